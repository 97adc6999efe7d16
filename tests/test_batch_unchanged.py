"""A run where nothing has changed looks at files and does nothing else; where anything has, it is drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeyctl import cache
from journeyctl.export import write
from journeyctl.pipeline import Wish, cache_of, find, loading, renew_all, stamping, styling
from tests.running import TINY, clean_environment, journeyctl

SPY = """
import json, sys
sys.argv = ["journeyctl", *sys.argv[1:]]
started, opened, written = [], [], []
def hook(event, given):
    if event in ("subprocess.Popen", "os.fork", "os.exec", "os.posix_spawn"):
        started.append(event)
    if event == "open" and isinstance(given[0], str):
        writes = isinstance(given[1], str) and set(given[1]) & set("wax+") or (given[2] or 0) & 3
        (written if writes else opened).append(given[0])
sys.addaudithook(hook)
from journeyctl.__main__ import main
code = main()
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules), started, written, opened]))
"""
HEAVY = (
    "yaml", "typer", "jinja2", "uharfbuzz", "jsonschema", "subprocess", "multiprocessing", "concurrent.futures",
    "cairosvg", "cairocffi", "journeyctl.layout", "journeyctl.paint", "journeyctl.fonts", "journeyctl.source",
    "journeyctl.schema", "journeyctl.binding", "journeyctl.report", "journeyctl.pipeline.batch", "traceback",
)  # fmt: skip
MOMENT = 0.06
WISH = Wish(revision="none", view="compact")
COMPACT = ("--view", "compact", "--revision", "none", "--today", "2026-01-02")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a project of four journeys, older than the moment in which a change cannot be seen."""
    for name, text in {
        "journeyctl.yaml": "name: Here\ntheme: own\n",
        "themes/own.theme.yaml": "hue: [250, 310]\nlogo: ../assets/logo.svg\n",
        "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>',
        "personas/kim.persona.yaml": "name: Kim\n",
        **{f"{letter}.journey.yaml": f"{TINY}persona: kim\n" for letter in "abcd"},
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    time.sleep(MOMENT)
    return tmp_path


def render(output: str = "build", kept: Path | None = None, *, wanted: bool | None = None, **wish: Any) -> str:
    """Draw, as a program that has read nothing yet; the names of what was written."""
    loading._project.cache_clear()
    styling._judged.cache_clear()
    inputs = find((".",))
    written = ""
    held = cache_of(inputs, wanted=wanted, folder=kept)
    for done in renew_all(inputs, WISH._replace(**wish), None, held, output, lambda _: None):
        assert (done.diagnostics, done.faults, done.bug) == ((), (), None)
        assert done.fresh is (done.outputs == ())
        for one in done.outputs:
            write(Path(output, one.name), one.data)
            written += one.name[0]
    time.sleep(MOMENT)
    return written


def spied(folder: Path, *words: str) -> tuple[set[str], list[str], list[str], list[str]]:
    ran = subprocess.run(
        [sys.executable, "-c", SPY, *words], cwd=folder, env=clean_environment(), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    code, modules, started, written, opened = json.loads(ran.stderr.splitlines()[-1])
    assert code == 0, ran.stderr
    return set(modules), started, written, opened


def test_nothing_changed_costs_nothing(folder: Path):
    """No library, no stage, no process, no byte written, no journey opened."""
    for turn in range(2):
        modules, started, written, opened = spied(folder, "render", ".")
        assert ("yaml" in modules) is (turn == 0)
        time.sleep(MOMENT)
    assert modules & set(HEAVY) == set()
    assert (started, written) == ([], [])
    assert [name for name in opened if name.endswith((".yaml", ".svg"))] == []


def test_nothing_changed_costs_nothing_with_options_either(folder: Path):
    """Not even the parser of options: its words are known."""
    first, *_ = spied(folder, "render", ".", *COMPACT)
    assert "typer" in first
    time.sleep(MOMENT)
    modules, started, written, opened = spied(folder, "render", ".", *COMPACT)
    assert modules & set(HEAVY) == set()
    assert (started, written) == ([], [])
    assert [name for name in opened if name.endswith((".yaml", ".svg"))] == []


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    """A change of the same length, with the old time put back."""

    def changed(folder: Path) -> None:
        path = folder / name
        known = path.stat()
        path.write_text(path.read_text().replace(old, new))
        os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
        assert path.stat().st_size == known.st_size

    return changed


def back(folder: Path) -> None:
    """A journey is put back from an archive, with a time long ago."""
    path = folder / "b.journey.yaml"
    path.write_text(path.read_text().replace("Tiny", "Tidy"))
    os.utime(path, (1_000_000, 1_000_000))


def exchanged(folder: Path) -> None:
    """Two files change places."""
    (folder / "b.journey.yaml").rename(folder / "x")
    (folder / "c.journey.yaml").rename(folder / "b.journey.yaml")
    (folder / "x").rename(folder / "c.journey.yaml")


def output(folder: Path, name: str = "b.compact.svg") -> Path:
    return folder / "build" / name


CHANGES: tuple[tuple[Callable[[Path], object], str], ...] = (
    (edit("b.journey.yaml", "Tiny", "Tidy"), "b"),
    (back, "b"),
    (exchanged, "bc"),
    (lambda folder: (folder / "g.journey.yaml").write_text(TINY), "g"),
    (lambda folder: output(folder).unlink(), "b"),
    (lambda folder: output(folder).write_bytes(output(folder).read_bytes().replace(b"Tiny", b"Tidy")), "b"),
    (lambda folder: output(folder).write_bytes(b""), "b"),
    (edit("personas/kim.persona.yaml", "Kim", "Mik"), "abcd"),
    (edit("journeyctl.yaml", "Here", "Hear"), "abcd"),
    (edit("themes/own.theme.yaml", "250", "251"), "abcd"),
    (edit("assets/logo.svg", "H9V9", "H8V8"), "abcd"),
    (lambda folder: (folder / "personas" / "ada.persona.yaml").write_text("name: Ada\n"), "abcd"),
    (lambda folder: (folder / ".git").mkdir(), ""),
)


@pytest.mark.parametrize(("change", "drawn"), CHANGES)
def test_what_has_changed_is_drawn_and_nothing_else(folder: Path, change: Callable[[Path], object], drawn: str):
    """Whatever is done to a file that counts, also with its length and its time put back; afterwards all is still."""
    assert render() == "abcd"
    assert render() == ""
    change(folder)
    time.sleep(MOMENT)
    assert render() == drawn
    assert render() == ""
    for path in folder.glob("*.journey.yaml"):
        name = path.name.replace(".journey.yaml", ".compact.svg")
        assert ("Tidy" in output(folder, name).read_text()) is ("Tidy" in path.read_text())


def test_other_options_other_places_and_other_days_are_looked_at_anew(folder: Path):
    """Each call has its own stamps; a day counts when a review falls due by it."""
    (folder / "b.journey.yaml").write_text(f"{TINY}review_by: 2026-06\n")
    time.sleep(MOMENT)
    assert render() == "abcd"
    assert render(theme="mono") == "abcd"
    assert render() == "abcd", "another theme lay in their place"
    assert render(today=date(2026, 6, 30)) == ""
    assert render(today=date(2026, 7, 1)) == "b"
    assert render(wanted=False) == "abcd"
    assert render("other") == "abcd"
    assert len(list((folder / "other").iterdir())) == 4


def test_a_finding_is_told_every_time(folder: Path):
    """A journey about which something is said is read again, however often."""
    (folder / "b.journey.yaml").write_text(TINY + f"  - {{name: {'x' * 90}}}\n")
    time.sleep(MOMENT)
    first, again, third = (journeyctl("render", ".", *COMPACT, cwd=folder) for _ in range(3))
    said = first.err.removesuffix("4 files written to build\n")
    assert said.startswith("b.journey.yaml:6:5: hint J402 ")
    assert again == third == first._replace(err=f"{said}1 file written to build\nnothing has changed in 3 journeys\n")


def test_a_file_that_changed_a_moment_ago_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """What changes in the moment in which it is read cannot be seen by looks; one from the future is always read."""
    ahead = time.time_ns() + 10**12
    os.utime(folder / "c.journey.yaml", ns=(ahead, ahead))
    with monkeypatch.context() as slow:
        slow.setattr(stamping, "FINE", 10**11)
        assert [render(), render()] == ["abcd", "abcd"]
    assert [render(), render(), render()] == ["abcd", "c", "c"]


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[1]", b'{"stamps": {"a": 1}, "themes": [], "libraries": [], "fonts": ""}']
)
def test_stamps_that_cannot_be_read_are_none(folder: Path, tmp_path: Path, damage: bytes):
    """Whatever is in their place, all is drawn, and the next run is still."""
    place = tmp_path / "named"
    assert render("build", place) == "abcd"
    kept = cache.named(place)
    assert kept is not None
    for path in kept.folder.glob("objects/*/*"):
        key = path.parent.name + path.name
        entry = kept.get(key)
        if entry and entry.data.startswith(b'{"stamps"'):
            kept.put(key, entry._replace(data=damage))
    assert render("build", place) == "abcd"
    assert render("build", place) == ""


@pytest.mark.proof
def test_two_runs_at_once_end_with_whole_files(folder: Path):
    """Both end well, every file is whole, and the next run is still."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "journeyctl", "render", ".", *COMPACT], cwd=folder, env=clean_environment()
        )
        for _ in range(3)
    ]
    assert [run.wait() for run in runs] == [0, 0, 0]
    time.sleep(MOMENT)
    fresh = folder / "fresh"
    assert journeyctl("render", ".", *COMPACT, "--no-cache", "-o", fresh, cwd=folder).code == 0
    for path in fresh.iterdir():
        assert output(folder, path.name).read_bytes() == path.read_bytes()
    assert list(folder.rglob("*.part")) == []
    render()
    assert render() == ""


def test_other_fonts_on_the_machine_are_seen(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Where a letter comes from one; journeys that borrow none do not look at them."""
    monkeypatch.setattr("journeyctl.fonts.borrows", lambda _: True)
    assert [render(), render()] == ["abcd", ""]
    monkeypatch.setattr(stamping, "_fonts", lambda: "others")
    assert [render(), render()] == ["abcd", ""]


def test_a_commit_is_seen(folder: Path):
    """The revision that a picture shows is looked up when HEAD has moved, and not before."""
    from tests.running import program

    git = [program("git"), "-c", "user.name=A", "-c", "user.email=a@b.c"]
    subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
    words = ("--today", "2026-01-02", "--view", "compact")

    def shown() -> str:
        assert journeyctl("render", "a.journey.yaml", *words, cwd=folder).code == 0
        time.sleep(MOMENT)
        return output(folder, "a.compact.svg").read_text()

    bare = shown()
    subprocess.run([*git, "add", "."], cwd=folder, check=True)
    subprocess.run([*git, "commit", "-qm", "first"], cwd=folder, check=True)
    hashed = subprocess.run([*git, "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True).stdout
    told = shown()
    assert hashed[:7] not in bare
    assert hashed[:7] in told
    assert shown() == told
