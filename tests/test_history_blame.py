"""`journeyctl blame`: who stated what, by what it means and not by its lines."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journeyctl.diagnostics import EnvironmentFault, JourneyctlError, Span
from journeyctl.diff.words import Words
from journeyctl.history import Moment
from journeyctl.history.blame import Blame, Inquest
from journeyctl.history.things import things
from journeyctl.pipeline.blaming import blame
from journeyctl.record import Record
from journeyctl.report import history_blame, history_blame_json
from tests.editing import edited
from tests.running import ROOT
from tests.test_diff_git import ELIN, A, Home
from tests.warm import journeyctl
from tests.whole import whole_journey

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FIRST = """\
title: A
lang: en
persona: elin
evidence:
  talks: {kind: interview, count: 7, date: 2026-03, source: notes.md}
phases:
  - name: Order
    activities:
      - name: Pays the invoice
        happiness: 0
        needs: [To know why, To pay later]
        touchpoints: email
      - Leaves
ideas:
  - {id: plain, text: A plain invoice, for: pays-the-invoice}
"""


class Telling(Home):
    """A repository in which everybody commits under a name of their own."""

    def tell(self, author: str, *changes: tuple[str, str], name: str = A) -> None:
        """Replace texts of a journey, and commit."""
        text = (self.top / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.write(name, text)
        self.minute += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"by {author}", "--author", f"{author} <a@b.c>")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Telling:
    """A journey with a persona, committed once by Ann; we stand at the top."""
    made = Telling(tmp_path / "top")
    made.write(A, FIRST)
    made.write(ELIN, "name: Elin Ek\nrole: Student\n")
    made.tell("Ann")
    monkeypatch.chdir(made.top)
    return made


def about(word: str = "pays-the-invoice", path: str = A) -> Blame:
    return blame(Path(path), word).blames[0]


def told(word: str = "pays-the-invoice", path: str = A) -> dict[str, tuple[str, str, str]]:
    """Every statement: its value, who gave it, and what it was before."""
    return {
        (each.fact.what if each.fact.what not in ("need", "touchpoint") else each.fact.value): (
            each.fact.value,
            each.since.moment.author if each.since.moment else "",
            each.before,
        )
        for each in about(word, path).stated
    }


def test_each_statement_has_the_commit_that_gave_it_its_value(home: Telling) -> None:
    """What Bob changed is Bob's, with the value before; the rest stays Ann's."""
    home.tell("Bob", ("happiness: 0", "happiness: -2"))
    home.tell("Cem", ("[To know why, To pay later]", "[To know why it is so, To pay later, A human]"))
    said = told()
    assert said["happiness"] == ("−2 very sad", "Bob", "0 neutral")
    assert not any(each.since.beside for each in about().stated)
    assert said["name"] == ("Pays the invoice", "Ann", "")
    assert said["“To pay later”"][1:] == ("Ann", "")
    assert said["“A human”"][1:] == ("Cem", "")
    assert said["“To know why it is so”"][1:] == ("Cem", "“To know why”")


def test_who_only_wrote_it_otherwise_is_never_told(home: Telling) -> None:
    """Quotes, comments, long forms, a rename of the file, and lines that moved are nobody's statement."""
    home.tell("Dan", ("title: A", "# a note\n\ntitle: 'A'"), ("happiness: 0", "happiness: 0.0   # still"),
              ("touchpoints: email", "touchpoints:\n          - channel: email"))  # fmt: skip
    home.git("mv", A, "journeys/new.journey.yaml")
    home.tell("Eve", ("[To know why, To pay later]", '["To know why", {text: To pay later}]'),
              name="journeys/new.journey.yaml")  # fmt: skip
    assert {author for _, author, _ in told(path="journeys/new.journey.yaml").values()} == {"Ann"}


def test_a_value_that_came_back_is_of_who_brought_it_back(home: Telling) -> None:
    """The last commit that made it so counts."""
    home.tell("Bob", ("happiness: 0", "happiness: 1"))
    home.tell("Cem", ("happiness: 1", "happiness: 0"))
    assert told()["happiness"] == ("0 neutral", "Cem", "1 happy")


def test_a_thing_is_found_under_its_older_names(home: Telling) -> None:
    """An activity that was renamed, and so got another id, keeps its history; the name is of who gave it."""
    home.tell("Bob", ("happiness: 0", "happiness: 1"))
    home.tell("Cem", ("Pays the invoice", "Pays the invoices"), ("pays-the-invoice", "pays-the-invoices"))
    said = told("Pays the invoices")
    assert said["happiness"][1] == "Bob"
    assert said["name"] == ("Pays the invoices", "Cem", "Pays the invoice")
    since = about("pays-the-invoices").since.moment
    assert since is not None
    assert since.author == "Ann"


def test_what_it_rests_on_and_since_when(home: Telling) -> None:
    """Its own evidence, else its phase's, else the map's, with who said that it rests on it."""
    assert (about().whose, about().resting) == ("", None)
    assert "rests on  nothing: it is believed" in history_blame.written(blame(Path(A), "pays-the-invoice"))
    home.tell("Bob", ("  - name: Order\n", "  - name: Order\n    evidence: talks\n"))
    one = about()
    assert (one.whose, [each.id for each in one.evidence]) == ("phase", ["talks"])
    assert one.resting is not None
    assert one.resting.moment is not None
    assert one.resting.moment.author == "Bob"
    text = history_blame.written(blame(Path(A), "Pays the invoice"))
    assert "talks (7 interviews, March 2026, notes.md), which is its phase’s" in text


def test_what_is_not_committed_is_said_to_be(home: Telling) -> None:
    """A change that lies in the folder is nobody's yet; a file that git does not know is whole so."""
    home.write(A, FIRST.replace("happiness: 0", "happiness: 2"))
    assert told()["happiness"] == ("2 very happy", "", "0 neutral")
    assert told()["name"][1] == "Ann"
    assert "  not committed yet\n      happiness  2 very happy, was 0 neutral\n" in history_blame.written(
        blame(Path(A), "pays-the-invoice")
    )
    home.write("journeys/new.journey.yaml", FIRST.replace("Pays", "Collects").replace("pays", "collects"))
    assert {author for _, author, _ in told("collects-the-invoice", "journeys/new.journey.yaml").values()} == {""}


def test_a_merge_leads_to_the_side_that_said_it(home: Telling) -> None:
    """Each side keeps what it stated; what the merge itself decided is of who merged."""
    home.git("checkout", "-q", "-b", "side")
    home.tell("Bob", ("happiness: 0", "happiness: 1"))
    home.git("checkout", "-q", "main")
    home.tell("Cem", ("A plain invoice", "An invoice that says why"))
    home.git("merge", "-q", "side", "-m", "both")
    assert told()["happiness"][1] == "Bob"
    assert told("plain")["text"][1] == "Cem"
    home.git("checkout", "-q", "side")
    home.tell("Bob", ("happiness: 1", "happiness: 2"))
    home.git("checkout", "-q", "main")
    home.tell("Cem", ("happiness: 1", "happiness: -1"))
    subprocess.run(["git", "merge", "-q", "side"], cwd=home.top, check=False, capture_output=True)
    home.git("checkout", "-q", "--ours", A)
    home.tell("Dan", ("happiness: -1", "happiness: 0.5"))
    assert told()["happiness"][:2] == ("0.5 happy", "Dan")


@pytest.mark.parametrize("into", ["main", "side"])
def test_a_merge_leads_to_both_sides_whatever_the_file_is_called_there(home: Telling, into: str) -> None:
    """One side renamed the file: what the other stated is still of who stated it, whichever side was merged."""
    new = "journeys/new.journey.yaml"
    home.git("checkout", "-q", "-b", "side")
    home.git("mv", A, new)
    home.tell("Bob", ("A plain invoice", "An invoice that says why"), name=new)
    home.git("checkout", "-q", "main")
    home.tell("Cem", ("happiness: 0", "happiness: 1"))
    home.git("checkout", "-q", into)
    home.git("merge", "-q", "-m", "both", "side" if into == "main" else "main")
    assert told(path=new)["happiness"] == ("1 happy", "Cem", "0 neutral")
    assert told(path=new)["name"][1] == "Ann"
    assert told("plain", new)["text"] == ("An invoice that says why", "Bob", "A plain invoice")
    home.tell("Dan", ("To pay later", "To pay in parts"), name=new)
    assert told(path=new)["“To pay in parts”"][1] == "Dan"
    assert told(path=new)["happiness"][1] == "Cem"


def test_what_came_back_on_another_side_is_not_told(home: Telling) -> None:
    """A side that changed a value and took it back has stated nothing of what the other side kept."""
    home.git("checkout", "-q", "-b", "side")
    home.tell("Bob", ("happiness: 0", "happiness: 1"))
    home.tell("Bob", ("happiness: 1", "happiness: 0"))
    home.git("checkout", "-q", "main")
    home.tell("Cem", ("A plain invoice", "An invoice that says why"))
    home.git("merge", "-q", "-m", "both", "side")
    assert told()["happiness"] == ("0 neutral", "Ann", "")


def test_junk_between_two_versions_is_stepped_over(home: Telling) -> None:
    """A version that cannot be read states nothing; what was said before it and after it is of who said it first."""
    home.write(A, b"\xff\x00")
    home.save()
    home.write(A, FIRST.replace("happiness: 0", "happiness: 1"))
    home.tell("Bob")
    said = told()
    assert said["happiness"] == ("1 happy", "Bob", "0 neutral")
    assert said["name"][1] == "Ann"


def test_any_number_of_versions_may_be_junk() -> None:
    """Thousands in a row are stepped over like one, with merges among them."""
    one = whole_journey(0)
    moments = [Moment(commit="c0", kind="new", journey=one, held="0")]
    for at in range(1, 3000):
        sides = tuple(f"c{max(0, at - back)}" for back in (1, 2)[: 1 + at % 2])
        moments.append(
            Moment(commit=f"c{at}", kind="unreadable", held=str(at), before=(None,) * len(sides), sides=sides)
        )
    moments.append(Moment(commit="last", kind="changed", journey=one, held="z", before=(None,), sides=("c2999",)))
    inquest = Inquest(moments[::-1], one, "z", Words())
    since = inquest.blame(things(one)[0]).since.moment
    assert since is not None
    assert since.commit == "c0"


def test_what_a_persona_changed_is_told_as_that(home: Telling) -> None:
    """A commit of the persona alone is no version of the journey: between which two it came is told."""
    home.tell("Bob", ("happiness: 0", "happiness: 1"))
    home.write(ELIN, "name: Elin Ek\nrole: Engineer\n")
    home.tell("Cem")
    role = next(one for one in about("persona").stated if one.fact.what == "role")
    assert (role.before, role.since.beside, role.since.moment) == ("Student", True, None)
    home.tell("Dan", ("happiness: 1", "happiness: 2"))
    role = next(one for one in about("persona").stated if one.fact.what == "role")
    assert role.since.moment is not None
    assert role.since.after is not None
    assert (role.since.beside, role.since.after.author, role.since.moment.author) == (True, "Bob", "Dan")
    assert told()["happiness"][1] == "Dan"


def test_a_shallow_clone_tells_no_wrong_author(home: Telling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is as old as the clone is said to be as old or older."""
    home.tell("Bob", ("happiness: 0", "happiness: 1"))
    subprocess.run(["git", "clone", "-q", "--depth", "1", home.top.as_uri(), tmp_path / "clone"], check=True)
    monkeypatch.chdir(tmp_path / "clone")
    text = history_blame.written(blame(Path(A), "pays-the-invoice"))
    assert ", or before it  Bob" in text
    assert "git fetch --unshallow" in text


def test_everything_with_a_name_may_be_asked_about(home: Telling) -> None:
    """By kind and id, by id, or by name."""
    words = ("activity:leaves", "leaves", "Leaves", "LEAVES", "order", "plain", "talks", "persona", "Elin Ek",
             "journey", "A plain invoice", "evidence:talks")  # fmt: skip
    kinds = [blame(Path(A), word).blames[0].thing.kind for word in words]
    assert kinds == [*["activity"] * 4, "phase", "idea", "evidence", *["persona"] * 2, "journey", "idea", "evidence"]
    assert home.top.exists()


def test_a_word_that_means_nothing_gets_those_that_do(home: Telling) -> None:
    """What was likely meant, and all there is; of a name of two things, both; and what cannot be asked."""
    assert journeyctl("blame", A, "invoise", cwd=home.top).code == 2
    near = blame(Path(A), "pays-the-invoise")
    assert "did you mean activity:pays-the-invoice? It has journey, persona, phase:order" in history_blame.refusal(
        near, "pays-the-invoise"
    )
    home.write(A, FIRST.replace("- Leaves", "- name: Order"))
    several = blame(Path(A), "Order")
    assert "write one of phase:order, activity:" in history_blame.refusal(several, "Order")
    with pytest.raises(EnvironmentFault, match="there is no file"):
        blame(Path("none.journey.yaml"), "x")
    home.write(A, "title: [")
    with pytest.raises(JourneyctlError):
        blame(Path(A), "x")


def test_without_a_word_every_activity_tells_how_it_feels(home: Telling) -> None:
    """A line for each, its value and its commit; one that nobody felt says so. The text is what a person has read."""
    home.tell("Bob", ("happiness: 0", "happiness: -2"))
    ran = journeyctl("blame", A, cwd=home.top)
    revision = home.git("rev-parse", "--short=7", "HEAD")
    assert ran.out == (
        f"{A}\n"
        "  pays-the-invoice  Pays the invoice: −2 very sad, was 0 neutral\n"
        f"      2026-01-01  {revision}  Bob: by Bob\n"
        "  leaves  Leaves: nobody said how it feels\n"
    )


def test_the_text_is_what_a_person_has_read(home: Telling) -> None:
    """One thing, whole."""
    home.tell("Bob", ("happiness: 0", "happiness: -2"))
    first, second = (home.git("rev-parse", "--short=7", one) for one in ("HEAD~1", "HEAD"))
    assert journeyctl("blame", A, "pays-the-invoice", cwd=home.top).out == (
        f"activity:pays-the-invoice  Pays the invoice  {A}\n"
        f"  there since 2026-01-01  {first}  Ann: by Ann\n\n"
        f"  2026-01-01  {second}  Bob: by Bob\n"
        "      happiness  −2 very sad, was 0 neutral\n\n"
        f"  2026-01-01  {first}  Ann: by Ann\n"
        "      name  Pays the invoice\n"
        "      need  “To know why”\n"
        "      need  “To pay later”\n"
        "      touchpoint  “email”\n\n"
        "  rests on  nothing: it is believed\n"
    )


def test_names_of_people_do_nothing(home: Telling) -> None:
    """Escapes of a terminal in an author, a subject or a text are told as signs."""
    home.tell("E\x1b[31mve", ("To know why", "To\u202e know"))
    text = history_blame.written(blame(Path(A), "pays-the-invoice"))
    assert not {"\x1b", "\u202e"} & set(text)


def test_the_json_is_as_its_schema_says(home: Telling) -> None:
    """One thing or all, by the published schema."""
    home.tell("Bob", ("happiness: 0", "happiness: -2"), ("title: A", "title: B"))
    schema = json.loads((ROOT / "schemas" / "blame.schema.json").read_text(encoding="utf-8"))
    for word in ("", "pays-the-invoice", "talks", "journey", "persona"):
        said = json.loads(history_blame_json.written(blame(Path(A), word)))
        jsonschema_rs.validator_for(schema).validate(said)
        assert said["version"] == history_blame_json.VERSION
        assert len(said["things"]) == (1 if word else 2)


def moved_down(thing: Any) -> Any:
    """The thing as if it stood ten lines further down."""
    if isinstance(thing, tuple) and not isinstance(thing, Span):
        return tuple(map(moved_down, thing))
    if not isinstance(thing, Record):
        return thing
    values = {name: moved_down(getattr(thing, name)) for name in type(thing).__names__}
    if "span" in values:
        values["span"] = values["span"]._replace(line=values["span"].line + 10)
    return type(thing)(**values)


@settings(max_examples=6, deadline=None, derandomize=True, database=None, phases=(Phase.generate,))
@given(st.integers(0, 60), st.lists(st.integers(0, 1_000_000), min_size=1, max_size=4))
def test_whatever_was_edited_only_who_edited_is_told(seed: int, edits: list[int]) -> None:
    """With something in every field, edited anywhere: a version that moved lines is nobody’s statement."""
    versions = [whole_journey(seed)]
    for edit in edits:
        versions += [moved_down(versions[-1]), edited(versions[-1], edit)[0]]
    versions.append(moved_down(versions[-1]))
    moments = [
        Moment(commit=f"{at:040}", kind="changed", journey=journey, held=str(at), before=tuple(versions[at - 1 : at]),
               came=(str(at - 1),) if at else ())
        for at, journey in enumerate(versions)
    ]  # fmt: skip
    inquest = Inquest(moments[::-1], versions[-1], str(len(versions) - 1), Words())
    every = [inquest.blame(one) for one in things(versions[-1])]
    assert all(each.fact.value for one in every for each in one.stated)
    sinces = [each.since for one in every for each in one.stated] + [one.since for one in every]
    assert len(sinces) > 100
    assert {int(one.moment.commit) % 2 for one in sinces if one.moment} == {0}
    assert not any(one.beside for one in sinces)
