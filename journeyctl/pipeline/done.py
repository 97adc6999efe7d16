"""What became of one input of a run.

In: a journey that was worked on, or what kept it from that. Out: a `Done`, which can go from one process to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.pipeline.finding import Input

if TYPE_CHECKING:
    from pathlib import Path

    from journeyctl.lint import Coverage
    from journeyctl.pipeline.loading import Loaded
    from journeyctl.pipeline.rendering import Output


class Bug(NamedTuple):
    """A mistake of ours that one input has met: what was raised, and where in the program."""

    said: str
    trace: str = ""


class Notes(NamedTuple):
    """What else a picture depends on, for who wants to know whether it would be drawn alike again.

    Attributes:
        due: the day until which the map was to be looked at again, as written.
        theme: a theme file of the project that does not lie among its themes.
        logo: the file of the logo that the pictures show.
        borrows: whether a letter may come from a font of the machine.
    """

    due: str = ""
    theme: str = ""
    logo: str = ""
    borrows: bool = False


class Seen(NamedTuple):
    """What is asked of a journey that was checked when all of them were: little, for it may come from another process.

    Attributes:
        root: that of its project.
        met: the touchpoints that it meets, by their folded names; None where the project lists none, or it has no map.
        rested: how much of it rests on evidence; None when it could not be read.
        fail_on: from which level on its project fails it.
    """

    root: Path
    met: frozenset[str] | None
    rested: Coverage | None
    fail_on: str


class Done(NamedTuple):
    """What became of one input.

    Attributes:
        given: the input.
        loaded: the journey, while it is worked on.
        outputs: the files that were made.
        diagnostics: what must be said.
        faults: what the machine could not do.
        lines: the lines of the files that `diagnostics` speak of, when the journey itself is not needed any further.
        bug: the mistake of ours that kept it from being done.
        notes: what else its pictures depend on, where it was drawn.
        fresh: nothing has changed since the last run; what it has written stands.
        seen: what else is asked of it, where it was checked.
    """

    given: Input
    loaded: Loaded | None = None
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[EnvironmentFault, ...] = ()
    lines: dict[str, tuple[str, ...]] | None = None
    bug: Bug | None = None
    notes: Notes | None = None
    fresh: bool = False
    seen: Seen | None = None


def bug_of(fault: Exception) -> Bug:
    """An exception that nobody foresaw, as what is told of it."""
    import traceback

    return Bug(f"{type(fault).__name__}: {fault}"[:300], "".join(traceback.format_exception(fault)))
