"""Looks at the machine: what the tool needs, what is there, and how to get what is missing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from ctypes.util import find_library
from typing import NamedTuple


class Finding(NamedTuple):
    """One thing looked for. `needed` tells whether drawing fails without it."""

    name: str
    there: bool
    detail: str
    needed: bool = True


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("Python", sys.version_info >= (3, 11), f"{version} (3.11 or later is needed)")


def _libyaml() -> Finding:
    import yaml

    there = bool(yaml.__with_libyaml__)
    return Finding("libyaml", there, "in PyYAML" if there else "missing: pip install --force-reinstall pyyaml")


def _fonts() -> Finding:
    from journeyctl.fonts import FACES, font_file

    missing = [face for face in FACES if not font_file(face).path.exists()]
    detail = f"{len(FACES)} faces" if not missing else "missing: reinstall with pip, or run python hatch_build.py"
    return Finding("fonts", not missing, detail)


def _cairo() -> Finding:
    there = any(find_library(name) for name in ("cairo-2", "cairo", "libcairo-2"))
    how = "brew install cairo" if sys.platform == "darwin" else "apt-get install libcairo2"
    return Finding(
        "libcairo", there, "for PDF and PNG" if there else f"missing, needed for PDF and PNG: {how}", needed=False
    )


def _dot() -> Finding:
    own = shutil.which("dot")
    if own:
        return Finding("Graphviz", True, own, needed=False)
    from journeyctl.flow import find_dot

    found = find_dot()
    return Finding("Graphviz", found is not None, str(found or "missing: pip install graphviz-pure"), needed=False)


def _git() -> Finding:
    found = shutil.which("git")
    return Finding("git", found is not None, found or "missing: maps show no revision", needed=False)


def _program(name: str, use: str) -> Callable[[], Finding]:
    def look() -> Finding:
        found = shutil.which(name)
        return Finding(name, found is not None, found or f"missing, only for {use}", needed=False)

    return look


_LOOKS: tuple[Callable[[], Finding], ...] = (
    _python, _libyaml, _fonts, _cairo, _dot, _git,
    _program("chromium", "the project's own tests"), _program("pdftotext", "the project's own tests"),
)  # fmt: skip


def examine() -> tuple[Finding, ...]:
    """Everything the tool needs or likes, one finding each."""
    return tuple(look() for look in _LOOKS)
