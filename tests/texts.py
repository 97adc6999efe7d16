"""Every text of a journey's files, with the place of the schema it stands at and where its value is shown."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from journeyctl import labels
from journeyctl.binding.text import plain
from journeyctl.labels import Labels
from journeyctl.model import Channel, Journey
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import load
from journeyctl.project import find_root, open_project
from journeyctl.source import read
from journeyctl.source.nodes import Mapping, Node, Scalar
from tests.test_examples_language import ROOT, Walk

LANES = ("frontstage", "backstage", "support")
JOURNEYS = sorted(ROOT.glob("journeys/**/*.journey.yaml"))


class Written(NamedTuple):
    """A text of a file: the key it stands under (`need.met`, `journey.title`), and where the schema says it is shown.

    `name` is True for the name of a thing in an open mapping: a voter, a piece of evidence, a lane of the team's own.
    `within` is the key that holds the thing, `beside` the thing's other keys.
    """

    key: str
    text: str
    shown: str
    line: int = 0
    name: bool = False
    within: str = ""
    beside: frozenset[str] = frozenset()


class Texts(Walk):
    """Finds the texts of one file."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.found: dict[tuple[object, bool], Written] = {}
        self._here = Written(name, "", "")

    def visit(self, pointer: str, node: Node) -> None:
        """Note a scalar under the key that led to it."""
        if not isinstance(node, Scalar):
            super().visit(pointer, node)
        elif plain(node):
            self.found.setdefault((node.span, False), self._here._replace(text=plain(node), line=node.span.line))

    def _mapping(self, pointer: str, part: dict[str, Any], node: Mapping) -> None:
        above = self._here
        owner = above.key if pointer == "#" else pointer.rsplit("/", 1)[1]
        keys = frozenset(entry.key.text for entry in node.entries)
        for entry in node.entries:
            key, line = entry.key.text, entry.key.span.line
            if key in part.get("properties", {}):
                shown = part["properties"][key]["x-shown"]
                self._here = Written(f"{owner}.{key}", "", shown, within=above.key, beside=keys - {key})
                self.visit(f"{pointer}/properties/{key}", entry.value)
            for one in self._open(pointer, part) if key not in part.get("properties", {}) else ():
                self.found.setdefault((entry.key.span, True), above._replace(text=key, line=line, name=True))
                self.visit(one, entry.value)
            self._here = above


class Example(NamedTuple):
    """An example: its journey, and every text of its file and of the file of its persona."""

    journey: Journey
    texts: tuple[Written, ...]


@cache
def example(path: Path) -> Example:
    """An example of the repository."""
    loaded = load(Input(str(path.relative_to(ROOT)), path))
    assert loaded.journey, loaded.diagnostics
    found = texts_of("journey", path.read_text(encoding="utf-8"))
    persona = loaded.journey.persona
    if persona and persona.span.path not in ("", loaded.given.name):
        found += texts_of("persona", (ROOT / persona.span.path).read_text(encoding="utf-8"))
    return Example(loaded.journey, tuple(found))


def texts_of(name: str, text: str) -> list[Written]:
    """Every text of a file, in its order."""
    walk = Texts(name)
    root = read(text.encode(), name).root
    assert root is not None
    walk.visit("#", root)
    return sorted(walk.found.values(), key=lambda one: one.line)


def channel_of(text: str, journey: Journey) -> Channel:
    """The channel that a word of a journey has become."""
    places = [place for phase in journey.phases for place in (phase, *phase.activities)]
    points = [point.channel for place in places for point in place.touchpoints if point.channel]
    works = [work.channel for place in places for lane in LANES for work in getattr(place, lane) if work.channel]
    words = words_of(journey).words
    return next(one for one in (*points, *works) if text in (one.id, one.name, words.get(f"channel.{one.id}")))


@cache
def catalogue() -> dict[str, str]:
    """The names of all touchpoints and systems in the examples' projects, by their ids."""
    found: dict[str, str] = {}
    for path in JOURNEYS:
        project = open_project(find_root(path)).project
        found |= {key: one.name for listed in (project.touchpoints, project.systems) for key, one in listed.items()}
    return found


def words_of(journey: Journey) -> Labels:
    """The labels of a journey, with its project's own words."""
    return labels.load(journey.lang, journey.brand.words)


def squeezed(text: str) -> str:
    """A text without what a line's end may take or bring: spaces, hyphens; and without capitals."""
    return re.sub("[\\s\u00ad\u200b\u2010\u2011-]+", "", text).casefold()
