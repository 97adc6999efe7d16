"""The panel of the persona in the header of a wide page: how wide it and its texts are, in units."""

from __future__ import annotations

PANEL_PADDING = 9.5
PERSONA_WIDTH = 352.0
AVATAR = 64.0
AIR = 14.0
"""Between the portrait and the words beside it."""
BETWEEN = 10.0
"""Between two columns of facts."""


def persona_width(full: float) -> float:
    """The width of the persona's panel on a page that is `full` wide without its margins."""
    return min(PERSONA_WIDTH, full * 0.315)


def inner_width(panel: float) -> float:
    """The room inside a panel."""
    return panel - 2 * PANEL_PADDING


def portrait_size(inner: float) -> float:
    """The side of the portrait."""
    return min(AVATAR, inner * 0.3)


def beside_portrait(inner: float) -> float:
    """The room for name and quote."""
    return inner - portrait_size(inner) - AIR


def fact_width(inner: float, count: int) -> float:
    """The room for each of so many columns of facts."""
    return (inner - BETWEEN * max(0, count - 1)) / max(1, count)
