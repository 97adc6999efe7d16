"""View: compact."""

from __future__ import annotations

from journeyctl.layout.board import Board, Sheet
from journeyctl.layout.map import lay_out_map


def lay_out_compact(board: Board) -> Sheet:
    """The board as a picture."""
    return lay_out_map(board)
