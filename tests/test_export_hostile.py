"""A PDF of a hostile journey: words of an author stay words in every place where a PDF keeps some."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from xml.dom import minidom

import pypdf
import pytest
import yaml
from pypdf.generic import DictionaryObject, IndirectObject

from journeyctl.paper.press import Press
from tests.drawn import one

ENDS = (
    ") >> endobj 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj",
    "\\) /AA << (",
    "endstream endobj %%EOF startxref 0",
    "]]> </rdf:li> </x:xmpmeta><?xpacket end='w'?> &lt; <x",
    "> /Launch <FEFF",
)
"""What ends a string, an object, a stream, a file, or the XML in it."""
LINKS = ("https://a.example/)/S/JavaScript/JS(app.alert(1)", "https://a.example/(x)?a=%0d%0a/JS")
ACTIVE = frozenset(
    ("/JavaScript", "/Launch", "/OpenAction", "/AA", "/GoToR", "/GoToE", "/EmbeddedFile", "/EmbeddedFiles", "/JS",
     "/SubmitForm", "/ImportData", "/RichMedia", "/XFA", "/AcroForm", "/Filespec", "/FS", "/Rendition", "/Sound")
)  # fmt: skip


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journey with an end of something in each of its words."""
    words = " ".join(ENDS)
    activities = [
        {"name": f"{end} {place}", "happiness": place % 3 - 1, "thoughts": end, "pains": end, "link": link}
        for place, (end, link) in enumerate(zip(ENDS, LINKS * 3, strict=False))
    ]
    path = tmp_path_factory.mktemp("hostile") / "a.journey.yaml"
    said = {"title": words, "lang": "en", "owner": ENDS[0], "persona": {"name": ENDS[1], "role": ENDS[0]},
            "phases": [{"name": ENDS[0], "activities": activities}]}  # fmt: skip
    path.write_text(yaml.safe_dump(said))
    return path


@pytest.mark.parametrize("press", [Press(), Press(bleed=3, marks=("crop",))], ids=("plain", "bleed"))
def test_words_of_a_pdf_stay_words(journey: Path, press: Press) -> None:
    """No document, page, bookmark or link does anything but lead to an address that the journey has."""
    reader = pypdf.PdfReader(io.BytesIO(one(journey, "pdf", paper="A0", press=press)), strict=True)
    found = list(_dictionaries(reader.trailer, set()))
    names = {str(name) for each in found for pair in each.items() for name in pair if isinstance(name, str)}
    assert not {name for name in names if name in ACTIVE}
    assert {each["/URI"] for each in found if "/URI" in each} == {
        link.replace("(", "%28").replace(")", "%29") for link in LINKS
    }
    told = reader.metadata
    assert told is not None
    assert all(end in str(told.title) for end in ENDS)
    assert [str(each["/Title"]) for each in found if "/Dest" in each] == [ENDS[0]]
    kept = minidom.parseString(reader.trailer["/Root"]["/Metadata"].get_data())
    assert str(told.title) in {each.firstChild.data for each in kept.getElementsByTagName("rdf:li")}


def _dictionaries(thing: object, seen: set[int]) -> Iterator[DictionaryObject]:
    """Every dictionary that a reader can come to."""
    waiting = [thing]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, dict):
            yield thing
            waiting += [thing.raw_get(name) for name in thing]
        elif isinstance(thing, list):
            waiting += [*thing]
