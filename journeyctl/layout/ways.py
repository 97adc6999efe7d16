"""The ways that do not simply go on: skips above the cards, returns below, exits, and arcs past side steps."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.flow import Arc, Card, Pill, Request, plan_arcs
from journeyctl.layout.block import Block, path, placed
from journeyctl.layout.board import Board
from journeyctl.model import END, Activity, Way
from journeyctl.scene import Box, Circle, Element, Group, Ink, Path, Rect

PADDING = 5.0
LABELS = (180.0, 90.0, 60.0, 44.0, 32.0)
"""The measures a label is tried in, widest first."""
DROP = 8.0
EXIT_PART = 0.8
"""The part of a card's width that an exit and its words may take; returns land in the rest."""
LINE = 1.05
DASH = (2.8, 2.0)


class _Link(NamedTuple):
    """A way to draw as an arc: from one column to another, with its words; `believed` ones are dashed."""

    start: int
    end: int
    text: str
    believed: bool


class Arcs(NamedTuple):
    """The room the arcs take above and below the cards, and the legend entries they call for."""

    above: float
    below: float
    signs: frozenset[str]
    over: tuple[Element, ...]
    under: tuple[Element, ...]

    def drawn(self, top: float, height: float) -> tuple[Element, ...]:
        """The arcs, for cards from `top` on of that height."""
        groups = []
        if self.over:
            groups.append(Group("ways", self.over, id="ways-forward", dy=top))
        if self.under:
            groups.append(Group("ways", self.under, id="ways-back", dy=top + height))
        return tuple(groups)


def words_of(board: Board, way: Way) -> str:
    """What stands on a way: in which case, and how many."""
    labels = board.labels
    if way.share is None:
        return way.when
    share = {"n": way.share.count, "of": way.share.of}
    return labels("way.when-share", when=way.when, **share) if way.when else labels("way.share", **share)


def believed(way: Way, source: Activity) -> bool:
    """Whether a way is only believed: nobody counted it, and it does not follow from an observed step alone."""
    return way.share is None and (bool(way.when) or source.standing != "validated")


def _links(board: Board) -> list[_Link]:
    activities = board.journey.activities
    number = {activity.id: activity.number - 1 for activity in activities}
    made: list[_Link] = []
    for activity in activities:
        here = activity.number - 1
        for way in activity.ways if activity.standing != "refuted" else ():
            if way.to == END:
                continue
            there = number[way.to]
            text = words_of(board, way)
            plain = there == here + 1 and not text and "refuted" not in (activity.standing, activities[there].standing)
            if not plain:
                made.append(_Link(here, there, text, believed(way, activity)))
    return made + _past(board, made)


def _past(board: Board, made: list[_Link]) -> list[_Link]:
    """Arcs past optional steps that no written way goes past."""
    activities = board.journey.activities
    found: list[_Link] = []
    for before, step, after in zip(activities, activities[1:], activities[2:], strict=False):
        here, there = before.number - 1, after.number - 1
        side = step.optional and not before.optional and before.standing != "refuted"
        goes = any(way.to == step.id for way in before.ways) and any(way.to == after.id for way in step.ways)
        known = any(link.start <= here and link.end >= there and link.start < link.end for link in made)
        if side and goes and not known:
            found.append(_Link(here, there, "", before.standing != "validated"))
    return found


def _label(board: Board, text: str, measure: float) -> Block:
    return board.text(text, "strong", "ink", measure)


def _sizes(board: Board, text: str) -> tuple[tuple[float, float], ...]:
    """The sizes of a pill for a text, each narrower than the one before."""
    blocks = [_label(board, text, measure) for measure in _measures(board, text)]
    return tuple((block.width + 2 * PADDING, block.height + 4.0) for block in blocks)


def ways(board: Board) -> Arcs:
    """The arcs over and under the cards of the map."""
    cards = tuple(Card(column.frame, column.frame_width) for column in board.grid.columns)
    links = _links(board)
    forward = [link for link in links if link.end > link.start]
    back = [link for link in links if link.end <= link.start]
    exits, offset = _exits(board)
    over, above = _side(board, cards, forward, above=True, offset=0.0)
    under, below = _side(board, _beside_exits(board, cards), back, above=False, offset=offset)
    signs = {"way-assumed" if link.believed else "way" for link in links} | ({"exit"} if exits else set())
    tail = max(below, offset)
    return Arcs(above + 2.0 if forward else 0.0, tail + 2.0 if tail else 0.0, frozenset(signs), over, (*exits, *under))


def _side(
    board: Board, cards: tuple[Card, ...], links: list[_Link], *, above: bool, offset: float
) -> tuple[tuple[Element, ...], float]:
    requests = tuple(Request(link.start, link.end, _sizes(board, link.text)) for link in links)
    plan = plan_arcs(cards, requests, above=above, offset=offset)
    lines: list[Element] = []
    pills: list[Element] = []
    for link, arc in zip(links, plan.arcs, strict=True):
        lines += _arc(arc, believed=link.believed)
        if arc.pill:
            pills.append(_drawn_pill(board, link.text, arc.pill))
    return (*lines, *pills), plan.height


def _arc(arc: Arc, *, believed: bool) -> tuple[Element, ...]:
    ink = Ink(stroke="ink", width=LINE, dash=DASH if believed else (), cap="butt" if believed else "round")
    turn = -1.0 if arc.lane < 0 else 1.0
    right = 1.0 if arc.end >= arc.start else -1.0
    radius = min(5.0, abs(arc.lane), abs(arc.end - arc.start) / 2)
    tip = turn * 0.8
    line = path(
        "M", arc.start, 0.0, "V", arc.lane - turn * radius,
        "Q", arc.start, arc.lane, arc.start + right * radius, arc.lane,
        "H", arc.end - right * radius, "Q", arc.end, arc.lane, arc.end, arc.lane - turn * radius, "V", tip,
    )  # fmt: skip
    head = path("M", arc.end - 2.4, tip + turn * 3.4, "L", arc.end, tip, "L", arc.end + 2.4, tip + turn * 3.4)
    solid = Ink(stroke="ink", width=LINE)
    return (Path(line, ink), Path(head, solid), Circle(arc.start, 0.0, 1.5, Ink(fill="ink")))


def _drawn_pill(board: Board, text: str, pill: Pill) -> Group:
    words = _label(board, text, _measures(board, text)[pill.choice])
    box = Box(pill.x, pill.y, pill.w, pill.h)
    radius = min(5.5, pill.h / 2)
    shape = Rect(box, Ink(fill="paper", stroke="ink", width=0.55), radius)
    return Group("pill", (shape, *placed(words, pill.x + PADDING, pill.y + 2.0 + 0.3)))


def _measures(board: Board, text: str) -> list[float]:
    """The measures in which a label comes out narrower each time, none below its longest word; none for no text."""
    if not text:
        return []
    longest = max(board.width(word, "strong") for word in text.split())
    kept = [LABELS[0]]
    last = _label(board, text, LABELS[0]).width
    for measure in LABELS[1:]:
        if measure < longest:
            break
        width = _label(board, text, measure).width
        if width < last - 1.0:
            kept.append(measure)
            last = width
    return kept


def _leaving(board: Board) -> tuple[tuple[Activity, Way], ...]:
    """The ways that leave the journey, but for the plain end of its last step."""
    last = len(board.journey.activities)
    return tuple(
        (activity, way)
        for activity in board.journey.activities
        for way in activity.ways
        if way.to == END and (way.when or way.share or activity.number < last)
    )


def _beside_exits(board: Board, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The cards as the returns see them: where a card has an exit, only the part to the right of its words."""
    leaving = {activity.number - 1 for activity, _ in _leaving(board)}
    narrow = 1 - EXIT_PART
    return tuple(
        Card(card.x + card.w * EXIT_PART, card.w * narrow) if index in leaving else card
        for index, card in enumerate(cards)
    )


def _exits(board: Board) -> tuple[tuple[Element, ...], float]:
    """Short drops to a thick bar below the card, with how many leave and why; and the height they take."""
    made: list[Element] = []
    depth = 0.0
    seen: dict[int, float] = {}
    for activity, way in _leaving(board):
        block = _exit(board, activity, way)
        y = seen.get(activity.number, 0.0)
        made.append(Group("exit", block.elements, id=activity.id, dy=y))
        seen[activity.number] = y + block.height
        depth = max(depth, y + block.height)
    return tuple(made), depth


def _exit(board: Board, activity: Activity, way: Way) -> Block:
    labels = board.labels
    column = board.grid.columns[activity.number - 1]
    x = column.frame + 8.0
    dash = DASH if believed(way, activity) else ()
    drop = Path(path("M", x, 0.0, "V", DROP), Ink(stroke="ink", width=LINE, dash=dash, cap="butt" if dash else "round"))
    bar = Path(path("M", x - 4.5, DROP, "H", x + 4.5), Ink(stroke="ink", width=2.0))
    share = labels("way.exit-share", n=way.share.count, of=way.share.of) if way.share else ""
    text = " · ".join(part for part in (way.when, share) if part) or labels("way.exit")
    room = column.frame + column.frame_width * EXIT_PART - x - 8.0
    words = board.text(text, "micro", "ink", room)
    parts = (drop, bar, Circle(x, 0.0, 1.5, Ink(fill="ink")), *placed(words, x + 7.0, DROP - 5.0))
    return Block(parts, room, max(DROP, DROP - 5.0 + words.height) + 2.0)
