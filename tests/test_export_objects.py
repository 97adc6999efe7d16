"""A PDF as objects: what was read is written again, by pypdf's judgement too, and what nobody asked for stays."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import create_string_object

from journeyctl.export.objects import Objects, Ref, Stream, text

SMALL = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog % the first
   /Pages 2 0 R /Lang (a\\(b\\051 (c) \\\\ \\
d\\n) /Hex <fe ff 0 > >>
endobj
2 0 obj
<</Kids[]/Count 0/Half -.5/On true/No null>>
endobj
3 0 obj
<< /Length 4 0 R >>
stream
endobj in the middle
endstream
endobj
4 0 obj
20
endobj
xref
0 5
0000000000 65535 f"""
TEXTS = st.binary(max_size=20) | st.text("ab()\\", max_size=8).map(str.encode)
NAMES = st.text("abcXYZ-+.", min_size=1, max_size=5).map("/{}".format)
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.integers(-(10**6), 10**6).map(lambda one: one / 64),
    NAMES, TEXTS, st.just(Ref(2)),
)  # fmt: skip
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4))


def small() -> bytes:
    """The small file with its table of objects."""
    places = [SMALL.index(b"%d 0 obj" % number) for number in range(1, 5)]
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<< /Size 5 /Root 1 0 R /Info 2 0 R >>\nstartxref\n%d\n%%%%EOF\n" % SMALL.index(b"xref\n")
    return SMALL + b" \n" + rows + tail


def test_what_is_written_in_every_way_is_read() -> None:
    """Comments, escapes, brackets in strings, strings of digits, numbers, and data that hold the word for an end."""
    document = Objects(small())
    assert document.catalogue["/Lang"] == b"a(b) (c) \\ d\n"
    assert document.catalogue["/Hex"] == b"\xfe\xff\x00"
    assert document[Ref(2)] == {"/Kids": [], "/Count": 0, "/Half": -0.5, "/On": True, "/No": None}
    assert document.data(Ref(3)) == b"endobj in the middle"
    assert document[Ref(9)] is None


@settings(derandomize=True, deadline=None, max_examples=60)
@given(VALUES)
def test_what_is_written_is_read_again(value: Any) -> None:
    """Any value comes back as it was; a second file of it has the same bytes."""
    document = Objects(small())
    at = document.add(value)
    data = document.written(b"0" * 16)
    assert Objects(data)[at] == (document[Ref(2)] if value == Ref(2) else value)
    assert Objects(data).written(b"0" * 16) == data
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 0


def test_only_what_was_asked_for_is_written_anew() -> None:
    """An object that nobody asked for stands in the new file byte for byte; the length of old data is gone."""
    document = Objects(small())
    document.put(Ref(3), {}, b"other")
    document.drop("no object")
    data = document.written(b"0" * 16)
    assert SMALL[SMALL.index(b"1 0 obj") : SMALL.index(b"3 0 obj")] in data
    assert b"4 0 obj" not in data
    assert Objects(data).data(Ref(3)) == b"other"
    assert isinstance(Objects(data)[Ref(3)], Stream)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=20) | st.text("abc\xe5\xfe\xff\xef\xbb\xbf", max_size=4))
def test_words_are_those_that_readers_read(words: str) -> None:
    """A text string is read by pypdf as the words that it was made of."""
    assert create_string_object(text(words)) == words


FOREIGN = {
    "no table": b"%PDF-1.5\nstartxref\n0\n%%EOF",
    "no value": small().replace(b"/Half -.5", b"/Half }"),
    "a string without end": small().replace(b"d\\n)", b"d\\n"),
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_another_kind_of_file_is_refused(data: bytes) -> None:
    """A file without a plain table, or with something that is no value, is a fault and not half a document."""
    with pytest.raises(ValueError, match="PDF"):
        _ = [Objects(data)[Ref(number)] for number in (1, 2)]
