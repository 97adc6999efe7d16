"""What `doctor` finds on a machine, what it misses there, and how it says to get it."""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from journeyctl import machine
from journeyctl.cli import run
from journeyctl.flow import find_dot
from journeyctl.fonts import faces
from journeyctl.machine import MODULES, Finding, examine
from journeyctl.paper import made as tables
from journeyctl.project import open_project
from tests.running import ROOT, Ran, clean_environment
from tests.test_export_library import without

LINE = re.compile(r"(ok     |MISSING|absent )  (\S.*?) {2,}(\S.*)")
ALWAYS = (
    "Python",
    "packages",
    "libyaml",
    "fonts",
    "more fonts",
    "libcairo",
    "fontconfig",
    "Graphviz",
    "git",
    "gs",
    "project",
)
OURS = ("chromium", "pdftotext", "qpdf", "mutool", "rsvg-convert", "node", "npm")
Break = Callable[[pytest.MonkeyPatch, Path], None]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, tuple[str, str]]]:
    """The exit code, and for each name the sign and the words of its line."""
    code = run(["doctor", *words])
    lines = [LINE.fullmatch(line) for line in capsys.readouterr().out.splitlines()]
    assert all(lines)
    return code, {line[2]: (line[1].strip(), line[3]) for line in lines if line}


def test_each_thing_has_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """In one order, with a sign, its name and its place; `--verbose` adds what our own tests need."""
    monkeypatch.chdir(ROOT)
    code, lines = told(capsys)
    assert (code, tuple(lines)) == (0, ALWAYS)
    assert lines["project"] == ("ok", f"{ROOT}/journeyctl.yaml")
    assert lines["packages"] == ("ok", f"{len(MODULES)} of {len(MODULES)}")
    assert tuple(told(capsys, "--verbose")[1]) == (*ALWAYS, *OURS)


def test_quiet_tells_only_what_is_missing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """What is there is left out."""
    monkeypatch.setattr(machine, "_LOOKS", (lambda: Finding("a", True, "here"), lambda: Finding("b", False, "gone")))
    assert told(capsys, "--quiet") == (0, {"b": ("absent", "gone")})


def no_module(*names: str) -> Break:
    def broken(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
        monkeypatch.setattr(
            machine, "find_spec", lambda name: None if name in names else importlib.util.find_spec(name)
        )

    return broken


def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("journeyctl.flow.dot._NAMES", ())
    find_dot.cache_clear()


def no_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    monkeypatch.setattr(faces, "font_file", faces.font_file.__wrapped__)


def no_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


EDITABLE = f"pip install --editable {shlex.quote(str(ROOT))}"
LOST: dict[str, tuple[Break, str, str, str]] = {
    "packages": (no_module("pypdf", "jinja2"), "MISSING", "missing: jinja2, pypdf", EDITABLE),
    "libyaml": (
        no_module("yaml._yaml"), "MISSING", "missing from PyYAML",
        "pip install --force-reinstall --only-binary :all: pyyaml",
    ),
    "fonts": (
        no_fonts, "MISSING", "missing: faces.json, advances.json, display-regular.ttf and 19 more", EDITABLE
    ),
    "more fonts": (
        no_module("manimgx_fonts"), "absent", "for other scripts: installed ones only",
        "pip install 'journeyctl[fonts]'",
    ),
    "Graphviz": (no_programs, "absent", "missing, for forks and the flow view", "pip install graphviz-pure"),
    "git": (no_programs, "absent", "missing, maps show no revision", "apt-get install git"),
    "project": (no_project, "absent", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", LOST)
def test_what_is_missing_is_told_with_its_cure(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """2 where drawing fails without it, else 0; the line ends with the command; all other lines are still told."""
    broken, sign, what, cure = LOST[name]
    monkeypatch.setattr(machine, "sys", SimpleNamespace(version_info=sys.version_info, platform="linux"))
    broken(monkeypatch, tmp_path)
    code, lines = told(capsys)
    find_dot.cache_clear()
    assert code == (2 if sign == "MISSING" else 0)
    assert lines[name][0] == sign
    assert tuple(lines) == ALWAYS
    if what:
        assert lines[name][1] == f"{what}; run: {cure}"


@pytest.mark.parametrize(
    ("lost", "name", "cure"),
    [
        ("cairo", "libcairo", "apt-get install libcairo2"),
        ("fontconfig", "fontconfig", "apt-get install libfontconfig1"),
    ],
)
def test_a_missing_library_is_told_with_its_cure(tmp_path: Path, lost: str, name: str, cure: str):
    """SVG does without: the exit code is 0."""
    ran = without(lost, "doctor", cwd=tmp_path)
    assert ran.code == 0
    (line,) = re.findall(rf"absent   {name} .*", ran.out)
    assert re.search(rf"; run: ({cure}|brew install \w+)$", line)


def test_one_face_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each face has two files, and a list tells of all; without any of them pictures fail."""
    shipped = tuple(tables.FOLDER.iterdir())
    for path in shipped:
        (tmp_path / path.name).symlink_to(path)
    no_fonts(monkeypatch, tmp_path)
    wanted = [path.name for path in shipped if path.suffix in (".ttf", ".json")]
    assert len(wanted) == 22
    for name in wanted:
        (tmp_path / name).rename(tmp_path / "away")
        (line,) = [one for one in examine() if one.name == "fonts"]
        assert (line.there, line.needed, line.detail.partition(";")[0]) == (False, True, f"missing: {name}")
        (tmp_path / "away").rename(tmp_path / name)


def test_an_old_python_is_not_enough(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The version is told, and the one that is needed."""
    monkeypatch.setattr(machine, "sys", SimpleNamespace(version_info=(3, 10, 4), platform="linux"))
    code, lines = told(capsys)
    assert (code, lines["Python"]) == (2, ("MISSING", "3.10.4; 3.11 or later is needed"))


def everything_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Finding, ...]:
    """What is told on a machine that has nothing."""
    from journeyctl.diagnostics import EnvironmentFault

    def no_cairo() -> None:
        raise EnvironmentFault("J920", "PDF and PNG need libcairo, which is not on this machine")

    no_programs(monkeypatch, tmp_path)
    no_fonts(monkeypatch, tmp_path)
    no_project(monkeypatch, tmp_path)
    monkeypatch.setattr(machine, "find_spec", lambda _: None)
    monkeypatch.setattr("journeyctl.export.library.cairo", no_cairo)
    monkeypatch.setattr("journeyctl.export.lettering.libraries", no_cairo)
    found = examine(developing=True)
    find_dot.cache_clear()
    return found[1:]


@pytest.mark.parametrize(("platform", "installs"), [("linux", "apt-get"), ("darwin", "brew")])
def test_every_cure_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, installs: str):
    """It ends its line, a shell can read it, it begins with a program that a machine has, and asks for one thing."""
    monkeypatch.setattr(machine, "sys", SimpleNamespace(version_info=sys.version_info, platform=platform))
    found = everything_lost(monkeypatch, tmp_path)
    assert tuple(one.name for one in found) == (*ALWAYS[1:], *OURS)
    for one in found:
        assert not one.there
        assert "\n" not in one.detail
        (command,) = one.detail.split("; run: ")[1:]
        words = shlex.split(command)
        assert words[0] in ("pip", installs, "echo"), command
        assert words[1] == "install" or words[0] == "echo"
        assert not re.search(r"[.,;()]$", words[-1]), command


def test_the_cure_for_a_missing_project_makes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Pasted as it stands it writes a project's file without findings, also in a folder whose name has blanks."""
    folder = tmp_path / "my maps"
    folder.mkdir()
    before = examine(folder)[-1]
    subprocess.run(["sh", "-c", before.detail.split("; run: ")[1]], check=True)
    assert examine(folder)[-1] == Finding("project", True, f"{folder}/journeyctl.yaml")
    assert open_project(folder).diagnostics == ()


def test_a_wheel_is_installed_anew_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where there is no checkout, the package is named."""
    monkeypatch.setattr("journeyctl.resources.folder", lambda name: tmp_path / name)
    assert machine.again() == "pip install --force-reinstall journeyctl"


def test_the_project_is_the_one_that_was_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`--project` is looked at, whatever lies around; its name cannot play with the terminal."""
    place = tmp_path / "a\x1bb"
    place.mkdir()
    code, lines = told(capsys, "--project", str(place))
    assert (code, lines["project"][0]) == (0, "absent")
    assert lines["project"][1].startswith(f"{tmp_path}/a\\u001bb has no journeyctl.yaml")


def test_a_terminal_gets_colours_when_it_wants_them(capsys: pytest.CaptureFixture[str]):
    """`--color` decides; a pipe has none."""
    run(["doctor", "--color", "always"])
    assert capsys.readouterr().out.count("\x1b[32mok") >= 5
    run(["doctor"])
    assert "\x1b" not in capsys.readouterr().out


def test_every_package_that_we_import_is_looked_for():
    """The list is what stands in our imports, and pyphen, whose patterns are read."""
    found = {"pyphen"}
    for path in (ROOT / "journeyctl").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).partition(".")[0])
    assert set(MODULES) == found - sys.stdlib_module_names - {"journeyctl"}


WITHOUT = """
import sys
from importlib.machinery import PathFinder
gone = sys.argv.pop(1).split(",")

class Gone:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return None if name.partition(".")[0] in gone else PathFinder.find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Gone
sys.argv[0] = "journeyctl"
from journeyctl.__main__ import entry
entry()
"""


def bereft(gone: tuple[str, ...], *words: str) -> Ran:
    """Run `journeyctl` where some packages were never installed."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, ",".join(gone), *words],
        cwd=ROOT, env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


def test_without_any_package_the_doctor_still_tells_of_everything():
    """Only Typer, which the command line itself is made of, must be there."""
    lost = tuple(name for name in MODULES if name != "typer")
    ran = bereft(lost, "doctor")
    assert (ran.code, ran.err) == (2, "")
    assert f"MISSING  packages      missing: {', '.join(lost)}; run: {EDITABLE}" in ran.out
    assert "absent   libcairo      PDF and PNG need the package cairocffi, which is missing; run: pip" in ran.out
    assert "MISSING  libyaml" in ran.out
    assert [line[9:21].strip() for line in ran.out.splitlines()] == list(ALWAYS)


@pytest.mark.parametrize(
    ("gone", "words"),
    [("typer", ("doctor",)), ("yaml", ("check", "journeys")), ("jinja2", ("render", "journeys", "-o", "{out}"))],
)
def test_a_package_that_is_missing_is_no_bug_of_ours(gone: str, words: tuple[str, ...], tmp_path: Path):
    """Every command names it and the cure, in two lines, and ends in 2."""
    ran = bereft((gone,), *(word.format(out=tmp_path) for word in words))
    assert ran == (2, "", f"error J908 the package {gone} is not installed\n  = Run: {EDITABLE}\n")
