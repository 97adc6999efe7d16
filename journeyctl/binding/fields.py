"""Reads the values of a mapping in long form by key, with the types the schema promises.

In: a `Mapping` that passed the schema. Out: clean texts, numbers, flags, words of a list, and the spans they stand at.
An absent key gives "", None or an empty tuple; so does a value of another kind, which the schema has refused already.
"""

from __future__ import annotations

import re
from typing import TypeVar

from journeyctl.binding.text import clean, plain
from journeyctl.diagnostics import Span
from journeyctl.model import Share
from journeyctl.source.nodes import Mapping, Node, Scalar, Sequence

Word = TypeVar("Word", bound=str)

_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,2})?")
_SHARE = re.compile(r"([0-9]{1,9}) */ *([0-9]{1,9})")
_YES = frozenset({"yes", "true"})
_NO = frozenset({"no", "false"})


def number(text: str) -> float | None:
    """The finite number a text is, else None."""
    return float(text) if _NUMBER.fullmatch(text) else None


def nodes(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; one value stands for a list of one."""
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


class Fields:
    """A mapping read by key. `entries` keeps the order of the file.

    Its texts are cleaned at once: what is asked for is asked for many times, most of it for keys that are not there. So
    are the mappings of its lists, which are made when they are first asked for, and kept.
    """

    __slots__ = ("_items", "_texts", "_values", "node")

    def __init__(self, node: Mapping) -> None:
        self.node = node
        values: dict[str, Node] = {entry.key.text: entry.value for entry in node.entries}
        self._values = values
        self._texts = {key: plain(value) for key, value in values.items() if type(value) is Scalar}
        self._items: dict[str, tuple[Fields, ...]] = {}

    @property
    def span(self) -> Span:
        """Where the mapping stands."""
        return self.node.span

    def node_of(self, key: str) -> Node | None:
        """The value as it is."""
        return self._values.get(key)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def only(self, key: str) -> bool:
        """Whether nothing but the key is there, as after expanding a short form."""
        return len(self._values) == 1 and key in self._values

    def span_of(self, key: str) -> Span:
        """Where the value of a key stands; where the mapping does when the key is absent."""
        node = self._values.get(key)
        return self.node.span if node is None else node.span

    def text(self, key: str) -> str:
        """The text of a key, clean."""
        return self._texts.get(key, "")

    def scalars(self, key: str) -> tuple[tuple[str, Span], ...]:
        """The texts of a list with their spans."""
        if key not in self._values:
            return ()
        found = nodes(self._values[key])
        return tuple((plain(node), node.span) for node in found if isinstance(node, Scalar))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; the empty ones are left out."""
        return tuple(text for text, _ in self.scalars(key) if text)

    def items(self, key: str) -> tuple[Fields, ...]:
        """The mappings of a list."""
        if key not in self._values:
            return ()
        found = self._items.get(key)
        if found is None:
            found = tuple([Fields(node) for node in nodes(self._values[key]) if isinstance(node, Mapping)])
            self._items[key] = found
        return found

    def within(self, key: str) -> Fields | None:
        """The mapping of a key."""
        return next(iter(self.items(key)), None)

    def pairs(self, key: str) -> tuple[tuple[str, Span, Node], ...]:
        """The entries of the mapping under a key: name, where the name stands, value."""
        node = self._values.get(key)
        if not isinstance(node, Mapping):
            return ()
        return tuple((clean(entry.key.text), entry.key.span, entry.value) for entry in node.entries)

    def things(self, key: str) -> tuple[tuple[str, Fields], ...]:
        """The mappings of the mapping under a key, by name; one without a value is an empty mapping."""
        return tuple(
            (name, Fields(value if isinstance(value, Mapping) else Mapping((), span)))
            for name, span, value in self.pairs(key)
        )

    def named_texts(self, key: str) -> tuple[tuple[str, str], ...]:
        """The texts of the mapping under a key, by name."""
        pairs = self.pairs(key)
        return tuple((name, plain(value)) for name, _, value in pairs if isinstance(value, Scalar))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Whether a key says yes."""
        if key not in self._texts:
            return default
        word = self._texts[key].lower()
        return word in _YES or (default and word not in _NO)

    def number(self, key: str) -> float | None:
        """The number under a key."""
        return number(self.text(key))

    def whole(self, key: str) -> int | None:
        """The whole number under a key."""
        found = self.number(key)
        return int(found) if found is not None and found.is_integer() else None

    def word(self, key: str, words: tuple[Word, ...]) -> Word | None:
        """The one of `words` that stands under a key."""
        text = self._texts.get(key)
        return None if text is None else next((word for word in words if word == text), None)

    def share(self, key: str) -> Share | None:
        """How many of how many, as in `9/12`."""
        found = _SHARE.fullmatch(self.text(key))
        return Share(count=int(found[1]), of=int(found[2])) if found else None
