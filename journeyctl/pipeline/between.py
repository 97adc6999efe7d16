"""Journeys between two states of a repository: which differ, and how.

In: what was asked of git, and paths. Out: a `Compared` for each journey that changed, and for each that a changed
persona or project alters. Only what changed is read: the files of a project come from the same state as the journey.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from journeyctl.diff import compare
from journeyctl.pipeline.comparing import Compared, compared
from journeyctl.pipeline.finding import ENDINGS, Input
from journeyctl.pipeline.loading import Loaded, load
from journeyctl.project import PROJECT_FILE, Project, find_root, open_project
from journeyctl.revisions.altered import (
    STAGED,
    WORKING,
    Altered,
    File,
    Sides,
    altered,
    contents,
    given,
    listing,
    sides,
    unknown,
)

PERSONA, THEME = ".persona.yaml", ".theme.yaml"
PROJECT = (PERSONA, f"/{PROJECT_FILE}", THEME)
"""How the names of files end that journeys lean on."""
_NOW = "now"
"""The name of an object that git does not know: a journey as it is, read with what lay around it before."""


class Wanted(NamedTuple):
    """What is to be compared.

    Attributes:
        revisions: none, one or a range, or two; as git takes them.
        staged: what is staged is the later state.
        paths: files and folders; none means the folder we stand in.
        root: the project's root, when the user named it.
        today: the day.
        lang: the language in which it is told; "" is that of each journey's project.
    """

    revisions: tuple[str, ...] = ()
    staged: bool = False
    paths: tuple[str, ...] = ()
    root: Path | None = None
    today: date = date(2026, 1, 1)
    lang: str = ""


class Beside(NamedTuple):
    """A persona, project or theme that changed, and the journeys that it alters; `looks`: how they may look only."""

    name: str
    journeys: tuple[str, ...]
    looks: bool = False


class Told(NamedTuple):
    """Every journey that differs, and what changed beside them.

    Attributes:
        journeys: what differs.
        beside: what changed beside them.
        states: the two states: hashes, `WORKING`, `STAGED` or "".
        top: the repository's folder; None for two files.
    """

    journeys: tuple[Compared, ...]
    beside: tuple[Beside, ...] = ()
    states: tuple[str, str] = ("", "")
    top: Path | None = None

    @property
    def commit(self) -> str:
        """The commit that is the later state; "" when it is none."""
        return self.states[1] if self.top and self.states[1] not in (WORKING, STAGED) else ""


def compare_revisions(wanted: Wanted) -> Told:
    """Every journey that differs, in the order of their files.

    Raises:
        EnvironmentFault: when git does not know a revision (J923), or a file cannot be read (J902).
    """
    places = [Path(os.path.realpath(path)) for path in wanted.paths or (".",)]
    start = next(one for one in (places[0], *places[0].parents) if one.is_dir())
    two = sides(start, wanted.revisions, staged=wanted.staged)
    below = [PurePosixPath(os.path.relpath(one, two.top)) for one in places]
    named = [one.as_posix() for one in below if not one.as_posix().endswith(ENDINGS) and (two.top / one).is_file()]
    found = altered(two, (*ENDINGS, *PROJECT), named)
    around = [one for one in found if f"/{_name(one)}".endswith(PROJECT)]
    journeys = [one for one in found if one not in around and _inside(one, below)]
    with tempfile.TemporaryDirectory(prefix="journeyctl-") as folder:
        states = [
            _State(two, state, Path(os.path.realpath(folder), side), wanted.root)
            for state, side in ((two.before, "a"), (two.after, "b"))
        ]
        made = [one for _, one in _compared(two, journeys, states, wanted)]
        leads = _leads(two, around, states)
        leaning = [one for one in _leaning(two, found, leads) if _inside(one[0], below)] if around else []
        through = {_name(one): files for one, files in leaning}
        own = {one.name: _also(each, one, leads, states[0]) for each, one in zip(journeys, made, strict=True)}
        others = _compared(two, [one for one, _ in leaning], states, wanted)
        made += [one._replace(through=_named(two.top, through[name])) for name, one in others if _says(one)]
    ordered = tuple(sorted(made, key=lambda one: one.name))
    beside = tuple(_beside(two.top, leads, ordered, own, through))
    return Told(ordered, beside, (two.before, two.after), two.top)


def _says(one: Compared) -> bool:
    """Whether there is something to say of a journey that did not change itself."""
    return bool(one.faults) or (one.difference is not None and not one.difference.empty)


def _named(top: Path, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(_shown(top, name) for name in names)


def _beside(
    top: Path,
    leads: Sequence[_Lead],
    told: Sequence[Compared],
    own: Mapping[str, Sequence[str]],
    through: Mapping[str, Sequence[str]],
) -> Iterator[Beside]:
    """What every file beside the journeys alters, journeys that changed themselves among them.

    What a theme changes is in no journey; the ones that may be drawn with it are named.
    """
    for lead in leads:
        name = _shown(top, lead.name)
        if lead.looks:
            mays = {_shown(top, one) for one, files in through.items() if lead.name in files}
            mays |= {one.name for one in told if one.after and lead.top in _folders(top, one.name)}
            yield Beside(name, tuple(sorted(mays)), looks=True)
        if lead.words:
            altered = (one.name for one in told if name in one.through or lead.name in own.get(one.name, ()))
            yield Beside(name, tuple(altered))


def _compared(
    two: Sides, several: Sequence[Altered], states: Sequence[_State], wanted: Wanted
) -> Iterator[tuple[str, Compared]]:
    data = contents(two.top, [file for one in several for file in (one.before, one.after) if file])
    for one in several:
        loaded = [state.load(file, data) for state, file in zip(states, (one.before, one.after), strict=True)]
        name = _shown(two.top, _name(one))
        was = _shown(two.top, one.before.name) if one.before else name
        yield _name(one), compared(name, was if was != name else "", loaded[0], loaded[1], wanted.today, wanted.lang)


class _State:
    """One state of the repository: reads its journeys with the project that lay around them then."""

    def __init__(self, two: Sides, state: str, folder: Path, root: Path | None) -> None:
        self.top, self.state, self._folder = two.top, state, folder
        self._root = root
        self._listed: tuple[File, ...] | None = None
        self._homes: set[PurePosixPath] | None = None

    def load(self, file: File | None, data: dict[str, bytes]) -> Loaded | None:
        """A journey as it was in this state."""
        if file is None:
            return None
        shown = _shown(self.top, file.name)
        path = self.top / file.name
        known = data.get(file.object) if file.object else None
        if self.state == WORKING:
            if path.is_symlink() or not path.is_file():
                return None  # git tells a pipe as a changed file; whoever reads one waits
            return load(Input(shown, path, known), self._root or find_root(path))
        if known is None:
            raise unknown(self.top, shown)
        return load(Input(shown, self._folder / file.name, known), self._written() / self._project(file.name))

    def project(self, folder: PurePosixPath) -> Project:
        """The project of a folder in this state."""
        return open_project((self.top if self.state == WORKING else self._written()) / folder).project

    def listed(self) -> tuple[File, ...]:
        """Personas, projects and themes, and all journeys of this state."""
        if self._listed is None:
            self._listed = listing(self.top, self.state, (*PROJECT, *ENDINGS))
        return self._listed

    def _project(self, name: str) -> PurePosixPath:
        """The folder of the project that a journey belongs to."""
        if self._root is not None and Path(os.path.realpath(self._root)).is_relative_to(self.top):
            return PurePosixPath(os.path.relpath(os.path.realpath(self._root), self.top))
        if self._homes is None:
            files = (one.name for one in self.listed() if one.name.endswith(PROJECT_FILE))
            known = (PurePosixPath(one) for one in files)
            self._homes = {one.parent for one in known if one.name == PROJECT_FILE}
        return next((one for one in PurePosixPath(name).parents if one in (self._homes or ())), PurePosixPath())

    def _written(self) -> Path:
        """A folder with the personas, projects and themes of this state."""
        if not self._folder.exists():
            self._folder.mkdir()
            files = [one for one in self.listed() if f"/{one.name}".endswith(PROJECT)]
            data = given(self.top, files)
            for one in files:
                path = self._folder / one.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data[one.object])
        return self._folder


class _Lead(NamedTuple):
    """A file beside the journeys: its name, the folder whose journeys may lean on it, by which words they do.

    `looks`: it changes how journeys look, whatever they say.
    """

    name: str
    top: PurePosixPath
    words: tuple[bytes, ...]
    looks: bool

    def leads(self, name: str, text: bytes) -> bool:
        """Whether a journey may lean on it."""
        return self.top in PurePosixPath(name).parents and (self.looks or any(word in text for word in self.words))


def _leads(two: Sides, around: Sequence[Altered], states: Sequence[_State]) -> list[_Lead]:
    data = given(two.top, [one.before for one in around if one.before])
    data |= contents(two.top, [one.after for one in around if one.after])
    found: list[_Lead] = []
    for one in around:
        name = _name(one)
        words, looks = _words(two.top, one, data), name.endswith(THEME)
        if f"/{name}".endswith(f"/{PROJECT_FILE}"):
            old, new = (state.project(PurePosixPath(name).parent) for state in states)
            words, looks = (b"",) if old.says != new.says else (), old.theme != new.theme
        found.append(_Lead(name, _top_of(name), words, looks))
    return found


def _leaning(two: Sides, changed: Sequence[Altered], leads: Sequence[_Lead]) -> Iterator[tuple[Altered, list[str]]]:
    """The journeys that did not change themselves and may lean on what did, each with those files."""
    seen = {file.name for one in changed for file in (one.before, one.after) if file}
    listed = [one for one in listing(two.top, two.before, ENDINGS) if one.name not in seen]
    data = given(two.top, listed)
    for one in listed:
        files = [lead.name for lead in leads if lead.leads(one.name, data[one.object])]
        if files:
            yield Altered(one, one if two.after != WORKING else File(one.name)), files


def _also(one: Altered, told: Compared, leads: Sequence[_Lead], earlier: _State) -> list[str]:
    """The files that alter a journey which changed itself, too: what it says now would have been something else."""
    if one.after is None or told.after is None or not leads:
        return []
    text = told.after.given.read()
    files = [lead.name for lead in leads if lead.words and lead.leads(one.after.name, text)]
    then = earlier.load(File(one.after.name, _NOW), {_NOW: text}) if files else None
    was, now = then.journey if then else None, told.after.journey
    same = was is now if was is None or now is None else compare(was, now).empty
    return [] if same else files


def _words(top: Path, one: Altered, data: dict[str, bytes]) -> tuple[bytes, ...]:
    """The words by which a journey calls a persona, its id and its names; of other files none."""
    if not _name(one).endswith(PERSONA):
        return ()
    found: list[bytes] = []
    for file in (one.before, one.after):
        if file is not None:
            found.append(os.fsencode(PurePosixPath(file.name).name.removesuffix(PERSONA)))
            path = top / file.name
            text = data.get(file.object) or (path.read_bytes() if not file.object and path.is_file() else b"")
            found += [name.strip(b" \"'") for name in re.findall(rb"^name:[ \t]*([^\s#].*)", text, re.MULTILINE)]
    return tuple(found)


def _top_of(name: str) -> PurePosixPath:
    """The folder whose journeys may lean on a file."""
    parent = PurePosixPath(name).parent
    return parent.parent if parent.name in ("personas", "themes") else parent


def _folders(top: Path, name: str) -> Sequence[PurePosixPath]:
    """The folders that a file lies in, seen from the top."""
    return PurePosixPath(os.path.relpath(name, top)).parents


def _name(one: Altered) -> str:
    file = one.after or one.before
    assert file is not None
    return file.name


def _inside(one: Altered, places: Sequence[PurePosixPath]) -> bool:
    """Whether one of the names of a file lies in what was asked for."""
    names = [PurePosixPath(file.name) for file in (one.before, one.after) if file]
    return any(place in (name, *name.parents) for name in names for place in places)


def _shown(top: Path, name: str) -> str:
    """A file as it is called from where we stand."""
    return Path(os.path.relpath(top / name)).as_posix()
