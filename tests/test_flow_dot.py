"""The door to Graphviz: what it is told, and what happens when it does not answer as it should."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyctl import layout, theme
from journeyctl.flow import dot, find_dot, rows
from journeyctl.flow.standing import Standing
from journeyctl.labels import load as labels
from journeyctl.model import Journey
from tests.bound import journey as bound
from tests.forked import forked, numbered
from tests.running import program
from tests.scenery import scenery

FORKED = """
title: A fork
lang: en
activities:
  - {id: a, name: Asks, next: [{to: b, when: by phone}, {to: d, when: by letter}]}
  - {id: b, name: Calls}
  - {id: c, name: Waits, next: f}
  - {id: d, name: Writes}
  - {id: e, name: Posts, next: f}
  - {id: f, name: Gets an answer}
"""
LINEAR = """
title: A line
lang: en
activities:
  - {name: One}
  - {name: Two, next: [Three, {to: One, when: again}]}
  - {name: Three}
"""

# What each broken program does after it was started.
SLEEPS = "sleep 600"
GARBAGE = "cat >/dev/null; head -c 5000 /dev/urandom"
FAILS = "cat >/dev/null; echo graph 1 1 1; exit 1"
SILENT = "cat >/dev/null"
DEAF = "exec 0<&-; exit 0"
FLOODS = "exec yes 'node n0 1 1 1 1 \"\" solid box black lightgrey'"
LEAVES_A_CHILD = "cat >/dev/null; sleep 600 & echo stop; exit 0"
LIES = {
    "nan": "graph 1 nan nan",
    "huge": "graph 1 1e300 1e300",
    "no-graph": "",
    "all-on-one": "graph 1 9 9\\n" + "".join(f"node n{n} 1 1 1 1\\n" for n in range(9)),
    "names": "graph 1 9 9\\nnode n99999999999999999999 1 1 1 1\\nnode x 1 1 1 1",
}
_COUNT = "n=$(grep -c digraph)"
_TELL = "while [ $n -gt 0 ]; do printf '{}\\nstop\\n'; n=$((n-1)); done"
BROKEN = {
    "sleeps": SLEEPS, "garbage": GARBAGE, "fails": FAILS, "silent": SILENT, "deaf": DEAF, "floods": FLOODS,
    "leaves-a-child": LEAVES_A_CHILD, "killed": "cat >/dev/null; kill -9 $$",
    "killed-in-its-answer": "cat >/dev/null; echo graph 1 1 1; kill -9 $$",
    "one-less": f"{_COUNT}; n=$((n-1)); {_TELL.format('graph 1 1 1')}",
    **{f"lies-{name}": f"{_COUNT}; {_TELL.format(text)}" for name, text in LIES.items()},
}  # fmt: skip


@contextmanager
def graphviz(folder: Path, script: str) -> Iterator[Path]:
    """A `dot` of our own before everything else on PATH; it notes the ids of its processes."""
    name = folder / "dot"
    name.write_text(f'#!/bin/sh\necho $$ >> "{folder}/started"\n{script}\n')
    name.chmod(0o755)
    with only(f"{folder}{os.pathsep}{os.environ['PATH']}"):
        yield folder / "started"


@contextmanager
def only(path: str) -> Iterator[None]:
    """With this PATH, and nothing remembered about a program or its plans."""
    find_dot.cache_clear()
    staying: dict[Path, Standing] = {}
    with (
        patch.dict(os.environ, PATH=path), patch.object(dot, "_silent", set()), patch.object(dot, "_known", {}),
        patch.object(dot, "_staying", staying),
    ):  # fmt: skip
        yield
    for one in staying.values():
        one.close()
    find_dot.cache_clear()


def laid_out(journey: Journey, view: str) -> layout.Drawing:
    return layout.lay_out(
        journey, view=view, theme=theme.load("nordic"), labels=labels(journey.lang), today=date(2026, 1, 1)
    )


def gone(started: Path) -> bool:
    """Whether no process of the groups that were started is left (one that waits to be buried is gone)."""
    groups = started.read_text().split()
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, group, *_ = entry.read_text().rpartition(")")[2].split()
            if group in groups and state not in "ZX":
                return False
    return True


@pytest.mark.parametrize("view", ["map", "flow"])
@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_a_broken_graphviz_costs_one_warning(script: str, view: str, tmp_path: Path) -> None:
    """Whatever the program does, the picture is drawn, with one warning, and no process is left."""
    with graphviz(tmp_path, script) as started, patch.object(dot, "DEADLINE", 0.7):
        made = laid_out(bound(FORKED), view)
        assert started.exists()
    assert made.scene is not None
    assert [one.code for one in made.diagnostics if one.level == "warning"] == ["J930"]
    assert len(scenery(made.scene).cards) == 6
    assert gone(started)
    assert len(started.read_text().splitlines()) == 1


def test_a_program_that_fails_after_its_answer_is_not_believed(tmp_path: Path) -> None:
    """Good plans from a program that then says it failed count for nothing."""
    with only(""):
        real = find_dot()
    for code, found in ((0, []), (3, ["J930"])):
        with graphviz(tmp_path, f'"{real}" -Kdot -Tplain; exit {code}'):
            assert [one.code for one in laid_out(bound(FORKED), "map").diagnostics] == found


def test_without_graphviz_there_is_one_warning(tmp_path: Path) -> None:
    """When there is no program at all, the rows are plain and say so."""
    with only(str(tmp_path)), patch.object(dot, "_NAMES", ()):
        assert find_dot() is None
        made = laid_out(bound(FORKED), "map")
    assert [one.code for one in made.diagnostics] == ["J930"]
    assert made.scene is not None


def test_without_dot_the_wheel_plans(tmp_path: Path) -> None:
    """Where no `dot` is on PATH, the program of the wheel graphviz-pure does it."""
    with only(str(tmp_path)):
        found = find_dot()
        assert found is not None
        assert found.stem == "graphviz-pure"
        assert laid_out(bound(FORKED), "flow").diagnostics == ()


@pytest.mark.parametrize("view", ["map", "flow", "compact"])
def test_a_journey_without_forks_starts_no_program(view: str, tmp_path: Path) -> None:
    """Skips and returns alone are laid out by ourselves; the compact picture shows no ways at all."""
    with graphviz(tmp_path, FAILS) as started:
        made = laid_out(bound(LINEAR if view != "compact" else FORKED), view)
        assert made.diagnostics == ()
        assert not started.exists()


def test_forks_of_one_shape_are_planned_once_in_a_run(tmp_path: Path) -> None:
    """A graph names nothing of a journey, so the second journey of the same shape starts no program."""
    with only(""):
        real = find_dot()
    with graphviz(tmp_path, f'exec "{real}" -Kdot -Tplain') as started:
        for name in ("Calls", "Rings"):
            assert laid_out(bound(FORKED.replace("Calls", name)), "map").diagnostics == ()
        assert len(started.read_text().splitlines()) == 1


def test_a_program_that_hung_is_not_waited_for_again(tmp_path: Path) -> None:
    """Of many journeys only the first one waits for a program that does not answer."""
    with graphviz(tmp_path, SLEEPS) as started, patch.object(dot, "DEADLINE", 0.3):
        for _ in range(3):
            assert [one.code for one in laid_out(bound(FORKED), "map").diagnostics] == ["J930"]
        assert len(started.read_text().splitlines()) == 1


def test_the_program_gets_no_wishes_of_the_user(tmp_path: Path) -> None:
    """Its environment names PATH and little else; it may not look for files."""
    with (
        graphviz(tmp_path, f"env > {tmp_path}/env; cat >/dev/null"),
        patch.dict(os.environ, DOTFONTPATH="x", HOME="/h"),
    ):
        laid_out(bound(FORKED), "map")
    names = {line.partition("=")[0] for line in (tmp_path / "env").read_text().splitlines()}
    assert names - {"PWD", "_", "OLDPWD", "SHLVL", "SYSTEMROOT"} == {"PATH", "LC_ALL", "SERVER_NAME"}


ALLOWED = re.compile(
    r"digraph \{|\}|\tgraph \[nodesep=0\.4 rankdir=LR ranksep=0\.4 splines=line\]"
    r'|\tnode \[fixedsize=true height=1\.0 label="" shape=box width=1\.0\]'
    r"|\tn\d+|\tn\d+ -> n\d+ \[minlen=\d+ weight=\d+\]"
)
hostile = st.text(min_size=1, max_size=20) | st.sampled_from(
    ['"]; node [image="/etc/passwd"]', "n0 -> n1", "\\N", "<b>"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(forked(), hostile, st.sampled_from(["map", "flow"]))
def test_no_text_of_a_user_reaches_graphviz(journey: Journey, words: str, view: str) -> None:
    """What the program is told are numbers, names made of numbers, and the attributes that we know."""
    told: list[str] = []

    def listen(texts: tuple[str, ...]) -> tuple[None, ...]:
        told.extend(texts)
        return tuple(None for _ in texts)

    with patch.object(rows, "lay_out", listen):
        laid_out(_renamed(journey, words), view)
    for text in told:
        for line in text.splitlines():
            assert ALLOWED.fullmatch(line), line


def _renamed(journey: Journey, words: str) -> Journey:
    """The journey with the words everywhere where a user writes some."""
    names = {one.id: f"{one.id} {words}" for one in journey.activities}

    def way(one):
        return replace(one, to=names.get(one.to, one.to), when=words if one.when else "")

    phases = tuple(
        replace(phase, name=words, activities=tuple(
            replace(one, id=names[one.id], name=words, ways=tuple(way(w) for w in one.ways)) for one in phase.activities
        ))
        for phase in journey.phases
    )  # fmt: skip
    return replace(journey, title=words, slug=words, phases=phases)


def _both_engines() -> tuple[str, str]:
    """The PATH of the `dot` on this machine, and one without."""
    return str(Path(program("dot")).parent), ""


def _compare(seeds: range) -> None:
    for seed in seeds:
        found = []
        for path in _both_engines():
            with only(path):
                assert find_dot() is not None
                found.append([laid_out(numbered(seed), view) for view in ("map", "flow")])
        assert found[0] == found[1], seed


def test_both_engines_give_the_same_pictures() -> None:
    """What `dot` on this machine plans and what the wheel plans are one picture once packed into rows."""
    assert shutil.which("dot") is None or find_dot() is not None
    _compare(range(12))


@pytest.mark.proof
def test_both_engines_give_the_same_pictures_of_160_journeys() -> None:
    """The same for 160 journeys."""
    _compare(range(160))


def test_plans_are_read_as_they_are_told() -> None:
    """Inches become points, and y is turned to count downwards."""
    look = '"" solid box black lightgrey'
    (plan,) = dot._plans(f"graph 1 4 3\nnode n0 1 2.5 1 1 {look}\nnode n1 3 0.5 1 1 {look}\nstop\n")
    assert plan == dot.Plan(288.0, 216.0, {0: dot.Spot(72.0, 36.0), 1: dot.Spot(216.0, 180.0)})
