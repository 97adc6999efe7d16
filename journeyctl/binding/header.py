"""The facts about the map: what it is called, who made it, for whom, why and how far it reaches.

In: the root mapping and the project's defaults. Out: `Header`, the fields of `Journey` that refer to nothing.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TypedDict, get_args

from journeyctl.binding.catalogue import Catalogue
from journeyctl.binding.content import DEPTHS, Depth
from journeyctl.binding.fields import Fields
from journeyctl.binding.identity import is_device, slug
from journeyctl.binding.statements import measure
from journeyctl.model import Brand, JourneyType, Member, Purpose
from journeyctl.source.nodes import Mapping

TYPES: tuple[JourneyType, ...] = get_args(JourneyType)
_LONGEST = 64
_ENDINGS = (".yaml", ".yml", ".journey")


class Header(TypedDict):
    """The plain facts, by field of `Journey`."""

    title: str
    path: str
    slug: str
    subtitle: str
    lang: str
    type: JourneyType
    status: str
    version: str
    review_by: str
    date: str
    level: Depth | None
    scenario: str
    audience: str
    purpose: Purpose | None
    scope_starts: str
    scope_ends: str
    owner: str
    team: tuple[Member, ...]
    partners: tuple[str, ...]
    projects: tuple[str, ...]
    based_on: str
    method: str
    made_with: str
    licence: str
    parking: tuple[str, ...]
    link: str
    tags: tuple[str, ...]
    brand: Brand


def header(root: Fields, catalogue: Catalogue, path: str) -> Header:
    """The facts about a map."""
    empty = Fields(Mapping((), root.span))
    scope, credit = root.within("scope") or empty, root.within("credit") or empty
    return Header(
        title=root.text("title"),
        path=path,
        slug=slug_of(path, root.text("title")),
        subtitle=root.text("subtitle"),
        lang=language(root.node, catalogue),
        type=root.word("type", TYPES) or "current",
        status=root.text("status"),
        version=root.text("version"),
        review_by=root.text("review_by"),
        date=root.text("date"),
        level=root.word("level", DEPTHS),
        scenario=root.text("scenario"),
        audience=root.text("audience"),
        purpose=_purpose(root.within("purpose")),
        scope_starts=scope.text("starts"),
        scope_ends=scope.text("ends"),
        owner=root.text("owner"),
        team=tuple(_member(item) for item in root.items("team")),
        partners=root.texts("partners"),
        projects=root.texts("projects"),
        based_on=root.text("based_on"),
        method=root.text("method") or catalogue.method or "default",
        made_with=credit.text("made_with"),
        licence=credit.text("licence"),
        parking=root.texts("parking"),
        link=root.text("link"),
        tags=root.texts("tags"),
        brand=catalogue.brand,
    )


def language(root: Mapping, catalogue: Catalogue) -> str:
    """The language code of a journey: its own, else the project's, else English; `no` is Norwegian bokmål."""
    said = Fields(root).text("lang") or catalogue.lang or "en"
    return "nb" if said == "no" else said


def slug_of(path: str, title: str) -> str:
    """The id of a journey: its file's name without the endings, else the slug of its title."""
    name = PurePath(path).name if path != "-" else ""
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    made = slug(title)[:_LONGEST].strip("-") or "journey"
    return name or (f"journey-{made}" if is_device(made) else made)


def _purpose(item: Fields | None) -> Purpose | None:
    return Purpose(goal=item.text("goal"), measure=measure(item.within("measure"))) if item else None


def _member(item: Fields) -> Member:
    return Member(name=item.text("name"), role=item.text("role"), decides=item.flag("decides"))
