"""Where the customer meets somebody, and the work behind it: touchpoints, on stage, backstage, support, fail points.

In: a teller and the things of a place. Out: `Item`s.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeyctl.model import Fail, Ours, Standing, Touchpoint, Work
from journeyctl.twin.lines import Item, Lines
from journeyctl.twin.teller import Teller

_WHOSE: dict[Ours, str] = {"yes": "own", "no": "others", "partner": "partner", "unknown": "unsure"}
_WORKED: dict[Ours, str] = {
    "yes": "",
    "no": "twin.not-ours",
    "partner": "legend.partner-bar",
    "unknown": "legend.unsure",
}
_STARTS = {"customer": "twin.customer-starts", "us": "twin.we-start", "both": ""}


def touchpoints(t: Teller, found: Iterable[Touchpoint]) -> tuple[Item, ...]:
    """Touchpoints with their channel and whose they are."""
    return tuple(_touchpoint(t, one) for one in found)


def _touchpoint(t: Teller, one: Touchpoint) -> Item:
    channel = t.channel(one.channel)
    below = (
        *t.fact(t.head("block.owner"), one.owner),
        *t.fact(t.head("twin.link"), one.link),
        *t.facts(t.head("twin.tags"), one.tags),
    )
    return Item(one.name or channel, (channel if one.name else "", t.word(f"legend.{_WHOSE[one.ours]}")), below)


def works(t: Teller, found: Iterable[Work], around: Standing) -> tuple[Item, ...]:
    """Work: who does what with which system, through which channel, and where it fails."""
    return tuple(_work(t, one, around) for one in found)


def _work(t: Teller, one: Work, around: Standing) -> Item:
    text = t.line(one.actor, one.action) if one.actor and one.action else one.actor or one.action or one.system
    system = t.line(t.word("twin.system"), one.system) if one.system and text != one.system else ""
    keys = (_STARTS[one.origin], _WORKED[one.ours])
    notes = (system, t.channel(one.channel), *(t.word(key) if key else "" for key in keys))
    below = (
        *t.fact(t.head("block.owner"), one.owner),
        *(_fail(t, one.fails) if one.fails else ()),
        *t.evidence(one.evidence),
    )
    return Item(text, (*notes, t.standing(one.standing, around)), below)


def _fail(t: Teller, one: Fail) -> Lines:
    below = (
        *t.fact(t.head("fail.cost"), one.cost),
        *t.fact(t.head("fail.owner"), one.owner),
        *t.facts(t.head("fail.idea") if len(one.ideas) == 1 else t.lane("ideas"), one.ideas),
    )
    return t.things(t.head("legend.fail"), (Item(one.text, below=below),))
