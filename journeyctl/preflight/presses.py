"""Which colours a press cannot print, as LittleCMS tells it by the press's profile.

In: colours of a screen (sRGB), a profile. Out: how far each moves when it is printed: its distance in CIELAB (CIE 1976)
between what was meant and what comes, both by the relative colorimetric intent. Without a profile nothing is said.
"""

from __future__ import annotations

from math import dist
from pathlib import Path
from typing import Any, NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.anatomy import Colour, written
from journeyctl.preflight.types import Finding, Verdict

PROFILES = (
    "/usr/share/color/icc/colord/FOGRA51L_coated.icc", "/usr/share/color/icc/colord/FOGRA39L_coated.icc",
    "/usr/share/color/icc/ghostscript/default_cmyk.icc",
)  # fmt: skip
"""Where the packages of systems put profiles of presses, the best first."""
SEEN = 3.0
"""A distance that an eye sees beside the original."""


class Press(NamedTuple):
    """A press: its profile's name, and the way of a colour through it; without one, why."""

    name: str = ""
    there: Any = None
    printed: Any = None
    meant: Any = None
    why: str = ""

    def judge(self, colours: tuple[Colour, ...], limit: float) -> Finding:
        """The colour that moves most."""
        if self.there is None:
            return Finding("colours", "unknown", self.why)
        if not colours:
            return Finding("colours", "told", "no colours")
        moved = sorted(((self._shift(one), one) for one in colours), reverse=True)
        most, worst = moved[0]
        beyond = sum(one > SEEN for one, _ in moved)
        said = (
            f"{beyond} of {len(colours)} colours come visibly different from this press ({self.name}); "
            f"{written(worst)} moves most, by {most:.1f}"
        )
        verdict: Verdict = "told" if not limit else "kept" if most <= limit else "refused"
        return Finding("colours", verdict, said, round(most, 1), limit or None, "dE")

    def _shift(self, colour: Colour) -> float:
        """How far a colour moves."""
        from PIL import Image

        one: Any = Image.new("RGB", (1, 1), tuple(round(255 * part) for part in colour))
        printed = _through(_through(one, self.there), self.printed)
        return dist(_lab(printed), _lab(_through(one, self.meant)))


def _through(one: Any, transform: Any) -> Any:  # noqa: ANN401 - a picture, and a way of LittleCMS
    from PIL import ImageCms

    return ImageCms.applyTransform(one, transform)


def press(profile: Path | None) -> Press:
    """The press of a profile; None looks for one of the system's.

    Raises:
        EnvironmentFault: when the profile that was named is none of a press (J927).
    """
    found = profile or next((Path(one) for one in PROFILES if Path(one).is_file()), None)
    if found is None:
        return Press(why="there is no profile of a press; name one with --profile, or install Ghostscript's package")
    from PIL import ImageCms

    try:
        ink, lab, screen = (
            ImageCms.getOpenProfile(str(found)),
            ImageCms.createProfile("LAB"),
            ImageCms.createProfile("sRGB"),
        )
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        there = ImageCms.buildTransform(screen, ink, "RGB", "CMYK", intent)
        back = ImageCms.buildTransform(ink, lab, "CMYK", "LAB", intent)
        meant = ImageCms.buildTransform(screen, lab, "RGB", "LAB", intent)
    except (OSError, ImageCms.PyCMSError) as fault:
        if profile is None:
            return Press(why=f"the profile {found} cannot be read")
        advice = "Name an ICC profile of a press, with inks CMYK; print shops have it on their pages."
        raise EnvironmentFault("J927", f"{profile} is no profile of a press", advice) from fault
    return Press(found.stem, there, back, meant)


def _lab(one: Any) -> tuple[float, float, float]:  # noqa: ANN401 - a picture of one pixel
    """A colour in CIELAB; bytes hold lightness as 0 to 255, and the other two from 128 on."""
    light, a, b = one.getpixel((0, 0))
    return light / 2.55, a - 128.0, b - 128.0
