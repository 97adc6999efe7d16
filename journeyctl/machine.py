"""Looks at the machine: what the tool needs, what is there, and how to get what is missing.

In: the project's root, if it was named. Out: one `Finding` for each thing; of what is missing its `detail` ends with a
command to paste. Nothing is installed.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from journeyctl import resources
from journeyctl.diagnostics import EnvironmentFault

MODULES = (
    "typer", "yaml", "jsonschema", "referencing", "jinja2", "markupsafe", "graphviz", "cairosvg", "cairocffi", "cffi",
    "uharfbuzz", "pyphen", "uniseg", "bidi", "pypdf", "PIL", "segno",
)  # fmt: skip
"""Every module of others that we import."""


class Finding(NamedTuple):
    """One thing looked for: where it is, or how to get it. `needed` tells whether drawing fails without it."""

    name: str
    there: bool
    detail: str
    needed: bool = False


def _missing(name: str, what: str, cure: str, *, needed: bool = False) -> Finding:
    return Finding(name, False, f"{what}; run: {cure}", needed)


def _system(apt: str, brew: str) -> str:
    """The command that installs a package of the system."""
    return f"brew install {brew}" if sys.platform == "darwin" else f"apt-get install {apt}"


def again() -> str:
    """The command that installs the program and what it needs once more, from a checkout when it runs from one."""
    top = resources.folder("schemas").parent
    checkout = (top / "pyproject.toml").is_file()
    return f"pip install --editable {quote(str(top))}" if checkout else "pip install --force-reinstall journeyctl"


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("Python", sys.version_info >= (3, 11), f"{version}; 3.11 or later is needed", needed=True)


def _modules() -> Finding:
    missing = [name for name in MODULES if find_spec(name) is None]
    if missing:
        return _missing("packages", f"missing: {', '.join(missing)}", again(), needed=True)
    return Finding("packages", True, f"{len(MODULES)} of {len(MODULES)}", needed=True)


def _libyaml() -> Finding:
    if find_spec("yaml") and find_spec("yaml._yaml"):
        return Finding("libyaml", True, "in PyYAML", needed=True)
    cure = "pip install --force-reinstall --only-binary :all: pyyaml"
    return _missing("libyaml", "missing from PyYAML", cure, needed=True)


def _fonts() -> Finding:
    from journeyctl.fonts.faces import FACES, font_file, latin_file
    from journeyctl.paper.made import FOLDER

    wanted = [FOLDER / "faces.json", FOLDER / "advances.json"]
    wanted += [path for face in FACES for path in (Path(font_file(face).path), latin_file(face))]
    missing = [path.name for path in wanted if not path.is_file()]
    if missing:
        rest = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        return _missing("fonts", f"missing: {', '.join(missing[:3])}{rest}", again(), needed=True)
    return Finding("fonts", True, f"Inter, {len(FACES)} faces", needed=True)


def _fallback() -> Finding:
    if find_spec("manimgx_fonts"):
        return Finding("more fonts", True, "for other scripts: the extra `fonts`")
    return _missing("more fonts", "for other scripts: installed ones only", "pip install 'journeyctl[fonts]'")


def _cairo() -> Finding:
    from journeyctl.export.library import cairo

    try:
        return Finding("libcairo", True, f"{cairo().cairo_version_string()}, for PDF and PNG")
    except EnvironmentFault as fault:
        return _missing("libcairo", fault.message, _system("libcairo2", "cairo"))
    except ImportError as fault:
        return _missing("libcairo", f"PDF and PNG need the package {fault.name}, which is missing", again())


def _fontconfig() -> Finding:
    try:
        from journeyctl.export.lettering import libraries

        libraries()
    except EnvironmentFault as fault:
        return _missing("fontconfig", fault.message, _system("libfontconfig1", "fontconfig"))
    except ImportError as fault:
        return _missing("fontconfig", f"PDF and PNG need the package {fault.name}, which is missing", again())
    return Finding("fontconfig", True, "for PDF and PNG")


def _dot() -> Finding:
    from journeyctl.flow.dot import find_dot

    found = find_dot()
    if found is None:
        return _missing("Graphviz", "missing, for forks and the flow view", "pip install graphviz-pure")
    return Finding("Graphviz", True, str(found))


def _program(name: str, purpose: str, package: str) -> Finding:
    found = shutil.which(name)
    return Finding(name, True, found) if found else _missing(name, f"missing, {purpose}", _system(package, package))


def _git() -> Finding:
    return _program("git", "maps show no revision", "git")


def _ghostscript() -> Finding:
    return _program("gs", "preflight tells no ink", "ghostscript")


def _project(root: Path | None) -> Finding:
    from journeyctl.project.root import PROJECT_FILE, find_root

    place = root or find_root(Path("journey.yaml").absolute())
    if (place / PROJECT_FILE).is_file():
        return Finding("project", True, str(place / PROJECT_FILE))
    start = f"echo 'lang: en' > {quote(str(place / PROJECT_FILE))}"
    return _missing("project", f"{place} has no {PROJECT_FILE}, which journeys can do without", start)


_LOOKS: tuple[Callable[[], Finding], ...] = (
    _python, _modules, _libyaml, _fonts, _fallback, _cairo, _fontconfig, _dot, _git,
    _ghostscript,
)  # fmt: skip
_FOR_TESTS = (
    ("chromium", "chromium"), ("pdftotext", "poppler-utils"), ("qpdf", "qpdf"), ("mutool", "mupdf-tools"),
    ("rsvg-convert", "librsvg2-bin"),
    ("node", "nodejs"), ("npm", "npm"),
)  # fmt: skip


def examine(root: Path | None = None, *, developing: bool = False) -> tuple[Finding, ...]:
    """Everything the tool needs or likes, one finding each; with `developing` also what its own tests need."""
    found = (*(look() for look in _LOOKS), _project(root))
    return (
        (*found, *(_program(name, "for our own tests only", package) for name, package in _FOR_TESTS))
        if developing
        else found
    )
