"""How many processes a run starts: a number that does not grow with the journeys."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl.pipeline import Wish, find, render_all
from tests.counting import Counted
from tests.running import TINY, journeyctl
from tests.test_revisions_git import Repository

COMPACT = ("--view", "compact", "--today", "2026-01-02", "--quiet")
JOURNEYS = 20


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A project of twenty journeys and three personas, each committed in its turn; we stand in its top."""
    made = Repository(tmp_path / "top")
    write(made, "journeyctl.yaml", "name: Here\n")
    for number in range(JOURNEYS):
        whose = f"persona: p{number % 4}\n" if number % 4 else ""
        write(made, f"maps/{number:02}.journey.yaml", f"{TINY}{whose}")
        if number % 7 == 1:
            write(made, f"personas/p{number // 7 + 1}.persona.yaml", f"name: P {number}\n")
    monkeypatch.chdir(made.top)
    return made


def write(repository: Repository, name: str, text: str) -> None:
    file = repository.top / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    repository.minute += 1
    repository.git("add", name)
    repository.git("commit", "-q", "-m", name)


def drawn(*words: str) -> dict[str, str]:
    """The pictures of one run."""
    wish = Wish(view="compact")
    return {one.name: one.data.decode() for done in render_all(find(words), wish) for one in done.outputs}


def test_git_is_asked_once_for_all_revisions(repository: Repository, tmp_path: Path):
    """Three questions, however many journeys and processes: who touched what last, what HEAD is, and what it holds."""
    git = Counted("git", tmp_path / "counting")
    for jobs in (1, 2):
        ran = journeyctl("render", ".", "--jobs", jobs, "--no-cache", *COMPACT, cwd=repository.top, PATH=git.path)
        assert (ran.code, len(git.starts())) == (0, 3)
    ran = journeyctl("render", "maps/03.journey.yaml", "--no-cache", *COMPACT, cwd=repository.top, PATH=git.path)
    assert (ran.code, len(git.starts())) == (0, 3)


def test_a_picture_shows_the_same_revision_in_any_company(repository: Repository):
    """That of the last commit of its journey, its persona or its project, as when it is drawn alone."""
    together = drawn(".")
    alone = [drawn(f"maps/{number:02}.journey.yaml") for number in range(JOURNEYS)]
    assert together == {name: svg for one in alone for name, svg in one.items()}
    commits = repository.git("log", "--format=%H").split()
    shown = {one for one in commits if any(one[:7] in svg for svg in together.values())}
    assert len(shown) > JOURNEYS // 2


def forks(number: int) -> str:
    """A journey that forks into ways of two and of more activities."""
    long = "".join(f"  - {{id: c{n}, name: Waits}}\n" for n in range(2 + number))
    return f"""\
title: Forks {number}
lang: en
activities:
  - {{id: a, name: Asks, next: [{{to: b, when: by phone}}, c0]}}
  - {{id: b, name: Calls}}
  - {{id: d, name: Hears, next: f}}
{long}  - {{id: f, name: Knows}}
"""


def test_graphviz_is_started_as_often_for_many_journeys_as_for_few(tmp_path: Path):
    """Once by each process that draws, and once more to see that it works; the pictures are the same."""
    dot = Counted("dot", tmp_path / "counting")
    inputs = tmp_path / "maps"
    inputs.mkdir()
    for number in range(JOURNEYS):
        (inputs / f"{number:02}.journey.yaml").write_text(forks(number))
    made = []
    for jobs in (1, 2):
        words = ("render", "maps", "-o", f"out{jobs}", "--view", "flow", "--no-cache", "--quiet", "--revision", "none")
        assert journeyctl(*words, "--jobs", jobs, cwd=tmp_path, PATH=dot.path).code == 0
        assert 2 <= len(dot.starts()) <= 1 + jobs
        made.append({one.name: one.read_bytes() for one in (tmp_path / f"out{jobs}").iterdir()})
    assert made[0] == made[1]
    alone = journeyctl("render", "maps/19.journey.yaml", "-o", "-", *words[4:], cwd=tmp_path)
    assert alone.out.encode() == made[0]["19.flow.svg"]
