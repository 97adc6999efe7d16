"""What every picture keeps to, whatever the journey: each promise finds what breaks it.

In: a picture laid out, flat, with the words it was made with. Out: what breaks the promise; nothing when it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.labels import Labels
from journeyctl.layout.lanes import ICON
from journeyctl.model import Journey
from journeyctl.paper.grid import MARGIN
from journeyctl.scene import Circle, Glyph, Path, Rect, Scene, Text
from tests.geometry import Flat, overlaps, text_box
from tests.scenery import scenery


class Picture(NamedTuple):
    """A picture to examine: the journey, the view, the scene, its elements, the words of its language."""

    journey: Journey
    view: str
    scene: Scene
    flat: tuple[Flat, ...]
    words: Labels

    @property
    def texts(self) -> tuple[Flat, ...]:
        """Every line of text."""
        return tuple(one for one in self.flat if isinstance(one.element, Text))

    def lane(self, name: str) -> tuple[Flat, ...]:
        """What stands in a lane."""
        return tuple(one for one in self.flat if name in one.ids)


TITLE = 7.2
"""Above this size a text of a card is its title."""

Promise = Callable[[Picture], object]


def no_text_leaves_the_page(one: Picture) -> object:
    """Every line of text lies on the page."""
    page = Box(0.0, 0.0, one.scene.width, one.scene.height)
    return [text.element for text in one.texts if not page.holds(text_box(text), 0.01)]


def no_text_leaves_its_box(one: Picture) -> object:
    """Every line of text is no wider than the room it was given."""
    boxed = [text.element for text in one.texts if text.element.box is not None]
    return [text for text in boxed if text.width > text.box.w * 1.02 + 0.01]


def no_two_texts_overlap(one: Picture) -> object:
    """No line of text lies on another one."""
    return overlaps([(text_box(text), text.element.text) for text in one.texts], slack=0.6)


def no_text_lies_on_a_feeling(one: Picture) -> object:
    """Quotes and numbers of the curve lane keep clear of faces, hearts, thunderclouds and spread."""
    lane = one.lane("happiness")
    signs = [_inner(each) for each in lane if isinstance(each.element, Glyph) and "feeling" in each.roles]
    texts = [(text_box(each), each.element.text) for each in lane if isinstance(each.element, Text)]
    return [words for sign in signs for box, words in texts if sign.meets(box)]


def _inner(one: Flat) -> Box:
    glyph = one.element
    inset = glyph.size * 0.12
    return Box(glyph.x + one.dx + inset, glyph.y + one.dy + inset, glyph.size - 2 * inset, glyph.size - 2 * inset)


def feelings_do_not_overlap(one: Picture) -> object:
    """No face or mark of the curve lane hides another one."""
    lane = [each for each in one.lane("happiness") if isinstance(each.element, Glyph) and "feeling" in each.roles]
    core = [(_inner(each).grown(-each.element.size * 0.2), each.element.name) for each in lane]
    return overlaps(core, slack=0.5)


def cards_stand_apart(one: Picture) -> object:
    """No card touches another one."""
    cards = scenery(one.scene).cards
    return overlaps([(box, name) for name, box in cards.items()], slack=0.0)


def no_label_of_a_way_lies_on_a_card(one: Picture) -> object:
    """What is written on ways and exits keeps off cards and off one another."""
    made = scenery(one.scene)
    written = [*made.labels, *made.exits]
    on_cards = [(words, name) for box, words in written for name, card in made.cards.items() if box.meets(card)]
    return [*on_cards, *overlaps(written, slack=0.3)]


def notes_do_not_overlap(one: Picture) -> object:
    """No idea's note lies on another one."""
    notes: list[tuple[Box, str]] = []
    for name in {each.ids[-1] for each in one.flat if each.roles and each.roles[-1] == "idea"}:
        boxes = [text_box(each) for each in one.texts if each.roles[-1] == "idea" and each.ids[-1] == name]
        if boxes:
            left, top = min(box.x for box in boxes), min(box.y for box in boxes)
            right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
            notes.append((Box(left, top, right - left, bottom - top), name))
    return overlaps(notes, slack=0.3)


def a_column_has_one_left_edge(one: Picture) -> object:
    """The first thing in every cell of a column, and the title of its card, begin at the same x."""
    if one.view != "map":
        return {}
    edges: dict[str, set[float]] = {}
    for group in {(each.ids[-1], each.ids[1] if len(each.ids) > 1 else "") for each in one.flat if _in_cell(each)}:
        name, lane = group
        inside = [each for each in one.flat if _in_cell(each) and each.ids[-1] == name and lane in each.ids]
        lefts = [left for each in inside if (left := _left(each)) is not None]
        if lefts:
            edges.setdefault(name, set()).add(round(min(lefts), 1))
    for each in one.texts:
        if each.roles[-1] == "card" and each.element.anchor == "start" and each.element.size > TITLE:
            edges.setdefault(each.ids[-1], set()).add(round(each.element.x + each.dx, 1))
    return {name: found for name, found in edges.items() if max(found) - min(found) > 1.1}


def _in_cell(one: Flat) -> bool:
    return bool(one.roles) and one.roles[-1] == "cell"


def _left(one: Flat) -> float | None:
    """Where text, a tile or a sign begins; the dash of belief stands on the frame edge and is left out."""
    element = one.element
    if isinstance(element, Text) and element.anchor == "start":
        return element.x + one.dx
    if isinstance(element, Rect):
        return element.box.x + one.dx
    if isinstance(element, Glyph):
        return element.x + one.dx
    return None


def _glyph(*names: str, ink: str = "", size: float = 0.0) -> Callable[[Flat], bool]:
    def there(one: Flat) -> bool:
        element = one.element
        return (
            isinstance(element, Glyph)
            and element.name in names
            and element.ink.startswith(ink)
            and (not size or abs(element.size - size) < 0.01)
        )

    return there


def _stroked(*strokes: str, dashed: bool) -> Callable[[Flat], bool]:
    def there(one: Flat) -> bool:
        element = one.element
        return isinstance(element, Path) and element.ink.stroke in strokes and bool(element.ink.dash) == dashed

    return there


def _dashed(dash: tuple[float, ...]) -> Callable[[Flat], bool]:
    return lambda one: isinstance(one.element, Path | Rect) and one.element.ink.dash == dash


def _unknown(one: Flat) -> bool:
    """The ring with a question mark, which has the same words as the dotted curve."""
    return isinstance(one.element, Glyph) and one.element.variant == "unknown"


def _refuted(text: Text) -> bool:
    """Struck and grey; an idea that was rejected is struck only, and says so."""
    return text.struck and text.fill == "ink-3"


SIGNS: dict[str, Callable[[Flat], bool]] = {
    "heart": _glyph("heart"),
    "cloud": _glyph("cloud"),
    "star": _glyph("star"),
    "satisfies": _glyph("spark"),
    "delight": _glyph("triangle-up"),
    "pain": _glyph("triangle-down"),
    "fail": _glyph("fail", ink="neg"),
    "met-fully": _glyph("met-fully"),
    "met-partly": _glyph("met-partly"),
    "met-not": _glyph("met-not"),
    "goal": _glyph("target", ink="phase"),
    "promise": _glyph("home", ink="phase"),
    "wait": _glyph("clock", ink="white"),
    "curve": _stroked("url(#curve-line)", "url(#overview-line)", dashed=False),
    "curve-assumed": _stroked("url(#curve-line)", "url(#overview-line)", dashed=True),
    "curve-unknown": lambda one: _stroked("unknown", dashed=True)(one) or _unknown(one),
    "visibility": _dashed((0.01, 2.6)),
    "internal": _dashed((5.0, 2.0, 0.8, 2.0)),
    "spread": lambda one: isinstance(one.element, Circle) and one.element.r == 1.7,
    "refuted": lambda one: isinstance(one.element, Text) and _refuted(one.element) and "findings" not in one.ids,
    "measure": lambda one: isinstance(one.element, Rect) and one.element.ink.fill == "line",
    "fold": lambda one: isinstance(one.element, Path) and one.roles[-1] == "tab",
}
"""How a sign of the legend is known in the picture."""


def _of_a_lane(one: Flat) -> bool:
    """The sign before the name of a lane, which the author may choose; it says nothing about the journey."""
    return isinstance(one.element, Glyph) and one.element.size == ICON and one.element.x == MARGIN - 0.5


def the_legend_is_complete_and_without_surplus(one: Picture) -> object:
    """The legend explains every sign that occurs on the map, and none that does not."""
    if one.view not in ("map", "blueprint", "matrix"):
        return []
    legend = {each.element.text for each in one.texts if "legend" in each.ids}
    rest = [each for each in one.flat if "legend" not in each.ids and not _of_a_lane(each)]
    wrong = []
    for sign, there in SIGNS.items():
        drawn = any(there(each) for each in rest)
        if drawn != (one.words(f"legend.{sign}") in legend):
            wrong.append((sign, "is not explained" if drawn else "does not occur"))
    return wrong


PROMISES: tuple[Promise, ...] = (
    no_text_leaves_the_page,
    no_text_leaves_its_box,
    no_two_texts_overlap,
    no_text_lies_on_a_feeling,
    feelings_do_not_overlap,
    cards_stand_apart,
    no_label_of_a_way_lies_on_a_card,
    notes_do_not_overlap,
    a_column_has_one_left_edge,
    the_legend_is_complete_and_without_surplus,
)
