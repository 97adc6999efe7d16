"""The faces of the curve: as it was muted, as it is loud where it feels otherwise, and the arrows between them."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.feelings import level
from journeyctl.layout.block import path
from journeyctl.layout.faces import face
from journeyctl.overlay.desk import Desk, badge
from journeyctl.overlay.lines import Lines, Spot, y_of
from journeyctl.overlay.placing import Room
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path

LOUD, MIDDLE, QUIET = 17.0, 13.0, 11.5
"""The radius of a face that feels otherwise, of one that changed in something else, of any other."""
LEAST = 0.005
"""A smaller difference is none."""
BADGE = 6.8
_ARROW = Ink(stroke="chg", width=2.4)


class Feelings(NamedTuple):
    """What is drawn in the row of the curve, the room that is left in it, and the signs used so far."""

    desk: Desk
    drawn: Lines
    room: Room
    signs: set[str]

    @property
    def folded(self) -> frozenset[str]:
        """What lies in folds."""
        return frozenset(one.subject for fold in self.desk.plan.folds for one in fold.columns)

    def before(self, spot: Spot) -> Spot | None:
        """The older point in the same column."""
        return next((one for one in self.drawn.old.spots if abs(one.x - spot.x) < 0.01), None)

    def delta(self, spot: Spot) -> float:
        """How much it rose, 0 where there was nothing; of what moved, since it stood elsewhere."""
        old = self.before(spot)
        was = old.value if old else None
        if spot.column and spot.column.sort == "moved" and spot.column.before:
            was = spot.column.before.happiness
        change = spot.value - was if was is not None else 0.0
        return change if abs(change) >= LEAST else 0.0

    def hidden(self, spot: Spot) -> bool:
        """Whether it lies in a fold."""
        return spot.column is not None and spot.column.subject in self.folded


def spots(work: Feelings) -> list[Element]:
    """Every face; first all take their room, then their signs find a place beside them."""
    arrows: list[Element] = []
    faces: list[Element] = []
    seen = [one for one in work.drawn.new.spots if not work.hidden(one)]
    gone = [one for one in work.drawn.old.spots if _alone(work, one)]
    for spot in seen:
        work.room.take(_around(spot, _radius(work, spot)))
    for spot in gone:
        work.room.take(_around(spot, QUIET))
    for spot in work.drawn.new.spots:
        if work.hidden(spot):
            faces += _dot(work, spot)
    for spot in gone:
        faces.append(_group(work, spot, (*_stem(work, spot), *_quiet(spot, QUIET, "paper")), "-before"))
        faces += _badge(work, spot, QUIET)
        work.signs.update({"old-face", "believed"} if spot.assumed else {"old-face"})
    for spot in seen:
        old, arrow = _from(work, spot)
        arrows += arrow
        faces.append(_group(work, spot, (*_stem(work, spot), *old, *_now(work, spot)), ""))
        if spot.column and spot.column.loud and (spot.column.sort == "moved" or not work.delta(spot)):
            faces += _badge(work, spot, _radius(work, spot))
    return [*arrows, *faces, *_unknown(work)]


def _alone(work: Feelings, spot: Spot) -> bool:
    """Whether no newer point stands in the column of an older one."""
    return all(abs(spot.x - other.x) >= 0.01 for other in work.drawn.new.spots)


def _radius(work: Feelings, spot: Spot) -> float:
    if work.delta(spot) or work.before(spot) is None:
        return LOUD
    return MIDDLE if spot.column and spot.column.loud else QUIET


def _around(spot: Spot, radius: float) -> Box:
    return Box(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius)


def _group(work: Feelings, spot: Spot, parts: tuple[Element, ...], end: str) -> Group:
    step = round(max(-2.0, min(2.0, spot.value)))
    said = f"{spot.place.name}: {work.desk.labels(f'happiness.{step}')} ({work.desk.value(spot.value)})"
    return Group("feeling", parts, id=f"{spot.place.id}{end}", title=said)


def _dot(work: Feelings, spot: Spot) -> list[Element]:
    """The point of a folded activity, where there is room for one."""
    assert spot.column is not None, "only activities are folded"
    if spot.column.w < 11.0:
        return []
    work.signs.add("same-line")
    return [Circle(spot.x, spot.y, 4.0, Ink("paper", "line-zero", 1.6))]


def _quiet(spot: Spot, radius: float, ground: str) -> tuple[Element, ...]:
    """A face without colour."""
    disc = Circle(spot.x, spot.y, radius + 2.4, Ink("paper"))
    variant = "assumed" if spot.assumed else "outline"
    name = f"face-{level(spot.value)}"
    return disc, Glyph(name, spot.x - radius, spot.y - radius, 2 * radius, "ink-mute", variant, ground)


def _now(work: Feelings, spot: Spot) -> tuple[Element, ...]:
    """The newer face."""
    radius = _radius(work, spot)
    if spot.assumed:
        work.signs.add("believed")
    if radius == QUIET:
        work.signs.add("same-face")
        return _quiet(spot, radius, "paper" if spot.assumed else "wash")
    work.signs.add("face")
    halo = Circle(spot.x, spot.y, radius * 1.2, Ink("paper"))
    return halo, *face(work.desk.board, spot.value, assumed=spot.assumed, radius=radius, x=spot.x, y=spot.y).elements


def _stem(work: Feelings, spot: Spot) -> tuple[Element, ...]:
    """A side step hangs on a stem from the curve, which it does not pull."""
    old = work.before(spot) is spot
    curve = work.drawn.old.curve if old else work.drawn.new.curve
    if spot.main or not curve.covers(spot.x) or abs(curve.at(spot.x) - spot.y) < LOUD:
        return ()
    work.signs.add("side-step")
    return (Path(path("M", spot.x, curve.at(spot.x), "V", spot.y), Ink(stroke="ink-3", width=1.3)),)


def _from(work: Feelings, spot: Spot) -> tuple[tuple[Element, ...], list[Element]]:
    """The older face where it can be seen beside the newer one, and the arrow where there is room for it."""
    before, radius = work.before(spot), LOUD
    if before is None or not work.delta(spot):
        return (), []
    apart = abs(before.y - spot.y)
    small = min(QUIET, apart - radius - 3.5)
    if small < 6.0:
        return (), []
    work.signs.add("old-face")
    if before.assumed:
        work.signs.add("believed")
    work.room.take(_around(before, small))
    old = _quiet(before, small, "paper")
    way = 1.0 if before.y > spot.y else -1.0
    start, end = before.y - way * (small + 3.5), spot.y + way * (radius + 6.0)
    if (start - end) * way < 12.0:
        return old, []
    tip = path("M", spot.x - 7.0, end + way * 8.0, "L", spot.x, end, "L", spot.x + 7.0, end + way * 8.0)
    work.room.take(Box(spot.x - 7.0, min(start, end), 14.0, abs(start - end)))
    return old, [Path(path("M", spot.x, start, "V", end), _ARROW), Path(tip, _ARROW)]


def _badge(work: Feelings, spot: Spot, radius: float) -> list[Element]:
    """The sign of what happened, at the corner of the face that the curves leave free."""
    if spot.column is None or not spot.column.loud:
        return []
    reach = radius * 0.72 + BADGE * 0.75
    places = [(1, -1), (1, 1), (-1, -1), (-1, 1)]
    boxes = [Box(spot.x + dx * reach - BADGE, spot.y + dy * reach - BADGE, 2 * BADGE, 2 * BADGE) for dx, dy in places]
    costs = [(work.room.cost(box.grown(-2.0), 0.0), index) for index, box in enumerate(boxes)]
    box = boxes[min(costs)[1]]
    work.room.take(box)
    work.signs.add(spot.column.sort)
    return list(badge(spot.column.sort, box.x + BADGE, box.y + BADGE, BADGE, back=spot.column.back))


def _unknown(work: Feelings) -> list[Element]:
    """The dotted ring where nobody knows how it feels."""
    found: list[Element] = []
    gone = (one for one in work.drawn.old.unknown if one.column and not one.column.after)
    for spot in (*work.drawn.new.unknown, *gone):
        if work.hidden(spot):
            continue
        curve = work.drawn.new.curve if spot.column and spot.column.after else work.drawn.old.curve
        y = curve.at(spot.x) if curve.covers(spot.x) else y_of(0.0)
        old = work.before(spot)
        if old and abs(old.y - y) < 24.0:
            y = old.y + 26.0
        work.room.take(Box(spot.x - 11.0, y - 11.0, 22.0, 22.0))
        work.signs.add("unknown")
        found.append(Circle(spot.x, y, 13.0, Ink("paper")))
        found.append(Glyph("face-0", spot.x - 11.0, y - 11.0, 22.0, "ink-3", "unknown"))
    return found
