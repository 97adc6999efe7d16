"""An editor agrees with `check`, and teaches the language while one types."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp import Editor
from tests.running import ROOT, program

pytestmark = pytest.mark.proof

SERVER = ROOT / "build" / "node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
KINDS = {"journey": ROOT / "journeys", "persona": ROOT / "personas", "theme": ROOT / "themes"}
FILES = [
    *((kind, path) for kind, folder in KINDS.items() for path in sorted(folder.rglob(f"*.{kind}.yaml"))),
    ("journey", ROOT / "tests" / "golden" / "ways.journey.yaml"),
    ("journey", ROOT / "tests" / "golden" / "standings.journey.yaml"),
    ("journey", ROOT / "tests" / "golden" / "lanes.journey.yaml"),
    ("project", ROOT / "journeyctl.yaml"),
]
WRONG = {
    "an unknown key": ("journey", "title: A\nactivities: [B]\nhapiness: 1\n", "hapiness"),
    "a mapping where a text belongs": ("journey", "title: A\nactivities:\n  - {name: B, time: {a: 1}}\n", "time"),
    "a missing title": ("journey", "activities: [B]\n", "title"),
    "a word that is none of the words": ("persona", "name: A\nkind: robot\n", "kind"),
    "a wrong theme": ("theme", "tokens: 5\n", "tokens"),
    "a wrong project": ("project", "langs: sv\n", "langs"),
}


def schema(kind: str) -> Path:
    return ROOT / "schemas" / f"{kind}.schema.json"


def modelined(kind: str, text: str) -> str:
    """A text that tells the editor its schema."""
    if "yaml-language-server: $schema" in text:
        return text
    return f"# yaml-language-server: $schema={schema(kind).as_uri()}\n{text}"


def readme() -> str:
    """The journey of the README."""
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (journey,) = (block for block in blocks if "activities:" in block)
    return journey


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """An editor with yaml-language-server, as `.ci/run` installs it."""
    node = program("node")
    if not SERVER.exists():
        pytest.skip("yaml-language-server is not installed; .ci/run installs it into build/node")
    with Editor([node, str(SERVER), "--stdio"], ROOT) as started:
        yield started


@pytest.mark.parametrize(("kind", "path"), FILES, ids=[path.name for _, path in FILES])
def test_an_editor_finds_nothing_in_the_examples(editor: Editor, kind: str, path: Path) -> None:
    """The language server has nothing to say about a file that `check` takes."""
    found = editor.open(path, modelined(kind, path.read_text(encoding="utf-8")))
    assert [(one["range"]["start"], one["message"]) for one in found] == []


def test_the_first_line_of_the_examples_leads_to_the_schema(editor: Editor) -> None:
    """With one letter wrong the same files are underlined: the schema in their first line is found and used."""
    for path in (ROOT / "journeys" / "boliglan.journey.yaml", ROOT / "personas" / "sara.persona.yaml"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schemas/")
        assert editor.open(path, text + "nmae: x\n")


def test_an_editor_finds_nothing_in_the_readme(editor: Editor, tmp_path: Path) -> None:
    """Nor about the first journey that anyone reads."""
    assert editor.open(tmp_path / "a.journey.yaml", modelined("journey", readme())) == []


@pytest.mark.parametrize(("kind", "text", "word"), WRONG.values(), ids=WRONG)
def test_an_editor_finds_what_is_wrong(editor: Editor, tmp_path: Path, kind: str, text: str, word: str) -> None:
    """What `check` refuses is underlined while it is typed."""
    found = editor.open(tmp_path / f"wrong.{kind}.yaml", modelined(kind, text))
    assert found
    assert any(word in one["message"] or word in text.splitlines()[one["range"]["start"]["line"] - 1] for one in found)


@pytest.mark.parametrize("kind", ["journey", "persona", "theme", "project"])
def test_the_command_line_validator_agrees(kind: str, tmp_path: Path) -> None:
    """check-jsonschema passes every example, the README's journey too, and fails each wrong file."""
    good = [path for one, path in FILES if one == kind]
    if kind == "journey":
        (tmp_path / "readme.yaml").write_text(readme(), encoding="utf-8")
        good.append(tmp_path / "readme.yaml")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema(kind))]
    ran = subprocess.run([*command, *map(str, good)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for number, (_, text, _) in enumerate(one for one in WRONG.values() if one[0] == kind):
        path = tmp_path / f"wrong-{number}.yaml"
        path.write_text(text)
        assert subprocess.run([*command, str(path)], capture_output=True, check=False).returncode == 1, text


TYPED = """
title: Byta elavtal
status: \nphases:
  - name: Behov
    activities:
      - name: Får en räkning
        happiness: -1
        \nlanes:
  - activities
"""


@pytest.fixture(scope="module")
def typed(editor: Editor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journey being written."""
    path = tmp_path_factory.mktemp("typed") / "a.journey.yaml"
    editor.open(path, modelined("journey", TYPED))
    return path


def place(word: str) -> tuple[int, int]:
    """Line and column of a word in the document."""
    before = modelined("journey", TYPED).partition(word)[0]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize("word", ["happiness", "status", "lanes", "phases", "activities:"])
def test_hovering_teaches(editor: Editor, typed: Path, word: str) -> None:
    """Over a key the editor shows the schema's title, description and an example."""
    line, column = place(word)
    shown = editor.hover(typed, line, column + 1)
    properties = _properties(json.loads(schema("journey").read_text(encoding="utf-8")))
    described = [value["description"] for key, value in properties if key == word.rstrip(":")]
    plain = re.sub(r"[\\\s]+|&nbsp;", "", shown)
    assert any(re.sub(r"\s+", "", text) in plain for text in described), shown


def _properties(node: object) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(node, dict):
        for key, value in (node.get("properties") or {}).items():
            yield key, value
        for value in node.values():
            yield from _properties(value)
    if isinstance(node, list):
        for value in node:
            yield from _properties(value)


def test_completion_offers_keys_with_their_meaning(editor: Editor, typed: Path) -> None:
    """In an activity the editor offers its keys, each described; those that are there it leaves out."""
    line, _ = place("happiness")
    offered = {one["label"]: one for one in editor.complete(typed, line + 1, 8)}
    assert {"thoughts", "needs", "pains", "delights", "touchpoints", "next"} <= offered.keys()
    assert not {"name", "happiness", "phases", "persona"} & offered.keys()
    for name in ("thoughts", "pains", "touchpoints"):
        assert offered[name].get("documentation"), offered[name]


def test_completion_offers_the_words_of_a_key(editor: Editor, typed: Path) -> None:
    """After `status:` the editor offers the words it may have."""
    line, column = place("status: ")
    offered = {one["label"] for one in editor.complete(typed, line, column + len("status: "))}
    assert {"draft", "reviewed", "validated", "in-use"} <= offered
