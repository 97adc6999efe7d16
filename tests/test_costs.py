"""What a run costs that no clock is needed for: calls of functions, and bytes written."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from math import log
from pathlib import Path

import pytest

from bench.subjects import journey, journey_of
from journeyctl import layout, source, theme
from journeyctl.__main__ import GARBAGE
from journeyctl.binding import fields
from journeyctl.binding.fields import Fields
from journeyctl.diagnostics import Span
from journeyctl.labels import load as labels
from journeyctl.layout import blueprint, legend, matrix, pages
from journeyctl.layout import sheets as sheeting
from journeyctl.layout.board import Board
from journeyctl.pipeline import Input, Wish, load, render
from journeyctl.record import replace
from journeyctl.view import View
from tests.everywhere import LANE_SETS, everywhere
from tests.running import TINY, clean_environment

SPY = """
import json, sys
sys.argv = ["journeyctl", *sys.argv[1:]]
from journeyctl.__main__ import main
code = main()
written = next(int(line.split()[1]) for line in open("/proc/self/io") if line.startswith("wchar"))
sys.stdout.write(json.dumps([code, written]))
"""
LOOKS = """
import gc, json, sys
looks = []
gc.callbacks.append(lambda *told: looks.append(told))
sys.argv = ["journeyctl", *sys.argv[1:]]
from journeyctl.__main__ import main
code = main()
sys.stdout.write(json.dumps([code, len(looks)]))
"""
STEADY = ("--view", "compact", "--revision", "none", "--today", "2026-01-02", "--jobs", "1", "--quiet")


def calls(path: Path) -> int:
    """How many calls it takes to read and draw a journey."""
    count = 0

    def heard(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(heard)
    try:
        made = render(load(Input(path.name, path)), Wish(revision="none", today=date(2026, 1, 2)))
    finally:
        sys.setprofile(None)
    assert made.outputs, made.diagnostics
    return count


def test_work_grows_with_the_journey_and_no_faster(tmp_path: Path) -> None:
    """Six times the activities, forks included, take at most six to the power of 1.05 times the calls."""
    sizes = (16, 96)
    counted = []
    for size in sizes:
        path = tmp_path / f"{size}.journey.yaml"
        path.write_text(journey(size, forks=True, lean=True), encoding="utf-8")
        calls(path)  # modules are loaded and tables made
        counted.append(calls(path))
    assert log(counted[1] / counted[0]) / log(sizes[1] / sizes[0]) <= 1.05


def written(folder: Path, *words: str) -> int:
    """The bytes that a run writes, wherever they go."""
    ran = subprocess.run(
        [sys.executable, "-c", SPY, *words], cwd=folder, env=clean_environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    code, found = json.loads(ran.stdout)
    assert code == 0, ran.stderr
    return int(found)


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="asks Linux how much was written")
def test_a_run_writes_its_pictures_once_and_little_else(tmp_path: Path) -> None:
    """With a cache no more than them again, for they are packed; nothing at all when nothing has changed."""
    (tmp_path / "journeyctl.yaml").write_text("name: Here\n")
    for number in range(5):
        (tmp_path / f"{number}.journey.yaml").write_text(TINY.replace("Tiny", f"Tiny {number}"))
    bare = written(tmp_path, "render", ".", "-o", "bare", "--no-cache", *STEADY)
    whole = sum(path.stat().st_size for path in (tmp_path / "bare").iterdir())
    assert whole <= bare <= whole + 200
    kept = written(tmp_path, "render", ".", "-o", "kept", *STEADY)
    assert whole < kept <= 2 * whole
    time.sleep(0.1)  # what changed a moment ago is not taken for unchanged
    written(tmp_path, "render", ".", "-o", "kept", *STEADY)
    assert written(tmp_path, "render", ".", "-o", "kept", *STEADY) == 0


@pytest.mark.parametrize(("view", "paper", "most"), [("blueprint", "letter", 1), ("matrix", "A5", 2)], ids=str)
def test_what_no_sheet_makes_readable_is_not_searched_for(
    view: View, paper: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture of 200 activities is refused without trying every number of bands and every width of columns."""
    room = {"blueprint": blueprint, "matrix": matrix}[view]
    laid_out: Callable[..., object] = vars(room)["_laid_out"]
    made: list[object] = []

    def counted(*given: object) -> object:
        made.append(given)
        return laid_out(*given)

    monkeypatch.setattr(room, "_laid_out", counted)
    told = replace(everywhere(200), span=Span("a", 1, 1, 1, 2))
    found = layout.lay_out(
        told, view=view, paper=paper, theme=theme.load("nordic"), labels=labels("sv"), today=date(2026, 1, 2)
    )
    assert not found.scenes
    assert [one.code for one in found.diagnostics if one.code == "J413"] == ["J413"]
    assert 1 <= len(made) <= most


@pytest.mark.parametrize(
    ("count", "lanes", "sheets", "most"), [(40, "all", 5, 12), (60, "behind", 4, 18)], ids=["one-band", "two-bands"]
)
def test_few_pages_are_laid_out_for_one_that_is_drawn(
    count: int, lanes: str, sheets: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To find which activities stand on which upright sheet, and how large, few more pages are laid out than drawn."""
    made: list[object] = []

    def counted(board: Board, content: pages.Content) -> pages.Laid:
        made.append(content)
        return laid(board, content)

    drawn: list[str] = []

    def entry(board: Board, sign: str, words: str) -> legend.Entry:
        drawn.append(sign)
        return one_entry(board, sign, words)

    laid, one_entry = pages.laid, legend._entry
    monkeypatch.setattr(legend, "_entry", entry)
    monkeypatch.setattr(pages, "laid", counted)
    monkeypatch.setattr(sheeting, "laid", counted)
    told = everywhere(count, lanes=LANE_SETS[lanes])
    found = layout.lay_out(
        told, paper="A0", orientation="portrait", theme=theme.load("nordic"), labels=labels("sv"),
        today=date(2026, 1, 2),
    )  # fmt: skip
    assert len(found.scenes) == sheets
    assert len(made) <= most
    # Each sign of a legend once a page that is laid out, and on the overview.
    assert max(map(drawn.count, drawn)) <= len(made) + 3


def test_a_picture_is_drawn_before_garbage_is_looked_for(tmp_path: Path) -> None:
    """Of thirty activities nothing is garbage that is worth a look; a look takes as long as Python to start."""
    (tmp_path / "a.journey.yaml").write_text(journey(30), encoding="utf-8")
    words = (sys.executable, "-c", LOOKS, "render", "a.journey.yaml", "--quiet")
    for _ in range(2):  # the first may have to compile the program, which makes much more
        ran = subprocess.run(words, cwd=tmp_path, env=clean_environment(), capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == [0, 0]


def test_a_megabyte_is_read_before_garbage_is_looked_for() -> None:
    """What was just read is in use, all of it: a look at it would find nothing."""
    data, looks, before = journey_of(1_000_000).encode(), list[object](), gc.get_threshold()
    gc.collect()
    gc.callbacks.append(lambda *told: looks.append(told))
    gc.set_threshold(*GARBAGE)
    try:
        read = source.read(data, "a.journey.yaml")
    finally:
        gc.set_threshold(*before)
        gc.callbacks.pop()
    assert read.root is not None
    assert not looks


def test_an_item_of_a_list_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often binding asks for the phases, the activities or what stands in them, it gets what it got before."""
    path = tmp_path / "a.journey.yaml"
    path.write_text(journey(7), encoding="utf-8")
    seen: list[object] = []

    class Counted(Fields):
        __slots__ = ()

        def __init__(self, node: source.Mapping) -> None:
            seen.append(node)
            super().__init__(node)

    monkeypatch.setattr(fields, "Fields", Counted)
    assert load(Input(path.name, path)).journey is not None
    assert len(seen) > 7 * 5
    assert len({id(node) for node in seen}) == len(seen)
