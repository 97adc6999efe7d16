"""Random journeys with something in every field of the model, a field that is added later included."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from functools import cache
from random import Random
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from journeyctl import model as m
from tests.journeys import LANES, WORDS

_hints = cache(get_type_hints)
_FELT = (-2.0, -1.5, -1.0, 0.0, 0.5, 1.0, 2.0)
_OF_A_SHELL = ("stage", "group", "customer_goal", "promise", "gap", "drivers")


class Whole:
    """Makes the things of one journey, all from one seed.

    Every text ends in a word of its own, so that a text found elsewhere is never taken for it.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.often = self.random.choice([0.3, 0.8, 1.0])
        self.count = 0
        self.evidence = ["intervjuer", "enkät 3"]
        self.steps = [f"a{number}" for number in range(1, self.random.randint(1, 5) + 1)]

    def text(self) -> str:
        self.count += 1
        return " ".join([*self.random.choices(WORDS, k=self.random.randint(0, 5)), f"ord{self.count}x"])

    def some(self, items: list[str]) -> tuple[str, ...]:
        return tuple(self.random.sample(items, self.random.randint(0, min(2, len(items)))))

    def one(self, kind: type[Any], **given: Any) -> Any:
        """An object of a class of the model, with `given` as it is and all else made up."""
        free = [field for field in fields(kind) if field.name not in given]
        made = {field.name: self.value(kind, field) for field in free}
        return kind(**given, **{key: value for key, value in made.items() if value is not MISSING})

    def value(self, kind: type[Any], field: Any) -> Any:
        names = (f"{one.__name__}.{field.name}" for one in kind.__mro__)
        chosen = next((CHOICES[name] for name in names if name in CHOICES), None)
        if field.name == "span":
            return MISSING
        if chosen is not None:
            return chosen(self) if callable(chosen) else self.random.choice(chosen)
        needed = field.default is MISSING and field.default_factory is MISSING
        return self.of(_hints(kind)[field.name]) if needed or self.random.random() < self.often else MISSING

    def of(self, hint: Any) -> Any:
        plain = {str: self.text, bool: lambda: self.random.random() < 0.5, int: lambda: self.random.randint(1, 3),
                 float: lambda: self.random.randint(0, 20) / 2}  # fmt: skip
        if hint in plain:
            return plain[hint]()
        if get_origin(hint) is Literal:
            return self.random.choice(get_args(hint))
        if get_origin(hint) is tuple:
            return tuple(self.of(get_args(hint)[0]) for _ in range(self.random.randint(1, 2)))
        return self.of(get_args(hint)[0]) if get_origin(hint) in (UnionType, Union) else self.one(hint)

    def share(self) -> m.Share | None:
        of = self.random.randint(2, 12)
        return m.Share(count=self.random.randint(1, of), of=of) if self.random.random() < 0.5 else None

    def channel(self) -> m.Channel:
        known = self.random.choice(["web", "phone", "e-id"])
        built_in = m.Channel(id=known, icon={"e-id": "sign"}.get(known, known))
        return self.random.choice([built_in, m.Channel(id="kiosk", name=self.text(), icon="touch", kind="digital")])

    def felt(self, scale: m.Scale) -> dict[str, Any]:
        """Ratings, their mean, and how the team wrote them on its scale."""
        ratings = tuple(self.random.choices(_FELT, k=self.random.choice([0, 1, 1, 3])))
        written = ", ".join(f"{scale.min + (value + 2) / 4 * (scale.max - scale.min):g}" for value in ratings)
        return {
            "ratings": ratings,
            "happiness": sum(ratings) / len(ratings) if ratings else None,
            "happiness_written": written,
        }

    def phases(self, scale: m.Scale) -> tuple[m.Phase, ...]:
        """Phases with all activities; some are shells: written without activities."""
        made: list[m.Phase] = []
        start = 0
        while start < len(self.steps):
            size = self.random.randint(1, len(self.steps) - start)
            shell = size == 1 and self.random.random() < 0.3
            key, name = f"p{len(made)}", self.text()
            if shell:
                self.steps[start] = key
            shared = {"name": name} if shell else {}
            activities = tuple(
                self.one(m.Activity, id=self.steps[at], number=at + 1, phase=key, implied=shell, ways=self.ways(at + 1),
                         **shared, **self.felt(scale))
                for at in range(start, start + size)
            )  # fmt: skip
            own = _emptied() if shell else self.felt(scale)
            made.append(self.one(m.Phase, **{**own, "id": key, "name": name, "activities": activities}))
            start += size
        return tuple(self.led(phase) for phase in made)

    def ways(self, number: int) -> tuple[m.Way, ...]:
        """Ways to following activities, by their number, and to the end."""
        targets = [*range(number + 1, len(self.steps) + 1), 0][: self.random.randint(1, 3)]
        return tuple(
            self.one(m.Way, to=str(target) if target else m.END, main=not place, given=True)
            for place, target in enumerate(targets)
        )

    def led(self, phase: m.Phase) -> m.Phase:
        """The phase with its ways leading to the ids that the activities have got."""

        def to(way: m.Way) -> m.Way:
            return way if way.to == m.END else replace(way, to=self.steps[int(way.to) - 1])

        return replace(phase, activities=tuple(replace(one, ways=tuple(map(to, one.ways))) for one in phase.activities))


def _emptied() -> dict[str, Any]:
    """What a phase holds whose content is carried by its one activity."""
    return {
        one.name: one.default for one in fields(m.Phase) if one.name not in _OF_A_SHELL and one.default is not MISSING
    }


def _date(whole: Whole) -> str:
    return whole.random.choice(["", "2026-03", "2026-12-01", whole.text()])


def _evidence(whole: Whole) -> tuple[str, ...]:
    return whole.some(whole.evidence)


def _steps(whole: Whole) -> tuple[str, ...]:
    return whole.some(whole.steps)


CHOICES: dict[str, Any] = {
    "Statement.text": Whole.text,
    "Work.action": Whole.text,
    "Touchpoint.name": lambda whole: whole.random.choice(["", whole.text()]),
    "Touchpoint.channel": Whole.channel,
    "Work.channel": lambda whole: whole.random.choice([whole.channel(), None]),
    "Activity.observed": Whole.share,
    "Way.share": Whole.share,
    "Cell.lane": ["juridik"],
    **dict.fromkeys(("Statement.evidence", "Place.evidence", "Work.evidence", "Persona.evidence"), _evidence),
    "Journey.rests_on": _evidence,
    **dict.fromkeys(("Idea.targets", "Takeaway.targets", "Action.targets", "Answer.targets"), _steps),
    **dict.fromkeys(("Statement.date", "Measure.date", "Place.date", "Evidence.date", "Journey.date"), _date),
    **dict.fromkeys(("Measure.by", "Idea.by", "Action.by"), _date),
    "Measure.now": ["", "63 %", "-0.5", "1 140 kr"],
    "Measure.target": ["", "75 %", "30"],
    "Measure.min": ["", "0", "-100"],
    "Measure.max": ["", "100"],
    "Measure.channel": ["", "web", "kassan"],
    "Evidence.kind": ["interview", "nps", "survey", "workshop", "desk-research", "case", "other"],
    "Avatar.hair": ["", "bob", "scarf"],
    "Avatar.skin": ["", "light", "dark"],
    "Avatar.shirt": ["", "blue", "white"],
    "Avatar.initials": ["", "SL"],
    "Persona.age": ["", "34", "i trettioårsåldern"],
    "Journey.status": ["", "prepared", "draft", "first-version", "reviewed", "validated", "in-use"],
    "Journey.method": ["default", "full-day", "canvas", "phase-table", "whiteboard", "nng", "blueprint"],
    "Journey.lang": ["sv", "en", "de", "fr"],
    "Journey.review_by": ["", "2027-03"],
}
"""What the fields hold that take one of a few words, or refer to something."""


def whole_journey(seed: int) -> m.Journey:
    """The journey of a seed."""
    whole = Whole(seed)
    scale = whole.random.choice([m.Scale(), m.Scale(), m.Scale(min=1.0, max=5.0)])
    phases = whole.phases(scale)
    ideas = tuple(whole.one(m.Idea, id=f"i{number}") for number in range(whole.random.randint(0, 3)))
    own = whole.one(m.Lane, id="juridik", title=whole.text(), icon="touch")
    return whole.one(
        m.Journey,
        path="journeys/prov.journey.yaml",
        slug="prov",
        scale=scale,
        phases=phases,
        phases_given=True,
        ideas=ideas,
        ballots=tuple(m.Ballot(voter=whole.text(), ideas=(one.id, one.id)) for one in ideas[:2]),
        lanes=(*(whole.one(m.Lane, id=name, icon="") for name in LANES if name != "juridik"), own),
        lanes_given=True,
        brand=m.Brand(name=whole.text()),
        evidence=tuple(whole.one(m.Evidence, id=key) for key in whole.evidence),
        takeaways=tuple(whole.one(m.Takeaway) for _ in range(whole.random.randint(0, 3))),
    )


def whole_journeys() -> st.SearchStrategy[m.Journey]:
    """Random journeys with something in every field; a failing one is not made smaller than its seed."""
    return st.integers(0, 10_000).map(whole_journey)
