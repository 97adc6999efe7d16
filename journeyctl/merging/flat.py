"""A file as flat lines, one fact a line, for `git diff`, `git log -p` and `git blame` to compare.

In: the bytes of a file. Out: lines `activities/skriver-pa-kontrakt/happiness: 0.5`, things named by id, keys in the
order of the language: short forms, quotes, brackets, comments and the order of keys make no difference. The order of
things does, so it is that of the file. What cannot be read is given back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import Claim, identify
from journeyctl.edit import kind
from journeyctl.merging.naming import SHORT, given, heading, names
from journeyctl.schema import SchemaName, document
from journeyctl.schema.typing import NUMBER
from journeyctl.shorthand import expand
from journeyctl.source import Mapping, Node, Scalar, Sequence, read

_LONGEST = 40
"""A text is shortened to so many signs where it only tells whose facts follow."""

_TURNS = "[\n\r\x85\u2028-\u202e\u2066-\u2069]"
"""Ends of lines, and changes of direction; what else a terminal would obey the reader has refused."""

_HOLDING = ("phases", "activities", "ideas")

_TOLD = frozenset(_HOLDING)
"""Lists whose things others refer to: they are told by id, each fact on a line of its own, their names too."""


def flat(data: bytes, path: str) -> bytes:
    """The lines of a file, in UTF-8; the file itself when it has errors.

    Raises:
        EnvironmentFault: when PyYAML was installed without libyaml (J901).
    """
    document = read(data, path)
    if document.root is None or document.failed:
        return data
    name = kind(path)
    lines = _Lines(name).root(expand(document.root, name))
    return "".join(f"{_straight(line)}\n" for line in lines).encode()


class _Lines:
    """Tells one file."""

    def __init__(self, name: SchemaName) -> None:
        self._ranks = _ranks(name)
        self._ids: dict[int, str] = {}

    def root(self, root: Mapping) -> Iterator[str]:
        """The lines of a whole file."""
        phases = _listed(root, "phases")
        groups = [("", _listed(root, "activities"))]
        groups += [(name, _listed(phase, "activities")) for name, phase in zip(names(phases), phases, strict=True)]
        things = [(phase, item) for phase, items in groups for item in items]
        claims = tuple(Claim(given(one), heading(one)[1], phase, one.span) for phase, one in things)
        found = identify("activity", claims, Findings())
        self._ids = {id(one): name for (_, one), name in zip(things, found, strict=True)}
        yield from self._mapping("", root)

    def _mapping(self, path: str, node: Mapping, without: str = "") -> Iterator[str]:
        """A line or more for every key."""
        known = sorted(node.entries, key=lambda one: (self._ranks.get(one.key.text, len(self._ranks)), one.key.text))
        for entry in known:
            key = entry.key.text
            if key not in ("id", without):
                yield from self._value(f"{path}/{_shown(key)}" if path else _shown(key), entry.value, key)

    def _value(self, path: str, node: Node, key: str = "") -> Iterator[str]:
        if isinstance(node, Scalar):
            yield f"{path}: {_shown(node.text)}".rstrip(" ")
        elif isinstance(node, Mapping):
            yield from self._mapping(path, node) if node.entries else (f"{path}: {{}}",)
        elif not node.items:
            yield f"{path}: []"
        elif key in _TOLD and all(isinstance(one, Mapping) for one in node.items):
            yield from self._things(path, node, key)
        else:
            yield from self._list(path, node)

    def _things(self, path: str, node: Sequence, key: str) -> Iterator[str]:
        """Phases, activities, ideas. An activity is told by its id alone, so that it may move to another phase."""
        above, _, _ = path.rpartition("/")
        for item, name in zip(node.items, names(node.items), strict=True):
            assert isinstance(item, Mapping)
            if key == "activities":
                name = self._ids.get(id(item), name)  # noqa: PLW2901
                yield from (f"activities/{name}/in: {above}",) if above else ()
            here = f"{key if key == 'activities' else path}/{name}"
            yield from self._mapping(here, item) if item.entries else (f"{here}:",)

    def _list(self, path: str, node: Sequence) -> Iterator[str]:
        """Other lists: a line for every heading, and below it what else is said of the thing."""
        if all(isinstance(one, Scalar) and NUMBER.fullmatch(one.text) for one in node.items):
            yield f"{path}: {', '.join(one.text for one in node.items if isinstance(one, Scalar))}"
            return
        for item, name in zip(node.items, names(node.items, _LONGEST), strict=True):
            if not isinstance(item, Mapping):
                yield from self._value(path, item)
                continue
            key, text = heading(item)
            if key not in SHORT:
                yield from self._mapping(f"{path}/{name}", item)
                continue
            yield f"{path}: {_shown(text)}"
            yield from self._mapping(f"{path}/{name}", item, without=key)


def _listed(node: Node, key: str) -> tuple[Node, ...]:
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.items if isinstance(value, Sequence) else ()


def _shown(text: str) -> str:
    """A text on one line."""
    return text.rstrip("\n").replace("\\", "\\\\").replace("\n", "\\n")


def _straight(line: str) -> str:
    """A line with what would begin another, or turn it around, by its number."""
    return line if line.isprintable() else re.sub(_TURNS, lambda found: f"\\u{ord(found[0]):04x}", line)


@cache
def _ranks(name: SchemaName) -> dict[str, int]:
    """Where a key stands in the order of the language."""
    root: dict[str, Any] = document(name)
    found: dict[str, int] = {}
    for part in (root, *root.get("$defs", {}).values()):
        for key in part.get("properties", ()):
            found.setdefault(key, len(found))
    # What a thing is called comes first, what it holds last.
    return found | {"title": -2, "name": -1} | {key: len(found) + at for at, key in enumerate(_HOLDING)}
