"""What a journey may lean on outside its own file: the project's things, its personas, its defaults.

`project` builds a `Catalogue`; `Catalogue()` is that of a journey without a project. All of it is ready to use: bound
types of the model, clean texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from journeyctl.diagnostics import NOWHERE, Diagnostic, Span
from journeyctl.model import Brand, Channel, Lane, Persona, Touchpoint
from journeyctl.record import Record


class Sought(NamedTuple):
    """The answer to a reference to a persona.

    `found` holds none, one, or several of one name; `known` the ids of all personas; `diagnostics` what was wrong with
    the persona files that were read.
    """

    found: tuple[Persona, ...] = ()
    known: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class System(NamedTuple):
    """A system of the project's catalogue."""

    name: str
    owner: str = ""
    span: Span = NOWHERE


def nobody(reference: str) -> Sought:  # noqa: ARG001 - the shape of a search for personas
    """The search for personas where there are none."""
    return Sought()


NOTHING: Mapping[str, Any] = MappingProxyType({})
"""No channels, touchpoints or systems."""


class Catalogue(Record):
    """The surroundings of a journey.

    `channels`, `touchpoints` and `systems` are the project's, by id. `channel_names` are the built-in channels' names
    in the map's language, folded (`fold`), to their ids. `lanes` None: the project lists none. `personas` finds a
    persona by id or name; it is asked only when a journey names one.
    """

    channels: Mapping[str, Channel] = NOTHING
    touchpoints: Mapping[str, Touchpoint] = NOTHING
    systems: Mapping[str, System] = NOTHING
    channel_names: Mapping[str, str] = NOTHING
    personas: Callable[[str], Sought] = nobody
    lanes: tuple[Lane, ...] | None = None
    lang: str = ""
    method: str = ""
    brand: Brand = Brand()
