"""What a cache gives back is what it was given, or nothing."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import cache
from journeyctl.cache import Cache, Entry, key_of, place, store
from tests.warm import journeyctl

KEY = key_of("a", "b")
SMALL = Entry('[["hint"]]', b"<svg/>")


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    found = cache.named(tmp_path / "cache")
    assert found is not None
    return found


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@given(words=st.text(), data=st.binary(max_size=400) | st.binary(max_size=9).map(lambda some: b"%PDF" + some))
@settings(max_examples=60)
def test_what_is_kept_comes_back(words: str, data: bytes, tmp_path_factory: pytest.TempPathFactory):
    """Any words and any bytes, packed or not; under another key there is nothing."""
    kept = cache.named(tmp_path_factory.mktemp("cache"))
    assert kept is not None
    entry = Entry(words.encode("utf-8", "replace").decode(), data)
    kept.put(KEY, entry)
    assert kept.get(KEY) == entry
    assert kept.get(key_of("ab")) is None


def test_no_two_lists_of_parts_have_one_key():
    """Parts are counted and measured, not only joined; text and its bytes are one."""
    lists = [("ab",), ("a", "b"), ("", "ab"), ("ab", ""), ("b", "a"), ()]
    assert len({key_of(*one) for one in lists}) == len(lists)
    assert key_of("å") == key_of("å".encode())


@pytest.mark.parametrize("data", [b"<svg/>", b"%PDF-1.7 ."])
def test_an_entry_that_is_changed_in_any_byte_is_nothing(kept: Cache, data: bytes):
    """Every byte of it is turned over, dropped, and doubled; it is replaced by the next one that is kept."""
    kept.put(KEY, SMALL._replace(data=data))
    (name,) = (one for one in files(kept.folder) if one.startswith("objects"))
    path = kept.folder / name
    whole = path.read_bytes()
    assert len(whole) < 200
    for at in range(len(whole)):
        for damaged in (bytes([whole[at] ^ 1]), bytes([whole[at] ^ 0x80]), b"", whole[at : at + 1] * 2):
            made = whole[:at] + damaged + whole[at + 1 :]
            path.write_bytes(made)
            assert (kept.get(KEY) is None) is (made != whole), at
        path.write_bytes(whole[:at])
        assert kept.get(KEY) is None
    path.write_bytes(b"")
    kept.put(KEY, SMALL)
    assert kept.get(KEY) == SMALL


def test_an_entry_under_the_name_of_another_is_nothing(kept: Cache):
    """Its seal holds for its own key only."""
    other = key_of("other")
    kept.put(KEY, SMALL)
    place = kept.folder / "objects" / other[:2]
    place.mkdir(exist_ok=True)
    (place / other[2:]).write_bytes((kept.folder / "objects" / KEY[:2] / KEY[2:]).read_bytes())
    assert kept.get(other) is None


def test_who_does_not_know_the_secret_is_not_believed(kept: Cache):
    """An entry that a stranger has sealed is nothing, in both directions."""
    for one, other in ((kept, kept._replace(secret=b"s" * 32)), (kept._replace(secret=b"s" * 32), kept)):
        one.put(KEY, SMALL)
        assert one.get(KEY) == SMALL
        assert other.get(KEY) is None


def test_nothing_is_written_or_read_through_links(kept: Cache, tmp_path: Path):
    """A link in the place of a folder or an entry, as a stranger's repository may have one, leads nowhere."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (kept.folder / "objects").mkdir()
    (kept.folder / "objects" / KEY[:2]).symlink_to(outside)
    kept.put(KEY, SMALL)
    assert files(outside) == []
    (kept.folder / "objects" / KEY[:2]).unlink()
    kept.put(KEY, SMALL)
    path = kept.folder / "objects" / KEY[:2] / KEY[2:]
    path.rename(outside / "entry")
    path.symlink_to(outside / "entry")
    assert kept.get(KEY) is None
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / ".journeyctl_cache").symlink_to(outside)
    assert cache.own(tmp_path / "project") is None


def test_the_time_of_the_disk_is_told_without_a_trace(kept: Cache, tmp_path: Path):
    """It is that of a new file, goes on, and leaves nothing behind; a place that takes no files has none."""
    before = files(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    written = (tmp_path / "file").stat().st_ctime_ns
    assert written <= kept.moment() <= kept.moment()
    (tmp_path / "file").unlink()
    assert files(tmp_path) == before
    assert Cache(tmp_path / "nowhere").moment() == 0


def test_a_cache_tells_others_to_leave_it_out(kept: Cache):
    """What git and programs that make backups look for is there."""
    assert (kept.folder / ".gitignore").read_text() == "*\n"
    assert (kept.folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


@pytest.mark.parametrize("at", range(1, 9))
def test_a_cache_that_was_begun_and_not_finished_is_finished(at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whichever step the disk was full at: nothing half is there, and the next run has a whole cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    steps = 0

    def full(real: Callable[..., object]) -> Callable[..., object]:
        def step(*given: object, **more: object) -> object:
            nonlocal steps
            steps += 1
            if steps == at:
                raise OSError(28, "No space left on device")
            return real(*given, **more)

        return step

    (tmp_path / "project").mkdir()
    with monkeypatch.context() as around:
        around.setattr(os, "fdopen", full(os.fdopen))
        around.setattr(Path, "open", full(Path.open))
        around.setattr(os, "fsync", full(os.fsync))
        around.setattr(os, "link", full(os.link))
        around.setattr(Path, "replace", full(Path.replace))
        cache.own(tmp_path / "project")
    whole = {".gitignore": "*\n", "CACHEDIR.TAG": place._TAGGED}
    found = tmp_path / "project" / ".journeyctl_cache"
    assert {name: (found / name).read_text() for name in files(found)}.items() <= whole.items()
    assert files(tmp_path / "home") in ([], ["journeyctl/seal"])
    assert cache.own(tmp_path / "project") is not None
    assert {name: (found / name).read_text() for name in files(found)} == whole


def test_runs_of_one_number_do_not_meet(kept: Cache, monkeypatch: pytest.MonkeyPatch):
    """In containers every run has the same number: what one left half-written hinders no other, whatever it is at."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    home = kept.folder / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    left = kept.folder / "objects" / KEY[:2]
    for folder, name in (
        (left, "1-0.part"),
        (kept.folder, "1-0.part"),
        (home / "journeyctl", "seal-1"),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"half")
    parts = {store.part_in(left) for _ in range(9)}
    assert len(parts) == 9
    kept.put(KEY, SMALL)
    assert kept.get(KEY) == SMALL
    assert kept.moment()
    assert cache.own(kept.folder / "project") is not None


@pytest.mark.parametrize("tidy", [cache.clear, lambda folder: cache.prune(folder, 10**9)])
def test_what_killed_runs_left_in_a_cache_goes(kept: Cache, tidy: Callable[[Path], object]):
    """Wherever it lies in the cache, when it is old; never in a folder that is no cache."""
    kept.put(KEY, SMALL)
    made = [kept.folder / "1-1.part", kept.folder / "objects" / KEY[:2] / "1-1.part"]
    for part in made:
        part.write_bytes(b"half")
        os.utime(part, (time.time() - 9_000,) * 2)
    (kept.folder / "CACHEDIR.TAG").rename(kept.folder / "tag")
    tidy(kept.folder)
    assert all(part.exists() for part in made)
    (kept.folder / "tag").rename(kept.folder / "CACHEDIR.TAG")
    tidy(kept.folder)
    assert not any(part.exists() for part in made)


def test_a_secret_is_made_once_and_for_this_account_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nobody else can read it; one that others can read, that a checkout may have made, or too short, seals nothing."""
    top = tmp_path / "project"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    first, second = cache.own(top), cache.own(top)
    assert first == second
    assert first is not None
    assert len(first.secret) == 32
    path = tmp_path / "home" / "journeyctl" / "seal"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert files(tmp_path / "home") == ["journeyctl/seal"]
    for mode in (0o440, 0o600, 0o644):
        path.chmod(mode)
        assert cache.own(top) is None
    path.write_bytes(b"short")
    path.chmod(0o400)
    assert cache.own(top) is None


@pytest.mark.skipif(sys.platform == "win32", reason="another place on Windows")
def test_a_secret_that_comes_with_a_project_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Neither below a project's root, as where a build server keeps caches there, nor where no home is known."""
    for home in (tmp_path / "project" / ".cache", tmp_path / "project"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(home))
        (home / "journeyctl").mkdir(parents=True)
        (home / "journeyctl" / "seal").write_bytes(b"x" * 32)
        (home / "journeyctl" / "seal").chmod(0o400)
        assert cache.own(tmp_path / "project") is None
        assert cache.own(tmp_path / "other") is not None
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    (tmp_path / "~" / ".cache" / "journeyctl").mkdir(parents=True)
    (tmp_path / "~" / ".cache" / "journeyctl" / "seal").write_bytes(b"x" * 32)
    (tmp_path / "~" / ".cache" / "journeyctl" / "seal").chmod(0o400)
    monkeypatch.chdir(tmp_path)
    assert cache.own(tmp_path / "other") is None


def test_a_place_that_takes_no_files_is_an_empty_cache(tmp_path: Path):
    """A cache that cannot be written is no fault."""
    (tmp_path / "file").write_bytes(b"")
    assert cache.named(tmp_path / "file") is None
    assert cache.named(tmp_path / "file" / "below") is None
    kept = Cache(tmp_path / "file")
    kept.put(KEY, SMALL)
    assert kept.get(KEY) is None


def fill(kept: Cache, count: int) -> list[Path]:
    """Entries, each used a minute after the one before it."""
    found = []
    for number in range(count):
        key = key_of(str(number))
        kept.put(key, Entry(str(number), b"%PDF" + b"x" * 996))
        path = kept.folder / "objects" / key[:2] / key[2:]
        os.utime(path, (1_000_000 + 60 * number,) * 2)
        found.append(path)
    return found


def test_pruning_takes_what_was_not_used_for_longest(kept: Cache):
    """The newest stay, as many as there is room for; of what lies beside them only halves of old runs go."""
    made = fill(kept, 6)
    (kept.folder / "mine.txt").write_text("mine")
    old, new = made[0].with_name("1-1.part"), made[1].with_name("2-2.part")
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (time.time() - 9_000,) * 2)
    gone = cache.prune(kept.folder, 2 * made[0].stat().st_size + 10)
    assert gone.entries == 4
    assert [path.exists() for path in made] == [False] * 4 + [True] * 2
    assert (old.exists(), new.exists(), (kept.folder / "mine.txt").exists()) == (False, True, True)
    assert cache.held(kept.folder).entries == 2


def test_what_is_taken_from_the_cache_counts_as_used(kept: Cache):
    """An old entry that is taken stays when the others go."""
    made = fill(kept, 4)
    assert kept.get(key_of("0")) is not None
    cache.prune(kept.folder, made[0].stat().st_size + 10)
    assert [path.exists() for path in made] == [True, False, False, False]


def test_a_folder_that_is_no_cache_is_left_alone(kept: Cache, tmp_path: Path):
    """Nothing is counted or deleted in a folder that no cache has marked."""
    made = fill(kept, 2)
    (kept.folder / "CACHEDIR.TAG").unlink()
    assert cache.clear(kept.folder) == cache.held(kept.folder) == cache.prune(kept.folder, 0) == cache.Held()
    assert all(path.exists() for path in made)


@pytest.mark.parametrize(
    ("words", "left", "said"),
    [
        (("info",), 3, "3 entries, 0.0 MB"),
        (("prune", "--max-size", "1 GB"), 3, "deleted: 0 entries, 0.0 MB"),
        (("prune", "--max-size", "1.5kB"), 1, "deleted: 2 entries, 0.0 MB"),
        (("prune", "--max-size", "0"), 0, "deleted: 3 entries"),
        (("clear",), 0, "deleted: 3 entries"),
    ],
)
def test_the_commands_count_and_delete(kept: Cache, words: tuple[str, ...], left: int, said: str):
    """`cache info` says how much there is, `prune` leaves so much, `clear` nothing."""
    fill(kept, 3)
    ran = journeyctl("cache", *words, "--cache-dir", kept.folder)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out
    assert cache.held(kept.folder).entries == left


@pytest.mark.parametrize("size", ["", "much", "-1", "5 XB", "1e9", "9" * 400])
def test_a_size_that_is_none_is_refused(kept: Cache, size: str):
    """Nothing is deleted then."""
    fill(kept, 1)
    ran = journeyctl("cache", "prune", "--max-size", size, "--cache-dir", kept.folder)
    assert ran.code == 2
    assert "a size is written as" in ran.err
    assert cache.held(kept.folder).entries == 1
