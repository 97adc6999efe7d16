"""The row of activities: loud cards for what changed, quiet ones beside it, one grey card for a folded run."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import EMPTY, Block, path, placed, row, stack
from journeyctl.layout.board import Board
from journeyctl.layout.lanes import ASSUMED
from journeyctl.model import Activity
from journeyctl.overlay.columns import Column, Fold
from journeyctl.overlay.desk import INKS, Desk, Part, badge, label
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Path, Rect

STRIP = 34.0
PAD = 11.0
RADIUS = 8.0
LEAST = 150.0
AFTER_BADGE = 34.0
"""Where the word on a strip begins."""
SMILE = 14.0
_STRUCK = frozenset({"struck"})


class _Card(NamedTuple):
    """What stands on a card: above, and at its foot."""

    top: Block
    foot: Block

    @property
    def height(self) -> float:
        """The room that both take."""
        return self.top.height + (self.foot.height + 14.0 if self.foot.elements else 0.0)

    @property
    def signs(self) -> frozenset[str]:
        """The legend entries that it calls for."""
        return self.top.signs | self.foot.signs


def strip_width(board: Board, word: str, number: str) -> float:
    """How wide a column must be for the strip of its card."""
    return AFTER_BADGE + board.width(word, "micro-strong") + 8.0 + board.width(number, "micro-strong") + PAD


def cards(desk: Desk) -> Part:
    """The row of cards, all of one height."""
    smile = all(_smiles(desk, one) for one in desk.plan.open)
    made = [_card(desk, one, smile=smile) for one in desk.plan.open]
    folded = [_folded(desk, fold) for fold in desk.plan.folds]
    tallest = max([one.height + STRIP for one in made], default=0.0)
    height = max(LEAST, tallest + 2 * PAD + 2.0, *(block.height + 2 * PAD for block in folded), 0.0)
    elements: list[Element] = list(label(desk, "touch", desk.labels.lane("activities", "title")).elements)
    signs: frozenset[str] = frozenset()
    for fold, block in zip(desk.plan.folds, folded, strict=True):
        elements.append(Group("fold", placed(block, fold.x + PAD, PAD)))
    for one, card in zip(desk.plan.open, made, strict=True):
        parts = (*_framed(desk, one, height), *placed(card.top, one.x + PAD, STRIP + (PAD if _striped(one) else 0.0)))
        parts += placed(card.foot, one.x + PAD, height - PAD - card.foot.height)
        elements.append(Group("change" if one.sort != "same" else "step", parts, id=_id(one), title=_title(one)))
        signs |= {one.sort} | card.signs
    return Part(height, tuple(elements), signs - {"same"})


def _id(one: Column) -> str:
    return one.subject if one.sort != "left" else f"{one.subject}-before"


def _title(one: Column) -> str:
    return " · ".join([f"{one.number} {one.one.name}".strip(), *(each.text for each in one.changes)])


def _striped(one: Column) -> bool:
    """Whether a card has a strip that says what happened."""
    return one.loud and one.sort != "left"


def _framed(desk: Desk, one: Column, height: float) -> tuple[Element, ...]:
    """The frame of a card, with a strip or with its number alone."""
    box = Box(one.x, 0.0, one.w, height)
    board = desk.board
    if _striped(one):
        return _strip(desk, one, box)
    believed = one.one.standing == "assumption" and one.sort != "left"
    line = ASSUMED._replace(width=1.3, dash=(4.6, 3.3), fill="paper") if believed else Ink("paper", "line", 1.2)
    number = placed(board.line(one.number, "micro-strong", "ink-mute"), box.x + PAD, PAD + 1.0)
    sign = badge(one.sort, box.right - 16.0, 19.0, 6.2, back=one.back) if one.sort != "same" else ()
    return Rect(_inset(box, 0.6), line, RADIUS), *sign, *number


def _strip(desk: Desk, one: Column, box: Box) -> tuple[Element, ...]:
    """A frame in the colour of what happened, its strip with sign, word and number."""
    board, ink = desk.board, INKS[one.sort]
    ground, frame = Rect(box, Ink("paper"), RADIUS), Rect(_inset(box, 1.2), Ink(stroke=ink, width=2.4), RADIUS - 1.0)
    strip = path("M", box.x, STRIP, "V", RADIUS, "Q", box.x, 0.0, box.x + RADIUS, 0.0, "H", box.right - RADIUS,
                 "Q", box.right, 0.0, box.right, RADIUS, "V", STRIP, "Z")  # fmt: skip
    word = board.line(desk.labels(f"overlay.card.{one.sort}"), "micro-strong", "paper")
    number = board.line(one.number, "micro-strong", "paper")
    middle = (STRIP - word.height) / 2
    return (
        ground, frame, Path(strip, Ink(ink)),
        *badge(one.sort, box.x + 18.0, STRIP / 2, 8.6, bare=True, back=one.back),
        *placed(word, box.x + AFTER_BADGE, middle), *placed(number, box.right - PAD - number.width, middle),
    )  # fmt: skip


def _inset(box: Box, by: float) -> Box:
    return Box(box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by)


def _card(desk: Desk, one: Column, *, smile: bool) -> _Card:
    measure = one.w - 2 * PAD + 2.0
    board, name = desk.board, one.one.name
    if one.sort == "left":
        there = board.text(desk.labels("overlay.card.left"), "micro", "chg", measure)
        return _Card(board.text(name, "small", "del", measure, struck=True)._replace(signs=_STRUCK), there)
    if one.sort == "gone":
        top = board.text(name, "card", "del", measure, struck=True)._replace(signs=_STRUCK)
        return _Card(top, _standing(desk, one, measure))
    if not one.loud:
        return _Card(board.text(name, "small", "ink-mute", measure), _standing(desk, one, measure))
    was = one.before.name if one.before and one.before.name != name else ""
    old = board.text(was, "small", "del", measure, struck=True)._replace(signs=_STRUCK if was else frozenset())
    top = stack((old, board.text(name, "card", "ink", measure)), 5.0)
    return _Card(top, stack((_standing(desk, one, measure), _felt(desk, one, measure, smile=smile)), 7.0))


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


def _felt(desk: Desk, one: Column, measure: float, *, smile: bool) -> Block:
    """The happiness as it was and is, where it changed; behind a face where all cards have room for one."""
    if not _values(desk, one):
        return EMPTY
    words = desk.board.text(_values(desk, one), "micro-strong", "chg", measure)
    sign = Block((Glyph("smile", 0.0, 0.0, SMILE, "chg"),), SMILE, SMILE)
    return row((sign, words), 3.0) if smile else words


def _values(desk: Desk, one: Column) -> str:
    """The happiness before and after, "" where it did not change."""
    if not any(each.field == "Place.happiness" for each in one.changes) or one.before is None or one.after is None:
        return ""
    return f"{desk.value(one.before.happiness)} → {desk.value(one.after.happiness)}"


def _smiles(desk: Desk, one: Column) -> bool:
    """Whether a face has room before the values."""
    wide = desk.board.width(_values(desk, one), "micro-strong")
    return wide + SMILE + 3.0 <= one.w - PAD - 6.0


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
