"""What a team has decided not to hear."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warm import journeyctl

HAPPY = (
    "activities:\n  - {name: Compares, happiness: 1}\n  - {name: Signs, happiness: 2}\n"
    "  - {name: Gets the bill, happiness: 0}\n"
)


def told(folder: Path, text: str, *words: str) -> list[str]:
    """The line and code of every finding."""
    (folder / "a.journey.yaml").write_text(text, encoding="utf-8")
    ran = journeyctl("check", "a.journey.yaml", "--format", "concise", *words, cwd=folder)
    return [f"{line.split(':')[1]} {line.split()[2]}" for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", ["1 J211"]),
        ("# journeyctl: ignore J211\n", []),
        ("# journeyctl: ignore J211 -- the team knows\n", []),
        ("# journeyctl: ignore J211, J212 -- both\n", ["1 J299"]),
        ("# journeyctl: ignore J211 J213\n", ["1 J299"]),
        ("# journeyctl: ignore J212\n", ["1 J211", "1 J299"]),
        ("# journeyctl: skip J211\n", ["1 J211", "1 J298"]),
        ("# journeyctl: ignore everything\n", ["1 J211", "1 J298"]),
        ("# journeyctl: ignore\n", ["1 J211", "1 J298"]),
    ],
)
def test_a_comment_keeps_quiet_what_it_names(tmp_path: Path, comment: str, expected: list[str]):
    """Codes with commas or spaces, a reason after `--`; what is not understood, and what is not needed, is told."""
    text = f"{comment}title: T\nstatus: first-version\n{HAPPY}"
    assert told(tmp_path, text, "--select", "J211,J212,J213,J298,J299") == expected


def test_a_comment_about_what_was_not_asked_is_not_called_useless(tmp_path: Path):
    """With `--select` other rules are not asked, so nobody knows whether their comment is needed."""
    text = f"# journeyctl: ignore J211\ntitle: T\nstatus: first-version\n{HAPPY}"
    assert told(tmp_path, text, "--select", "J299") == []


def test_a_comment_holds_for_its_place_only(tmp_path: Path):
    """Behind one activity it does not keep another quiet."""
    phones = "  - {name: A, touchpoints: {channel: phonee, name: R}}"
    text = f"title: T\nactivities:\n{phones}  # journeyctl: ignore J312\n{phones.replace('A', 'B')}\n"
    assert told(tmp_path, text, "--select", "J3") == ["4 J312"]


def test_a_comment_in_the_wrong_place_is_not_called_useless(tmp_path: Path):
    """Where its code is given on another line, the comment is told that line, and no fix deletes it."""
    text = f"title: T\n# journeyctl: ignore J211 -- we know\nstatus: first-version\n{HAPPY}"
    (tmp_path / "a.journey.yaml").write_text(text, encoding="utf-8")
    ran = journeyctl("check", "a.journey.yaml", "--fix", "--select", "J211,J299", cwd=tmp_path)
    assert "hint J299 J211 is given on line 1, and this comment does not hold there" in ran.out
    assert (tmp_path / "a.journey.yaml").read_text(encoding="utf-8") == text


def test_an_error_is_never_kept_quiet(tmp_path: Path):
    """What keeps a journey from being read is told, whatever a comment says."""
    text = "# journeyctl: ignore J101\ntitle: T\nactivitys: [A]\n"
    assert "3 J101" in told(tmp_path, text)


def test_a_project_keeps_quiet_what_it_names(tmp_path: Path):
    """`check: {ignore: ...}` takes codes and beginnings of codes; `--select` of a longer code brings one back."""
    (tmp_path / "journeyctl.yaml").write_text("name: P\ncheck: {ignore: J2}\n")
    text = f"title: T\nstatus: first-version\n{HAPPY}"
    assert told(tmp_path, text) == []
    assert told(tmp_path, text, "--select", "J211") == ["1 J211"]
