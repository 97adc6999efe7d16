"""A blank map without a journey: that of a journey which says nothing yet, in the project's language and look.

In: a wish for the view `canvas`, and the project's root. Out: a `Done` as for any journey.
"""

from __future__ import annotations

from pathlib import Path

from journeyctl.diagnostics import NOWHERE, EnvironmentFault
from journeyctl.model import Journey
from journeyctl.pipeline.done import Done
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import Loaded
from journeyctl.pipeline.rendering import render
from journeyctl.pipeline.wish import Wish
from journeyctl.project import find_root, open_project

NAME = "canvas"


def blank(wish: Wish, root: Path | None = None) -> Done:
    """Draw the blank map of a method; its files are called `canvas.METHOD.PAPER.FORMAT`."""
    opened = open_project(root or find_root(Path("new.yaml").absolute()))
    project = opened.project
    name = (wish.workshop.method if wish.workshop else "") or project.method or "default"
    brand = project.catalogue().brand
    journey = Journey(
        title="", slug=name, lang=wish.lang or project.lang or "en", method=name, brand=brand, phases=(),
        phases_given=False,
    )  # fmt: skip
    given = Input(NAME, None)
    try:
        made = render(Loaded(given, journey, opened.diagnostics, (), project), wish)
    except EnvironmentFault as fault:
        return Done(given, faults=(fault,))
    outputs = tuple(one._replace(name=_called(one.name)) for one in made.outputs)
    found = tuple(one if one.span.path else one._replace(span=NOWHERE) for one in made.diagnostics)
    return Done(given, outputs=outputs, diagnostics=found, faults=made.faults)


def _called(name: str) -> str:
    """The name of a file that belongs to no journey."""
    return f"{NAME}.{name.replace(f'.{NAME}', '', 1)}"
