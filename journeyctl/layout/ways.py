"""The ways of a map: arcs over and under the cards, rows for the ways of a real fork, exits below.

In: the board and the height that each card needs. Out: where the cards stand and all that is drawn between them.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.flow import Card, Drawn, Label, Link, MapRows, map_rows, plan_map
from journeyctl.labels import dotted
from journeyctl.layout.block import EMPTY, Block, path, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.crossing import Edges, Points, edges
from journeyctl.layout.passages import Passage, believed, leaving, passages
from journeyctl.layout.rounding import rounded
from journeyctl.model import Activity, Journey, Way
from journeyctl.scene import Circle, Element, Group, Ink, Path, Rect

PADDING = 5.0
MEASURES = (180.0, 110.0, 75.0, 56.0, 44.0, 34.0)
"""The measures a label is tried in, widest first."""
DROP = 8.0
BESIDE, BESIDE_EACH = 13.0, 7.0
"""The part of a card's width that its exits leave to a way that lands beside them, and to each further one."""
OVER, APART = 2.0, 2.0
"""How far the words of an exit may reach past their card where no way lands there; how far a way keeps off them."""
WORDS = 15.0
"""Where the words of an exit begin, from the left edge of its card."""
LINE = 1.05
DASH = (2.8, 2.0)
CORNER = 5.0


class Ways(NamedTuple):
    """The cards' boxes, what is drawn between them, and the legend entries it calls for.

    `neighbours` are the first of two cards beside each other between which the customer simply goes on. y 0 is the top
    of everything, `height` its height.
    """

    cards: tuple[Box, ...]
    neighbours: tuple[int, ...]
    elements: tuple[Element, ...]
    signs: frozenset[str]
    height: float


def fork_rows(journey: Journey) -> MapRows:
    """The row of every activity on a map: 0 but for the ways of real forks."""
    return map_rows(len(journey.activities), tuple(_link(one) for one in passages(journey)))


def plan_findings(journey: Journey, *, failed: bool, large: int) -> tuple[Diagnostic, ...]:
    """What must be said about the rows of a picture: that Graphviz could not plan them, or was not asked to."""
    found: list[Diagnostic] = []
    if failed:
        message = "Graphviz did not plan the rows of the forks; they are plain"
        found.append(Diagnostic("warning", "J930", message, journey.span, "Run `journeyctl doctor` to see why."))
    if large:
        message = f"a fork with {large} activities is too large to be planned by Graphviz; its rows are plain"
        advice = "Split the journey, or let its ways join earlier."
        found.append(Diagnostic("hint", "J931", message, journey.span, advice))
    return tuple(found)


def _link(passage: Passage) -> Link:
    return Link(passage.start, passage.end, (), passage.main)


def words_of(board: Board, passage: Passage) -> str:
    """What stands on a way: in which case, and how many."""
    labels = board.labels
    if passage.share is None:
        return passage.when
    share = {"n": passage.share.count, "of": passage.share.of}
    return labels("way.when-share", when=passage.when, **share) if passage.when else labels("way.share", **share)


def _label(board: Board, passage: Passage, measure: float) -> Block:
    """The words on one line, or the share below the case where they do not fit."""
    whole = board.text(words_of(board, passage), "strong", "ink", measure)
    if len(whole.elements) <= 1 or not passage.when or passage.share is None:
        return whole
    share = board.labels("way.share", n=passage.share.count, of=passage.share.of)
    case = board.text(passage.when, "strong", "ink", measure)
    style = board.style("strong")
    return stack((case, board.text(share, "strong", "ink", measure)), style.line - style.size)


def _labels(board: Board, passage: Passage) -> tuple[Block, ...]:
    """The forms a label can take, each narrower than the one before, no word of it broken that need not be."""
    words = words_of(board, passage)
    if not words:
        return ()
    longest = max((board.width(word, "strong") for word in words.split()), default=0.0)
    kept = [_label(board, passage, MEASURES[0])]
    for measure in MEASURES[1:]:
        if measure < longest:
            break
        block = _label(board, passage, measure)
        if block.width < kept[-1].width - 1.0:
            kept.append(block)
    return tuple(kept)


def _size(label: Block) -> tuple[float, float]:
    return (label.width + 2 * PADDING, label.height + 4.0)


class _Wanted(NamedTuple):
    """A passage, the forms of its label, and the way to plan. `drawn` False: the customer simply goes on."""

    passage: Passage
    labels: tuple[Block, ...]
    drawn: bool

    def link(self, band: Edges) -> Link:
        """The way to plan, in the columns of a band."""
        start, end = band.place(self.passage.start), band.place(self.passage.end)
        return Link(start, end, tuple(_size(label) for label in self.labels), self.passage.main, self.drawn)


def _wanted(board: Board, passage: Passage) -> _Wanted:
    standings = {board.whole.activities[end].standing for end in (passage.start, passage.end)}
    beside = passage.end == passage.start + 1 and board.row(passage.start) == board.row(passage.end)
    plain = beside and not words_of(board, passage) and "refuted" not in standings
    here = passage.start - board.grid.first in range(len(board.grid.columns))
    return _Wanted(passage, _labels(board, passage) if here else (), not plain)


def ways(board: Board, heights: tuple[float, ...]) -> Ways:
    """Everything in the lane of activities but the cards themselves."""
    here = range(board.grid.first, board.grid.first + len(board.grid.columns))
    everywhere = [_wanted(board, one) for one in passages(board.whole) if one.start in here or one.end in here]
    band = edges(board, tuple(one.passage for one in everywhere if one.drawn))
    wanted = [one for one in everywhere if band.has(one.passage, drawn=one.drawn)]
    exits = _exits(board, wanted)
    own = tuple(
        Card(column.frame_width, height, exit=(exit_.width, exit_.height))
        for column, height, exit_ in zip(board.grid.columns, heights, exits, strict=True)
    )
    rows = tuple(board.row(number) for number in range(band.first, band.last))
    plan = plan_map(band.columns(board), band.cards(own), tuple(one.link(band) for one in wanted), band.rows(rows))
    cards = tuple(Box(*box) for box in plan.cards[band.left : band.left + len(own)])
    neighbours = tuple(one.passage.start - band.first for one in wanted if not one.drawn)
    elements, signs = _drawings(board, band, wanted, plan.ways, _below(board, exits, cards))
    return Ways(cards, neighbours, elements, signs, plan.height)


def _below(board: Board, exits: tuple[Block, ...], cards: tuple[Box, ...]) -> list[Element]:
    below: list[Element] = []
    for activity, block, box in zip(board.journey.activities, exits, cards, strict=True):
        if block.elements:
            below.append(Group("exit", block.elements, id=activity.id, dx=box.x, dy=box.bottom))
    return below


def _drawings(
    board: Board, band: Edges, wanted: list[_Wanted], ways: tuple[Drawn | None, ...], exits: list[Element]
) -> tuple[tuple[Element, ...], frozenset[str]]:
    """Exits, lines, labels and tabs, and the legend entries they call for."""
    lines: list[Element] = []
    pills: list[Element] = []
    tabs: list[Element] = []
    signs = {"exit"} if exits else set()
    for one, way in zip(wanted, ways, strict=True):
        if way:
            points, ends = band.cut(board, one.passage, way)
            lines.append(Group("way", _line(points, one.passage, band)))
            pills += [_pill(one, way.label)] if way.label else []
            tabs += ends
            signs.add("way-assumed" if one.passage.believed else "way")
    groups = (("exits", exits), ("ways", lines), ("ways-labels", pills), ("ways-tabs", tabs))
    elements = tuple(Group("ways", tuple(made), id=name) for name, made in groups if made)
    return elements, frozenset(signs | ({"fold"} if tabs else set()))


def _line(points: Points, passage: Passage, band: Edges) -> tuple[Element, ...]:
    """A way with its dot where it begins and its arrowhead where it ends in this band."""
    dashed = passage.believed
    ink = Ink(stroke="ink", width=LINE, dash=DASH if dashed else (), cap="butt" if dashed else "round")
    dot = (Circle(*points[0], 1.5, Ink(fill="ink")),) if band.own(passage.start) else ()
    if not band.own(passage.end):
        return (Path(rounded(points, CORNER), ink), *dot)
    (bx, by), (x, y) = points[-2], points[-1]
    dx, dy = (x > bx + 0.01) - (x < bx - 0.01), (y > by + 0.01) - (y < by - 0.01)
    tip = (x - dx * 0.8, y - dy * 0.8)
    line = rounded((*points[:-1], tip), CORNER)
    head = path(
        "M", tip[0] - dx * 3.4 + dy * 2.4, tip[1] - dy * 3.4 + dx * 2.4, "L", *tip,
        "L", tip[0] - dx * 3.4 - dy * 2.4, tip[1] - dy * 3.4 - dx * 2.4,
    )  # fmt: skip
    return (Path(line, ink), Path(head, Ink(stroke="ink", width=LINE)), *dot)


def _pill(one: _Wanted, label: Label) -> Group:
    words = one.labels[label.choice]
    box = Box(*label.box)
    shape = Rect(box, Ink(fill="paper", stroke="ink", width=0.55), min(5.5, box.h / 2))
    lines = [_centred(element, box.x + box.w / 2) for element in placed(words, 0.0, box.y + 2.3)]
    return Group("pill", (shape, *lines))


def _centred(element: Element, x: float) -> Element:
    from journeyctl.scene import Text

    assert isinstance(element, Text)
    return element._replace(x=x, anchor="middle", box=None)


def _exits(board: Board, wanted: list[_Wanted]) -> tuple[Block, ...]:
    """What hangs below each card: EMPTY, or short drops to a thick bar, with how many leave and why."""
    under: Counter[int] = Counter()
    for one in wanted:
        start, end = one.passage.start, one.passage.end
        rows = board.row(start), board.row(end)
        if one.drawn and end <= start:
            under.update((start, end))
        elif rows[0] != rows[1]:
            under[start if rows[0] < rows[1] else end] += 1
    here = range(board.grid.first, board.grid.first + len(board.grid.columns))
    made: dict[int, list[Block]] = {}
    for activity, way in leaving(board.whole):
        number = activity.number - 1
        if number not in here:
            continue
        width = board.grid.column(activity).frame_width
        beside = under[number]
        reach = max(width * 0.6, width - BESIDE - BESIDE_EACH * (beside - 1)) if beside else width + OVER
        made.setdefault(number, []).append(_exit(board, activity, way, reach, APART if beside else 0.0))
    return tuple(stack(tuple(made[n])) if n in made else EMPTY for n in here)


def _exit(board: Board, activity: Activity, way: Way, reach: float, apart: float) -> Block:
    """A drop to a bar, and its words as far as `reach` from the card's left edge; wider by `apart` than they are."""
    labels = board.labels
    dash = DASH if believed(way, activity) else ()
    x = 8.0
    drop = Path(path("M", x, 0.0, "V", DROP), Ink(stroke="ink", width=LINE, dash=dash, cap="butt" if dash else "round"))
    bar = Path(path("M", x - 4.5, DROP, "H", x + 4.5), Ink(stroke="ink", width=2.0))
    share = labels("way.exit-share", n=way.share.count, of=way.share.of) if way.share else ""
    words = _exit_words(board, way.when, share, reach - WORDS)
    parts = (drop, bar, Circle(x, 0.0, 1.5, Ink(fill="ink")), *placed(words, WORDS, DROP - 5.0))
    return Block(parts, min(reach, WORDS + words.width) + apart, max(DROP, DROP - 5.0 + words.height) + 2.0)


def _exit_words(board: Board, when: str, share: str, measure: float) -> Block:
    """When and how many leave, on one line where that fits; else each on its own, a long share after its count."""
    style = board.style("micro")
    told = dotted(when, share) or board.labels("way.exit")
    whole = board.text(told, "micro", "ink", measure)
    if len(whole.elements) == 1 or not share:
        return whole
    lines = [when] if when else []
    count = 1 + max((at for at, letter in enumerate(share) if letter.isdigit()), default=-1)
    parted = board.width(share, "micro") > measure and share[count:].strip()
    lines += [share[:count], share[count:].strip()] if parted else [share]
    return stack(tuple(board.text(line, "micro", "ink", measure) for line in lines), style.line - style.size)
