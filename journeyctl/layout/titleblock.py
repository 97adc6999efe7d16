"""The title block, as on an engineering drawing: what this sheet is, which version, whose, and how far to trust it."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.layout.block import Block, path, placed
from journeyctl.layout.board import Board
from journeyctl.layout.emblems import code, logo
from journeyctl.scene import Element, Glyph, Group, Ink, Path, Rect

ROW = 17.5
PADDING = 4.0


def _fields(board: Board) -> tuple[tuple[tuple[str, str], ...], ...]:
    journey, labels = board.journey, board.labels
    validated = sum(a.standing == "validated" for a in journey.activities)
    share = labels("map.share", n=validated, of=len(journey.activities))
    status = labels(f"status.{journey.status}") if journey.status else ""
    first = (
        ("map", journey.slug or journey.title),
        ("version", journey.version),
        ("status", status),
        ("date", journey.date),
        ("review", journey.review_by),
        ("owner", journey.owner),
    )
    sheet = labels("map.sheet", n=board.sheet[0], of=board.sheet[1])
    second = (
        ("source", journey.path),
        ("revision", board.revision),
        ("share", share),
        ("sheet", sheet if board.page.screen else f"{sheet}, {_paper(board)}"),
        ("tool", "journeyctl"),
    )
    third = (("link", board.plate.link),)
    return tuple(tuple((key, text) for key, text in row if text) for row in (first, second, third))


def _paper(board: Board) -> str:
    """The paper as people say it: its name, else its sides or, of a roll, its breadth."""
    name = board.page.name
    if not name.endswith("mm"):
        return name
    sides = [board.labels.number(float(side)) for side in name.removesuffix("mm").removeprefix("roll:").split("x")]
    size = " × ".join(sides) + "\u00a0mm"
    return size if len(sides) > 1 else board.labels("map.roll", breadth=size)


def _cell(board: Board, key: str, text: str, room: float) -> Block:
    caption = board.line(board.labels(f"block.{key}"), "caption", "ink-3")
    words = board.text(text, "strong", "ink", room)
    top = max(8.0, 2.2 + 1.17 * board.style("caption").size)
    shown = placed(words, 0.0, top)
    if key == "link":
        shown = (Group("address", shown, id="address", link=text),)
    elements: tuple[Element, ...] = (*placed(caption, 0.0, 2.2), *shown)
    if key == "review" and board.journey.overdue(board.today):
        elements = (*elements, Glyph("clock", caption.width + 2.0, 1.4, 6.0, "neg-text"))
    return Block(elements, max(caption.width + 8.0, words.width), top + words.height + 2.2)


def _row(board: Board, fields: tuple[tuple[str, str], ...], width: float, least: float) -> Block:
    """One row of cells: each as wide as its text, the surplus shared; too long a text wraps in its cell."""
    room = width - 2 * PADDING * len(fields)
    natural = [
        max(board.width(text, "strong"), board.width(board.labels(f"block.{key}"), "caption") + 8.0)
        for key, text in fields
    ]
    wide = sum(natural)
    each = [n + (room - wide) / len(fields) for n in natural] if wide <= room else _squeezed(natural, room)
    elements: list[Element] = []
    cells = [_cell(board, key, text, part) for (key, text), part in zip(fields, each, strict=True)]
    height = max(least, *(cell.height for cell in cells))
    x = 0.0
    for index, (cell, part) in enumerate(zip(cells, each, strict=True)):
        if index:
            elements.append(Path(path("M", x, 0.0, "V", height), Ink(stroke="ink-2", width=0.3)))
        elements += placed(cell, x + PADDING, 0.0)
        x += part + 2 * PADDING
    return Block(tuple(elements), width, height)


def _squeezed(natural: list[float], room: float) -> list[float]:
    """Widths that sum to `room`: the widest give first, down to a common width."""
    limit = max(natural)
    while sum(min(n, limit) for n in natural) > room and limit > 12.0:
        limit -= 1.0
    return [min(n, limit) for n in natural]


def _least(board: Board) -> float:
    """The least height of a block: that of its rows with one line in each."""
    return ROW * sum(any(text for _, text in row) for row in _fields(board))


def beside(board: Board) -> float:
    """How wide the logo and the code are that stand beside the fields."""
    least = _least(board)
    return logo(board, least).width + code(board, least).width


def title_block(board: Board, width: float) -> Block:
    """The title block in a given width: the logo at the left, the fields, the code of the address at the right."""
    mark, square = logo(board, _least(board)), code(board, _least(board))
    left, right = mark.width, width - square.width
    rows = [fields for fields in _fields(board) if fields]
    made = [_row(board, fields, right - left, max(ROW, square.height / len(rows))) for fields in rows]
    height = sum(row.height for row in made)
    elements = [
        *placed(mark, 0.0, (height - mark.height) / 2),
        *placed(square, right, (height - square.height) / 2),
        Rect(Box(0.0, 0.0, width, height), Ink(stroke="ink-2", width=0.5)),
    ]
    thin = Ink(stroke="ink-2", width=0.3)
    elements += [Path(path("M", x, 0.0, "V", height), thin) for x in (left, right) if 0.0 < x < width]
    y = 0.0
    for index, row in enumerate(made):
        if index:
            elements.append(Path(path("M", left, y, "H", right), thin))
        elements += placed(row, left, y)
        y += row.height
    return Block(tuple(elements), width, height)
