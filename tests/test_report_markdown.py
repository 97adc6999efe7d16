"""The summary in Markdown: read as a forge reads it, it says what was found, and no text of an author does anything."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from journeyctl.diagnostics import NOWHERE, Diagnostic, EnvironmentFault, Level, Span
from journeyctl.lint import Coverage
from journeyctl.report import report, shown
from tests.reading import EVIL, rows

FOUND = Diagnostic("warning", "J211", "nobody sighs", Span("a.yaml", 2, 3, 2, 7), "Ask.")
MARK = "<!-- journeyctl:check -->"
MENTIONS = (
    "@team", "@org/team", "#12", "x#12", "org/repo#12", "!7", "~bug", "%1.2", "&epic", "$12", "GH-12", "a5c3785ef",
    "0123456789abcdef", "https://x.example", "www.x.example", "a@b.example", ":smile:", "[x](y)", "![x](y)", "[[x]]",
    "<img src=x>", "<details>", "</table>", "| x | y |", "a|b", "`x|y`", "``", "`", "a `b", "*x*", "_x_", "~~x~~",
    "# x", "- x", "&amp;", "\\|", "\\", "$x$", "$$x$$", "^[x]", "[^1]", "{#x}", "---", "x\n\n# y", "<!-- x -->",
)  # fmt: skip
ACTIVE = {"link_open", "image", "em_open", "strong_open", "s_open", "code_inline"}
SOUGHT = re.compile(r"(?<![\w`])[@#!~%&$](?=\w)|https?://|www\.|GH-\d|:\w+:|\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}\b")


def seen(text: str) -> str:
    """What a reader sees of a text: no space of no width, and code without its backticks."""
    return text.replace("\u200b", "").replace("`", "")


@pytest.mark.parametrize("evil", [*EVIL, *MENTIONS], ids=ascii)
def test_no_text_of_an_author_does_anything(evil: str):
    """Wherever it stands it is a text in its cell: no link, mention, picture, markup, table or HTML of its own."""
    found = FOUND._replace(message=evil, advice=evil, span=Span(f"a {evil}.yaml", 2, 1, 2, 2))
    fault = EnvironmentFault("J902", evil, evil)
    text = report([found], form="markdown", files=["a.yaml"], faults=[fault])
    tokens = MarkdownIt("gfm-like").parse(text)
    assert [one.content for one in tokens if one.type == "html_block"] == [f"{MARK}\n"]
    assert sum(one.type == "heading_open" for one in tokens) == 1
    inline = [part for one in tokens for part in one.children or ()]
    assert {one.type for one in inline} - {"text", "text_special", "html_inline", "softbreak"} <= {
        "strong_open",
        "strong_close",
    }
    assert {one.content for one in inline if one.type == "html_inline"} <= {"<br>", "<code>", "</code>"}
    assert not any(SOUGHT.search(one.content) for one in inline if one.type == "text"), text
    (row,) = rows(text)
    assert len(row) == 4
    parts = [one for one in row[3].children or () if one.type != "html_inline"]
    assert "".join(seen("".join(one.content for one in parts)).split()) == "".join(seen(shown(evil) * 2).split())


def test_the_summary_begins_with_its_mark_and_the_sum():
    """A tool finds its comment by the first line; the sum and what the journeys rest on stand above the tables."""
    rested = Coverage(33, 40, 5, 8, 5, 41)
    text = report([FOUND, FOUND._replace(span=NOWHERE)], form="markdown", files=["a.yaml", "b.yaml"], rested=rested)
    assert text.splitlines()[:4] == [
        MARK,
        "### journeyctl: 2 warnings in 2 journeys",
        "",
        "33 of 40 activities and 62 % of statements rest on evidence; 5 interviews, newest evidence 41 days old.",
    ]
    assert report([], form="markdown", files=["a.yaml"], rested=Coverage()).splitlines() == [
        MARK, "### journeyctl: nothing found in 1 journey",
    ]  # fmt: skip


def test_code_stays_code():
    """What our messages put into backticks is code, signs that mean something and all."""
    text = report([FOUND._replace(message="no key `a|b*`", advice="")], form="markdown")
    assert "<code>" in text
    assert html.unescape("no key <code>a&#124;b&#42;</code>") in html.unescape(text)


def kinds(level: Level, number: int) -> list[Diagnostic]:
    """So many findings with long texts, each in words of its own."""
    return [FOUND._replace(level=level, message=f"{n} is {'long ' * 40}", advice="Do. " * 40) for n in range(number)]


def test_a_summary_fits_into_a_comment():
    """Advice goes first, then hints, then warnings; the sum is of all, and a line says how many are left out."""
    few = report(kinds("error", 20), form="markdown")
    assert "Do." in few
    found = [*kinds("hint", 100), *kinds("error", 100), *kinds("warning", 300)]
    text = report(found, form="markdown", files=["a.yaml"])
    assert len(text.encode()) <= 60_000
    assert "Do." not in text
    assert "### journeyctl: 100 errors, 300 warnings, 100 hints in 1 journey" in text
    levels = [row[1].content for row in rows(text)]
    assert levels.count("error") == 100
    assert 0 < levels.count("warning") < 300
    assert "hint" not in levels
    assert f"\n{500 - len(levels)} more are left out here. Run `journeyctl check` for all.\n" in text


def test_many_faults_are_counted():
    """Ten are told, the others counted: the sum is never pushed out."""
    faults = [EnvironmentFault("J902", f"{n}.yaml cannot be read", "Check.") for n in range(14)]
    text = report([], form="markdown", faults=faults)
    assert text.count("- error J902 ") == 10
    assert "- 4 more errors of this kind" in text
