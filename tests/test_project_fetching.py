"""Where a project begins, and that nothing outside it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeyctl.project import fetch, fetching, find_root
from journeyctl.project.fetching import LIMIT, names


def test_the_root_is_marked_by_the_project_file(tmp_path: Path):
    """The nearest folder upwards with `journeyctl.yaml`, before a `.git` further up."""
    inner = tmp_path / "maps" / "journeys" / "deep"
    inner.mkdir(parents=True)
    tmp_path.joinpath(".git").mkdir()
    assert find_root(inner / "a.journey.yaml") == tmp_path.resolve()
    tmp_path.joinpath("maps", "journeyctl.yaml").touch()
    assert find_root(inner / "a.journey.yaml") == tmp_path.resolve() / "maps"


@pytest.mark.parametrize(("folder", "root"), [("journeys", "."), ("maps", "maps")])
def test_without_marks_the_folder_is_the_root(tmp_path: Path, folder: str, root: str, monkeypatch: pytest.MonkeyPatch):
    """The file's folder, or its parent when the folder is called `journeys`."""
    monkeypatch.setattr("journeyctl.project.root._MARKS", ("no-such-mark",))
    home = tmp_path / folder
    home.mkdir()
    assert find_root(home / "a.journey.yaml") == (tmp_path / root).resolve()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a file inside, one outside, and ways of every kind from one to the other."""
    top = tmp_path / "top"
    top.joinpath("personas").mkdir(parents=True)
    top.joinpath("personas", "a.yaml").write_bytes(b"inside")
    tmp_path.joinpath("secret").write_bytes(b"outside")
    top.joinpath("out").symlink_to(tmp_path / "secret")
    top.joinpath("up").symlink_to(tmp_path)
    top.joinpath("in").symlink_to("personas/a.yaml")
    top.joinpath("folder").symlink_to("personas")
    top.joinpath("loop").symlink_to("loop")
    top.joinpath("nowhere").symlink_to("missing")
    os.mkfifo(top / "pipe")
    return top


@pytest.mark.parametrize("reference", ["personas/a.yaml", "./personas/../personas/a.yaml", "in", "folder/a.yaml"])
def test_a_file_below_the_root_is_read(root: Path, reference: str):
    """Also through a link that stays inside."""
    assert fetch(root, reference).data == b"inside"


REFUSED = (
    ("../secret", "J080"),
    ("personas/../../secret", "J080"),
    ("/etc/passwd", "J080"),
    ("out", "J080"),
    ("up/secret", "J080"),
    ("a\0b", "J080"),
    ("missing", "J081"),
    ("nowhere", "J081"),
    ("personas/a.yaml/x", "J082"),
    ("loop", "J082"),
    ("pipe", "J083"),
    ("personas", "J083"),
    (".", "J083"),
    ("", "J083"),
)


@pytest.mark.parametrize(("reference", "code"), REFUSED)
def test_everything_else_is_refused(root: Path, reference: str, code: str):
    """What leads out, is missing, or is no regular file: one error that says which."""
    found = fetch(root, reference)
    assert found.data is None
    assert [one.code for one in found.diagnostics] == [code]


def test_what_the_system_says_is_told(root: Path):
    """The reason why a file cannot be read is the system's own."""
    (found,) = fetch(root, "personas/a.yaml/x").diagnostics
    assert found.message == '"personas/a.yaml/x" cannot be read: Not a directory'


def test_a_file_too_large_is_refused(root: Path):
    """The limit is the most that is read."""
    file = root / "large"
    file.write_bytes(b"x" * 11)
    assert [one.code for one in fetch(root, "large", limit=10).diagnostics] == ["J084"]
    assert fetch(root, "large", limit=11).data == b"x" * 11
    assert LIMIT == 2_000_000


def handles() -> int:
    """How many files this process holds open, where the system tells."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_reading_leaves_no_file_open(root: Path):
    """Every handle is closed, also after a refusal."""
    before = handles()
    for reference in ("in", "pipe", "personas", "missing", "loop", "personas/a.yaml/x", "."):
        fetch(root, reference)
    assert handles() == before


def test_the_names_of_a_folder_are_told_only_inside(root: Path):
    """Names come sorted; a folder that is missing, leads out, or cannot be one has none."""
    root.joinpath("personas", "B.yaml").touch()
    assert names(root, "personas") == names(root, "folder") == ("B.yaml", "a.yaml")
    for folder in ("nowhere", "up", "..", "/etc", "a\0b", "personas/a.yaml"):
        assert names(root, folder) == ()


def test_a_system_without_open_folders_reads_the_same(root: Path, monkeypatch: pytest.MonkeyPatch):
    """Where files cannot be opened part by part they are opened whole, and a link in the last part is refused."""
    monkeypatch.setattr(os, "supports_dir_fd", frozenset())
    assert fetch(root, "in").data == b"inside"
    assert [one.code for one in fetch(root, "out").diagnostics] == ["J080"]
    with pytest.raises(OSError, match="symbolic links"):
        fetching._opened(root, ("in",))


def test_a_part_that_becomes_a_link_is_not_followed(root: Path):
    """Between looking and opening a part may be swapped for a link: it is refused, whichever part it is."""
    for parts in (("out",), ("folder", "a.yaml"), ("up", "secret")):
        with pytest.raises(OSError, match=r"symbolic links|Not a directory"):
            fetching._opened(root, parts)
