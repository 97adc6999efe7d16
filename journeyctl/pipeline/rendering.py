"""From a journey to the files of its picture, in memory: SVG, PDF, PNG, and the table twin.

In: a `Loaded` journey and a `Wish`. Out: outputs, diagnostics, and the faults of the machine that kept one format from
being made while the others were.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from journeyctl import labels
from journeyctl.binding import LANES
from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.model import Journey
from journeyctl.pipeline.loading import Loaded
from journeyctl.pipeline.studio import Fonts, Orientation, Paper, Studio, View
from journeyctl.pipeline.styling import styled

Format = Literal["svg", "pdf", "png", "text"]
FORMATS: tuple[Format, ...] = get_args(Format)
SCREEN_DPI = 192.0
"""A PNG of a screen has two pixels for each of the picture's."""
PAPER_DPI = 150.0


class Wish(NamedTuple):
    """What a user wants drawn. `paper` None: a screen, and A0 for the PDF of a map. `dpi` 0: the usual.

    `lanes`: ids from top to bottom, None for the journey's own. `revision` None: ask git; "none": show none.
    """

    formats: tuple[Format, ...] = ("svg",)
    view: View = "map"
    paper: Paper | None = None
    orientation: Orientation = "landscape"
    theme: str = ""
    lanes: tuple[str, ...] | None = None
    lang: str = ""
    fonts: Fonts = "embed"
    dpi: float = 0.0
    revision: str | None = None
    today: date = date(2026, 1, 1)


class Output(NamedTuple):
    """One file: its name and its bytes."""

    name: str
    data: bytes


class Rendered(NamedTuple):
    """The files of one journey, what must be said about them, and what the machine could not do."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    faults: tuple[EnvironmentFault, ...] = ()


def render(loaded: Loaded, wish: Wish) -> Rendered:
    """Draw one journey in every wanted format; none when it has errors."""
    journey = loaded.journey
    if journey is None:
        return Rendered((), loaded.diagnostics)
    if wish.lang:
        journey = replace(journey, lang=wish.lang)
    outputs: tuple[Output, ...] = ()
    found = loaded.diagnostics
    faults: tuple[EnvironmentFault, ...] = ()
    if "text" in wish.formats:
        outputs = (_twin(journey),)
    if wish.formats != ("text",):
        drawn = _pictures(loaded, journey, wish)
        outputs, found, faults = (*outputs, *drawn.outputs), (*found, *drawn.diagnostics), drawn.faults
    return Rendered(outputs, tuple(dict.fromkeys(found)), faults)


def _twin(journey: Journey) -> Output:
    from journeyctl.twin import tell

    return Output(f"{journey.slug}.txt", tell(journey, labels.load(journey.lang, journey.brand.words)).encode())


def _pictures(loaded: Loaded, journey: Journey, wish: Wish) -> Rendered:
    """Every picture that can be made; a fault of one format does not keep the others from being made."""
    _refuse_unknown_lanes(loaded, journey, wish.lanes)
    theme, found = styled(loaded, wish.theme)
    if theme is None:
        return Rendered((), found)
    studio = Studio(
        journey, loaded.given.name, theme, wish.view, wish.orientation, wish.lanes, _revision(loaded, wish), wish.today
    )
    outputs: list[Output] = []
    faults: list[EnvironmentFault] = []
    for kind in (one for one in wish.formats if one != "text"):
        try:
            made = _picture(studio, wish, kind)
        except EnvironmentFault as fault:
            faults.append(fault)
        else:
            outputs += [made] if made else []
    return Rendered(tuple(outputs), (*found, *studio.diagnostics), tuple(faults))


def _refuse_unknown_lanes(loaded: Loaded, journey: Journey, lanes: tuple[str, ...] | None) -> None:
    own = dict.fromkeys((*(lane.id for lane in journey.lanes), *_cell_lanes(journey)))
    for name in lanes or ():
        if name not in LANES and name not in own:
            known = ", ".join(dict.fromkeys((*LANES, *own)))
            raise EnvironmentFault("J907", f"{loaded.given.name} has no lane {name!r}", f"Its lanes are {known}.")


def _cell_lanes(journey: Journey) -> tuple[str, ...]:
    places = (*journey.phases, *journey.activities)
    return tuple(cell.lane for place in places for cell in place.cells)


def _picture(studio: Studio, wish: Wish, kind: Format) -> Output | None:
    paper: Paper = wish.paper or ("A0" if kind == "pdf" and wish.view == "map" else "screen")
    scene = studio.scene(paper)
    if scene is None:
        return None
    sheet = "" if paper == "screen" else paper
    view = "" if wish.view == "map" else wish.view
    name = ".".join(part for part in (studio.journey.slug, view, sheet, kind) if part)
    if kind == "svg":
        return Output(name, studio.svg(paper, wish.fonts).encode())
    svg = studio.svg(paper, "embed")
    from journeyctl import export

    if kind == "png":
        return Output(name, export.to_png(svg, dpi=wish.dpi or (SCREEN_DPI if scene.in_pixels else PAPER_DPI)))
    told = {"title": scene.title, "author": scene.author, "subject": scene.desc, "lang": scene.lang}
    return Output(name, export.to_pdf(svg, **told))


def _revision(loaded: Loaded, wish: Wish) -> str:
    if wish.revision is not None:
        return "" if wish.revision == "none" else wish.revision
    if loaded.given.path is None:
        return ""
    from journeyctl.revisions import revision_of

    return revision_of(parts(loaded))


def parts(loaded: Loaded) -> tuple[Path, ...]:
    """The files that a journey's picture is made from: its own, its persona's, the project's."""
    own = (loaded.given.path,) if loaded.given.path else ()
    persona = loaded.journey.persona if loaded.journey else None
    shared = persona.span.path if persona else ""
    lent = (Path(shared),) if shared and shared != loaded.given.name else ()
    project = loaded.project.root / "journeyctl.yaml"
    return (*own, *lent, *((project,) if project.is_file() else ()))
