"""Fixes: each cures what it is of, and changes nothing else; what would do more is not made."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.diagnostics import Diagnostic, Edit, Fix, Span
from journeyctl.edit import Mended, mend, repair_all
from journeyctl.edit.edits import Places, apply
from journeyctl.pipeline import Inquiry, find
from journeyctl.source import Mapping, Node, Scalar, read
from tests.running import ROOT
from tests.styles import Writer, tree
from tests.test_cases import findings

NAME = "a.journey.yaml"
FILES = [one for folder in ("cases", "cases-binding") for one in sorted((ROOT / "tests" / folder).glob("*.yaml"))]
FIXES = [(path, at) for path in FILES for at, one in enumerate(findings(path)) if one.fix]
HEAD = "title: T\nlang: en\nactivities:\n"
ITEM = f"{HEAD}  - name: a\n"


def edited(*edits: tuple[int, int, int, int, str], safe: bool = True, code: str = "J999") -> Diagnostic:
    """A finding with a fix, its places as line, column, last line, last column."""
    made = tuple(Edit(Span(NAME, *place), text) for *place, text in edits)
    return Diagnostic("error", code, "", made[0].span, fix=Fix(made, safe))


def mended(text: str, *found: Diagnostic, unsafe: bool = False) -> Mended:
    return mend(text.encode(), NAME, found, unsafe=unsafe)


def repaired(folder: Path, text: str, *, unsafe: bool = False, select: tuple[str, ...] = ("J0", "J1", "J3")) -> str:
    """A journey after its fixes."""
    path = folder / NAME
    path.write_bytes(text.encode())
    (one,) = repair_all(find((str(path),)), Inquiry(select=select, pedantic=True), unsafe=unsafe)
    return text if one.data is None else one.data.decode()


def texts(node: Node) -> Iterator[Scalar]:
    """Every text of a file, keys included."""
    if isinstance(node, Scalar):
        yield node
    else:
        for one in [each for entry in node.entries for each in entry] if isinstance(node, Mapping) else node.items:
            yield from texts(one)


@pytest.mark.parametrize(("path", "at"), FIXES, ids=lambda value: getattr(value, "stem", str(value)))
def test_a_fix_cures_its_finding(path: Path, at: int, tmp_path: Path) -> None:
    """Every fix of every refused file is made, and its finding is gone; so is no other word."""
    one = findings(path)[at]
    made = mend(path.read_bytes(), path.name, [one], unsafe=True)
    assert made.made == (one,)
    after = tmp_path / path.name
    after.write_bytes(made.data)
    assert (one.code, one.message, one.span.line) not in {
        (left.code, left.message, left.span.line) for left in findings(after)
    }


def test_there_are_fixes() -> None:
    """The cases above are many, of every kind that the stages know."""
    codes = {findings(path)[at].code for path, at in FIXES}
    assert codes >= {"J003", "J009", "J012", "J013", "J101", "J103", "J303", "J307", "J308", "J312"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("happiness: 0,5", "happiness: 0.5"),
        ("happiness: −1", "happiness: -1"),
        ("happiness: –1", "happiness: -1"),
        ('happiness: "-1"', "happiness: -1"),
        ("optional: ja", "optional: yes"),
        ("present: Nej", "present: no"),
        ("glädje: -2", "glädje: -2"),
        ("Happiness: 1", "happiness: 1"),
        ("satisfied: 1", "satisfied: 1"),
        ("tankar: Oj", "thoughts: Oj"),
        ("kind: Event", "kind: event"),
        ("kind: evnt", "kind: evnt"),
        ("thoughts: Undrar: varför  # why", 'thoughts: "Undrar: varför"  # why'),
        ("tankar: Undrar: varför", 'thoughts: "Undrar: varför"'),
        ("thougts: Undrar: varför\n    mood: 0,5", 'thougts: "Undrar: varför"\n    happiness: 0.5'),
        ("thoughts: Undrar: varför\n      och mera", "thoughts: Undrar: varför\n      och mera"),
        ('thoughts: Säg "hej": C:\\x', 'thoughts: "Säg \\"hej\\": C:\\\\x"'),
        ("thoughts: '[a]: b': c", "thoughts: '[a]: b': c"),
        ("thoughts: [a: b: c]", "thoughts: [a: b: c]"),
        ("thoughts:\n      - Undrar: varför: nu", 'thoughts:\n      - "Undrar: varför: nu"'),
        ("thoughts:\n      - Undrar:  varför", 'thoughts:\n      - "Undrar:  varför"'),
        ("thoughts: Nr #3 # why", "thoughts: Nr #3 # why"),
        ("thoughts: Nr #3", 'thoughts: "Nr #3"'),
        ("thoughts: Nr\n      ett #3", "thoughts: Nr\n      ett #3"),
        ("thoughts: Nr #tre", "thoughts: Nr #tre"),
        ("touchpoints: {name: Nr #3, link: x}", "touchpoints: {name: Nr #3, link: x}"),
        ("thoughts: @hem", 'thoughts: "@hem"'),
        ("thoughts: a\u0007b\u0007\n    duration: \u2028x", "thoughts: ab\n    duration: x"),
        ("thoughts: a\u2028b", "thoughts: a b"),
        ("thoughts:\n      -\ta: b", "thoughts:\n      - a: b"),
        ("thoughts:\n\t- a", "thoughts:\n  - a"),
        ("thoughts:Oj\n    pains: Nej", "thoughts: Oj\n    pains: Nej"),
        ("thoughts:\u00a0\u00a0Oj\n    pains: Nej", "thoughts: Oj\n    pains: Nej"),
        ("pains: Nej\n\u00a0 \u00a0 thoughts: Oj", "pains: Nej\n    thoughts: Oj"),
        ("thoughts:\n      • text: a\n      • text: b", "thoughts:\n      - text: a\n      - text: b"),
        ("thoughts:\n      • a\n      • b", "thoughts:\n      • a\n      • b"),
        ("thoughts: Oj\n      pains: Nej", "thoughts: Oj\n      pains: Nej"),
        ("thoughts:\n      - a\n      -Bra", "thoughts:\n      - a\n      - Bra"),
        ("next: A", "next: a"),
        ("next: aa", "next: aa"),
    ],
)
def test_what_is_certain_is_mended(tmp_path: Path, before: str, after: str) -> None:
    """A file is mended where it is certain what was meant, and is left alone where it is not."""
    assert repaired(tmp_path, f"{ITEM}    id: a\n    {before}\n") == f"{ITEM}    id: a\n    {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kind: evnt", "kind: event"),
        ("hapiness: 1", "happiness: 1"),
        ("thoughts: Nr #tre", 'thoughts: "Nr #tre"'),
        ("next: callz", "next: calls"),
        ("hapiness: 1\n    happiness: 2", "hapiness: 1\n    happiness: 2"),
        ("thoughts:\n      • a\n      • b", "thoughts:\n      - a\n      - b"),
        ("thoughts:\n      1. a\n      2. b", "thoughts:\n      - a\n      - b"),
        ("next: [callz, xyz]", "next: [calls, xyz]"),
    ],
)
def test_what_is_likely_is_mended_on_request(tmp_path: Path, before: str, after: str) -> None:
    """An unsafe fix is made when asked for only, and never one that makes a key twice."""
    whole = f"{ITEM}    id: calls\n    {{}}\n".format
    assert repaired(tmp_path, whole(before)) == whole(before)
    assert repaired(tmp_path, whole(before), unsafe=True) == whole(after)


def test_rules_are_mended(tmp_path: Path) -> None:
    """All full dates get their quotes, and all characters that nobody sees are deleted; nothing where not asked."""
    before = f"{HEAD}  - A\u200b\ndate: 2026-01-02\nevidence:\n  e: {{kind: interview, date: 2026-01-03}} # last\n"
    after = before.replace("2026-01-02", '"2026-01-02"').replace("2026-01-03", '"2026-01-03"')
    assert repaired(tmp_path, before, select=("J051",)) == after
    assert repaired(tmp_path, before, select=("J05",)) == after.replace("\u200b", "")
    assert repaired(tmp_path, before, select=("J3",)) == before


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("# journeyctl: ignore J312", ""),
        ("# journeyctl: ignore J312, J303 -- both", ""),
        ("#  journeyctl: ignore J312, J211 -- why", "# journeyctl: ignore J211 -- why"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_without_use_goes(tmp_path: Path, comment: str, left: str, end: str) -> None:
    """With its line, or with the spaces before it. Codes that were not looked for stay."""
    above = f"{HEAD}  {comment}\n  - A\n  - B  {comment}\n"
    wanted = f"{HEAD}  {left}\n  - A\n  - B  {left}\n" if left else f"{HEAD}  - A\n  - B\n"
    after = repaired(tmp_path, above.replace("\n", end), select=("J3", "J299"))
    assert after == wanted.replace("\n", end)


def test_a_comment_is_not_called_useless_by_half_a_look(tmp_path: Path) -> None:
    """Where a journey cannot be read, or codes were not looked for, a comment about them stays."""
    text = f"{HEAD}  - {{name: A, touchpoints: {{channel: phonee, name: R}}}}  # journeyctl: ignore J312\n"
    assert repaired(tmp_path, text, select=("J299",)) == text
    broken = text.replace("lang: en", "lang: en\nnonsense: 1")
    assert repaired(tmp_path, broken, select=("J3", "J299")) == broken


@pytest.mark.parametrize(
    "wrong",
    [
        edited((4, 5, 4, 9, "{")),
        edited((4, 5, 4, 9, '"name')),
        edited((4, 11, 4, 12, "b\n  - c: &x")),
        edited((1, 8, 1, 9, "x"), (1, 8, 1, 9, "y")),
        edited((9, 1, 9, 2, "")),
        edited((4, 80, 4, 81, "")),
        edited((4, 12, 4, 11, "")),
        edited((3, 11, 4, 5, " ")),
        edited((4, 1, 4, 5, "")),
        edited((4, 12, 4, 12, "\n    name: b")),
        edited((2, 1, 2, 9, '"lang": "en": x')),
        edited((4, 5, 4, 9, '"nme"')),
    ],
    ids=range(12),
)
def test_a_fix_that_does_harm_is_not_made(wrong: Diagnostic) -> None:
    """One that makes the file unreadable, moves other words, makes a key twice, or quotes what is no text."""
    assert mended(ITEM, wrong) == Mended(ITEM.encode(), ())


@pytest.mark.parametrize(
    ("wrong", "made"),
    [
        (edited((1, 8, 1, 12, '"a: b"')), True),
        (edited((1, 8, 1, 9, "b")), False),
        (edited((1, 8, 1, 12, "b #3")), False),
        (edited((2, 7, 2, 9, "sv")), False),
        (edited((2, 1, 2, 1, "{")), False),
    ],
)
def test_a_broken_file_is_read_further_or_left(wrong: Diagnostic, made: bool) -> None:
    """Where nothing could be read a fix is made when the line it mends is right then, though others are not."""
    broken = "title: a: b\nlang: en: c\nactivities: [a]\n"
    assert bool(mended(broken, wrong).made) == made


def test_a_fix_that_does_harm_keeps_no_other_back() -> None:
    """The others are made all the same, each at its own place."""
    good, bad, other = edited((1, 8, 1, 9, "Title")), edited((4, 5, 4, 9, "{")), edited((4, 11, 4, 12, "b"))
    made = mended(ITEM, good, bad, other)
    assert made == Mended(ITEM.replace("title: T", "title: Title").replace("a\n", "b\n").encode(), (good, other))


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        ((1, 4, 3, 1, "# x "), False),
        ((1, 4, 3, 1, "x # "), False),
        ((1, 4, 3, 1, "x\n"), True),
        ((1, 4, 3, 2, "x\nd"), True),
        ((4, 5, 4, 5, "x"), False),
        ((4, 4, 4, 5, "x"), True),
        ((4, 5, 5, 1, ""), True),
    ],
)
def test_a_fix_names_what_it_overlaps(edit: tuple[int, int, int, int, str], made: bool) -> None:
    """What begins where a fix ends is another's, be it swallowed or joined."""
    assert bool(mended("a: |\n  b\nc:\ne: f\n", edited(edit)).made) == made


def test_one_fix_of_two_findings_is_made_once() -> None:
    """Both count as mended."""
    one = edited((1, 8, 1, 9, "Title"))
    two = one._replace(message="another")
    assert mended(ITEM, one, two) == Mended(ITEM.replace("T\n", "Title\n").encode(), (one, two))


def test_what_stands_elsewhere_is_left() -> None:
    """A finding of another file, one without a fix, and a file that is no text."""
    one = edited((1, 8, 1, 9, "Title"))
    assert mended(ITEM, one._replace(span=one.span._replace(path="b")), one._replace(fix=None)).made == ()
    assert mend(b"\xff", NAME, [one]) == Mended(b"\xff", ())


def test_bytes_that_are_not_named_stay() -> None:
    """A byte order mark, CRLF and spaces at the end of lines are none of a fix's business."""
    text = "\ufefftitle: T  \r\nlang:   en\r\n\r\nactivities: [a]"
    assert mended(text, edited((2, 9, 2, 11, "sv"))).data.decode() == text.replace("en", "sv")


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_no_fix_changes_more_than_it_names(seed: int) -> None:
    """Whatever edits are tried on whatever file: all texts that they do not touch are there afterwards, in order."""
    chance = random.Random(seed)
    before = Writer(chance).file(tree(chance))
    root = read(before, NAME).root
    words = [*texts(root)] if root else []
    if not words or read(before, NAME).failed:
        return
    chosen = chance.sample(words, min(len(words), 3))
    ways = ("x", '"x"', "a: b", "", "[", "x\n", "# x", "- x", "'")
    found = [
        Diagnostic("error", f"J{at}", "", one.span, fix=Fix((Edit(one.span, chance.choice(ways)),), safe=True))
        for at, one in enumerate(chosen)
    ]
    made = mend(before, NAME, found)
    after = read(made.data, NAME).root
    assert after is not None
    touched = {one.span for one in made.made}
    left = iter([one.text for one in texts(after)])
    assert all(one.text in left for one in words if one.span not in touched)


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([], "ab\r\ncd\re\n"),
        ([(1, 1, 1, 1, "x"), (3, 2, 3, 2, "y")], "xab\r\ncd\rey\n"),
        ([(1, 2, 2, 2, "")], "ad\re\n"),
        ([(1, 1, 1, 2, "xyz"), (1, 2, 1, 3, "")], "xyz\r\ncd\re\n"),
        ([(4, 1, 4, 1, "end")], "ab\r\ncd\re\nend"),
    ],
)
def test_edits(edits: list[tuple[int, int, int, int, str]], after: str) -> None:
    """Edits are made at the places of the text as it was, whatever their order; line ends stay."""
    made = [Edit(Span("", *place), text) for *place, text in edits]
    assert apply("ab\r\ncd\re\n", made) == apply("ab\r\ncd\re\n", reversed(made)) == after


def test_a_place_and_its_index() -> None:
    """Every index of a text is a place, and back."""
    text = "ab\r\ncd\re\n"
    places = Places(text)
    assert [places.index(*places.place(at)) for at in range(len(text) + 1)] == [*range(len(text) + 1)]
