"""The row of activities: loud cards for what changed, quiet ones beside it, one grey card for a folded run."""

from __future__ import annotations

from itertools import groupby

from journeyctl.box import Box
from journeyctl.layout.block import EMPTY, Block, path, placed, row, stack
from journeyctl.layout.lanes import ASSUMED
from journeyctl.model import Activity
from journeyctl.overlay.columns import Column, Fold
from journeyctl.overlay.desk import INKS, Desk, Part, badge, label
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Rect

STRIP = 34.0
PAD = 12.0
RADIUS = 8.0
LEAST = 150.0
FELT = ("Place.happiness",)


class _Card:
    """What stands on a card: above, and at its foot."""

    def __init__(self, top: Block, foot: Block) -> None:
        self.top, self.foot = top, foot
        self.height = top.height + (foot.height + 14.0 if foot.elements else 0.0)


def cards(desk: Desk) -> Part:
    """The row of cards, all of one height."""
    made = {one.subject + one.sort: _card(desk, one) for one in desk.plan.open}
    folded = [_folded(desk, fold) for fold in desk.plan.folds]
    tallest = max([one.height + STRIP for one in made.values()], default=0.0)
    height = max(LEAST, tallest + 2 * PAD + 2.0, *(block.height + 2 * PAD for block in folded), 0.0)
    elements: list[Element] = list(label(desk, "touch", desk.labels.lane("activities", "title")).elements)
    signs: set[str] = set()
    for fold, block in zip(desk.plan.folds, folded, strict=True):
        elements.append(Group("fold", placed(block, fold.x + PAD, PAD)))
    for one in desk.plan.open:
        card = made[one.subject + one.sort]
        parts = _framed(desk, one, card, height)
        elements.append(Group("change" if one.sort != "same" else "step", tuple(parts), id=_id(one), title=_title(one)))
        signs |= {one.sort} | card.top.signs | card.foot.signs
    return Part(height, tuple(elements), frozenset(signs - {"same"}))


def _id(one: Column) -> str:
    return one.subject if one.sort != "left" else f"{one.subject}-before"


def _title(one: Column) -> str:
    return " · ".join([f"{one.number} {one.one.name}".strip(), *(each.text for each in one.changes)])


def _framed(desk: Desk, one: Column, card: _Card, height: float) -> list[Element]:
    """The card with its frame, strip and signs."""
    box = Box(one.x, 0.0, one.w, height)
    board = desk.board
    believed = one.one.standing == "assumption" and one.sort not in ("gone", "left")
    if not one.loud or one.sort == "left":
        line = ASSUMED._replace(width=1.3, dash=(4.6, 3.3), fill="paper") if believed else Ink("paper", "line", 1.2)
        parts: list[Element] = [Rect(_inset(box, 0.6), line, RADIUS)]
        if one.sort != "same":
            parts += badge(one.sort, box.right - 16.0, 20.0, 6.2)
        here = desk.labels("overlay.card.left") if one.sort == "left" else ""
        parts += placed(board.line(one.number, "micro-strong", "ink-mute"), box.x + PAD, PAD + 1.0)
        parts += placed(board.line(here, "micro", "chg"), box.x + PAD + 22.0, PAD + 1.0)
        top = PAD + 22.0
    else:
        token = INKS[one.sort]
        parts = [Rect(box, Ink("paper"), RADIUS), Rect(_inset(box, 1.2), Ink(stroke=token, width=2.4), RADIUS - 1.0)]
        strip = path("M", box.x, STRIP, "V", RADIUS, "Q", box.x, 0.0, box.x + RADIUS, 0.0, "H", box.right - RADIUS,
                     "Q", box.right, 0.0, box.right, RADIUS, "V", STRIP, "Z")  # fmt: skip
        parts.append(Path(strip, Ink(token)))
        parts += badge(one.sort, box.x + 18.0, STRIP / 2, 8.6, bare=True)
        word = board.line(desk.labels(f"overlay.card.{one.sort}"), "micro-strong", "paper")
        number = board.line(one.number, "micro-strong", "paper")
        middle = (STRIP - word.height) / 2
        parts += placed(word, box.x + 34.0, middle)
        if box.x + 34.0 + word.width + 6.0 + number.width <= box.right - PAD:
            parts += placed(number, box.right - PAD - number.width, middle)
        top = STRIP + PAD
    parts += placed(card.top, box.x + PAD, top)
    parts += placed(card.foot, box.x + PAD, height - PAD - card.foot.height)
    return parts


def _inset(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by)


def _card(desk: Desk, one: Column) -> _Card:
    measure = one.w - 2 * PAD + 2.0
    board, name = desk.board, one.one.name
    if one.sort in ("gone", "left"):
        top = board.text(name, "card" if one.sort == "gone" else "small", "del", measure, struck=True)
        return _Card(top, _standing(desk, one, measure))
    if not one.loud:
        return _Card(board.text(name, "small", "ink-mute", measure), _standing(desk, one, measure))
    was = one.before.name if one.before and one.before.name != name else ""
    old = board.text(was, "small", "del", measure, struck=True)
    top = stack((old, board.text(name, "card", "ink", measure)), 3.0)
    top = top._replace(signs=frozenset({"struck"}) if was else frozenset())
    return _Card(top, stack((_standing(desk, one, measure), _felt(desk, one, measure)), 7.0))


def _standing(desk: Desk, one: Column, measure: float) -> Block:
    """What a card rests on: the word of an assumption; both words where it became something else."""
    changed = any(each.field == "Place.standing" for each in one.changes)
    if one.before and one.after and one.loud and changed:
        return _turned(desk, one.before, one.after, measure)
    gone = one.sort == "gone"
    if one.one.standing == "validated" or one.sort == "left":
        return EMPTY
    ink = "del" if gone else "ink-2" if one.loud else "ink-mute"
    block = desk.board.text(_word(desk, one.one), "micro-italic", ink, measure, struck=gone)
    return block._replace(signs=frozenset({"believed"} if one.one.standing == "assumption" and not gone else ()))


def _turned(desk: Desk, before: Activity, after: Activity, measure: float) -> Block:
    """What it rested on, struck, above what it rests on."""
    old = desk.board.text(_word(desk, before), "micro-italic", "del", measure, struck=True)
    new = desk.board.text(_word(desk, after), "micro-strong", "chg", measure - 18.0)
    glyph = {"validated": "check", "assumption": "question", "refuted": "minus"}[after.standing]
    sign = Block((Glyph(glyph, 0.0, 0.5, 14.0, "chg"),), 14.0, 15.0)
    now = Block((*sign.elements, *placed(new, 18.0, 0.0)), new.width + 18.0, max(new.height, 15.0))
    return stack((old, now), 3.0)._replace(signs=frozenset({"struck"}))


def _word(desk: Desk, one: Activity) -> str:
    share = f" {one.observed.count}/{one.observed.of}" if one.observed and one.standing == "validated" else ""
    return desk.labels(f"standing.{one.standing}") + share


def _felt(desk: Desk, one: Column, measure: float) -> Block:
    """The happiness as it was and is, where it changed."""
    if not any(each.field in FELT for each in one.changes) or one.before is None or one.after is None:
        return EMPTY
    text = f"{desk.value(one.before.happiness)} {desk.arrow} {desk.value(one.after.happiness)}"
    words = desk.board.text(text, "micro-strong", "chg", measure)
    if words.width + 18.0 > measure + 4.0 or words.height > 20.0:
        return words
    return row((Block((Glyph("smile", 0.0, 0.0, 15.0, "chg"),), 15.0, 15.0), words), 4.0)


def _folded(desk: Desk, fold: Fold) -> Block:
    """A folded run: how many, of which phases, the first and the last."""
    board = desk.board
    measure = min(fold.w - 2 * PAD, 260.0)
    blocks = [board.text(desk.labels.count("overlay.unchanged", len(fold.columns)), "micro-strong", "ink-2", measure)]
    if _phases(desk):
        blocks.append(_ranges(desk, fold, measure))
    first, last = fold.columns[0], fold.columns[-1]
    dots = Block(tuple(Circle(3.5, 2.0 + 5.0 * at, 1.2, Ink("ink-mute")) for at in range(3)), 7.0, 13.0)
    blocks.append(stack((_numbered(desk, first, measure), dots, _numbered(desk, last, measure)), 4.0))
    return stack(tuple(blocks), 9.0)


def _phases(desk: Desk) -> bool:
    return any(one is not None and one.phases_given for one in (desk.difference.before, desk.difference.after))


def _ranges(desk: Desk, fold: Fold, measure: float) -> Block:
    """The phases of a folded run with the numbers of their activities."""
    sides = (desk.difference.before, desk.difference.after)
    names = {phase.id: phase.name for journey in sides if journey for phase in journey.phases}
    rows = []
    for key, members in groupby(fold.columns, key=lambda one: one.one.phase):
        numbers = [one.number for one in members]
        said = numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        count = desk.board.line(said, "micro", "ink-mute")
        name = desk.board.text(names.get(key, ""), "micro", "ink-mute", measure - count.width - 8.0)
        elements = (*name.elements, *placed(count, measure - count.width, 0.0))
        rows.append(Block(elements, measure, max(name.height, count.height)))
    return stack(tuple(rows), 4.0)


def _numbered(desk: Desk, one: Column, measure: float) -> Block:
    number = desk.board.line(one.number, "micro-strong", "ink-mute")
    name = desk.board.text(one.one.name, "micro", "ink-mute", measure - 22.0)
    return Block((*number.elements, *placed(name, 22.0, 0.0)), measure, max(number.height, name.height))
