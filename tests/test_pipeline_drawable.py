"""A PDF that would keep a build waiting is refused with the limit, and what is counted is what is drawn."""

from __future__ import annotations

from pathlib import Path as File

import pytest

from journeyctl.box import Box
from journeyctl.paper.press import Press
from journeyctl.pipeline import Input, Wish, drawable, load, render
from journeyctl.pipeline.studio import Studio
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Picture, Rect, Text
from journeyctl.theme import load as themed
from tests.running import TINY

PLAIN, DASHED, FALL = Ink(fill="ink"), Ink(stroke="ink", width=1, dash=(2, 1)), Ink(fill="url(#fall)", opacity=0.4)
BOX, WORDS = Box(0, 0, 9, 9), Text(0, 0, "Ord", "text-regular", 9, "ink", 20)
COUNTED = {
    "plain shapes": ((Rect(BOX, PLAIN), Circle(1, 1, 1, PLAIN), Path("M 0 0 L 1 1", PLAIN)), 3),
    "inks that are more than a colour": ((Rect(BOX, DASHED), Circle(1, 1, 1, PLAIN._replace(fill_opacity=0.5))), 16),
    "a long form": ((Path("M 0 0 " + "L 1 1 " * 63, PLAIN),), 7),
    "pieces of a curve": ((Path("M 0 0", FALL),) * 50, 8),
    "dashed lines": ((Path("M 0 0", DASHED),) * 3, 24),
    "lines of text": ((WORDS, WORDS._replace(struck=True)), 7),
    "a sign": ((Glyph("heart", 0, 0, 9),), 4),
    "a logo": ((Picture("png", "", BOX, 1),), 10),
    "groups in groups": ((Group("a", (WORDS, Group("b", (WORDS,), clip=BOX)), link="https://example.org"),), 18),
}


@pytest.mark.parametrize(("elements", "count"), COUNTED.values(), ids=COUNTED)
def test_what_takes_longer_counts_more(elements: tuple[Element, ...], count: int) -> None:
    """Everything that is drawn is counted, as many times as it takes longer than a plain shape."""
    assert drawable._drawn(elements) == count


def refusals(folder: File, wish: Wish) -> tuple[list[str], list[tuple[str, int, str, str]]]:
    """The names of the pictures of a tiny journey, and the errors: code, column, what is said, advice."""
    path = folder / "a.journey.yaml"
    path.write_text(TINY)
    made = render(load(Input(path.name, path)), wish._replace(revision="none"))
    found = (one for one in made.diagnostics if one.level == "error")
    told = [(one.code, one.span.line + one.span.column, one.message, one.advice) for one in found]
    return [one.name for one in made.outputs], told


def test_a_pdf_of_too_much_is_refused_and_other_formats_are_drawn(
    tmp_path: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finding stands at 1:1, with how much there is, the most, and what to do; the SVG of the same run is made."""
    assert drawable.MOST_DRAWN == 20_000
    monkeypatch.setattr(drawable, "MOST_DRAWN", 10)
    names, ((code, place, told, advice),) = refusals(tmp_path, Wish(formats=("svg", "pdf")))
    assert names == ["a.svg"]
    assert (code, place) == ("J414", 2)
    assert told.endswith(" shapes are too many for one PDF; at most 10 are drawn")
    assert all(word in advice for word in ("--lanes", "SVG", "split"))


@pytest.mark.parametrize(("press", "least"), [(Press(bleed=3), 1.1), (Press(tile="A4"), 2), (Press(tile="A5"), 4)])
def test_bleed_and_tiles_count(tmp_path: File, press: Press, least: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed larger or on many small sheets is more than the poster; of tiles the advice says so."""
    monkeypatch.setattr(drawable, "MOST_DRAWN", 10)
    _, ((_, _, plain, _),) = refusals(tmp_path, Wish(formats=("pdf",), paper="A1"))
    most = int(plain.split()[0].replace(",", ""))
    monkeypatch.setattr(drawable, "MOST_DRAWN", most)
    names, ((code, _, told, advice),) = refusals(tmp_path, Wish(formats=("pdf",), paper="A1", press=press))
    assert (names, code) == ([], "J414")
    assert int(told.split()[0].replace(",", "")) > least * most
    assert ("tiles" in advice) == bool(press.tile)


def test_letters_that_become_shapes_count_one_by_one(tmp_path: File, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--fonts outline` every letter is drawn for itself, and the advice is to do without."""
    assert drawable._drawn((WORDS, Group("a", (WORDS,))), 1) == 2 * (2 + len("Ord")) + 1
    monkeypatch.setattr(drawable, "MOST_DRAWN", 10)
    told = [refusals(tmp_path, Wish(formats=("pdf",), fonts=fonts))[1][0] for fonts in ("embed", "outline")]
    plain, outlined = (int(message.split()[0].replace(",", "")) for _, _, message, _ in told)
    assert outlined > 2 * plain
    assert ["outline" in advice for *_, advice in told] == [False, True]


CELL = """  - name: Aktivitet {n}
    happiness: {feeling}
    thoughts: Tanke {n} om vad som händer nu
    needs: Behov {n}
    pains: Smärta {n}
    delights: Glädje {n}
    touchpoints: [{{name: Kanal {n}, channel: web}}]
"""
SEVEN = ("activities", "happiness", "thoughts", "needs", "pains", "delights", "touchpoints")


@pytest.mark.proof
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("press", [Press(), Press(bleed=3, marks=("crop",))])
def test_many_activities_in_seven_lanes_are_drawn(tmp_path: File, orientation: str, press: Press) -> None:
    """A journey far larger than those of people has a PDF in the lanes that they take, with bleed and marks too."""
    path = tmp_path / "a.journey.yaml"
    cells = (CELL.format(n=n, feeling=(n * 7 % 5) - 2) for n in range(120))
    path.write_text("title: A\nlang: sv\nactivities:\n" + "".join(cells), encoding="utf-8")
    journey = load(Input(path.name, path)).journey
    assert journey is not None
    wish = Wish(revision="none", lanes=SEVEN, orientation=orientation)
    scenes = Studio(journey, themed("nordic"), wish, "").scenes("A0")
    assert len(scenes) > 2
    assert drawable.too_much(scenes, press, journey.span) is None
