"""`journeyctl git`: what git calls, and the settings that make it do so."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Today, ToldIn, Verbose
from journeyctl.cli.speaking import say

COMMANDS = ("install", "uninstall", "textconv", "diff", "merge")
"""The commands of the group; each is the function of its name."""

Everywhere = Annotated[
    bool,
    typer.Option("--global", envvar="JOURNEYCTL_GLOBAL", help="The settings of your account, for all repositories."),
]


def install(
    everywhere: Everywhere = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001 - taken by every command
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Teach git to show and merge journeys.

    It writes the drivers into git's settings, and for which files they are into `.gitattributes`.
    """
    from journeyctl.merging import drivers

    where = drivers.place(project or Path.cwd(), everywhere=everywhere)
    changed = drivers.install(where, _program())
    say("" if quiet else f"{'written: ' if changed else 'as it should be: '}git's settings, {where.attributes}\n")
    return 0


def uninstall(
    everywhere: Everywhere = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Take the drivers out of git's settings again; what others wrote there stays."""
    from journeyctl.merging import drivers

    where = drivers.place(project or Path.cwd(), everywhere=everywhere)
    changed = drivers.uninstall(where)
    say("" if quiet else f"{'taken out of' if changed else 'nothing of ours in'} git's settings, {where.attributes}\n")
    return 0


def textconv(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A journey, persona, project or theme.")],
    project: Project = None,  # noqa: ARG001
    quiet: Quiet = False,  # noqa: ARG001
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Print a file as lines, one fact a line.

    git compares these in place of the YAML. A file that cannot be read as YAML is printed as it is.
    """
    from journeyctl.cli.flattening import run_textconv

    return run_textconv(file)


def diff(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH LINES]",
            help="What git gives an external diff; a path alone is that of an unmerged file.",
        ),
    ],
    lang: ToldIn = "",
    today: Today = "",
    project: Project = None,  # noqa: ARG001
    quiet: Quiet = False,  # noqa: ARG001
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",
) -> int:
    """Show what differs in one file, as `git diff` goes from file to file.

    On a terminal, as customers live it; into a pipe or a file, as the patch that git itself would write.
    """
    from journeyctl.cli.external import run_external

    return run_external(tuple(words), lang, today, color)


def merge(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The version that both come from.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our version; what comes out is written here.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other version.")],
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", show_default=False, help="What the file is called in its project.")
    ] = None,
    marker_size: Annotated[
        int,
        typer.Option(
            "--marker-size", envvar="JOURNEYCTL_MARKER_SIZE", min=1, max=1000, help="How long conflict markers are."
        ),
    ] = 7,
    project: Project = None,  # noqa: ARG001
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Merge two versions of a file by id.

    Things are known by their id, else by their name. What both sides changed in different ways stays between conflict
    markers, and the exit code is 1. A file that cannot be read as YAML is merged line by line.
    """
    from journeyctl.cli.speaking import opened
    from journeyctl.export import write
    from journeyctl.merging import merge as merged

    name = path or str(ours)
    made = merged(opened(base), opened(ours), opened(theirs), name, marker_size)
    write(ours, made.data)
    if made.conflicts and not quiet:
        from journeyctl.report import shown

        if b"<" * marker_size not in made.data:
            say(f"{shown(name)} is no text, so it stays as it is on our side: keep that one, or take the other\n")
        else:
            say(f"{shown(name)}: {made.conflicts} conflict{'' if made.conflicts == 1 else 's'} to settle\n")
    return 1 if made.conflicts else 0


def _program() -> str:
    """How a shell calls this program: by the script that was called, else as a module of this Python.

    The folder that git stands in is no place to look for modules: it belongs to whoever wrote the repository.
    """
    from shlex import quote

    script = Path(sys.argv[0])
    if script.is_absolute() and script.stem == "journeyctl" and script.is_file():
        return quote(str(script))
    return f"{quote(sys.executable)} -P -m journeyctl"
