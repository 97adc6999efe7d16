"""Options that several commands share, each with its `JOURNEYCTL_*` variable."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

Paths = Annotated[list[str], typer.Argument(help="Journey files, folders or patterns; - reads standard input.")]
Project = Annotated[
    Path | None,
    typer.Option("--project", envvar="JOURNEYCTL_PROJECT", help="The project's root, when it is not found."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", envvar="JOURNEYCTL_QUIET", help="Only errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", envvar="JOURNEYCTL_VERBOSE", help="Say more.")]
Colour = Annotated[
    Literal["auto", "always", "never"],
    typer.Option("--color", envvar="JOURNEYCTL_COLOR", help="Colour in reports."),
]


def coloured(choice: str) -> bool:
    """Whether reports on standard error get colour."""
    import os

    if choice != "auto":
        return choice == "always"
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def failed(levels: set[str], threshold: str = "error") -> bool:
    """Whether a finding is as bad as the threshold or worse."""
    order = ("error", "warning", "hint")
    return threshold in order and bool(levels & set(order[: order.index(threshold) + 1]))
