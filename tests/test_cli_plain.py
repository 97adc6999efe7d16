"""`check` and paths alone run without the option parser, and nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import ROOT, TINY, journeyctl

BROKEN = "title: T\nactivitys: [A]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good journey, one with hints only, one with errors, and one of no use."""
    for name, text in {"good": f"{TINY}persona: {{name: Siv}}\n", "hints": TINY, "bad": BROKEN, "odd": "- [\n"}.items():
        (tmp_path / f"{name}.journey.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "paths",
    ["good.journey.yaml", "hints.journey.yaml", ".", "bad.journey.yaml good.journey.yaml", "odd*", "none", "x/*"],
)
def test_the_plain_call_says_what_the_parsed_one_says(folder: Path, paths: str) -> None:
    """Reports, sums, faults and exit codes are the same, whatever is found, and where nothing is."""
    plain = journeyctl("check", *paths.split(), cwd=folder)
    assert plain == journeyctl("check", *paths.split(), "--base", "HEAD", cwd=folder)
    assert plain.out or plain.err


@pytest.mark.parametrize(
    ("words", "environment", "code"),
    [
        (("hints.journey.yaml",), {}, 0),
        (("hints.journey.yaml",), {"JOURNEYCTL_FAIL_ON": "hint"}, 1),
        (("hints.journey.yaml", "--fail-on", "hint"), {}, 1),
        (("--fail-on", "hint", "hints.journey.yaml"), {}, 1),
        (("good.journey.yaml",), {"SOURCE_DATE_EPOCH": "yesterday"}, 2),
        ((), {}, 2),
        (("-",), {}, 1),
    ],
)
def test_options_and_variables_are_never_passed_over(
    folder: Path, words: tuple[str, ...], environment: dict[str, str], code: int
) -> None:
    """Whatever stands before, between or behind the paths, or in the environment, is heard."""
    assert journeyctl("check", *words, cwd=folder, **environment).code == code


def test_the_examples_are_told_alike() -> None:
    """Every journey of the project, in one call."""
    assert journeyctl("check", "journeys") == journeyctl("check", "--format", "full", "journeys", cwd=ROOT)
