"""Makes the font files that ship with the program, before every wheel and every editable install.

In: the variable Inter of the PyPI package `fontpkg-inter`. Out, in `journeyctl/fonts/files/` (never committed):

- `<face>.ttf`, ten static faces: Latin, Greek, Cyrillic, punctuation, arrows, symbols; the axes pinned.
- `<face>.latin.ttf`, the small fixed subset of each that an SVG embeds whole.
- `faces.json`, what start-up needs without opening a font: families, metrics, coverage.
- `advances.json`, about how wide text runs, for those who judge it without a font: thousandths of an em.
- `OFL.txt`, the licence.

Each face is the only face of its family, because Cairo takes Medium for Regular within a family that has both.
Same packages, same bytes: nothing of the clock, the machine or a hash order goes into a file.
`python hatch_build.py` does the same by hand.
"""

from __future__ import annotations

import importlib.util
import io
import json
import statistics
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz
from fontTools.otlLib.optimize import compact
from fontTools.ttLib import TTFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILES = Path("journeyctl", "fonts", "files")
VERSION = "1.0"
EPOCH = 3786912000
"""The date in every face: 2024-01-01, in seconds since 1904 as fonts count."""


class Cut(NamedTuple):
    """One face to make: its key, the words of its name, and the place on Inter's axes."""

    face: str
    style: str
    source: str
    opsz: int
    weight: int


UPRIGHT = "Inter[opsz,wght].ttf"
SLOPED = "Inter-Italic[opsz,wght].ttf"
CUTS = (
    Cut("display-regular", "Display Regular", UPRIGHT, 32, 400),
    Cut("display-medium", "Display Medium", UPRIGHT, 32, 500),
    Cut("display-semibold", "Display SemiBold", UPRIGHT, 32, 600),
    Cut("display-bold", "Display Bold", UPRIGHT, 32, 700),
    Cut("text-regular", "Text Regular", UPRIGHT, 14, 400),
    Cut("text-medium", "Text Medium", UPRIGHT, 14, 500),
    Cut("text-semibold", "Text SemiBold", UPRIGHT, 14, 600),
    Cut("text-bold", "Text Bold", UPRIGHT, 14, 700),
    Cut("text-italic", "Text Italic", SLOPED, 14, 400),
    Cut("text-medium-italic", "Text Medium Italic", SLOPED, 14, 500),
)

WIDE = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B
    (0x259, 0x259),
    (0x2B0, 0x36F),  # modifier letters, combining marks
    (0x370, 0x52F),  # Greek, Cyrillic
    (0x1E00, 0x1FFF),  # Vietnamese, polytonic Greek
    (0x2000, 0x214F),  # punctuation, superscripts, currencies, letter-like symbols
    (0x2150, 0x23FF),  # fractions, arrows, mathematics, technical
    (0x2460, 0x27BF),  # enclosed figures, boxes, shapes, symbols, dingbats
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
"""What a face may hold. What Inter lacks of it is simply not there; `faces.json` says what is."""

LATIN = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *map(ord, "ČčĐđŁłŊŋŒœŠšŦŧŸŽžẞ"),
    *map(ord, "\u2011\u202f–—‘’‚“”„•…‹›€−→←↑↓✓≈≤≥"),
)
"""What every SVG embeds of a face it uses, whatever its text: a new letter then changes no font bytes.

Nordic and Sámi, German, French, Spanish, and what stands in the text of a map.
"""

EACH = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), *range(0x2030, 0x203B), 0x20AC)
"""The characters whose advances are listed one by one: Latin, its punctuation, the euro."""

PRINTED = tuple(cut.face for cut in CUTS if cut.face.startswith("display") or cut.face.endswith("italic"))
"""The faces that paper is set in."""

FEATURES = ("kern", "mark", "mkmk", "ccmp")
"""Without `calt` and `locl`: a word then looks the same beside any neighbour and in any language."""


def characters(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Every code point of inclusive ranges."""
    for first, last in ranges:
        yield from range(first, last + 1)


def ranges(points: Iterable[int]) -> list[list[int]]:
    """Code points as sorted inclusive ranges."""
    found: list[list[int]] = []
    for point in sorted(points):
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def cut(source: bytes, points: Iterable[int], pins: dict[str, float]) -> bytes:
    """The part of a font that draws `points`, with the axes in `pins` fixed."""
    wanted = uharfbuzz.SubsetInput()
    face = uharfbuzz.Face(source)
    for axis, value in pins.items():
        wanted.pin_axis_location(face, axis, value)
    wanted.unicode_set.update(points)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(_tag(feature) for feature in FEATURES)
    wanted.drop_table_tag_set.update(_tag(table) for table in ("STAT", "MVAR", "gasp", "prep"))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    made = wanted.subset(face)
    return bytes(made.blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def named(data: bytes, style: str, licence: str, *, small: bool = False) -> bytes:
    """The same font as the only face, of ordinary weight, of a family of its own; `small` packs its kerning tighter."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    family = f"Journeyctl {style}"
    postscript = family.replace(" ", "")
    names = {
        0: licence.splitlines()[0],
        1: family,
        2: "Regular",
        3: f"{VERSION};{postscript}",
        4: family,
        5: f"Version {VERSION}",
        6: postscript,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 400
    # Bit 6 alone, REGULAR: an italic of this family would otherwise only be found by asking for italics.
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b100001 | 0b1000000
    font["head"].macStyle = 0
    font["head"].created = font["head"].modified = EPOCH
    _let_spaces_be(font)
    if small:
        compact(font, 9)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _let_spaces_be(font: TTFont) -> None:
    """Take kerning against the space out, so that a line is as wide as its words and spaces, in every program.

    Inter moves a few letters by up to 0.03 em there, in its heavier weights only.
    """
    space = font.getBestCmap()[0x20]
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for entry in lookup.SubTable:
            table = getattr(entry, "ExtSubTable", entry)
            if table.LookupType == 2:
                _forget(table, space)


def _forget(pairs: Any, glyph: str) -> None:  # noqa: ANN401 - fontTools makes its tables at run time
    """Take one glyph out of a table of kerning pairs, on either side."""
    if pairs.Format == 1:
        for values in pairs.PairSet:
            values.PairValueRecord = [value for value in values.PairValueRecord if value.SecondGlyph != glyph]
    else:
        pairs.ClassDef2.classDefs.pop(glyph, None)
    if glyph in pairs.Coverage.glyphs:
        at = pairs.Coverage.glyphs.index(glyph)
        del pairs.Coverage.glyphs[at]
        if pairs.Format == 1:
            del pairs.PairSet[at]
        else:
            pairs.ClassDef1.classDefs.pop(glyph, None)


def measures(data: bytes, style: str) -> dict[str, Any]:
    """A face's line in `faces.json`: its family and its vertical metrics in em."""
    font = TTFont(io.BytesIO(data))
    em = font["head"].unitsPerEm
    return {
        "family": f"Journeyctl {style}",
        "ascent": round(font["hhea"].ascent / em, 5),
        "descent": round(-font["hhea"].descent / em, 5),
        "x_height": round(font["OS/2"].sxHeight / em, 5),
        "cap_height": round(font["OS/2"].sCapHeight / em, 5),
    }


def advances(data: bytes) -> dict[str, Any]:
    """A face's line in `advances.json`: of each character in `EACH` its own, of other letters and signs the mean."""
    font = TTFont(io.BytesIO(data))
    em, widths = font["head"].unitsPerEm, font["hmtx"]
    known = {point: 1000 * widths[name][0] / em for point, name in font.getBestCmap().items()}
    kinds: dict[str, list[float]] = {"upper": [], "lower": [], "other": []}
    for point in known.keys() - set(EACH):
        kinds[{"Lu": "upper", "Ll": "lower"}.get(unicodedata.category(chr(point)), "other")].append(known[point])
    means = {kind: round(statistics.fmean(width for width in found if width)) for kind, found in kinds.items()}
    return {"each": [round(known.get(point, 0)) for point in EACH], **means}


def inter() -> Path:
    """The folder of the installed package `fontpkg-inter`. Nothing of it is run."""
    spec = importlib.util.find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fontpkg-inter is not installed; pip install fontpkg-inter==4.1.post1")
    return Path(spec.origin).parent


def make(target: Path) -> None:
    """Write every file of `target` anew; what does not belong there goes."""
    package = inter()
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    sources = {name: (package / "files" / name).read_bytes() for name in (UPRIGHT, SLOPED)}
    shared = set(characters(WIDE)).intersection(*(set(uharfbuzz.Face(data).unicodes) for data in sources.values()))
    latin = shared.intersection(LATIN)
    made: dict[str, bytes] = {"OFL.txt": licence.encode()}
    faces: dict[str, Any] = {}
    widths: dict[str, Any] = {}
    for face, style, source, opsz, weight in CUTS:
        whole = cut(sources[source], shared, {"opsz": opsz, "wght": weight})
        made[f"{face}.ttf"] = named(whole, style, licence)
        made[f"{face}.latin.ttf"] = named(cut(whole, latin, {}), style, licence, small=True)
        faces[face] = measures(made[f"{face}.ttf"], style)
        if face in PRINTED:
            widths[face] = advances(made[f"{face}.ttf"])
    data = {"faces": faces, "coverage": ranges(shared), "latin": ranges(latin)}
    made["faces.json"] = _json(data)
    made["advances.json"] = _json({"each": ranges(EACH), "faces": widths})
    _store(target, made)


def _json(data: object) -> bytes:
    return (json.dumps(data, separators=(",", ":"), sort_keys=True) + "\n").encode()


def _store(target: Path, made: dict[str, bytes]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (target / name).write_bytes(data)
    for stray in sorted(path for path in target.iterdir() if path.is_file() and path.name not in made):
        stray.unlink()


class FontHook(BuildHookInterface[Any]):
    """Hatchling's door to `make`, for wheels and editable installs alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called by hatchling before it collects files. A source distribution carries no fonts."""
        if self.target_name == "wheel":
            make(Path(self.root) / FILES)


if __name__ == "__main__":
    make(Path(__file__).resolve().parent / FILES)
