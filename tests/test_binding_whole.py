"""Nothing is dropped: whatever the example journeys say is in the model."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeyctl.binding import CHANNELS, bind
from journeyctl.binding.text import plain
from journeyctl.model import Journey
from journeyctl.project import find_root, open_project
from journeyctl.shorthand import expand
from journeyctl.source import read
from journeyctl.source.nodes import Mapping, Node, Scalar

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(ROOT.glob("journeys/**/*.journey.yaml"))

NOT_KEPT = frozenset({"$schema", "assumption", "refuted", "ours"})
"""Keys that become something else: a standing, whose it is."""
REFERENCES = frozenset({"to", "for", "evidence", "channel", "persona", "ballots", "rests_on"})
"""Keys whose value is resolved; the tests of references hold them."""
COMPUTED = frozenset({"lang", "happiness", "observed"})
"""Keys whose value is kept in another form, which has its own tests."""
YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def texts_of(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every scalar of a file with the key it stands under."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if key == "ballots":
                continue
            yield from texts_of(entry.value, entry.key.text)
    else:
        for item in node.items:
            yield from texts_of(item, key)


def meanings(text: str) -> set[object]:
    """A text, and the number or the flag that it may be; an empty one is not missed."""
    found: set[object] = {text}
    if text in YES_NO:
        found.add(YES_NO[text])
    if text.replace(".", "", 1).removeprefix("-").isdecimal():
        found.add(float(text))
    return found


def values_of(thing: object) -> Iterator[object]:
    """Every text, number and flag of the model."""
    if dataclasses.is_dataclass(thing):
        for one in dataclasses.fields(thing):
            if one.name != "span":
                yield from values_of(getattr(thing, one.name))
    elif isinstance(thing, tuple):
        for item in thing:
            yield from values_of(item)
    else:
        yield thing


def bound(file: Path) -> tuple[Mapping, Journey, set[object]]:
    """The long form of an example, its journey, and the words that mean something in the project or as a channel."""
    document = read(file.read_bytes(), file.name)
    assert document.root
    root = expand(document.root, "journey")
    project = open_project(find_root(file)).project
    found = bind(root, project.catalogue(), file.name)
    assert found.journey, found.diagnostics
    return root, found.journey, {*project.touchpoints, *project.systems, *project.channels, *CHANNELS}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.split(".")[0])
def test_every_word_of_an_example_is_in_the_model(file: Path):
    """Texts as written, numbers as numbers; what is resolved or computed is left to its own tests."""
    root, journey, words = bound(file)
    values = words | set(values_of(journey))
    lost = [
        (key, plain(scalar), scalar.span.line)
        for key, scalar in texts_of(root)
        if key not in NOT_KEPT | REFERENCES | COMPUTED and not meanings(plain(scalar)) & values
    ]
    assert lost == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.split(".")[0])
def test_an_example_hangs_together(file: Path):
    """Every id in the model is somebody's; numbers run from 1; shares, happiness and standing are in bounds."""
    _, journey, _ = bound(file)
    activities = {one.id for one in journey.activities}
    places = activities | {phase.id for phase in journey.phases}
    evidence = {one.id for one in journey.evidence}
    assert [one.number for one in journey.activities] == list(range(1, len(journey.activities) + 1))
    assert len(activities) == len(journey.activities)
    assert {way.to for one in journey.activities for way in one.ways} <= activities | {"end"}
    assert {
        target for idea in (*journey.ideas, *journey.takeaways, *journey.actions) for target in idea.targets
    } <= places
    assert {key for one in journey.activities for key in one.evidence} <= evidence
    assert all(-2 <= one.happiness <= 2 for one in journey.activities if one.happiness is not None)
    assert all(phase.activities for phase in journey.phases)


def test_binding_twice_gives_the_same():
    """The model is a value: equal texts make equal journeys, hashable and frozen."""
    for file in EXAMPLES:
        one, other = bound(file)[1], bound(file)[1]
        assert one == other
        assert hash(one.phases) == hash(other.phases)
