"""The row of needs: what was needed struck, what is needed in ink where it changed, the rest muted."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.layout.block import Block, placed, stack
from journeyctl.overlay.columns import Column
from journeyctl.overlay.desk import Desk, Part, badge, label
from journeyctl.scene import Element, Group, Ink, Rect

PAD = 11.0
SIGN = 7.0


def needs(desk: Desk) -> Part | None:
    """The needs of the columns that are not folded; None where there are none."""
    made = {one.subject + one.sort: _cell(desk, one) for one in desk.plan.open if one.sort != "left"}
    if not any(block.elements for block in made.values()):
        return None
    height = max(block.height for block in made.values()) + 2 * PAD
    elements: list[Element] = list(label(desk, "target", desk.labels.lane("needs", "title")).elements)
    signs: set[str] = set()
    for one in desk.plan.open:
        block = made.get(one.subject + one.sort)
        if not one.loud:
            elements.append(Rect(Box(one.x, 0.0, one.w, height), Ink("wash"), 8.0))
        if block is not None and block.elements:
            elements.append(Group("need", placed(block, one.x + PAD, PAD), id=one.one.id))
            signs |= block.signs
    return Part(max(height, 60.0), tuple(elements), frozenset(signs))


def _cell(desk: Desk, one: Column) -> Block:
    old = [need.text for need in one.before.needs] if one.before else []
    new = [need.text for need in one.after.needs] if one.after else []
    measure = one.w - 2 * PAD + 4.0
    blocks: list[Block] = []
    for text in (text for text in old if text not in new):
        blocks.append(_text(desk, text, "del", measure, "removed" if one.after else ""))
    for text in new:
        fresh = text not in old
        quiet = "ink-3" if one.loud else "ink-mute"
        blocks.append(_text(desk, text, "ink" if fresh else quiet, measure, "added" if fresh else ""))
    return stack(tuple(blocks), 7.0)


def _text(desk: Desk, text: str, ink: str, measure: float, kind: str) -> Block:
    words = desk.board.text(text, "small", ink, measure, struck=ink == "del")
    if not kind:
        return words
    sign = Block(badge(kind, SIGN, SIGN, SIGN), 2 * SIGN, 2 * SIGN)
    signs = frozenset({"new" if kind == "added" else "gone"})
    return stack((words, sign), 5.0)._replace(signs=signs)
