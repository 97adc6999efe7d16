"""Text as paths, for printers and viewers without fonts.

In: one line, its face and size. Out: SVG path data with the line's start on the baseline at the origin, y downwards.
"""

from __future__ import annotations

from functools import lru_cache

from journeyctl.fonts.faces import FontFile, opened
from journeyctl.fonts.shaping import shape

Contour = tuple[tuple[str, tuple[float, ...]], ...]


def outline(text: str, face: str, size: float, *, tracking: float = 0.0, rtl: bool = False) -> str:
    """The path of one line in the unit of `size`: absolute commands M L Q C Z, two decimals, "" when nothing shows."""
    parts: list[str] = []
    x = 0.0
    for run in shape(text, face, rtl=rtl):
        for at, glyph in enumerate(run.glyphs):
            right, up = run.offsets[at]
            parts += _placed(_contour(run.font, glyph), x + right * size, -up * size, size)
            x += run.advances[at] * size + (tracking if run.tracked(at) else 0.0)
    return "".join(parts)


def _placed(contour: Contour, x: float, y: float, size: float) -> list[str]:
    written = []
    for command, numbers in contour:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        written.append(command + " ".join(f"{_short(x + px * size)} {_short(y - py * size)}" for px, py in pairs))
    return written


def _short(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=8192)
def _contour(font: FontFile, glyph: int) -> Contour:
    """The commands of one glyph in em, y upwards."""
    import uharfbuzz

    found: list[tuple[str, tuple[float, ...]]] = []
    loaded = opened(font)
    em = loaded.face.upem

    def note(command: str) -> object:
        return lambda *numbers: found.append((command, tuple(number / em for number in numbers[: _COUNT[command]])))

    funcs = uharfbuzz.DrawFuncs()
    funcs.set_move_to_func(note("M"))
    funcs.set_line_to_func(note("L"))
    funcs.set_quadratic_to_func(note("Q"))
    funcs.set_cubic_to_func(note("C"))
    funcs.set_close_path_func(note("Z"))
    loaded.draw_glyph(glyph, funcs)
    return tuple(found)


_COUNT = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
