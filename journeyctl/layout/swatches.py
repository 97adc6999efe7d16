"""The sheet that shows a theme: every colour with what stands on it, phases from 1 to 12, faces, and a small map.

In: a theme, its palette, a map that was laid out for it. Out: a `Scene` and the palette it is painted with, which has
phases for every number of them. Contrasts are the computed ones; a pair that has too little is told in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor
from typing import NamedTuple

from journeyctl.box import Box
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.faces import MARK_INKS, face, unknown
from journeyctl.scene import Element, Glyph, Group, Ink, Path, Rect, Scene
from journeyctl.theme import Theme
from journeyctl.theme.contrast import AA, contrast, pairs
from journeyctl.theme.inks import inked

MARGIN = 17.0
MOST = 12
"""So many phases are shown at most."""
CARD, GAP, LINE = 132.0, 7.7, 8.6
"""The width of a card of colours, the room between two, the height of a line in one."""
GROUND = 82.0
"""The width of the ground on which a card's texts stand; their contrasts stand beside it."""
FIELD = 15.0
"""The side of a single colour's field."""


class Shown(NamedTuple):
    """What the sheet is made of: the theme, its colours for the map's phases, the board that sets the words."""

    theme: Theme
    palette: Mapping[str, str]
    board: Board


def swatches(shown: Shown, sample: Scene) -> tuple[Scene, Mapping[str, str]]:
    """The sheet with a map below it, and its palette.

    Args:
        shown: the theme.
        sample: a map in this theme, as wide as the board's page.
    """
    y = MARGIN
    children: list[Element] = []
    for name, block in _parts(shown):
        children.append(Group("part", placed(block, MARGIN, 0.0), id=name, dy=y))
        y += block.height + 14.0
    # The map has a margin of its own above it, and paints its whole ground.
    children.append(Group("sample", sample.children[1:], dy=y - MARGIN))
    height = y - MARGIN + sample.height
    ground = Rect(Box(0.0, 0.0, sample.width, height), Ink(fill="paper"))
    scene = sample._replace(
        height=height, title=shown.theme.name, desc=_about(shown), author="", children=(ground, *children)
    )
    return scene, {**shown.palette, **_numbered(shown.theme)}


def _parts(shown: Shown) -> tuple[tuple[str, Block], ...]:
    board = shown.board
    head = stack(
        (board.line(shown.theme.name, "display", "ink"), board.text(_about(shown), "body", "ink-2", _room(board))), 4.0
    )
    return (
        ("head", head),
        ("grounds", _titled(board, "Text on its grounds, and its contrast", _grounds(shown))),
        ("fields", _titled(board, "Single colours, and their contrast to the page", _fields(shown))),
        ("phases", _titled(board, f"Phases, from 1 to {MOST}", _phases(shown))),
        ("faces", _titled(board, "Faces and marks", _faces(board))),
    )


def _room(board: Board) -> float:
    return board.page.width - 2 * MARGIN


def _titled(board: Board, title: str, block: Block) -> Block:
    rule = Block((Path(path("M", 0.0, 0.0, "H", _room(board)), Ink(stroke="line", width=0.5)),), _room(board), 0.1)
    return stack((rule, board.line(title, "lane", "ink"), block), 5.0)


def _about(shown: Shown) -> str:
    """What the theme promises, and whether it keeps that."""
    theme = shown.theme
    hues = f"hues {theme.hues[0]:g} to {theme.hues[1]:g}" if theme.hues else "no hues"
    poor = sum(ratio < _needed(theme, ground) for ground, rows in _on_grounds(shown) for _, ratio in rows)
    kept = "every pair has it" if not poor else f"{poor} {'pair has' if poor == 1 else 'pairs have'} less"
    place = "for screens only" if theme.glows else "for screens and print"
    return f"{hues} · text has a contrast of {theme.text:g} or more: {kept} · {place}"


def _needed(theme: Theme, ground: str) -> float:
    return AA if ground.endswith("-edge") else theme.text


def _on_grounds(shown: Shown) -> list[tuple[str, list[tuple[str, float]]]]:
    """Every ground with the texts that pictures set on it, and their contrasts."""
    found: dict[str, list[tuple[str, float]]] = {}
    for token, ground in pairs(len(shown.board.journey.phases)):
        own = inked(token, shown.palette)
        ratio = contrast(shown.palette[own], shown.palette[ground])
        found.setdefault(ground, []).append((token, ratio))
    return list(found.items())


def _grounds(shown: Shown) -> Block:
    """Every ground as a card, the cards in columns of even length."""
    cards = [_ground(shown, ground, rows) for ground, rows in _on_grounds(shown)]
    across = int((_room(shown.board) + GAP) // (CARD + GAP))
    columns: list[list[Block]] = [[] for _ in range(across)]
    for card in cards:
        shortest = min(columns, key=lambda column: sum(one.height + GAP for one in column))
        shortest.append(card)
    stacked = [stack(tuple(column), GAP) for column in columns]
    elements = [element for i, one in enumerate(stacked) for element in placed(one, i * (CARD + GAP), 0.0)]
    return Block(tuple(elements), _room(shown.board), max(one.height for one in stacked))


def _ground(shown: Shown, ground: str, rows: list[tuple[str, float]]) -> Block:
    board = shown.board
    head = board.line(f"{ground} {shown.palette[ground]}", "micro-strong", "ink")
    top = head.height + 2.0
    height = len(rows) * LINE + 5.0
    edge = Ink(fill=ground, stroke="line", width=0.5)
    elements: list[Element] = [*head.elements, Rect(Box(0.0, top, GROUND, height), edge, 2.0)]
    for index, (token, ratio) in enumerate(rows):
        y = top + 3.5 + index * LINE
        elements += placed(board.line(token, "micro", token), 4.0, y)
        poor = ratio < _needed(shown.theme, ground)
        words = f"{floor(ratio * 10) / 10:.1f}" + (" too little" if poor else "")
        elements += placed(board.line(words, "micro-strong" if poor else "micro", "ink"), GROUND + 4.0, y)
    return Block(tuple(elements), CARD, top + height)


def _fields(shown: Shown) -> Block:
    """Every colour that is no ground of a text, as a field."""
    grounds = {ground for ground, _ in _on_grounds(shown)}
    board, width = shown.board, _room(shown.board)
    across = int(width // CARD)
    elements: list[Element] = []
    known = [token for token in (*shown.theme.tokens, *shown.palette) if token not in grounds]
    known = list(dict.fromkeys(known))
    for index, token in enumerate(known):
        x, y = index % across * (width / across), index // across * (FIELD + 6.0)
        ratio = contrast(shown.palette[token], shown.palette["paper"])
        elements.append(Rect(Box(x, y, FIELD, FIELD), Ink(fill=token, stroke="line", width=0.5), 2.0))
        elements += placed(board.line(f"{token} {shown.palette[token]}", "micro", "ink"), x + FIELD + 3.0, y - 0.5)
        elements += placed(board.line(f"{floor(ratio * 10) / 10:.1f}", "micro", "ink-2"), x + FIELD + 3.0, y + 8.0)
    return Block(tuple(elements), width, -(-len(known) // across) * (FIELD + 6.0))


def _numbered(theme: Theme) -> dict[str, str]:
    """The colours of phases by how many there are: `of-7-phase-3`."""
    return {
        f"of-{count}-{token}": value
        for count in range(1, MOST + 1)
        for token, value in theme.palette(count).items()
        if token.startswith("phase-")
    }


def _phases(shown: Shown) -> Block:
    """A row for each number of phases: tinted cells, and on them the colours with their numbers."""
    board = shown.board
    each = (_room(board) - 20.0) / MOST
    elements: list[Element] = []
    for count in range(1, MOST + 1):
        y = (count - 1) * 15.0
        elements.append(board.middle(str(count), "micro", "ink-2", 6.0, y + 6.5))
        for number in range(1, count + 1):
            x, token = 20.0 + (number - 1) * each, f"of-{count}-phase-{number}"
            cell, own = Box(x, y, each - 4.0, 13.0), Box(x + 4.0, y + 2.5, 21.0, 8.0)
            elements.append(Rect(cell, Ink(fill=f"{token}-tint", stroke=f"{token}-edge", width=0.6), 2.0))
            elements.append(Rect(own, Ink(fill=token), 2.0))
            elements.append(board.middle(str(number), "micro-strong", "white", x + 14.5, y + 6.5))
            elements.append(board.middle(str(number), "micro-strong", token, x + 36.0, y + 6.5))
    return Block(tuple(elements), _room(board), MOST * 15.0 - 2.0)


def _faces(board: Board) -> Block:
    """The five faces as they are known and as they are believed, the unknown one, and the marks."""
    elements: list[Element] = []
    x = 9.0
    for assumed in (False, True):
        for value in range(-2, 3):
            elements += face(board, float(value), assumed=assumed, radius=8.6, x=x, y=9.0).elements
            x += 24.0
        x += 12.0
    elements += unknown(x, 9.0, 8.0).elements
    for number, (name, ink) in enumerate(MARK_INKS.items(), start=1):
        elements.append(Glyph(name, x - 8.5 + number * 28.0, 0.5, 17.0, ink))
    return Block(tuple(elements), _room(board), 18.0)
