"""Finds comments, brackets and blank lines around the nodes of a file, and puts them with what they belong to.

In: the text of a file without errors and its root. Out: its `Outline`. The nodes lead the way through the text: between
two words stand only signs, spaces and comments, so nothing of YAML has to be read a second time.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from journeyctl.edit.blocks import Block, block
from journeyctl.edit.edits import Places
from journeyctl.edit.gaps import Comment, Gap, gap
from journeyctl.edit.outline import Group, Item, Leaf, Outline, Value
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence

_STAYS = re.compile(r"# yaml-language-server:|#!|---|%|#\s*journeyctl:")
"""How a comment begins that speaks of the whole file because it stands at its top."""


class _Found(NamedTuple):
    """A value, the comments before and beside it, and the gap behind it that is not used up."""

    value: Value
    opened: tuple[Comment, ...]
    tail: Comment | None
    broken: bool
    after: Gap


def outline(text: str, root: Mapping) -> Outline:
    """The outline of a file that was read without an error. `text` has one kind of line end, as `source` makes it."""
    walker = _Walker(text)
    start = gap(text, 0)
    walker.at = start.end
    if text.startswith("{", walker.at):
        group, opened, after = walker.brackets(root)
        above, rest = (*start.comments, *map(_alone, opened)), after.comments
    else:
        above = start.comments
        group, after = walker.lines(root, root.span.column - 1, start._replace(comments=()))
        rest = after.comments
    length = _head(above, start.blank)
    group = group._replace(rest=(*group.rest, *map(_alone, rest)))
    if not group.items:
        return Outline(above, group)
    first = group.items[0]
    first = first._replace(lead=(*above[length:], *first.lead), blank=first.blank or start.blank)
    return Outline(above[:length], group._replace(items=(first, *group.items[1:])))


def _head(above: tuple[Comment, ...], blank: bool) -> int:
    """How many of the comments above everything stay there: up to a blank line, or one that speaks of the file."""
    gaps = (*(one.blank for one in above[1:]), blank) if above else ()
    return max((at for at, one in enumerate(above, 1) if gaps[at - 1] or _STAYS.match(one.text)), default=0)


def _alone(comment: Comment) -> Comment:
    """A comment on a line of its own."""
    return comment._replace(own=True)


class _Walker:
    """Goes through the text with the nodes as a guide; `at` is where it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._places = Places(text)

    def lines(self, node: Mapping | Sequence, column: int, before: Gap, edge: int = -1) -> tuple[Group, Gap]:
        """A group written in lines that begins here, `before` being the gap above; and the gap behind it.

        Args:
            node: the mapping or list.
            column: where its keys or hyphens stand.
            before: the gap before its first item, comments included.
            edge: the column of the mapping that holds it; a list may stand at that same column.
        """
        items: list[Item] = []
        for part in node.entries if isinstance(node, Mapping) else node.items:
            item, before = self._line(part, column, before)
            items.append(item)
        inside = max(column, edge + 1)
        rest = tuple(takewhile(lambda one: one.column >= inside, before.comments))
        left = before.comments[len(rest) :]
        return Group(isinstance(node, Mapping), False, tuple(items), rest), before._replace(comments=left)

    def _line(self, part: Entry | Node, column: int, before: Gap) -> tuple[Item, Gap]:
        """An entry with its key, or an item with its hyphen; and the gap behind it."""
        self.at = before.end
        lead = [*before.comments]
        key = None
        marked = True
        node = part.value if isinstance(part, Entry) else part
        if isinstance(part, Entry):
            key, marked = self._key(part.key, lead, column)
        else:
            self.at += 1
        found = self._value(node, column) if marked else self._nothing(node)
        item = Item(key, found.value, tuple(lead), found.opened, found.tail, before.blank, found.broken)
        return item, found.after

    def _key(self, node: Scalar, lead: list[Comment], column: int = -1) -> tuple[Leaf, bool]:
        """A key, and whether a colon follows it. Comments between `?`, the key and its colon join those above."""
        start, end = self._places.range(node.span)
        if self.at != start and self.text[self.at] == "?":
            between = gap(self.text, self.at + 1)
            lead += map(_alone, between.comments)
        leaf = self._leaf(node, start, end, column)
        between = gap(self.text, self.at)
        marked = self.text.startswith(":", between.end)
        if marked:
            lead += map(_alone, between.comments)
            self.at = between.end + 1
        return leaf, marked

    def _leaf(self, node: Scalar, start: int, end: int, column: int = -1) -> Leaf:
        """A text; the walker stands behind it afterwards."""
        made = block(self.text, start, column) if node.style == "block" else Block((), end)
        self.at = made.end
        return Leaf(node, self.text[start : made.head if node.style == "block" else end], made.body)

    def _nothing(self, node: Node) -> _Found:
        """The empty value of a key without a colon, or of one that nothing follows."""
        assert isinstance(node, Scalar)
        after = gap(self.text, self.at)
        return _Found(Leaf(node, ""), (), after.beside, False, after._replace(comments=after.below))

    def _value(self, node: Node, column: int, *, bracketed: bool = False) -> _Found:
        """The value that follows here, of an item at a column, and what stands around it."""
        if isinstance(node, Scalar) and not node.text and node.style == "plain":
            return self._empty(node, column, bracketed=bracketed)
        before = gap(self.text, self.at)
        self.at = before.end
        if isinstance(node, Scalar):
            leaf = self._leaf(node, *self._places.range(node.span), column)
            return self._closed(leaf, before.comments, before.broken)
        if bracketed or self.text[self.at] in "{[":
            group, opened, after = self.brackets(node)
            return self._closed(group, (*before.comments, *opened), before.broken, after)
        opened = (before.beside,) if before.beside else ()
        edge = column if isinstance(node, Sequence) else -1
        group, after = self.lines(node, node.span.column - 1, before._replace(comments=before.below), edge)
        return _Found(group, opened, None, False, after)

    def _closed(self, value: Value, opened: tuple[Comment, ...], broken: bool, after: Gap | None = None) -> _Found:
        """A text or brackets, with the comment beside its end."""
        after = after or gap(self.text, self.at)
        return _Found(value, opened, after.beside, broken, after._replace(comments=after.below))

    def _empty(self, node: Scalar, column: int, *, bracketed: bool) -> _Found:
        """A key or hyphen without a value; comments below it that stand deeper are its own."""
        found = self._nothing(node)
        if bracketed:
            return found
        own = tuple(takewhile(lambda one: one.column > column, found.after.comments))
        opened = (*((found.tail,) if found.tail and own else ()), *own)
        left = found.after.comments[len(own) :]
        tail = None if own else found.tail
        return found._replace(opened=opened, tail=tail, after=found.after._replace(comments=left))

    def brackets(self, node: Mapping | Sequence) -> tuple[Group, tuple[Comment, ...], Gap]:
        """A group in brackets that begins here, the comments before its first item, and the gap behind it.

        A mapping inside `[ ]` may do without its own: `[a: b]`.
        """
        bare = isinstance(node, Mapping) and self.text[self.at] != "{"
        self.at += 0 if bare else 1
        before = gap(self.text, self.at)
        self.at = before.end
        opened = () if bare else before.comments[:1] if before.beside else ()
        before = before._replace(comments=before.comments[len(opened) :])
        items: list[Item] = []
        for part in node.entries if isinstance(node, Mapping) else node.items:
            item, before = self._bracketed(part, before, bare=bare)
            items.append(item)
        commented = bool(opened or before.comments or any(map(_commented, items)))
        group = Group(isinstance(node, Mapping), True, tuple(items), () if bare else before.comments, commented)
        if bare:
            return group, opened, before
        self.at = before.end + 1
        if not items:
            group, opened = group._replace(rest=()), (*opened, *map(_alone, before.comments))
        return group, opened, gap(self.text, self.at)

    def _bracketed(self, part: Entry | Node, before: Gap, *, bare: bool) -> tuple[Item, Gap]:
        """One item between brackets, and the gap behind it and its comma."""
        lead = [*map(_alone, before.comments)]
        key = None
        marked = True
        node = part.value if isinstance(part, Entry) else part
        if isinstance(part, Entry):
            key, marked = self._key(part.key, lead)
        found = self._value(node, -1, bracketed=True) if marked else self._nothing(node)
        tail, after = found.tail, found.after
        self.at = after.end
        if not bare and self.text.startswith(",", after.end):
            self.at = after.end + 1
            further = gap(self.text, self.at)
            self.at = further.end
            beside = None if tail or after.comments else further.beside
            tail = tail or beside
            comments = (*after.comments, *map(_alone, further.below if beside else further.comments))
            after = further._replace(comments=comments)
        return Item(key, found.value, tuple(lead), found.opened, tail, before.blank, found.broken), after


def _commented(item: Item) -> bool:
    """Whether a comment stands with an item between brackets, or deeper in it."""
    inner = isinstance(item.value, Group) and item.value.commented
    return bool(item.lead or item.opened or item.tail or inner)
