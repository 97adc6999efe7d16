"""Which other font can draw what the shipped faces lack.

In: a few characters that belong together. Out: a font file that has them all, or None. First the Noto fonts of two
optional packages (the extra `fonts`), then the fonts installed on the machine; plain upright sans faces before others,
then by path, so that one machine always chooses alike. Nothing is opened before it is needed.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from journeyctl.fonts.faces import FontFile, covered, opened, variable

if TYPE_CHECKING:
    import uharfbuzz

_IGNORABLE = (
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
"""Characters without a picture of their own. Compiled when the first is met."""

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
MOST = 64
"""Fonts looked at in one collection; a real one has a dozen."""

_EMOJI = frozenset("\ufe0f\u20e3\u200d")
"""What makes a sequence of emoji: the wish for a picture, the key cap, the joiner."""
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}
_SPECIAL = re.compile(
    r"bold|italic|oblique|light|thin|black|heavy|medium|condensed|mono|serif|narrow|draft|lastresort", re.IGNORECASE
)
_OUTLINES = {"glyf", "CFF ", "CFF2"}


def visible(text: str) -> str:
    """The text without what leaves no mark on paper; a font need not have that."""
    return re.sub(_IGNORABLE, "", text)


@lru_cache(maxsize=4096)
def fallback(cluster: str, weight: int = 0) -> FontFile | None:
    """The first font that has every visible character of `cluster`, in the weight that is wanted where it has several.

    A variable font as it lies there is often its thinnest; 0 leaves it so.
    """
    wanted = [ord(letter) for letter in visible(cluster)]
    for font in _fonts() if _EMOJI.isdisjoint(cluster) else _emoji_first():
        if has(font, wanted):
            return font._replace(weight=weight) if weight and variable(font) else font
    return None


def borrows(text: str) -> bool:
    """Whether a letter of a text, or of the same in capitals, may have to come from a font of the machine."""
    shown = set(visible(text + text.upper())) - covered()
    return not "".join(shown).isspace() and bool(shown)


def shelf() -> tuple[tuple[str, int, int], ...]:
    """The font files of this machine that a letter may be borrowed from: path, size, time of change in nanoseconds."""
    found = []
    for folders in (_packaged(), _installed()):
        for path in sorted(_files(folders)):
            with contextlib.suppress(OSError):
                known = path.stat()
                found.append((str(path), known.st_size, known.st_mtime_ns))
    return tuple(found)


def has(font: FontFile, points: list[int]) -> bool:
    """Whether a font has a glyph for every code point. A file that is no font has none."""
    loaded = _loaded(font)
    return loaded is not None and all(loaded.get_nominal_glyph(point) for point in points)


@lru_cache(maxsize=4096)
def _loaded(font: FontFile) -> uharfbuzz.Font | None:
    """The font, or None when it is broken or has only bitmaps, which no output can scale."""
    try:
        found = opened(font)
    except OSError:
        return None
    return found if _OUTLINES.intersection(found.face.table_tags) else None


@lru_cache(maxsize=1)
def _emoji_first() -> tuple[FontFile, ...]:
    """All fonts, those of emoji before others: a sequence is one picture in them, and a row of signs elsewhere."""
    return tuple(sorted(_fonts(), key=lambda font: "emoji" not in Path(font.path).name.lower()))


@lru_cache(maxsize=1)
def _fonts() -> tuple[FontFile, ...]:
    return tuple(
        font
        for folders in (_packaged(), _installed())
        for path in sorted(_files(folders), key=_rank)
        for font in _members(path)
    )


def _packaged() -> Iterator[Path]:
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent


def _installed() -> Iterator[Path]:
    """The folders where this kind of machine keeps its fonts."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where no home is known
    if sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield Path(os.environ.get("LOCALAPPDATA", str(home)), "Microsoft", "Windows", "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (Path(os.environ.get("XDG_DATA_HOME", str(home / ".local" / "share"))) / "fonts", home / ".fonts")


def _files(folders: Iterator[Path]) -> Iterator[Path]:
    for folder in folders:
        for where, _, names in os.walk(folder):
            yield from (Path(where, name) for name in names if Path(name).suffix.lower() in _ENDINGS)


def _rank(path: Path) -> tuple[int, int, str]:
    """Upright sans text faces first."""
    plain = path.name.lower().replace("sansserif", "sans")
    return len(_SPECIAL.findall(plain)), int("sans" not in plain), str(path)


def _members(path: Path) -> Iterator[FontFile]:
    """Every font of a file; a collection has several."""
    if path.suffix.lower() not in {".ttc", ".otc"}:
        yield FontFile(str(path))
        return
    try:
        count = opened(FontFile(str(path))).face.count
    except OSError:
        return
    yield from (FontFile(str(path), number) for number in range(min(count, MOST)))
