"""Export: a checked SVG becomes a PDF or a PNG, and bytes become a file, whole or not at all.

In: the SVG that `paint` wrote, as text. Out: bytes. Only this room loads CairoSVG, cairocffi and pypdf, and only when a
PDF or PNG is asked for; `write` needs none of them.
"""

from __future__ import annotations

from journeyctl.export.files import write
from journeyctl.export.pdf import to_pdf
from journeyctl.export.png import to_png

__all__ = ["to_pdf", "to_png", "write"]
