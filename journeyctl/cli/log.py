"""`journeyctl log`: the history of a journey, told as experience."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Look, Project, Quiet, Verbose
from journeyctl.cli.speaking import coloured, keep, language, say, told

if TYPE_CHECKING:
    from journeyctl.pipeline.chronicle import Chronicle

Form = Literal["terminal", "json", "markdown", "svg", "png"]
ENDINGS: dict[str, Form] = {".svg": "svg", ".png": "png", ".json": "json", ".md": "markdown"}
STDOUT = "-"


def log(
    journey: Annotated[Path, typer.Argument(metavar="JOURNEY", help="The journey's file; it may be gone.")],
    revision: Annotated[
        str,
        typer.Argument(
            metavar="[REV]",
            show_default=False,
            help="Where the history begins, or a range A..B; else with what lies in the folder.",
        ),
    ] = "",
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            envvar="JOURNEYCTL_LOG_FORMAT",
            help="For people and programs, or drawn as a film strip. Else by the file's ending, and terminal.",
        ),
    ] = None,
    count: Annotated[
        int,
        typer.Option(
            "--max-count",
            "-n",
            envvar="JOURNEYCTL_MAX_COUNT",
            min=0,
            metavar="N",
            help="At most so many versions, the newest; 0 is all.",
        ),
    ] = 0,
    since: Annotated[
        str,
        typer.Option("--since", envvar="JOURNEYCTL_SINCE", metavar="DATE", help="No version older than this."),
    ] = "",
    output: Annotated[
        str,
        typer.Option("--output", "-o", envvar="JOURNEYCTL_OUTPUT", metavar="FILE", help="Where to write it; - prints."),
    ] = "-",
    theme: Look = "",
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            envvar="JOURNEYCTL_LANG",
            metavar="CODE",
            help="Of the words; else the project's, in a picture the map's.",
        ),
    ] = "",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Tell the history of a journey: its curves and changes.

    Renames are followed. Every version is read with the personas and the project of its own time.
    """
    from journeyctl.pipeline.chronicle import Wanted, read_history

    if "..." in revision:
        raise typer.BadParameter(f"a history is of one revision or of A..B, not of {revision}")
    found = read_history(Wanted(journey, revision, count, since, project, lang=language(lang)))
    if verbose:
        say("".join(f"read {one.commit[:7] or 'the folder'} {one.name}\n" for one in found.moments))
    kind = form or ENDINGS.get(Path(output).suffix.lower(), "terminal")
    if kind in ("svg", "png"):
        return _drawn(
            found, kind, output, theme, project, lang=language(lang), quiet=quiet, colour=coloured(color, sys.stderr)
        )
    text = _written(kind, found, colour=coloured(color, sys.stdout) and output == STDOUT)
    _deliver(output, text.encode(), quiet=quiet)
    return 0


def _drawn(
    found: Chronicle, kind: Form, output: str, theme: str, project: Path | None, *, lang: str, quiet: bool, colour: bool
) -> int:
    from journeyctl.pipeline.filming import film
    from journeyctl.report import report

    made = film(found, "png" if kind == "png" else "svg", theme=theme, lang=lang, root=project)
    say(report([one for one in made.diagnostics if told(quiet, one.level)], {}, colour=colour))
    if made.data is None:
        return 1
    _deliver(output, made.data, quiet=quiet)
    return 0


def _deliver(output: str, data: bytes, *, quiet: bool) -> None:
    """Print, or write and name the file."""
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        return
    keep(output, data, quiet=quiet)


def _written(form: Form, found: Chronicle, *, colour: bool) -> str:
    from journeyctl.report import history, history_json, history_markdown

    if form == "json":
        return history_json.written(found)
    if form == "markdown":
        return history_markdown.written(found)
    return history.written(found, colour=colour, width=shutil.get_terminal_size((100, 24)).columns)
