"""The Big List of Naughty Strings in all that is said: on a terminal, to a forge, in Markdown, JSON, XML and HTML.

Each string is text where it stands, and nothing more: what reads the format finds one finding, one cell, one element.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from journeyctl.binding.text import clean
from journeyctl.cli import run
from journeyctl.diagnostics import Diagnostic, EnvironmentFault, Span
from journeyctl.pipeline.between import Beside
from journeyctl.report import FORMATS, ReportFormat, difference, report
from journeyctl.report.safe import COMMAND, UNSAFE
from tests import test_diff_formats as differences
from tests import test_diff_html as pages
from tests import test_report_markdown as summaries
from tests.reading import READERS, Read
from tests.running import program
from tests.test_corpora import BATCH, NAUGHTY, loaded, quoted, sorts

INKED = tuple(text for text in NAUGHTY if clean(text))
"""Strings of which something is left in a journey."""
GUESSED = "RomansInSussex.co.uk"
"""No forge makes a link of a bare name; the reader of Markdown that we ask does."""
HOLDS_IT = ("json", "jsonl")
"""Formats that hold a message letter by letter."""


CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"


@pytest.mark.parametrize("form", FORMATS)
def test_a_finding_with_a_naughty_string_is_one_finding(form: ReportFormat) -> None:
    """Whatever stands in its message, its advice, its line and the name of its file: it is read back."""
    for text in NAUGHTY:
        found = Diagnostic("warning", "J211", text, Span(f"a {text}.yaml", 1, 1, 1, 3), text)
        told = report([found], {found.span.path: (text,)}, form, faults=[EnvironmentFault("J902", text, text)])
        assert READERS[form](told).count(Read("warning", "J211", 1)) == 1, text
        assert not any(re.search(UNSAFE, line) for line in told.split("\n")), text
        if form in HOLDS_IT:
            held = texts(json.loads(told.splitlines()[0] if form == "jsonl" else told))
            assert any(text in one for one in held), text


def texts(data: object) -> set[str]:
    """Every text in some JSON."""
    if isinstance(data, dict):
        return {text for one in data.values() for text in texts(one)}
    if isinstance(data, list):
        return {text for one in data for text in texts(one)}
    return {data} if isinstance(data, str) else set()


@pytest.mark.proof
def test_a_naughty_string_does_nothing_in_markdown() -> None:
    """In the summary of a check and in that of a difference it makes no link, mention, picture, markup or HTML."""
    for text in set(INKED) - {GUESSED}:
        summaries.test_no_text_of_an_author_does_anything(text)
        differences.test_no_text_of_an_author_does_anything(text)


@pytest.mark.proof
def test_a_naughty_string_does_nothing_on_a_terminal_and_in_a_page() -> None:
    """A difference that tells it has no control character, its page has the elements of a calm one."""
    for text in INKED:
        calm, evil = differences.journey("Calm"), differences.journey(text)
        told = difference.written([differences.compared(calm, evil, text, "b")], [Beside(text, (text,))])
        assert not any(re.search(UNSAFE, line) for line in told.split("\n")), text
        pages.test_no_text_of_an_author_is_more_than_a_text(text)


EVERYWHERE = """title: {0}
lang: en
persona: {{name: {0}, role: {0}, quote: {0}}}
takeaways: {0}
evidence: {{e: {{kind: interview, count: 3, date: 2026-01, source: {0}}}}}
activities:
"""
ACTIVITY = """  - id: a{0}
    name: {1}
    happiness: {2}
    thoughts: {1}
    needs: {1}
    pains: {1}
    frontstage: {{actor: {1}, action: {1}}}
    evidence: e
"""


def journey(some: list[str], happiness: int) -> str:
    """A journey that says each of some strings in all that is told of an activity."""
    rows = (ACTIVITY.format(at, quoted(text), happiness) for at, text in enumerate(some))
    return EVERYWHERE.format(quoted(some[0])) + "".join(rows)


def said(*words: str) -> str:
    """What a command prints, on both streams, in this process."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    with redirect_stdout(out), redirect_stderr(out):
        assert run([*words]) in (0, 1), words
    out.flush()
    return out.buffer.getvalue().decode()  # type: ignore[attr-defined]


def judge(told: str, name: str, form: str) -> None:
    """Nothing that is printed plays with a terminal or orders a build service about; each format is one."""
    assert told
    # What is no report but the journey in words keeps what turns its paragraphs, and closes it.
    kept = name.startswith(("render", "assumptions", "guide")) or form in ("html", "json")
    assert not re.search(CONTROLS if kept else UNSAFE, told.replace("\n", ""))
    if form == "json":
        json.loads(told)
    elif form == "html":
        elements = {name for name, _ in pages.Reader(told).elements}
        assert not elements & {"img", "iframe", "object", "embed", "form", "base", "frame", "audio", "video", "marquee"}
    else:
        assert not re.search(COMMAND, told, re.MULTILINE), told
    if form == "markdown":
        parts = [part for one in MarkdownIt("gfm-like").parse(told) for part in one.children or ()]
        assert not {one.type for one in parts} & {"link_open", "image"}


COMMANDS: dict[str, tuple[tuple[str, ...], str]] = {
    "check": (("check", "{}", "--pedantic"), "full"),
    "render": (("render", "{}", "--to", "text", "-o", "-"), "text"),
    "assumptions": (("assumptions", "{}"), "text"),
    "assumptions-markdown": (("assumptions", "{}", "--format", "markdown"), "markdown"),
    "assumptions-json": (("assumptions", "{}", "--format", "json"), "json"),
    "guide": (("assumptions", "{}", "--guide"), "markdown"),
    "guide-html": (("assumptions", "{}", "--guide", "--format", "html"), "html"),
    "diff": (("diff", "{}", "b.journey.yaml"), "full"),
    "diff-json": (("diff", "{}", "b.journey.yaml", "--format", "json"), "json"),
    "diff-markdown": (("diff", "{}", "b.journey.yaml", "--format", "markdown"), "markdown"),
    "diff-html": (("diff", "{}", "b.journey.yaml", "--format", "html"), "html"),
    "log": (("log", "{}"), "full"),
    "log-json": (("log", "{}", "--format", "json"), "json"),
    "log-markdown": (("log", "{}", "--format", "markdown"), "markdown"),
    "blame": (("blame", "{}", "a1"), "full"),
    "blame-json": (("blame", "{}", "--format", "json"), "json"),
}


@pytest.mark.proof
@pytest.mark.parametrize("start", range(0, 504, 4 * BATCH))
def test_no_command_is_played_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: int) -> None:
    """Every command that tells a journey, in every format, told of journeys and commits that hold naughty strings."""
    program("git")
    monkeypatch.chdir(tmp_path)
    who = {
        f"GIT_{who}_{what}": "=cmd|' /C calc'!A0 <script>"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    for key, value in who.items():
        monkeypatch.setenv(key, value)
    subprocess.run(["git", "init", "-q", "."], check=True)
    fine = [text for text in sorts(tmp_path)[0] if clean(text) and text != GUESSED]
    for some in (fine[at : at + BATCH] for at in range(start, min(start + 4 * BATCH, len(fine)), BATCH)):
        for happiness in (1, -1):
            assert loaded(tmp_path, journey(some, happiness)).journey is not None
            (tmp_path / "a.journey.yaml").write_text(journey(some, happiness), encoding="utf-8")
            subprocess.run(["git", "add", "a.journey.yaml"], check=True)
            message = re.sub("[\x00\ud800-\udfff]", "", some[happiness]) or "x"
            subprocess.run(["git", "commit", "-q", "--allow-empty-message", "-m", message], check=True)
        (tmp_path / "b.journey.yaml").write_text(journey([*reversed(some)], 2), encoding="utf-8")
        for name, (words, form) in COMMANDS.items():
            judge(said(*(word.format("a.journey.yaml") for word in words)), name, form)
