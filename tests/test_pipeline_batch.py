"""Many journeys in one call: none hides another, whatever is wrong with it."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.pipeline import Done, Inquiry, Wish, batch, check_all, find, render_all
from tests.running import TINY, journeyctl

WISH = Wish(revision="none", view="compact")
GOOD = ("a.journey.yaml", "z.journey.yaml")
PLAIN = Inquiry(ignore=("J2",))
PALE = 'base: nordic\ntokens:\n  ink: "#EEEEEE"\n'


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder and its project, with two good journeys."""
    folder = tmp_path / "top"
    folder.mkdir()
    for name in GOOD:
        (folder / name).write_text(TINY, encoding="utf-8")
    (folder / "journeyctl.yaml").write_text("name: Here\n")
    monkeypatch.chdir(folder)
    return folder


def rendered(*words: str, **wish: object) -> dict[str, Done]:
    return {done.given.name: done for done in render_all(find(words or (".",)), WISH._replace(**wish))}


def checked(*words: str) -> dict[str, Done]:
    return {done.given.name: done for done in check_all(find(words or (".",)), PLAIN)}


def places(done: Done) -> list[tuple[str, int, int, str]]:
    """Where each finding stands, and its code."""
    return [(one.span.path, one.span.line, one.span.column, one.code) for one in done.diagnostics]


def made(done: Done) -> list[str]:
    return [output.name for output in done.outputs]


def bad(top: Path, text: str = "title: Bad\nactivitys: [A]\n") -> None:
    (top / "m.journey.yaml").write_text(text, encoding="utf-8")


def test_a_bad_journey_keeps_no_good_one_from_being_drawn(top: Path):
    """It is told with its line, nothing is made of it, and those before and after it are complete."""
    bad(top)
    done = rendered()
    assert list(done) == ["a.journey.yaml", "m.journey.yaml", "z.journey.yaml"]
    assert [made(one) for one in done.values()] == [["a.compact.svg"], [], ["z.compact.svg"]]
    assert {path for path, *_ in places(done["m.journey.yaml"])} == {"m.journey.yaml"}
    assert [places(done[name]) for name in GOOD] == [[], []]


def test_the_exit_code_is_that_of_the_worst(top: Path):
    """1 for a bad journey, 2 for one that cannot be read, with all that could be drawn in the folder."""
    bad(top)
    assert journeyctl("render", ".", "-o", "one", "--view", "compact", cwd=top).code == 1
    (top / "ring.journey.yaml").symlink_to("ring.journey.yaml")
    ran = journeyctl("render", "ring.journey.yaml", ".", "-o", "two", "--view", "compact", cwd=top)
    assert ran.code == 2
    assert ran.err.count("J902 ring.journey.yaml cannot be read") == 1
    assert "m.journey.yaml:2:1: error J101" in ran.err
    for folder in ("one", "two"):
        assert sorted(path.name for path in (top / folder).iterdir()) == ["a.compact.svg", "z.compact.svg"]
    assert journeyctl("check", "ring.journey.yaml", ".", cwd=top).code == 2


def test_a_file_that_cannot_be_read_is_a_fault_of_its_own(top: Path):
    """It has no journey and no picture, and stands in its place among the others."""
    (top / "ring.journey.yaml").symlink_to("ring.journey.yaml")
    done = rendered("a.journey.yaml", "ring.journey.yaml", "z.journey.yaml")
    assert [len(one.faults) for one in done.values()] == [0, 1, 0]
    lost = done["ring.journey.yaml"]
    assert (lost.outputs, lost.diagnostics) == ((), ())
    assert lost.faults[0].code == "J902"
    assert [one.faults for one in checked("a.journey.yaml").values()] == [()]


def test_each_is_done_before_the_next_is_read(top: Path):
    """What becomes of a journey is known at once: one that is gone meanwhile is missed only in its turn."""
    turns = render_all(find((".",)), WISH)
    first = next(turns)
    (top / "z.journey.yaml").unlink()
    (second,) = turns
    assert (made(first), [fault.code for fault in second.faults]) == (["a.compact.svg"], ["J902"])


def test_two_journeys_for_one_file_are_refused_before_anything_is_drawn(top: Path):
    """Both are named, with the file; different endings give one file too, and one journey named twice is one."""
    (top / "a.journey.yml").write_text(TINY)
    inputs = find((".", "a.journey.yaml"))
    with pytest.raises(EnvironmentFault) as fault:
        render_all(inputs, WISH)
    assert fault.value.code == "J906"
    assert fault.value.message == "a.journey.yaml and a.journey.yml would both be written to a.*"
    assert [one.faults for one in check_all(inputs)] == [(), (), ()]


@pytest.mark.parametrize(("one", "other"), [("A", "a"), ("å", "a\u030a"), ("STRASSE", "straße"), ("Ⅷ", "ⅷ")])
def test_two_names_that_are_one_on_some_system_are_refused(top: Path, one: str, other: str):
    """Letters large and small, and spellings of one letter, give one file on other machines; so they do on ours."""
    for folder, name in (("one", one), ("two", other)):
        (top / folder).mkdir()
        (top / folder / f"{name}.journey.yaml").write_text(TINY)
    with pytest.raises(EnvironmentFault) as fault:
        render_all(find(("one", "two")), WISH)
    assert fault.value.code == "J906"


@pytest.mark.parametrize("title", ["CON", "nul", "Com1", "lpt9", "Aux"])
def test_no_file_is_called_after_a_device(top: Path, title: str, monkeypatch: pytest.MonkeyPatch):
    """Where a title would make a name that is a device on Windows, the file is called after a journey of that name."""
    text = TINY.replace("Tiny", title).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text)))
    assert made(rendered("-")["-"]) == [f"journey-{title.lower()}.compact.svg"]


@pytest.mark.parametrize(("title", "clashes"), [("Z", True), ("Y", False)])
def test_standard_input_takes_no_file_of_another(top: Path, title: str, clashes: bool, monkeypatch: pytest.MonkeyPatch):
    """It is called after its title, which is known when it is read; the journey of that file is drawn all the same."""
    (top / "journey.journey.yaml").write_text(TINY)
    text = TINY.replace("Tiny", title).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text)))
    done = rendered("-", "z.journey.yaml", "journey.journey.yaml")
    assert made(done["z.journey.yaml"]) == ["z.compact.svg"]
    assert made(done["journey.journey.yaml"]) == ["journey.compact.svg"]
    assert [fault.code for fault in done["-"].faults] == (["J906"] if clashes else [])
    assert made(done["-"]) == ([] if clashes else ["y.compact.svg"])


def test_a_missing_persona_is_told_where_it_is_asked_for(top: Path):
    """The others are drawn, also one whose persona is there."""
    (top / "personas").mkdir()
    (top / "personas" / "elin.persona.yaml").write_text("name: Elin\n")
    bad(top, "title: Her\nlang: en\npersona: elinn\nactivities: [Arrives]\n")
    (top / "n.journey.yaml").write_text("title: Her\nlang: en\npersona: elin\nactivities: [Arrives]\n")
    for done in (rendered(), checked()):
        assert [(path, line) for path, line, *_ in places(done["m.journey.yaml"])] == [("m.journey.yaml", 3)]
        assert [places(done[name]) for name in (*GOOD, "n.journey.yaml")] == [[], [], []]
    assert made(rendered()["n.journey.yaml"]) == ["n.compact.svg"]
    assert made(rendered()["m.journey.yaml"]) == []


def test_a_broken_persona_is_told_in_its_own_file(top: Path):
    """The finding stands in the persona, and only the journey that asks for it is refused."""
    (top / "personas").mkdir()
    (top / "personas" / "elin.persona.yaml").write_text("name: Elin\nagee: 3\n")
    bad(top, "title: Her\nlang: en\npersona: elin\nactivities: [Arrives]\n")
    done = rendered()
    assert ("personas/elin.persona.yaml", 2, 1, "J101") in places(done["m.journey.yaml"])
    assert [made(done[name]) for name in GOOD] == [["a.compact.svg"], ["z.compact.svg"]]


THEMES = (
    ("theme: fjordd", "J081", 'there is no file "themes/fjordd.theme.yaml"'),
    ("theme: ../../outside/nice.theme.yaml", "J080", "leads out of the project"),
    ("theme: away.theme.yaml", "J080", "leads out of the project"),
    ("theme: /etc/nice.theme.yaml", "J080", "leads out of the project"),
    ("theme: themes", "J081", 'there is no file "themes/themes.theme.yaml"'),
)


@pytest.fixture
def other(top: Path) -> Path:
    """A project inside the folder, with a journey and a theme; beside all of them lies a theme that is not theirs."""
    folder = top / "other"
    (folder / "themes").mkdir(parents=True)
    (folder / "o.journey.yaml").write_text(TINY)
    (folder / "themes" / "nice.theme.yaml").write_text("hue: [250, 310]\n")
    outside = top.parent / "outside"
    outside.mkdir()
    (outside / "nice.theme.yaml").write_text("hue: [250, 310]\n")
    (folder / "away.theme.yaml").symlink_to(outside / "nice.theme.yaml")
    return folder


@pytest.mark.parametrize(("line", "code", "message"), THEMES)
def test_a_theme_that_cannot_be_had_is_told_where_the_project_names_it(other: Path, line: str, code: str, message: str):
    """Journeys of that project get no picture, but their words; all others are drawn; `check` tells it as well."""
    (other / "journeyctl.yaml").write_text(f"name: There\n{line}\n")
    done = rendered(formats=("svg", "text"))
    assert places(done["other/o.journey.yaml"]) == [("other/journeyctl.yaml", 2, 8, code)]
    assert message in done["other/o.journey.yaml"].diagnostics[0].message
    assert made(done["other/o.journey.yaml"]) == ["o.txt"]
    assert [made(done[name]) for name in GOOD] == [["a.txt", "a.compact.svg"], ["z.txt", "z.compact.svg"]]
    told = checked()
    assert places(told["other/o.journey.yaml"]) == places(done["other/o.journey.yaml"])
    assert places(told["a.journey.yaml"]) == []


def test_a_theme_that_cannot_be_read_is_told_in_its_own_file(other: Path):
    """What is wrong with a theme stands in the theme, for `render` and for `check`, once for all journeys of it."""
    (other / "journeyctl.yaml").write_text("name: There\ntheme: pale\n")
    (other / "themes" / "pale.theme.yaml").write_text(PALE)
    (other / "p.journey.yaml").write_text(TINY)
    for done in (rendered(), checked()):
        assert {place[:3] for place in places(done["other/o.journey.yaml"])} == {("other/themes/pale.theme.yaml", 3, 3)}
        assert places(done["other/p.journey.yaml"]) == places(done["other/o.journey.yaml"])
        assert places(done["a.journey.yaml"]) == []
    ran = journeyctl("check", ".", "--ignore", "J2", "--format", "concise", cwd=other.parent)
    assert ran.code == 1
    assert len(ran.out.splitlines()) == len(set(ran.out.splitlines())) == len(done["other/o.journey.yaml"].diagnostics)


@pytest.mark.parametrize("name", ["nordic", "mono", "nice", "themes/nice.theme.yaml"])
def test_a_theme_that_can_be_had_is_no_finding(other: Path, name: str):
    """A built-in one, one of the project's by its name, and one by its file."""
    (other / "journeyctl.yaml").write_text(f"theme: {name}\n")
    assert places(checked()["other/o.journey.yaml"]) == []
    assert made(rendered()["other/o.journey.yaml"]) == ["o.compact.svg"]


def test_a_broken_project_stops_its_own_journeys_only(other: Path):
    """The finding stands in the project's file; journeys of the project around it are drawn."""
    (other / "journeyctl.yaml").write_text("nam: There\n")
    done = rendered()
    assert places(done["other/o.journey.yaml"]) == [("other/journeyctl.yaml", 1, 1, "J101")]
    assert [made(done[name]) for name in GOOD] == [["a.compact.svg"], ["z.compact.svg"]]


def test_a_bug_of_ours_names_the_journey_it_met(top: Path, monkeypatch: pytest.MonkeyPatch):
    """It keeps no other from being drawn; what was raised is known, and where."""
    right = batch.render
    monkeypatch.setattr(
        batch, "render", lambda loaded, *more: 1 // (loaded.given.name[0] != "a") and right(loaded, *more)
    )
    done = rendered()
    assert [made(done[name]) for name in GOOD] == [[], ["z.compact.svg"]]
    bug = done["a.journey.yaml"].bug
    assert bug is not None
    assert bug.said == "ZeroDivisionError: integer division or modulo by zero"
    assert "in render" not in bug.trace.splitlines()[-1]
    assert "batch.py" in bug.trace
    assert done["z.journey.yaml"].bug is None


@pytest.mark.parametrize("name", ["b\udcff", "a\x01b", "två ord"])
def test_a_file_is_called_letter_by_letter_like_its_journey(top: Path, name: str):
    """Also where the name holds what no text may: the picture leaves it out, the file's name keeps it."""
    (top / f"{name}.journey.yaml").write_text(TINY)
    done = rendered(f"{name}.journey.yaml", formats=("svg", "text"))
    assert made(done[f"{name}.journey.yaml"]) == [f"{name}.txt", f"{name}.compact.svg"]
