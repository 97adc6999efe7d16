"""A team's logo: a PNG or a plain SVG, taken apart and put together anew, so that nothing else comes with it.

In: the bytes of a file. Out: a `Logo` that holds pixels or shapes and nothing more, or a `Refusal` with the line of the
file and the limit. The form is told by the first bytes, not by the name.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

LIMIT = 500_000
"""The most bytes of a file."""
_PNG = b"\x89PNG\r\n\x1a\n"


class Logo(NamedTuple):
    """A logo. `data` is the PNG in base64, or shapes as SVG; both are `width` x `height` units of its own.

    `name` says whose it is.
    """

    form: Literal["png", "svg"]
    width: float
    height: float
    data: str
    name: str = ""


class Refusal(Exception):
    """A file that is no logo: why, at which line of it (0: as a whole), and what to do."""

    def __init__(self, message: str, advice: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.line = line


def logo(data: bytes) -> Logo:
    """The logo in a file.

    Raises:
        Refusal: when it is none that may be drawn.
    """
    if data.startswith(_PNG):
        from journeyctl.theme.raster import checked

        width, height, encoded = checked(data)
        return Logo("png", float(width), float(height), encoded)
    if b"<svg" in data[:4096]:
        from journeyctl.theme.vector import shapes

        return Logo("svg", *shapes(data))
    raise Refusal("it is neither a PNG nor an SVG", "Save the logo as PNG, or as plain SVG.")
