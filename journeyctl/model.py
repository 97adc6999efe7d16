"""The meaning of a journey: frozen, typed, resolved; no geometry and no YAML.

`binding` makes it, everything after reads it. Every object knows the `span` it was written at. Texts are NFC and
safe to show. Lists are tuples; an absent text is "", an absent thing None. Happiness is on -2 ... 2 whatever scale
the team used. Things refer to one another by id; `Journey` finds them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from journeyctl.diagnostics import NOWHERE, Span
from journeyctl.record import Record

if TYPE_CHECKING:
    import datetime as dt

Standing = Literal["validated", "assumption", "refuted"]
Stage = Literal["before", "during", "after"]
Mark = Literal["heart", "cloud", "star", "none"]
Met = Literal["fully", "partly", "not"]
Ours = Literal["yes", "no", "partner", "unknown"]
JourneyType = Literal["current", "future", "day-in-the-life", "blueprint"]
Kind = Literal["does", "event", "wait"]

END = "end"
"""The target of a way that leaves the journey."""


class Share(Record):
    """`count` of the `of` who were asked, as in 9/12."""

    count: int
    of: int


class Statement(Record):
    """A sentence on the map. `quote` is True when it is the customer's own words.

    `standing` is computed: refuted when it says so, validated with evidence (its own, else its activity's, else its
    phase's, else the map's), else an assumption.
    """

    text: str
    quote: bool = False
    said_by: str = ""
    evidence: tuple[str, ...] = ()
    date: str = ""
    standing: Standing = "assumption"
    span: Span = NOWHERE


class Need(Statement):
    """What the customer needs, how far it is met, and what would satisfy it."""

    met: Met | None = None
    satisfied_by: tuple[str, ...] = ()


class Pain(Statement):
    """What hurts; `severity` 1 to 3."""

    severity: int | None = None


class Delight(Statement):
    """What delights; `strength` 1 to 3."""

    strength: int | None = None


class Measure(Record):
    """Something measured, as written: values keep their unit (`63 %`)."""

    name: str
    channel: str = ""
    now: str = ""
    target: str = ""
    min: str = ""
    max: str = ""
    by: str = ""
    date: str = ""
    source: str = ""
    span: Span = NOWHERE


class Expectation(Statement):
    """What the persona expects before the journey."""

    met: Met | None = None
    measure: Measure | None = None


class Question(Statement):
    """What the team wants to learn."""

    answer: str = ""


class Takeaway(Statement):
    """One of at most three conclusions; `targets` are ids of activities or phases."""

    mark: Mark | None = None
    targets: tuple[str, ...] = ()


class Idea(Statement):
    """A way to make it better. `targets` are ids of activities or phases; none means the whole map."""

    id: str
    targets: tuple[str, ...] = ()
    status: Literal["inspiration", "to-test", "testing", "adopted", "rejected"] | None = None
    effort: int | None = None
    value: int | None = None
    owner: str = ""
    by: str = ""
    votes: int | None = None
    measure: Measure | None = None
    link: str = ""
    tags: tuple[str, ...] = ()


class Action(Statement):
    """Work decided on, with an owner and a date."""

    targets: tuple[str, ...] = ()
    owner: str = ""
    by: str = ""
    status: Literal["open", "doing", "done"] | None = None


class Channel(Record):
    """A channel: built in, of the project, or (`icon` "") unknown. `name` is "" when the labels know it."""

    id: str
    name: str = ""
    icon: str = ""
    kind: Literal["human", "digital", "physical"] | None = None


class Touchpoint(Record):
    """Where the customer meets somebody. `name` is "" when only the channel was given."""

    name: str = ""
    channel: Channel | None = None
    owner: str = ""
    ours: Ours = "yes"
    link: str = ""
    tags: tuple[str, ...] = ()
    span: Span = NOWHERE


class Fail(Record):
    """A fail point of the blueprint."""

    text: str
    cost: str = ""
    owner: str = ""
    ideas: tuple[str, ...] = ()
    span: Span = NOWHERE


class Work(Record):
    """What is done on stage, behind it or in support: who (`actor`), what (`action`), with which `system`."""

    action: str = ""
    actor: str = ""
    system: str = ""
    owner: str = ""
    channel: Channel | None = None
    origin: Literal["customer", "us", "both"] = "both"
    ours: Ours = "yes"
    fails: Fail | None = None
    evidence: tuple[str, ...] = ()
    standing: Standing = "assumption"
    span: Span = NOWHERE


class Ask(Record):
    """What to find out, and how."""

    text: str
    how: str = ""
    span: Span = NOWHERE


class Cell(Record):
    """The content of one row of the team's own."""

    lane: str
    texts: tuple[str, ...]


class Way(Record):
    """A way on from an activity. `to` is an activity's id or `END`; `main` marks the first, `given` a written one.

    `share` counts those who stood here and went this way. A way without a share, from an assumed activity, is believed.
    """

    to: str
    when: str = ""
    share: Share | None = None
    main: bool = False
    given: bool = False
    span: Span = NOWHERE


class Place(Record):
    """What an activity and a phase have in common: everything that can stand in a cell."""

    id: str
    name: str
    # Happiness on -2 ... 2: one rating per respondent; the point is the mean. Empty: no value.
    ratings: tuple[float, ...] = ()
    happiness: float | None = None
    happiness_written: str = ""
    emotion: str = ""
    because: str = ""
    thoughts: tuple[Statement, ...] = ()
    wants: tuple[Statement, ...] = ()
    can: tuple[Statement, ...] = ()
    needs: tuple[Need, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    pains: tuple[Pain, ...] = ()
    delights: tuple[Delight, ...] = ()
    physical: tuple[str, ...] = ()
    frontstage: tuple[Work, ...] = ()
    backstage: tuple[Work, ...] = ()
    support: tuple[Work, ...] = ()
    measures: tuple[Measure, ...] = ()
    cells: tuple[Cell, ...] = ()
    ask: tuple[Ask, ...] = ()
    evidence: tuple[str, ...] = ()
    standing: Standing = "assumption"
    mark: Mark | None = None
    duration: str = ""
    time: str = ""
    owner: str = ""
    about: str = ""
    actor: str = ""
    date: str = ""
    level: Literal["overview", "detail"] | None = None
    link: str = ""
    tags: tuple[str, ...] = ()
    span: Span = NOWHERE


class Activity(Place):
    """A step of the journey. `number` counts from 1 in file order. `implied` stands for a phase without activities.

    `ways` lists every way on, the default following one included; empty only at the journey's end.
    `on_main` tells whether the main path passes here.
    """

    number: int
    phase: str
    kind: Kind = "does"
    present: bool = True
    optional: bool = False
    observed: Share | None = None
    journey: str = ""
    ways: tuple[Way, ...] = ()
    on_main: bool = True
    implied: bool = False


class Phase(Place):
    """A phase, always with at least one activity. What stands on the phase itself spans its activities.

    A phase written without activities has one `implied` activity that carries its content, and is itself empty.
    """

    stage: Stage | None = None
    group: str = ""
    customer_goal: str = ""
    promise: str = ""
    gap: str = ""
    drivers: tuple[str, ...] = ()
    activities: tuple[Activity, ...]


class Answer(Record):
    """One answer of a survey, tied to activities by `targets`."""

    score: float | None = None
    text: str = ""
    targets: tuple[str, ...] = ()


class Evidence(Record):
    """What the map rests on. `kind` is one of the schema's evidence kinds."""

    id: str
    kind: str = "other"
    count: int | None = None
    score: float | None = None
    date: str = ""
    about: str = ""
    segment: str = ""
    source: str = ""
    link: str = ""
    answers: tuple[Answer, ...] = ()
    span: Span = NOWHERE


class Avatar(Record):
    """A drawn bust (or initials); never a photo."""

    hair: str = ""
    skin: str = ""
    shirt: str = ""
    initials: str = ""


class Goal(Record):
    """A goal of a persona."""

    text: str
    measure: Measure | None = None


class Persona(Record):
    """Whom the journey is about."""

    name: str
    kind: Literal["person", "role", "group"] = "person"
    status: Literal["real", "proposed"] | None = None
    age: str = ""
    role: str = ""
    segment: str = ""
    quote: str = ""
    story: str = ""
    goals: tuple[Goal, ...] = ()
    drivers: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    avatar: Avatar | None = None
    about: str = ""
    evidence: tuple[str, ...] = ()
    span: Span = NOWHERE


class Member(Record):
    """Somebody of the team that made the map."""

    name: str
    role: str = ""
    decides: bool = False


class Lane(Record):
    """A row of the map: a built-in id (`activities`, `thoughts` ...) or the team's own, with its words and icon."""

    id: str
    title: str = ""
    about: str = ""
    icon: str = ""
    group: str = ""


class Purpose(Record):
    """Why the team maps: the long-term goal."""

    goal: str = ""
    measure: Measure | None = None


class Scale(Record):
    """The team's own happiness scale, ends included."""

    min: float = -2.0
    max: float = 2.0


class Ballot(Record):
    """One voter's crosses: ids of ideas, repeated when one idea got several."""

    voter: str
    ideas: tuple[str, ...]
    span: Span = NOWHERE


class Brand(Record):
    """What the project file says that the picture shows: its name, words of the map, hyphenations."""

    name: str = ""
    words: tuple[tuple[str, str], ...] = ()
    hyphenation: tuple[str, ...] = ()


class Journey(Record):
    """One journey of one persona, whole."""

    title: str
    path: str = ""
    slug: str = ""
    subtitle: str = ""
    lang: str = "en"
    type: JourneyType = "current"
    status: str = ""
    version: str = ""
    review_by: str = ""
    date: str = ""
    level: Literal["overview", "detail"] | None = None
    persona: Persona | None = None
    scenario: str = ""
    expectations: tuple[Expectation, ...] = ()
    questions: tuple[Question, ...] = ()
    audience: str = ""
    purpose: Purpose | None = None
    scope_starts: str = ""
    scope_ends: str = ""
    owner: str = ""
    team: tuple[Member, ...] = ()
    partners: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    based_on: str = ""
    method: str = "default"
    made_with: str = ""
    licence: str = ""
    scale: Scale = Scale()
    takeaways: tuple[Takeaway, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rests_on: tuple[str, ...] = ()
    lanes: tuple[Lane, ...] = ()
    lanes_given: bool = False
    phases: tuple[Phase, ...]
    phases_given: bool = True
    ideas: tuple[Idea, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    parking: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    link: str = ""
    tags: tuple[str, ...] = ()
    brand: Brand = Brand()
    span: Span = NOWHERE

    @property
    def places(self) -> Iterator[Place]:
        """Every phase, each followed by its activities."""
        for phase in self.phases:
            yield phase
            yield from phase.activities

    @property
    def activities(self) -> tuple[Activity, ...]:
        """Every activity, in file order."""
        found: tuple[Activity, ...] | None = getattr(self, "_activities", None)
        if found is None:
            found = tuple(activity for phase in self.phases for activity in phase.activities)
            object.__setattr__(self, "_activities", found)
        return found

    def overdue(self, today: dt.date) -> bool:
        """Whether the day until which the map was to be looked at again has passed; a month counts as its last day."""
        return passed(self.review_by, today.isoformat())


def passed(due: str, today: str) -> bool:
    """Whether a day (2026-11-24), month or year, as it was written, is over."""
    return due[:4].isdigit() and today[: len(due)] > due
