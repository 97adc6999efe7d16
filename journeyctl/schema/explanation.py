"""Why a file is not the language, in words for its author.

The reference engine `jsonschema` finds the errors; each is followed into the alternative that fits what was written,
and told with the place it stands at, what was found, what is expected, and the nearest word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

from journeyctl.diagnostics import MOST_TOLD, Diagnostic, Fix, Span, alike, cut, instead
from journeyctl.schema.catalogue import Schema, SchemaName, document, types
from journeyctl.schema.terms import OTHER_WORDS, certain, meant
from journeyctl.schema.typing import NUMBER
from journeyctl.source import Mapping, Node, Scalar, Sequence, quoted

_KINDS = {
    "object": "a block of keys", "array": "a list", "string": "text", "number": "a number",
    "integer": "a whole number", "boolean": "yes or no", "null": "nothing",
}  # fmt: skip


_COMPARED = 25
"""So many unknown keys of one thing are compared with what is missing there."""


def explain(data: Any, root: Mapping, name: SchemaName) -> Iterator[Diagnostic]:  # noqa: ANN401 - plain data
    """The findings on data that a schema refused, `root` being the nodes it was typed from."""
    from jsonschema import Draft202012Validator
    from referencing import Registry

    registry: Any = Registry()
    validator = Draft202012Validator(document(name), registry=registry)
    # One more than are told, so that it is known that there are more.
    causes = list(islice((cause for error in validator.iter_errors(data) for cause in _causes(error)), MOST_TOLD + 1))
    strange = {tuple(cause.absolute_path): cause for cause in causes if cause.validator == "additionalProperties"}
    for cause in causes:
        other = strange.get(tuple(cause.absolute_path))
        if other is None or not _told_there(cause, other):
            yield from _told(cause, root)


def _told_there(missing: Any, unknown: Any) -> bool:  # noqa: ANN401
    """Whether what is missing is told where an unknown key stands: a text in its place, or another word for it."""
    known = tuple(unknown.schema.get("properties", {}))
    strange = list(islice((key for key in unknown.instance if key not in known), _COMPARED))
    words = {meant(key, known) for key in strange}
    if missing.validator == "anyOf":
        return bool(missing.absolute_path) or bool(_names(missing) & words)
    if missing.validator != "required":
        return False
    named = any(isinstance(unknown.instance[key], dict | list) and not meant(key, known) for key in strange)
    return _absent(missing) <= (words | {"name"} if named else words)


def _names(error: Any) -> set[str]:  # noqa: ANN401
    """The keys of which one is needed."""
    return {option["required"][0] for option in error.validator_value}


def _absent(error: Any) -> set[str | None]:  # noqa: ANN401
    """The keys that are needed and not there."""
    return {name for name in error.validator_value if name not in error.instance}


def _causes(error: Any) -> Iterator[Any]:  # noqa: ANN401 - a jsonschema error
    """The errors behind an error: those of the one alternative that fits the kind of what was written."""
    if error.validator != "oneOf":
        yield error
        return
    options: dict[int, list[Any]] = {}
    for inner in error.context:
        options.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [inner for inner in options.values() if not any(_wrong_kind(one) for one in inner)]
    if len(fitting) == 1 and not _is_word(fitting[0][0]):
        for inner in fitting[0]:
            yield from _causes(inner)
    else:
        yield error


def _wrong_kind(error: Any) -> bool:  # noqa: ANN401
    """Whether an alternative fails at its own door: another type, or another word than was written."""
    return (
        not list(error.path)
        and error.validator in ("type", "const", "enum", "oneOf")
        and (error.validator != "const" or not isinstance(error.instance, str))
        and (error.validator != "oneOf" or not _deeper(error))
    )


def _deeper(error: Any) -> bool:  # noqa: ANN401
    return any(list(inner.path) for inner in error.context)


def _is_word(error: Any) -> bool:  # noqa: ANN401
    return bool(error.validator == "const")


def _at(root: Mapping, path: list[Any]) -> tuple[Node, Scalar | None]:
    """The node at a path, and the key it stands under."""
    node: Node = root
    key: Scalar | None = None
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Sequence)
            node = node.items[step]
        else:
            assert isinstance(node, Mapping)
            entry = next(entry for entry in node.entries if entry.key.text == step)
            node, key = entry.value, entry.key
    return node, key


def _told(error: Any, root: Mapping) -> Iterator[Diagnostic]:  # noqa: ANN401
    node, key = _at(root, list(error.absolute_path))
    where = f"`{cut(key.text)}`" if key else "the file"
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, node, where)
    elif error.validator in ("required", "anyOf"):
        yield _missing(error, node, key)
    else:
        item = bool(error.absolute_path) and isinstance(error.absolute_path[-1], int)
        yield _value(error, node, f"an item of {where}" if item else where)


def _unknown_keys(error: Any, node: Node, where: str) -> Iterator[Diagnostic]:  # noqa: ANN401
    known = tuple(error.schema.get("properties", {}))
    title = str(error.schema.get("title", where)).lower()
    assert isinstance(node, Mapping)
    nameless = "name" in known and all(entry.key.text != "name" for entry in node.entries)
    for entry in node.entries:
        if entry.key.text in known:
            continue
        near = meant(entry.key.text, known)
        if not near and nameless and isinstance(entry.value, Mapping | Sequence):
            yield _name_for_key(entry.key, title)
            continue
        if entry.value == node or (not near and (" " in entry.key.text.strip() or entry.key.text[:1].isupper())):
            yield _taken_for_key(entry.key, where, node)
            continue
        advice = f"Did you mean `{near}`?" if near else f"Known keys: {', '.join(k for k in known if k != '$schema')}."
        message = f"{_article(title)} {title} has no key `{cut(entry.key.text)}`"
        fix = instead(entry.key.span, near, safe=certain(entry.key.text, near)) if near else None
        yield Diagnostic("error", "J101", message, entry.key.span, advice, fix=fix)


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"


def _name_for_key(key: Scalar, title: str) -> Diagnostic:
    """The finding on a name that stands where `name` should, with the keys of the thing below it."""
    message = f"{_article(title)} {title} has no key `{cut(key.text)}`, which has a block below it"
    advice = (
        f"If that is its name, write `- name: {cut(key.text)}`, and the other keys below `name` in the same column."
    )
    return Diagnostic("error", "J101", message, key.span, advice)


def _taken_for_key(key: Scalar, where: str, node: Mapping) -> Diagnostic:
    message = f"YAML takes {cut(key.text + ':')!r} in {where} for a key"
    advice = 'If it is text, put it in quotes: "…".'
    return Diagnostic("error", "J101", message, key.span, advice, fix=_as_text(node))


def _as_text(node: Mapping) -> Fix | None:
    """The fix that quotes a text which YAML took for a key and its value; None when it is not all on one line."""
    key, value = node.entries[0]
    begin, end = key.span, value.span
    plain = isinstance(value, Scalar) and value.style == key.style == "plain" and bool(value.text)
    if len(node.entries) > 1 or not plain or begin.line != end.end_line:
        return None
    assert isinstance(value, Scalar)
    # How far apart the two stand is all that is lost of a text that was read.
    spaces = " " * max(1, end.column - begin.end_column - 1)
    whole = begin._replace(end_line=end.end_line, end_column=end.end_column)
    return instead(whole, quoted(f"{key.text}:{spaces}{value.text}"), safe=True)


def _missing(error: Any, node: Node, key: Scalar | None) -> Diagnostic:  # noqa: ANN401
    title = str(error.schema.get("title", "thing")).lower()
    if error.validator == "anyOf":
        names = [option["required"][0] for option in error.validator_value]
    else:
        names = [name for name in error.validator_value if name in _absent(error)]
    wanted = " or ".join(f"`{name}`" for name in names)
    blank = [entry.key for entry in node.entries if entry.key.text in names] if isinstance(node, Mapping) else []
    if blank:
        return Diagnostic(
            "error", "J102", f"`{blank[0].text}` of this {title} is empty", blank[0].span, "Write some words."
        )
    span = (
        key.span
        if key and isinstance(node, Mapping) and not isinstance(error.absolute_path[-1], int)
        else node.span.beginning
    )
    return Diagnostic("error", "J102", f"this {title} has no {wanted}", span, f"Add {wanted}.")


def _found(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a block of keys"
    if isinstance(node, Sequence):
        return "a list"
    return "nothing" if node.empty else f"{node.text[:40]!r}"


def _words(schema: Schema) -> tuple[str, ...]:
    """The words a schema allows, those of its alternatives included."""
    if "const" in schema:
        return (str(schema["const"]),)
    if "enum" in schema:
        return tuple(word for word in schema["enum"] if isinstance(word, str))
    return tuple(word for option in schema.get("oneOf", ()) for word in _words(option))


def _expected(schema: Schema) -> str:
    """What a place takes, in words."""
    words = _words(schema)
    kinds: list[str] = []
    for option in schema.get("oneOf", (schema,)):
        if "const" in option or "enum" in option:
            continue
        names = types(option) if "$ref" not in option else frozenset({"object"})
        if {"string", "number"} <= names:
            names -= {"number", "boolean"}
        kinds += [_KINDS[name] for name in ("string", "number", "integer", "array", "object") if name in names]
    parts = [f"one of {', '.join(words)}"] if words else []
    return " or ".join(dict.fromkeys([*parts, *kinds])) or "nothing"


def _value(error: Any, node: Node, where: str) -> Diagnostic:  # noqa: ANN401
    span = _first_line(node)
    schema = error.schema
    wanted = _expected(schema)
    if error.validator in ("minimum", "maximum"):
        side = "at least" if error.validator == "minimum" else "at most"
        message = f"{where} is {_found(node)}; {side} {error.validator_value:g} is expected"
        return Diagnostic("error", "J104", message, span, _range(schema))
    if error.validator in ("minItems", "maxItems"):
        side = "at least" if error.validator == "minItems" else "at most"
        message = f"{where} has {len(error.instance)} items; {side} {error.validator_value} are expected"
        return Diagnostic("error", "J105", message, span, "Choose the most important ones.")
    if error.validator == "pattern":
        example = next(iter(schema.get("examples", ())), "")
        message = f"{where} is {_found(node)}, which has not the form expected"
        return Diagnostic("error", "J103", message, span, f"Write it as in `{example}`." if example else "")
    message = f"{where} is {_found(node)}; expected is {wanted}"
    return Diagnostic("error", "J103", message, span, _advice(node, schema), fix=_fix(node, schema))


def _range(schema: Schema) -> str:
    return f"Give a number from {schema.get('minimum', '…')} to {schema.get('maximum', '…')}."


def _advice(node: Node, schema: Schema) -> str:
    if isinstance(node, Sequence) and _expected(schema) == _KINDS["object"]:
        return "Write `key: …` lines in place of the hyphens; each key names what stands behind or below it."
    if isinstance(node, Sequence) and node.items and "text" in _expected(schema):
        return 'Write one text. If the brackets belong to it, put it in quotes: "[…]".'
    if not isinstance(node, Scalar):
        inner = node.entries[0].key.text if isinstance(node, Mapping) and node.entries else ""
        return f'If it is text, put it in quotes: "{cut(inner)}: …".' if inner else ""
    if not node.text.strip():
        return "Write some words, or delete its line."
    number = _number(node, schema)
    if number:
        return f"Write `{number}`{'' if node.style == 'plain' else ', without quotes'}."
    near = _nearest(node.text, schema)
    return f"Did you mean `{near[0]}`?" if near else ""


def _fix(node: Node, schema: Schema) -> Fix | None:
    """The advice on a wrong value as an edit, where it is one text."""
    if not isinstance(node, Scalar) or node.style == "block":
        return None
    number = _number(node, schema)
    if number:
        return instead(node.span, number, safe=True)
    near = _nearest(node.text, schema)
    return (
        instead(node.span, near[0], safe=alike(node.text, near[0]) or node.text.lower() in OTHER_WORDS)
        if len(near) == 1
        else None
    )


def _number(node: Scalar, schema: Schema) -> str:
    """A number as a computer writes it, of one in quotes, with a comma or a minus of print; "" when it is none."""
    turned = re.sub("^[−–]", "-", node.text).replace(",", ".")
    wanted = node.style == "plain" or "number" in _expected(schema)
    return turned if wanted and (turned, "plain") != (node.text, node.style) and NUMBER.fullmatch(turned) else ""


def _nearest(text: str, schema: Schema) -> list[str]:
    """The words of a place that look like a text, the nearest first; none but those that it equals when it does."""
    word = OTHER_WORDS.get(text.lower())
    if word in _words(schema):
        return [word]
    near = get_close_matches(text.lower().replace(" ", "-"), _words(schema), 3, 0.7)
    same = [word for word in near if alike(word, text)]
    return same[:1] or near


def _first_line(node: Node) -> Span:
    """The span of a node, a longer one cut to its first character."""
    span = node.span
    return span if span.line == span.end_line else span.beginning
