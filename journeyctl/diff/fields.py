"""To which class of changes every field of the model belongs, and under which word a book has its name.

The order within a class is the order in which changes are told. A field of a base stands for those of its heirs. A test
sees to it that no field of the model is in no list.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from journeyctl import model as m
from journeyctl.diff.changes import SORTS, Sort
from journeyctl.record import Record

_EXPERIENCE = """
    Place.happiness Place.ratings Place.mark Place.emotion Activity.observed
    Place.needs Need.met Need.satisfied_by Journey.expectations Expectation.met Expectation.measure
    Place.pains Pain.severity Place.delights Delight.strength Place.thoughts Place.wants Place.can
    Place.touchpoints Touchpoint.channel Touchpoint.ours Touchpoint.owner Place.physical
    Place.standing Statement.standing Work.standing Place.evidence Statement.evidence Work.evidence Persona.evidence
    Journey.rests_on Journey.evidence Evidence.kind Evidence.count Evidence.score Evidence.date Evidence.segment
    Evidence.answers Answer.score Answer.targets
    Place.measures Measure.now Measure.target Measure.by Measure.min Measure.max
    Work.fails Fail.cost Fail.owner Fail.ideas
    Journey.takeaways Takeaway.mark Takeaway.targets
    Journey.ideas Idea.status Idea.votes Idea.value Idea.effort Idea.targets Idea.owner Idea.by Idea.measure
    Journey.ballots Ballot.ideas
"""
_STRUCTURE = """
    Journey.phases Phase.activities Activity.kind Activity.present Activity.optional Activity.on_main Activity.ways
    Way.to Way.share Way.when Way.main Way.given Activity.implied Activity.journey Place.id Idea.id Evidence.id
    Phase.stage Phase.group Place.frontstage Place.backstage Place.support Work.actor Work.system Work.owner
    Work.channel Work.origin Work.ours Place.actor Place.owner Place.duration Place.time Place.date Place.level
    Journey.type Journey.status Journey.level Journey.method Journey.persona Persona.kind Persona.status
    Journey.scope_starts Journey.scope_ends Journey.owner Journey.team Member.role Member.decides Journey.partners
    Journey.projects Journey.based_on Journey.actions Action.targets Action.owner Action.by Action.status
    Journey.purpose Purpose.measure Goal.measure Journey.questions Place.ask Journey.phases_given Journey.review_by
"""
_WORDING = """
    Journey.title Journey.subtitle Place.name Place.because Place.about Statement.text Statement.quote
    Statement.said_by Statement.date Question.answer Phase.customer_goal Phase.promise Phase.gap Phase.drivers
    Touchpoint.name Work.action Fail.text Ask.text Ask.how Place.cells Cell.texts
    Measure.name Measure.channel Measure.date Measure.source Evidence.about Evidence.source Answer.text
    Journey.scenario Journey.audience Purpose.goal Journey.parking Persona.name Persona.age Persona.role
    Persona.segment Persona.quote Persona.story Persona.goals Goal.text Persona.drivers Persona.context
    Persona.worries Persona.about Member.name Ballot.voter
"""
_PRESENTATION = """
    Journey.lanes Journey.lanes_given Lane.id Lane.title Lane.about Lane.icon Lane.group Cell.lane
    Journey.lang Journey.version Journey.date Journey.scale Place.happiness_written
    Journey.link Journey.tags Place.link Place.tags Touchpoint.link Touchpoint.tags Idea.link Idea.tags Evidence.link
    Persona.avatar Avatar.hair Avatar.skin Avatar.shirt Avatar.initials Journey.brand Brand.name Brand.words
    Brand.hyphenation Journey.made_with Journey.licence
"""
FOLLOWS = {
    "Activity.number": "its place, which is told as a move",
    "Activity.phase": "its place, which is told as a move",
    "Journey.path": "the file, which stands above the changes",
    "Journey.slug": "the file, which stands above the changes",
}
"""Fields that are told otherwise."""

VALUES = (m.Share, m.Scale, m.Channel)
"""Things that are told as one value, under the field that holds them."""

REFERENCES = {
    **dict.fromkeys(("Idea.targets", "Takeaway.targets", "Action.targets", "Answer.targets", "Way.to"), "place"),
    **dict.fromkeys(("Fail.ideas", "Ballot.ideas"), "idea"),
    **dict.fromkeys(
        ("Place.evidence", "Statement.evidence", "Work.evidence", "Persona.evidence", "Journey.rests_on"), "evidence"
    ),
}
"""Fields that hold ids: what they lead to counts, not what it is called."""

_WORDS = {
    "Place.needs": "need", "Place.pains": "pain", "Place.delights": "delight", "Place.thoughts": "thought",
    "Place.wants": "want", "Place.can": "can-do", "Place.touchpoints": "touchpoint", "Place.measures": "measure",
    "Place.cells": "row", "Place.ask": "question", "Journey.expectations": "expectation",
    "Journey.questions": "question",
    "Journey.takeaways": "takeaway", "Journey.ideas": "idea", "Journey.ballots": "ballot", "Journey.lanes": "lane",
    "Journey.actions": "action", "Journey.team": "team-member", "Journey.rests_on": "evidence-of-the-map",
    "Journey.phases": "phase", "Phase.activities": "activity", "Activity.ways": "way-to", "Work.fails": "fail-point",
    "Journey.partners": "partner", "Journey.projects": "project", "Journey.tags": "tag", "Place.tags": "tag",
    "Touchpoint.tags": "tag", "Idea.tags": "tag", "Phase.drivers": "driver", "Persona.drivers": "driver",
    "Persona.goals": "goal", "Persona.worries": "worry", "Evidence.answers": "answer", "Journey.scope_starts": "start",
    "Journey.scope_ends": "end", "Journey.phases_given": "phases-of-its-own", "Journey.lanes_given": "rows-of-its-own",
    "Activity.on_main": "on-the-main-path", "Activity.implied": "stands-for-its-phase",
    "Work.action": "work",
    "Idea.targets": "for", "Takeaway.targets": "for", "Action.targets": "for", "Answer.targets": "for",
    "Ballot.ideas": "vote", "Fail.ideas": "idea", "Place.frontstage": "work-on-stage",
    "Place.backstage": "work-behind-the-stage", "Place.support": "support",
    "Place.happiness_written": "happiness-as-written",
    "Brand.words": "own-word", "Brand.name": "name-of-the-project", "Way.given": "written-out", "Way.main": "main-way",
    "Cell.texts": "text", "Need.satisfied_by": "satisfied-by",
}  # fmt: skip


class Rule(NamedTuple):
    """A field: its name with the class that declares it, its class of changes, its rank among all.

    `word` is its key in a book of words: under `field`, and under `now` and `no-longer` when it holds or does not.
    """

    field: str
    sort: Sort
    rank: int
    word: str


def _table() -> dict[str, Rule]:
    texts = (_EXPERIENCE, _STRUCTURE, _WORDING, _PRESENTATION)
    named = [(field, sort) for sort, text in zip(SORTS, texts, strict=True) for field in text.split()]
    return {
        field: Rule(field, sort, rank, _WORDS.get(field, field.partition(".")[2].replace("_", "-")))
        for rank, (field, sort) in enumerate(named)
    }


FIELDS = _table()
"""Every field that is compared, by the class that declares it and its name."""


@lru_cache(maxsize=1024)
def rule_of(kind: type[Record], name: str) -> Rule | None:
    """The rule of a field; None when it is told otherwise, as where it was written is.

    Raises:
        KeyError: when the field is in no list.
    """
    if name == "span":
        return None
    for one in kind.__mro__:
        field = f"{one.__name__}.{name}"
        if field in FIELDS:
            return FIELDS[field]
        if field in FOLLOWS:
            return None
    raise KeyError(f"{kind.__name__}.{name}")
