"""The project: what `journeyctl.yaml` says, for every journey below its root.

In: the root mapping of the project file in long form. Out: a frozen `Project`; without a file, one of defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from journeyctl.binding import CHANNEL_KINDS, CHANNELS, NOTHING, Catalogue, Fields, Findings, System, listed, ours
from journeyctl.model import Brand, Channel, Lane, Touchpoint
from journeyctl.project.personas import Personas
from journeyctl.record import Record
from journeyctl.source.nodes import Mapping as Block

FailOn = Literal["error", "warning", "hint", "never"]
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)


class View(NamedTuple):
    """A saved view: which lanes, the first and last phase (from 1), which segment, how much detail."""

    lanes: tuple[str, ...] = ()
    phases: tuple[int, int] | None = None
    segment: str = ""
    detail: str = ""


class Check(NamedTuple):
    """What `check` leaves out, and from which level on it fails."""

    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"


class Gates(NamedTuple):
    """What a journey must fulfil to be accepted; None and False ask for nothing. `coverage` in per cent."""

    coverage: float | None = None
    keep_hearts: bool = False
    no_phase_ends_below: float | None = None
    clouds_have_owner: bool = False


class Limits(NamedTuple):
    """From where on a print is refused; 0 refuses nothing.

    Attributes:
        text: the least size of text, in points.
        line: the least width of a line, in points.
        image: the fewest pixels to an inch of a picture.
        contrast: the least contrast of text on its ground (WCAG 2.2).
        ink: the most ink at one spot, in per cent of one full ink.
        margin: the least distance of text from the knife, in millimetres.
        bleed: the least bleed, in millimetres.
        shift: the most that a colour may move on the press, as a distance in CIELAB.
    """

    text: float = 6.0
    line: float = 0.25
    image: float = 100.0
    contrast: float = 4.5
    ink: float = 300.0
    margin: float = 3.0
    bleed: float = 0.0
    shift: float = 0.0


class Project(Record):
    """Everything that is said once for all journeys. `lanes` None: the project lists none."""

    root: Path
    personas: Personas
    name: str = ""
    lang: str = ""
    theme: str = ""
    method: str = ""
    words: tuple[tuple[str, str], ...] = ()
    lanes: tuple[Lane, ...] | None = None
    channels: Mapping[str, Channel] = NOTHING
    touchpoints: Mapping[str, Touchpoint] = NOTHING
    systems: Mapping[str, System] = NOTHING
    views: Mapping[str, View] = NOTHING
    check: Check = Check()
    gates: Gates = Gates()
    hyphenation: tuple[str, ...] = ()
    limits: Limits = Limits()

    @property
    def says(self) -> tuple[object, ...]:
        """All that can alter what a journey says, or what is found in it: not where it lies, nor how it looks."""
        unsaid = ("root", "personas", "theme", "views", "limits")
        return tuple(getattr(self, name) for name in type(self).__names__ if name not in unsaid)

    def catalogue(self, channel_names: Mapping[str, str] | None = None) -> Catalogue:
        """What a journey may lean on. `channel_names`: folded names of the built-in channels in its language."""
        return Catalogue(
            channels=self.channels,
            touchpoints=self.touchpoints,
            systems=self.systems,
            channel_names=NOTHING if channel_names is None else channel_names,
            personas=self.personas,
            lanes=self.lanes,
            lang=self.lang,
            method=self.method,
            brand=Brand(name=self.name, words=self.words, hyphenation=self.hyphenation),
        )


def project_of(block: Block, root: Path, findings: Findings) -> Project:
    """The project that a project file describes."""
    item = Fields(block)
    channels = {key: _channel(key, one) for key, one in item.things("channels")}
    lang = item.text("lang")
    return Project(
        root=root,
        personas=Personas(root),
        name=item.text("name"),
        lang="nb" if lang == "no" else lang,
        theme=item.text("theme"),
        method=item.text("method"),
        words=tuple((key, one) for key, one in item.named_texts("words") if one),
        lanes=listed(item, findings),
        channels=channels,
        touchpoints={key: _touchpoint(key, one, channels) for key, one in item.things("touchpoints")},
        systems={
            key: System(one.text("name") or key, one.text("owner"), one.span) for key, one in item.things("systems")
        },
        views={key: _view(one) for key, one in item.things("views")},
        check=_check(item.within("check")),
        gates=_gates(item.within("gates")),
        hyphenation=item.texts("hyphenation"),
        limits=_limits(item.within("preflight")),
    )


def _channel(key: str, item: Fields) -> Channel:
    base = CHANNELS.get(key, Channel(id=key, name=key))
    return Channel(
        id=key,
        name=item.text("name") or base.name,
        icon=item.text("icon") or base.icon,
        kind=item.word("kind", CHANNEL_KINDS) or base.kind,
    )


def _touchpoint(key: str, item: Fields, channels: Mapping[str, Channel]) -> Touchpoint:
    word = item.text("channel")
    channel = channels.get(word) or CHANNELS.get(word) or (Channel(id=word, name=word) if word else None)
    return Touchpoint(
        name=item.text("name") or key,
        channel=channel,
        owner=item.text("owner"),
        ours=ours(item),
        link=item.text("link"),
        tags=item.texts("tags"),
        span=item.span,
    )


def _view(item: Fields) -> View:
    lanes = tuple(one.text("lane") for one in item.items("lanes"))
    written = (*item.texts("phases"), *(one.text("name") for one in item.items("phases")))
    numbers = [int(text) for text in written if text.isdecimal()]
    phases = (min(numbers), max(numbers)) if numbers else None
    return View(lanes, phases, item.text("segment"), item.text("detail"))


def _check(item: Fields | None) -> Check:
    if item is None:
        return Check()
    return Check(item.texts("ignore"), item.word("fail_on", FAIL_ON) or "error")


def _gates(item: Fields | None) -> Gates:
    if item is None:
        return Gates()
    return Gates(
        item.number("coverage"),
        item.flag("keep_hearts"),
        item.number("no_phase_ends_below"),
        item.flag("clouds_have_owner"),
    )


def _limits(item: Fields | None) -> Limits:
    """The limits of a print; what is not written is as usual."""
    if item is None:
        return Limits()
    written = {name: item.number(name) for name in Limits._fields}
    return Limits()._replace(**{name: number for name, number in written.items() if number is not None})
