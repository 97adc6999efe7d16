"""A plan becomes text: what nobody touched stays as it stands on our side, byte for byte; comments of both sides stay.

In: the pieces of the three versions and the plan. Out: stretches of text, and conflicts with the lines of both sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from journeyctl.edit.sameness import same
from journeyctl.merging.forms import LISTED, formed
from journeyctl.merging.pieces import File, Lines, Piece, Unsuited, brackets
from journeyctl.merging.plan import Join, Part, Plan, at, clashes
from journeyctl.source import Mapping, Node, Scalar, Sequence

_NONE = Lines(0, (), "")
"""The lines of a base that has none, or that stood in brackets: then the plan alone knows what was there."""


class Conflict(NamedTuple):
    """Whole lines on which the two sides do not agree."""

    ours: str
    theirs: str


Stretch: TypeAlias = str | Conflict


def joined(made: Plan, base: File, ours: File, theirs: File) -> list[Stretch]:
    """The text of a whole file.

    Raises:
        Unsuited: when nothing would be left of a list or mapping in lines, or a plan cannot be followed here.
    """
    if not isinstance(made, Join):
        raise Unsuited
    return [_three(base.head, ours.head, theirs.head), *_lines(made, base.lines, ours.lines, theirs.lines)]


def _lines(made: Join, base: Lines, ours: Lines, theirs: Lines) -> list[Stretch]:
    """The lines of a group, at the column of ours, the first of them with its indentation."""
    if not made.parts:
        raise Unsuited
    found: list[Stretch] = []
    for part in made.parts:
        old, yours = at(base.pieces, part.base) if base.pieces else None, at(theirs.pieces, part.theirs)
        old = old and indented(old, ours.column - base.column)
        yours = yours and indented(yours, ours.column - theirs.column)
        found += _part(part, old, at(ours.pieces, part.ours), yours, ours.column)
    rest = _three(shifted(base.rest, ours.column - base.column), ours.rest,
                  shifted(theirs.rest, ours.column - theirs.column))  # fmt: skip
    return [*found, rest]


def _part(part: Part, base: Piece | None, ours: Piece | None, theirs: Piece | None, column: int) -> list[Stretch]:
    if ours is not None and theirs is not None:
        return _piece(part.plan, base, ours, theirs, column)
    texts = ["" if one is None else one.whole(column) for one in (ours, theirs)]
    return [Conflict(*texts)] if part.plan == "clash" else ["".join(texts)]


def _piece(made: Plan, base: Piece | None, ours: Piece, theirs: Piece, column: int) -> list[Stretch]:
    """A piece that both sides have."""
    before, mine, yours = (one.whole(column) if one else "" for one in (base, ours, theirs))
    # Where the texts agree, what each side put elsewhere may still be contested.
    if yours in (before, mine) and not clashes(made):
        return [mine]
    if mine == before and not clashes(made):
        return [yours]
    lead = _three(base.lead if base else None, ours.lead, theirs.lead)
    if isinstance(made, Join) and made.form:
        base = base and _formed(base, made.form, column)
        ours, theirs = _formed(ours, made.form, column), _formed(theirs, made.form, column)
    if isinstance(made, Join) and ours.lines and theirs.lines:
        return [lead, *_group(made, base, ours, theirs, column)]
    value = _value(made, base, ours, theirs)
    if isinstance(value, Conflict):
        mine_open, yours_open = _unfolded(ours, column), _unfolded(theirs, column)
        if isinstance(made, Join) and (ours.lines or theirs.lines) and mine_open and yours_open:
            return [lead, *_group(made, base, mine_open, yours_open, column)]
        return [lead, Conflict(ours.body(column), theirs.body(column))]
    if value.lines is None:
        value = value._replace(tail=_three(base.tail if base else None, ours.tail, theirs.tail))
    return [lead, value.body(column)]


def _unfolded(piece: Piece, column: int) -> Piece | None:
    """A piece whose value is written in lines; None when it cannot be, or is empty."""
    if piece.lines is not None:
        return piece
    found = None if isinstance(piece.node, Scalar) else brackets(piece.node, piece.value)
    if found is None or not found.parts or "\n" in piece.value or isinstance(piece.node, Scalar):
        return None
    hyphen = "- " if isinstance(piece.node, Sequence) else ""
    parts = zip(_inner(piece.node), found.parts, strict=True)
    pieces = tuple(Piece(node, "", hyphen + head, value, "", None) for node, (head, value) in parts)
    head = piece.head.rstrip() + piece.tail.rstrip() + "\n" if piece.head.rstrip() != "-" or piece.tail else "- "
    return piece._replace(head=head, value="", tail="", lines=Lines(column + 2, pieces, ""))


def _formed(piece: Piece, form: str, column: int) -> Piece:
    """A piece in a form: a text as the thing it stands for, or one thing as a list, in lines."""
    node = formed(piece.node, form)
    if node is piece.node:
        return piece
    hyphen = piece.head.startswith("-")
    head = "- " if hyphen else piece.head.strip() + "\n"
    if form == LISTED and piece.lines is not None:
        inner = indented(piece, column + 4 - piece.lines.column)._replace(lead="", head="- ")
    else:
        inner = piece._replace(lead="", head="- " if form == LISTED else f"{form}: ")
    return Piece(node, piece.lead, head, "", "", Lines(column + 2, (inner,), ""))


def _value(made: Plan, base: Piece | None, ours: Piece, theirs: Piece) -> Piece | Conflict:
    """The piece whose value is taken, its lead aside."""
    if isinstance(made, Join):
        inside = None
        if not (ours.lines or theirs.lines):
            inside = _bracketed(made, base.node if base else None, ours.node, theirs.node, ours.value, theirs.value)
        if inside is not None:
            return ours._replace(value=inside)
        before = base.node if base else None
        if same(ours.node, theirs.node, ordered=False) or (before and same(before, theirs.node, ordered=False)):
            return ours
        return theirs if before and same(before, ours.node, ordered=False) else Conflict("", "")
    if made == "clash":
        return Conflict("", "")
    return ours if made == "ours" else theirs


def _group(made: Join, base: Piece | None, ours: Piece, theirs: Piece, column: int) -> list[Stretch]:
    """A key or hyphen whose value stands in lines, without its lead."""
    assert ours.lines is not None
    assert theirs.lines is not None
    inner = _lines(made, base.lines if base and base.lines else _NONE, ours.lines, theirs.lines)
    pad = " " * column
    if ours.head.endswith("\n"):
        heads = [one.head for one in (base, theirs) if one and one.head.endswith("\n")]
        head = _three(heads[0], ours.head, heads[1]) if len(heads) == 2 else ours.head
        return [pad + head, *inner]
    gap = " " * ours.lines.column
    first = next(one for one in inner if one)
    rest = inner[inner.index(first) + 1 :]
    if isinstance(first, str):
        if first.startswith(gap) and not first.lstrip(" ").startswith(("#", "\n")):
            return [pad + ours.head + first[len(gap) :], *rest]
        return [pad + ours.head.rstrip(" ") + "\n", first, *rest]
    if all(one.startswith(gap) and not one.lstrip(" ").startswith(("#", "\n")) for one in first):
        return [Conflict(*(pad + ours.head + one[len(gap) :] for one in first)), *rest]
    return [Conflict(ours.body(column), theirs.body(column))]


def _bracketed(made: Join, base: Node | None, ours: Node, theirs: Node, mine: str, yours: str) -> str | None:
    """The text of a value in brackets; None when it cannot be joined without people."""
    if clashes(made) or isinstance(ours, Scalar) or isinstance(theirs, Scalar) or type(ours) is not type(theirs):
        return None
    base = base and formed(base, made.form)
    left, right = brackets(ours, mine), brackets(theirs, yours)
    if left is None or right is None or "\n" in yours or "#" in yours:
        return None
    old, new = _inner(ours), _inner(theirs)
    before = _inner(base) if base is not None and not isinstance(base, Scalar) else ()
    found: list[tuple[str, str]] = []
    for part in made.parts:
        if part.ours is None or part.theirs is None:
            place, side = (part.theirs, right) if part.ours is None else (part.ours, left)
            assert place is not None
            text = "".join(side.parts[place])
        else:
            (head, value), (_, other) = left.parts[part.ours], right.parts[part.theirs]
            text = value if part.plan == "ours" else other
            if isinstance(part.plan, Join):
                nodes = (at(before, part.base) if before else None, old[part.ours], new[part.theirs])
                inside = _bracketed(part.plan, *nodes, value, other)
                if inside is None:
                    return None
                text = inside
            text = head.rstrip() + " " + text if head and not value else head + text
        kept = left.between[part.ours] if part.ours else ""
        found.append((kept or ", ", text))
    if not left.parts:
        return mine[0] + ", ".join(text for _, text in found) + mine[-1]
    return left.between[0] + "".join((gap if n else "") + text for n, (gap, text) in enumerate(found)) + left.end


def _inner(node: Mapping | Sequence) -> tuple[Node, ...]:
    return tuple(one.value for one in node.entries) if isinstance(node, Mapping) else node.items


def _three(base: str | None, ours: str, theirs: str) -> str:
    """Comments and blank lines: as the side has them that changed them; of both, when both did."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    mine = {line.strip() for line in ours.splitlines()}
    known = {line.strip() for line in (base or "").splitlines()}
    added = [line for line in theirs.splitlines(keepends=True) if line.strip() and line.strip() not in mine | known]
    if not added:
        return ours
    return ours + "".join(added) if ours.endswith("\n") or not ours else f"{ours} {' '.join(map(str.strip, added))}"


def indented(piece: Piece, by: int) -> Piece:
    """A piece as it would be written so many columns further to the right."""
    if not by:
        return piece
    lines = piece.lines
    if lines is not None:
        inner = tuple(indented(each, by) for each in lines.pieces)
        lines = Lines(lines.column + by, inner, shifted(lines.rest, by))
    return piece._replace(lead=shifted(piece.lead, by), head=piece.head, value=shifted(piece.value, by, first=False),
                          lines=lines)  # fmt: skip


def shifted(text: str, by: int, *, first: bool = True) -> str:
    """Lines indented by so many spaces more or less; `first`: the first one, too. Blank lines stay."""
    if not by or not text:
        return text

    def one(found: re.Match[str]) -> str:
        return " " * max(0, len(found[0]) + by)

    pattern = r"^ *(?=[^\n ])" if first else r"(?<=\n) *(?=[^\n ])"
    return re.sub(pattern, one, text, flags=re.MULTILINE)


def resolved(stretches: list[Stretch], choice: Callable[[Conflict], str]) -> str:
    """The text with every conflict made into a text."""
    return "".join(one if isinstance(one, str) else choice(one) for one in stretches)
