"""Where a long process is folded into bands, one below the other.

Folded is only where nothing but one straight way crosses, so that no arc is ever torn; at the border of two phases
where that costs little. Without such places the process stays one long band.
"""

from __future__ import annotations

from itertools import accumulate

from journeyctl.flow.shapes import Cell, Link

LONGEST = 24
"""A process of more columns is folded."""
IDEAL = 18
"""How many columns a band has at best."""
_SEARCHED = 48
_INSIDE_PHASE = 40.0


def clean(cells: tuple[Cell, ...], links: tuple[Link, ...]) -> tuple[int, ...]:
    """The gaps (after column `g`) that at most one way crosses, and that one straight in the main row."""
    last = max(cell.column for cell in cells)
    change = [0] * (last + 2)
    straight: set[int] = set()
    for link in links:
        tail, head = cells[link.tail], cells[link.head]
        low, high = sorted((tail.column, head.column))
        change[low] += 1
        change[high] -= 1
        if tail.row == head.row == 0 and head.column == tail.column + 1:
            straight.add(low)
    crossing = tuple(accumulate(change))
    return tuple(g for g in range(last) if crossing[g] == 0 or (crossing[g] == 1 and g in straight))


def folds(cells: tuple[Cell, ...], links: tuple[Link, ...], phases: tuple[int, ...]) -> tuple[int, ...]:
    """The gaps at which a process is folded; () when it is short, or nowhere can be.

    Of all ways to fold the one is taken whose bands differ least from the ideal length, counted in squares.
    """
    last = max(cell.column for cell in cells)
    if last < LONGEST:
        return ()
    of_column = {cell.column: phase for cell, phase in zip(cells, phases, strict=True)}
    inside = {gap for gap in range(last) if of_column[gap] == of_column[gap + 1]}
    count = max(2, round((last + 1) / IDEAL))
    ideal = (last + 1) / count
    places = (-1, *clean(cells, links), last)
    best: dict[int, tuple[float, int]] = {-1: (0.0, -1)}
    for at, place in enumerate(places[1:], 1):
        tried: list[tuple[float, int]] = []
        for before in reversed(places[:at]):
            if tried and place - before > _SEARCHED:
                break
            tried.append((best[before][0] + (place - before - ideal) ** 2, before))
        cost, before = min(tried)
        best[place] = (cost + _INSIDE_PHASE * (place in inside), before)
    found: list[int] = []
    place = best[last][1]
    while place >= 0:
        found.append(place)
        place = best[place][1]
    return tuple(reversed(found))
