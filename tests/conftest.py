"""What holds for every test: where a program is missing a test is skipped by name, but never on the build server.

Tests that need a browser share one for each of their modules. Garbage is looked for as seldom as the program does it:
nearly all that collecting ten thousand tests makes lives to the end.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from journeyctl.__main__ import GARBAGE
from tests.running import program

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

gc.set_threshold(*GARBAGE)
settings.register_profile("journeyctl", deadline=None, derandomize=True)
settings.load_profile("journeyctl")
# No deadline: the suite has no timed tests. The same examples on every run: a failure is never a matter of luck.


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was collected is no garbage, and is not looked through again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """With `CI` set a skipped test has failed: the server installs everything that a test needs."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped on the build server: {reason}"
    return report


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, driven by playwright."""
    chromium = program("chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()
