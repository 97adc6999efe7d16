"""From a journey to the files of its picture, in memory: SVG, PDF, PNG, and the table twin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeyctl import labels as words
from journeyctl.diagnostics import Diagnostic
from journeyctl.model import Journey
from journeyctl.pipeline.loading import Loaded
from journeyctl.pipeline.styling import styled

if TYPE_CHECKING:
    from journeyctl.labels import Labels
    from journeyctl.scene import Scene
    from journeyctl.theme import Theme

Format = Literal["svg", "pdf", "png", "text"]
View = Literal["map", "compact", "flow"]
Paper = Literal["screen", "A0", "A1", "A2", "A3"]
FORMATS: tuple[Format, ...] = ("svg", "pdf", "png", "text")
SCREEN_DPI = 192.0
PAPER_DPI = 150.0


class Wish(NamedTuple):
    """What a user wants drawn. `paper` None: a screen for SVG and PNG, A0 for the PDF of a map. `dpi` 0: the usual."""

    formats: tuple[Format, ...] = ("svg",)
    view: View = "map"
    paper: Paper | None = None
    orientation: Literal["landscape", "portrait"] = "landscape"
    theme: str = ""
    lanes: tuple[str, ...] | None = None
    lang: str = ""
    fonts: Literal["embed", "system", "outline"] = "embed"
    dpi: float = 0.0
    revision: str | None = None
    today: date = date(2026, 1, 1)


class Output(NamedTuple):
    """One file: its name and its bytes."""

    name: str
    data: bytes


class Rendered(NamedTuple):
    """The files of one journey, and what must be said about them."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def render(loaded: Loaded, wish: Wish) -> Rendered:
    """Draw one journey in every wanted format; none when it has errors."""
    journey = loaded.journey
    if journey is None:
        return Rendered((), loaded.diagnostics)
    if wish.lang:
        journey = replace(journey, lang=wish.lang)
    theme, found = styled(loaded, wish.theme or journey.theme)
    own = words.load(journey.lang, journey.brand.words)
    outputs: list[Output] = []
    scenes: dict[Paper, tuple[Scene | None, tuple[Diagnostic, ...]]] = {}
    for kind in wish.formats:
        if kind == "text":
            outputs.append(_twin(journey, own))
            continue
        if theme is None:
            continue
        paper = wish.paper or ("A0" if kind == "pdf" and wish.view == "map" else "screen")
        if paper not in scenes:
            scenes[paper] = _scene(loaded, journey, wish, paper, theme, own)
            found = (*found, *(one for one in scenes[paper][1] if one not in found))
        scene = scenes[paper][0]
        if scene is not None:
            outputs.append(_picture(journey, wish, paper, kind, scene, theme))
    return Rendered(tuple(outputs), (*loaded.diagnostics, *found))


def _scene(
    loaded: Loaded, journey: Journey, wish: Wish, paper: Paper, theme: Theme, own: Labels
) -> tuple[Scene | None, tuple[Diagnostic, ...]]:
    from journeyctl.layout import lay_out

    drawing = lay_out(
        journey,
        view=wish.view,
        paper=paper,
        orientation=wish.orientation,
        theme=theme,
        labels=own,
        lanes=wish.lanes,
        revision=_revision(loaded, wish),
        today=wish.today,
    )
    path = loaded.given.name
    return drawing.scene, tuple(
        one if one.span.path else one._replace(span=one.span._replace(path=path, line=1, column=1))
        for one in drawing.diagnostics
    )


def _revision(loaded: Loaded, wish: Wish) -> str:
    if wish.revision is not None:
        return "" if wish.revision == "none" else wish.revision
    if loaded.given.path is None:
        return ""
    from journeyctl.revisions import revision_of

    return revision_of(parts(loaded))


def parts(loaded: Loaded) -> list[Path]:
    """The files a journey's picture is made from: its own, its persona's, the project's."""
    found = [loaded.given.path] if loaded.given.path else []
    persona = loaded.journey.persona if loaded.journey else None
    if persona and persona.span.path and persona.span.path != loaded.given.name:
        found.append(Path(persona.span.path))
    project = loaded.project.root / "journeyctl.yaml"
    return [*found, project] if project.is_file() else found


def _picture(journey: Journey, wish: Wish, paper: Paper, kind: Format, scene: Scene, theme: Theme) -> Output:
    from journeyctl.paint import paint

    fonts = wish.fonts if kind == "svg" else "embed"
    svg = paint(scene, theme.palette(scene.phases), fonts)
    name = ".".join(
        part
        for part in (journey.slug, "" if wish.view == "map" else wish.view, "" if paper == "screen" else paper)
        if part
    )
    if kind == "svg":
        return Output(f"{name}.svg", svg.encode())
    from journeyctl import export

    if kind == "png":
        dpi = wish.dpi or (SCREEN_DPI if scene.in_pixels else PAPER_DPI)
        return Output(f"{name}.png", export.to_png(svg, dpi=dpi))
    return Output(
        f"{name}.pdf",
        export.to_pdf(svg, title=scene.title, author=scene.author, subject=scene.desc, lang=scene.lang),
    )


def _twin(journey: Journey, own: Labels) -> Output:
    from journeyctl.twin import tell

    return Output(f"{journey.slug}.txt", tell(journey, own).encode())
