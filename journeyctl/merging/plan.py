"""What becomes of three versions of a value, thing by thing, before any text is touched.

In: the nodes of base, ours and theirs. Out: a plan: take a side, join the parts, or a clash; and the data it makes.
With the sides exchanged it is the same plan.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, TypeVar

from journeyctl.diagnostics import NOWHERE
from journeyctl.merging.forms import Place, formed
from journeyctl.merging.pairing import APART, Contested, Keys, keyed, paired, woven
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
    """A list or mapping that is put together from parts, when all versions are written in a form."""

    parts: tuple[Part, ...]
    form: str = ""


Plan: TypeAlias = Side | Join


class Planner:
    """Plans one merge; `contested` are things that both sides moved, each elsewhere."""

    def __init__(self, contested: Contested = frozenset()) -> None:
        self._contested = contested

    def plan(self, base: Node | None, ours: Node, theirs: Node, place: Place = Place()) -> Plan:  # noqa: B008 - frozen
        """What becomes of a value that both sides have."""
        form = place.form(base, ours, theirs)
        versions = (None if base is None else formed(base, form), formed(ours, form), formed(theirs, form))
        joined = self._joined(*versions, place)
        if joined is not None:
            return joined._replace(form=form)
        if place.alike(ours, theirs) or (base is not None and place.alike(base, theirs)):
            return "ours"
        return "theirs" if base is not None and place.alike(base, ours) else "clash"

    def _joined(self, base: Node | None, ours: Node, theirs: Node, place: Place) -> Join | None:
        """The parts of lists or mappings; None when they are not that, or cannot be put into one order."""
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping) and isinstance(base, Mapping | None):
            versions = tuple(node.entries if node else () for node in (base, ours, theirs))
            keys = keyed(*versions)
            values = tuple(tuple(one.value for one in each) for each in versions)
            order = self._parts(keys, values, None)
            placed = woven(keys, set(order)) or tuple(one for one in (*keys.ours, *keys.theirs) if one in order)
            return Join(tuple(order[one] for one in dict.fromkeys(placed)))
        if isinstance(ours, Sequence) and isinstance(theirs, Sequence) and isinstance(base, Sequence | None):
            lists = (base.items if base else (), ours.items, theirs.items)
            if any(map(_measured, lists)):
                return None
            keys = paired(*lists, self._contested)
            order = self._parts(keys, lists, Place(place.key, item=True))
            row = woven(keys, set(order))
            return None if row is None else Join(tuple(order[one] for one in row))
        return None

    def _parts(self, keys: Keys, values: tuple[tuple[Node, ...], ...], place: Place | None) -> dict[str, Part]:
        """What is left of the parts, by key; each stands at a place, or under its key."""
        places = [{key: index for index, key in enumerate(side)} for side in keys]
        found: dict[str, Part] = {}
        for key in dict.fromkeys((*keys.base, *keys.ours, *keys.theirs)):
            base, ours, theirs = (each.get(key) for each in places)
            versions = at(values[0], base), at(values[1], ours), at(values[2], theirs)
            made = "clash" if APART in key else self._decided(*versions, place or Place(key))
            if made is not None:
                found[key] = Part(base, ours, theirs, made)
        return found

    def _decided(self, base: Node | None, ours: Node | None, theirs: Node | None, place: Place) -> Plan | None:
        """What becomes of a part; None when it goes."""
        if ours is not None and theirs is not None:
            return self.plan(base, ours, theirs, place)
        left = ours if ours is not None else theirs
        if left is None or (base is not None and place.alike(base, left)):
            return None
        if base is not None or (self._contested and self._held(left)):
            return "clash"
        return "ours" if ours is not None else "theirs"

    def _held(self, node: Node) -> bool:
        """Whether something contested is in a value."""
        inner = (one.value for one in node.entries) if isinstance(node, Mapping) else ()
        items = node.items if isinstance(node, Sequence) else inner
        return id(node) in self._contested or any(map(self._held, items))


def clashes(made: Plan) -> bool:
    """Whether a plan leaves something to people."""
    if isinstance(made, Join):
        return any(clashes(part.plan) for part in made.parts)
    return made == "clash"


def data(made: Plan, ours: Node, theirs: Node) -> Node:
    """What a plan without clashes makes of its versions."""
    if not isinstance(made, Join):
        return ours if made == "ours" else theirs
    ours, theirs = formed(ours, made.form), formed(theirs, made.form)
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        entries = []
        for part in made.parts:
            first, last = _sides(ours.entries, theirs.entries, part)
            entries.append(Entry(first.key, data(part.plan, first.value, last.value)))
        return Mapping(tuple(entries), NOWHERE)
    assert isinstance(ours, Sequence)
    assert isinstance(theirs, Sequence)
    items = []
    for part in made.parts:
        items.append(data(part.plan, *_sides(ours.items, theirs.items, part)))
    return Sequence(tuple(items), NOWHERE)


def _sides(ours: tuple[_T, ...], theirs: tuple[_T, ...], part: Part) -> tuple[_T, _T]:
    """Both sides of a part; what only one side has stands for both."""
    mine, yours = at(ours, part.ours), at(theirs, part.theirs)
    first, last = mine or yours, yours or mine
    assert first is not None
    assert last is not None
    return first, last


def at(row: tuple[_T, ...], index: int | None) -> _T | None:
    """The part at a place; None where it has none."""
    return None if index is None else row[index]


def _measured(items: tuple[Node, ...]) -> bool:
    """Whether a list is of numbers, which belong together: ratings, a range."""
    return bool(items) and all(isinstance(one, Scalar) and NUMBER.fullmatch(one.text) for one in items)
