"""What an editor offers to insert is right, and can be filled in from stop to stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snippets import AROUND, STOP, Snippet, errors, every_way, inserted, lines, offered

ALL = [one for one in offered() if one.place in AROUND]
SNIPPETS = [one for number, one in enumerate(ALL) if one not in ALL[:number]]
each = pytest.mark.parametrize("one", SNIPPETS, ids=lambda one: f"{one.place}-{one.label}")


def text_of(one: Snippet) -> str:
    """A snippet as YAML, as it stands after the mark of its place."""
    deeper = "  " if AROUND[one.place][1].endswith("- |") else ""
    return f"\n{deeper}".join(lines(one.body))


@each
def test_a_snippet_is_right_at_once(one: Snippet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever only presses the tab key has a file without errors, whatever word is chosen."""
    name, around = AROUND[one.place]
    for number, text in enumerate(every_way(text_of(one))):
        assert errors(tmp_path / str(number), name, inserted(around, text), monkeypatch) == [], text


@each
def test_stops_are_numbered_in_order(one: Snippet) -> None:
    """The tab key goes from top to bottom; a number comes back only where the same is written."""
    stops = [(int(found[1] or found[2]), found[3] or found[4]) for found in STOP.finditer(text_of(one))]
    assert sorted({number for number, _ in stops}) == list(range(1, len({number for number, _ in stops}) + 1))
    assert len(set(stops)) == len({number for number, _ in stops})
    assert [number for number, _ in dict.fromkeys(stops)] == sorted({number for number, _ in stops})


def test_there_is_a_snippet_for_what_is_written_most() -> None:
    """Every place of the list has one, labels are no keys, and the first journey has ten lines."""
    assert {one.place for one in offered()} == set(AROUND)
    assert all(" " in one.label or one.place.endswith(f".{one.label}") for one in SNIPPETS)
    first = next(one for one in SNIPPETS if one.place == "journey")
    assert len(text_of(first).splitlines()) == 10
