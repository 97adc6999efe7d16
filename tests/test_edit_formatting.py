"""One form: what `fmt` makes of a file says the same, keeps every comment, and is made once."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.binding import Catalogue, bind
from journeyctl.edit import difference, formatting, kind, reformat
from journeyctl.model import Journey
from journeyctl.record import Record
from journeyctl.schema import validate
from journeyctl.shorthand import expand
from journeyctl.source import Mapping, read
from tests.running import ROOT
from tests.styles import Writer, plain_data, tree

CASES = sorted(path for path in (ROOT / "tests" / "cases-format").glob("*.yaml") if ".formatted" not in path.name)
OURS = sorted(path for folder in ("journeys", "personas", "themes") for path in (ROOT / folder).rglob("*.yaml"))
OTHERS = [path for path in sorted((ROOT / "tests" / "cases").glob("*.yaml")) if read(path.read_bytes(), "").root]
READABLE = [path for path in OTHERS if not read(path.read_bytes(), "").failed]
NUMBERED = re.compile(r"# (\d+):")


def rooted(data: bytes) -> Mapping:
    """The root of a file that can be read."""
    root = read(data, "a.journey.yaml").root
    assert root is not None
    return root


def formatted(data: bytes, *, sort: bool = False, name: str = "a.journey.yaml") -> bytes:
    """The form of a file that can be read."""
    made = reformat(data, name, kind(name) if sort else None).data
    assert made is not None
    return made


def placeless(value: Any) -> Any:
    """What something means, wherever it was written."""
    if isinstance(value, Record):
        fields = {key: getattr(value, key) for key in type(value).__names__ if key != "span"}
        return type(value), {key: placeless(one) for key, one in fields.items()}
    if isinstance(value, dict):
        return {key: placeless(one) for key, one in value.items()}
    return tuple(map(placeless, value)) if isinstance(value, tuple) and not hasattr(value, "line") else value


def meaning(data: bytes) -> Any:
    """The journey a file means; what it says where it is not the language."""
    root = rooted(data)
    if validate(root, "journey"):
        return plain_data(root)
    bound = bind(expand(root, "journey"), Catalogue(), "a.journey.yaml").journey
    assert bound is None or isinstance(bound, Journey)
    return placeless(bound)


def comments(data: bytes) -> list[str]:
    """The comments of one of our files, in order; no text in them has a `#` behind a space."""
    return re.findall(r"(?:^|(?<=\s))#\s*(.+?)\s*$", data.decode("utf-8-sig"), re.MULTILINE)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_form(path: Path) -> None:
    """A file comes out as the one beside it, which stays as it is."""
    wanted = path.with_name(f"{path.stem}.formatted.yaml").read_bytes()
    assert formatted(path.read_bytes()).decode() == wanted.decode()
    assert formatted(wanted).decode() == wanted.decode()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_files_are_in_the_form(path: Path) -> None:
    """Every journey, persona and theme of this repository is written as `fmt` writes it."""
    assert formatted(path.read_bytes()).decode() == path.read_bytes().decode()


@pytest.mark.parametrize("path", [*OURS, *READABLE], ids=lambda path: path.name)
@pytest.mark.parametrize("sort", [False, True], ids=["kept", "sorted"])
def test_a_journey_is_the_same_afterwards(path: Path, sort: bool) -> None:
    """Every file that can be read means the same journey, has the same comments, and is formatted at once."""
    before = path.read_bytes()
    after = formatted(before, sort=sort, name=path.name)
    assert meaning(after) == meaning(before)
    assert (sorted if sort else list)(comments(after)) == (sorted if sort else list)(comments(before))
    assert formatted(after, sort=sort, name=path.name) == after


@settings(max_examples=70)
@given(st.integers(0, 2**32))
def test_any_way_of_writing(seed: int) -> None:
    """However a file is written, its form says the same, keeps all comments in order, and stays as it is."""
    chance = random.Random(seed)
    writer = Writer(chance)
    before = writer.file(tree(chance))
    document = read(before, "a.journey.yaml")
    if document.root is None or document.failed:
        return
    after = formatted(before)
    assert plain_data(rooted(after)) == plain_data(document.root)
    assert NUMBERED.findall(after.decode()) == [str(number) for number in range(len(writer.comments))]
    assert formatted(after) == after


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_sorting_keeps_what_is_said(seed: int) -> None:
    """Keys that no schema knows stay where they are, and none is lost."""
    chance = random.Random(seed)
    writer = Writer(chance)
    before = writer.file({"phases": ["a"], "title": "b", **tree(chance, 2)})
    document = read(before, "a.journey.yaml")
    if document.root is None or document.failed:
        return
    after = formatted(before, sort=True)
    assert plain_data(rooted(after)) == plain_data(document.root)
    assert sorted(map(int, NUMBERED.findall(after.decode()))) == list(range(len(writer.comments)))
    assert formatted(after, sort=True) == after


def test_most_of_what_is_written_is_read() -> None:
    """The writer of these tests writes files that can be read, nearly always: else they would prove nothing."""
    written = [Writer(random.Random(seed)).file(tree(random.Random(seed))) for seed in range(100)]
    assert sum(not read(one, "").failed for one in written) > 95


def test_sorted_keys_take_their_comments_along() -> None:
    """The schema's order, at every depth; comments above and beside move with their key, those of the file stay."""
    before = (
        "# journeyctl: ignore J201 -- all of it\n"
        "phases:  # the phases\n  - activities: [b]\n    # its name\n    name: a\n\n"
        "channels:\n  z: {name: Z}\n  a: {name: A}\n\n# the title\ntitle: t\n"
    )
    after = (
        "# journeyctl: ignore J201 -- all of it\n"
        "\n# the title\ntitle: t\n"
        "phases:  # the phases\n  -\n    # its name\n    name: a\n    activities: [b]\n\n"
        "channels:\n  z: {name: Z}\n  a: {name: A}\n"
    )
    assert formatted(before.encode(), sort=True).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a:  1\r\nb: |\r\n   c\r\n", b"a: 1\r\nb: |\r\n  c\r\n"),
        (b"\xef\xbb\xbfa: 1\n", b"a: 1\n"),
        (b"a: 1\rb: 2\r", b"a: 1\nb: 2\n"),
        (b"a: 1", b"a: 1\n"),
        (b"a: 1\n\n\n", b"a: 1\n"),
        (b"{}", b"{}\n"),
        (b"---\na: 1\n...\n", b"---\na: 1\n...\n"),
    ],
)
def test_line_ends(before: bytes, after: bytes) -> None:
    """CRLF stays CRLF, a byte order mark goes, a file ends with one line end."""
    assert formatted(before) == after
    assert formatted(after) == after


def test_a_file_with_errors_has_no_form() -> None:
    """What cannot be read is not touched, and said."""
    made = reformat(b"a: 1\na: 2\n", "a.journey.yaml")
    assert made.data is None
    assert [(one.code, one.span.line) for one in made.diagnostics] == [("J005", 2)]


@pytest.mark.parametrize("made", ["a: '1'\n", "a: {\n", "b: 1\n", "a: 1\na: 1\n", "a: [1]\n"])
def test_another_meaning_is_never_given_out(monkeypatch: pytest.MonkeyPatch, made: str) -> None:
    """Were the form to say something else, that would be told as the bug it is."""
    monkeypatch.setattr(formatting, "printed", lambda _: made)
    with pytest.raises(AssertionError, match="mean something else"):
        reformat(b"a: 1\n", "a.journey.yaml")


def test_a_difference_is_a_patch() -> None:
    """A unified diff tells line ends and a missing last one; equal files have none."""
    assert difference(b"a: 1\n", b"a: 1\n", "a") == b""
    assert difference(b"b\r\na:  1", b"b\r\na: 1\n", "x y") == (
        b"--- x y\n+++ x y\n@@ -1,2 +1,2 @@\n b\r\n-a:  1\n\\ No newline at end of file\n+a: 1\n"
    )
