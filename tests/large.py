"""Large journeys, for what happens on paper when one band does not hold them.

In: how many activities, and a seed. Out: a `Journey` in which every text is a word of its own, so that whoever looks
for it finds that one or none.
"""

from __future__ import annotations

from random import Random

from journeyctl import model as m
from journeyctl.record import replace

LANES = ("activities", "thoughts", "happiness", "needs", "touchpoints", "backstage", "ideas")
LEAN = LANES[:5]
STAGES = ("before", "during", "after")


def large(count: int, seed: int = 0, *, lanes: tuple[str, ...] = LANES, stages: bool = True) -> m.Journey:
    """A journey of so many activities, in phases of one to nine; with skips, returns and an exit."""
    dice = Random(seed * 1000 + count)
    sizes: list[int] = []
    while sum(sizes) < count:
        sizes.append(min(dice.randint(1, 9), count - sum(sizes)))
    ways = _ways(count, dice)
    phases: list[m.Phase] = []
    number = 0
    for at, size in enumerate(sizes):
        made = []
        for _ in range(size):
            number += 1
            made.append(_activity(number, f"p{at}", dice, ways.get(number, ())))
        stage = STAGES[min(2, 3 * at // len(sizes))] if stages else None
        phases.append(m.Phase(id=f"p{at}", name=f"Fas{at}", activities=tuple(made), stage=stage))
    ideas = tuple(
        m.Idea(id=f"i{at}", text=f"Idé{at}", targets=(f"a{at}",) if at % 2 else (f"a{at}", f"a{min(count, at + 20)}"))
        for at in range(1, count + 1, 7)
    )
    return m.Journey(
        title="Stor", lang="sv", slug="stor", phases=tuple(phases), ideas=ideas,
        lanes=tuple(m.Lane(id=name) for name in lanes),
    )  # fmt: skip


def _activity(number: int, phase: str, dice: Random, ways: tuple[m.Way, ...]) -> m.Activity:
    happiness = dice.choice((None, -2.0, -1.5, -0.5, 0.0, 0.5, 1.0, 2.0))
    thoughts = [m.Statement(text=f"Tanke{number}")]
    if not number % 9:
        thoughts.append(m.Statement(text=f"Citat{number} är långt nog", quote=True, said_by=f"Röst{number}"))
    # Work of the same system in a row is one bar, which may run over a fold.
    work = m.Work(action="", system=f"System{number // 6}")
    return m.Activity(
        id=f"a{number}", name=f"Steg{number} i resan", number=number, phase=phase, happiness=happiness,
        thoughts=tuple(thoughts), needs=(m.Need(text=f"Behov{number}"),),
        touchpoints=(m.Touchpoint(name=f"Kanal{number}"),), backstage=(work,) if number % 6 else (),
        standing=dice.choice(("validated", "validated", "assumption")), ways=ways,
    )  # fmt: skip


def _ways(count: int, dice: Random) -> dict[int, tuple[m.Way, ...]]:
    """The ways on: to the next activity, and from every seventh also a far one, forth or back."""
    found = {}
    for number in range(1, count + 1):
        ways = [m.Way(to=f"a{number + 1}" if number < count else m.END)]
        if not number % 7:
            far = max(1, min(count, number + dice.randint(-12, 12)))
            if far not in (number, number + 1):
                ways.append(m.Way(to=f"a{far}", when=f"Väg{number}", share=m.Share(count=2, of=9)))
        found[number] = tuple(ways)
    return found


def repeated(journey: m.Journey, count: int) -> m.Journey:
    """A journey told again and again until it has at least so many activities; its ways stay within each telling."""
    own = len(journey.activities)
    phases: list[m.Phase] = []
    for turn in range(-(-count // own)):
        for phase in journey.phases:
            name = f"{phase.id}-{turn}"
            made = tuple(_told_again(one, turn, own, name) for one in phase.activities)
            phases.append(replace(phase, id=name, activities=made))
    ideas = tuple(replace(one, targets=tuple(f"{target}-1" for target in one.targets)) for one in journey.ideas)
    takeaways = tuple(replace(one, targets=tuple(f"{target}-0" for target in one.targets)) for one in journey.takeaways)
    return replace(journey, phases=tuple(phases), ideas=ideas, takeaways=takeaways)


def _told_again(one: m.Activity, turn: int, own: int, phase: str) -> m.Activity:
    ways = tuple(replace(way, to=way.to if way.to == m.END else f"{way.to}-{turn}") for way in one.ways)
    far = (m.Way(to=f"{one.id}-{turn - 1}", when="igen", share=m.Share(count=1, of=9)),) if turn % 3 == 2 else ()
    return replace(one, id=f"{one.id}-{turn}", number=one.number + turn * own, phase=phase, ways=(*ways, *far))
