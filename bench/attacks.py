"""Measures what hostile files cost: `make attacks`, or `python -m bench.attacks [NAME ...] [--size BYTES]`.

Each attack of `tests/attacks.py` is checked and drawn in a process of its own; processor seconds, the greatest memory
and the exit code are printed. What takes more than the promised limits is marked.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple, get_args

from journeyctl.pipeline.wish import View
from tests.attacks import ATTACKS, MOST, attack

SECONDS, MEGABYTES = 5.0, 512.0
"""What any file may take: seconds of a processor, and memory."""
PATIENCE = 120.0
"""Seconds after which a run is ended."""
_DRAW = ("render", "-o", "out", "--revision", "none", "--quiet", "--to")
COMMANDS = {
    "check": ("check", "--format", "concise"),
    "render": (*_DRAW, "svg"),
    **{view: (*_DRAW, "svg", "--view", view) for view in get_args(View) if view != "map"},
    **{paper: (*_DRAW, "svg", "--paper", paper) for paper in ("A0", "A3")},
    "A0-portrait": (*_DRAW, "svg", "--paper", "A0", "--orientation", "portrait"),
    "pdf": (*_DRAW, "pdf", "--paper", "screen"),
    "A0-pdf": (*_DRAW, "pdf", "--paper", "A0"),
    "text": (*_DRAW, "text"),
    "fmt": ("fmt", "--diff"),
    "fix": ("check", "--fix", "--format", "concise"),
}
"""What a file is given to: checked, drawn in every view and on sheets, told, and written anew."""


class Cost(NamedTuple):
    """What one run took, and how it ended (None: it was ended by us)."""

    seconds: float
    megabytes: float
    code: int | None
    said: int
    first: str

    @property
    def good(self) -> bool:
        """Whether it kept within the limits and ended as a command does."""
        return self.code in (0, 1, 2) and self.seconds <= SECONDS and self.megabytes <= MEGABYTES


def cost(words: tuple[str, ...], folder: Path) -> Cost:
    """What a command costs in a folder."""
    environment = {key: one for key, one in os.environ.items() if not key.startswith("JOURNEYCTL_")}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "journeyctl", *words], cwd=folder, stdout=said, stderr=said,
            env=environment | {"PYTHONPATH": str(Path.cwd())}, start_new_session=True,
        )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > until:
                process.kill()
            time.sleep(0.01)
    code = os.waitstatus_to_exitcode(status)
    told = (folder / "said").read_bytes()
    first = told.split(b"\n")[0][:100].decode("utf-8", "replace")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code, len(told), first)


def main() -> int:
    """Run them; the exit code is 1 when one went beyond the limits."""
    reader = argparse.ArgumentParser()
    reader.add_argument("names", nargs="*")
    reader.add_argument("--size", type=int, default=MOST)
    reader.add_argument("--commands", default="check,render")
    asked = reader.parse_args()
    bad = 0
    for name in asked.names or ATTACKS:
        for command in asked.commands.split(","):
            with tempfile.TemporaryDirectory() as place:
                folder = Path(place)
                (folder / "a.journey.yaml").write_bytes(attack(name, asked.size))
                (folder / "journeyctl.yaml").write_text("name: A\n")
                words = COMMANDS[command]
                took = cost((words[0], "a.journey.yaml", *words[1:]), folder)
            bad += not took.good
            print(
                f"{'  ' if took.good else '! '}{name:26}{command:12}{took.seconds:7.2f} s{took.megabytes:7.0f} MB  "
                f"exit {took.code}  {took.said:>9,} bytes  {took.first}",
                flush=True,
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
