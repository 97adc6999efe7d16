"""The picture of a difference: both journeys in the columns of either, what changed loud, what did not grey.

In: a `Difference`, the words of the map, a theme, how the two states are called. Out: a `Drawing`, the scene and what
must be said about it. Units are pixels of a screen; content decides the height, and many columns the width.

Ids of groups, for a page that points at them, are `change-` and what the change is about, as `Change.subject` has it
(`change-activity:ringer`); where something moved from has `-before` at its end. A row of a list is `change-`, the
subject, `-` and the field (`change-idea:totalpris-Idea.status`); equal ids get `-2`, `-3` in order. Faces are
`feeling-` and the id of the activity, again with `-before`. Each such group has a title in words.
"""

from __future__ import annotations

from datetime import date

from journeyctl.box import Box
from journeyctl.diff import Difference
from journeyctl.fonts import Typesetter
from journeyctl.labels import Labels
from journeyctl.layout import Drawing
from journeyctl.layout.board import Board
from journeyctl.layout.mirror import mirrored
from journeyctl.overlay.cards import cards, strip_width
from journeyctl.overlay.columns import WIDTH, Sort, plan
from journeyctl.overlay.desk import TYPE, Desk, Part
from journeyctl.overlay.feelings import definitions, feelings
from journeyctl.overlay.grounds import grounds
from journeyctl.overlay.head import head
from journeyctl.overlay.headline import headline
from journeyctl.overlay.legend import legend
from journeyctl.overlay.listing import lists
from journeyctl.overlay.needs import needs
from journeyctl.overlay.phases import phases
from journeyctl.paper.grid import bare_grid
from journeyctl.paper.page import Page
from journeyctl.scene import Element, Group, Ink, Rect, Scene
from journeyctl.theme import Theme

__all__ = ["BOOK", "lay_out"]

WITHOUT = 12.0
"""What stands in place of a row that there is not."""
BOOK = "overlay"
"""The book of words, for `labels.load`."""


def lay_out(difference: Difference, *, theme: Theme, labels: Labels, revisions: tuple[str, str] = ("", "")) -> Drawing:
    """Lay out a difference as a picture.

    Args:
        difference: what differs.
        theme: only its kind matters here, as for a map; paint gives the colours.
        labels: the words of the map with those of `BOOK`.
        revisions: how the older and the newer state are called in the head, "" for none.

    Returns:
        The scene and its diagnostics (missing characters, words broken anywhere).
    """
    desk = _desk(difference, labels, mono=theme.mono)
    sentence = headline(difference, desk.plan, labels)
    elements, height = _stacked(desk, head(desk, revisions, sentence))
    journey = difference.after or difference.before
    assert journey is not None, "a difference has one side at least"
    ground = Rect(Box(0.0, 0.0, desk.plan.width, height), Ink(fill="paper"))
    scene = Scene(
        width=desk.plan.width, height=height, unit=1.0, in_pixels=True, lang=journey.lang, rtl=False,
        title=journey.title, desc=sentence, author=journey.owner, phases=len(journey.phases),
        definitions=definitions(), children=(ground, *elements),
    )  # fmt: skip
    return Drawing((mirrored(scene) if labels.rtl else scene,), desk.setter.diagnostics())


def _desk(difference: Difference, labels: Labels, *, mono: bool) -> Desk:
    journey = difference.after or difference.before
    assert journey is not None, "a difference has one side at least"
    page = Page("screen", WIDTH, 0.0, 1.0, screen=True)
    setter = Typesetter(journey.lang, journey.brand.hyphenation, page.cut)
    board = Board(
        journey, labels, setter, page, bare_grid(journey, WIDTH, 0.0, 0.0), (), "", date.min, TYPE, mono=mono,
        compact=True,
    )  # fmt: skip
    last = str(len((difference.before or journey).activities))
    sorts: tuple[Sort, ...] = ("new", "gone", "moved", "changed")
    words = {sort: labels(f"overlay.card.{sort}") for sort in sorts}
    least = {
        sort: strip_width(board, word, "" if sort == "new" and difference.before else last)
        for sort, word in words.items()
    }
    return Desk(difference, board, labels, plan(difference, least), *_names(difference, labels))


def _names(difference: Difference, labels: Labels) -> tuple[tuple[str, str], tuple[str, str]]:
    """How the versions are called beside the curves and in sentences: by their numbers where these differ."""
    one, two = (side.version if side else "" for side in (difference.before, difference.after))
    if one and two and one != two:
        return (one, two), (one, two)
    beside = labels("overlay.older"), labels("overlay.newer")
    return beside, (labels("overlay.the-older"), labels("overlay.the-newer"))


def _stacked(desk: Desk, top: Part) -> tuple[list[Element], float]:
    """All parts from top to bottom, and the height of the picture."""
    row_of_phases, row_of_cards, curve, row_of_needs = phases(desk), cards(desk), feelings(desk), needs(desk)
    elements: list[Element] = [Group("lane", top.elements, id="header")]
    y = top.height
    signs = top.signs
    if row_of_phases:
        elements.append(Group("lane", row_of_phases.elements, id="phases", dy=y))
        y += row_of_phases.height + 8.0
        signs |= row_of_phases.signs
    top_of_cards, feet = y, y + row_of_cards.height
    rows: list[Element] = []
    for name, part in (("activities", row_of_cards), ("happiness", curve), ("needs", row_of_needs)):
        if part is not None:
            rows.append(Group("lane", part.elements, id=name, dy=y))
            y += part.height
            signs |= part.signs
        else:
            y += WITHOUT
    hatch = (feet - 8.0, feet + (curve.height if curve else WITHOUT))
    elements += [Group("grounds", grounds(desk, top_of_cards, y, hatch)), *rows]
    y += 20.0
    for index, part in enumerate(lists(desk)):
        elements.append(Group("lane", part.elements, id=f"changes-{index + 1}", dy=y))
        y += part.height
        signs |= part.signs
    last = legend(desk, signs)
    elements.append(Group("lane", last.elements, id="legend", dy=y))
    return elements, y + last.height
