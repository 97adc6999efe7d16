"""Which program draws: what a picture depends on beside its journey, so that no other program's picture is taken.

In: a cache, which remembers what was costly to find out. Out: texts that differ when the program or the machine does.
What lies on the disk is known by its metadata (path, size, time of change, inode); what it means, by its content, which
is read when the metadata is new. So the answer is the same on all machines that have the same program.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

from journeyctl import __version__, resources
from journeyctl.cache import Cache, Entry, key_of

_PACKAGES = frozenset({
    "bidi", "cairocffi", "cairosvg", "cffi", "cssselect2", "defusedxml", "fonttools", "graphviz", "graphviz_pure",
    "jinja2", "jsonschema", "manimgx_fonts", "manimgx_fonts_cjk", "markupsafe", "pillow", "pypdf", "pyphen",
    "python_bidi", "pyyaml", "tinycss2", "typer", "uharfbuzz", "uniseg", "webencodings",
})  # fmt: skip
"""The packages that have a part in a picture or in what words of a command line mean, as the folders that tell their
versions call them."""
_TOLD = (".dist-info", ".egg-info")


def looks_of(path: str | Path) -> str:
    """The metadata of a file, which changes when the file does; "" where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of them
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev}"


@lru_cache(maxsize=1)
def looks() -> str:
    """The metadata of the program's own files, and the versions of the packages and the Python that it runs on."""
    own = sorted(f"{one.path} {looks_of(one.path)}" for one in resources.shipped())
    return key_of(*own, *_versions())


def tool(cache: Cache | None) -> str:
    """What this program is made of: its version, the content of its files, its packages and its Python."""
    remembered = key_of("tool", looks())
    known = cache.get(remembered) if cache else None
    if known:
        return known.words
    files = sorted((_name(one.path), one.path) for one in resources.shipped())
    contents = [part for name, path in files for part in (name, Path(path).read_bytes())]
    made = key_of(__version__, *contents, *_versions())
    if cache:
        cache.put(remembered, Entry(made))
    return made


def _name(path: str) -> str:
    """What a file of ours is called wherever the program is installed."""
    parts = Path(path).parts
    top = max((at for at, part in enumerate(parts) if part in ("journeyctl", "schemas", "templates")), default=0)
    return "/".join(parts[top:])


def planner(cache: Cache | None) -> str:
    """Which Graphviz plans ways: its own words on its version, and what it is called."""
    from journeyctl.flow import find_dot, version_of

    program = find_dot()
    if program is None:
        return ""
    remembered = key_of("dot", str(program), looks_of(program))
    known = cache.get(remembered) if cache else None
    if known:
        return known.words
    made = f"{program.stem} {version_of(program)}"
    if cache:
        cache.put(remembered, Entry(made.replace("\n", " ")))
    return made


@lru_cache(maxsize=1)
def exporter() -> str:
    """What makes PDF and PNG: the version of cairo, and the libraries around it, whose names tell theirs."""
    from journeyctl.export import library

    files = [f"{Path(one).name} {Path(one).stat().st_size}" for one in library.libraries()]
    return " ".join((str(library.cairo().cairo_version_string()), *files))


@lru_cache(maxsize=1)
def _versions() -> tuple[str, ...]:
    """The Python, and every package that has a part in a picture, with its version."""
    found: set[str] = set()
    for place in dict.fromkeys(sys.path):
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - only the names
        except OSError:
            continue
        told = (name for name in names if name.endswith(_TOLD))
        found.update(name for name in told if name.partition("-")[0].lower().replace(".", "_") in _PACKAGES)
    return (sys.version, *sorted(found))
