"""`journeyctl new`: a journey to fill in, begun with the two questions of the guides."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Today, Verbose
from journeyctl.cli.speaking import day, say, unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeyctl.starting import Beginning

Method = Literal["default", "full-day", "canvas", "phase-table", "whiteboard", "nng", "blueprint"]
SCHEMA = Path("schemas", "journey.schema.json")


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the file is called: NAME.journey.yaml.")],
    method: Annotated[
        Method | None,
        typer.Option(
            "--method",
            envvar="JOURNEYCTL_METHOD",
            help="The guide it follows; else the project's.",
        ),
    ] = None,
    lang: Annotated[
        str,
        typer.Option(
            "--lang", envvar="JOURNEYCTL_LANG", metavar="CODE", help="Its language; else the project's, else English."
        ),
    ] = "",
    yes: Annotated[
        bool, typer.Option("--yes", "-y", envvar="JOURNEYCTL_YES", help="Ask nothing; the questions stand in the file.")
    ] = False,
    today: Today = "",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001 - taken by every command
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Begin a journey, in journeys/ of the project.

    On a terminal it asks which event starts the journey, what happens then, until an empty line, and whose journey it
    is. Elsewhere these questions stand in the file. A file that is there is never overwritten.
    """
    from journeyctl.export import write
    from journeyctl.project import find_root, open_project
    from journeyctl.report import shown
    from journeyctl.starting import Beginning, journey, naming

    root = project or find_root(Path("new.yaml").absolute())
    known = open_project(root).project
    path = _place(name, root, Path.cwd() if project is None else root)
    begun = Beginning(
        title=naming.title(path),
        lang=_language(lang) or known.lang or "en",
        method=method or known.method or "default",
        today=day(today),
        schema=naming.way(path.parent, root / SCHEMA) if (root / SCHEMA).is_file() else "",
    )
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        begun = _asked(begun, known.personas.ids())
    write(path, journey(begun))
    if not quiet:
        file = naming.way(Path(), path)
        sys.stdout.write(f"wrote {shown(file)}\n")
        say(_words(begun.lang)["made"].format(file=shown(_typed(file))) + "\n")
    return 0


def _place(name: str, root: Path, here: Path) -> Path:
    """Where the journey goes; a name that cannot be, or is taken, is refused."""
    from journeyctl.starting import naming

    try:
        path = naming.place(name, naming.home(root, here), root)
    except ValueError as fault:
        raise typer.BadParameter(f"{name!r}: {fault}") from None
    if os.path.lexists(path):
        raise typer.BadParameter(f"{naming.way(Path(), path)} is there already; choose another name")
    return path


def _language(code: str) -> str:
    from journeyctl.labels import LANGUAGES

    code = "nb" if code == "no" else code
    if code and code not in LANGUAGES:
        raise unknown("--lang", code, "languages", LANGUAGES)
    return code


def _typed(file: str) -> str:
    """A path as one types it in a shell."""
    import shlex

    return shlex.quote(file)


def _words(lang: str) -> Mapping[str, str]:
    from journeyctl.lint import spoken
    from journeyctl.starting import words

    return words(spoken(lang))["new"]


def _asked(begun: Beginning, personas: tuple[str, ...]) -> Beginning:
    """A beginning with what was answered."""
    said = _words(begun.lang)
    say(f"{said['enough']}\n")
    events: list[str] = []
    while answer := _answer(said["then" if events else "first"]):
        events.append(answer)
    question = said["whose"]
    if personas:
        question = said["known"].format(question=question, personas=", ".join(personas))
    whose = _answer(question)
    chosen = next((one for one in personas if one.casefold() == whose.casefold()), "")
    return begun._replace(events=tuple(events), persona=chosen, name="" if chosen else whose)


def _answer(question: str) -> str:
    """What somebody types below a question; "" when there is no more."""
    from journeyctl.report import shown
    from journeyctl.starting import cleaned

    say(f"{shown(question)}\n> ")
    sys.stderr.flush()
    line = sys.stdin.buffer.readline()
    if not line:
        say("\n")
    return cleaned(line.decode(sys.stdin.encoding or "utf-8", errors="replace"))
