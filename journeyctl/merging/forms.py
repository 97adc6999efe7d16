"""The forms in which one thing is written: plain text for a thing, a thing for a list of one.

In: a value in three versions, the key it stands under. Out: the same values in one form, and how they got it. Only what
is written in different ways is changed; what is the same in meaning is then the same.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl import shorthand
from journeyctl.diagnostics import NOWHERE
from journeyctl.edit.sameness import same
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence

LISTED = "[]"
"""The form of a list; every other form is the key that plain text stands for."""


class Place(NamedTuple):
    """The key a value stands under; `item`: it is an item of the list there."""

    key: str = ""
    item: bool = False

    def alike(self, one: Node, other: Node) -> bool:
        """Whether two values mean the same here, however they are written."""
        return same(one, other, ordered=False) or same(
            *(shorthand.long(self.key, each, item=self.item) for each in (one, other)), ordered=False
        )

    def form(self, *versions: Node | None) -> str:
        """The form that versions of different kinds get; "" when they are of one kind, or cannot be made so."""
        there = [one for one in versions if one is not None]
        kinds = {type(one) for one in there}
        if len(kinds) == 1:
            return ""
        if Sequence in kinds:
            bare = (one for one in there if not isinstance(one, Sequence))
            return LISTED if not self.item and all(shorthand.is_list(self.key, one) for one in bare) else ""
        known = shorthand.stands_for(self.key)
        return "" if any(isinstance(one, Scalar) and one.empty for one in there) else known


def formed(node: Node, form: str) -> Node:
    """A value in a form."""
    if form == LISTED and not isinstance(node, Sequence):
        return Sequence((node,), node.span)
    if form not in ("", LISTED) and isinstance(node, Scalar):
        return Mapping((Entry(Scalar(form, "plain", NOWHERE), node),), node.span)
    return node
