"""Writes a drawing as PNG strip by strip, so that a large picture needs little memory.

In: a recorded drawing, its size in pixels. Out: the PNG, byte for byte what it is in one piece. Cairo and libpng make
the rows of each strip; their compressed streams are joined to one. A row is written as its difference from the row
above, so each strip is drawn with that row, which is then left out.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from journeyctl.export.library import cairo

STRIP_PIXELS = 8_000_000
"""So many are drawn at once: 32 MB."""
_LEAST_ROWS = 256
"""No strip is lower: cairo 1.16 leaves out dashes that are longer than the strip they cross."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
_GROUND = struct.pack(">HHH", 255, 255, 255)
"""What cairo says that lies below a picture: white."""
_CHUNK = 8192
"""The length of the pieces in which libpng writes."""


class Raster(NamedTuple):
    """A recorded drawing (a cairocffi surface) and how many pixels it becomes."""

    drawing: Any
    width: int
    height: int

    def piece(self, x: int, y: int, width: int, height: int, *, clear: int = 0) -> Any:  # noqa: ANN401 - a surface
        """The pixels of a part, below so many rows that stay clear; so do those outside the picture."""
        module = cairo()
        made = module.ImageSurface(module.FORMAT_ARGB32, width, clear + height)
        context = module.Context(made)
        context.rectangle(-x, clear, self.width, height)
        context.clip()
        context.set_source_surface(self.drawing, -x, clear - y)
        context.paint()
        return made


def png(raster: Raster, strip_rows: int = 0) -> bytes:
    """The drawing as PNG, in strips of so many rows; 0: as many as `STRIP_PIXELS` fill."""
    rows = strip_rows or max(_LEAST_ROWS, STRIP_PIXELS // raster.width)
    if rows >= raster.height:
        return _encoded(raster.piece(0, 0, raster.width, raster.height))
    clear = not _opaque(raster)
    kind, each = (_RGBA, 4) if clear else (_RGB, 3)
    header = struct.pack(">IIBBBBB", raster.width, raster.height, 8, kind, 0, 0, 0)
    body = b"".join(_joined(raster, rows, 1 + each * raster.width, clear=clear))
    pieces = (_chunk(b"IDAT", body[at : at + _CHUNK]) for at in range(0, len(body), _CHUNK))
    return b"".join((_SIGNATURE, _chunk(b"IHDR", header), _chunk(b"bKGD", _GROUND), *pieces, _chunk(b"IEND", b"")))


def _joined(raster: Raster, rows: int, row_bytes: int, *, clear: bool) -> Iterator[bytes]:
    """The rows of the whole picture, compressed as libpng does.

    Cairo leaves the alpha channel out where a strip needs none; a clear row on top makes it stay.
    """
    stream = zlib.compressobj(strategy=zlib.Z_FILTERED)
    for top in range(0, raster.height, rows):
        above = 1 if top else 0
        count = min(rows, raster.height - top)
        strip = raster.piece(0, top - above, raster.width, count + above, clear=int(clear))
        skipped = (above + clear) * row_bytes
        for part in _rows(_encoded(strip)):
            yield stream.compress(part[skipped:])
            skipped = max(0, skipped - len(part))
    yield stream.flush()


def _encoded(surface: Any) -> bytes:  # noqa: ANN401 - a cairocffi surface
    out = io.BytesIO()
    surface.write_to_png(out)
    surface.finish()
    return out.getvalue()


def _rows(data: bytes) -> Iterator[bytes]:
    """The rows of a PNG as they are before compression, in parts of any length."""
    stream = zlib.decompressobj()
    at = len(_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        if data[at + 4 : at + 8] == b"IDAT":
            yield stream.decompress(data[at + 8 : at + 8 + length])
        at += 12 + length


def _opaque(raster: Raster) -> bool:
    """Whether the picture covers its page: where its rim is covered, its ground covers all."""
    wide, high = raster.width, raster.height
    rim = ((0, 0, wide, 1), (0, high - 1, wide, 1), (0, 0, 1, high), (wide - 1, 0, 1, high))
    return all(_covered(raster.piece(*part)) for part in rim)


def _covered(surface: Any) -> bool:  # noqa: ANN401 - a cairocffi surface
    alphas = bytes(surface.get_data())[_alpha() :: 4]
    return alphas.count(255) == len(alphas)


def _alpha() -> int:
    """Where the alpha byte of a pixel lies: cairo keeps pixels as numbers of the machine."""
    return struct.pack("=I", 0xFF000000).index(255)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
