"""Whether two files say the same: the same keys, texts and order, however they are written.

In: two nodes. Out: yes or no. Quotes count only where they change what a text is: a number, a yes, nothing at all.
"""

from __future__ import annotations

from journeyctl.schema.typing import NUMBER
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence


def same(one: Node, other: Node, *, ordered: bool = True) -> bool:
    """Whether two nodes say the same, wherever they stand; `ordered`: their keys in the same order, too."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return said(one) == said(other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        ours, theirs = (each.entries if ordered else _sorted(each) for each in (one, other))
        return len(ours) == len(theirs) and all(
            mine.key.text == yours.key.text and same(mine.value, yours.value, ordered=ordered)
            for mine, yours in zip(ours, theirs, strict=True)
        )
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(
            same(mine, yours, ordered=ordered) for mine, yours in zip(one.items, other.items, strict=True)
        )
    return False


def said(one: Scalar) -> tuple[str, bool]:
    """What a text says; for one that quotes make another, whether it has none."""
    return one.text, one.style == "plain" and _typed(one.text)


def _sorted(one: Mapping) -> tuple[Entry, ...]:
    return tuple(sorted(one.entries, key=lambda entry: entry.key.text))


def _typed(text: str) -> bool:
    """Whether quotes make a difference to a text."""
    return text in ("", "~", "null", "true", "false") or bool(NUMBER.fullmatch(text))
