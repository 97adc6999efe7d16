"""Measures everything in one run and prints what is met: `make bench`, or `python -m bench.run [--runs 9]`.

Commands take turns, so that ratios hold on a busy machine; processor seconds are compared, not the clock. `floor` is
`python -c pass`. Mermaid's command line is the peer where it is installed (`make bench-peer`); without it its rows say
so.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from math import log
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.subjects import diagram, journey, journey_of, repository
from bench.timing import Figures, in_turn, once

ROOT = Path(__file__).resolve().parents[1]
MERMAID = ROOT / "build/peer/node_modules/.bin/mmdc"
PYTHON = sys.executable
TOOL = (PYTHON, "-m", "journeyctl")
SIZES = (10, 100, 1_000, 10_000)
MANY = 1_000
SPREAD = 100
DRAW = ("--revision", "none", "--today", "2026-01-01", "--quiet", "--no-cache")
ALONE = "../alone/thirty.journey.yaml"
"""A journey in no project: nothing of it is kept, and no option is needed to say so."""
STILL = (*TOOL, "render", "still")
ASKED = (*STILL, "--revision", "none", "--quiet", "-o", "asked")
PAGES = 20
"""So many diagrams stand in the file that the peer draws with one browser."""
WITHIN = {"pdf": "poster.A0.svg", "sheets": "sixty.journey.yaml", "load": "large.journey.yaml"}
"""What is timed inside one process as often as commands are, and the file it reads."""
STOCK = "import cairosvg, sys; cairosvg.svg2pdf(url=sys.argv[1], write_to=sys.argv[2])"


class Row(NamedTuple):
    """One line of the table: what, the aim in words, the limit, and what was measured (None: not measured)."""

    job: str
    aim: str
    limit: float
    found: float | None
    more: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the aim is met: at most the limit, or at least it where `more` is better."""
        if self.found is None:
            return None
        return self.found >= self.limit if self.more else self.found <= self.limit


def prepare(folder: Path) -> None:
    """Write the subjects, compile the bytecode, draw what later stages read."""
    for package in ("journeyctl", "bench"):
        compileall.compile_dir(ROOT / package, quiet=1)
    (folder / "small.journey.yaml").write_text(journey_of(20_000), encoding="utf-8")
    (folder / ALONE).parent.mkdir()
    (folder / ALONE).write_text(journey(30), encoding="utf-8")
    (folder / "large.journey.yaml").write_text(journey_of(1_000_000), encoding="utf-8")
    (folder / "sixty.journey.yaml").write_text(journey(60), encoding="utf-8")
    (folder / "thirty.mmd").write_text(diagram(30), encoding="utf-8")
    (folder / "many").mkdir()
    for number in range(MANY):
        (folder / "many" / f"{number}.journey.yaml").write_text(journey_of(20_000), encoding="utf-8")
    for size in SIZES:
        (folder / f"growth-{size}.journey.yaml").write_text(journey(size, forks=True, lean=True), encoding="utf-8")
    repository(folder / "reviewed")
    poster = ROOT / "journeys/ny-bredbandskund.journey.yaml"
    shutil.copy(poster, folder / "poster.journey.yaml")
    shutil.copytree(ROOT / "personas", folder / "personas", dirs_exist_ok=True)
    (folder / "journeyctl.yaml").write_text("name: Bench\n", encoding="utf-8")
    drawing = (*TOOL, "render", "poster.journey.yaml", "-o", ".", "--paper", "A0", *DRAW)
    subprocess.run(drawing, cwd=folder, check=True, env=_environment())
    _still(folder)
    (folder / "many.md").write_text(f"```mermaid\n{diagram(30)}```\n\n" * PAGES, encoding="utf-8")
    browser = {"executablePath": shutil.which("chromium"), "args": ["--no-sandbox"]}
    (folder / "chromium.json").write_text(json.dumps(browser), encoding="utf-8")


def _still(folder: Path) -> None:
    """A thousand small journeys that are drawn and left alone, and a makefile that says the same of them."""
    (folder / "still").mkdir()
    for number in range(MANY):
        text = journey(2).replace("title: Resa", f"title: Resa {number}")
        (folder / "still" / f"{number}.journey.yaml").write_text(text, encoding="utf-8")
    names = " ".join(f"build/{number}.svg" for number in range(MANY))
    rule = "build/%.svg: still/%.journey.yaml journeyctl.yaml\n\tfalse\n"
    (folder / "Makefile").write_text(f"all: {names}\n{rule}", encoding="utf-8")
    time.sleep(2.5)  # beyond the moment in which a change cannot be seen, on any disk
    for command in (STILL, ASKED):
        subprocess.run(command, cwd=folder, check=True, env=_environment())


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}


def commands() -> dict[str, tuple[str, ...]]:
    """The commands that are timed as whole processes."""
    made: dict[str, tuple[str, ...]] = {
        "floor": (PYTHON, "-c", "pass"),
        "version": (*TOOL, "--version"),
        "check": (*TOOL, "check", "small.journey.yaml"),
        "diff": (*TOOL, "diff", "HEAD~1..HEAD", "--", "reviewed"),
        "stat": ("git", "-C", "reviewed", "diff", "--stat", "HEAD~1..HEAD"),
        "one": (*TOOL, "check", "reviewed/0.journey.yaml"),
        "render": (*TOOL, "render", ALONE),
        "optioned": (*TOOL, "render", ALONE, "-o", "out", *DRAW),
        "pdf": (*TOOL, "render", "poster.journey.yaml", "-o", "out", "--to", "pdf", *DRAW),
        "still": STILL,
        "asked": ASKED,
        "make": ("make", "-q"),
        "stock": (PYTHON, "-c", STOCK, "poster.A0.svg", "stock.pdf"),
    }
    if MERMAID.exists():
        drawing = (str(MERMAID), "--quiet", "-p", "chromium.json")
        made["mermaid"] = (*drawing, "-i", "thirty.mmd", "-o", "thirty.svg")
        made["pages"] = (*drawing, "-i", "many.md", "-o", "drawn.md")
    return made


def inside(name: str, path: Path, runs: int) -> dict[str, Figures]:
    """What `bench.inside` measured, in a process of its own."""
    done = subprocess.run(
        (PYTHON, "-m", "bench.inside", name, str(path), str(runs)),
        cwd=ROOT, check=True, capture_output=True, text=True, env=_environment(),
    )  # fmt: skip
    return {rival: Figures(tuple(found)) for rival, found in json.loads(done.stdout).items()}


def spread(folder: Path, runs: int) -> tuple[float, float]:
    """How often faster two workers are than one, by the clock; and the processor seconds of a map, of 30 activities."""
    spent: dict[int, list[float]] = {1: [], 2: []}
    (folder / "spread").mkdir()
    for number in range(SPREAD):
        (folder / "spread" / f"{number}.journey.yaml").write_text(journey(30), encoding="utf-8")
    used: dict[int, list[float]] = {1: [], 2: []}
    alone = []
    for _ in range(runs):
        alone.append(once((*TOOL, "render", "spread/0.journey.yaml", "-o", "out", *DRAW), folder))
        for jobs, found in spent.items():
            start = time.monotonic()
            used[jobs].append(once((*TOOL, "render", "spread", "-o", "out", "--jobs", str(jobs), *DRAW), folder))
            found.append(time.monotonic() - start)
    one, two, first = median(used[1]), median(used[2]), median(alone)
    foretold = one / (first + (two - first) / 2)
    print(
        f"  two workers on two processors that have nothing else to do: {foretold:.2f} x, by processor time", flush=True
    )
    return median(one / two for one, two in zip(spent[1], spent[2], strict=True)), one / SPREAD


def exponent(folder: Path) -> float:
    """The slope of log(time) over log(activities), by least squares: 1 when cost grows with the work."""
    points = []
    for size in SIZES:
        runs = 9 if size < SIZES[-1] else 3
        spent = inside("growth", folder / f"growth-{size}.journey.yaml", runs)["ours"].middle
        print(f"  {size:>6} activities: {spent * 1000:,.1f} ms", flush=True)
        points.append((log(size), log(spent)))
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    over = sum((x - middle_x) * (y - middle_y) for x, y in points)
    return over / sum((x - middle_x) ** 2 for x, _ in points)


class Measured(NamedTuple):
    """All that one run found.

    Attributes:
        commands: what was timed as whole processes.
        within: what `bench.inside` timed, by its subject: ours and theirs.
        growth: the exponent of cost over activities.
        faster: how often faster two workers are than one, by the clock.
        each: the processor seconds of one of many maps.
    """

    commands: dict[str, Figures]
    within: dict[str, dict[str, Figures]]
    growth: float
    faster: float
    each: float

    def against(self, subject: str) -> float:
        """What a subject takes us, over what it takes its rival."""
        return self.within[subject]["ours"].over(self.within[subject]["theirs"])


def measured(folder: Path, runs: int) -> Measured:
    """Measure everything; commands are counted `runs` times, what takes long less often."""
    timed = in_turn(commands(), folder, runs)
    for name, figures in timed.items():
        print(f"  {name:<10} {figures.middle * 1000:9.1f} ms of processor time", flush=True)
    within = {name: inside(name, folder / path, runs) for name, path in WITHIN.items()}
    within["many"] = inside("many", folder / "many", max(1, runs // 4))
    growth = exponent(folder)
    return Measured(timed, within, growth, *spread(folder, max(1, runs // 3)))


def rows(found: Measured) -> list[Row]:
    """The table: every aim with what was measured."""
    return [*_cold(found.commands), *_printed(found), *_many(found), *_long(found)]


def _cold(timed: dict[str, Figures]) -> list[Row]:
    """Commands that begin with nothing in memory."""
    floor, peer = timed["floor"], timed.get("mermaid")
    stat_and_check = Figures(tuple(map(sum, zip(timed["stat"].runs, timed["one"].runs, strict=True))))
    return [
        Row("journeyctl --version, cold", "<= 1.5 x floor", 1.5, timed["version"].over(floor)),
        Row("check of a 20 kB journey, cold", "<= 10 x floor", 10, timed["check"].over(floor)),
        Row("the same against Mermaid's CLI", ">= 20 x faster", 20, peer and peer.over(timed["check"]), more=True),
        Row("diff of 10 of 500 journeys, cold", "<= 3 x diff --stat + check", 3, timed["diff"].over(stat_and_check)),
        Row("render of 30 activities to SVG, cold", "<= 14 x floor", 14, timed["render"].over(floor)),
        Row("the same against Mermaid's CLI", ">= 10 x faster", 10, peer and peer.over(timed["render"]), more=True),
    ]


def _printed(found: Measured) -> list[Row]:
    """Posters as PDF."""
    cold = found.commands["pdf"].over(found.commands["stock"])
    return [
        Row("A0 PDF from SVG, warm", "<= 0.5 x stock CairoSVG", 0.5, found.against("pdf")),
        Row("A0 PDF of 60 activities, sheets, tagged", "<= 0.5 x stock CairoSVG", 0.5, found.against("sheets")),
        Row("A0 PDF from YAML, cold", "<= 1.2 x stock CairoSVG", 1.2, cold),
    ]


def _many(found: Measured) -> list[Row]:
    """Many journeys in one call."""
    timed, checked = found.commands, found.within["many"]["theirs"].over(found.within["many"]["ours"])
    shared = timed["pages"].middle / PAGES / found.each if "pages" in timed else None
    return [
        Row("1,000 journeys of 20 kB checked", ">= 0.4 x CSafeLoader", 0.4, checked, more=True),
        Row("1,000 journeys, nothing changed", "<= 7 x floor", 7, timed["still"].over(timed["floor"])),
        Row("the same against make -q", "<= 0.5 x make", 0.5, timed["still"].over(timed["make"])),
        Row("the same with options", "<= 7 x floor", 7, timed["asked"].over(timed["floor"])),
        Row("many journeys to SVG, 2 workers", ">= 1.7 x one, by the clock", 1.7, found.faster, more=True),
        Row("one of them against Mermaid, one browser", ">= 150 x faster", 150, shared, more=True),
    ]


def _long(found: Measured) -> list[Row]:
    """Long journeys."""
    return [
        Row("10 to 10,000 activities, forks included", "exponent <= 1.05", 1.05, found.growth),
        Row("1 MB journey with positions", "<= 0.6 x CSafeLoader", 0.6, found.against("load")),
    ]


def show(table: list[Row]) -> None:
    """Print the table."""
    for row in table:
        found = "not measured" if row.found is None else f"{row.found:.2f}"
        verdict = {True: "met", False: "NOT MET", None: "install the peer: make bench-peer"}[row.met]
        print(f"{row.job:<42} {row.aim:<26} {found:>12}  {verdict}")


def main() -> int:
    """Measure and print; 1 when an aim that was measured is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each command")
    runs = parser.parse_args().runs
    os.environ |= {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "project")
        folder.mkdir()
        prepare(folder)
        table = rows(measured(folder, runs))
    show(table)
    return int(any(row.met is False for row in table))


if __name__ == "__main__":
    sys.exit(main())
