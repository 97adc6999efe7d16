"""Looks at the machine: what the tool needs, what is there, and how to get what is missing.

In: the project's root, if it was named. Out: one `Finding` for each thing. Nothing is installed.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault


class Finding(NamedTuple):
    """One thing looked for: where it is, or how to get it. `needed` tells whether drawing fails without it."""

    name: str
    there: bool
    detail: str
    needed: bool = False


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("Python", sys.version_info >= (3, 11), f"{version}; 3.11 or later is needed", needed=True)


def _modules() -> Finding:
    wanted = ("typer", "yaml", "jsonschema", "jinja2", "graphviz", "cairosvg", "uharfbuzz", "pyphen",
              "uniseg", "bidi", "pypdf")  # fmt: skip
    missing = [name for name in wanted if find_spec(name) is None]
    detail = f"missing: {', '.join(missing)}; run: pip install --force-reinstall journeyctl"
    return Finding("packages", not missing, detail if missing else f"{len(wanted)} of {len(wanted)}", needed=True)


def _libyaml() -> Finding:
    there = find_spec("yaml._yaml") is not None if find_spec("yaml") else False
    detail = "in PyYAML" if there else "missing; run: pip install --force-reinstall --only-binary :all: pyyaml"
    return Finding("libyaml", there, detail, needed=True)


def _fonts() -> Finding:
    from journeyctl.fonts import FACES, font_file

    missing = [face for face in FACES if not Path(font_file(face).path).exists()]
    detail = f"missing: {', '.join(missing)}; run: pip install --force-reinstall journeyctl (in a checkout: make demo)"
    return Finding("fonts", not missing, detail if missing else f"Inter, {len(FACES)} faces", needed=True)


def _fallback() -> Finding:
    there = find_spec("manimgx_fonts") is not None
    detail = "for other scripts: " + (
        "the extra `fonts`" if there else "installed ones; more: pip install 'journeyctl[fonts]'"
    )
    return Finding("more fonts", there, detail)


def _cairo() -> Finding:
    from journeyctl.export.library import cairo

    try:
        return Finding("libcairo", True, f"{cairo().cairo_version_string()}, for PDF and PNG")
    except EnvironmentFault as fault:
        return Finding("libcairo", False, f"{fault.message}. {fault.advice}")


def _dot() -> Finding:
    own = shutil.which("dot")
    if own:
        return Finding("Graphviz", True, own)
    from journeyctl.flow import find_dot

    found = find_dot()
    missing = "missing, for forks and the flow view; run: pip install graphviz-pure (or: apt-get install graphviz)"
    return Finding("Graphviz", found is not None, str(found or missing))


def _git() -> Finding:
    found = shutil.which("git")
    return Finding("git", found is not None, found or "missing, maps show no revision; run: apt-get install git")


def _project(root: Path | None) -> Finding:
    from journeyctl.project import find_root

    place = root or find_root(Path("journey.yaml").absolute())
    there = (place / "journeyctl.yaml").is_file()
    return Finding("project", there, f"{place}/journeyctl.yaml" if there else f"{place}, without a journeyctl.yaml")


def _program(name: str, package: str) -> Finding:
    found = shutil.which(name)
    return Finding(name, found is not None, found or f"missing, for our own tests only; run: apt-get install {package}")


_LOOKS: tuple[Callable[[], Finding], ...] = (_python, _modules, _libyaml, _fonts, _fallback, _cairo, _dot, _git)
_FOR_TESTS = (
    ("chromium", "chromium"), ("pdftotext", "poppler-utils"), ("qpdf", "qpdf"), ("rsvg-convert", "librsvg2-bin"),
    ("node", "nodejs"), ("npm", "npm"),
)  # fmt: skip


def examine(root: Path | None = None, *, developing: bool = False) -> tuple[Finding, ...]:
    """Everything the tool needs or likes, one finding each; with `developing` also what its own tests need."""
    found = (*(look() for look in _LOOKS), _project(root))
    return (*found, *(_program(*one) for one in _FOR_TESTS)) if developing else found
