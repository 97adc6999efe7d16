"""Many journeys in one call: none hides another, whatever is wrong with it.

In: inputs and a `Wish`. Out: one `Done` for each, as it is done.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import Loaded, load


class Done(NamedTuple):
    """What became of one input. `loaded` is None when the machine could not even read it."""

    given: Input
    loaded: Loaded | None
    faults: tuple[EnvironmentFault, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was said about it while it was read."""
        return self.loaded.diagnostics if self.loaded else ()


def load_all(inputs: tuple[Input, ...], root: Path | None = None) -> Iterator[Done]:
    """Read every journey; one that cannot be read is a value in the stream like the others."""
    for one in inputs:
        try:
            yield Done(one, _named(one, root))
        except EnvironmentFault as fault:
            yield Done(one, None, (fault,))


def _named(one: Input, root: Path | None) -> Loaded:
    try:
        return load(one, root)
    except EnvironmentFault:
        raise
    except Exception as fault:
        fault.add_note(f"while reading {one.name}")
        raise
