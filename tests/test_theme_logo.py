"""A logo is pixels or shapes: what else a file holds is left behind or refused, and no bomb is opened."""

from __future__ import annotations

import binascii
import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from journeyctl.box import Box
from journeyctl.paint import paint
from journeyctl.scene import Element, Group, Picture, Scene
from journeyctl.theme import load
from journeyctl.theme.logo import LIMIT, Logo, Refusal, logo

PALETTE = load("nordic").palette(1)


def png(mode: str = "RGBA", size: tuple[int, int] = (30, 10), **more: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert(mode).save(out, "PNG", **more)  # type: ignore[arg-type]
    return out.getvalue()


def svg(inside: str, outside: str = 'viewBox="0 0 40 20"') -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {outside}>{inside}</svg>".encode()


def painted(made: Logo) -> str:
    """A picture with the logo in it, which has passed the positive list."""
    picture = Picture(made.form, made.data, Box(5, 5, 40, 40 * made.height / made.width), max(made.width, made.height))
    group: Element = Group("logo", (picture,), id="logo", clip=picture.box)
    return paint(Scene(90, 90, 1, False, "en", False, "T", "", "", 1, (), (group,)), PALETTE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_keeps_its_pixels(mode: str) -> None:
    """Of every kind of colour the pixels are the same after it was written anew."""
    data = png(mode)
    made = logo(data)
    assert (made.form, made.width, made.height) == ("png", 30, 10)
    with Image.open(io.BytesIO(binascii.a2b_base64(made.data))) as one, Image.open(io.BytesIO(data)) as other:
        assert one.convert("RGBA").tobytes() == other.convert("RGBA").tobytes()
    assert "data:image/png;base64," in painted(made)


def test_nothing_but_pixels_comes_with_a_png() -> None:
    """Texts, and what stands after the end, are left behind."""
    info = PngInfo()
    info.add_text("Comment", "<script>secret</script>")
    kept = binascii.a2b_base64(logo(png(pnginfo=info) + b"PK secret").data)
    assert b"secret" not in kept
    assert b"tEXt" not in kept


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def forged(width: int, height: int, packed: bytes, *, depth: int = 8, colour: int = 2, laced: int = 0) -> bytes:
    """A PNG that says it has a size, with any pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, laced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


GOOD = zlib.compress(b"\0\1\2\3" * 1)
BAD_PNGS = {
    "20000 x 20000 pixels; 4,000,000": forged(20000, 20000, zlib.compress(b"\0" * 99)),
    "0 x 5 pixels": forged(0, 5, GOOD),
    "other pixels than its size": forged(1, 1, zlib.compress(b"\0" * 10_000_000)),
    "other pixels than its size says": forged(1, 1, zlib.compress(b"\0\1")),
    "other pixels": forged(1, 1, zlib.compress(b"\7\1\2\3")),
    "pixels of the PNG are damaged": forged(1, 1, b"no zlib"),
    "colours that no PNG has": forged(1, 1, GOOD, colour=5),
    "interlaced": forged(1, 1, GOOD, laced=1),
    "no palette": forged(1, 1, zlib.compress(b"\0\1"), colour=3),
    "is damaged": forged(1, 1, GOOD).replace(b"IDAT", b"IDAX"),
    "ends too early": forged(1, 1, GOOD)[:-12],
    "does not begin with its size": b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
    "begin with its size": b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(12)),
    "not begin with its size": b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", bytes(13)),
    "has other pixels": forged(1, 1, zlib.compress(b"\5\1\2\3")),
    "2000 x 2001 pixels": forged(2000, 2001, zlib.compress(bytes(251 * 2001)), depth=1, colour=0),
    "neither a PNG nor an SVG": b"\xff\xd8\xff\xe0 JFIF",
}


@pytest.mark.parametrize("reason", BAD_PNGS)
def test_a_png_that_is_not_what_it_says_is_refused(reason: str) -> None:
    """Bombs, damage and wrong kinds are told apart, each with its limit."""
    with pytest.raises(Refusal) as refused:
        logo(BAD_PNGS[reason])
    assert reason in refused.value.message
    assert refused.value.advice
    assert (str(refused.value), refused.value.line) == (refused.value.message, 0)


def test_a_png_is_read_up_to_its_limits() -> None:
    """Four million pixels, and the last of the five filters; 500,000 bytes are the most of a file."""
    assert logo(forged(2000, 2000, zlib.compress(bytes(251 * 2000)), depth=1, colour=0)).width == 2000
    assert logo(forged(1, 1, zlib.compress(b"\4\1\2\3"))).height == 1
    assert LIMIT == 500_000


DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""Bits of a channel, by kind of colour (PNG, third edition, table 12)."""


@pytest.mark.parametrize("colour", range(8))
def test_a_kind_of_colour_has_its_depths(colour: int) -> None:
    """Those of the norm and no others."""
    channels = {2: 3, 4: 2, 6: 4}.get(colour, 1)
    for depth in range(18):
        row = bytes(1 + (5 * channels * depth + 7) // 8)
        data = forged(5, 1, zlib.compress(row), depth=depth, colour=colour)
        data = data.replace(
            chunk(b"IDAT", zlib.compress(row)), chunk(b"PLTE", bytes(6)) + chunk(b"IDAT", zlib.compress(row))
        )
        if depth in DEPTHS.get(colour, ()):
            assert logo(data).width == 5
        else:
            with pytest.raises(Refusal, match="colours that no PNG has"):
                logo(data)


HOSTILE = {
    "script": ("\n<script>alert(1)</script>", "<script>"),
    "script in a foreign part": ('<x:a xmlns:x="urn:x"><script/></x:a>', "<script>"),
    "handler": ('<path d="M0 0" onload="alert(1)"/>', "event handler onload"),
    "link": ('<a href="https://x.se"><path d="M0 0"/></a>', "a reference, href"),
    "xlink": ('<use xlink:href="#a"/>', "a reference, href"),
    "image": ('<image href="file:///etc/passwd"/>', "a reference, href"),
    "image without reference": ("<image/>", "<image>"),
    "use": ("<use/>", "<use>"),
    "style": ("<style>@import url(x)</style>", "<style>"),
    "foreign object": ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
    "animation": ("<path d='M0 0'><animate/></path>", "<animate>"),
    "text": ("<text>abc</text>", "<text>"),
    "filter": ('<path d="M0 0" filter="url(#a)"/>', "a filter"),
    "colour from outside": ('<path d="M0 0" fill="url(https://x.se/a)"/>', "the colour 'url(https://x.se/a)'"),
    "style from outside": ('<path d="M0 0" style="fill:url(https://x.se/a)"/>', "the colour"),
    "script as a colour": ('<path d="M0 0" fill="javascript:alert(1)"/>', "a reference, fill"),
    "path": ('<path d="M0 0 url(x)"/>', "d="),
    "turn": ('<path d="M0 0" transform="spin(9)"/>', "transform="),
    "clip from outside": ('<path d="M0 0" clip-path="url(https://x.se/a)"/>', "clip-path="),
    "length": ('<rect width="expression(1)"/>', "width="),
    "nested picture": ("<svg/>", "<svg>"),
    "instruction": ("<?xml-stylesheet href='x'?>", "an instruction, <?xml-stylesheet?>"),
    "not closed": ("<g>", "not well-formed"),
    "many": ("<g/>" * 2_001, "more than 2,000 elements"),
    "deep": ("<g>" * 40 + "</g>" * 40, "nested deeper than 32"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_acts_or_leads_out_of_an_svg_is_refused(what: str) -> None:
    """Each is named, with its line in the file."""
    inside, reason = HOSTILE[what]
    with pytest.raises(Refusal) as refused:
        logo(svg(inside))
    assert reason in refused.value.message
    assert refused.value.line >= 1


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>', "declarations of its own"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "declarations of its own"),
    ],
)
def test_declarations_are_refused(head: str, reason: str) -> None:
    """Entities, which grow or read files, are not even declared."""
    with pytest.raises(Refusal, match=reason):
        logo(head.encode() + svg("<g>&a;</g>"))


@pytest.mark.parametrize("inside", ["<g/>" * 1_999, "<g>" * 32 + "</g>" * 32], ids=["many", "deep"])
def test_as_many_as_the_limit_says_are_read(inside: str) -> None:
    """Two thousand elements, the outermost with them, and 32 levels below it; one more is refused."""
    assert logo(svg(inside)).form == "svg"
    with pytest.raises(Refusal, match=r"more than 2,000|deeper than 32"):
        logo(svg(inside + "<g/>" if "</g>" not in inside else f"<g>{inside}</g>"))


def test_a_doctype_alone_is_read_over() -> None:
    """As drawing programs write it; what it points at is not fetched."""
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert logo(head.encode() + svg('<path d="M1 1"/>')).data == '<g><path d="M1 1"></path></g>'


def test_an_svg_without_a_size_is_refused() -> None:
    """It needs a viewBox, or a width and a height."""
    boxes = ("0 0 0 5", "0 0 5 0", "0 0 -1 5", "0 0 1e6 5", "0 0 5 1e6", "1e6 0 5 5", "0 -1e6 5 5", "0 0 5")
    for outside in ("", 'width="100%" height="9"', *(f'viewBox="{box}"' for box in boxes)):
        with pytest.raises(Refusal, match="how large"):
            logo(svg("", outside))
    assert logo(svg("", 'width="30px" height="10"'))[1:3] == (30, 10)
    assert logo(svg("", 'width="1in" height="25.4mm"'))[1:3] == (96, 96)
    assert logo(svg("", 'viewBox="0 0 .5 999999"'))[1:3] == (0.5, 999_999)
    assert logo(svg("", 'viewBox="0 0 999999 .5"'))[1:3] == (999_999, 0.5)


KEPT = {
    '<path d="M0 0H9" fill="#ABC"/>': '<path fill="#aabbcc" d="M0 0H9"></path>',
    '<path d="M0 0H9" style="fill: RGB(1, 2,255);stroke:none"/>': (
        '<path fill="#0102ff" stroke="none" d="M0 0H9"></path>'
    ),
    '<polygon points="1,2 3,4 5,6 7"/>': '<path d="M1 2 3 4 5 6Z"></path>',
    '<polyline points="1,2 3,4"/>': '<path d="M1 2 3 4"></path>',
    '<polyline points="1 2 3 4"/>': '<path d="M1 2 3 4"></path>',
    '<g class="a" data-x="b" id="q"><title>T</title></g>': '<g id="brand-q"></g>',
    '<rect x="-1" y="50%" width="50%" height="25.4mm" rx="1in"/>': (
        '<rect x="-1" y="10" width="20" height="96" rx="96"></rect>'
    ),
    '<circle cx="50%" cy="72pt" r="10%" stroke-width="2.54cm" stroke-opacity="50%" fill-opacity="5%"/>': (
        '<circle fill-opacity="0.05" stroke-opacity="0.5" stroke-width="96" cx="20" cy="96" r="3.16228"></circle>'
    ),
    '<ellipse cx="3px" cy="5%" rx="5%" ry="10%"/><line x1="5%" y1="10%" x2="10%" y2="5%" opacity="20%"/>': (
        '<ellipse cx="3" cy="1" rx="2" ry="2"></ellipse><line opacity="0.2" x1="2" y1="2" x2="4" y2="1"></line>'
    ),
    '<linearGradient x1="0%" y1="5%" x2="100%" y2="1"><stop offset="50%" stop-opacity="50%"/></linearGradient>': (
        '<linearGradient x1="0" y1="0.05" x2="1" y2="1"><stop stop-opacity="0.5" offset="0.5"></stop></linearGradient>'
    ),
    '<linearGradient gradientUnits="userSpaceOnUse" x2="50%"/>': (
        '<linearGradient gradientUnits="userSpaceOnUse" x2="20"></linearGradient>'
    ),
    '<linearGradient gradientUnits="objectBoundingBox" x2="50%"/>': (
        '<linearGradient gradientUnits="objectBoundingBox" x2="0.5"></linearGradient>'
    ),
    '<path fill="rgb(256,300,9)" d=""/>': '<path fill="#ffff09" d=""></path>',
    '<g style="fill:red;display:none"/><g style="opacity:1; visibility : hidden"/><g visibility="hidden"/>': "",
    '<path opacity=".5" stroke-dasharray="1 2" fill-rule="evenodd" transform="scale(2)" d="M1 1"/>': (
        '<path fill-rule="evenodd" stroke-dasharray="1 2" transform="scale(2)" opacity="0.5" d="M1 1"></path>'
    ),
    '<circle cx="+1e1" cy="-2.5E-1" r="1e+0" fill="#0a9f3c" stroke="#f0A"/>': (
        '<circle fill="#0a9f3c" stroke="#ff00aa" cx="10" cy="-0.25" r="1"></circle>'
    ),
    """<path fill="url('#A_1.b-c')" stroke='url("#z")' clip-path="url( #a )" d="M1 1"/>""": (
        '<path fill="url(#brand-A_1.b-c)" stroke="url(#brand-z)" clip-path="url(#brand-a)" d="M1 1"></path>'
    ),
    '<g id="A_1.b-c"/><g id="_z"/><g id="z"/>': ('<g id="brand-A_1.b-c"></g><g id="brand-_z"></g><g id="brand-z"></g>'),
    '<g display="none"><path d="M1 1"/></g>': "",
    '<g style="visibility:hidden"/>': "",
    '<path d="M1 1" filter="none" mask="none" clip-path="none"/>': '<path d="M1 1"></path>',
    '<metadata><path d="M1 1"/></metadata>': "",
    '<path fill="url(#g)" clip-path="url(#c)" d="M1 1"/>': (
        '<path fill="url(#brand-g)" clip-path="url(#brand-c)" d="M1 1"></path>'
    ),
}


VERBATIM = [
    ("path", "d", "M1,2m1 2L3 4l5 6H7h8V9v1C1 2 3 4 5 6c6 5 4 3 2 1S1 2 3 4s4 3 2 1"),
    ("path", "d", "M1 1Q1 2 3 4q4 3 2 1T1 2t2 1A1 1 0 1 0 2 2a2 2 0 0 1 1 1Zz"),
    ("path", "d", "1e3"),
    ("path", "stroke-dasharray", "5.0"), ("path", "stroke-dasharray", "1,2 , 3"),
    *(("path", "fill-rule", value) for value in ("nonzero", "evenodd")),
    *(("path", "stroke-linecap", value) for value in ("butt", "round", "square")),
    *(("path", "stroke-linejoin", value) for value in ("miter", "round", "bevel")),
    *(("g", "transform", f"{value}(1)") for value in ("matrix", "translate", "scale", "rotate", "skewX", "skewY")),
    ("g", "transform", " rotate ( 1 2,3 , 4) , scale(2) ,translate(1),rotate(1) scale(1)".strip()),
]  # fmt: skip


@pytest.mark.parametrize(("element", "name", "value"), VERBATIM)
def test_what_has_one_form_is_kept_as_it_is(element: str, name: str, value: str) -> None:
    """Ways, movements, and words of a list."""
    assert logo(svg(f'<{element} {name}="{value}"/>')).data == f'<g><{element} {name}="{value}"></{element}></g>'


@pytest.mark.parametrize("name", ["stroke-dasharray", "fill-rule", "filter", "mask", "gradientTransform"])
def test_none_is_what_stands_there_without_it(name: str) -> None:
    """It is left out where it is a value, and refused where it is none."""
    given = svg(f'<path {name}="none"/>')
    if name == "fill-rule":
        with pytest.raises(Refusal):
            logo(given)
    else:
        assert logo(given).data == "<g><path></path></g>"


def test_of_a_long_word_forty_letters_are_quoted() -> None:
    """Whatever it is that is refused."""
    word, more = "x" * 40, "y" * 9
    for inside in (
        f"<?{word}{more} a?>", f'<path d="{word}{more}"/>', f'<path fill-rule="{word}{more}"/>',
        f'<path fill="{word}{more}"/>', f'<path href="{word}{more}"/>',
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            logo(svg(inside))
        assert word in str(refused.value)
        assert f"{word}y" not in str(refused.value)


def test_an_svg_without_an_end_is_refused() -> None:
    """As a file is that was not written whole."""
    with pytest.raises(Refusal, match="not well-formed"):
        logo(svg("<g/>").removesuffix(b"</svg>"))


def test_the_form_is_looked_for_at_the_beginning() -> None:
    """In the first 4,096 bytes."""
    comment = "<!--" + " " * (4096 - len("<!---->") - len("<svg")) + "-->"
    assert logo(comment.encode() + svg("")).form == "svg"
    with pytest.raises(Refusal, match="neither a PNG nor an SVG"):
        logo(b" " + comment.encode() + svg(""))


@pytest.mark.parametrize("given_", KEPT)
def test_shapes_are_written_anew(given_: str) -> None:
    """What is kept has one form; what other programs note, and what is hidden, is left out."""
    made = logo(svg(given_))
    assert made.data == f"<g>{KEPT[given_]}</g>"
    assert painted(made)


def test_the_frame_is_moved_to_the_corner() -> None:
    """A viewBox that begins elsewhere begins at (0, 0)."""
    made = logo(svg('<path d="M10 5H30"/>', 'viewBox="10 5 40 20" fill="none"'))
    assert (made.width, made.height) == (40, 20)
    assert made.data.startswith('<g transform="translate(-10 -5)"><g fill="none">')
    for box, moved in (("10 0 40 20", "-10 -0"), ("0 5 40 20", "-0 -5")):
        assert logo(svg("", f'viewBox="{box}"')).data.startswith(f'<g transform="translate({moved})"><g>')


def _shapes() -> st.SearchStrategy[str]:
    names = st.sampled_from(["path", "g", "rect", "circle", "script", "use", "a", "stop", "clipPath", "style", "image"])
    keys = st.sampled_from(["d", "fill", "style", "href", "onload", "id", "transform", "x", "clip-path", "points"])
    values = st.text(st.characters(codec="ascii", exclude_characters='<&"'), max_size=20) | st.sampled_from(
        ["#fff", "M0 0H9", "url(#a)", "url(http://x)", "javascript:x", "fill:url(x)", "translate(1)", "red"]
    )
    attributes = st.dictionaries(keys, values, max_size=4)

    def written(name: str, values: dict[str, str]) -> str:
        return "".join([f"<{name}", *(f' {key}="{value}"' for key, value in values.items()), "/>"])

    return st.builds(written, names, attributes)


@given(st.lists(_shapes(), max_size=4))
def test_any_svg_is_refused_or_passes_the_positive_list(parts: list[str]) -> None:
    """What is not refused can stand in a picture: no script, no reference outwards, well-formed."""
    try:
        made = logo(svg("".join(parts)))
    except Refusal:
        return
    text = painted(made)
    assert "javascript" not in text
    assert "http://x" not in text


def _damaged() -> Iterator[bytes]:
    data = png()
    for at in range(0, len(data), 7):
        yield data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :]
        yield data[:at]


def test_any_damage_is_refused_or_harmless() -> None:
    """A PNG with any byte changed, or cut anywhere, is refused; nothing else is raised."""
    for data in _damaged():
        with pytest.raises(Refusal):
            logo(data)


@pytest.mark.parametrize(
    "part",
    [
        '<path d="M{}x"/>', '<path d="M0 0" stroke-dasharray="{}x"/>', '<g transform="scale({}x)"/>',
        '<polygon points="{}x"/>', '<g transform="{}x"/>',
    ],
)  # fmt: skip
def test_digits_without_end_are_refused(part: str) -> None:
    """Thousands of digits, or of movements, before what is none cost what their number does; they once hung."""
    for many in ("1" * 20_000, "scale(1) " * 3_000, "1 " * 9_000):
        with pytest.raises(Refusal):
            logo(svg(part.format(many)))
