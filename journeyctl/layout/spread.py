"""The spread of an activity's ratings: one dot per respondent on a grey bar, or a box of the middle half."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from journeyctl.box import Box
from journeyctl.layout.block import EMPTY, Block
from journeyctl.model import Place
from journeyctl.scene import Circle, Element, Ink, Rect

DOT = 1.7
MOST_DOTS = 12
"""Above this many answers dots stop being countable, and the middle half says more."""
BAR = 6.0


def ground(*, outlined: bool) -> Ink:
    """The bar on which ratings lie, with an edge where grounds have no tint."""
    return Ink(fill="bar", stroke="line", width=0.5) if outlined else Ink(fill="bar")


def spread(place: Place, left: float, y: Callable[[float], float], *, outlined: bool) -> Block:
    """The ratings of a place on a bar that starts at `left`; EMPTY for fewer than two. `y` places a happiness."""
    ratings = tuple(sorted(place.ratings))
    if len(ratings) < 2:
        return EMPTY
    counts = Counter(ratings)
    widest = max(counts.values()) if len(ratings) <= MOST_DOTS else 1
    width = max(BAR, widest * 2.4 * DOT + 2.4)
    top, bottom = y(ratings[-1]) - BAR / 2, y(ratings[0]) + BAR / 2
    shapes: list[Element] = [Rect(Box(left, top, width, bottom - top), ground(outlined=outlined), BAR / 2)]
    middle = left + width / 2
    if len(ratings) > MOST_DOTS:
        from statistics import quantiles

        low, _, high = quantiles(ratings, n=4, method="inclusive")
        box = Box(left, y(high) - 0.5, width, y(low) - y(high) + 1.0)
        shapes.append(Rect(box, Ink(fill="neu-edge"), 1.0))
        return Block(tuple(shapes), width, bottom - top, frozenset({"spread-box"}))
    for value, count in counts.items():
        start = middle - (count - 1) * 1.2 * DOT
        shapes += [Circle(start + i * 2.4 * DOT, y(value), DOT, Ink(fill="neu-edge")) for i in range(count)]
    return Block(tuple(shapes), width, bottom - top, frozenset({"spread"}))
