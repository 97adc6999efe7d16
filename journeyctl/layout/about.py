"""The About band: everything about the map that is not a step of it, in small print, in three columns.

The columns stand under the map's own edges. The fail points of the blueprint close the band as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journeyctl.labels import listed
from journeyctl.layout.block import Block, flow, path, placed, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.lanes import label
from journeyctl.layout.wording import evidence_text, joined, measured, noted, sourced
from journeyctl.layout.work import Bar, fail_sign, fails_of
from journeyctl.model import Action, Expectation, Fail, Persona, Question
from journeyctl.paper.grid import MARGIN
from journeyctl.scene import Element, Glyph, Group, Ink, Path

KEY_GAP = 7.0
WIDEST_KEY = 62.0
"""The most room for the heads: in every language nearly all of them stand in it on one line."""
GUTTER = 14.0
TABLE, WIDEST_TABLE = 600.0, 1200.0
"""The least and the greatest width of a table of fail points, where there is room for several."""
FAIL = 9.5
"""The room of a fail point's sign before its words."""

Content = Callable[[float], Block]
"""What a row says, laid out to a measure."""


def _expectation(board: Board, one: Expectation) -> str:
    met = board.labels(f"met.{one.met}") if one.met else ""
    return noted(board, one, met, measured(board, one.measure) if one.measure else "")


def _question(board: Board, one: Question) -> str:
    answer = board.labels("about.answer", answer=one.answer.rstrip(".")) if one.answer else ""
    return joined((noted(board, one), answer))


def _action(board: Board, one: Action) -> str:
    labels = board.labels
    return noted(board, one, one.owner, labels.date(one.by), labels(f"action.{one.status}") if one.status else "")


def _goal(board: Board) -> str:
    """Where the figures of the long-term goal are from; what they are stands in the header."""
    purpose = board.journey.purpose
    measure = purpose.measure if purpose else None
    if measure is None:
        return ""
    source = listed(*sourced(board, measure)[1:])
    return f"{measure.name}: {source}" if source else ""


def _team(board: Board) -> str:
    made = []
    for member in board.journey.team:
        words = listed(member.name, member.role)
        made.append(f"{words} ({board.labels('about.decides')})" if member.decides else words)
    return " · ".join(made)


def _scope(board: Board) -> str:
    journey, labels = board.journey, board.labels
    starts = labels("about.starts", text=journey.scope_starts.rstrip(".")) if journey.scope_starts else ""
    ends = labels("about.ends", text=journey.scope_ends.rstrip(".")) if journey.scope_ends else ""
    return joined((starts, ends))


def _persona_rows(board: Board, persona: Persona | None) -> list[tuple[str, str]]:
    if persona is None:
        return []
    goals = [f"{goal.text.rstrip('.')} ({measured(board, goal.measure)})" for goal in persona.goals if goal.measure]
    labels = board.labels
    return [
        (labels("about.story"), persona.story),
        (labels("about.persona"), persona.about),
        (labels("about.persona-goals"), joined(tuple(goals))),
    ]


def _phase_rows(board: Board) -> list[tuple[str, str]]:
    labels = board.labels
    phases = board.journey.phases
    return [
        (labels("about.gap"), joined(tuple(f"{p.name}: {p.gap.rstrip('.')}" for p in phases if p.gap))),
        (labels("about.drivers"), joined(tuple(f"{p.name}: {', '.join(p.drivers)}" for p in phases if p.drivers))),
        (labels("about.owners"), joined(tuple(f"{p.name}: {p.owner}" for p in phases if p.owner))),
    ]


def _fails(board: Board) -> Content | None:
    """The fail points with their signs, where no table tells them."""
    fails = fails_of(board)
    if not fails or any(lane.id == "frontstage" for lane in board.lanes):
        return None

    def content(width: float) -> Block:
        made = []
        for number, _, fail in fails:
            notes = listed(fail.cost, fail.owner, *fail.ideas)
            words = board.text(f"{fail.text} ({notes})" if notes else fail.text, "micro", "ink-2", width - FAIL)
            sign = fail_sign(board, number, 0.0, -1.2, FAIL - 1.5)
            made.append(Block((sign, *placed(words, FAIL, 0.0)), FAIL + words.width, words.height))
        return flow(tuple(made), width, 5.0, 2.2)

    return content


def _evidence(board: Board) -> str:
    """What the map rests on; the year is said once where the next piece is of the same one."""
    said = []
    year = ""
    for item in board.journey.evidence:
        said.append(evidence_text(board, item, known_year=year))
        year = item.date[:4]
    return " · ".join(said)


def _texts(board: Board, told: Iterable[tuple[str, str]]) -> list[tuple[str, Content | None]]:
    def said(text: str) -> Content | None:
        return (lambda width: board.text(text, "micro", "ink-2", width)) if text else None

    return [(head, said(text)) for head, text in told]


def rows(board: Board, *, headed: bool = True) -> tuple[tuple[str, Content], ...]:
    """Every row of the band: its heading, and its content at any width; empty ones left out.

    `headed` False also tells what a low header has no room for.
    """
    above = () if headed else _header(board)
    found = [
        *_texts(board, above),
        *_texts(board, _aims(board)),
        (board.labels("fail.title"), _fails(board)),
        *_texts(board, _rest(board)),
    ]
    return tuple((head, content) for head, content in found if content)


def _header(board: Board) -> tuple[tuple[str, str], ...]:
    """What the header of a map of one band tells beside its conclusions."""
    journey, labels = board.journey, board.labels
    purpose, persona = journey.purpose, journey.persona
    figures = measured(board, purpose.measure) if purpose and purpose.measure else ""
    goal = joined((purpose.goal, figures)) if purpose and figures else purpose.goal if purpose else ""
    about = (
        (
            (labels("persona.goals"), joined(tuple(goal.text for goal in persona.goals))),
            (labels("persona.drivers"), joined(persona.drivers)),
            (labels("persona.context"), joined(persona.context)),
            (labels("persona.worries"), joined(persona.worries)),
        )
        if persona
        else ()
    )
    return ((labels("map.scenario"), journey.scenario), (labels("map.goal"), goal), *about)


def _aims(board: Board) -> tuple[tuple[str, str], ...]:
    """What the map is for, who made it, on what it rests, and whom it is about."""
    journey, labels = board.journey, board.labels
    return (
        (labels("about.expects"), joined(tuple(_expectation(board, one) for one in journey.expectations))),
        (labels("map.goal"), _goal(board)),
        (labels("about.questions"), " ".join(_question(board, one) for one in journey.questions)),
        (labels("about.audience"), journey.audience),
        (labels("about.scope"), _scope(board)),
        (labels("about.team"), _team(board)),
        (labels("about.partners"), ", ".join(journey.partners)),
        (labels("about.projects"), ", ".join(journey.projects)),
        (labels("about.evidence"), _evidence(board)),
        *_persona_rows(board, journey.persona),
        *_phase_rows(board),
    )


def _rest(board: Board) -> tuple[tuple[str, str], ...]:
    """What was decided, set aside, and made use of."""
    journey, labels = board.journey, board.labels
    return (
        (labels("about.actions"), joined(tuple(_action(board, one) for one in journey.actions))),
        (labels("about.parking"), joined(journey.parking)),
        (labels("about.based-on"), journey.based_on),
        (labels("about.credit"), listed(journey.made_with, journey.licence)),
    )


def _row(board: Board, head: str, content: Content, width: float, key: float) -> Block:
    name = board.text(head, "micro-strong", "ink-2", key - KEY_GAP)
    words = content(width - key)
    height = max(name.height, words.height)
    return Block((*name.elements, *placed(words, key, 0.0)), width, height)


def _balanced(blocks: list[Block], count: int) -> list[list[Block]]:
    """Blocks dealt in order into `count` columns of near-equal height."""
    total = sum(block.height + 2.0 for block in blocks)
    columns: list[list[Block]] = [[]]
    filled = 0.0
    for block in blocks:
        if columns[-1] and len(columns) < count and filled + block.height / 2 > total / count * len(columns):
            columns.append([])
        columns[-1].append(block)
        filled += block.height + 2.0
    return columns


def about(board: Board, *, headed: bool = True) -> Strip | None:
    """The About band, or None when there is nothing to say. `headed` as in `rows`."""
    found = rows(board, headed=headed)
    if not found:
        return None
    left = board.grid.text
    width = board.grid.right - left
    count = 3 if width > 700 else 2
    each = (width - GUTTER * (count - 1)) / count
    key = min(WIDEST_KEY, max(board.width(head, "micro-strong") for head, _ in found) + KEY_GAP)
    columns = _balanced([_row(board, head, content, each, key) for head, content in found], count)
    made = [stack(tuple(column), 2.2) for column in columns]
    head = label(board, "info", board.labels("about.title"), "", repeated=False)
    air = 12.0 if headed else 8.0
    height = max(head.height, *(block.height + air for block in made))
    rule = Path(path("M", MARGIN, 0.0, "H", board.grid.right), Ink(stroke="line", width=0.4))
    elements: list[Element] = [rule, *head.elements]
    for index, block in enumerate(made):
        elements.append(
            Group("about", placed(block, left + index * (each + GUTTER), air / 2 + 0.5), id=f"about-{index + 1}")
        )
    return Strip("about", height, tuple(elements), frozenset({"fail"} if _fails(board) else ()))


def fail_table(board: Board) -> Strip | None:
    """The blueprint's fail points: what goes wrong, what it costs, who owns it, what would help.

    On a very wide picture the rows stand in several tables side by side.
    """
    fails = fails_of(board)
    if not fails:
        return None
    left = board.grid.text
    width = board.grid.right - left
    count = min(max(1, int((width + GUTTER) // (TABLE + GUTTER))), -(-len(fails) // 3)) if width > 2 * TABLE else 1
    each = min((width + GUTTER) / count - GUTTER, WIDEST_TABLE) if width > 2 * TABLE else width
    deep = -(-len(fails) // count)
    head = label(board, "fail", board.labels("fail.title"), "", repeated=False)
    rule = Path(path("M", MARGIN, 0.0, "H", board.grid.right), Ink(stroke="line", width=0.4))
    elements: list[Element] = [rule, *_tinted(head)]
    height = head.height
    for index, start in enumerate(range(0, len(fails), deep)):
        table = _fail_rows(board, fails[start : start + deep], left + index * (each + GUTTER), each)
        elements += table.elements
        height = max(height, table.height)
    return Strip("fails", height, tuple(elements), frozenset({"fail"}))


def _fail_rows(board: Board, fails: tuple[tuple[int, Bar, Fail], ...], left: float, width: float) -> Block:
    """One table of fail points from `left` on, with its heads."""
    starts = (0.0, width * 0.36, width * 0.58, width * 0.72)
    ends = (*starts[1:], width)
    elements: list[Element] = []
    for key, x in zip(("what", "cost", "owner", "idea"), starts, strict=True):
        head = board.line(board.labels(f"fail.{key}"), "micro", "ink-3")
        elements += placed(head, left + x + (13.0 if x == 0 else 0.0), 4.0)
    size = 12.0 if board.compact else 10.0
    y = max(13.0, (9.5 if board.compact else 7.0) + board.style("micro").size)
    for number, _, fail in fails:
        cells = (fail.text, fail.cost, fail.owner, ". ".join(fail.ideas))
        blocks = [
            board.text(text, "strong" if i == 0 else "small", "ink" if i == 0 else "ink-2",
                       ends[i] - starts[i] - 6.0 - (13.0 if i == 0 else 0.0))
            for i, text in enumerate(cells)
        ]  # fmt: skip
        tall = max(size, *(block.height for block in blocks))
        row: list[Element] = [fail_sign(board, number, left - (size - 10.0), y - 0.4 * (size - 8.0), size)]
        for i, block in enumerate(blocks):
            row += placed(block, left + starts[i] + (13.0 if i == 0 else 0.0), y + 1.0)
        elements.append(Group("fail-row", tuple(row), id=f"fail-{number}"))
        y += tall + 2.5
    return Block(tuple(elements), width, y + 3.0)


def _tinted(head: Block) -> tuple[Element, ...]:
    return tuple(one._replace(ink="neg-text") if isinstance(one, Glyph) else one for one in head.elements)
