"""Promises of the picture of a difference, whatever the journeys: nothing collides, nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import labels, overlay
from journeyctl import model as m
from journeyctl import theme as themes
from journeyctl.diff import Difference, compare
from journeyctl.paint import paint
from journeyctl.record import replace
from journeyctl.scene import Circle, Glyph, Path, Rect, Text
from tests import promises
from tests.editing import edited
from tests.geometry import Flat, flat
from tests.journeys import journeys
from tests.promises import Picture
from tests.whole import whole_journey

some = settings(max_examples=6, deadline=None, derandomize=True)
seeds = st.integers(0, 1_000_000)
NORDIC = themes.load("nordic")
KEPT = (
    promises.no_text_leaves_the_page,
    promises.no_text_leaves_its_box,
    promises.no_two_texts_overlap,
    promises.no_text_lies_on_a_feeling,
    promises.feelings_do_not_overlap,
)


def drawn(difference: Difference, lang: str = "sv") -> Picture:
    """The picture of a difference."""
    words = labels.load(lang, (), overlay.BOOK)
    journey = difference.after or difference.before
    assert journey is not None
    scene = overlay.lay_out(difference, theme=NORDIC, labels=words).scene
    assert scene is not None
    return Picture(journey, "diff", scene, tuple(flat(scene)), words)


def edit(journey: m.Journey, edits: list[int]) -> m.Journey:
    """The journey with some fields changed."""
    for one in edits:
        journey, _ = edited(journey, one)
    return journey


def assert_kept(difference: Difference) -> None:
    """Every promise is kept."""
    picture = drawn(difference)
    broken = {promise.__name__: found for promise in KEPT if (found := promise(picture))}
    assert broken == {}


@some
@given(journeys(), st.lists(seeds, min_size=1, max_size=6))
def test_an_edited_journey_is_drawn_well(journey: m.Journey, edits: list[int]) -> None:
    """No text collides or leaves its box, whatever was edited, in both directions."""
    other = edit(journey, edits)
    assert_kept(compare(journey, other))
    assert_kept(compare(other, journey))


@some
@given(journeys(), journeys())
def test_two_journeys_are_drawn_well(one: m.Journey, other: m.Journey) -> None:
    """As well where nearly nothing is the same."""
    assert_kept(compare(one, other))


def felt(values: list[float]) -> m.Journey:
    """A journey of activities that feel so."""
    rows = [
        m.Activity(id=f"a{at}", name=f"Step {at}", number=at, phase="p", happiness=value, ratings=(value,))
        for at, value in enumerate(values, 1)
    ]
    return m.Journey(title="T", phases=(m.Phase(id="p", name="P", activities=tuple(rows)),))


@settings(some, max_examples=10)
@given(st.lists(st.tuples(*[st.integers(-8, 8).map(lambda value: value / 4)] * 2), min_size=1, max_size=12))
def test_every_feeling_may_change(pairs: list[tuple[float, float]]) -> None:
    """Faces of both versions, numbers, hearts and names of versions find places of their own beside the curves."""
    assert_kept(compare(*(felt([pair[side] for pair in pairs]) for side in (0, 1))))


@pytest.mark.parametrize("side", [0, 1])
def test_a_journey_that_came_or_went_is_drawn_well(side: int) -> None:
    """One side is enough, and none differs from itself."""
    journey = whole_journey(3)
    assert_kept(compare(*((journey, None) if side else (None, journey))))
    assert_kept(compare(journey, journey))


def letters(text: str) -> str:
    """A text without what wrapping changes."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def left_out(difference: Difference, lang: str = "en") -> list[tuple[str, str]]:
    """What changes say, and the picture does not."""
    picture = drawn(difference, lang)
    told = letters(" ".join(one.element.text for one in picture.texts))
    known = [{one.id: one for one in side.activities} for side in (difference.before, difference.after) if side]
    missing = []
    for change in (*difference.changes, *difference.consequences):
        said = [change.before, change.after]
        kind, _, key = change.subject.partition(":")
        if kind == "activity" and change.field == "Place.happiness":
            value = known[-1][key].happiness
            said = [picture.words.number(value, signed=True) if value is not None else "–"]
        elif kind == "activity" and change.field == "Place.standing":
            said = [picture.words(f"standing.{known[-1][key].standing}")]
        elif change.field in ("follows.finding", "follows.gate"):
            said = [change.text.partition(": ")[2]]
        missing += [(change.field, text) for text in said if letters(text) not in told]
    return missing


@some
@given(st.integers(0, 60), st.lists(seeds, min_size=1, max_size=8))
def test_every_change_stands_in_the_picture(seed: int, edits: list[int]) -> None:
    """What something was and what it is can be read, in its column or in a list, in both directions."""
    journey = whole_journey(seed)
    other = edit(journey, edits)
    assert left_out(compare(journey, other)) == []
    assert left_out(compare(other, journey)) == []


def test_every_change_of_two_different_journeys_stands_in_the_picture() -> None:
    """Where nearly everything changed, too."""
    assert left_out(compare(whole_journey(1), whole_journey(2))) == []


def _path(stroke: str, *, dashed: bool | None = None) -> Callable[[Flat], bool]:
    def there(one: Flat) -> bool:
        element = one.element
        return (
            isinstance(element, Path)
            and element.ink.stroke == stroke
            and (dashed is None or bool(element.ink.dash) == dashed)
        )

    return there


def _filled(token: str) -> Callable[[Flat], bool]:
    return lambda one: isinstance(one.element, Circle | Path | Rect) and one.element.ink.fill == token


FELT = ("pos", "neg", "neu-edge")
SIGNS: dict[str, Callable[[Flat], bool]] = {
    "overlay.legend.new": _filled("add"),
    "overlay.legend.gone": _filled("del"),
    "overlay.legend.same-line": lambda one: (
        isinstance(one.element, Circle | Path) and one.element.ink.stroke == "line-zero" and one.element.ink.width > 1.5
    ),
    "overlay.legend.face": lambda one: (
        isinstance(one.element, Glyph)
        and one.element.name[:4] == "face"
        and one.element.ink in ("pos", "neg", "neu-edge")
    ),
    "overlay.legend.struck": lambda one: isinstance(one.element, Text) and one.element.struck,
    "overlay.legend.new-line": _path("url(#curve-line)"),
    "overlay.legend.old-line": _path("curve-mid"),
    "overlay.legend.better": lambda one: isinstance(one.element, Path) and one.element.ink.fill == "url(#better)",
    "overlay.legend.worse": lambda one: isinstance(one.element, Path) and one.element.ink.fill == "url(#worse)",
    "overlay.legend.unknown": lambda one: (
        (isinstance(one.element, Glyph) and one.element.variant == "unknown") or _path("unknown")(one)
    ),
    "overlay.legend.believed": lambda one: (
        (isinstance(one.element, Path | Rect) and len(one.element.ink.dash) == 2 and one.element.ink.dash[0] > 1)
        or (isinstance(one.element, Glyph) and one.element.variant.endswith("assumed"))
    ),
    "legend.heart": lambda one: isinstance(one.element, Glyph) and one.element.name == "heart",
    "legend.cloud": lambda one: isinstance(one.element, Glyph) and one.element.name == "cloud",
    "legend.star": lambda one: isinstance(one.element, Glyph) and one.element.name == "star",
    "legend.side-step": _path("ink-3", dashed=False),
}
"""How a sign of the legend is known in the picture."""


def wrong_in_the_legend(picture: Picture) -> list[tuple[str, str]]:
    """Signs that are drawn and not explained, or explained and not drawn."""
    older, newer = (picture.words(f"overlay.the-{age}") for age in ("older", "newer"))
    legend = {letters(one.element.text) for one in picture.texts if "legend" in one.ids}
    rest = [one for one in picture.flat if "legend" not in one.ids]
    wrong = []
    for sign, there in SIGNS.items():
        words = [picture.words(sign, old=older, new=newer), picture.words(sign, old="1", new="2")]
        drawn_ = any(there(one) for one in rest)
        if drawn_ != any(letters(each) in legend for each in words):
            wrong.append((sign, "is not explained" if drawn_ else "does not occur"))
    return wrong


@some
@given(journeys(), journeys(), st.lists(seeds, min_size=1, max_size=6))
def test_the_legend_explains_what_is_drawn(journey: m.Journey, stranger: m.Journey, edits: list[int]) -> None:
    """Every sign of the picture, and none that does not occur; of an edited journey, and of two with nothing shared."""
    journey = replace(journey, version="1")
    for other in (edit(journey, edits), stranger):
        assert wrong_in_the_legend(drawn(compare(journey, replace(other, version="2")))) == []


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_every_language_has_the_words_of_the_picture(lang: str) -> None:
    """With the same places for values as in English, and nothing left in English but what is right so."""
    own, english = (labels.load(one, (), overlay.BOOK).words for one in (lang, "en"))
    keys = [key for key in english if key.startswith("overlay.")]
    assert {key for key in own if key.startswith("overlay.")} == set(keys)
    places = {key: re.findall(r"\{\w+\}", own[key]) for key in keys}
    assert {key: sorted(found) for key, found in places.items()} == {
        key: sorted(re.findall(r"\{\w+\}", english[key])) for key in keys
    }
    wrong = {key: own[key] for key in keys if re.search(r"['\"]|\d-\d|\.\.|  |^ | $", own[key])}
    assert wrong == {}
    same = {own[key] for key in keys if own[key] == english[key]}
    assert lang == "en" or same <= {"version {versions}", "Phases", "Version {versions}"}


def test_the_same_difference_gives_the_same_bytes() -> None:
    """Laid out and painted twice."""
    difference = compare(whole_journey(1), whole_journey(2))
    write = partial(paint, palette=NORDIC.palette(6), fonts="system")
    assert write(drawn(difference).scene) == write(drawn(difference).scene)
