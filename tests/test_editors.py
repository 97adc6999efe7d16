"""An editor agrees with `check`, and teaches the language while one types."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeyctl.schema import SchemaName
from tests.lsp import Editor
from tests.running import ROOT, program
from tests.snippets import AROUND, errors, every_way, filled, inserted, offered
from tests.test_theme_logo import png

pytestmark = pytest.mark.proof

PROPERTY, SNIPPET = 10, 2
"""A key among what is offered; a text with stops of the tab key. The protocol's numbers."""
SERVER = ROOT / "build" / "node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
KINDS = {"journey": ROOT / "journeys", "persona": ROOT / "personas", "theme": ROOT / "themes"}
FILES = [
    *((kind, path) for kind, folder in KINDS.items() for path in sorted(folder.rglob(f"*.{kind}.yaml"))),
    ("journey", ROOT / "tests" / "golden" / "ways.journey.yaml"),
    ("journey", ROOT / "tests" / "golden" / "standings.journey.yaml"),
    ("journey", ROOT / "tests" / "golden" / "lanes.journey.yaml"),
    ("project", ROOT / "journeyctl.yaml"),
]
DEEP = "title: A\nphases:\n  - name: B\n    activities:\n      - name: C\n        "
WRONG = {
    "an unknown key": ("journey", "title: A\nactivities: [B]\nhapiness: 1\n", "hapiness"),
    "an unknown key of an activity": ("journey", f"{DEEP}thougts: x\n", "thougts"),
    "a word that the key has not": ("journey", f"{DEEP}kind: evnt\n", "kind"),
    "a number out of range": ("journey", f"{DEEP}pains: {{text: x, severity: 9}}\n", "severity"),
    "a mapping where a text belongs": ("journey", "title: A\nactivities:\n  - {name: B, time: {a: 1}}\n", "time"),
    "a missing title": ("journey", "activities: [B]\n", "title"),
    "a word that is none of the words": ("persona", "name: A\nkind: robot\n", "kind"),
    "a wrong theme": ("theme", "tokens: 5\n", "tokens"),
    "a wrong project": ("project", "langs: sv\n", "langs"),
}


FOLDERS = {"2020-12": ROOT / "schemas", "draft-07": ROOT / "schemas" / "draft-07"}


def schema(kind: str, draft: str = "2020-12") -> Path:
    return FOLDERS[draft] / f"{kind}.schema.json"


def modelined(kind: str, text: str, draft: str = "2020-12") -> str:
    """A text that tells the editor its schema."""
    if "yaml-language-server: $schema" in text:
        return text
    return f"# yaml-language-server: $schema={schema(kind, draft).as_uri()}\n{text}"


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
status: \npurpose: {}
phases:
  - name: Behov
    activities:
      - name: Får en räkning
        happiness: -1
        \nlanes:
  - activities
"""


@pytest.fixture(scope="module", params=FOLDERS)
def typed(editor: Editor, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A journey being written, with the schema in each dialect."""
    path = tmp_path_factory.mktemp("typed") / "a.journey.yaml"
    editor.open(path, modelined("journey", TYPED, request.param))
    return path


def place(word: str) -> tuple[int, int]:
    """Line and column of a word in the document."""
    before = modelined("journey", TYPED).partition(word)[0]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize("word", ["happiness", "status", "lanes", "phases", "activities:", "purpose"])
def test_hovering_teaches(editor: Editor, typed: Path, word: str) -> None:
    """Over a key the editor shows the schema's title, description and an example."""
    line, column = place(word)
    shown = editor.hover(typed, line, column + 1)
    root = json.loads(schema("journey").read_text(encoding="utf-8"))
    told = [
        # An editor takes the words of what a key refers to before the key's own.
        root["$defs"][value["$ref"].rpartition("/")[2]] if "$ref" in value else value
        for key, value in _properties(root)
        if key == word.rstrip(":")
    ]
    plain = re.sub(r"[\\\s]+|&nbsp;", "", shown)
    assert any(
        all(re.sub(r"\s+", "", text) in plain for text in (one["title"], one["description"], "Example")) for one in told
    ), shown


def _properties(node: object) -> Iterator[tuple[str, dict[str, Any]]]:
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


@pytest.mark.parametrize("draft", FOLDERS)
def test_completion_offers_words_with_their_meaning(editor: Editor, tmp_path: Path, draft: str) -> None:
    """Each word of a list is explained where it is offered."""
    given = offers(editor, tmp_path, "journey", "title: T\nactivities:\n  - name: A\n    kind: |", draft)
    assert {label: one["documentation"] for label, one in given.items() if label != "null"} == {
        "does": "The customer does it.",
        "event": "It happens to the customer.",
        "wait": "The customer waits.",
    }


def offers(
    editor: Editor, folder: Path, kind: SchemaName, around: str, draft: str = "2020-12"
) -> dict[str, dict[str, Any]]:
    """What is offered at the mark of a document, by label."""
    before, _, after = modelined(kind, around, draft).partition("|")
    path = folder / f"a.{kind}.yaml"
    editor.open(path, before + after)
    given = editor.complete(path, before.count("\n"), len(before) - before.rfind("\n") - 1)
    return {one["label"]: one for one in given}


@pytest.mark.parametrize("draft", FOLDERS)
@pytest.mark.parametrize("place", AROUND)
def test_snippets_are_offered_where_they_belong(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, draft: str
) -> None:
    """At its place a snippet is offered, with what it is for; inserted, it is a file that `check` takes."""
    kind, around = AROUND[place]
    given = offers(editor, tmp_path, kind, around, draft)
    labels = [one.label for one in offered() if one.place == place]
    assert labels
    for label in labels:
        assert given[label]["documentation"]
        assert given[label]["insertTextFormat"] == SNIPPET
        for number, text in enumerate(every_way(given[label]["textEdit"]["newText"])):
            folder = tmp_path / f"{labels.index(label)}-{number}"
            assert errors(folder, kind, inserted(around, text), monkeypatch) == [], text


@pytest.mark.parametrize("draft", FOLDERS)
@pytest.mark.parametrize("place", ["activity", "phase", "idea"])
def test_snippets_are_offered_below_others(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, draft: str
) -> None:
    """A second one goes below the first with the right indent."""
    kind, around = AROUND[place]
    one = next(one for one in offered() if one.place == place)
    name = filled(next(iter(one.body.values())))
    text = around
    for number in ("first", "second"):
        given = offers(editor, tmp_path, kind, text, draft)
        typed = filled(given[one.label]["textEdit"]["newText"]).replace(name, f"{name}, {number}", 1)
        text = inserted(text, typed) + "  - |"
    assert errors(tmp_path / "whole", kind, text.removesuffix("  - |"), monkeypatch) == []
    assert text.count(name) == 2


OPEN = {
    "journey": ("journey", "title: T\nactivities: [A]\n|"),
    "activity": ("journey", "title: T\nactivities:\n  - name: A\n    |"),
    "phase": ("journey", "title: T\nphases:\n  - name: A\n    |"),
    "evidence": ("journey", "title: T\nactivities: [A]\nevidence:\n  nps:\n    |"),
    "persona": ("persona", "name: A\n|"),
    "project": ("project", "name: A\n|"),
    "theme": ("theme", "base: nordic\n|"),
}


@pytest.mark.parametrize("place", OPEN)
def test_every_key_that_is_offered_can_be_taken(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """A key comes with an example of its value, and the file is the language; only what it names may be missing."""
    kind, around = OPEN[place]
    given = offers(editor, tmp_path, kind, around)
    keys = [label for label, one in given.items() if one["kind"] == PROPERTY]
    assert len(keys) > 2
    for number, key in enumerate(keys):
        text = inserted(around, filled(given[key]["textEdit"]["newText"]))
        logo = tmp_path / str(number) / "themes" / "logo.png"
        logo.parent.mkdir(parents=True)
        logo.write_bytes(png())
        found = errors(tmp_path / str(number), kind, text, monkeypatch)
        assert [one for one in found if one.code < "J3"] == [], text


PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    """A block of code of the page about editors."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)[number]


def settings() -> dict[str, list[str]]:
    """Which schema is for which files, as the page tells it for VS Code."""
    return dict(json.loads(block("json"))["yaml.schemas"])


def test_the_page_sets_every_editor_up_alike() -> None:
    """The three settings name the same schemas for the same files."""
    helix = tomllib.loads(block("toml"))["language-server"]["yaml-language-server"]["config"]["yaml"]["schemas"]
    lines = re.findall(r'^ *\["(.+?)"\] = \{ (.+?) \},$', block("lua"), re.MULTILINE)
    assert settings() == helix == {name: re.findall(r'"(.+?)"', files) for name, files in lines}


def test_settings_take_the_place_of_the_first_line(editor: Editor, tmp_path: Path) -> None:
    """With the settings of the page, in a project made as it says, wrong files are underlined and no others."""
    for line in block("sh").splitlines()[1:]:
        command, _, target = line.partition(" > ")
        (tmp_path / target).parent.mkdir(exist_ok=True)
        ran = subprocess.run([sys.executable, "-m", *command.split()], capture_output=True, check=True)
        (tmp_path / target).write_bytes(ran.stdout)
    files = {"journey": "a.journey.yml", "persona": "a.persona.yaml", "theme": "a.theme.yaml"}
    with Editor(editor.command, tmp_path, settings()) as mine:
        for kind, text, _ in WRONG.values():
            if kind in files:
                assert mine.open(tmp_path / "deep" / files[kind], text), kind
        assert mine.open(tmp_path / "a.journey.yaml", "title: A\nactivities: [B]\n") == []
        assert mine.open(tmp_path / "another.yaml", "titel: 1\n") == []


def test_the_entries_for_the_catalogue_are_ours() -> None:
    """Each leads to a schema in draft-07, by its own address, and is for files that the program reads."""
    for entry in json.loads(block("json", 1)):
        kind = Path(entry["url"]).name.removesuffix(".schema.json")
        assert json.loads(schema(kind, "draft-07").read_text(encoding="utf-8"))["$id"] == entry["url"]
        assert set(entry["fileMatch"]) == set(settings()[f"schemas/{kind}.schema.json"])
