"""Nothing active and nothing foreign leaves the painter, whatever the words say."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeyctl import resources
from journeyctl.binding.text import clean
from journeyctl.paint import PaintBug, allowlist, lettering, paint
from journeyctl.scene import Element, Group, Scene, Text
from journeyctl.schema import document
from journeyctl.theme import load

PALETTE = load("nordic").palette(3)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><image href="http://a.se/x.png"/>',
    "' onload='alert(1)",
    "]]><foreignObject/>",
    "&lt;b&gt; &amp;amp; &#60;",
    "<!--", "-->", "<![CDATA[", "<?xml-stylesheet?>",
    "{{ 7 * 7 }}", "{% include 'page.svg.j2' %}", "{# x #}", "${7}",
    "url(http://a.se)", "%s %(x)s {0} \\u003c",
    "</text></g></svg>",
]  # fmt: skip


def whole(words: str) -> Scene:
    """A scene with the words in every place that takes words."""
    line = Text(1, 1, words, "text-regular", 8, "ink", 30)
    elements: tuple[Element, ...] = (Group("card", (line,), id=words, title=words),)
    return Scene(9, 9, 1, True, "sv", False, words, words, words, 3, (), elements)


@pytest.mark.parametrize("way", ["embed", "system", "outline"])
@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str, way: str) -> None:
    """Hostile words come back from a parser letter by letter, and add no element."""
    root = ET.fromstring(paint(whole(words), PALETTE, way))  # type: ignore[arg-type]
    kinds = [each.tag.removeprefix(SVG) for each in root.iter()]
    last = ["path"] if way == "outline" else ["text", "style"] if way == "embed" else ["text"]
    assert kinds == ["svg", "title", "desc", "g", "title", *last]
    assert {each.text for each in root.iter(f"{SVG}title")} == {words}
    shown = root.find(f".//{SVG}text")
    assert (shown.text if shown is not None else root.find(f".//{SVG}path").get("aria-label")) == words  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["a\x00b", "a\x1bb", "\ud800", "\uffff"])
def test_characters_that_xml_forbids_never_leave(words: str) -> None:
    """A character that no XML may hold is stopped, not written."""
    with pytest.raises(PaintBug, match="well-formed"):
        paint(whole(words)._replace(children=()), PALETTE)


GOOD_LINKS = [
    "https://a.se/x?y=1#z", "http://a.se", "mailto:a@b.se", "tel:+46", "../x.svg", "./x", "x/y.svg", "#a", "a.svg#b",
    "https://a.se/@team", "https://a.se?q=a@b", "http://a.se:8080#@", "http://[::1]/",
]  # fmt: skip
BAD_LINKS = [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x", "file:///etc",
    "//a.se/x", "/etc/passwd", "\\\\host\\share", "vbscript:x", "https://a.se/\\x", "x:y", "https://a b",
    "https://user:word@a.se/", "https://a.se@b.se", "http://@a.se", "HTTPS://a.se:443@b.se?x", "blob:https://a.se/x",
    "about:blank", "ftp://a.se", "https:a.se", "https:/a.se", "https:\\\\a.se", "///a.se",
    "https://a\\b/c", "a b/c", "a\\b/c", "./a b", "./a\\b", "?x",
]  # fmt: skip


@pytest.mark.parametrize("link", GOOD_LINKS)
def test_safe_links_pass(link: str) -> None:
    """Web, mail, telephone and relative addresses may be linked."""
    assert "<a href=" in paint(whole("x")._replace(children=(Group("card", (), link=link),)), PALETTE)


@pytest.mark.parametrize("link", BAD_LINKS)
def test_unsafe_links_are_stopped(link: str) -> None:
    """An address that could run or reach anything else never leaves."""
    with pytest.raises(PaintBug, match="href"):
        paint(whole("x")._replace(children=(Group("card", (), link=link),)), PALETTE)


ADDRESS = re.compile(document("journey")["$defs"]["activity"]["properties"]["link"]["pattern"])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.from_regex(ADDRESS, alphabet=st.characters(exclude_categories=["Cc", "Cn", "Cs"]))
    | st.text("ahtps:/\\.#? \n\t\u202c\u2069\u202ej", max_size=9)
    | st.sampled_from(BAD_LINKS)
)
@example("\u202c?x")
@example("\u2069//a.se")
def test_links_that_check_takes_are_links_that_paint_writes(link: str) -> None:
    """An address that the schema lets pass is never a bug of ours later; one that could run is refused by both."""
    if ADDRESS.search(link) and clean(link):
        painted = paint(whole("x")._replace(children=(Group("card", (), link=clean(link)),)), PALETTE)
        assert "<a href=" in painted
        assert link not in BAD_LINKS


REFUSED = [
    "<script/>", "<image href='x'/>", "<foreignObject/>", "<filter/>", "<mask/>", "<animate/>", "<set/>", "<iframe/>",
    "<g onload='x'/>", "<g style='fill:red'/>", "<g class='x'/>", "<use href='x.svg#a'/>", "<use href='data:x'/>",
    "<use xlink:href='#a' xmlns:xlink='http://www.w3.org/1999/xlink'/>", "<text dominant-baseline='middle'>x</text>",
    "<text text-rendering='geometricPrecision'>x</text>", "<rect fill='url(http://a.se/#b)'/>", "<rect fill='red'/>",
    "<rect fill='#FFFFFF00'/>", "<g clip-path='url(x.svg#a)'/>", "<style>*{fill:red}</style>", "<svg:g xmlns:svg='x'/>",
    "<svg xmlns='http://www.w3.org/1999/xhtml'/>", "<a href='javascript:x'/>", "<?php x?>", "<g", "<g></a>", "&x;",
    "<image href='https://a.se/x.png'/>", "<image href='data:image/svg+xml;base64,AA'/>", "<image href='#a'/>",
    "<image href='data:image/png;base64,AA&quot;'/>", "<image xlink:href='x' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
    "<title><b/></title>", "<tspan/>", "<rect fill='url(#a)url(#b)'/>",
]  # fmt: skip


@pytest.mark.parametrize("name", ["a", "Z", "a-b", "Åä", "z9"])
def test_names_of_our_own_pass(name: str) -> None:
    """What a picture names itself may be referred to: as a colour, a window, a symbol and a link."""
    own = f"<rect fill='url(#{name})'/><g clip-path='url(#{name})'/>" if name.isascii() else ""
    allowlist.check(f"<svg xmlns='http://www.w3.org/2000/svg'>{own}<use href='#a{name}'/><a href='#{name}'/></svg>")


@pytest.mark.parametrize(
    "name", ["", "1", " a", "a b", "a(b", "a)b", 'a"b', "a&lt;b", "a>b", "a&apos;b", "a\tb", "a&#10;b"]
)
@pytest.mark.parametrize("part", ['<rect fill="url(#{})"/>', '<rect stroke="url(#{})"/>', '<g clip-path="url(#{})"/>'])
def test_names_that_could_end_a_reference_are_refused(name: str, part: str) -> None:
    """A reference holds one name of our own, and nothing that could end it or begin another."""
    with pytest.raises(PaintBug):
        allowlist.check(f"<svg xmlns='http://www.w3.org/2000/svg'>{part.format(name.replace(chr(34), '&quot;'))}</svg>")


@pytest.mark.parametrize("part", REFUSED)
def test_the_list_refuses_what_it_does_not_name(part: str) -> None:
    """An element, attribute or reference beyond the list is refused."""
    with pytest.raises(PaintBug):
        allowlist.check(f'<svg xmlns="http://www.w3.org/2000/svg">{part}</svg>')


TAKEN = [
    "<rect fill='none' stroke='#09afcd'/>", "<rect fill='url(#Az)'/>", "<rect fill='url(#zA)'/>", "<use href='#Az'/>",
    "<use href='#zA'/>", "<image href='data:image/png;base64,AZaz09+/AA=='/>",
    "<image href='data:image/png;base64,A'/>",
    "<g clip-path='url(#Az)'/>", "<g clip-path='url(#zA)'/>", "<stop stop-color='none'/>",
]  # fmt: skip


@pytest.mark.parametrize("part", TAKEN)
def test_the_list_takes_what_it_names(part: str) -> None:
    """Colours, parts of the same picture, pixels that lie in it."""
    allowlist.check(f'<svg xmlns="http://www.w3.org/2000/svg">{part}</svg>')


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("<script/>", "the picture holds <script>, which is not on the list"),
        (
            "<g onload='x' class='y'/>",
            "the picture holds the attributes class, onload of <g>, which is not on the list",
        ),
        ("<rect fill='red'/>", "the attribute fill of <rect> is 'red', which is not safe"),
        (f"<rect fill='{'r' * 99}'/>", f"the attribute fill of <rect> is '{'r' * 80}', which is not safe"),
    ],
)
def test_a_refusal_names_what_it_refuses(part: str, told: str) -> None:
    """Whoever reads of our bug learns which element or attribute it is."""
    with pytest.raises(PaintBug) as bug:
        allowlist.check(f'<svg xmlns="http://www.w3.org/2000/svg">{part}</svg>')
    assert str(bug.value) == told


def test_what_one_element_may_say_another_may_not() -> None:
    """An address that a link may have is none for a symbol, in whichever order they come."""
    for part in ("<a href='x.svg#a'/><use href='x.svg#a'/>", "<use href='#a'/><a href='#a'/><use href='./a'/>"):
        with pytest.raises(PaintBug, match="href of <use>"):
            allowlist.check(f'<svg xmlns="http://www.w3.org/2000/svg">{part}</svg>')


@pytest.mark.parametrize("svg", ["", " ", "<svg xmlns='http://www.w3.org/2000/svg'>", "<svg/><svg/>"])
def test_a_document_that_does_not_end_is_refused(svg: str) -> None:
    """Nothing, half a picture and two are no picture."""
    with pytest.raises(PaintBug, match="well-formed"):
        allowlist.check(svg)


def test_the_list_refuses_document_types() -> None:
    """A document type, where entities could hide, is refused."""
    with pytest.raises(PaintBug, match="document type"):
        allowlist.check('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>')


def test_the_list_takes_only_its_own_style() -> None:
    """The one style is the one of the faces, letter by letter."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><style>\n@font-face{}\n</style></svg>'
    allowlist.check(svg, "@font-face{}")
    with pytest.raises(PaintBug, match="style"):
        allowlist.check(svg, "@font-face{} ")


@pytest.mark.parametrize(
    "rules",
    [
        "*{fill:red}",
        '@font-face{font-family:"A";src:url(http://a.se/x.ttf)}',
        '@font-face{font-family:"A";src:url(data:font/ttf;base64,AA)}</style><script/>',
        '@import "x";',
        '@font-face{font-family:"A";src:local("B")}',
        "",
    ],
)
def test_font_rules_hold_embedded_faces_only(rules: str) -> None:
    """A font rule that is not an embedded face is our bug."""
    with pytest.raises(PaintBug, match="font rules"):
        lettering.checked(rules)


def test_no_template_trusts_a_value() -> None:
    """No template switches escaping off or calls a value safe."""
    templates = sorted(resources.folder("templates").rglob("*.j2"))
    assert len(templates) >= 10
    for path in templates:
        text = path.read_text(encoding="utf-8")
        assert "safe" not in text.replace("unsafe", ""), path
        assert "autoescape" not in text, path


def test_every_attribute_in_a_template_is_quoted() -> None:
    """A value stands between quotes wherever it is an attribute's."""
    for path in resources.folder("templates").rglob("*.j2"):
        assert "={{" not in path.read_text(encoding="utf-8"), path
