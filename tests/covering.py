"""A few cases that have every pair of values: what fails often needs two things to come together, seldom three.

In: factors, each a name with its values, and the pairs that never come together. Out: cases, the same at every run, in
which every other pair of values occurs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple


class Choice(NamedTuple):
    """A value of a factor."""

    factor: str
    value: object


Pair = frozenset[Choice]
Case = Mapping[str, object]


def covering(factors: Mapping[str, Sequence[object]], never: Collection[Pair] = ()) -> list[Case]:
    """Cases with every pair of values but those that `never` come together.

    Each begins with a pair that no case has yet; every factor then takes the value that adds most pairs, and among
    those the one that was taken least. A pair that cannot be completed, since a factor has no value left, is left out.
    """
    choices = {name: [Choice(name, value) for value in values] for name, values in factors.items()}
    wanted = {
        frozenset(pair): None
        for one, other in combinations(choices.values(), 2)
        for pair in product(one, other)
        if frozenset(pair) not in never
    }
    taken: dict[Choice, int] = {}
    cases: list[Case] = []
    while wanted:
        first = next(iter(wanted))
        del wanted[first]
        case = _completed(first, choices, wanted, never, taken)
        if case is None:
            continue
        for pair in combinations(case, 2):
            wanted.pop(frozenset(pair), None)
        for one in case:
            taken[one] = taken.get(one, 0) + 1
        found = {one.factor: one.value for one in case}
        cases.append({name: found[name] for name in factors})
    return cases


def _completed(
    first: Pair,
    choices: Mapping[str, list[Choice]],
    wanted: Mapping[Pair, None],
    never: Collection[Pair],
    taken: Mapping[Choice, int],
) -> list[Choice] | None:
    """A case with a pair in it; None when a factor has no value that may stand beside the others."""
    case = sorted(first, key=lambda one: list(choices).index(one.factor))
    for name in (name for name in choices if name not in {one.factor for one in case}):
        possible = [one for one in choices[name] if not any(frozenset((one, other)) in never for other in case)]
        if not possible:
            return None
        case.append(
            max(
                possible,
                key=lambda one: (sum(frozenset((one, other)) in wanted for other in case), -taken.get(one, 0)),
            )
        )
    return case
