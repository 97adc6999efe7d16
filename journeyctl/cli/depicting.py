"""Where what `diff` makes goes: to a pipe, into a file, or into a folder with a file for each journey."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from journeyctl.cli.speaking import failed, keep, say, told

if TYPE_CHECKING:
    from journeyctl.cli.diff import Form
    from journeyctl.pipeline.between import Told
    from journeyctl.pipeline.rendering import Output

FOLDER = "build"
STDOUT = "-"
ENDINGS: dict[str, Form] = {".svg": "svg", ".png": "png", ".md": "markdown", ".html": "html", ".json": "json"}


def form_of(form: Form | None, output: str) -> Form:
    """The format that was named, else the one of the output's ending, else the one for a terminal.

    Raises:
        BadParameter: when the ending is that of another format.
    """
    ending = _ending(output)
    if form and ending and form != ending:
        raise typer.BadParameter(f"-o {output} is not the name of {form}; change the ending or --format")
    return form or ending or "terminal"


def _ending(output: str) -> Form | None:
    return None if Path(output).is_dir() else ENDINGS.get(Path(output).suffix.lower())


def put(text: str, output: str, *, quiet: bool) -> None:
    """A text on standard output, or whole in a file, whose name is said unless `quiet`.

    Raises:
        BadParameter: when the output is a folder.
        EnvironmentFault: when the file cannot be written (J911).
    """
    if output in ("", STDOUT):
        sys.stdout.write(text)
        return
    if Path(output).is_dir():
        raise typer.BadParameter(f"-o {output} is a folder; name a file for this format")
    keep(Path(output).as_posix(), text.encode(), quiet=quiet)


def deliver(
    several: Told, form: Literal["svg", "png"], output: str, theme: str, *, quiet: bool, colour: bool
) -> bool:  # fmt: skip
    """The picture of every journey that differs; whether something kept one from being made.

    Raises:
        BadParameter: when a file or a pipe shall hold several.
        EnvironmentFault: when the theme does not exist (J905) or a file cannot be written (J911).
    """
    from journeyctl.pipeline.depicting import depict, exported, names
    from journeyctl.report import report
    from journeyctl.report.difference import worth

    named = len(several.journeys) == 1
    drawn = [one for one in several.journeys if one.difference and (named or worth(one, one.difference))]
    piped = output == STDOUT or (not output and len(drawn) == 1 and not sys.stdout.isatty())
    if len(drawn) > 1 and (piped or _ending(output)):
        raise typer.BadParameter(f"-o {output} takes one picture and {len(drawn)} journeys differ; name a folder")
    bad = False
    for one, stem in zip(drawn, names(drawn), strict=True):
        made = depict(one, revisions=several.states, theme=theme)
        found = [each for each in made.diagnostics if told(quiet, each.level)]
        say(report(found, {}, colour=colour))
        bad = bad or made.svg is None or failed({each.level for each in made.diagnostics})
        if made.svg is not None:
            _deliver(exported(made.svg, form, stem), output, piped=piped, quiet=quiet)
    return bad


def _deliver(made: Output, output: str, *, piped: bool, quiet: bool) -> None:
    if piped:
        from journeyctl.cli.drawing import printable

        sys.stdout.buffer.write(printable(made))
        return
    target = Path(output) if _ending(output) else Path(output or FOLDER, made.name)
    keep(target.as_posix(), made.data, quiet=quiet)
