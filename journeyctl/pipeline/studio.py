"""One journey being drawn: laid out once for each paper, painted once for each way to carry letters.

In: the journey and what all its pictures share. Out: scenes and SVGs, and what layout says about them.
"""

from __future__ import annotations

from journeyctl import labels, layout
from journeyctl.diagnostics import Diagnostic
from journeyctl.model import Journey
from journeyctl.paint import paint
from journeyctl.pipeline.tracing import Traces
from journeyctl.pipeline.wish import Fonts, Paper, Wish
from journeyctl.scene import Scene
from journeyctl.theme import Theme


class Studio:
    """Remembers what was laid out and painted, so that a PDF and a PNG of one sheet share its SVG."""

    def __init__(self, journey: Journey, theme: Theme, wish: Wish, revision: str, lines: tuple[str, ...] = ()) -> None:
        self.journey = journey
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self._theme = theme
        self._wish = wish
        self._traces = Traces(journey, lines)
        self._revision = revision
        self._scenes: dict[Paper, Scene | None] = {}
        self._svgs: dict[tuple[Paper, Fonts], str] = {}

    def scene(self, paper: Paper) -> Scene | None:
        """The layout on a paper, None when it does not fit; `diagnostics` grow by what is said about it."""
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
            self.diagnostics += tuple(self._placed(one) for one in drawing.diagnostics)
        return self._scenes[paper]

    def _placed(self, one: Diagnostic) -> Diagnostic:
        """A finding of layout, at the words it is about; one about the whole picture stands where the file begins."""
        return one if one.span.path else one._replace(span=self._traces.at(one.words))

    def svg(self, paper: Paper, fonts: Fonts) -> str:
        """The picture on a paper that has a scene."""
        if (paper, fonts) not in self._svgs:
            scene = self.scene(paper)
            assert scene is not None, "only a picture that was laid out is painted"
            self._svgs[paper, fonts] = paint(scene, self._theme.palette(scene.phases), fonts)
        return self._svgs[paper, fonts]
