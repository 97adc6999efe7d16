"""A file as an outline: its nodes with what stands around them, ready to be written anew.

An outline keeps what nodes leave out: comments, blank lines, brackets, and the words of every text as they were typed.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from journeyctl.edit.gaps import Comment
from journeyctl.source import Scalar


class Leaf(NamedTuple):
    """A text: what it says, and how it was written. `head` and `body` are those of a block (`|`, `>`)."""

    node: Scalar
    source: str
    body: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all was written."""
        return not self.source


class Group(NamedTuple):
    """A mapping or a list. `commented`: a comment stands between its brackets."""

    mapping: bool
    brackets: bool
    items: tuple[Item, ...]
    rest: tuple[Comment, ...] = ()
    commented: bool = False


class Item(NamedTuple):
    """An entry of a mapping, or an item of a list, which has no key.

    `lead`: the comments above it. `opened`: those between its key or hyphen and its value. `tail`: the one behind the
    value. `blank`: a blank line stands above it, below its comments. `broken`: the value begins on a line of its own.
    """

    key: Leaf | None
    value: Value
    lead: tuple[Comment, ...] = ()
    opened: tuple[Comment, ...] = ()
    tail: Comment | None = None
    blank: bool = False
    broken: bool = False


Value: TypeAlias = Leaf | Group


class Outline(NamedTuple):
    """A whole file. `head` is what stands above everything and stays there: the line for editors, a licence, `---`."""

    head: tuple[Comment, ...]
    root: Group
