"""A command line that was read before needs no parser, and nobody can tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journeyctl import cache as caches
from journeyctl.cli import SPEAKS, app, drawing, recalling, render, run
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.pipeline import identity
from tests.running import TINY

OPTIONS: tuple[tuple[str, ...], ...] = (
    ("-q",), ("--verbose",), ("-o", "out"), ("--output=a/b.svg",), ("--to", "svg,pdf"), ("--view", "flow"),
    ("--paper", "A1"), ("--orientation", "portrait"), ("--theme", "mono"), ("--lanes", "needs,ideas"),
    ("--lang", "sv"), ("--fonts", "outline"), ("--dpi", "72.5"), ("--revision", "none"), ("--link", "https://a.b/{id}"),
    ("--distance", "1.5m"), ("--bleed", "3mm"), ("--marks", "crop"), ("--tile", "A4"), ("--overlap", "12mm"),
    ("--unprintable", "3mm"), ("--scale-to-fit", "2x3"), ("--today", "2026-01-02"), ("--cache",), ("--jobs", "2"),
    ("--project", "."), ("--color", "never"), ("--", "-b"), ("-q", "\udcff.journey.yaml"), ("-q", "-"),
)  # fmt: skip
UNKEPT = (("--no-cache",), ("--cache-dir", "kept"), ("-o", "-"), ("--help",))


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[drawing.Asked]:
    """What `render` is asked for; it draws nothing. The current folder is that of a project with a cache."""
    (tmp_path / "journeyctl.yaml").write_text("name: Here\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("JOURNEYCTL_QUIET", "JOURNEYCTL_PAPER", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    assert caches.own(tmp_path)
    found: list[drawing.Asked] = []
    for place in (render, recalling):
        monkeypatch.setattr(place, "run_render", lambda asked: found.append(asked) or 0)
    return found


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing is read by the parser."""

    def refused(_: Any) -> int:
        pytest.fail("the parser was called")

    monkeypatch.setattr(app, "run", refused)


def test_there_is_a_case_for_every_option():
    """An option that is new is tried here too, and its variable is looked at."""
    given = {word.partition("=")[0] for words in (*OPTIONS, *UNKEPT) for word in words}
    import typer

    command: Any = typer.main.get_command(app.declared(("render",)))
    for one in command.commands["render"].params:
        assert one.param_type_name == "argument" or given & {*one.opts, *one.secondary_opts}, one.name
        assert SPEAKS in (one.envvar or SPEAKS)


@pytest.mark.parametrize("words", OPTIONS)
def test_what_was_read_once_is_known_as_it_was_read(
    told: list[drawing.Asked], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
):
    """Every option comes back as the parser gave it, without the parser."""
    assert run(["render", ".", *words]) == 0
    unread(monkeypatch)
    assert run(["render", ".", *words]) == 0
    first, again = told
    assert first == again
    assert [type(one) for one in first] == [type(one) for one in again]
    assert [type(one) for one in first.printing] == [type(one) for one in again.printing]


@pytest.mark.parametrize("words", UNKEPT)
def test_a_run_without_the_projects_cache_leaves_nothing_in_it(told: list[drawing.Asked], words: tuple[str, ...]):
    """Nor one that prints a picture, or only tells how the command is used."""
    run(["render", ".", *words])
    assert len(told) == (words != ("--help",))
    assert caches.held(Path(caches.FOLDER)).entries == 0


def test_where_there_is_no_cache_none_is_made(told: list[drawing.Asked], monkeypatch: pytest.MonkeyPatch):
    """A lone journey leaves nothing beside its picture."""
    alone = Path("alone")
    (alone / ".git").mkdir(parents=True)
    monkeypatch.chdir(alone)
    assert run(["render", ".", "-q"]) == 0
    assert [one.name for one in Path().iterdir()] == [".git"]


def test_other_words_other_variables_and_another_program_are_read(
    told: list[drawing.Asked], monkeypatch: pytest.MonkeyPatch
):
    """In whatever way they are new; afterwards the first are still known."""
    variables: tuple[dict[str, str], ...] = ({}, {"JOURNEYCTL_QUIET": "1"}, {"JOURNEYCTL_PAPER": "A1"})
    calls = [(words, spoken) for words in (["-q"], ["-v"], ["-q", "-q"], ["-qv"], ["--to=svg"]) for spoken in variables]
    for kept in range(2):
        for words, spoken in calls:
            with monkeypatch.context() as around:
                for name, value in spoken.items():
                    around.setenv(name, value)
                if kept:
                    unread(around)
                assert recalling.run_recalled(("render", ".", *words)) == (0 if kept else None)
                assert run(["render", ".", *words]) == 0
    known, again = told[: len(calls)], told[len(calls) :: 2]
    assert known == again
    monkeypatch.setattr(identity, "looks", lambda: "another")
    assert recalling.run_recalled(("render", ".", "-q")) is None


def test_what_another_account_has_kept_is_not_believed(told: list[drawing.Asked], monkeypatch: pytest.MonkeyPatch):
    """What a command line means says where files go; a project of strangers may bring a cache."""
    assert run(["render", ".", "-q"]) == 0
    monkeypatch.setattr("journeyctl.cache.place._secret", lambda _root: b"another")
    assert recalling.run_recalled(("render", ".", "-q")) is None


def second() -> None:
    Path("two.journey.yaml").write_text(TINY, encoding="utf-8")


def gone() -> None:
    Path("sub").rename("elsewhere")


def closed() -> None:
    Path("sub").rename("elsewhere")
    Path("sub").touch()


def renamed() -> None:
    Path("one.journey.yaml").rename("one.txt")


@pytest.mark.parametrize(
    ("words", "change", "epoch"),
    [
        (("-q",), None, "yesterday"),
        (("-o", "one.svg"), second, "0"),
        (("--project", "sub"), gone, "0"),
        (("--project", "sub"), closed, "0"),
        (("--view", "curve"), renamed, "0"),
    ],
)
def test_what_is_refused_later_is_refused_as_if_it_were_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...], change: Callable[[], None] | None, epoch: str,
):  # fmt: skip
    """What is told then, how the command is used, and the exit code: those of a run that knows no words."""
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("journeyctl.yaml").write_text("name: Here\n", encoding="utf-8")
    Path("one.journey.yaml").write_text(TINY, encoding="utf-8")
    assert caches.own(tmp_path)
    assert run(["render", ".", *words]) == 0
    assert recalling.run_recalled(("render", ".", *words)) == 0
    if change:
        change()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    def outcome() -> tuple[object, str, str]:
        capsys.readouterr()
        try:
            return run(["render", ".", *words]), *capsys.readouterr()
        except EnvironmentFault as fault:
            return fault.args, *capsys.readouterr()

    again = outcome()
    caches.clear(Path(caches.FOLDER))
    assert again == outcome()
    assert again[0] != 0
