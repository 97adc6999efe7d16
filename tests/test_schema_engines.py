"""The schemas themselves: current, complete, and judged alike by all engines."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry

from journeyctl.schema import NAMES, document, text, validate
from journeyctl.schema.judging import KNOWN, Judge
from journeyctl.schema.typing import Typist
from journeyctl.source import read
from tests.test_cases import CASES

ROOT = Path(__file__).parent.parent
READABLE = [path for path in CASES if read(path.read_bytes(), path.name).root is not None]
EXAMPLES = sorted((ROOT / "journeys").rglob("*.journey.yaml"))


def table() -> Any:
    spec = importlib.util.spec_from_file_location("build_schemas", ROOT / "schemas" / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_those_of_the_table(name: str) -> None:
    """The committed schema is what `schemas/build.py` writes."""
    assert text(name) == table().text_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_valid_2020_12(name: str) -> None:
    """Each schema passes the meta-schema."""
    jsonschema.Draft202012Validator.check_schema(document(name))


def properties(schema: Any, path: str = "") -> list[tuple[str, Any]]:
    found = []
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            found.append((f"{path}/{key}", value))
        for key, value in schema.items():
            found += properties(value, f"{path}/{key}")
    if isinstance(schema, list):
        for index, value in enumerate(schema):
            found += properties(value, f"{path}/{index}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_property_teaches(name: str) -> None:
    """Title, description, an example, and where the value is shown: on every property."""
    for path, value in properties(document(name)):
        assert value.get("title"), path
        assert value.get("description"), path
        assert value.get("examples"), path
        assert value.get("x-shown") in ("map", "about", "detail"), path


@pytest.mark.parametrize("name", NAMES)
def test_schemas_stay_in_the_subset_that_every_editor_knows(name: str) -> None:
    """Closed objects, local references, no tuples, no `uniqueItems`, no `multipleOf`."""
    written = text(name)
    for word in ("unevaluatedProperties", "prefixItems", "uniqueItems", "multipleOf", "$dynamicRef", '"allOf"'):
        assert word not in written
    for reference in (v for _, v in _walk(document(name)) if isinstance(v, dict) and "$ref" in v):
        assert reference["$ref"].startswith("#/$defs/")


def _walk(node: Any) -> list[tuple[str, Any]]:
    found = [("", node)]
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        found += _walk(value)
    return found


def data_of(path: Path) -> Any:
    root = read(path.read_bytes(), path.name).root
    assert root is not None
    return Typist(document("journey")).typed(root, document("journey"))


@pytest.mark.parametrize("path", [*READABLE, *EXAMPLES], ids=lambda path: path.stem)
def test_all_engines_agree(path: Path) -> None:
    """The judge, the reference engine and a third one say the same of every case and example."""
    schema = document("journey")
    data = data_of(path)
    reference = jsonschema.Draft202012Validator(schema, registry=Registry()).is_valid(data)
    assert jsonschema_rs.Draft202012Validator(schema).is_valid(data) == reference
    assert Judge(schema).fits(data) == reference
    root = read(path.read_bytes(), path.name).root
    assert reference == (validate(root, "journey") == ())


THIRD = {name: jsonschema_rs.Draft202012Validator(document(name)) for name in NAMES}
VALUES = st.sampled_from([
    None, True, False, 0, 1, -3, 2.5, 1.0, 10**9, "", "yes", "no", "heart", "9/12", "fully", "very-sad", [], {}, ["a"],
    [1, 2], [{"text": "a"}], {"text": "a"}, {"name": "a"}, {"quote": "a"}, {"to": "a"}, {"strange": 1}, [[]], [None],
])  # fmt: skip


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, value in inner for place in places(value, (*path, key)))]


def damaged(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with the value at a place replaced."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = damaged(copy[path[0]], path[1:], value)
    return copy


WHOLE = [data_of(path) for path in EXAMPLES]


@settings(max_examples=250)
@given(st.data())
def test_the_judge_agrees_about_damaged_examples(draw: st.DataObject) -> None:
    """An example with one value replaced by anything is judged as another engine judges it."""
    data = draw.draw(st.sampled_from(WHOLE))
    path = draw.draw(st.sampled_from(places(data)))
    key = draw.draw(st.sampled_from(["", "", "strange", "text", "happiness"]))
    changed = damaged(data, path, draw.draw(VALUES))
    if key and isinstance(changed, dict):
        changed = {**changed, key: draw.draw(VALUES)}
    assert Judge(document("journey")).fits(changed) == THIRD["journey"].is_valid(changed)


@pytest.mark.parametrize("name", NAMES)
def test_the_judge_knows_every_word_of_the_schemas(name: str) -> None:
    """A schema uses no word that nobody would judge."""
    assert words_of(document(name)) <= KNOWN


def words_of(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(words_of, schema))
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            found |= set().union(*map(words_of, value.values()))
        elif key not in ("examples", "defaultSnippets", "enum", "const"):
            found |= words_of(value)
    return found


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("version: 1.10", "1.10"),
        ("lang: no", "no"),
        ("title: 112", "112"),
        ("date: 2026-12", "2026-12"),
        ("title: yes", "yes"),
    ],
)
def test_a_value_is_a_number_only_where_the_schema_wants_one(written: str, typed: str) -> None:
    """What was typed stays text under a text key."""
    root = read(f"{written}\n".encode(), "x").root
    assert root is not None
    data = Typist(document("journey")).typed(root, document("journey"))
    assert list(data.values()) == [typed]


def test_the_example_values_of_the_schema_are_valid() -> None:
    """What the schema shows as an example, it accepts."""
    schema = document("journey")
    for path, value in properties(schema):
        part = {**value, "$defs": schema["$defs"], "$schema": schema["$schema"]}
        part.pop("examples")
        judge = jsonschema.Draft202012Validator(part, registry=Registry())
        for example in value["examples"]:
            assert judge.is_valid(example), (path, json.dumps(example, ensure_ascii=False))


def test_what_is_wrong_at_one_place_is_told_in_one_order() -> None:
    """Every run tells findings of one place in the order in which they are found, not in that of a set."""
    root = read(b"lang: en\n", "a.journey.yaml").root
    assert root is not None
    told = [one.message for one in validate(root, "journey")]
    assert told == ["this journey has no `title`", "this journey has no `phases` or `activities`"]
