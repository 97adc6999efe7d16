"""Worker processes: the engine that `spreading` is given by the command line.

In: how many. Out: executors. A worker does not hear Ctrl-C and SIGHUP, which the main process answers, and never
outlives it; SIGTERM ends it at once.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.process import BaseProcess

from journeyctl.pipeline.spreading import Work, ready

_ANSWERED = tuple(getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name))
"""What the main process answers."""


class Workers:
    """Processes of this machine. On Linux they are forked, and have at once all that this process has loaded."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._strangers: set[BaseProcess] = set()

    def start(self, work: Work) -> Executor:
        """As many processes as there are jobs, ready to work.

        Raises:
            OSError, RuntimeError, ImportError: when the machine does not give them.
        """
        self._strangers = set(multiprocessing.active_children())
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        executor = ProcessPoolExecutor(self.jobs, context, _begin, (work, gc.get_threshold()))
        with _deaf():
            executor.submit(int).result()
        return executor

    def stop(self, executor: Executor, *, now: bool) -> None:
        """Let them end their work, or end them."""
        if now:
            ours = set(multiprocessing.active_children()) - self._strangers
            for one in ours:
                one.kill()
            for one in ours:
                one.join()
        # An executor whose processes were killed may wait for ever for one that listens to it no more.
        executor.shutdown(wait=not now, cancel_futures=True)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """While processes start, what ends a run waits: it would meet them before they leave it to the main process."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {*_ANSWERED, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(work: Work, garbage: tuple[int, int, int]) -> None:
    for number in _ANSWERED:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    gc.set_threshold(*garbage)
    gc.freeze()
    ready(work)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End with the process that has started this one, also when it was killed and could not say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
