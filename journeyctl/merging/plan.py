"""What becomes of three versions of a value, thing by thing, before any text is touched.

In: the nodes of base, ours and theirs. Out: a plan: take a side, join the parts, or a clash; and the data it makes.
With the sides exchanged it is the same plan.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, TypeVar

from journeyctl.diagnostics import NOWHERE
from journeyctl.edit.sameness import same
from journeyctl.merging.pairing import Keys, keyed, paired, woven
from journeyctl.schema.typing import NUMBER
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence

_T = TypeVar("_T")
Side = Literal["ours", "theirs", "clash"]


class Part(NamedTuple):
    """A thing of a list or an entry of a mapping: where it stands in each version, None where it does not."""

    base: int | None
    ours: int | None
    theirs: int | None
    plan: Plan


class Join(NamedTuple):
    """A list or mapping that is put together from parts."""

    parts: tuple[Part, ...]


Plan: TypeAlias = Side | Join


def plan(base: Node | None, ours: Node, theirs: Node) -> Plan:
    """What becomes of a value that both sides have."""
    joined = _joined(base, ours, theirs)
    if joined is not None:
        return joined
    if same(ours, theirs, ordered=False) or (base is not None and same(base, theirs, ordered=False)):
        return "ours"
    return "theirs" if base is not None and same(base, ours, ordered=False) else "clash"


def clashes(made: Plan) -> bool:
    """Whether a plan leaves something to people."""
    if isinstance(made, Join):
        return any(clashes(part.plan) for part in made.parts)
    return made == "clash"


def data(made: Plan, ours: Node, theirs: Node) -> Node:
    """What a plan without clashes makes of its versions."""
    if not isinstance(made, Join):
        return ours if made == "ours" else theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        entries = []
        for part in made.parts:
            mine, yours = at(ours.entries, part.ours), at(theirs.entries, part.theirs)
            first, last = mine or yours, yours or mine
            assert first is not None
            assert last is not None
            entries.append(Entry(first.key, data(part.plan, first.value, last.value)))
        return Mapping(tuple(entries), NOWHERE)
    assert isinstance(ours, Sequence)
    assert isinstance(theirs, Sequence)
    items = []
    for part in made.parts:
        one, other = at(ours.items, part.ours), at(theirs.items, part.theirs)
        left, right = one or other, other or one
        assert left is not None
        assert right is not None
        items.append(data(part.plan, left, right))
    return Sequence(tuple(items), NOWHERE)


def at(row: tuple[_T, ...], index: int | None) -> _T | None:
    """The part at a place; None where it has none."""
    return None if index is None else row[index]


def _joined(base: Node | None, ours: Node, theirs: Node) -> Join | None:
    """The parts of lists or mappings; None when they are not that, or cannot be put into one order."""
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping) and isinstance(base, Mapping | None):
        versions = tuple(node.entries if node else () for node in (base, ours, theirs))
        keys = keyed(*versions)
        values = tuple(tuple(one.value for one in each) for each in versions)
        order = _parts(keys, values)
        placed = woven(keys, set(order)) or tuple(one for one in (*keys.ours, *keys.theirs) if one in order)
        return Join(tuple(order[one] for one in dict.fromkeys(placed)))
    if isinstance(ours, Sequence) and isinstance(theirs, Sequence) and isinstance(base, Sequence | None):
        lists = tuple(node.items if node else () for node in (base, ours, theirs))
        if any(map(_measured, lists)):
            return None
        keys = paired(*lists)
        order = _parts(keys, lists)
        row = woven(keys, set(order))
        return None if row is None else Join(tuple(order[one] for one in row))
    return None


def _measured(items: tuple[Node, ...]) -> bool:
    """Whether a list is of numbers, which belong together: ratings, a range."""
    return bool(items) and all(isinstance(one, Scalar) and NUMBER.fullmatch(one.text) for one in items)


def _parts(keys: Keys, values: tuple[tuple[Node, ...], ...]) -> dict[str, Part]:
    """What is left of the parts, by key."""
    places = [{key: index for index, key in enumerate(side)} for side in keys]
    found: dict[str, Part] = {}
    for key in dict.fromkeys((*keys.base, *keys.ours, *keys.theirs)):
        base, ours, theirs = (each.get(key) for each in places)
        made = _decided(at(values[0], base), at(values[1], ours), at(values[2], theirs))
        if made is not None:
            found[key] = Part(base, ours, theirs, made)
    return found


def _decided(base: Node | None, ours: Node | None, theirs: Node | None) -> Plan | None:
    """What becomes of a part; None when it goes."""
    if ours is not None and theirs is not None:
        return plan(base, ours, theirs)
    left = ours if ours is not None else theirs
    if left is None or (base is not None and same(base, left, ordered=False)):
        return None
    return "clash" if base is not None else "ours" if ours is not None else "theirs"
