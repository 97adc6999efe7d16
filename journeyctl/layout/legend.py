"""The legend: every symbol that occurs on this map, none that does not.

Lanes report the signs they drew; each sign has one sample in `samples.py` and one word in the labels (`legend.<sign>`).
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from journeyctl.labels import dotted
from journeyctl.layout.block import Block, path, placed, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.samples import LINE, SAMPLES
from journeyctl.layout.titleblock import beside, title_block
from journeyctl.paper.grid import MARGIN
from journeyctl.scene import Element, Ink, Path

ROW = 13.0
GAP, AIRY = 5.0, 8.0
"""The least room between two columns, and what tells them apart at a glance."""
FEW = 3
"""So many rows are no higher than the title block: a curve loses more by another than a legend gains."""
SIGN_GAP, TABLE_SIGN_GAP = 4.0, 3.0
"""The room between a sign and its word: in a row, and in columns, where most signs are narrower than the widest."""
BLOCK_WIDTH = 348.0
BLOCK_GAP = 12.0
ASTRAY = 17.0
"""How much narrower than its column's widest sample one may be: a word further off names nothing."""

LONE = 100.0
"""What width is given to have no column of a single entry, where there is room."""
UNEVEN = 6.0
"""What width is given to have columns equally full, for the square of each entry that one has less than another."""

_SAME = {"face-assumed": "face", "idea": ""}
"""Signs that another entry already explains, or that explain themselves."""
_ALIKE = {"answered": "validated"}
"""Signs that look as another does: where both are there, one entry has the words of both."""


def entries(signs: frozenset[str]) -> tuple[str, ...]:
    """The legend entries for a set of signs, in the legend's order. An unknown sign is our bug."""
    wanted = {_SAME.get(sign, sign) for sign in signs} - {""}
    unknown_signs = wanted - SAMPLES.keys()
    if unknown_signs:
        raise KeyError(f"no legend sample for {sorted(unknown_signs)}")
    if "curve-unknown" in wanted:
        wanted -= {"face-unknown"}
    return tuple(sign for sign in SAMPLES if sign in wanted)


class Entry(NamedTuple):
    """The sample of a sign, and its word."""

    sample: Block
    words: Block

    def beside(self, x: float) -> Block:
        """The sample, and its word from `x` on."""
        elements = (*self.sample.elements, *placed(self.words, x, (LINE - self.words.height) / 2))
        return Block(elements, x + self.words.width, LINE)


def _told(board: Board, signs: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The signs of a legend's entries and their words, one entry for signs that look alike."""
    wanted = entries(signs)
    return tuple(
        (sign, dotted(*(board.labels(f"legend.{one}") for one in wanted if sign in (one, _ALIKE.get(one)))))
        for sign in wanted
        if _ALIKE.get(sign) not in wanted
    )


def _entry(board: Board, sign: str, words: str) -> Entry:
    return Entry(SAMPLES[sign](board), board.line(words, "small", "ink-2"))


def in_a_row(board: Board, signs: frozenset[str]) -> tuple[Block, ...]:
    """The entries for a set of signs as they stand in a row: each a sample and its word."""
    made = (_entry(board, *one) for one in _told(board, signs))
    return tuple(one.beside(one.sample.width + SIGN_GAP) for one in made)


class Pile(NamedTuple):
    """Entries one under the other: their words on one edge behind the widest sample, or each close to its own.

    On an edge stand the words of all but one whose sample is far wider than the narrowest.
    """

    entries: tuple[Entry, ...]
    aligned: bool = True

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the words of each entry begin."""
        widths = [one.sample.width for one in self.entries]
        edge = max((width for width in widths if width - min(widths) <= ASTRAY), default=0.0) if self.aligned else 0.0
        return tuple(TABLE_SIGN_GAP + max(width, edge) for width in widths)

    @property
    def width(self) -> float:
        """The width of its samples and words."""
        return max(edge + one.words.width for edge, one in zip(self.edges, self.entries, strict=True))


class Worth(NamedTuple):
    """What width is given for the look of columns: for `gap` between two, for none with one entry, for even ones.

    Where they are not `aligned` each word is close to its own sample.
    """

    gap: float
    lone: float = 0.0
    uneven: float = 0.0
    aligned: bool = True

    def of(self, count: int, most: int) -> float:
        """What a column of `count` entries costs beside its own width where the fullest have `most`."""
        return self.gap + self.uneven * (most - count) ** 2 + (self.lone if count == 1 else 0.0)


def narrowest(made: tuple[Entry, ...], most: int, worth: Worth) -> tuple[Pile, ...]:
    """Entries in order in columns of at most `most`, divided so that what all columns cost together is least.

    The first entry of all, which is the row of faces, may be wider than an edge allows: it need not stand alone.
    """
    sizes = [(one.sample.width, one.words.width) for one in made]
    beside_it = [worth.of(count, most) for count in range(most + 1)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(made) + 1):
        widest, thinnest, words, both = 0.0, inf, 0.0, 0.0
        least, chosen = inf, end - 1
        for start in range(end - 1, max(0, end - most) - 1, -1):
            sample, word = sizes[start]
            widest, thinnest = max(widest, sample), min(thinnest, sample)
            words, both = max(words, word), max(both, sample + word)
            astray = worth.aligned and widest - thinnest > ASTRAY
            if astray and (start or sample < widest):
                break
            wide = TABLE_SIGN_GAP + (widest + words if worth.aligned else both)
            wide = Pile(made[:end]).width if astray else wide
            whole = best[start][0] + wide + beside_it[end - start]
            # Of divisions that are equally narrow the one whose last column is the fullest.
            if whole <= least:
                least, chosen = whole, start
        best.append((least, chosen))
    piles: list[Pile] = []
    end = len(made)
    while end:
        start = best[end][1]
        piles.append(Pile(made[start:end], worth.aligned))
        end = start
    return tuple(reversed(piles))


def columns(made: tuple[Entry, ...], width: float, gap: float, *, dear: bool = False) -> tuple[Pile, ...]:
    """Entries in as few rows as the width allows, three at least, and in these as even as it allows.

    Words stand on one edge; where height is `dear`, only if that costs no row.
    """
    looks = [Worth(gap, lone, uneven) for lone in (LONE, 0.0) for uneven in (UNEVEN, UNEVEN / 4, 0.0)]
    looks += [Worth(gap, aligned=False)] if dear else []
    for count in range(FEW, len(made) + 1):
        # Nothing is narrower than what gives no width for its look: where that has no room, nothing has.
        if _wide(narrowest(made, count, looks[-1]), gap) > width:
            continue
        for worth in looks:
            piles = narrowest(made, count, worth)
            if _wide(piles, gap) <= width:
                return piles
    return (Pile(made),)


def _wide(piles: tuple[Pile, ...], gap: float) -> float:
    """How wide columns are that stand `gap` apart."""
    return sum(pile.width + gap for pile in piles) - gap


def _airy(made: tuple[Entry, ...], width: float) -> tuple[Pile, ...]:
    """Columns with air between them where that costs no row, or one that is not the first below the title block."""
    close, airy = columns(made, width, GAP), columns(made, width, AIRY)
    rows = [max(len(pile.entries) for pile in piles) for piles in (close, airy)]
    return airy if rows[1] <= rows[0] + (rows[0] > FEW) else close


NARROW = 800.0
"""On a page that is not wider the title block always stands below the legend."""
ORDINARY = 75.0
"""A footer that is not higher needs no other form."""


class Legend:
    """The words and the tables of a page's legend, each made once: of one page several footers are laid out."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._entries: dict[tuple[str, str], Entry] = {}
        self._tables: dict[tuple[frozenset[str], float], Block] = {}

    def words(self, signs: frozenset[str]) -> Block:
        """The title, and what must be known to read the curve."""
        board = self._board
        title = board.text(board.labels("legend.title"), "need", "ink", 74.0)
        caution = " ".join(board.labels(key) for key in _cautions(signs))
        return stack((title, board.text(caution, "micro", "ink-3", 74.0)), 2.0)

    def table(self, signs: frozenset[str], width: float) -> Block:
        """Entries in columns, in order."""
        key = (signs, width)
        if key not in self._tables:
            self._tables[key] = self._set(tuple(map(self._entry, _told(self._board, signs))), width)
        return self._tables[key]

    def _entry(self, told: tuple[str, str]) -> Entry:
        if told not in self._entries:
            self._entries[told] = _entry(self._board, *told)
        return self._entries[told]

    def _set(self, made: tuple[Entry, ...], width: float) -> Block:
        if not made:
            return Block((), width, 0.0)
        # A row more on each sheet of a large map may be a sheet more.
        dear = self._board.sheet[1] > 1
        close = dear or self._board.factor < 1.0
        piles = columns(made, width, GAP, dear=dear) if close else _airy(made, width)
        wide = sum(pile.width for pile in piles) + GAP * (len(piles) - 1)
        slack = min(14.0, max(0.0, width - wide) / max(1, len(piles) - 1))
        elements: list[Element] = []
        x = 0.0
        for column in piles:
            for row, (edge, one) in enumerate(zip(column.edges, column.entries, strict=True)):
                elements += placed(one.beside(edge), x, row * ROW)
            x += column.width + GAP + slack
        rows = max(len(column.entries) for column in piles)
        return Block(tuple(elements), width, rows * ROW - (ROW - LINE))


def footer(board: Board, signs: frozenset[str], legend: Legend | None = None) -> Strip:
    """The footer: the legend at the left, the title block at the right, or below where that takes less height.

    `legend` is that of the page, whatever its number, where it was made before.
    """
    legend = legend or Legend(board)
    block = title_block(board, min(BLOCK_WIDTH + beside(board), board.grid.right - board.grid.text))
    abreast = _footer(board, signs, legend, block, beside_it=True) if board.grid.width > NARROW else None
    if abreast and abreast.height <= ORDINARY:
        return abreast
    below = _footer(board, signs, legend, block, beside_it=False)
    return abreast if abreast and abreast.height <= below.height else below


def _footer(board: Board, signs: frozenset[str], legend: Legend, block: Block, *, beside_it: bool) -> Strip:
    left = board.grid.text
    room = board.grid.right - left - (block.width + BLOCK_GAP if beside_it else 0.0)
    words, table = legend.words(signs), legend.table(signs, room)
    rule = Path(path("M", MARGIN, 0.0, "H", board.grid.right), Ink(stroke="line", width=0.4))
    elements: list[Element] = [rule, *placed(words, MARGIN, 5.4), *placed(table, left, 6.0)]
    height = max(words.height + 5.4, table.height + 6.0)
    top = 5.2 if beside_it else height + 8.0
    elements += placed(block, board.grid.right - block.width, top)
    return Strip("legend", max(height, top + block.height), tuple(elements))


def _cautions(signs: frozenset[str]) -> tuple[str, ...]:
    curve = signs & {"curve", "curve-assumed", "curve-unknown"}
    return ("legend.between", "legend.order") if curve else ("legend.order",)


KEY_ROW = 14.0
KEY_GAP = 13.0


def key(board: Board, signs: frozenset[str], said: str, left: float, right: float) -> Strip:
    """The entries of a picture without a title block in rows from `left` on; what is `said` at the right."""
    words = board.line(said, "micro", "ink-2")
    if words.width > right - left:
        words = board.text(said, "micro", "ink-2", right - left)
    elements: list[Element] = []
    x, y = left, 0.0
    for block in (*in_a_row(board, signs), words):
        if x + block.width > right and x > left:
            x, y = left, y + KEY_ROW
        elements += placed(block, right - block.width if block is words else x, y)
        x += block.width + KEY_GAP
    return Strip("legend", y + max(10.0, words.height), tuple(elements))
