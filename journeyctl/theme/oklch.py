"""OKLCH to sRGB and back: a colour space in which equal numbers look equally strong.

Formulas: Björn Ottosson, "A perceptual color space for image processing" (2020). Out-of-gamut colours lose chroma,
not lightness or hue.
"""

from __future__ import annotations

from math import atan2, cbrt, cos, degrees, hypot, radians, sin
from typing import NamedTuple

_CUT = 0.0035
"""What a channel of linear light may lie outside sRGB and simply be cut off: less than an eye sees."""


class Oklch(NamedTuple):
    """Lightness 0 ... 1, chroma from 0, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


def _linear_rgb(colour: Oklch) -> tuple[float, float, float]:
    a = colour.chroma * cos(radians(colour.hue))
    b = colour.chroma * sin(radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(channel: float) -> int:
    clipped = min(1.0, max(0.0, channel))
    curve = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(255 * curve)


def channels(value: str) -> tuple[float, float, float]:
    """The linear-light red, green and blue (0 ... 1) of `#RRGGBB`."""
    raw = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in raw)
    return red, green, blue


def hex_of(colour: Oklch) -> str:
    """The colour as `#RRGGBB`, its chroma reduced until it fits sRGB."""
    fitted = colour
    while fitted.chroma > 0 and not all(-_CUT <= c <= 1 + _CUT for c in _linear_rgb(fitted)):
        fitted = fitted._replace(chroma=max(0.0, fitted.chroma - 0.002))
    return "#{:02X}{:02X}{:02X}".format(*(_encoded(c) for c in _linear_rgb(fitted)))


def oklch_of(value: str) -> Oklch:
    """The OKLCH coordinates of `#RRGGBB`."""
    red, green, blue = channels(value)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Oklch(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)
