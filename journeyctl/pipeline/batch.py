"""Many journeys in one call: none hides another, whatever is wrong with it.

In: inputs, and what to do with each. Out: one `Done` for each, in their order, as soon as it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from journeyctl.cache import Cache
from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.pipeline.advising import EVERYTHING, Inquiry, advised, seen
from journeyctl.pipeline.done import Done, Notes, bug_of
from journeyctl.pipeline.finding import Input, clash, filed, taken
from journeyctl.pipeline.keying import Keys, keys, words
from journeyctl.pipeline.loading import Loaded, lines_around, load, sources
from journeyctl.pipeline.past import Past
from journeyctl.pipeline.placing import Placed
from journeyctl.pipeline.rendering import ONE_BY_ONE, Rendered, render
from journeyctl.pipeline.revising import Revisions
from journeyctl.pipeline.spreading import FEW, FEW_CHECKS, Engine, Work, spread
from journeyctl.pipeline.wish import Wish
from journeyctl.project import Project


def check_all(
    inputs: tuple[Input, ...],
    inquiry: Inquiry = EVERYTHING,
    root: Path | None = None,
    engine: Engine | None = None,
    *,
    lines: bool = True,
) -> Generator[Done]:
    """Check every journey, its method, its project's gates and theme.

    Args:
        inputs: which journeys.
        inquiry: what is asked of them.
        root: the project's root, when the user named it; else it is looked for.
        engine: the processes among which many journeys are spread; None checks all in this one.
        lines: whether the lines are wanted that findings speak of.
    """
    check = Checking(inquiry, Past(inputs, inquiry.base), root, lines)
    placed = Placed()
    waiting: Done | None = None
    for done in _in_order(inputs, check.one, check.one, engine, FEW_CHECKS):
        if waiting:
            yield waiting
        waiting = done
        if done.seen:
            placed.see(done.given, done.seen)
    if waiting:  # with the last one comes what is about all of them
        yield _with(waiting, [one for one in placed.left() if inquiry.wanted(one[0]).takes(one[1].code)], lines=lines)


def _with(done: Done, left: list[tuple[Project, Diagnostic]], *, lines: bool) -> Done:
    """What became of a journey, and what is said of projects."""
    shown = dict(done.lines or {})
    for project, found in left if lines else ():
        shown |= lines_around(project, (found,))
    return done._replace(diagnostics=(*done.diagnostics, *(found for _, found in left)), lines=shown or None)


class Checking(NamedTuple):
    """Checks one journey; it can be sent to another process, and what it gives can be sent back."""

    inquiry: Inquiry
    past: Past
    root: Path | None
    lines: bool

    def one(self, given: Input) -> Done:
        """What is to be said of a journey."""
        done = _done(given, self.root, lambda loaded: Rendered(diagnostics=advised(loaded, self.inquiry, self.past)))
        if done.loaded is None:
            return done
        lines = sources(done.loaded, done.diagnostics) if self.lines and done.diagnostics else None
        return done._replace(loaded=None, lines=lines, seen=seen(done.loaded, self.inquiry.today))


def render_all(
    inputs: tuple[Input, ...],
    wish: Wish,
    root: Path | None = None,
    cache: Cache | None = None,
    engine: Engine | None = None,
) -> Generator[Done]:
    """Draw every journey; one that was drawn before comes from the cache.

    Args:
        inputs: which journeys.
        wish: what to draw.
        root: the project's root, when the user named it; else it is looked for.
        cache: where pictures are kept; None keeps none.
        engine: the processes among which many journeys are spread; None draws all in this one.

    Raises:
        EnvironmentFault: when two inputs would be written to one file (J906), before anything is drawn.
    """
    names = taken(inputs)
    revisions = Revisions(inputs, root)
    if wish.revision is None and wish.formats != ("text",):
        revisions.ask()
    return _drawn(inputs, Drawing(wish, root, keys(cache) if cache else None, revisions), names, engine)


class Drawing(NamedTuple):
    """Draws one journey; it can be sent to another process, and what it gives can be sent back."""

    wish: Wish
    root: Path | None = None
    keys: Keys | None = None
    revisions: Revisions = ONE_BY_ONE

    def one(self, given: Input) -> Done:
        """What becomes of a journey."""
        return self.after(given, lambda _: None)

    def after(self, given: Input, look: Callable[[Loaded], None]) -> Done:
        """What becomes of a journey, at which somebody takes a look before it is drawn."""

        def work(loaded: Loaded) -> Rendered:
            look(loaded)
            return render(loaded, self.wish, self.keys, self.revisions)

        done = _done(given, self.root, work)
        lines = sources(done.loaded, done.diagnostics) if done.loaded and done.diagnostics else done.lines
        notes = _notes(done.loaded, self.wish) if self.keys and done.loaded else None
        return done._replace(loaded=None, lines=lines, notes=notes)


def _notes(loaded: Loaded, wish: Wish) -> Notes | None:
    """What the pictures of a journey depend on that its own file does not tell."""
    from journeyctl.fonts import borrows
    from journeyctl.pipeline.branding import logo_file

    if loaded.journey is None:
        return None
    theme = loaded.project.theme
    place = str(loaded.project.root / theme) if theme.endswith((".yaml", ".yml")) else ""
    return Notes(loaded.journey.review_by, place, logo_file(loaded.project, wish), borrows(words(loaded.journey)))


def _drawn(inputs: tuple[Input, ...], draw: Drawing, names: dict[str, str], engine: Engine | None) -> Generator[Done]:
    """Every journey; standard input belongs to this process, and is told apart when it was read."""

    def unlike(loaded: Loaded) -> None:
        slug = loaded.journey.slug if loaded.journey else ""
        if filed(slug) in names:
            raise clash(names[filed(slug)], loaded.given.name, slug)

    yield from _in_order(inputs, draw.one, lambda given: draw.after(given, unlike), engine, FEW)


def _in_order(inputs: tuple[Input, ...], work: Work, here: Work, engine: Engine | None, few: int) -> Generator[Done]:
    """What becomes of every input: of files by `work`, which may be spread, of standard input in this process."""
    files = spread(tuple(one for one in inputs if one.path), work, engine, few)
    with closing(files):
        for one in inputs:
            yield next(files) if one.path else here(one)


def _done(given: Input, root: Path | None, work: Callable[[Loaded], Rendered]) -> Done:
    """What becomes of an input. A package that is missing is missing for all, and ends the run."""
    loaded = None
    try:
        loaded = load(given, root)
        return Done(given, loaded, *work(loaded))
    except EnvironmentFault as fault:
        return Done(given, loaded, faults=(fault,))
    except (ModuleNotFoundError, OSError, MemoryError):
        raise
    except Exception as fault:  # noqa: BLE001 - a bug that one journey meets must not hide the others
        return Done(given, bug=bug_of(fault))
