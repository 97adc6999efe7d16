"""What we write for other programs passes the validators of those formats, whatever texts it holds."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from journeyctl.diagnostics import NOWHERE, Diagnostic, EnvironmentFault, Span
from journeyctl.lint import Coverage
from journeyctl.report import ReportFormat, report
from tests.reading import EVIL
from tests.running import ROOT, journeyctl, program

pytestmark = pytest.mark.proof

NODE = ROOT / "build" / "node"
LINES = {"kund resor/å.yaml": ("😀😀 x", "b")}
FAULTS = [EnvironmentFault("J902", "a {0} [x](y) cannot be read", "Check the path.")]
FOUND = [
    Diagnostic(level, code, message, span, text, subject=f"activity:{text}")
    for text in EVIL
    for level, code, message, span in (
        ("error", "J101", f"no key {text}", Span(f"a {text}.yaml", 2, 3, 3, 2)),
        ("hint", "J211", text, Span("kund resor/å.yaml", 1, 2, 1, 3)),
        ("warning", "J998", text, NOWHERE),
    )
]
NOTHING: list[Diagnostic] = []
NO_ADDRESS = {"SARIF2005"}
"""The tool has no page on the web that it could name."""


def multitool(path: Path) -> set[str]:
    """The rules of SARIF and of GitHub's code scanning that a log breaks, by Microsoft's sarif-multitool."""
    node = program("node")
    if not (NODE / "node_modules" / "@microsoft" / "sarif-multitool").is_dir():
        pytest.skip("@microsoft/sarif-multitool is not installed; .ci/run installs it into build/node")
    where = [node, "-p", "require('@microsoft/sarif-multitool')"]
    tool = subprocess.run(where, cwd=NODE, capture_output=True, text=True, check=True).stdout.strip()
    told = path.with_suffix(".told.json")
    words = ["validate", str(path), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", str(told)]
    words += ["--log", "ForceOverwrite"]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    subprocess.run([tool, *words], env=environment, capture_output=True, check=True)
    (run,) = json.loads(told.read_text(encoding="utf-8-sig"))["runs"]
    assert run["invocations"][0]["executionSuccessful"]
    return {one["ruleId"] for one in run["results"]}


def rdformat(path: Path) -> bool:
    """Whether reviewdog's format is kept to, by rdformat-validator."""
    node = program("node")
    tool = NODE / "node_modules" / ".bin" / "rdformat-validator"
    if not tool.exists():
        pytest.skip("@umbrelladocs/rdformat-validator is not installed; .ci/run installs it into build/node")
    words = ["--strict", "--no-extra-fields", str(path)]
    return subprocess.run([node, str(tool), *words], capture_output=True, check=False).returncode == 0


def written(folder: Path, form: ReportFormat, found: list[Diagnostic]) -> Path:
    """A report in a file."""
    path = folder / f"check.{form}"
    path.write_text(report(found, LINES, form, files=["a.yaml"], faults=FAULTS, rested=Coverage(1, 2, 3, 4, 1, 5)))
    return path


def spoilt(path: Path, good: str, bad: str) -> Path:
    """The file with every `good` made `bad`."""
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad), encoding="utf-8")
    return path


@pytest.mark.parametrize("found", [FOUND, NOTHING], ids=["findings", "nothing"])
def test_sarif_is_sarif(found: list[Diagnostic], tmp_path: Path):
    """sarif-multitool finds nothing against SARIF 2.1.0, its schema, or what code scanning on GitHub asks for."""
    assert multitool(written(tmp_path, "sarif", found)) == NO_ADDRESS


def test_the_validator_of_sarif_sees_what_is_wrong(tmp_path: Path):
    """A wrong number of a line and a result without a place are found."""
    assert "JSON1008" in multitool(spoilt(written(tmp_path, "sarif", FOUND), '"startLine": 2', '"startLine": -2'))
    assert "GH1015" in multitool(spoilt(written(tmp_path, "sarif", FOUND), '"locations"', '"relatedLocations"'))


@pytest.mark.parametrize("found", [FOUND, NOTHING], ids=["findings", "nothing"])
def test_rdjson_is_reviewdogs(found: list[Diagnostic], tmp_path: Path):
    """rdformat-validator finds nothing, and no key that the format does not know."""
    assert rdformat(written(tmp_path, "rdjson", found))


def test_the_validator_of_rdjson_sees_what_is_wrong(tmp_path: Path):
    """A level and a key that the format does not know are found."""
    assert not rdformat(spoilt(written(tmp_path, "rdjson", FOUND), '"WARNING"', '"HINT"'))
    assert not rdformat(spoilt(written(tmp_path, "rdjson", FOUND), '"code"', '"rule"'))


def test_what_check_writes_of_the_examples_passes(tmp_path: Path):
    """The whole way, on the journeys of this repository."""
    wanted = ("--format", f"sarif={tmp_path / 'a.sarif'}", "--format", f"rdjson={tmp_path / 'a.rdjson'}")
    assert journeyctl("check", "journeys", "--pedantic", "--exit-zero", *wanted).code == 0
    assert len(json.loads((tmp_path / "a.sarif").read_text())["runs"][0]["results"]) > 10
    assert multitool(tmp_path / "a.sarif") == NO_ADDRESS
    assert rdformat(tmp_path / "a.rdjson")
