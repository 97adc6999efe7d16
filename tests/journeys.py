"""Random journeys, for properties that every journey must have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st

from journeyctl import model as m

WORDS = [
    "faktura",
    "kund",
    "väntar",
    "router",
    "ringer",
    "får",
    "ser",
    "köper",
    "Bestätigung",
    "Förderantragsbestätigung",
    "kundtjänst",
    "kontrakt",
    "14",
    "dagar",
    "63",
    "%",
    "i",
    "på",
    "en",
    "år",
    "Kundenzufriedenheitsbefragung",
    "ja",
    "nej",
    "www.exempel.se/sida",
    "åäö",
    "Øre",
    "sähköposti",
    "don’t",
    "l’abonnement",
    "¿Cuándo?",
    "–",
    "…",
    "”citat”",
    "A",
    "B/C",
    "snabbt",
]


@lru_cache(maxsize=None, typed=True)
def among(*values: object) -> st.SearchStrategy[Any]:
    """One of these. Strategies are made once: to make them for every draw took more than to draw."""
    return st.sampled_from(values)


@cache
def sentences(least: int = 1, most: int = 9) -> st.SearchStrategy[str]:
    """Short texts of real and awkward words."""
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(" ".join)


standings = among("validated", "validated", "assumption", "refuted")
shares = st.one_of(st.none(), st.integers(1, 12).map(lambda n: m.Share(count=n, of=12)))


@cache
@st.composite
def statements(draw: st.DrawFn, kind: type[m.Statement] = m.Statement) -> m.Statement:
    extra: dict[str, object] = {}
    if kind is m.Need:
        extra = {
            "met": draw(among(None, "fully", "partly", "not")),
            "satisfied_by": tuple(draw(st.lists(sentences(1, 5), max_size=2))),
        }
    if kind is m.Pain:
        extra = {"severity": draw(among(None, 1, 2, 3))}
    if kind is m.Delight:
        extra = {"strength": draw(among(None, 1, 2, 3))}
    quote = draw(st.booleans())
    return kind(
        text=draw(sentences()),
        quote=quote,
        said_by=draw(sentences(1, 2)) if quote else "",
        standing=draw(standings),
        **extra,
    )


@cache
def few(strategy: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


@cache
@st.composite
def touchpoints(draw: st.DrawFn) -> m.Touchpoint:
    icon = draw(among("web", "app", "phone", "store", ""))
    channel = m.Channel(id=icon or "okänd kanal", icon=icon)
    return m.Touchpoint(
        name=draw(sentences(1, 3)), channel=channel, ours=draw(among("yes", "no", "partner", "unknown"))
    )


@cache
@st.composite
def works(draw: st.DrawFn) -> m.Work:
    fails = m.Fail(text=draw(sentences()), cost=draw(sentences(0, 3)), owner=draw(sentences(0, 1)))
    return m.Work(
        action=draw(sentences(1, 5)),
        actor=draw(sentences(0, 2)),
        system=draw(sentences(0, 2)),
        origin=draw(among("customer", "us", "both")),
        ours=draw(among("yes", "partner")),
        fails=draw(st.sampled_from([None, None, fails])),
        standing=draw(standings),
    )


measures = st.builds(
    m.Measure,
    name=sentences(1, 2),
    now=among("", "63 %", "12", "-0.5", "många"),
    target=among("", "75 %", "30"),
    source=sentences(0, 2),
)
cells = st.builds(m.Cell, lane=st.just("juridik"), texts=few(sentences(1, 4)))
asks = st.builds(m.Ask, text=sentences(), how=sentences(0, 3))


@cache
@st.composite
def contents(draw: st.DrawFn, full: bool) -> dict[str, object]:
    values = draw(st.lists(among(-2.0, -1.5, -1.0, 0.0, 0.5, 1.0, 2.0), max_size=draw(among(1, 1, 14))))
    made: dict[str, object] = {
        "ratings": tuple(values),
        "happiness": sum(values) / len(values) if values else None,
        "thoughts": draw(few(statements())),
        "standing": draw(standings),
        "mark": draw(among(None, None, None, "heart", "cloud", "star", "none")),
        "needs": draw(few(statements(m.Need))),
        "touchpoints": draw(few(touchpoints(), 3)),
        "pains": draw(few(statements(m.Pain))),
        "delights": draw(few(statements(m.Delight))),
    }
    if full:
        made |= {
            "wants": draw(few(statements(), 1)),
            "can": draw(few(statements(), 1)),
            "emotion": draw(sentences(0, 1)),
            "because": draw(sentences(0, 4)),
            "physical": draw(few(sentences(1, 3))),
            "frontstage": draw(few(works(), 1)),
            "backstage": draw(few(works())),
            "support": draw(few(works(), 1)),
            "measures": draw(few(measures, 1)),
            "cells": draw(few(cells, 1)),
            "ask": draw(few(asks, 1)),
            "duration": draw(among("", "3 minuter", "2 veckor")),
            "time": draw(among("", "06:30")),
            "owner": draw(sentences(0, 1)),
            "actor": draw(sentences(0, 1)),
        }
    return made


LANES = [
    "activities",
    "wants",
    "can",
    "thoughts",
    "feelings",
    "happiness",
    "needs",
    "pains",
    "delights",
    "physical",
    "touchpoints",
    "frontstage",
    "backstage",
    "support",
    "measures",
    "ask",
    "ideas",
    "juridik",
]


@st.composite
def journeys(draw: st.DrawFn, most: int = 8) -> m.Journey:
    """A random journey of one to `most` activities in one to four phases."""
    full = draw(st.booleans())
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda s: sum(s) <= most))
    phases: list[m.Phase] = []
    number = 0
    total = sum(sizes)
    staged = draw(st.booleans())
    for index, size in enumerate(sizes):
        activities = []
        for _ in range(size):
            number += 1
            activities.append(
                m.Activity(
                    id=f"a{number}",
                    name=draw(sentences(1, 5)),
                    number=number,
                    phase=f"p{index}",
                    kind=draw(among("does", "does", "event", "wait")),
                    present=draw(st.booleans()),
                    optional=draw(among(False, False, True)),
                    observed=draw(shares),
                    on_main=draw(among(True, True, True, False)),
                    journey=draw(among("", "", "annan-resa")),
                    ways=draw(_ways(number, total)),
                    **draw(contents(full)),
                )
            )
        phases.append(
            m.Phase(
                id=f"p{index}",
                name=draw(sentences(1, 3)),
                stage=("before", "during", "after", "after")[index] if staged else None,
                group=draw(among("", "Hemma")),
                customer_goal=draw(sentences(0, 4)),
                promise=draw(sentences(0, 4)),
                duration=draw(among("", "2 veckor")),
                activities=tuple(activities),
                **(draw(contents(False)) if draw(st.booleans()) else {}),
            )
        )
    lanes = tuple(
        m.Lane(id=name, title="Juridik" if name == "juridik" else "") for name in (LANES if full else LANES[:11])
    )
    ideas = tuple(draw(st.lists(_ideas(total), max_size=4)))
    ideas = tuple(replace(idea, id=f"i{i}") for i, idea in enumerate(ideas))
    return m.Journey(
        title=draw(sentences(1, 6)),
        subtitle=draw(sentences(0, 6)),
        lang=draw(among("sv", "en")),
        slug="prov",
        path="journeys/prov.journey.yaml",
        status=draw(among("", "draft", "validated")),
        type=draw(among("current", "current", "future", "blueprint")),
        version="1.0",
        scenario=draw(sentences(0, 9)),
        persona=draw(st.one_of(st.none(), _personas())),
        takeaways=tuple(draw(st.lists(_takeaways(total), max_size=3))),
        questions=tuple(draw(st.lists(statements(m.Question), max_size=2))),
        parking=draw(few(sentences())),
        purpose=draw(
            st.one_of(st.none(), st.builds(m.Purpose, goal=sentences(), measure=st.one_of(st.none(), measures)))
        ),
        lanes=lanes,
        phases=tuple(phases),
        ideas=ideas,
    )


@cache
@st.composite
def _ways(draw: st.DrawFn, number: int, total: int) -> tuple[m.Way, ...]:
    ways = (
        [m.Way(to=f"a{number + 1}" if number < total else m.END, main=True)]
        if number < total or draw(st.booleans())
        else []
    )
    for _ in range(draw(among(0, 0, 0, 1, 2))):
        target = draw(st.integers(1, total + 1))
        to = f"a{target}" if target <= total else m.END
        if to != f"a{number}" and all(way.to != to for way in ways):
            ways.append(m.Way(to=to, when=draw(sentences(0, 4)), share=draw(shares), given=True))
    return tuple(ways)


@cache
@st.composite
def _ideas(draw: st.DrawFn, total: int) -> m.Idea:
    return m.Idea(
        id="i",
        text=draw(sentences()),
        targets=tuple(f"a{n}" for n in sorted(draw(st.sets(st.integers(1, total), max_size=2)))),
        votes=draw(among(None, 0, 4, 13)),
        status=draw(among(None, "to-test", "rejected")),
        effort=draw(among(None, 2)),
        value=draw(among(None, 5)),
        owner=draw(sentences(0, 2)),
        by=draw(among("", "2027-02")),
        standing=draw(standings),
    )


@cache
@st.composite
def _personas(draw: st.DrawFn) -> m.Persona:
    avatar = m.Avatar(hair="bob", skin="light", shirt="blue")
    return m.Persona(
        name=draw(sentences(1, 2)),
        age=draw(among("", "34")),
        role=draw(sentences(0, 4)),
        quote=draw(sentences(0, 8)),
        goals=tuple(m.Goal(text=text) for text in draw(st.lists(sentences(), max_size=2))),
        context=draw(few(sentences())),
        worries=draw(few(sentences())),
        story=draw(sentences(0, 9)),
        avatar=draw(among(None, avatar)),
    )


@cache
@st.composite
def _takeaways(draw: st.DrawFn, total: int) -> m.Takeaway:
    return m.Takeaway(
        text=draw(sentences()),
        mark=draw(among(None, "heart", "cloud")),
        targets=tuple(f"a{n}" for n in draw(st.sets(st.integers(1, total), max_size=1))),
    )


def long_journeys(times: int) -> st.SearchStrategy[m.Journey]:
    """Random journeys whose phases come so many times over."""
    return st.lists(journeys(most=12), min_size=times, max_size=times).map(_one_after_the_other)


def _one_after_the_other(parts: list[m.Journey]) -> m.Journey:
    """The phases of several journeys in one, every activity followed by the next."""
    phases: list[m.Phase] = []
    number = 0
    for at, part in enumerate(parts):
        for phase in part.phases:
            activities = []
            for activity in phase.activities:
                number += 1
                ways = (m.Way(to=f"a{number + 1}", main=True),)
                activities.append(
                    replace(activity, id=f"a{number}", number=number, phase=f"{phase.id}-{at}", ways=ways)
                )
            phases.append(replace(phase, id=f"{phase.id}-{at}", activities=tuple(activities)))
    last = phases[-1].activities[-1]
    phases[-1] = replace(phases[-1], activities=(*phases[-1].activities[:-1], replace(last, ways=())))
    return replace(parts[0], phases=tuple(phases), takeaways=(), ideas=())


def seeded(number: int, examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What makes a property hold for so many cases of one seed: on every machine the same, kept nowhere, not shrunk."""
    plain = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    return lambda property_: seed(number)(plain(property_))
