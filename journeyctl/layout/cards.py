"""The cards of the activities: number, evidence, name, and what kind of step it is."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.feelings import level
from journeyctl.layout.block import EMPTY, Block, abreast, path, placed, row, stack
from journeyctl.layout.board import Board
from journeyctl.layout.faces import MARK_INKS, face
from journeyctl.layout.lanes import ASSUMED
from journeyctl.layout.phases import wait
from journeyctl.model import Activity, Mark
from journeyctl.paper.grid import COLUMN_GAP, PADDING
from journeyctl.paper.style import Role
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Rect

DISC = 5.9


class Room(NamedTuple):
    """The room on a card.

    Attributes:
        middle: of its first row.
        top: where its title begins.
        bottom: what is free below.
        least: its least height.
        right: what is free at the right end of the first row.
        air: between the number and what follows it.
    """

    middle: float
    top: float
    bottom: float
    least: float
    right: float
    air: float


_USUAL = Room(9.9, 19.4, 6.4, 55.0, PADDING, 2.0)
_DENSE = Room(8.4, 16.6, 4.4, 44.0, 2.8, 1.0)
CLEAR = 3.0
"""Between a card and the line that leads on from it to the next."""
CHECK = 7.0
"""The size of the check before how many did this, and the height of the words that stand in its place."""
BEHIND = 1.5
"""How far the second edge of a card with a journey of its own looks out at the right and below."""
SIGN = 10.4
"""The size of a face or mark on a card."""


def room(board: Board) -> Room:
    """The room on the cards of a board."""
    return _DENSE if board.dense else _USUAL


def disc(board: Board, activity: Activity, x: float, y: float, radius: float = DISC) -> tuple[Element, ...]:
    """The number of an activity on a disc centred on (x, y)."""
    refuted = activity.standing == "refuted"
    role: Role = "number" if radius >= DISC and activity.number < 100 else "micro-strong"
    number = board.middle(str(activity.number), role, "paper" if refuted else "white", x, y)
    return (Circle(x, y, radius, Ink(fill="ink-3" if refuted else board.tone(activity))), number)


def _event(board: Board, activity: Activity, x: float, y: float) -> tuple[Element, ...]:
    """The arrow into the disc: it happens to the customer."""
    ink = Ink(stroke=board.tone(activity), width=1.05)
    tip = x + DISC + 2.0
    line = path("M", tip + 7.0, y, "H", tip)
    head = path("M", tip + 2.6, y - 2.2, "L", tip, y, "L", tip + 2.6, y + 2.2)
    return (Path(line, ink), Path(head, ink))


def _left(board: Board, activity: Activity) -> float:
    """Where the first row of a card is free: right of the number, and of the arrow into it."""
    taken = 9.6 if activity.kind == "event" else room(board).air
    return board.grid.column(activity).frame + PADDING + 2 * DISC + taken


def _standing(board: Board, activity: Activity) -> Block:
    """The word for what a step without evidence is; it moves below the title where the first row is too narrow."""
    if activity.standing == "validated":
        return EMPTY
    refuted = activity.standing == "refuted"
    word = board.line(board.labels(f"standing.{activity.standing}"), "micro-italic", "ink-2")
    sign = "refuted" if refuted else "assumed"
    return Block(abreast(word, 0.0, CHECK / 2), word.width, CHECK, frozenset({sign}))


def feeling(board: Board, activity: Activity, mark: Mark | None, *, curve: bool) -> Block:
    """The face and the mark of a step, for its card: what has no point on the `curve`, or all where none is drawn."""
    pointed = curve and activity.happiness is not None and activity.standing != "refuted"
    if pointed:
        return EMPTY
    parts: list[Block] = []
    if mark:
        glyph = Glyph(mark, 0.0, 0.0, SIGN, MARK_INKS[mark])
        parts.append(Block((glyph,), SIGN, SIGN, frozenset({mark})))
    if activity.happiness is not None:
        parts.append(_face(board, activity, activity.happiness))
    return row(tuple(parts), 1.5)


def _face(board: Board, activity: Activity, value: float) -> Block:
    if activity.standing == "refuted":
        glyph = Glyph(f"face-{level(value)}", 0.0, 0.0, SIGN, "ink-3", "outline")
        return Block((glyph,), SIGN, SIGN, frozenset({"face"}))
    radius = SIGN / 2
    return face(board, value, assumed=activity.standing == "assumption", radius=radius, x=radius, y=radius)


def _fits(board: Board, activity: Activity, block: Block, felt: Block) -> bool:
    column = board.grid.column(activity)
    taken = felt.width + 2.5 if felt.elements else 0.0
    return block.width <= column.frame + column.frame_width - room(board).right - taken - _left(board, activity)


def corner(board: Board, activity: Activity, felt: Block) -> Block:
    """The right end of a card's first row: its evidence, and how it feels where no curve tells."""
    evidence = _evidence(board, activity)
    kept = (evidence,) if _fits(board, activity, evidence, felt) else ()
    return row(tuple(block for block in (*kept, felt) if block.elements), 2.5)


def _evidence(board: Board, activity: Activity) -> Block:
    """A check with how many did this, or the word for what it is instead."""
    if activity.standing != "validated":
        return _standing(board, activity)
    share = activity.observed
    words = board.line(f"{share.count}/{share.of}" if share else "", "micro", "ink-2")
    check = Glyph("check", 0.0, 0.0, CHECK, board.tone(activity))
    width = CHECK + (1.0 + words.width if words.width else 0.0)
    sign = "observed" if share else "validated"
    return Block((check, *abreast(words, CHECK + 1.0, CHECK / 2)), width, CHECK, frozenset({sign}))


def _tag(board: Board, text: str, measure: float) -> Block:
    words = board.text(text, "micro", "ink-2", measure - 6.0)
    box = Box(0.0, 0.0, words.width + 6.0, words.height + 3.4)
    return Block((Rect(box, Ink(fill="wash"), 2.0), *placed(words, 3.0, 1.7)), box.w, box.h)


def _iconed(board: Board, icon: str, text: str, measure: float) -> Block:
    words = board.text(text, "micro", "ink-2", measure - 8.5)
    sign = Glyph(icon, -0.4, -0.4, 7.0, "ink-2")
    return Block((sign, *placed(words, 8.5, 0.0)), words.width + 8.5, max(words.height, 6.4))


def _notes(board: Board, activity: Activity, felt: Block, measure: float, *, timed: bool) -> Block:
    """The foot of a card: what had no room above, who acts, what is unusual about the step, where it goes on."""
    labels = board.labels
    rows: list[Block] = []
    signs: set[str] = set()
    evidence = _evidence(board, activity)
    if not _fits(board, activity, evidence, felt):
        rows.append(evidence)
    if activity.actor:
        rows.append(_iconed(board, "person", activity.actor, measure))
        signs.add("actor")
    if not activity.present:
        rows.append(board.text(labels("card.absent"), "micro-italic", "ink-2", measure))
        signs.add("absent")
    if activity.optional:
        rows.append(_tag(board, labels("card.optional"), measure))
    if activity.kind == "wait":
        text = activity.duration if not timed else ""
        rows.append(wait(board, text or labels("card.wait"), measure))
        signs.add("wait")
    if activity.standing != "validated" and activity.observed:
        share = activity.observed
        rows.append(board.text(labels("card.observed", n=share.count, of=share.of), "micro", "ink-2", measure))
    if activity.owner:
        rows.append(_iconed(board, "people", activity.owner, measure))
        signs.add("owner")
    if activity.journey:
        rows.append(board.text(f"→ {activity.journey}", "micro-strong", board.tone(activity), measure))
        signs.add("journey")
    block = stack(tuple(rows), 2.0)
    return block._replace(signs=block.signs | signs)


def inside(board: Board, activity: Activity, felt: Block, *, timed: bool) -> Block:
    """What stands on a card below its first row, which ends with `felt`."""
    column = board.grid.column(activity)
    measure = column.in_card
    refuted = activity.standing == "refuted"
    fill = "ink-3" if refuted else "ink"
    # Where no phase has activities the chevrons name them all.
    named = any(not one.implied for one in board.journey.activities)
    title = EMPTY if not named else board.text(activity.name, "card", fill, measure, struck=refuted)
    return stack((title, _notes(board, activity, felt, measure, timed=timed)), 3.0)


def _edge(board: Board, activity: Activity) -> Ink:
    tone = board.tone(activity)
    fill = "paper" if activity.present else f"{tone}-tint"
    if activity.standing == "assumption":
        return ASSUMED._replace(fill=fill)
    if activity.standing == "refuted":
        return Ink(fill="del-tint", stroke="ink-3", width=0.6)
    return Ink(fill=fill, stroke=f"{tone}-edge", width=0.6)


def card(board: Board, activity: Activity, first: Block, body: Block, height: float) -> Group:
    """The card of an activity: its `corner` and its `inside`, at its column's frame edge and y = 0."""
    column = board.grid.column(activity)
    x, width = column.frame, column.frame_width
    parts: list[Element] = []
    if activity.journey:
        behind = Box(x + BEHIND, BEHIND, width, height)
        parts.append(Rect(behind, Ink(fill="paper", stroke=f"{board.tone(activity)}-edge", width=0.6), 3.0))
    parts.append(Rect(Box(x, 0.0, width, height), _edge(board, activity), 3.0))
    inner = room(board)
    centre = (x + PADDING + DISC, inner.middle)
    parts += disc(board, activity, *centre)
    if activity.kind == "event":
        parts += _event(board, activity, *centre)
    parts += placed(first, x + width - inner.right - first.width, inner.middle - first.height / 2)
    parts += placed(body, x + PADDING, inner.top)
    return Group("card", tuple(parts), id=activity.id, link=activity.link)


def card_height(board: Board, body: Block) -> float:
    """The height a card needs around its `inside`."""
    return room(board).top + body.height + room(board).bottom


def card_signs(activity: Activity, first: Block, body: Block) -> frozenset[str]:
    """The legend entries a card calls for."""
    return frozenset({"number"} | first.signs | body.signs | ({"event"} if activity.kind == "event" else set()))


def chevron(x: float, y: float, gap: float = COLUMN_GAP) -> Path:
    """The small chevron between neighbours, its tip right of x; smaller in a gap that is narrower than usual."""
    size = min(1.0, gap / COLUMN_GAP)
    ink = Ink(stroke="ink-2", width=0.8 * size)
    back, half = 1.1 * size, 2.2 * size
    return Path(path("M", x - back, y - half, "L", x + back, y, "L", x - back, y + half), ink)


def onward(start: float, end: float, y: float) -> tuple[Path, ...]:
    """The small chevron before the next card, with a line to it from the edge of the one that stands further off."""
    line = path("M", start + CLEAR, y, "H", max(start + CLEAR, end - CLEAR))
    return (Path(line, Ink(stroke="ink-2", width=0.8)), chevron(end - CLEAR - 1.1, y))
