"""What is written beside the curves: deltas in pills, hearts that came or went, names of versions."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.feelings import marks
from journeyctl.layout.faces import MARK_INKS
from journeyctl.overlay.desk import Desk, badge
from journeyctl.overlay.lines import Spot, y_of
from journeyctl.overlay.spots import LOUD, Feelings
from journeyctl.scene import Element, Glyph, Ink, Rect

PILL = 24.0
NAME = 20.0
MARK = 20.0
SIGN = 6.2
APART = 12.0
"""Curves nearer to one another than this are not told apart by name."""


def notes(work: Feelings) -> list[Element]:
    """Everything that is written beside the curves, the most important first, for it finds the best places."""
    return [*_deltas(work), *_marks(work), *_names(work)]


def _deltas(work: Feelings) -> list[Element]:
    """How far a feeling rose or fell."""
    found: list[Element] = []
    for spot in work.drawn.new.spots:
        before, delta = work.before(spot) or spot, work.delta(spot)
        if not delta or work.hidden(spot):
            continue
        text = work.desk.labels.number(delta, signed=True)
        wide = work.desk.board.width(text, "lane") + 20.0
        box = work.room.best(_beside(spot, before, wide), most=10_000.0)
        assert box is not None, "the cheapest place is taken whatever it costs"
        found += _pill(work.desk, box, text, "chg", filled=True)
    return found


def _beside(spot: Spot, before: Spot, wide: float) -> list[Box]:
    """Places for a delta: beside the arrow, beyond the newer face, beyond the older one, beside the newer one."""
    half, middle = PILL / 2, (spot.y + before.y) / 2
    tried: list[tuple[float, float]] = []
    if abs(spot.y - before.y) > 40.0:
        for shift in (0.0, 10.0, -10.0, 20.0, -20.0):
            tried += [(spot.x + 11.0, middle - half + shift), (spot.x - 11.0 - wide, middle - half + shift)]
    out = -1.0 if spot.y < before.y else 1.0
    for reach in (LOUD + 6.0 + half, LOUD + 16.0 + half):
        tried += [(spot.x - wide / 2, spot.y + out * reach - half), (spot.x - wide / 2, before.y - out * reach - half)]
    tried += [(spot.x + LOUD + 7.0, spot.y - half), (spot.x - LOUD - 7.0 - wide, spot.y - half)]
    tried += [(spot.x + dx * wide, spot.y + dy) for dy in (-56.0, 32.0, -74.0, 50.0) for dx in (-0.5, 0.1, -1.1)]
    tried += [(spot.x - wide / 2, float(y)) for y in range(6, 330, 12)]
    return [Box(x, y, wide, PILL) for x, y in tried]


def _pill(desk: Desk, box: Box, text: str, ink: str, *, filled: bool) -> list[Element]:
    # White around a filled one parts it from curves and tints.
    ground = Rect(box.grown(1.5), Ink("paper"), box.h / 2 + 1.5)
    frame = Rect(box, Ink(ink) if filled else Ink("paper", ink, 1.4), box.h / 2)
    x, y = box.x + box.w / 2, box.y + box.h / 2
    words = desk.board.middle(text, "lane" if filled else "micro-strong", "paper" if filled else ink, x, y)
    return [ground, frame, words._replace(box=box)]


def _marks(work: Feelings) -> list[Element]:
    """Hearts, clouds and stars that came or went, beside their faces."""
    found: list[Element] = []
    difference = work.desk.difference
    known = [marks(side) if side else {} for side in (difference.after, difference.before)]
    for one in difference.consequences:
        if one.field != "follows.mark":
            continue
        gone = one.kind == "removed"
        line = work.drawn.old if gone else work.drawn.new
        key = one.subject.partition(":")[2]
        spot = next((each for each in line.spots if each.place.id == key and not work.hidden(each)), None)
        box = work.room.best(_round(spot)) if spot else None
        if box is None:
            continue
        mark = known[gone].get(key, "star")
        found.append(Glyph(mark, box.x, box.y + 2.0, MARK, "ink-mute" if gone else MARK_INKS[mark]))
        found += badge(one.kind, box.right - SIGN, box.y + SIGN, SIGN)
        work.signs.update({mark, "gone" if gone else "new"})
    return found


def _round(spot: Spot) -> list[Box]:
    """Places around a face."""
    r, wide, tall = LOUD + 3.0, MARK + 10.0, MARK + 4.0
    places = [(r - 4.0, -r - tall + 8.0), (-r - wide + 4.0, -r - tall + 8.0), (r, -tall / 2), (-r - wide, -tall / 2)]
    places += [(r - 4.0, r - 8.0), (-r - wide + 4.0, r - 8.0), (-wide / 2, -r - tall), (-wide / 2, r)]
    places += [(dx, dy) for dy in (-r - tall - 24.0, r + 24.0) for dx in (-wide / 2, r, -r - wide)]
    return [Box(spot.x + dx, spot.y + dy, wide, tall) for dx, dy in places]


def _names(work: Feelings) -> list[Element]:
    """The names of the versions, on the curves where they are farthest apart."""
    desk, old, new = work.desk, work.drawn.old.curve, work.drawn.new.curve
    if not old.pieces or not new.pieces:
        return []
    xs = _apart(work)
    found: list[Element] = []
    for name, curve, other in ((desk.names[1], new, old), (desk.names[0], old, new)):
        wide = desk.board.width(name, "micro-strong") + 18.0
        places: list[Box] = []
        for x in xs:
            above = curve.at(x) <= other.at(x)
            near = (curve.at(x) - 9.0 - NAME) if above else curve.at(x) + 9.0
            far = near + (-9.0 if above else 9.0)
            places += [Box(x - wide / 2, near, wide, NAME), Box(x - wide / 2, far, wide, NAME)]
        box = work.room.best(places, most=0.5) if places else None
        if box is not None:
            glad = curve.at(box.x + wide / 2) < y_of(0.0)
            ink = "ink-mute" if curve is old else "pos-text" if glad else "neg-text"
            found += _pill(desk, box, name, ink, filled=False)
    return found


def _apart(work: Feelings) -> list[float]:
    """Where the curves differ, farthest apart first."""
    old, new = work.drawn.old.curve, work.drawn.new.curve
    pieces = [
        each.piece
        for line in (work.drawn.old, work.drawn.new)
        for each in work.drawn.stretches(line)
        if not each.same and not each.blank
    ]
    xs = {round(one.start.x + (one.end.x - one.start.x) * step / 12, 2) for one in pieces for step in range(13)}
    gaps = {x: abs(old.at(x) - new.at(x)) for x in xs if old.covers(x) and new.covers(x)}
    return sorted((x for x, gap in gaps.items() if gap >= APART), key=lambda x: (-gaps[x], x))
