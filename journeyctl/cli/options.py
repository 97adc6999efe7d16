"""Options that several commands share, each with its `JOURNEYCTL_*` variable."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

if TYPE_CHECKING:
    from datetime import date

ColourChoice = Literal["auto", "always", "never"]

Paths = Annotated[
    list[str], typer.Argument(metavar="PATHS...", help="Journey files, folders or patterns; - reads standard input.")
]
Project = Annotated[
    Path | None,
    typer.Option(
        "--project",
        envvar="JOURNEYCTL_PROJECT",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="The project's root; else looked for.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", envvar="JOURNEYCTL_QUIET", help="Say errors only.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", envvar="JOURNEYCTL_VERBOSE", help="Say every file, and where we failed.")
]
Colour = Annotated[
    ColourChoice, typer.Option("--color", envvar="JOURNEYCTL_COLOR", help="Colour; auto is on terminals only.")
]

Today = Annotated[
    str,
    typer.Option("--today", envvar="JOURNEYCTL_TODAY", metavar="DATE", help="The day, which decides what is old."),
]


def coloured(choice: ColourChoice, stream: TextIO) -> bool:
    """Whether what is printed on a stream gets colour.

    The option counts most, then `NO_COLOR`, then `FORCE_COLOR`, which colours a pipe too; a dumb terminal has none.
    What a build service says of itself (`CI`, `GITHUB_ACTIONS`) counts for nothing: its log is a pipe.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def told(quiet: bool, level: str) -> bool:
    """Whether a finding of this level is printed."""
    return level == "error" or not quiet


def failed(levels: set[str], threshold: str = "error") -> bool:
    """Whether a finding is as bad as the threshold or worse."""
    order = ("error", "warning", "hint")
    return threshold in order and bool(levels & set(order[: order.index(threshold) + 1]))


def say(text: str) -> None:
    """Print on standard error, beside what a command gives out."""
    sys.stderr.write(text)


def day(text: str) -> date:
    """The day of what is made: as given, else SOURCE_DATE_EPOCH, else the clock."""
    from datetime import UTC, date, datetime

    try:
        if text:
            return date.fromisoformat(text)
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
    except (ValueError, OverflowError, OSError):
        raise typer.BadParameter("the day is written as 2026-11-24, and SOURCE_DATE_EPOCH in seconds") from None


def listed(text: str) -> tuple[str, ...]:
    """The words of an option that takes several with commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
