"""The key of a picture: everything that its bytes depend on, and nothing else.

In: a journey as it was bound, its theme, a wish, the format. Out: a key for the cache. Where something was written in
its file has no part in a picture: a comment, or the same YAML written otherwise, makes no new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from journeyctl.cache import Cache, key_of
from journeyctl.diagnostics import Span
from journeyctl.model import Journey
from journeyctl.pipeline.identity import exporter, planner, tool
from journeyctl.pipeline.wish import Format, Wish
from journeyctl.record import Record
from journeyctl.theme import Theme


class Keys(NamedTuple):
    """What all pictures of a run have in common: the cache, the program, the Graphviz that plans ways."""

    cache: Cache
    tool: str
    planner: str

    def picture(self, journey: Journey, theme: Theme, wish: Wish, kind: Format, plate: tuple[str, str]) -> str:
        """The key of one picture of a journey. `plate` is the revision it shows, and what its title block shows beside.

        Raises:
            EnvironmentFault: when PDF or PNG is asked for and there is no libcairo (J920).
        """
        told = words(journey)
        return key_of(
            "picture", self.tool, self.planner, kind, *_look(wish, kind), *plate, str(journey.overdue(wish.today)),
            words(theme), told, _borrowed(told), exporter() if kind != "svg" else "",
        )  # fmt: skip


def words(value: object) -> str:
    """A value in words that no other value has; where it was written is left out.

    Raises:
        TypeError: for what has no words here, so that nothing is left out by mistake.
    """
    return "".join(_told(value))


def keys(cache: Cache) -> Keys:
    """The keys of a run."""
    return Keys(cache, tool(cache), planner(cache))


def _look(wish: Wish, kind: Format) -> tuple[str, ...]:
    """The parts of a wish that this format heeds."""
    lanes = "" if wish.lanes is None else repr(wish.lanes)
    fonts = wish.fonts if kind == "svg" or (kind == "pdf" and wish.fonts == "outline") else ""
    dpi = repr(float(wish.dpi)) if kind == "png" else ""
    workshop = "" if wish.workshop is None else repr(wish.workshop)
    press = repr(wish.press) if kind == "pdf" else ""
    sheet = (wish.paper_of(kind), wish.orientation or "", repr(wish.distance), press)
    return wish.view, *sheet, lanes, fonts, dpi, workshop


def _borrowed(text: str) -> str:
    """The fonts of the machine, where a letter of the text may come from one."""
    from journeyctl.fonts import borrows, shelf

    return repr(shelf()) if borrows(text) else ""


def _told(value: object) -> Iterator[str]:
    if isinstance(value, Span):
        return
    if isinstance(value, Record):
        kind = type(value)
        yield f"{kind.__name__}("
        for name in kind.__names__:
            yield f"{name}="
            yield from _told(getattr(value, name))
            yield ","
        yield ")"
    elif isinstance(value, tuple | list):
        yield f"{type(value).__name__}["
        for one in value:
            yield from _told(one)
            yield ","
        yield "]"
    elif isinstance(value, Mapping):
        yield "{"
        for key in sorted(value):
            yield f"{len(key)}:{key}="
            yield from _told(value[key])
            yield ","
        yield "}"
    elif isinstance(value, str):
        yield f"{len(value)}:{value}"
    elif value is None or isinstance(value, int | float | date):
        yield repr(value)
    else:
        raise TypeError(f"{type(value).__name__} has no words in a key")
