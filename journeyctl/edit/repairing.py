"""Journeys are checked, mended and checked again until no fix is left: what can be read now has findings of its own.

In: inputs and what is asked. Out: for each what is left to say, the bytes to be written, and what was mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.edit.mending import mend
from journeyctl.pipeline import Done, Input, Inquiry, check_all

_MOST_ROUNDS = 100
"""YAML tells one slip at a time; a file with more than so many waits for the next call."""


class Repaired(NamedTuple):
    """A journey after its fixes.

    Attributes:
        done: what is found in the mended text.
        before: what is found in the file as it lies there, which holds as long as nothing is written.
        data: the mended text, None when nothing was mended.
        made: what was mended.
    """

    done: Done
    before: Done
    data: bytes | None = None
    made: tuple[Diagnostic, ...] = ()


def repair_all(
    inputs: tuple[Input, ...], inquiry: Inquiry, root: Path | None = None, *, unsafe: bool = False
) -> Iterator[Repaired]:
    """Mend every journey, in memory. Findings in other files, such as its persona's, are told and left.

    Args:
        inputs: files; standard input has none to be written.
        inquiry: what is looked for, and so what is mended.
        root: the project's root, when the user named it.
        unsafe: make also fixes after which the author should look.
    """
    for given in inputs:
        try:
            yield _repaired(given._replace(data=given.read()), inquiry, root, unsafe=unsafe)
        except EnvironmentFault as fault:
            done = Done(given, faults=(fault,))
            yield Repaired(done, done)


def _repaired(given: Input, inquiry: Inquiry, root: Path | None, *, unsafe: bool) -> Repaired:
    made: tuple[Diagnostic, ...] = ()
    (before,) = check_all((given,), inquiry, root)
    done = before
    for _ in range(_MOST_ROUNDS):
        assert given.data is not None
        mended = mend(given.data, given.name, done.diagnostics, unsafe=unsafe)
        if not mended.made:
            break
        made = (*made, *mended.made)
        given = given._replace(data=mended.data)
        (done,) = check_all((given,), inquiry, root)
    return Repaired(done, before, given.data if made else None, made)
