"""Export: a checked SVG becomes a PDF or a PNG, and bytes become a file, whole or not at all.

In: the SVG that `paint` wrote, as text. Out: bytes. Only this room loads CairoSVG, cairocffi and pypdf, and only when a
PDF or PNG is asked for; `write` needs none of them, nor what looks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeyctl.export.files import write

if TYPE_CHECKING:
    from journeyctl.export.pdf import to_pdf
    from journeyctl.export.png import to_png

__all__ = ["to_pdf", "to_png", "write"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    """The verbs that need libcairo, found when they are first used."""
    if name == "to_pdf":
        from journeyctl.export.pdf import to_pdf

        return to_pdf
    if name == "to_png":
        from journeyctl.export.png import to_png

        return to_png
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
