"""Lays a map out for the distance that it is read from: with larger type where its columns have room for it.

In: a distance, and a way to lay the map out. Out: its `Drawing`, with a finding when it cannot be read from so far. All
of a map grows together: its sheet has fewer units then, as if it were smaller, and each unit more millimetres.
"""

from __future__ import annotations

from collections.abc import Callable

from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.labels import Labels
from journeyctl.layout import Drawing
from journeyctl.layout.fitting import texts
from journeyctl.model import Journey
from journeyctl.paper.page import page
from journeyctl.paper.reading import BODY, distance_of, size_for
from journeyctl.paper.style import PT, style
from journeyctl.scene import Scene

LayOut = Callable[[float], Drawing]
"""Lays a journey out, everything enlarged so many times."""

_TRIES = 6
_ENOUGH = 300
"""So many activities are laid out in search of a size, in all tries together: a map of many sheets, full as they are,
takes long and gains a few per cent. The size that is wanted is always tried."""
_NEAR = 0.995


def lay_out_for(distance: float, paper: str, lay_out: LayOut, labels: Labels, journey: Journey) -> Drawing:
    """The map that is read from a distance, or the one that comes closest.

    Args:
        distance: in millimetres.
        paper: the name of the sheet; a screen has no distance.
        lay_out: lays the journey out on that sheet.
        labels: the words of the map.
        journey: what is laid out; of a large one fewer sizes are tried.
    """
    unit = page(paper, None, 0.0).unit
    wanted = size_for(distance) / (BODY * unit)
    plain = lay_out(1.0)
    held = _held(plain, labels, unit)
    best, share = plain, held
    if wanted > held >= _NEAR:
        tries = max(1, min(_TRIES, _ENOUGH // len(journey.activities)))
        best, share = _enlarged((wanted, tries), plain, lay_out, lambda made, by: _held(made, labels, unit * by))
    if not best.scenes or share >= wanted * _NEAR:
        return best
    return best._replace(diagnostics=(*best.diagnostics, _too_far(distance, share * BODY * unit, paper, journey.span)))


def _enlarged(
    search: tuple[float, int], plain: Drawing, lay_out: LayOut, held: Callable[[Drawing, float], float]
) -> tuple[Drawing, float]:
    """The largest map, up to what is wanted, with no more sheets, no more broken words, and type of full size.

    `search` is that, and how many sizes are tried. `held` tells how much of their size a drawing's letters have, which
    was laid out so many times as large.
    """
    wanted, tries = search
    best, low, high = plain, 1.0, wanted
    tried = wanted
    for _ in range(tries):
        made = lay_out(tried)
        whole = len(made.scenes) == len(plain.scenes) and len(made.diagnostics) <= len(plain.diagnostics)
        if whole and held(made, tried) >= _NEAR:
            best, low = made, tried
        else:
            high = tried
        if low == wanted:
            break
        tried = (low + high) / 2
    return best, low


def _held(drawing: Drawing, labels: Labels, unit: float) -> float:
    """The type step of a map: how large its type is for `unit` millimetres, on the sheet where it is smallest.

    It is seen by a caption of the title block: every sheet has it, and one line is never set smaller by itself.
    """
    return min((_step(scene, labels) * scene.unit / unit for scene in drawing.scenes), default=0.0)


def _step(scene: Scene, labels: Labels) -> float:
    caption = style("caption", "display")
    sizes = [
        one.size for one, _ in texts(scene.children) if one.text == labels("block.tool") and one.face == caption.face
    ]
    return min(1.0, min(sizes, default=0.0) / caption.size)


def _too_far(distance: float, size: float, paper: str, span: Span) -> Diagnostic:
    needed, reached = size_for(distance), distance_of(size)
    told = (
        f"from {distance / 1000:.2f} m body text is read fluently at {needed / PT:.1f} pt ({needed:.1f} mm); "
        f"on {paper} there is room for {size / PT:.1f} pt ({size:.1f} mm), which is read from {reached / 1000:.2f} m"
    )
    advice = "Take a larger paper, shorten the texts, or show fewer lanes with --lanes."
    return Diagnostic("warning", "J442", told, span, advice)
