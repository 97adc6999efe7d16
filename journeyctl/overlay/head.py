"""The head: whose journey, between which versions, the difference in one sentence, and the counts."""

from __future__ import annotations

from journeyctl.diff import Difference
from journeyctl.diff.consequences import mean
from journeyctl.layout.block import Block, flow, placed, row, stack
from journeyctl.overlay.columns import MARGIN
from journeyctl.overlay.desk import INKS, Desk, Part, badge
from journeyctl.scene import Glyph

TOP = 28.0
SIGN = 9.5


def head(desk: Desk, revisions: tuple[str, str], sentence: str) -> Part:
    """The head of the picture. `revisions` name the two states, "" where there is nothing to name."""
    board, room = desk.board, desk.plan.right - MARGIN
    journey = desk.difference.after or desk.difference.before
    assert journey is not None, "a difference has one side at least"
    title = board.text(journey.title, "lane", "ink", room)
    about = board.text(" · ".join(_about(desk, revisions)), "small", "ink-2", room)
    first = flow((title, about), room, 12.0, 4.0)
    said = board.text(sentence, "display", "ink", room)
    counts = flow((*_counts(desk), *_means(desk)), room, 26.0, 8.0)
    whole = stack((first, said, counts), 12.0)
    return Part(TOP + whole.height + 22.0, placed(whole, MARGIN, TOP))


def _about(desk: Desk, revisions: tuple[str, str]) -> list[str]:
    before, after = desk.difference.before, desk.difference.after
    found = []
    if before and after and (before.version or after.version):
        one, two = (each.version or "–" for each in (before, after))
        versions = one if one == two else f"{one} → {two}"
        found.append(desk.labels("overlay.version", versions=versions))
    if any(revisions):
        one, two = revisions
        found.append(f"{one} → {two}" if one and two and one != two else one or two)
    if before and after and before.activities != after.activities:
        found.append(desk.labels("overlay.numbers", name=desk.called[0]))
    return found


def _counts(desk: Desk) -> list[Block]:
    """How many activities were added, removed, moved and changed, and how many changes are about something else."""
    columns = desk.plan.columns
    counted = [
        ("new", sum(one.sort == "new" for one in columns)),
        ("gone", sum(one.sort == "gone" for one in columns)),
        ("moved", sum(one.sort == "moved" for one in columns)),
        ("changed", sum(one.sort in ("changed", "touched") for one in columns)),
    ]
    made = [_count(desk, kind, number) for kind, number in counted if number]
    subjects = {one.subject for one in columns}
    rest = sum(one.subject not in subjects for one in desk.difference.changes)
    if rest:
        words = desk.board.line(desk.labels.count("overlay.count.other", rest), "lane", "ink-2")
        sign = Block((Glyph("pen", 0.0, 0.0, 20.0, "ink-2"),), 20.0, 20.0)
        made.append(row((sign, words), 6.0))
    return made


def _count(desk: Desk, kind: str, number: int) -> Block:
    words = desk.board.line(desk.labels.count(f"overlay.count.{kind}", number), "lane", INKS[kind])
    side = 2 * SIGN + 4.0
    sign = Block(badge(kind, side / 2, side / 2, SIGN), side, side)
    return row((sign, words), 6.0)


def _means(desk: Desk) -> list[Block]:
    """The mean happiness of what both have, before and after."""
    shared = _shared(desk.difference)
    if not shared:
        return []
    one, two = (mean([pair[side] for pair in shared]) for side in (0, 1))
    text = desk.board.line(desk.labels.count("overlay.mean", len(shared)), "small", "ink-2")
    figures = dict.fromkeys(desk.labels.number(each or 0.0, 1, signed=True) for each in (one, two))
    return [row((text, desk.board.line(" → ".join(figures), "lane", "ink")), 7.0)]


def _shared(difference: Difference) -> list[tuple[float, float]]:
    """The happiness of every activity that both have and know."""
    if difference.before is None or difference.after is None:
        return []
    olds = {f"activity:{one.id}": one.happiness for one in difference.before.activities}
    news = {f"activity:{one.id}": one.happiness for one in difference.after.activities}
    pairs = [(olds.get(one.before), news.get(one.after)) for one in difference.pairs if one.kind == "activity"]
    return [(old, new) for old, new in pairs if old is not None and new is not None]
