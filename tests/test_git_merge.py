"""Two versions become one by id: what two people did to different things is all there, and the rest stays as it was."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.edit import reformat
from journeyctl.merging import MARKER, Merged, merge, pairing, threeway
from journeyctl.source import read
from tests.edits import NAMING, Change, after, change, independent, move, places, written
from tests.running import ROOT, journeyctl, program
from tests.styles import plain_data

JOURNEYS = sorted(ROOT.glob("journeys/*.yaml"))
NAME = "a.journey.yaml"
COMMENT = re.compile("# /[^\n]*")

pytestmark = pytest.mark.usefixtures("needs_git")


@pytest.fixture(scope="module")
def needs_git() -> None:
    """The fallback is git's own merge of lines."""
    program("git")


def merged(base: str, ours: str, theirs: str) -> Merged:
    """The merge of three texts."""
    return merge(base.encode(), ours.encode(), theirs.encode(), NAME)


def settled(base: str, ours: str, theirs: str) -> str:
    """The merge of three texts that leaves nothing to people, whichever side is whose."""
    made, other = merged(base, ours, theirs), merged(base, theirs, ours)
    assert (made.conflicts, other.conflicts) == (0, 0), made.data.decode()
    assert said(made.data) == said(other.data)
    return made.data.decode()


def unsettled(base: str, ours: str, theirs: str) -> str:
    """The merge of three texts that leaves one thing to people, whichever side is whose."""
    made, other = merged(base, ours, theirs), merged(base, theirs, ours)
    assert (made.conflicts, other.conflicts) == (1, 1), made.data.decode()
    return made.data.decode()


def said(data: bytes):
    """What a file says."""
    found = read(data, NAME)
    assert found.root is not None
    assert not found.failed, data.decode()
    return plain_data(found.root)


BASE = """\
title: T  # the title
phases:
  # the first phase
  - name: Före
    activities:
      - {id: a, name: A, happiness: 1}
      # about b
      - id: b
        name: B
        needs: [Veta]
"""


def test_two_people_add_activities_to_one_phase() -> None:
    """Both stay, in an order that does not depend on the side, and nothing else moves."""
    ours, theirs = BASE + "      - {id: d, name: D}\n", BASE + "      # new\n      - id: c\n        name: C\n"
    both = BASE + "      # new\n      - id: c\n        name: C\n      - {id: d, name: D}\n"
    assert settled(BASE, ours, theirs) == both
    assert settled(BASE, theirs, ours) == both


def test_two_keys_of_one_thing_in_brackets() -> None:
    """Keys on one line are merged as if each had its own."""
    ours = BASE.replace("happiness: 1", "happiness: -2, kind: wait")
    theirs = BASE.replace("name: A,", 'name: "Å, ja", mark: heart,')
    both = BASE.replace(
        "{id: a, name: A, happiness: 1}", '{id: a, name: "Å, ja", mark: heart, happiness: -2, kind: wait}'
    )
    assert said(settled(BASE, ours, theirs).encode()) == said(both.encode())
    assert settled(BASE, ours, theirs).replace("kind: wait, ", "").count("\n") == BASE.count("\n")


def test_neighbouring_lines() -> None:
    """What git takes for a conflict, since the lines touch, is none."""
    ours = BASE.replace("name: B", "name: Bo").replace("title: T", "title: Ny")
    theirs = (
        BASE.replace("[Veta]", "[Veta, Kunna]").replace("# about b", "# all about b").replace("the title", "a title")
    )
    both = BASE.replace("name: B", "name: Bo").replace("[Veta]", "[Veta, Kunna]")
    both = both.replace("title: T", "title: Ny").replace("# about b", "# all about b").replace("the title", "a title")
    assert settled(BASE, ours, theirs) == both


def test_columns_of_the_other_side() -> None:
    """What comes from a file with other indentation is indented as ours is, blocks of text too."""
    base = "a:\n  - name: X\n"
    theirs = "a:\n    - name: X\n    - name: Y\n      # why\n      about: |\n          one\n            two\n"
    ours = "a:\n  - name: X\n  - name: Q\n"
    both = "a:\n  - name: X\n  - name: Q\n  - name: Y\n    # why\n    about: |\n        one\n          two\n"
    assert settled(base, ours, theirs) == both


def test_a_deleted_thing_goes_with_its_comment() -> None:
    """What one side took out and the other left alone is gone."""
    ours = BASE.replace("  # the first phase\n", "").replace("name: Före", "name: Före\n    stage: before")
    theirs = BASE.replace("      - {id: a, name: A, happiness: 1}\n", "").replace("Före", "Innan")
    assert said(settled(BASE, ours, theirs).encode())["phases"][0] == {
        "name": "Innan", "stage": "before", "activities": [{"id": "b", "name": "B", "needs": ["Veta"]}],
    }  # fmt: skip


@pytest.mark.parametrize("head", ["x", "-"])
def test_brackets_against_lines(head: str) -> None:
    """What one side has written in lines, and the other left in brackets, is merged in lines."""
    key = f"{head}:" if head != "-" else head
    base = f"a:\n  {key} {{name: N, v: 1}}\n"
    ours, theirs = base.replace("v: 1", "v: 2"), f"a:\n  {key}\n    name: N\n    # why\n    v: 1\n    w: 3\n"
    made = settled(base, ours, theirs)
    assert said(made.encode()) == said(theirs.replace("v: 1", "v: 2").encode())
    assert "# why\n" in made


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("activities:\n  - Signs the deal  # why\n  - Pays\n",
         "activities:\n  - name: Signs the deal  # why\n    happiness: 1\n  - Pays\n",
         "activities:\n  - Signs a deal  # why\n  - Pays\n",
         "activities:\n  - name: Signs a deal  # why\n    happiness: 1\n  - Pays\n"),
        ("x:\n  needs: Know  # so\n", "x:\n  needs:\n    - Know  # so\n    - Have\n",
         "x:\n  needs: {text: Know, met: fully}  # so\n", None),
        ("x:\n  needs: {text: Know}\n", "x:\n  needs:\n    text: Know\n    met: not\n",
         "x:\n  needs: [{text: Know}, Have]\n", None),
        ("x:\n  evidence: talks\n", "x:\n  evidence: [talks, visits]\n", "x:\n  evidence: [mails, talks]\n",
         "x:\n  evidence: [mails, talks, visits]\n"),
        ("x:\n  pains: Slow\n  a: 1\n", "x:\n  pains: [{text: Slow}]\n  a: 1\n", "x:\n  a: 2\n", "x:\n  a: 2\n"),
    ],
    ids=["text and thing", "list and thing", "thing and list", "text and texts", "other form and gone"],
)  # fmt: skip
def test_short_forms_are_no_change(base: str, ours: str, theirs: str, both: str | None) -> None:
    """A text on one side and a thing or a list on the other are one thing; a form alone is no edit."""
    made, other = settled(base, ours, theirs), settled(base, theirs, ours)
    assert both in (None, made, other)
    words = (word for text in (ours, theirs) for word in re.findall(r"Have|met: \w+|# \w+|mails|visits", text))
    assert all(word in made for word in words)


def test_brackets_of_the_base_alone() -> None:
    """What both wrote in lines, with brackets inside that only look different, is merged as if it had been so."""
    base = "x: {a: [p, {q: 1, r: 2}], b: 1}\n"
    ours, theirs = "x:\n  a: [p, {q: 1, r: 2}]\n  b: 2\n", "x:\n  a: [p, {q: 1,  r: 2}]\n  b: 1\n  c: 1\n"
    assert settled(base, ours, theirs) == ours + "  c: 1\n"


def test_a_comment_below_a_list_is_of_the_list() -> None:
    """A comment that stands as deep as the items above it stays with them, once, when keys come in below."""
    base = "a:\n  - name: X\n  # not yet: Y\nb: 1\n"
    ours, theirs = base.replace("b: 1", "n: 0\nb: 1"), base.replace("b: 1", "m: 2\nb: 1")
    both = base.replace("b: 1", "m: 2\nn: 0\nb: 1")
    assert settled(base, ours, theirs) == settled(base, theirs, ours) == both


def test_a_renamed_thing_is_the_same_thing() -> None:
    """A name that is changed on one side does not lose what the other did to the thing."""
    base = "a:\n  - name: Ringer kundtjänst\n    happiness: 1\n  - name: Väntar\n"
    ours = base.replace("Ringer kundtjänst", "Ringer vår kundtjänst\n    kind: wait")
    theirs = base.replace("happiness: 1", "happiness: -1")
    assert settled(base, ours, theirs) == ours.replace("happiness: 1", "happiness: -1")


def test_of_very_many_none_is_taken_for_renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where thousands of things are gone and thousands new, not each is held against each: that took minutes."""
    asked: list[object] = []
    monkeypatch.setattr(pairing, "like", lambda one, two: bool(asked.append((one, two))))
    base, ours, theirs = ("activities:\n" + "".join(f"- {name} {n}\n" for n in range(60)) for name in "ABC")
    merged(base, ours, theirs)
    assert asked == []


def test_a_moved_thing_is_moved() -> None:
    """Another order on one side is kept, and what the other side did inside and beside it."""
    base = "a:\n  - name: X\n    v: 1\n  - name: Y\n  - name: Z\n"
    ours = "a:\n  - name: Z\n  - name: X\n    v: 1\n  - name: Y\n"
    theirs = base.replace("v: 1", "v: 2").replace("  - name: Z", "  - name: W\n  - name: Z")
    assert [one["name"] for one in said(settled(base, ours, theirs).encode())["a"]] == ["Z", "X", "Y", "W"]


@pytest.mark.parametrize(
    ("ours", "theirs", "marked"),
    [
        (("happiness: 1", "happiness: 2"), ("happiness: 1", "happiness: 3"),
         "      - {id: a, name: A, happiness: 2}\n=======\n      - {id: a, name: A, happiness: 3}\n"),
        (("name: B", "name: C"), ("name: B", "name: D"), "        name: C\n=======\n        name: D\n"),
        (("      - id: b\n", "      - id: b2\n"), ("      - id: b\n", "      - id: b3\n"),
         "      - id: b2\n=======\n      - id: b3\n"),
        (("      - {id: a, name: A, happiness: 1}\n", ""), ("happiness: 1", "happiness: 3"),
         "=======\n      - {id: a, name: A, happiness: 3}\n"),
        (("title: T  # the title",
           "title: U  # the title\nabout: x"), ("title: T", "about: y\ntitle: T"), "about: x\n=======\nabout: y\n"),
    ],
)  # fmt: skip
def test_a_conflict_is_small(ours: tuple[str, str], theirs: tuple[str, str], marked: str) -> None:
    """Only what both changed stands between the markers; all around it is merged."""
    made = unsettled(BASE, BASE.replace(*ours), BASE.replace(*theirs))
    assert f"<<<<<<< ours\n{marked}>>>>>>> theirs\n" in made
    assert made.count("# about b") == made.count("# the first phase") == 1


def test_numbers_belong_together() -> None:
    """Two ratings of the same people, or two ranges, are not mixed into a third."""
    base = "a:\n  hue: [240, 330]\n"
    unsettled(base, base.replace("240", "200"), base.replace("330", "300"))


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.name)
def test_what_nobody_touched_stays_byte_for_byte(path: Path) -> None:
    """When only one side did anything, its file is the merge."""
    x = path.read_bytes()
    y = x.replace(b"happiness: ", b"happiness:  ", 1).replace(b"title: ", b"# new\ntitle: Nya ", 1)
    for three, wanted in (((x, x, y), y), ((x, y, x), y), ((x, y, y), y)):
        assert merge(*three, path.name) == (wanted, 0)


@pytest.mark.parametrize("structural", [True, False], ids=["pieces", "lines first"])
@settings(max_examples=12)
@given(seed=st.integers(0, 2**32))
def test_independent_edits_are_all_there(structural: bool, seed: int) -> None:
    """The merge says what both edits in either order say, from both sides, and keeps every comment that both have.

    Activities move among the phases, too, and either side may have tidied the file.
    """
    chance = random.Random(seed)
    data = said(chance.choice(JOURNEYS).read_bytes())
    ours, theirs = [], []
    for turn in range(chance.randint(1, 4)):
        for name, side in (("ours", ours), ("theirs", theirs)):
            one = (move(data, chance) if chance.random() < 0.3 else None) or change(data, chance, f"{name}{turn}")
            if all(independent(one, other) for other in (*ours, *theirs)):
                side.append(one)
    files = [written(after(data, changes)) for changes in ([], ours, theirs)]
    if chance.random() < 0.4:
        side = chance.choice((1, 2))
        tidy = reformat(files[side].encode(), NAME, chance.choice((None, "journey"))).data
        assert tidy
        files[side] = tidy.decode()
    with pytest.MonkeyPatch.context() as patch:
        if structural:
            patch.setattr(threeway, "_by_lines", lambda *_: Merged(b"", 1))
        made = settled(*files)
    assert said(made.encode()) in (after(data, ours + theirs), after(data, theirs + ours))
    kept = set(COMMENT.findall(files[1])) & set(COMMENT.findall(files[2]))
    assert kept <= set(COMMENT.findall(made))


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("a: 1\n", "a: [\n", "a: 2\n"),
        ("a: 1\n", "b: 2\na: 1\n", "a: 1\na: 3\n"),
        ("? a\n: 1\n", "? a\n: 2\n", "? a\n: 3\n"),
        ("", "a: 1\n", "b: 2\n"),
    ],
)
def test_what_cannot_be_read_is_merged_by_lines(base: str, ours: str, theirs: str) -> None:
    """Where a version has errors, or is written as we cannot cut it, git's own merge and its code count."""
    made = merged(base, ours, theirs)
    assert made == threeway._by_lines(base.encode(), ours.encode(), theirs.encode(), MARKER)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("{a: 1, b: 2}\n", "{a: 2, b: 2}\n", "{a: 1, b: 3}\n", "a: 2\nb: 3\n"),
        ("? a\n: 1\nb: 2\n", "? a\n: 2\nb: 2  # two\n", "? a\n: 1\nb: 3\n", "a: 2\nb: 3  # two\n"),
        ("a: 1\r\nb: 2\n", "a: 2\nb: 2\n", "a: 1\nb: 3\n", "a: 2\nb: 3\n"),
    ],
    ids=["brackets", "question marks", "two kinds of line ends"],
)
def test_what_cannot_be_cut_is_put_into_the_one_form(base: str, ours: str, theirs: str, both: str) -> None:
    """A file written as nobody does is merged as `fmt` writes it, when nothing is left to settle."""
    assert settled(base, ours, theirs) == both


def test_bytes_that_are_no_text() -> None:
    """Binary junk stays as ours, and is a conflict."""
    made = merge(b"\0\1", b"\0\2", b"\0\3", NAME)
    assert made == (b"\0\2", 1)


def test_a_merge_that_says_something_else_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the pieces put together wrongly, git's merge of lines would count."""
    monkeypatch.setattr(threeway, "joined", lambda *_: ["title: wrong\n"])
    ours, theirs = BASE.replace("name: B", "name: C"), BASE.replace("[Veta]", "[Kunna]")
    made = merged(BASE, ours, theirs)
    assert b"<<<<<<<" in made.data
    assert b"wrong" not in made.data


def test_line_ends_are_ours() -> None:
    """CRLF, a byte order mark and a missing last line end stay as our side has them."""
    ours = b"\xef\xbb\xbf" + BASE.replace("name: B", "name: C").replace("\n", "\r\n").encode()[:-2]
    made = merge(BASE.encode(), ours, BASE.replace("[Veta]", "[Kunna]").encode(), NAME)
    assert made == (ours.replace(b"[Veta]", b"[Kunna]"), 0)


def test_the_command(tmp_path: Path) -> None:
    """It writes what comes out to OURS, as long markers as asked, and ends in 1 when something is left to settle."""
    versions = (BASE, BASE.replace("name: B", "name: C"), BASE.replace("name: B", "name: D"))
    for name, text in zip(("base", "ours", "theirs"), versions, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = journeyctl("git", "merge", "--marker-size", 9, "--", "base", "ours", "theirs", "-x y", cwd=tmp_path)
    assert ran == (1, "", "-x y: 1 conflict to settle\n")
    assert "\n<<<<<<<<< ours\n        name: C\n=========\n" in (tmp_path / "ours").read_text(encoding="utf-8")
    assert (tmp_path / "base").read_text(encoding="utf-8") == BASE
    (tmp_path / "ours").write_text(BASE.replace("[Veta]", "[Kunna]"), encoding="utf-8")
    assert journeyctl("git", "merge", "base", "ours", "theirs", cwd=tmp_path) == (0, "", "")
    assert "name: D\n        needs: [Kunna]" in (tmp_path / "ours").read_text(encoding="utf-8")
    assert journeyctl("git", "merge", "base", "ours", "nowhere", cwd=tmp_path).code == 2


@settings(max_examples=8)
@given(seed=st.integers(0, 2**32))
def test_what_both_touched_is_never_settled_silently(seed: int) -> None:
    """A text that one side changed and the other changed or deleted, or around it, is a conflict from both sides."""
    chance = random.Random(seed)
    data = said(chance.choice(JOURNEYS).read_bytes())
    texts = [path for path, value in places(data) if isinstance(value, str) and path[-1] not in (*NAMING, "happiness")]
    path = chance.choice([one for one in texts if isinstance(one[-1], str)])
    theirs = Change("set", path, "yours")
    if chance.random() < 0.5:
        theirs = Change("delete", path[: chance.randint(1, len(path))])
    files = [written(after(data, changes)) for changes in ([], [Change("set", path, "mine")], [theirs])]
    made, other = merged(*files), merged(files[0], files[2], files[1])
    assert made.conflicts == other.conflicts == 1
    assert made.data.count(b"<<<<<<< ours\n") == 1


TWO = """\
title: T
phases:
  - name: One
    activities:
      # about a
      - {name: A, happiness: 1}
      - name: B  # b
        happiness: 0
        thoughts: Why?
      - name: C
  - name: Two
    activities:
        - name: D
        # below
"""
B = "      - name: B  # b\n        happiness: 0\n        thoughts: Why?\n"


def moved_to_two(text: str, behind: str = "        - name: D\n") -> str:
    """B behind D."""
    return text.replace(B, "").replace(behind, behind + re.sub("(?m)^", "  ", B)[:-2])


def test_a_thing_moved_to_another_phase_is_changed_there() -> None:
    """What one side moved, and the other changed where it was, is moved and changed; comments go with it."""
    theirs = TWO.replace("happiness: 0", "happiness: -2").replace("Why?\n", "Why?\n        mark: cloud  # sad\n")
    both = moved_to_two(TWO).replace("happiness: 0", "happiness: -2")
    both = both.replace("Why?\n", "Why?\n          mark: cloud  # sad\n")
    assert settled(TWO, moved_to_two(TWO), theirs) == both
    assert settled(TWO, theirs, moved_to_two(TWO)) == both


@pytest.mark.parametrize(
    ("ours", "theirs", "phases"),
    [
        (moved_to_two(TWO), TWO.replace("      - name: C\n", "      - name: C\n      - name: E\n"), "A C E/D B"),
        (moved_to_two(TWO).replace("name: B", "name: Bo"), TWO.replace("Why", "How"), "A C/D Bo"),
        (moved_to_two(TWO).replace("name: B", "id: b\n          name: B"), TWO.replace("Why", "How"), "A C/D B"),
        (moved_to_two(TWO), moved_to_two(TWO).replace("Why", "How"), "A C/D B"),
        (TWO.replace(B, "").replace("  - name: Two\n", "  - name: Mid\n    activities:\n" + B + "  - name: Two\n"),
         TWO.replace("Why", "How"), "A C/B/D"),
        (TWO.replace("    activities:\n        - name: D\n        # below\n", "").replace(
            "      - name: C\n", "      - name: C\n      - name: D\n"),
         TWO.replace("- name: D", "- name: D\n          x: y"), "A B C D/"),
        (TWO.replace("  - name: Two\n    activities:\n        - name: D\n", "      - name: D\n"),
         TWO.replace("- name: D", "- name: D\n          x: y"), "A B C D"),
        (moved_to_two(TWO),
         TWO.replace("      - name: C\n", "").replace("- name: D\n", "- name: D\n        - name: C\n"), "A/D B C"),
        (TWO.replace("      - name: C\n", "").replace("      # about a\n", "      - name: C\n      # about a\n"),
         moved_to_two(TWO), "C A/D B"),
        (TWO.replace("      - name: C\n", "").replace("      # about a\n", "      - name: C\n      # about a\n"),
         TWO.replace(B, "").replace("      # about a\n", B + "      # about a\n"), None),
    ],
    ids=["beside an addition", "renamed", "given an id", "by both", "to a new phase", "the last one", "phases joined",
         "two things", "inside and out", "two things inside"],
)  # fmt: skip
def test_moves(ours: str, theirs: str, phases: str | None) -> None:
    """Whatever moved is where it went, once, with what was done to it, and nothing else is lost."""
    made = said(settled(TWO, ours, theirs).encode())
    rows = [[one["name"] for one in each.get("activities", [])] for each in made["phases"]]
    assert phases is None or "/".join(" ".join(row) for row in rows) == phases
    assert sorted(one[0] for row in rows for one in row) == sorted("ABCD" + ("E" if "name: E" in theirs else ""))
    assert ("How" in theirs, "x: y" in theirs) == ("How" in str(made), "'x': 'y'" in str(made))


@pytest.mark.parametrize(
    ("theirs", "marked"),
    [
        (TWO.replace(B, "").replace("      # about a\n", B + "      # about a\n"), 2),
        (TWO.replace(B, "").replace("- name: D\n", "- name: D\n").replace(
            "        - name: D\n", re.sub("(?m)^", "  ", B)[:-2] + "        - name: D\n"), 2),
        (TWO.replace(B, "") + "  - name: Three\n    activities:\n" + B, 2),
        (TWO.replace(B, ""), 1),
    ],
    ids=["inside its phase", "elsewhere in the phase", "to another phase", "gone"],
)  # fmt: skip
def test_a_thing_that_both_moved_is_for_people(theirs: str, marked: int) -> None:
    """Where each side put it, or took it out, stands between markers; both choices are whole files."""
    for one, other in ((moved_to_two(TWO), theirs), (theirs, moved_to_two(TWO))):
        made = merged(TWO, one, other)
        assert made.conflicts == marked, made.data.decode()
        for side, text in (("ours", one), ("theirs", other)):
            assert said(chosen(made.data.decode(), side).encode()) == said(text.encode())


def chosen(text: str, side: str) -> str:
    """A text with one side of each conflict."""
    parts = re.compile(r"<<<<<<< ours\n(?P<ours>.*?)=======\n(?P<theirs>.*?)>>>>>>> theirs\n", re.DOTALL)
    return parts.sub(lambda found: found[side], text)
