"""The words of a history: nine languages say all of it, each in its own way."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from journeyctl import labels
from journeyctl.history.words import BOOK
from journeyctl.labels import LANGUAGES
from journeyctl.pipeline.blaming import blame
from journeyctl.pipeline.chronicle import Wanted, read_history
from journeyctl.report import history, history_blame, history_markdown
from tests.test_diff_git import A, Home
from tests.test_history_blame import FIRST

LOANED = {
    "sv": "revision|{n} version", "da": "revision|{n} version", "fr": "commit|date|{n} version|{n} versions",
}  # fmt: skip
"""What is right although it is written as in English."""
SAME_EVERYWHERE = frozenset({"{title}  {file}, {versions}"})


def book(lang: str) -> dict[str, str]:
    text = (Path(labels.__file__).parent / BOOK / f"{lang}.toml").read_text(encoding="utf-8")
    return labels._flat(tomllib.loads(text), "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_all_of_it(lang: str) -> None:
    """The same keys with the same places, nothing empty, nothing left in English."""
    english, words = book("en"), book(lang)
    assert words.keys() == english.keys()
    for key, text in words.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english[key])), key
        assert text.strip() == text != "", key
    same = {text for key, text in words.items() if text == english[key]} - SAME_EVERYWHERE
    assert lang == "en" or same == set(LOANED.get(lang, "").split("|")) - {""}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_history_is_told_in_the_language_that_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As asked, else as the project says, else in English; the texts are what a person has read."""
    home = Home(tmp_path / "top")
    monkeypatch.chdir(home.top)
    home.write(A, FIRST.replace("persona: elin", "persona: {name: Elin}"))
    home.save()
    home.write(A, (home.top / A).read_text(encoding="utf-8").replace("happiness: 0", "happiness: -1.5"))
    assert "not committed yet" in history.written(read_history(Wanted(Path(A))))
    text = history.written(read_history(Wanted(Path(A), lang="sv")))
    assert text.startswith(f"A  {A}, 2 versioner\n\nrevision  datum        medel  lägsta punkt ")
    assert "    inte sparad i git än\n    + ”Pays the invoice” har fått ett åskmoln  [upplevelse 1]\n" in text
    home.write("journeyctl.yaml", "lang: nb\n")
    told = blame(Path(A), "pays-the-invoice")
    assert "  ikke lagret i git ennå\n      humørverdi  −1,5 misfornøyd, var 0 verken eller\n" in history_blame.written(
        told
    )
    assert "  hviler på  ingenting: det er en antakelse\n" in history_blame.written(told)
    assert "| revisjon | dato |" in history_markdown.written(read_history(Wanted(Path(A))))
