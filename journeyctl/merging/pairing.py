"""Which things of three versions are the same thing, and in which order they stand afterwards.

In: the items of a list, or the keys of a mapping, as they were and as each side has them. Out: the same key for the
same thing in all three; one order. Nothing here knows which side is whose: both are treated alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Sequence as Row
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

from journeyctl.edit.sameness import same
from journeyctl.merging.naming import given, heading, names
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence

_ALIKE = 0.6
"""A thing that stands where one of another name stood is that, renamed, from this share of letters or facts on."""

_MANY = 2_500
"""Where more pairs of things could be one renamed, none is taken for it: people settle it."""

Items = tuple[Node, ...]


class Keys(NamedTuple):
    """The keys of the things in the base and on both sides, in their order there."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


Contested: TypeAlias = frozenset[int]
"""The identities of things that two sides put into different places."""

APART = "\0"
"""What stands in the key of a thing that is on one side only, since the other has put it elsewhere."""


def paired(base: Items, ours: Items, theirs: Items, contested: Contested = frozenset()) -> Keys:
    """The keys of items: their names; a thing that was renamed keeps the key it had.

    Things that both sides moved, each to another place, have a key of their own on each.
    """
    known = names(base)
    keys = Keys(known, *(_renamed(base, known, side) for side in (ours, theirs)))
    apart = {key for side, items in zip(keys, (base, ours, theirs), strict=True)
             for key, item in zip(side, items, strict=True) if id(item) in contested}  # fmt: skip
    old, first, second = orders(keys)
    if first != second and old not in (first, second):
        apart |= moved(old, first) & moved(old, second)
    rows = (tuple(f"{key}{APART}{name}" if key in apart else key for key in side)
            for side, name in ((keys.ours, "a"), (keys.theirs, "b")))  # fmt: skip
    return Keys(keys.base, *rows) if apart else keys


def orders(keys: Keys) -> tuple[tuple[str, ...], ...]:
    """The things that all three have, in the order of each."""
    common = set(keys.base) & set(keys.ours) & set(keys.theirs)
    old, first, second = (tuple(one for one in side if one in common) for side in keys)
    return old, first, second


def moved(old: Row[str], new: Row[str]) -> set[str]:
    """The fewest things that have to move to make one order of the other; both have the same things."""
    places = {key: at for at, key in enumerate(old)}
    ends: list[int] = []
    tails: list[str] = []
    before: dict[str, str | None] = {}
    for key in new:
        at = bisect_left(ends, places[key])
        before[key] = tails[at - 1] if at else None
        ends[at : at + 1], tails[at : at + 1] = [places[key]], [key]
    kept: set[str] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(new) - kept


def _renamed(base: Items, known: tuple[str, ...], side: Items) -> tuple[str, ...]:
    """The keys of one side. A thing of a new name is an old one if it stands where that stood, and is like it."""
    found = list(names(side))
    before, after = frozenset(known), frozenset(found)
    fresh = [at for at, name in enumerate(found) if name not in before]
    gone = [at for at, name in enumerate(known) if name not in after]
    for at in fresh if len(fresh) * len(gone) <= _MANY else ():
        place = _between(found, at, set(known))
        old = next(
            (one for one in gone if _between(known, one, set(found)) == place and like(base[one], side[at])), None
        )
        if old is not None:
            gone.remove(old)
            found[at] = known[old]
    return tuple(found)


def _between(keys: Row[str], at: int, shared: set[str]) -> tuple[str, str]:
    """The nearest shared keys before and behind a place."""
    before = next((one for one in reversed(keys[:at]) if one in shared), "")
    return before, next((one for one in keys[at + 1 :] if one in shared), "")


def like(old: Node, new: Node) -> bool:
    """Whether one thing may be the other, renamed: a text for a text, or things that share a name or most else."""
    if isinstance(old, Scalar) and isinstance(new, Scalar):
        return True
    if isinstance(old, Scalar) != isinstance(new, Scalar):
        words = heading(old)[1], heading(new)[1]
        return SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return False
    (key, before), (other, after) = heading(old), heading(new)
    if given(old) and given(new) and given(old) != given(new):
        return before == after
    if key == other and SequenceMatcher(None, before, after, autojunk=False).ratio() >= _ALIKE:
        return True
    rest = [Mapping(tuple(one for one in node.entries if one.key.text != key), node.span) for node in (old, new)]
    if key == other and bool(rest[0].entries) and same(rest[0], rest[1], ordered=False):
        return True
    old_words, new_words = (set(_words(node)) for node in rest)
    shared = len(old_words & new_words)
    return shared > 1 and shared > _ALIKE * min(len(old_words), len(new_words))


def _words(node: Node) -> Iterator[tuple[str, str]]:
    """All texts below a thing, each with its key."""
    for entry in node.entries if isinstance(node, Mapping) else ():
        for one in entry.value.items if isinstance(entry.value, Sequence) else (entry.value,):
            if isinstance(one, Scalar):
                yield entry.key.text, one.text
            else:
                yield from _words(one)


def keyed(base: tuple[Entry, ...], ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> Keys:
    """The keys of mappings, which are what they are."""
    return Keys(*(tuple(one.key.text for one in side) for side in (base, ours, theirs)))


def woven(keys: Keys, kept: set[str]) -> tuple[str, ...] | None:
    """The order of the things that are kept; None when the two sides have put them in different orders.

    What both have added at one place stands there together, whichever side is whose.
    """
    old, first, second = orders(keys)
    if second in (old, first):
        return _inserted(keys.ours, keys.theirs, keys.base, kept)
    if first == old:
        return _inserted(keys.theirs, keys.ours, keys.base, kept)
    mine, yours = moved(old, first), moved(old, second)
    if mine & yours:
        return None
    # What one side moved is, on the other, not where it will be: as if it were new where it went.
    rows = (
        (one for one in side if one not in away)
        for side, away in ((keys.base, mine | yours), (keys.ours, yours), (keys.theirs, mine))
    )
    base, ours, theirs = map(tuple, rows)
    return _inserted(ours, theirs, base, kept)


def _inserted(
    first: tuple[str, ...], second: tuple[str, ...], base: tuple[str, ...], kept: set[str]
) -> tuple[str, ...]:
    """The order of the first side, with what only the second has behind what it stands behind there."""
    rows = {side: [one for one in side if one in kept] for side in (first, second)}
    firsts, others = frozenset(first), frozenset((*base, *second))
    runs: dict[str, list[str]] = {}
    anchor = ""
    for one in rows[second]:
        if one in firsts:
            anchor = one
        else:
            runs.setdefault(anchor, []).append(one)
    found: list[str] = []
    waiting = runs.pop("", [])
    inside = False
    for one in rows[first]:
        new = one not in others
        if waiting and (not new or (not inside and waiting[0] < one)):
            found += waiting
            waiting = []
        inside = new
        found.append(one)
        waiting = [*waiting, *runs.pop(one, [])]
    return (*found, *waiting)
