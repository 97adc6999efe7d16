"""Which function draws which lane: the one table to look in, and the one to add a lane to."""

from __future__ import annotations

from journeyctl.layout import statements
from journeyctl.layout.block import EMPTY, Block
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.ideas import ideas
from journeyctl.layout.lanes import cells
from journeyctl.layout.measures import measures
from journeyctl.layout.steps import steps
from journeyctl.layout.touchpoints import physical, touchpoints
from journeyctl.layout.work import works
from journeyctl.model import Lane, Phase, Place
from journeyctl.paper.insets import DENSE_TILE, TILE


def _bare(place: Place) -> Place | None:
    """A place whose content is its own: every activity, and a phase that has activities of its own."""
    return place if not isinstance(place, Phase) or not place.activities[0].implied else None


def row(board: Board, lane: Lane, on_curve: frozenset[str]) -> Strip:
    """The strip of a lane (all but `happiness`). `on_curve` are the quotes that already stand beside the curve."""
    if lane.id == "activities":
        return steps(board, lane)
    if lane.id in ("frontstage", "backstage", "support"):
        return works(board, lane)
    if lane.id == "ideas":
        return ideas(board, lane)

    def make(place: Place) -> Block:
        return _block(board, place, lane.id, on_curve) if _bare(place) else EMPTY

    elsewhere = on_curve if lane.id == "thoughts" else frozenset()
    return cells(board, lane, make, blank=_first_line(board, lane.id), elsewhere=elsewhere)


def _first_line(board: Board, lane: str) -> float:
    """The height of the first line in a lane's cells; 0.0 in lanes that say nothing of an empty cell."""
    if lane in ("ask", "measures"):
        return 0.0
    if lane in ("touchpoints", "physical"):
        return DENSE_TILE if board.dense and lane == "touchpoints" else TILE
    return board.style("thought" if lane in ("thoughts", "wants", "can", "feelings", "needs") else "small").size


def _block(board: Board, place: Place, lane: str, on_curve: frozenset[str]) -> Block:
    match lane:
        case "thoughts":
            return statements.thoughts(board, place, on_curve)
        case "wants":
            return statements.plain(board, place, place.wants)
        case "can":
            return statements.plain(board, place, place.can)
        case "feelings":
            return statements.feelings(board, place)
        case "needs":
            return statements.needs(board, place)
        case "pains-delights":
            return statements.pains_and_delights(board, place)
        case "pains":
            return statements.pains_and_delights(board, place, delights=False)
        case "delights":
            return statements.pains_and_delights(board, place, pains=False)
        case "physical":
            return physical(board, place)
        case "touchpoints":
            return touchpoints(board, place)
        case "measures":
            return measures(board, place)
        case "ask":
            return statements.asked(board, place)
        case _:
            return statements.own(board, place, lane)
