"""The versions of a journey, read: each with the project and the personas that lay around it in its own time.

In: a file, and a part of its history. Out: a `Chronicle`, its moments from the newest on. A version is parsed once
however often it is met, and only the versions that were asked for are read.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from journeyctl import labels
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.diff import BOOK
from journeyctl.history import Moment, moment
from journeyctl.history.moments import Kind
from journeyctl.model import Journey
from journeyctl.pipeline.finding import Input, find
from journeyctl.pipeline.loading import Loaded, load
from journeyctl.project import PROJECT_FILE, find_root, open_project
from journeyctl.revisions import HEAD
from journeyctl.revisions.altered import WORKING, File, contents, given, listing
from journeyctl.revisions.versions import Before, Version, around, held, home, meant, versions

PERSONAS, ENDING = "personas", ".persona.yaml"


class Wanted(NamedTuple):
    """Which history is wanted.

    Attributes:
        path: the journey's file; it may be gone.
        revision: `REV` or `A..B`; "" is all up to what lies in the folder.
        most: at most so many versions, 0 for all.
        since: none older than this date, "" for all.
        root: the project's root, when the user named it.
        compared: whether it is wanted what each version changed.
        lang: the language in which it is told; "" is the project's, and English where it names none.
    """

    path: Path
    revision: str = ""
    most: int = 0
    since: str = ""
    root: Path | None = None
    compared: bool = True
    lang: str = ""


class Chronicle(NamedTuple):
    """The history of a file: its name from where we stand, and its moments from the newest on.

    `whole` is False where a shallow clone has no more of it; `head` is the object that was committed last; `lang` the
    language in which it is told.
    """

    name: str
    moments: tuple[Moment, ...]
    whole: bool = True
    head: str = ""
    lang: str = "en"


def read_history(wanted: Wanted) -> Chronicle:
    """The history of a journey.

    Raises:
        EnvironmentFault: when there is no repository, or it does not know a revision (J923), when git has nothing of
            the file (J904), when it is no journey (J903) or cannot be read (J902).
    """
    if wanted.path.is_dir():
        raise EnvironmentFault(
            "J903", f"{os.fspath(wanted.path)!r} is a folder", "A history is of one journey; name it."
        )
    if wanted.path.is_file():
        find((os.fspath(wanted.path),))
    path = Path(os.path.realpath(wanted.path.parent), wanted.path.name)
    folder = next(one for one in path.parents if one.is_dir())
    top = home(folder)
    name = path.relative_to(top).as_posix()
    span = meant(top, wanted.revision)
    found = versions(top, name, span, most=wanted.most, since=wanted.since)
    committed = held(top, HEAD, name)
    loose = _loose(top, path, name, committed) if not wanted.revision else None
    several = ((loose, *found) if loose else found)[: wanted.most or None]
    if not several and not path.is_file():
        raise EnvironmentFault("J904", f"git has no version of {_shown(top, name)}", "Check the path and the revision.")
    lang = wanted.lang or open_project(wanted.root or find_root(path)).project.lang or "en"
    words = labels.load(lang, (), BOOK) if wanted.compared else None
    with tempfile.TemporaryDirectory(prefix="journeyctl-") as place:
        library = _Library(top, several, Path(os.path.realpath(place)), wanted.root)
        made = _read(library, several, words)
    whole = not any(one.cut for one in several)
    return Chronicle(_shown(top, name), made, whole, committed.object if committed else "", lang)


def _loose(top: Path, path: Path, name: str, committed: File | None) -> Version | None:
    """What lies in the folder, when that is not what was committed last."""
    there = path.is_file() and not path.is_symlink()
    data = Input(name, path).read() if there else None
    if data == (contents(top, [committed]).get(committed.object) if committed else None):
        return None
    before = (Before(HEAD, committed),) if committed else ()
    return Version(WORKING, "", "", "", File(name) if there else None, before)


class _Library:
    """Reads journeys of any state, each content in each surrounding once."""

    def __init__(self, top: Path, several: tuple[Version, ...], folder: Path, root: Path | None) -> None:
        self.top, self._folder, self._root = top, folder, root
        states = [pair for one in several for pair in _states(one)]
        self._data = given(top, [file for _, file in states if file.object])
        self._around = around(
            top, [(state, file.name) for state, file in states], (PROJECT_FILE, PERSONAS), self._home()
        )
        self._written: dict[tuple[str, ...], Path] = {}
        self._known: dict[tuple[str, ...], Loaded] = {}

    def load(self, state: str, file: File) -> Loaded:
        """A journey as it was in a state."""
        shown = _shown(self.top, file.name)
        if not file.object:
            path = self.top / file.name
            return load(Input(shown, path), self._root or find_root(path))
        place = self._around[state, file.name]
        key = (file.object, *place)
        if key not in self._known:
            folder = self._project(state, place)
            given = Input(shown, folder / file.name, self._data[file.object])
            self._known[key] = load(given, folder / place[0])
        return self._known[key]

    def _home(self) -> str:
        """The project's folder below the top, when the user named it."""
        real = Path(os.path.realpath(self._root)) if self._root else None
        return real.relative_to(self.top).as_posix() if real and real.is_relative_to(self.top) else ""

    def _project(self, state: str, place: tuple[str, ...]) -> Path:
        """A folder with the project file and the personas that lay around a journey then."""
        if place not in self._written:
            folder = self._written[place] = self._folder / str(len(self._written))
            home = PurePosixPath(place[0])
            files = [
                one for one in (listing(self.top, state, (ENDING, f"/{PROJECT_FILE}")) if any(place[1:]) else ())
                if PurePosixPath(one.name) == home / PROJECT_FILE or PurePosixPath(one.name).parent == home / PERSONAS
            ]  # fmt: skip
            data = given(self.top, files)
            for one in files:
                path = folder / one.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data[one.object])
        return self._written[place]


def _states(one: Version) -> Iterator[tuple[str, File]]:
    """Every state of the repository that a version asks for, with the file there."""
    if one.file and one.commit:
        yield one.commit, one.file
    yield from ((each.state, each.file) for each in one.before if each.file)


def _read(library: _Library, several: tuple[Version, ...], words: labels.Labels | None) -> tuple[Moment, ...]:
    """The moments, from the newest on; each is compared with what it came from, when there are words to tell it in."""
    earlier: Journey | None = None
    made: list[Moment] = []
    for one in reversed(several):
        loaded = library.load(one.commit, one.file) if one.file else None
        sides = tuple(library.load(each.state, each.file).journey if each.file else None for each in one.before)
        found = _moment(library.top, one, loaded, sides)
        found = moment(found, earlier, words) if words else found
        earlier = found.journey or earlier
        made.append(found)
    return tuple(reversed(made))


def _moment(top: Path, one: Version, loaded: Loaded | None, sides: tuple[Journey | None, ...]) -> Moment:
    """A version with what was read of it."""
    journey = loaded.journey if loaded else None
    kind: Kind = "gone" if loaded is None else "unreadable" if journey is None else "changed" if one.before else "new"
    name = one.file.name if one.file else next((each.file.name for each in one.before if each.file), "")
    was = next((each.file.name for each in one.before if each.file), name)
    fault = next((each for each in loaded.diagnostics if each.level == "error"), None) if loaded else None
    return Moment(
        commit=one.commit, when=one.when, author=one.author, subject=one.subject, name=_shown(top, name),
        was=_shown(top, was) if was != name else "", copied=_shown(top, one.copied) if one.copied else "", cut=one.cut,
        kind=kind, journey=journey, fault=f"{fault.code} {fault.message}" if fault and journey is None else "",
        before=sides, held=one.file.object if one.file else "",
        came=tuple(each.file.object if each.file else "" for each in one.before),
        sides=tuple(each.version for each in one.before),
    )  # fmt: skip


def _shown(top: Path, name: str) -> str:
    """A file as it is called from where we stand."""
    return Path(os.path.relpath(top / name)).as_posix()
