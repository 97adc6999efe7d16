"""`journeyctl new`: the questions of the guides, a file that is right, and nothing lost or put elsewhere."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.cli import run
from journeyctl.cli.new import Method
from journeyctl.labels import LANGUAGES
from journeyctl.lint.profiles import PROFILES
from journeyctl.pipeline import Inquiry, check_all, find
from journeyctl.source import read
from journeyctl.source.nodes import Mapping, Sequence
from journeyctl.starting import Beginning, cleaned, journey, naming
from journeyctl.starting.journey import spread
from journeyctl.starting.shapes import SHAPES
from tests.running import clean_environment, journeyctl

TODAY = date(2026, 11, 25)
ENDING = ".journey.yaml"
COVERED = re.compile(r"^( *)#( *[a-z_]+:)(?= |$)", re.MULTILINE)
"""A key that waits behind a #; comments in words have a space behind it."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new Swedish repository, which stays as it is."""
    folder = tmp_path_factory.mktemp("begun")
    assert run(["init", str(folder), "--lang", "sv", "--quiet"]) == 0
    return folder


@pytest.fixture
def project(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which we stand in. Nothing else lies in the folder that it lies in."""
    home = tmp_path / "project"
    shutil.copytree(begun, home)
    monkeypatch.chdir(home)
    return home


def levels(path: Path, today: date = TODAY) -> dict[str, str]:
    """What `check` finds, by code."""
    done = next(iter(check_all(find((str(path),)), Inquiry(today, (), (), True, "", "HEAD"))))
    assert done.faults == ()
    return {one.code: one.level for one in done.diagnostics}


def names(data: bytes) -> list[str]:
    """The names of all activities, in order."""
    root = read(data, "").root
    found = [one.get("activities") for one in items(root, "phases")]
    return [one.get("name").text for each in found if each is not None for one in each.items]


def items(root: object, key: str) -> list[Mapping]:
    assert isinstance(root, Mapping)
    listed = root.get(key)
    assert isinstance(listed, Sequence)
    return [one for one in listed.items if isinstance(one, Mapping)]


@pytest.mark.parametrize(
    ("method", "lang"),
    [
        *((method, lang) for method in PROFILES for lang in ("en", "sv", "nb")),
        *(("default", lang) for lang in LANGUAGES if lang not in ("en", "sv", "nb")),
    ],
)
def test_a_new_file_is_right(method: str, lang: str, project: Path) -> None:
    """In every language and by every method `check` finds hints at most, `fmt` nothing; the questions stand in it."""
    assert run(["new", "resan", "--method", method, "--lang", lang, "--today", "2026-11-25"]) == 0
    path = project / "journeys" / f"resan{ENDING}"
    text = path.read_text(encoding="utf-8")
    assert f"\nlang: {lang}\nstatus: prepared\nmethod: {method}\n" in text.replace("type: blueprint\n", "")
    assert set(levels(path).values()) <= {"hint"}
    assert run(["fmt", "--check", "--quiet", str(path)]) == 0
    assert all(name.endswith("?") for name in names(path.read_bytes()))


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
@pytest.mark.parametrize("method", PROFILES)
def test_what_is_uncovered_is_right(method: str, lang: str, project: Path) -> None:
    """With every # taken away, all that the guide asks for is there, in the one form, and only hints are left."""
    assert run(["new", "resan", "--method", method, "--lang", lang, "--today", "2026-11-25"]) == 0
    path = project / "journeys" / f"resan{ENDING}"
    text, number = COVERED.subn(r"\1\2", path.read_text(encoding="utf-8"))
    assert number > 8
    path.write_text(text, encoding="utf-8")
    assert set(levels(path)) <= {"J292"}, "two people of an example are few"
    assert run(["fmt", "--check", "--quiet", str(path)]) == 0
    assert run(["render", str(path), "--to", "text", "-o", "-"]) == 0


def test_every_method_has_a_shape() -> None:
    """What `--method` takes, what rules know and what `new` can write are the same."""
    assert tuple(PROFILES) == tuple(SHAPES) == get_args(Method)


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("byta-elavtal", "byta-elavtal", "Byta elavtal"),
        ("Köpa hus i Åmål", "Köpa hus i Åmål", "Köpa hus i Åmål"),
        ("A\u030amal", "Åmal", "Åmal"),
        ("v1.2", "v1.2", "V1.2"),
        ("resa.journey.yaml", "resa", "Resa"),
        ("journeys/resa", "resa", "Resa"),
        ("kunder/nya", "kunder/nya", "Nya"),
        ("it's #1 & more", "it's #1 & more", "It's #1 & more"),
        ("yes", "yes", "Yes"),
        ("---", "---", "---"),
    ],
)
def test_names(name: str, file: str, title: str, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file is called as it was typed, its journey as people would write it, and `check` finds it so."""
    assert run(["new", "--", name] if name.startswith("-") else ["new", name]) == 0
    path = project / "journeys" / f"{file}{ENDING}"
    root = read(path.read_bytes(), "").root
    assert isinstance(root, Mapping)
    assert root.get("title").text == title  # type: ignore[union-attr]
    assert set(levels(path).values()) <= {"hint"}
    assert capfd.readouterr().out == f"wrote journeys/{file}{ENDING}\n"


REFUSED = (
    "../ut", "a/../../ut", "/tmp/ut", "..", ".", "", " ", "a//b", ".dold", "slut.", "a:b", "vad?", "a\\b", "a\nb",
    "CON", "nul", "in/Aux.b", "com1 .b", "x" * 300, "länk/ut", "\udcff",
)  # fmt: skip


def test_a_name_that_cannot_be_is_refused(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The code is 2, the reason is said, and nothing is written, in the project or out of it."""
    (project / "journeys" / "länk").symlink_to(project.parent)
    before = sorted(project.parent.rglob("*"))
    for name in REFUSED:
        assert run(["new", name]) == 2, ascii(name)
        said = capfd.readouterr()
        assert said.out == "", ascii(name)
        assert "name" in said.err or "called" in said.err, ascii(name)
        assert sorted(project.parent.rglob("*")) == before, ascii(name)


def test_what_is_there_stays(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file of that name is never overwritten, not even a link that leads nowhere."""
    path = project / "journeys" / f"tvattmaskinen{ENDING}"
    before = path.read_bytes()
    (project / "journeys" / f"borta{ENDING}").symlink_to(project / "nowhere")
    assert (run(["new", "tvattmaskinen"]), run(["new", "borta"])) == (2, 2)
    assert "is there already" in capfd.readouterr().err
    assert path.read_bytes() == before
    assert not (project / "nowhere").exists()


def test_it_leans_on_the_project(project: Path) -> None:
    """Language and method are the project's; the line for editors leads to its schemas from wherever the file lies."""
    settings = project / "journeyctl.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("method: default", "method: canvas"), "utf-8")
    assert run(["new", "kunder/nya", "--quiet"]) == 0
    text = (project / "journeys" / "kunder" / f"nya{ENDING}").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/journey.schema.json\ntitle: Nya\nlang: sv\n")
    assert "method: canvas\n" in text


def test_where_it_goes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into `journeys/`, from anywhere; into the folder one stands in, when it is below `journeys/` or there is none."""
    below = project / "journeys" / "kunder"
    below.mkdir()
    for here, place in ((project / "personas", project / "journeys"), (below, below)):
        monkeypatch.chdir(here)
        assert run(["new", "resa", "--quiet"]) == 0
        assert (place / f"resa{ENDING}").is_file()
    bare = project.parent / "bare"
    bare.mkdir()
    monkeypatch.chdir(bare)
    assert run(["new", "resa", "--quiet"]) == 0
    assert (bare / f"resa{ENDING}").read_text(encoding="utf-8").startswith("title: Resa\nlang: en\n")
    assert run(["new", "annan", "--quiet", "--project", str(project)]) == 0
    assert (project / "journeys" / f"annan{ENDING}").is_file()


def test_a_pipe_is_asked_nothing(project: Path) -> None:
    """What comes from a pipe is not taken for answers."""
    ran = journeyctl("new", "resa", cwd=project, stdin="Får en räkning\n")
    assert (ran.code, ran.out) == (0, f"wrote journeys/resa{ENDING}\n")
    assert "Får en räkning" not in (project / "journeys" / f"resa{ENDING}").read_text(encoding="utf-8")


def typed(folder: Path, words: list[str], keys: bytes, sent: int = 0) -> tuple[int, str]:
    """The exit code, and what a terminal shows when somebody types, and then sends a signal."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "journeyctl", *words]
    surroundings = clean_environment(TERM="xterm")
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings, cwd=folder, start_new_session=True
    ) as process:
        os.close(theirs)
        os.write(ours, keys)
        told = b""
        while chunk := _read(ours):
            told += chunk
            if sent and told.count(b"\n> ") > keys.count(b"\n"):
                process.send_signal(sent)
                sent = 0
        _end(process)
    os.close(ours)
    return process.returncode, told.decode(errors="replace").replace("\r\n", "\n")


def _end(process: subprocess.Popen[bytes]) -> None:
    """A program that still waits for an answer never ends by itself."""
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()


def _read(handle: int) -> bytes:
    """The next piece; nothing when nobody is on the other side any more, or nothing comes for long."""
    try:
        return os.read(handle, 65_536) if select.select([handle], [], [], 20)[0] else b""
    except OSError:
        return b""


posix = pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")


@posix
def test_the_questions(project: Path) -> None:
    """On a terminal it asks in the project's language until an empty line, then whose journey it is."""
    keys = "Får en hög räkning\nUndrar: varför #1\n  - [yes]  \n\nJohanna\n"
    code, told = typed(project, ["new", "elavtal"], keys.encode())
    assert code == 0, told
    asked = [told.index(one) for one in ("Vilken händelse startar resan?", "Vad händer sedan?", "Vems resa är det?")]
    assert asked == sorted(asked)
    assert told.count("Vad händer sedan?") == 3
    assert "persona i projektet: johanna." in told
    path = project / "journeys" / f"elavtal{ENDING}"
    assert names(path.read_bytes()) == ["Får en hög räkning", "Undrar: varför #1", "- [yes]"]
    assert "\npersona: johanna\n" in path.read_text(encoding="utf-8")
    assert set(levels(path).values()) <= {"hint"}


@posix
@pytest.mark.parametrize(
    ("keys", "events", "persona"),
    [
        (b"\n\n", None, ""),
        (b"\x04\x04", None, ""),
        (b"Flyttar\n\nAnna: nu #1\n", ["Flyttar"], 'persona:\n  name: "Anna: nu #1"\n  #role: '),
        (b"Fl\xffyttar\n\n\n", ["Fl\ufffdyttar"], ""),
    ],
    ids=["nothing", "end", "somebody new", "broken letters"],
)
def test_answers(keys: bytes, events: list[str] | None, persona: str, project: Path) -> None:
    """No answer leaves the questions in the file; a new name becomes a persona; nothing that is typed breaks it."""
    code, told = typed(project, ["new", "resa"], keys)
    assert code == 0, told
    data = (project / "journeys" / f"resa{ENDING}").read_bytes()
    assert names(data) == (events or [*names(journey(Beginning("", "sv", "default", TODAY)))])
    assert persona in data.decode()
    assert ("#persona:" in data.decode()) is not bool(persona)


@posix
def test_whoever_interrupts_gets_no_file(project: Path) -> None:
    """Ctrl+C in the middle of the questions ends in 130."""
    code, _ = typed(project, ["new", "resa"], b"A\n", signal.SIGINT)
    assert code == 130
    assert not (project / "journeys" / f"resa{ENDING}").exists()


@posix
def test_yes_asks_nothing(project: Path) -> None:
    """`--yes` writes at once, on a terminal too."""
    code, told = typed(project, ["new", "resa", "--yes"], b"")
    assert code == 0
    assert "?" not in told


TEXTS = st.text(max_size=40).map(cleaned).filter(bool) | st.sampled_from(
    [
        "yes",
        "null",
        "1e3",
        "2026-01-01",
        "- a",
        "a: b",
        "a #b",
        "{a",
        "@a",
        "|",
        "...",
        "--- a",
        "{in-a-year}",
        "'",
        '"',
        "~",
    ]
)


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.lists(TEXTS, max_size=7), TEXTS, st.sampled_from(list(PROFILES)), st.sampled_from(LANGUAGES))
def test_what_is_typed_is_what_is_read(events: list[str], title: str, method: str, lang: str) -> None:
    """Whatever is answered, the file holds it to the letter, and `check` finds no error."""
    data = journey(Beginning(title, lang, method, TODAY, events=tuple(events), name=title))
    root = read(data, "").root
    assert isinstance(root, Mapping)
    assert (root.get("title").text, root.get("persona").get("name").text) == (title, title)  # type: ignore[union-attr]
    assert names(data) == events or not events
    with TemporaryDirectory() as folder:
        path = Path(folder, f"any{ENDING}")
        path.write_bytes(data)
        assert "error" not in levels(path).values()


@settings(derandomize=True, deadline=None)
@given(st.lists(st.text(), max_size=30), st.integers(2, 8))
def test_events_are_spread_in_order(events: list[str], phases: int) -> None:
    """The first is in the first phase and, when there are several, the last in the last; none is lost or moved."""
    parted = spread(tuple(events), phases)
    assert len(parted) == phases
    assert [one for each in parted for one in each] == events
    if len(events) > 1:
        assert parted[0]
        assert parted[-1]


def test_what_happens_twice_gets_an_id() -> None:
    """Only what others could be taken for, and no id that a name gives already."""
    events = ("Väntar", "Ringer", "Ringer 2", "ringer", "Väntar", "Ringer")
    data = journey(Beginning("T", "sv", "default", TODAY, events=events)).decode()
    found = re.findall(r"- name: (.+)\n {8}id: (.+)\n", data)
    assert found == [("ringer", "ringer-3"), ("Väntar", "vantar-2"), ("Ringer", "ringer-4")]


def test_the_title_of_any_name_says_something() -> None:
    """A name of hyphens alone stays what it is."""
    assert naming.title(Path(f"--{ENDING}")) == "--"
