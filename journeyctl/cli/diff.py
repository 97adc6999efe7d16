"""`journeyctl diff`: what differs between journeys, told as experience."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.differing import complain, parted
from journeyctl.cli.options import Colour, Project, Quiet, Today, ToldIn, Verbose
from journeyctl.cli.speaking import coloured, day, language, say

if TYPE_CHECKING:
    from journeyctl.pipeline.between import Told, Wanted
    from journeyctl.pipeline.comparing import Compared
    from journeyctl.pipeline.picturing import Pictures
    from journeyctl.report.links import Links

Form = Literal["terminal", "json", "markdown", "html", "svg", "png"]


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
        Form | None,
        typer.Option(
            "--format",
            envvar="JOURNEYCTL_DIFF_FORMAT",
            help="For a terminal, as JSON, comment, page or pictures. Else by the output's ending, and for a terminal.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            envvar="JOURNEYCTL_DIFF_OUTPUT",
            metavar="PATH",
            show_default=False,
            help="A file, or a folder for pictures; - prints. One picture goes into a pipe, else they go to build.",
        ),
    ] = "",
    theme: Annotated[
        str,
        typer.Option(
            "--theme",
            envvar="JOURNEYCTL_THEME",
            metavar="THEME",
            help="Of pictures: nordic, mono, contrast, dark, a file.",
        ),
    ] = "",
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
    lines_at: Annotated[
        str,
        typer.Option(
            "--lines-at",
            envvar="JOURNEYCTL_LINES_AT",
            metavar="URL",
            show_default=False,
            help="In markdown, where lines are: https://…/{revision}/{file}#L{line}.",
        ),
    ] = "",
    picture_at: Annotated[
        str,
        typer.Option(
            "--picture-at",
            envvar="JOURNEYCTL_PICTURE_AT",
            metavar="URL",
            show_default=False,
            help="In markdown, where pictures are: https://…/{slug}.svg; {file} and {revision} are known, too.",
        ),
    ] = "",
    summary: Annotated[
        bool, typer.Option("--summary", envvar="JOURNEYCTL_SUMMARY", help="One line for each journey.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", envvar="JOURNEYCTL_EXIT_CODE", help="End in 1 when something differs.")
    ] = False,
    lang: ToldIn = "",
    today: Today = "",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Tell what differs between journeys, as customers live it.

    Formatting, comments and the order of keys are no difference. A file with errors is told; the others are compared.
    """
    from journeyctl.cli.depicting import deliver, form_of, put
    from journeyctl.pipeline.between import Wanted
    from journeyctl.pipeline.comparing import OWN, language_of
    from journeyctl.report import difference, unheard_markup

    kind = form_of(form, output)
    if kind == "html" and summary:
        raise typer.BadParameter("a page tells all; leave out --summary, or write it as terminal, json or markdown")
    spoken = language(lang) or (OWN if kind in ("svg", "png") else "")
    asked = Wanted(staged=staged, root=project, today=day(today), lang=spoken)
    told = _compared(tuple(words or ()), asked)
    several = told.journeys
    links = _links(lines_at, picture_at, told)
    complain(several, colour=coloured(color, sys.stderr))
    if verbose:
        say("".join(f"compared {one.name}\n" for one in several))
    if kind == "svg" or kind == "png":  # noqa: PLR1714 - mypy learns from this form only
        failed = deliver(told, kind, output, theme, quiet=quiet, colour=coloured(color, sys.stderr))
    else:
        colour = not output and coloured(color, sys.stdout)
        asked = asked._replace(lang=spoken or language_of(several))
        if kind == "html":
            text = unheard_markup(_page(told, asked, theme))
        else:
            text = _written(kind, told, asked.lang, colour=colour, summary=summary, room=max_bytes, links=links)
        put(text, output, quiet=quiet)
        failed = False
    if failed or any(one.faults for one in several):
        return 1
    differs = any(one.difference and difference.worth(one, one.difference) for one in several)
    differs = differs or any(one.journeys for one in told.beside)
    return int(exit_code and differs)


def _page(told: Told, asked: Wanted, theme: str) -> str:
    from journeyctl.pipeline.picturing import picture
    from journeyctl.report import difference_html

    def draw(one: Compared) -> Pictures:
        return picture(one, asked.today, revisions=told.states, theme=theme)

    return difference_html.written(told.journeys, told.beside, draw=draw, lang=asked.lang)


def _written(form: str, told: Told, lang: str, *, colour: bool, summary: bool, room: int, links: Links) -> str:
    from journeyctl.report import difference, difference_json, difference_markdown

    several, beside = told.journeys, told.beside
    if form == "json":
        return difference_json.written(several, beside, summary=summary, lang=lang)
    if form == "markdown":
        return difference_markdown.written(several, beside, room=room, summary=summary, lang=lang, links=links)
    return difference.written(several, beside, colour=colour, summary=summary, lang=lang)


def _links(lines: str, pictures: str, told: Told) -> Links:
    """Where lines and pictures are, when the templates are right."""
    from journeyctl.report.links import LINES, PICTURES, Links, fault

    for option, template, names in (("--lines-at", lines, LINES), ("--picture-at", pictures, PICTURES)):
        if template and (wrong := fault(template, names, revision=bool(told.commit))):
            raise typer.BadParameter(wrong, param_hint=option)
    return Links(lines, pictures, told.commit, told.top)


def _compared(words: tuple[str, ...], asked: Wanted) -> Told:
    """What was asked for: two files are compared with one another, else the states of a repository."""
    from journeyctl.pipeline.between import Told, compare_revisions
    from journeyctl.pipeline.comparing import compare_files

    if len(words) == 2 and not asked.staged and all(Path(word).exists() and not Path(word).is_dir() for word in words):
        one = compare_files(Path(words[0]), Path(words[1]), asked.root, asked.today, asked.lang)
        return Told((one,), states=(Path(words[0]).name, Path(words[1]).name))
    revisions, paths = parted(words)
    if len(revisions) > 2 or (len(revisions) == 2 and any(".." in one for one in revisions)):
        raise typer.BadParameter(f"name one revision, two, or a range, not {' '.join(revisions)}")
    if asked.staged and (len(revisions) == 2 or any(".." in one for one in revisions)):
        raise typer.BadParameter("--staged compares with one revision, not with a range")
    return compare_revisions(asked._replace(revisions=revisions, paths=paths))
