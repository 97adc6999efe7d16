"""The head and the foot of the pictures that show one side of a journey.

In: the board and the name of the view; for the foot, the signs that the picture shows. Out: strips.
"""

from __future__ import annotations

from journeyctl.layout.block import EMPTY, Block, placed, row
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.header import kind_pill
from journeyctl.layout.legend import key
from journeyctl.layout.wording import joined, which
from journeyctl.paper.grid import MARGIN
from journeyctl.scene import Rect

LARGER = 1.3
"""How much larger than in the compact picture the title is set."""
GUTTER = 24.0


def type_pill(board: Board) -> Block:
    """The pills of the map's type, without the word for a map."""
    block = kind_pill(board)
    kept = block.elements[:-1]
    return Block(kept, max((one.box.right for one in kept if isinstance(one, Rect)), default=0.0), block.height)


def _said(board: Board, name: str) -> str:
    """What the picture is, of whose journey, and the journey's subtitle."""
    journey, labels = board.journey, board.labels
    plain = {"blueprint": "type.blueprint", "matrix": "matrix.name"}[name]
    what = labels(f"{name}.of", name=journey.persona.name) if journey.persona else labels(plain)
    return joined((what, journey.subtitle)) if journey.subtitle else what


def heading(board: Board, name: str, right: Block = EMPTY) -> Strip:
    """The head of the view called `name`."""
    journey = board.journey
    full = board.grid.right - MARGIN
    room = full - (right.width + GUTTER if right.elements else 0.0)
    told = journey.type == "future" or journey.status in ("draft", "prepared")
    pill = type_pill(board) if told else EMPTY
    large = board._replace(factor=board.factor * LARGER)
    title = large.text(journey.title, "display", "ink", room - (pill.width + 8.0 if told else 0.0))
    head = row((title, pill), 8.0) if told else title
    words = board.text(_said(board, name), "subtitle", "ink-2", min(room, 640.0))
    top = head.height + large.below_title(4.0)
    elements = [*placed(head, MARGIN, 0.0), *placed(words, MARGIN, top)]
    elements += placed(right, board.grid.right - right.width, 1.0)
    return Strip("header", max(top + words.height, right.height + 1.0) + 12.0, tuple(elements))


def foot(board: Board, signs: frozenset[str], right: float) -> Strip:
    """The legend, and which file this is; what is not in this picture is in the map."""
    return key(board, signs - {"phase", "number"}, which(board), MARGIN, right)
