"""Fits a picture that was laid out for a screen to a sheet: as large as it goes, in the middle.

In: a scene and the sheet's page. Out: the scene on that sheet, or what must be said when its text would be too small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor

from journeyctl.box import Box
from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.layout.board import Board, Sheet
from journeyctl.paper.page import LEAST_POINTS, Page
from journeyctl.paper.style import PT
from journeyctl.scene import Element, Group, Ink, Rect, Scene, Text


def unit_on(size: tuple[float, float], sheet: Page) -> float:
    """Millimetres of the sheet for one unit of a picture so wide and high; a roll has one side only."""
    sides = ((sheet.width, size[0]), (sheet.height, size[1]))
    return min(side * sheet.unit / drawn for side, drawn in sides if side)


TIGHT = 0.85
"""Columns narrower than this part of the usual ones break many words."""
SMALL, COMFORTABLE = 19.0, 9.0
"""The smallest text of such a picture in points of an A0, and from what size on paper it is read well."""

LONGEST = 40
"""So many letters of a text are told of it."""
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def bands_for(whole: tuple[float, float], body: float, labels: float, onto: Page, most: int) -> int:
    """In how many bands a picture is likely to be largest on a sheet, `most` at most.

    `whole` is its width and height in one band, `body` the height of a band, `labels` the width of its labels.
    """

    def grown(count: int) -> float:
        across = (whole[0] - labels) / count + labels
        return min(onto.width / across, onto.height / (whole[1] + body * (count - 1)))

    return max(range(1, most + 1), key=lambda count: (grown(count), -count))


def roomiest(make: Callable[[float, float], Sheet], board: Board, columns: tuple[float, ...], usual: float) -> Sheet:
    """The picture with those columns that make it largest on the board's sheet; on a screen, with the usual ones.

    `make` lays it out for a width of columns, and shares out what is left of a height. The narrower the columns, the
    higher the picture: so the best are found by going on while it grows. Columns in which words are broken are not
    taken where the text can be read well without. A roll is as long as the usual columns need. Where no columns would
    make it so large that it can be read, it is laid out once, and refused as it is.
    """
    sheet = make(usual, 0.0)
    if board.onto is None or not sheet.elements or not (board.onto.width and board.onto.height):
        return sheet
    if hopeless(sheet, board.onto, columns, usual):
        return sheet
    best = usual
    wide = board.onto.width / board.onto.height < sheet.width / sheet.height
    for column in sorted((one for one in columns if (one < usual) == wide), reverse=wide):
        if column < TIGHT * usual and points(sheet, board.onto) >= COMFORTABLE:
            break
        board.setter.forget()
        other = make(column, 0.0)
        if _grown(other, board.onto) <= _grown(sheet, board.onto):
            break
        best, sheet = column, other
    board.setter.forget()
    return make(best, sheet.width * board.onto.height / board.onto.width)


def hopeless(sheet: Sheet, onto: Page, columns: tuple[float, ...], usual: float) -> bool:
    """Whether a picture with the usual columns cannot be read on its sheet, and would not be with any others.

    A picture becomes narrower, or lower, at most in proportion to its columns: so much and no more it can grow.
    """
    most = max(usual / min(columns), max(columns) / usual)
    return points(sheet, onto) * most < LEAST_POINTS


def points(sheet: Sheet, onto: Page) -> float:
    """How large the smallest text of a picture will be on a sheet, in points."""
    return SMALL * _grown(sheet, onto) * onto.unit


def _grown(sheet: Sheet, onto: Page) -> float:
    """How much a picture grows on a sheet."""
    return min(onto.width / sheet.width, onto.height / sheet.height)


def too_small(scene: Scene, sheet: Page, span: Span) -> Diagnostic | None:
    """What to say when the smallest text of the picture could not be read on the sheet."""
    text, lane = smallest_in(scene)
    points = text.size * unit_on((scene.width, scene.height), sheet) / PT
    if points >= LEAST_POINTS:
        return None
    message = f"on {sheet.name} the smallest text of this picture, {unreadable(text, points, lane)}"
    sides = [ceil(side * sheet.unit * LEAST_POINTS / points) for side in (sheet.width, sheet.height) if side]
    larger = f"{' x '.join(map(str, sides))} mm or more"
    advice = f"Take a paper of {larger}, turn the sheet, show fewer lanes, or use --paper screen."
    return Diagnostic("error", "J413", message, span, advice)


def unreadable(text: Text, points: float, lane: str) -> str:
    """How small a text of a lane would be, and what is printed at least; its words as read, without isolates."""
    words = text.text.translate(_ISOLATES)
    shown = f"{words[:LONGEST]}…" if len(words) > LONGEST else words
    # Rounded down: what is refused is never called 6.0 points.
    small = floor(points * 10) / 10
    where = f"; it stands in {lane!r}" if lane else ""
    return (
        f"“{shown}”, would be {small:.1f} pt ({small * PT:.1f} mm); "
        f"at least {LEAST_POINTS:.0f} pt ({LEAST_POINTS * PT:.1f} mm) are printed{where}"
    )


def smallest_in(scene: Scene) -> tuple[Text, str]:
    """The smallest text of a picture and the lane that it stands in, else the activity or phase; "" for none."""
    return min(texts(scene.children), key=lambda one: one[0].size)


def texts(elements: tuple[Element, ...], name: str = "", *, laned: bool = False) -> Iterator[tuple[Text, str]]:
    """Every text of some elements, and the lane that it stands in, else the activity or phase; `name` for neither."""
    for one in elements:
        if isinstance(one, Group):
            known = name if laned else one.id or name
            yield from texts(one.children, known, laned=laned or one.role == "lane")
        elif isinstance(one, Text):
            yield one, name


def fitted(scene: Scene, sheet: Page) -> Scene:
    """The scene on a sheet of exact size; on a roll, as long as it becomes."""
    unit = unit_on((scene.width, scene.height), sheet)
    wide = sheet.width * sheet.unit / unit or scene.width
    high = sheet.height * sheet.unit / unit or scene.height
    ground = Rect(Box(0.0, 0.0, wide, high), Ink(fill="paper"))
    middle = Group("sheet", scene.children, dx=(wide - scene.width) / 2, dy=(high - scene.height) / 2)
    return scene._replace(width=wide, height=high, unit=unit, in_pixels=False, children=(ground, middle))
