"""The guard on YAML: any bytes give a document, never an exception."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.diagnostics import MOST_TOLD, EnvironmentFault, Span
from journeyctl.source import Mapping, Scalar, read, reader
from journeyctl.source.decoding import unseen

CORPORA = Path(__file__).parent / "corpora"
SUITE = json.loads((CORPORA / "yaml-test-suite" / "cases.json").read_text(encoding="utf-8"))["cases"]
NAUGHTY = json.loads((CORPORA / "blns" / "blns.json").read_text(encoding="utf-8"))


def answered(data: bytes) -> None:
    document = read(data, "file.yaml")
    assert document.root is not None or document.failed
    for one in document.diagnostics:
        assert one.span.line >= 1
        assert one.span.column >= 1
        assert one.advice


def test_the_yaml_test_suite_is_answered_whole() -> None:
    """All 402 cases of the YAML test suite are read or refused with a place, none crashes."""
    assert len(SUITE) == 402
    for case in SUITE:
        answered(case["in_yaml"].encode("utf-8", "surrogatepass"))


def test_naughty_strings_are_answered() -> None:
    """Every naughty string, as plain text and in quotes, is read or refused."""
    strings = NAUGHTY if isinstance(NAUGHTY, list) else NAUGHTY["strings"]
    assert len(strings) == 515
    for text in strings:
        answered(f"title: {text}\n".encode("utf-8", "surrogatepass"))
        answered(f"title: {json.dumps(text)}\n".encode("utf-8", "surrogatepass"))


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_answered(data: bytes) -> None:
    """No bytes raise."""
    answered(data)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="abå:-#'\"[]{}?*&!|>%@ \n\t,0", max_size=120))
def test_random_yaml_like_text_is_answered(text: str) -> None:
    """No text raises, however near to YAML it comes."""
    answered(text.encode())


def test_the_span_of_a_text_is_where_it_was_typed() -> None:
    """Lines and columns count from 1, columns in characters."""
    root = read("title: Å\nowner: 'Ö l'\n".encode(), "f.yaml").root
    assert isinstance(root, Mapping)
    owner = root.get("owner")
    assert isinstance(owner, Scalar)
    assert (owner.span.line, owner.span.column, owner.span.end_column) == (2, 8, 13)


def test_a_folded_block_keeps_its_paragraphs() -> None:
    """A blank line inside `>` stays a paragraph; a single line break is a space."""
    root = read(b"title: >\n  a\n  b\n\n  c\n", "f.yaml").root
    assert root is not None
    title = root.get("title")
    assert isinstance(title, Scalar)
    assert title.text == "a b\n\nc"


@pytest.mark.parametrize("deep", [41, 2_000, 30_000])
def test_nesting_beyond_any_journey_is_refused(deep: int) -> None:
    """Deep nesting, which crashes libyaml's own loader, is one refusal."""
    document = read(f"title: {'[' * deep}".encode(), "f.yaml")
    assert document.root is None
    assert {one.code for one in document.diagnostics} <= {"J010", "J004"}


def test_a_large_file_is_refused_before_it_is_parsed() -> None:
    """Above 2 MB nothing is parsed."""
    (found,) = read(b"#" * 2_000_001, "f.yaml").diagnostics
    assert (found.code, found.span) == ("J002", Span("f.yaml", 1, 1, 1, 1))


def test_an_escape_may_end_a_line() -> None:
    """A separator of lines or paragraphs that is written as an escape is one; in a file it would not be seen."""
    for escape in ("\\L", "\\P", "\\N", "\\u2028"):
        assert read(f'title: "a{escape}b"'.encode(), "f.yaml").diagnostics == ()


def test_the_collector_is_on_again_after_reading() -> None:
    """Reading pauses the garbage collector and gives it back, also after a refusal."""
    read(b"a: [", "f.yaml")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    """Who has switched the garbage collector off finds it so."""
    gc.disable()
    try:
        read(b"title: A", "f.yaml")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_without_libyaml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser, which reads otherwise, is never taken in its place."""
    import yaml

    monkeypatch.delattr(yaml, "CLoader")
    with pytest.raises(EnvironmentFault) as fault:
        read(b"title: A", "f.yaml")
    assert fault.value.code == "J901"


def test_an_error_without_a_place_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What libyaml refuses without saying where stands at the beginning of the file."""
    import yaml

    class Parser:
        def get_event(self) -> None:
            raise yaml.YAMLError("odd")

        def dispose(self) -> None:
            pass

    monkeypatch.setattr("journeyctl.source.reader._parser", lambda _: Parser())
    (found,) = read(b"title: A", "f.yaml").diagnostics
    assert (found.code, found.span) == ("J004", Span("f.yaml", 1, 1, 1, 1))


@pytest.mark.parametrize(("length", "codes"), [(20_000, []), (20_001, ["J011"])])
def test_a_text_is_read_up_to_its_limit(length: int, codes: list[str]) -> None:
    """Twenty thousand characters are read, one more is not."""
    document = read(b"title: " + b"a" * length, "f.yaml")
    assert [one.code for one in document.diagnostics] == codes
    assert document.root is not None
    title = document.root.get("title")
    assert isinstance(title, Scalar)
    assert len(title.text) == (0 if codes else length)


@pytest.mark.parametrize(("deep", "codes"), [(39, []), (40, ["J010"])])
def test_nesting_is_read_up_to_its_limit(deep: int, codes: list[str]) -> None:
    """Forty levels are read, the file's own among them; one more is not."""
    document = read(f"title: {'[' * deep}x{']' * deep}".encode(), "f.yaml")
    assert [one.code for one in document.diagnostics] == codes


@pytest.mark.parametrize(("size", "codes"), [(2_000_000, ["J014"]), (2_000_001, ["J002"])])
def test_a_file_is_read_up_to_its_limit(size: int, codes: list[str]) -> None:
    """Two million bytes are read, one more is not."""
    assert [one.code for one in read(b"#" * size, "f.yaml").diagnostics] == codes


@pytest.mark.parametrize(
    ("text", "line", "column", "instead"),
    [
        ("title: a\u2028b", 1, 9, " "),
        ("title: a\x85b", 1, 9, " "),
        ("title: a\u2029b", 1, 9, " "),
        ("title: ab\u2028cd", 1, 10, " "),
        ("title: a \u2028b", 1, 10, ""),
        ("title: a\u2028 b", 1, 9, ""),
        ("title: a\u2028", 1, 9, ""),
        ("\u2028title: a", 1, 1, ""),
        ("title: a\u2028\nb: c", 1, 9, ""),
        ("title: a\x07b", 1, 9, ""),
        ("\ufefftitle: a\ufeff", 1, 9, ""),
        ("\n\x07title: a", 2, 1, ""),
        ("\n\n title: \u200aa\x00b\x07", 3, 11, ""),
    ],
)
def test_what_cannot_be_seen_is_told_at_its_place_and_goes(text: str, line: int, column: int, instead: str) -> None:
    """The first invisible character is named, and the fix takes it out; an end of a line between words is a space."""
    (found,) = read(text.encode(), "f.yaml").diagnostics
    assert (found.code, found.span) == ("J003", Span("f.yaml", line, column, line, column + 1))
    assert found.fix is not None
    assert (found.fix.safe, [edit.text for edit in found.fix.edits]) == (True, [instead])
    assert found.fix.edits[0].span == found.span


@pytest.mark.parametrize(
    "data", [b"\xff\xfet\x00", b"\xfe\xff\x00t", b"t\x00i\x00", b"\x00t\xff", b"\xff\xfeAB", b"\xfe\xffAB"]
)
def test_an_encoding_that_is_not_ours_is_named(data: bytes) -> None:
    """UTF-16 is named, with its mark or by its zeros; another byte that is none of ours by its number and place."""
    (found,) = read(data + b"\xff", "f.yaml").diagnostics
    assert (found.code, found.message) == ("J001", "the file is UTF-16; a journey is written in UTF-8")
    (late,) = read(b"abcd\x00\xff", "f.yaml").diagnostics
    assert late.message == "the byte 0xFF is not UTF-8; a journey is written in UTF-8"
    (other,) = read(b"title: a\nb: caf\xe9\n", "f.yaml").diagnostics
    assert other.message == "the byte 0xE9 is not UTF-8; a journey is written in UTF-8"
    assert other.span == Span("f.yaml", 2, 7, 2, 8)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("a: &x [b]", "J007", 4), ("a: &x {b: c}", "J007", 4), ("a: &x\n  b: c", "J007", 4), ("a: &x b", "J007", 4),
        ("a: !t [b]", "J006", 4), ("a: !!map {b: c}", "J006", 4), ("a: !t\n  - b", "J006", 4), ("a: !t b", "J006", 4),
        ("&x a: b", "J007", 1), ("!t a: b", "J006", 1), ("!t\na: b", "J006", 1),
    ],
)  # fmt: skip
def test_whatever_is_decorated_is_refused(text: str, code: str, column: int) -> None:
    """An anchor or a tag is refused on a text, a list, a block of keys, a key and the whole file, where it stands."""
    found = read(text.encode(), "f.yaml").diagnostics
    assert [(one.code, one.span.line, one.span.column) for one in found[:1]] == [(code, 1, column)]


def test_an_anchor_with_a_tag_is_refused_for_both() -> None:
    """Both are told."""
    assert [one.code for one in read(b"a: &x !t b", "f.yaml").diagnostics] == ["J007", "J006"]


@pytest.mark.parametrize(("most", "codes"), [(8, []), (7, ["J010"])])
def test_parts_are_read_up_to_their_limit(most: int, codes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of as many parts as are read is read, one of one more is not; its beginning and end count."""
    assert reader.MOST_EVENTS == 200_000
    monkeypatch.setattr(reader, "MOST_EVENTS", most)
    document = read(b"a: b\n", "f.yaml")
    assert [one.code for one in document.diagnostics] == codes
    assert (document.root is None) == bool(codes)


def test_a_file_of_very_many_mistakes_is_not_read_on() -> None:
    """After a thousand and one there is nothing to go on with."""
    for count, there in ((MOST_TOLD, True), (MOST_TOLD + 1, False)):
        assert (read(b"a: [" + b"&x b, " * count + b"]", "f.yaml").root is not None) == there


def test_the_parser_is_let_go_and_the_collector_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """While events are read the collector does not run, and the parser's memory goes at once, after an error too."""
    seen: list[object] = []
    real = reader._parser

    class Parser:
        def __init__(self, text: str) -> None:
            self.real = real(text)

        def get_event(self) -> object:
            seen.append(gc.isenabled())
            return self.real.get_event()

        def dispose(self) -> None:
            seen.append("gone")
            self.real.dispose()

    monkeypatch.setattr(reader, "_parser", Parser)
    for text in (b"a: b", b"a: [", b"a: b\n---\nc: d"):
        seen.clear()
        read(text, "f.yaml")
        assert set(seen[:-1]) == {False}
        assert seen[-1] == "gone"


@pytest.mark.parametrize(
    "sign", ["\x00", "\x08", "\x0b", "\x0c", "\x0e", "\x1f", "\x7f", "\x80", "\x84", "\x86", "\x9f"]
)
def test_every_control_is_refused(sign: str) -> None:
    """As it stands in a file, and as an escape; line ends and tabs are none."""
    assert [one.code for one in read(f"title: a{sign}b".encode(), "f.yaml").diagnostics] == ["J003"]
    assert [one.code for one in read(f'title: "a\\x{ord(sign):02x}b"'.encode(), "f.yaml").diagnostics] == ["J003"]


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ufeff", "\\ufffe", "\\uffff"])
def test_what_is_no_character_is_refused(escape: str) -> None:
    """Halves of characters, marks of byte order and what is never a character, as escapes."""
    assert [one.code for one in read(f'title: "a{escape}b"'.encode(), "f.yaml").diagnostics][:1] in (["J003"], ["J004"])


@pytest.mark.parametrize("sign", [chr(0xD800), chr(0xDFFF), "\ufeff", "\ufffe", "\uffff"])
def test_half_a_character_is_not_seen(sign: str) -> None:
    """Wherever a text comes from, it is found at its place."""
    assert [unseen(f"å\nb{sign}"), unseen(f"å\nb{sign}", raw=True), unseen("å\tb"), unseen("")] == [3, 3, -1, -1]


@pytest.mark.parametrize("data", [b"", b"# only words\n"])
def test_an_empty_file_is_told_at_its_beginning(data: bytes) -> None:
    """What holds nothing has no place but its beginning."""
    (found,) = read(data, "f.yaml").diagnostics
    assert (found.code, found.span) == ("J014", Span("f.yaml", 1, 1, 1, 1))


def test_a_list_ends_where_its_bracket_does() -> None:
    """Its span runs over all its lines; line and column count from 1, and the end is the column after it."""
    root = read(b"title: [a,\n  bc]\n", "a.yaml").root
    assert root is not None
    found = root.get("title")
    assert found is not None
    assert tuple(found.span) == ("a.yaml", 1, 8, 2, 6)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("? [a]\n: x", "J013"),
        ("<<: {a: b}", "J015"),
        ("lang: en\nlang: sv", "J005"),
    ],
)
def test_what_follows_a_wrong_key_is_read(line: str, code: str) -> None:
    """One wrong key takes no other along: those after it are there, and what is wrong with them is told."""
    document = read(f"{line}\nowner: A\nowner: B\n".encode(), "a.yaml")
    assert [one.code for one in document.diagnostics] == [code, "J005"]
    assert document.root is not None
    assert document.root.get("owner") is not None


def test_what_follows_half_a_text_is_read() -> None:
    """A comma that splits a text inside `{ }` takes no other key along."""
    found = read(b"a: {b: c, d, b: e}", "a.yaml").diagnostics
    assert [(one.code, one.span.column) for one in found] == [("J013", 11), ("J005", 14)]


@pytest.mark.parametrize(("text", "safe"), [("  \u2022 a: b\n  \u2022 c: d", True), ("  \u2022 a\n  \u2022 b", False)])
def test_bullets_are_mended_unasked_only_where_they_can_be_nothing_else(text: str, safe: bool) -> None:
    """Before keys a bullet is no text; before words it may be one."""
    (found,) = read(f"activities:\n{text}\n".encode(), "a.yaml").diagnostics
    assert found.fix is not None
    assert (found.code, found.fix.safe, len(found.fix.edits)) == ("J013", safe, 2)


def test_an_escape_is_found_where_a_text_begins() -> None:
    """The first sign of a text counts as any other."""
    assert [one.code for one in read(b'title: "\\x07b"', "a.yaml").diagnostics] == ["J003"]


@pytest.mark.parametrize(("text", "told"), [("-a", "'-a'"), ("-" + "b" * 30, f"'-{'b' * 19}'")])
def test_a_hyphen_without_a_space_is_told(text: str, told: str) -> None:
    """With twenty letters of what follows it, and from the first letter on."""
    (found,) = read(f"title: {text}".encode(), "a.yaml").diagnostics
    assert (found.code, found.message) == ("J013", f"{told} begins with a hyphen and no space")


def test_a_quoted_text_of_the_greatest_length_is_read() -> None:
    """What is at the limit is not beyond it, in quotes either."""
    assert read(b'title: "' + b"a" * reader.LONGEST + b'"\n', "f.yaml").diagnostics == ()


def test_a_reference_is_refused_where_it_stands() -> None:
    """The place of a refusal ends where what is refused does."""
    (found,) = read(b"title: A\nlang: *word\n", "f.yaml").diagnostics
    assert found.span == Span("f.yaml", 2, 7, 2, 12)
