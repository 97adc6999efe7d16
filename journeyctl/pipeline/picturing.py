"""The pictures of a journey as it was and as it is, for a page that shows what differs.

In: a journey that was compared. Out: its pictures, each painted, with the names of its parts; none of a side that is
not there or cannot be drawn. Both sides stand in the same columns: what only one of them has leaves a gap in the other.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from journeyctl import labels, layout, theme
from journeyctl.diff import Difference, together
from journeyctl.model import Activity, Journey
from journeyctl.paint import Painted, painted
from journeyctl.paper.grid import NO_BLANKS, Blanks
from journeyctl.pipeline.comparing import Compared
from journeyctl.pipeline.depicting import depict
from journeyctl.pipeline.loading import Loaded
from journeyctl.pipeline.styling import styled


class Pictures(NamedTuple):
    """The pictures of one difference.

    Attributes:
        overlay: both sides in one.
        before, after: the whole map of either side.
        early, late: the compact picture of either side.
    """

    overlay: Painted | None = None
    before: Painted | None = None
    after: Painted | None = None
    early: Painted | None = None
    late: Painted | None = None


def picture(one: Compared, today: date, *, revisions: tuple[str, str] = ("", ""), theme: str = "") -> Pictures:
    """Everything that can be drawn of a difference.

    Args:
        one: the journey as it was and is.
        today: decides whether a map is stale.
        revisions: the older and the newer state, as `between.Told` has them.
        theme: the name or the file of a theme; "" takes the project's.

    Raises:
        EnvironmentFault: when the theme does not exist (J905).
    """
    if one.before is None or one.after is None or one.difference is None:
        return Pictures(
            before=_drawn(one.before, "map", today, theme) if one.before else None,
            after=_drawn(one.after, "map", today, theme) if one.after else None,
        )
    both = depict(one, revisions=revisions, theme=theme)
    empty = abreast(one.difference)
    sides = tuple(zip((one.before, one.after), empty, strict=True))
    return Pictures(
        Painted(both.svg, both.names) if both.svg else None,
        *(_drawn(side, "map", today, theme, blanks) for side, blanks in sides),
        *(_drawn(side, "compact", today, theme, blanks) for side, blanks in sides),
    )


def _drawn(loaded: Loaded, view: layout.View, today: date, named: str, blanks: Blanks = NO_BLANKS) -> Painted | None:
    journey = loaded.journey
    if journey is None:
        return None
    chosen = styled(loaded.project, named)[0] or theme.load("nordic")
    words = labels.load(journey.lang, journey.brand.words)
    scene = layout.lay_out(journey, view=view, theme=chosen, labels=words, today=today, blanks=blanks).scene
    return painted(scene, chosen.palette(scene.phases)) if scene else None


def abreast(difference: Difference) -> tuple[Blanks, Blanks]:
    """The columns that each side leaves empty, so that what both have stands in the same column.

    What moved has a column where it stood and one where it stands.
    """
    row = together(difference, apart=True)
    # Where something moved to, its older side does not stand.
    olds, news = [None if one.moved and one.after else one.before for one in row], [one.after for one in row]
    return _blanks(difference.before, olds), _blanks(difference.after, news)


def _blanks(journey: Journey | None, row: list[Activity | None]) -> Blanks:
    """The empty columns of one side; those between two phases stand at the end of the first."""
    found: dict[str, list[int]] = {}
    home, waiting = "", 0
    for one in row:
        if one is None:
            waiting += 1
            continue
        if home and one.phase != home:
            found[home].append(waiting)
            waiting = 0
        found.setdefault(one.phase, []).append(waiting)
        home, waiting = one.phase, 0
    if home:
        found[home].append(waiting)
    assert journey is None or sum(map(len, found.values())) == len(journey.activities) + len(found)
    return {phase: tuple(gaps) for phase, gaps in found.items()}
