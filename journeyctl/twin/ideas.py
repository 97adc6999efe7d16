"""What shall become better, told: ideas with their votes, ballots, actions, and what was set aside.

In: a teller. Out: one function per section, each the lines of it.
"""

from __future__ import annotations

from collections import Counter

from journeyctl.labels import listed
from journeyctl.model import Action, Ballot, Idea
from journeyctl.twin.lines import Item, Lines, section
from journeyctl.twin.statements import statement
from journeyctl.twin.teller import Teller


def ideas(t: Teller) -> Lines:
    """Every idea: how far it is, what it takes and gives, what it solves, who does it until when."""
    return section(t.lane("ideas"), t.bulleted(tuple(_idea(t, one) for one in t.journey.ideas)))


def _idea(t: Teller, one: Idea) -> Item:
    notes = (
        t.word(f"idea.{one.status}") if one.status else "",
        t.labels.count("twin.votes", one.votes) if one.votes is not None else "",
        t.graded("idea.effort", one.effort, 5),
        t.graded("idea.value", one.value, 5),
    )
    below = (
        *t.fact(t.head("idea.solves"), t.targets(one.targets)),
        *t.fact(t.head("block.owner"), _owner(t, one)),
        *t.measures((one.measure,)),
        *t.fact(t.head("twin.link"), one.link),
        *t.facts(t.head("twin.tags"), one.tags),
    )
    return statement(t, one, "assumption", notes, below)


def _owner(t: Teller, one: Idea | Action) -> str:
    by = t.word("measure.by", by=t.labels.date(one.by)) if one.by else ""
    return listed(one.owner, by)


def ballots(t: Teller) -> Lines:
    """Who gave how many crosses to which ideas."""
    said = {one.id: one.text for one in t.journey.ideas}
    items = tuple(Item(_ballot(t, one, said)) for one in t.journey.ballots)
    return section(t.word("twin.ballots"), t.bulleted(items))


def _ballot(t: Teller, one: Ballot, said: dict[str, str]) -> str:
    crosses = Counter(one.ideas)
    marked = (f"{said.get(idea, idea)} ({t.labels.count('twin.votes', n)})" for idea, n in crosses.items())
    return t.line(one.voter, t.joined(marked))


def actions(t: Teller) -> Lines:
    """Work decided on: who does it until when, how far it is, what it is for."""
    made = []
    for one in t.journey.actions:
        status = t.word(f"action.{one.status}") if one.status else ""
        below = (*t.fact(t.head("twin.for"), t.targets(one.targets)), *t.fact(t.head("block.owner"), _owner(t, one)))
        made.append(statement(t, one, "assumption", (status,), below))
    return section(t.word("about.actions"), t.bulleted(tuple(made)))


def parking(t: Teller) -> Lines:
    """What was set aside."""
    return section(t.word("about.parking"), t.bulleted(tuple(Item(text) for text in t.journey.parking)))
