"""Touchpoints: a tile with the channel's icon and the name beside it; own ones filled, others' outlined."""

from __future__ import annotations

from journeyctl.box import Box
from journeyctl.layout.block import EMPTY, Block, placed, stack
from journeyctl.layout.board import Board
from journeyctl.layout.lanes import share
from journeyctl.model import Activity, Channel, Ours, Place, Touchpoint
from journeyctl.paper.insets import DENSE_LABEL, DENSE_TILE, LABEL, TILE
from journeyctl.scene import Element, Glyph, Ink, Rect

ROW = 15.2
_SIGNS = {"yes": "own", "no": "others", "partner": "partner", "unknown": "unsure"}


def channel_name(board: Board, channel: Channel | None) -> str:
    """The channel's name: the project's, else the language's, else its id."""
    if channel is None:
        return ""
    key = f"channel.{channel.id}"
    return channel.name or (board.labels(key) if board.labels.has(key) else channel.id)


def tile_ink(ours: Ours, tone: str) -> tuple[Ink, str, str]:
    """A tile's ink, and the tokens of its icon and of what lies under it: filled ours, light a partner's, else bare."""
    if ours == "yes":
        return Ink(fill=tone), "white", tone
    if ours == "partner":
        return Ink(fill=f"{tone}-edge", stroke=tone, width=0.6), tone, f"{tone}-edge"
    dash = (0.01, 1.6) if ours == "unknown" else ()
    return Ink(fill="paper", stroke=tone, width=0.6, dash=dash), tone, "paper"


def tile(board: Board, point: Touchpoint, tone: str, size: float = TILE) -> Block:
    """The tile of a touchpoint: its icon, or its first letters when there is none; the ink tells whose it is."""
    ink, colour, ground = tile_ink(point.ours, tone)
    inset = ink.width / 2
    box = Box(inset, inset, size - 2 * inset, size - 2 * inset)
    shapes: list[Element] = [Rect(box, ink, 3.0 * size / TILE)]
    icon = point.channel.icon if point.channel else ""
    if icon:
        shapes.append(Glyph(icon, size * 0.14, size * 0.14, size * 0.72, colour, "", ground))
    else:
        initials = (point.name or channel_name(board, point.channel) or "?")[:2]
        letters = colour if point.ours != "partner" else "ink"  # small letters need more contrast than a sign
        shapes.append(board.middle(initials, "micro-strong", letters, size / 2, size / 2))
    return Block(tuple(shapes), size, size, frozenset({_SIGNS[point.ours]}))


def named(board: Board, point: Touchpoint, tone: str, measure: float) -> Block:
    """A touchpoint's tile and name; a long name takes a second line and the row grows."""
    text = point.name or channel_name(board, point.channel)
    side, left = (DENSE_TILE, DENSE_LABEL) if board.dense else (TILE, LABEL)
    words = board.text(text, "small", "ink", measure - left)
    sign = tile(board, point, tone, side)
    top = max(0.0, (side - words.height) / 2)
    height = max(side, words.height)
    elements = (*placed(sign, 0.0, 0.0), *placed(words, left, top))
    return Block(elements, left + words.width, height, sign.signs)


def touchpoints(board: Board, place: Place) -> Block:
    """The touchpoints of an activity or phase, one under the other."""
    if not place.touchpoints:
        return EMPTY
    tone = board.tone(place)
    texts = tuple((point.name or channel_name(board, point.channel),) for point in place.touchpoints)
    room = share(board, place, texts, "small", LABEL)
    rows = tuple(named(board, point, tone, room.measure) for point in place.touchpoints)
    if isinstance(place, Activity) or len(rows) <= 3 or room.measure <= 2 * (LABEL + 45):
        return room.stacked(rows, ROW - TILE)
    half = -(-len(rows) // 2)
    width = room.measure / 2
    rows = tuple(named(board, point, tone, width - 4.0) for point in place.touchpoints)
    left, right = stack(rows[:half], ROW - TILE), stack(rows[half:], ROW - TILE)
    elements = (*left.elements, *placed(right, width, 0.0))
    return Block(elements, room.measure, max(left.height, right.height), left.signs | right.signs)


def physical(board: Board, place: Place) -> Block:
    """What the customer sees and holds, each with an outlined tile."""
    room = share(board, place, tuple((text,) for text in place.physical), "small", LABEL)
    tone = board.tone(place)
    rows = []
    for text in place.physical:
        words = board.text(text, "small", "ink", room.measure - LABEL)
        frame = Rect(Box(0.3, 0.3, TILE - 0.6, TILE - 0.6), Ink(fill="paper", stroke=tone, width=0.6), 3.0)
        sign = Glyph("product", TILE * 0.14, TILE * 0.14, TILE * 0.72, tone)
        top = max(0.0, (TILE - words.height) / 2)
        height = max(TILE, words.height)
        rows.append(Block((frame, sign, *placed(words, LABEL, top)), LABEL + words.width, height))
    return room.stacked(tuple(rows), ROW - TILE)
