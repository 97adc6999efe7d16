"""What `journeyctl render` does: find, draw what is out of date, write, tell.

In: an `Asked`. Out: the exit code; files, or one on standard output; what must be said on standard error.
"""

from __future__ import annotations

import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeyctl.cli.jobs import engine
from journeyctl.cli.printing import Printing, distance, press, refuse_unprinted
from journeyctl.cli.progress import Progress
from journeyctl.cli.speaking import (
    ColourChoice,
    coloured,
    day,
    failed,
    language,
    listed,
    refused,
    say,
    sheet_named,
    told,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Generator

    from journeyctl.diagnostics import EnvironmentFault
    from journeyctl.pipeline import Done, Format, Output, Wish
    from journeyctl.view import View
    from journeyctl.workshop import Workshop

MANY = 4
"""From so many journeys on a terminal sees a progress bar in place of every file's name."""
STDOUT = "-"
_FOREIGN = frozenset({
    ".ai", ".bmp", ".doc", ".docx", ".eps", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".json", ".md", ".odp", ".odt",
    ".pptx", ".ps", ".svgz", ".tif", ".tiff", ".webp", ".xlsx", ".yaml", ".yml", ".zip",
})  # fmt: skip
"""Endings of files of other kinds: whoever writes one does not mean a folder."""
_PLACES = "Name a folder, or a file that ends in .svg, .pdf, .png or .txt."


def _formats(text: str, output: str, usual: Format) -> tuple[Format, ...]:
    """The formats asked for by name, else by the ending of a file, else the usual one."""
    from journeyctl.pipeline import FORMATS

    words = listed(text) or (_ending(output) or usual,)
    wrong = [word for word in words if word not in FORMATS]
    if wrong:
        raise unknown("--to", wrong[0], "formats", FORMATS)
    return tuple(kind for kind in FORMATS if kind in words)


def _ending(output: str) -> Format | None:
    """The format that a path's ending names, None when the path is a folder."""
    from journeyctl.pipeline.renewing import ENDINGS, is_file

    return ENDINGS[Path(output).suffix.lower()] if is_file(output) else None


def _refuse_many(output: str, inputs: int, formats: tuple[Format, ...]) -> None:
    """A file, and a pipe, holds one journey in one format."""
    ending = _ending(output)
    if output != STDOUT and not ending:
        _refuse_no_folder(output)
    if (output == STDOUT or ending) and (inputs > 1 or len(formats) > 1):
        raise refused(f"-o {output} takes one journey in one format; name a folder for many")
    if ending and formats != (ending,):
        raise refused(f"-o {output} is not the name of {formats[0]}; change the ending or --to")


def _refuse_no_folder(output: str) -> None:
    """What ends like a file of another format, and a file that is there, is no folder for pictures."""
    place, ending = Path(output), Path(output).suffix.lower()
    if place.exists() and not place.is_dir():
        from journeyctl.diagnostics import EnvironmentFault

        raise EnvironmentFault("J911", f"{output} is no folder, and pictures cannot be written into it", _PLACES)
    if ending in _FOREIGN and not place.exists():
        raise refused(f"-o {output} ends in {ending}, and that is no format. {_PLACES}")


def _refuse_needless(wish: Wish) -> None:
    """A sheet is turned, and a screen is not."""
    drawn = [wish.paper_of(kind) for kind in wish.formats if kind != "text"]
    if wish.orientation and drawn and all(paper == "screen" for paper in drawn):
        raise refused("--orientation is for sheets; name one, such as --paper A1")


def _address(asked: Asked) -> str:
    """The template of the map's address, which must give one, for a picture that shows it."""
    if not asked.link:
        return ""
    from journeyctl.pipeline.addressing import fault

    wrong = fault(asked.link)
    if asked.view != "map":
        wrong = f"--view {asked.view} has no title block to show an address in"
    if wrong:
        raise refused(f"--link {asked.link!r}: {wrong}")
    return asked.link


def _lanes(asked: Asked) -> tuple[str, ...] | None:
    """The lanes asked for, None for the journey's own; only for a view that lets them be chosen."""
    if asked.lanes and asked.view not in ("map", "canvas"):
        raise refused(f"--lanes is for maps and blank maps; {asked.view} has lanes of its own")
    return listed(asked.lanes) or None


class Asked(NamedTuple):
    """What the command line asks for: the options of `render` by their names, and what they are when left out."""

    paths: tuple[str, ...]
    output: str = "build"
    to: str = ""
    view: View = "map"
    paper: str = ""
    orientation: Literal["landscape", "portrait"] | None = None
    theme: str = ""
    lanes: str = ""
    lang: str = ""
    fonts: Literal["embed", "system", "outline"] = "embed"
    dpi: float = 0.0
    revision: str | None = None
    today: str = ""
    cache: bool | None = None
    cache_dir: Path | None = None
    jobs: int = 0
    project: Path | None = None
    quiet: bool = False
    verbose: bool = False
    color: ColourChoice = "auto"
    link: str = ""
    workshop: Workshop | None = None
    usual: Format = "svg"
    printing: Printing = Printing()


def run_render(asked: Asked) -> int:
    """Draw journeys, write their files, and tell what was found.

    Raises:
        BadParameter: Typer's, when an option has a word it does not take.
        EnvironmentFault: when nothing can be drawn at all.
    """
    from journeyctl.pipeline import Wish, cache_of, find, renew_all

    wish = Wish(
        formats=_formats(asked.to, asked.output, asked.usual), view=asked.view, paper=sheet_named(asked.paper),
        orientation=asked.orientation, theme=asked.theme, lanes=_lanes(asked), lang=language(asked.lang),
        fonts=asked.fonts, dpi=asked.dpi, revision=asked.revision, today=day(asked.today), link=_address(asked),
        workshop=asked.workshop, press=press(asked.printing),
    )  # fmt: skip
    refuse_unprinted(wish, asked.printing)
    _refuse_needless(wish)
    wish = wish._replace(distance=distance(asked.printing, wish))
    inputs = find(asked.paths) if asked.paths else ()
    _refuse_many(asked.output, len(inputs), wish.formats)
    if not asked.paths:
        return _run_blank(asked, wish)
    kept = cache_of(inputs, asked.project, wanted=asked.cache, folder=asked.cache_dir)
    many = len(inputs) >= MANY
    progress = Progress("Drawing", len(inputs), shown=many and not asked.quiet and sys.stderr.isatty())
    clerk = _clerk(asked, progress, many=many)
    place = None if asked.output == STDOUT else asked.output
    turns = renew_all(inputs, wish, asked.project, kept, place, lambda number: engine(asked.jobs, number))
    with closing(progress), closing(turns):
        _take_all(turns, clerk)
    if many and not asked.quiet and not asked.verbose:
        say(clerk.sum())
    return clerk.code()


def _take_all(turns: Generator[Done, bool | None], clerk: _Clerk) -> None:
    """Deliver what was made of every journey; who draws learns of each whether it was written."""
    written: bool | None = None
    with suppress(StopIteration):
        while True:
            written = clerk.take(turns.send(written))


def _run_blank(asked: Asked, wish: Wish) -> int:
    """A blank map without a journey."""
    from journeyctl.pipeline.blanking import blank

    if "text" in wish.formats:
        raise refused("--to text: a blank map has nothing to tell; take svg, pdf or png")
    with closing(Progress("Drawing", 1, shown=False)) as progress:
        clerk = _clerk(asked, progress, many=False)
        clerk.take(blank(wish, asked.project))
    return clerk.code()


def _clerk(asked: Asked, progress: Progress, *, many: bool) -> _Clerk:
    named = asked.verbose or (not asked.quiet and not many)
    return _Clerk(asked.output, progress, _Manner(named, asked.quiet, asked.verbose, coloured(asked.color, sys.stderr)))


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
        self._written = 0
        self._fresh = 0

    def take(self, done: Done) -> bool:
        """Deliver what was made of one journey, and say what must be said about it; whether all of it was written."""
        self._failed = self._failed or failed({one.level for one in done.diagnostics})
        self._erred = self._erred or bool(done.bug)
        if done.diagnostics or done.faults or done.bug:
            self._report(done)
        written = [self._delivered(one) for one in done.outputs]
        self._fresh += done.fresh
        if done.fresh and self._manner.named:
            from journeyctl.report import shown

            self._progress.say(f"{shown(done.given.name)}: nothing has changed\n")
        self._progress.step()
        return all(written)

    def sum(self) -> str:
        """What became of a run that names no files."""
        files = "1 file" if self._written == 1 else f"{self._written:,} files"
        journeys = "1 journey" if self._fresh == 1 else f"{self._fresh:,} journeys"
        written = [f"{files} written to {self._output}"] if self._written else []
        fresh = [f"nothing has changed in {journeys}"] if self._fresh else []
        return "".join(f"{line}\n" for line in (*written, *fresh))

    def code(self) -> int:
        """The exit code so far."""
        return 3 if self._erred else 2 if self._hindered else 1 if self._failed else 0

    def _report(self, done: Done) -> None:
        from journeyctl.report import confess, report

        found = [one for one in done.diagnostics if told(self._manner.quiet, one.level) and self._first(one)]
        self._progress.say(report(found, done.lines or {}, colour=self._manner.colour))
        for fault in done.faults:
            self._tell(fault)
        if done.bug:
            trace = done.bug.trace if self._manner.verbose else ""
            self._progress.say(confess(done.bug.said, done.given.name, trace))

    def _first(self, thing: object) -> bool:
        new = thing not in self._said
        self._said.add(thing)
        return new

    def _tell(self, fault: EnvironmentFault) -> None:
        from journeyctl.report import explain

        self._hindered = True
        if self._first((fault.code, fault.message)):
            self._progress.say(explain(fault))

    def _delivered(self, made: Output) -> bool:
        """Whether a file was written; one that cannot be keeps no other from it."""
        if self._output == STDOUT:
            if made.sheet:
                raise refused("-o - takes one picture; this one has several sheets: name a folder, or take --to pdf")
            sys.stdout.buffer.write(printable(made))
            return True
        from journeyctl.diagnostics import EnvironmentFault
        from journeyctl.export import write
        from journeyctl.report import shown

        target = _place(self._output, made)
        try:
            write(target, made.data)
        except EnvironmentFault as fault:
            self._tell(fault)
            return False
        self._written += 1
        if self._manner.named:
            self._progress.say(f"{shown(target.as_posix())}\n")
        return True


def _place(output: str, made: Output) -> Path:
    """Where a file goes: into a folder, or to the one file; of several sheets each with its number."""
    from journeyctl.pipeline.renewing import counted

    if _ending(output):
        return Path(counted(output, made.sheet) if made.sheet else output)
    return Path(output, made.name)


def printable(made: Output) -> bytes:
    """A file for standard output, where words are read by build services too."""
    from journeyctl.report import unheard, unheard_markup

    kinds = {".txt": unheard, ".svg": unheard_markup}
    kind = kinds.get(Path(made.name).suffix)
    return kind(made.data.decode()).encode() if kind else made.data
