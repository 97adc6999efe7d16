"""`journeyctl render`: journeys become pictures, documents and words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from journeyctl.cli.options import Colour, Paths, Project, Quiet, Verbose, coloured, failed

if TYPE_CHECKING:
    from datetime import date

    from journeyctl.pipeline import Format, Input, Output, Wish

MANY = 4
"""From so many journeys on a terminal sees a progress bar."""


def _formats(text: str) -> tuple[Format, ...]:
    from journeyctl.pipeline import FORMATS

    words = tuple(word.strip() for word in text.split(",") if word.strip())
    wrong = [word for word in words if word not in FORMATS]
    if wrong or not words:
        raise typer.BadParameter(f"{', '.join(wrong) or 'nothing'} is no format; known are {', '.join(FORMATS)}")
    return tuple(kind for kind in FORMATS if kind in words)


def _day(text: str | None) -> date:
    """The day of the picture: as given, else SOURCE_DATE_EPOCH, else the clock."""
    import os
    from datetime import UTC, date, datetime

    if text:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise typer.BadParameter(f"{text!r} is no date; write it as 2026-11-24") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now(UTC).date()


def render(
    paths: Paths,
    output: Annotated[
        str, typer.Option("--output", "-o", envvar="JOURNEYCTL_OUTPUT", help="The folder for the files; - prints one.")
    ] = "build",
    to: Annotated[
        str, typer.Option("--to", envvar="JOURNEYCTL_TO", help="svg, pdf, png, text; several with commas.")
    ] = "svg",
    view: Annotated[
        Literal["map", "compact", "flow"],
        typer.Option(
            "--view", envvar="JOURNEYCTL_VIEW", help="The whole map, the README picture, or the process flow."
        ),
    ] = "map",
    paper: Annotated[
        Literal["screen", "A0", "A1", "A2", "A3"] | None,
        typer.Option("--paper", envvar="JOURNEYCTL_PAPER", help="The sheet; without it a screen, and A0 for a PDF."),
    ] = None,
    orientation: Annotated[
        Literal["landscape", "portrait"],
        typer.Option("--orientation", envvar="JOURNEYCTL_ORIENTATION", help="Of the sheet."),
    ] = "landscape",
    theme: Annotated[
        str, typer.Option("--theme", envvar="JOURNEYCTL_THEME", help="nordic, mono, contrast, or a theme file.")
    ] = "",
    lanes: Annotated[
        str, typer.Option("--lanes", envvar="JOURNEYCTL_LANES", help="The rows to show, top to bottom, with commas.")
    ] = "",
    lang: Annotated[
        str, typer.Option("--lang", envvar="JOURNEYCTL_LANG", help="The language of the map's own words.")
    ] = "",
    fonts: Annotated[
        Literal["embed", "system", "outline"],
        typer.Option("--fonts", envvar="JOURNEYCTL_FONTS", help="How an SVG carries its letters."),
    ] = "embed",
    dpi: Annotated[
        float,
        typer.Option(
            "--dpi", envvar="JOURNEYCTL_DPI", min=0, max=2400, help="Of a PNG; 0: 192 on screens, 150 on paper."
        ),
    ] = 0,
    revision: Annotated[
        str | None,
        typer.Option("--revision", envvar="JOURNEYCTL_REVISION", help="Shown in the title block; none hides it."),
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", envvar="JOURNEYCTL_TODAY", help="The day, as 2026-11-24; for stale maps.")
    ] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Draw journeys as SVG, PDF and PNG, or tell them as text."""
    from journeyctl.pipeline import Wish, find

    chosen = tuple(word.strip() for word in lanes.split(",") if word.strip()) or None
    wish = Wish(_formats(to), view, paper, orientation, theme, chosen, lang, fonts, dpi, revision, _day(today))
    inputs = find(tuple(paths))
    if output == "-" and (len(inputs) > 1 or len(wish.formats) > 1):
        raise typer.BadParameter("-o - prints one journey in one format")
    return _all(inputs, wish, output, project, quiet=quiet, colour=coloured(color))


def _all(inputs: tuple[Input, ...], wish: Wish, output: str, project: Path | None, *, quiet: bool, colour: bool) -> int:
    from journeyctl.pipeline import load, render
    from journeyctl.report import report

    bad = False
    with _progress(inputs, quiet=quiet) as turn:
        for one in turn:
            loaded = load(one, project)
            made = render(loaded, wish)
            found = [each for each in made.diagnostics if not quiet or each.level == "error"]
            typer.echo(report(found, {one.name: loaded.lines}, colour=colour), nl=False, err=True)
            bad = bad or failed({each.level for each in made.diagnostics})
            for each in made.outputs:
                _deliver(each, output, quiet=quiet or len(inputs) >= MANY)
    return 1 if bad else 0


def _progress(inputs: tuple[Input, ...], *, quiet: bool) -> Any:  # noqa: ANN401 - a context of items
    if quiet or len(inputs) < MANY or not sys.stderr.isatty():
        items: Iterable[Input] = inputs
        return nullcontext(items)
    return typer.progressbar(inputs, label="Drawing", file=sys.stderr)


def _deliver(made: Output, output: str, *, quiet: bool) -> None:
    if output == "-":
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
        return
    from journeyctl.export import write

    target = Path(output) / made.name
    write(target, made.data)
    if not quiet:
        typer.echo(target.as_posix(), err=True)
