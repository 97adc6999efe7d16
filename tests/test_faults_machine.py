"""A machine that is not as it should be: the exit code is right, one line says why, nothing is called a bug."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuller import fuller
from tests.running import ROOT, TINY, Ran, clean_environment, journeyctl

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams and limits of POSIX")

FORKED = TINY.replace("happiness: 1}", "happiness: 1, next: [Leaves, {to: end, when: gives up}]}")
BASE = {"base": TINY, "ours": TINY + "owner: Ann\n", "theirs": TINY.replace("Arrives", "Comes")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.journey.yaml").write_text(FORKED, encoding="utf-8")
    (tmp_path / "å.journey.yaml").write_text(TINY.replace("Tiny", "Åka"), encoding="utf-8")
    for name, text in BASE.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def run(folder: Path, *words: str, shell: str = "", before: Callable[[], None] | None = None, **more: str) -> Ran:
    """A run behind a shell, which can close streams and take folders away."""
    command = f'exec "{sys.executable}" -m journeyctl "$@" {shell}'
    environment = {key: one for key, one in clean_environment(**more).items() if one != "unset"}
    done = subprocess.run(
        ["sh", "-c", command, "sh", *words], cwd=folder, env=environment, capture_output=True, encoding="utf-8",
        timeout=120, check=False, preexec_fn=before,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    assert "this is a bug" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


DRAW = ("render", "a.journey.yaml", "-o", "out", "--revision", "none")


@pytest.mark.parametrize("closed", [*map(fuller, ["<&-", ">&-", "2>&-", ">&- 2>&-"]), "<&- >&- 2>&-"])
def test_closed_streams_change_nothing(folder: Path, closed: str) -> None:
    """Without standard streams the same is written and the exit code is the same; no file is taken for a stream."""
    assert run(folder, *DRAW, shell=closed).code == 0
    closedly = (folder / "out" / "a.svg").read_bytes()
    (folder / "out" / "a.svg").unlink()
    run(folder, *DRAW)
    assert closedly == (folder / "out" / "a.svg").read_bytes()
    assert run(folder, "check", "nowhere.journey.yaml", shell=closed).code == 2
    assert run(folder, "check", "-", shell=closed).code == (1 if "<" in closed else run(folder, "check", "-").code)


def test_a_full_disk_behind_a_stream_is_told(folder: Path) -> None:
    """What cannot be printed ends in 2; when not even that can be told, the exit code still says it."""
    if not Path("/dev/full").exists():
        pytest.skip("/dev/full is not there")
    ran = run(folder, "schema", shell=">/dev/full")
    assert (ran.code, "J911" in ran.err) == (2, True)
    assert run(folder, "schema", shell=">/dev/full 2>&1").code == 2
    assert run(folder, "check", "a.journey.yaml", shell="2>/dev/full").code == 2


@pytest.mark.parametrize("words", [DRAW, ("check", "{}/a.journey.yaml"), ("fmt", "{}/a.journey.yaml"), ("new", "x")])
def test_a_folder_that_is_gone(folder: Path, words: tuple[str, ...]) -> None:
    """Who stands in a folder that was deleted is told so, or served all the same."""
    gone = folder / "gone"
    gone.mkdir()
    told = tuple(word.format(folder) for word in words)
    command = f'rmdir "{gone}"; exec "{sys.executable}" -m journeyctl "$@"'
    done = subprocess.run(
        ["sh", "-c", command, "sh", *told], cwd=gone, env=clean_environment(), capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert "this is a bug" not in done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        fuller({"HOME": "unset"}),
        {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        fuller({"TMPDIR": "/nowhere", "TEMP": "/nowhere", "TMP": "/nowhere"}),
        fuller({"SOURCE_DATE_EPOCH": "0"}),
        fuller({"TZ": "Nowhere/At_All"}),
        fuller({"TERM": "dumb", "COLUMNS": "0"}),
        fuller({"COLUMNS": "-1"}),
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_strange_environment_changes_no_picture(folder: Path, environment: dict[str, str]) -> None:
    """Without a home, a locale, a place for temporary files or a sensible clock the same bytes are drawn."""
    usual = run(folder, "render", ".", "-o", "usual", "--revision", "none", "--quiet")
    there = run(folder, "render", ".", "-o", "strange", "--revision", "none", "--quiet", **environment)
    assert usual.code == there.code == 0, there
    for name in ("a.svg", "å.svg"):
        assert (folder / "usual" / name).read_bytes() == (folder / "strange" / name).read_bytes()
    assert run(folder, "check", ".", **environment).code == 0


def test_without_a_place_for_temporary_files_a_merge_says_so(folder: Path) -> None:
    """A merge, which needs one, ends in 2 and leaves our side as it was, or does without."""
    code = f"import tempfile; tempfile._candidate_tempdir_list = lambda: ['/nowhere']; import sys; sys.argv = {['j', 'git', 'merge', *BASE]!r}; from journeyctl.__main__ import main; sys.exit(main())"  # noqa: E501
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, "J911" in done.stderr) == (2, True), done.stderr
    assert (folder / "ours").read_text() == BASE["ours"]


@pytest.mark.parametrize("bytes_", [0, 1_000])
def test_a_limit_on_the_size_of_files_keeps_the_old_one(folder: Path, bytes_: int) -> None:
    """A picture larger than a file may be is not written; the old one stays, and no part of the new one."""
    (folder / "out").mkdir()
    (folder / "out" / "a.svg").write_text("old")
    limit = (resource.RLIMIT_FSIZE, (bytes_, bytes_))
    ran = run(folder, *DRAW, before=lambda: resource.setrlimit(*limit), PYTHONDONTWRITEBYTECODE="1")
    assert (ran.code, "J911" in ran.err) == (2, True)
    assert [(one.name, one.read_text()) for one in (folder / "out").iterdir()] == [("a.svg", "old")]


LIMITED = """
import resource, sys
sys.argv = ["journeyctl", *{words!r}]
from journeyctl.__main__ import main
resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}))
sys.exit(main())
"""


@pytest.mark.parametrize("most", [3, 4, 5, 7])
def test_a_limit_on_open_files_is_no_bug(folder: Path, most: int) -> None:
    """With hardly a file left to open a run ends in 2 with one line, or is done."""
    code = LIMITED.format(words=DRAW, most=most)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or ("J9" in done.stderr and len(done.stderr.splitlines()) <= 2)
    assert all(one.read_bytes().endswith(b"</svg>") for one in folder.glob("out/*"))


def test_little_memory_is_no_bug(folder: Path) -> None:
    """When memory ends a run says so, and writes nothing or all."""
    before = lambda: resource.setrlimit(resource.RLIMIT_DATA, (30_000_000, 30_000_000))  # noqa: E731
    ran = run(folder, "render", ".", "-o", "out", "--to", "pdf", "--revision", "none", before=before)
    assert ran.code in (0, 2), ran


def test_two_runs_at_once_leave_whole_files(folder: Path) -> None:
    """Runs that write the same files at the same time all end well, and the files are those of one run."""
    run(folder, "render", ".", "-o", "once", "--revision", "none", "--quiet")
    words = [sys.executable, "-m", "journeyctl", "render", ".", "-o", "out", "--revision", "none", "--quiet"]
    many = [subprocess.Popen(words, cwd=folder, env=clean_environment(), stderr=subprocess.PIPE) for _ in range(3)]
    assert [one.communicate()[1] for one in many] == [b""] * 3
    assert [one.returncode for one in many] == [0] * 3
    found = {one.name: one.read_bytes() for one in (folder / "out").iterdir()}
    assert found == {one.name: one.read_bytes() for one in (folder / "once").iterdir()}


def test_a_clock_set_back_harms_nothing(folder: Path) -> None:
    """Files of the future are written over, and a day before all dates is a day like any other."""
    run(folder, *DRAW)
    before = (folder / "out" / "a.svg").read_bytes()
    for path in (*folder.iterdir(), folder / "out" / "a.svg"):
        os.utime(path, (4e9, 4e9))
    (folder / "out" / "a.svg").write_text("old")
    os.utime(folder / "out" / "a.svg", (4e9, 4e9))
    assert run(folder, *DRAW, SOURCE_DATE_EPOCH="0").code == 0
    assert (folder / "out" / "a.svg").read_bytes() == before
    assert run(folder, "check", "a.journey.yaml", "--today", "0001-01-01").code == 0


@pytest.mark.parametrize("readers", [fuller(0), fuller(1), 100, fuller(5_000)])
def test_a_reader_may_leave_at_any_byte(folder: Path, readers: int) -> None:
    """However much was read before the reader left: exit code 0, and no word."""
    for words in (("schema",), ("render", "a.journey.yaml", "-o-", "--revision", "none"), ("explain", "J101")):
        process = subprocess.Popen(
            [sys.executable, "-m", "journeyctl", *words], cwd=folder, env=clean_environment(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.read(readers)
        process.stdout.close()
        assert process.stderr is not None
        assert (process.stderr.read(), process.wait(60)) == (b"", 0), words


def unheard(folder: Path, stream: str, *words: str, **more: str) -> int:
    """The exit code of a run whose reader of a stream has left before it began."""
    reader, writer = os.pipe()
    os.close(reader)
    streams: dict[str, int] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: writer}
    command = [sys.executable, "-m", "journeyctl", *words]
    done = subprocess.run(command, cwd=folder, env=clean_environment(**more), check=False, timeout=120, **streams)
    os.close(writer)
    return done.returncode


@pytest.mark.parametrize(
    ("words", "code", "stream", "unbuffered"),
    [
        (("check", "bad.journey.yaml"), 1, "stdout", ""),
        fuller(("check", "bad.journey.yaml"), 1, "stderr", ""),
        fuller(("check", "bad.journey.yaml", "--format", "json"), 1, "stdout", "1"),
        fuller(("check", "--nonsense"), 2, "stderr", ""),
        (("render", "bad.journey.yaml", "å.journey.yaml", "-o", "out", "--verbose"), 1, "stderr", ""),
        fuller(("render", "bad.journey.yaml", "å.journey.yaml", "-o", "out", "--verbose"), 1, "stderr", "1"),
    ],
)
def test_a_reader_that_leaves_changes_no_exit_code_and_no_file(
    folder: Path, words: tuple[str, ...], code: int, stream: str, unbuffered: str
) -> None:
    """Findings are 1 whoever listens, a wrong call is 2, and every file is written that would have been."""
    (folder / "bad.journey.yaml").write_text(TINY.replace("happiness", "hapiness"), encoding="utf-8")
    assert unheard(folder, stream, *words, PYTHONUNBUFFERED=unbuffered) == code
    assert [one.name for one in folder.glob("out/*")] == (["å.svg"] if "render" in words else [])


INTERRUPTED = """
import builtins, signal, sys
count, real = 0, builtins.__import__
def imported(*words, **more):
    global count
    count += 1
    if count == {at}:
        signal.raise_signal(signal.SIGINT)
    return real(*words, **more)
sys.argv = ["journeyctl", *{words!r}]
from journeyctl.__main__ import main
builtins.__import__ = imported
sys.exit(main())
"""


@pytest.mark.parametrize("at", [1, 3, 10, 40, 150, 400, 1_000])
def test_an_interruption_while_loading_is_130(folder: Path, at: int) -> None:
    """Whichever import Ctrl-C hits, the run ends in 130 with one word; one that had no such import ends well."""
    code = INTERRUPTED.format(at=at, words=("check", "a.journey.yaml"))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "interrupted\n") or done.returncode == 0


@pytest.mark.proof
@pytest.mark.parametrize("at", [*range(1, 60), *range(60, 1_500, 40)])
@pytest.mark.parametrize("words", [("check", "a.journey.yaml"), (*DRAW, "--to", "pdf,svg")], ids=["check", "render"])
def test_an_interruption_at_any_import_is_130(folder: Path, at: int, words: tuple[str, ...]) -> None:
    """The same at many more imports, for a picture and a document too."""
    code = INTERRUPTED.format(at=at, words=words)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=clean_environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "interrupted\n") or done.returncode == 0, done.stderr


@pytest.mark.proof
@pytest.mark.parametrize("delay", [n / 40 for n in range(40)])
def test_an_interruption_at_any_moment_is_130(folder: Path, delay: float) -> None:
    """Ctrl-C after any time: 130 or done; never a traceback of ours, never half a file."""
    words = [sys.executable, "-m", "journeyctl", *DRAW]
    process = subprocess.Popen(words, cwd=folder, env=clean_environment(), stderr=subprocess.PIPE, text=True)
    try:
        _, told = process.communicate(timeout=delay + 0.05)
    except subprocess.TimeoutExpired:
        process.send_signal(2)
        _, told = process.communicate(timeout=60)
    assert process.returncode in (0, 130, -2)  # -2: before a line of ours ran
    # What Python itself ignores, as in the callbacks of its imports, it tells in a way of its own.
    assert process.returncode == -2 or "Traceback" not in told or "Exception ignored in: " in told
    left = [one for one in folder.glob("out/*") if not one.read_bytes().endswith(b"</svg>")]
    assert left == []


def test_the_helper_runs_as_users_do(folder: Path) -> None:
    """The shell of these tests changes nothing by itself."""
    assert run(folder, "check", "a.journey.yaml") == journeyctl("check", "a.journey.yaml", cwd=folder)
    assert (ROOT / "journeyctl").is_dir()
