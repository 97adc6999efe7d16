from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from typing import get_args

import pytest
from fontTools.ttLib import TTFont

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.fonts import FACES, faces, family, shape
from journeyctl.fonts.faces import FontFile, covered, font_file, latin_file, opened
from journeyctl.paper import made as tables
from journeyctl.paper.advances import advances
from journeyctl.paper.style import Role, style

ROOT = Path(__file__).resolve().parent.parent


def hook():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    pytest.importorskip("fontpkg_inter")
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("made")
    (folder / "stray.ttf").write_bytes(b"left over")
    hook().make(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.proof
def test_two_builds_give_the_same_bytes(made):
    """The hook's files do not depend on when and where they are made; what does not belong goes."""
    shipped = {path.name: path.read_bytes() for path in tables.FOLDER.iterdir()}
    assert made.keys() == shipped.keys()
    assert [name for name in made if made[name] != shipped[name]] == []


def test_the_licence_ships():
    """The Open Font License stands beside the fonts, with Inter's authors."""
    licence = (tables.FOLDER / "OFL.txt").read_bytes()
    assert b"SIL OPEN FONT LICENSE" in licence
    assert b"Inter Project Authors" in licence


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("part", ["coverage", "latin"])
def test_every_face_is_alone_in_its_family(face, part):
    """Family, full name and PostScript name are the face's own; weight ordinary, style regular, date fixed."""
    font = TTFont(font_file(face).path if part == "coverage" else latin_file(face))
    names = {record.nameID: str(record) for record in font["name"].names}
    assert names[1] == names[4] == family(face)
    assert names[6] == family(face).replace(" ", "")
    assert names[2] == "Regular"
    assert not {16, 17, 25} & names.keys()
    assert font["OS/2"].usWeightClass == 400
    assert font["OS/2"].fsSelection & 0b1100001 == 0b1000000
    assert font["head"].macStyle == 0
    assert font["head"].modified == font["head"].created == 3786912000
    assert "fvar" not in font


@pytest.mark.parametrize("face", FACES)
def test_every_letter_of_the_alphabet_sheet_is_drawn(face):
    """Every character a face claims has a glyph, and every one that is not a blank has an outline."""
    glyphs = TTFont(font_file(face).path)
    shapes, characters = glyphs["glyf"], glyphs.getBestCmap()
    assert covered() == frozenset(map(chr, characters))
    empty = {
        chr(point)
        for point, name in characters.items()
        if not shapes[name].numberOfContours and not chr(point).isspace() and not 0x2000 <= point <= 0x206F
    }
    assert empty == {"\u034f"}, "the grapheme joiner alone is invisible"


@pytest.mark.parametrize("face", FACES)
def test_the_small_part_measures_like_the_whole(face):
    """What an SVG embeds is set exactly like the face that was measured: letters, kerning, all pairs of a sample."""
    sample = "AVTyoWf.,–“”’1470Łäøß ✓→%€-r"
    whole, part = font_file(face), FontFile(str(latin_file(face)))
    assert covered("latin").issuperset(sample)
    for text in [a + b for a in sample for b in sample] + sorted(covered("latin")):
        assert _advances(text, part) == _advances(text, whole), text


def _advances(text: str, font: FontFile) -> list[int]:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(opened(font), buffer)
    return [position.x_advance for position in buffer.glyph_positions]


def test_the_fixed_part_has_what_maps_are_written_with():
    """Nordic, Sámi, German, French and Spanish letters, quotes, dashes, the minus sign, arrows and the check mark."""
    needed = "åäöæøÅÄÖÆØčđŋšŧžßẞüéèêçœñ¿¡„“”‚‘’«»‹›–—…−×·→←↑↓✓€£%\u00a0\u202f\u2011"
    assert covered("latin") >= set(needed)
    assert covered("latin") <= covered()


def test_both_cuts_differ():
    """The display cut is narrower than the text cut, by about a tenth."""
    text = "Nu väntar jag på tekniker"
    display, plain = (sum(run.width for run in shape(text, face)) for face in ("display-regular", "text-regular"))
    assert 0.88 < display / plain < 0.96


def test_an_installation_without_fonts_says_so(tmp_path, monkeypatch):
    """Missing font files are the machine's fault, with the command that mends it."""
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    faces._catalogue.cache_clear()
    with pytest.raises(EnvironmentFault) as fault:
        family("text-bold")
    faces._catalogue.cache_clear()
    assert fault.value.code == "J910"
    assert "pip install" in fault.value.advice


@pytest.mark.parametrize("face", sorted(tables.table("advances.json")["faces"]))
@pytest.mark.parametrize(
    ("word", "off"),
    [
        ("Förderantragsbestätigung", 0.01),
        ("boligkjøpsforsikring", 0.02),
        ("Kundenzufriedenheitsbefragung", 0.01),
        ("lääkärinvastaanotolla", 0.02),
        ("www.exempel.se/sida", 0.02),
        ("AVTALSVILLKOR", 0.05),
        ("„Wärme!“", 0.03),
        ("Удостоверение", 0.05),
        ("客户旅程", 0.2),
        ("Cafe\u0323", 0.02),
        ("für\u00adsorge", 0.02),
    ],
)
def test_the_table_of_advances_says_about_what_the_font_says(face, word, off):
    """Without kerning, and for letters that are not listed by the mean of their kind."""
    real = sum(run.width for run in shape(word.replace("\u00ad", ""), face))
    assert abs(advances(face).width(word) / real - 1) <= off


def test_paper_is_set_in_the_listed_faces():
    """Every role of text on paper has a face in the table."""
    roles = get_args(Role)
    assert {style(role, "display").face for role in roles} <= set(
        json.loads((tables.FOLDER / "advances.json").read_bytes())["faces"]
    )


def test_without_the_table_nothing_is_guessed(tmp_path, monkeypatch):
    """An installation that lacks it says so, as of any font file."""
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    monkeypatch.setattr("journeyctl.paper.advances._table", lru_cache(lambda: tables.table("advances.json")))
    with pytest.raises(EnvironmentFault) as fault:
        advances.__wrapped__("display-regular")
    assert fault.value.code == "J910"
