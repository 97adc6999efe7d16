"""The hero: the happiness curve, its faces, hearts and thunderclouds, spread of ratings, stems and quotes.

The curve joins what the team said, in file order along the main path. Solid between validated points, dashed where one
is assumed, dotted where a step between them has no value.
"""

from __future__ import annotations

from math import inf

from journeyctl.box import Box
from journeyctl.curve import Curve, Piece, Point
from journeyctl.feelings import assumed, joined, marks, places, valued
from journeyctl.layout.block import EMPTY, path, placed, union
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.callouts import Callout, callouts
from journeyctl.layout.dashes import fitted, uncovered
from journeyctl.layout.faces import LEAST, MARK_INKS, dot, face, unknown
from journeyctl.layout.lanes import label_of
from journeyctl.layout.marks import MARK
from journeyctl.layout.plot import BLANK, FOOT, HEAD, Plot, Spot, axis_room, plot, x_of
from journeyctl.layout.spread import spread
from journeyctl.layout.tabs import LEFT, RIGHT, tab
from journeyctl.model import Activity, Lane
from journeyctl.scene import Element, Glyph, Gradient, Group, Hatch, Ink, Path, Rect, Stop

FLOOR = 110.0
"""The least height of the lane on A0: the curve gives way to words, but never below this."""
SCREEN_HEIGHT = 166.0
AXIS_FACE = 10.5
WORDS_ON_VEIL = 30.0
"""On a veil narrower than this no words can stand."""
STEPS = (1, 5, 10, 20, 50, 100, 500)
"""Which numbers of activities are written where not all of them have room: every fifth, every tenth ..."""


def definitions(height: float, head: float = HEAD, foot: float = FOOT) -> tuple[Gradient | Hatch, ...]:
    """The gradients of the curve's stroke and area, and the hatch of the veil."""
    frame = Plot(height, (), (), Curve(()), head, foot)
    top, bottom = frame.y(2.0), frame.y(-2.0)
    area = (Stop(0.0, "pos", 0.42), Stop(0.5, "pos", 0.05), Stop(0.5, "neg", 0.05), Stop(1.0, "neg", 0.45))
    line = (Stop(0.0, "pos"), Stop(0.38, "pos"), Stop(0.5, "curve-mid"), Stop(0.62, "neg"), Stop(1.0, "neg"))
    return (
        Gradient("curve-area", top, bottom, area),
        Gradient("curve-line", top, bottom, line),
        Hatch("veil", "line", 5.0, 0.6),
        Hatch("sad", "ink-3", 4.0, 0.5),
    )


def happiness(board: Board, lane: Lane, height: float, quoted: frozenset[str]) -> tuple[Strip, frozenset[str]]:
    """The lane at a height, and which of the wanted quotes (by the ids of their places) stand beside the curve."""
    drawn = plot(board, height)
    frame = Box(board.grid.left + 0.3, 0.3, board.grid.right - board.grid.left - 0.6, height - 0.6)
    wanted = _quoted(board, drawn, quoted)
    made = callouts(board, frame, _obstacles(board, drawn), wanted) if wanted else ()
    label_block = EMPTY if board.compact else label_of(board, lane, ground=True)
    # Names that stand again stand where the curve runs.
    below, above = ((), label_block.elements) if board.grid.repeats else (label_block.elements, ())
    elements: list[Element] = [Rect(frame, Ink(fill="paper", stroke="line", width=0.6), 3.0)]
    elements += _grid_lines(board, drawn, frame)
    elements += below
    curve, signs = trace(board, drawn)
    elements += (*curve, *above)
    elements += [element for one in made for element in one.leader]
    for spot in _within(board, drawn):
        parts, more = _spot(board, drawn, spot)
        elements.append(Group("feeling", parts, id=spot.place.id, title=_title(board, spot)))
        signs |= more
    for activity, x in (one for one in drawn.unknown if board.holds(one[1])):
        ring = unknown(x, drawn.blank(x), board.radius * BLANK)
        elements.append(Group("feeling", ring.elements, id=activity.id))
        signs |= ring.signs
    elements += [element for one in made for element in one.words]
    elements += _numbers(board, height)
    tabs = _tabs(board, drawn.y(0.0))
    elements += tabs
    signs |= {"fold"} if tabs else set()
    return Strip(lane.id, height, tuple(elements), signs), frozenset(one.id for one in made)


def _within(board: Board, drawn: Plot) -> tuple[Spot, ...]:
    """The spots that lie in this band."""
    return tuple(spot for spot in drawn.spots if board.holds(spot.x))


def _tabs(board: Board, y: float) -> list[Element]:
    """The tabs on the neutral line, with the numbers of the steps before and after the band."""
    made: list[Element] = []
    if board.comes_from:
        made.append(tab(board, board.whole.activities[board.comes_from - 1], board.grid.left, y, LEFT))
    if board.goes_to:
        made.append(tab(board, board.whole.activities[board.goes_to - 1], board.grid.right, y, RIGHT))
    return made


def _inside(board: Board, piece: Piece) -> Piece | None:
    """The part of a piece of the curve that lies in this band; None for none."""
    left, right = board.grid.left, board.grid.right
    if not board.fold or (left <= piece.start.x and piece.end.x <= right):
        return piece
    if piece.end.x <= left or piece.start.x >= right:
        return None
    return piece.part(max(left, piece.start.x), min(right, piece.end.x))


def _solid(weight: float, *, whole: bool) -> Ink:
    """The ink of the curve where it is known; where the band ends it ends square."""
    return Ink(stroke="url(#curve-line)", width=2.6 * weight, cap="round" if whole else "butt")


def _bend(piece: Piece) -> str:
    return path("M", *piece.start, "C", *piece.first, *piece.second, *piece.end)


def _dashed(piece: Piece, left: Spot, right: Spot, weight: float, least: float) -> list[Element]:
    """A stretch that is only believed, from ring to ring of its faces, in whole dashes."""
    ends = [(Point(one.x, one.y), one.radius if one.radius >= least else 0.0) for one in (left, right)]
    seen = uncovered(piece, *ends)
    if seen is None:
        return []
    return [Path(_bend(seen), Ink(stroke="url(#curve-line)", width=1.8 * weight, dash=fitted(seen), cap="butt"))]


def _title(board: Board, spot: Spot) -> str:
    value = spot.place.happiness or 0.0
    word = board.labels(f"happiness.{round(max(-2.0, min(2.0, value)))}")
    number = spot.place.number if isinstance(spot.place, Activity) else ""
    return f"{number} {spot.place.name}: {word}".strip()


def _grid_lines(board: Board, drawn: Plot, frame: Box) -> list[Element]:
    elements: list[Element] = []
    for before in board.grid.phases[:-1]:
        x = before.right + 3.0
        elements.append(Path(path("M", x, frame.y + 3.5, "V", frame.bottom - 3.5), Ink(stroke="line-soft", width=0.5)))
    for value in (2, 1, -1, -2, 0):
        ink = Ink(stroke="line-soft", width=0.4) if value else Ink(stroke="line-zero", width=0.6)
        if value == 0 or not board.compact:
            start = frame.x + (0.0 if board.comes_from else axis_room(board, 4.0))
            end = frame.right - (0.0 if board.goes_to else 5.6)
            elements.append(Path(path("M", start, drawn.y(value), "H", end), ink))
    axis = () if board.compact or board.comes_from else (2, 0, -2)
    elements += [
        Glyph(f"face-{value}", frame.x + 4.0, drawn.y(value) - AXIS_FACE / 2, AXIS_FACE, "ink-3", "outline")
        for value in axis
    ]
    return elements


def _numbers(board: Board, height: float) -> list[Element]:
    """The number of each activity; where columns are too narrow for all of them, of some in even steps."""
    activities = board.journey.activities
    widest = board.width(str(activities[-1].number), "micro-strong") + 2.0
    column = board.grid.columns[0].w
    step = next(step for step in STEPS if step * column >= widest or step == STEPS[-1])
    return [
        board.middle(str(a.number), "micro-strong", board.tone(a), x_of(board, a), height - 6.2)
        for a in activities
        if step == 1 or not a.number % step
    ]


def trace(
    board: Board, drawn: Plot, *, veiled: bool = True, weight: float = 1.0, least: float = LEAST
) -> tuple[list[Element], frozenset[str]]:
    """The curve with its area, a veil over what nobody knows if that is wanted, and the signs they call for.

    Points with a smaller radius than `least` have no ring at which dashes end.
    """
    main = [spot for spot in drawn.spots if spot.main]
    trusted = _trusted(board)
    filled: list[list[Piece]] = [[]]
    lines: list[Element] = []
    veils: list[Element] = []
    signs: set[str] = set()
    for whole, left, right in zip(drawn.curve.pieces, main, main[1:], strict=False):
        piece = _inside(board, whole)
        if piece is None:
            continue
        blank = [x for _, x in drawn.unknown if left.x < x < right.x]
        if blank:
            veils += _veil(board, drawn, blank) if veiled else []
            lines.append(Path(_bend(piece), Ink(stroke="unknown", width=1.6 * weight, dash=(0.01, 3.4))))
            signs.add("curve-unknown")
            filled.append([])
            continue
        assumed = left.assumed or right.assumed
        if not assumed or trusted:
            filled[-1].append(piece)
        else:
            filled.append([])
        lines += (
            _dashed(piece, left, right, weight, least)
            if assumed
            else [Path(_bend(piece), _solid(weight, whole=piece is whole))]
        )
        signs.add("curve-assumed" if assumed else "curve")
    areas = [area for run in filled if run for area in _area(board, run, drawn.y(0.0))]
    return [*veils, *areas, *lines], frozenset(signs)


def _trusted(board: Board) -> bool:
    """Whether most of the points that the curve joins are validated, in all of the journey."""
    main = [one for one in valued(board.whole) if joined(one)]
    return sum(not assumed(board.whole, one) for one in main) * 2 > len(main)


def _area(board: Board, run: list[Piece], zero: float) -> list[Element]:
    """The area between a run of pieces and the neutral line: one shape, for two would show a seam."""
    bends = [part for piece in run for part in ("C", *piece.first, *piece.second, *piece.end)]
    data = path("M", run[0].start.x, zero, "L", *run[0].start, *bends, "L", run[-1].end.x, zero, "Z")
    if not board.mono:
        return [Path(data, Ink(fill="url(#curve-area)"))]
    lowest = max(y for piece in run for y in (piece.start.y, piece.end.y))
    grey = Path(data, Ink(fill="url(#curve-area)", fill_opacity=0.35))
    if lowest <= zero:
        return [grey]
    below = Box(run[0].start.x, zero, run[-1].end.x - run[0].start.x, lowest - zero)
    return [grey, Group("below", (Path(data, Ink(fill="url(#sad)", fill_opacity=0.9)),), clip=below)]


def _veil(board: Board, drawn: Plot, blank: list[float]) -> list[Element]:
    """The hatched stretch over steps nobody has a value for, and the words that say so where they are free to stand."""
    half = board.grid.columns[0].w / 2
    left, right = blank[0] - half + 3, blank[-1] + half - 3
    if board.fold:
        left, right = max(left, board.grid.left + 1.0), min(right, board.grid.right - 1.0)
    if right - left < half:
        return []
    box = Box(left, HEAD - 10, right - left, drawn.height - HEAD - 8)
    elements: list[Element] = [Rect(box, Ink(fill="url(#veil)"))]
    if box.w < WORDS_ON_VEIL:
        return elements
    words = board.text(board.labels("happiness.unknown"), "micro", "ink-2", box.w - 6.0)
    size = (words.width + 5.0, words.height + 3.0)
    x = box.x + (box.w - size[0]) / 2
    taken = [_face_box(spot) for spot in drawn.spots]
    taken += [Box(at - 10, drawn.curve.at(at) - 10, 20, 20) for at in blank]
    heights = (box.bottom - size[1] - 3.0, box.y + 3.0)
    free = [y for y in heights if not any(Box(x, y, *size).grown(1.0).meets(other) for other in taken)]
    if free:
        elements.append(Rect(Box(x, free[0], *size), Ink(fill="paper"), 1.5))
        elements += placed(words, x + 2.5, free[0] + 1.5)
    return elements


def _face_box(spot: Spot) -> Box:
    """The room of a face with its mark and the spread beside it."""
    wide = 2 * spot.radius + (16.0 if len(spot.place.ratings) > 1 else 0.0)
    box = Box(spot.x - spot.radius, spot.y - spot.radius, wide, 2 * spot.radius)
    return union((box, spot.beside)) if spot.beside else box


def _spot(board: Board, drawn: Plot, spot: Spot) -> tuple[tuple[Element, ...], frozenset[str]]:
    parts: list[Element] = []
    signs: set[str] = set()
    radius = spot.radius
    hung = stem(drawn, spot, radius)
    if hung:
        parts += hung
        signs.add("side-step")
    value = spot.place.happiness or 0.0
    if radius < LEAST:
        return (*parts, dot(value, assumed=spot.assumed, x=spot.x, y=spot.y)), frozenset(signs)
    narrow = board.radius < LEAST
    dots = EMPTY if narrow else spread(spot.place, spot.x + radius + 4.5, drawn.y, outlined=board.outlined)
    shown = face(board, value, assumed=spot.assumed, radius=radius, x=spot.x, y=spot.y)
    parts += [*dots.elements, *shown.elements]
    if spot.mark and spot.beside:
        parts.append(Glyph(spot.mark, spot.beside.x, spot.beside.y, MARK, MARK_INKS[spot.mark]))
        signs.add(spot.mark)
    return tuple(parts), frozenset(signs) | shown.signs | dots.signs


def stem(drawn: Plot, spot: Spot, radius: float) -> tuple[Element, ...]:
    """The line from the curve to the face of a side step, which does not pull the curve; nothing where they touch."""
    if spot.main or not drawn.curve.covers(spot.x):
        return ()
    foot = drawn.curve.at(spot.x)
    if abs(foot - spot.y) <= radius:
        return ()
    edge = spot.y + (radius if foot > spot.y else -radius)
    return (Path(path("M", spot.x, foot, "V", edge), Ink(stroke="ink-3", width=0.8)),)


def quotable(board: Board) -> frozenset[str]:
    """The ids of the places whose first verbatim quote may stand beside the curve: the marked extremes."""
    marked = marks(board.whole)
    return frozenset(
        place.id
        for place in places(board.whole)
        if place.id in marked and place.happiness is not None and any(thought.quote for thought in place.thoughts)
    )


def _quoted(board: Board, drawn: Plot, wanted: frozenset[str]) -> tuple[Callout, ...]:
    zero = drawn.y(0.0)
    made = []
    for spot in _within(board, drawn):
        if spot.place.id in wanted:
            quote = next(thought for thought in spot.place.thoughts if thought.quote)
            made.append(Callout(spot.place.id, quote.text, quote.said_by, spot.x, spot.y, spot.y < zero, zero))
    return tuple(made)


_FAR = 60.0
"""No face, mark or spread of ratings reaches so far from its activity."""


def _obstacles(board: Board, drawn: Plot) -> tuple[Box, ...]:
    """What a quote may not touch: curve, area, faces, marks, spread, axis and numbers."""
    boxes: list[Box] = []
    zero = drawn.y(0.0)
    # What lies in other bands touches nothing here, and of a map on many sheets nearly all does.
    left, right = (board.grid.left - _FAR, board.grid.right + _FAR) if board.fold else (-inf, inf)
    for piece in (one for one in drawn.curve.pieces if one.end.x >= left and one.start.x <= right):
        steps = max(2, int((piece.end.x - piece.start.x) / 5))
        for i in range(steps):
            x = piece.start.x + (piece.end.x - piece.start.x) * i / steps
            y = piece.at(x)
            top, bottom = min(y, zero), max(y, zero)
            boxes.append(Box(x, top - 2.5, (piece.end.x - piece.start.x) / steps, bottom - top + 5.0))
    for spot in (one for one in drawn.spots if left <= one.x <= right):
        radius = spot.radius
        boxes.append(Box(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius))
        if spot.beside:
            boxes.append(spot.beside.grown(1.0))
        if len(spot.place.ratings) > 1:
            boxes.append(Box(spot.x + radius, HEAD - 6, 16.0, drawn.height - HEAD - FOOT + 12))
        if not spot.main and drawn.curve.covers(spot.x):
            foot = drawn.curve.at(spot.x)
            boxes.append(Box(spot.x - 1, min(foot, spot.y), 2, abs(foot - spot.y)))
    half = board.grid.columns[0].w / 2
    boxes += [Box(x - half, 0.0, 2 * half, drawn.height) for _, x in drawn.unknown]
    boxes.append(Box(board.grid.left, 0.0, axis_room(board, 4.0), drawn.height))
    return tuple(boxes)
