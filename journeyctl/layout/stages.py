"""Before, during and after, over the phases they hold: in words along a line, or as three lines with a key.

In: a board. Out: a strip, and whether it tells a phase's duration. Where a stage recurs so often that its word has no
room over its phases, the stages are lines at three heights, and a key names them: no hue is needed to tell them apart.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from journeyctl.layout.block import ASCENT, Block, path, placed
from journeyctl.layout.board import Board, Strip
from journeyctl.model import Phase
from journeyctl.paper.style import Role
from journeyctl.scene import Circle, Element, Group, Ink, Path

STAGE, DENSE_STAGE = 14.5, 12.5
ORDER = ("before", "during", "after")
ROLES: tuple[Role, ...] = ("stage", "lane", "strong")
"""How the words are set: as large as all of them have room for."""
AFTER_WORD, LEAST_AIR, ON = 4.0, 2.0, 24.0
"""After a word, at least before the next one, and what is left of the line where an explanation stands in it."""
DOT, AFTER_DOT = 0.8, 4.0
LEVEL, SAMPLE, BELOW_KEY = 3.2, 11.0, 7.0
"""Between two of three lines, how long a sample of them is, and between the key and the lines."""
BETWEEN = 12.0
"""Between two entries of the key."""


class _Run(NamedTuple):
    """Neighbouring phases of one stage: their indices, and where they begin and end."""

    stage: str
    indices: tuple[int, ...]
    left: float
    right: float


def stages(board: Board) -> Strip | None:
    """The stages over their phases: word, one-line explanation, duration, and a line to the stage's end.

    Drawn when every phase has a stage.
    """
    runs = _runs(board)
    if not runs:
        return None
    role = _role(board, runs)
    return _levels(board, runs) if role is None else _worded(board, runs, role)


def tells_duration(board: Board, phase: Phase) -> bool:
    """Whether the heading of a phase's stage tells how long the phase takes: it is the only one to say so."""
    runs = _runs(board)
    role = _role(board, runs) if runs else None
    if role is None:
        return False
    at = board.grid.indices[phase.id]
    (run,) = (one for one in runs if at in one.indices)
    return bool(_length(board, run, role).elements)


def _runs(board: Board) -> tuple[_Run, ...]:
    """The runs from left to right; none when not every phase has a stage."""
    phases = board.journey.phases
    if not all(phase.stage for phase in phases):
        return ()
    made = []
    for (stage, _), members in groupby(range(len(phases)), key=lambda at: (phases[at].stage, board.band(at))):
        indices = tuple(members)
        left, right = board.grid.phases[indices[0]].x, board.grid.phases[indices[-1]].right
        made.append(_Run(str(stage), indices, left, right))
    return tuple(made)


def _role(board: Board, runs: tuple[_Run, ...]) -> Role | None:
    """The largest type in which every word has room over its phases; None when there is none."""
    widest = {stage: min(run.right - run.left for run in runs if run.stage == stage) for stage in ORDER
              if any(run.stage == stage for run in runs)}  # fmt: skip
    for role in ROLES:
        if all(board.width(_name(board, stage), role) + LEAST_AIR <= room for stage, room in widest.items()):
            return role
    return None


def _name(board: Board, stage: str) -> str:
    return board.labels(f"stage.{stage}.name")


def _length(board: Board, run: _Run, role: Role) -> Block:
    """How long a stage takes, where one phase of it alone says so, and the run has room for it."""
    every = [phase for phase in board.whole.phases if phase.stage == run.stage and phase.duration]
    own = {board.journey.phases[at].id for at in run.indices}
    told = len(every) == 1 and (board.fold is not None or every[0].id in own)
    length = board.line(every[0].duration if told else "", "strong", "ink-2")
    room = run.right - run.left - board.width(_name(board, run.stage), role) - 2 * AFTER_WORD
    return length if length.width + AFTER_DOT <= room else Block((), 0.0, 0.0)


def _worded(board: Board, runs: tuple[_Run, ...], role: Role) -> Strip:
    elements: list[Element] = []
    for run in runs:
        name = f"{run.stage}-{board.grid.first_phase + run.indices[0] + 1}"
        elements.append(Group("stage", _word(board, run, role), id=name))
    return Strip("stages", DENSE_STAGE if board.dense else STAGE, tuple(elements))


def _word(board: Board, run: _Run, role: Role) -> tuple[Element, ...]:
    """The word of a run, what it means and how long it takes where there is room, and a line to its end."""
    word = board.line(_name(board, run.stage), role, f"stage-{run.stage}")
    baseline = board.style("stage").size * ASCENT
    elements = list(placed(word, run.left, baseline - board.style(role).size * ASCENT))
    x = run.left + word.width + AFTER_WORD
    about = board.line(board.labels(f"stage.{run.stage}.about"), "small", "ink-3")
    length = _length(board, run, role)
    top = baseline - about.height * ASCENT
    if x + about.width + length.width + ON < run.right:
        elements += placed(about, x, top)
        x += about.width + AFTER_WORD
    if length.width:
        elements.append(Circle(x, baseline - 2.3, DOT, Ink(fill="ink-3")))
        elements += placed(length, x + AFTER_DOT, top)
        x += length.width + 2 * AFTER_DOT
    if run.right - x > AFTER_WORD:
        line = path("M", x, baseline - 2.6, "H", run.right)
        elements.append(Path(line, Ink(stroke=f"stage-{run.stage}", width=0.8)))
    return tuple(elements)


def _levels(board: Board, runs: tuple[_Run, ...]) -> Strip:
    """Each stage a line at a height of its own, under a key in each band of the picture."""
    elements: list[Element] = []
    deepest = 0.0
    for _, members in groupby(runs, key=lambda run: board.band(run.indices[0])):
        row = tuple(members)
        key, deep = _key(board, row[0].left)
        deepest = max(deepest, deep)
        top = deep + BELOW_KEY
        elements += key
        elements += _tracks(top, row[0].left, row[-1].right)
        elements += [
            Group("stage", (_level(run.stage, top, run.left, run.right),),
                  id=f"{run.stage}-{board.grid.first_phase + run.indices[0] + 1}")
            for run in row
        ]  # fmt: skip
    return Strip("stages", deepest + BELOW_KEY + 2 * LEVEL + 4.0, tuple(elements))


def _level(stage: str, top: float, left: float, right: float) -> Path:
    """A stage's line."""
    y = top + LEVEL * ORDER.index(stage)
    return Path(path("M", left, y, "H", right), Ink(stroke=f"stage-{stage}", width=1.8))


def _tracks(top: float, left: float, right: float) -> list[Element]:
    """The three heights, faint."""
    return [
        Path(path("M", left, top + LEVEL * at, "H", right), Ink(stroke="line-soft", width=0.5))
        for at in range(len(ORDER))
    ]


def _key(board: Board, left: float) -> tuple[list[Element], float]:
    """A sample of each line with its stage's word, from a place on, and how high they are."""
    x, tall = left, 0.0
    elements: list[Element] = []
    for stage in ORDER:
        if not any(phase.stage == stage for phase in board.whole.phases):
            continue
        word = board.line(_name(board, stage), "strong", f"stage-{stage}")
        top = (word.height - 2 * LEVEL) / 2
        elements += _tracks(top, x, x + SAMPLE)
        elements.append(_level(stage, top, x, x + SAMPLE))
        elements += placed(word, x + SAMPLE + AFTER_WORD, 0.0)
        x += SAMPLE + AFTER_WORD + word.width + BETWEEN
        tall = max(tall, word.height)
    return elements, tall
