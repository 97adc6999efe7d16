"""What CairoSVG is given: the painted SVG without fonts, each symbol drawn where it is used, each curve in one piece.

CairoSVG searches the whole document anew for every `<use>`, which takes a third of its time on a map. Cairo writes a
gradient anew for every path that has it, with a mask if it is half clear: a dozen objects of a PDF for each piece.
"""

from __future__ import annotations

import re

from journeyctl.export.reading import DRAWN

_STYLE = re.compile(r"<style\b.*?</style>\s*", re.DOTALL)
_SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="0 0 (\d+) \d+"([^>]*)>\n(.*?)\n</symbol>\n', re.DOTALL)
_USE = re.compile(r'<use href="#([^"]+)" x="([^"]+)" y="([^"]+)" width="([^"]+)" height="[^"]+"/>')
_PIECES = re.compile(r'<path d="[^"]+"((?: [\w-]+="[^"]*")+)/>(?:\n<path d="[^"]+"\1/>)+')
_PIECE = re.compile(r'd="([^"]+)"')
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

    return _PIECES.sub(_joined, _USE.sub(drawn, _SYMBOL.sub("", _STYLE.sub("", svg)))).encode()


def _joined(pieces: re.Match[str]) -> str:
    """Pieces of a curve, or of the area below it, as one path. They touch, and none lies over another."""
    if not _CURVED.search(pieces[1]) or "opacity" in pieces[1]:
        return pieces[0]
    return f'<path d="{" ".join(_PIECE.findall(pieces[0]))}"{pieces[1]}/>'
