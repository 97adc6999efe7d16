"""A PNG that is what it says: its size is judged before anything is unpacked, and only pixels are kept.

In: bytes. Out: width, height, and a PNG of the same pixels without text, profiles, animation or anything after its end
(PNG, third edition, W3C 2025).
"""

from __future__ import annotations

import binascii
import struct
import zlib
from collections.abc import Iterator

from journeyctl.theme.logo import Refusal

MOST_PIXELS = 4_000_000
_HEADER = struct.Struct(">IIBBBBB")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_KEPT = (b"PLTE", b"tRNS")
_DAMAGED = "Save the picture again as PNG."


def checked(data: bytes) -> tuple[int, int, str]:
    """Width and height in pixels, and the PNG in base64.

    Raises:
        Refusal: when it has too many pixels, is interlaced or damaged.
    """
    chunks = _chunks(data)
    kind, header = next(chunks, (b"", b""))
    if kind != b"IHDR" or len(header) != _HEADER.size:
        raise Refusal("the PNG does not begin with its size", _DAMAGED)
    width, height, depth, colour, _, _, interlaced = _HEADER.unpack(header)
    if not 0 < width * height <= MOST_PIXELS:
        raise Refusal(f"the PNG has {width} x {height} pixels; {MOST_PIXELS:,} are the most", "Make it smaller.")
    if depth not in _DEPTHS.get(colour, ()):
        raise Refusal("the PNG has colours that no PNG has", _DAMAGED)
    if interlaced:
        raise Refusal("the PNG is interlaced", "Save it without interlacing.")
    kept, packed = list[tuple[bytes, bytes]](), b""
    for kind, body in chunks:
        kept += [(kind, body)] if kind in _KEPT else []
        packed += body if kind == b"IDAT" else b""
    row = 1 + (width * _CHANNELS[colour] * depth + 7) // 8
    _unpack(packed, row, height)
    if colour == 3 and not any(kind == b"PLTE" for kind, _ in kept):
        raise Refusal("the PNG has no palette for its colours", _DAMAGED)
    whole = b"".join(_written(*chunk) for chunk in ((b"IHDR", header), *kept, (b"IDAT", packed), (b"IEND", b"")))
    return width, height, binascii.b2a_base64(data[:8] + whole, newline=False).decode("ascii")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if data[at + 8 + size : at + 12 + size] != struct.pack(">I", zlib.crc32(kind + body)):
            raise Refusal("the PNG is damaged", _DAMAGED)
        if kind == b"IEND":
            return
        yield kind, body
        at += 12 + size
    raise Refusal("the PNG ends too early", _DAMAGED)


def _unpack(packed: bytes, row: int, height: int) -> None:
    """Whether the pixels are as many as the header says, and each row begins with a filter there is."""
    machine = zlib.decompressobj()
    try:
        pixels = machine.decompress(packed, row * height + 1)
    except zlib.error as fault:
        raise Refusal("the pixels of the PNG are damaged", _DAMAGED) from fault
    if len(pixels) != row * height or max(pixels[::row]) > 4:
        raise Refusal("the PNG has other pixels than its size says", _DAMAGED)


def _written(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
