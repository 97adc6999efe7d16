"""From a journey to the files of its picture, in memory: SVG, PDF, PNG, and the table twin.

In: a `Loaded` journey and a `Wish`. Out: outputs, diagnostics, and the faults of the machine that kept one format from
being made while the others were.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.binding import LANES
from journeyctl.diagnostics import Diagnostic, EnvironmentFault
from journeyctl.model import Journey
from journeyctl.pipeline.bounds import beyond
from journeyctl.pipeline.loading import Loaded
from journeyctl.pipeline.wish import Format, Wish
from journeyctl.record import replace

if TYPE_CHECKING:
    from journeyctl.pipeline.studio import Studio

SCREEN_DPI = 192.0
PAPER_DPI = 150.0


class Output(NamedTuple):
    """One file: its name and its bytes."""

    name: str
    data: bytes


class Rendered(NamedTuple):
    """The files of one journey, what must be said about them, and what the machine could not do."""

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[EnvironmentFault, ...] = ()


def render(loaded: Loaded, wish: Wish) -> Rendered:
    """Draw one journey in every wanted format; none when it has errors."""
    journey = loaded.journey
    if journey is None:
        return Rendered(diagnostics=loaded.diagnostics)
    if wish.lang:
        journey = replace(journey, lang=wish.lang)
    told = (_twin(journey, _called(loaded, journey)),) if "text" in wish.formats else ()
    drawn = _pictures(loaded, journey, wish) if wish.formats != ("text",) else Rendered()
    found = dict.fromkeys((*loaded.diagnostics, *drawn.diagnostics))
    return Rendered((*told, *drawn.outputs), tuple(found), drawn.faults)


def _called(loaded: Loaded, journey: Journey) -> str:
    """The stem of a journey's files: that of its own file, letter by letter, else what its title gives."""
    return loaded.given.slug if loaded.given.path else journey.slug


def _twin(journey: Journey, called: str) -> Output:
    from journeyctl import labels
    from journeyctl.twin import tell

    return Output(f"{called}.txt", tell(journey, labels.load(journey.lang, journey.brand.words)).encode())


def _pictures(loaded: Loaded, journey: Journey, wish: Wish) -> Rendered:
    """Every picture that can be made; a fault of one format does not keep the others from being made."""
    from journeyctl.pipeline.studio import Studio
    from journeyctl.pipeline.styling import styled

    _refuse_unknown_lanes(journey, wish.lanes)
    refused = beyond(journey)
    if refused:
        return Rendered(diagnostics=(refused,))
    theme, found = styled(loaded.project, wish.theme)
    if theme is None:
        return Rendered(diagnostics=found)
    studio = Studio(journey, theme, wish, _revision(loaded, wish), loaded.lines)
    called = _called(loaded, journey)
    outputs: list[Output] = []
    faults: list[EnvironmentFault] = []
    for kind in (one for one in wish.formats if one != "text"):
        try:
            made = _picture(studio, wish, kind, called)
        except EnvironmentFault as fault:
            faults.append(fault)
        else:
            outputs += [made] if made else []
    return Rendered(tuple(outputs), (*found, *studio.diagnostics), tuple(faults))


def _refuse_unknown_lanes(journey: Journey, lanes: tuple[str, ...] | None) -> None:
    cells = (cell.lane for place in (*journey.phases, *journey.activities) for cell in place.cells)
    known = dict.fromkeys((*LANES, *(lane.id for lane in journey.lanes), *cells))
    for name in lanes or ():
        if name not in known:
            raise EnvironmentFault(
                "J907", f"{journey.span.path} has no lane {name!r}", f"Its lanes are {', '.join(known)}."
            )


def _picture(studio: Studio, wish: Wish, kind: Format, called: str) -> Output | None:
    paper = wish.paper_of(kind)
    scene = studio.scene(paper)
    if scene is None:
        return None
    sheet = "" if paper == "screen" else paper
    view = "" if wish.view == "map" else wish.view
    name = ".".join(part for part in (called, view, sheet, kind) if part)
    if kind == "svg":
        return Output(name, studio.svg(paper, wish.fonts).encode())
    from journeyctl import export

    svg = studio.svg(paper, "embed")
    if kind == "png":
        return Output(name, export.to_png(svg, dpi=wish.dpi or (SCREEN_DPI if scene.in_pixels else PAPER_DPI)))
    return Output(name, export.to_pdf(svg, title=scene.title, author=scene.author, subject=scene.desc, lang=scene.lang))


def _revision(loaded: Loaded, wish: Wish) -> str:
    if wish.revision is not None:
        return "" if wish.revision == "none" else wish.revision
    if loaded.given.path is None:
        return ""
    from journeyctl.revisions import revision_of

    return revision_of(_parts(loaded, loaded.given.path))


def _parts(loaded: Loaded, own: Path) -> tuple[Path, ...]:
    """The files that a journey's picture is made from: its own, its persona's, the project's."""
    persona = loaded.journey.persona.span.path if loaded.journey and loaded.journey.persona else ""
    lent = (Path(persona),) if persona not in ("", loaded.given.name) else ()
    project = loaded.project.root / "journeyctl.yaml"
    return (own, *lent, *((project,) if project.is_file() else ()))
