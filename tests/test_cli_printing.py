"""What is asked of a printer is understood, or refused in one line that names what is possible."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from journeyctl.cli.drawing import Asked, run_render
from journeyctl.cli.printing import Printing, distance, press, refuse_unprinted
from journeyctl.paper.press import Press
from journeyctl.pipeline import Wish
from journeyctl.view import View
from tests.running import TINY
from tests.warm import journeyctl

ASKED = {
    Printing(): Press(),
    Printing(bleed="3mm", marks="registration, crop"): Press(bleed=3, marks=("crop", "registration")),
    Printing(tile="a4"): Press(tile="A4"),
    Printing(tile="LETTER", overlap="0.5in", unprintable="0", scale_to_fit="2 × 3"): Press(
        tile="letter", overlap=12.7, edge=0, fit=(2, 3)
    ),
    Printing(tile="500x700mm"): Press(tile="500x700mm"),
}


@pytest.mark.parametrize("asked", ASKED, ids=range(len(ASKED)))
def test_what_is_asked_is_understood(asked: Printing) -> None:
    """Marks in any order, sheets in any case, lengths in any unit."""
    assert press(asked) == ASKED[asked]


REFUSED = {
    Printing(bleed="3mm", tile="A4"): "ask for one of both",
    Printing(overlap="10mm"): "name their sheets: --tile A4",
    Printing(scale_to_fit="2x3"): "name their sheets: --tile A4",
    Printing(bleed="40mm"): "--bleed '40mm' is 40 mm; 0 to 30 mm are possible",
    Printing(tile="A4", overlap="3mm"): "--overlap '3mm' is 3 mm; 6 to 50 mm are possible",
    Printing(tile="A4", unprintable="3 pt"): "--unprintable '3 pt' is no length",
    Printing(marks="crop,colour"): "known marks are crop, registration",
    Printing(marks=","): "known marks are crop, registration",
    Printing(marks="registration,crops"): "--marks 'crops': known marks are crop, registration; did you mean crop?",
    Printing(tile="slide"): "from A5",
    Printing(tile="screen"): "from A5",
    Printing(tile="A9"): "--tile 'A9' is no paper",
    Printing(tile="A6"): "from A5",
    Printing(tile="roll:914mm"): "from A5",
    Printing(tile="A4", scale_to_fit="0x3"): "1 to 99 of each, such as 2x3",
    Printing(tile="A4", scale_to_fit="2"): "such as 2x3",
}


@pytest.mark.parametrize("asked", REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_is_refused(asked: Printing) -> None:
    """The refusal names the option, the word and what is possible."""
    with pytest.raises(typer.BadParameter) as refusal:
        press(asked)
    assert REFUSED[asked] in str(refusal.value)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(formats=("svg",)), "only a PDF is printed so; add --to pdf"),
        (Wish(formats=("pdf",), view="compact"), "a screen is not printed; name a sheet"),
        (Wish(formats=("pdf",), paper="screen"), "a screen is not printed; name a sheet"),
    ],
)
def test_only_sheets_are_printed(wish: Wish, words: str) -> None:
    """Options for a printer ask for a PDF and a sheet; the refusal names the option as it was written."""
    with pytest.raises(typer.BadParameter, match=f"--scale-to-fit: .*{words}"):
        refuse_unprinted(wish, Printing(tile="A4", scale_to_fit="2x3"))
    refuse_unprinted(wish, Printing())


def test_files_for_printers_have_names_of_their_own(tmp_path: Path) -> None:
    """Nothing that is for a printer takes the place of the PDF that people read; a second run does nothing."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY)
    common = ("render", "tiny.journey.yaml", "-o", ".", "--to", "pdf", "--paper", "A3", "--revision", "none", "--cache")
    for words, name in (
        (("--tile", "A4"), "tiny.A3.on-A4.pdf"),
        (("--bleed", "3mm", "--marks", "crop"), "tiny.A3.print.pdf"),
    ):
        ran = journeyctl(*common, *words, cwd=tmp_path)
        assert (ran.code, ran.err) == (0, f"{name}\n")
    before = (tmp_path / "tiny.A3.print.pdf").read_bytes()
    ran = journeyctl(*common, "--bleed", "5mm", "--marks", "crop", cwd=tmp_path)
    assert (tmp_path / "tiny.A3.print.pdf").read_bytes() != before


def test_what_would_be_too_small_or_too_many_is_refused(tmp_path: Path) -> None:
    """A poster scaled below what can be read says so in points and millimetres; so does one of too many sheets."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY)
    common = ("render", "tiny.journey.yaml", "-o", ".", "--to", "pdf", "--revision", "none")
    ran = journeyctl(*common, "--tile", "A4", "--scale-to-fit", "1x1", cwd=tmp_path)
    assert ran.code == 1
    assert "error J413 on 1 x 1 sheets of A4 the smallest text, “Map”, would be " in ran.err
    assert "pt (1.2 mm); at least 6 pt (2.1 mm) are printed" in ran.err
    ran = journeyctl(*common, "--tile", "A5", "--overlap", "50mm", cwd=tmp_path)
    assert ran.code == 1
    assert "error J441 A5 has no room for tiles with 50 mm of overlap and 5 mm unprintable at its edges" in ran.err
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    ("text", "wish", "words"),
    [
        ("12m", Wish(paper="A0"), "--distance '12m' is 12000 mm; 200 to 10000 mm are possible"),
        ("1.5", Wish(paper="A0"), "--distance '1.5' without a unit is 1.5 mm; 200 to 10000 mm are possible"),
        ("far", Wish(paper="A0"), "--distance 'far' is no length"),
        ("1.5m", Wish(view="flow", paper="A0"), "--distance is for maps; flow is as large as its sheet lets it"),
        ("1.5m", Wish(), "--distance is for sheets; name one"),
    ],
)
def test_a_distance_is_for_maps_on_sheets(text: str, wish: Wish, words: str) -> None:
    """What is no distance, and what is read from none, is refused."""
    with pytest.raises(typer.BadParameter) as refusal:
        distance(Printing(distance=text), wish)
    assert words in str(refusal.value)


def test_a_distance_is_heard(tmp_path: Path) -> None:
    """A few activities grow until they are read from two metres; in the cache the picture is another one."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY)
    common = ("render", "tiny.journey.yaml", "-o", "-", "--paper", "A0", "--revision", "none")
    plain, far, again = (
        journeyctl(*common, *words, cwd=tmp_path) for words in ((), ("--distance", "1.6m"), ("--distance", "1,6 m"))
    )
    assert (plain.code, far.code, far.err) == (0, 0, "")
    assert plain.out != far.out == again.out
    assert 'width="1189mm" height="841mm"' in far.out


@pytest.mark.parametrize("view", ["compact", "flow", "strip", "curve", "blueprint", "matrix"])
def test_lanes_are_refused_by_views_that_have_their_own(view: View) -> None:
    """Nothing is quietly left out: the refusal names the view, before any file is looked for."""
    with pytest.raises(typer.BadParameter) as refusal:
        run_render(Asked(paths=("nowhere.journey.yaml",), view=view, lanes="activities,happiness"))
    assert str(refusal.value) == f"--lanes is for maps and blank maps; {view} has lanes of its own"
