"""`theme check` and `theme preview`: what is wrong with a theme, and what it looks like."""

from __future__ import annotations

import io
import json
import re
import sys
import xml.etree.ElementTree as ET
from math import floor
from pathlib import Path

import pytest

from journeyctl import theme as themes
from journeyctl.cli.theme import preview
from journeyctl.pipeline.previewing import sheet
from journeyctl.scene import Text
from journeyctl.theme.contrast import contrast, pairs
from journeyctl.theme.inks import inked
from tests.geometry import flat, overlaps, text_box
from tests.running import ROOT
from tests.warm import journeyctl

OWN = "base: nordic\nhue: [250, 300]\ntokens: {note: '#FFF0D6'}\n"
POOR = "base: nordic\ntokens:\n  note: '#C0A060'\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a theme that is right and one that is not."""
    (tmp_path / "journeyctl.yaml").write_text("name: Here\n")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.theme.yaml").write_text(OWN)
    (tmp_path / "themes" / "poor.theme.yaml").write_text(POOR)
    return tmp_path


def test_themes_that_are_right_are_said_to_be(project: Path):
    """Built-in ones, the project's by name, and files: nothing on standard output, and exit code 0."""
    ran = journeyctl("theme", "check", *themes.BUILT_IN, "own", "themes/own.theme.yaml", cwd=project)
    assert (ran.code, ran.out, ran.err) == (0, "", "6 themes checked: nothing found\n")


def test_a_pair_that_cannot_be_read_is_a_finding(project: Path):
    """With the line of the file, in the words of `check`; exit code 1; what is right beside it stays right."""
    ran = journeyctl("theme", "check", "own", "themes/poor.theme.yaml", cwd=project)
    assert ran.code == 1
    assert ran.out.startswith("themes/poor.theme.yaml:3:3: error J501 text in `ink-2` (#465063) on `note` (#C0A060)")
    assert "  3 |   note: '#C0A060'" in ran.out
    assert re.fullmatch(r"2 themes checked: \d errors\n", ran.err)


def test_programs_are_told_the_same(project: Path):
    """`--format json` has the findings as `check` has them, also when there are none."""
    for name, codes in (("poor", {"J501"}), ("own", set())):
        ran = journeyctl("theme", "check", name, "--format", "json", cwd=project)
        assert {one["code"] for one in json.loads(ran.out)["findings"]} == codes
        assert ran.code == int(bool(codes))


def test_a_logo_belongs_to_its_theme(project: Path):
    """One that is missing is a finding at its line, for `check` and for `preview`."""
    (project / "themes" / "brand.theme.yaml").write_text("base: nordic\nlogo: gone.svg\n")
    for words in (("check", "brand"), ("preview", "brand", "-o", "brand.svg")):
        ran = journeyctl("theme", *words, cwd=project)
        assert (ran.code, "themes/brand.theme.yaml:2:7: error J081" in ran.out + ran.err) == (1, True)


def test_a_theme_that_is_not_there_is_a_fault(project: Path):
    """It is told with where it was looked for."""
    for command in ("check", "preview"):
        ran = journeyctl("theme", command, "gone", cwd=project)
        assert (ran.code, "J905" in ran.err) == (2, True)


def test_a_preview_is_a_picture(project: Path):
    """SVG on standard output or in a file, and PNG, each the same twice; another ending is refused."""
    first = journeyctl("theme", "preview", "own", cwd=project).out
    assert journeyctl("theme", "preview", "own", "-o", "own.svg", cwd=project).code == 0
    assert (project / "own.svg").read_text() == first
    assert ET.fromstring(first).tag.endswith("svg")
    assert journeyctl("theme", "preview", "own", "-o", "own.png", cwd=project).code == 0
    assert (project / "own.png").read_bytes().startswith(b"\x89PNG")
    assert journeyctl("theme", "preview", "own", "-o", "own.pdf", cwd=project).code == 2


def test_no_picture_floods_a_terminal(project: Path, monkeypatch: pytest.MonkeyPatch):
    """Where nobody says where it goes, it goes into a pipe, and else to a file that is called after the theme."""
    monkeypatch.chdir(project)
    monkeypatch.setattr(sys, "stdout", terminal := io.StringIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    for name, file in (
        ("own", "own.theme.svg"),
        ("themes/own.theme.yaml", "own.theme.svg"),
        ("mono", "mono.theme.svg"),
    ):
        assert preview(name, quiet=True) == 0
        assert (project / "build" / file).read_bytes().startswith(b"<svg")
        (project / "build" / file).unlink()
    assert terminal.getvalue() == ""


def test_a_theme_that_may_not_be_used_is_drawn(project: Path):
    """Whoever makes it sees what is wrong: the pairs with too little are told on the sheet and on standard error."""
    ran = journeyctl("theme", "preview", "poor", "-o", "poor.svg", cwd=project)
    assert (ran.code, "J501" in ran.err) == (1, True)
    assert (project / "poor.svg").read_text().count(" too little<") == 3


@pytest.mark.parametrize("look", [*themes.BUILT_IN, "brand"])
def test_a_sheet_shows_every_colour_with_its_contrast(look: str):
    """Each token with its value, each pair with its ratio, phases from 1 to 12; no text lies on another one."""
    theme = themes.brand("brand", "dark", (220.0, 290.0)) if look == "brand" else themes.load(look)
    scene, palette = sheet(theme)
    lines = [one for one in flat(scene) if isinstance(one.element, Text) and "sample" not in one.roles]
    words = {one.element.text for one in lines}
    told = theme.palette(scene.phases)
    assert {f"{token} {value}" for token, value in told.items()} <= words
    for token, ground in pairs(scene.phases):
        ratio = contrast(told[inked(token, told)], told[ground])
        assert f"{floor(ratio * 10) / 10:.1f}" in words, (token, ground)
    assert {palette[f"of-12-phase-{n}"] for n in range(1, 13)} == {
        theme.palette(12)[f"phase-{n}"] for n in range(1, 13)
    }
    assert overlaps([(text_box(one), one.element.text) for one in flat(scene) if isinstance(one.element, Text)]) == []
    right = max(text_box(one).right for one in lines)
    assert right <= scene.width - 16


def test_the_sample_is_right():
    """The journey on the sheet is one as `fmt` writes it, and `check` finds no error in it."""
    sample = ROOT / "templates" / "theme" / "sample.journey.yaml"
    assert journeyctl("fmt", "--check", str(sample)).code == 0
    assert journeyctl("check", str(sample)).code == 0
