"""What a thing in a list is called, so that it is known again wherever it stands.

In: the items of a list. Out: a name for each, its own in the list: the id that the team wrote, else the slug of its
name or text, a text itself.
"""

from __future__ import annotations

from collections import Counter

from journeyctl.binding.identity import slug
from journeyctl.source import Mapping, Node, Scalar

SHORT = ("name", "text", "action", "to", "lane")
"""Keys that plain text stands for; the first that a thing has is its heading."""

_OTHERS = ("quote", "channel", "actor", "system", "score", "mark", "initials")


def heading(item: Node) -> tuple[str, str]:
    """The key that says best what a thing is, and its text; of a text, the text. ("", "") when nothing does."""
    if isinstance(item, Scalar):
        return "", item.text
    if isinstance(item, Mapping):
        for key in (*SHORT, *_OTHERS):
            value = item.get(key)
            if isinstance(value, Scalar) and value.text:
                return key, value.text
    return "", ""


def given(item: Node, key: str = "id") -> str:
    """What the team wrote under a key of a thing, "" when that is nothing."""
    value = item.get(key) if isinstance(item, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""


def names(items: tuple[Node, ...], longest: int | None = None) -> tuple[str, ...]:
    """The names of the items of a list; one that is made of a text has so many signs at most.

    The second of one name gets a 2, and so on.
    """
    found: list[str] = []
    seen: Counter[str] = Counter()
    for item in items:
        name = given(item) or slug(heading(item)[1])[:longest].strip("-") or "item"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(found)
