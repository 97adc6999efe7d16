"""From a journey to the files of its picture, in memory: SVG, PDF, PNG, and the table twin.

In: a `Loaded` journey and a `Wish`. Out: outputs, diagnostics, and the faults of the machine that kept one format from
being made while the others were.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.binding import LANES
from journeyctl.diagnostics import Diagnostic, EnvironmentFault, guess
from journeyctl.model import Journey
from journeyctl.paper.sheets import SCREEN, SLIDE
from journeyctl.pipeline.bounds import beyond
from journeyctl.pipeline.easel import Easel
from journeyctl.pipeline.keying import Keys
from journeyctl.pipeline.loading import Loaded
from journeyctl.pipeline.renewing import counted
from journeyctl.pipeline.revising import Revisions
from journeyctl.pipeline.tracing import Traces
from journeyctl.pipeline.wish import Format, Wish
from journeyctl.record import replace
from journeyctl.theme import Theme

ONE_BY_ONE = Revisions()
"""Asks git for every journey anew."""


class Output(NamedTuple):
    """One file: its name, its bytes, and which sheet it is when it is one of several, counted from 1."""

    name: str
    data: bytes
    sheet: int = 0


class Rendered(NamedTuple):
    """The files of one journey, what must be said about them, and what the machine could not do."""

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[EnvironmentFault, ...] = ()


def render(loaded: Loaded, wish: Wish, keys: Keys | None = None, revisions: Revisions = ONE_BY_ONE) -> Rendered:
    """Draw one journey in every wanted format; none when it has errors.

    Args:
        loaded: the journey.
        wish: what to draw.
        keys: with them what was drawn before is kept.
        revisions: tells the revision that it shows.
    """
    journey = loaded.journey
    if journey is None:
        return Rendered(diagnostics=loaded.diagnostics)
    if wish.lang:
        journey = replace(journey, lang=wish.lang)
    told = (_twin(journey, _called(loaded, journey)),) if "text" in wish.formats else ()
    drawn = _pictures(loaded, journey, wish, keys, revisions) if wish.formats != ("text",) else Rendered()
    found = dict.fromkeys((*loaded.diagnostics, *drawn.diagnostics))
    return Rendered((*told, *drawn.outputs), tuple(found), drawn.faults)


def _called(loaded: Loaded, journey: Journey) -> str:
    """The stem of a journey's files: that of its own file, letter by letter, else what its title gives."""
    return loaded.given.slug if loaded.given.path else journey.slug


def _twin(journey: Journey, called: str) -> Output:
    from journeyctl import labels
    from journeyctl.twin import tell

    return Output(f"{called}.txt", tell(journey, labels.load(journey.lang, journey.brand.words)).encode())


def _pictures(loaded: Loaded, journey: Journey, wish: Wish, keys: Keys | None, revisions: Revisions) -> Rendered:
    """Every picture that can be made; a fault of one format does not keep the others from being made."""
    from journeyctl.pipeline.branding import branded
    from journeyctl.pipeline.styling import styled

    _refuse_unknown_lanes(journey, wish)
    refused = beyond(journey)
    if refused:
        return Rendered(diagnostics=(refused,))
    theme, found = styled(loaded.project, wish.theme)
    if theme is None:
        return Rendered(diagnostics=found)
    revision, called = _shown(loaded, wish, revisions), _called(loaded, journey)
    plate, refusals = branded(loaded.project, wish, called, loaded.given.name, revision)
    found = (*found, *refusals)
    if plate is None:
        return Rendered(diagnostics=found)
    easel = Easel(journey, theme, wish, revision, keys, plate)
    traces = Traces(journey, loaded.lines)
    outputs: list[Output] = []
    said: list[Diagnostic] = []
    faults: list[EnvironmentFault] = []
    for kind in (one for one in wish.formats if one != "text"):
        glowing = _unprintable(journey, theme, wish, kind)
        if glowing:
            said.append(glowing)
            continue
        try:
            made = easel.picture(kind)
        except EnvironmentFault as fault:
            faults.append(fault)
        else:
            said += (one if one.span.path else one._replace(span=traces.at(one.words)) for one in made.found)
            outputs += _sheets(_name(called, wish, kind), made.files)
    return Rendered(tuple(outputs), (*found, *said), tuple(faults))


def _unprintable(journey: Journey, theme: Theme, wish: Wish, kind: Format) -> Diagnostic | None:
    """What to say when a theme for screens should be printed."""
    paper = wish.paper_of(kind)
    if not theme.glows or paper in (SCREEN, SLIDE):
        return None
    message = f"the theme {theme.name!r} is for screens, and {paper} is paper"
    advice = "Print with --theme nordic, contrast or mono."
    if wish.view != "canvas":
        advice = f"{advice[:-1]}, or draw for a screen with --paper screen."
    return Diagnostic("error", "J505", message, journey.span, advice)


def _refuse_unknown_lanes(journey: Journey, wish: Wish) -> None:
    cells = (cell.lane for place in (*journey.phases, *journey.activities) for cell in place.cells)
    blank = ("phases", "answers") if wish.view == "canvas" else ()
    known = dict.fromkeys((*LANES, *blank, *(lane.id for lane in journey.lanes), *cells))
    for name in wish.lanes or ():
        if name not in known:
            message = f"{journey.span.path} has no lane {name!r}{guess(name, known)}"
            raise EnvironmentFault("J907", message, f"Its lanes are {', '.join(known)}.")


def _sheets(name: str, files: tuple[bytes, ...]) -> tuple[Output, ...]:
    """The files of a picture: one has its name, several are counted from 1 before its ending."""
    if len(files) == 1:
        return (Output(name, files[0]),)
    return tuple(Output(counted(name, number), data, number) for number, data in enumerate(files, start=1))


def _name(called: str, wish: Wish, kind: Format) -> str:
    """The name of the file of a picture."""
    paper = wish.paper_of(kind)
    view = "" if wish.view == "map" else wish.view
    sheet = "" if paper == SCREEN else paper.replace(":", "-")
    press = wish.press.name if kind == "pdf" else ""
    return ".".join(part for part in (called, view, sheet, press, kind) if part)


def _shown(loaded: Loaded, wish: Wish, revisions: Revisions) -> str:
    """The revision in the title block; "" for none."""
    if wish.revision is not None:
        return "" if wish.revision == "none" else wish.revision
    return revisions.of(loaded)
