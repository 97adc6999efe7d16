"""Changes one small thing in a file that guards us and asks whether a test notices: `make mutants`.

    python -m tests.mutants [FILE ...]

The tests of a file are collected and run once, unchanged. Then each mutant is tried in a fork of that process: the
functions of the file get the code of the mutant, and the tests run until one fails, first those that have noticed most
so far, then the quick ones. What no test notices so is tried again in a process that loads the mutant itself, as what
others have imported from the file by name was not changed, and there the slow tests run as well. One that no test
notices there either is printed with its line, and the exit code is 1. Those of `tests/equivalent.py`, which change
nothing anybody could see, are tried in the fork only; one that is noticed does not belong there: exit code 1, too.

What became of each mutant is kept in `build/mutants.jsonl`: an interrupted run goes on where it was. A mutant is tried
again when the file or one of its tests has changed, beginning with the test that noticed it before.
"""

from __future__ import annotations

import hashlib
import importlib.abc
import importlib.util
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FunctionType, ModuleType
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.equivalent import EQUIVALENT
from tests.mutations import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "mutants.jsonl"


class Guard(NamedTuple):
    """The tests that must notice a change of a file; the slow ones are asked about what the others let pass."""

    tests: tuple[str, ...]
    slow: tuple[str, ...] = ()


GUARDS: dict[str, Guard] = {
    "journeyctl/export/files.py": Guard(("test_export_files",)),
    "journeyctl/project/fetching.py": Guard(("test_project_fetching",)),
    "journeyctl/binding/text.py": Guard(("test_binding_text",)),
    "journeyctl/report/safe.py": Guard(("test_report_text",), ("test_report_forges",)),
    "journeyctl/forges.py": Guard(("test_parting",), ("test_report_markdown",)),
    "journeyctl/pipeline/addressing.py": Guard(("test_addressing",)),
    "journeyctl/paint/allowlist.py": Guard(("test_paint_safety",), ("test_theme_logo",)),
    "journeyctl/theme/logo.py": Guard(("test_theme_logo",), ("test_titleblock",)),
    "journeyctl/theme/raster.py": Guard(("test_theme_logo",)),
    "journeyctl/theme/vector.py": Guard(("test_theme_logo",)),
    "journeyctl/source/decoding.py": Guard(("test_source_guard", "test_cases")),
    "journeyctl/source/reader.py": Guard(("test_source_guard", "test_cases"), ("test_attacks",)),
    "journeyctl/export/anatomy/operators.py": Guard(("test_operators",), ("test_preflight_hostile",)),
}
"""The files that stand between hostile input and us."""
PATIENCE = 8
"""A test that takes so many times as long as without a change, and two seconds more, has noticed: it never ends."""
OPTIONS = ("-q", "-p", "no:cacheprovider", "-m", "not proof", "-n0", "--no-header", "-o", "addopts=")


class Fate(NamedTuple):
    """What became of a mutant: the test that noticed it, "" when none did."""

    by: str
    ended: bool = True


class Forks:
    """In place of running its tests once, pytest runs them for each mutant in a fork."""

    def __init__(
        self,
        file: str,
        waiting: list[tuple[int, Mutant]],
        before: dict[int, str],
        say: Callable[[int, Mutant, Fate], None],
    ) -> None:
        self.file, self.waiting, self.before, self.say = file, waiting, before, say
        self.cost: dict[str, tuple[float, float]] = {}
        self.most: Counter[str] = Counter(before.values())
        self.failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Runs the tests unchanged, then each mutant."""
        for at, item in enumerate(session.items):
            start = time.process_time(), time.monotonic()
            self._run(item, session.items[at + 1] if at + 1 < len(session.items) else None)
            self.cost[item.nodeid] = time.process_time() - start[0], time.monotonic() - start[1]
        if self.failed:
            return True
        for number, one in self.waiting:
            fate = self._noticed(session.items, number, one)
            self.most[fate.by] += 1
            self.say(number, one, fate)
        same = Mutant(0, "", "", (ROOT / self.file).read_text(encoding="utf-8"))
        self.failed = self._noticed(session.items, -1, same).by  # what so many forks have left behind harms no test
        return True

    def _run(self, item: pytest.Item, following: pytest.Item | None) -> None:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)

    def _noticed(self, items: list[pytest.Item], number: int, one: Mutant) -> Fate:
        known = self.before.get(number)
        cost = {item: self.cost[item.nodeid][0] + 0.005 for item in items}
        rank = {item: (item.nodeid != known, -(self.most[item.nodeid] + 1) / cost[item]) for item in items}
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._child(sorted(items, key=rank.__getitem__), one.source, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            begun = _until_closed(told.fileno(), child, 10 * sum(wall for _, wall in self.cost.values()) + 60)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return Fate("" if code in (0, 9) else begun.splitlines()[-1], ended=code >= 0)

    def _child(self, items: list[pytest.Item], source: str, writing: int) -> None:
        """Runs the tests until one fails: exit code 9 when the mutant cannot be put in place here, 1, or 0."""
        try:
            _exchange(sys.modules[_module(self.file)], source)
        except BaseException:  # noqa: BLE001 - tried again by a process that loads it itself
            os._exit(9)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for at, item in enumerate(items):
            os.write(writing, f"{item.nodeid}\n".encode())
            processor, wall = self.cost[item.nodeid]
            signal.setitimer(signal.ITIMER_PROF, PATIENCE * processor + 2)
            signal.setitimer(signal.ITIMER_REAL, 10 * PATIENCE * wall + 20)
            try:
                self._run(item, items[at + 1] if at + 1 < len(items) else None)
            except BaseException:  # noqa: BLE001 - however it ends, it was noticed
                os._exit(1)
            if self.failed:
                os._exit(1)
        os._exit(0)


def _until_closed(reading: int, child: int, seconds: float) -> str:
    """What a child writes until it ends; it is killed when that takes too long."""
    told, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([reading], [], [], 1)[0]:
            part = os.read(reading, 65_536)
            if not part:
                return told.decode()
            told += part
    os.kill(child, signal.SIGKILL)
    return told.decode()


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from another source."""

    def __init__(self, file: str, source: str) -> None:
        self.name, self.file, self.source = _module(file), file, source

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, ROOT / self.file, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, self.file, "exec"), module.__dict__)


def _module(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".")


def _exchange(module: ModuleType, source: str) -> None:
    """Give a module the code of another source: its functions in their place, its other names anew."""
    fresh: dict[str, object] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(source, str(module.__file__), "exec"), fresh)
    for name, value in fresh.items():
        if not name.startswith("__") and not _recoded(module.__dict__.get(name), value):
            module.__dict__[name] = value


def _recoded(old: object, new: object) -> bool:
    """Whether something is a function or a class, which then has the code of the other one."""
    old, new = (getattr(one, "fget", None) or getattr(one, "__wrapped__", one) for one in (old, new))
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        return True
    if isinstance(old, type) and isinstance(new, type):
        for name, value in vars(new).items():
            _recoded(vars(old).get(name), value)
        return True
    return False


def _paths(names: Iterable[str]) -> list[str]:
    return [f"tests/{name}.py" for name in names]


def surely(file: str, number: int, seconds: float) -> Fate:
    """What becomes of a mutant in a process that has loaded nothing before it loads it; the slow tests run, too."""
    words = [sys.executable, "-m", "tests.mutants", "--only", file, str(number)]
    try:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return Fate("a process of its own", ended=False)
    failed = [line.split(" ")[1] for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return Fate((failed or ["a process of its own"])[0] if done.returncode else "")


def _only(file: str, number: int) -> int:
    """Whether a test of a file fails with a mutant that is loaded before anything else."""
    one = next(islice(mutants((ROOT / file).read_text(encoding="utf-8")), number, None))
    sys.meta_path.insert(0, _Changed(file, one.source))
    try:
        with TemporaryDirectory(prefix="mutants-") as apart:
            tests = _paths(GUARDS[file].tests + GUARDS[file].slow)
            return int(pytest.main(["-x", "-rfE", *OPTIONS, f"--basetemp={apart}/t", *tests]))
    except BaseException:  # noqa: BLE001 - however it ends, it was noticed
        return 1


def _seal(file: str, one: Mutant) -> str:
    """What a fate is true for: the mutant and the tests."""
    tests = b"".join((ROOT / path).read_bytes() for path in _paths(GUARDS[file].tests + GUARDS[file].slow))
    return hashlib.sha256(one.source.encode() + tests).hexdigest()[:20]


def _remembered() -> dict[tuple[str, int, str, str], dict[str, object]]:
    """What became of mutants in runs before, the latest."""
    kept = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
    told = (json.loads(line) for line in kept if line.endswith("}"))
    return {(one["file"], one["line"], one["text"], one["change"]): one for one in told}


@contextmanager
def _aside() -> Iterator[int]:
    """Where to speak while pytest has the streams; what it says itself is heard by nobody."""
    ours, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    sys.stdout.flush()
    os.dup2(nowhere, 1)
    try:
        yield ours
    finally:
        sys.stdout.flush()
        os.dup2(ours, 1)
        os.close(ours)
        os.close(nowhere)


def tried(file: str) -> int:
    """Try the mutants of a file and say what became of them; how many no test notices that ought to."""
    every = list(enumerate(mutants((ROOT / file).read_text(encoding="utf-8"))))
    remembered, fates, before = _remembered(), dict[int, Fate](), dict[int, str]()
    for number, one in every:
        known = remembered.get((file, *one[:3]))
        if known and known["seal"] == _seal(file, one):
            fates[number] = Fate(str(known["by"]), bool(known["ended"]))
        elif known and known["by"]:
            before[number] = str(known["by"])
    waiting = [(number, one) for number, one in every if number not in fates]
    if waiting and not _try(file, waiting, before, fates):
        return 1
    return _told(file, [one for _, one in every], fates)


def _try(file: str, waiting: list[tuple[int, Mutant]], before: dict[int, str], fates: dict[int, Fate]) -> bool:
    """Try mutants of a file, keeping what becomes of each; whether the tests pass without any change."""
    KEPT.parent.mkdir(exist_ok=True)
    start = time.monotonic()
    with KEPT.open("a", encoding="utf-8") as kept, _aside() as ours:

        def keep(number: int, one: Mutant, fate: Fate) -> None:
            if not fate.by and (one.text, one.change) not in EQUIVALENT.get(file, {}):
                fate = surely(file, number, 60 + 40 * sum(wall for _, wall in forks.cost.values()))
            fates[number] = fate
            kept.write(json.dumps({"file": file, **one._asdict(), "source": "", "seal": _seal(file, one),
                                   "by": fate.by, "ended": fate.ended}) + "\n")  # fmt: skip
            kept.flush()
            if len(fates) % 25 == 0:
                os.write(ours, f"{file}: {len(fates)} tried, {time.monotonic() - start:.0f} s\n".encode())

        forks = Forks(file, waiting, before, keep)
        with TemporaryDirectory(prefix="mutants-") as apart:
            pytest.main([*OPTIONS, f"--basetemp={apart}/t", *_paths(GUARDS[file].tests)], plugins=[forks])
    if not forks.cost or forks.failed:
        print(f"{file}: its tests fail without any change: {forks.failed or 'they cannot be collected'}", flush=True)
    return bool(forks.cost) and not forks.failed


def _told(file: str, every: list[Mutant], fates: dict[int, Fate]) -> int:
    """Say what became of the mutants of a file; how many are wrong: not noticed, or listed and noticed or not there."""
    listed = EQUIVALENT.get(file, {})
    alive = [(one.text, one.change) for number, one in enumerate(every) if not fates[number].by]
    noticed = len(every) - len(alive)
    endless = sum(not fates[number].ended for number in range(len(every)))
    wrong = 0
    for number, one in enumerate(every):
        if not fates[number].by and (one.text, one.change) not in listed:
            wrong += 1
            print(f"{file}:{one.line}: {one.change}: {one.text}", flush=True)
    for key in listed.keys() - set(alive):
        wrong += 1
        print(f"{file}: is listed as equivalent, but is noticed, or is not there: {key}", flush=True)
    print(
        f"{file}: {len(every)} mutants, {noticed} noticed ({endless} by never ending), "
        f"{sum(key in listed for key in alive)} equivalent, {wrong} wrong",
        flush=True,
    )
    return wrong


def main() -> int:
    """Try the mutants of the files that are named, else of all; 1 when one is not noticed."""
    os.chdir(ROOT)
    settings.register_profile(
        "mutants", phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck), database=None
    )
    settings.load_profile("mutants")
    if sys.argv[1:2] == ["--only"]:
        return _only(sys.argv[2], int(sys.argv[3]))
    return int(sum([tried(file) for file in sys.argv[1:] or GUARDS]) > 0)


if __name__ == "__main__":
    sys.exit(main())
