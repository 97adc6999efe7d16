"""SVG to PNG at a chosen resolution, which the file states."""

from __future__ import annotations

import io
import math
import re
import struct
import zlib

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.lettering import casting
from journeyctl.export.preparing import prepared
from journeyctl.export.surface import surfaces
from journeyctl.paper.lengths import INCH

LONGEST_SIDE = 32_767
"""Cairo's limit for a picture's side, in pixels."""
MOST_PIXELS = 600_000_000
"""So many take half a minute: a sheet of A0 at 600 dpi. They are drawn in strips and fill no memory."""
_SIDE = re.compile(r'<svg\b[^>]*?\swidth="([0-9.]+)(mm)?"\s+height="([0-9.]+)(mm)?"')
_CSS_DPI = 96.0


def to_png(svg: str, dpi: float) -> bytes:
    """The PNG of a painted SVG. A picture in pixels counts as 96 dpi; `dpi` scales it.

    Raises:
        EnvironmentFault: when the resolution is none, or makes the picture too large (J922);
            when libcairo is missing (J920).
    """
    if not 0 < dpi < math.inf:
        raise EnvironmentFault("J922", f"{dpi} dpi is no resolution", "Use a number above 0, such as --dpi 150.")
    width, height = _pixels(svg, dpi)
    _refuse_large(width, height, dpi)
    _, png = surfaces()
    try:
        with casting():
            out = io.BytesIO()
            png.made(prepared(svg), out, (width, height))
    except MemoryError as fault:
        message = f"at {dpi:g} dpi the picture is {width} x {height} pixels, more than this machine's memory takes"
        raise EnvironmentFault("J922", message, "Use a smaller --dpi.") from fault
    return _with_resolution(out.getvalue(), dpi)


def _refuse_large(width: int, height: int, dpi: float) -> None:
    too_long = max(width, height) / LONGEST_SIDE
    too_many = width * height / MOST_PIXELS
    if max(too_long, too_many) > 1:
        limit = (
            f"a side may have {LONGEST_SIDE}" if too_long > 1 else f"{MOST_PIXELS // 1_000_000} million are the most"
        )
        message = f"at {dpi:g} dpi the picture is {width} x {height} pixels; {limit}"
        fits = max(1, int(dpi / max(too_long, too_many**0.5)))
        raise EnvironmentFault("J922", message, f"Use --dpi {fits} or less.")


def _pixels(svg: str, dpi: float) -> tuple[int, int]:
    found = _SIDE.search(svg)
    assert found, "paint writes width and height first"
    factor = dpi / INCH if found[2] else dpi / _CSS_DPI
    return max(1, round(float(found[1]) * factor)), max(1, round(float(found[3]) * factor))


def _with_resolution(data: bytes, dpi: float) -> bytes:
    """The file with a pHYs chunk (pixels per metre) after its header."""
    header_end = 8 + 25
    per_metre = max(1, round(dpi / 0.0254))
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    return data[:header_end] + chunk + data[header_end:]
