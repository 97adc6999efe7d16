"""A PDF is as large as its paper, its letters are real, and it is the same every time."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pypdf
import pytest

from journeyctl import export
from journeyctl.fonts import FACES, family
from journeyctl.paint import paint
from journeyctl.scene import Group, Scene, Text
from journeyctl.theme import load
from tests.drawn import lines, one
from tests.running import program

ISO = {"A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420)}
PALETTE = load("nordic").palette(3)
LETTERS = (
    "Å Ä Ö Ø Æ ß å ä ö ø æ đ ŋ ŧ ñ é ç ” “ „ « » ‘ ’ – — − … · € % × → ≈ ½ fi ffi fl ff Tj AV To 12,5 & < > ' \" \\ ( )"
)
JOURNEY = f"""
title: Der grüne fjällräven – Ærøs œuvre
lang: sv
owner: Åsa Öberg
persona: {{name: Ægir Ström, quote: "Jag vill − bara − flyga"}}
phases:
  - name: Första fasen
    activities:
      - {{name: Skaffar biljett, happiness: 1, thoughts: Vilken flygplats är närmast?, touchpoints: web}}
      - {{name: Effektiv affär i köket, happiness: -1.5, needs: Veta varför, link: "https://exempel.se/å?x=1&y='2'#z"}}
  - name: Sista fasen
    activities:
      - name: Åker hem
        happiness: 2
        delights: [{LETTERS!r}]
        thoughts: |-
          Trött
"""


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "prov.journey.yaml"
    path.write_text(JOURNEY.replace(repr(LETTERS), '"' + LETTERS.replace("\\", "\\\\").replace('"', '\\"') + '"'))
    return path


@pytest.fixture(scope="module")
def pdf(journey: Path) -> Path:
    """The map of the journey on A0."""
    path = journey.with_suffix(".pdf")
    path.write_bytes(one(journey, "pdf"))
    return path


def run(name: str, *words: object) -> str:
    """What a program prints; its failure fails the test."""
    done = subprocess.run(
        [program(name), *map(str, words)], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("paper", ISO)
def test_the_page_is_the_paper(journey: Path, tmp_path: Path, paper: str, orientation: str) -> None:
    """Each paper, each way round, has its ISO size to a hundredth of a point; a reader knows it by its name."""
    path = tmp_path / "page.pdf"
    path.write_bytes(one(journey, "pdf", paper=paper, orientation=orientation))
    told = run("pdfinfo", path)
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts \((A\d)\)", told)
    assert size, told
    short, long = (millimetres / 25.4 * 72 for millimetres in ISO[paper])
    expected = (long, short) if orientation == "landscape" else (short, long)
    assert (float(size[1]), float(size[2])) == pytest.approx(expected, abs=0.01)
    assert size[3] == paper
    assert re.search(r"Pages: +1\n", told)
    boxes = pypdf.PdfReader(path).pages[0]
    assert [float(edge) for edge in boxes.mediabox] == pytest.approx([0, 0, *expected], abs=0.01)


def test_every_font_is_embedded_under_its_own_name(pdf: Path) -> None:
    """Each font is a face of ours, embedded as a subset, with its letters' meaning; none is Type 3 or anonymous."""
    rows = run("pdffonts", pdf).splitlines()[2:]
    assert len(rows) >= 4
    names = {family(face).replace(" ", "") for face in FACES}
    for row in rows:
        found = re.match(r"([A-Z]{6})\+(\S+) +(TrueType|CID TrueType) +\S+ +(\w+) +(\w+) +(\w+) ", row)
        assert found, row
        assert found[2] in names, row
        assert found.groups()[3:] == ("yes", "yes", "yes"), row


def squeezed(text: str) -> str:
    """The letters of a text without the spaces, which readers place as they please."""
    return re.sub(r"[\s\f]+", "", text)


def test_text_is_selected_as_it_is_read(journey: Path, pdf: Path) -> None:
    """The letters of the PDF are those of the SVG, in its reading order, none lost to a ligature or an encoding."""
    wanted = [line.words for line in lines(one(journey, paper="A0"))]
    assert len(wanted) > 40
    assert squeezed(run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-")) == squeezed("".join(wanted))
    for letters in LETTERS.split():
        assert letters in " ".join(wanted)


def test_words_are_words(journey: Path, pdf: Path) -> None:
    """Searching finds each word whole: no space falls into one and none is missing between two."""
    found = set(run("pdftotext", "-enc", "UTF-8", pdf, "-").split())
    words = {word for line in lines(one(journey, paper="A0")) for word in line.words.split()}
    assert {word for word in words - found if len(word) > 1 and word.isalpha()} == set()


def test_each_lane_is_read_from_left_to_right(journey: Path, pdf: Path) -> None:
    """Title before phases before lanes; in a lane the columns follow the journey, in any reader."""
    text = " ".join(run("pdftotext", "-raw", pdf, "-").split())
    order = [
        "Der grüne",
        "Första fasen",
        "Sista fasen",
        "Skaffar",
        "Effektiv",
        "Åker hem",
        "Vilken",
        "Trött",
        "Veta varför",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places, dict(zip(order, places, strict=True))
    assert places == sorted(places)


def test_who_hears_the_page_hears_it_in_order(journey: Path, pdf: Path) -> None:
    """Tags hold every word once; lines of one text are a paragraph, words at line ends stay two."""
    tree = run("pdfinfo", "-struct-text", "-enc", "UTF-8", pdf)
    assert tree.startswith("Document\n  Sect")
    assert "Tagged:          yes" in run("pdfinfo", pdf)
    paragraphs = re.findall(r'^ +"(.*)"$', tree, re.MULTILINE)
    drawn = squeezed("".join(line.words for line in lines(one(journey, paper="A0"))))
    assert sorted(squeezed("".join(paragraphs))) == sorted(drawn)
    assert "Vad tänker kunden? " in paragraphs
    assert "Effektiv affär i köket " in paragraphs
    assert re.search(r'\n( +)Link.*\n(?:\1 .*\n)*?\1 +"Effektiv affär', tree)
    assert pypdf.PdfReader(pdf).pages[0]["/Tabs"] == "/S"


@pytest.mark.parametrize("link", ["", "https://a.se"])
def test_lines_of_one_style_are_a_paragraph(tmp_path: Path, link: str) -> None:
    """Lines below each other are heard as one text, a divided word as one word; another style begins another text."""
    rows = (("En lång", "regular"), ("rad till", "regular"), ("Berörings-", "bold"), ("punkt", "bold"))
    texts = [Text(5, 20 + 9 * at, words, f"text-{cut}", 9, "ink", 40) for at, (words, cut) in enumerate(rows)]
    (tmp_path / "a.pdf").write_bytes(export.to_pdf((scene(*texts, link=link),)))
    tree = run("pdfinfo", "-struct-text", "-enc", "UTF-8", tmp_path / "a.pdf")
    assert re.findall(r'^ +"(.*)"$', tree, re.MULTILINE) == ["En lång rad till ", "Berörings-punkt "]
    assert ("Link" in tree) == bool(link)


def test_the_document_says_what_it_is(pdf: Path) -> None:
    """Title, author, subject, language and a fixed date; the window shows the title."""
    reader = pypdf.PdfReader(pdf)
    told = reader.metadata
    assert told is not None
    assert told.title == "Der grüne fjällräven – Ærøs œuvre – Ægir Ström"
    assert told.author == "Åsa Öberg"
    assert "Första fasen" in str(told.subject)
    assert (told.creator, told.get("/CreationDate")) == ("journeyctl", "D:20000101000000Z")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "CreationDate:    D:20000101000000Z" in run("pdfinfo", "-rawdates", pdf)


def test_a_link_is_an_area_on_its_card(journey: Path, pdf: Path) -> None:
    """The linked activity's words lie in the area of an address that any reader can open."""
    page = pypdf.PdfReader(pdf).pages[0]
    (annotation,) = (one.get_object() for one in page["/Annots"])
    assert annotation["/Subtype"] == "/Link"
    assert annotation["/A"]["/URI"] == "https://exempel.se/%C3%A5?x=1&y=%272%27#z"
    left, low, right, high = map(float, annotation["/Rect"])
    assert (left, low) < (right, high)
    svg = one(journey, paper="A0")
    scale = float(page.mediabox.width) / float(re.search(rb'viewBox="0 0 ([\d.]+)', svg)[1])  # type: ignore[index]
    (line,) = (line for line in lines(svg) if line.words.startswith("Effektiv"))
    assert left <= line.x * scale <= right
    assert low <= float(page.mediabox.height) - line.y * scale <= high


def test_a_strict_reader_finds_no_fault(pdf: Path) -> None:
    """The strict check of qpdf finds nothing, and the file names a version that has what it uses."""
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", pdf)
    assert pdf.read_bytes()[:8] == b"%PDF-1.7"


def scene(*texts: Text, link: str = "") -> str:
    """A painted page with some lines in a group."""
    page = Scene(200, 100, 1, False, "sv", False, "Prov", "", "", 3, (), (Group("card", texts, id="x", link=link),))
    return paint(page, PALETTE)


AWKWARD = [
    "a\u200db", "\u200d", "\u200ba", "e\u0301\u0327 \u0301", "שלום, 12 (a)", "العربية 5G.", "กำ", "A\u2066b\u2069",
    "日本", "👩\u200d👧", "\ufe0f", "\u00a0",
]  # fmt: skip


@pytest.mark.parametrize("words", AWKWARD)
def test_any_text_can_be_drawn(words: str) -> None:
    """Invisible, combining, right-to-left and unknown characters become a document, not a fault of cairo's."""
    data = export.to_pdf((scene(Text(5, 20, words, "text-regular", 9, "ink", 40)),))
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1


LINKS = {
    "https://a.se/'": "https://a.se/%27",
    "../åä.svg": "../%C3%A5%C3%A4.svg",
    "mailto:å@b.se": "mailto:%C3%A5@b.se",
    'https://a.se/%20?[x]=(1)&b="': "https://a.se/%20?[x]=%281%29&b=%22",
    "https://a.se/)/S/JavaScript/JS(app.alert(1)": "https://a.se/%29/S/JavaScript/JS%28app.alert%281%29",
    "https://a.se/)>>/AA<</O": "https://a.se/%29%3E%3E/AA%3C%3C/O",
    "https://a.se/" + "x" * 3000: "https://a.se/" + "x" * 3000,
}


@pytest.mark.parametrize(("link", "written"), LINKS.items(), ids=range(len(LINKS)))
def test_any_address_can_be_linked(link: str, written: str) -> None:
    """An address becomes ASCII; a quote or a bracket ends nothing."""
    data = export.to_pdf((scene(Text(5, 20, "ord", "text-regular", 9, "ink", 40), link=link),))
    (annotation,) = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Annots"]
    assert annotation.get_object()["/A"] == {"/Type": "/Action", "/S": "/URI", "/URI": written}
