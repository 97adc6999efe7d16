"""Promises of the table twin, whatever the journey: every field of the model is told, and no line is too wide.

How each is told stands in `telling.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import Phase, given, settings

from journeyctl import model as m
from journeyctl.columns import columns
from journeyctl.labels import load
from journeyctl.twin import tell
from journeyctl.twin.lines import WIDTH
from journeyctl.twin.table import WIDEST
from tests.journeys import journeys
from tests.telling import UNSAID, declared, missing, owed
from tests.whole import whole_journey, whole_journeys

some = settings(max_examples=16, deadline=None, derandomize=True)
few = settings(some, max_examples=6, phases=(Phase.generate,))


@some
@given(whole_journeys())
def test_every_field_of_the_model_is_told(journey: m.Journey) -> None:
    """Whatever a journey holds is in its twin, in the words that belong to it."""
    assert missing(journey) == []


@few
@given(journeys())
def test_every_field_of_a_simpler_journey_is_told(journey: m.Journey) -> None:
    """The same holds where much is left out."""
    assert missing(journey) == []


def test_the_random_journeys_fill_every_field() -> None:
    """Each field that can be told is filled by some random journey, so that the promise covers it."""
    filled: set[str] = set()
    kinds: set[type[Any]] = set()
    for seed in range(60):
        journey = whole_journey(seed)
        filled |= {name for name, _ in owed(journey, load(journey.lang), journey)}
        kinds |= {type(one) for one in within(journey)}
    can = {name for kind in kinds for name in declared(kind).values()} - set(UNSAID)
    assert {name for name in can - filled if leaf(name)} == {"Share.count", "Share.of"}


def within(thing: Any) -> Iterator[Any]:
    """A thing of the model and all things in it."""
    yield thing
    for field in fields(thing):
        value = getattr(thing, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if is_dataclass(part):
                yield from within(part)


def leaf(name: str) -> bool:
    """Whether a field holds words or values, and not other things of the model."""
    kind, field = name.split(".")
    hint = str(getattr(m, kind).__annotations__[field])
    inner = re.findall(r"[A-Z]\w+", hint)
    return field != "span" and not any(is_dataclass(getattr(m, one, None)) for one in inner)


@some
@given(whole_journeys())
def test_no_line_is_wider_than_a_terminal(journey: m.Journey) -> None:
    """A line has at most 80 columns, a row of the table 100, unless a single word is wider."""
    labels = load(journey.lang)
    before, after = tell(journey, labels).split(f"\n{labels('twin.overview')}\n-", 1)
    table, rest = after.split("\n\n", 1)
    assert max(map(columns, table.split("\n"))) <= WIDEST
    for line in f"{before}\n{rest}".split("\n"):
        alone = len(line.strip().removeprefix("- ").split(" ")) == 1
        assert columns(line) <= WIDTH or alone, line
        assert line == line.rstrip()


@some
@given(whole_journeys())
def test_the_same_journey_gives_the_same_text(journey: m.Journey) -> None:
    """The twin is a function of the journey and its labels."""
    assert tell(journey, load(journey.lang)) == tell(journey, load(journey.lang))
