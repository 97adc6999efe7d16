"""Fonts and text: what ships, how wide a line is, where it breaks, and the bytes that draw it elsewhere.

The only room that knows HarfBuzz, hyphenation, line breaking and bidirectional order. Nothing heavy is loaded before
the first text is measured.
"""

from __future__ import annotations

from journeyctl.fonts.embedding import faces_css, pinned
from journeyctl.fonts.faces import FACES, FontFile, Metrics, family, font_file, metrics
from journeyctl.fonts.fallback import borrows, shelf
from journeyctl.fonts.outlines import outline
from journeyctl.fonts.shaping import Run, shape
from journeyctl.fonts.typesetter import Typesetter
from journeyctl.fonts.wrapping import Line

__all__ = [
    "FACES",
    "FontFile",
    "Line",
    "Metrics",
    "Run",
    "Typesetter",
    "borrows",
    "faces_css",
    "family",
    "font_file",
    "metrics",
    "outline",
    "pinned",
    "shape",
    "shelf",
]
