"""What a YAML file is to us: nodes that keep every scalar as the text that was typed, each with its place.

No value is typed here: `version: 1.10` stays "1.10" and `lang: no` stays "no". The schema decides which key wants a
number. An empty plain scalar is null, and counts as absent where a key is optional.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from journeyctl.diagnostics import Span

ScalarStyle = Literal["plain", "quoted", "block"]


class Scalar(NamedTuple):
    """A text as typed. `style` tells whether it stood in quotes, in a block (`|`, `>`) or plainly."""

    text: str
    style: ScalarStyle
    span: Span

    @property
    def empty(self) -> bool:
        """Whether this is null: a key without a value, or `~`."""
        return self.style == "plain" and self.text in ("", "~", "null")


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Entries in the order of the file; every key once."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key, None when it is not there."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


class Sequence(NamedTuple):
    """The items of a list."""

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence
