"""Writes a drawing as PNG strip by strip, so that a large picture needs little memory.

In: a recorded drawing, its size in pixels. Out: the PNG. Cairo draws the pixels of each strip; each row is written as
it is (the filter "none" of PNG), so that no strip depends on another, into one compressed stream.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from operator import getitem
from typing import Any, NamedTuple

from journeyctl.export.library import cairo

STRIP_PIXELS = 8_000_000
"""So many are drawn at once: 32 MB."""
_LEAST_ROWS = 256
"""No strip is lower: cairo 1.16 leaves out dashes that are longer than the strip they cross."""
_LEVEL = 6
"""Of compression, what zlib takes by itself. At 3, a poster took a third less time and was a quarter larger."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
_GROUND = struct.pack(">HHH", 255, 255, 255)
"""What is said to lie below clear pixels: white."""
_CHUNK = 65_536
"""The length of the pieces of the stream: a reader needs no more of it at once."""
_CHANNELS = tuple(struct.pack("=I", 0x03000102).index(channel) for channel in range(4))
"""Where red, green, blue and alpha lie in a pixel of cairo's, which is a number of the machine: 0xAARRGGBB."""
_SHOWS = bytes([1] * 255 + [0])
"""By its alpha whether a pixel is clear: whether it lets through what lies below."""
_CLEAR = re.compile(rb"\x01\x01*")
"""Clear pixels beside each other; an expression that begins with one letter is sought fast."""


class Raster(NamedTuple):
    """A recorded drawing (a cairocffi surface) and how many pixels it becomes."""

    drawing: Any
    width: int
    height: int

    def piece(self, x: int, y: int, width: int, height: int) -> Any:  # noqa: ANN401 - a surface
        """The pixels of a part; those outside the picture are clear."""
        module = cairo()
        made = module.ImageSurface(module.FORMAT_ARGB32, width, height)
        context = module.Context(made)
        context.set_source_surface(self.drawing, -x, -y)
        context.paint()
        made.flush()
        return made


def png(raster: Raster, strip_rows: int = 0) -> bytes:
    """The drawing as PNG, in strips of so many rows; 0: as many as `STRIP_PIXELS` fill."""
    rows = strip_rows or max(_LEAST_ROWS, STRIP_PIXELS // raster.width)
    kind = _RGB if _opaque(raster) else _RGBA
    header = struct.pack(">IIBBBBB", raster.width, raster.height, 8, kind, 0, 0, 0)
    body = b"".join(_compressed(raster, rows, 3 if kind == _RGB else 4))
    pieces = (_chunk(b"IDAT", body[at : at + _CHUNK]) for at in range(0, len(body), _CHUNK))
    return b"".join((_SIGNATURE, _chunk(b"IHDR", header), _chunk(b"bKGD", _GROUND), *pieces, _chunk(b"IEND", b"")))


def _compressed(raster: Raster, rows: int, channels: int) -> Iterator[bytes]:
    """The stream of all rows, each after the number of its filter."""
    stream = zlib.compressobj(_LEVEL)
    for top in range(0, raster.height, rows):
        strip = raster.piece(0, top, raster.width, min(rows, raster.height - top))
        for line in _lines(strip):
            yield stream.compress(_row(line, channels))
        strip.finish()
    yield stream.flush()


def _lines(surface: Any) -> Iterator[bytes]:  # noqa: ANN401 - a cairocffi surface
    """The pixels of each line, as cairo keeps them."""
    pixels, stride = surface.get_data(), surface.get_stride()
    for start in range(0, surface.get_height() * stride, stride):
        yield pixels[start : start + 4 * surface.get_width()]


def _row(line: bytes, channels: int) -> bytearray:
    """A row of the PNG: the number of the filter "none", then red, green, blue and perhaps alpha of each pixel."""
    row = bytearray(b"\0") + line
    for channel, at in enumerate(_CHANNELS):
        if channel != at:
            row[1 + channel :: 4] = line[at::4]
    if channels == 3:
        del row[4::4]
    else:
        _unmix(row)
    return row


def _unmix(row: bytearray) -> None:
    """Give clear pixels their own colour: cairo keeps what is left of it when it lies on black."""
    for run in _clear(row[4::4]):
        own = [_own(alpha) for alpha in row[4 + 4 * run.start() : 4 + 4 * run.end() : 4]]
        for channel in range(1, 4):
            part = slice(channel + 4 * run.start(), channel + 4 * run.end(), 4)
            row[part] = bytes(map(getitem, own, row[part]))


def _clear(alphas: bytes | bytearray) -> Iterator[re.Match[bytes]]:
    """The clear pixels of a line, those beside each other together."""
    return _CLEAR.finditer(alphas.translate(_SHOWS))


@lru_cache(maxsize=256)
def _own(alpha: int) -> bytes:
    """By the value that cairo keeps of a colour, the colour's own; rounded as cairo does for a PNG."""
    return bytes(min(255, (kept * 255 + alpha // 2) // alpha) if alpha else 0 for kept in range(256))


def _opaque(raster: Raster) -> bool:
    """Whether the picture covers its page: where its rim is covered, its ground covers all."""
    wide, high = raster.width, raster.height
    rim = ((0, 0, wide, 1), (0, high - 1, wide, 1), (0, 0, 1, high), (wide - 1, 0, 1, high))
    return all(_covered(raster.piece(*part)) for part in rim)


def _covered(surface: Any) -> bool:  # noqa: ANN401 - a cairocffi surface
    return not any(any(_clear(line[_CHANNELS[3] :: 4])) for line in _lines(surface))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
