"""The pictures of one journey, drawn, or taken from the cache where the same was drawn before.

In: a journey, its theme, a wish, the revision it shows. Out: the bytes of a picture, and what layout says about it;
of a picture that comes from the cache, exactly the same.
"""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from journeyctl.cache import Entry
from journeyctl.diagnostics import NOWHERE, Diagnostic, Level
from journeyctl.model import Journey
from journeyctl.pipeline.keying import Keys, words
from journeyctl.pipeline.wish import Format, Paper, Wish
from journeyctl.theme import Theme
from journeyctl.theme.plate import Plate

if TYPE_CHECKING:
    from journeyctl.pipeline.pressing import Bound
    from journeyctl.pipeline.studio import Studio

SCREEN_DPI = 192.0
PAPER_DPI = 150.0
OnScreen = Literal["svg", "png"]
"""The formats of a picture that is only for screens."""


def developed(svg: str, form: OnScreen) -> bytes:
    """The bytes of a picture for screens.

    Raises:
        EnvironmentFault: when the machine cannot make a PNG (J911).
    """
    if form == "svg":
        return svg.encode()
    from journeyctl import export

    return export.to_png(svg, dpi=SCREEN_DPI)


_OF_THE_MACHINE = "J9"
"""How codes begin that tell of the machine: what is drawn then is drawn anew the next time."""


class Made(NamedTuple):
    """The files of a picture, none when there can be none, and what layout says about it.

    What is about words has no place yet.
    """

    files: tuple[bytes, ...]
    found: tuple[Diagnostic, ...] = ()


class Easel:
    """Draws the pictures of one journey; those of one sheet share their layout."""

    def __init__(
        self, journey: Journey, theme: Theme, wish: Wish, revision: str, keys: Keys | None, plate: Plate
    ) -> None:
        self._journey = journey
        self._theme = theme
        self._wish = wish
        self._revision = revision
        self._keys = keys
        self._plate = plate
        self._studio: Studio | None = None

    def picture(self, kind: Format) -> Made:
        """The picture in a format.

        Raises:
            EnvironmentFault: when the machine cannot make it.
        """
        if self._keys is None:
            return self._draw(kind)
        plate = (self._revision, words(self._plate))
        key = self._keys.picture(self._journey, self._theme, self._wish, kind, plate)
        kept = self._keys.cache.get(key)
        known = _recalled(kept, self._journey) if kept else None
        if known is not None:
            return known
        made = self._draw(kind)
        noted = _noted(made, self._journey)
        if made.files and noted is not None:
            self._keys.cache.put(key, Entry(noted, b"".join(made.files)))
        return made

    def _draw(self, kind: Format) -> Made:
        studio = self._opened()
        paper = self._wish.paper_of(kind)
        scenes = studio.scenes(paper)
        if not scenes:
            return Made((), studio.found(paper))
        if kind == "svg":
            return Made(tuple(svg.encode() for svg in studio.svgs(paper, self._wish.fonts)), studio.found(paper))
        from journeyctl import export
        from journeyctl.pipeline.drawable import too_much

        press, span = self._wish.press, self._journey.span
        refused = too_much(scenes, press, span, shapes=self._shapes()) if kind == "pdf" else None
        if refused:
            return Made((), (*studio.found(paper), refused))
        first = scenes[0]
        if kind == "png":
            dpi = self._wish.dpi or (SCREEN_DPI if first.in_pixels else PAPER_DPI)
            made = tuple(export.to_png(svg, dpi=dpi) for svg in studio.svgs(paper, "embed"))
            return Made(made, studio.found(paper))

        def bound(pages: tuple[str, ...]) -> bytes:
            return export.to_pdf(
                pages, title=first.title, author=first.author, subject=first.desc, lang=first.lang,
                contents=studio.contents(paper), shapes=self._shapes(),
            )  # fmt: skip

        if self._wish.press.name:
            return self._pressed(paper, bound)
        return Made((bound(studio.svgs(paper, "embed")),), studio.found(paper))

    def _pressed(self, paper: Paper, bound: Bound) -> Made:
        """The PDF for a printer, or what keeps it from being made."""
        from journeyctl.pipeline.pressing import Sheets, pressed

        studio, journey = self._opened(), self._journey
        scenes = studio.scenes(paper)
        palettes = tuple(self._theme.palette(one.phases) for one in scenes)
        source = journey.path, studio.revision
        # With bleed a sheet is painted anew, larger.
        svgs = studio.svgs(paper, "embed") if self._wish.press.tile else ()
        sheets = Sheets(scenes, palettes, svgs, source, self._shapes())
        made = pressed(sheets, self._wish.press, bound, journey.span)
        if isinstance(made, Diagnostic):
            return Made((), (*studio.found(paper), made))
        return Made((made,), studio.found(paper))

    def _shapes(self) -> bool:
        """Whether a PDF draws letters as shapes."""
        return self._wish.fonts == "outline"

    def _opened(self) -> Studio:
        """Where pictures are drawn; opened when the first one is not known."""
        if self._studio is None:
            from journeyctl.pipeline.studio import Studio

            self._studio = Studio(self._journey, self._theme, self._wish, self._revision, self._plate)
        return self._studio


def _noted(made: Made, journey: Journey) -> str | None:
    """What is said about a picture, as one line; None when it holds for this run alone."""
    for one in made.found:
        if one.code.startswith(_OF_THE_MACHINE) or one.fix or one.span not in (NOWHERE, journey.span):
            return None
    told = [
        [one.level, one.code, one.message, one.advice, one.words, one.subject, one.span == journey.span]
        for one in made.found
    ]
    return json.dumps([[len(one) for one in made.files], told])


def _recalled(kept: Entry, journey: Journey) -> Made | None:
    """A picture from the cache; None when what is said about it cannot be read."""
    try:
        sizes, told = json.loads(kept.words)
        ends = tuple(accumulate(sizes))
        files = tuple(kept.data[end - size : end] for size, end in zip(sizes, ends, strict=True))
        found = tuple(_diagnostic(*one, journey=journey) for one in told)
    except (ValueError, TypeError, RecursionError):
        return None
    return Made(files, found)


def _diagnostic(*given: object, journey: Journey) -> Diagnostic:
    """A finding as it was noted.

    Raises:
        ValueError: when it was not.
    """
    level, *texts, whole = given
    levels: tuple[Level, ...] = get_args(Level)
    if level not in levels or len(texts) != 5 or not isinstance(whole, bool):
        raise ValueError
    code, message, advice, words, subject = map(str, texts)
    at = journey.span if whole else NOWHERE
    return Diagnostic(levels[levels.index(level)], code, message, at, advice, words, subject)
