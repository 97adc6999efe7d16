"""Draws what is out of date, and nothing else.

In: inputs, a wish, and where the files go. Out: one `Done` for each, in their order. Where nothing has changed since
the last run, no journey is read, and no module that reads or draws one is imported.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from journeyctl.pipeline.done import Done
from journeyctl.pipeline.finding import Input, taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeyctl.cache import Cache
    from journeyctl.pipeline.spreading import Engine
    from journeyctl.pipeline.stamping import Stamps
    from journeyctl.pipeline.wish import Format, Wish

    Engines = Callable[[int], Engine | None]


ENDINGS: dict[str, Format] = {".svg": "svg", ".pdf": "pdf", ".png": "png", ".txt": "text"}
"""The formats that the ending of a file names."""


def renew_all(
    inputs: tuple[Input, ...], wish: Wish, root: Path | None, cache: Cache | None, output: str | None, engines: Engines
) -> Generator[Done, bool | None]:
    """Draw every journey whose files are out of date. Each must be written to `output` before the next is asked for.

    Who could not write all files of one sends False: it is drawn again by the next run.

    Args:
        inputs: which journeys.
        wish: what to draw.
        root: the project's root, when the user named it.
        cache: where pictures and stamps are kept; without one all are drawn.
        output: the folder or the one file that is written to; None: files go where no later run can look at them.
        engines: gives the processes to draw so many journeys with.

    Raises:
        EnvironmentFault: when two inputs would be written to one file (J906), before anything is drawn.
    """
    taken(inputs)
    stamps = _opened(cache, wish, root, output)
    fresh = tuple(bool(stamps and one.path and stamps.fresh(one)) for one in inputs)
    return _renewed(inputs, fresh, stamps, output or "", (wish, root, cache, engines(fresh.count(False))))


def _opened(cache: Cache | None, wish: Wish, root: Path | None, output: str | None) -> Stamps | None:
    if cache is None or output is None:
        return None
    from journeyctl.pipeline.stamping import Stamps

    stamps = Stamps(cache, wish, root, output)
    stamps.read()
    return stamps


def _renewed(
    inputs: tuple[Input, ...],
    fresh: tuple[bool, ...],
    stamps: Stamps | None,
    output: str,
    how: tuple[Wish, Path | None, Cache | None, Engine | None],
) -> Generator[Done, bool | None]:
    if all(fresh):
        for one in inputs:
            yield Done(one, fresh=True)
        return
    from journeyctl.pipeline.batch import render_all

    if stamps:
        stamps.begin()
    drawn = render_all(tuple(one for one, stands in zip(inputs, fresh, strict=True) if not stands), *how)
    try:
        for one, stands in zip(inputs, fresh, strict=True):
            if stands:
                yield Done(one, fresh=True)
                continue
            done = next(drawn)
            written = yield done
            if stamps and one.path and written is not False:
                stamps.note(done, tuple(target(output, made.name, made.sheet) for made in done.outputs))
    finally:
        drawn.close()
        if stamps:
            stamps.write()


def target(output: str, name: str, sheet: int = 0) -> str:
    """Where a file goes: into the folder `output`, or to `output` itself when that is called like a file.

    Of several sheets (counted from 1) each is called like the file, with its number.
    """
    if is_file(output):
        return os.path.abspath(counted(output, sheet) if sheet else output)  # noqa: PTH100
    return os.path.abspath(os.path.join(output, name))  # noqa: PTH100, PTH118


def counted(name: str, sheet: int) -> str:
    """The name of one of several sheets: `map.svg` becomes `map.2.svg`."""
    stem, ending = os.path.splitext(name)  # noqa: PTH122
    return f"{stem}.{sheet}{ending}"


def is_file(output: str) -> bool:
    """Whether an output is one file: it is no folder, and ends like a picture."""
    return not os.path.isdir(output) and os.path.splitext(output)[1].lower() in ENDINGS  # noqa: PTH112, PTH122
