"""The legend: every sign that occurs in this picture, none that does not."""

from __future__ import annotations

from collections.abc import Callable

from journeyctl.box import Box
from journeyctl.layout.block import Block, flow, path, placed, row
from journeyctl.layout.faces import MARK_INKS
from journeyctl.overlay.columns import MARGIN
from journeyctl.overlay.desk import TINTS, UNKNOWN, Desk, Part, badge
from journeyctl.scene import Circle, Element, Glyph, Ink, Path, Rect

SIDE = 20.0
WIDE = 46.0
"""The sample of a line with a face on it."""
ORDER = (
    "new", "gone", "changed", "moved", "touched", "struck", "old-line", "new-line", "better", "worse", "same-line",
    "old-face", "face", "same-face", "side-step", "believed", "unknown", "blank",
    "unknown-blank", "heart", "cloud", "star",
)  # fmt: skip


def legend(desk: Desk, signs: frozenset[str]) -> Part:
    """The legend and the name of the tool, below a rule."""
    wanted = _wanted(signs)
    tool = desk.board.line("journeyctl diff", "micro", "ink-2")
    room = desk.plan.right - MARGIN - tool.width - 30.0
    entries = flow(tuple(_entry(desk, sign) for sign in wanted), room, 26.0, 10.0)
    elements: list[Element] = [Path(path("M", MARGIN, 0.0, "H", desk.plan.right), Ink(stroke="line", width=1.2))]
    elements += placed(entries, MARGIN, 16.0)
    elements += placed(tool, desk.plan.right - tool.width, 16.0 + (SIDE - tool.height) / 2)
    return Part(max(entries.height, SIDE) + 16.0 + 22.0, tuple(elements))


def _wanted(signs: frozenset[str]) -> list[str]:
    found = set(signs)
    if "assumed" in found:
        found = (found - {"assumed"}) | {"believed"}
    if "left" in found:
        found = (found - {"left"}) | {"moved"}
    if "changed" in found:
        found -= {"touched"}
    if {"unknown", "blank"} <= found:
        found = (found - {"unknown", "blank"}) | {"unknown-blank"}
    strange = found - set(ORDER)
    assert not strange, f"the legend has no entry for {sorted(strange)}"
    return [sign for sign in ORDER if sign in found]


def _entry(desk: Desk, sign: str) -> Block:
    named = "unknown" if sign in _UNKNOWN else sign
    key = f"legend.{sign}" if sign in _OF_THE_MAP else f"overlay.legend.{named}"
    words = desk.board.line(desk.labels(key, old=desk.called[0], new=desk.called[1]), "micro", "ink-2")
    return row((_SAMPLES[sign](desk), words), 8.0)


_OF_THE_MAP = (*MARK_INKS, "side-step")
"""Signs that mean what they mean on the map."""
_UNKNOWN = ("unknown", "blank", "unknown-blank")
"""The ring, the dotted stretch and both together mean the same."""
Sample = Callable[[Desk], Block]


def _badge(kind: str) -> Sample:
    return lambda _: Block(badge(kind, SIDE / 2, SIDE / 2, 8.0), SIDE, SIDE)


def _line(ink: Ink) -> Sample:
    return lambda _: Block((Path(path("M", 0.0, SIDE / 2, "H", 30.0), ink),), 30.0, SIDE)


def _area(sign: str) -> Sample:
    box = Box(0.0, 3.0, 30.0, SIDE - 6.0)
    return lambda desk: Block((Rect(box, TINTS[sign, desk.board.mono]),), 30.0, SIDE)


def _stretch(_: Desk) -> Block:
    half = SIDE / 2
    ink = Ink(stroke="neg", width=4.4, cap="butt")
    parts = (
        Path(path("M", 0.0, half, "H", 15.0), ink),
        Path(path("M", 15.0, half, "H", 30.0), ink._replace(stroke="pos")),
    )
    return Block(parts, 30.0, SIDE)


def _face(step: int, ink: str, variant: str, ground: str) -> Sample:
    def sample(desk: Desk) -> Block:
        look = "-".join(part for part in ("mono" if desk.board.mono and not variant else "", variant) if part)
        return Block((Glyph(f"face-{step}", 1.0, 1.0, SIDE - 2.0, ink, look, ground),), SIDE, SIDE)

    return sample


def _mark(name: str) -> Sample:
    return lambda _: Block((Glyph(name, 1.0, 1.0, SIDE - 2.0, MARK_INKS[name]),), SIDE, SIDE)


def _struck(desk: Desk) -> Block:
    words = desk.board.text("abc", "micro", "del", 60.0, struck=True)
    return Block(placed(words, 0.0, (SIDE - words.height) / 2), words.width, SIDE)


def _unknown(_: Desk) -> Block:
    return Block((Glyph("face-0", 1.0, 1.0, SIDE - 2.0, "ink-3", "unknown"),), SIDE, SIDE)


def _unknown_on_line(desk: Desk) -> Block:
    line = Path(path("M", 0.0, SIDE / 2, "H", WIDE), UNKNOWN)
    ground = Circle(WIDE / 2, SIDE / 2, SIDE / 2, Ink("paper"))
    return Block((line, ground, *placed(_unknown(desk), (WIDE - SIDE) / 2, 0.0)), WIDE, SIDE)


def _stem(_: Desk) -> Block:
    return Block((Path(path("M", 8.0, 2.0, "V", SIDE - 2.0), Ink(stroke="ink-3", width=1.3)),), 16.0, SIDE)


_SAMPLES: dict[str, Sample] = {
    "new": _badge("new"),
    "gone": _badge("gone"),
    "changed": _badge("changed"),
    "touched": _badge("touched"),
    "moved": _badge("moved"),
    "struck": _struck,
    "old-line": _line(Ink(stroke="curve-mid", width=1.5)),
    "new-line": _stretch,
    "same-line": _line(Ink(stroke="line-zero", width=2.0)),
    "better": _area("better"),
    "worse": _area("worse"),
    "old-face": _face(-1, "ink-mute", "outline", "paper"),
    "face": _face(1, "pos", "", "paper"),
    "same-face": _face(1, "ink-mute", "outline", "wash"),
    "believed": _line(Ink(stroke="ink-3", width=1.5, dash=(6.0, 4.6), cap="butt")),
    "unknown": _unknown,
    "blank": _line(UNKNOWN),
    "unknown-blank": _unknown_on_line,
    "side-step": _stem,
    **{name: _mark(name) for name in MARK_INKS},
}
