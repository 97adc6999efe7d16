"""Finds libcairo, also where a package manager keeps it out of the usual path; tells how to get it when it lacks."""

from __future__ import annotations

import ctypes.util
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from journeyctl.diagnostics import EnvironmentFault

_OTHER_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib")
_MAKERS = ("libcairo.", "libfontconfig.", "libfreetype.", "libpixman-", "libpng", "libz.")
_ENDINGS = (".2.dylib", ".1.dylib", ".dylib")


_SONAMES = {"cairo": "libcairo.so.2", "fontconfig": "libfontconfig.so.1"}
_PYTHONS = ctypes.util.find_library
_USUAL = _SONAMES.get if sys.platform == "linux" else _PYTHONS
"""On Linux Python's search starts a compiler for every name that it does not know; the loader knows where they lie."""


def find(name: str) -> str | None:
    """The file of a library: by the usual search, else in the folders of Homebrew and MacPorts."""
    found = _USUAL(name)
    if found:
        return found
    stem = name.removeprefix("lib")
    places = (Path(folder) / f"lib{stem}{end}" for folder in _OTHER_FOLDERS for end in _ENDINGS)
    return next((str(place) for place in places if place.exists()), None)


def libraries() -> tuple[str, ...]:
    """The files of the loaded libraries that PDF and PNG are made with; none where the system does not tell them."""
    cairo()
    try:
        lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    paths = {line[line.index("/") :] for line in lines if "/" in line}
    return tuple(sorted(path for path in paths if path.rsplit("/", 1)[1].startswith(_MAKERS)))


@lru_cache(maxsize=1)
def cairo() -> ModuleType:
    """The module `cairocffi` with its library loaded.

    Raises:
        EnvironmentFault: when libcairo is not on this machine (J920).
    """
    ctypes.util.find_library = find
    try:
        import cairocffi
    except OSError as fault:
        how = "brew install cairo" if sys.platform == "darwin" else "apt-get install libcairo2"
        message = "PDF and PNG need libcairo, which is not on this machine"
        raise EnvironmentFault("J920", message, f"Run: {how}. SVG needs nothing.") from fault
    finally:
        ctypes.util.find_library = _PYTHONS
    module: ModuleType = cairocffi
    return module
