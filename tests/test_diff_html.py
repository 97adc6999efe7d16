"""A difference as a page: sealed, closed, every text of an author a text, every place in a picture tied to the list."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journeyctl import model as m
from journeyctl import resources
from journeyctl.diff import compare
from journeyctl.paint.parts import part
from journeyctl.pipeline.between import Beside
from journeyctl.pipeline.comparing import Compared, compare_files
from journeyctl.pipeline.picturing import Pictures, picture
from journeyctl.report import difference_html
from tests.reading import EVIL
from tests.running import ROOT
from tests.warm import journeyctl

TODAY = date(2026, 11, 1)
FILE = "ny-bredbandskund.journey.yaml"
OURS = ROOT / "journeys" / FILE
EDITS = (
    ("version: 1.4", "version: 1.5"),
    (
        "name: Väntar på routern\n        happiness: -1.5\n        mark: cloud",
        "name: Följer routern\n        happiness: 1",
    ),
    ("      - id: svarar", "      - {id: laser, name: Läser <b>svar</b>, happiness: 1}\n      - id: svarar"),
    ("status: testing\n    effort: 3", "status: adopted\n    effort: 3"),
)


def edited(folder: Path) -> Path:
    """Our largest journey with a rename, a risen happiness, a new activity and a decided idea."""
    text = OURS.read_text(encoding="utf-8")
    for old, new in EDITS:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


class Reader(HTMLParser):
    """What a page holds: its elements with their attributes, and the texts of its styles and scripts."""

    VOID = frozenset({"meta", "input", "link", "br", "hr", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.raw: dict[str, str] = {}
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("style", "script"):
            self.raw[self._open[-1]] = self.raw.get(self._open[-1], "") + data
        else:
            self.words.append(data)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of every such element."""
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]


@cache
def page() -> str:
    """The page of our largest journey, edited."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        one = compare_files(OURS, edited(Path(folder)), ROOT, TODAY)
        return difference_html.written([one], draw=lambda each: picture(each, TODAY))


@cache
def read() -> Reader:
    return Reader(page())


def nothing(_: Compared) -> Pictures:
    return Pictures()


def compared(before: m.Journey | None, after: m.Journey | None, name: str = "a", was: str = "") -> Compared:
    return Compared(name, was, compare(before, after), None, None)


def journey(text: str, happiness: float = 0) -> m.Journey:
    """A journey that says one text everywhere."""
    step = m.Activity(id="a", number=1, phase="p", name=text, happiness=happiness, pains=(m.Pain(text=text),))
    persona = m.Persona(name=text)
    return m.Journey(title=text, persona=persona, phases=(m.Phase(id="p", name=text, activities=(step,)),))


def sealed_by(reader: Reader) -> str:
    """The policy that a page's own style and script call for."""

    def hashed(name: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(reader.raw[name].encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src '{hashed('style')}'; script-src '{hashed('script')}'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_page_is_sealed() -> None:
    """Its policy stands first, and lets only its one style and its one script through, by their hashes."""
    reader = read()
    names = [name for name, _ in reader.elements]
    assert names[:3] == ["html", "head", "meta"]
    assert reader.elements[2][1] == {"http-equiv": "Content-Security-Policy", "content": sealed_by(reader)}
    assert (names.count("style"), names.count("script")) == (1, 1)


def test_nothing_is_fetched() -> None:
    """No element and no rule names a place outside the page; links lead within it."""
    for name, attributes in read().elements:
        assert name not in {"link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "source"}
        assert not {
            key for key in attributes if key.startswith("on") or key in ("src", "style", "srcset", "xlink:href")
        }
        assert attributes.get("href", "#").startswith("#")
    for url in re.findall(r"url\(([^)]{0,40})", page()):
        assert url.startswith(("data:font/ttf;base64,", "#")), url
    assert "@import" not in page()


def test_the_script_is_small_and_sets_texts_as_texts() -> None:
    """Under 30 kB, and without any way to make elements or code of a text."""
    script = resources.read("templates", "difference.js")
    assert len(script.encode()) < 30_000
    for way in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function(", "createContextual",
                "fetch", "XMLHttp", "import", 'setAttribute("on', "localStorage", "cookie"):  # fmt: skip
        assert way not in script, way


def test_ids_are_the_only_ones_and_every_reference_finds_its_own() -> None:
    """Several pictures in one page share no id; what a picture refers to is its own."""
    reader = read()
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids)) > 300
    known = set(ids)
    for name, attributes in reader.elements:
        for key, value in attributes.items():
            if key == "aria-labelledby" or (key == "href" and name in ("use", "a")):
                assert known.issuperset(value.removeprefix("#").split()), (name, key, value)
            for inside in re.findall(r"url\(#([^)]+)\)", value):
                assert inside in known, (name, key, value)
    uses = [attributes["href"] for name, attributes in reader.elements if name == "use"]
    for picture_ in ("j1-side-before-", "j1-side-after-", "j1-swipe-before-", "j1-swipe-after-"):
        assert any(use.startswith(f"#{picture_}") for use in uses)


def test_every_face_is_carried_once() -> None:
    """However many pictures need it."""
    rules = re.findall(r'font-family:"([^"]+)";src:url\(data:font/ttf;base64,(.{60})', page())
    assert len(rules) == len(set(rules)) >= 6


def test_every_change_of_an_activity_has_its_place_in_both_pictures() -> None:
    """What is said about an activity, a phase or an idea points at parts of the whole maps, by its number."""
    reader = read()
    things = json.loads(reader.all("section", class_="journey")[0]["data-things"])
    named = {name: thing for thing, name in things.items()}
    both, before, after = (json.loads(one["data-places"]) for one in reader.all("div", class_="paper")[:3])
    ids = {attributes.get("id") for _, attributes in reader.elements}
    assert {each for _, found, _ in (*both, *before, *after) for each in found} <= ids
    routern, idea = named["Följer routern"], named["Följ din router som ett paket"]
    assert next((len(found) > 2, field) for thing, found, field in both if thing == routern) == (True, "")
    assert "Idea.status" in {field for thing, _, field in both if thing == idea}
    before, after = ({thing: found for thing, found, _ in one} for one in (before, after))
    assert len(before[routern]) >= 5
    assert len(after[routern]) >= 5
    assert named["Läser <b>svar</b>"] not in before
    assert after[named["Läser <b>svar</b>"]]
    assert after[idea] == ["j1-side-after-idea-folj-routern"]
    listed = [one["data-thing"] for one in reader.all("li", class_="change")]
    assert set(listed) - {""} == set(things)
    assert listed.count(routern) >= 4


def test_the_page_reads_well_without_a_script() -> None:
    """Every change, its sign in a word, and all pictures stand in the page itself; controls are hidden."""
    reader = read()
    text = " ".join(" ".join(reader.words).split())
    assert "rose: “Följer routern”: happiness −1.5 sad → 1 happy (+2.5)" in text
    assert "Before · 1.4" in text
    assert "After · 1.5" in text
    assert not reader.all("button", class_="change")
    for tag, class_ in (("div", "tools"), ("div", "bar")):
        assert all("hidden" in one for one in reader.all(tag, class_=class_))


@pytest.mark.parametrize(
    "evil", [*EVIL, "</script><script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", "]]>&lt;"], ids=ascii
)
def test_no_text_of_an_author_is_more_than_a_text(evil: str) -> None:
    """Titles, names and files are told as they are; the page has the elements it has with calm ones."""
    calm = [compared(journey("Calm"), journey("Still", -1), "a.yaml", "b.yaml")]
    one = [compared(journey("Calm"), journey(evil, -1), f"a {evil}.yaml", f"b {evil}.yaml")]
    made = [Reader(difference_html.written(each, [Beside("p", ("q",))], draw=nothing)) for each in (calm, one)]
    assert [name for name, _ in made[0].elements] == [name for name, _ in made[1].elements]
    assert [sorted(each) for _, each in made[0].elements] == [sorted(each) for _, each in made[1].elements]
    assert made[1].elements[2][1]["content"] == sealed_by(made[1])


@pytest.mark.parametrize("evil", ["</svg><script>alert(1)</script>", '"><b>', "a b&c'd", "url(#x)", "#x"])
def test_a_hostile_journey_is_drawn_as_a_text(evil: str) -> None:
    """A name goes through the picture into the page and is one text there."""
    text = _quoted(evil)
    svg = f'<svg xmlns="x" role="img"><title>{text}</title><g id="a{text}"><text>{text}</text></g></svg>'
    made = part(svg, "p-")
    reader = Reader(str(made.svg))
    assert [name for name, _ in reader.elements] == ["svg", "g", "text"]
    assert reader.elements[0][1]["aria-label"] == evil
    assert reader.elements[1][1]["id"] == f"p-a{evil}"
    assert reader.words == [evil]


def _quoted(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(text, {'"': "&quot;"})


def test_journeys_that_came_and_went_have_one_picture() -> None:
    """No ways to look at what has one side only."""
    one = compare_files(OURS, OURS, ROOT, TODAY)
    assert one.after
    new = Compared("new", "", compare(None, one.after.journey), None, one.after)
    reader = Reader(difference_html.written([new], draw=lambda each: picture(each, TODAY)))
    assert len(reader.all("figure")) == 1
    assert not reader.all("input", type="radio")
    assert "1 journey new" in reader.words


def test_of_very_many_journeys_only_the_changes_are_told() -> None:
    """A page of hundreds of pictures would open nowhere; it says what was left out."""
    drawn: list[str] = []

    def draw(one: Compared) -> Pictures:
        drawn.append(one.name)
        return Pictures()

    several = [compared(journey("A"), journey("A", 1), f"{n}.yaml") for n in range(difference_html.MOST + 1)]
    text = difference_html.written(several, draw=draw)
    assert drawn == []
    assert text.count("Not drawn, because more than 25 journeys differ.") == len(several)
    difference_html.written(several[1:], draw=draw)
    assert len(drawn) == difference_html.MOST


def test_every_part_of_the_page_has_a_name_of_its_own() -> None:
    """Who goes from part to part hears which journey it is of."""
    several = [compared(journey(name), journey(name, 1), f"{name}.yaml") for name in ("A", "B")]
    named = [one["aria-labelledby"] for one in Reader(difference_html.written(several, draw=nothing)).all("section")]
    assert named == ["j1-title", "j1-changes j1-title", "j2-title", "j2-changes j2-title"]
    labels = [one["aria-label"] for name, one in read().elements if one.get("role") == "region"]
    assert len(labels) == len(set(labels)) == 5
    assert [label.partition(",")[0] for label in labels] == ["Ny bredbandskund"] * 4 + ["Changes"]


def test_small_curves_say_how_it_felt() -> None:
    """Both curves in the same columns; what is gone leaves its place, what came or went as a whole has none."""

    def made(*steps: tuple[str, float]) -> m.Journey:
        rows = tuple(
            m.Activity(id=name, name=name, number=at, phase="p", happiness=felt)
            for at, (name, felt) in enumerate(steps, 1)
        )
        return m.Journey(title="T", phases=(m.Phase(id="p", name="P", activities=rows),))

    before, after = made(("one", -2), ("two", 0), ("three", 2)), made(("one", 0), ("three", 1))
    assert difference_html.curves(compare(before, after)) == ("0.0,27.0 72.0,15.0 144.0,3.0", "0.0,15.0 144.0,9.0")
    assert difference_html.curves(compare(None, after)) == ()


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    """`--format html -o FILE` makes the same page, and says the file's name."""
    made = tmp_path / "page.html"
    done = journeyctl(
        "diff", OURS, edited(tmp_path), "--format", "html", "-o", made, "--project", ROOT, "--today", TODAY
    )
    assert (done.code, done.out, done.err) == (0, "", f"{made}\n")
    assert made.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n<html lang=")
    assert made.read_text(encoding="utf-8").endswith("</html>\n")
