"""`journeyctl render`: journeys become pictures, documents and words."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from journeyctl.cli.options import CacheFolder, Colour, Paths, Project, Quiet, Today, Verbose
from journeyctl.cli.progress import Progress
from journeyctl.cli.speaking import coloured, day, failed, language, listed, told

if TYPE_CHECKING:
    from journeyctl.pipeline import Done, Engine, Format, Output

MANY = 4
"""From so many journeys on a terminal sees a progress bar in place of every file's name."""
STDOUT = "-"
ENDINGS: dict[str, Format] = {".svg": "svg", ".pdf": "pdf", ".png": "png", ".txt": "text"}


def _formats(text: str, output: str) -> tuple[Format, ...]:
    """The formats asked for by name, else by the ending of a file, else SVG."""
    from journeyctl.pipeline import FORMATS

    words = listed(text) or (_ending(output) or "svg",)
    wrong = [word for word in words if word not in FORMATS]
    if wrong:
        raise typer.BadParameter(f"--to {text!r}: known formats are {', '.join(FORMATS)}")
    return tuple(kind for kind in FORMATS if kind in words)


def _ending(output: str) -> Format | None:
    """The format that a path's ending names, None when the path is a folder."""
    return None if Path(output).is_dir() else ENDINGS.get(Path(output).suffix.lower())


def _refuse_many(output: str, inputs: int, formats: tuple[Format, ...]) -> None:
    """A file, and a pipe, holds one journey in one format."""
    ending = _ending(output)
    if (output == STDOUT or ending) and (inputs > 1 or len(formats) > 1):
        raise typer.BadParameter(f"-o {output} takes one journey in one format; name a folder for many")
    if ending and formats != (ending,):
        raise typer.BadParameter(f"-o {output} is not the name of {formats[0]}; change the ending or --to")


def render(
    paths: Paths,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", envvar="JOURNEYCTL_OUTPUT", metavar="PATH", help="A folder, or one file; - prints one."
        ),
    ] = "build",
    to: Annotated[
        str,
        typer.Option(
            "--to",
            envvar="JOURNEYCTL_TO",
            metavar="FORMATS",
            help="svg, pdf, png, text; several with commas. Else by the file's ending, and svg.",
        ),
    ] = "",
    view: Annotated[
        Literal["map", "compact", "flow"],
        typer.Option("--view", envvar="JOURNEYCTL_VIEW", help="The whole map, a picture for a README, the flow."),
    ] = "map",
    paper: Annotated[
        Literal["screen", "A0", "A1", "A2", "A3"] | None,
        typer.Option(
            "--paper",
            envvar="JOURNEYCTL_PAPER",
            case_sensitive=False,
            help="The sheet; else a screen, and A0 for a map's PDF.",
        ),
    ] = None,
    orientation: Annotated[
        Literal["landscape", "portrait"],
        typer.Option("--orientation", envvar="JOURNEYCTL_ORIENTATION", help="Of the sheet."),
    ] = "landscape",
    theme: Annotated[
        str,
        typer.Option(
            "--theme", envvar="JOURNEYCTL_THEME", metavar="THEME", help="nordic, mono, contrast, or a theme file."
        ),
    ] = "",
    lanes: Annotated[
        str,
        typer.Option(
            "--lanes", envvar="JOURNEYCTL_LANES", metavar="LANES", help="Lanes to show, top to bottom, with commas."
        ),
    ] = "",
    lang: Annotated[
        str,
        typer.Option("--lang", envvar="JOURNEYCTL_LANG", metavar="CODE", help="The language of the map's own words."),
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
        typer.Option(
            "--revision", envvar="JOURNEYCTL_REVISION", metavar="TEXT", help="In the title block; none hides it."
        ),
    ] = None,
    today: Today = "",
    cache: Annotated[
        bool | None,
        typer.Option("--cache/--no-cache", envvar="JOURNEYCTL_CACHE", help="Keep pictures for the next run, or not."),
    ] = None,
    cache_dir: CacheFolder = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            envvar="JOURNEYCTL_JOBS",
            min=0,
            max=256,
            help="How many journeys at once; 0: one a processor.",
        ),
    ] = 0,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Draw journeys as SVG, PDF and PNG, or tell them as text.

    Files are called after the journey: NAME.svg, NAME.compact.svg, NAME.flow.svg, NAME.A0.pdf, NAME.txt.
    """
    from journeyctl.pipeline import Wish, cache_of, find, render_all

    wish = Wish(
        formats=_formats(to, output),
        view=view,
        paper=paper,
        orientation=orientation,
        theme=theme,
        lanes=listed(lanes) or None,
        lang=language(lang),
        fonts=fonts,
        dpi=dpi,
        revision=revision,
        today=day(today),
    )
    inputs = find(tuple(paths))
    _refuse_many(output, len(inputs), wish.formats)
    kept = cache_of(inputs, project, wanted=cache, folder=cache_dir)
    many = len(inputs) >= MANY
    progress = Progress("Drawing", len(inputs), shown=many and not quiet and sys.stderr.isatty())
    clerk = _Clerk(output, progress, _Manner(verbose or (not quiet and not many), quiet, verbose, _colour(color)))
    with closing(progress), closing(render_all(inputs, wish, project, kept, _engine(jobs, len(inputs)))) as turns:
        for done in turns:
            clerk.take(done)
    return clerk.code()


def _colour(choice: Literal["auto", "always", "never"]) -> bool:
    return coloured(choice, sys.stderr)


def _engine(jobs: int, journeys: int) -> Engine | None:
    """The processes to draw with; None where this one will do."""
    from journeyctl.pipeline import FEW

    if jobs == 1 or journeys <= FEW:
        return None
    from journeyctl.pipeline.workers import Workers, cores

    return Workers(jobs or cores())


class _Manner(NamedTuple):
    """How a run speaks: whether files are named, findings left out, our mistakes told in full, in colour."""

    named: bool
    quiet: bool
    verbose: bool
    colour: bool


class _Clerk:
    """Writes outputs, says each thing once, and remembers how bad it was."""

    def __init__(self, output: str, progress: Progress, manner: _Manner) -> None:
        self._output = output
        self._progress = progress
        self._manner = manner
        self._said: set[object] = set()
        self._failed = False
        self._hindered = False
        self._erred = False

    def take(self, done: Done) -> None:
        """Deliver what was made of one journey, and say what must be said about it."""
        self._failed = self._failed or failed({one.level for one in done.diagnostics})
        self._hindered = self._hindered or bool(done.faults)
        self._erred = self._erred or bool(done.bug)
        if done.diagnostics or done.faults or done.bug:
            self._report(done)
        for one in done.outputs:
            self._deliver(one)
        self._progress.step()

    def code(self) -> int:
        """The exit code so far."""
        return 3 if self._erred else 2 if self._hindered else 1 if self._failed else 0

    def _report(self, done: Done) -> None:
        from journeyctl.report import confess, explain, report

        found = [one for one in done.diagnostics if told(self._manner.quiet, one.level) and self._first(one)]
        self._progress.say(report(found, done.lines or {}, colour=self._manner.colour))
        for fault in done.faults:
            if self._first((fault.code, fault.message)):
                self._progress.say(explain(fault))
        if done.bug:
            trace = done.bug.trace if self._manner.verbose else ""
            self._progress.say(confess(done.bug.said, done.given.name, trace))

    def _first(self, thing: object) -> bool:
        new = thing not in self._said
        self._said.add(thing)
        return new

    def _deliver(self, made: Output) -> None:
        if self._output == STDOUT:
            sys.stdout.buffer.write(_printable(made))
            return
        from journeyctl.export import write
        from journeyctl.report import shown

        target = Path(self._output) if _ending(self._output) else Path(self._output, made.name)
        write(target, made.data)
        if self._manner.named:
            self._progress.say(f"{shown(target.as_posix())}\n")


def _printable(made: Output) -> bytes:
    """A file for standard output, where words are read by build services too."""
    if not made.name.endswith(".txt"):
        return made.data
    from journeyctl.report import unheard

    return unheard(made.data.decode()).encode()
