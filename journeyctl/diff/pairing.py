"""Finds the same things in two lists, and which of them moved.

In: two sequences, with an id and a name for each thing. Out: pairs of places in them. All of it is the same whichever
of the two comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple, TypeVar

from journeyctl.binding import fold
from journeyctl.diff.changes import How

ALIKE = 0.7
"""From this likeness on two names mean the same: `difflib`'s ratio, twice what they share by what both are long."""

MANY, LONG, NEAR = 2_500, 40, 15
"""From so many pairs of names on, or fewer of more than so many letters each, only those are compared that stand at
most so far apart among what is left."""

MOST, LETTERS = 20_000, 200
"""About so many pairs are compared, of more names their nearest; and of long ones so many letters."""

FEW = 500
"""Of up to so many things it is asked which of several longest runs counts."""

T = TypeVar("T")


class Found(NamedTuple):
    """A pair: its places in the two sequences, and how it was found."""

    before: int
    after: int
    how: How
    likeness: float = 1.0


class Paired(NamedTuple):
    """The pairs by their place in the second sequence, and the places of what is in one sequence only."""

    pairs: tuple[Found, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def pair(
    before: Sequence[T],
    after: Sequence[T],
    name: Callable[[T], str],
    key: Callable[[T], str] | None = None,
    *,
    alike: bool = True,
) -> Paired:
    """The things of both sequences.

    Args:
        before: one sequence.
        after: the other.
        name: what a thing is called; equal names, folded, are the same thing, the first with the first.
        key: its id, which counts more than its name.
        alike: whether names that are only alike pair too.
    """
    left, right = dict(enumerate(before)), dict(enumerate(after))
    found: list[Found] = []
    ways: list[tuple[How, Callable[[T], str]]] = [("name", lambda one: fold(name(one)))]
    if key is not None:
        ways.insert(0, ("id", key))
    for how, called in ways:
        for old, new in tuple(_equal(left, right, called)):
            found.append(Found(old, new, how))
            del left[old], right[new]
    if alike:
        for old, new, likeness in tuple(_alike(left, right, name)):
            found.append(Found(old, new, "likeness", likeness))
            del left[old], right[new]
    return Paired(tuple(sorted(found, key=lambda one: one.after)), tuple(left), tuple(right))


def _equal(left: dict[int, T], right: dict[int, T], called: Callable[[T], str]) -> Iterator[tuple[int, int]]:
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, one in left.items():
        waiting[called(one)].append(place)
    for place, one in right.items():
        if waiting.get(called(one)):
            yield waiting[called(one)].pop(0), place


def _alike(left: dict[int, T], right: dict[int, T], name: Callable[[T], str]) -> Iterator[tuple[int, int, float]]:
    """The most alike first; of those equally alike, the ones nearest to the beginning."""
    olds = {place: fold(name(one)) for place, one in left.items()}
    news = {place: fold(name(one)) for place, one in right.items()}
    far = len(olds) + len(news)
    old_letters, new_letters = (sum(min(len(one), LETTERS) for one in each.values()) for each in (olds, news))
    quick = len(olds) * len(news) > MANY or old_letters * new_letters > MANY * LONG * LONG
    if quick:
        far = max(1, min(NEAR, MOST // (2 * max(len(olds), len(news)))))
    others = tuple(news.items())
    ranked = sorted(
        (-likeness, old + new, old, new)
        for one, (old, first) in enumerate(olds.items())
        for new, second in others[max(0, one - far) : one + far + 1]
        if (likeness := likeness_of(first, second, quick=quick)) >= ALIKE
    )
    for likeness, _, old, new in ranked:
        if old in olds and new in news:
            del olds[old], news[new]
            yield old, new, -likeness


def likeness_of(one: str, other: str, *, quick: bool = False) -> float:
    """How alike two texts are, from 0 to 1, whichever comes first; 0 stands for all that is below `ALIKE`.

    `quick` counts what both have in the same order; `difflib`'s blocks, else counted, take far longer at worst.
    """
    first, second = sorted((one[:LETTERS], other[:LETTERS]))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if not first or matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = 2 * in_order(first, second) / (len(first) + len(second)) if quick else matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0


def in_order(one: str, other: str) -> int:
    """How many letters both have in the same order, with any between them; one step for each letter.

    The bits of a number stand for the letters of the first text (Hyyrö 2004, "Bit-parallel LCS-length computation
    revisited").
    """
    places: dict[str, int] = defaultdict(int)
    for place, letter in enumerate(one):
        places[letter] |= 1 << place
    every = (1 << len(one)) - 1
    free = every
    for letter in other:
        hit = free & places.get(letter, 0)
        free = (free + hit | free - hit) & every
    return len(one) - free.bit_count()


def moved(pairs: Sequence[Found], key: Callable[[Found], str]) -> frozenset[Found]:
    """The pairs that changed their place among the others: all but a longest run that kept its order.

    Of several longest runs the one whose keys come first counts, so that both directions agree on who moved.
    """
    ordered = sorted(pairs, key=lambda one: one.after)
    if all(one.before < two.before for one, two in pairwise(ordered)):
        return frozenset()
    if len(ordered) > FEW:
        return frozenset(pairs) - _run(ordered)
    runs: list[tuple[int, tuple[str, ...], tuple[Found, ...]]] = []
    for one in ordered:
        fitting = [run for run in runs if run[2][-1].before < one.before]
        size, keys, kept = min(fitting, key=lambda run: (run[0], run[1]), default=(0, (), ()))
        runs.append((size - 1, (*keys, key(one)), (*kept, one)))
    return frozenset(pairs) - frozenset(min(runs, key=lambda run: (run[0], run[1]))[2])


def _run(ordered: Sequence[Found]) -> frozenset[Found]:
    """A longest run that kept its order, found in a time that hardly grows faster than the list."""
    ends: list[int] = []
    tails: list[Found] = []
    before: dict[Found, Found | None] = {}
    for one in ordered:
        at = bisect_left(ends, one.before)
        before[one] = tails[at - 1] if at else None
        ends[at : at + 1], tails[at : at + 1] = [one.before], [one]
    kept: set[Found] = set()
    last: Found | None = tails[-1]
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)
