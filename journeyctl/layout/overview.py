"""The whole journey at a glance: its curve in a panel, with the numbers of its extremes and where it is cut.

In: a page's board with the whole journey, the room, and the windows the journey is cut into. Out: a block, and the
gradients of its curve, which is lower than that of a lane.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise
from math import hypot
from typing import Literal, NamedTuple

from journeyctl.box import Box
from journeyctl.curve import Curve, Point, through
from journeyctl.feelings import assumed, joined, marks, places
from journeyctl.layout.block import EMPTY, Block, path, placed
from journeyctl.layout.board import Board
from journeyctl.layout.faces import face
from journeyctl.layout.phases import chevron
from journeyctl.model import Activity, Journey, Phase, Place
from journeyctl.paper.bands import Window
from journeyctl.paper.grid import NAME_INSET
from journeyctl.paper.style import Role
from journeyctl.record import once
from journeyctl.scene import Element, Gradient, Hatch, Ink, Path, Rect, Stop

FACE, LEAST_FACE = 5.8, 2.6
INSET, SIDE = 12.0, 16.0
TOP, BOTTOM = 24.0, 10.0
"""The room above and below the curve: for the heading, and for the numbers of sheets."""
AIR = 1.5
HIGH, MOST_SCALE, LARGE = 200.0, 1.6, 1.3
"""A panel this high has a stronger line and larger faces, at most so many times; so many times, and words grow too."""
APART = 14.0
"""Where points are closer than this the line stays thin."""
BAR, BAR_EDGE = 11.0, 0.6
"""The height of the phases over the panel, as bars, and the gap at each end of one."""
STRIDES = (5, 10, 20, 50, 100)
APART_NUMBERS, BELOW_AXIS = 6.0, 3.0
"""Every fifth, tenth ... number stands over the bars: the first of `STRIDES` with which numbers stand so far apart."""
TALL, CHEVRON_GAP = 22.0, 3.0
"""The least height of the phases as chevrons, and the gap between two."""
LINES = 2
"""So many lines a name on its chevron may have."""
_NAMES: tuple[Role, ...] = ("phase", "lane", "strong")
"""How the names of phases may be set over the panel, best first."""

Sign = Literal["curve", "curve-assumed", "curve-unknown"]

Definitions = tuple[Gradient | Hatch, ...]


class Overview(NamedTuple):
    """The panel, and the gradients it needs, in its own coordinates moved down by `dy`."""

    block: Block
    top: float
    bottom: float

    def definitions(self, dy: float) -> Definitions:
        """The gradients of the curve's stroke and area, for a panel that stands `dy` lower than its own zero."""
        area = (Stop(0.0, "pos", 0.42), Stop(0.5, "pos", 0.05), Stop(0.5, "neg", 0.05), Stop(1.0, "neg", 0.45))
        line = (Stop(0.0, "pos"), Stop(0.38, "pos"), Stop(0.5, "curve-mid"), Stop(0.62, "neg"), Stop(1.0, "neg"))
        top, bottom = self.top + dy, self.bottom + dy
        return (Gradient("overview-area", top, bottom, area), Gradient("overview-line", top, bottom, line))


class _Dot(NamedTuple):
    """A point of the small curve."""

    place: Place
    x: float
    y: float
    assumed: bool
    main: bool


class _Frame(NamedTuple):
    """Where time and mood are in the panel: `left` and `right` of the curve, its `top` and `bottom`.

    In a high panel its line, faces and numbers are `scale` times as large.
    """

    board: Board
    left: float
    right: float
    top: float
    bottom: float
    scale: float = 1.0

    def x(self, column: float) -> float:
        """The x of a column, counted from 0; halves lie between two."""
        last = max(1, len(self.board.whole.activities) - 1)
        return self.left + (self.right - self.left) * column / last

    def y(self, value: float) -> float:
        """The y of a happiness on -2 ... 2."""
        return (self.top + self.bottom) / 2 - value * (self.bottom - self.top) / 4

    def column(self, place: Place) -> float:
        """The column of a place; of a phase its middle."""
        if isinstance(place, Activity):
            return place.number - 1
        columns = self.board.long.of_phase(self.board.long.indices[place.id])
        return (columns[0].order + columns[-1].order) / 2

    def dots(self) -> tuple[_Dot, ...]:
        """Every point of the curve, left to right."""
        journey = self.board.whole
        return tuple(
            _Dot(
                one, self.x(self.column(one)), self.y(one.happiness), _known(journey, one) == "curve-assumed",
                joined(one),
            )
            for one in places(journey)
            if one.happiness is not None
        )  # fmt: skip


def overview(board: Board, size: tuple[float, float], windows: tuple[Window, ...], own: int | None = None) -> Overview:
    """The panel.

    Args:
        board: of the page.
        size: of the panel.
        windows: what the journey is cut into: the two bands of the page, or every sheet.
        own: the number of the window that this sheet shows; None for a page that shows all.
    """
    width, height = size
    apart = (width - 2 * SIDE) / max(1, len(board.whole.activities) - 1)
    scale = max(1.0, min(MOST_SCALE, height / HIGH, apart / APART))
    # On a sheet of its own the lowest face stands clear of the numbers of sheets.
    floor = height - BOTTOM - (FACE * scale if own is None and board.sheet[1] > 1 else 0.0)
    frame = _Frame(board, SIDE, width - SIDE, TOP + FACE * (scale - 1.0), floor, scale)
    elements: list[Element] = [Rect(Box(0.0, 0.0, width, height), Ink(fill="wash"), 5.0)]
    if own is not None:
        elements.append(_here(frame, windows[own], height))
    head = board.line(board.labels("map.whole", n=len(board.whole.activities)).upper(), "head", "ink-3")
    elements += placed(head, INSET, 9.0)
    zero = frame.y(0.0)
    elements.append(Path(path("M", INSET, zero, "H", width - INSET), Ink(stroke="line-zero", width=0.5)))
    taken = [Box(INSET, 9.0, head.width + 4.0, head.height)]
    for place, window in enumerate(windows):
        elements += _border(frame, window, height) if place else ()
        elements += _caption(frame, windows, place, height, taken)
    dots = frame.dots()
    points = tuple(Point(dot.x, dot.y) for dot in dots if dot.main)
    line = _line(points, _signs(board.whole), zero, scale, mono=board.mono)
    elements += line.elements
    elements += _extremes(frame, dots, line.curve, taken, height)
    return Overview(Block(tuple(elements), width, height, overview_signs(board.whole)), frame.top, frame.bottom)


@once
def overview_signs(journey: Journey) -> frozenset[str]:
    """The legend entries that the panel calls for, whatever its size."""
    return frozenset(("face", *_signs(journey)))


def phase_bar(board: Board, width: float) -> Block:
    """The phases over a panel of that width: chevrons with their names, or bars where not all names have room."""
    frame = _Frame(board, SIDE, width - SIDE, 0.0, 0.0)
    boxes = []
    for phase in board.whole.phases:
        first, last = phase.activities[0].number - 1, phase.activities[-1].number - 1
        left, right = max(0.0, frame.x(first - 0.5)), min(width, frame.x(last + 0.5))
        boxes.append(Box(left, 0.0, right - left, BAR))
    return _chevrons(board, boxes, width) or _bars(board, frame, boxes, width)


def _chevrons(board: Board, boxes: list[Box], width: float) -> Block | None:
    """The phases as in the map, their names as large as all of them have room for; None when they have none."""
    rooms = [box.w - CHEVRON_GAP - 2 * NAME_INSET for box in boxes]
    for role in _NAMES:
        chosen = board.style(role)
        for phase, room in zip(board.whole.phases, rooms, strict=True):
            if room < chosen.size:
                break
            tried = board.setter.tried(phase.name, chosen.face, chosen.size, room)
            if tried.broken or len(tried.lines) > LINES:
                break
        else:
            break
    else:
        return None
    pairs = zip(board.whole.phases, rooms, strict=True)
    heads = [board.text(phase.name, role, "white", room) for phase, room in pairs]
    tall = max(TALL, max(head.height for head in heads) + 8.0)
    elements: list[Element] = []
    for index, (phase, place, head) in enumerate(zip(board.whole.phases, boxes, heads, strict=True)):
        first, last = index == 0, index == len(heads) - 1
        left = place.x + (0.0 if first else CHEVRON_GAP / 2)
        box = Box(left, 0.0, place.right - (0.0 if last else CHEVRON_GAP / 2) - left, tall)
        elements.append(Path(chevron(box, first=first, last=last), Ink(fill=board.tone(phase))))
        elements += placed(head, place.x + CHEVRON_GAP / 2 + NAME_INSET, (tall - head.height) / 2)
    return Block(tuple(elements), width, tall, frozenset({"phase"}))


def _bars(board: Board, frame: _Frame, boxes: list[Box], width: float) -> Block:
    """The phases as low bars, each with its name, else with the numbers of its activities, where it has room.

    Names stand where most have room. Where a bar has room for neither, some numbers of activities stand over all of
    them, as along an axis.
    """
    rooms = [box.w - 2 * BAR_EDGE for box in boxes]
    pairs = list(zip(board.whole.phases, rooms, strict=True))
    names = [_first_fitting(board, room, ((phase.name, 5.0),)) for phase, room in pairs]
    if 2 * sum(bool(name.elements) for name in names) < len(names):
        names = [EMPTY] * len(names)
    heads = [name if name.elements else _numbers(board, *pair) for name, pair in zip(names, pairs, strict=True)]
    over = EMPTY
    if not all(head.elements for head in heads):
        over, heads = _axis(board, frame, width), names
    elements: list[Element] = list(over.elements)
    for phase, box, head, name in zip(board.whole.phases, boxes, heads, names, strict=True):
        left, wide = box.x + BAR_EDGE, box.w - 2 * BAR_EDGE
        x = left + 2.5 if name.elements else left + (wide - head.width) / 2
        elements.append(Rect(Box(left, over.height, wide, BAR), Ink(fill=board.tone(phase)), min(2.0, wide / 2)))
        elements += placed(head, x, over.height + (BAR - head.height) / 2)
    return Block(tuple(elements), width, over.height + BAR, frozenset({"phase"}))


def _numbers(board: Board, phase: Phase, room: float) -> Block:
    """The numbers of a phase's activities, else the first of them, where a bar has room."""
    first, last = phase.activities[0].number, phase.activities[-1].number
    return _first_fitting(board, room, ((span_text(Window(first - 1, last)), 2.0), (str(first), 2.0)))


def _first_fitting(board: Board, room: float, texts: tuple[tuple[str, float], ...]) -> Block:
    """The first of some texts that has room with its air."""
    for text, air in texts:
        words = board.line(text, "micro-strong", "white")
        if words.width + air <= room:
            return words
    return EMPTY


def _axis(board: Board, frame: _Frame, width: float) -> Block:
    """The first number and every fifth, tenth ..., each over its activity, as many as stand apart."""
    count = len(board.whole.activities)
    widest = board.width(str(count), "micro-strong") + APART_NUMBERS
    step = next((one for one in STRIDES if frame.x(one) - frame.x(0) >= widest), STRIDES[-1])
    elements: list[Element] = []
    for number in (1, *range(step, count + 1, step)):
        words = board.line(str(number), "micro-strong", "ink-2")
        x = frame.x(number - 1) - words.width / 2
        elements += placed(words, max(0.0, min(x, width - words.width)), 0.0)
    return Block(tuple(elements), width, board.style("micro-strong").size + BELOW_AXIS)


def _here(frame: _Frame, window: Window, height: float) -> Element:
    """The ground of the part that this sheet shows."""
    left, right = frame.x(window.first - 0.5), frame.x(window.last - 0.5)
    left, right = max(left, INSET / 2), min(right, frame.right + INSET / 2)
    return Rect(Box(left, INSET + 5.0, right - left, height - INSET - 8.0), Ink(fill="paper"), 3.0)


def _border(frame: _Frame, window: Window, height: float) -> tuple[Element, ...]:
    x = frame.x(window.first - 0.5)
    return (Path(path("M", x, 18.0, "V", height - 5.0), Ink(stroke="line", width=0.6)),)


def _caption(
    frame: _Frame, windows: tuple[Window, ...], place: int, height: float, taken: list[Box]
) -> tuple[Element, ...]:
    """What a window is called: its numbers and where they stand; in a panel of sheets the sheet's number."""
    board, window = frame.board, windows[place]
    if board.sheet[1] == 1:
        # Of three bands the one between is neither above nor below.
        where = "" if 0 < place < len(windows) - 1 else "below" if place else "above"
        span = span_text(window)
        words = board.line(board.labels(f"map.{where}", span=span) if where else span, "small", "ink-2")
        x = frame.x(window.first - 0.5) + 4.0 if place else frame.x(window.last - 0.5) - 4.0 - words.width
        box = Box(x, 9.0, words.width, words.height)
    else:
        wide = frame.x(window.last - 0.5) - frame.x(window.first - 0.5)
        role: Role = "micro-strong" if frame.scale < LARGE else "strong"
        named = board.line(f"{board.labels('block.sheet')} {place + 2}", role, "ink-2")
        words = named if named.width + 4.0 < wide else board.line(str(place + 2), role, "ink-2")
        x = (frame.x(max(0.0, window.first - 0.5)) + frame.x(window.last - 0.5)) / 2 - words.width / 2
        box = Box(min(x, frame.right - words.width), height - BOTTOM + 8.0 - words.height, words.width, words.height)
    if any(box.grown(1.0).meets(other) for other in taken):
        return ()
    taken.append(box)
    return placed(words, box.x, box.y)


def span_text(window: Window) -> str:
    """The numbers of a window's activities: "21–40", or one."""
    first, last = window.first + 1, window.last
    return f"{first}–{last}" if first < last else str(first)


def _known(journey: Journey, place: Place) -> Sign:
    """How the value of a place is known."""
    return "curve-assumed" if assumed(journey, place) else "curve"


@once
def _signs(journey: Journey) -> tuple[Sign, ...]:
    """How each piece of the curve is drawn: both ends are known, or one is believed, or a step between has no value."""
    found: list[Sign] = []
    unknown = False
    before: Place | None = None
    for place in places(journey):
        if not joined(place):
            continue
        if place.happiness is None:
            unknown = unknown or isinstance(place, Activity)
            continue
        if before:
            known = {_known(journey, before), _known(journey, place)}
            found.append("curve-unknown" if unknown else "curve-assumed" if len(known) > 1 else known.pop())
        before, unknown = place, False
    return tuple(found)


class _Line(NamedTuple):
    """The curve, and its areas and lines."""

    curve: Curve
    elements: tuple[Element, ...]


@lru_cache(maxsize=4)
def _line(points: tuple[Point, ...], signs: tuple[Sign, ...], zero: float, scale: float, *, mono: bool) -> _Line:
    """The curve through some points, each piece drawn as it is known. All sheets of a map show the same."""
    lines: list[Element] = []
    areas: list[Element] = []
    ink = Ink(stroke="url(#overview-line)", width=1.7 * scale)
    dashed = ink._replace(width=1.3 * scale, dash=(2.6 * scale, 2.4 * scale), cap="butt")
    dotted = Ink(stroke="unknown", width=1.2 * scale, dash=(0.01, 2.8 * scale))
    area = Ink(fill="url(#overview-area)", fill_opacity=0.35 if mono else 1.0)
    curve = through(points)
    for piece, sign in zip(curve.pieces, signs, strict=True):
        bend = path("C", *piece.first, *piece.second, *piece.end)
        data = f"{path('M', *piece.start)} {bend}"
        if sign == "curve-unknown":
            lines.append(Path(data, dotted))
            continue
        lines.append(Path(data, dashed if sign == "curve-assumed" else ink))
        areas.append(Path(f"{path('M', piece.start.x, zero, 'L', *piece.start)} {bend} {path('V', zero, 'Z')}", area))
    return _Line(curve, (*areas, *lines))


def _extremes(frame: _Frame, dots: tuple[_Dot, ...], line: Curve, taken: list[Box], height: float) -> list[Element]:
    """The faces of the marked extremes, each with the number of its activity where that finds a place."""
    board = frame.board
    marked = marks(board.whole)
    shown = [dot for dot in dots if dot.place.id in marked]
    radius = _radius(shown, FACE * frame.scale)
    faces = [Box(dot.x - radius, dot.y - radius, 2 * radius, 2 * radius) for dot in shown]
    elements: list[Element] = []
    role: Role = "number" if frame.scale < LARGE else "lane"
    for dot in shown:
        value = dot.place.happiness or 0.0
        sign = face(board, value, assumed=dot.assumed, radius=radius, x=dot.x, y=dot.y)
        elements += sign.elements
    for dot in shown:
        if not isinstance(dot.place, Activity):
            continue
        text, fill = str(dot.place.number), "pos-text" if dot.y < frame.y(0.0) else "neg-text"
        wide = board.width(text, role)
        box = _free(
            dot, (wide, frame.scale), line, [*faces, *taken], Box(2.0, 2.0, frame.right + SIDE - 4.0, height - 4.0)
        )
        if box:
            taken.append(box)
            elements.append(board.middle(text, role, fill, box.x + wide / 2, box.y + box.h / 2))
    return elements


def _radius(shown: list[_Dot], most: float) -> float:
    """The radius of the faces: as large as those that stand closest let it be."""
    apart = (hypot(a.x - b.x, a.y - b.y) for a, b in combinations(shown, 2))
    return max(LEAST_FACE, min(most, *(one / 2 for one in apart), most))


def _free(dot: _Dot, size: tuple[float, float], line: Curve, taken: list[Box], room: Box) -> Box | None:
    """Where the number of an extreme stands: beside its face, else above or below it; off the line where it can be."""
    wide, scale = size
    high, reach = 7.5 * scale, (FACE + AIR) * scale
    beside = [(reach, -high / 2), (-reach - wide, -high / 2)]
    over = [(-wide / 2, -reach - high - step) for step in (0.0, high + 0.5)]
    under = [(-wide / 2, reach + step) for step in (0.0, high + 0.5)]
    boxes = [Box(dot.x + dx, dot.y + dy, wide, high) for dx, dy in (*beside, *over, *under)]
    free = [box for box in boxes if room.holds(box, 0.01) and not any(box.meets(other) for other in taken)]
    return next((box for box in free if not _crossed(box, line)), free[0] if free else None)


def _crossed(box: Box, line: Curve) -> bool:
    """Whether a curve runs through a box."""
    if not line.pieces:
        return False
    left, right = max(box.x, line.pieces[0].start.x), min(box.right, line.pieces[-1].end.x)
    steps = max(1, int(right - left))
    heights = [line.at(left + (right - left) * step / steps) for step in range(steps + 1)] if left < right else []
    # Between two samples a steep line may leap over the box.
    return any(min(a, b) < box.bottom and max(a, b) > box.y for a, b in pairwise(heights))
