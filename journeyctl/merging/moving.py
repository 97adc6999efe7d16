"""Activities that went to another phase: the other versions get them there before anything is merged.

In: the three versions of a file, cut into pieces. Out: the same versions, in which an activity that one side moved
stands where it went in all three, so that what the other side did to it is merged as anything else; and the activities
that people have to place. With the sides exchanged it is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as Table
from typing import NamedTuple, TypeAlias

from journeyctl.edit.sameness import same
from journeyctl.merging.joining import indented
from journeyctl.merging.naming import given, heading, names
from journeyctl.merging.pairing import Contested, moved, paired
from journeyctl.merging.pieces import File, Lines, Piece
from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence

PHASES, ACTIVITIES = "phases", "activities"

_OURS, _THEIRS = 1, 2


class Cut(NamedTuple):
    """A version: its root, and its pieces in the same order."""

    root: Mapping
    file: File


Three: TypeAlias = tuple[Cut, Cut, Cut]
"""Base, ours and theirs."""


class _Layout(NamedTuple):
    """The phases of a version in pieces, by keys that are the same in all versions, and the activities in each."""

    column: int
    phases: dict[str, Piece]
    inside: dict[str, dict[str, Piece]]

    def where(self) -> dict[str, str]:
        """The phase of every activity."""
        return {key: phase for phase, row in self.inside.items() for key in row}

    def piece(self, key: str) -> Piece:
        """An activity."""
        return self.inside[self.where()[key]][key]


class _Move(NamedTuple):
    """An activity that a side put into another phase: its key in the base and there, which phase, which side."""

    was: str
    key: str
    phase: str
    side: int


def settled(versions: Three) -> tuple[Three, Contested]:
    """The versions with every move made in all of them; the activities that nobody but people can place."""
    layouts = _layouts(versions)
    if layouts is None:
        return versions, frozenset()
    moves = sorted((*_moves(layouts, _OURS), *_moves(layouts, _THEIRS)))
    contested: set[int] = set()
    free: list[_Move] = []
    for one in moves:
        others = [each for each in moves if each.was == one.was and each.side != one.side]
        against = _against(one, others, layouts)
        contested |= against or set()
        if against is None:
            free.append(one)
    for one in free:
        for side in (0, 3 - one.side):
            if layouts[side].where().get(one.was, one.phase) != one.phase:
                _make(one, layouts[side], layouts[one.side])
    if not free:
        return versions, frozenset(contested)
    base, ours, theirs = (_rebuilt(one, layout) for one, layout in zip(versions, layouts, strict=True))
    return (base, ours, theirs), frozenset(contested)


def _layouts(versions: Three) -> tuple[_Layout, _Layout, _Layout] | None:
    """The phases of all versions; None when one has none in lines, or activities in brackets."""
    rows = [_part(one.root, one.file.lines, PHASES) for one in versions]
    lists = [one.lines for one in rows if one and one.lines and isinstance(one.node, Sequence)]
    if len(lists) < len(versions) or not all(_open(one) for row in lists for one in row.pieces):
        return None
    base, ours, theirs = (tuple(one.node for one in row.pieces) for row in lists)
    acts = [[_activities(one) for one in row.pieces] for row in lists]
    called = [[[names((one.node,))[0] for one in row] for row in rows] for rows in acts]
    double = {key for rows in called for key, count in Counter(key for row in rows for key in row).items() if count > 1}
    made = []
    for at, keys in enumerate(paired(base, ours, theirs)):
        # Of activities that are called alike nobody can say which went where: their keys name their place.
        inside = {
            phase: {f"{key}\0{phase}\0{place}" if key in double else key: one
                    for place, (key, one) in enumerate(zip(words, row, strict=True))}
            for phase, row, words in zip(keys, acts[at], called[at], strict=True)
        }  # fmt: skip
        made.append(_Layout(lists[at].column, dict(zip(keys, lists[at].pieces, strict=True)), inside))
    return made[0], made[1], made[2]


def _part(node: Mapping, lines: Lines, key: str) -> Piece | None:
    """The piece of a key."""
    return next((one for entry, one in zip(node.entries, lines.pieces, strict=True) if entry.key.text == key), None)


def _open(phase: Piece) -> bool:
    """Whether the activities of a phase stand in lines, if it has any."""
    value = phase.node.get(ACTIVITIES) if isinstance(phase.node, Mapping) else None
    if phase.lines is None or not isinstance(phase.node, Mapping):
        return value is None
    row = _row(phase)
    return row is None or (isinstance(row.node, Sequence) and (row.lines is not None or not row.node.items))


def _row(phase: Piece) -> Piece | None:
    """The piece of the activities of a phase."""
    return _part(phase.node, phase.lines, ACTIVITIES) if phase.lines and isinstance(phase.node, Mapping) else None


def _activities(phase: Piece) -> tuple[Piece, ...]:
    row = _row(phase)
    return row.lines.pieces if row and row.lines else ()


def _moves(layouts: tuple[_Layout, ...], side: int) -> Iterator[_Move]:
    """What a side put into another phase, under its name or, when nothing else is changed, under a new one."""
    here, there = layouts[0].where(), layouts[side].where()
    yield from (_Move(key, key, there[key], side) for key in here if there.get(key, here[key]) != here[key])
    gone, fresh = ([key for key in one if key not in other] for one, other in ((here, there), (there, here)))
    pairs = [
        (old, new) for old in gone for new in fresh
        if here[old] != there[new] and _renamed(layouts[0].piece(old).node, layouts[side].piece(new).node)
    ]  # fmt: skip
    olds, news = (Counter(pair[at] for pair in pairs) for at in (0, 1))
    yield from (_Move(old, new, there[new], side) for old, new in pairs if olds[old] == news[new] == 1)


def _renamed(old: Node, new: Node) -> bool:
    """Whether two things differ in their name alone, and there is more to them; or one has got an id."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)) or heading(old)[0] != heading(new)[0]:
        return False
    if heading(old) == heading(new) and not (given(old) and given(new)):
        return True
    rests = [Mapping(tuple(each for each in one.entries if each.key.text != heading(one)[0]), one.span)
             for one in (old, new)]  # fmt: skip
    return len(rests[0].entries) > 1 and same(*rests, ordered=False)


def _against(one: _Move, others: list[_Move], layouts: tuple[_Layout, ...]) -> set[int] | None:
    """What the other side did against a move: the activities that are contested; None when nothing is against it."""
    mine, theirs = layouts[one.side], layouts[3 - one.side]
    node, there = id(mine.piece(one.key).node), theirs.where()
    if others:
        together = others[0].phase == one.phase and _beside(mine, one) == _beside(theirs, others[0])
        return None if together else {node, id(theirs.piece(others[0].key).node)}
    if one.was not in there:
        return {node}
    home = there[one.was]
    rows = [list(each.inside.get(home, ())) for each in (layouts[0], theirs)]
    shared = set(rows[0]) & set(rows[1])
    if one.was in moved(*([key for key in row if key in shared] for row in rows)):
        return {node, id(theirs.piece(one.was).node)}
    # A phase that the other side took out is a conflict of its own; one that is a text alone gets no activities here.
    phases = [each.phases.get(one.phase) for each in (layouts[0], theirs)]
    gone = phases[0] is not None and phases[1] is None
    return set() if gone or any(each and each.lines is None for each in phases) else None


def _beside(layout: _Layout, one: _Move) -> tuple[str | None, str | None]:
    """Between which activities a moved one stands."""
    row = list(layout.inside[one.phase])
    at = row.index(one.key)
    return row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None


def _make(one: _Move, layout: _Layout, source: _Layout) -> None:
    """Put an activity of a layout where it stands in the source; a phase that is new there is taken along."""
    home = layout.where()[one.was]
    if one.phase not in layout.phases:
        taken = indented(source.phases[one.phase], layout.column - source.column)
        _put(layout.phases, one.phase, taken, source.phases)
        layout.inside[one.phase] = {}
    by = _column(layout.phases[one.phase]) - _column(layout.phases[home])
    piece = indented(layout.inside[home].pop(one.was), by)
    _put(layout.inside[one.phase], one.key, piece, source.inside[one.phase])


def _column(phase: Piece) -> int:
    """Where the activities of a phase stand."""
    assert phase.lines is not None
    row = _row(phase)
    return row.lines.column if row and row.lines else phase.lines.column + 2


def _put(row: dict[str, Piece], key: str, piece: Piece, order: Table[str, Piece]) -> None:
    """Put a piece behind the last of those that stand before it in an order, or first."""
    before = list(order)[: list(order).index(key)]
    ahead = next((one for one in reversed(before) if one in row), None)
    kept = list(row.items())
    at = 1 + next((at for at, (one, _) in enumerate(kept) if one == ahead), -1)
    kept.insert(at, (key, piece))
    row.clear()
    row.update(kept)


def _rebuilt(version: Cut, layout: _Layout) -> Cut:
    """A version whose phases are those of a layout."""
    old = _part(version.root, version.file.lines, PHASES)
    assert old is not None
    assert old.lines is not None
    row = tuple(_phase(piece, tuple(layout.inside[key].values())) for key, piece in layout.phases.items())
    new = _of(old, row, old.lines)
    root, lines = _with(version.root, version.file.lines, PHASES, new)
    return Cut(root, version.file._replace(lines=lines))


def _phase(phase: Piece, activities: tuple[Piece, ...]) -> Piece:
    """A phase with these activities."""
    if activities == _activities(phase):
        return phase
    assert phase.lines is not None
    assert isinstance(phase.node, Mapping)
    row = _row(phase)
    lines = row.lines if row and row.lines else Lines(phase.lines.column + 2, (), "")
    bare = Piece(Sequence((), phase.node.span), "", f"{ACTIVITIES}:\n", "", "", lines)
    made = _of(row if row and row.lines else bare, activities, lines) if activities else None
    node, inner = _with(phase.node, phase.lines, ACTIVITIES, made)
    # Comments below a list that is empty now stay below what is left.
    return phase._replace(node=node, lines=inner if made else inner._replace(rest=lines.rest + inner.rest))


def _of(row: Piece, pieces: tuple[Piece, ...], lines: Lines) -> Piece:
    """A list with other items."""
    node = Sequence(tuple(one.node for one in pieces), row.node.span)
    return row._replace(node=node, lines=lines._replace(pieces=pieces))


def _with(node: Mapping, lines: Lines, key: str, piece: Piece | None) -> tuple[Mapping, Lines]:
    """A mapping with another value of a key, without it, or with it as its last."""
    entries, pieces = list(node.entries), list(lines.pieces)
    at = next((at for at, one in enumerate(entries) if one.key.text == key), len(entries))
    word = entries[at].key if at < len(entries) else Scalar(key, "plain", node.span)
    entries[at : at + 1] = [Entry(word, piece.node)] if piece else []
    pieces[at : at + 1] = [piece] if piece else []
    return Mapping(tuple(entries), node.span), lines._replace(pieces=tuple(pieces))
