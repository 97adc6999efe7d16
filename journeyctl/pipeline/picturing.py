"""The maps of a journey as it was and as it is, for a page that shows what differs.

In: a journey that was compared. Out: its pictures, each painted, with the names of its parts; none of a side that is
not there or cannot be drawn.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from journeyctl import labels, layout, theme
from journeyctl.paint import Painted, painted
from journeyctl.pipeline.comparing import Compared
from journeyctl.pipeline.loading import Loaded
from journeyctl.pipeline.styling import styled

if TYPE_CHECKING:
    from journeyctl.layout import View


class Pictures(NamedTuple):
    """The pictures of one difference.

    Attributes:
        before, after: the whole map of either side.
        early, late: the compact picture of either side, whose curves lie on the same place.
    """

    before: Painted | None = None
    after: Painted | None = None
    early: Painted | None = None
    late: Painted | None = None


def picture(one: Compared, today: date) -> Pictures:
    """Both sides of a difference, drawn."""
    sides = one.before, one.after
    both = all(sides)
    maps = [_drawn(side, "map", today) if side else None for side in sides]
    small = [_drawn(side, "compact", today) if side and both else None for side in sides]
    return Pictures(*maps, *small)


def _drawn(loaded: Loaded, view: View, today: date) -> Painted | None:
    journey = loaded.journey
    if journey is None:
        return None
    chosen = styled(loaded.project, "")[0] or theme.load("nordic")
    words = labels.load(journey.lang, journey.brand.words)
    scene = layout.lay_out(journey, view=view, theme=chosen, labels=words, today=today).scene
    return painted(scene, chosen.palette(scene.phases)) if scene else None
