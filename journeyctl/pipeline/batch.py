"""Many journeys in one call: none hides another, whatever is wrong with it.

In: inputs, and what to do with each. Out: one `Done` for each, as soon as it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import Loaded, load
from journeyctl.pipeline.rendering import Output, Rendered, render
from journeyctl.pipeline.wish import Wish


class Done(NamedTuple):
    """What became of one input. `loaded` is None when the machine could not read it."""

    given: Input
    loaded: Loaded | None = None
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[EnvironmentFault, ...] = ()


def check_all(inputs: tuple[Input, ...], root: Path | None = None) -> Iterator[Done]:
    """Check every journey; what the project asked to ignore is left out."""
    return _each(inputs, root, lambda loaded: Rendered(diagnostics=_heeded(loaded)))


def render_all(inputs: tuple[Input, ...], wish: Wish, root: Path | None = None) -> Iterator[Done]:
    """Draw every journey.

    Raises:
        EnvironmentFault: when two inputs would be written to one file (J906), before anything is drawn.
    """
    _refuse_equal_names(inputs)
    return _each(inputs, root, lambda loaded: render(loaded, wish))


def _each(inputs: tuple[Input, ...], root: Path | None, work: Callable[[Loaded], Rendered]) -> Iterator[Done]:
    for one in inputs:
        loaded = None
        try:
            loaded = load(one, root)
            yield Done(one, loaded, *work(loaded))
        except EnvironmentFault as fault:
            yield Done(one, loaded, faults=(fault,))
        except Exception as fault:
            fault.add_note(one.name)
            raise


def _heeded(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """The findings without those that the project ignores. What keeps a journey from being read is never ignored."""
    ignored = loaded.project.check.ignore
    return tuple(
        one
        for one in dict.fromkeys(loaded.diagnostics)
        if one.code not in ignored or (one.level == "error" and not one.code.startswith("J2"))
    )


def _refuse_equal_names(inputs: tuple[Input, ...]) -> None:
    taken: dict[str, str] = {}
    for one in inputs:
        other = taken.setdefault(one.slug, one.name)
        if other != one.name:
            message = f"{other} and {one.name} would both be written to {one.slug}.*"
            raise EnvironmentFault("J906", message, "Rename one, or draw them into two folders.")
