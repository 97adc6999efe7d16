"""`journeyctl diff`: what differs between journeys, told as experience."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.differing import complain, parted
from journeyctl.cli.options import Colour, Project, Quiet, Today, Verbose
from journeyctl.cli.speaking import coloured, day, language, say

if TYPE_CHECKING:
    from journeyctl.pipeline.between import Beside, Told, Wanted
    from journeyctl.pipeline.comparing import Compared

Form = Literal["terminal", "json", "markdown"]


def diff(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS...]",
            show_default=False,
            help="Two files; or a revision (REV, A..B or with three dots), then -- and paths. Else what changed since "
            "HEAD in the folder you stand in.",
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", envvar="JOURNEYCTL_STAGED", help="Compare what the next commit will have.")
    ] = False,
    form: Annotated[
        Form,
        typer.Option("--format", envvar="JOURNEYCTL_DIFF_FORMAT", help="For a terminal, as JSON, or as a comment."),
    ] = "terminal",
    max_bytes: Annotated[
        int,
        typer.Option(
            "--max-bytes",
            envvar="JOURNEYCTL_MAX_BYTES",
            min=1000,
            metavar="BYTES",
            help="The room that markdown has: details go first, totals never.",
        ),
    ] = 60_000,
    summary: Annotated[
        bool, typer.Option("--summary", envvar="JOURNEYCTL_SUMMARY", help="One line for each journey.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", envvar="JOURNEYCTL_EXIT_CODE", help="End in 1 when something differs.")
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            envvar="JOURNEYCTL_LANG",
            metavar="CODE",
            help="In which it is told: sv nb nn da fi en de fr es; else as the project.",
        ),
    ] = "",
    today: Today = "",
    project: Project = None,
    quiet: Quiet = False,  # noqa: ARG001 - all that is printed was asked for
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Tell what differs between journeys, as customers live it.

    Formatting, comments and the order of keys are no difference. A file with errors is told; the others are compared.
    """
    from journeyctl.pipeline.between import Wanted
    from journeyctl.pipeline.comparing import language_of
    from journeyctl.report import difference

    asked = Wanted(staged=staged, root=project, today=day(today), lang=language(lang))
    several, beside = _compared(tuple(words or ()), asked)
    complain(several, colour=coloured(color, sys.stderr))
    if verbose:
        say("".join(f"compared {one.name}\n" for one in several))
    colour = coloured(color, sys.stdout)
    asked = asked._replace(lang=asked.lang or language_of(several))
    sys.stdout.write(_written(form, several, beside, asked.lang, colour=colour, summary=summary, room=max_bytes))
    if any(one.faults for one in several):
        return 1
    differs = any(one.difference and difference.worth(one, one.difference) for one in several)
    differs = differs or any(one.journeys for one in beside)
    return int(exit_code and differs)


def _written(
    form: Form,
    several: tuple[Compared, ...],
    beside: tuple[Beside, ...],
    lang: str,
    *,
    colour: bool,
    summary: bool,
    room: int,
) -> str:
    from journeyctl.report import difference, difference_json, difference_markdown

    if form == "json":
        return difference_json.written(several, beside, summary=summary, lang=lang)
    if form == "markdown":
        return difference_markdown.written(several, beside, room=room, summary=summary, lang=lang)
    return difference.written(several, beside, colour=colour, summary=summary, lang=lang)


def _compared(words: tuple[str, ...], asked: Wanted) -> Told:
    """What was asked for: two files are compared with one another, else the states of a repository."""
    from journeyctl.pipeline.between import Told, compare_revisions
    from journeyctl.pipeline.comparing import compare_files

    if len(words) == 2 and not asked.staged and all(Path(word).exists() and not Path(word).is_dir() for word in words):
        return Told((compare_files(Path(words[0]), Path(words[1]), asked.root, asked.today, asked.lang),))
    revisions, paths = parted(words)
    if len(revisions) > 2 or (len(revisions) == 2 and any(".." in one for one in revisions)):
        raise typer.BadParameter(f"name one revision, two, or a range, not {' '.join(revisions)}")
    if asked.staged and (len(revisions) == 2 or any(".." in one for one in revisions)):
        raise typer.BadParameter("--staged compares with one revision, not with a range")
    return compare_revisions(asked._replace(revisions=revisions, paths=paths))
