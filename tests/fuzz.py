"""Fuzzing: random journeys, right, wrong and broken, through every stage for as long as asked: `make fuzz`.

    python -m tests.fuzz [--minutes 60] [--seed 0] [--findings build/fuzz]

Each file is read, judged, bound, checked, laid out, painted, told in words and formatted. Whatever raises, takes longer
than ten seconds of a processor, or comes out without a place is written to the folder of findings with its seed; the
exit code is then 1. `--soak 10000` draws so many journeys in one process and prints how memory grew.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from datetime import date
from pathlib import Path

from journeyctl.edit import reformat
from journeyctl.pipeline import Input, Wish, check_all, load, render
from journeyctl.report import FORMATS, report
from journeyctl.report.safe import UNSAFE
from tests.files import Author, file_of, mutated, shaken

LONGEST = 10.0
VIEWS = ("map", "compact", "flow", "blueprint", "matrix", "strip", "curve", "canvas")
FONTS = ("embed", "system", "outline")
DAY = date(2026, 1, 1)


class TooLong(Exception):
    """A stage took more processor time than anybody waits."""


def _late(*_: object) -> None:
    raise TooLong


def made(seed: int) -> bytes:
    """The file of a seed: every third one right, every third with one thing wrong, every third shaken."""
    chance = random.Random(seed)
    data = Author(chance).journey()
    if seed % 3 == 1:
        data = mutated(data, chance)
    file = file_of(data, chance)
    return shaken(file, chance) if seed % 3 == 2 else file


def judged(path: Path, seed: int) -> bool:
    """Put a file through every stage; whether it was drawn.

    Raises:
        AssertionError: when an answer is not what every answer is.
        Exception: whatever a stage raises; that is a finding.
    """
    given = Input(path.name, path)
    found = tuple(one for done in check_all((given,)) for one in done.diagnostics)
    for one in found:
        assert one.span.line >= 1, one
        assert one.span.column >= 1, one
    told = report(found, {}, FORMATS[seed % len(FORMATS)])
    assert "\x1b" not in told
    assert not any(re.search(UNSAFE, line) for line in report(found, {}, "concise").split("\n"))
    data = path.read_bytes()
    form = reformat(data, path.name, None)
    if form.data is not None:
        assert reformat(form.data, path.name, None).data == form.data, "fmt is not done after one run"
    loaded = load(given)
    errors = any(one.level == "error" for one in loaded.diagnostics)
    assert (loaded.journey is None) == errors
    wish = Wish(
        formats=("svg", "text"),
        view=VIEWS[seed % len(VIEWS)],  # type: ignore[arg-type]
        fonts=FONTS[seed // 3 % 3],  # type: ignore[arg-type]
        paper=(None, "A0", "A3")[seed // 9 % 3],  # type: ignore[arg-type]
        revision="none",
        today=DAY,
    )
    drawn = render(loaded, wish)
    pictures = [one for one in drawn.outputs if one.name.endswith(".svg")]
    if errors:
        assert not drawn.outputs
    else:
        assert pictures or any(one.code.startswith("J4") for one in drawn.diagnostics)
    return bool(pictures)


def fuzz(minutes: float, seed: int, findings: Path) -> int:
    """Fuzz until the time is over; how many findings there were."""
    signal.signal(signal.SIGVTALRM, _late)
    until = time.monotonic() + 60 * minutes
    bad, first, drawn = 0, seed, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.journey.yaml")
        while time.monotonic() < until:
            path.write_bytes(made(seed))
            signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
            try:
                drawn += judged(path, seed)
            except Exception:  # noqa: BLE001 - a fuzzer keeps whatever is raised
                bad += 1
                findings.mkdir(parents=True, exist_ok=True)
                (findings / f"{seed}.journey.yaml").write_bytes(path.read_bytes())
                (findings / f"{seed}.txt").write_text(traceback.format_exc(), encoding="utf-8")
                print(f"{seed}: {traceback.format_exc().splitlines()[-1][:150]}", flush=True)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            seed += 1
    print(f"{seed - first:,} files from seed {first}, {drawn:,} drawn, {bad} findings")
    return bad


def memory() -> float:
    """What this process holds, in megabytes; what it has at most held, where the system does not tell."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def soak(count: int, seed: int) -> int:
    """Draw so many journeys in one process; 1 when memory grew by more than a tenth after the first tenth."""
    start = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.journey.yaml")
        for number in range(count + 1):
            if number % (count // 10) == 0:
                gc.collect()
                now = memory()
                start = start if number > count // 10 else now
                print(f"{number:>7,} journeys  {now:7.1f} MB  {time.process_time():8.1f} s", flush=True)
            path.write_bytes(made(seed + number))
            loaded = load(Input(path.name, path))
            render(loaded, Wish(formats=("svg", "text"), view=VIEWS[number % len(VIEWS)], revision="none", today=DAY))  # type: ignore[arg-type]
    print(f"grew by {memory() / start - 1:.1%} after the first tenth")
    return int(memory() > 1.1 * start)


def main() -> int:
    """Do what the command line asks for; the exit code."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--minutes", type=float, default=60)
    reader.add_argument("--seed", type=int, default=0)
    reader.add_argument("--findings", type=Path, default=Path("build/fuzz"))
    reader.add_argument("--soak", type=int, default=0)
    asked = reader.parse_args()
    if asked.soak:
        return soak(asked.soak, asked.seed)
    return 1 if fuzz(asked.minutes, asked.seed, asked.findings) else 0


if __name__ == "__main__":
    sys.exit(main())
