"""What does not fit says so: the file with line and column, the lane, the word or the part, and the millimetres."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from journeyctl.diagnostics import Diagnostic
from journeyctl.layout import sheets
from journeyctl.layout.board import Board
from journeyctl.lint import Subject, Wanted, lint, profile
from journeyctl.paper.press import Press
from journeyctl.pipeline import Input, Wish, load, render
from journeyctl.workshop import Workshop

DAY = date(2026, 1, 1)
SAY = "Jag stod länge i kön och undrade om det alls var någon som arbetade där. "
FILE = "Blankett_4711_bidrag_pump_2026_slutlig.docx"


def written(count: int, *, thoughts: str = "", word: str = "", story: str = "") -> str:
    """A journey of so many activities, the first with these thoughts, the second called by this word."""
    made = [f"  - {{name: Steg {number} av alla, happiness: 1}}" for number in range(1, count + 1)]
    if thoughts:
        made[0] = f"  - {{name: Börjar, thoughts: '{thoughts}', happiness: -1}}"
    if word:
        made[1] = f"  - {{name: {word}}}"
    head = (
        f"title: Prov\nlang: sv\npersona: {{name: Sara Lind, story: '{story}'}}\n"
        if story
        else "title: Prov\nlang: sv\n"
    )
    return f"{head}activities:\n" + "\n".join(made) + "\n"


class Case(NamedTuple):
    """A journey and a wish, the code of what is said, and what it names."""

    code: str
    yaml: str
    wish: Wish
    named: str


A3 = Wish(paper="A3", orientation="landscape")
BLANK = Wish(view="canvas", workshop=Workshop())
PDF = Wish(formats=("pdf",))
CASES = {
    "a lane": Case("J411", written(4, thoughts=SAY * 60), A3, "'thoughts' (Tankar"),
    "an overview": Case("J411", written(42, story=SAY * 250), A3, "About band (“Om kartan”"),
    "an overview with its index": Case("J411", written(42, story=SAY * 106), A3, "About band (“Om kartan”"),
    "a blank map": Case("J411", written(4), BLANK._replace(paper="500x400mm"), "notes of 76 mm"),
    "many columns": Case("J412", written(18), Wish(paper="roll:420mm", orientation="portrait"), "the activities lane"),
    "a roll": Case("J412", written(80), Wish(paper="roll:914mm"), "the activities lane"),
    "a narrow blank map": Case("J412", written(4), BLANK._replace(paper="200x400mm"), "notes of 76 mm"),
    "a flow": Case("J413", written(30), A3._replace(view="flow"), "it stands in 'steg-1-av-alla'"),
    "tiles": Case("J413", written(6), PDF._replace(press=Press(tile="A5", fit=(1, 1))), "it stands in '"),
    "too many tiles": Case(
        "J441", written(6), PDF._replace(paper="5000x5000mm", press=Press(tile="A5")), "sheets of 210 x 148 mm"
    ),
    "a distance": Case("J442", written(2), A3._replace(distance=9000.0), "body text"),
    "a word": Case("J402", written(15, word=FILE), A3, f"“{FILE}”"),
}
SIZE = re.compile(r"\d(?:\.\d)? mm\b")


def said(case: Case, folder: Path) -> Diagnostic:
    """The one finding of the case's code that drawing gives."""
    file = folder / "prov.journey.yaml"
    file.write_text(case.yaml, encoding="utf-8")
    made = render(load(Input("prov.journey.yaml", file)), case.wish._replace(revision="none", today=DAY))
    (found,) = {one for one in made.diagnostics if one.code == case.code}
    assert bool(made.outputs) == (found.level != "error")
    return found


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_told_with_its_place_its_part_and_its_size(name: str, tmp_path: Path) -> None:
    """Every refusal and warning about size, said once for real."""
    found = said(CASES[name], tmp_path)
    assert (found.span.path, found.span.line > 0, found.span.column > 0) == ("prov.journey.yaml", True, True)
    assert CASES[name].named in found.message
    assert SIZE.search(found.message), found.message
    assert found.advice


@pytest.mark.parametrize(("name", "sought"), [("an overview", 0), ("an overview with its index", 1)])
def test_a_hopeless_overview_is_refused_before_its_sheets_are_sought(
    name: str, sought: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is too high whatever its index says is told at once, and how much too high it is at least."""
    desks: list[Board] = []
    kept = sheets._Desk
    monkeypatch.setattr(sheets, "_Desk", lambda board: (desks.append(board), kept(board))[1])
    found = said(CASES[name], tmp_path)
    assert (len(desks), "overview is at least" in found.message) == (sought, not sought)


def test_a_text_too_small_is_told_in_points_and_what_sheet_it_needs(tmp_path: Path) -> None:
    """J413 has points beside millimetres; on a sheet of the size it names, the picture is drawn."""
    case = CASES["a flow"]
    found = said(case, tmp_path)
    assert re.search(r"\d\.\d pt \(\d\.\d mm\); at least 6 pt", found.message)
    wide, high = re.findall(r"(\d+) x (\d+) mm", found.advice)[0]
    larger = case.wish._replace(paper=f"{wide}x{high}mm", revision="none")
    made = render(load(Input("prov.journey.yaml", tmp_path / "prov.journey.yaml")), larger)
    assert [one for one in made.diagnostics if one.level == "error"] == []
    assert made.outputs


def test_a_map_on_a_slide_is_told_of_the_view_that_fits_one(tmp_path: Path) -> None:
    """No larger paper helps whoever shows slides: the curve alone fits, and is named."""
    case = Case("J411", written(6, thoughts=SAY * 20), Wish(paper="slide"), "")
    assert "take --view curve" in said(case, tmp_path).advice
    given = load(Input("prov.journey.yaml", tmp_path / "prov.journey.yaml"))
    assert render(given, Wish(view="curve", paper="slide", revision="none")).outputs


def test_a_word_is_foretold_with_its_size(tmp_path: Path) -> None:
    """J451 names the word, how wide it is and what its column has, where it is written."""
    file = tmp_path / "prov.journey.yaml"
    file.write_text(written(12, word=FILE), encoding="utf-8")
    given = load(Input("prov.journey.yaml", file)).journey
    assert given is not None
    (found,) = lint(Subject(given, profile(""), DAY), Wanted(("J451",)))
    assert re.search(rf"“{FILE}” \(\d+ mm on A0\) .* \(\d+ mm\)", found.message), found.message
    assert found.span.line == 5
