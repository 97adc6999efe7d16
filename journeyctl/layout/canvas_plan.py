"""What a blank map is laid out from: the board, the raster, the day; and the words that every part needs.

Lengths are millimetres on the paper, whatever paper it is: notes do not shrink with the sheet.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import Block, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.canvas_raster import Raster
from journeyctl.layout.wording import joined
from journeyctl.model import Lane
from journeyctl.scene import Circle, Ink, Rect
from journeyctl.workshop import Entry, Method, Workshop

LABELS = 125.0
"""The column of the lanes' labels."""
DISC = 8.0
LABEL_TEXT = 21.0
LABEL_MEASURE = 95.0
PILL = 11.5
RULE = Ink(stroke="line-zero", width=0.5)
"""The line to write on."""


class Plan(NamedTuple):
    """A blank map to be laid out.

    Attributes:
        board: journey, words, typesetter, page; its grid has no columns.
        raster: where notes go.
        method: what is done.
        workshop: what the facilitator chose, nothing left open.
        lanes: those of the map, top to bottom.
        entries: the agenda.
        numbers: of the lanes, in the order of the day.
        outlined: whether slots need an edge, because the theme's tints are white.
    """

    board: Board
    raster: Raster
    method: Method
    workshop: Workshop
    lanes: tuple[Lane, ...]
    entries: tuple[Entry, ...]
    numbers: dict[str, int]
    outlined: bool

    def say(self, key: str, **values: object) -> str:
        """A word of the workshop."""
        return self.board.labels(f"workshop.{key}", **values)

    def clock(self, time: int) -> str:
        """A time of the day as the language writes it."""
        hours, rest = divmod(time % (24 * 60), 60)
        return self.say("clock", h=hours, hh=f"{hours:02d}", mm=f"{rest:02d}")

    def title(self, lane: str) -> str:
        """What a lane is called, in the journey's own words where it has them."""
        labels = self.board.labels
        own = next((one.title for one in self.lanes if one.id == lane), "")
        if own or lane in labels.own:
            return own or labels.own[lane]
        return self.say(f"lane.{lane}") if labels.has(f"workshop.lane.{lane}") else labels.lane(lane, "title") or lane

    def entry(self, what: str) -> Entry | None:
        """When a task is done; where phases are columns, the first of them stands for all."""
        mine = next((one for one in self.entries if one.what == what and one.kind == "task"), None)
        return mine or next((one for one in self.entries if one.phase == 1), None)

    def fill(self, index: int) -> Ink:
        """The ink of a slot: a tint without an outline, which a theme without tints gets instead."""
        if self.outlined:
            return Ink(fill="paper", stroke="line", width=0.6)
        return Ink(fill="bar" if self.board.mono else f"phase-{index}-tint")

    def tone(self, index: int) -> str:
        """The colour of words on a slot."""
        return "ink-2" if self.board.mono else f"phase-{index}"


def label(plan: Plan, lane: str, *, measure: float = LABEL_MEASURE) -> Block:
    """The label of a lane: its number, title, how it is done, clock time and minutes; x = 0 is the sheet's edge."""
    board = plan.board
    heading = board.text(plan.title(lane), "lane", "ink", measure)
    told = board.text(_how(plan, lane), "small", "ink-2", measure)
    entry = plan.entry(lane)
    parts = (heading, told, pill(board, _when(plan, entry), measure)) if entry else (heading, told)
    words = stack(parts, 3.0)
    disc = Circle(DISC, DISC, DISC, Ink(fill="pill"))
    number = board.middle(str(plan.numbers[lane]), "number", "white", DISC, DISC)
    inside = placed(words, LABEL_TEXT, DISC - board.style("lane").size * 0.5)
    return Block((disc, number, *inside), LABEL_TEXT + words.width, max(2 * DISC, words.height + DISC / 2))


def _how(plan: Plan, lane: str) -> str:
    """The helping question of a lane, and how its notes are written."""
    labels = plan.board.labels
    key = "columns" if lane == "phases" and plan.method.columns else lane
    own = next((one.about for one in plan.lanes if one.id == lane), "")
    known = labels.has(f"workshop.help.{key}")
    question = own or (plan.say(f"help.{key}", n=sticker(plan.raster)) if known else labels.lane(lane, "about"))
    entry = plan.entry(lane)
    alone = plan.say("alone", n=entry.alone) if entry and entry.alone else ""
    slots = (one.id for one in plan.lanes if one.id not in ("phases", "happiness", "ideas"))
    staggered = any(one.size > 1 for one in plan.raster.stretches)
    first = min(slots, key=plan.numbers.__getitem__, default="")
    return joined((question, alone, plan.say("zigzag") if lane == first and staggered else ""))


def sticker(raster: Raster) -> int:
    """The size of a face to stick on the curve: two neighbours at one height just do not touch."""
    return int(raster.slot / 2 - 1)


def _when(plan: Plan, entry: Entry) -> str:
    clock = plan.clock(entry.start)
    return f"{clock} · {plan.say('each' if entry.phase else 'minutes', n=entry.minutes)}"


def pill(board: Board, text: str, measure: float) -> Block:
    """A time in a light pill no wider than a measure."""
    words = board.text(text, "strong", "ink-2", measure - 10.0)
    width, height = words.width + 10.0, words.height + 4.4
    ground = Rect(Box(0.0, 0.0, width, height), Ink(fill="bar" if board.mono else "wash"), PILL / 2)
    return Block((ground, *placed(words, 5.0, 2.2)), width, height)
