"""The board a picture is laid out on: the journey, its words, the typesetter, the page and the grid.

Everything in `layout` gets one and returns blocks or strips; nothing changes it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic
from journeyctl.fonts import Typesetter
from journeyctl.labels import Labels
from journeyctl.layout.block import ASCENT, Block, lines_height
from journeyctl.model import Activity, Journey, Lane, Place
from journeyctl.paper.grid import MARGIN, NO_BLANKS, Blanks, Grid, grid
from journeyctl.paper.page import Page
from journeyctl.paper.style import Role, Style, style
from journeyctl.scene import Element, Gradient, Group, Hatch, Text
from journeyctl.theme.plate import Plate

DEEP = 0.3
"""How much deeper than Latin ones letters of scripts that run leftward reach, in sizes: ي has its dots below."""
AIRY = 1.18
"""How much further apart lines of such scripts stand: between them are the dots of one and the marks of the next."""


class Strip(NamedTuple):
    """A finished row of the map, its top at y = 0. `signs` are the legend entries it calls for."""

    id: str
    height: float
    elements: tuple[Element, ...]
    signs: frozenset[str] = frozenset()

    def at(self, y: float) -> Group:
        """The strip as a group of the scene, moved down to `y`."""
        return Group("lane", self.elements, id=self.id, dy=y)


class Sheet(NamedTuple):
    """A laid out page: its height, elements, definitions and what must be said.

    `width` 0 means the page's own, and so does `unit`, the millimetres of a unit.
    """

    height: float
    elements: tuple[Element, ...]
    definitions: tuple[Gradient | Hatch, ...]
    signs: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    width: float = 0.0
    unit: float = 0.0


class Fold(NamedTuple):
    """What a band of a folded map is part of.

    Attributes:
        journey: all of it; the band's board has only the phases and activities of the band.
        line: its columns in one line, in the band's own coordinates.
        dense: it shares its page with another band, so height is dear.
    """

    journey: Journey
    line: Grid
    dense: bool


class Board(NamedTuple):
    """What a picture is laid out from. `factor` is the type step; `mono` tells that hue may carry no meaning.

    `outlined` tells that grounds have no tint, so that what has no outline elsewhere gets one.
    `rows` are the rows of the activities' cards on a map; () when all stand in one. `blanks` are columns left empty.
    `plate` is what the title block shows beyond the journey.
    `fold` is None but for a band of a folded map. `sheet` is the number of the page, and of how many.
    `tight` tells that a band alone on its page has the closer spacing of two.
    `onto` is the sheet that a picture of another form than its own is fitted to, None on a screen.
    """

    journey: Journey
    labels: Labels
    setter: Typesetter
    page: Page
    grid: Grid
    lanes: tuple[Lane, ...]
    revision: str
    today: date
    factor: float = 1.0
    mono: bool = False
    outlined: bool = False
    compact: bool = False
    rows: tuple[int, ...] = ()
    onto: Page | None = None
    blanks: Blanks = NO_BLANKS
    plate: Plate = Plate()
    fold: Fold | None = None
    sheet: tuple[int, int] = (1, 1)
    tight: bool = False

    def on(self, page: Page) -> Board:
        """The board on another page."""
        columns = grid(self.journey, page.width, running=page.running, blanks=self.blanks)
        return self._replace(page=page, grid=columns)

    @property
    def whole(self) -> Journey:
        """The whole journey, of which a band has a part."""
        return self.fold.journey if self.fold else self.journey

    @property
    def long(self) -> Grid:
        """The columns of the whole journey in one line; a band's own stand where the band has them."""
        return self.fold.line if self.fold else self.grid

    @property
    def comes_from(self) -> int:
        """The number of the activity before the band's first one, 0 for none."""
        return self.grid.first

    @property
    def goes_to(self) -> int:
        """The number of the activity after the band's last one, 0 for none."""
        after = self.grid.first + len(self.grid.columns)
        return after + 1 if self.fold and after < len(self.whole.activities) else 0

    @property
    def dense(self) -> bool:
        """Whether height is dear: two bands share the page, or one would not fit otherwise."""
        return self.tight or (self.fold is not None and self.fold.dense)

    def row(self, number: int) -> int:
        """The row of an activity's card, by its index: 0 for the main one, and for all in other bands."""
        at = number - self.grid.first
        return self.rows[at] if 0 <= at < len(self.rows) else 0

    def holds(self, x: float) -> bool:
        """Whether a place of the line lies in this band."""
        return not self.fold or self.grid.left <= x < self.grid.right

    def style(self, role: Role) -> Style:
        """The style of a role on this page."""
        chosen = style(role, self.page.cut, self.factor, compact=self.compact, least=self.page.least)
        return chosen._replace(leading=AIRY * chosen.leading) if self.labels.rtl else chosen

    def width(self, text: str, role: Role) -> float:
        """The width of one line of text, tracking included."""
        chosen = self.style(role)
        return self.setter.width(text, chosen.face, chosen.size, chosen.tracking)

    def below_title(self, gap: float) -> float:
        """The gap below a title: more where letters reach deeper below their line than Latin ones."""
        return gap + (DEEP * self.style("display").size if self.labels.rtl else 0.0)

    def text(self, text: str, role: Role, fill: str, measure: float, *, struck: bool = False) -> Block:
        """Text wrapped to a measure, as a block; its first line's top is at 0."""
        if not text:
            return Block((), 0.0, 0.0)
        chosen = self.style(role)
        size, lines = self.setter.fitted(
            text, chosen.face, chosen.size, measure, tracking=chosen.tracking, least=self.page.least
        )
        tracking, room = chosen.tracking * size / chosen.size, max(measure, 0.0)
        elements: list[Text] = []
        for index, (words, wide) in enumerate(lines):
            top = index * chosen.line
            box, base = Box(0.0, top, room, chosen.size), chosen.size * ASCENT + top
            elements.append(Text(0.0, base, words, chosen.face, size, fill, wide, "start", tracking, struck, box))
        return Block(tuple(elements), max(wide for _, wide in lines), lines_height(len(lines), chosen))

    def line(self, text: str, role: Role, fill: str) -> Block:
        """One unbroken line of text, as a block."""
        if not text:
            return Block((), 0.0, 0.0)
        chosen = self.style(role)
        wide = self.setter.width(text, chosen.face, chosen.size, chosen.tracking)
        element = Text(0.0, chosen.size * ASCENT, text, chosen.face, chosen.size, fill, wide, "start", chosen.tracking)
        return Block((element,), wide, lines_height(1, chosen))

    def middle(self, text: str, role: Role, fill: str, x: float, y: float) -> Text:
        """One line centred on x, its capitals centred on y."""
        chosen = self.style(role)
        wide = self.setter.width(text, chosen.face, chosen.size, chosen.tracking)
        return Text(x, y + 0.36 * chosen.size, text, chosen.face, chosen.size, fill, wide, "middle", chosen.tracking)

    @property
    def radius(self) -> float:
        """The radius of a face: smaller where columns are narrow."""
        return min(RADIUS, self.grid.columns[0].w * 0.36)

    def band(self, phase: int) -> int:
        """The band that a phase stands in, by its index, where a picture is folded onto its sheet."""
        if self.onto is None:
            return 0
        return sum(self.grid.phases[phase].x > shift + MARGIN for shift in self.grid.repeats)

    def tone(self, place: Place) -> str:
        """The token of the colour of a place's phase (`phase-3`)."""
        return f"phase-{self.long.indices[place.phase if isinstance(place, Activity) else place.id] + 1}"

    def measure(self, place: Place) -> float:
        """The room for text under an activity, or over a whole phase."""
        return self.grid.room(place)


RADIUS = 8.6
"""The radius of a face on the curve."""
