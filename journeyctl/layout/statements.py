"""Cells of words: thoughts, wants, feelings, needs, pains and delights, open questions, the team's own rows.

Each function gives the block of one place (an activity or a phase) for its lane, EMPTY when there is nothing to tell.
"""

from __future__ import annotations

from journeyctl.layout.block import EMPTY, Block, path, placed, shifted, stack
from journeyctl.layout.board import Board
from journeyctl.layout.lanes import share
from journeyctl.model import Activity, Ask, Delight, Need, Pain, Place, Statement
from journeyctl.paper.insets import BULLET, TRIANGLE, triangles
from journeyctl.paper.style import Role
from journeyctl.scene import Element, Glyph, Ink, Path, Text

GAP = 3.6


def _words(board: Board, statement: Statement, text: str, role: Role, fill: str, measure: float) -> Block:
    refuted = statement.standing == "refuted"
    block = board.text(text, role, "ink-3" if refuted else fill, measure, struck=refuted)
    return block._replace(signs=block.signs | ({"refuted"} if refuted else frozenset()))


def _source(board: Board, statement: Statement, measure: float) -> Block:
    return board.text(statement.said_by, "micro", "ink-3", measure)


def thoughts(board: Board, place: Place, on_curve: frozenset[str]) -> Block:
    """What the customer thinks, in quotation marks; a quote that stands beside the curve is not printed twice."""
    shown = first_quote(place) if place.id in on_curve else -1
    told = [thought for index, thought in enumerate(place.thoughts) if index != shown]
    room = share(board, place, tuple((board.labels.quote(one.text), one.said_by) for one in told), "thought")
    made = []
    for thought in told:
        words = _words(board, thought, board.labels.quote(thought.text), "thought", "ink", room.measure)
        made.append(stack((words, _source(board, thought, room.measure)), 1.0))
    return room.stacked(tuple(made), GAP)


def first_quote(place: Place) -> int:
    """The index of the first verbatim quote among a place's thoughts, -1 when there is none."""
    return next((index for index, thought in enumerate(place.thoughts) if thought.quote), -1)


def plain(board: Board, place: Place, statements: tuple[Statement, ...]) -> Block:
    """Statements as plain text: what the customer wants to do, and can do."""
    room = share(board, place, tuple((one.text, one.said_by) for one in statements), "need")
    made = []
    for one in statements:
        text = board.labels.quote(one.text) if one.quote else one.text
        words = _words(board, one, text, "thought" if one.quote else "body", "ink", room.measure)
        made.append(stack((words, _source(board, one, room.measure)), 1.0))
    return room.stacked(tuple(made), GAP)


def feelings(board: Board, place: Place) -> Block:
    """The feeling's name, and why."""
    measure = board.measure(place)
    value = place.happiness
    fill = "ink" if value is None or abs(value) < 0.25 else "pos-text" if value > 0 else "neg-text"
    name = board.text(place.emotion, "need", fill, measure)
    return stack((name, board.text(place.because, "small", "ink-2", measure)), 1.8)


def _met(need: Need, words: Block) -> Block:
    if need.met is None:
        return words
    ring = Glyph(f"met-{need.met}", 0.0, 1.0, 5.6, "ink-2")
    signs = words.signs | {f"met-{need.met}"}
    return Block((ring, *placed(words, BULLET, 0.0)), BULLET + words.width, words.height, signs)


def _need(board: Board, place: Place, need: Need, measure: float) -> Block:
    inset = BULLET if need.met else 0.0
    text = board.labels.quote(need.text) if need.quote else need.text
    words = _words(board, need, text, "need", "ink", measure - inset)
    parts = [_met(need, words), _source(board, need, measure)]
    if need.satisfied_by:
        rule = Path(path("M", 0.0, 0.0, "H", measure), Ink(stroke=f"{board.tone(place)}-edge", width=0.45))
        parts.append(Block((rule,), measure, 0.1))
        parts += [_satisfier(board, place, text, measure) for text in need.satisfied_by]
    return stack(tuple(parts), 3.0)


def _satisfier(board: Board, place: Place, text: str, measure: float) -> Block:
    words = board.text(text, "small", "ink-2", measure - BULLET)
    spark = Glyph("spark", -0.6, -0.4, 7.0, board.tone(place))
    return Block((spark, *placed(words, BULLET, 0.0)), words.width + BULLET, words.height, frozenset({"satisfies"}))


def needs(board: Board, place: Place) -> Block:
    """Needs, how far each is met, and below a hairline what would satisfy it."""
    told = tuple((need.text, need.said_by, *need.satisfied_by) for need in place.needs)
    room = share(board, place, told, "need", BULLET)
    return room.stacked(tuple(_need(board, place, need, room.measure) for need in place.needs), 5.0)


def _weight(statement: Pain | Delight) -> int:
    return (statement.severity if isinstance(statement, Pain) else statement.strength) or 1


def _marked(board: Board, statement: Pain | Delight, measure: float) -> Block:
    rising = isinstance(statement, Delight)
    count = _weight(statement)
    inset = triangles(count)
    name, ink = ("triangle-up", "pos-text") if rising else ("triangle-down", "neg-text")
    signs = [Glyph(name, i * (TRIANGLE + 0.4), 1.1, TRIANGLE, ink) for i in range(count)]
    words = _hung(board, statement, inset, measure)
    sign = "delight" if rising else "pain"
    elements: tuple[Element, ...] = (*signs, *words.elements)
    return Block(elements, max(words.width, inset), words.height, words.signs | {sign})


def _hung(board: Board, statement: Statement, inset: float, measure: float) -> Block:
    """The statement with its first line after the triangles and the later ones back on the text edge."""
    text = board.labels.quote(statement.text) if statement.quote else statement.text
    first = board.text(text, "small", "ink", measure - inset)
    words = _words(board, statement, text, "small", "ink", measure - inset)
    if len(first.elements) <= 1:
        return stack((shifted(words, inset), _source(board, statement, measure)), 0.8)
    rest = _after(first, text)
    if not rest:
        return stack((shifted(words, inset), _source(board, statement, measure)), 0.8)
    top = shifted(Block((words.elements[0],), words.width, board.style("small").line), inset)
    tail = _words(board, statement, rest, "small", "ink", measure)
    hung = stack((top._replace(height=board.style("small").line), tail), 0.0)
    return stack((hung._replace(signs=words.signs), _source(board, statement, measure)), 0.8)


def _after(first: Block, text: str) -> str:
    """What of a text stands after its first line, whose end may be a hyphen that is not the text's; "" if unclear."""
    head = first.elements[0]
    assert isinstance(head, Text)
    whole = (head.text, head.text[:-1]) if head.text.endswith(("-", "‐")) else (head.text,)
    begun = next((one for one in whole if text.startswith(one)), "")
    return text[len(begun) :].lstrip() if begun else ""


def pains_and_delights(board: Board, place: Place, *, pains: bool = True, delights: bool = True) -> Block:
    """Delights above pains, the heaviest first, with one to three triangles each."""
    chosen: list[Pain | Delight] = []
    if delights:
        chosen += sorted(place.delights, key=_weight, reverse=True)
    if pains:
        chosen += sorted(place.pains, key=_weight, reverse=True)
    room = share(board, place, tuple((one.text, one.said_by) for one in chosen), "small", triangles(3))
    return room.stacked(tuple(_marked(board, one, room.measure) for one in chosen), 2.4)


def asked(board: Board, place: Place) -> Block:
    """What to find out, below a hairline how; a check where the activity is validated and nothing is asked."""
    if not place.ask:
        settled = isinstance(place, Activity) and place.standing == "validated"
        check = Glyph("check", -1.0, 0.0, 8.0, board.tone(place))
        return Block((check,), 8.0, 8.0, frozenset({"answered"})) if settled else EMPTY
    room = share(board, place, tuple((ask.text, ask.how) for ask in place.ask), "need")
    return room.stacked(tuple(_question(board, place, ask, room.measure) for ask in place.ask), 4.0)


def _question(board: Board, place: Place, ask: Ask, measure: float) -> Block:
    words = board.text(ask.text, "need", "ink", measure)
    if not ask.how:
        return words
    rule = Path(path("M", 0.0, 0.0, "H", measure), Ink(stroke=f"{board.tone(place)}-edge", width=0.45))
    how = board.text(ask.how, "small", "ink-2", measure)
    return stack((words, Block((rule,), measure, 0.1), how), 3.0)


def own(board: Board, place: Place, lane: str) -> Block:
    """The content of one of the team's own rows."""
    texts = tuple(text for cell in place.cells if cell.lane == lane for text in cell.texts)
    room = share(board, place, tuple((text,) for text in texts), "small")
    return room.stacked(tuple(board.text(text, "small", "ink", room.measure) for text in texts), GAP)
