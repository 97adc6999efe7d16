"""The pipeline: composes the stages, from the paths a user named to the files of a picture.

In: paths and a `Wish`. Out: journeys, outputs in memory, diagnostics; `cli` writes and prints them. Stages are imported
when a wish needs them, so that checking a file loads no fonts and drawing one loads no cairo.
"""

from __future__ import annotations

from journeyctl.pipeline.advising import Inquiry, covered
from journeyctl.pipeline.batch import check_all, render_all
from journeyctl.pipeline.caching import cache_of, root_of
from journeyctl.pipeline.done import Bug, Done
from journeyctl.pipeline.finding import Input, find
from journeyctl.pipeline.loading import Loaded, load, sources
from journeyctl.pipeline.rendering import Output, Rendered, render
from journeyctl.pipeline.spreading import FEW, Engine
from journeyctl.pipeline.wish import FORMATS, Format, Wish

__all__ = [
    "FEW",
    "FORMATS",
    "Bug",
    "Done",
    "Engine",
    "Format",
    "Input",
    "Inquiry",
    "Loaded",
    "Output",
    "Rendered",
    "Wish",
    "cache_of",
    "check_all",
    "covered",
    "find",
    "load",
    "render",
    "render_all",
    "root_of",
    "sources",
]
