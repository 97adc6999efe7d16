"""`journeyctl schema`: the JSON Schemas of the language, for editors and programs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer


def schema(
    name: Annotated[
        Literal["journey", "persona", "project", "theme"], typer.Argument(help="Which file the schema is for.")
    ] = "journey",
) -> int:
    """Print a JSON Schema."""
    from journeyctl.schema import text

    typer.echo(text(name), nl=False)
    return 0
