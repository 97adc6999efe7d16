"""The views that a journey can be drawn in, by the names that people give on the command line."""

from __future__ import annotations

from typing import Literal

View = Literal[
    "map",
    "compact",
    "flow",
    "strip",
    "curve",
    "blueprint",
    "matrix",
    "canvas",
]
