"""The row of the curve: as it was, thin and grey; as it is, thick and coloured where it differs.

What did not change is grey. Arrows lead from the older face to the newer one, a pill says by how much.
"""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.layout.block import path
from journeyctl.overlay.columns import LEFT
from journeyctl.overlay.desk import TINTS, UNKNOWN, Desk, Part, label
from journeyctl.overlay.lines import HEIGHT, Line, Stretch, areas, lines, y_of
from journeyctl.overlay.notes import notes
from journeyctl.overlay.placing import Room
from journeyctl.overlay.spots import Feelings, spots
from journeyctl.scene import Element, Gradient, Hatch, Ink, Path, Stop

BELIEVED = (6.0, 4.6)
"""The dash that means: we believe. Nothing else is dashed."""
TINT = 0.22


def definitions() -> tuple[Gradient | Hatch, ...]:
    """The colours of the curve, and the hatch of what is gone."""
    line = (Stop(0.0, "pos"), Stop(0.42, "pos"), Stop(0.5, "curve-mid"), Stop(0.58, "neg"), Stop(1.0, "neg"))
    return (
        Gradient("curve-line", y_of(2.0), y_of(-2.0), line),
        Gradient("better", y_of(2.0), y_of(-2.0), (Stop(0.0, "pos", TINT), Stop(1.0, "pos", TINT))),
        Gradient("worse", y_of(2.0), y_of(-2.0), (Stop(0.0, "neg", TINT), Stop(1.0, "neg", TINT))),
        Hatch("gone", "line", 9.0, 1.2),
        Hatch("worse-mono", "ink-3", 7.0, 0.9),
    )


def feelings(desk: Desk) -> Part | None:
    """The row of the curve; None where nobody knows how anything feels."""
    drawn = lines(desk.difference, desk.plan)
    if not drawn.new.spots and not drawn.old.spots:
        return None
    frame = Box(LEFT, 2.0, desk.plan.right - LEFT, HEIGHT - 4.0)
    work = Feelings(desk, drawn, Room(frame, (drawn.new.curve, drawn.old.curve)), set())
    elements: list[Element] = [*_grid(desk), *_tints(work), *_line(work, drawn.old), *_line(work, drawn.new)]
    elements += spots(work)
    elements += notes(work)
    about = desk.labels("overlay.grey") if work.signs & {"same-line", "same-face"} else ""
    title = label(desk, "smile", desk.labels.lane("happiness", "title"), about)
    return Part(max(HEIGHT, title.height + 8.0), (*title.elements, *elements), frozenset(work.signs))


def _grid(desk: Desk) -> list[Element]:
    """The lines of the happiest, the saddest, and of neither."""
    found: list[Element] = []
    for value in (2.0, -2.0, 0.0):
        ink = Ink(stroke="line-zero", width=1.3) if value == 0 else Ink(stroke="line-soft", width=1.0)
        found.append(Path(path("M", LEFT + 6.0, y_of(value), "H", desk.plan.right - 6.0), ink))
    return found


def _tints(work: Feelings) -> list[Element]:
    """What lies between the curves, on white, so that it looks alike on the grounds of all columns."""
    found: list[Element] = []
    for area in areas(work.drawn, work.desk.plan):
        first, *rest = area.points
        data = path("M", *first, *(part for point in rest for part in ("L", *point)), "Z")
        sign = "better" if area.better else "worse"
        found += [Path(data, Ink(fill="paper")), Path(data, TINTS[sign, work.desk.board.mono])]
        work.signs.add(sign)
    return found


def _line(work: Feelings, line: Line) -> list[Element]:
    """A curve, piece by piece; what both share is drawn once, with the newer one."""
    newer = line is work.drawn.new
    found: list[Element] = []
    for each in work.drawn.stretches(line):
        if each.same and not newer:
            continue
        found.append(Path(path("M", *each.piece.start, "C", *_rest(each)), _ink(each, newer=newer)))
        work.signs.add(_sign(each, newer=newer))
        if each.believed and not each.blank:
            work.signs.add("believed")
    return found


def _rest(each: Stretch) -> tuple[float, ...]:
    return (*each.piece.first, *each.piece.second, *each.piece.end)


def _sign(each: Stretch, *, newer: bool) -> str:
    if each.blank:
        return "blank"
    return "same-line" if each.same else "new-line" if newer else "old-line"


def _ink(each: Stretch, *, newer: bool) -> Ink:
    if each.blank:
        return UNKNOWN
    ink = Ink(stroke="curve-mid", width=1.5)
    if each.same:
        ink = Ink(stroke="line-zero", width=2.0)
    elif newer:
        ink = Ink(stroke="url(#curve-line)", width=3.2 if each.believed else 4.4)
    return ink._replace(dash=BELIEVED, cap="butt") if each.believed else ink
