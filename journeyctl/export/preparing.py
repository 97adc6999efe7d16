"""What CairoSVG is given: the painted SVG without fonts, each symbol drawn where it is used, each curve in one piece.

CairoSVG searches the whole document anew for every `<use>`, which takes a third of its time on a map. Cairo writes a
gradient anew for every path that has it, with a mask if it is half clear: a dozen objects of a PDF for each piece.
"""

from __future__ import annotations

import re
from itertools import groupby

from journeyctl.export.reading import DRAWN

_STYLE = re.compile(r"<style\b.*?</style>\s*", re.DOTALL)
_SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="0 0 (\d+) \d+"([^>]*)>\n(.*?)\n</symbol>\n', re.DOTALL)
_USE = re.compile(r'<use href="#([^"]+)" x="([^"]+)" y="([^"]+)" width="([^"]+)" height="[^"]+"/>')
_PATH = re.compile(r'<path d="([^"]+)"( [^<>]+)/>')
_CURVED = re.compile(r'="url\(#(?:curve|overview)-(?:line|area)\)"')


def prepared(svg: str) -> bytes:
    """The same picture in fewer steps. Text stays text: the letters come from the font files."""
    symbols = {found[1]: (float(found[2]), found[3], found[4]) for found in _SYMBOL.finditer(svg)}

    def drawn(use: re.Match[str]) -> str:
        if use[1] not in symbols:
            return use[0]
        side, ink, body = symbols[use[1]]
        scale = float(use[4]) / side
        return f'<g class="{DRAWN}" transform="translate({use[2]} {use[3]}) scale({scale:.8f})"{ink}>\n{body}\n</g>'

    return _joined(_USE.sub(drawn, _SYMBOL.sub("", _STYLE.sub("", svg)))).encode()


def _joined(svg: str) -> str:
    """Pieces of a curve, or of the area below it, as one path. They touch, and none lies over another."""
    made: list[str] = []
    for look, lines in groupby(svg.split("\n"), key=_look):
        if look:
            forms = " ".join(line.split('"', 2)[1] for line in lines)
            made.append(f'<path d="{forms}"{look}/>')
        else:
            made += lines
    return "\n".join(made)


def _look(line: str) -> str:
    """What a piece of a curve has beside its form; "" for every other line."""
    found = _PATH.fullmatch(line)
    return found[2] if found and _CURVED.search(found[2]) and "opacity" not in found[2] else ""
