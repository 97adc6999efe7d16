"""Scripts of the world: five journeys as their teams write them, drawn with the fonts of the extra `fonts`.

`tests/scripts/` holds one in Japanese, Arabic, Hindi and Greek, and one full of emoji.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import pytest

from journeyctl import fonts, labels
from journeyctl.export.lettering import _clusters
from journeyctl.fonts import Typesetter, shape
from journeyctl.fonts.breaking import breaks, paragraph
from journeyctl.fonts.ordering import levels
from journeyctl.fonts.scripts import listed
from journeyctl.fonts.shaping import Run
from journeyctl.layout.wording import joined
from journeyctl.model import Journey
from journeyctl.paper.style import style
from journeyctl.scene import Scene, Text
from tests.drawn import drawn, studio
from tests.geometry import flat
from tests.promises import PROMISES, Picture
from tests.running import ROOT, program

SCRIPTS = ("japanese", "arabic", "hindi", "greek", "emoji")
FOLDER = ROOT / "tests" / "scripts"
PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")


@pytest.fixture
def packages() -> None:
    """The fonts of the extra; without them letters come from the machine, or from nowhere."""
    for name in PACKAGES:
        pytest.importorskip(name, reason=f"the package {name} of the extra `fonts` is not installed")


def sentences(journey: Journey) -> list[str]:
    """What a team wrote: titles, names, thoughts."""
    thoughts = [thought.text for activity in journey.activities for thought in activity.thoughts]
    return [journey.title, *(phase.name for phase in journey.phases), *(a.name for a in journey.activities), *thoughts]


def scene_of(name: str, view: str = "map") -> tuple[Journey, Scene]:
    made = studio(f"tests/scripts/{name}.journey.yaml", view=view)
    return made.journey, made.scenes("screen")[0]


def words_of(scene: Scene) -> str:
    """Everything that is written, without blanks and hyphens of ours, which stand at ends of lines."""
    return "".join(bare(one.element.text) for one in flat(scene) if isinstance(one.element, Text))


def bare(text: str) -> str:
    """A text without what differs between what is written and what is read: blanks, hyphens, vowel signs, joiners."""
    kept = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Cf", "Mn"))
    return re.sub(r"[\s\-\ufe0f]", "", "".join(kept))


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_is_missing_from_a_map_in_any_script(name: str, packages: None):
    """Every letter has a font, every word stands on the map, and nothing lies on anything else."""
    made = studio(f"tests/scripts/{name}.journey.yaml")
    scene = made.scenes("screen")[0]
    assert {one.code for one in made.found("screen")} <= {"J402"}
    written = words_of(scene)
    assert [text for text in sentences(made.journey) if bare(text) not in written] == []
    picture = Picture(made.journey, "map", scene, tuple(flat(scene)), labels.load(made.journey.lang))
    assert [(promise.__doc__, found) for promise in PROMISES if (found := promise(picture))] == []


@pytest.mark.proof
@pytest.mark.parametrize("view", ["compact", "flow", "strip", "curve"])
@pytest.mark.parametrize("name", SCRIPTS)
def test_every_view_keeps_its_promises_in_any_script(name: str, view: str, packages: None):
    """No text leaves its box or lies on another one, in every view."""
    journey, scene = scene_of(name, view)
    picture = Picture(journey, view, scene, tuple(flat(scene)), labels.load(journey.lang))
    assert [(promise.__doc__, found) for promise in PROMISES if (found := promise(picture))] == []


def test_a_font_that_was_cut_for_a_picture_is_gone_after_it(
    packages: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A variable font is handed to cairo with its weight fixed, in a file that no one finds later; bytes repeat."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = [drawn("tests/scripts/hindi.journey.yaml", formats=(kind,), view="strip") for kind in ("pdf", "png", "pdf")]
    assert list(tmp_path.iterdir()) == []
    assert made[0] == made[2]


@pytest.mark.proof
@pytest.mark.parametrize("name", SCRIPTS)
def test_the_words_can_be_selected_in_the_pdf(name: str, packages: None, tmp_path: Path):
    """A reader of PDF finds titles in one piece, without gaps within words, and every word in its own order."""
    (data,) = drawn(f"tests/scripts/{name}.journey.yaml", formats=("pdf",), paper="screen").values()
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(data)
    told = subprocess.run([program("pdftotext"), file, "-"], capture_output=True, check=True).stdout.decode()
    journey = studio(f"tests/scripts/{name}.journey.yaml").journey
    read = bare(told)
    phases = [phase.name for phase in journey.phases]
    lines = [" ".join(map(bare, line.split())) for line in told.splitlines()]
    whole = [" ".join(map(bare, text.split())) for text in (journey.title, *phases)]
    assert [text for text in whole if not any(text in line for line in lines)] == []
    parts = {bare(word) for text in sentences(journey) for word in re.findall(r"[^\W\d_]{3,}", text)}
    lost = {part for part in parts if part not in read}
    assert len(lost) <= (0 if name != "arabic" else len(parts) // 20), lost


@pytest.mark.parametrize("name", ["japanese", "arabic", "hindi"])
def test_borrowed_letters_are_as_heavy_as_their_face(name: str, packages: None):
    """A variable font is set to the weight of the face, in shaping, in the SVG's fonts and in outlines."""
    title = studio(f"tests/scripts/{name}.journey.yaml").journey.title
    weights = {
        face: {run.font.weight for run in shape(title, face) if run.font.weight}
        for face in ("text-regular", "text-medium", "text-bold", "display-semibold", "text-italic")
    }
    assert weights == {
        "text-regular": {400}, "text-medium": {500}, "text-bold": {700}, "display-semibold": {600},
        "text-italic": {400},
    }  # fmt: skip
    thin, bold = (fonts.outline(title, face, 10.0) for face in ("text-regular", "text-bold"))
    assert thin != bold
    assert fonts.faces_css(["text-regular"], [title]) != fonts.faces_css(["text-bold"], [title])


def test_a_sequence_of_emoji_is_one_picture(packages: None):
    """Families, skin tones, key caps and flags are one glyph each, of the font of emoji."""
    for sequence in ("👩‍👩‍👧", "🙏🏽", "👩🏾‍💻", "3️⃣", "🇸🇪", "🤷🏻‍♀️"):
        (run,) = shape(sequence, "text-regular")
        wide = [advance for advance in run.advances if advance]
        assert (len(wide), "Emoji" in run.font.path, run.missing) == (1, True, False), sequence


FORBIDDEN_FIRST = set("、。，．・：；？！ー」』）】〉》〕］｝々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…")
FORBIDDEN_LAST = set("「『（【〈《〔［｛")


@pytest.mark.parametrize("measure", range(4, 16))
def test_lines_of_japanese_begin_and_end_as_they_may(measure: int, packages: None):
    """Kinsoku: no line begins with a stop, a closing bracket or a small kana, none ends with an opening bracket."""
    setter = Typesetter("ja")
    for text in sentences(studio("tests/scripts/japanese.journey.yaml").journey):
        lines = [line.text for line in setter.wrap(text, "text-regular", 1.0, measure)]
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert [line for line in lines[1:] if line[0] in FORBIDDEN_FIRST] == []
        assert [line for line in lines[:-1] if line[-1] in FORBIDDEN_LAST] == []


@pytest.mark.parametrize(
    ("text", "cheapest"),
    [
        ("新居の賃貸契約に署名する", {3, 8}),
        ("スマートフォンで申し込む", {8}),
        ("最初の請求書を受け取る", {3, 7}),
        ("はじめての夜に楽しむ", {5, 7}),
    ],
)
def test_japanese_breaks_where_a_phrase_begins(text: str, cheapest: set[int]):
    """Breaks without a penalty are those after a particle; one within a word costs as much as it hurts."""
    found = {one.end: one.penalty for one in breaks(paragraph(text), None)}
    assert {end for end, penalty in found.items() if not penalty} == cheapest
    assert min(found.values()) == 0.0
    assert max(found.values()) >= 0.25


def test_a_number_stays_with_what_it_counts():
    """8,120円 is parted only where nothing else helps."""
    found = {one.end: one.penalty for one in breaks(paragraph("どうして8,120円なの"), None)}
    assert found[9] > max(penalty for end, penalty in found.items() if end != 9)


def test_the_lines_of_the_arabic_map_run_leftward(packages: None):
    """The grid is mirrored: the first phase is at the right, and texts end at their right edge."""
    journey, scene = scene_of("arabic")
    assert scene.rtl
    texts = {one.element.text: one.element for one in flat(scene) if isinstance(one.element, Text)}
    assert texts[journey.phases[0].name].anchor == texts[journey.title].anchor == "end"
    places = [one.element.x + one.dx for one in flat(scene)
              if isinstance(one.element, Text) and one.roles[-1:] == ("phase",)]  # fmt: skip
    assert len(places) == len(journey.phases)
    assert places == sorted(places, reverse=True)


def test_english_words_among_arabic_ones_keep_their_order():
    """A language without words of its own speaks English; in a page that runs leftward each is isolated."""
    words, english = labels.load("ar").drawn(), labels.load("en")
    assert words("map.of", n=3, of=12) == f"\u2066{english('map.of', n=3, of=12)}\u2069"
    assert "\u2068العميل\u2069" in words("map.version", version="العميل")
    assert labels.load("ja").drawn()("map.of", n=3, of=12) == "3 of 12"


@pytest.mark.parametrize("view", ["blueprint", "matrix", "compact", "curve", "flow"])
def test_the_dots_of_an_arabic_title_stand_clear_of_the_line_below(view: str):
    """Letters such as ي reach half their size below their line."""
    (scene,) = studio("tests/scripts/arabic.journey.yaml", view=view).scenes("screen")
    head = [one for one in flat(scene) if isinstance(one.element, Text) and "header" in one.ids]
    title = max(head, key=lambda one: one.element.size if "عميل" in one.element.text else 0.0)
    size = style("subtitle", "text", compact=True).size
    (below,) = [one for one in head if one.element.size == pytest.approx(size)]
    assert below.element.y + below.dy - 0.75 * size > title.element.y + title.dy + 0.5 * title.element.size


def test_lines_of_an_arabic_card_stand_further_apart_than_latin_ones():
    """Marks above a letter and dots below the line before it have room: a third of the size and more."""
    _, scene = scene_of("arabic")
    name = [one.element for one in flat(scene) if isinstance(one.element, Text) and "card" in one.roles]
    one, two = (next(text for text in name if text.text.startswith(words)) for words in ("توقّع", "الشقّة"))
    assert (two.y - one.y) / one.size >= 1.35


def test_an_isolate_that_runs_over_a_break_holds_in_every_line():
    """Each line is put in order on its own: "3 of 12" is not turned round where its phrase began a line above."""
    told = "\u2066→ 5 · \u2068عندها جهاز توجيه\u2069 · 3 of 12\u2069"
    lines = Typesetter("ar", (), "text").wrap(told, "text-regular", 8.0, 60.0)
    assert len(lines) > 1
    for line in lines:
        assert (line.text[0], line.text[-1]) == ("\u2066", "\u2069")
        assert sum(line.text.count(sign) for sign in "\u2066\u2068") == line.text.count("\u2069")
    assert levels(lines[-1].text, rtl=True)[lines[-1].text.index("3")] % 2 == 0
    assert levels(lines[-1].text, rtl=True)[lines[-1].text.index(" of")] % 2 == 0


@pytest.mark.parametrize(
    ("lang", "text", "quoted"),
    [
        ("ja", "やっと", "「やっと」"),
        ("ja", "「やっと」", "「やっと」"),
        ("ja-JP", "『箱』", "『箱』"),
        ("ar", "أخيرًا", "«أخيرًا»"),
        ("el", "Επιτέλους", "«Επιτέλους»"),
        ("hi", "आख़िरकार", "“आख़िरकार”"),
        ("sv", "Äntligen", "”Äntligen”"),
    ],
)
def test_quotes_are_those_of_the_language(lang: str, text: str, quoted: str):
    """Also where the map's other words are English; a text that brings its own keeps them."""
    assert labels.load(lang).quote(text) == quoted


def test_a_sentence_is_closed_once_in_any_script():
    """A full stop is added where none closes the sentence, in whatever script it is."""
    closed = ("谷です。", "هل نسيتموني؟", "सच में।", "Did they forget?\u2069", "So!", "„Wann?“", "»Hvornår?«")
    assert joined(closed) == " ".join(closed)
    assert joined(("Eins", "zwei")) == "Eins. zwei."


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("日本語", "Chinese characters"),
        ("かなカ", "Japanese kana"),
        ("नमस्ते।", "Devanagari letters"),
        ("سلام", "Arabic letters"),
        ("🍿👩🏾", "emoji and signs"),
        ("日本な🍿", "Chinese characters, Japanese kana and emoji and signs"),
        ("한", "Korean"),
        ("。", "Chinese characters"),
        ("؟", "signs"),
    ],
)
def test_scripts_are_named(letters: str, names: str):
    """A warning says which scripts are missing, and not only which letters."""
    assert listed(letters) == names


def test_without_a_font_the_missing_script_is_told(monkeypatch: pytest.MonkeyPatch):
    """One warning names the script and the cure; squares are drawn, never nothing."""
    from journeyctl.fonts import fallback, shaping

    for cached in (fallback._fonts, fallback._emoji_first, fallback.fallback, shaping.missing):
        cached.cache_clear()
    monkeypatch.setattr(fallback, "_packaged", lambda: iter(()))
    monkeypatch.setattr(fallback, "_installed", lambda: iter(()))
    setter = Typesetter("hi")
    setter.wrap("नए घर में", "text-bold", 10, 500)
    (warning,) = setter.diagnostics()
    for cached in (fallback._fonts, fallback._emoji_first, fallback.fallback, shaping.missing):
        cached.cache_clear()
    assert (warning.level, warning.code) == ("warning", "J401")
    assert "has Devanagari letters: " in warning.message
    assert "pip install 'journeyctl[fonts]'" in warning.advice


def test_marks_without_width_carry_no_text():
    """Dots of Arabic letters are glyphs of their own; readers measure the letter without them, and see no gap."""
    face, nowhere = fonts.font_file("text-regular"), (0.0, 0.0)
    run = Run(face, (1, 2, 3, 4), (0.0, 0.5, 0.0, 0.4), (nowhere,) * 4, (1, 1, 0, 0), "ني", rtl=True)
    assert _clusters(run) == [(2, (3,)), (0, (2,)), (2, (1,)), (0, (0,))]
    plain = Run(face, (1, 2), (0.5, 0.5), (nowhere,) * 2, (0, 1), "ab")
    assert _clusters(plain) == [(1, (0,)), (1, (1,))]
