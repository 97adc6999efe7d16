"""What all commands do alike: print beside their output, choose colours, read a day and a list, refuse a word.

Nothing here needs the option parser, so that a command can run without it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

ColourChoice = Literal["auto", "always", "never"]


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


def keep(name: str, data: bytes, *, quiet: bool) -> None:
    """Write a file whole, and say its name unless `quiet`.

    Raises:
        EnvironmentFault: when it cannot be written (J911).
    """
    from pathlib import Path

    from journeyctl.export import write
    from journeyctl.report import shown

    write(Path(name), data)
    if not quiet:
        say(f"{shown(name)}\n")


def day(text: str) -> date:
    """The day of what is made: as given, else SOURCE_DATE_EPOCH, else the clock."""
    from datetime import UTC, date, datetime

    try:
        if text:
            return date.fromisoformat(text)
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
    except (ValueError, OverflowError, OSError):
        raise refused("the day is written as 2026-11-24, and SOURCE_DATE_EPOCH in seconds") from None


def sheet_named(text: str) -> str | None:
    """The sheet asked for by name, as it is written everywhere; None when none was."""
    from journeyctl.paper.sheets import SCREEN, sheet

    if text.strip().lower() in ("", SCREEN):
        return text.strip().lower() or None
    try:
        return sheet(text).name
    except ValueError as fault:
        raise refused(f"--paper {fault}") from fault


def language(text: str) -> str:
    """The code of a language of maps, as it was given; "" when none was.

    Raises:
        BadParameter: Typer's, when there is no such language.
    """
    if text and text != "no":
        from journeyctl.labels import LANGUAGES

        if text not in LANGUAGES:
            raise unknown("--lang", text, "languages", LANGUAGES)
    return "nb" if text == "no" else text


def listed(text: str) -> tuple[str, ...]:
    """The words of an option that takes several with commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def opened(path: Path) -> bytes:
    """The bytes of a file that was named.

    Raises:
        EnvironmentFault: when it cannot be read (J902).
    """
    from journeyctl.diagnostics import EnvironmentFault

    try:
        return path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise EnvironmentFault("J902", f"{path} cannot be read: {reason}", "Name a file that you may read.") from None


def refused(text: str) -> Exception:
    """The error that shows how a command is used, and what is wrong with the way it was."""
    import typer

    return typer.BadParameter(text)


def unknown(option: str, word: str, kind: str, known: Collection[str]) -> Exception:
    """The refusal of a word that an option does not know, with those that it does."""
    from journeyctl.diagnostics import guess

    return refused(f"{option} {word!r}: known {kind} are {', '.join(known)}{guess(word, known)}")
