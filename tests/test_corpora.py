"""What the world throws at parsers and pages: refused with a place, or drawn whole; never a crash.

`tests/corpora/` holds the YAML test suite and the Big List of Naughty Strings, unchanged, with their licences.
"""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from journeyctl.pipeline import Input, Loaded, Wish, load, render
from tests.drawn import lines
from tests.running import program

CORPORA = Path(__file__).parent / "corpora"
SUITE = json.loads((CORPORA / "yaml-test-suite" / "cases.json").read_text(encoding="utf-8"))["cases"]
NAUGHTY: list[str] = json.loads((CORPORA / "blns" / "blns.json").read_text(encoding="utf-8"))
BATCH = 24
"""So many strings share a journey."""


def loaded(folder: Path, text: str) -> Loaded:
    """A text read as a journey, through every stage before drawing."""
    path = folder / "any.journey.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    found = load(Input(path.name, path))
    for one in found.diagnostics:
        assert one.span.line >= 1, one
        assert one.span.column >= 1, one
        assert one.message.isprintable(), one
        assert one.advice.isprintable(), one
    assert (found.journey is None) == any(one.level == "error" for one in found.diagnostics)
    return found


def quoted(text: str) -> str:
    """A text as a double-quoted scalar of YAML, everything unusual escaped."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    return letter if letter.isprintable() else f"\\U{ord(letter):08x}"


@pytest.mark.parametrize("start", range(0, 402, 67))
def test_a_case_of_the_yaml_test_suite_is_no_journey(tmp_path: Path, start: int) -> None:
    """Every case goes through reading, validating and binding and is told, at its line, why it is no journey."""
    assert len(SUITE) == 402
    for case in SUITE[start : start + 67]:
        assert loaded(tmp_path, case["in_yaml"]).journey is None, case["id"]


def test_the_texts_of_the_yaml_test_suite_are_kept(tmp_path: Path) -> None:
    """Every text that the suite's documents hold, written as a quoted thought, is bound letter by letter."""
    texts = sorted({text for case in SUITE if case["in_json"] for text in _texts(case["in_json"])})
    assert len(texts) > 200
    written = "".join(f"      - {quoted(text)}\n" for text in texts)
    found = loaded(tmp_path, f"title: A\nactivities:\n  - name: B\n    thoughts:\n{written}")
    assert found.journey is not None, found.diagnostics[:3]
    thoughts = [thought.text for thought in found.journey.phases[0].activities[0].thoughts]
    assert [squeezed(text) for text in thoughts] == [squeezed(text) for text in texts]


def _texts(documents: str) -> list[str]:
    """The texts of some JSON documents, one after another, that have something to show and nothing that is refused."""
    found: list[str] = []
    decoder, rest = json.JSONDecoder(), documents.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        rest = rest[end:].strip()
        stack = [value]
        while stack:
            value = stack.pop()
            stack += (
                [*value.keys(), *value.values()]
                if isinstance(value, dict)
                else value
                if isinstance(value, list)
                else []
            )
            if isinstance(value, str) and value.strip() and all(c.isprintable() or c in "\n\t" for c in value):
                found.append(value)
    return found


def squeezed(text: str) -> str:
    """What of a text leaves ink, without the hyphens of line ends: NFC, no spaces, nothing invisible."""
    parts = (letter for letter in unicodedata.normalize("NFC", text) if not letter.isspace() and letter not in "-‐‑")
    return "".join(letter for letter in parts if unicodedata.category(letter) not in ("Cf", "Cc", "Cn", "Co", "Cs"))


def sorts(folder: Path) -> tuple[list[str], list[str]]:
    """The naughty strings that may stand in a journey, and those that are refused."""
    fine, refused = [], []
    for text in NAUGHTY:
        found = loaded(folder, f"title: A\nactivities:\n  - name: B\n    needs: {quoted(text)}\n")
        (refused if found.journey is None else fine).append(text)
    return fine, refused


def batch(texts: list[str]) -> str:
    """A journey with a text for each activity's need."""
    rows = "".join(f"  - {{name: A{at}, needs: {quoted(text)}}}\n" for at, text in enumerate(texts))
    return f"title: Naughty\nlang: en\nlanes: [activities, needs]\nactivities:\n{rows}"


def shown(folder: Path, text: str, kind: str = "svg", **wish: object) -> tuple[bytes, str]:
    """The picture of a journey, and the warnings about its text."""
    made = render(loaded(folder, text), Wish(formats=(kind,), revision="none", **wish))  # type: ignore[arg-type]
    assert made.faults == ()
    (output,) = made.outputs
    return output.data, " ".join(one.message for one in made.diagnostics)


def test_only_what_no_text_may_hold_is_refused(tmp_path: Path) -> None:
    """Of 515 naughty strings the nine with control characters, byte order marks and the like are refused, no others."""
    fine, refused = sorts(tmp_path)
    assert len(fine) + len(refused) == 515
    for text in refused:
        kinds = {unicodedata.category(letter) for letter in text}
        assert kinds & {"Cc", "Cn", "Cs"} or "\ufeff" in text, text
    assert len(refused) < 15


def test_naughty_strings_are_drawn_whole(tmp_path: Path) -> None:
    """Every string that may stand in a journey is in its picture, letter by letter, or a warning names what is not."""
    fine, _ = sorts(tmp_path)
    for start in range(0, len(fine), BATCH):
        texts = fine[start : start + BATCH]
        data, _ = shown(tmp_path, batch(texts), fonts="system")
        words = squeezed("\n".join(line.words for line in lines(data)))
        assert [text for text in texts if squeezed(text) not in words] == []


EVERYWHERE = """
title: {text}
subtitle: {text}
lang: en
owner: {text}
scenario: {text}
persona: {{name: {text}, role: {text}, quote: {text}, goals: {text}}}
takeaways: {text}
phases:
  - name: {text}
    activities:
      - name: {text}
        happiness: 1
        thoughts: {{quote: {text}, said_by: {text}}}
        touchpoints: {text}
        frontstage: {{actor: {text}, action: {text}}}
        measures: {{name: {text}, now: {text}}}
        next: [{{to: b, when: {text}}}]
      - {{id: b, name: B, ask: {{text: {text}, how: {text}}}}}
ideas: {text}
"""


@pytest.mark.proof
@pytest.mark.parametrize("start", range(0, len(NAUGHTY), 64))
def test_naughty_strings_break_no_place(tmp_path: Path, start: int) -> None:
    """In every place at once a string gives a picture in every view, or is refused; never a crash."""
    for number, text in enumerate(NAUGHTY[start : start + 64]):
        found = loaded(tmp_path, EVERYWHERE.format(text=quoted(text)))
        if found.journey is not None:
            wish = Wish(
                formats=("svg", "text"),
                view=("map", "compact", "flow")[number % 3],  # type: ignore[arg-type]
                fonts=("embed", "outline", "system")[number // 3 % 3],  # type: ignore[arg-type]
                paper="A0",
                revision="none",
            )
            made = render(found, wish)
            assert made.faults == (), text
            assert len(made.outputs) == 2 or any(one.code.startswith("J4") for one in made.diagnostics), text


@pytest.mark.proof
def test_naughty_strings_are_in_the_pdf(tmp_path: Path) -> None:
    """The PDF's words are those of its SVG, for every naughty string; what has no letter in any font is warned of."""
    program("pdftotext")
    fine, _ = sorts(tmp_path)
    for start in range(0, len(fine), BATCH):
        text = batch(fine[start : start + BATCH])
        (tmp_path / "a.pdf").write_bytes(shown(tmp_path, text, "pdf", paper="screen")[0])
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(tmp_path / "a.pdf"), "-"]
        told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
        words = "".join(line.words for line in lines(shown(tmp_path, text, fonts="system")[0]))
        assert Counter(_upright(told)) == Counter(_upright(words)), text


def _upright(text: str) -> str:
    """The letters that a reader of PDF gives back as they were: no marks that join, no scripts that run leftward."""
    flat = unicodedata.normalize("NFKC", squeezed(text))
    return "".join(letter for letter in flat if unicodedata.bidirectional(letter) not in ("R", "AL", "NSM", "AN"))
