"""One journey being drawn: laid out once for each paper, painted once for each way to carry letters.

In: the journey and what all its pictures share. Out: scenes and SVGs, and what layout says about them.
"""

from __future__ import annotations

from journeyctl import labels, layout
from journeyctl.diagnostics import Diagnostic
from journeyctl.model import Journey
from journeyctl.paint import paint
from journeyctl.pipeline.wish import Fonts, Paper, Wish
from journeyctl.scene import Scene
from journeyctl.theme import Theme


class Studio:
    """Remembers what was laid out and painted, so that a PDF and a PNG of one sheet share its SVG."""

    def __init__(self, journey: Journey, theme: Theme, wish: Wish, revision: str) -> None:
        self.journey = journey
        self._theme = theme
        self._wish = wish
        self._revision = revision
        self._found: dict[Paper, tuple[Diagnostic, ...]] = {}
        self._scenes: dict[Paper, Scene | None] = {}
        self._svgs: dict[tuple[Paper, Fonts], str] = {}

    def scene(self, paper: Paper) -> Scene | None:
        """The layout on a paper, None when it does not fit."""
        if paper not in self._scenes:
            drawing = layout.lay_out(
                self.journey,
                view=self._wish.view,
                paper=paper,
                orientation=self._wish.orientation,
                theme=self._theme,
                labels=labels.load(self.journey.lang, self.journey.brand.words),
                lanes=self._wish.lanes,
                revision=self._revision,
                today=self._wish.today,
            )
            self._scenes[paper] = drawing.scene
            self._found[paper] = drawing.diagnostics
        return self._scenes[paper]

    def found(self, paper: Paper) -> tuple[Diagnostic, ...]:
        """What layout says about the picture on a paper; it knows words, not where they were written."""
        return self._found.get(paper, ())

    def svg(self, paper: Paper, fonts: Fonts) -> str:
        """The picture on a paper that has a scene."""
        if (paper, fonts) not in self._svgs:
            scene = self.scene(paper)
            assert scene is not None, "only a picture that was laid out is painted"
            self._svgs[paper, fonts] = paint(scene, self._theme.palette(scene.phases), fonts)
        return self._svgs[paper, fonts]
