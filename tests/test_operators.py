"""The operators of a PDF's content are read as the norm says, sign by sign, and nothing exceeds its limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journeyctl.export.anatomy import operators as reader
from journeyctl.export.anatomy.operators import Allowance, operators

WHITE = b"\x00\t\n\f\r "
NONE: list[object] = []


def read(content: bytes) -> list[tuple[object, str]]:
    return list(operators(content))


@pytest.mark.parametrize("sign", [bytes((one,)) for one in WHITE], ids=ascii)
def test_any_blank_parts_words(sign: bytes) -> None:
    """Behind a number, a name, an operator."""
    assert read(sign.join((b"1", b"w", b"/A", b"gs", b"n"))) == [([1.0], "w"), (["/A"], "gs"), (NONE, "n")]


ENDED = {
    b"(b)Tj": [b"b", "Tj"],
    b"<62>Tj": [b"b", "Tj"],
    b"[2]TJ": [[2.0], "TJ"],
    b"<<>>TJ": [[], "TJ"],
    b"/B gs": ["/B", "gs"],
    b"%x\nn": ["n"],
    b"%x\rn": ["n"],
    b")n": ["n"],
    b"]n": ["n"],
    b">n": ["n"],
    b">>n": ["n"],
    b"{n": ["n"],
    b"}n": ["n"],
}
"""What ends a word without a blank, with what it is itself."""


@pytest.mark.parametrize("rest", ENDED, ids=ascii)
def test_any_sign_of_its_own_ends_a_word(rest: bytes) -> None:
    """Strings, lists, names and comments need no blank before them; what closes nothing is read over."""
    *operands, operator = ENDED[rest]
    assert read(b"1" + rest) == [([1.0, *operands], operator)]
    assert read(b"/A" + rest) == [(["/A", *operands], operator)]


READ: dict[bytes, list[tuple[object, str]]] = {
    b"+1 -2. .5 -.5 1.25 c": [([1.0, -2.0, 0.5, -0.5, 1.25], "c")],
    b"1000000000 -1000000000 m": [([1e9, -1e9], "m")],
    b"q n Q": [(NONE, "q"), (NONE, "n"), (NONE, "Q")],
    b"true false null gs": [([None] * 3, "gs")],
    b"[a true 1]TJ": [([[None, None, 1.0]], "TJ")],
    b"[1[2[3]4]5]TJ": [([[1.0, [2.0, [3.0], 4.0], 5.0]], "TJ")],
    b"]]1]w": [([1.0], "w")],
    b"[1 2 ]TJ [3": [([[1.0, 2.0]], "TJ")],
    b"<</A<</B 1>>>>BDC": [([["/A", ["/B", 1.0]]], "BDC")],
    rb"(a(b)c)Tj": [([b"a(b)c"], "Tj")],
    rb"(a\)b\(c\\)Tj": [([b"a)b(c\\"], "Tj")],
    b"(a\\\r\nb\\\nc\\\rd)Tj": [([b"abcd"], "Tj")],
    rb"(\n\r\t\b\f\x)Tj": [([b"\n\r\t\b\fx"], "Tj")],
    rb"(\0\12\101\1011\777\8\9)Tj": [([b"\x00\nAA1\xff89"], "Tj")],
    b"(a\nb)Tj": [([b"a\nb"], "Tj")],
    b"<6>Tj": [([b"`"], "Tj")],
    b"<>Tj": [([b""], "Tj")],
    b"<4A4b\n09 g>n": [([b"JK\x09"], "n")],
    b"<616>n": [([b"a`"], "n")],
    b"/#41#4a#4B#xx gs": [(["/AJK#xx"], "gs")],
    b"/#c3#a5 /#ff gs": [(["/å", "/ÿ"], "gs")],
    b"\xe5": [(NONE, "å")],
    b"ID n": [(NONE, "ID"), (NONE, "n")],
    b"1 BI /W 3 /H 4 ID x EI n": [({"settings": {"/W": 3.0, "/H": 4.0}}, "INLINE IMAGE"), (NONE, "n")],
    b"BI /W ID x EI n": [({"settings": {}}, "INLINE IMAGE"), (NONE, "n")],
    b"BI /W [1 ID x EI 2 w": [({"settings": {"/W": [1.0]}}, "INLINE IMAGE"), ([2.0], "w")],
    b"BI ID x EI": [({"settings": {}}, "INLINE IMAGE")],
    b"BI ID x n": [({"settings": {}}, "INLINE IMAGE")],
}
"""Contents, and what stands in them."""


@pytest.mark.parametrize("content", READ, ids=ascii)
def test_a_content_is_what_stands_in_it(content: bytes) -> None:
    """Numbers, names, strings with their escapes, lists, images; a list that is not closed belongs to nothing."""
    assert read(content) == READ[content]


LATER = [b"\tb\xff", b"\nb\xff", b"\rb\xff", b" b\xff", b"~b\xff", b"abcdefghi\xff", b"\x00", b"\x7f"]
HERE = [b"\tn", b"\nn", b"\rn", b" n", b"~n", b"abcdefghij\xff", b""]


@pytest.mark.parametrize("before", [bytes((one,)) for one in WHITE], ids=ascii)
@pytest.mark.parametrize("after", [b"\t", b"\n", b"\r", b" "], ids=ascii)
def test_an_image_ends_where_its_operator_stands_alone(before: bytes, after: bytes) -> None:
    """Between blanks, when ten signs behind it are such as a content has; else it is one of the image's own bytes."""
    image = b"BI ID \xff" + before + b"EI" + after
    assert [name for _, name in read(image + b"f f")] == ["INLINE IMAGE", "f", "f"]
    for here in HERE:
        assert read(image + here + b" EI f")[1:] == read(here + b" EI f")
    for later in LATER:
        assert [name for _, name in read(image + later + b" EI f")] == ["INLINE IMAGE", "f"]
    for none in (b"xEI f", b" EIx f", b" EI\x0c f"):
        assert [name for _, name in read(b"BI ID \xff" + none + b" EI f")] == ["INLINE IMAGE", "f"]


def test_limits_are_those_that_are_documented() -> None:
    """Bytes, operators and things of a document; what stands before an operator, letters, numbers and lists."""
    assert (reader.MOST_BYTES, reader.MOST_STEPS, reader.MOST_KEPT) == (40_000_000, 2_000_000, 200_000)
    assert (reader.MOST_OPERANDS, reader.MOST_LETTERS, reader.LARGEST, reader.DEEPEST) == (100_000, 65_535, 1e9, 20)


TOO_MUCH: dict[str, tuple[bytes, bytes, str]] = {
    "operands": (b"1 2 3 m", b"1 2 3 4 m", "more than 4 operands stand before one operator"),
    "operands of the second": (b"n 1 2 3 m", b"n 1 2 3 4 m", "more than 4 operands"),
    "operands after an image": (b"BI ID x EI 1 2 3 m", b"BI ID x EI 1 2 3 4 m", "more than 4 operands"),
    "comments": (b"%a\n%b\n%c\n1 2 3 m", b"1 2 3 4 5", "more than 4 operands"),
    "lists": (b"[[", b"[[[", "lists lie more than 2 deep in lists"),
    "lists with names": (b"<<[", b"<<[<<", "lists lie more than 2 deep in lists"),
    "letters": (b"(abc)Tj", b"(abcd)Tj", "a string has more than 3 bytes"),
    "letters and escapes": (rb"(\101\102\103)Tj", b"(" + b"a" * 12 + b")Tj", "a string has more than 3 bytes"),
    "letters without an end": (b"(abc)Tj", b"(" + b"a" * 13 + b")Tj", "a string does not end"),
    "digits": (b"<616263>Tj", b"<61626364>Tj", "a string has more than 3 bytes"),
    "blanks between digits": (b"<     616263>Tj", b"<" + b"6" * 11 + b">Tj", "a string has more than 3 bytes"),
    "digits without an end": (b"<616263>Tj", b"<      616263>Tj", "a string does not end"),
    "a number": (b"1000000000 w", b"1000000001 w", "the number 1000000001 is larger than any paper"),
    "a number below zero": (b"-1000000000 w", b"-1000000001 w", "the number -1000000001 is larger"),
    "a long number": (b"." + b"1" * 40 + b" w", b"9" * 40 + b".5 w", f"the number {'9' * 40} is larger than"),
    "no number": (b"1 w", b"1" * 81 + b" w", f"b'{'1' * 40}' is no number"),
}
"""What is read with limits of three letters, four operands and two lists, what is not, and why."""


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_is_larger_than_its_limit_is_refused(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As much as the limit says is read, one more is refused by its name."""
    for name, limit in (("MOST_OPERANDS", 4), ("MOST_LETTERS", 3), ("DEEPEST", 2)):
        monkeypatch.setattr(reader, name, limit)
    most, more, why = TOO_MUCH[what]
    read(most)
    with pytest.raises(ValueError) as refused:
        read(more)
    assert why in str(refused.value)


ASKED: dict[str, tuple[Callable[[Allowance], object], str]] = {
    "MOST_BYTES": (lambda allowed: allowed.read(b"x"), "its contents have more than 3 bytes"),
    "MOST_STEPS": (lambda allowed: allowed.step(), "it has more than 3 steps"),
    "MOST_KEPT": (lambda allowed: allowed.keep(), "it draws more than 3 things"),
}


@pytest.mark.parametrize("limit", ASKED)
def test_an_allowance_is_given_up_to_its_limit(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three of three are given, the fourth is not."""
    monkeypatch.setattr(reader, limit, 3)
    ask, why = ASKED[limit]
    allowed = Allowance()
    assert [ask(allowed) for _ in range(3)] == [b"x" if limit == "MOST_BYTES" else None] * 3
    with pytest.raises(ValueError, match=why):
        ask(allowed)
