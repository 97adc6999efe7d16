"""`check --fix`: journeys are mended and written, each whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeyctl.cli.speaking import refused, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from journeyctl.diagnostics import EnvironmentFault
    from journeyctl.edit import Repaired
    from journeyctl.pipeline import Done, Input, Inquiry


def fixed(
    inputs: tuple[Input, ...], inquiry: Inquiry, root: Path | None, *, unsafe: bool, verbose: bool
) -> tuple[tuple[Done, ...], str]:
    """What is left to say of journeys after their fixes, and a line on what was mended."""
    from journeyctl.edit import repair_all

    if any(one.path is None for one in inputs):
        raise refused("--fix writes files; what comes from standard input has none")
    done: list[Done] = []
    mended = files = 0
    for one in repair_all(inputs, inquiry, root, unsafe=unsafe):
        fault = _fault(one)
        done.append(one.before._replace(faults=(*one.before.faults, fault)) if fault else one.done)
        if one.data is not None and not fault:
            mended, files = mended + len(one.made), files + 1
            say("".join(_told(one)) if verbose else "")
    words = f"{mended} finding{'' if mended == 1 else 's'} mended in {files} file{'' if files == 1 else 's'}"
    return tuple(done), f"{words}\n" if mended else "nothing mended\n"


def _fault(one: Repaired) -> EnvironmentFault | None:
    """Write a journey that was mended; what kept it from being written."""
    from journeyctl.diagnostics import EnvironmentFault
    from journeyctl.export import write

    if one.data is None:
        return None
    assert one.done.given.path is not None
    try:
        write(one.done.given.path, one.data)
    except EnvironmentFault as fault:
        return fault
    return None


def _told(one: Repaired) -> Iterator[str]:
    from journeyctl.report import shown

    for each in one.made:
        yield f"mended {shown(each.span.path)}: {each.code} {shown(each.message)}\n"
