"""The examples of the repository: each is clean, and together they use every field of the language.

The schemas are walked beside the examples: a key counts as used at a place of the schema when an example has it there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from journeyctl import schema
from journeyctl.source import read
from journeyctl.source.nodes import Mapping, Node, Scalar, Sequence

ROOT = Path(__file__).parents[1]
FILES = {
    "journey": sorted(ROOT.glob("journeys/**/*.journey.yaml")),
    "persona": sorted([*ROOT.glob("personas/*.persona.yaml"), *ROOT.glob("journeys/**/*.persona.yaml")]),
    "project": [ROOT / "journeyctl.yaml", *sorted(ROOT.glob("journeys/**/journeyctl.yaml"))],
    "theme": sorted([*ROOT.glob("themes/*.theme.yaml"), *ROOT.glob("journeys/**/*.theme.yaml")]),
}
EVERY = [(name, path) for name, paths in FILES.items() for path in paths]
NAMES = [str(path.relative_to(ROOT)) for _, path in EVERY]

Place = tuple[str, str]
"""A key at a place of a schema: the pointer of the object that declares it, and the key."""


class Walk:
    """Finds which declared keys of one schema its examples use."""

    def __init__(self, name: str) -> None:
        self.root: dict[str, Any] = json.loads(schema.text(name))
        self.used: set[Place] = set()

    def declared(self) -> set[Place]:
        """Every key of every object that can be reached from the root."""
        found: set[Place] = set()
        waiting, seen = ["#"], set[str]()
        while waiting:
            pointer = waiting.pop()
            if pointer in seen:
                continue
            seen.add(pointer)
            part = self._at(pointer)
            found |= {(pointer, key) for key in part.get("properties", {})}
            waiting += [below for below, _ in self._parts(pointer, part)]
        return found

    def visit(self, pointer: str, node: Node) -> None:
        """Mark what a node uses of the part of the schema at `pointer`."""
        part = self._at(pointer)
        for below in self._same_place(pointer, part):
            if self._fits(below, node):
                self.visit(below, node)
        if isinstance(node, Sequence) and isinstance(part.get("items"), dict):
            for item in node.items:
                self.visit(f"{pointer}/items", item)
        if isinstance(node, Mapping):
            self._mapping(pointer, part, node)

    def _mapping(self, pointer: str, part: dict[str, Any], node: Mapping) -> None:
        for key, value in ((entry.key.text, entry.value) for entry in node.entries):
            if isinstance(value, Scalar) and value.style == "plain" and not value.text:
                continue
            if key in part.get("properties", {}):
                self.used.add((pointer, key))
                self.visit(f"{pointer}/properties/{key}", value)
                continue
            for one in self._open(pointer, part):
                self.visit(one, value)

    def _fits(self, pointer: str, node: Node) -> bool:
        """Whether a branch can be meant: its kind is the node's, and it declares all of the node's keys."""
        part = self._at(pointer)
        if "$ref" in part:
            return self._fits(part["$ref"], node)
        branches = [f"{pointer}/{word}/{i}" for word in ("oneOf", "anyOf") for i in range(len(part.get(word, ())))]
        if branches:
            return any(self._fits(one, node) for one in branches)
        kinds = part.get("type", ["object", "array", "string"])
        kind = {Mapping: "object", Sequence: "array"}.get(type(node), "")
        if not kind:
            return kinds not in ("object", "array")
        keys = {entry.key.text for entry in node.entries} if isinstance(node, Mapping) else set[str]()
        closed = part.get("additionalProperties") is False and not part.get("patternProperties")
        return kind in kinds and (not closed or keys <= set(part.get("properties", {})))

    def _at(self, pointer: str) -> dict[str, Any]:
        part: Any = self.root
        for word in pointer.removeprefix("#").split("/")[1:]:
            name = word.replace("~1", "/").replace("~0", "~")
            part = part[int(name)] if isinstance(part, list) else part[name]
        return part if isinstance(part, dict) else {}

    def _same_place(self, pointer: str, part: dict[str, Any]) -> Iterator[str]:
        if "$ref" in part:
            yield part["$ref"]
        for word in ("oneOf", "anyOf", "allOf"):
            yield from (f"{pointer}/{word}/{i}" for i in range(len(part.get(word, ()))))

    def _open(self, pointer: str, part: dict[str, Any]) -> Iterator[str]:
        yield from (
            f"{pointer}/patternProperties/{key.replace('/', '~1')}" for key in part.get("patternProperties", {})
        )
        if isinstance(part.get("additionalProperties"), dict):
            yield f"{pointer}/additionalProperties"

    def _parts(self, pointer: str, part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        below = list(self._same_place(pointer, part))
        below += [f"{pointer}/properties/{key}" for key in part.get("properties", {})]
        below += self._open(pointer, part)
        below += [f"{pointer}/items"] if isinstance(part.get("items"), dict) else []
        yield from ((one, self._at(one)) for one in below)


@cache
def parsed(path: Path) -> Mapping:
    """The nodes of an example."""
    document = read(path.read_bytes(), str(path))
    assert not document.diagnostics
    assert document.root is not None
    return document.root


def unused(name: str, paths: list[Path]) -> list[str]:
    """The declared keys of a schema that no file of these uses."""
    walk = Walk(name)
    for path in paths:
        walk.visit("#", parsed(path))
    return sorted(f"{pointer}: {key}" for pointer, key in walk.declared() - walk.used)


@pytest.mark.parametrize("name", FILES)
def test_examples_use_every_field(name: str) -> None:
    """Every key at every place of a schema is used by some example of that kind."""
    assert unused(name, FILES[name]) == []


def test_an_unused_field_is_noticed() -> None:
    """The ten-line starter alone leaves fields of every depth unused."""
    missing = unused("journey", [ROOT / "journeys/first-journey.journey.yaml"])
    assert any(line.endswith(": ballots") for line in missing)
    assert any(line.endswith(": cost") for line in missing)
    assert not any(line.endswith(": title") and line.startswith("#:") for line in missing)


@pytest.mark.parametrize(("name", "path"), EVERY, ids=NAMES)
def test_every_example_is_valid(name: str, path: Path) -> None:
    """An example has no finding of the reader or the schema."""
    assert schema.validate(parsed(path), name) == ()


@pytest.mark.parametrize(("name", "path"), EVERY, ids=NAMES)
def test_every_example_teaches_its_editor(name: str, path: Path) -> None:
    """The first line of an example names its schema, by a comment or by a key, and the path leads there."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"(?:# yaml-language-server: \$schema=|\$schema: )(\S+)", first)
    assert found
    assert (path.parent / found[1]).resolve() == ROOT / "schemas" / f"{name}.schema.json"


@pytest.mark.parametrize("path", [path for _, path in EVERY], ids=NAMES)
def test_every_example_is_narrow(path: Path) -> None:
    """No line of an example is longer than 100 columns, and none ends in spaces."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if len(line) > 100 or line != line.rstrip()] == []


def test_the_starter_is_ten_lines() -> None:
    """The first journey is no longer than ten lines."""
    assert len((ROOT / "journeys/first-journey.journey.yaml").read_text(encoding="utf-8").splitlines()) <= 10
