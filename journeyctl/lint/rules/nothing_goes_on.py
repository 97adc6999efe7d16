"""Nothing goes on after the deal.

## What it checks
Whether anything in the phases after the deal speaks of paying, of something that goes wrong, of buying again or of
leaving. The rule looks for words, for what hurts, and for ways that go back or leave.

## Why it matters
The full-day workshop has a list for the time after the deal: the invoice comes, something breaks, the customer wants
more, the customer leaves. Maps of hopes end with a happy evening and a friend who hears about it. What decides whether
people stay is usually on the list and seldom on the map.

## Example
```yaml
title: Home insurance
status: first-version
phases:
  - {name: Looks around, stage: before, activities: [Moves in with a friend]}
  - {name: Signs up, stage: during, activities: [Chooses a policy]}
  - {name: Is insured, stage: after, activities: [Sleeps well, Tells a friend]}
```

## Better
```yaml
title: Home insurance
status: first-version
phases:
  - {name: Looks around, stage: before, activities: [Moves in with a friend]}
  - {name: Signs up, stage: during, activities: [Chooses a policy]}
  - {name: Is insured, stage: after, activities: [Sleeps well, Reports a stolen bike, Tells a friend]}
```

## When to ignore
When none of it can happen, as after a visit to a museum, or when you speak of it in words that the rule does not know.
It guesses from words, so it never gives more than a hint. Without any phase after the deal, nothing-after speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.model import END, Activity, Place

WORDS: Mapping[str, tuple[str, ...]] = {
    "paying": (
        "-betal", "-faktur", "-räkning", "-regning", "-rekning", "-avgift", "-gebyr", "-premie", "självrisk",
        "egenandel", "selvrisiko", "-lasku", "maksa", "maksu", "omavastuu", "pay", "paid", "bill ", "bills ",
        "-invoice", "premium", "-rechnung", "-bezahl", "zahlt", "zahlung", "-gebühr", "factur", "paie", "paye",
        "paga", "pago", "cuota", "franquicia",
    ),
    "trouble": (
        "fel ", "felet ", "-felanmäl", "-klag", "-reklam", "strul", "trasig", "går sönder", "-avbrott", "bryts",
        "skad", "-problem", "-support", "-kundtjänst", "-stulen", "-stöld", "-påminn", "feil", "kundeservice",
        "-avbrudd", "brudd", "i stykker", "-stjål", "-purring", "-rykker", "vika", "valitt", "valitu", "rikki",
        "-ongelm", "asiakaspalvelu", "varaste", "wrong", "fault", "broken", "breaks", "complain", "claim", "repair",
        "report", "helpdesk", "stolen", "reminder", "-störung", "kaputt", "-beschwer", "-mahnung", "-schaden",
        "gestohlen", "panne ", "réclam", "problèm", "avería", "queja", "reclam", "fallo", "robo ",
    ),
    "again": (
        "igen ", "igjen ", "-förny", "-forny", "förläng", "forleng", "forlæng", "uppgrader", "oppgrader", "opgrader",
        "återkom", "återköp", "köper mer", "kjøper mer", "køber mere", "uudelleen", "uusii", "lisää", "again ",
        "renew", "upgrade", "reorder", "comes back", "buys more", "wieder", "erneut", "verläng", "à nouveau",
        "de nouveau", "renouv", "revient", "renuev", "renov", "vuelve", "otra vez",
    ),
    "leaving": (
        "säger upp", "säga upp", "uppsäg", "lämnar", "slutar", "avslut", "byter", "sier opp", "si opp", "oppsig",
        "slutter", "forlater", "bytter", "siger op", "opsig", "forlader", "skifter", "irtisano", "lopetta", "vaihta",
        "cancel", "leaves", "leaving", "quits", "switches", "moves out", "-kündig", "wechsel", "verlässt", "résili",
        "quitte", "de baja", "abandona", "cambia",
    ),
}  # fmt: skip
"""Beginnings of words, in the languages of the labels, by what they speak of. After a hyphen: also inside a word."""
_STEMS = tuple(stem for stems in WORDS.values() for stem in stems)


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when it has a time after the deal and nothing of weight happens in it."""
    after = [phase for phase in subject.phases if phase.stage == "after"]
    if not after or not subject.whole or not subject.staged:
        return
    steps = [one for phase in after for one in phase.activities if one.standing != "refuted"]
    numbers = {one.id: one.number for one in subject.activities}
    told = any(_turns(one, numbers) for one in steps) or any(_hurts(one) for one in (*after, *steps))
    if not told and not _spoken((*after, *steps)):
        yield Finding(after[0].span)


def _spoken(places: tuple[Place, ...]) -> bool:
    """Whether the words of places speak of what goes on after a deal."""
    said = " ".join(text for one in places for text in _texts(one)).casefold()
    words = f" {' '.join(''.join(char if char.isalnum() else ' ' for char in said).split())} "
    return any(stem[1:] in words if stem[0] == "-" else f" {stem}" in words for stem in _STEMS)


def _hurts(place: Place) -> bool:
    """Whether something goes wrong for the customer here, in whatever words."""
    return bool(place.pains) or place.mark == "cloud" or (place.happiness is not None and place.happiness < 0)


def _turns(activity: Activity, numbers: Mapping[str, int]) -> bool:
    """Whether a written way leaves the journey for some, or goes back."""
    return any(bool(way.when) if way.to == END else numbers[way.to] <= activity.number for way in activity.ways)


def _texts(place: Place) -> Iterator[str]:
    yield from (place.name, place.about, place.because)
    yield from (one.text for one in (*place.thoughts, *place.needs, *place.wants, *place.can))
    for touchpoint in place.touchpoints:
        yield f"{touchpoint.name} {touchpoint.channel.id if touchpoint.channel else ''}"


RULE = Rule(
    code="J239",
    name="nothing-goes-on",
    family="scope",
    level="hint",
    says={
        "": (
            "after the deal nobody seems to pay, get stuck, buy again or leave",
            "Ask what happens when the invoice comes, when something breaks, when they want more, and when they go.",
        )
    },
    practices=("full-day",),
    exclusive=True,
    find=find,
    quiet_before="first-version",
    confidence="likely",
)
