"""Whole twins: a journey in `cases-twin/NAME.yaml` is told as `cases-twin/NAME.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl import schema
from journeyctl.labels import load
from journeyctl.source import read
from journeyctl.twin import tell
from tests.bound import journey

CASES = sorted((Path(__file__).parent / "cases-twin").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_journey_is_told(path: Path) -> None:
    """The twin of a journey is its text file, to the letter."""
    text = path.read_text(encoding="utf-8")
    root = read(text.encode(), path.name).root
    assert root is not None
    assert schema.validate(root, "journey") == ()
    one = journey(text)
    assert tell(one, load(one.lang)) == path.with_suffix(".txt").read_text(encoding="utf-8")
