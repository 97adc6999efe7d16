"""What is measured: a value, how far it stands from its target, and where the figure comes from."""

from __future__ import annotations

import re
from math import floor, isfinite, log10

from journeyctl.box import Box
from journeyctl.labels import dotted
from journeyctl.layout.block import EMPTY, Block, path, placed, row, stack
from journeyctl.layout.board import Board
from journeyctl.layout.lanes import share
from journeyctl.model import Measure, Place
from journeyctl.scene import Circle, Element, Ink, Path, Rect

_NUMBER = re.compile(r"[-−+]?\d+(?:[.,]\d+)?")
BAR = 2.6
BRIEF = 34.0
"""The length of a bar in a line with its value."""


def value_of(text: str) -> float | None:
    """The number in a measured value (`63 %` is 63.0), None when there is none."""
    found = _NUMBER.search(text.replace("\u00a0", ""))
    return float(found[0].replace("−", "-").replace(",", ".")) if found else None


def ends(measure: Measure) -> tuple[float, float]:
    """The ends of a measure's bar: its own, else 0 to 100 for percent, −100 to 100 for NPS, else 0 to a round one."""
    now, target = value_of(measure.now), value_of(measure.target)
    top = max(abs(value) for value in (now or 0.0, target or 0.0, 1.0))
    low = -100.0 if measure.name.strip().upper() == "NPS" else 0.0
    high = 100.0 if low or "%" in measure.now + measure.target else _round_above(top)
    given_low, given_high = value_of(measure.min), value_of(measure.max)
    low = low if given_low is None else given_low
    high = high if given_high is None else given_high
    return min(low, now if now is not None else low), max(high, now or high, target or high, low + 1e-9)


_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0)


def _round_above(value: float) -> float:
    """A round number a little above a positive one, as the end of a scale: 10 for 9, 50 for 45."""
    if not isfinite(value):
        return value
    tens = 10.0 ** floor(log10(value))
    return next(one for one in _ROUND if one * tens >= value * 1.05) * tens


def bar(measure: Measure, width: float) -> Block:
    """The bar of a measure: filled up to today's value, a tick at the target."""
    now, target = value_of(measure.now), value_of(measure.target)
    low, high = ends(measure)
    shapes: list[Element] = [Rect(Box(0.0, 1.2, width, BAR), Ink(fill="line"), BAR / 2)]
    if now is not None:
        length = max(BAR, width * (now - low) / (high - low))
        shapes.append(Rect(Box(0.0, 1.2, length, BAR), Ink(fill="ink-2"), BAR / 2))
    if target is not None:
        x = min(width - 0.5, max(0.5, width * (target - low) / (high - low)))
        shapes.append(Path(path("M", x, 0.0, "V", BAR + 2.4), Ink(stroke="ink", width=1.05)))
    return Block(tuple(shapes), width, BAR + 2.4, frozenset({"measure"}))


def _one(board: Board, measure: Measure, room: float) -> Block:
    labels = board.labels
    parts = [board.text(measure.name, "small", "ink-2", room)]
    if measure.now:
        parts.append(board.text(labels.written(measure.now), "card", "ink", room))
    if value_of(measure.now) is not None or value_of(measure.target) is not None:
        parts.append(bar(measure, min(room, 60.0)))
    notes = [labels("measure.by", by=labels.date(measure.by))] if measure.by and not measure.target else []
    if measure.target:
        key = "measure.target-by" if measure.by else "measure.target"
        notes.append(labels(key, target=labels.written(measure.target), by=labels.date(measure.by)))
    told = dotted(*notes, measure.source, labels.date(measure.date))
    parts.append(board.text(told, "micro", "ink-3", room))
    return stack(tuple(parts), 1.6)


def measures(board: Board, place: Place) -> Block:
    """The measures of an activity or phase."""
    told = tuple((one.name, one.now, one.target, one.source) for one in place.measures)
    room = share(board, place, told, "card")
    return room.stacked(tuple(_one(board, one, room.measure) for one in place.measures), 4.5)


def brief(board: Board, measure: Measure, room: float) -> Block:
    """A measure in two lines where they suffice: its name; its value, a bar and its target."""
    labels = board.labels
    value = board.text(labels.written(measure.now), "strong", "ink", room)
    known = value_of(measure.now) is not None or value_of(measure.target) is not None
    parts = [value, bar(measure, BRIEF) if known else EMPTY]
    if measure.target:
        target = labels("measure.target", target=labels.written(measure.target))
        parts.append(board.text(target, "micro", "ink-3", room))
    kept = tuple(part for part in parts if part.elements)
    told = row(kept, 4.0)
    name = board.text(measure.name, "micro", "ink-2", room)
    return stack((name, told if told.width <= room else stack(kept, 1.2)), 0.6)


def scale(board: Board, measure: Measure, width: float) -> Block:
    """The measure scale of the header: a line with today as a dot, the target as a ring, and the way between."""
    now, target = value_of(measure.now), value_of(measure.target)
    low, high = ends(measure)
    labels = board.labels
    line = 12.6
    shapes: list[Element] = [Path(path("M", 0.0, line, "H", width), Ink(stroke="line", width=1.6))]
    spots = {value: width * (value - low) / (high - low) for value in (now, target) if value is not None}
    if now is not None and target is not None:
        shapes.append(Path(path("M", spots[now], line, "H", spots[target]), Ink(stroke="pos", width=2.0)))
    if target is not None:
        shapes.append(Circle(spots[target], line, 3.0, Ink(fill="paper", stroke="pos", width=1.4)))
    if now is not None:
        shapes.append(Circle(spots[now], line, 3.0, Ink(fill="ink")))
    shapes += _scale_words(board, measure, spots, width)
    marks = [(low, 0.0), (high, width)]
    if low < 0 < high:
        zero = width * -low / (high - low)
        shapes.insert(1, Path(path("M", zero, line - 2.6, "V", line + 2.6), Ink(stroke="line-zero", width=0.8)))
        marks.append((0.0, zero))
    numbers: list[Box] = []
    for value, x in marks:
        text = board.line(labels.number(value, signed=low < 0), "micro", "ink-3")
        box = Box(min(max(0.0, x - text.width / 2), width - text.width), line + 5.2, text.width, text.height)
        # A zero beside an end is told by its tick.
        if value or not any(box.grown(2.0).meets(one) for one in numbers):
            shapes += placed(text, box.x, box.y)
            numbers.append(box)
    return Block(tuple(shapes), width, line + 5.2 + board.style("micro").size)


def _scale_words(board: Board, measure: Measure, spots: dict[float, float], width: float) -> list[Element]:
    labels = board.labels
    made = []
    now, target = value_of(measure.now), value_of(measure.target)
    if now is not None:
        text = board.line(labels("measure.today", now=labels.written(measure.now)), "micro-strong", "ink")
        made.append((spots[now], text))
    if target is not None:
        text = board.line(labels("measure.goal", target=labels.written(measure.target)), "micro-strong", "pos-text")
        made.append((spots[target], text))
    made.sort(key=lambda pair: pair[0])
    starts = [min(max(0.0, x - text.width / 2), width - text.width) for x, text in made]
    if len(made) == 2 and starts[1] < starts[0] + made[0][1].width + 4.0:
        middle = (made[0][0] + made[1][0]) / 2
        starts[0] = max(0.0, min(middle - 2.0 - made[0][1].width, width - made[1][1].width - made[0][1].width - 4.0))
        starts[1] = starts[0] + made[0][1].width + 4.0
    return [element for start, (_, text) in zip(starts, made, strict=True) for element in placed(text, start, 1.0)]
