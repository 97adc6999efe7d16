"""Whatever mapping comes in, binding answers: with a journey or with errors, never with a crash."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journeyctl import schema
from journeyctl.binding import Catalogue, bind
from journeyctl.diagnostics import Span
from journeyctl.shorthand import expand
from journeyctl.source.nodes import Entry, Mapping, Node, Scalar, Sequence

SPAN = Span("a.journey.yaml", 1, 1, 1, 1)


def keys_of(part: Any) -> set[str]:
    """Every property of a schema."""
    if isinstance(part, list):
        return set().union(*map(keys_of, part)) if part else set()
    if not isinstance(part, dict):
        return set()
    return set(part.get("properties", {})) | set().union(*map(keys_of, part.values()), set())


KEYS = sorted(keys_of(json.loads(schema.text("journey"))))
WORDS = [
    "",
    "a",
    "b",
    "A",
    "end",
    "yes",
    "no",
    "-1",
    "9",
    "1e9",
    "3/2",
    "0/0",
    "sad",
    "web",
    "activities",
    "blueprint",
    "?",
]

scalars = st.builds(Scalar, st.sampled_from(WORDS) | st.text(max_size=5), st.just("plain"), st.just(SPAN))


def mappings(inner: st.SearchStrategy[Node], keys: list[str] = KEYS) -> st.SearchStrategy[Mapping]:
    """Mappings of the language's keys, each once."""
    pairs = st.dictionaries(st.sampled_from(keys), inner, max_size=6)
    return pairs.map(
        lambda found: Mapping(tuple(Entry(Scalar(key, "plain", SPAN), value) for key, value in found.items()), SPAN)
    )


nodes = st.recursive(
    scalars,
    lambda inner: mappings(inner) | st.lists(inner, max_size=4).map(lambda items: Sequence(tuple(items), SPAN)),
    max_leaves=30,
)
ROOTS = mappings(
    nodes, ["title", "phases", "activities", "ideas", "ballots", "evidence", "lanes", "scale", "persona", "rests_on"]
)


@given(ROOTS, st.booleans())
def test_any_mapping_is_answered(root: Mapping, long: bool):
    """Valid or not, in long form or not: a journey exactly when there is no error."""
    found = bind(expand(root, "journey") if long else root, Catalogue(), "a.journey.yaml")
    assert (found.journey is None) == any(one.level == "error" for one in found.diagnostics)
    assert all(one.message and one.code.startswith("J3") for one in found.diagnostics)
