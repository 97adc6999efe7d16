"""Reads what a page draws, operator by operator (ISO 32000-1, 8 and 9).

In: a page of pypdf. Out: a `Leaf`. Clips are not followed, and an area counts as the rectangle around it. Lines,
pictures and colours wholly beyond the bleed are left out: crop and registration marks are the press's, not the page's.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from journeyctl.export.anatomy.lettering import Lettering, lettering_of
from journeyctl.export.anatomy.operators import MOST_KEPT, Allowance, operators
from journeyctl.export.anatomy.places import IDENTITY, Area, Frame, Matrix, framed, ground, put, scale, times, upright
from journeyctl.export.anatomy.types import Box, Colour, Leaf, Picture, Stroke, Words

DEEPEST = 12
"""Forms within forms."""
MOST_LOOKS = 20_000_000
"""So often it is asked whether an area lies under a text; beyond it the ground of a text is not known."""
_FAR = 1e7
"""Nothing on paper lies so many millimetres away."""
_TOUCHING = 0.05
"""Millimetres by which a mark may reach into the bleed that it ends at."""
_CLOSING = {"s", "b", "b*"}
_FILLING = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKING = {"S", "s", "B", "B*", "b", "b*"}
_ENDING = _FILLING | _STROKING | {"n"}
_TURNED = 1e-6


class Ink(NamedTuple):
    """The state that `q` keeps and `Q` brings back."""

    matrix: Matrix = IDENTITY
    fill: Colour | None = (0.0, 0.0, 0.0)
    line: Colour | None = (0.0, 0.0, 0.0)
    fill_alpha: float = 1.0
    line_alpha: float = 1.0
    width: float = 1.0
    font: str = ""
    size: float = 1.0
    spread: float = 0.0
    between: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0


def leaf_of(page: Any, number: int, allowance: Allowance) -> Leaf:  # noqa: ANN401 - a page of pypdf
    """What a page draws.

    Raises:
        ValueError: when it takes more steps, or forms deeper in forms, than are followed.
    """
    frame, boxes = framed(page)
    reader = _Reader(frame, boxes.bleed, allowance)
    content = page.get_contents()
    if content is not None:
        reader.run(content, page.get("/Resources", {}), Ink(), 0)
    fonts = {one.font for one in reader.letterings.values()}
    return Leaf(
        number, boxes, tuple(reader.words), tuple(reader.strokes), tuple(reader.pictures), tuple(sorted(fonts)),
        tuple(sorted(reader.colours)),
    )  # fmt: skip


class _Reader:
    """Follows the operators of a page and writes down what they draw."""

    def __init__(self, frame: Frame, bleed: Box, allowance: Allowance) -> None:
        self._frame = frame
        self._bleed = bleed.grown(-_TOUCHING)
        self._areas: list[Area] = []
        self._allowance = allowance
        self._looks = 0
        self.words: list[Words] = []
        self.strokes: list[Stroke] = []
        self.pictures: list[Picture] = []
        self.letterings: dict[object, Lettering] = {}
        self.colours: set[Colour] = set()

    def run(self, content: Any, resources: Any, ink: Ink, depth: int) -> None:  # noqa: ANN401
        """Follow one stream. Its resources name its fonts, states, forms and pictures."""
        if depth > DEEPEST:
            raise ValueError(f"forms lie more than {DEEPEST} deep in forms")
        given = _object(resources)
        pen = _Pen(self, given, ink, depth)
        for words, sign in operators(self._allowance.read(content.get_data())):
            self._allowance.step()
            pen.do(sign, words)

    def lettering(self, fonts: Any, name: str) -> Lettering | None:  # noqa: ANN401
        """The font of a name; None where the page has none."""
        if name not in fonts:
            return None
        raw = fonts.raw_get(name)
        key = getattr(raw, "idnum", None) or id(_object(raw))
        if key not in self.letterings:
            self.letterings[key] = lettering_of(raw, self._allowance)
        return self.letterings[key]

    def fill(self, points: list[tuple[float, float]], ink: Ink) -> None:
        """An area was filled."""
        box = _near(self._frame.box(points))
        self._cover(Area(box, ink.fill, ink.fill_alpha))
        if ink.fill is not None and ink.fill_alpha and box.meets(self._bleed):
            self.colours.add(ink.fill)

    def stroke(self, points: list[tuple[float, float]], starts: list[int], ink: Ink) -> None:
        """Lines were drawn, each from one of `starts` to the next; the first that is not beyond the bleed counts."""
        width = ink.width * scale(ink.matrix) * self._frame.unit * 25.4 / 72
        if ink.line_alpha:
            self._allowance.keep()
            _near((width,))
            for start, end in pairwise((*(starts or [0]), len(points))):
                box = _near(self._frame.box(points[start:end]))
                if box.meets(self._bleed):
                    self.strokes.append(Stroke(width, *self._frame.at(*points[start]), ink.line))
                    self.colours |= {ink.line} if ink.line is not None else set()
                    return

    def show(self, text: str, matrix: Matrix, width: float, ink: Ink) -> None:
        """Words were shown: `matrix` is theirs, `width` in sizes."""
        if not text.strip() or ink.mode == 3:
            return
        corners = [put(matrix, x, y) for x in (0.0, width) for y in (-0.2, 0.75)]
        box = _near(self._frame.box(corners))
        size = upright(matrix) * self._frame.unit
        _near((size,))
        self._allowance.keep()
        self._looks += len(self._areas)
        known = self._looks <= MOST_LOOKS
        below = ground(self._areas, (box.left + box.right) / 2, (box.top + box.bottom) / 2) if known else None
        self.words.append(Words(" ".join(text.split()), size, box, ink.fill, below, ink.font))
        self.colours |= {ink.fill} if ink.fill is not None and box.meets(self._bleed) else set()

    def picture(self, one: Any, matrix: Matrix) -> None:  # noqa: ANN401
        """A picture of pixels was put into the unit square of a matrix."""
        corners = [put(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
        box = _near(self._frame.box(corners))
        inches = max(box.width, 1e-6) / 25.4, max(box.height, 1e-6) / 25.4
        pixels = float(one.get("/Width", one.get("/W", 1))), float(one.get("/Height", one.get("/H", 1)))
        dpi = min(count / length for count, length in zip(pixels, inches, strict=True))
        if box.meets(self._bleed):
            self.pictures.append(Picture(dpi, box.left, box.top))
        self._cover(Area(box, None, 1.0))

    def _cover(self, area: Area) -> None:
        self._allowance.keep()
        self._areas.append(area)


N = TypeVar("N", bound=tuple[float, ...])


def _near(numbers: N) -> N:
    """The numbers, which are those of something on paper.

    Raises:
        ValueError: when one is none, or without measure.
    """
    if not all(abs(one) < _FAR for one in numbers):
        raise ValueError("something is farther away or larger than any paper")
    return numbers


def _object(one: Any) -> Any:  # noqa: ANN401
    return one.get_object() if hasattr(one, "get_object") else one


class _Pen:
    """The state of one stream: inks, path, text."""

    def __init__(self, reader: _Reader, resources: Any, ink: Ink, depth: int) -> None:  # noqa: ANN401
        self._reader = reader
        self._resources = resources
        self._ink = ink
        self._kept: list[Ink] = []
        self._depth = depth
        self._path: list[tuple[float, float]] = []
        self._starts: list[int] = []
        self._line = self._text = IDENTITY

    def do(self, sign: str, words: Any) -> None:  # noqa: ANN401
        """One operator and what stands before it."""
        if sign in _NUMBERED:
            self._number(sign, [float(one) for one in words])
        elif sign == "q":
            self._kept.append(self._ink)
        elif sign == "Q":
            self._ink = self._kept.pop() if self._kept else self._ink
        elif sign in _ENDING:
            self._end_path(sign)
        elif sign in _COLOURS:
            self._colour(sign, words)
        elif sign in ("Tj", "'", '"', "TJ"):
            self._show(sign, words)
        elif sign == "Tf":
            self._ink = self._ink._replace(font=str(words[0]), size=float(words[1]))
        elif sign == "BT":
            self._line = self._text = IDENTITY
        elif sign == "T*":
            self._next(0.0, -self._ink.leading)
        elif sign == "gs":
            self._state(str(words[0]))
        elif sign == "Do":
            self._put(str(words[0]))
        elif sign == "INLINE IMAGE":
            self._reader.picture(words.get("settings", {}), self._ink.matrix)
        elif sign == "sh":
            self._reader.fill(self._path or [(0.0, 0.0)], self._ink._replace(fill=None))

    def _number(self, sign: str, n: list[float]) -> None:
        """An operator with numbers only: matrices, path, widths, text state."""
        if sign == "cm":
            self._ink = self._ink._replace(matrix=times((n[0], n[1], n[2], n[3], n[4], n[5]), self._ink.matrix))
        elif sign == "re":
            x, y, w, h = n
            self._starts.append(len(self._path))
            self._path += [
                put(self._ink.matrix, *corner) for corner in ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
            ]
        elif sign in ("m", "l", "c", "v", "y"):
            self._starts += [len(self._path)] if sign == "m" else []
            self._path += [put(self._ink.matrix, n[at], n[at + 1]) for at in range(0, len(n) - 1, 2)]
            if len(self._path) > MOST_KEPT:
                raise ValueError(f"a path has more than {MOST_KEPT:,} points")
        elif sign == "Tm":
            self._line = self._text = (n[0], n[1], n[2], n[3], n[4], n[5])
        elif sign in ("Td", "TD"):
            self._ink = self._ink._replace(leading=-n[1]) if sign == "TD" else self._ink
            self._next(n[0], n[1])
        elif sign == "Tz":
            self._ink = self._ink._replace(stretch=n[0] / 100)
        else:
            self._set(_NUMBERED[sign], n[0])

    def _end_path(self, sign: str) -> None:
        if self._path and sign in _FILLING:
            self._reader.fill(self._path, self._ink)
        if self._path and sign in _STROKING:
            self._reader.stroke(self._path, self._starts, self._ink)
        self._path, self._starts = [], []

    def _colour(self, sign: str, words: Any) -> None:  # noqa: ANN401
        numbers = [float(one) for one in words if isinstance(one, int | float)]
        made = None if len(numbers) != len(words) else _colour_of(numbers)
        if sign in ("cs", "CS"):
            made = (0.0, 0.0, 0.0)
        self._ink = self._ink._replace(line=made) if sign.isupper() else self._ink._replace(fill=made)

    def _state(self, name: str) -> None:
        given = _object(_object(self._resources.get("/ExtGState", {})).get(name, {}))
        for key, field in (("/ca", "fill_alpha"), ("/CA", "line_alpha"), ("/LW", "width")):
            if key in given:
                self._set(field, float(given[key]))

    def _set(self, field: str, number: float) -> None:
        changed: dict[str, Any] = {field: number}
        self._ink = self._ink._replace(**changed)

    def _put(self, name: str) -> None:
        """A form is followed, a picture measured."""
        one = _object(_object(self._resources.get("/XObject", {})).get(name))
        if one is None:
            return
        if one.get("/Subtype") == "/Image":
            self._reader.picture(one, self._ink.matrix)
            return
        matrix = tuple(float(number) for number in one.get("/Matrix", IDENTITY))
        inside = self._ink._replace(matrix=times((*matrix,), self._ink.matrix)) if len(matrix) == 6 else self._ink
        self._reader.run(one, one.get("/Resources", self._resources), inside, self._depth + 1)

    def _next(self, x: float, y: float) -> None:
        self._line = self._text = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _show(self, sign: str, words: Any) -> None:  # noqa: ANN401
        if sign in ("'", '"'):
            self._next(0.0, -self._ink.leading)
        lettering = self._reader.lettering(_object(self._resources.get("/Font", {})), self._ink.font)
        if lettering is None:
            return
        ink, start, moved, text, last = self._ink, self._text, 0.0, "", b""
        for piece in words[0] if sign == "TJ" else (words[-1],):
            if isinstance(piece, int | float):
                moved -= float(piece) / 1000 * ink.size * ink.stretch
                continue
            last = piece if isinstance(piece, bytes) else b""
            shown, width, count = lettering.read(last)
            spaces = shown.count(" ") * ink.between if lettering.bytes_each == 1 else 0.0
            moved += (width * ink.size + count * ink.spread + spaces) * ink.stretch
            text += shown
        set_in: Matrix = (ink.size * ink.stretch, 0.0, 0.0, ink.size, 0.0, ink.rise)
        blank = len(text) - len(text.rstrip())
        unseen = lettering.read(last[-blank * lettering.bytes_each :])[1] if blank else 0.0
        wide = moved / (ink.size * ink.stretch) - unseen if abs(ink.size * ink.stretch) > _TURNED else 0.0
        named = ink._replace(font=lettering.font.name)
        self._reader.show(text, times(times(set_in, start), ink.matrix), wide, named)
        self._text = times((1.0, 0.0, 0.0, 1.0, moved, 0.0), start)


_NUMBERED = {
    "cm": "", "re": "", "m": "", "l": "", "c": "", "v": "", "y": "", "Tm": "", "Td": "", "TD": "", "Tz": "",
    "w": "width", "Tc": "spread", "Tw": "between", "TL": "leading", "Ts": "rise", "Tr": "mode",
}  # fmt: skip
_COLOURS = {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "cs", "CS"}


def _colour_of(numbers: list[float]) -> Colour | None:
    """A colour of one, three or four components; ink as its plain complement (ISO 32000-1, 10.3.5)."""
    numbers = [min(1.0, max(0.0, one)) for one in numbers]
    if len(numbers) == 1:
        return (numbers[0],) * 3
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    if len(numbers) == 4:
        *inks, black = numbers
        red, green, blue = (max(0.0, 1.0 - one - black) for one in inks)
        return red, green, blue
    return None
