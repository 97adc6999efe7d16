"""Shorthand: every short form becomes its one long form, so that later rooms see a single shape.

In: the root of a valid file. Out: nodes of the same places in which

- a key that takes a list holds a `Sequence`, also when one item was written bare;
- an item with a short form is a `Mapping`: plain text is the `text` of a statement, of `fails`, `ask` and a goal; the
  `name` of a phase, activity, measure, member, persona or touchpoint; the `action` of work on stage, backstage and in
  support; the `to` of a way; the `lane` of a lane. A touchpoint of plain text is `{name: …}` and nothing else: binding
  reads that as a touchpoint of the catalogue, else a channel, else a touchpoint of that name;
- a key without a value is not there.

Nothing else changes: `happiness` keeps its scalar or list, `ideas` stay where they stand, texts stay texts.
"""

from __future__ import annotations

from journeyctl.source import Entry, Mapping, Node, Scalar, Sequence

_THINGS = {
    "statement": ("thoughts", "needs", "pains", "delights", "expectations", "questions", "takeaways", "ideas", "wants",
                  "can", "actions", "ask", "goals"),
    "named": ("phases", "activities", "measures", "team", "touchpoints"),
    "work": ("frontstage", "backstage", "support"),
}  # fmt: skip

_SHORT: dict[str, str] = {
    **dict.fromkeys(_THINGS["statement"], "text"),
    **dict.fromkeys(_THINGS["named"], "name"),
    **dict.fromkeys(_THINGS["work"], "action"),
    "next": "to",
    "lanes": "lane",
    "answers": "text",
}
"""Keys that hold a list of things, and the key that plain text stands for."""

_SINGLE = {"measure": "name", "fails": "text", "persona": "name"}
"""Keys that hold one thing."""

_TEXTS = frozenset(
    [
        "evidence",
        "satisfied_by",
        "for",
        "tags",
        "physical",
        "drivers",
        "context",
        "worries",
        "partners",
        "projects",
        "parking",
        "rests_on",
        "hyphenation",
        "ignore",
        "phases_shown",
    ]
)
"""Keys that hold a list of texts."""

_NAMED = frozenset({"evidence", "channels", "systems", "touchpoints", "views", "cells", "ballots", "words", "tokens"})
"""Keys that hold things by name, when their value is a mapping."""


def expand(root: Mapping, name: str) -> Mapping:
    """The mapping in long form. `name` is the file's schema; personas and projects follow the same table."""
    keep = frozenset({"persona"}) if name != "journey" else frozenset()
    return _mapping(root, keep)


def long(key: str, node: Node, *, item: bool = False) -> Node:
    """The long form of what stands under a key, or of an item of the list that does."""
    if item:
        return _thing(node, _SHORT[key]) if key in _SHORT else _mapping(node) if isinstance(node, Mapping) else node
    return _value(key, node)


def stands_for(key: str) -> str:
    """The key that plain text stands for under a key, "" when it is a text, or may be the id of a persona."""
    return "" if key == "persona" else _SHORT.get(key) or _SINGLE.get(key, "")


def is_list(key: str, node: Node) -> bool:
    """Whether what stands under a key is one item of a list, written bare."""
    if isinstance(node, Sequence) or _null(node):
        return False
    if isinstance(node, Mapping):
        return key in _SHORT and not (key in _NAMED and not _is_item(key, node))
    return key in _SHORT or key in _TEXTS


def _mapping(node: Mapping, keep: frozenset[str] = frozenset()) -> Mapping:
    entries = []
    for entry in node.entries:
        key, given = entry
        if isinstance(given, Scalar) and given.empty:
            continue
        value = given if key.text in keep else _value(key.text, given)
        # What is long already, as nearly every text is, is not made again.
        entries.append(entry if value is given else Entry(key, value))
    return Mapping(tuple(entries), node.span)


def _value(key: str, node: Node) -> Node:
    if key in _NAMED and isinstance(node, Mapping) and not _is_item(key, node):
        return _by_name(node)
    if key in _SHORT:
        items = node.items if isinstance(node, Sequence) else (node,)
        return Sequence(tuple(_thing(item, _SHORT[key]) for item in items if not _null(item)), node.span)
    if key in _SINGLE:
        return _single(key, node)
    if key in _TEXTS and isinstance(node, Scalar):
        return Sequence((node,), node.span)
    return _mapping(node) if isinstance(node, Mapping) else node


def _single(key: str, node: Node) -> Node:
    if key == "persona" and isinstance(node, Scalar):
        return node
    return _thing(node, _SINGLE[key])


def _is_item(key: str, node: Mapping) -> bool:
    """Whether a mapping under `touchpoints` is one touchpoint, and not the catalogue of a project."""
    return key == "touchpoints" and any(isinstance(entry.value, Scalar) for entry in node.entries)


def _null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def _thing(node: Node, short: str) -> Node:
    if isinstance(node, Scalar):
        return Mapping((Entry(Scalar(short, "plain", node.span), node),), node.span)
    return _mapping(node) if isinstance(node, Mapping) else node


def _by_name(node: Mapping) -> Mapping:
    """Things by name: each value in long form; a name without a value stays, empty."""
    entries = (Entry(e.key, _mapping(e.value) if isinstance(e.value, Mapping) else e.value) for e in node.entries)
    return Mapping(tuple(entries), node.span)
