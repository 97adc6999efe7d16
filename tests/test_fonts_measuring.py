from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.fonts import FACES, Typesetter, metrics, shape
from journeyctl.fonts.faces import covered

LETTERS = sorted(covered())
LINES = st.text(alphabet=st.sampled_from(LETTERS), min_size=1, max_size=40)
SENTENCES = (
    "Jag väntar på besked från kundtjänst – 14 dagar, sade de.",
    "Vad kostar det? “Över 1 200 kr”, Tyvärr. AVA To Ty V. W, 7.7",
    "Привет, мир. Γειά σου Κόσμε. Tiếng Việt. Sámi: ŋ đ ŧ",
    "e\u0301 a\u0308 x\u0323y",
    "שלום kund 123 עולם",
)


def shaped(text: str, face: str) -> float:
    return sum(run.width for run in shape(text, face))


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", SENTENCES)
def test_the_measure_is_the_shaping(text, face):
    """A line's width is that of its glyphs, shaped as one."""
    assert Typesetter("sv").width(text, face, 10) == pytest.approx(10 * shaped(text, face), rel=1e-9)


@settings(max_examples=300, deadline=None)
@given(LINES, st.sampled_from(FACES))
def test_any_line_measures_as_it_shapes(text, face):
    """Words measured one by one add up to the whole line, whatever the letters."""
    assert Typesetter("sv").width(text, face, 1) == pytest.approx(shaped(text, face), rel=1e-9)


@pytest.mark.parametrize("face", FACES)
def test_nothing_kerns_across_a_space(face):
    """Every letter keeps its width before and after a space: this is what lets words be measured alone."""
    space = shaped(" ", face)
    for letter in LETTERS:
        alone = shaped(letter, face)
        assert shaped(letter + " ", face) == pytest.approx(alone + space)
        assert shaped(" " + letter, face) == pytest.approx(alone + space)


def test_kerning_counts():
    """“AVA To” is narrower than its letters one by one."""
    assert shaped("AVATo", "display-bold") < sum(shaped(letter, "display-bold") for letter in "AVATo") - 0.05


def test_tracking_follows_every_letter():
    """Tracking is added once a letter, the last included."""
    setter = Typesetter("sv")
    assert setter.width("Före", "text-bold", 10, 0.5) == pytest.approx(setter.width("Före", "text-bold", 10) + 2.0)


def test_letters_that_join_stay_together():
    """Arabic and accents take no tracking; the Latin letters beside them do."""
    setter = Typesetter("ar")
    for text, letters in (("رحلة", 0), ("رحلة 5G", 3), ("A\u0338A", 2)):
        added = setter.width(text, "text-bold", 10, 0.5) - setter.width(text, "text-bold", 10)
        assert added == pytest.approx(0.5 * letters), text


def test_nothing_is_wide_as_nothing():
    """An empty line has no width and no runs."""
    assert Typesetter("sv").width("", "text-bold", 10) == 0
    assert shape("", "text-bold") == ()


def test_a_run_tells_where_its_glyphs_come_from():
    """Clusters point at the characters of the run's own text; a mark shares its letter's."""
    (run,) = shape("aB", "text-regular")
    assert (run.text, run.clusters, len(run.glyphs), run.rtl, run.missing) == ("aB", (0, 1), 2, False, False)
    assert run.font.path.endswith("text-regular.ttf")


def test_unknown_faces_are_refused():
    """A face that does not exist is a KeyError, not a file read elsewhere."""
    with pytest.raises(KeyError):
        shape("a", "../faces")
    with pytest.raises(KeyError):
        Typesetter("sv").width("a", "bold", 1)


def test_metrics_are_in_em():
    """The display cut's x-height is the 0.516 em that reading distances are computed with."""
    assert metrics("display-regular").x_height == pytest.approx(0.516, abs=0.001)
    assert metrics("text-italic").cap_height == pytest.approx(0.7275, abs=0.001)


def test_a_cut_names_its_faces():
    """Italics exist as text faces only."""
    assert Typesetter("sv", cut="display").face("bold") == "display-bold"
    assert Typesetter("sv", cut="display").face("medium-italic") == "text-medium-italic"
