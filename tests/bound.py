"""A journey bound from its YAML, for tests that are about what it means."""

from __future__ import annotations

from journeyctl.binding import Bound, Catalogue, bind
from journeyctl.model import Journey
from journeyctl.shorthand import expand
from journeyctl.source import read


def bound(text: str, catalogue: Catalogue | None = None, path: str = "a.journey.yaml") -> Bound:
    """What binding makes of a text that is taken to be valid."""
    root = read(text.encode(), path).root
    assert root is not None
    return bind(expand(root, "journey"), catalogue or Catalogue(), path)


def journey(text: str, catalogue: Catalogue | None = None) -> Journey:
    """The journey of a text without errors."""
    found = bound(text, catalogue)
    assert found.journey, found.diagnostics
    return found.journey
