"""A poster on tiles: every point of it is seen once, on the fewest sheets, where the printer prints."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.box import Box
from journeyctl.paper.lengths import millimetres
from journeyctl.paper.sheets import sheet
from journeyctl.paper.tiling import Tiling, tiling

A0, A1 = (1189.0, 841.0), (594.0, 841.0)

COUNTED = {
    "841 mm are three sheets of 287 that share 10 twice": (A0, "A4", (210, 297, 7, 3)),
    "A0 on A3": (A0, "A3", (420, 297, 3, 3)),
    "A0 on letter": (A0, "letter", (279.4, 215.9, 5, 5)),
    "A1 on A4": (A1, "A4", (210, 297, 4, 3)),
    "what a sheet prints": ((200, 287), "A4", (210, 297, 1, 1)),
    "a little more": ((200.1, 287), "A4", (297, 210, 1, 2)),
    "the seam of 280 mm, not of 285": ((280, 285), "A4", (297, 210, 1, 2)),
    "the same, turned": ((285, 280), "A4", (210, 297, 2, 1)),
}


@pytest.mark.parametrize(("poster", "paper", "expected"), COUNTED.values(), ids=COUNTED)
def test_the_fewest_sheets_are_taken(poster: tuple[float, float], paper: str, expected: tuple[float, ...]) -> None:
    """Sheets are turned so that fewest are needed, counted by hand; of as many, so that the seams are shortest."""
    made = tiling(poster, sheet(paper), 10, 5)
    assert (made.width, made.height, made.columns, made.rows) == pytest.approx(expected)


POSTERS = st.tuples(st.floats(60, 3000), st.floats(60, 1500))
WAYS = st.tuples(st.sampled_from(("A3", "A4", "A5", "letter", "legal")), st.floats(6, 40), st.floats(0, 12))


def parts(made: Tiling) -> list[tuple[Box, Box]]:
    """What each tile keeps and what it shows, on the poster."""
    return [
        (
            Box(one.across.start, one.down.start, one.across.end - one.across.start, one.down.end - one.down.start),
            Box(one.across.start, one.down.start, one.across.until - one.across.start, one.down.until - one.down.start),
        )
        for one in made.tiles
    ]


@settings(max_examples=80)
@given(POSTERS, WAYS)
def test_every_point_is_kept_once(poster: tuple[float, float], way: tuple[str, float, float]) -> None:
    """The kept parts are the poster without gap or overlap, and lie where the printer prints."""
    paper, overlap, edge = way
    try:
        made = tiling(poster, sheet(paper), overlap, edge)
    except ValueError:
        return
    kept = [one for one, _ in parts(made)]
    assert sum(one.w * one.h for one in kept) == pytest.approx(poster[0] * poster[1])
    assert not any(a.grown(-1e-6).meets(b.grown(-1e-6)) for at, a in enumerate(kept) for b in kept[:at])
    printed = Box(0, 0, made.width, made.height).grown(-edge)
    for tile in made.tiles:
        assert printed.holds(tile.shown, 1e-6)
        assert tile.shown.holds(tile.kept, 1e-6)


@settings(max_examples=80)
@given(POSTERS, WAYS)
def test_neighbours_share_half_the_overlap_for_glue(poster: tuple[float, float], way: tuple[str, float, float]) -> None:
    """Right of what is kept and below it half the overlap is printed again; left of it and above it as much is free."""
    paper, overlap, edge = way
    try:
        made = tiling(poster, sheet(paper), overlap, edge)
    except ValueError:
        return
    for tile in made.tiles:
        glue = tile.shown.right - tile.kept.right
        assert glue == pytest.approx(0 if tile.column == made.columns else min(glue, overlap / 2))
        assert glue > 0 or tile.column == made.columns
        if 1 < tile.column < made.columns:
            assert glue == pytest.approx(overlap / 2)
        if tile.column > 1:
            assert tile.kept.x - edge == pytest.approx(overlap / 2)


@settings(max_examples=50)
@given(POSTERS, st.tuples(st.integers(1, 5), st.integers(1, 5)))
def test_a_scaled_poster_fills_its_sheets(poster: tuple[float, float], fit: tuple[int, int]) -> None:
    """So many columns and rows are taken, and in one direction nothing is left over."""
    made = tiling(poster, sheet("A4"), 10, 5, fit)
    assert made.columns <= fit[0]
    assert made.rows <= fit[1]
    assert made.poster == pytest.approx((poster[0] * made.scale, poster[1] * made.scale))
    room = [count * (side - 20) + 10 for count, side in zip(fit, (made.width, made.height), strict=True)]
    assert min(free - side for free, side in zip(room, made.poster, strict=True)) == pytest.approx(0, abs=1e-6)


def test_what_has_no_room_is_refused() -> None:
    """A sheet that is all overlap, and more sheets than anybody glues."""
    with pytest.raises(ValueError, match="A5 has no room for tiles with 50 mm of overlap and 5 mm unprintable"):
        tiling(A0, sheet("A5"), 50, 5)
    with pytest.raises(ValueError, match="400 are the most"):
        tiling((5000, 5000), sheet("A5"), 10, 5)


LENGTHS = {"3mm": 3, "3": 3, "0,3 cm": 3, "1.5m": 1500, "1.5 M": 1500, "0.25in": 6.35, "10": 10}


@pytest.mark.parametrize("text", LENGTHS)
def test_lengths_are_read_as_people_write_them(text: str) -> None:
    """With or without a unit, a space, a decimal comma."""
    assert millimetres(text) == pytest.approx(LENGTHS[text])


@pytest.mark.parametrize("text", ["", "mm", "-3mm", "3pt", "1e3", "nan", "3mm4", "٣mm", "10km"])
def test_what_is_no_length_is_refused(text: str) -> None:
    """The refusal shows how a length is written."""
    with pytest.raises(ValueError, match="write it as 3mm"):
        millimetres(text)


def test_a_length_out_of_reach_is_refused_in_millimetres() -> None:
    """The refusal names what is possible."""
    with pytest.raises(ValueError, match=r"'1in' is 25.4 mm; 0 to 25 mm are possible"):
        millimetres("1in", 0, 25)
    assert math.isclose(millimetres("1in", 0, 30), 25.4)
