"""The checks: one function each, from what is drawn on a page to a finding.

Sizes that are refused by default are those below which print shops ask back: text under 6 pt, lines under 0.25 pt,
pictures under 100 dpi on paper read from a step away, text within 3 mm of the knife.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.export.anatomy import Box, Leaf, Words, written
from journeyctl.paper.sheets import NAMES, sheet
from journeyctl.paper.style import PT
from journeyctl.preflight.inking import Inks
from journeyctl.preflight.presses import Press
from journeyctl.preflight.types import Check, Finding, Verdict
from journeyctl.project.settings import Limits
from journeyctl.theme.contrast import contrast

EXACT = 0.1
"""Millimetres by which a side may differ from its paper."""
ROUNDING = 0.02
"""How far under a limit still counts as on it: files write numbers with few digits."""


def findings(leaf: Leaf, limits: Limits, inks: Inks, press: Press) -> tuple[Finding, ...]:
    """Everything that is found on a page, in the order of the checks. Words that are cut away are read by nobody."""
    leaf = leaf._replace(words=tuple(one for one in leaf.words if one.box.meets(leaf.boxes.trim)))
    return (
        _paper(leaf), _boxes(leaf, limits), _text(leaf, limits), *_fonts(leaf), _lines(leaf, limits),
        _images(leaf, limits), _contrast(leaf, limits),
        inks.of(leaf.number, limits.ink), press.judge(leaf.colours, limits.shift), _margin(leaf, limits),
    )  # fmt: skip


def _paper(leaf: Leaf) -> Finding:
    trim = leaf.boxes.trim
    known = next((name for name in NAMES if _alike(trim, name)), "")
    called = f"{known} {'portrait' if trim.height > trim.width else 'landscape'}, " if known else ""
    return Finding("paper", "told", f"{called}{trim.width:.1f} x {trim.height:.1f} mm")


def _alike(trim: Box, name: str) -> bool:
    short, long = sorted((trim.width, trim.height))
    one = sheet(name)
    return abs(short - one.short) <= EXACT and abs(long - one.long) <= EXACT


def _boxes(leaf: Leaf, limits: Limits) -> Finding:
    """Whether bleed lies around the trimmed page on all sides, and all of it on the sheet."""
    trim, bleed, media, stated = leaf.boxes
    around = min(trim.left - bleed.left, trim.top - bleed.top, bleed.right - trim.right, bleed.bottom - trim.bottom)
    slack = min(bleed.left - media.left, bleed.top - media.top, media.right - bleed.right, media.bottom - bleed.bottom)
    if around < -ROUNDING or slack < -ROUNDING:
        said = "the boxes do not lie within each other: trimmed page in bleed, bleed in sheet"
        return Finding("boxes", "refused", said)
    said = f"{around:.1f} mm of bleed; the sheet is {media.width:.1f} x {media.height:.1f} mm" if around > EXACT else (
        "no bleed" if stated else "no bleed; the file does not say where it is trimmed")  # fmt: skip
    return _held("boxes", said, around, limits.bleed, "mm")


def _text(leaf: Leaf, limits: Limits) -> Finding:
    least = min(leaf.words, key=lambda one: one.size, default=None)
    if least is None:
        return Finding("text", "told", "no text, or only its outlines")
    said = f"the smallest text is {least.size:.1f} pt ({least.size * PT:.2f} mm high): {_quoted(least)}"
    return _held("text", said, least.size, limits.text, "pt", _corner(least))


def _fonts(leaf: Leaf) -> Iterator[Finding]:
    loose = [font.name for font in leaf.fonts if not font.embedded]
    if loose:
        yield Finding("fonts", "refused", f"not in the file: {', '.join(loose)}")
    elif leaf.fonts:
        yield Finding("fonts", "kept", f"all {len(leaf.fonts)} are in the file")


def _lines(leaf: Leaf, limits: Limits) -> Finding:
    least = min(leaf.strokes, key=lambda one: one.width, default=None)
    if least is None:
        return Finding("lines", "told", "no lines")
    points = least.width / PT
    return _held("lines", f"the thinnest line is {least.width:.2f} mm ({points:.2f} pt)", points, limits.line, "pt",
                 (least.x, least.y))  # fmt: skip


def _images(leaf: Leaf, limits: Limits) -> Finding:
    least = min(leaf.pictures, key=lambda one: one.dpi, default=None)
    if least is None:
        return Finding("images", "told", "no pictures of pixels")
    return _held("images", f"the coarsest picture has {least.dpi:.0f} dpi", least.dpi, limits.image, "dpi",
                 (least.x, least.y))  # fmt: skip


def _contrast(leaf: Leaf, limits: Limits) -> Finding:
    """The text that is hardest to read on its ground; what lies on a pattern or a picture is counted, not judged."""
    judged = [one for one in leaf.words if one.colour and one.ground]
    known = [(contrast(written(one.colour), written(one.ground)), one) for one in judged if one.colour and one.ground]
    unknown = len(leaf.words) - len(known)
    rest = f"; {unknown} texts on patterns or pictures were not judged" if unknown else ""
    if not known:
        return Finding("contrast", "unknown" if leaf.words else "told", f"no text on a plain ground{rest}")
    least, words = min(known, key=lambda one: one[0])
    said = f"the least contrast of text is {least:.2f}: {_quoted(words)}{rest}"
    return _held("contrast", said, least, limits.contrast, "", _corner(words))


def _margin(leaf: Leaf, limits: Limits) -> Finding:
    trim = leaf.boxes.trim
    if not leaf.words:
        return Finding("margin", "told", "no text on the trimmed page")
    least, words = min(((_distance(one.box, trim), one) for one in leaf.words), key=lambda one: one[0])
    said = f"the text nearest to the knife is {least:.1f} mm from it: {_quoted(words)}"
    return _held("margin", said, least, limits.margin, "mm", _corner(words))


def _distance(box: Box, trim: Box) -> float:
    """Millimetres to the nearest edge of the trimmed page; below 0 beyond it."""
    return min(box.left - trim.left, box.top - trim.top, trim.right - box.right, trim.bottom - box.bottom)


def _held(
    check: Check, said: str, value: float, limit: float, unit: str, at: tuple[float, float] | None = None
) -> Finding:
    """A finding whose value must not be under its limit."""
    verdict: Verdict = "told" if not limit else "kept" if value >= limit - ROUNDING else "refused"
    return Finding(check, verdict, said, round(value, 3), limit or None, unit, at)


def _corner(one: Words) -> tuple[float, float]:
    return round(one.box.left, 1), round(one.box.top, 1)


def _quoted(one: Words) -> str:
    text = one.text if len(one.text) <= 60 else f"{one.text[:59]}…"
    return f"“{text}”"
