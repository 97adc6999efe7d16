"""Writes an outline as text: two spaces a level, one blank line at most, brackets where they were and have room.

In: an `Outline`. Out: the text of the file. Order, words, comments and blank lines are those of the outline; spaces,
quotes and brackets are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeyctl.columns import columns
from journeyctl.edit.gaps import Comment
from journeyctl.edit.outline import Group, Item, Leaf, Outline, Value
from journeyctl.edit.words import LONGEST_KEY, beside, in_lines, is_long, key, one_line

WIDEST = 120
"""A line with brackets has so many columns at most; what does not fit becomes lines."""
STEP = 2

_ADDRESSED = re.compile(r"#\s*journeyctl:")
"""A comment to the program holds for its line, or for all of what it stands above."""


def printed(file: Outline) -> str:
    """The text of a file; it ends with one line end, or with the blank lines of a block that keeps its own."""
    root = file.root
    lines = _items(root, 0, first=not file.head) if root.items else ["{}", *_comments(root.rest, 0)]
    return "\n".join([*_comments(file.head, 0, first=True), *lines]) + "\n"


def _comments(comments: Iterable[Comment], indent: int, *, first: bool = False) -> list[str]:
    """Comments on lines of their own; the first line of a group has no blank line above it."""
    lines: list[str] = []
    for one in comments:
        if one.blank and not (first and not lines):
            lines.append("")
        lines.append(" " * indent + one.text)
    return lines


def _items(group: Group, indent: int, *, first: bool = True) -> list[str]:
    """The lines of a group, its keys or hyphens indented so far. A text of several lines is one string."""
    lines: list[str] = []
    for given in group.items:
        item = _settled(given, indent)
        top = first and not lines
        lines += _comments(item.lead, indent, first=top)
        if item.blank and not (top and not item.lead):
            lines.append("")
        lines += _item(item, indent)
    return lines + _comments(group.rest, indent)


def _settled(item: Item, indent: int) -> Item:
    """An item whose brackets become lines, with a place for the comment that stood behind them."""
    group, tail = item.value, item.tail
    if tail is None or not isinstance(group, Group) or not _in_lines(item, indent):
        return item
    own = tail._replace(own=True, blank=False)
    if not _ADDRESSED.match(tail.text):
        if group.commented or item.opened:
            return item._replace(value=group._replace(rest=(*group.rest, own)), tail=None)
        if item.key:
            return item._replace(opened=(tail,), tail=None)
    return item._replace(lead=(*item.lead, own._replace(blank=item.blank)), blank=False, tail=None)


def _item(item: Item, indent: int) -> list[str]:
    """The lines of an item, without the comments above it."""
    pad, head = " " * indent, _head(item)
    above: list[str] = []
    if len(head) > LONGEST_KEY:
        above, head = [f"{pad}? {head[:-1]}"], ":"
    opened = item.opened
    if opened and not opened[0].own:
        head += f"  {beside(opened[0].text)}"
        opened = opened[1:]
    between = _comments(opened, indent + STEP, first=True)
    if isinstance(item.value, Group) and _in_lines(item, indent):
        inner = _items(item.value, indent + STEP)
        if head == "-" and not between and not _settled(item.value.items[0], indent + STEP).lead:
            return [f"{pad}- {inner[0][indent + STEP :]}", *inner[1:]]
        return [*above, pad + head, *between, *inner]
    lines = _written(item, indent, pad + head, between)
    if item.tail:
        lines[-1] += f"  {beside(item.tail.text)}"
    return [*above, *lines]


def _written(item: Item, indent: int, head: str, between: list[str]) -> list[str]:
    """A text, or brackets that stay, behind their key or hyphen; on a line below when a comment or their width asks."""
    value = item.value
    words = in_lines(value, indent + STEP) if isinstance(value, Leaf) else _inline(value)
    if not words:
        return [head, *between]
    if item.opened or (item.broken and _stays_below(value, f"{head} {words}")):
        return [head, *between, " " * (indent + STEP) + words]
    return [f"{head} {words}"]


def _stays_below(value: Value, line: str) -> bool:
    """Whether what began on a line below its key stays there: in several lines, or too wide for one."""
    if isinstance(value, Leaf) and value.node.style == "block":
        return False
    return "\n" in line or columns(line) > WIDEST


def _head(item: Item) -> str:
    return "-" if item.key is None else f"{key(item.key, bracketed=False)}:"


def _in_lines(item: Item, indent: int) -> bool:
    """Whether a group is written in lines: it was, or it is not short enough for brackets."""
    group = item.value
    assert isinstance(group, Group)
    if not group.items:
        return False
    if not group.brackets or not _short(group):
        return True
    before = STEP if item.opened else len(_head(item)) + 1
    return indent + before + columns(_inline(group)) > WIDEST


def _short(value: Value) -> bool:
    """Whether a value may stand in brackets, be there room."""
    if isinstance(value, Leaf):
        return not is_long(value)
    return not value.commented and all(_short(item.value) for item in value.items)


def _inline(value: Value) -> str:
    """A value that is short, on one line."""
    if isinstance(value, Leaf):
        return one_line(value, bracketed=True)
    items = (
        f"{key(item.key, bracketed=True)}: {_inline(item.value)}" if item.key else _inline(item.value)
        for item in value.items
    )
    return f"{{{', '.join(items)}}}" if value.mapping else f"[{', '.join(items)}]"
