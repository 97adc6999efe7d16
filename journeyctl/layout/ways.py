"""The ways that do not simply go on: skips above the cards, returns below, exits."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.layout.board import Board
from journeyctl.scene import Element


class Arcs(NamedTuple):
    """The room the arcs take above and below the cards, and the legend entries they call for."""

    above: float
    below: float
    signs: frozenset[str]

    def drawn(self, top: float) -> tuple[Element, ...]:
        """The arcs, with the cards' top at `top`."""
        return ()


def ways(board: Board, height: float) -> Arcs:
    """The arcs over and under cards of that height."""
    return Arcs(0.0, 0.0, frozenset())
