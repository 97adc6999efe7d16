"""`journeyctl explain`: what a code means, why it matters, what to do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Verbose
from journeyctl.cli.speaking import coloured

if TYPE_CHECKING:
    from journeyctl.manual import Article

WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""


def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CODE...", help="Codes or names, such as J211 or no-low-point; J2 or evidence lists several."
        ),
    ] = None,
    form: Annotated[
        Literal["full", "concise", "markdown", "json"],
        typer.Option("--format", envvar="JOURNEYCTL_EXPLAIN_FORMAT", help="How pages are told."),
    ] = "full",
    lang: Annotated[
        str,
        typer.Option(
            "--lang", envvar="JOURNEYCTL_LANG", metavar="CODE", help="en, sv or nb; else the project's, else English."
        ),
    ] = "",
    project: Project = None,
    quiet: Quiet = False,  # noqa: ARG001 - taken by every command
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",
) -> int:
    """Explain what a finding means, why it matters and what to do.

    Without a code it lists all there are, each with its name and what it is about; with the beginning of codes, or with
    what they are about, those.
    """
    tongue = _language(lang, project)
    sys.stdout.write(_told(codes or [], form, tongue, bold=coloured(color, sys.stdout)))
    return 0


def _language(text: str, project: Path | None) -> str:
    """The language of pages for somebody who asked for one, else for the project's."""
    from journeyctl.lint import spoken

    if text:
        from journeyctl.labels import LANGUAGES

        if text not in (*LANGUAGES, "no"):
            raise typer.BadParameter(f"--lang {text!r}: pages are in en, sv and nb")
        return spoken(text)
    from journeyctl.project import find_root, open_project

    root = project or find_root(Path("journey.yaml").absolute())
    return spoken(open_project(root).project.lang)


def _found(code: str, lang: str) -> tuple[Article, ...]:
    """The page of a code, or those of several codes.

    Raises:
        EnvironmentFault: when there is none (J909).
    """
    from journeyctl.diagnostics import EnvironmentFault
    from journeyctl.manual import article, nearest, several

    page = article(code, lang)
    found = (page,) if page else several(code, lang)
    if not found:
        near = [article(one, lang) for one in nearest(code)]
        named = " or ".join(f"{one.code} ({one.name})" for one in near if one)
        advice = f"Did you mean {named}?" if named else "Run: journeyctl explain, which lists them all."
        raise EnvironmentFault("J909", f"there is no code or name {code!r}", advice)
    return found


def _told(codes: list[str], form: str, lang: str, *, bold: bool) -> str:
    """The pages of codes, or the list of all."""
    from shutil import get_terminal_size

    from journeyctl import manual

    chosen = [_found(code, lang) for code in codes]
    listing = not codes or any(len(pages) > 1 for pages in chosen)
    found = tuple(dict.fromkeys(page for pages in chosen for page in pages)) if codes else tuple(manual.articles(lang))
    if form == "concise":
        return manual.as_lines(found)
    if form == "json":
        return manual.listed_json(found) if listing else manual.as_json(found, lang)
    if form == "markdown":
        return manual.listed_markdown(found, lang) if listing else manual.as_markdown(found)
    width = min(get_terminal_size().columns, WIDEST)
    return manual.listed_text(found, lang, width, bold=bold) if listing else manual.as_text(found, width, bold=bold)
