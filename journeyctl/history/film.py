"""The history of a journey as a film strip: a frame for each version, the newest large, the others in order of time.

In: moments, the words of the map, a theme. Out: a `Drawing`. All frames have the same columns and the same scale. Units
are pixels of a screen; content decides the height.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from journeyctl.binding import clean
from journeyctl.box import Box
from journeyctl.diff.consequences import mean_of
from journeyctl.fonts import Typesetter
from journeyctl.history.caption import about, foot, legend, names, said
from journeyctl.history.frames import MOST, Frame, Strip, strip
from journeyctl.history.moments import Moment
from journeyctl.history.panel import Size, gradient, panel
from journeyctl.labels import Labels, dotted
from journeyctl.layout import Drawing
from journeyctl.layout.block import Block, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.mirror import mirrored
from journeyctl.model import Journey
from journeyctl.paper.grid import bare_grid
from journeyctl.paper.page import Page
from journeyctl.record import replace
from journeyctl.scene import Element, Group, Ink, Path, Rect, Scene
from journeyctl.theme import Theme

WIDTH, MARGIN = 1600.0, 32.0
TYPE = 1.75
"""Pixels per unit of the compact scale: names become 15 px, the smallest text 13."""
COLUMN = 300.0
"""The room for words beside the newest frame."""
GAP, BETWEEN = 24.0, 34.0
FEW = 12
"""Up to so many smaller frames stand four in a row, more of them five."""
BIG = Size(WIDTH - 2 * MARGIN - COLUMN, 330.0, 15.0, 5.0, 4.4, "curve-line")


class Row(NamedTuple):
    """Elements from y = 0 on, their height, and the legend entries they call for."""

    elements: tuple[Element, ...]
    height: float
    signs: frozenset[str] = frozenset()


def lay_out(moments: Sequence[Moment], *, theme: Theme, labels: Labels, whole: bool = True, most: int = 0) -> Drawing:
    """Lay out a history as a film strip.

    Args:
        moments: the versions, the newest first.
        theme: only its kind matters here, as for a map; paint gives the colours.
        labels: the words of the map.
        whole: whether git has the history to its beginning.
        most: at most so many frames, 0 for as many as can be seen.

    Returns:
        The scene and its diagnostics (missing characters, words broken anywhere); no scene when no version can be read.
    """
    made = strip([_safe(one) for one in moments], most or MOST)
    if not made.frames:
        return Drawing((), ())
    journey = made.frames[-1].journey
    page = Page("screen", WIDTH, 0.0, 1.0, screen=True)
    setter = Typesetter(journey.lang, journey.brand.hyphenation, page.cut)
    grid = bare_grid(journey, WIDTH, MARGIN, 0.0)
    board = Board(journey, labels, setter, page, grid, (), "", date.min, TYPE, mono=theme.mono, compact=True)
    rows = [_head(board, made, whole=whole), _newest(board, made)]
    small = _small(len(made.frames) - 1)
    rows += _older(board, made.frames[:-1], small)
    signs = frozenset().union(*(one.signs for one in rows))
    rows.append(_legend(board, signs))
    scene = _scene(journey, rows, said(board, made), (gradient(BIG), gradient(small)))
    return Drawing((mirrored(scene) if labels.rtl else scene,), setter.diagnostics())


def _safe(one: Moment) -> Moment:
    """The moment with what people wrote into git as texts of a journey are: no letter that no picture can hold."""
    author, subject = (clean(text).replace("\n", " ") for text in (one.author, one.subject))
    return replace(one, author=author, subject=subject)


def _scene(journey: Journey, rows: Sequence[Row], desc: str, definitions: tuple[object, ...]) -> Scene:
    y = MARGIN
    children: list[Element] = []
    for at, one in enumerate(rows):
        children.append(Group("row", one.elements, id=str(at + 1), dy=y))
        y += one.height + BETWEEN
    height = y - BETWEEN + MARGIN
    ground = Rect(Box(0.0, 0.0, WIDTH, height), Ink("paper"))
    return Scene(
        width=WIDTH, height=height, unit=1.0, in_pixels=True, lang=journey.lang, rtl=False, title=journey.title,
        desc=desc, author=journey.owner, phases=len(journey.phases), definitions=definitions,  # type: ignore[arg-type]
        children=(ground, *children),
    )  # fmt: skip


def _head(board: Board, made: Strip, *, whole: bool) -> Row:
    """What it is, how far it came, and what is not shown."""
    labels = board.labels
    room = WIDTH - 2 * MARGIN
    title = board.text(board.journey.title, "display", "ink", room)
    lines = [board.text(said(board, made), "body", "ink-2", room)]
    counted = (("left-out", made.left_out), ("same", made.same), ("unreadable", made.unreadable))
    notes = [labels.count(f"history.{name}", number) for name, number in counted if number]
    notes += [] if whole else [labels("history.cut")]
    lines += [board.text(" ".join(notes), "micro", "ink-3", room)] if notes else []
    block = stack((title, *lines), 8.0)
    return Row(placed(block, MARGIN, 0.0), block.height)


def _newest(board: Board, made: Strip) -> Row:
    """The newest version, large, with the names of the columns below them."""
    frame = made.frames[-1]
    words = stack((about(board, frame, COLUMN - GAP), foot(board, frame, COLUMN - GAP, ends=True)), 14.0)
    drawn, signs = panel(board, frame, BIG)
    below = names(board, made, BIG)
    elements = (
        *placed(words, MARGIN, 0.0),
        Group("panel", drawn, dx=MARGIN + COLUMN),
        Group("names", below.elements, dx=MARGIN + COLUMN, dy=BIG.height + 8.0),
    )
    shown = Group("frame", elements, id=_id(frame), title=_title(board, frame))
    return Row((shown,), max(words.height, BIG.height + 8.0 + below.height), signs)


def _small(count: int) -> Size:
    """The size of the smaller frames."""
    across = 4 if count <= FEW else 5
    return Size((WIDTH - 2 * MARGIN - (across - 1) * GAP) / across, 130.0, 9.0, 3.4, 2.8, "curve-line-small")


def _older(board: Board, frames: Sequence[Frame], size: Size) -> list[Row]:
    """The older versions in rows, each row as high as its words ask for."""
    across = round((WIDTH - 2 * MARGIN + GAP) / (size.width + GAP))
    return [_row(board, frames[at : at + across], size) for at in range(0, len(frames), across)]


def _row(board: Board, frames: Sequence[Frame], size: Size) -> Row:
    tops = [about(board, one, size.width) for one in frames]
    feet = [foot(board, one, size.width, ends=False) for one in frames]
    top = max(one.height for one in tops) + 8.0
    elements: list[Element] = []
    signs: frozenset[str] = frozenset()
    for at, (frame, above, below) in enumerate(zip(frames, tops, feet, strict=True)):
        drawn, more = panel(board, frame, size)
        signs |= more
        parts = (
            *placed(above, 0.0, top - 8.0 - above.height),
            Group("panel", drawn, dy=top),
            *placed(below, 0.0, top + size.height + 8.0),
        )
        x = MARGIN + at * (size.width + GAP)
        elements.append(Group("frame", parts, id=_id(frame), dx=x, title=_title(board, frame)))
    return Row(tuple(elements), top + size.height + 8.0 + max(one.height for one in feet), signs)


def _id(frame: Frame) -> str:
    return frame.moment.commit[:7] or "folder"


def _title(board: Board, frame: Frame) -> str:
    mean = mean_of(frame.journey)
    felt = board.labels("history.mean", mean=board.labels.number(mean, signed=True)) if mean is not None else ""
    return dotted(frame.moment.commit[:7], frame.moment.subject, felt)


def _legend(board: Board, signs: frozenset[str]) -> Row:
    rule = Path(f"M {MARGIN:g} 0 H {WIDTH - MARGIN:g}", Ink(stroke="line", width=1.0))
    block: Block = legend(board, signs, WIDTH - 2 * MARGIN)
    return Row((rule, *placed(block, MARGIN, 14.0)), 14.0 + block.height)
