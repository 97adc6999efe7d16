"""The facts about the map, told around the journey: what it is, whom it is about, why and by whom it was made.

In: a teller. Out: one function per section, each the lines of it; a section without content has none.
"""

from __future__ import annotations

from journeyctl.labels import listed
from journeyctl.model import Avatar, Goal, Member, Persona
from journeyctl.twin.lines import BLANK, Item, Line, Lines, heading, section
from journeyctl.twin.statements import statement
from journeyctl.twin.teller import Teller


def title(t: Teller) -> Lines:
    """What the map is: title, type, version, dates and owner."""
    journey, labels = t.journey, t.labels
    kind = t.line(t.word("map.name"), t.word(f"type.{journey.type}"))
    status = t.word(f"status.{journey.status}") if journey.status else ""
    return (
        *heading(journey.title, "="),
        *((Line(journey.subtitle, hang=0),) if journey.subtitle else ()),
        BLANK,
        Line(kind),
        *t.fact(t.head("block.status"), status),
        *t.fact(t.head("block.version"), journey.version),
        *t.fact(t.head("block.date"), labels.date(journey.date)),
        *t.fact(t.head("block.review"), labels.date(journey.review_by)),
        *t.fact(t.head("block.owner"), journey.owner),
        *t.fact(t.head("twin.organisation"), journey.brand.name),
        BLANK,
        Line(_summary(t), hang=0),
    )


def _summary(t: Teller) -> str:
    """The journey in one paragraph: its phases, its length, its lowest and highest point, what it rests on."""
    activities = t.journey.activities
    names = ", ".join(phase.name for phase in t.journey.phases)
    parts = [t.word("summary.phases", names=names) if t.journey.phases_given else ""]
    parts.append(t.labels.count("summary.activities", len(activities)))
    valued = [(one.happiness, one) for one in activities if one.happiness is not None]
    if valued:
        low = min(valued, key=lambda pair: pair[0])[1]
        high = max(valued, key=lambda pair: pair[0])[1]
        parts.append(t.word("summary.lowest", name=low.name, n=low.number))
        parts.append(t.word("summary.highest", name=high.name, n=high.number))
    validated = sum(one.standing == "validated" for one in activities)
    parts.append(f"{t.word('map.coverage', n=validated, of=len(activities))}.")
    return " ".join(part for part in parts if part)


def persona(t: Teller) -> Lines:
    """Whom the journey is about."""
    one = t.journey.persona
    if one is None:
        return ()
    age = t.word("persona.age", age=one.age) if one.age.isdigit() else one.age
    status = t.word(f"persona.{one.status}") if one.status else ""
    who = listed(age, one.role, one.segment, status)
    lines = (
        *((Line(who, hang=0),) if who else ()),
        *((Line(t.labels.quote(one.quote), hang=0),) if one.quote else ()),
        *t.things(t.head("persona.goals"), (_goal(t, goal) for goal in one.goals)),
        *t.facts(t.head("persona.drivers"), one.drivers),
        *t.facts(t.head("persona.context"), one.context),
        *t.facts(t.head("persona.worries"), one.worries),
        *t.fact(t.head("about.story"), one.story),
        *t.fact(t.head("about.persona"), one.about),
        *t.fact(t.head("twin.portrait"), _portrait(t, one.avatar)),
        *t.evidence(one.evidence),
    )
    return (BLANK, *heading(_name(t, one), "-"), *lines)


def _name(t: Teller, one: Persona) -> str:
    return t.line(t.word(f"persona.kind.{one.kind}"), one.name)


def _goal(t: Teller, goal: Goal) -> Item:
    return Item(goal.text, below=t.measures((goal.measure,)))


def _portrait(t: Teller, avatar: Avatar | None) -> str:
    """How the persona is drawn, in words."""
    if avatar is None:
        return ""
    drawn = {"hair": avatar.hair, "skin": avatar.skin, "shirt": avatar.shirt}
    said = [t.word(f"twin.{part}.{look}") for part, look in drawn.items() if look]
    initials = t.word("twin.initials", text=avatar.initials) if avatar.initials else ""
    return listed(initials, *said)


def about(t: Teller) -> Lines:
    """Why the map was made, for whom and by whom, how far it reaches, what is expected and asked."""
    journey = t.journey
    purpose = journey.purpose
    starts = t.word("about.starts", text=journey.scope_starts) if journey.scope_starts else ""
    ends = t.word("about.ends", text=journey.scope_ends) if journey.scope_ends else ""
    lines = (
        *t.fact(t.head("map.scenario"), journey.scenario),
        *t.fact(t.head("map.goal"), purpose.goal if purpose else ""),
        *t.measures((purpose.measure if purpose else None,)),
        *t.things(t.head("about.expects"), _expectations(t)),
        *t.things(t.head("about.questions"), _questions(t)),
        *t.facts(t.head("about.scope"), (part for part in (starts, ends) if part)),
        *t.fact(t.head("about.audience"), journey.audience),
        *t.facts(t.head("about.team"), (_member(t, one) for one in journey.team)),
        *t.facts(t.head("about.partners"), journey.partners),
        *t.facts(t.head("about.projects"), journey.projects),
    )
    return section(t.word("about.title"), lines)


def _expectations(t: Teller) -> tuple[Item, ...]:
    return tuple(
        statement(t, one, "validated", (t.word(f"met.{one.met}") if one.met else "",), t.measures((one.measure,)))
        for one in t.journey.expectations
    )


def _questions(t: Teller) -> tuple[Item, ...]:
    made = []
    for one in t.journey.questions:
        answer = (Line(t.word("about.answer", answer=one.answer.rstrip("."))),) if one.answer else ()
        made.append(statement(t, one, "assumption", below=answer))
    return tuple(made)


def _member(t: Teller, one: Member) -> str:
    words = listed(one.name, one.role)
    return f"{words} ({t.word('about.decides')})" if one.decides else words


def takeaways(t: Teller) -> Lines:
    """What matters most."""
    made = []
    for one in t.journey.takeaways:
        about_what = t.fact(t.word("twin.for"), t.targets(one.targets))
        made.append(statement(t, one, "validated", (t.mark(one.mark),), about_what))
    return section(t.word("map.takeaways"), t.bulleted(made))


def sheet(t: Teller) -> Lines:
    """What is known of the map as a document: what it builds on, how it was made, where it stands, its rows and ids."""
    journey = t.journey
    method = journey.method
    lines = (
        *t.fact(t.head("about.based-on"), journey.based_on),
        *t.fact(t.head("about.credit"), listed(journey.made_with, journey.licence)),
        *t.fact(t.head("twin.method"), _method(t, method) if method != "default" else ""),
        *t.fact(t.head("twin.level"), t.word(f"twin.level-of.{journey.level}") if journey.level else ""),
        *t.fact(t.head("twin.scale"), t.scale),
        *t.fact(t.head("twin.link"), journey.link),
        *t.facts(t.head("twin.tags"), journey.tags),
        *t.fact(t.head("block.source"), journey.path if journey.path != "-" else ""),
        *t.things(t.head("twin.lanes"), _lanes(t)),
        *_ids(t),
    )
    return section(t.word("block.map"), lines)


def _method(t: Teller, method: str) -> str:
    return t.word("type.blueprint" if method == "blueprint" else f"twin.method-of.{method}")


def _lanes(t: Teller) -> tuple[Item, ...]:
    """The rows of the picture, where the team chose them, in its own words."""
    if not t.journey.lanes_given:
        return ()
    return tuple(
        Item(
            t.line(t.lane(one.id), one.about) if one.about else t.lane(one.id),
            (
                t.line(t.word("twin.icon"), one.icon) if one.icon else "",
                t.line(t.word("twin.group"), one.group) if one.group else "",
            ),
        )
        for one in t.journey.lanes
    )


def _ids(t: Teller) -> Lines:
    """The ids that references use, in one place, out of the way of the story."""
    journey = t.journey
    phases = [phase.id for phase in journey.phases] if journey.phases_given else []
    kinds = (
        (t.head("legend.phase"), phases),
        (t.lane("activities"), [f"{one.number}\u00a0{one.id}" for one in journey.activities]),
        (t.lane("ideas"), [one.id for one in journey.ideas]),
    )
    items = tuple(Item(t.line(head, ", ".join(ids))) for head, ids in kinds if ids)
    return t.things(t.head("twin.id"), items)
