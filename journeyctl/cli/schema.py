"""`journeyctl schema`: the JSON Schemas of the language, for editors and programs."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from journeyctl.cli.options import Colour, Project, Quiet, Verbose


def schema(
    name: Annotated[
        Literal["journey", "persona", "project", "theme"], typer.Argument(help="Which file the schema is for.")
    ] = "journey",
    draft: Annotated[
        Literal["2020-12", "7"],
        typer.Option(
            "--draft", envvar="JOURNEYCTL_DRAFT", help="The dialect: 7 is for editors that know no later one."
        ),
    ] = "2020-12",
    project: Project = None,  # noqa: ARG001 - taken by every command
    quiet: Quiet = False,  # noqa: ARG001
    verbose: Verbose = False,  # noqa: ARG001
    color: Colour = "auto",  # noqa: ARG001
) -> int:
    """Print a JSON Schema."""
    from journeyctl.schema import document, draft_7, text, written

    sys.stdout.write(text(name) if draft == "2020-12" else written(draft_7(document(name))))
    return 0
