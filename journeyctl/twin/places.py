"""The journey told: every phase and every activity, all that stands on it, and where it goes on.

In: a teller. Out: the lines of one section per phase.
"""

from __future__ import annotations

from journeyctl.labels import listed
from journeyctl.model import END, Activity, Phase, Place, Way
from journeyctl.twin import statements, work
from journeyctl.twin.lines import BLANK, Item, Line, Lines, heading, indented
from journeyctl.twin.teller import Teller, phase_is_shell


def phases(t: Teller) -> Lines:
    """Every phase with its activities; one section of activities when the journey has no phases yet."""
    made: list[Line] = []
    for number, phase in enumerate(t.journey.phases, 1):
        head = t.line(f"{t.head('legend.phase')} {number}", phase.name)
        made += (BLANK, *heading(head if t.journey.phases_given else t.lane("activities"), "-"))
        made += _phase(t, phase)
        for activity in phase.activities:
            made += (BLANK, Line(f"{activity.number}. {activity.name}"), *indented(_activity(t, activity)))
    return tuple(made)


def _phase(t: Teller, phase: Phase) -> Lines:
    told = () if phase_is_shell(phase) else _place(t, phase)
    known = t.head(f"standing.{phase.standing}") if told else ""
    head = (
        *((Line(f"{known}."),) if known else ()),
        *t.fact(t.head("twin.stage"), t.word(f"stage.{phase.stage}.name") if phase.stage else ""),
        *t.fact(t.head("twin.group"), phase.group),
        *t.fact(t.head("legend.goal"), phase.customer_goal),
        *t.fact(t.head("legend.promise"), phase.promise),
        *t.fact(t.head("about.gap"), phase.gap),
        *t.facts(t.head("about.drivers"), phase.drivers),
    )
    return (*head, *told)


def _activity(t: Teller, one: Activity) -> Lines:
    status = listed(*_status(t, one))
    last = (
        *t.things(t.head("twin.next"), _ways(t, one)),
        *t.fact(t.head("legend.journey"), one.journey),
    )
    return (Line(f"{status[:1].upper()}{status[1:]}."), *_place(t, one), *last)


def _status(t: Teller, one: Activity) -> tuple[str, ...]:
    """What kind of step it is and how it is known."""
    return (
        t.word(f"standing.{one.standing}"),
        t.share("card.observed", one.observed) if one.observed else "",
        {"does": "", "event": t.word("legend.event"), "wait": t.word("card.wait")}[one.kind],
        t.word("card.optional") if one.optional else "",
        "" if one.on_main or one.optional else t.word("legend.side-step"),
        "" if one.present else t.word("card.absent"),
    )


def _place(t: Teller, one: Place) -> Lines:
    return (*_basics(t, one), *_felt(t, one), *_lanes(t, one), *_sources(t, one))


def _basics(t: Teller, one: Place) -> Lines:
    return (
        *t.fact(t.lane("time"), t.clock(one)),
        *t.fact(t.head("twin.actor"), one.actor),
        *t.fact(t.head("block.owner"), one.owner),
        *t.fact(t.head("twin.more"), one.about),
    )


def _felt(t: Teller, one: Place) -> Lines:
    """Happiness, the single ratings, the feeling's name, and why."""
    future = t.journey.type == "future" and one.standing == "validated"
    notes = (
        t.mark(t.mark_of(one)),
        t.word("standing.assumption") if future else "",
        t.written(one) if len(one.ratings) == 1 else "",
    )
    felt = Item(t.happiness(one.happiness), notes) if one.happiness is not None else None
    ratings = t.written(one) or t.joined(t.labels.number(value, signed=True) for value in one.ratings)
    return (
        *(t.things(t.lane("happiness"), (felt,)) if felt else t.fact(t.lane("happiness"), notes[0])),
        *t.fact(t.head("twin.answers"), ratings if len(one.ratings) > 1 else ""),
        *t.fact(t.lane("feelings"), one.emotion),
        *t.fact(t.head("twin.why"), one.because),
    )


def _lanes(t: Teller, one: Place) -> Lines:
    """What stands in the rows of the map, in their default order, the team's own last."""
    around = one.standing
    return (
        *t.things(t.lane("wants"), statements.plain(t, one.wants, around)),
        *t.things(t.lane("can"), statements.plain(t, one.can, around)),
        *t.things(t.lane("thoughts"), statements.thoughts(t, one.thoughts, around)),
        *t.things(t.lane("needs"), statements.needs(t, one.needs, around)),
        *t.things(t.lane("pains"), statements.pains(t, one.pains, around)),
        *t.things(t.lane("delights"), statements.delights(t, one.delights, around)),
        *t.facts(t.lane("physical"), one.physical),
        *t.things(t.lane("touchpoints"), work.touchpoints(t, one.touchpoints)),
        *t.things(t.lane("frontstage"), work.works(t, one.frontstage, around)),
        *t.things(t.lane("backstage"), work.works(t, one.backstage, around)),
        *t.things(t.lane("support"), work.works(t, one.support, around)),
        *t.measures(one.measures),
        *t.things(t.lane("ask"), statements.asked(t, one.ask)),
        *(line for cell in one.cells for line in t.facts(t.lane(cell.lane), cell.texts)),
    )


def _sources(t: Teller, one: Place) -> Lines:
    return (
        *t.evidence(one.evidence),
        *t.fact(t.head("block.date"), t.labels.date(one.date)),
        *t.fact(t.head("twin.level"), t.word(f"twin.level-of.{one.level}") if one.level else ""),
        *t.fact(t.head("twin.link"), one.link),
        *t.facts(t.head("twin.tags"), one.tags),
    )


def _ways(t: Teller, one: Activity) -> tuple[Item, ...]:
    """Every way on, the main one first; none where the customer just goes on to the following activity."""
    following = next((other.id for other in t.journey.activities if other.number == one.number + 1), END)
    plain = len(one.ways) == 1 and one.ways[0].to == following and not (one.ways[0].when or one.ways[0].share)
    return () if plain else tuple(_way(t, one, way) for way in one.ways)


def _way(t: Teller, one: Activity, way: Way) -> Item:
    believed = way.share is None and (bool(way.when) or one.standing != "validated")
    share = "way.exit-share" if way.to == END else "way.share"
    notes = (
        t.word("legend.main-way") if way.main and len(one.ways) > 1 else "",
        way.when,
        t.share(share, way.share) if way.share else "",
        t.word("legend.way-assumed") if believed else "",
    )
    return Item(t.head("way.exit") if way.to == END else t.steps.get(way.to, way.to), notes)
