"""The pipeline: composes the stages, from the paths a user named to the files of a picture.

In: paths and a `Wish`. Out: journeys, outputs in memory, diagnostics; `cli` writes and prints them. Every part is
imported when it is first used, so that checking a file loads no fonts, drawing one loads no cairo, and finding that
nothing has changed loads nothing at all.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeyctl.pipeline.advising import Inquiry, covered
    from journeyctl.pipeline.batch import check_all, render_all
    from journeyctl.pipeline.caching import cache_of, root_of
    from journeyctl.pipeline.done import Bug, Done
    from journeyctl.pipeline.finding import Input, find
    from journeyctl.pipeline.loading import Loaded, load, sources
    from journeyctl.pipeline.rendering import Output, Rendered, render
    from journeyctl.pipeline.renewing import renew_all
    from journeyctl.pipeline.spreading import FEW, FEW_CHECKS, Engine
    from journeyctl.pipeline.wish import FORMATS, Format, Wish

__all__ = [
    "FEW", "FEW_CHECKS", "FORMATS", "Bug", "Done", "Engine", "Format", "Input", "Inquiry", "Loaded", "Output",
    "Rendered", "Wish", "cache_of", "check_all", "covered", "find", "load", "render", "render_all", "renew_all",
    "root_of", "sources",
]  # fmt: skip

_HOMES = {
    "advising": ("Inquiry", "covered"),
    "batch": ("check_all", "render_all"),
    "caching": ("cache_of", "root_of"),
    "done": ("Bug", "Done"),
    "finding": ("Input", "find"),
    "loading": ("Loaded", "load", "sources"),
    "rendering": ("Output", "Rendered", "render"),
    "renewing": ("renew_all",),
    "spreading": ("FEW", "FEW_CHECKS", "Engine"),
    "wish": ("FORMATS", "Format", "Wish"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    """A part of the pipeline, found when it is first used."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
