"""SVG to PNG at a chosen resolution, which the file states."""

from __future__ import annotations

import re
import struct
import zlib

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.surface import refuse, surfaces, without_fonts

LONGEST_SIDE = 32_767
"""Cairo's limit for a picture's side, in pixels."""
_SIDE = re.compile(r'<svg\b[^>]*?\swidth="([0-9.]+)(mm)?"\s+height="([0-9.]+)(mm)?"')
_INCH = 25.4
_CSS_DPI = 96.0


def to_png(svg: str, dpi: float) -> bytes:
    """The PNG of a painted SVG. A picture in pixels counts as 96 dpi; `dpi` scales it.

    Raises:
        EnvironmentFault: when a side exceeds 32,767 pixels (J922), or libcairo is missing (J920).
    """
    width, height = _pixels(svg, dpi)
    if max(width, height) > LONGEST_SIDE:
        fits = int(dpi * LONGEST_SIDE / max(width, height))
        message = f"at {dpi:g} dpi the picture is {width} x {height} pixels; a side may have {LONGEST_SIDE}"
        raise EnvironmentFault("J922", message, f"Use --dpi {fits} or less.")
    _, png = surfaces()
    data: bytes = png.convert(
        bytestring=without_fonts(svg).encode(), url_fetcher=refuse, output_width=width, output_height=height
    )
    return _with_resolution(data, dpi)


def _pixels(svg: str, dpi: float) -> tuple[int, int]:
    found = _SIDE.search(svg)
    assert found, "paint writes width and height first"
    factor = dpi / _INCH if found[2] else dpi / _CSS_DPI
    return round(float(found[1]) * factor), round(float(found[3]) * factor)


def _with_resolution(data: bytes, dpi: float) -> bytes:
    """The file with a pHYs chunk (pixels per metre) after its header."""
    header_end = 8 + 25
    per_metre = round(dpi / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    return data[:header_end] + chunk + data[header_end:]
