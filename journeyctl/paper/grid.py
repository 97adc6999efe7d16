"""The columns of a map: one for each activity, grouped by phase.

Everything hangs on two edges: a column's frame edge (of its card, bars and notes) and its text edge, 4.5 further in.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.model import Activity, Journey, Phase, Place

MARGIN = 25.0
NARROWEST_COLUMN = 48.0
"""On a sheet no column is narrower; a map of more activities does not fit it."""
LABELS = 82.0
PHASE_GAP = 6.0
COLUMN_GAP = 7.0
PADDING = 4.5
CARD_RIGHT = 3.0
"""Room kept free at the right edge of a card: flush left text rarely fills its measure."""
WIDEST_COLUMN = 150.0
"""A column that is wider has the card of one as wide as this, and air at both sides of it."""
LETTER = 5.5
"""About the width of a letter of an activity's name: a word that is never divided may need a wider card."""
WIDEST_TEXT = 100.0
"""No block of text in a column is set wider: a line longer than this is hard to follow from a distance."""
TWO_TEXTS = 60.0
"""In a column with room for two blocks of text of this width and the air between them, they stand abreast."""
BETWEEN_TEXTS = 8.0
NAME_INSET = 8.0
"""Room kept free at either end of a phase's name."""

Blanks = Mapping[str, tuple[int, ...]]
"""Columns left empty, by phase: so many before each of its activities, and after the last. So two states of a journey
stand in the same columns, each without what only the other has."""
NO_BLANKS: Blanks = MappingProxyType({})


class Column(NamedTuple):
    """The place of one activity, counted from 0. `x` and `w` are the column's, the `gap` between two cards included."""

    order: int
    phase: int
    x: float
    w: float
    gap: float = COLUMN_GAP

    @property
    def frame(self) -> float:
        """The left edge of cards, bars and notes."""
        return self.x + self.gap / 2

    @property
    def frame_width(self) -> float:
        """The width of a card."""
        return self.w - self.gap

    @property
    def text(self) -> float:
        """The left edge of all text."""
        return self.frame + PADDING

    @property
    def measure(self) -> float:
        """The room for text outside cards."""
        return self.frame_width - PADDING + 2.0

    @property
    def in_card(self) -> float:
        """The room for text inside a card."""
        return self.frame_width - PADDING - CARD_RIGHT

    @property
    def abreast(self) -> bool:
        """Whether two blocks of text have room side by side under the activity."""
        return self.half >= TWO_TEXTS

    @property
    def half(self) -> float:
        """The room for each of two blocks of text side by side."""
        return (self.measure - BETWEEN_TEXTS) / 2

    @property
    def spread(self) -> float:
        """The air at either side of the card beyond the usual."""
        return max(0.0, (self.gap - COLUMN_GAP) / 2)

    @property
    def centre(self) -> float:
        """The x of the activity's point on the curve."""
        return self.frame + self.frame_width / 2


class Grid(NamedTuple):
    """Columns and phases between `left` and `right`. `repeats` are further label columns, by their shift.

    `indices` are the phases' places by id, counted from 0; `starts` the first column of each phase, and one past all.
    A band of a folded map has some of the journey's columns: `first` and `first_phase` are those before it.
    """

    width: float
    left: float
    right: float
    columns: tuple[Column, ...]
    phases: tuple[Box, ...]
    indices: Mapping[str, int]
    starts: tuple[int, ...]
    repeats: tuple[float, ...] = ()
    first: int = 0
    first_phase: int = 0

    @property
    def text(self) -> float:
        """The left edge of text that belongs to no column."""
        return self.columns[0].text - self.columns[0].spread

    def column(self, activity: Activity) -> Column:
        """The column of an activity."""
        return self.columns[activity.number - 1 - self.first]

    def of_phase(self, phase: int) -> tuple[Column, ...]:
        """The columns of a phase, by its index."""
        return self.columns[self.starts[phase] : self.starts[phase + 1]]

    def room(self, place: Place) -> float:
        """The room for text under an activity, or over a whole phase."""
        if isinstance(place, Activity):
            return min(self.column(place).measure, WIDEST_TEXT)
        columns = self.of_phase(self.indices[place.id])
        whole = columns[-1].frame + columns[-1].measure - columns[0].text
        return min(whole, 2 * WIDEST_TEXT) if columns[0].spread else whole

    def in_chevron(self, phase: Phase) -> float:
        """The room for the name of a phase, where nothing else stands on it."""
        return self.phases[self.indices[phase.id]].w - 2 * NAME_INSET - self.columns[0].spread


REPEAT = 12
"""On a screen and a roll the lane labels come again at the first phase after this many columns."""


def _sizes(journey: Journey, blanks: Blanks) -> tuple[int, ...]:
    """How many columns each phase has, with those left empty."""
    return tuple(len(phase.activities) + sum(blanks.get(phase.id, ())) for phase in journey.phases)


def _repeated(journey: Journey, blanks: Blanks, *, running: bool) -> frozenset[int]:
    """The indices of the phases that get a label column of their own before them."""
    found: set[int] = set()
    run = 0
    sizes = _sizes(journey, blanks)
    left = sum(sizes)
    for index, size in enumerate(sizes):
        if running and run >= REPEAT and left > REPEAT / 2:
            found.add(index)
            run = 0
        run += size
        left -= size
    return frozenset(found)


def width_for(
    journey: Journey,
    column: float,
    least: float,
    blanks: Blanks = NO_BLANKS,
    labels: float = LABELS,
    breaks: tuple[int, ...] | None = None,
) -> float:
    """The width of a screen, or a roll, that gives activities `column` and lanes' labels `labels`, at least `least`.

    `breaks` are the phases before which the labels stand again, where they are chosen.
    """
    repeated = _repeated(journey, blanks, running=True) if breaks is None else breaks
    extra = labels * len(repeated) + PHASE_GAP * (len(journey.phases) - 1)
    return max(least, 2 * MARGIN + labels + extra + sum(_sizes(journey, blanks)) * column)


def _row(
    phase: Phase, number: int, order: int, x: float, each: float, blanks: Blanks, gap: float = COLUMN_GAP
) -> tuple[tuple[Column, ...], float]:
    """The columns of a phase from `x` on, `gap` between their cards, and where it ends."""
    empty = blanks.get(phase.id, (0,) * (len(phase.activities) + 1))
    columns = []
    for place, before in enumerate(empty[:-1]):
        x += before * each
        columns.append(Column(order + place, number, x, each, gap))
        x += each
    return tuple(columns), x + empty[-1] * each


def _widest(journey: Journey) -> float:
    """The column whose card is the widest of a journey: the usual, or one that holds the longest word of a name."""
    longest = max(len(word) for one in journey.activities for word in one.name.split() or ("",))
    return max(WIDEST_COLUMN, longest * LETTER + PADDING + CARD_RIGHT + COLUMN_GAP)


def grid(
    journey: Journey,
    width: float,
    *,
    running: bool,
    blanks: Blanks = NO_BLANKS,
    labels: float = LABELS,
    breaks: tuple[int, ...] | None = None,
) -> Grid:
    """The grid of a journey on a page of that width, which is `running` when it follows from its columns.

    `labels` is the room for the lanes' labels; `breaks` are the phases before which they stand again, where chosen.
    """
    repeated = _repeated(journey, blanks, running=running) if breaks is None else breaks
    gaps = PHASE_GAP * (len(journey.phases) - 1) + labels * len(repeated)
    each = (width - 2 * MARGIN - labels - gaps) / sum(_sizes(journey, blanks))
    gap = COLUMN_GAP + (max(0.0, each - _widest(journey)) if each > WIDEST_COLUMN else 0.0)
    columns: list[Column] = []
    phases: list[Box] = []
    repeats: list[float] = []
    x = MARGIN + labels
    for number, phase in enumerate(journey.phases):
        if number in repeated:
            repeats.append(x - MARGIN)
            x += labels
        start = x
        row, x = _row(phase, number, len(columns), x, each, blanks, gap)
        columns += row
        phases.append(Box(start, 0.0, x - start, 0.0))
        x += PHASE_GAP
    return Grid(width, MARGIN + labels, width - MARGIN, tuple(columns), tuple(phases), *lookup(journey), tuple(repeats))


def span(place: Place) -> tuple[int, int]:
    """The first and the last column of a place, from 0: an activity has one, a phase those of its own."""
    if isinstance(place, Phase):
        return place.activities[0].number - 1, place.activities[-1].number - 1
    assert isinstance(place, Activity)
    return place.number - 1, place.number - 1


def lookup(journey: Journey) -> tuple[Mapping[str, int], tuple[int, ...]]:
    """The index of every phase by its id, and where the columns of each begin."""
    indices = {phase.id: index for index, phase in enumerate(journey.phases)}
    return indices, tuple(accumulate((len(phase.activities) for phase in journey.phases), initial=0))


def bare_grid(journey: Journey, width: float, margin: float, gap: float, blanks: Blanks = NO_BLANKS) -> Grid:
    """A grid without a label column: `margin` at both sides, `gap` between phases."""
    each = (width - 2 * margin - gap * (len(journey.phases) - 1)) / sum(_sizes(journey, blanks))
    columns: list[Column] = []
    phases: list[Box] = []
    x = margin
    for number, phase in enumerate(journey.phases):
        start = x
        row, x = _row(phase, number, len(columns), x, each, blanks)
        columns += row
        phases.append(Box(start, 0.0, x - start, 0.0))
        x += gap
    return Grid(width, margin, width - margin, tuple(columns), tuple(phases), *lookup(journey))
