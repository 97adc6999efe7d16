"""Random edits of data, thing by thing, and a plain writer: what two people do to one file.

In: data of a file and a source of chance. Out: edits; the data after some of them; files with a comment above things.
"""

from __future__ import annotations

import copy
import random
import zlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from journeyctl.source.quoting import quoted

Path = tuple[str | int, ...]


NAMING = ("id", "name", "text", "quote", "to", "lane", "action", "channel", "actor", "system")
"""Keys that say which thing a thing is."""


class Change(NamedTuple):
    """One edit: a value that is set (`value`), taken out, or put in behind the item at `path` (-1: before all).

    What is moved goes behind the item at the path that is its `value`.
    """

    kind: str
    path: Path
    value: Any = None

    @property
    def touched(self) -> Path:
        """What nobody else may touch, lest the two be about one thing."""
        return (*self.path, "in") if self.kind == "insert" else self.path


def independent(one: Change, other: Change) -> bool:
    """Whether two edits are about different things, none of which holds the other.

    Something may be done inside of what another moves, but not beside where that stood or where it goes: then both
    orders would be right.
    """
    moves = [pair for pair in ((one, other), (other, one)) if pair[0].kind == "move"]
    if moves:
        return all(_apart(*pair) for pair in moves)
    if one.kind == other.kind == "insert":
        return True
    length = min(len(one.touched), len(other.touched))
    return one.touched[:length] != other.touched[:length]


def _apart(move: Change, other: Change) -> bool:
    """Whether an edit leaves the places alone between which a thing moves."""
    places = (move.path, move.value)
    others = (other.path, other.value) if other.kind == "move" else (other.path,)
    if any(len(each) < len(place) and place[: len(each)] == each for place in places for each in others):
        return False
    return not any(
        len(each) == len(place) and each[:-1] == place[:-1] and abs(each[-1] - place[-1]) < 2
        for place in places for each in others
    )  # fmt: skip


class _Gap:
    """Where something will be that is moved."""


def after(data: Any, changes: Iterable[Change]) -> Any:
    """The data with edits made: what is put in first, from the end on, then values, then what is taken out."""
    made = copy.deepcopy(data)
    rows, moves = [], []
    for one in changes:
        if one.kind != "move":
            rows.append(one)
            continue
        # Both ends of a move: what is taken out is kept, and put into the gap when all else is done.
        gap, taken = _Gap(), []
        moves.append((gap, taken))
        rows += [Change("insert", one.value, gap), Change("delete", one.path, taken)]
    rank = {"set": 0, "add": 1, "insert": 2, "delete": 2}

    def late(one: Change) -> tuple[Any, ...]:
        at = one.path[-1] if isinstance(one.path[-1], int) else 0
        return (
            (-len(one.path), one.path[:-1] and str(one.path[:-1]), -at, one.kind == "delete")
            if rank[one.kind] == 2
            else ()
        )

    for one in [each for each in rows if rank[each.kind] < 2] + sorted(
        (r for r in rows if rank[r.kind] == 2), key=late
    ):
        holder = made
        for part in one.path[:-1]:
            holder = holder[part]
        last = one.path[-1]
        if one.kind == "delete":
            taken = holder.pop(last)
            if one.value is not None:
                one.value.append(taken)
        elif one.kind == "insert":
            holder.insert(last + 1, one.value if isinstance(one.value, _Gap) else copy.deepcopy(one.value))
        else:
            holder[last] = copy.deepcopy(one.value)
    for gap, taken in moves:
        row = next(value for _, value in places(made) if isinstance(value, list) and any(one is gap for one in value))
        row[next(at for at, one in enumerate(row) if one is gap)] = taken[0]
    return made


def places(data: Any, path: Path = ()) -> Iterable[tuple[Path, Any]]:
    """Every value of data below the top, with its path."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        yield (*path, key), value
        yield from places(value, (*path, key))


def numbers(value: Any) -> bool:
    """Whether a list is of numbers."""
    return isinstance(value, list) and all(
        isinstance(one, str) and one.lstrip("-").replace(".", "").isdigit() for one in value
    )


def change(data: Any, chance: random.Random, name: str) -> Change:
    """A random edit; `name` tells what it makes from what others make."""
    found = [
        (path, value) for path, value in places(data) if not any(numbers(at(data, path[:n])) for n in range(len(path)))
    ]
    while True:
        path, value = chance.choice(found)
        holder = at(data, path[:-1])
        key = path[-1]
        kind = chance.choice(("set", "delete", "insert", "add"))
        new = f"{name} {chance.randint(0, 99)}"
        if kind == "set" and isinstance(value, str) and isinstance(holder, dict) and key not in NAMING:
            return Change("set", path, new)
        if kind == "delete" and len(holder) > 3 and key not in NAMING:
            return Change("delete", path)
        if kind == "insert" and isinstance(holder, list):
            thing = {"name": new, "about": "x"} if any(isinstance(one, dict) for one in holder) else new
            return Change("insert", (*path[:-1], key - chance.choice((0, 0, 1))), thing)
        if kind == "add" and isinstance(value, dict):
            return Change("add", (*path, f"key_{name}_{chance.randint(0, 9)}"), new)


def move(data: Any, chance: random.Random) -> Change | None:
    """An activity that goes elsewhere, in its phase or to another; None when there is none in lines."""
    rows = [
        ("phases", number, "activities") for number, one in enumerate(data.get("phases", ())) if one.get("activities")
    ]
    found = [(*row, number) for row in rows for number, one in enumerate(at(data, row)) if isinstance(one, dict)]
    if not found:
        return None
    path = chance.choice(found)
    row = chance.choice(rows)
    target = (*row, chance.randint(-1, len(at(data, row)) - 1))
    near = path[:-1] == row and target[-1] - path[-1] in (-1, 0)
    return None if near or len(at(data, path[:-1])) < 2 else Change("move", path, target)


def at(data: Any, path: Path) -> Any:
    """The value at a path."""
    for part in path:
        data = data[part]
    return data


def written(data: dict[str, Any], comments: bool = True) -> str:
    """A file: lines, or brackets for small things; above some things a comment that follows them about."""
    return "# the file\n\n" + "".join(_lines(data, 0, "", comments))


def marked(path: str) -> bool:
    """Whether a comment stands above a thing."""
    return zlib.crc32(path.encode()) % 4 == 0


def _named(value: Any) -> str:
    if isinstance(value, dict):
        return next((str(value[key]) for key in ("id", "name", "text", "quote", "to", "lane") if key in value), "?")
    return str(value)


def _lines(value: Any, indent: int, path: str, comments: bool) -> Iterable[str]:
    pad = " " * indent
    parts = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    for key, one in parts:
        here = f"{path}/{key if key is not None else _named(one)}"
        lead = f"{pad}# {here}\n" if comments and marked(here) else ""
        head = f"{pad}{key}:" if key is not None else f"{pad}-"
        yield lead
        if isinstance(one, str) or one is None or not one or _small(one):
            yield f"{head} {_flow(one)}\n"
        elif key is None and isinstance(one, dict):
            inner = "".join(_lines(one, indent + 2, here, comments))
            yield f"{head}\n{inner}" if inner.lstrip().startswith("#") else f"{head} {inner[indent + 2 :]}"
        else:
            yield f"{head}\n" + "".join(_lines(one, indent + 2, here, comments))


def _small(one: Any) -> bool:
    if isinstance(one, dict):
        return "name" not in one and all(isinstance(each, str) for each in one.values())
    return all(isinstance(each, str) and " " not in each for each in one)


def _flow(one: Any) -> str:
    if isinstance(one, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in one.items()) + "}"
    if isinstance(one, list):
        return "[" + ", ".join(map(_flow, one)) + "]"
    return "" if one is None else one if one.replace(" ", "").isalnum() else quoted(one)
