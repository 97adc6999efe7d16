"""Nothing of the language changes silently: every key that any schema declares is changed in an example, and told."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journeyctl import model as m
from journeyctl.binding import bind, language
from journeyctl.diff import compare
from journeyctl.edit import reformat
from journeyctl.pipeline import loading
from journeyctl.pipeline.finding import Input
from journeyctl.project import find_root, open_project
from journeyctl.schema import document
from journeyctl.schema.catalogue import branches, resolved
from journeyctl.schema.typing import NUMBER
from journeyctl.shorthand import expand
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence, read
from tests.bound import journey
from tests.test_examples_language import FILES, ROOT, Place, Walk, parsed

RESTING = {
    "expectation": "expectations", "question": "questions", "takeaway": "takeaways", "idea": "ideas",
    "action": "actions", "need": "needs", "delight": "delights",
}  # fmt: skip
"""Statements that the examples call assumptions where they are that anyway, and the keys that they stand under."""

UNSAID = {
    "journey": {("#", "$schema"), *((f"#/$defs/{kind}", "assumption") for kind in RESTING)},
    "persona": {("#", "$schema")},
    "project": {("#", key) for key in ("$schema", "theme", "views", "check", "gates", "preflight")},
}
"""Keys that say nothing about a journey. Gates, `check`, `preflight` change what is found; the rest, how it looks."""

ELSEWHERE = ("view", "check", "gates", "preflight")
"""Parts of a project's schema that belong to those."""


LEANING = """\
title: T
activities:
  - name: A
    touchpoints: [minasidor, skadelinjen, skadeappen, besiktningsman, kiosk, kunderadet, utbetalning, ward-round]
    support: [{action: X, system: skadesystem}, {action: Y, system: bed-manager}]
"""
"""A journey that leans on all that the project knows."""


class Found(NamedTuple):
    """Where an example has a key: the file, and the value."""

    path: Path
    value: Node


class Finder(Walk):
    """Finds the values that examples have for the keys of a schema."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.found: dict[Place, list[Found]] = {}
        self.path = ROOT

    def _mapping(self, pointer: str, part: dict[str, Any], node: Mapping) -> None:
        for entry in node.entries:
            if entry.key.text in part.get("properties", {}):
                self.found.setdefault((pointer, entry.key.text), []).append(Found(self.path, entry.value))
        super()._mapping(pointer, part, node)


def places(name: str) -> dict[Place, list[Found]]:
    """All keys of a schema, each with the values that examples have for it, those of short files first."""
    finder = Finder(name)
    for path in sorted(FILES[name], key=lambda one: one.stat().st_size):
        finder.path = path
        finder.visit("#", parsed(path))
    assert set(finder.found) == finder.declared()
    said = {place: found for place, found in finder.found.items() if place not in UNSAID[name]}
    return {place: found for place, found in said.items() if not place[0].split("/")[-1].startswith(ELSEWHERE)}


def others(place: Place, value: Node, name: Any) -> Iterator[Node | None]:
    """Other values that a key could have; None takes it out."""
    root = document(name)
    part: Any = root
    for word in (*place[0].removeprefix("#").split("/")[1:], "properties", place[1]):
        part = part[int(word)] if isinstance(part, list) else part[word.replace("~1", "/")]
    if isinstance(value, Scalar):
        words = [one for each in branches(resolved(part, root), root) for one in each.get("enum", [each.get("const")])]
        words += {"yes": ["no"], "no": ["yes"]}.get(value.text, [])
        if NUMBER.fullmatch(value.text):
            words += ["1" if value.text != "1" else "2", f"1{value.text}"]
        elif value.text[-1:].isdigit():
            words += [value.text[:-1] + str(int(value.text[-1]) % 9 + 1)]
        for word in (*words, "end", f"{value.text}x"):
            if isinstance(word, str | int | float) and str(word) != value.text and not isinstance(word, bool):
                yield value._replace(text=str(word))
    yield None
    # What has to stay itself may hold something that has not.
    for at in range(len(value.entries) if isinstance(value, Mapping) else 0):
        yield value._replace(entries=(*value.entries[:at], *value.entries[at + 1 :]))
    for at in range(len(value.items) if isinstance(value, Sequence) else 0):
        yield value._replace(items=(*value.items[:at], *value.items[at + 1 :]))


def changed(node: Node, old: Node, new: Node | None) -> Node:
    """Nodes with one of them, known by its identity, in another form or taken out."""
    if node is old and new is not None:
        return new
    if isinstance(node, Mapping):
        kept = (one for one in node.entries if new is not None or one.value is not old)
        return Mapping(tuple(Entry(one.key, changed(one.value, old, new)) for one in kept), node.span)
    if isinstance(node, Sequence):
        return Sequence(tuple(changed(one, old, new) for one in node.items), node.span)
    return node


def flow(node: Node) -> str:
    """Nodes as a file, all in brackets."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{json.dumps(one.key.text)}: {flow(one.value)}" for one in node.entries) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(map(flow, node.items)) + "]"
    bare = node.style == "plain" and re.fullmatch(r"[\w.-]+", node.text)
    return node.text if bare else json.dumps(node.text, ensure_ascii=False)


def bound(root: Node, path: Path) -> m.Journey | None:
    """The journey of a file's nodes, with the project around the file; None when they do not fit together."""
    assert isinstance(root, Mapping)
    project = open_project(find_root(path)).project
    node = expand(root, "journey")
    names = loading._ChannelNames(language(node, project.catalogue()))
    return bind(node, project.catalogue(names), path.name).journey


def silent(name: str, tell: Callable[[Path, Node], bool]) -> list[str]:
    """The keys of a schema of which no other value is told, in any of the first examples that have them."""
    return [
        "/".join(place)
        for place, found in places(name).items()
        if not any(
            tell(one.path, changed(parsed(one.path), one.value, other))
            for one in found[:6]
            for other in others(place, one.value, name)
        )
    ]


@pytest.mark.parametrize("path", FILES["journey"], ids=lambda path: path.name)
def test_no_example_differs_from_itself(path: Path) -> None:
    """Nothing is told of an example read twice, once in another form."""
    tidy = reformat(flow(parsed(path)).encode(), path.name, "journey").data
    assert tidy
    one, two = (bound(root, path) for root in (parsed(path), read(tidy, path.name).root) if root)
    assert compare(one, two).empty


def test_every_key_of_a_journey_is_told() -> None:
    """For each there is another value that the difference tells."""
    known: dict[Path, m.Journey] = {}

    def tell(path: Path, root: Node) -> bool:
        if path not in known:
            made = bound(parsed(path), path)
            assert made
            known[path] = made
        other = bound(root, path)
        return other is not None and bool(compare(known[path], other).changes)

    assert " ".join(silent("journey", tell)) == ""


@pytest.mark.parametrize("kind", RESTING)
def test_an_assumption_among_facts_is_told(kind: str) -> None:
    """Whatever rests on evidence and is said to be an assumption all the same."""
    fact = f"{RESTING[kind]}: {{text: X, evidence: e}}"
    place = f"{fact}\nactivities: [A]\n" if kind not in ("need", "delight") else f"activities: [{{name: A, {fact}}}]\n"
    text = "title: T\nlang: en\nevidence: {e: {kind: interview}}\n" + place
    told = compare(journey(text), journey(text.replace("evidence: e}", "evidence: e, assumption: yes}"))).changes
    assert [one.text.rpartition(": ")[2] for one in told] == ["a fact became an assumption"]


@pytest.mark.parametrize("name", ["persona", "project"])
def test_every_key_around_the_journeys_is_told(name: str, tmp_path: Path) -> None:
    """For each key of a persona or project there is another value that alters some journey that leans on it."""
    shutil.copytree(ROOT / "journeys", tmp_path / "journeys")
    for folder in ("personas", "themes"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "journeyctl.yaml", tmp_path)
    (tmp_path / "journeys" / "leaning.journey.yaml").write_text(LEANING, encoding="utf-8")
    files = sorted(tmp_path.glob("journeys/**/*.journey.yaml"), key=lambda one: one.stat().st_size)

    def load(path: Path) -> m.Journey | None:
        return loading.load(Input(path.name, path)).journey

    known = {path: load(path) for path in files}
    leaning = {path: [one for one in files if path.name.split(".")[0] in one.read_text("utf-8")]
               for path in FILES["persona"]}  # fmt: skip

    def tell(path: Path, root: Node) -> bool:
        target = tmp_path / path.relative_to(ROOT)
        text = target.read_bytes()
        target.write_text(flow(root), encoding="utf-8")
        loading._project.cache_clear()
        try:
            for one in leaning.get(path, [each for each in files if each.is_relative_to(target.parent)]):
                before, after = known[one], load(one)
                if before and after and compare(before, after).changes:
                    return True
            return False
        finally:
            target.write_bytes(text)
            loading._project.cache_clear()

    assert " ".join(silent(name, tell)) == ""
