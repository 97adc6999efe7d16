"""The ten faces that ship with the program: their families, metrics, coverage and files.

In: the name of a face. Out: what `hatch_build.py` wrote about it. Opening a font file, shipped or found, happens here
and nowhere else.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from journeyctl.paper import made

if TYPE_CHECKING:
    import uharfbuzz

FACES = (
    "display-regular",
    "display-medium",
    "display-semibold",
    "display-bold",
    "text-regular",
    "text-medium",
    "text-semibold",
    "text-bold",
    "text-italic",
    "text-medium-italic",
)
"""Every face a text may be set in."""


WEIGHT = "wght"
"""The axis of weight in a variable font."""
_WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700}


def weight(face: str) -> int:
    """How heavy a face is, on the scale of fonts: 400 is regular, 700 bold."""
    return next((heavy for name, heavy in _WEIGHTS.items() if name in face.split("-")), _WEIGHTS["regular"])


class FontFile(NamedTuple):
    """A font: a file and, in a collection, the number of the font within it, from 0.

    `weight` is the weight that a variable font is set to (400 regular, 700 bold); 0 for a font that has one weight.
    """

    path: str
    number: int = 0
    weight: int = 0


class Metrics(NamedTuple):
    """Heights of a face in em, all positive; `descent` reaches below the baseline."""

    ascent: float
    descent: float
    x_height: float
    cap_height: float


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Any]:
    return made.table("faces.json")


def family(face: str) -> str:
    """The font family of a face, which has no other face: `Journeyctl Display Bold`."""
    return str(_catalogue()["faces"][face]["family"])


@lru_cache(maxsize=len(FACES))
def metrics(face: str) -> Metrics:
    """The heights of a face, in em."""
    known = _catalogue()["faces"][face]
    return Metrics(known["ascent"], known["descent"], known["x_height"], known["cap_height"])


@lru_cache(maxsize=len(FACES))
def font_file(face: str) -> FontFile:
    """The whole font of a face. KeyError for a face that does not exist."""
    if face not in FACES:
        raise KeyError(face)
    return FontFile(str(made.FOLDER / f"{face}.ttf"))


def latin_file(face: str) -> Path:
    """The fixed Latin part of a face, as an SVG embeds it."""
    return made.FOLDER / f"{face}.latin.ttf"


@lru_cache(maxsize=2)
def covered(part: str = "coverage") -> frozenset[str]:
    """The characters every face has; with `latin`, those of the fixed Latin part."""
    return frozenset(chr(point) for first, last in _catalogue()[part] for point in range(first, last + 1))


@lru_cache(maxsize=64)
def opened(font: FontFile) -> uharfbuzz.Font:
    """A font, ready to shape with, in its own units. OSError when the file cannot be read."""
    import uharfbuzz

    try:
        blob = uharfbuzz.Blob.from_file_path(font.path)
    except uharfbuzz.HarfBuzzError as error:
        raise OSError(f"cannot read the font {font.path}") from error
    made = uharfbuzz.Font(uharfbuzz.Face(blob, font.number))
    if font.weight:
        made.set_variations({WEIGHT: font.weight})
    return made


@lru_cache(maxsize=64)
def variable(font: FontFile) -> bool:
    """Whether a font has every weight. OSError when the file cannot be read."""
    return any(axis.tag == WEIGHT for axis in opened(font).face.axis_infos)
