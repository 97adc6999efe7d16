"""The phases over the columns, pale so that changes lead; a phase that is new, gone or changed has its sign."""

from __future__ import annotations

from itertools import groupby

from journeyctl.layout.block import Block, path, placed
from journeyctl.overlay.columns import Column, Fold, Slot
from journeyctl.overlay.desk import Desk, Part, badge, label
from journeyctl.scene import Element, Group, Ink, Path

HEIGHT = 32.0
POINT = 7.0
INSET = 16.0
INSET_FIRST = 12.0


def phases(desk: Desk) -> Part | None:
    """The row of phases; None where neither journey has any."""
    sides = [one for one in (desk.difference.before, desk.difference.after) if one]
    if not any(one.phases_given for one in sides):
        return None
    now = {one.before: one.after for one in desk.difference.pairs if one.kind == "phase"}
    runs = [
        (key, tuple(slots)) for key, slots in groupby(desk.plan.slots, key=lambda slot: _phase(slot, now))
    ]  # fmt: skip
    heads = [_head(desk, key, slots) for key, slots in runs]
    height = max(HEIGHT, *(head.height + 12.0 for head in heads))
    title = label(desk, "route", desk.labels("overlay.phases"))
    elements: list[Element] = list(placed(title, 0.0, (HEIGHT - 22.0) / 2))
    signs: set[str] = set()
    for index, ((key, slots), head) in enumerate(zip(runs, heads, strict=True)):
        left, right = slots[0].x, slots[-1].x + slots[-1].w
        shape = _chevron(left, right, height, first=index == 0, last=index == len(runs) - 1)
        words = placed(head, left + (INSET_FIRST if index == 0 else INSET), (height - head.height) / 2)
        elements.append(Group("phase", (Path(shape, Ink(_ground(desk, key))), *words), id=key))
        signs |= head.signs
    return Part(height, tuple(elements), frozenset(signs))


def _ground(desk: Desk, key: str) -> str:
    """The ground of a phase: pale, whatever happened to it."""
    return {"added": "add-tint", "removed": "del-tint"}.get(_kind(desk, key), "bar")


def _phase(slot: Slot, now: dict[str, str]) -> str:
    """The phase of a slot as changes call it; that of a fold is its own."""
    if isinstance(slot, Fold):
        return f"fold:{slot.columns[0].one.id}"
    one: Column = slot
    if one.after is not None:
        return f"phase:{one.after.phase}"
    key = f"phase:{one.one.phase}"
    return now.get(key, key)


def _kind(desk: Desk, key: str) -> str:
    """What became of a phase: added, removed, moved, changed, or "" for nothing."""
    kinds = [one.kind for one in desk.difference.changes if one.subject == key]
    whole = [kind for kind in kinds if kind in ("added", "removed", "moved")]
    if any(one.subject == key and one.field == "Journey.phases" for one in desk.difference.changes):
        return whole[0] if whole else "changed"
    return "changed" if kinds else ""


def _head(desk: Desk, key: str, slots: tuple[Slot, ...]) -> Block:
    """The name of a phase, or the numbers of a fold, with the sign of what happened."""
    left, right = slots[0].x, slots[-1].x + slots[-1].w
    kind = _kind(desk, key)
    room = right - left - INSET - 6.0 - (24.0 if kind else 0.0)
    if isinstance(slots[0], Fold):
        ends = slots[0].columns[0].number, slots[0].columns[-1].number
        return desk.board.line("–".join(ends), "micro-strong", "ink-2")
    journeys = (desk.difference.after, desk.difference.before)
    names = {f"phase:{one.id}": one.name for journey in reversed(journeys) if journey for one in journey.phases}
    name = desk.board.text(names.get(key, ""), "micro-strong", "ink-2" if kind != "removed" else "del", room,
                           struck=kind == "removed")  # fmt: skip
    if not kind:
        return name
    sort = {"added": "new", "removed": "gone"}.get(kind, kind)
    sign = badge(sort, 9.0, name.height / 2, 7.0)
    return Block((*sign, *placed(name, 24.0, 0.0)), name.width + 24.0, name.height, frozenset({sort}))


def _chevron(left: float, right: float, height: float, *, first: bool, last: bool) -> str:
    middle = height / 2
    point = ("H", right) if last else ("H", right - 2.0, "L", right - 2.0 + POINT, middle, "L", right - 2.0, height)
    closing = ("V", height) if last else ()
    notch = ("H", left) if first else ("H", left, "L", left + POINT, middle)
    return path("M", left, 0.0, *point, *closing, *notch, "Z")
