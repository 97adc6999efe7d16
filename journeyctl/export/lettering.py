"""Draws text in cairo with the glyphs that HarfBuzz chose, so that a PDF shows what was measured.

CairoSVG sets text letter by letter, without kerning, shaping or fallback, through fontconfig's idea of a family. Here
each run comes from exactly the font file it was shaped with, and carries its text, so that it can be selected.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.library import cairo, find
from journeyctl.fonts import FACES, Run, family, shape

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


@lru_cache(maxsize=1)
def _options() -> Any:  # noqa: ANN401 - cairocffi font options
    """No hinting of shapes or metrics: a line is as wide at every scale as it was measured."""
    module = cairo()
    return module.FontOptions(
        hint_style=module.HINT_STYLE_NONE, hint_metrics=module.HINT_METRICS_OFF, antialias=module.ANTIALIAS_GRAY
    )


def _clusters(run: Run) -> list[tuple[int, int]]:
    """For each cluster, in the order of the text: its UTF-8 bytes and its glyphs."""
    starts = sorted(set(run.clusters))
    ends = [*starts[1:], len(run.text)]
    counts = {start: run.clusters.count(start) for start in starts} if len(starts) != len(run.clusters) else {}
    return [(len(run.text[start:end].encode()), counts.get(start, 1)) for start, end in zip(starts, ends, strict=True)]


def draw(context: Any, line: Line, *, shapes: bool) -> bool:  # noqa: ANN401 - a cairocffi context
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
    for run in shape(ended, line.face, rtl=line.rtl):
        context.set_font_face(_font(str(run.font.path), run.font.number))
        context.set_font_size(line.size)
        glyphs = []
        complete = complete and not run.missing
        for at, glyph in enumerate(run.glyphs):
            right, up = run.offsets[at]
            glyphs.append((glyph, x + right * line.size, line.y - up * line.size))
            x += run.advances[at] * line.size + (line.tracking if run.tracked(at) else 0.0)
        if shapes:
            context.glyph_path(glyphs)
        else:
            context.show_text_glyphs(run.text, glyphs, _clusters(run), _BACKWARD if run.rtl else 0)
    context.fill()
    return complete
