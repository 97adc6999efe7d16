"""The cards of the process view, and the exits that hang below them.

In: the board and an activity. Out: blocks, their top left corner at (0, 0).
"""

from __future__ import annotations

from collections import Counter

from journeyctl.box import Box
from journeyctl.feelings import assumed
from journeyctl.layout.block import EMPTY, Block, path, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.cards import disc
from journeyctl.layout.faces import face
from journeyctl.layout.lanes import ASSUMED
from journeyctl.layout.passages import believed, leaving
from journeyctl.layout.phases import wait
from journeyctl.layout.touchpoints import tile
from journeyctl.model import Activity, Mark, Way
from journeyctl.scene import Circle, Element, Glyph, Ink, Path, Rect

CARD = 80.0
"""The width of a card."""
LEAST = 70.0
"""The least height of a card."""
PADDING = 6.5
DISC = 6.7
TILE = 11.5
DASH = (3.6, 2.7)
BESIDE, BESIDE_EACH = 13.0, 9.0
"""The part of a card's width that its exits leave to a way that lands beside them, and to each further one."""


def _foot(board: Board, activity: Activity) -> Block:
    """The last row of a card: touchpoints at the left; evidence, belief or waiting at the right."""
    room = CARD - 2 * PADDING
    if activity.kind == "wait":
        right = wait(board, activity.duration or board.labels("card.wait"), room)
    elif activity.standing == "assumption":
        right = board.line(board.labels("standing.assumption"), "micro-italic", "ink-2")
    elif activity.standing == "refuted":
        right = board.line(board.labels("standing.refuted"), "micro-italic", "ink-2")
    else:
        share = activity.observed
        words = board.line(f"{share.count}/{share.of}" if share else "", "micro", "ink-2")
        check = Glyph("check", 0.0, 0.4, 7.4, board.tone(activity))
        right = Block((check, *placed(words, 8.6, 0.0)), 8.6 + words.width, 8.0)
        right = right._replace(signs=frozenset({"observed" if share else "validated"}))
    tiles: list[Element] = []
    x = y = 0.0
    signs = right.signs
    for point in activity.touchpoints:
        limit = room - right.width - 3.0 if y == 0 else room
        if x + TILE > limit and x:
            x, y = 0.0, y + TILE + 1.5
        block = tile(board, point, board.tone(activity), TILE)
        tiles += placed(block, x, y)
        signs |= block.signs
        x += TILE + 1.8
    height = max(y + TILE if tiles else 0.0, right.height, TILE)
    top = (TILE - right.height) / 2
    return Block((*tiles, *placed(right, room - right.width, max(0.0, top))), room, height, signs)


def card_block(board: Board, activity: Activity, height: float, mark: Mark | None) -> Block:
    """The card of an activity; `mark` stands beside its face."""
    refuted = activity.standing == "refuted"
    tone = board.tone(activity)
    ink = Ink(fill="paper", stroke=tone if activity.on_main else f"{tone}-edge", width=1.2 if activity.on_main else 0.6)
    if activity.standing == "assumption":
        ink = ASSUMED._replace(fill="paper", width=1.0)
    elif refuted:
        ink = Ink(fill="del-tint", stroke="ink-3", width=0.6)
    parts: list[Element] = [Rect(Box(0.0, 0.0, CARD, height), ink, 4.0)]
    parts += disc(board, activity, PADDING + DISC, PADDING + DISC, DISC)
    sign = _feeling(board, activity, mark)
    parts += sign.elements
    title = board.text(activity.name, "card", "ink-3" if refuted else "ink", CARD - 2 * PADDING, struck=refuted)
    parts += placed(title, PADDING, PADDING + 2 * DISC + 3.6)
    foot = _foot(board, activity)
    parts += placed(foot, PADDING, height - PADDING - foot.height + 1.0)
    signs = {"assumption": {"assumed"}, "refuted": {"refuted"}}.get(activity.standing, set())
    if activity.on_main and activity.standing == "validated":
        signs = {"main-way"}
    return Block(tuple(parts), CARD, height, sign.signs | foot.signs | signs)


def _feeling(board: Board, activity: Activity, mark: Mark | None) -> Block:
    """The face in the upper right corner, its heart or thundercloud beside it."""
    x, y = CARD - PADDING - DISC, PADDING + DISC
    signs: set[str] = set()
    parts: list[Element] = []
    if activity.happiness is None:
        return EMPTY
    shown = face(board, activity.happiness, assumed=assumed(board.journey, activity), radius=DISC, x=x, y=y)
    if mark and mark != "none":
        ink = {"heart": "pos", "cloud": "cloud", "star": "ink"}[mark]
        parts.append(Glyph(mark, x - DISC - 15.5, y - 7.0, 14.0, ink))
        signs.add(mark)
    return Block((*shown.elements, *parts), 0.0, 0.0, shown.signs | frozenset(signs))


def height_needed(board: Board, activity: Activity) -> float:
    """The height a card needs."""
    title = board.text(activity.name, "card", "ink", CARD - 2 * PADDING)
    foot = _foot(board, activity)
    return PADDING + 2 * DISC + 3.6 + title.height + 4.0 + foot.height + PADDING - 1.0


def exit_blocks(board: Board, touched: Counter[int]) -> tuple[Block, ...]:
    """What hangs below each card: EMPTY, or short drops to a thick bar, with how many leave and why.

    `touched` counts, by index, how many ways leave or land at an activity's bottom as well.
    """
    made: dict[int, list[Block]] = {}
    for activity, way in leaving(board.journey):
        beside = touched[activity.number - 1]
        room = max(CARD / 2, CARD - (BESIDE + BESIDE_EACH * (beside - 1) if beside else 2.0))
        made.setdefault(activity.number - 1, []).append(_exit(board, activity, way, room))
    return tuple(stack(tuple(made[n])) if n in made else EMPTY for n in range(len(board.journey.activities)))


def _exit(board: Board, activity: Activity, way: Way, room: float) -> Block:
    labels = board.labels
    x = 10.0
    dash = DASH if believed(way, activity) else ()
    drop = Path(path("M", x, 0.0, "V", 9.7), Ink(stroke="ink", width=1.1, dash=dash, cap="butt" if dash else "round"))
    bar = Path(path("M", x - 5.5, 9.7, "H", x + 5.5), Ink(stroke="ink", width=2.4))
    share = labels("way.share", n=way.share.count, of=way.share.of) if way.share else ""
    measure = room - x - 8.5
    words = stack(
        (
            board.text(share, "micro-strong", "ink", measure),
            board.text(way.when or labels("way.exit"), "micro", "ink-2", measure),
        ),
        0.5,
    )
    parts = (drop, bar, Circle(x, 0.0, 2.1, Ink(fill="ink")), *placed(words, x + 8.5, 3.0))
    return Block(parts, min(room, x + 8.5 + words.width), max(11.0, words.height + 4.0))
