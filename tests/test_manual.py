"""The manual: a page for everything the program says, in three languages, whose examples give what they explain."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.cli import run
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.lint import HEADINGS, rules
from journeyctl.lint.rule import Practice
from journeyctl.manual import FAMILIES, article, articles, names, nearest, several, words
from journeyctl.manual.notices import FAMILIES as BEGINNINGS
from journeyctl.manual.notices import Notice, notices
from journeyctl.pipeline import check_all, find
from journeyctl.report import explain
from tests.pages import ROOT
from tests.running import TINY

SOURCE = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "journeyctl").rglob("*.py"))}
NOTICES = [(lang, one) for lang in HEADINGS for begins in BEGINNINGS for one in notices(begins, lang).values()]
EXAMPLE = re.compile(r"^```(\w+)\n(?:# ((?:journeyctl |[\w/]+\.)[^\n]*)\n)?(.*?)^```$", re.MULTILINE | re.DOTALL)
JOURNEY = "journeys/tariff.journey.yaml"

MENDED = [(lang, one) for lang, one in NOTICES if "```" in one.mending]


def told(one: str | Notice) -> str:
    """A language or a page, in the report of a test."""
    return one if isinstance(one, str) else one.code


def example(notice: Notice) -> tuple[str, str, str]:
    """Its kind, what its first line names, its text."""
    found = EXAMPLE.fullmatch(notice.example)
    assert found
    return found[1], found[2] or "", found[3]


def said(folder: Path, named: str, text: str) -> set[str]:
    """The codes that are said about a journey, or about another file of a project with a journey in it."""
    files = {JOURNEY: TINY, named: text} if named else {JOURNEY: text}
    if named.startswith("themes/"):
        files["journeyctl.yaml"] = "theme: own\n"
    _write(folder, files)
    return {one.code for each in check_all(find((JOURNEY,))) for one in each.diagnostics}


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, written in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(written, encoding="utf-8")


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """What the source can say is what the manual explains. Methods only name rules, they say nothing."""
    saying = (text for path, text in SOURCE.items() if path.name != "profiles.py")
    assert {code for text in saying for code in re.findall(r'"(J[0-9]{3})"', text)} == set(names().values())


@pytest.mark.parametrize("lang", HEADINGS)
def test_pages_refer_to_pages(lang: str) -> None:
    """A code that a page or a message names outside its examples has a page itself."""
    prose = "\n".join(EXAMPLE.sub("", body) for one in articles(lang) for _, body in one.parts)
    messages = "\n".join(text for path, text in SOURCE.items() if path.name != "profiles.py")
    assert set(re.findall(r"\bJ[0-9]{3}\b", prose + messages)) <= set(names().values())


def test_names_are_unique_and_stable_words() -> None:
    """One name for a code, in small letters."""
    codes = [one.code for begins in BEGINNINGS for one in notices(begins).values()]
    assert len(codes) + len(rules()) == len(names()) == len({*codes, *rules()})
    assert all(re.fullmatch(r"[a-z][a-z0-9-]+[a-z0-9]", name) for name in names())


@pytest.mark.parametrize("begins", BEGINNINGS)
@pytest.mark.parametrize("lang", [one for one in HEADINGS if one != "en"])
def test_a_language_has_the_same_pages(begins: str, lang: str) -> None:
    """The same codes in the same order, and no page that is still English."""
    english, other = notices(begins), notices(begins, lang)
    assert list(english) == list(other) == sorted(english)
    for code, one in english.items():
        assert other[code].meaning != one.meaning
        assert other[code].mending != one.mending
        assert (other[code].name, other[code].level) == (one.name, one.level)


def test_levels_are_those_of_the_source() -> None:
    """A page says how bad its finding is as the code does that finds it."""
    told = {one.code: one.level for begins in BEGINNINGS for one in notices(begins).values()}
    found = re.findall(r'(error|warning|hint)"?[,(]\s*"(J[0-9]{3})"', "\n".join(SOURCE.values()))
    assert len(found) > 40
    assert [(level, code) for level, code in found if told.get(code, level) != level] == []


@pytest.mark.parametrize("lang", HEADINGS)
def test_pages_say_what_and_how(lang: str) -> None:
    """Meaning and remedy are sentences; nothing is left of how the file is written."""
    for notice in (one for spoken, one in NOTICES if spoken == lang):
        for part in (notice.meaning, re.sub(r"```.*?```", "", notice.mending, flags=re.DOTALL).strip()):
            assert re.match(r"[A-ZÅÄÖÆØ`]", part), notice.code
            assert part.endswith((".", "?", "`")), notice.code
            assert "##" not in part, notice.code
        assert not notice.title.endswith("."), notice.code


@pytest.mark.parametrize(("lang", "notice"), NOTICES, ids=told)
def test_the_example_of_a_page_gives_its_code(
    lang: str, notice: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journey or a file of a project is checked, a command run; an answer alone begins as the source writes it."""
    monkeypatch.chdir(tmp_path)
    kind, named, text = example(notice)
    if kind == "yaml" and named.startswith("journeyctl "):
        _write(tmp_path, {JOURNEY: text})
        run([*named.split()[1:], JOURNEY, "--revision", "none"])
        assert notice.code in re.findall(r"J[0-9]{3}", capsys.readouterr().err)
    elif kind == "yaml":
        assert notice.code in said(tmp_path, named, text)
    elif kind == "console":
        _stands(tmp_path)
        assert answered(text.splitlines()[0], capsys).startswith(text.split("\n", 1)[1])
    else:
        head = re.fullmatch(r"(?:\S+:\d+:\d+: )?(\w+) (J\d{3}) (.*)\n", text)
        assert head
        assert head.groups()[:2] == (notice.level, notice.code)
        assert any(re.fullmatch(pattern, head[3]) for pattern in messages()[notice.code])


@cache
def messages() -> dict[str, set[str]]:
    """The messages that the source can give with a code, as patterns: what is filled in may be anything.

    Only of codes whose example is an answer, since parsing is what takes time here.
    """
    asked = {f'"{one.code}"' for _, one in NOTICES if one.example.startswith("```text")}
    found: dict[str, set[str]] = {}
    for text in (one for one in SOURCE.values() if any(code in one for code in asked)):
        tree = ast.parse(text)
        named: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                named.setdefault(node.targets[0].id, []).append(node.value)
        for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
            for code, told in pairwise(call.args):
                if isinstance(code, ast.Constant) and re.fullmatch(r"J[0-9]{3}", str(code.value)):
                    options = named.get(told.id, []) if isinstance(told, ast.Name) else [told]
                    found.setdefault(str(code.value), set()).update(map(_pattern, options))
    return found


def _pattern(message: ast.expr) -> str:
    parts = message.values if isinstance(message, ast.JoinedStr) else [message]
    return "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in parts)


def _stands(folder: Path) -> None:
    """A project with a journey, another of the same name, and a persona."""
    _write(folder, {JOURNEY: TINY, "more/tariff.journey.yaml": TINY})
    (folder / "personas").mkdir()


def answered(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command of a page says before it ends with exit code 2."""
    try:
        run(command.removeprefix("$ journeyctl ").split())
    except EnvironmentFault as fault:
        return explain(fault)
    return capsys.readouterr().err


@pytest.mark.parametrize(("lang", "notice"), MENDED, ids=told)
def test_what_is_mended_is_mended(lang: str, notice: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second example on a page does not give the code any more."""
    monkeypatch.chdir(tmp_path)
    for _, named, text in EXAMPLE.findall(notice.mending):
        assert notice.code not in said(tmp_path, named, text)


def test_every_article_has_a_family_and_a_title() -> None:
    """The list of all is complete: each code once, under a heading in every language."""
    for lang in HEADINGS:
        told = list(articles(lang))
        assert [one.code for one in told] == sorted(names().values())
        assert {one.family for one in told} <= set(FAMILIES)
        assert all(one.title and one.facts and one.parts for one in told)


def test_every_language_has_every_word() -> None:
    """Families, levels, and practices have a word in each."""
    english = words("en")
    for lang in HEADINGS:
        said = words(lang)
        assert len(said.families) == len(FAMILIES)
        assert said.levels.keys() == english.levels.keys() == {"error", "warning", "hint"}
        assert set(said.practices) == set(get_args(Practice))
        assert all("{status}" in one for one in (said.since, said.quiet))


@given(st.text("Jj0123456789 -abcdefghijklmnopqrstuvwxyzåæßŉİ\x00", max_size=12))
def test_any_word_is_answered(word: str) -> None:
    """A word has a page, or several, or some that are near, which exist."""
    found = article(word)
    typed = word.strip()
    assert found is None or found.code in (typed.upper(), f"J{typed}") or found.name == typed.lower()
    assert set(nearest(word)) <= set(names().values())
    assert {one.code for one in several(word)} <= set(names().values())


@pytest.mark.parametrize("lang", HEADINGS)
def test_families_and_beginnings_have_pages(lang: str) -> None:
    """Each is answered with all of its own and nothing else."""
    for family in FAMILIES:
        assert several(family, lang) == tuple(one for one in articles(lang) if one.family == family)
    for begins in (*BEGINNINGS, "j30", " J29 ", "J"):
        found = several(begins, lang)
        assert [one.code for one in found] == sorted(
            code for code in names().values() if code.startswith(begins.strip().upper())
        )
    assert several("J211", lang) == several("211", lang) == several("no-low-point", lang) == ()
