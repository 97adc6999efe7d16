"""Spreads work over processes: in order, whatever is done first, and however a process ends.

In: inputs, what to do with each, and an engine that starts `concurrent.futures` executors. Out: one `Done` for each
input, in their order. The first is worked on here: what is read and compiled for it is then there for all processes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Protocol

from journeyctl.pipeline.done import Bug, Done
from journeyctl.pipeline.finding import Input

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

FEW = 4
"""Up to so many journeys are drawn in this process: starting others costs as much as drawing one."""
FEW_CHECKS = 16
"""Up to so many are checked in this process."""
AHEAD = 3
"""So many inputs for each process are handed out before the first of them is done, so that none waits."""
Work = Callable[[Input], Done]


class Engine(Protocol):
    """Starts and ends executors. `jobs`: how many inputs it works on at once."""

    jobs: int

    def start(self, work: Work) -> Executor:
        """An executor in whose processes `ready(work)` was called: work may hold much, and goes there once."""

    def stop(self, executor: Executor, *, now: bool) -> None:
        """End an executor: when its work is done, or at once, whatever it is at."""


class _Bench:
    """What a worker process works with."""

    work: Work | None = None


def ready(work: Work) -> None:
    """Make this process ready to work."""
    _Bench.work = work


def worked(given: Input) -> Done:
    """What this process, once it is ready, makes of an input."""
    assert _Bench.work is not None, "a process is made ready before it works"
    return _Bench.work(given)


def spread(inputs: tuple[Input, ...], work: Work, engine: Engine | None, few: int = FEW) -> Generator[Done]:
    """Work on every input, spread by the engine where there are more than a few of them."""
    if engine is None or engine.jobs < 2 or len(inputs) <= few:
        yield from map(work, inputs)
        return
    yield work(inputs[0])
    left = deque(inputs[1:])
    while left:
        executor = _started(engine, work)
        if executor is None:
            yield from map(work, left)
            return
        yield from _round(left, work, engine, executor)


def _started(engine: Engine, work: Work) -> Executor | None:
    """An executor; None where the machine gives no more processes, or none of their kind."""
    try:
        return engine.start(work)
    except (OSError, RuntimeError, ImportError):
        return None


def _round(left: deque[Input], work: Work, engine: Engine, executor: Executor) -> Iterator[Done]:
    """Work with one executor, until all is done or one of its processes has died."""
    from concurrent.futures import BrokenExecutor

    waiting: deque[tuple[Input, Future[Done]]] = deque()
    now, broken = True, False
    try:
        while left or waiting:
            while left and len(waiting) < AHEAD * engine.jobs:
                waiting.append((left[0], executor.submit(worked, left[0])))
                left.popleft()
            done = waiting[0][1].result()
            waiting.popleft()
            yield done
        now = False
    except BrokenExecutor:
        broken = True
    finally:
        engine.stop(executor, now=now)
    if broken:
        yield from _rescued(waiting, work, engine)


def _rescued(waiting: deque[tuple[Input, Future[Done]]], work: Work, engine: Engine) -> Iterator[Done]:
    """What was being worked on when a process died: it is not told on what, so each has a process of its own now."""
    for given, future in waiting:
        finished = future.done() and not future.cancelled() and future.exception() is None
        yield future.result() if finished else _alone(given, work, engine)


def _alone(given: Input, work: Work, engine: Engine) -> Done:
    """One input, in processes that do nothing else."""
    from concurrent.futures import BrokenExecutor

    executor = _started(engine, work)
    if executor is None:
        return Done(given, bug=Bug("the process that worked on it has died, and there is no other"))
    now = True
    try:
        done = executor.submit(worked, given).result()
        now = False
    except BrokenExecutor:
        return Done(given, bug=Bug("the process that worked on it has died, twice"))
    finally:
        engine.stop(executor, now=now)
    return done
