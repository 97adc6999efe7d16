from __future__ import annotations

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from journeyctl.fonts import FACES, Typesetter, faces_css, family, outline
from journeyctl.fonts.faces import covered

RULE = re.compile(
    r'@font-face\{font-family:"([^"]+)";src:url\(data:font/ttf;base64,([A-Za-z0-9+/=]+)\);unicode-range:([U+0-9A-F,-]+)\}'
)


def embedded(rule: str) -> TTFont:
    match = RULE.fullmatch(rule)
    assert match
    return TTFont(io.BytesIO(base64.b64decode(match.group(2))))


def test_a_latin_picture_embeds_only_the_fixed_part():
    """One rule a face, in the order of the faces, whose bytes do not depend on the text."""
    css = faces_css(["text-bold", "display-bold"], ["Hej", "Ärende – 14 €"])
    assert css == faces_css(("display-bold", "text-bold", "text-bold"), [])
    rules = css.split("\n")
    assert [RULE.fullmatch(rule).group(1) for rule in rules] == [family("display-bold"), family("text-bold")]
    assert set(map(chr, embedded(rules[0]).getBestCmap())) == covered("latin")


def test_letters_beyond_it_come_as_exactly_themselves():
    """Cyrillic letters add a second rule of the same family with those letters only."""
    first, second = faces_css(["text-medium"], ["Да", "Hej"]).split("\n")
    assert RULE.fullmatch(second).group(1) == RULE.fullmatch(first).group(1)
    assert RULE.fullmatch(second).group(3) == "U+414,U+430"
    assert set(embedded(second).getBestCmap()) == {0x414, 0x430}


def test_the_same_call_gives_the_same_bytes():
    """Order of faces and texts does not matter."""
    assert faces_css(["text-bold"], ["Да", "Ω"]) == faces_css(["text-bold"], ["Ω", "Да"])


def test_the_css_cannot_leave_its_element():
    """No text reaches the rules: nothing that ends a style element or opens a tag."""
    css = faces_css(["text-bold"], ["</style><script>Ж]]>&"])
    assert "<" not in css
    assert all(RULE.fullmatch(rule) for rule in css.split("\n"))


def test_an_outline_is_a_path():
    """Letters become absolute commands; a space draws nothing."""
    path = outline("il", "text-bold", 10)
    assert re.fullmatch(r"(?:[MLQC][-\d. ]+|Z)+", path)
    assert outline(" ", "text-bold", 10) == ""
    assert outline("", "text-bold", 10) == ""


@pytest.mark.parametrize("face", FACES)
def test_an_outline_ends_where_the_line_does(face):
    """Ten times the size, ten times the path; the second letter starts after the first one's advance."""
    small, large = (max(_xs(outline("HH", face, size))) for size in (10, 100))
    assert large == pytest.approx(10 * small, abs=0.2)
    advance = Typesetter("en").width("H", face, 100)
    assert large - max(_xs(outline("H", face, 100))) == pytest.approx(advance, abs=0.02)
    assert max(_xs(outline("HH", face, 100, tracking=5))) == pytest.approx(large + 5)


def _xs(path: str) -> list[float]:
    return [float(pair.split(" ")[0]) for pair in re.findall(r"-?[\d.]+ -?[\d.]+", path)]
