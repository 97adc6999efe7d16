"""Keys in the order of the schema: what `--sort-keys` asks for.

In: an outline and the schema of its file. Out: the outline with every mapping's keys in the schema's order, each with
the comments that belong to it. Keys that the author made up (channels, lanes of one's own) stay in their order.
"""

from __future__ import annotations

from journeyctl.edit.outline import Group, Item, Outline, Value
from journeyctl.schema import SchemaName, document
from journeyctl.schema.catalogue import Schema, branches, types

_ENDINGS: tuple[tuple[str, SchemaName], ...] = (
    (".persona.yaml", "persona"),
    (".theme.yaml", "theme"),
    ("journeyctl.yaml", "project"),
)


def kind(name: str) -> SchemaName:
    """Which schema a file follows, by its name; what else it may be called, it is taken for a journey."""
    return next((schema for ending, schema in _ENDINGS if name.endswith(ending)), "journey")


def ordered(file: Outline, name: SchemaName) -> Outline:
    """The outline of a file in the order of the schema of that name."""
    root = document(name)
    return file._replace(root=_group(file.root, root, root))


def _value(value: Value, schema: Schema, root: Schema) -> Value:
    return _group(value, schema, root) if isinstance(value, Group) else value


def _group(group: Group, schema: Schema, root: Schema) -> Group:
    kind = "object" if group.mapping else "array"
    fitting = next((one for one in branches(schema, root) if kind in types(one)), {})
    if not group.mapping:
        items = fitting.get("items", {})
        return group._replace(items=tuple(one._replace(value=_value(one.value, items, root)) for one in group.items))
    known = fitting.get("properties", {})
    rest = fitting.get("additionalProperties")
    other = rest if isinstance(rest, dict) else {}
    places = {key: at for at, key in enumerate(known)}
    inner = [one._replace(value=_value(one.value, known.get(_word(one), other), root)) for one in group.items]
    return group._replace(items=tuple(sorted(inner, key=lambda one: places.get(_word(one), len(places)))))


def _word(item: Item) -> str:
    return item.key.node.text if item.key else ""
