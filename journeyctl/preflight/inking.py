"""How much ink a page takes, as Ghostscript tells it.

In: a PDF. Out: the coverage of each page in cyan, magenta, yellow and black, and the most ink at one spot. Ghostscript
is a program of its own; without it nothing is said about ink.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from journeyctl.preflight.types import Finding, Verdict

SECONDS = 120
SPOT_DPI = 36
"""How finely the most ink at one spot is looked for: fields of 0.7 mm."""
ROUNDING = 0.5
"""Per cent over a limit that still count as on it: inks are told in 256 steps."""
_LINE = re.compile(r"^\s*(\d+\.\d+)\s+(\d+\.\d+)\s+(\d+\.\d+)\s+(\d+\.\d+)\s+CMYK OK", re.MULTILINE)


class Inks(NamedTuple):
    """The inks of every page: mean coverage by ink and the most at one spot, in per cent; `why` when there is none."""

    pages: tuple[tuple[float, float, float, float], ...] = ()
    spots: tuple[float, ...] = ()
    why: str = ""

    def of(self, number: int, limit: float) -> Finding:
        """What is said about a page, counted from 1."""
        if len(self.pages) < number:
            return Finding("ink", "unknown", self.why or "Ghostscript did not tell the ink of this page")
        mean = " ".join(f"{name} {one:.1f} %" for name, one in zip("CMYK", self.pages[number - 1], strict=True))
        if len(self.spots) < number:
            return Finding("ink", "told", f"mean coverage {mean}")
        most = self.spots[number - 1]
        verdict: Verdict = "told" if not limit else "kept" if most <= limit + ROUNDING else "refused"
        said = f"at most {most:.0f} % at one spot; mean coverage {mean}"
        return Finding("ink", verdict, said, round(most, 1), limit or None, "%")


def inks(data: bytes, pages: int) -> Inks:
    """The inks of a PDF with so many pages."""
    program = shutil.which("gs")
    if program is None:
        return Inks(why="Ghostscript (gs) is not installed")
    with tempfile.TemporaryDirectory(prefix="journeyctl-") as folder:
        path = Path(folder, "page.pdf")
        path.write_bytes(data)
        try:
            told = _run(program, "ink_cov", path, "-o", "-")
            _run(program, "tiff32nc", path, f"-r{SPOT_DPI}", "-o", str(Path(folder, "page-%d.tif")))
        except (OSError, subprocess.SubprocessError) as fault:
            return Inks(why=f"Ghostscript failed: {type(fault).__name__}")
        covered = tuple((float(c), float(m), float(y), float(k)) for c, m, y, k in _LINE.findall(told))
        spots = [_most(Path(folder, f"page-{number}.tif")) for number in range(1, pages + 1)]
    known = tuple(one for one in spots if one is not None)
    return Inks(covered, known if len(known) == len(spots) else ())


def _run(program: str, device: str, path: Path, *words: str) -> str:
    """What Ghostscript prints. It reads this one file, and nothing else."""
    command = [program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", f"-sDEVICE={device}", *words, str(path)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True, cwd=path.parent)
    return done.stdout.decode("utf-8", "replace")


def _most(path: Path) -> float | None:
    """The most ink at one spot, in per cent of one full ink; None when the picture cannot be read."""
    from PIL import Image, ImageChops

    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path) as page:
            cyan, magenta, yellow, black = page.split()
    except (OSError, ValueError):
        return None
    # Each is at most 255, and a picture of bytes cannot hold their sum: quarters of all four are added instead.
    quarters = [band.point([value // 4 for value in range(256)]) for band in (cyan, magenta, yellow, black)]
    total = ImageChops.add(ImageChops.add(quarters[0], quarters[1]), ImageChops.add(quarters[2], quarters[3]))
    most = max(value for value, count in enumerate(total.histogram()) if count)
    return most * 4 / 255 * 100
