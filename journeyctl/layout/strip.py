"""The strip: 600 px of a journey for the top of a page or a chat. Title, phases, the curve, what matters most.

Drawn natively at that width: the title is 18 px, conclusions 13, nothing is smaller than 12. Faces stand at marked
points only. A phase too narrow for its name has a number, and the name stands below.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.feelings import marks, valued
from journeyctl.layout.block import Block, path, placed, row, stack
from journeyctl.layout.board import Board, Sheet, Strip
from journeyctl.layout.compact import type_pill
from journeyctl.layout.dashes import RING
from journeyctl.layout.faces import dot, face
from journeyctl.layout.happiness import definitions, stem, trace
from journeyctl.layout.narrow import DISC, badge, tabs
from journeyctl.layout.plot import Plot, Spot, plot, x_of
from journeyctl.model import Activity, Takeaway
from journeyctl.paper.grid import bare_grid
from journeyctl.paper.page import PIXELS
from journeyctl.paper.style import Role, style
from journeyctl.scene import Circle, Element, Group, Ink, Path, Rect

WIDTH = 600 / PIXELS
MARGIN = 9.0
PHASE_GAP = 2.4
CURVE, HEAD, FOOT = 70.0, 9.0, 17.0
"""The height of the curve's panel, the room above its highest point and below its lowest, where the numbers stand."""
FACE = 8 / PIXELS
DOT_RING = 2.3
"""The radius of the white ring around a dot."""
TALLEST = 2
"""A phase's name takes at most so many lines."""
LEAST_DOTS = 6.0
"""Points closer to one another than this have no dots; the curve is all there is to see."""
MOST = 3
"""So many conclusions at most."""
TITLE, TOLD, SMALL = 18.0, 13.0, 12.0
"""The sizes of type, in pixels."""


def lay_out_strip(board: Board) -> Sheet:
    """The board as the strip."""
    grid = bare_grid(board.journey, WIDTH, MARGIN, PHASE_GAP, board.blanks)
    small = board._replace(page=board.page._replace(width=WIDTH), grid=grid, compact=True)
    rows = [strip for strip in (_title(small), _phases(small), _curve(small), _told(small)) if strip]
    elements: list[Element] = []
    y = MARGIN
    for strip in rows:
        elements.append(strip.at(y))
        y += strip.height + 4.5
    height = y - 4.5 + MARGIN
    ground = Rect(Box(0.0, 0.0, WIDTH, height), Ink(fill="paper"))
    signs = frozenset().union(*(strip.signs for strip in rows))
    return Sheet(height, (ground, *elements), definitions(CURVE, HEAD, FOOT), signs, (), WIDTH)


def _at(board: Board, role: Role, pixels: float) -> Board:
    """The board whose texts of a role are so many pixels high."""
    return board._replace(factor=pixels / PIXELS / style(role, board.page.cut, compact=True).size)


def _room(board: Board) -> float:
    return board.grid.right - board.grid.left


def _title(board: Board) -> Strip:
    """The title, and beside it what kind of map it is; below it where there is no room."""
    pill = type_pill(_at(board, "card", SMALL))
    beside = pill.width + 8.0 <= _room(board) / 2
    room = _room(board) - (pill.width + 8.0 if beside else 0.0)
    title = _at(board, "display", TITLE).text(board.journey.title, "display", "ink", room)
    shown = placed(title, board.grid.left, 1.0)
    if beside:
        side = placed(pill, board.grid.right - pill.width, 0.0)
        return Strip("header", max(title.height + 1.0, pill.height), (*shown, *side))
    below = placed(pill, board.grid.left, title.height + 4.0)
    return Strip("header", title.height + 4.0 + pill.height, (*shown, *below))


def _phases(board: Board) -> Strip | None:
    return tabs(_at(board, "phase", SMALL), _at(board, "small", SMALL), TALLEST)


def _curve(board: Board) -> Strip | None:
    """The curve in its panel, with faces at marked points and the numbers that the conclusions name."""
    if not valued(board.journey):
        return None
    drawn = plot(board, CURVE, HEAD, FOOT)
    frame = Box(board.grid.left + 0.3, 0.3, _room(board) - 0.6, CURVE - 0.6)
    zero = path("M", frame.x + 3.0, drawn.y(0.0), "H", frame.right - 3.0)
    lines, _ = trace(board, _ringed(board, drawn), veiled=False, weight=0.75, least=0.0)
    elements: list[Element] = [
        Rect(frame, Ink(fill="paper", stroke="line", width=0.6), 2.4),
        Path(zero, Ink(stroke="line-zero", width=0.5)), *lines, *_points(board, drawn), *_numbers(board, drawn),
    ]  # fmt: skip
    return Strip("happiness", CURVE, tuple(elements))


def _ringed(board: Board, drawn: Plot) -> Plot:
    """The same points with the radii that they are drawn with, so that dashes end at their rings."""
    faces = {spot.place.id for spot in _faces(drawn)}
    other = DOT_RING / RING if _dotted(board) else 0.0
    spots = (spot._replace(radius=FACE if spot.place.id in faces else other) for spot in drawn.spots)
    return drawn._replace(spots=tuple(spots))


def _dotted(board: Board) -> bool:
    return board.grid.columns[0].w >= LEAST_DOTS


def _faces(drawn: Plot) -> list[Spot]:
    """The marked points that have room for a face, the strongest feelings first."""
    taken: list[Box] = []
    found: list[Spot] = []
    for spot in sorted(drawn.spots, key=lambda one: -abs(one.place.happiness or 0.0)):
        box = Box(spot.x - FACE, spot.y - FACE, 2 * FACE, 2 * FACE)
        if spot.mark and not any(box.meets(other) for other in taken):
            taken.append(box)
            found.append(spot)
    return found


def _points(board: Board, drawn: Plot) -> list[Element]:
    """A dot for every point that has room for one, and the faces."""
    elements: list[Element] = []
    for spot in drawn.spots if _dotted(board) else ():
        elements += stem(drawn, spot, 2.0)
        elements.append(Circle(spot.x, spot.y, DOT_RING, Ink(fill="paper")))
        elements.append(dot(spot.place.happiness or 0.0, assumed=spot.assumed, x=spot.x, y=spot.y))
    for spot in _faces(drawn):
        shown = face(board, spot.place.happiness or 0.0, assumed=spot.assumed, radius=FACE, x=spot.x, y=spot.y)
        elements.append(Group("feeling", shown.elements, id=spot.place.id))
    return elements


def _numbers(board: Board, drawn: Plot) -> list[Element]:
    """The numbers below the points that conclusions are about and below the marked ones, as many as have room."""
    small = _at(board, "micro-strong", SMALL)
    named = {target for one in board.journey.takeaways[:MOST] for target in one.targets}
    marked = sorted((spot for spot in drawn.spots if spot.mark), key=lambda one: -abs(one.place.happiness or 0.0))
    order = dict.fromkeys([one for one in board.journey.activities if one.id in named])
    order |= dict.fromkeys(spot.place for spot in marked if isinstance(spot.place, Activity))
    elements: list[Element] = []
    taken: list[Box] = []
    for activity in order:
        x, wide = x_of(board, activity), small.width(str(activity.number), "micro-strong")
        box = Box(x - wide / 2 - 1.0, CURVE - 11.0, wide + 2.0, 10.0)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            elements.append(small.middle(str(activity.number), "micro-strong", board.tone(activity), x, CURVE - 5.4))
    return elements


def _told(board: Board) -> Strip | None:
    """What matters most, each with its numbers; without conclusions the names of the marked activities."""
    told = [(_targets(board, one), _words(board, one)) for one in board.journey.takeaways[:MOST]]
    if not told:
        marked = marks(board.journey)
        chosen = [one for one in board.journey.activities if one.id in marked][:MOST]
        told = [((one,), (one.name, one.standing == "refuted")) for one in chosen]
    if not told:
        return None
    small, numbers = _at(board, "small", TOLD), _at(board, "number", SMALL)
    badges = [row(tuple(badge(numbers, one) for one in targets), 1.5) for targets, _ in told]
    edge = max(one.width for one in badges) + 3.5
    rows = []
    for numbered, (_, (text, struck)) in zip(badges, told, strict=True):
        words = small.text(text, "strong", "ink-3" if struck else "ink", _room(board) - edge, struck=struck)
        height = max(numbered.height, words.height)
        parts = (*numbered.elements, *placed(words, edge, (2 * DISC - small.style("strong").size) / 2))
        rows.append(Block(parts, _room(board), max(height, words.height + 2.0)))
    block = stack(tuple(rows), 1.6)
    return Strip("findings", block.height, placed(block, board.grid.left, 0.0))


def _targets(board: Board, one: Takeaway) -> tuple[Activity, ...]:
    return tuple(activity for activity in board.journey.activities if activity.id in one.targets)[:MOST]


def _words(board: Board, one: Takeaway) -> tuple[str, bool]:
    return board.labels.quote(one.text) if one.quote else one.text, one.standing == "refuted"
