"""The samples of the legend: what every sign that a map can show looks like, small enough to stand beside its word.

In: a board, for the faces and words of its theme and language. Out: blocks as high as `LINE`, centred on its middle.
"""

from __future__ import annotations

from collections.abc import Callable

from journeyctl.box import Box
from journeyctl.layout.block import Block, path, placed
from journeyctl.layout.board import Board
from journeyctl.layout.faces import face, unknown
from journeyctl.layout.lanes import ASSUMED
from journeyctl.layout.spread import ground
from journeyctl.layout.touchpoints import tile_ink
from journeyctl.layout.work import TRIANGLE, bar_ink, fail_sign
from journeyctl.model import Ours
from journeyctl.scene import Circle, Element, Glyph, Ink, Path, Rect

LINE = 8.0
"""The height of a sample: samples are centred on its middle."""

Sample = Callable[[Board], Block]


def _glyph(name: str, ink: str = "ink-2", size: float = 11.0) -> Sample:
    def sample(_: Board) -> Block:
        return Block((Glyph(name, 0.0, (LINE - size) / 2, size, ink),), size, LINE)

    return sample


def _faces(board: Board) -> Block:
    elements: list[Element] = []
    for index, value in enumerate((-2.0, -1.0, 0.0, 1.0, 2.0)):
        elements += face(board, value, assumed=False, radius=4.4, x=4.6 + 10.2 * index, y=LINE / 2).elements
    return Block(tuple(elements), 50.0, LINE)


def _line(ink: Ink, *, sign: str = "") -> Sample:
    def sample(board: Board) -> Block:
        parts: list[Element] = [Path(path("M", 1.0, LINE / 2, "H", 33.0), ink)]
        if sign == "face":
            parts += face(board, 1.0, assumed=bool(ink.dash), radius=5.0, x=17.0, y=LINE / 2).elements
        if sign == "unknown":
            parts += unknown(17.0, LINE / 2, 5.0).elements
        return Block(tuple(parts), 34.0, LINE)

    return sample


def _number(board: Board) -> Block:
    tone = "phase-1"
    number = board.middle("1", "micro-strong", "white", 5.4, LINE / 2)
    ink = Ink(stroke="ink-2", width=0.8)
    tip = Path(path("M", 14.0, LINE / 2 - 2.2, "L", 16.2, LINE / 2, "L", 14.0, LINE / 2 + 2.2), ink)
    return Block((Circle(5.4, LINE / 2, 5.4, Ink(fill=tone)), number, tip), 17.0, LINE)


def _observed(board: Board) -> Block:
    share = next((a.observed for a in board.journey.activities if a.observed), None)
    words = board.line(f"{share.count}/{share.of}" if share else "", "micro", "ink-2")
    check = Glyph("check", 0.0, 0.5, 7.0, "phase-1")
    return Block((check, *placed(words, 8.0, (LINE - words.height) / 2)), 8.0 + words.width, LINE)


def _box(ink: Ink, radius: float = 2.0, width: float = 17.0, height: float = 9.2) -> Sample:
    def sample(_: Board) -> Block:
        return Block((Rect(Box(0.3, (LINE - height) / 2, width, height), ink, radius),), width + 0.6, LINE)

    return sample


def _tile(ours: Ours) -> Sample:
    def sample(_: Board) -> Block:
        ink, colour, ground = tile_ink(ours, "phase-1")
        glyph = Glyph("app", 2.0, LINE / 2 - 3.6, 7.2, colour, "", ground)
        return Block((Rect(Box(0.3, (LINE - 10.4) / 2, 10.4, 10.4), ink, 2.5), glyph), 11.0, LINE)

    return sample


def _triangles(name: str, ink: str) -> Sample:
    def sample(_: Board) -> Block:
        made = tuple(Glyph(name, 4.7 * i, 1.8, 4.3, ink) for i in range(3))
        return Block(made, 14.0, LINE)

    return sample


def _estimate(_: Board) -> Block:
    bars = tuple(
        Rect(Box(2.2 * i, 1.8, 1.7, 4.4), Ink(fill="note-ink" if i < 3 else "note-fold"), 0.5) for i in range(5)
    )
    return Block(bars, 12.0, LINE)


def _votes(_: Board) -> Block:
    return Block(tuple(Circle(1.9 + 4.9 * i, LINE / 2, 1.9, Ink(fill="note-ink")) for i in range(3)), 13.6, LINE)


def _fail(board: Board) -> Block:
    # Not smaller than at its box: the smallest number decides on how small a sheet a blueprint fits.
    size = TRIANGLE if board.compact else 11.0
    return Block((fail_sign(board, 1, 0.0, 9.5 - size, size),), size, LINE)


def _wait(_: Board) -> Block:
    pill = Rect(Box(0.0, -0.6, 14.0, 9.2), Ink(fill="pill"), 4.6)
    return Block((pill, Glyph("clock", 3.9, 0.9, 6.2, "white", "", "pill")), 14.0, LINE)


def _event(_: Board) -> Block:
    ink = Ink(stroke="phase-1", width=1.05)
    y = LINE / 2
    head = Path(path("M", 12.0, y - 2.2, "L", 9.4, y, "L", 12.0, y + 2.2), ink)
    disc = Circle(4.4, y, 4.4, Ink(fill="phase-1"))
    return Block((disc, Path(path("M", 17.0, y, "H", 9.4), ink), head), 17.0, LINE)


def _arc(*, dash: tuple[float, ...] = ()) -> Sample:
    def sample(_: Board) -> Block:
        ink = Ink(stroke="ink", width=1.05, dash=dash, cap="butt" if dash else "round")
        line = path(
            "M", 2.0, LINE, "V", 3.0, "Q", 2.0, 0.5, 4.5, 0.5, "H", 13.5, "Q", 16.0, 0.5, 16.0, 3.0, "V", LINE - 0.5
        )
        head = path("M", 13.8, LINE - 3.2, "L", 16.0, LINE, "L", 18.2, LINE - 3.2)
        solid = ink._replace(dash=(), cap="round")
        return Block((Path(line, ink), Path(head, solid), Circle(2.0, LINE, 1.4, Ink(fill="ink"))), 18.5, LINE)

    return sample


def _exit(_: Board) -> Block:
    drop = Path(path("M", 6.0, 0.0, "V", LINE - 1.0), Ink(stroke="ink", width=1.05))
    bar = Path(path("M", 1.5, LINE - 1.0, "H", 10.5), Ink(stroke="ink", width=2.0))
    return Block((drop, bar, Circle(6.0, 0.2, 1.4, Ink(fill="ink"))), 12.0, LINE)


def _spread(board: Board) -> Block:
    bar = Rect(Box(0.0, -1.0, 6.0, 10.0), ground(outlined=board.outlined), 3.0)
    return Block((bar, *(Circle(3.0, y, 1.5, Ink(fill="neu-edge")) for y in (1.2, 4.0, 6.8))), 6.0, LINE)


def _spread_box(board: Board) -> Block:
    bar = Rect(Box(0.0, -1.0, 6.0, 10.0), ground(outlined=board.outlined), 3.0)
    return Block((bar, Rect(Box(0.0, 2.0, 6.0, 4.0), Ink(fill="neu-edge"), 1.0)), 6.0, LINE)


def _side(board: Board) -> Block:
    stem = Path(path("M", 5.0, LINE + 1.5, "V", 6.0), Ink(stroke="ink-3", width=0.8))
    return Block((stem, *face(board, 1.0, assumed=False, radius=4.4, x=5.0, y=2.0).elements), 10.0, LINE)


def _measure(_: Board) -> Block:
    bar = Rect(Box(0.0, 2.8, 16.0, 2.6), Ink(fill="line"), 1.3)
    part = Rect(Box(0.0, 2.8, 9.0, 2.6), Ink(fill="ink-2"), 1.3)
    return Block((bar, part, Path(path("M", 12.0, 1.4, "V", 6.8), Ink(stroke="ink", width=1.05))), 16.0, LINE)


def _struck(board: Board) -> Block:
    words = board.line("abc", "small", "ink-3")
    text = words.elements[0]._replace(struck=True)  # type: ignore[call-arg]
    return Block(placed(Block((text,), words.width, words.height), 0.0, (LINE - words.height) / 2), words.width, LINE)


def _chevron(_: Board) -> Block:
    shape = path("M", 0.0, 0.0, "H", 13.0, "L", 16.0, 4.0, "L", 13.0, LINE, "H", 0.0, "Z")
    return Block((Path(shape, Ink(fill="phase-1")),), 16.0, LINE)


def _fold(board: Board) -> Block:
    shape = path("M", 0.0, -0.6, "H", 10.0, "L", 14.0, LINE / 2, "L", 10.0, LINE + 0.6, "H", 0.0, "Z")
    number = board.middle("1", "micro-strong", "white", 5.6, LINE / 2)
    return Block((Path(shape, Ink(fill="phase-1")), number), 14.0, LINE)


def _empty(_: Board) -> Block:
    return Block((Path(path("M", 1.0, LINE / 2, "H", 10.0), Ink(stroke="phase-1-edge", width=1.0)),), 11.0, LINE)


def _double(_: Board) -> Block:
    ink = Ink(fill="paper", stroke="phase-1-edge", width=0.6)
    return Block((Rect(Box(2.0, 0.6, 14.0, 8.4), ink, 2.0), Rect(Box(0.3, -0.9, 14.0, 8.4), ink, 2.0)), 16.5, LINE)


def _visibility(_: Board) -> Block:
    return Block(
        (Path(path("M", 1.0, LINE / 2, "H", 20.0), Ink(stroke="ink-2", width=0.7, dash=(0.01, 2.6))),), 21.0, LINE
    )


def _internal(_: Board) -> Block:
    ink = Ink(stroke="ink-2", width=0.8, dash=(5.0, 2.0, 0.8, 2.0), cap="butt")
    return Block((Path(path("M", 1.0, LINE / 2, "H", 20.0), ink),), 21.0, LINE)


def _arrow(*, both: bool) -> Sample:
    def sample(_: Board) -> Block:
        ink = Ink(stroke="ink", width=0.9)
        y = LINE / 2
        parts: list[Element] = [Path(path("M", 1.0, y, "H", 16.0), ink)]
        parts.append(Path(path("M", 13.4, y - 2.2, "L", 16.0, y, "L", 13.4, y + 2.2), ink))
        if both:
            parts.append(Path(path("M", 3.6, y - 2.2, "L", 1.0, y, "L", 3.6, y + 2.2), ink))
        return Block(tuple(parts), 17.0, LINE)

    return sample


def _start(_: Board) -> Block:
    return Block((Circle(4.4, LINE / 2, 4.4, Ink(fill="ink")),), 9.0, LINE)


def _shares(_: Board) -> Block:
    thick = Path(path("M", 1.6, 2.2, "H", 20.0), Ink(stroke="ink", width=3.2))
    return Block((thick, Path(path("M", 1.0, 6.6, "H", 20.6), Ink(stroke="ink", width=1.1))), 21.5, LINE)


SAMPLES: dict[str, Sample] = {
    "start": _start,
    "main-way": _box(Ink(fill="paper", stroke="phase-1", width=1.2)),
    "share-way": _shares,
    "face": _faces,
    "curve": _line(Ink(stroke="pos", width=2.6), sign="face"),
    "curve-assumed": _line(Ink(stroke="pos", width=1.8, dash=(4.0, 3.4), cap="butt"), sign="face"),
    "curve-unknown": _line(Ink(stroke="unknown", width=1.6, dash=(0.01, 3.4)), sign="unknown"),
    "face-unknown": lambda _: unknown(5.0, LINE / 2, 5.0),
    "spread": _spread,
    "spread-box": _spread_box,
    "side-step": _side,
    "heart": _glyph("heart", "pos", 12.0),
    "cloud": _glyph("cloud", "cloud", 13.0),
    "star": _glyph("star", "ink", 12.0),
    "number": _number,
    "observed": _observed,
    "validated": _glyph("check", "phase-1", 8.0),
    "assumed": _box(ASSUMED._replace(fill="paper")),
    "refuted": _struck,
    "event": _event,
    "wait": _wait,
    "absent": _box(Ink(fill="phase-1-tint", stroke="phase-1-edge", width=0.6)),
    "actor": _glyph("person", "ink-2", 8.0),
    "owner": _glyph("people", "ink-2", 8.0),
    "journey": _double,
    "way": _arc(),
    "way-assumed": _arc(dash=(2.8, 2.0)),
    "exit": _exit,
    "goal": _glyph("target", "phase-1", 8.0),
    "promise": _glyph("home", "phase-1", 8.0),
    "met-fully": _glyph("met-fully", "ink-2", 6.0),
    "met-partly": _glyph("met-partly", "ink-2", 6.0),
    "met-not": _glyph("met-not", "ink-2", 6.0),
    "satisfies": _glyph("spark", "phase-1", 8.0),
    "delight": _triangles("triangle-up", "pos-text"),
    "pain": _triangles("triangle-down", "neg-text"),
    "own": _tile("yes"),
    "others": _tile("no"),
    "partner": _tile("partner"),
    "unsure": _tile("unknown"),
    "stage-box": _box(Ink(fill="paper", stroke="ink", width=0.8)),
    "bar": lambda board: _box(bar_ink(board), 4.6, 20.0)(board),
    "partner-bar": _box(Ink(fill="paper", stroke="ink-2", width=0.8), 4.6, 20.0),
    "starts": _arrow(both=False),
    "asks": _arrow(both=True),
    "visibility": _visibility,
    "internal": _internal,
    "fail": _fail,
    "measure": _measure,
    "answered": _glyph("check", "phase-1", 8.0),
    "votes": _votes,
    "estimate": _estimate,
    "empty": _empty,
    "phase": _chevron,
    "fold": _fold,
}
"""Every sign a map can show, in the order of the legend."""
