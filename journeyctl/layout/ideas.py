"""The innovation layer: notes over the activities they solve, with votes, effort, value, status, owner and date."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.labels import dotted
from journeyctl.layout.block import Block, flow, path, placed, row, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.lanes import BLANK_LANE, label_of, nothing
from journeyctl.layout.wording import measured
from journeyctl.model import Idea, Lane
from journeyctl.paper.grid import PADDING
from journeyctl.scene import Circle, Element, Group, Ink, Path, Rect

FOLD = 7.0
MOST_DOTS = 12
DOT, DOT_PITCH = 1.9, 4.7
DISC = 5.4
GAP = 4.0
PIECE_GAP = 3.5


class Note(NamedTuple):
    """An idea and the columns its note hangs under."""

    idea: Idea
    first: int
    last: int


def _columns(board: Board) -> dict[str, tuple[int, ...]]:
    """The columns of every phase and activity, by id; an id that both have means the activity."""
    phases = {one.id: tuple(activity.number - 1 for activity in one.activities) for one in board.whole.phases}
    return phases | {activity.id: (activity.number - 1,) for activity in board.whole.activities}


def notes(board: Board) -> tuple[Note, ...]:
    """Every idea's note: under what it solves, two columns wide where the phase has room; the rest over the map.

    In a band of a folded map only those that begin there.
    """
    count = len(board.grid.columns)
    single: dict[int, list[tuple[int, Idea]]] = {}
    made = []
    known = _columns(board) if board.journey.ideas else {}
    for idea in board.journey.ideas:
        wanted = sorted({column for target in idea.targets for column in known.get(target, ())})
        targets = tuple(column - board.grid.first for column in wanted)
        if board.fold and not 0 <= (targets or (-board.grid.first,))[0] < count:
            continue
        columns = tuple(column for column in targets if column < count)
        if len(columns) == 1:
            single.setdefault(board.grid.columns[columns[0]].phase, []).append((columns[0], idea))
        elif columns:
            made.append(Note(idea, columns[0], min(columns[-1], columns[0] + 3)))
        else:
            made.append(Note(idea, 0, 0 if board.grid.columns[0].spread else min(count, 3) - 1))
    for phase, under in single.items():
        made += _packed(board, phase, sorted(under, key=lambda pair: pair[0]))
    return tuple(made)


def _packed(board: Board, phase: int, wanted: list[tuple[int, Idea]]) -> list[Note]:
    """The notes of a phase side by side, each near what it solves, two columns wide while there is room."""
    columns = board.grid.of_phase(phase)
    start, end = columns[0].order, columns[-1].order
    wide = 1 if columns[0].w > 110 else 2
    made = []
    cursor = start
    for place, (column, idea) in enumerate(wanted):
        behind = len(wanted) - place - 1
        if cursor > end:
            cursor = column
        room = end + 1 - cursor - behind
        width = max(1, min(wide, room))
        first = max(cursor, min(column, end + 1 - width - behind))
        first = max(start, min(first, end + 1 - width))
        made.append(Note(idea, first, first + width - 1))
        cursor = first + width
    return made


def _standing(board: Board, idea: Idea, room: float) -> Block:
    """The row of votes and status, and at its right end what the idea solves."""
    parts: list[Block] = []
    if idea.votes is not None:
        parts.append(_votes(board, idea.votes, room))
    if idea.status:
        parts.append(board.line(board.labels(f"idea.{idea.status}"), "micro", "ink-2"))
    return _spread(tuple(parts), (_solves(board, idea),) if idea.targets else (), room)


def _votes(board: Board, votes: int, inner: float) -> Block:
    figure = board.line(str(votes), "number", "note-ink")
    dots = votes if votes <= MOST_DOTS and votes * DOT_PITCH + figure.width + 4 < inner * 0.7 else 0
    shapes: list[Element] = [Circle(DOT + DOT_PITCH * i, 3.6, DOT, Ink(fill="note-ink")) for i in range(dots)]
    left = dots * DOT_PITCH + 1.2 if dots else 0.0
    shapes += placed(figure, left, 0.0)
    return Block(tuple(shapes), left + figure.width, figure.height, frozenset({"votes"}))


def _solves(board: Board, idea: Idea) -> Block:
    word = board.line(board.labels("idea.solves"), "small", "ink-2")
    x = word.width + 2.5
    height = max(word.height, 2 * DISC)
    shapes: list[Element] = list(placed(word, 0.0, (height - word.height) / 2))
    targets = [(a.number, board.tone(a)) for a in board.whole.activities if a.id in idea.targets]
    for number, tone in targets:
        shapes.append(Circle(x + DISC, height / 2, DISC, Ink(fill=tone)))
        shapes.append(board.middle(str(number), "micro-strong", "white", x + DISC, height / 2))
        x += 2 * DISC + 1.5
    names = [phase.name for phase in board.whole.phases if phase.id in idea.targets and not _implied(board, phase.id)]
    if names:
        text = board.line(", ".join(names), "micro-strong", "ink-2")
        shapes += placed(text, x, (height - text.height) / 2)
        x += text.width
    return Block(tuple(shapes), x if names else x - 1.5, height, frozenset({"number"} if targets else ()))


def _implied(board: Board, phase: str) -> bool:
    return any(activity.id == phase for activity in board.whole.activities)


def _spread(left: tuple[Block, ...], right: tuple[Block, ...], room: float) -> Block:
    """Pieces in one row, those of `right` at its right end, or in the next row where both do not fit in one."""
    both = (*left, *right)
    wide = sum(part.width for part in both) + PIECE_GAP * (len(both) - 1)
    if not right or not left:
        return flow(both, room, PIECE_GAP, 1.8)
    if wide > room:
        return stack((flow(left, room, PIECE_GAP, 1.8), flow(right, room, PIECE_GAP, 1.8)), 1.8)
    end = sum(part.width for part in right) + PIECE_GAP * (len(right) - 1)
    return row((row(left, PIECE_GAP), row(right, PIECE_GAP)), room - end - row(left, PIECE_GAP).width)


def _estimate(board: Board, word: str, value: int) -> Block:
    text = board.line(word, "micro", "ink-2")
    x = text.width + 2.2
    bars = [
        Rect(Box(x + 2.2 * i, 0.9, 1.7, 4.4), Ink(fill="note-ink" if i < value else "note-fold"), 0.5) for i in range(5)
    ]
    return Block((*text.elements, *bars), x + 10.5, text.height, frozenset({"estimate"}))


def _body(board: Board, idea: Idea, inner: float) -> Block:
    labels = board.labels
    text, refuted = labels.quote(idea.text) if idea.quote else idea.text, idea.standing == "refuted"
    struck = refuted or idea.status == "rejected"
    title = board.text(text, "card", "ink-3" if refuted else "ink", inner, struck=struck)
    title = title._replace(signs=frozenset({"refuted"} if refuted else ()))
    room = inner - FOLD + 3.0  # the last row keeps off the folded corner
    last = _work(board, idea, room)
    figures = _figures(board, idea, inner)
    lowest = not (last.elements or figures.elements)
    return stack((title, _standing(board, idea, room if lowest else inner), figures, last), 2.2)


def _figures(board: Board, idea: Idea, inner: float) -> Block:
    """Who said it, and how it is measured."""
    source = board.text(idea.said_by, "micro", "ink-2", inner)
    figures = board.text(measured(board, idea.measure) if idea.measure else "", "micro", "ink-2", inner)
    return stack((source, figures), 1.8)


def _work(board: Board, idea: Idea, room: float) -> Block:
    """Who does it by when, and what it takes and gives."""
    labels = board.labels
    estimates = tuple(_estimate(board, labels(f"idea.{name}"), value) for name, value in _estimates(idea))
    owner = dotted(idea.owner, labels.date(idea.by, short=True))
    words = board.text(owner, "micro", "ink-2", room)
    if len(words.elements) > 1:
        return stack((words, _spread((), estimates, room)), 2.2)
    return _spread((words,) if owner else (), estimates, room)


def _estimates(idea: Idea) -> list[tuple[str, int]]:
    return [(name, value) for name, value in (("effort", idea.effort), ("value", idea.value)) if value is not None]


def note(board: Board, idea: Idea, width: float) -> Block:
    """A note with a folded corner; its height follows its text."""
    body = _body(board, idea, width - 2 * PADDING)
    height = body.height + 9.0
    sheet = path("M", 0, 0, "H", width, "V", height - FOLD, "L", width - FOLD, height, "H", 0, "Z")
    fold = path("M", width - FOLD, height, "V", height - FOLD, "H", width, "Z")
    edge = Ink(fill="note", stroke="note-fold", width=0.3)
    shapes: list[Element] = [Path(sheet, edge), Path(fold, Ink(fill="note-fold"))]
    signs = body.signs | {"idea"}
    return Block((*shapes, *placed(body, PADDING, 4.0)), width, height, signs)


def ideas(board: Board, lane: Lane) -> Strip:
    """The lane of ideas: notes packed from the top, each under what it solves."""
    voters = len(board.journey.ballots)
    label_block = label_of(board, lane, board.labels.count("idea.voted", voters) if voters else "")
    elements: list[Element] = list(label_block.elements)
    signs: frozenset[str] = frozenset()
    floor = [0.0] * len(board.grid.columns)
    for item in sorted(notes(board), key=lambda n: (n.first, n.last)):
        first, last = item.first, item.last
        columns = board.grid.columns
        width = columns[last].frame + columns[last].frame_width - columns[first].frame
        block = note(board, item.idea, width)
        y = max(floor[first : last + 1])
        elements.append(Group("idea", placed(block, columns[first].frame, y), id=item.idea.id))
        signs |= block.signs
        for index in range(first, last + 1):
            floor[index] = y + block.height + GAP
    if not board.journey.ideas:
        elements += nothing(board)
    height = max(max(floor) - GAP, label_block.height, BLANK_LANE)
    return Strip(lane.id, height, tuple(elements), signs)
