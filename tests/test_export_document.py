"""A PDF is a document: it is heard phase by phase, nothing in it is mute, and it says what it is."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

from journeyctl import export
from journeyctl.box import Box
from journeyctl.contents import Contents, Part, Place
from journeyctl.export.artifacts import bare, marked
from journeyctl.export.conformity import shortcomings
from journeyctl.export.objects import Objects
from journeyctl.paint import paint
from journeyctl.scene import Circle, Element, Group, Ink, Rect, Scene, Text
from journeyctl.theme import load
from tests.drawn import lines, one
from tests.heard import elements, heard
from tests.running import program

JOURNEY = """
title: En lång titel som bryts
lang: sv
owner: Åsa & <Öberg>
persona: {name: Ægir Ström, quote: Jag vill flyga}
takeaways: [Det går]
phases:
  - name: Före resan
    activities:
      - {name: Skaffar biljett, happiness: 1, thoughts: Vilken flygplats?, needs: Veta priset, touchpoints: web}
      - {name: Packar väskan, happiness: -1.5, thoughts: Var är passet?, needs: Få plats, link: "https://exempel.se/"}
  - name: Hemresa
    activities:
      - {name: Åker hem, happiness: 2, thoughts: "Trött", needs: Sova}
      - {name: Minns allt, thoughts: Igen}
ideas:
  - {text: Passet i mobilen, for: packar-vaskan}
"""
PALETTE = load("nordic").palette(1)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "prov.journey.yaml"
    path.write_text(JOURNEY)
    return path


@pytest.fixture(scope="module")
def pdf(journey: Path) -> bytes:
    """The map of the journey on A2."""
    return one(journey, "pdf", paper="A2")


def squeezed(text: str) -> str:
    return re.sub(r"[\s-]+", "", text)


def order(data: bytes, folder: Path, wanted: list[str]) -> None:
    """The wanted texts are heard in this order."""
    text = squeezed("".join(part.words for part in heard(data, folder)))
    places = []
    for words in wanted:
        places.append(text.find(squeezed(words), places[-1] if places else 0))
    assert -1 not in places, dict(zip(wanted, places, strict=True))


@pytest.mark.parametrize("view", ["map", "compact", "flow"])
def test_a_map_is_heard_phase_by_phase_and_down_each_column(journey: Path, tmp_path: Path, view: str) -> None:
    """Title, then phase by phase each activity; on a map the persona first, and of each activity what all lanes say."""
    data = one(journey, "pdf", paper="A2", view=view)
    if view == "map":
        columns = [
            "En lång titel som bryts", "Ægir Ström", "Det går", "Före resan", "Skaffar biljett", "Vilken flygplats?",
            "Veta priset", "webb", "Packar väskan", "Var är passet?", "Få plats", "Hemresa", "Åker hem", "Trött",
            "Sova", "Minns allt", "Igen", "Passet i mobilen",
        ]  # fmt: skip
    else:
        columns = ["En lång titel", "Skaffar biljett", "Packar väskan", "Åker hem", "Minns allt"]
    order(data, tmp_path, columns)


def test_the_parts_are_sections_under_headings(pdf: bytes, tmp_path: Path) -> None:
    """Title, persona and phases are headings; an activity lies in its phase, what a lane says of it in the activity."""
    found = heard(pdf, tmp_path)
    heads = {part.words.strip(): part.tag for part in found if re.fullmatch(r"H\d", part.tag)}
    assert heads["En lång titel som bryts"] == "H1"
    assert {heads[words] for words in ("Ægir Ström", "Före resan", "Hemresa", "Idéer")} == {"H2"}
    assert {heads[words] for words in ("Skaffar biljett", "Åker hem", "Passet i mobilen")} == {"H3"}
    (at,) = (at for at, part in enumerate(found) if part.words.startswith("Skaffar"))
    assert found[at - 1].tag == "Sect", "a heading is heard before what it is a heading of"
    sections = {part.title: part.depth for part in found if part.tag == "Sect"}
    assert "Tankar" in sections
    (thought,) = (at for at, part in enumerate(found) if part.words.startswith("”Var är passet"))
    above = [part for part in found[:thought] if part.tag == "Sect"]
    assert (above[-1].title, above[-1].depth) == ("Tankar", 3)


@pytest.mark.parametrize("view", ["map", "compact", "flow"])
def test_no_level_of_heading_is_skipped(journey: Path, tmp_path: Path, view: str) -> None:
    """The first heading is of level one, and none is more than one below the one before it."""
    found = heard(one(journey, "pdf", paper="A2", view=view), tmp_path)
    levels = [int(part.tag[1]) for part in found if re.fullmatch(r"H\d", part.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_drawings_that_say_something_have_words(pdf: bytes) -> None:
    """The curve and each face are figures with words for them; a step without a feeling says so."""
    words = [str(part["/Alt"]) for part in elements(pdf) if part["/S"] == "/Figure"]
    assert "1 Skaffar biljett: nöjd" in words
    assert "Minns allt: ingen uppgift" in words
    assert [text for text in words if "Sämst: steg 2, Packar väskan. Bäst: steg 3, Åker hem." in text]
    assert len(words) == 5


def painted(data: bytes) -> list[tuple[str, str]]:
    """Each operator that paints, and the tag around it."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    found, around = [], [""]
    for operands, operator in ContentStream(reader.pages[0]["/Contents"].get_object(), reader).operations:
        name = operator.decode()
        if name in ("BDC", "BMC"):
            around.append(str(operands[0]))
        elif name == "EMC":
            around.pop()
        elif name in ("f", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ"):
            found.append((name, around[-1] if around[-1] != "/Span" else around[-2]))
    return found


def test_everything_is_read_or_passed_over(pdf: bytes) -> None:
    """Every operator that paints lies in a tag or in an artifact; all letters lie in tags."""
    found = painted(pdf)
    assert {tag for _, tag in found} == {"/P", "/Figure", "/Artifact"}
    assert {tag for name, tag in found if name in ("Tj", "TJ")} == {"/P"}
    assert len(found) > 100


def test_every_tag_finds_its_element(pdf: bytes) -> None:
    """The page leads from each of its tags to the one element that holds it, each link to its own."""
    reader: Any = pypdf.PdfReader(io.BytesIO(pdf))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {int(key): value.get_object() for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    page = reader.pages[0]
    held = owners[page["/StructParents"]]
    assert len(held) > 60
    for mark, owner in enumerate(held):
        kids = owner.get_object()["/K"]
        assert mark in (kids if isinstance(kids, list) else [kids])
    (link,) = (annotation.get_object() for annotation in page["/Annots"])
    assert owners[link["/StructParent"]]["/S"] == "/Link"
    assert link["/Contents"] == "Packar väskan"
    assert link["/StructParent"] != page["/StructParents"]


def test_phases_are_bookmarks(pdf: bytes) -> None:
    """Each phase is a bookmark that leads to its heading."""
    reader: Any = pypdf.PdfReader(io.BytesIO(pdf))
    assert [mark.title for mark in reader.outline] == ["Före resan", "Hemresa"]
    first, second = reader.outline
    assert first["/Left"] < second["/Left"]
    assert first["/Top"] == second["/Top"] == pytest.approx(float(reader.pages[0].mediabox.height) * 0.8, rel=0.1)


def test_what_is_said_of_it_is_said_twice_alike(pdf: bytes) -> None:
    """Title, author, subject and dates stand in the old form and in XMP, and are the same."""
    reader: Any = pypdf.PdfReader(io.BytesIO(pdf))
    new = reader.xmp_metadata
    assert new.dc_title == {"x-default": reader.metadata.title}
    assert new.dc_creator == ["Åsa & <Öberg>"] == [reader.metadata.author]
    assert new.dc_description == {"x-default": reader.metadata.subject}
    assert new.dc_language == ["sv"]
    assert new.xmp_create_date == new.xmp_modify_date == reader.metadata.creation_date.replace(tzinfo=None)
    assert new.pdf_producer == reader.metadata.producer


CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"


def page(*children: Element, title: str = "Prov", lang: str = "sv", heading: str = "Rubrik") -> bytes:
    """A document of one page with a heading above its children."""
    head = Text(5, 10, heading, "text-bold", 9, "ink", 40)
    scene = Scene(200, 100, 1, False, lang, False, title, "", "", 1, (), (Group("title", (head,)), *children))
    contents = Contents("", (Part("title", heading=heading, level=1),), (Place("title"),))
    return export.to_pdf((paint(scene, PALETTE),), title=title, lang=lang, contents=(contents,))


def test_the_claim_is_made_where_every_check_passes(pdf: bytes) -> None:
    """A map and a small page that lack nothing say that they are PDF/UA-1."""
    assert CLAIM in pdf
    assert CLAIM in page(Circle(9, 9, 2, Ink(fill="ink")))


def test_a_struck_text_is_one_text(tmp_path: Path) -> None:
    """The stroke through a line does not divide a text of two lines."""
    lines_ = [
        Text(5, 20 + 9 * at, words, "text-bold", 9, "ink", 40, struck=True) for at, words in enumerate(("Får", "brev"))
    ]
    data = page(*lines_)
    assert "Får brev " in [part.words for part in heard(data, tmp_path)]
    assert CLAIM in data


LACKING = {
    "a letter": {"heading": "Ru\u0378brik"},
    "a title": {"title": ""},
    "a language": {"lang": ""},
}


@pytest.mark.parametrize("what", LACKING)
def test_the_claim_is_not_made_where_something_is_missing(what: str) -> None:
    """A document that lacks a letter in its fonts, a title or a language does not say that it is PDF/UA."""
    assert CLAIM not in page(**LACKING[what])  # type: ignore[arg-type]


SPOILT = {
    "a figure has no words": lambda root: _first(root, "/Figure").pop("/Alt"),
    "a heading of level 3 follows one of level 1": lambda root: _first(root, "/H2").update({_name("/S"): _name("/H3")}),
    "there is no heading": lambda root: [one.update({_name("/S"): _name("/P")}) for one in _all(root, "/H")],
    "the document does not say that it is tagged": lambda root: root.pop("/MarkInfo"),
    "the window does not show the title": lambda root: root.pop("/ViewerPreferences"),
    "the document has no language": lambda root: root.pop("/Lang"),
    "a link has no words": lambda root: _page(root)["/Annots"][0].get_object().pop("/Contents"),
    "a link belongs to no element": lambda root: _page(root)["/Annots"][0].get_object().pop("/StructParent"),
    "the letters of /First have no meaning": lambda root: _font(root).pop("/ToUnicode"),
    "something is painted that is neither tagged nor decoration": lambda root: _page(root)["/Contents"].set_data(b"f"),
}


def _name(text: str) -> Any:
    return pypdf.generic.NameObject(text)


def _all(root: Any, tag: str) -> list[Any]:
    found = []
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop(0).get_object()
        kids = one.get("/K", []) if isinstance(one, dict) else []
        waiting = [*(kids if isinstance(kids, list) else [kids]), *waiting]
        found += [one] if isinstance(one, dict) and str(one.get("/S", "")).startswith(tag) else []
    return found


def _first(root: Any, tag: str) -> Any:
    return _all(root, tag)[0]


def _page(root: Any) -> Any:
    return root["/Pages"]["/Kids"][0].get_object()


def _font(root: Any) -> Any:
    font = next(iter(_page(root)["/Resources"]["/Font"].values())).get_object()
    font[_name("/BaseFont")] = _name("/First")
    return font


@pytest.mark.parametrize("fault", SPOILT)
def test_each_check_finds_its_fault(pdf: bytes, fault: str) -> None:
    """What was taken from a right document is named as missing."""
    writer: Any = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    assert shortcomings(Objects(pdf)) == ()
    SPOILT[fault](writer.root_object)
    spoilt = io.BytesIO()
    writer.write(spoilt)
    assert fault in shortcomings(Objects(spoilt.getvalue()))


def test_decoration_is_told_from_what_is_tagged() -> None:
    """What paints outside of tags becomes an artifact; what only sets a colour does not, and tags stay as they are."""
    stream = b"q 1 0 0 rg\n0 0 5 5 re f\n/P << /MCID 0 >> BDC\nBT (EMC f)Tj\nET\nEMC\nQ q\n0 0 m 5 5 l S\n"
    assert bare(stream)
    made = marked(stream)
    assert not bare(made)
    assert made == (
        b"/Artifact BMC\nq 1 0 0 rg\n0 0 5 5 re f\nEMC\n/P << /MCID 0 >> BDC\nBT (EMC f)Tj\nET\nEMC\n"
        b"/Artifact BMC\nQ q\n0 0 m 5 5 l S\nEMC\n"
    )
    assert marked(made) == made


def test_letters_as_shapes_are_heard_but_are_no_text(journey: Path, tmp_path: Path) -> None:
    """With `--fonts outline` a PDF has no font and no text; each line still has its words for those who hear it."""
    data = one(journey, "pdf", paper="A2", fonts="outline")
    (tmp_path / "a.pdf").write_bytes(data)
    fonts = subprocess.run([program("pdffonts"), tmp_path / "a.pdf"], capture_output=True, text=True, check=True).stdout
    assert len(fonts.splitlines()) == 2
    words = "".join(str(part.get("/ActualText", "")) for part in elements(data))
    drawn = "".join(line.words for line in lines(one(journey, paper="A2")))
    assert sorted(squeezed(words)) == sorted(squeezed(drawn))
    assert "Effektiv" not in words
    assert "Jag vill flyga" in words


def test_signs_of_a_group_with_words_are_one_figure(tmp_path: Path) -> None:
    """Drawings in one part that say the same are one figure, also when a line of text stands between them."""
    dot = Rect(Box(9, 30, 9, 9), Ink(fill="ink"))
    scene = Scene(
        200, 100, 1, False, "sv", False, "Prov", "", "", 1, (),
        (Group("lane", (dot, Text(5, 20, "ord", "text-regular", 9, "ink", 40), dot)),),
    )  # fmt: skip
    contents = Contents("", (Part("a", title="Del"),), (Place("a", "två rutor"),))
    found = heard(export.to_pdf((paint(scene, PALETTE),), contents=(contents,)), tmp_path)
    assert [(part.tag, part.words) for part in found[:4]] == [
        ("Document", ""), ("Sect", ""), ("Figure", ""), ("P", "ord "),
    ]  # fmt: skip


def sheet(name: str, link: str = "") -> tuple[str, Contents]:
    """A sheet with a title and a phase, and what it holds."""
    words = (("title", f"Resan {name}"), ("phase", f"Fas {name}"))
    groups = tuple(
        Group(role, (Text(5, 20 + 20 * at, line, "text-bold", 9, "ink", 40),), link=link if at else "")
        for at, (role, line) in enumerate(words)
    )
    scene = Scene(200, 100, 1, False, "sv", False, "Prov", "", "", 1, (), groups)
    parts = (
        Part("title", heading=words[0][1], level=1),
        Part("phase:a", title=words[1][1], heading=words[1][1], level=2, listed=True),
    )
    return paint(scene, PALETTE), Contents(f"Blad {name} (2)", parts, (Place("title"), Place("phase:a")))


def test_each_of_many_sheets_is_a_part(tmp_path: Path) -> None:
    """Sheets are heard one after the other, each is a bookmark with its phases inside, and its page has its name."""
    svgs, contents = zip(sheet("1"), sheet("2", "https://exempel.se/"), strict=True)
    data = export.to_pdf(svgs, title="Prov", lang="sv", contents=contents)
    found = heard(data, tmp_path)
    assert [part.title for part in found if part.tag == "Part"] == ["Blad 1 (2)", "Blad 2 (2)"]
    assert [part.tag for part in found].count("Document") == 1
    assert [part.words.strip() for part in found if part.words.strip()] == ["Resan 1", "Fas 1", "Resan 2", "Fas 2"]
    reader: Any = pypdf.PdfReader(io.BytesIO(data))
    first, inside, second, within = reader.outline
    assert [first.title, inside[0].title, second.title, within[0].title] == [
        "Blad 1 (2)", "Fas 1", "Blad 2 (2)", "Fas 2",
    ]  # fmt: skip
    assert [reader.get_destination_page_number(mark) for mark in (first, inside[0], second, within[0])] == [0, 0, 1, 1]
    assert reader.page_labels == ["Blad 1 (2)", "Blad 2 (2)"]
    assert shortcomings(Objects(data)) == ()
    assert CLAIM in data
    assert export.to_pdf(svgs, title="Prov", lang="sv", contents=contents) == data
