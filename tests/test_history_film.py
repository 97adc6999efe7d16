"""The film strip of a history: which versions it shows, what it marks, and what every such picture keeps to."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from journeyctl import model as m
from journeyctl import theme
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.history import Moment
from journeyctl.history.columns import union
from journeyctl.history.film import lay_out
from journeyctl.history.frames import strip
from journeyctl.labels import LANGUAGES
from journeyctl.labels import load as labels
from journeyctl.paint import paint
from journeyctl.pipeline.chronicle import Chronicle
from journeyctl.pipeline.filming import film
from journeyctl.record import replace
from journeyctl.scene import Circle, Glyph, Text
from tests import promises
from tests.geometry import flat
from tests.journeys import journeys
from tests.promises import Picture
from tests.test_diff_git import A, Home
from tests.versions import history, made
from tests.warm import journeyctl

NORDIC = theme.load("nordic")


def drawn(moments: Sequence[Moment], lang: str = "en", look: str = "nordic") -> Picture:
    words = labels(lang)
    scene = lay_out(moments, theme=theme.load(look), labels=words).scene
    assert scene is not None
    journey = next(one.journey for one in moments if one.journey)
    return Picture(journey, "film", scene, tuple(flat(scene)), words)


def texts(moments: Sequence[Moment], lang: str = "en") -> list[str]:
    return [one.element.text for one in drawn(moments, lang).texts if isinstance(one.element, Text)]


def test_an_activity_keeps_its_column() -> None:
    """What came later or is gone since has a column in every version; one that comes back has its own again."""
    rows = union([made(1, 2, 3, names="axc"), None, made(1, 3, names="ac"), made(1, 0, 2, 3, names="abxc")])
    assert [[one.id if one else "" for one in row] for row in rows] == [
        ["a", "", "x", "c"], ["", "", "", ""], ["a", "", "", "c"], ["a", "b", "x", "c"],
    ]  # fmt: skip


def test_a_frame_tells_what_differs_from_the_one_before() -> None:
    """Better, worse, new, gone, otherwise, and the same; what no column shows is counted."""
    before, after = made(0, 1, 1, None, 2, names="abcde"), made(1, -1, 0, 2, 2, names="abxde")
    frames = strip(history(before, m.Journey(**vars_of(after, title="Another", owner="Eva")))).frames
    assert {one.what for one in frames[0].cells} == {"same"}
    whats = {(one.place or one.before).id: one.what for one in frames[1].cells if one.place or one.before}  # type: ignore[union-attr]
    assert whats == {"a": "better", "b": "worse", "c": "removed", "x": "added", "d": "changed", "e": "same"}
    assert frames[1].others == 2


def vars_of(journey: m.Journey, **more: object) -> dict[str, object]:
    return {name: getattr(journey, name) for name in type(journey).__names__} | more


def test_of_many_versions_those_that_changed_least_are_left_out() -> None:
    """The first and the newest are always shown, and the largest changes; the others are counted."""
    versions = [made(0, 2 if at == 17 else at % 2 * 0.1) for at in range(40)]
    found = strip(history(*versions), 5)
    assert (len(found.frames), found.left_out) == (5, 35)
    assert (found.frames[0].number, found.frames[-1].number) == (1, 40)
    assert {18, 19} <= {one.number for one in found.frames}
    assert "15 versions that changed less are not shown." in texts(history(*versions))


def test_what_says_nothing_new_has_no_frame() -> None:
    """Versions written otherwise and versions that cannot be read are counted, not drawn."""
    found = strip(history(made(0), made(0), None, made(1), made(1)))
    assert (len(found.frames), found.same, found.unreadable) == (2, 2, 1)
    assert found.frames[1].moment.kind == "changed"
    said = texts(history(made(0), made(0), None, made(1), made(1)))
    assert any("2 versions say the same" in one and "1 version cannot be read" in one for one in said)
    assert len(strip(history(made(0), made(0))[:1]).frames) == 1
    gone = (Moment(commit="f" * 40, kind="gone"), *history(made(0), made(1)))
    assert (strip(gone).unreadable, strip(gone).total) == (0, 3)


def test_signs_are_shapes_and_the_legend_has_those_that_occur() -> None:
    """A triangle, a disc, a square, a diamond; a legend without what nothing shows."""
    said = texts(history(made(0, 0), made(1, 0)))
    assert "feels better than before" in said
    assert not {"feels worse than before", "new", "gone"} & set(said)
    glyphs = [
        one.element.name for one in drawn(history(made(0, 0), made(1, -1))).flat if isinstance(one.element, Glyph)
    ]
    assert {"triangle-up", "triangle-down"} <= set(glyphs)
    added = drawn(history(made(0, 0), made(0, 0, 0)))
    assert any(isinstance(one.element, Circle) and one.element.ink.fill == "add" for one in added.flat)


def test_a_journey_that_nobody_felt_is_drawn_as_not_known() -> None:
    """Rings with question marks, no mean, no lowest point."""
    picture = drawn(history(made(None, None), made(None)))
    rings = [one.element for one in picture.flat if isinstance(one.element, Glyph) and one.element.variant == "unknown"]
    assert len(rings) == 3 + 1  # three activities, and the legend
    assert not any("mean" in one.element.text for one in picture.texts)


@pytest.mark.parametrize("lang", [*LANGUAGES, "ar"])
def test_every_language_fits(lang: str) -> None:
    """The words of every language, a long subject, and the mirror of a language from right to left."""
    versions = [made(at % 3 - 1, 1, -1, lang=lang) for at in range(7)]
    picture = drawn(history(*versions, subject="An uncommonly long subject of a commit, " * 9), lang)
    assert picture.scene.rtl == (lang == "ar")
    for promise in KEPT:
        assert not promise(picture), promise.__doc__


KEPT = (
    promises.no_text_leaves_the_page,
    promises.no_text_leaves_its_box,
    promises.no_two_texts_overlap,
)


@settings(
    max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)  # fmt: skip
@given(
    st.lists(st.none() | journeys(most=4), min_size=1, max_size=3),
    journeys(most=8),
    st.sampled_from(["nordic", "mono"]),
)
def test_every_film_keeps_its_promises(versions: list[m.Journey | None], newest: m.Journey, look: str) -> None:
    """Of random histories no text leaves its box or the page, none lies on another, and the bytes are the same."""
    moments = history(*versions, newest)
    picture = drawn(moments, newest.lang, look)
    for promise in KEPT:
        assert not promise(picture), promise.__doc__
    palette = theme.load(look).palette(picture.scene.phases)
    again = drawn(moments, newest.lang, look).scene
    assert paint(picture.scene, palette, "system") == paint(again, palette, "system"), "the same bytes twice"


@pytest.mark.parametrize(
    "evil", ["\x1b[31m<b>&amp;\x01", "a\u202eb\u2066c", "caf\udce9", "\ufffe\x7f\x85", "<!--]]>", "\u200b" * 9]
)
def test_what_a_commit_says_is_text(evil: str) -> None:
    """Controls, markup, changes of direction and bytes that are no UTF-8 in a subject or an author break no picture."""
    moments = [replace(one, author=evil, subject=evil) for one in history(made(0), made(1))]
    scene = drawn(moments).scene
    svg = paint(scene, NORDIC.palette(scene.phases), "system").encode()
    assert ET.fromstring(svg).tag.endswith("svg")


def test_seventy_activities_have_a_list_of_names() -> None:
    """Where columns are too narrow for words, numbers lead to a list."""
    wide = made(*([1.0] * 70), names=[f"n{at}" for at in range(70)])
    picture = drawn(history(wide))
    assert {"n0" * 9, "n69" * 9, "70"} <= {one.element.text for one in picture.texts}
    for promise in KEPT:
        assert not promise(picture), promise.__doc__


def test_where_nothing_can_be_drawn_it_is_said() -> None:
    """A history in which no version can be read has no picture."""
    with pytest.raises(EnvironmentFault, match="can be drawn"):
        film(Chronicle("a.journey.yaml", history(None, None)), "svg")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_command_draws(tmp_path: Path) -> None:
    """The ending of the file chooses the format, or `--format` does; a picture goes to a pipe, too."""
    home = Home(tmp_path / "top")
    home.journey(A)
    home.save()
    home.journey(A, 1)
    home.save()
    assert journeyctl("log", A, "-o", "film.svg", cwd=home.top) == (0, "", "film.svg\n")
    svg = (home.top / "film.svg").read_text(encoding="utf-8")
    assert svg == journeyctl("log", A, "--format", "svg", cwd=home.top).out
    assert 'id="frame-' in svg
