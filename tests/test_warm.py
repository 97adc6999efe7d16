"""A run in a fork is a run from nothing: what tests ask of the one holds for the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import running, warm

CASES = {
    "standard input, drawn": (
        ("render", "-", "-o", "-", "--revision", "none"),
        running.TINY,
        {"JOURNEYCTL_LANG": "sv"},
    ),
    "letters that are none": (("check", "-", "--format", "json"), "title: \u00e5\u2028\r\nactivities: {}\n", {}),
    "a wrong call": (("chekc",), None, {}),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fork_says_what_a_start_from_nothing_says(case: str, tmp_path: Path) -> None:
    """Code, standard output and standard error are the same, with the same folder, environment and standard input."""
    words, stdin, environment = CASES[case]
    ran = [one.journeyctl(*words, cwd=tmp_path, stdin=stdin, **environment) for one in (running, warm)]
    assert ran[0] == ran[1]


def test_nothing_of_a_run_is_left_for_the_next(tmp_path: Path) -> None:
    """Folder, environment and standard input are those of one run."""
    words = ("render", "-", "-o", "-", "--revision", "none", "--lanes", "activities")
    before = warm.journeyctl(*words, stdin=running.TINY)
    other = warm.journeyctl(*words, cwd=tmp_path, stdin=running.TINY.replace("Tiny", "Tinier"), JOURNEYCTL_LANG="sv")
    assert (before.code, other.code) == (0, 0)
    assert "Tinier" in other.out
    assert warm.journeyctl(*words, stdin=running.TINY) == before
