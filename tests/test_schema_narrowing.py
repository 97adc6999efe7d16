"""Of large data that does not fit, the beginning up to what is wrong is explained; every path in it stays."""

from __future__ import annotations

from typing import Any

import pytest

from journeyctl.schema import narrowing
from journeyctl.schema.narrowing import narrowed


def fits(data: Any) -> bool:
    """A schema that takes everything but the word `wrong`."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return data != "wrong" and all(map(fits, inner))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "MOST_PARTS", 10)
    monkeypatch.setattr(narrowing, "_FEWEST_KEYS", 3)


def test_small_data_stays_as_it_is() -> None:
    """What is no larger than the limit is explained whole."""
    data = {"a": ["wrong"] * 8}
    assert narrowed(data, fits) is data


@pytest.mark.parametrize("at", [0, 1, 40, 150, 198, 199])
def test_the_first_wrong_item_is_kept_at_its_place(at: int) -> None:
    """Wherever it stands, what is wrong first is in the part, at the same number, and little follows it."""
    data = {"a": ["fine"] * at + ["wrong"] * (200 - at)}
    part = narrowed(data, fits)
    assert part["a"][at] == "wrong"
    assert part["a"][:at] == ["fine"] * at
    assert len(part["a"]) <= at + 11


def test_things_keep_all_keys_that_a_schema_could_want() -> None:
    """A thing beyond the limit keeps as many keys as things have; a mapping of names is cut."""
    data = {"a": ["fine"] * 50 + ["wrong"], "b": {str(n): "fine" for n in range(90)}, "c": ["x", "y"]}
    part = narrowed(data, fits)
    assert [*part] == ["a", "b", "c"]
    assert [*part["b"]] == ["0", "1", "2"]
    assert part["c"] == ["x"]
