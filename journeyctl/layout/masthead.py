"""The header of a folded map and of a sheet: low, with the whole curve as an overview in its middle.

At the left title and persona, at the right what matters most; what else a header tells stands in the About band.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.layout.block import EMPTY, Block, placed, stack
from journeyctl.layout.board import Board, Strip
from journeyctl.layout.header import portrait, takeaways, title, who
from journeyctl.layout.overview import Definitions, overview, overview_signs
from journeyctl.layout.wording import basis, joined, research
from journeyctl.model import Persona
from journeyctl.paper.bands import Window
from journeyctl.paper.grid import MARGIN
from journeyctl.scene import Group

HEIGHT = 92.0
LEFT, RIGHT = 281.0 / 1139, 260.0 / 1139
"""The parts of the page's width for title and persona, and for the conclusions."""
GUTTER = 14.0
TITLE = 0.85
"""How large the title is at most, of its usual size."""
PORTRAIT = 33.0
BELOW_TITLE = 6.0


class Masthead(NamedTuple):
    """A header and the gradients that its curve needs, for a strip whose top is at y 0."""

    strip: Strip
    definitions: Definitions


class _Words(NamedTuple):
    """What a header says, and how high that makes it."""

    named: Block
    persona: Block
    found: Block
    height: float

    @property
    def below(self) -> float:
        """How far below the top the persona stands."""
        return self.named.height + BELOW_TITLE if self.persona.elements else 0.0


def masthead(board: Board, windows: tuple[Window, ...], own: int | None = None) -> Masthead:
    """The header; `windows` and `own` as for `overview`."""
    full = board.page.width - 2 * MARGIN
    left, right = full * LEFT, full * RIGHT
    words = _words(board)
    groups = [Group("title", placed(words.named, MARGIN, 0.0), id="title")]
    if words.persona.elements:
        groups.append(Group("persona", placed(words.persona, MARGIN, words.below), id="persona"))
    groups.append(Group("findings", placed(words.found, MARGIN + full - right, 0.0), id="findings"))
    definitions: Definitions = ()
    if _curved(board):
        shown = overview(board, (full - left - right - 2 * GUTTER, words.height), windows, own)
        x = MARGIN + left + GUTTER
        groups.append(Group("overview", placed(shown.block, x, 0.0), id="whole"))
        definitions = shown.definitions(0.0)
    return Masthead(_strip(board, words)._replace(elements=tuple(groups)), definitions)


def measured_masthead(board: Board) -> Strip:
    """The header with its height and its signs, and nothing drawn: to know what fits a sheet it takes no more."""
    return _strip(board, _words(board))


def _strip(board: Board, words: _Words) -> Strip:
    return Strip(
        "header", words.height, (), words.found.signs | (overview_signs(board.whole) if _curved(board) else set())
    )


def _curved(board: Board) -> bool:
    return any(lane.id == "happiness" for lane in board.lanes)


def _words(board: Board) -> _Words:
    full = board.page.width - 2 * MARGIN
    left, right = full * LEFT, full * RIGHT
    named, found = _named(board, left), _findings(board, right)
    persona = _persona(board, board.journey.persona, left) if board.journey.persona else EMPTY
    made = _Words(named, persona, found, max(HEIGHT, named.height, found.height))
    return made._replace(height=max(made.height, made.below + persona.height))


def _named(board: Board, width: float) -> Block:
    """Title, and subtitle with the type of the map."""
    journey, labels = board.journey, board.labels
    draft = labels(f"status.{journey.status}") if journey.status in ("draft", "prepared") else ""
    subtitle = joined((journey.subtitle, labels(f"type.{journey.type}"), draft))
    return stack((title(board, width, TITLE), board.text(subtitle, "subtitle", "ink-2", width)), 4.0)


def _persona(board: Board, persona: Persona, width: float) -> Block:
    picture = portrait(board, persona, PORTRAIT)
    room = width - PORTRAIT - 7.0
    quote = board.labels.quote(persona.quote) if persona.quote else ""
    words = stack(
        (
            board.text(persona.name, "lead", "ink", room),
            board.text(who(board, persona), "small", "ink-2", room),
            board.text(quote, "thought", "phase-1", room),
        ),
        1.5,
    )
    height = max(PORTRAIT, words.height)
    beside = placed(words, PORTRAIT + 7.0, (height - words.height) / 2)
    return Block((*picture.elements, *beside), width, height)


def _findings(board: Board, width: float) -> Block:
    head = board.line(board.labels("map.takeaways").upper(), "head", "ink-3")
    conclusions = takeaways(board, width)
    figures = " · ".join(f"{value} {word}" for value, word in research(board))
    rests = stack(
        (board.text(figures, "micro", "ink-2", width), board.text(basis(board), "micro", "ink-3", width)), 1.5
    )
    return stack((stack((head, conclusions), 3.0) if conclusions.elements else EMPTY, rests), 5.0)
