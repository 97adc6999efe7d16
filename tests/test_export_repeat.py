"""The same journey gives the same bytes, on any day, in any place, in any order of a hash."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import ROOT, journeyctl

EXAMPLE = ROOT / "journeys" / "byta-elavtal.journey.yaml"
WORDS = ("--revision", "none", "--today", "2026-01-02", "--dpi", "60", "--no-cache")
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONHASHSEED": "77", "TZ": "America/Adak", "LANG": "sv_SE.UTF-8", "HOME": "/nonexistent"},
)


@pytest.mark.parametrize(
    "view", ["map", pytest.param("flow", marks=pytest.mark.proof), pytest.param("compact", marks=pytest.mark.proof)]
)
def test_every_format_repeats_byte_for_byte(tmp_path: Path, view: str) -> None:
    """Two processes with other hashes, clocks, languages and homes write the same SVG, PDF, PNG and text."""
    for number, place in enumerate(PLACES):
        words = ("render", EXAMPLE, "-o", tmp_path / str(number), "--to", "svg,pdf,png,text", "--view", view, *WORDS)
        ran = journeyctl(*words, **place)
        assert ran.code == 0, ran.err
    names = sorted(path.name for path in (tmp_path / "0").iterdir())
    assert len(names) == 4
    for name in names:
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes(), name
