"""`journeyctl theme`: whether a theme may be used, and what it looks like."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Verbose
from journeyctl.cli.reports import PLAIN, send, targets
from journeyctl.cli.speaking import coloured, failed, keep, refused, say, told

if TYPE_CHECKING:
    from journeyctl.diagnostics import Diagnostic, EnvironmentFault
    from journeyctl.pipeline.easel import OnScreen
    from journeyctl.project import Project as Opened
    from journeyctl.report import ReportFormat

COMMANDS = ("check", "preview")
"""The commands of the group; each is the function of its name."""
ENDINGS: dict[str, OnScreen] = {".svg": "svg", ".png": "png"}
STDOUT = "-"


def check(
    names: Annotated[
        list[str], typer.Argument(metavar="THEMES...", help="Files, names of the project's in themes/, built-in ones.")
    ],
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            envvar="JOURNEYCTL_FORMAT",
            metavar="FORM[=FILE]",
            help="How findings are told, as by check: full, concise, json and its other formats.",
        ),
    ] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Compute whether each text can be read; look at the logo."""
    from journeyctl.pipeline.branding import checked
    from journeyctl.report import count, explain

    wanted = targets(tuple(form or ()))
    place = _opened(project)
    found: list[Diagnostic] = []
    for name in names:
        found += [one for one in checked(place, name) if told(quiet, one.level)]
        say(f"checked {name}\n" if verbose else "")
    faults: tuple[EnvironmentFault, ...] = ()
    if found or wanted != PLAIN:
        colour = coloured(color, sys.stdout)
        faults = send(wanted, lambda kind, shown: _written(tuple(found), kind, project, colour=colour and shown))
        say("".join(map(explain, faults)))
    if not quiet:
        say(f"{len(names)} theme{'' if len(names) == 1 else 's'} checked: {count(found) or 'nothing found'}\n")
    return 2 if faults else 1 if failed({one.level for one in found}) else 0


def preview(
    name: Annotated[
        str, typer.Argument(metavar="THEME", help="A file, the name of a theme in themes/, or a built-in one.")
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            envvar="JOURNEYCTL_OUTPUT",
            metavar="FILE",
            help="An SVG or PNG; - prints an SVG. Else into a pipe, or to build/NAME.theme.svg.",
        ),
    ] = "",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001 - taken by every command
    color: Colour = "auto",
) -> int:
    """Draw the colours of a theme, contrasts and a small map.

    A theme that may not be used is drawn all the same, and what is wrong with it is said.
    """
    from journeyctl.pipeline.previewing import preview as drawn

    output = output or (f"build/{_called(name)}.theme.svg" if sys.stdout.isatty() else STDOUT)
    form = "svg" if output == STDOUT else ENDINGS.get(Path(output).suffix.lower())
    if form is None:
        raise refused(f"-o {output}: a preview is an SVG or a PNG; name a file that ends so")
    made = drawn(_opened(project), name, form)
    found = tuple(one for one in made.diagnostics if told(quiet, one.level))
    say(_written(found, "full", project, colour=coloured(color, sys.stderr)))
    if made.data is not None and output == STDOUT:
        sys.stdout.buffer.write(made.data)
    elif made.data is not None:
        keep(output, made.data, quiet=quiet)
    return 1 if failed({one.level for one in found}) else 0


def _called(name: str) -> str:
    """The name of a theme that was named, or whose file was."""
    return Path(name).name.removesuffix(".yaml").removesuffix(".theme")


def _opened(root: Path | None) -> Opened:
    from journeyctl.pipeline import root_of
    from journeyctl.project import open_project

    return open_project(root or root_of(())).project


def _written(found: tuple[Diagnostic, ...], form: ReportFormat, root: Path | None, *, colour: bool) -> str:
    from journeyctl.report import NO_LINES, WITH_LINES, report

    files = tuple(dict.fromkeys(one.span.path for one in found if one.span.path))
    lines = {path: _lines(path) for path in files} if form in WITH_LINES else NO_LINES
    return report(found, lines, form, files=files, colour=colour, root=root)


def _lines(path: str) -> tuple[str, ...]:
    """The lines of a theme's file, which was read a moment ago."""
    try:
        return tuple(Path(path).read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return ()
