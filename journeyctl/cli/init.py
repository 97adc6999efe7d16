"""`journeyctl init`: a repository of journeys in one command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Today, Verbose
from journeyctl.cli.speaking import day, say

if TYPE_CHECKING:
    from journeyctl.diagnostics import EnvironmentFault
    from journeyctl.starting import Planted


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", file_okay=False, show_default=False, help="Where it begins; else the folder you stand in."
        ),
    ] = Path(),
    lang: Annotated[
        str,
        typer.Option(
            "--lang", envvar="JOURNEYCTL_LANG", metavar="CODE", help="The language of example and README: en, sv or nb."
        ),
    ] = "en",
    ci: Annotated[
        Literal["github", "gitlab", "none"],
        typer.Option("--ci", envvar="JOURNEYCTL_CI", help="The forge that checks and draws every change."),
    ] = "none",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", envvar="JOURNEYCTL_DRY_RUN", help="Write nothing; list what would be written.")
    ] = False,
    today: Today = "",
    project: Project = None,  # noqa: ARG001 - taken by every command
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Begin a repository of journeys, with an example in it.

    It gets a journey and its persona, settings for the project and for editors, the schemas, a pipeline and a README.
    A file that is there is left as it is, and told.
    """
    from journeyctl.starting import plant, repository

    tongue = _language(lang)
    planted = tuple(plant(folder, repository(tongue, ci, day(today)), dry=dry_run))
    for one in planted:
        if not (quiet or one.fault):
            _tell(one, dry=dry_run)
    hindered = [one.fault for one in planted if one.fault]
    _complain(hindered)
    if not (quiet or dry_run or hindered):
        _point(folder, tongue)
        _warn(folder, ci)
    return 2 if hindered else 0


def _language(text: str) -> str:
    from journeyctl.starting import LANGUAGES

    code = "nb" if text == "no" else text
    if code not in LANGUAGES:
        raise typer.BadParameter(f"--lang {text!r}: a repository begins in en, sv or nb")
    return code


def _tell(one: Planted, *, dry: bool) -> None:
    """Say what became of a file."""
    written = "would write" if dry else "wrote"
    sys.stdout.write(f"{written} {one.name}\n" if one.became == "written" else f"kept {one.name}: it is there\n")


def _complain(hindered: list[EnvironmentFault]) -> None:
    """Say what kept files from being written: one reason once, however many there are."""
    from journeyctl.report import explain

    told: dict[object, EnvironmentFault] = {}
    for fault in hindered:
        told.setdefault(getattr(fault.__cause__, "errno", fault.message), fault)
    more = len(hindered) - len(told)
    say("".join(map(explain, told.values())))
    if more:
        say(f"{more} more file{'' if more == 1 else 's'} cannot be written for the same reason\n")


def _point(folder: Path, lang: str) -> None:
    """Say what comes next, in the language of the repository."""
    from journeyctl.report import shown
    from journeyctl.starting import example, words

    said = words(lang)["init"]
    steps = [said["enter"].format(folder=shown(_typed(folder)))] if folder.resolve() != Path.cwd() else []
    steps += [said["look"].format(picture=f"build/{example(lang)}.svg"), said["begin"]]
    if _top(folder) is None:
        steps.append(said["git"])
    steps.append(said["drivers"])
    sys.stdout.write("".join([f"\n{said['next']}\n", *(f"  {step}\n" for step in steps)]))


def _typed(folder: Path) -> str:
    """A folder as one types it in a shell."""
    import shlex

    return shlex.quote(str(folder))


def _top(folder: Path) -> Path | None:
    """The top of the git work tree that holds a folder."""
    real = folder.resolve()
    return next((one for one in (real, *real.parents) if os.path.lexists(one / ".git")), None)


def _warn(folder: Path, ci: str) -> None:
    """A forge looks for pipelines at the top of a repository only."""
    top = _top(folder)
    if ci != "none" and top not in (None, folder.resolve()):
        from journeyctl.report import shown

        say(f"the pipeline counts only at the top of the repository: {shown(str(top))}\n")
