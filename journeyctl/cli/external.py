"""`git diff` of a journey, as git calls it, without the option parser: for people what it means, for programs a patch.

In: the words that git gives an external diff. Out: on a terminal the difference as customers live it; into a pipe or a
file the patch that git would have written. The exit code is 0: any other ends git's whole comparison.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.cli.speaking import ColourChoice, coloured, day, language, refused

if TYPE_CHECKING:
    from journeyctl.merging import Side
    from journeyctl.pipeline import Loaded
    from journeyctl.pipeline.comparing import Compared


class Called(NamedTuple):
    """What git compares: the names of a file, its sides, and the lines that it has for a renamed file."""

    names: tuple[str, str]
    sides: tuple[Side, Side]
    heading: str = ""


def run_diff(words: tuple[str, ...], lang: str = "", today: str = "", color: ColourChoice = "auto") -> int:
    """Show one file of a comparison; the exit code.

    Raises:
        BadParameter: Typer's, when these are not the words that git gives.
        EnvironmentFault: when git cannot be run (J941).
    """
    from journeyctl.merging import patch
    from journeyctl.revisions import hand_over

    if len(words) == 1:
        # Both sides of an unmerged file are in the file itself.
        from journeyctl.report import shown

        sys.stdout.write(f"* Unmerged path {shown(words[0])}\n")
        return 0
    called = _called(words)
    if os.environ.get("GIT_EXTERNAL_DIFF", "").startswith("git-difftool"):
        # `git difftool` shows files by its own external diff, which ours stands in the way of.
        return hand_over("difftool--helper", *words)
    paged = bool(os.environ.get("GIT_PAGER_IN_USE")) and not _kept()
    if not (paged or sys.stdout.isatty() or color == "always"):
        _write(patch(*called))
        return 0
    colour = _coloured(color, paged=paged)
    text, lines = _meant(called, language(lang), today, colour=colour)
    first = os.environ.get("GIT_DIFF_PATH_COUNTER", "1") == "1"
    sys.stdout.write(("" if first else "\n") + text)
    if lines:
        _write(patch(*called, colour=colour))
    return 0


def _kept() -> bool:
    """Whether standard output is a file."""
    try:
        return S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _called(words: tuple[str, ...]) -> Called:
    from journeyctl.merging import Side

    if len(words) not in (7, 9):
        raise refused(
            "git calls this with a path, two files with their objects and modes, and the new path of a rename"
        )
    path, old, old_object, old_mode, new, new_object, new_mode, *renamed = words
    now, heading = (renamed[0], renamed[1]) if renamed else (path, "")
    return Called((path, now), (Side(old, old_object, old_mode), Side(new, new_object, new_mode)), heading)


def _coloured(color: ColourChoice, *, paged: bool) -> bool:
    """As git's own settings have it, where people look; git does not say what its command line asked for."""
    if color != "auto" or os.environ.get("NO_COLOR") or not (paged or coloured(color, sys.stdout)):
        return color == "always"
    from journeyctl.revisions import ask

    return ask(Path.cwd(), "config", "--get-colorbool", "color.diff", "true").out.strip() == b"true"


def _meant(called: Called, lang: str, today: str, *, colour: bool) -> tuple[str, bool]:
    """What the difference means, and whether the lines must tell it: of what cannot be read nothing is known."""
    from journeyctl.diagnostics import EnvironmentFault
    from journeyctl.pipeline.comparing import compared
    from journeyctl.report import difference, explain

    was, name = called.names
    try:
        before, after = (_loaded(one, side) for one, side in zip(called.names, called.sides, strict=True))
        one = compared(name, was if was != name else "", before, after, day(today), lang)
    except EnvironmentFault as fault:
        return explain(fault), True
    if one.faults:
        return _faults(one), True
    old, new = called.sides
    mode = f"  mode {old.mode} → {new.mode}\n" if old.there and new.there and old.mode != new.mode else ""
    return difference.written([one], colour=colour, lang=one.lang, every=True) + mode, False


def _loaded(name: str, side: Side) -> Loaded | None:
    """A side as a journey; its name tells the project, which lies in the work tree."""
    from journeyctl.pipeline import Input, load

    if not side.there:
        return None
    data = Input(name, Path(side.file)).read()
    return load(Input(name, Path.cwd() / name, data))


def _faults(one: Compared) -> str:
    from journeyctl.report import report

    return report([found[0] for _, found in one.faults], {}, "concise")


def _write(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
