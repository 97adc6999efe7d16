"""Preflight: what a print shop would ask back is refused with its place, and what cannot be known is said to be so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.anatomy import Colour, dissect
from journeyctl.preflight import CHECKS, Finding, inking, preflight, presses
from journeyctl.preflight.checks import findings
from journeyctl.preflight.inking import Inks
from journeyctl.project import Limits
from journeyctl.report import preflight as told
from tests.drawn import one
from tests.printed import MM, printed
from tests.running import ROOT, TINY, program
from tests.warm import journeyctl

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</word>')
GREY = "0.9 g 0 0 600 300 re f "


def finding(content: str, check: str, limits: Limits = Limits(), **page: object) -> Finding:  # noqa: B008
    """What one check says of a small page."""
    (leaf,) = dissect(printed(content, **page), "a.pdf").leaves  # type: ignore[arg-type]
    found = findings(leaf, limits, Inks(why="not asked"), presses.Press(why="not asked"))
    (one_of_it,) = (each for each in found if each.check == check)
    return one_of_it


def inked(content: str, limit: float = 300.0) -> Finding:
    """What is said of the ink of a small page."""
    return inking.inks(printed(content), 1).of(1, limit)


CASES = [
    ("text of 5 pt", "text", "BT /F 5 Tf 10 10 Td (small) Tj ET", "refused", 5.0),
    ("text of 5 pt made larger by the page", "text", "2 0 0 2 0 0 cm BT /F 5 Tf 10 10 Td (x) Tj ET", "kept", 10.0),
    ("text of one point, set in a matrix", "text", "BT 7 0 0 7 20 20 Tm /F 1 Tf [(a) -20 (b)] TJ ET", "kept", 7.0),
    ("text that is not shown", "text", "BT 3 Tr /F 2 Tf (hidden) Tj ET BT 0 Tr /F 8 Tf (x) Tj ET", "kept", 8.0),
    ("a page without text", "text", "0 0 10 10 re f", "told", None),
    ("a font that is not in the file", "fonts", "BT /F 9 Tf (x) Tj ET", "refused", None),
    ("a hairline", "lines", "0.1 w 0 0 m 10 10 l S", "refused", 0.1),
    ("a thin line made thick by the page", "lines", "q 10 0 0 10 0 0 cm 0.1 w 0 0 m 1 1 l S Q", "kept", 1.0),
    ("a width that `Q` takes back", "lines", "q 0.1 w Q 0 0 m 10 10 l S", "kept", 1.0),
    ("a picture as wide as an inch", "images", "q 72 0 0 36 0 0 cm /I Do Q", "kept", 100.0),
    ("a picture blown up", "images", "q 144 0 0 72 0 0 cm /I Do Q", "refused", 50.0),
    ("black on white paper", "contrast", "BT /F 9 Tf 20 20 Td (x) Tj ET", "kept", 21.0),
    ("grey on grey", "contrast", GREY + "0.5 g BT /F 9 Tf 20 20 Td (x) Tj ET", "refused", 3.15),
    ("black under half a veil of white", "contrast",
     "0 g 0 0 600 300 re f /G gs 1 g 0 0 600 300 re f BT /F 9 Tf 20 20 Td (x) Tj ET", "refused", 3.95),
    ("text on a picture", "contrast", "q 600 0 0 300 0 0 cm /I Do Q BT /F 9 Tf 20 20 Td (x) Tj ET", "unknown", None),
    ("text 2 mm from the knife", "margin", f"BT /F 9 Tf {2 * MM} 50 Td (x) Tj ET", "refused", 2.0),
    ("text 4 mm from the knife", "margin", f"BT /F 9 Tf {4 * MM} 50 Td (x) Tj ET", "kept", 4.0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "content", "verdict", "value"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_is_drawn_is_measured(check: str, content: str, verdict: str, value: float | None) -> None:
    """Sizes are those on the paper, whatever matrices lie between."""
    found = finding(content, check)
    assert found.verdict == verdict, found
    assert found.value == (None if value is None else pytest.approx(value, abs=0.02))


def test_words_that_are_cut_away_are_not_judged() -> None:
    """The line below the sheet of a press may be smaller than a shop's least text; what the knife meets may not."""
    slug, cut = (f"BT /F 3 Tf {50 * MM} {height * MM} Td (x) Tj ET " for height in (2.0, 9.7))
    body = f"BT /F 9 Tf {50 * MM} {50 * MM} Td (y) Tj ET "
    assert finding(slug + body, "text", trim=10.0).value == 9.0
    assert finding(slug, "margin", trim=10.0).said == "no text on the trimmed page"
    assert finding(cut + body, "text", trim=10.0).value == 3.0
    assert finding(cut + body, "margin", trim=10.0).verdict == "refused"


def test_the_marks_of_a_press_are_not_judged() -> None:
    """Lines, colours and pictures wholly beyond the bleed belong to the press; what reaches into it is the poster's."""
    mark, into = (f"1 0 0 RG 0.1 w {50 * MM} 0 m {50 * MM} {length * MM} l S " for length in (7.0, 7.1))
    body = f"0 0 1 RG 2 w {50 * MM} {50 * MM} m 200 200 l S "
    bed = {"trim": 10.0, "bleed": 7.0}
    assert finding(mark + body, "lines", **bed).value == 2.0
    assert finding(mark, "lines", **bed).said == "no lines"
    both = f"0.1 w {50 * MM} 0 m {50 * MM} {6.9 * MM} l {150 * MM} {99 * MM} m {150 * MM} {94 * MM} l "
    assert finding(f"{both} S", "lines", **bed).said == "no lines"
    assert finding(f"{both} 0 {50 * MM} m {100 * MM} {50 * MM} l S", "lines", **bed).verdict == "refused"
    assert finding(f"0.1 w 0 0 5 5 re {195 * MM} {95 * MM} 5 5 re S", "lines", **bed).said == "no lines"
    assert finding(into + body, "lines", **bed).verdict == "refused"
    assert finding(mark, "lines").verdict == "refused"
    assert finding(f"q {5 * MM} 0 0 {5 * MM} 0 0 cm /I Do Q", "images", **bed).said == "no pictures of pixels"
    patch = f"1 0 0 rg 0 0 {6 * MM} {6 * MM} re f BT /F 9 Tf {50 * MM} 1 Td (x) Tj ET "
    (leaf,) = dissect(printed(mark + patch + body, **bed), "a.pdf").leaves
    assert leaf.colours == ((0.0, 0.0, 1.0),)


def test_a_refusal_names_the_words_and_the_millimetres() -> None:
    """From the upper left corner of what remains after cutting."""
    found = finding(f"BT /F 5 Tf {30 * MM} {70 * MM} Td (Belagt) Tj ET", "text", trim=10.0)
    assert found.at == (20.0, pytest.approx(100 - 70 - 10 - 5 * 0.75 / MM, abs=0.1))
    assert "5.0 pt (1.76 mm high): “Belagt”" in found.said
    text = told.written([preflight(printed("BT /F 5 Tf 99 99 Td (Belagt) Tj ET"), "a.pdf", Limits())])
    assert re.search(r"✗ text .*“Belagt” at 34\.9 mm from the left, [\d.]+ mm from the top – at least 6 pt", text)


@pytest.mark.parametrize(
    ("trim", "bleed", "limit", "verdict", "said"),
    [
        (0.0, None, 0.0, "told", "no bleed; the file does not say where it is trimmed"),
        (10.0, 7.0, 3.0, "kept", "3.0 mm of bleed; the sheet is 200.0 x 100.0 mm"),
        (10.0, 8.0, 3.0, "refused", "2.0 mm of bleed"),
        (10.0, 12.0, 0.0, "refused", "do not lie within each other"),
    ],
)
def test_bleed_lies_around_what_is_trimmed(
    trim: float, bleed: float | None, limit: float, verdict: str, said: str
) -> None:
    """On all sides, and as much as the project asks for."""
    found = finding("", "boxes", Limits(bleed=limit), trim=trim, bleed=bleed)
    assert found.verdict == verdict
    assert said in found.said


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((420, 297), "A3 landscape, 420.0 x 297.0 mm"),
        ((215.9, 279.4), "letter portrait"),
        ((420.2, 297), "420.2 x 297.0 mm"),
    ],
)
def test_a_paper_is_known_to_a_tenth_of_a_millimetre(size: tuple[float, float], said: str) -> None:
    """Its name is told only when the page is exactly that paper."""
    assert finding("", "paper", size=size).said.startswith(said)


def test_a_limit_of_nothing_refuses_nothing() -> None:
    """0 in the project's limits takes the check away, not the measurement."""
    found = finding("BT /F 5 Tf 10 10 Td (small) Tj ET", "text", Limits(text=0))
    assert (found.verdict, found.value, found.limit) == ("told", 5.0, None)


def test_a_form_that_draws_itself_is_refused() -> None:
    """It would never end."""
    with pytest.raises(EnvironmentFault, match=r"forms lie more than \d+ deep"):
        preflight(printed("/X Do"), "a.pdf", Limits())


@pytest.mark.parametrize("data", [b"", b"%PNG", b"%PDF-1.7\n", b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF"])
def test_what_is_no_pdf_is_refused_by_name(data: bytes) -> None:
    """With what it is, and what to do."""
    with pytest.raises(EnvironmentFault) as raised:
        preflight(data, "poster.pdf", Limits())
    assert raised.value.code == "J926"
    assert raised.value.message.startswith("poster.pdf ")


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 4000))
def test_damage_is_answered(changes: list[tuple[int, int]], cut: int) -> None:
    """Any bytes of a PDF may be others, or missing: it is looked at, or refused, and nothing else."""
    data = bytearray(printed(GREY + "BT /F 9 Tf 20 20 Td (x) Tj ET q 72 0 0 36 0 0 cm /I Do Q 1 w 0 0 m 9 9 l S"))
    for at, value in changes:
        data[at % len(data)] = value
    try:
        dissect(bytes(data[: len(data) - cut % len(data)]), "a.pdf")
    except EnvironmentFault as fault:
        answered = fault.code
    else:
        answered = "looked at"
    assert answered in ("J926", "looked at")


@pytest.mark.proof
@pytest.mark.parametrize("path", sorted(ROOT.glob("journeys/*.journey.yaml")), ids=lambda path: path.stem)
def test_our_own_posters_are_kept(path: Path) -> None:
    """A poster of ours has nothing that is refused, and every check says something."""
    for page in preflight(one(path, "pdf", paper="A0"), "a.pdf", Limits()).pages:
        assert [each for each in page.findings if each.verdict == "refused"] == []
        assert {each.check for each in page.findings} == set(CHECKS)


def test_poppler_sees_the_same_page(tmp_path: Path) -> None:
    """The fonts that `pdffonts` lists, and words where `pdftotext -bbox` finds them, to a millimetre on A0."""
    path = tmp_path / "a.pdf"
    path.write_bytes(one("journeys/vattenskada.journey.yaml", "pdf", paper="A0"))
    (leaf,) = dissect(path.read_bytes(), "a.pdf").leaves
    listed = subprocess.run([program("pdffonts"), path], capture_output=True, text=True, check=True).stdout
    assert {font.name for font in leaf.fonts} == {line.split()[0] for line in listed.splitlines()[2:]}
    assert all(font.embedded for font in leaf.fonts)
    html = subprocess.run([program("pdftotext"), "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    theirs = [(word, float(x) / MM, float(right) / MM) for x, right, word in WORD.findall(html)]
    ours = [(words.text, words.box.left, words.box.right) for words in leaf.words]
    places = {word: (left, right) for word, left, right in ours if sum(one[0] == word for one in ours) == 1}
    shared = [one for one in theirs if one[0] in places and sum(other[0] == one[0] for other in theirs) == 1]
    assert len(shared) >= 10
    for word, left, right in shared:
        assert places[word] == pytest.approx((left, right), abs=1.5), word


def test_without_ghostscript_ink_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, not guessed, and refuses nothing."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = inked("0 0 10 10 re f")
    assert (found.verdict, found.said) == ("unknown", "Ghostscript (gs) is not installed")


@pytest.mark.parametrize(
    ("content", "limit", "verdict", "value"),
    [("0 0 0 1 k 0 0 300 300 re f", 300.0, "kept", 100), ("1 1 1 1 k 0 0 300 300 re f", 300.0, "refused", 400)],
)
def test_ink_is_counted_where_it_is_most(content: str, limit: float, verdict: str, value: float) -> None:
    """All four inks at one spot together."""
    program("gs")
    found = inked(content, limit)
    assert found.verdict == verdict
    assert found.value == pytest.approx(value, abs=7)


def test_a_ghostscript_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it dies of."""
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/false")
    assert inked("0 0 10 10 re f").said == "Ghostscript failed: CalledProcessError"


def _press() -> presses.Press:
    against = presses.press(None)
    if against.there is None:
        pytest.skip("no profile of a press is installed")
    return against


@pytest.mark.parametrize(
    ("colour", "least", "most"),
    [((1.0, 1.0, 1.0), 0, 3), ((0.5, 0.5, 0.5), 0, 4), ((0.0, 0.0, 1.0), 30, 200), ((0.0, 1.0, 0.0), 30, 200)],
)
def test_a_press_cannot_print_the_colours_of_a_screen(colour: Colour, least: float, most: float) -> None:
    """Paper white and grey come as they are; the blue and the green of a screen do not."""
    found = _press().judge((colour,), 0.0)
    assert found.value is not None
    assert least <= found.value <= most


def test_a_profile_that_is_none_is_refused(tmp_path: Path) -> None:
    """A screen's profile, and what is no profile at all."""
    path = tmp_path / "a.icc"
    path.write_bytes(b"no profile")
    with pytest.raises(EnvironmentFault, match="is no profile of a press"):
        presses.press(path)


def test_without_a_profile_colours_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said how to get one."""
    monkeypatch.setattr(presses, "PROFILES", ())
    found = presses.press(None).judge(((0.0, 0.0, 0.0),), 0.0)
    assert found.verdict == "unknown"
    assert "--profile" in found.said


def test_a_journey_is_drawn_and_held_against_the_limits_of_its_project(tmp_path: Path) -> None:
    """Exit code 1 and the reason, when the project asks for more than the sheet can give."""
    (tmp_path / "journeyctl.yaml").write_text("preflight: {text: 9, bleed: 3}\n", encoding="utf-8")
    (tmp_path / "tiny.journey.yaml").write_text(TINY, encoding="utf-8")
    ran = journeyctl("preflight", tmp_path / "tiny.journey.yaml", "--paper", "A3", "--format", "json")
    assert ran.code == 1, ran.err
    data = json.loads(ran.out)
    schema = json.loads((ROOT / "schemas" / "preflight.schema.json").read_text(encoding="utf-8"))
    jsonschema_rs.validator_for(schema).validate(data)
    refused = {one["check"] for one in data["files"][0]["pages"][0]["findings"] if one["verdict"] == "refused"}
    assert refused == {"text", "boxes"}


def test_pdfs_and_journeys_may_be_named_together(tmp_path: Path) -> None:
    """In the order given; the exit code is 0 when nothing is refused."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY, encoding="utf-8")
    path = tmp_path / "poster.pdf"
    path.write_bytes(one(tmp_path / "tiny.journey.yaml", "pdf", paper="A1"))
    ran = journeyctl("preflight", path, tmp_path / "tiny.journey.yaml", cwd=tmp_path)
    assert ran.code == 0, ran.out + ran.err
    assert [line for line in ran.out.splitlines() if not line.startswith(" ")][-1] == "nothing is refused"
    assert ran.out.index("poster.pdf") < ran.out.index("tiny.journey.yaml")


def test_a_journey_with_errors_is_not_looked_at(tmp_path: Path) -> None:
    """Its errors are told as `render` tells them, and the exit code is 1."""
    (tmp_path / "a.journey.yaml").write_text("title: [\n", encoding="utf-8")
    ran = journeyctl("preflight", tmp_path / "a.journey.yaml")
    assert ran.code == 1
    assert "a.journey.yaml:" in ran.err


def test_what_is_wrong_with_a_project_is_told_once(tmp_path: Path) -> None:
    """With its line, as `render` tells it, however many journeys are looked at."""
    (tmp_path / "journeyctl.yaml").write_text("preflight: {bleed: lots}\n", encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.journey.yaml").write_text(TINY, encoding="utf-8")
    ran = journeyctl("preflight", ".", cwd=tmp_path)
    assert (ran.code, ran.err.count("journeyctl.yaml:1:20: error J103")) == (1, 1), ran.err
    assert "  1 | preflight: {bleed: lots}\n" in ran.err


def test_what_is_neither_journey_nor_pdf_is_refused(tmp_path: Path) -> None:
    """A picture, and a folder of PDFs, are answered with what can be looked at; nobody reads a picture as YAML."""
    for name in ("a.pdf", "map.png"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    for word, said in ((tmp_path / "map.png", "is a picture by its name"), (tmp_path, "no journey was found in")):
        ran = journeyctl("preflight", word)
        assert (ran.code, said in ran.err) == (2, True), ran.err
        assert ran.err.endswith("a folder that holds some. PDFs are named one by one.\n")


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """Exit code 2."""
    ran = journeyctl("preflight", tmp_path / "gone.pdf")
    assert ran.code == 2
    assert "gone.pdf cannot be read" in ran.err
