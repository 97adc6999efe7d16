"""Draws text in cairo with the glyphs that HarfBuzz chose, so that a PDF shows what was measured.

CairoSVG sets text letter by letter, without kerning, shaping or fallback, through fontconfig's idea of a family. Here
each run comes from exactly the font file it was shaped with, and carries its text, so that it can be selected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.library import cairo, find
from journeyctl.fonts import FACES, FontFile, Run, family, pinned, shape

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

_DEFINITIONS = """
    typedef struct _FcPattern FcPattern;
    FcPattern *FcPatternCreate(void);
    void FcPatternDestroy(FcPattern *);
    int FcPatternAddString(FcPattern *, const char *, const unsigned char *);
    int FcPatternAddInteger(FcPattern *, const char *, int);
"""
_NAMES = (("fontconfig", "libfontconfig.so.1"), ("cairo", "libcairo.so.2"))
_HYPHENS = ("-", "\u2010", "\u00ad")
_BACKWARD = 1
"""CAIRO_TEXT_CLUSTER_FLAG_BACKWARD: clusters run in the order of the text, glyphs against it."""


class Line(NamedTuple):
    """A line of text to draw: its baseline starts at (x, y). `rtl` is the direction of the page, not of the text."""

    text: str
    face: str
    size: float
    x: float
    y: float
    tracking: float = 0.0
    rtl: bool = False


@lru_cache(maxsize=1)
def faces_by_family() -> dict[str, str]:
    """The faces by the family name that stands in the SVG."""
    return {family(face): face for face in FACES}


@lru_cache(maxsize=1)
def libraries() -> tuple[Any, Any, Any]:
    """The door through cffi to fontconfig and to the part of cairo that takes font files."""
    import cffi  # type: ignore[import-untyped, unused-ignore]

    module = cairo()
    ffi = cffi.FFI()
    ffi.include(module.ffi)
    ffi.cdef(_DEFINITIONS + "cairo_font_face_t *cairo_ft_font_face_create_for_pattern(FcPattern *);")
    try:
        fontconfig, library = (ffi.dlopen(find(name) or usual) for name, usual in _NAMES)
        library.cairo_ft_font_face_create_for_pattern  # noqa: B018 - looked up in the library by being named
    except (OSError, AttributeError) as fault:
        raise EnvironmentFault(
            "J921", "PDF and PNG need libfontconfig, and libcairo made with it, which are not on this machine",
            "Run: apt-get install libfontconfig1 (or: brew install fontconfig).",
        ) from fault  # fmt: skip
    return ffi, fontconfig, library


@lru_cache(maxsize=64)
def _font(path: str, number: int) -> Any:  # noqa: ANN401 - a cairocffi font face
    """The cairo font of one file; by pattern with nothing but the file in it, so that no family is looked up."""
    ffi, fontconfig, library = libraries()
    pattern = fontconfig.FcPatternCreate()
    fontconfig.FcPatternAddString(pattern, b"file", ffi.new("unsigned char[]", path.encode()))
    fontconfig.FcPatternAddInteger(pattern, b"index", number)
    pointer = library.cairo_ft_font_face_create_for_pattern(pattern)
    fontconfig.FcPatternDestroy(pattern)
    module = cairo()
    return module.FontFace._from_pointer(module.ffi.cast("cairo_font_face_t *", pointer), incref=False)  # noqa: SLF001


_CASES: list[Case] = []
"""What is open while a picture is made."""


@contextmanager
def casting() -> Iterator[None]:
    """Whatever fonts are made for a picture are gone when it is done."""
    try:
        yield
    finally:
        while _CASES:
            _CASES.pop().close()


class Case:
    """The fonts of one picture whose weight had to be fixed: files of its own, gone when the picture is made.

    Cairo 1.16 can be told a weight, and mixes up those of one document. `letters` are all those of the picture, so that
    each font is cut once.
    """

    def __init__(self, letters: frozenset[str] = frozenset()) -> None:
        self._letters = letters
        self._folder: TemporaryDirectory[str] | None = None
        self._faces: dict[FontFile, Any] = {}
        _CASES.append(self)

    def close(self) -> None:
        """Delete the files."""
        if self._folder:
            self._folder.cleanup()

    def face(self, font: FontFile) -> Any:  # noqa: ANN401 - a cairocffi font face
        """The cairo font of a font."""
        if not font.weight:
            return _font(str(font.path), font.number)
        if font not in self._faces:
            from tempfile import TemporaryDirectory

            self._folder = self._folder or TemporaryDirectory(prefix="journeyctl-")
            path = os.path.join(self._folder.name, f"{len(self._faces)}.ttf")  # noqa: PTH118
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(pinned(font, self._letters))
            self._faces[font] = _font.__wrapped__(path, 0)
        return self._faces[font]


@lru_cache(maxsize=1)
def _options() -> Any:  # noqa: ANN401 - cairocffi font options
    """No hinting of shapes or metrics: a line is as wide at every scale as it was measured."""
    module = cairo()
    return module.FontOptions(
        hint_style=module.HINT_STYLE_NONE, hint_metrics=module.HINT_METRICS_OFF, antialias=module.ANTIALIAS_GRAY
    )


class _Cluster(NamedTuple):
    """What readers take together: so many bytes of UTF-8, and the places in the run of the glyphs that draw them."""

    size: int
    glyphs: tuple[int, ...]


def _clusters(run: Run) -> list[_Cluster]:
    """The clusters of a run in the order of the text.

    Marks that take no room, such as the dots of Arabic letters, are glyphs that draw no text of their own: a reader
    would measure the cluster by them, and see gaps between letters where there are none.
    """
    members: dict[int, list[int]] = {}
    for at, start in enumerate(run.clusters):
        members.setdefault(start, []).append(at)
    found: list[_Cluster] = []
    starts = sorted(members)
    for start, end in zip(starts, [*starts[1:], len(run.text)], strict=True):
        size, glyphs = len(run.text[start:end].encode()), members[start]
        wide = tuple(at for at in glyphs if run.advances[at])
        marks = tuple(at for at in glyphs if not run.advances[at])
        found += [_Cluster(size, wide), _Cluster(0, marks)] if wide and marks else [_Cluster(size, tuple(glyphs))]
    return found


@lru_cache(maxsize=1024)
def _shaped(text: str, face: str, rtl: bool) -> tuple[Run, ...]:
    """The runs of a line; sheets of one poster have many lines in common, as those of the journey in small."""
    return shape(text, face, rtl=rtl)


def draw(context: Any, line: Line, case: Case, *, shapes: bool) -> bool:  # noqa: ANN401 - a cairocffi context
    """Draw a line with the context's current source: as text that can be selected, or as `shapes`.

    A picture of pixels takes shapes: cairo would move each letter of a text to a whole pixel. A text ends with a space,
    so that its last word and the first of the next line stay two, unless a hyphen divides one word.

    Returns:
        Whether the fonts have every letter of it.
    """
    x, complete = line.x, True
    ended = line.text if shapes or line.rtl or line.text.endswith(_HYPHENS) else f"{line.text} "
    context.set_font_options(_options())
    context.new_path()
    for run in _shaped(ended, line.face, line.rtl):
        context.set_font_face(case.face(run.font))
        context.set_font_size(line.size)
        glyphs = []
        complete = complete and not run.missing
        for at, glyph in enumerate(run.glyphs):
            right, up = run.offsets[at]
            glyphs.append((glyph, x + right * line.size, line.y - up * line.size))
            x += run.advances[at] * line.size + (line.tracking if line.tracking and run.tracked(at) else 0.0)
        if shapes:
            context.glyph_path(glyphs)
        else:
            _show(context, run, glyphs)
    context.fill()
    return complete


def _show(context: Any, run: Run, glyphs: list[tuple[int, float, float]]) -> None:  # noqa: ANN401 - a cairocffi context
    """Draw glyphs that know their text; cairo wants them in the order of the clusters, or in all of it backwards."""
    if run.clusters == tuple(range(len(run.text))):  # a glyph for each letter
        sizes = [(1, 1)] * len(glyphs) if run.text.isascii() else [(len(letter.encode()), 1) for letter in run.text]
        context.show_text_glyphs(run.text, glyphs, sizes, 0)
        return
    clusters = _clusters(run)
    order = [at for one in (reversed(clusters) if run.rtl else clusters) for at in one.glyphs]
    sizes = [(one.size, len(one.glyphs)) for one in clusters]
    context.show_text_glyphs(run.text, [glyphs[at] for at in order], sizes, _BACKWARD if run.rtl else 0)
