"""Random journeys that fork, skip, return and leave, for properties of what is drawn between activities."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from hypothesis import strategies as st

from journeyctl import model as m
from journeyctl.flow import Card, Link

WHENS = (
    "vill prata", "har egen router", "ångrar sig och jämför igen", "nekas", "ringer inte", "nästa höga räkning",
    "film räcker", "frågar någon som redan har bytt och blir tveksam igen", "Förderantragsbestätigung fehlt",
)  # fmt: skip


def forked(seeds: int = 10**6) -> st.SearchStrategy[m.Journey]:
    """A journey of one to eighteen activities that goes many ways; few other things are told about them."""
    return st.integers(0, seeds - 1).map(numbered)


@lru_cache(maxsize=512)
def numbered(seed: int) -> m.Journey:
    """The journey of a number: always the same one."""
    random = Random(seed)
    return journey(random, random.randint(1, 18))


def journey(random: Random, count: int, *, wild: float = 0.35) -> m.Journey:
    """A journey that forks into ways of one to three activities, and has other ways here and there."""
    names = [f"a{n + 1}" for n in range(count)]
    ways = [[m.Way(to=names[n + 1], main=True)] if n + 1 < count else [] for n in range(count)]
    here = 0
    while here < count - 3:
        here += random.choice((1, 1, 2, 3))
        if random.random() < 0.45:
            here = _fork(random, ways, names, here)
    for n in range(count):
        if random.random() < wild:
            ways[n] += _wild(random, ways[n], names, n)
    phases = _phases(random, count)
    activities = [_activity(random, n, tuple(ways[n]), phases[n]) for n in range(count)]
    parts = [tuple(one for one in activities if one.phase == f"p{k}") for k in range(max(phases) + 1)]
    made = tuple(m.Phase(id=f"p{k}", name=f"Fas {k + 1}", activities=part) for k, part in enumerate(parts))
    lanes = (m.Lane(id="activities"),)
    return m.Journey(title="Prov", lang="sv", slug="prov", path="prov.journey.yaml", lanes=lanes, phases=made)


def _share(random: Random) -> m.Share | None:
    return m.Share(count=random.randint(1, 12), of=12) if random.random() < 0.6 else None


def _way(random: Random, to: str, *, main: bool = False) -> m.Way:
    when = random.choice(WHENS) if random.random() < 0.8 else ""
    return m.Way(to=to, when=when, share=_share(random), main=main, given=True)


def _fork(random: Random, ways: list[list[m.Way]], names: list[str], here: int) -> int:
    """Two or three ways from `here`, each over some activities, that join again (or not); where they do."""
    lengths = [random.choice((1, 2, 2, 3)) for _ in range(random.choice((2, 2, 3)))]
    join = here + 1 + sum(lengths)
    if join >= len(names):
        return here
    ways[here] = []
    first = here + 1
    for number, length in enumerate(lengths):
        ways[here].append(_way(random, names[first], main=number == 0))
        last = first + length - 1
        leaves = number and random.random() < 0.2
        ways[last] = [m.Way(to=m.END if leaves else names[join], main=True, given=True)]
        first += length
    return join


def _wild(random: Random, known: list[m.Way], names: list[str], here: int) -> list[m.Way]:
    """Further ways: skips, returns, exits, a way to itself."""
    found: list[m.Way] = []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        near = random.randint(max(0, here - 5), min(len(names) - 1, here + 5))
        to = m.END if random.random() < 0.2 else names[near]
        if all(way.to != to for way in known + found):
            found.append(_way(random, to))
    return found


def _phases(random: Random, count: int) -> list[int]:
    phases = [0]
    for _ in range(count - 1):
        phases.append(phases[-1] + (random.random() < 0.25))
    return phases


def _activity(random: Random, n: int, ways: tuple[m.Way, ...], phase: int) -> m.Activity:
    standing = random.choice(("validated",) * 6 + ("assumption", "assumption", "refuted"))
    return m.Activity(
        id=f"a{n + 1}", name=random.choice(("Väntar på routern", "Ringer", "Får beslut", "Betalar självrisken")),
        number=n + 1, phase=f"p{phase}", ways=ways, standing=standing, optional=random.random() < 0.15,
        observed=m.Share(count=random.randint(1, 12), of=12), happiness=random.choice((None, -2.0, 0.0, 1.0)),
    )  # fmt: skip


def parts(made: m.Journey) -> tuple[tuple[Card, ...], tuple[Link, ...]]:
    """A journey as the cards and links that `flow` plans, all of one size, without labels."""
    numbers = {activity.id: activity.number - 1 for activity in made.activities}
    links = tuple(
        Link(activity.number - 1, numbers[way.to], (), way.main)
        for activity in made.activities
        for way in activity.ways
        if way.to != m.END
    )
    order = {phase.id: index for index, phase in enumerate(made.phases)}
    cards = tuple(Card(80.0, 70.0, order[activity.phase]) for activity in made.activities)
    return cards, links
