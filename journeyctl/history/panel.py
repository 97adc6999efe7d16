"""The curve of one frame: as it is over as it was, its lowest and highest point, its mean, and what changed.

In: a frame and the room for it. Out: elements around (0, 0). What changed has a ground and a sign; the area between the
two curves says better or worse. Units are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.curve import Curve, Piece, Point, through
from journeyctl.diff.consequences import mean_of
from journeyctl.feelings import assumed, joined
from journeyctl.history.frames import Cell, Frame
from journeyctl.history.signs import TINTS, badge
from journeyctl.layout.block import path
from journeyctl.layout.board import Board
from journeyctl.layout.faces import face
from journeyctl.model import Journey, Place
from journeyctl.scene import Circle, Element, Glyph, Gradient, Group, Ink, Path, Rect, Stop

HEAD = 26.0
"""The room above the happiest for signs."""
EDGE = 16.0
"""The room at the left and right for the mark of the mean."""


STEP = 3.0
"""The width of a piece of an area, whose edges are straight between."""


class Size(NamedTuple):
    """How a frame is drawn: its room, the radius of its faces and points, the widths of its lines, its gradient."""

    width: float
    height: float
    face: float
    point: float
    line: float
    name: str

    def y(self, value: float) -> float:
        """The y of a happiness."""
        top, bottom = HEAD + self.face, self.height - self.face - 6.0
        return (top + bottom) / 2 - value * (bottom - top) / 4

    def x(self, column: int, count: int) -> float:
        """The middle of a column."""
        return EDGE + (column + 0.5) * (self.width - 2 * EDGE) / count


class Spot(NamedTuple):
    """A place with a happiness, where it stands, and whether it is believed only."""

    column: int
    place: Place
    x: float
    y: float
    assumed: bool


class Stretch(NamedTuple):
    """A piece of a curve: whether it is believed only, and whether a step on it is not known."""

    piece: Piece
    believed: bool
    blank: bool


def gradient(size: Size) -> Gradient:
    """The colours of the curve."""
    line = (Stop(0.0, "pos"), Stop(0.42, "pos"), Stop(0.5, "curve-mid"), Stop(0.58, "neg"), Stop(1.0, "neg"))
    return Gradient(size.name, size.y(2.0), size.y(-2.0), line)


def panel(board: Board, frame: Frame, size: Size) -> tuple[tuple[Element, ...], frozenset[str]]:
    """The curve of a frame, and the legend entries it calls for."""
    now = _spots(frame.journey, [one.place for one in frame.cells], size)
    was = _spots(frame.journey, [one.before for one in frame.cells], size)
    elements: list[Element] = [Rect(Box(0.0, 0.0, size.width, size.height), Ink("paper", "line", 1.0), 6.0)]
    signs: set[str] = set()
    elements += _grounds(frame.cells, size, signs)
    for value in (2.0, -2.0, 0.0):
        ink = Ink(stroke="line-soft", width=1.0) if value else Ink(stroke="line-zero", width=1.2)
        elements.append(Path(path("M", EDGE, size.y(value), "H", size.width - EDGE), ink))
    older = _stretches(was, _blanks([one.before for one in frame.cells], size))
    newer = _stretches(now, _blanks([one.place for one in frame.cells], size))
    shared = {one.piece for one in newer}
    parted = [one for one in older if one.piece not in shared]
    if parted:
        elements += _between(older, newer, _bars(frame.cells, older, newer, size))
        elements += [Path(_path(one.piece), _old_ink(one)) for one in parted]
        signs.add("before")
    elements += _line(newer, size, signs)
    elements += _points(board, now, size, _room(frame, size), signs)
    elements += _unknown(frame, newer, size, signs)
    elements += _mean(frame.journey, size, signs)
    return tuple(elements), frozenset(signs)


def _spots(journey: Journey, places: Sequence[Place | None], size: Size) -> list[Spot]:
    return [
        Spot(at, one, size.x(at, len(places)), size.y(one.happiness), assumed(journey, one))
        for at, one in enumerate(places)
        if one is not None and one.happiness is not None
    ]  # fmt: skip


def _blanks(places: Sequence[Place | None], size: Size) -> list[float]:
    """Where nobody knows how it feels."""
    return [size.x(at, len(places)) for at, one in enumerate(places) if one and one.happiness is None and joined(one)]


def _room(frame: Frame, size: Size) -> float:
    """The width of a column."""
    return (size.width - 2 * EDGE) / max(1, len(frame.cells))


def _grounds(cells: Sequence[Cell], size: Size, signs: set[str]) -> list[Element]:
    """The ground and the sign of every column in which something happened."""
    wide = (size.width - 2 * EDGE) / max(1, len(cells))
    found: list[Element] = []
    marks: list[Element] = []
    for at, one in enumerate(cells):
        if one.what == "same":
            continue
        x = size.x(at, len(cells))
        found.append(Rect(Box(x - wide / 2 + 0.5, 1.0, wide - 1.0, size.height - 2.0), Ink(TINTS[one.what])))
        marks += badge(one.what, x, 12.0, min(7.0, max(3.0, wide * 0.45)))
        signs.add(one.what)
    return [*found, *marks]


def _path(piece: Piece) -> str:
    return path("M", *piece.start, "C", *piece.first, *piece.second, *piece.end)


def _stretches(spots: Sequence[Spot], blanks: Sequence[float]) -> tuple[Stretch, ...]:
    """The curve through the main way, piece by piece."""
    main = [one for one in spots if joined(one.place)]
    curve = through(tuple(Point(one.x, one.y) for one in main))
    return tuple(
        Stretch(piece, left.assumed or right.assumed, any(left.x < x < right.x for x in blanks))
        for piece, (left, right) in zip(curve.pieces, pairwise(main), strict=True)
    )


def _old_ink(one: Stretch) -> Ink:
    if one.blank:
        return Ink(stroke="unknown", width=1.2, dash=(0.01, 3.0))
    return (
        Ink(stroke="curve-mid", width=1.2, dash=(4.0, 3.0), cap="butt") if one.believed else Ink("", "curve-mid", 1.2)
    )


def _line(stretches: Sequence[Stretch], size: Size, signs: set[str]) -> list[Element]:
    """The curve: solid where it is known, dashed where it is believed, dotted where a step between is not known."""
    found: list[Element] = []
    for one in stretches:
        stroke = f"url(#{size.name})"
        if one.blank:
            ink, sign = Ink(stroke="unknown", width=size.line * 0.6, dash=(0.01, size.line * 1.6)), "curve-unknown"
        elif one.believed:
            dash = (size.line * 1.6, size.line * 1.3)
            ink, sign = Ink(stroke=stroke, width=size.line * 0.75, dash=dash, cap="butt"), "curve-assumed"
        else:
            ink, sign = Ink(stroke=stroke, width=size.line), "curve"
        signs.add(sign)
        found.append(Path(_path(one.piece), ink))
    return found


def _bars(
    cells: Sequence[Cell], older: Sequence[Stretch], newer: Sequence[Stretch], size: Size
) -> list[tuple[float, float]]:
    """Where nothing says better or worse: across a column that is gone, and where a feeling is not known."""
    half = (size.width - 2 * EDGE) / max(1, len(cells)) / 2
    gone = [size.x(at, len(cells)) for at, one in enumerate(cells) if one.what == "removed"]
    blank = [(one.piece.start.x, one.piece.end.x) for one in (*older, *newer) if one.blank]
    return [*((x - half, x + half) for x in gone), *blank]


def _between(older: Sequence[Stretch], newer: Sequence[Stretch], bars: Sequence[tuple[float, float]]) -> list[Element]:
    """The areas between both curves, each from where they part to where they meet."""
    if not older or not newer:
        return []
    old, new = (Curve(tuple(one.piece for one in each)) for each in (older, newer))
    left = max(old.pieces[0].start.x, new.pieces[0].start.x)
    right = min(old.pieces[-1].end.x, new.pieces[-1].end.x)
    steps = max(1, int((right - left) / STEP))
    found: list[Element] = []
    run: list[tuple[float, float, float]] = []
    for at in range(steps + 2):
        x = left + (right - left) * min(at, steps) / steps
        barred = at > steps or any(one < x < two for one, two in bars)
        spot = (x, x, x) if barred else (x, old.at(x), new.at(x))
        if run and _sign(spot) != _sign(run[-1]):
            found += _area(run)
            run = []
        if _sign(spot):
            run.append(spot)
    return found


def _sign(spot: tuple[float, float, float]) -> int:
    """1 where the newer curve stands higher, -1 where it stands lower, 0 where they are one line."""
    apart = spot[1] - spot[2]
    return 0 if abs(apart) < 0.3 else 1 if apart > 0 else -1


def _area(run: Sequence[tuple[float, float, float]]) -> list[Element]:
    if len(run) < 2:
        return []
    edge = [(x, new) for x, _, new in run] + [(x, old) for x, old, _ in reversed(run)]
    rest = [part for point in edge[1:] for part in ("L", *point)]
    return [Path(path("M", *edge[0], *rest, "Z"), Ink("pos" if _sign(run[0]) > 0 else "neg", fill_opacity=0.22))]


def _points(board: Board, now: Sequence[Spot], size: Size, room: float, signs: set[str]) -> list[Element]:
    """A point for every place, a face for the lowest and the highest."""
    ends = _ends(now)
    radius = min(size.point, max(1.5, room * 0.3))
    found: list[Element] = []
    for one in now:
        if one.column not in ends:
            found.append(Circle(one.x, one.y, radius, Ink("paper", f"url(#{size.name})", max(1.2, radius * 0.5))))
    for one in (each for each in now if each.column in ends):
        found.append(Circle(one.x, one.y, size.face * 1.2, Ink("paper")))
        value = one.place.happiness or 0.0
        shown = face(board, value, assumed=one.assumed, radius=size.face, x=one.x, y=one.y)
        found.append(
            Group("feeling", shown.elements, title=f"{one.place.name}: {board.labels.number(value, signed=True)}")
        )
        signs.add("face")
    return found


def _unknown(frame: Frame, newer: Sequence[Stretch], size: Size, signs: set[str]) -> list[Element]:
    """A ring with a question mark on the curve, where nobody knows."""
    curve = Curve(tuple(one.piece for one in newer))
    radius = min(size.face * 0.8, _room(frame, size) * 0.45)
    found: list[Element] = []
    for x in _blanks([one.place for one in frame.cells], size):
        y = curve.at(x) if curve.covers(x) else size.y(0.0)
        found.append(Glyph("face-0", x - radius, y - radius, 2 * radius, "ink-3", "unknown"))
        signs.add("face-unknown")
    return found


def _ends(now: Sequence[Spot]) -> frozenset[int]:
    """The columns of the lowest and of the highest point, the first of several."""
    if not now:
        return frozenset()
    low = max(now, key=lambda one: (one.y, -one.column))
    high = min(now, key=lambda one: (one.y, one.column))
    return frozenset({low.column, high.column})


def _mean(journey: Journey, size: Size, signs: set[str]) -> list[Element]:
    """Two marks at the edges, at the height of the mean."""
    mean = mean_of(journey)
    if mean is None:
        return []
    signs.add("mean")
    y = size.y(mean)
    left = path("M", 2.0, y - 4.0, "L", 9.0, y, "L", 2.0, y + 4.0, "Z")
    right = path("M", size.width - 2.0, y - 4.0, "L", size.width - 9.0, y, "L", size.width - 2.0, y + 4.0, "Z")
    return [Path(each, Ink("ink-2")) for each in (left, right)]
