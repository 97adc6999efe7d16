"""`journeyctl explain`: one page, several, all; for people, for Markdown and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from journeyctl.cli import run
from journeyctl.columns import columns
from journeyctl.lint import HEADINGS
from journeyctl.manual import names
from tests.warm import journeyctl


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No project around, and a terminal of the usual width."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is printed."""
    assert run(["explain", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("word", ["J211", "j211", "211", "no-low-point", "No-Low-Point", " J211 "])
def test_a_code_or_its_name_gives_the_page(capsys: pytest.CaptureFixture[str], word: str) -> None:
    """In capitals or small letters; the number is enough."""
    assert told(capsys, word).startswith("J211 no-low-point: Nothing hurts\n")


def test_several_codes_give_their_pages_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Each begins with its title."""
    shown = told(capsys, "J302", "J101")
    assert re.findall(r"^(J[0-9]{3}) ", shown, re.MULTILINE) == ["J302", "J101"]
    assert told(capsys, "J302", "J101", "j302", "twins") == shown


@pytest.mark.parametrize(
    ("words", "codes"), [(["J6"], "J60[1-4]"), (["GATES"], "J60[1-4]"), (["j5", "101"], "J5..|J101")]
)
def test_what_codes_have_in_common_lists_them(capsys: pytest.CaptureFixture[str], words: list[str], codes: str) -> None:
    """How they begin or what they are about, with other codes or alone; in every format."""
    wanted = sorted(code for code in names().values() if re.fullmatch(codes, code))
    assert sorted(re.findall(r"^  (J[0-9]{3})  ", told(capsys, *words), re.MULTILINE)) == wanted
    assert sorted(re.findall(r"^(J[0-9]{3}) ", told(capsys, *words, "--format", "concise"), re.MULTILINE)) == wanted
    assert sorted(re.findall(r"^- (J[0-9]{3}) ", told(capsys, *words, "--format", "markdown"), re.MULTILINE)) == wanted
    assert sorted(one["code"] for one in json.loads(told(capsys, *words, "--format", "json"))) == wanted


@pytest.mark.parametrize("lang", HEADINGS)
def test_the_list_tells_how_to_go_on(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """Its last line names the command that shows a page."""
    assert "`journeyctl explain J211`" in told(capsys, "--lang", lang).splitlines()[-1]


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Every code once, by what it is about; the same with a line for each."""
    listed = re.findall(r"^  (J[0-9]{3})  ", told(capsys), re.MULTILINE)
    assert sorted(listed) == sorted(names().values())
    concise = told(capsys, "--format", "concise").splitlines()
    assert [line.split()[0] for line in concise] == sorted(names().values())


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("J1001", "J101 (unknown-key)"),
        ("j110", "J105 (wrong-count)"),
        ("no-lowpoint", "J211 (no-low-point)"),
        ("unknown-keys", "J101 (unknown-key)"),
        ("zebra", "journeyctl explain"),
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest(word: str, near: str) -> None:
    """Exit code 2, nothing on standard output, and what was perhaps meant; also when another code is known."""
    ran = journeyctl("explain", "J101", word)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error J909 there is no code or name {word!r}\n")
    assert near in ran.err


@pytest.mark.parametrize("width", [24, 40, 60, 80, 99, 200])
def test_prose_is_wrapped_to_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """No line of prose is wider than the terminal, and none longer than can be read; examples stay as they are."""
    monkeypatch.setenv("COLUMNS", str(width))
    for lang in HEADINGS:
        lines = told(capsys, "J211", "J401", "J310", "--lang", lang).splitlines()
        prose = [line for line in lines if not line.startswith("    ")]
        if width >= 40:  # the longest names need as much
            prose += told(capsys, "--lang", lang).splitlines()
        wide = [line for line in prose if columns(line) > min(width, 100) and " " in line.strip()]
        assert wide == []
        assert "      - {name: " in "\n".join(lines)


def test_headings_are_bold_only_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Escapes come with colour and not without."""
    plain = told(capsys, "J211")
    bold = told(capsys, "J211", "--color", "always")
    assert "\x1b" not in plain
    assert re.findall(r"\x1b\[1m(.+?)\x1b\[0m", bold)[1:] == list(HEADINGS["en"])
    assert re.sub(r"\x1b\[[01]m", "", bold) == plain


def test_markdown_is_the_page_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings, blocks of code, and nothing wrapped anew."""
    shown = told(capsys, "J101", "--format", "markdown")
    assert shown.startswith("# J101 unknown-key: ")
    assert "## What to do\n" in shown
    assert shown.count("```yaml\n") == shown.count("```\n") == 2
    assert re.findall(r"^## (.*)$", told(capsys, "--format", "markdown"), re.MULTILINE)[0] == "The file and its YAML"


def test_json_is_plain_data(capsys: pytest.CaptureFixture[str]) -> None:
    """A list of pages with their parts; the list of all with what each is about."""
    (page,) = json.loads(told(capsys, "no-low-point", "--format", "json", "--lang", "sv"))
    assert (page["code"], page["family"], page["level"], page["lang"]) == ("J211", "wishful", "warning", "sv")
    assert [part["heading"] for part in page["parts"]] == list(HEADINGS["sv"])
    listed = json.loads(told(capsys, "--format", "json"))
    assert {one["code"] for one in listed} == set(names().values())
    assert all(one["title"] and one["family"] for one in listed)


@pytest.mark.parametrize(
    ("project", "asked", "heading"),
    [
        (None, [], "en"),
        ("lang: sv\n", [], "sv"),
        ("lang: no\n", [], "nb"),
        ("lang: nn\n", [], "nb"),
        ("lang: de\n", [], "en"),
        ("lang: sv\n", ["--lang", "en"], "en"),
        ("lang: sv\n", ["--lang", "no"], "nb"),
        ("lang: [\n", [], "en"),
    ],
)
def test_the_language_is_the_projects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], project: str | None, asked: list[str], heading: str
) -> None:
    """The language asked for, else the project's around the working folder, else English."""
    if project:
        (tmp_path / "journeyctl.yaml").write_text(project, encoding="utf-8")
    for words in ([*asked], ["--project", str(tmp_path), *asked]):
        assert f"\n{HEADINGS[heading][0]}\n" in told(capsys, "J211", *words)


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the languages there are."""
    assert run(["explain", "J211", "--lang", "klingon"]) == 2
    assert "en, sv and nb" in " ".join(capsys.readouterr().err.split())
