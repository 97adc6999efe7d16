"""The words of a poster are on its tiles: each where it stands on the poster, whole, or in parts that a cut divides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from journeyctl.box import Box
from journeyctl.paper.press import Press
from journeyctl.paper.sheets import sheet
from journeyctl.paper.tiling import Tile, Tiling, tiling
from tests.drawn import one
from tests.test_export_pdf import run

MM = 25.4 / 72
NEAR = 0.1
"""How far a word may stand from its place, in millimetres."""
POSTERS = (
    ("journeys/ny-bredbandskund.journey.yaml", "A0"),
    ("journeys/waermepumpe.journey.yaml", "A1"),
    ("journeys/hospital-discharge.journey.yaml", "A2"),
)


class Word(NamedTuple):
    """A word and where it stands, in millimetres from the upper left of the poster."""

    text: str
    box: Box


def pages(path: Path) -> list[list[Word]]:
    """The words of each page of a PDF, as poppler reads them."""
    found: list[list[Word]] = []
    for line in run("pdftotext", "-bbox", path, "-").splitlines():
        if "<page " in line:
            found.append([])
        told = re.search(r'<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.*)</word>', line)
        if told:
            x, y, right, bottom = (float(told[n]) * MM for n in range(1, 5))
            found[-1].append(Word(html.unescape(told[5]), Box(x, y, right - x, bottom - y)))
    return found


def moved(words: list[Word], tile: Tile) -> list[Word]:
    """The words of a tile where they stand on the poster."""
    return [Word(w.text, w.box._replace(x=w.box.x - tile.across.origin, y=w.box.y - tile.down.origin)) for w in words]


def kept(tile: Tile) -> Box:
    """What of the poster is seen of a tile when all are put together."""
    return Box(tile.across.start, tile.down.start, tile.kept.w, tile.kept.h)


def within(box: Box, of: Box) -> Box | None:
    """The part of a box that lies in another, where that is more than a hair."""
    x, y = max(box.x, of.x), max(box.y, of.y)
    part = Box(x, y, min(box.right, of.right) - x, min(box.bottom, of.bottom) - y)
    return part if min(part.w, part.h) > NEAR else None


def is_part(piece: Word, word: Word) -> bool:
    """Whether a word of a tile is a word of the poster, or as much of it as there is on the sheet."""
    if abs(piece.box.y - word.box.y) > NEAR or abs(piece.box.bottom - word.box.bottom) > NEAR:
        return False
    left, right = abs(piece.box.x - word.box.x) < NEAR, abs(piece.box.right - word.box.right) < NEAR
    inside = piece.box.x > word.box.x - NEAR and piece.box.right < word.box.right + NEAR
    same = piece.text == word.text if left and right else piece.text in word.text
    ends = (not left or word.text.startswith(piece.text)) and (not right or word.text.endswith(piece.text))
    return inside and same and ends


def missing(poster: list[Word], tiles: list[list[Word]], made: Tiling) -> Iterator[tuple[int, Word]]:
    """Every word of the poster that a tile should show and does not, or not all that is seen of it at last."""
    for tile, words in zip(made.tiles, tiles, strict=True):
        for word in poster:
            seen = within(word.box, kept(tile))
            if seen and not any(
                is_part(piece, word) and piece.box.x < seen.x + NEAR and piece.box.right > seen.right - NEAR
                for piece in words
            ):
                yield tile.number, word


def surplus(poster: list[Word], tiles: list[list[Word]], made: Tiling) -> Iterator[tuple[int, Word]]:
    """Every word in the part of a tile that is kept which is not of the poster, or stands elsewhere."""
    for tile, words in zip(made.tiles, tiles, strict=True):
        for piece in words:
            if within(piece.box, kept(tile)) and not any(is_part(piece, word) for word in poster):
                yield tile.number, piece


@pytest.mark.proof
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize(("example", "paper"), POSTERS, ids=[paper for _, paper in POSTERS])
def test_the_words_of_tiles_put_together_are_those_of_the_poster(
    tmp_path: Path, example: str, paper: str, orientation: str
) -> None:
    """On sheets of A4, A3 and letter every word stands where it should, to a tenth of a millimetre, and no other."""
    path = tmp_path / "poster.pdf"
    path.write_bytes(one(example, "pdf", paper=paper, orientation=orientation))
    (poster,) = pages(path)
    assert len(poster) > 200
    size = sheet(paper)
    sides = (size.long, size.short) if orientation == "landscape" else (size.short, size.long)
    for name in ("A4", "A3", "letter"):
        made = tiling(sides, sheet(name), 10, 5)
        path.write_bytes(one(example, "pdf", paper=paper, orientation=orientation, press=Press(tile=name)))
        tiles = [moved(words, tile) for words, tile in zip(pages(path)[1:], made.tiles, strict=True)]
        assert list(missing(poster, tiles, made)) == []
        assert list(surplus(poster, tiles, made)) == []
        divided = [w for w in poster if sum(within(w.box, kept(tile)) is not None for tile in made.tiles) > 1]
        assert divided
