"""Statements: what the customer thinks, wants, needs, dislikes and likes, and the measures beside them.

In: mappings in long form, what they stand in (`Ground`). Out: `Statement` and its kinds, each with its standing.
`quote` in place of `text` means the customer's own words.
"""

from __future__ import annotations

from typing import Literal, TypedDict, get_args

from journeyctl.binding.context import Context, Ground
from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.diagnostics import Span
from journeyctl.model import (
    Action,
    Ask,
    Delight,
    Expectation,
    Mark,
    Measure,
    Met,
    Need,
    Pain,
    Question,
    Standing,
    Statement,
    Takeaway,
)

MET: tuple[Met, ...] = get_args(Met)
MARKS: tuple[Mark, ...] = get_args(Mark)
ActionStatus = Literal["open", "doing", "done"]
ACTION_STATUS: tuple[ActionStatus, ...] = get_args(ActionStatus)


class Said(TypedDict):
    """The fields that all statements share."""

    text: str
    quote: bool
    said_by: str
    evidence: tuple[str, ...]
    date: str
    standing: Standing
    span: Span


def said(item: Fields, context: Context, ground: Ground) -> Said:
    """The shared fields of a statement."""
    own = context.evidence_of(item)
    quote = item.text("quote")
    if quote and item.text("text"):
        _both(item, context.findings)
    return Said(
        text=quote or item.text("text"),
        quote=bool(quote),
        said_by=item.text("said_by"),
        evidence=own,
        date=item.text("date"),
        standing=ground.standing(item, own),
        span=item.span,
    )


def _both(item: Fields, findings: Findings) -> None:
    findings.error(
        "J319",
        "a statement has both `text` and `quote`; only one of them can be shown",
        item.span_of("quote"),
        "Keep `quote` for the customer's own words, or `text` for the team's; make two statements of the two.",
    )


def statements(place: Fields, key: str, context: Context, ground: Ground) -> tuple[Statement, ...]:
    """Plain statements: thoughts, wants, can."""
    return tuple(Statement(**said(item, context, ground)) for item in place.items(key))


def needs(place: Fields, context: Context, ground: Ground) -> tuple[Need, ...]:
    """Needs, how far they are met, and what would satisfy them."""
    return tuple(
        Need(**said(item, context, ground), met=item.word("met", MET), satisfied_by=item.texts("satisfied_by"))
        for item in place.items("needs")
    )


def pains(place: Fields, context: Context, ground: Ground) -> tuple[Pain, ...]:
    """Pains with their severity."""
    return tuple(Pain(**said(item, context, ground), severity=item.whole("severity")) for item in place.items("pains"))


def delights(place: Fields, context: Context, ground: Ground) -> tuple[Delight, ...]:
    """Delights with their strength."""
    return tuple(
        Delight(**said(item, context, ground), strength=item.whole("strength")) for item in place.items("delights")
    )


def expectations(root: Fields, context: Context, ground: Ground) -> tuple[Expectation, ...]:
    """What the persona expects before the journey."""
    return tuple(
        Expectation(**said(item, context, ground), met=item.word("met", MET), measure=measure(item.within("measure")))
        for item in root.items("expectations")
    )


def questions(root: Fields, context: Context, ground: Ground) -> tuple[Question, ...]:
    """What the team wants to learn, and what it learned."""
    return tuple(
        Question(**said(item, context, ground), answer=item.text("answer")) for item in root.items("questions")
    )


def takeaways(root: Fields, context: Context, ground: Ground) -> tuple[Takeaway, ...]:
    """The conclusions."""
    return tuple(
        Takeaway(**said(item, context, ground), mark=item.word("mark", MARKS), targets=context.targets_of(item))
        for item in root.items("takeaways")
    )


def actions(root: Fields, context: Context, ground: Ground) -> tuple[Action, ...]:
    """Work decided on."""
    return tuple(
        Action(
            **said(item, context, ground),
            targets=context.targets_of(item),
            owner=item.text("owner"),
            by=item.text("by"),
            status=item.word("status", ACTION_STATUS),
        )
        for item in root.items("actions")
    )


def measure(item: Fields | None) -> Measure | None:
    """One measure, its values as written."""
    if item is None:
        return None
    keys = ("name", "channel", "now", "target", "min", "max", "by", "date", "source")
    return Measure(**{key: item.text(key) for key in keys}, span=item.span)


def measures(place: Fields) -> tuple[Measure, ...]:
    """The measures of a place."""
    return tuple(made for item in place.items("measures") if (made := measure(item)))


def asks(place: Fields) -> tuple[Ask, ...]:
    """What to find out here, and how."""
    return tuple(Ask(text=item.text("text"), how=item.text("how"), span=item.span) for item in place.items("ask"))
