"""A text as a QR code: dark and light squares that a telephone reads (ISO/IEC 18004).

In: a text. Out: rows of booleans, dark is True, without the quiet zone around them. The one door to segno.
"""

from __future__ import annotations

QUIET = 4
"""Light modules that must surround a code (ISO/IEC 18004, 9.1)."""


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the smallest code that holds a text and still can be read with 15 % of it covered (level M)."""
    import segno

    made = segno.make_qr(text, error="m", boost_error=True)
    return tuple(tuple(bool(dark) for dark in row) for row in made.matrix)
