"""One journey being drawn: laid out once for each paper, painted once for each way to carry letters.

In: the journey and what all its pictures share. Out: scenes and SVGs, one a sheet, and what layout says about them.
"""

from __future__ import annotations

from journeyctl import labels, layout
from journeyctl.contents import Contents
from journeyctl.diagnostics import Diagnostic
from journeyctl.model import Journey
from journeyctl.paint import paint
from journeyctl.pipeline.wish import Fonts, Paper, Wish
from journeyctl.scene import Scene
from journeyctl.theme import Theme
from journeyctl.theme.plate import Plate


class Studio:
    """Remembers what was laid out and painted, so that a PDF and a PNG of one sheet share its SVG."""

    def __init__(self, journey: Journey, theme: Theme, wish: Wish, revision: str, plate: Plate = Plate()) -> None:  # noqa: B008
        self.journey = journey
        self._theme = theme
        self._wish = wish
        self._revision = revision
        self._plate = plate
        self._book = "workshop" if wish.view == "canvas" else ""
        self._found: dict[Paper, tuple[Diagnostic, ...]] = {}
        self._scenes: dict[Paper, tuple[Scene, ...]] = {}
        self._svgs: dict[tuple[Paper, Fonts], tuple[str, ...]] = {}

    def scenes(self, paper: Paper) -> tuple[Scene, ...]:
        """The layout on sheets of a paper, none when it does not fit."""
        if paper not in self._scenes:
            drawing = self._drawing(paper)
            self._scenes[paper] = drawing.scenes
            self._found[paper] = drawing.diagnostics
        return self._scenes[paper]

    def _drawing(self, paper: Paper) -> layout.Drawing:
        words = labels.load(self.journey.lang, self.journey.brand.words, self._book)

        def drawn(enlarge: float = 1.0) -> layout.Drawing:
            return layout.lay_out(
                self.journey,
                view=self._wish.view,
                paper=paper,
                orientation=self._wish.orientation,
                theme=self._theme,
                labels=words,
                lanes=self._wish.lanes,
                revision=self.revision,
                plate=self._plate,
                today=self._wish.today,
                workshop=self._wish.workshop,
                enlarge=enlarge,
            )

        if not self._wish.distance:
            return drawn()
        from journeyctl.layout.distance import lay_out_for

        return lay_out_for(self._wish.distance, paper, drawn, words, self.journey)

    @property
    def revision(self) -> str:
        """The revision as it is shown: what was changed since, in words."""
        if self._wish.revision is not None or not self._revision.endswith("*"):
            return self._revision
        words = labels.load(self.journey.lang, self.journey.brand.words)
        return words("block.changed", revision=self._revision[:-1])

    def found(self, paper: Paper) -> tuple[Diagnostic, ...]:
        """What layout says about the picture on a paper; it knows words, not where they were written."""
        return self._found.get(paper, ())

    def svgs(self, paper: Paper, fonts: Fonts) -> tuple[str, ...]:
        """The picture on sheets of a paper."""
        if (paper, fonts) not in self._svgs:
            scenes = self.scenes(paper)
            self._svgs[paper, fonts] = tuple(paint(one, self._theme.palette(one.phases), fonts) for one in scenes)
        return self._svgs[paper, fonts]

    def contents(self, paper: Paper) -> tuple[Contents, ...]:
        """What each sheet of a paper holds, in the order in which it is heard."""
        from journeyctl.pipeline.contents import contents

        scenes, words = self.scenes(paper), labels.load(self.journey.lang, self.journey.brand.words)
        of = len(scenes)
        return tuple(contents(one, self.journey, words, sheet=at, of=of) for at, one in enumerate(scenes, 1))
