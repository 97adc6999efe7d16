"""Inserts snippets as an editor does: stops of the tab key are filled, lines are indented, and the file is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journeyctl.diagnostics import Diagnostic
from journeyctl.pipeline import check_all, find
from journeyctl.schema import NAMES, SchemaName, document

STOP = re.compile(r"(?<!\\)\$(\d+)|(?<!\\)\$\{(\d+)(?::([^}]*)|\|([^}]*)\|)?\}")
TINY = "title: Tiny\nactivities: [Arrives]\n"

AROUND: dict[str, tuple[SchemaName, str]] = {
    "journey": ("journey", "|"),
    "journey.evidence": ("journey", "title: T\nactivities: [A]\nevidence:\n  |"),
    "activity": ("journey", "title: T\nactivities:\n  - Signs a contract\n  - |"),
    "phase": ("journey", "title: T\nphases:\n  - |"),
    "idea": ("journey", "title: T\nactivities: [A]\nideas:\n  - |"),
    "pain": ("journey", "title: T\nactivities:\n  - name: A\n    pains:\n      - |"),
    "work": ("journey", "title: T\nactivities:\n  - name: A\n    backstage:\n      - |"),
    "measure": ("journey", "title: T\nactivities:\n  - name: A\n    measures:\n      - |"),
    "action": ("journey", "title: T\nactivities: [A]\nactions:\n  - |"),
    "persona": ("persona", "|"),
    "project": ("project", "|"),
    "project.channels": ("project", "channels:\n  |"),
    "project.touchpoints": ("project", "touchpoints:\n  |"),
    "theme": ("theme", "|"),
    "theme.tokens": ("theme", "tokens:\n  |"),
}
"""Where a snippet belongs, as its schema's file with a mark at the place; by the names in `schemas/snippets.yaml`."""

FILES: dict[SchemaName, tuple[str, dict[str, str]]] = {
    "journey": ("a.journey.yaml", {}),
    "persona": ("personas/sara.persona.yaml", {"a.journey.yaml": f"{TINY}persona: sara\n"}),
    "project": ("journeyctl.yaml", {"a.journey.yaml": TINY}),
    "theme": ("themes/own.theme.yaml", {"a.journey.yaml": TINY, "journeyctl.yaml": "theme: own\n"}),
}
"""Where a file of a schema lies, and what else there must be for it to be read."""


class Snippet(NamedTuple):
    """What is offered: where it belongs, its label, its body as the schema has it."""

    place: str
    label: str
    body: dict[str, Any]


def offered() -> Iterator[Snippet]:
    """Every snippet of every schema, at its place."""
    for name in NAMES:
        root = document(name)
        for place, part in {name: root, **root.get("$defs", {})}.items():
            yield from (Snippet(place, one["label"], one["body"]) for one in part.get("defaultSnippets", ()))
            for key, value in part.get("properties", {}).items():
                named = f"{place}.{key}"
                yield from (Snippet(named, one["label"], one["body"]) for one in value.get("defaultSnippets", ()))


def lines(body: Any) -> Iterator[str]:
    """A body as YAML; texts as they stand."""
    for key, value in body.items() if isinstance(body, dict) else ((None, one) for one in body):
        head = "-" if key is None else f"{key}:"
        if isinstance(value, str):
            yield f"{head} {value}"
            continue
        inner = lines(value)
        if key is None:
            yield f"- {next(inner)}"
        else:
            yield head
        yield from (f"  {line}" for line in inner)


def filled(text: str, word: int = 0) -> str:
    """A snippet's text after all stops of the tab key, with the choice of that number at each."""

    def chosen(stop: re.Match[str]) -> str:
        words = (stop[4] or "").split(",")
        return stop[3] or words[min(word, len(words) - 1)]

    return re.sub(r"\\([$}\\])", r"\1", STOP.sub(chosen, text))


def every_way(text: str) -> Iterator[str]:
    """A snippet's text filled so often that every word to choose from was chosen once."""
    most = max((found[4].count(",") for found in STOP.finditer(text) if found[4]), default=0)
    yield from (filled(text, word) for word in range(most + 1))


def inserted(around: str, text: str) -> str:
    """A file with a text at its mark; further lines get the indent of the mark's line, as editors give them."""
    before, _, after = around.partition("|")
    line = before.rpartition("\n")[2]
    indent = line[: len(line) - len(line.lstrip())]
    return before + text.replace("\n", f"\n{indent}") + after + "\n"


def errors(folder: Path, name: SchemaName, text: str, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """What `check` finds wrong in a file of a schema, in a new folder: a project is read once."""
    path, others = FILES[name]
    for one, written in {path: text, **others}.items():
        (folder / one).parent.mkdir(parents=True, exist_ok=True)
        (folder / one).write_text(written, encoding="utf-8")
    monkeypatch.chdir(folder)
    (checked,) = check_all(find(("a.journey.yaml",)))
    assert checked.faults == ()
    return [one for one in checked.diagnostics if one.level == "error"]
