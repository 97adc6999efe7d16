"""Ink: a `Scene` becomes SVG.

In: a scene (geometry, theme tokens), the palette (token to `#RRGGBB`) and the way of lettering. Out: one SVG document,
whose elements and attributes were checked against a positive list. The drawings stand in `templates/`.
"""

from __future__ import annotations

from journeyctl.paint.faults import PaintBug, UnknownGlyph
from journeyctl.paint.glyphs import glyph_names
from journeyctl.paint.lettering import Fonts
from journeyctl.paint.marks import Named
from journeyctl.paint.painter import Painted, paint, painted

__all__ = ["Fonts", "Named", "PaintBug", "Painted", "UnknownGlyph", "glyph_names", "paint", "painted"]
