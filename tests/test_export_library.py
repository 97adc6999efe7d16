"""Where libcairo is missing, one line says how to get it, and what needs no libcairo is written."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from journeyctl.export import library
from tests.running import TINY, Ran, clean_environment

WITHOUT = """
import cffi, ctypes.util, sys
sys.argv[0] = "journeyctl"
lost = sys.argv.pop(1)
find, opened = ctypes.util.find_library, cffi.FFI.dlopen
ctypes.util.find_library = lambda name: None if lost in name else find(name)

def dlopen(self, name, *flags):
    if name and lost in str(name):
        raise OSError(f"cannot load library {name!r}")
    return opened(self, name, *flags)

cffi.FFI.dlopen = dlopen
from journeyctl.__main__ import entry
entry()
"""


def without(lost: str, *words: str, cwd: Path) -> Ran:
    """Run `journeyctl` where one library cannot be opened under any name."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, lost, *words],
        cwd=cwd, env=clean_environment(), capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("lost", "code", "cure"),
    [
        ("cairo", "J920", "apt-get install libcairo2|brew install cairo"),
        ("fontconfig", "J921", "apt-get install libfontconfig1"),
    ],
)
def test_a_missing_library_is_one_line_with_its_cure(tmp_path: Path, lost: str, code: str, cure: str) -> None:
    """SVG and text are written, PDF and PNG are not, the cure stands once below the fault, and the exit code is 2."""
    (tmp_path / "tiny.journey.yaml").write_text(TINY)
    words = ("render", "tiny.journey.yaml", "-o", "out", "--to", "svg,pdf,png,text", "--revision", "none", "--quiet")
    ran = without(lost, *words, cwd=tmp_path)
    assert ran.code == 2
    fault, advice = ran.err.splitlines()
    assert fault.startswith(f"error {code} PDF and PNG need lib{lost}")
    assert re.search(cure, advice)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["tiny.svg", "tiny.txt"]


def test_the_doctor_tells_the_same(tmp_path: Path) -> None:
    """`doctor` names the missing library and its cure, and goes on."""
    ran = without("cairo", "doctor", cwd=tmp_path)
    assert "PDF and PNG need libcairo, which is not on this machine" in ran.out
    assert "git" in ran.out.partition("libcairo")[2]


def test_a_library_is_found_where_package_managers_keep_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the usual search does not find is looked for in the folders of Homebrew and MacPorts, newest name first."""
    monkeypatch.setattr(library, "_USUAL", lambda _: None)
    monkeypatch.setattr(library, "_OTHER_FOLDERS", (str(tmp_path / "none"), str(tmp_path)))
    assert library.find("cairo") is None
    (tmp_path / "libcairo.dylib").touch()
    (tmp_path / "libcairo.2.dylib").touch()
    (tmp_path / "libfontconfig.1.dylib").touch()
    assert library.find("cairo") == library.find("libcairo") == str(tmp_path / "libcairo.2.dylib")
    assert library.find("fontconfig") == str(tmp_path / "libfontconfig.1.dylib")
