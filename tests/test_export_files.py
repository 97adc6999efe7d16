"""A file is written whole or not at all, and only where it was asked for."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from socket import AF_UNIX, socket
from stat import S_IMODE

import pytest

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export import files, write


def handles() -> int:
    """How many files this process holds open, where the system tells."""
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_file_replaces_the_old_one(tmp_path: Path) -> None:
    """The folder is made, the old bytes give way to the new, and nothing else is left behind."""
    path = tmp_path / "deep" / "down" / "map.svg"
    write(path, b"old, and longer")
    write(path, b"new")
    assert kept(path.parent) == {"map.svg": b"new"}


def test_the_mode_follows_the_umask(tmp_path: Path) -> None:
    """A written file may be read by whom the user's mask allows, not by its owner only."""
    for mask, mode in ((0o027, 0o640), (0, 0o666), (0o077, 0o600)):
        before = os.umask(mask)
        try:
            write(tmp_path / f"{mode}.svg", b"")
            assert os.umask(mask) == mask
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / f"{mode}.svg").stat().st_mode) == mode


@pytest.mark.parametrize("moment", ["write", "replace"])
def test_a_failure_keeps_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """When the disk is full or the run is stopped, the old file stands as it was, and no part of the new one."""
    path = tmp_path / "map.svg"
    write(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((files.os, "fsync", full) if moment == "write" else (Path, "replace", full)))
    with pytest.raises(EnvironmentFault, match="No space left on device") as fault:
        write(path, b"new")
    assert fault.value.code == "J911"
    assert fault.value.message == f"{path} cannot be written: No space left on device"
    assert kept(tmp_path) == {"map.svg": b"old"}


def test_an_interrupt_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while writing is passed on, after the part was removed."""

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "map.svg", b"new")
    assert kept(tmp_path) == {}


def test_links_and_folders_are_not_written_over(tmp_path: Path) -> None:
    """A link in the target's place is refused whatever it leads to, and so is a folder."""
    (tmp_path / "secret").write_bytes(b"mine")
    (tmp_path / "map.svg").symlink_to(tmp_path / "secret")
    (tmp_path / "folder.svg").mkdir()
    for name, code in (("map.svg", "J913"), ("folder.svg", "J912")):
        with pytest.raises(EnvironmentFault) as fault:
            write(tmp_path / name, b"new")
        assert fault.value.code == code
    assert (tmp_path / "secret").read_bytes() == b"mine"


@pytest.mark.parametrize("mark", [".git", "journeyctl.yaml"])
@pytest.mark.parametrize("to", ["../outside", "../outside/new", "inside/on", ".git/refs"])
def test_no_folder_of_a_project_leads_out_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str, to: str
) -> None:
    """A link to a folder that comes with a project leads to no file outside it, nor to git's own, from wherever."""
    outside, project = tmp_path / "outside", tmp_path / "project"
    for folder in (outside, project / "inside", project / mark):
        folder.mkdir(parents=True)
    (outside / "map.svg").write_bytes(b"mine")
    (project / "inside" / "on").symlink_to("../../outside")
    (project / "build").symlink_to(to)
    before = {one: one.is_file() and one.read_bytes() for one in tmp_path.rglob("*")}
    for here, path in ((project, "build"), (tmp_path, "project/build"), (outside, str(project / "build" / "deeper"))):
        monkeypatch.chdir(here)
        with pytest.raises(EnvironmentFault, match=r"build is a link that leads out") as fault:
            write(Path(path, "map.svg"), b"new")
        assert fault.value.code == "J913"
    assert {one: one.is_file() and one.read_bytes() for one in tmp_path.rglob("*")} == before


def test_other_links_to_folders_are_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link inside a project, and one of the user's own that leads to the project or lies in none."""
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "real").mkdir()
    (tmp_path / "away").mkdir()
    (project / "build").symlink_to("real")
    (tmp_path / "way").symlink_to("project")
    (tmp_path / "mine").symlink_to("away")
    monkeypatch.chdir(tmp_path)
    for name in ("way/build/map.svg", "project/build/two.svg", "mine/map.svg", "way/../other.svg"):
        write(Path(name), b"new")
        assert Path(name).read_bytes() == b"new"
    assert {one.name for one in (project / "real").iterdir()} == {"map.svg", "two.svg"}


def test_a_place_that_takes_no_files_is_said(tmp_path: Path) -> None:
    """A folder that is a file, and a name beyond the system's length, are told with the reason."""
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file" / "map.svg", tmp_path / ("x" * 300)):
        with pytest.raises(EnvironmentFault) as fault:
            write(path, b"new")
        assert fault.value.code == "J911"
        assert fault.value.advice


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    """The temporary file's name does not grow with the target's."""
    path = tmp_path / ("x" * 251 + ".svg")
    write(path, b"new")
    assert kept(tmp_path) == {path.name: b"new"}


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    """A temporary file that nobody holds goes with the next write; one that is held, a link and a folder stay."""
    fcntl = pytest.importorskip("fcntl")
    for name in ("dead", "held", "kept"):
        (tmp_path / f".journeyctl-{name}.part").write_bytes(b"x")
    (tmp_path / ".journeyctl-kept.part").rename(tmp_path / "kept.part")
    (tmp_path / "secret").write_bytes(b"mine")
    (tmp_path / ".journeyctl-link.part").symlink_to(tmp_path / "secret")
    (tmp_path / ".journeyctl-folder.part").mkdir()
    os.mkfifo(tmp_path / ".journeyctl-pipe.part")
    with (tmp_path / ".journeyctl-held.part").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        before = handles()
        write(tmp_path / "map.svg", b"new")
        assert handles() == before
    assert set(kept(tmp_path)) == {".journeyctl-held.part", "kept.part", "secret", ".journeyctl-link.part", "map.svg"}
    assert (tmp_path / ".journeyctl-pipe.part").exists()
    assert (tmp_path / ".journeyctl-folder.part").is_dir()
    assert (tmp_path / "secret").read_bytes() == b"mine"


def meddled(folder: Path, monkeypatch: pytest.MonkeyPatch, meddle: Callable[[str], None]) -> list[str]:
    """Let somebody do something to the first temporary file before it is locked; the names of all of them."""
    made: list[str] = []
    real = files._locked

    def met(handle: int, *, wait: bool) -> bool:
        (name,) = folder.glob(".journeyctl-*.part")
        made.append(name.name)
        if len(made) == 1:
            meddle(str(name))
        return real(handle, wait=wait)

    files._sweep(folder)
    monkeypatch.setattr(files, "_locked", met)
    return made


def test_a_temporary_file_that_was_swept_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run may sweep a file before it is locked; then the next is taken, and the target is written."""
    made = meddled(tmp_path, monkeypatch, os.unlink)
    before = handles()
    write(tmp_path / "map.svg", b"new")
    assert len(set(made)) == 2
    assert handles() == before
    assert kept(tmp_path) == {"map.svg": b"new"}


def test_who_looks_at_a_temporary_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run that holds our new file, to sweep it, is waited for; what it has swept is made anew."""
    fcntl = pytest.importorskip("fcntl")

    def held(name: str) -> None:
        other = os.open(name, os.O_RDWR)
        fcntl.flock(other, fcntl.LOCK_EX)
        threading.Timer(0.1, lambda: (Path(name).unlink(missing_ok=True), os.close(other))).start()

    made = meddled(tmp_path, monkeypatch, held)
    write(tmp_path / "map.svg", b"new")
    assert len(made) == 2
    assert kept(tmp_path) == {"map.svg": b"new"}


def test_what_is_half_written_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a file takes its place nobody else can read it: the one it replaces may be secret."""
    modes: list[int] = []
    monkeypatch.setattr(files.os, "fsync", lambda handle: modes.append(S_IMODE(os.fstat(handle).st_mode)))
    write(tmp_path / "map.svg", b"new")
    assert modes == [0o600]


def test_an_interrupt_as_soon_as_the_file_is_there_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary file goes also when nothing of it was known yet but its name."""
    real = os.open

    def interrupted(name: Path, flags: int, mode: int = 0o777) -> int:
        os.close(real(name, flags, mode))
        raise KeyboardInterrupt

    files._sweep(tmp_path)
    monkeypatch.setattr(files.os, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "map.svg", b"new")
    assert kept(tmp_path) == {}


def test_no_file_takes_the_place_of_a_device_or_a_pipe(tmp_path: Path) -> None:
    """What is no file stays what it is, and is not written into: who runs as root may name /dev/null."""
    os.mkfifo(tmp_path / "pipe")
    with socket(AF_UNIX) as made:
        made.bind(str(tmp_path / "s"))
    for name in ("pipe", "s"):
        before = (tmp_path / name).lstat()
        with pytest.raises(EnvironmentFault, match="is a device or a pipe") as fault:
            write(tmp_path / name, b"new")
        assert fault.value.code == "J911"
        assert (tmp_path / name).lstat().st_ino == before.st_ino


def test_a_failure_is_told_when_the_temporary_file_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What kept a file from being written is told, also when somebody else has removed the temporary file since."""

    def full(part: Path, _: Path) -> None:
        part.unlink()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(EnvironmentFault, match="No space left on device"):
        write(tmp_path / "map.svg", b"new")
    assert kept(tmp_path) == {}


def test_without_locks_nothing_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system has no locks a file is written all the same, and nobody's temporary file is touched."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    (tmp_path / ".journeyctl-other.part").write_bytes(b"x")
    write(tmp_path / "map.svg", b"new")
    assert kept(tmp_path) == {".journeyctl-other.part": b"x", "map.svg": b"new"}


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """A file that is written over may be read by whom it could be read before."""
    (tmp_path / "map.svg").write_bytes(b"old")
    (tmp_path / "map.svg").chmod(0o604)
    write(tmp_path / "map.svg", b"new")
    assert stat.S_IMODE((tmp_path / "map.svg").stat().st_mode) == 0o604


def test_the_bytes_are_on_the_disk_before_the_file_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is written out and waited for, and only then does the new file replace the old one."""
    seen: list[tuple[str, int]] = []
    wait, put = os.fsync, Path.replace
    monkeypatch.setattr(
        files.os, "fsync", lambda handle: (seen.append(("wait", os.fstat(handle).st_size)), wait(handle))
    )
    monkeypatch.setattr(Path, "replace", lambda self, to: (seen.append(("put", self.stat().st_size)), put(self, to))[1])
    write(tmp_path / "map.svg", b"new")
    assert seen == [("wait", 3), ("put", 3)]
