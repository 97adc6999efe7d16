"""Many journeys in one call: none hides another, whatever is wrong with it.

In: inputs, and what to do with each. Out: one `Done` for each, as soon as it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from journeyctl.cache import Cache
from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.pipeline.advising import EVERYTHING, Inquiry, advised
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.keying import Keys, keys
from journeyctl.pipeline.loading import Loaded, load
from journeyctl.pipeline.past import Past
from journeyctl.pipeline.placing import Placed
from journeyctl.pipeline.rendering import Output, Rendered, render
from journeyctl.pipeline.wish import Wish


class Done(NamedTuple):
    """What became of one input. `loaded` is None when the machine could not read it."""

    given: Input
    loaded: Loaded | None = None
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[EnvironmentFault, ...] = ()


def check_all(inputs: tuple[Input, ...], inquiry: Inquiry = EVERYTHING, root: Path | None = None) -> Iterator[Done]:
    """Check every journey, its method, its project's gates and theme."""
    past = Past(inputs, inquiry.base)
    placed = Placed()
    waiting: Done | None = None
    for done in _each(inputs, root, lambda loaded: Rendered(diagnostics=advised(loaded, inquiry, past))):
        if waiting:
            yield waiting
        waiting = done
        if done.loaded:
            placed.see(done.loaded)
    if waiting:  # with the last one comes what is about all of them
        left = tuple(found for project, found in placed.left() if inquiry.wanted(project).takes(found.code))
        yield waiting._replace(diagnostics=(*waiting.diagnostics, *left))


def render_all(
    inputs: tuple[Input, ...], wish: Wish, root: Path | None = None, cache: Cache | None = None
) -> Iterator[Done]:
    """Draw every journey; one that was drawn before comes from the cache.

    Raises:
        EnvironmentFault: when two inputs would be written to one file (J906), before anything is drawn.
    """
    taken = _taken(inputs)
    known = keys(cache) if cache else None
    return _each(inputs, root, lambda loaded: _drawn(loaded, wish, taken, known))


def _drawn(loaded: Loaded, wish: Wish, taken: dict[str, str], known: Keys | None) -> Rendered:
    """The files of one journey. Only when it was read does one of standard input tell what it is called."""
    if loaded.given.path is None and loaded.journey is not None and loaded.journey.slug in taken:
        raise _clash(taken[loaded.journey.slug], loaded.given.name, loaded.journey.slug)
    return render(loaded, wish, known)


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


def _taken(inputs: tuple[Input, ...]) -> dict[str, str]:
    """The names of files by what is made from them."""
    taken: dict[str, str] = {}
    for one in inputs:
        if one.path is not None and taken.setdefault(one.slug, one.name) != one.name:
            raise _clash(taken[one.slug], one.name, one.slug)
    return taken


def _clash(one: str, other: str, slug: str) -> EnvironmentFault:
    message = f"{one} and {other} would both be written to {slug}.*"
    return EnvironmentFault("J906", message, "Rename one, or draw them into two folders.")
