"""A command pays only for what it needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT, TINY, clean_environment

SPY = """
import json, sys
sys.argv = ["journeyctl", *sys.argv[1:]]
from journeyctl.__main__ import main
code = main()
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules)]))
"""
PICTURES = {"journeyctl.fonts", "journeyctl.scene", "journeyctl.layout", "journeyctl.paint", "shutil", "tempfile"}
ALONGSIDE = {"journeyctl.lint", "journeyctl.twin", "multiprocessing", "concurrent.futures", "asyncio", "socket"}
ALONE = "ALONE"
"""In the place of the path of a journey in no project and no repository."""
JOURNEY = str(ROOT / "journeys/byta-elavtal.journey.yaml")
CAIRO = {"cairosvg", "cairocffi", "pypdf"}
SCHEMA = {"jsonschema", "jsonschema_rs", "referencing"}
TEXT = {"uharfbuzz", "fontTools", "pyphen", "uniseg", "bidi"}
DRAWING = {"jinja2", "graphviz", *TEXT, *CAIRO}
TERMINAL = {"rich", "pydantic", "importlib.metadata"}
LOOKING = {"inspect", "ast", "dis", "tokenize", "pkgutil", "dataclasses"}
STARTING = {"multiprocessing", "concurrent.futures", "asyncio", "socket", "ssl"}


def loaded(*words: str, folder: Path = ROOT) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", SPY, *words],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(ran.stderr.splitlines()[-1])
    assert code == 0, ran.stderr
    return set(modules)


@pytest.mark.parametrize(
    ("words", "never"),
    [
        (["--help"], {"yaml", *SCHEMA, *DRAWING, *TERMINAL}),
        (["render", "--help"], {"yaml", *SCHEMA, *DRAWING, *TERMINAL}),
        (["schema"], {*SCHEMA, *DRAWING, *TERMINAL}),
        (["check", JOURNEY], {*SCHEMA, *DRAWING, *TERMINAL, *LOOKING, *STARTING, *PICTURES, "typer"}),
        (["check", ALONE], {"subprocess", "pickle", "random", "threading"}),
        (["check", "--quiet", JOURNEY], {*SCHEMA, *DRAWING, *TERMINAL, "journeyctl.fonts", "journeyctl.scene"}),
        (["render", JOURNEY, "-o", "-", "--to", "text"], {*SCHEMA, *DRAWING, *TERMINAL}),
        (["render", JOURNEY, "-o", "-"], {*SCHEMA, "graphviz", "fontTools", *CAIRO, *TERMINAL}),
        (["render", ALONE, "--to", "pdf", "--bleed", "3mm", "--marks", "crop"], {*SCHEMA, "pypdf", *TERMINAL}),
        (
            ["render", ALONE],
            {*SCHEMA, *CAIRO, *TERMINAL, *ALONGSIDE, "graphviz", "fontTools", "pyphen", "typer", "tomllib"},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_nothing_heavy_that_it_does_not_need(words: list[str], never: set[str], tmp_path: Path):
    """The libraries that a command has no use for are not among the loaded modules."""
    alone = tmp_path / "a.journey.yaml"
    alone.write_text(TINY)
    assert loaded(*(str(alone) if word == ALONE else word for word in words), folder=tmp_path) & never == set()


def test_the_version_loads_nothing():
    """`--version` imports the package and its entry, and no other module that Python has not."""
    bare = subprocess.run(
        [sys.executable, "-c", "import json, sys; print(json.dumps(sorted(sys.modules)))"],
        env=clean_environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert loaded("--version") - set(json.loads(bare.stdout)) <= {"journeyctl", "journeyctl.__main__", "__future__"}


def test_declaring_the_commands_loads_only_typer_of_the_heavy_ones():
    """The modules in `cli` import nothing heavy at their top."""
    for path in Path(ROOT, "journeyctl", "cli").glob("*.py"):
        tops = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(("import ", "from "))]
        assert [line for line in tops if "journeyctl.pipeline" in line or "journeyctl.report" in line] == []
