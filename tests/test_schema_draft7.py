"""The schemas in draft-07 say of every document what the schemas themselves say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.cli import run
from journeyctl.schema import NAMES, SchemaName, document, draft_7
from journeyctl.schema.typing import Typist
from journeyctl.source import read
from tests.pages import ROOT
from tests.test_cases import CASES
from tests.test_schema_engines import VALUES, damaged, places, table

OLDER = {name: jsonschema_rs.Draft7Validator(draft_7(document(name))) for name in NAMES}
LATER = {name: jsonschema_rs.Draft202012Validator(document(name)) for name in NAMES}
FILES: tuple[tuple[SchemaName, Path], ...] = (
    *(("journey", path) for path in CASES),
    *(("journey", path) for path in sorted((ROOT / "journeys").rglob("*.journey.yaml"))),
    *(("persona", path) for path in sorted((ROOT / "personas").rglob("*.persona.yaml"))),
    *(("theme", path) for path in sorted((ROOT / "themes").rglob("*.theme.yaml"))),
    ("project", ROOT / "journeyctl.yaml"),
)


def data_of(name: SchemaName, path: Path) -> Any:
    """A file as plain data; None when it is no YAML of ours."""
    root = read(path.read_bytes(), path.name).root
    return root and Typist(document(name)).typed(root, document(name))


WHOLE = [(name, path.name, data) for name, path in FILES if (data := data_of(name, path)) is not None]


@pytest.mark.parametrize("name", NAMES)
def test_an_older_schema_is_valid_draft_7(name: SchemaName) -> None:
    """It passes the meta-schema, and has no word left that draft-07 has not."""
    older = draft_7(document(name))
    jsonschema.Draft7Validator.check_schema(older)
    assert older["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert older["$id"] != document(name)["$id"]
    assert "$defs" not in json.dumps(older)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_beside_a_reference(name: SchemaName) -> None:
    """Draft-07 would overlook it: an editor would show no title."""
    for part in parts(draft_7(document(name))):
        assert "$ref" not in part or len(part) == 1


def parts(schema: Any) -> list[dict[str, Any]]:
    """Every mapping in a schema, but not those that name properties."""
    if isinstance(schema, list):
        return [one for value in schema for one in parts(value)]
    if not isinstance(schema, dict):
        return []
    found = [schema]
    for word, value in schema.items():
        if word not in ("examples", "defaultSnippets"):
            found += parts(list(value.values()) if word in ("properties", "definitions") else value)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_program_prints(name: SchemaName, capsys: pytest.CaptureFixture[str]) -> None:
    """`schemas/draft-07/` is of the same table, and `journeyctl schema --draft 7` prints it."""
    written = (ROOT / "schemas" / "draft-07" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert written == table().text_of(name, older=True), "run: make schemas"
    assert run(["schema", name, "--draft", "7"]) == 0
    assert capsys.readouterr().out == written


@pytest.mark.parametrize(("name", "data"), [(one[0], one[2]) for one in WHOLE], ids=[one[1] for one in WHOLE])
def test_both_say_the_same_of_a_file(name: SchemaName, data: Any) -> None:
    """Of every example and every refused file."""
    assert OLDER[name].is_valid(data) == LATER[name].is_valid(data)


@settings(max_examples=400)
@given(st.data())
def test_both_say_the_same_of_a_damaged_file(draw: st.DataObject) -> None:
    """One value, or a key more, replaced by anything."""
    name, _, data = draw.draw(st.sampled_from(WHOLE))
    path = draw.draw(st.sampled_from(places(data)))
    key = draw.draw(st.sampled_from(["", "", "strange", "text", "evidence"]))
    changed = damaged(data, path, draw.draw(VALUES))
    if key and isinstance(changed, dict):
        changed = {**changed, key: draw.draw(VALUES)}
    assert OLDER[name].is_valid(changed) == LATER[name].is_valid(changed)


def test_both_answers_are_among_the_files() -> None:
    """The files above are some right and some wrong, so that agreeing means something."""
    assert {LATER[name].is_valid(data) for name, _, data in WHOLE} == {True, False}
