from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from journeyctl.fonts import Typesetter, faces_css, font_file, measuring, shape, shaping
from journeyctl.fonts import fallback as fallback_room

HAN, OTHER = "日", "本"


@pytest.fixture(autouse=True)
def fresh():
    """Every test looks for fonts anew, and leaves no trace."""
    yield
    forget()


def forget():
    for cached in (fallback_room._fonts, fallback_room.fallback, fallback_room._loaded, shaping.missing):
        cached.cache_clear()
    measuring._SCALES.clear()


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine whose only fonts lie in the folder given."""
    monkeypatch.setattr(fallback_room, "_packaged", lambda: iter(()))
    monkeypatch.setattr(fallback_room, "_installed", lambda: iter((tmp_path,)))
    forget()
    return tmp_path


def install(folder: Path, name: str, letters: str, rights: int = 0) -> None:
    """A font that draws each of `letters` as an A."""
    font = TTFont(font_file("text-bold").path)
    for table in font["cmap"].tables:
        table.cmap = {ord(letter): "A" for letter in letters}
    font["OS/2"].fsType = rights
    font.save(folder / name)


def test_a_missing_character_is_shown_and_told(machine):
    """What no font has is drawn as a square, and one warning names every such character."""
    setter = Typesetter("sv")
    square = setter.width("□", "text-bold", 10)
    assert setter.width(HAN, "text-bold", 10) == pytest.approx(square)
    setter.wrap(f"kund {OTHER} {HAN}", "text-bold", 10, 500)
    (warning,) = setter.diagnostics()
    assert (warning.level, warning.code) == ("warning", "J401")
    assert "日 (U+65E5), 本 (U+672C)" in warning.message
    (_, run) = shape("a" + HAN, "text-bold")
    assert (run.missing, run.text, run.font) == (True, HAN, font_file("text-bold"))


def test_nothing_is_said_when_nothing_is_missing(machine):
    """Latin, Greek, Cyrillic and signs need no other font."""
    setter = Typesetter("sv")
    setter.wrap("Kund ✓ → ★ Ω Ж ẵ 3−2 ½ ŋ", "display-bold", 10, 50)
    assert setter.diagnostics() == ()
    assert fallback_room._fonts.cache_info().misses == 0


def test_an_installed_font_steps_in(machine):
    """A character the face lacks is drawn from a font that has it, without a warning."""
    install(machine, "Han.ttf", HAN)
    setter = Typesetter("sv")
    (latin, han, rest) = shape(f"kund {HAN} x", "text-bold")
    assert Path(han.font.path).name == "Han.ttf"
    assert (latin.text, han.text, rest.text) == ("kund ", HAN, " x"), "spaces stay with the Latin runs"
    assert setter.width(HAN, "text-bold", 1) == pytest.approx(setter.width("A", "text-bold", 1))
    assert setter.diagnostics() == ()


def test_the_choice_among_fonts_is_always_the_same(machine):
    """Upright sans faces come before bold, serif and mono ones, then names decide."""
    for name in ("B-Bold.ttf", "NotoSerif.ttf", "ZSans-Regular.ttf", "ASansMono.ttf"):
        install(machine, name, HAN)
    assert [Path(font.path).name for font in fallback_room._fonts()] == [
        "ZSans-Regular.ttf", "ASansMono.ttf", "B-Bold.ttf", "NotoSerif.ttf"
    ]  # fmt: skip
    (run,) = shape(HAN, "text-bold")
    assert Path(run.font.path).name == "ZSans-Regular.ttf"


def test_a_mark_stays_with_its_letter(machine):
    """A letter and its marks come from one font, or are both missing."""
    install(machine, "Han.ttf", HAN)
    (run,) = shape(HAN + "\u0301", "text-bold")
    assert run.missing
    install(machine, "Both.ttf", HAN + "\u0301")
    forget()
    (run,) = shape(HAN + "\u0301", "text-bold")
    assert Path(run.font.path).name == "Both.ttf"


def test_broken_files_are_passed_over(machine):
    """A file that is no font, an empty one and a bitmap font do no harm."""
    (machine / "broken.ttf").write_bytes(b"no font at all")
    (machine / "empty.otf").write_bytes(b"")
    (machine / "none.ttc").write_bytes(b"ttcf\xff\xff\xff\xff")
    install(machine, "bitmap.ttf", HAN)
    font = TTFont(machine / "bitmap.ttf")
    del font["glyf"], font["loca"]
    font.save(machine / "bitmap.ttf")
    install(machine, "good.ttf", HAN)
    (run,) = shape(HAN, "text-bold")
    assert Path(run.font.path).name == "good.ttf"


def test_invisible_characters_need_no_font(machine):
    """Joiners, selectors and direction marks are neither missing nor wide."""
    setter = Typesetter("sv")
    assert setter.width("a\u200d\ufe0fb\u200e", "text-bold", 10) == pytest.approx(setter.width("ab", "text-bold", 10))
    assert setter.diagnostics() == ()


def test_blanks_of_other_scripts_are_blank(machine):
    """An ideographic space that no font has is a space, not a square."""
    setter = Typesetter("ja")
    assert setter.width("\u3000", "text-bold", 10) == pytest.approx(setter.width(" ", "text-bold", 10))
    assert setter.diagnostics() == ()


def test_right_to_left_runs_stand_in_visual_order(machine):
    """In a Latin line the Hebrew words change places with the number between them; in a Hebrew line all do."""
    install(machine, "Hebrew.ttf", "אבגד")
    assert [run.text for run in shape("x אב 12 גד y", "text-bold")] == ["x ", "גד", " ", "12", " ", "אב", " y"]
    assert [run.text for run in shape("אב x", "text-bold", rtl=True)] == ["x", " ", "אב"]
    assert [run.rtl for run in shape("x אב", "text-bold")] == [False, True]


def test_an_isolate_does_not_turn_its_surroundings(machine):
    """Within isolates Hebrew turns, the Latin around it keeps its order."""
    install(machine, "Hebrew.ttf", "אבגד")
    texts = [
        run.text.strip("\u2066\u2067\u2068\u2069") for run in shape("1 \u2068אב\u2069 - \u2068גד\u2069 2", "text-bold")
    ]
    assert [text for text in texts if text] == ["1 ", "אב", " - ", "גד", " 2"]


def test_a_picture_embeds_what_it_borrows(machine):
    """The borrowed letters come as one more rule of the face's family; fonts that forbid it are left out."""
    install(machine, "Han.ttf", HAN)
    install(machine, "Locked.ttf", OTHER, rights=0x0002)
    rules = faces_css(["text-bold"], [f"kund {HAN}{OTHER}"]).split("\n")
    assert len(rules) == 2
    assert rules[1].endswith("unicode-range:U+65E5}")
