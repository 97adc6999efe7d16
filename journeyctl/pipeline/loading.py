"""From bytes to a journey: read, validate, expand, bind, with the project around it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from journeyctl import labels
from journeyctl.binding import bind, clean, fold, language
from journeyctl.diagnostics import Diagnostic, fewest
from journeyctl.model import Journey
from journeyctl.pipeline.finding import Input
from journeyctl.project import Opened, Project, fetch, find_root, open_project
from journeyctl.record import replace
from journeyctl.schema import validate
from journeyctl.shorthand import expand
from journeyctl.source import Comment, comments, read


class Loaded(NamedTuple):
    """A journey (None when an error was found), what must be said, the lines of the file, and its project."""

    given: Input
    journey: Journey | None
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    project: Project
    comments: tuple[Comment, ...] = ()


@lru_cache(maxsize=16)
def _project(root: Path) -> Opened:
    return open_project(root)


def project_at(root: Path) -> Project:
    """The project at a root; that of a project file which cannot be read says nothing."""
    return _project(root).project


@lru_cache(maxsize=16)
def _channel_names(lang: str) -> dict[str, str]:
    words = labels.load(lang).words
    return {fold(name): key[8:] for key, name in words.items() if key.startswith("channel.")}


class _ChannelNames(Mapping[str, str]):
    """The channels' names in a language, which are read when a word is no channel's id: seldom."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __getitem__(self, name: str) -> str:
        return _channel_names(self._lang)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_channel_names(self._lang))

    def __len__(self) -> int:
        return len(_channel_names(self._lang))


def load(given: Input, root: Path | None = None) -> Loaded:
    """Read one journey.

    Args:
        given: which file.
        root: the project's root, when the user named it; else it is looked for.
    """
    place = root or find_root((given.path or Path("journey.yaml")).absolute())
    opened = _project(place)
    document = read(given.read(), given.name)
    found = (*opened.diagnostics, *document.diagnostics)
    if document.root is not None:
        found = (*found, *validate(document.root, "journey"))
    addressed = comments(document)
    if document.root is None or any(one.level == "error" for one in found):
        return Loaded(given, None, found, document.lines, opened.project, addressed)
    root_node = expand(document.root, "journey")
    names = _ChannelNames(language(root_node, opened.project.catalogue()))
    bound = bind(root_node, opened.project.catalogue(names), given.name)
    journey = bound.journey
    if journey and given.path:
        journey = replace(journey, slug=clean(_named(given.slug)), path=clean(_named(_inside(given.path, place))))
    return Loaded(given, journey, fewest((*found, *bound.diagnostics)), document.lines, opened.project, addressed)


def _named(name: str) -> str:
    """A name of a file as UTF-8 has it, whatever the locale took it for: a picture is the same everywhere."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def _inside(path: Path, root: Path) -> str:
    """A path as the project knows it, from wherever the command was called; one outside is its name alone."""
    whole, top = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else whole.name


def sources(loaded: Loaded, found: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """The lines of every file that diagnostics speak of, by path: the journey's, and those of its persona or theme."""
    others = (one for one in found if one.span.path != loaded.given.name)
    return {loaded.given.name: loaded.lines} | lines_around(loaded.project, others)


def lines_around(project: Project, found: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """The lines of the files of a project that diagnostics speak of, by path."""
    lines = {}
    for path in {one.span.path for one in found} - {""}:
        # As it was read the first time: a link out of the project is not followed for the sake of a message either.
        fetched = fetch(project.root, os.path.abspath(path))  # noqa: PTH100 - what no path can be is refused
        if fetched.data is not None:
            lines[path] = read(fetched.data, path).lines
    return lines
