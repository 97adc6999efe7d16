"""A target on the wrong side of today.

## What it checks
Whether `target` lies where the measure gets better: above `now` for satisfaction, loyalty and the like, below it for
waiting, complaints and the like. Which of the two it is, is guessed from the measure's name. A target equal to `now`
is found too. Values of different units are not compared.

## Why it matters
`now` and `target` are easily exchanged when figures are typed from a slide, and the bar on the map then shows a step
back as the goal. The full-day workshop ties the whole day to that figure.

## Example
```yaml
title: Moving to a new flat
purpose:
  goal: Happier newcomers
  measure: {name: NPS, now: 30, target: 12, by: 2027-06}
activities: [Packs, Gets the keys]
```

## Better
```yaml
title: Moving to a new flat
purpose:
  goal: Happier newcomers
  measure: {name: NPS, now: 12, target: 30, by: 2027-06}
activities: [Packs, Gets the keys]
```

## When to ignore
When the name only sounds like it, or when you mean to hold a level. Say which in the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.amounts import amount
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.model import Measure

SCORES = frozenset({"nps", "csat", "enps", "nki", "nöjdkundindex"})
"""Whole words of which more is better."""
MORE = (
    "nöjd", "fornøyd", "tilfreds", "tyytyväi", "satisf", "zufrieden", "konverter", "konversi", "conversi", "lojal",
    "loyal", "fidél", "tillit", "förtroende", "trust", "vertrauen", "confian", "rekommend", "anbefal", "recommend",
    "recomend", "empfehl", "retention",
)  # fmt: skip
"""Parts of words of which more is better, in the languages of the labels."""
LESS = (
    "väntetid", "väntan", "ventetid", "waiting", "wait time", "wartezeit", "temps d’attente", "temps d'attente",
    "tiempo de espera", "odotusai", "klagomål", "klage", "reklamation", "réclamation", "reclam", "complain",
    "beschwerde", "queja", "valitu", "churn", "avhopp", "frafall", "frafald", "uppsäg", "oppsig", "opsig", "kündig",
    "résili", "cancellation", "abandon", "bounce", "missnöj", "misfornøy", "utilfreds", "dissatisf", "insatisf",
    "unzufrieden", "tyytymät", "dagar till", "timmar till", "minuter till", "dager til", "timer til", "minutter til",
    "dage til", "days to", "hours to", "minutes to", "days until", "tage bis", "wochen bis", "monate bis",
    "stunden bis", "jours avant", "días hasta", "horas hasta",
)  # fmt: skip
"""Parts of words of which less is better."""


def find(subject: Subject) -> Iterator[Finding]:
    """Every measure whose target lies on the wrong side of its value now, or on it."""
    for measure in _measures(subject):
        now, target = amount(measure.now), amount(measure.target)
        if now is None or target is None or not now.comparable(target):
            continue
        better = _better(measure.name)
        form = ""
        if target.number == now.number:
            form = "same"
        elif (target.number > now.number) != (better > 0) and better:
            form = "more" if better > 0 else "less"
        if form:
            values = {"name": measure.name, "now": measure.now, "target": measure.target}
            yield Finding(measure.span, f"measure:{measure.name}", values, form)


def _measures(subject: Subject) -> Iterator[Measure]:
    journey = subject.journey
    single = [journey.purpose.measure] if journey.purpose else []
    single += [goal.measure for goal in journey.persona.goals] if journey.persona else []
    single += [one.measure for one in journey.expectations]
    single += [one.measure for one in journey.ideas]
    yield from (one for one in single if one)
    for place in journey.places:
        yield from place.measures


def _better(name: str) -> int:
    """1 when more of it is better, -1 when less is, 0 when the name does not tell."""
    text = " ".join(name.casefold().split())
    less = [word for word in LESS if word in text]
    for word in less:
        text = text.replace(word, "")
    more = any(word in text for word in MORE) or not SCORES.isdisjoint(text.replace(",", " ").split())
    return int(more) - bool(less)


RULE = Rule(
    code="J283",
    name="target-below-baseline",
    family="goal",
    level="warning",
    says={
        "more": (
            "“{name}” shall go down from {now} to {target}, though more of it sounds better",
            "See whether `now` and `target` have changed places.",
        ),
        "less": (
            "“{name}” shall go up from {now} to {target}, though less of it sounds better",
            "See whether `now` and `target` have changed places.",
        ),
        "same": (
            "“{name}” is {now} today, and that is its target too",
            "Set a target that is worth the work, or leave it out.",
        ),
    },
    practices=("full-day", "ours"),
    find=find,
    confidence="likely",
)
