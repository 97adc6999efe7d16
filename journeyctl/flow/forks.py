"""Where a journey forks: its main way, the chains of cards beside it, and the windows that `dot` plans.

In: cards and links in the order of the file. Out: a `Course`. The cards of the main way stand in row 0; a chain is a
run of other cards that follow each other, and stands in one row of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from journeyctl.flow.shapes import Link


class Chain(NamedTuple):
    """Cards beside the main way, one after another; `first` and `last` are the gaps its lines run over.

    Gap `g` lies after column `g`. `fork` is the card that leads here, `join` the one it leads to; None: there is none.
    """

    cards: tuple[int, ...]
    fork: int | None
    join: int | None
    first: int
    last: int

    def meets(self, other: Chain) -> bool:
        """Whether both need the same stretch of a row."""
        return self.first <= other.last and other.first <= self.last


class Course(NamedTuple):
    """What is to be planned: the ways, the column of every card, the main way's cards, the chains beside it."""

    links: tuple[Link, ...]
    columns: tuple[int, ...]
    spine: tuple[int, ...]
    chains: tuple[Chain, ...]


class _Web(NamedTuple):
    """The ways on, by the card they leave and by the card they lead to."""

    out: dict[int, list[Link]]
    into: dict[int, list[Link]]

    def onward(self, card: int) -> int | None:
        """The card that simply follows: of the main way, else of the first way on."""
        ways = self.out.get(card, [])
        return next((link.head for link in ways if link.main), ways[0].head if ways else None)


def _web(links: tuple[Link, ...]) -> _Web:
    web = _Web({}, {})
    for link in links:
        if link.forward:
            web.out.setdefault(link.tail, []).append(link)
            web.into.setdefault(link.head, []).append(link)
    return web


def spine(count: int, links: tuple[Link, ...]) -> tuple[int, ...]:
    """The cards of the main way. Where it ends early, it goes on at the next card that nothing leads to."""
    web = _web(links)
    found: list[int] = []
    here: int | None = 0
    while here is not None and here < count:
        found.append(here)
        here = web.onward(here)
        if here is None:
            loose = (n for n in range(found[-1] + 1, count) if n not in web.into and n in web.out)
            here = next(loose, None)
    return tuple(found)


def columns(phases: tuple[int, ...], links: tuple[Link, ...]) -> tuple[int, ...]:
    """The column of every card of a process: the longest way to it, never left of where its phase begins.

    A card that nothing leads to stands behind the one before it in the file. One without any way has its column to
    itself.
    """
    web = _web(links)
    tied = {end for link in links for end in (link.tail, link.head)}
    found: list[int] = []
    base = highest = -1
    for number, phase in enumerate(phases):
        alone = number not in tied
        if alone or (number and phase != phases[number - 1]):
            base = highest
        sources = [found[link.tail] for link in web.into.get(number, ())]
        if not sources and number and phase == phases[number - 1]:
            sources.append(found[-1])
        found.append(max([base, *sources]) + 1)
        highest = max(highest, found[-1])
        base = highest if alone else base
    return tuple(found)


def _chained(cards: list[int], web: _Web) -> list[tuple[int, ...]]:
    """The cards in runs, each following the one before it."""
    beside = set(cards)
    follows: dict[int, int] = {}
    taken: set[int] = set()
    for card in cards:
        after = web.onward(card)
        if after in beside and after not in taken:
            follows[card] = after
            taken.add(after)
    runs = []
    for card in cards:
        if card not in taken:
            run = [card]
            while run[-1] in follows:
                run.append(follows[run[-1]])
            runs.append(tuple(run))
    return runs


def _chain(cards: tuple[int, ...], web: _Web, column: tuple[int, ...]) -> Chain:
    fork = min((link.tail for link in web.into.get(cards[0], ())), default=None, key=lambda n: (-column[n], n))
    join = web.onward(cards[-1])
    first = column[fork] if fork is not None else column[cards[0]] - 1
    last = column[join] - 1 if join is not None else column[cards[-1]]
    return Chain(cards, fork, join, min(first, column[cards[0]] - 1), max(last, column[cards[-1]]))


def course(links: tuple[Link, ...], column: tuple[int, ...], beside: Callable[[Chain], bool] | None = None) -> Course:
    """The course of a journey.

    Args:
        links: all ways.
        column: of every card.
        beside: which chains stand in rows of their own; all without it. Other cards, and those without any way, stay
            in the main row.
    """
    main = spine(len(column), links)
    web = _web(links)
    tied = {end for link in links for end in (link.tail, link.head)}
    runs = _chained(sorted(tied - set(main)), web)
    chains = tuple(_chain(run, web, column) for run in runs)
    return Course(links, column, main, tuple(one for one in chains if beside is None or beside(one)))


def real_forks(links: tuple[Link, ...], count: int) -> Callable[[Chain], bool]:
    """Which chains of a map stand in rows of their own: those of a fork of which two ways pass two cards or more."""
    column = tuple(range(count))
    plain = course(links, column)
    place = {card: at for at, card in enumerate(plain.spine)}
    chains: dict[int, list[Chain]] = {}
    for chain in plain.chains:
        if chain.fork is not None:
            chains.setdefault(chain.fork, []).append(chain)
    runs = {card: chain.cards for chain in plain.chains for card in chain.cards}

    def direct(fork: int, joins: list[int]) -> int:
        """How many cards the way straight on from a fork passes before the others join it."""
        own = plain.spine[place[fork] + 1 :] if fork in place else runs[fork][runs[fork].index(fork) + 1 :]
        return sum(1 for card in own if not joins or card < max(joins))

    real: set[Chain] = set()
    for fork, found in chains.items():
        joins = [chain.join for chain in found if chain.join is not None]
        lengths = [*(len(chain.cards) for chain in found), direct(fork, joins)]
        if sum(length >= 2 for length in lengths) >= 2:
            real.update(found)
    nested = {card for chain in real for card in chain.cards} | set(plain.spine)
    return lambda chain: chain in real and chain.fork in nested


class Window(NamedTuple):
    """A part of a course that is planned by itself: its chains, and the cards they leave and join."""

    chains: tuple[Chain, ...]
    cards: tuple[int, ...]


def windows(plan: Course) -> tuple[Window, ...]:
    """The forks of a course, each with all chains that need the same stretch."""
    groups: list[list[Chain]] = []
    reach = -1
    for chain in sorted(plan.chains, key=lambda one: (one.first, one.cards)):
        if not groups or chain.first > reach:
            groups.append([])
        groups[-1].append(chain)
        reach = max(reach, chain.last)
    main = set(plan.spine)
    made = []
    for group in groups:
        own = {card for chain in group for card in chain.cards}
        touched = {end for link in plan.links for end in (link.tail, link.head) if {link.tail, link.head} & own}
        made.append(Window(tuple(group), tuple(sorted(own | (touched & main)))))
    return tuple(made)
