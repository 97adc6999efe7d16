"""Who stated what a journey says, and when: by meaning, so that nobody is told who only wrote it otherwise.

In: the moments of a journey, the newest first, and the journey as it is now. Out: a `Blame` of a thing: for every
statement the moment that gave it its present value, and the value before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from journeyctl.diff.pairing import pair
from journeyctl.diff.words import Words
from journeyctl.history.moments import Moment
from journeyctl.history.things import Fact, Meaning, Thing, facts, partner, rests, things
from journeyctl.model import Evidence, Journey

Asking = Callable[[Journey, Thing | None], Meaning]
"""What is asked of a thing in a journey; the thing is None where there was none yet."""


class Since(NamedTuple):
    """When something became what it is.

    Attributes:
        moment: the version that made it so; None when no version of the journey did.
        older: the journey before that, None where there was none.
        thing: the thing in that journey.
        beside: a persona or the project changed it, after `after` and before `moment`.
        after: the last version in which it was otherwise, when it changed beside the journey.
    """

    moment: Moment | None
    older: Journey | None = None
    thing: Thing | None = None
    beside: bool = False
    after: Moment | None = None


class Stated(NamedTuple):
    """A statement: the fact, since when it holds, and its value before, "" for none."""

    fact: Fact
    since: Since
    before: str


class Blame(NamedTuple):
    """A thing, who put it into the journey, what is stated of it, and what it rests on.

    `whose` says whose evidence it is: its own kind, "phase", "map", or "" when it rests on none.
    """

    thing: Thing
    since: Since
    stated: tuple[Stated, ...]
    whose: str = ""
    evidence: tuple[Evidence, ...] = ()
    resting: Since | None = None


class Inquest:
    """Asks the versions of one journey, from what it is now back to where it began."""

    def __init__(self, moments: Sequence[Moment], now: Journey, head: str, words: Words) -> None:
        self._moments, self._now, self._words = moments, now, words
        self._known: dict[tuple[int, str, int], Thing | None] = {}
        self._told: dict[tuple[int, str], dict[str, Fact]] = {}
        loose = bool(moments) and not moments[0].commit
        begun = 0 if loose else next((at for at, one in enumerate(moments) if one.held == head), 0)
        readable = (at for at, one in enumerate(moments) if at >= begun and one.journey is not None)
        self._start = next(readable, None)

    def blame(self, thing: Thing, only: str = "") -> Blame:
        """All that is stated of a thing that is there now, or one field of it."""
        said = {key: one for key, one in self._facts(self._now, thing).items() if not only or key == only}
        stated = tuple(self._stated(thing, key, fact) for key, fact in said.items())
        since = self.since(thing, lambda _, one: one is not None)
        if only:
            return Blame(thing, since, stated)
        whose, ids = rests(self._now, thing)
        found = tuple(one for one in self._now.evidence if one.id in ids)
        resting = self.since(thing, lambda journey, one: rests(journey, one) if one else None) if ids else None
        return Blame(thing, since, stated, whose, found, resting)

    def _stated(self, thing: Thing, key: str, fact: Fact) -> Stated:
        def asked(journey: Journey, one: Thing | None) -> Meaning:
            found = self._facts(journey, one).get(key) if one else None
            return found.meaning if found else None

        since = self.since(thing, asked)
        earlier = self._facts(since.older, since.thing) if since.older and since.thing else {}
        before = partner(key, list(earlier), list(self._facts(self._now, thing)))
        return Stated(fact, since, earlier[before].value if before else "")

    def _facts(self, journey: Journey, one: Thing) -> dict[str, Fact]:
        key = (id(journey), one.key)
        if key not in self._told:
            self._told[key] = facts(one, self._words)
        return self._told[key]

    def since(self, thing: Thing, asking: Asking) -> Since:
        """The version that made the answer what it is now."""
        wanted = asking(self._now, thing)
        journey, one = self._now, thing
        at = self._start
        newer: Moment | None = None
        while at is not None:
            here = self._moments[at]
            assert here.journey is not None, "what cannot be read was stepped over"
            there = self._same(journey, one, here.journey)
            if asking(here.journey, there) != wanted or there is None:
                return Since(newer, here.journey, there, beside=True, after=here)
            journey, one = here.journey, there
            step = self._step(at, journey, one, wanted, asking)
            if isinstance(step, Since):
                return step
            at, newer = step, here
        return Since(newer)

    def _step(self, at: int, journey: Journey, one: Thing, wanted: Meaning, asking: Asking) -> int | Since | None:
        """The older version that says the same, or the answer; None when git has no older one."""
        here = self._moments[at]
        if not here.before:
            return Since(here)
        first: Since | None = None
        for side, next_at in zip(here.before, self._olders(at), strict=True):
            older = side
            if older is None and next_at is not None:
                older = self._moments[next_at].journey
            if older is None:
                continue
            there = self._same(journey, one, older)
            if there is not None and asking(older, there) == wanted:
                return next_at if next_at is not None else Since(here, older, there)
            first = first or Since(here, older, there)
        return first or Since(here)

    def _olders(self, at: int) -> Iterator[int | None]:
        """For each side of a version, the version that it is, or the nearest before it that can be read."""
        for place in self._sides(at):
            waiting, seen = [place], {place}
            while (found := waiting.pop() if waiting else None) is not None:
                if self._moments[found].journey is not None:
                    break
                more = [one for one in self._sides(found) if one is not None and one not in seen]
                seen.update(more)
                waiting += reversed(more)
            yield found

    def _sides(self, at: int) -> Iterator[int | None]:
        """For each side of a version, the version that it is."""
        one = self._moments[at]
        for held, commit in zip_longest(one.came, one.sides, fillvalue=""):
            # By its commit: on another side of a merge, the same text may have come back.
            places = range(at + 1, len(self._moments))
            yield next((place for place in places if self._is(place, held, commit)), None)

    def _is(self, place: int, held: str, commit: str) -> bool:
        one = self._moments[place]
        return one.commit == commit if commit else one.held == held != ""

    def _same(self, journey: Journey, one: Thing, older: Journey) -> Thing | None:
        """The thing in an older journey: by its id, its name, or its likeness, as `diff` finds it."""
        key = (id(journey), one.key, id(older))
        if key not in self._known:
            news, olds = _all(journey, one.kind), _all(older, one.kind)
            at = next(place for place, each in enumerate(news) if each.id == one.id)
            found = pair(olds, news, lambda each: each.name, lambda each: each.id)
            self._known[key] = next((olds[each.before] for each in found.pairs if each.after == at), None)
        return self._known[key]


def _all(journey: Journey, kind: str) -> list[Thing]:
    return [one for one in things(journey) if one.kind == kind]


def feelings(inquest: Inquest, journey: Journey) -> Iterator[Blame]:
    """Who stated how every activity feels."""
    for one in _all(journey, "activity"):
        yield inquest.blame(one, "happiness")
