"""Statements told: what the customer thinks, wants and needs, what hurts and delights, with how far each is known.

In: a teller, statements and the standing of what they stand in. Out: `Item`s. A statement says its own standing only
where it is another one.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeyctl.model import Ask, Delight, Need, Pain, Standing, Statement
from journeyctl.twin.lines import Item, Lines
from journeyctl.twin.teller import Teller


def statement(
    t: Teller,
    one: Statement,
    around: Standing,
    notes: tuple[str, ...] = (),
    below: Lines = (),
    *,
    thought: bool = False,
) -> Item:
    """A statement with its notes, its standing, who said it and when; below it what it rests on."""
    text = t.labels.quote(one.text) if one.quote or thought else one.text
    known = (t.standing(one.standing, around), one.said_by, t.labels.date(one.date))
    return Item(text, (*notes, *known), (*below, *t.evidence(one.evidence)))


def thoughts(t: Teller, found: Iterable[Statement], around: Standing) -> tuple[Item, ...]:
    """What the customer thinks, in quotation marks."""
    return tuple(statement(t, one, around, thought=True) for one in found)


def plain(t: Teller, found: Iterable[Statement], around: Standing) -> tuple[Item, ...]:
    """What the customer wants to do, and can do."""
    return tuple(statement(t, one, around) for one in found)


def needs(t: Teller, found: Iterable[Need], around: Standing) -> tuple[Item, ...]:
    """Needs, how far each is met, and below it what would satisfy it."""
    made = []
    for one in found:
        met = t.word(f"met.{one.met}") if one.met else ""
        made.append(statement(t, one, around, (met,), t.facts(t.head("legend.satisfies"), one.satisfied_by)))
    return tuple(made)


def pains(t: Teller, found: Iterable[Pain], around: Standing) -> tuple[Item, ...]:
    """What hurts, and how much."""
    return tuple(statement(t, one, around, (t.graded("twin.severity", one.severity, 3),)) for one in found)


def delights(t: Teller, found: Iterable[Delight], around: Standing) -> tuple[Item, ...]:
    """What delights, and how much."""
    return tuple(statement(t, one, around, (t.graded("twin.strength", one.strength, 3),)) for one in found)


def asked(t: Teller, found: Iterable[Ask]) -> tuple[Item, ...]:
    """What to find out, and how."""
    return tuple(Item(one.text, below=t.fact(t.word("twin.how"), one.how)) for one in found)
