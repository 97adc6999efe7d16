"""How much one PDF holds: beyond it a PDF is refused, for it would keep a build waiting.

In: the sheets of a picture, before they are painted, and how they are printed. Out: the finding that names the bound,
or None. A PDF takes as long as there is something on its sheets: at the bound five seconds of a processor, as
`python -m bench.attacks --commands pdf,A0-pdf` measures.
"""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.paper.press import Press
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Rect, Scene, Text

MOST_DRAWN = 20_000
"""So much is drawn in one PDF on all its sheets, in plain shapes; 150 activities in 7 full lanes are 19,000."""
_TEXT, _STRUCK, _GLYPH, _LINK, _CLIP, _COSTLY, _PICTURE = 2, 3, 4, 7, 5, 7, 10
"""What takes longer than a plain shape, so many times: a line of text, a stroke through it, a sign, a link, a clip; an
ink that is more than a colour; a logo."""
_LETTER = 1
"""What a letter takes that is drawn as a shape of its own."""
_FORM = 64
"""So many letters of a path's form take as long as a plain shape."""
_PRESSED, _TILE = 1.15, 45
"""What bleed and marks multiply a PDF with; what each tile of a poster adds."""


def too_much(
    scenes: tuple[Scene, ...], press: Press, span: Span, *, tiles: int = 0, shapes: bool = False
) -> Diagnostic | None:
    """The finding that sheets hold more than a PDF does, about `span`; None for those of journeys that people write.

    `tiles` is on how many small sheets they are put, 0 when they are not; `shapes` tells that letters become shapes.
    """
    drawn = sum(_drawn(one.children, _LETTER * shapes) for one in scenes)
    if press.trimmed:
        drawn = round(drawn * _PRESSED)
    drawn += tiles * _TILE
    if drawn <= MOST_DRAWN:
        return None
    told = f"{drawn:,} shapes are too many for one PDF; at most {MOST_DRAWN:,} are drawn"
    advice = "Show fewer lanes with --lanes, draw it as SVG, or split the journey into several."
    if shapes:
        advice = f"Do without --fonts outline. {advice}"
    if tiles:
        advice = f"Take fewer and larger tiles, or do without --tile. {advice}"
    return Diagnostic("error", "J414", told, span.beginning, advice)


def _drawn(elements: tuple[Element, ...], letter: int = 0) -> int:
    """What elements and all in them take to be drawn, in plain shapes; `letter` is what each letter takes."""
    drawn, before = 0, None
    for one in elements:
        if isinstance(one, Group):
            drawn += 1 + _LINK * bool(one.link) + _CLIP * bool(one.clip) + _drawn(one.children, letter)
        elif isinstance(one, Text):
            drawn += _TEXT + _STRUCK * one.struck + letter * len(one.text)
        elif isinstance(one, Path):
            # Pieces of a curve have one gradient and are drawn as one.
            drawn += len(one.d) // _FORM + (0 if one.ink == before and _shaded(one.ink) else _inked(one.ink))
        elif isinstance(one, Rect | Circle):
            drawn += _inked(one.ink)
        else:
            drawn += _GLYPH if isinstance(one, Glyph) else _PICTURE
        before = one.ink if isinstance(one, Path) else None
    return drawn


def _inked(ink: Ink) -> int:
    """What a shape takes by its ink."""
    return 1 + _COSTLY * (_shaded(ink) or bool(ink.dash) or min(ink.fill_opacity, ink.opacity) < 1)


def _shaded(ink: Ink) -> bool:
    """Whether a shape is inked by a gradient or a pattern."""
    return "url(" in ink.fill or "url(" in ink.stroke
