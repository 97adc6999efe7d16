"""Stamps: what the files of a run looked like when everything was drawn, so that the next run need only look at them.

In: the inputs of a run and where its files go. Out: which of them need nothing, since neither they nor anything around
them nor what was made of them has changed. A look is a file's metadata: size, times of change, inode. What looks do not
tell is not stamped: a file that changed in the last moment before it was read. Nor is a journey with findings, which
are told each time.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.cache import Cache, Entry, key_of
from journeyctl.pipeline.identity import looks, looks_of
from journeyctl.pipeline.wish import Wish
from journeyctl.project import PROJECT_FILE, find_root, head_of

if TYPE_CHECKING:
    from journeyctl.pipeline.done import Done
    from journeyctl.pipeline.finding import Input

FINE, COARSE = 50_000_000, 2_000_000_000
"""Nanoseconds before a moment in which a file may change unseen: where the disk tells times fine, and coarse."""
_MILLISECOND = 1_000_000


class Stamp(NamedTuple):
    """A journey that was drawn: its looks, its project, when it is due, whether it borrows, and what was made of it."""

    look: str
    around: str
    due: str
    overdue: bool
    borrows: bool
    made: tuple[tuple[str, str], ...]


class Stamps:
    """The stamps of one call: the same wish, into the same place, by the same program."""

    def __init__(self, cache: Cache, wish: Wish, root: Path | None, output: str) -> None:
        self._cache = cache
        self._wish = wish
        self._root = root
        self._arounds: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._themes: dict[str, str] = {}
        self._before: dict[str, Stamp] = {}
        self._after: dict[str, Stamp] = {}
        self._changed = False
        self._moment = 0
        place = os.path.abspath(output)  # noqa: PTH100 - a look costs less than a path
        told = repr(wish._replace(today=Wish().today, dpi=float(wish.dpi)))
        self._key = key_of("stamps", told, str(root), place, os.getcwd(), looks(), _dot())  # noqa: PTH109

    def read(self) -> None:
        """Take what the last run has left; nothing, when that cannot be read."""
        kept = self._cache.get(self._key)
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
            known = json.loads(kept.data if kept else b"")
            if any(looks_of(path) != look for path, look in (*known["libraries"], *known["themes"])):
                return
            self._themes = dict(known["themes"])
            found = {name: Stamp._make(stamp) for name, stamp in known["stamps"].items()}
            if not any(one.borrows for one in found.values()) or known["fonts"] == _fonts():
                self._before = found

    def fresh(self, given: Input) -> bool:
        """Whether nothing has to be done for an input."""
        name = os.path.abspath(given.name)  # noqa: PTH100
        look = self._seen[name] = looks_of(name)
        stamp, around = self._before.get(name), self._around(name)
        if stamp is None or not look or stamp.look != look or stamp.around != around:
            return False
        if any(looks_of(path) != known for path, known in stamp.made) or self._overdue(stamp.due) != stamp.overdue:
            return False
        self._after[name] = stamp
        return True

    def begin(self) -> None:
        """Look at the clock of the disk, before anything is read that is to be stamped."""
        self._first, self._arounds = self._arounds, {}
        now = self._cache.moment()
        if now:
            self._moment = now - (FINE if now % _MILLISECOND else COARSE)

    def note(self, done: Done, made: tuple[str, ...]) -> None:
        """Stamp what has just been drawn and written, unless something was said about it."""
        if done.diagnostics or done.faults or done.bug or done.notes is None or not made:
            return
        name = os.path.abspath(done.given.name)  # noqa: PTH100
        look, notes = self._seen.get(name, ""), done.notes
        apart = tuple(path for path in (notes.theme, notes.logo) if path)
        self._themes |= {path: looks_of(path) for path in apart if path not in self._themes}
        around = self._around(name)
        written = tuple((path, looks_of(path)) for path in made)
        same = around != "" and around == self._first.get(name.rpartition(os.sep)[0])
        themed = all(self._old(self._themes[path]) for path in apart)
        if same and themed and self._old(look) and all(known for _, known in written):
            overdue = self._overdue(notes.due)
            self._after[name] = Stamp(look, around, notes.due, overdue, notes.borrows, written)
            self._changed = True

    def write(self) -> None:
        """Leave the stamps to the next run."""
        libraries = self._libraries()
        if not self._changed or not self._moment or libraries is None:
            return
        borrows = any(one.borrows for one in self._after.values())
        known = {
            "stamps": self._after, "themes": sorted(self._themes.items()), "libraries": libraries,
            "fonts": _fonts() if borrows else "",
        }  # fmt: skip
        self._cache.put(self._key, Entry("{}", json.dumps(known).encode()))

    def _around(self, name: str) -> str:
        """What the project around a journey looks like; "" when a part of it has changed in the last moment."""
        folder = name.rpartition(os.sep)[0]
        if folder not in self._arounds:
            root = self._root or find_root(Path(name))
            files = [str(root / PROJECT_FILE), *_inside(root / "personas"), *_inside(root / "themes")]
            if self._wish.theme.endswith((".yaml", ".yml")):
                files.append(self._wish.theme)
            found = [(path, looks_of(path)) for path in files]
            whole = not self._moment or all(self._old(look) for _, look in found if look)
            self._arounds[folder] = key_of(str(root), repr(found), self._head(folder)) if whole else ""
        return self._arounds[folder]

    def _head(self, folder: str) -> str:
        """What git's HEAD was when the run began, where the picture shows it: a commit meanwhile must be seen."""
        if folder not in self._heads:
            head = head_of(Path(os.path.realpath(folder))) if self._wish.revision is None else ""
            self._heads[folder] = head
        return self._heads[folder]

    def _old(self, look: str) -> bool:
        """Whether a file looked like this already when the run began, and for long enough."""
        times = look.split(" ")[1:3]
        return len(times) == 2 and all(int(one) < self._moment for one in times)

    def _overdue(self, due: str) -> bool:
        if not due:
            return False
        from journeyctl.model import passed

        return passed(due, self._wish.today.isoformat())

    def _libraries(self) -> list[tuple[str, str]] | None:
        """The libraries that PDF and PNG are made with, and their looks; None where the system does not tell them."""
        if not {"pdf", "png"} & set(self._wish.formats):
            return []
        from journeyctl.export.library import libraries

        return [(path, looks_of(path)) for path in libraries()] or None


def _inside(folder: Path) -> list[str]:
    """The files of a folder; none where there is none."""
    try:
        return sorted(one.path for one in os.scandir(folder))
    except OSError:
        return []


def _dot() -> str:
    """The `dot` that would be called, and its looks; one that comes as a package is known by its version."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    name = "dot.exe" if sys.platform == "win32" else "dot"
    found = ((path, looks_of(path)) for path in (os.path.join(one, name) for one in folders))  # noqa: PTH118
    return next((f"{path} {look}" for path, look in found if look), "")


def _fonts() -> str:
    from journeyctl.fonts import shelf

    return repr(shelf())
