"""What users install: the wheel, and a fresh clone with the two commands of the README."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import ROOT, Ran, program

pytestmark = pytest.mark.proof

EXAMPLE = "journeys/byta-elavtal.journey.yaml"
SHEETED_NAME = "ett-ar-med-elavtalet"
SHEETED = f"journeys/{SHEETED_NAME}.journey.yaml"
EPOCH = "1700000000"
WITHOUT_CAIRO = """
import cffi, ctypes.util, sys
find, opened = ctypes.util.find_library, cffi.FFI.dlopen
ctypes.util.find_library = lambda name: None if "cairo" in name else find(name)

def dlopen(self, name, *flags):
    if name and "cairo" in str(name):
        raise OSError("no cairo")
    return opened(self, name, *flags)

cffi.FFI.dlopen = dlopen
from journeyctl.__main__ import entry
entry()
"""


def bare(home: Path, *folders: Path | str, **more: str) -> dict[str, str]:
    """An environment with an empty home and nothing on PATH but `folders`; how pip reaches its registry is kept."""
    home.mkdir(exist_ok=True)
    kept = {key: one for key, one in os.environ.items() if key.startswith("PIP_") or key.lower().endswith("_proxy")}
    return {**kept, "HOME": str(home), "PATH": os.pathsep.join(map(str, folders)), **more}


def run(*words: object, cwd: Path, env: dict[str, str], code: int = 0, mask: int = -1) -> Ran:
    """Run a program in an environment of our choice, with a mask of new files; another exit code fails the test."""
    done = subprocess.run(
        list(map(str, words)), cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=900, check=False,
        umask=mask,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is committed, and nothing else."""
    folder = tmp_path_factory.mktemp("fresh") / "clone"
    run(program("git"), "clone", "--quiet", "--no-local", ROOT, folder, cwd=ROOT, env=dict(os.environ))
    return folder


def build(source: Path, target: Path, *kinds: str) -> list[Path]:
    """The distributions that PyPA's build makes of a folder, with the packages at hand."""
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", target, *kinds, source)
    run(*command, cwd=source, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})
    return sorted(target.iterdir())


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is made from the source distribution, as an installer without wheels would."""
    folder = tmp_path_factory.mktemp("made")
    (source,) = build(clone, folder / "sdist", "--sdist")
    shutil.unpack_archive(source, folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    (made,) = build(unpacked, folder / "wheel", "--wheel")
    return made


def test_the_wheel_repeats_byte_for_byte(clone: Path, wheel: Path, tmp_path: Path) -> None:
    """From the clone and from the source distribution, on two days, comes one wheel."""
    copied = tmp_path / "another place"
    shutil.copytree(clone, copied, ignore=shutil.ignore_patterns(".git"))
    (copied / "templates" / "__pycache__").mkdir(exist_ok=True)
    (copied / "templates" / "__pycache__" / "page.svg.cpython-311.pyc").write_bytes(b"left over")
    (copied / "schemas" / "__pycache__").mkdir(exist_ok=True)
    (copied / "schemas" / "__pycache__" / "build.cpython-311.pyc").write_bytes(b"left over")
    (other,) = build(copied, tmp_path / "out", "--wheel")
    assert other.name == wheel.name
    names = [set(zipfile.ZipFile(one).namelist()) for one in (other, wheel)]
    assert names[0] ^ names[1] == set()
    assert other.read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_what_it_needs_and_no_more(clone: Path, wheel: Path) -> None:
    """Faces and their licence, schemas, templates, labels and our licence are in; tests and builders are not."""
    names = zipfile.ZipFile(wheel).namelist()
    info = next(name.partition("/")[0] for name in names if ".dist-info/" in name)
    for name in (
        "journeyctl/fonts/files/OFL.txt", "journeyctl/fonts/files/faces.json", "journeyctl/fonts/files/text-bold.ttf",
        "journeyctl/fonts/files/text-bold.latin.ttf", "journeyctl/templates/page.svg.j2",
        "journeyctl/templates/start/shared/gitignore", "journeyctl/templates/start/sv/words.toml",
        "journeyctl/templates/glyphs/web.svg", "journeyctl/labels/sv.toml", f"{info}/licenses/LICENSE",
    ):  # fmt: skip
        assert name in names, name
    for folder in ("schemas", "templates", "templates/glyphs", "journeyctl/labels"):
        for path in (clone / folder).iterdir():
            wanted = path.is_file() and path.name not in ("build.py", "snippets.yaml")
            inside = f"journeyctl/{folder.removeprefix('journeyctl/')}/{path.name}"
            assert (inside in names) == wanted, inside
    assert {name.partition("/")[0] for name in names} == {"journeyctl", info}
    assert not [name for name in names if "__pycache__" in name or "test" in name or name.endswith("build.py")]


def install(wheel: Path, folder: Path) -> Path:
    """The `bin` of an empty environment in a folder, into which only the wheel was installed."""
    env = bare(folder / "home", Path(sys.executable).parent, "/usr/bin", "/bin")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder, env=env)
    # Started by its name: a path with a space in it is no interpreter of a script.
    run(folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder, env=env)
    return folder / "venv" / "bin"


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel alone."""
    return install(wheel, tmp_path_factory.mktemp("installed"))


def examples(clone: Path, folder: Path) -> Path:
    """A folder with our examples, away from any program of ours."""
    for name in ("journeys", "personas", "themes"):
        shutil.copytree(clone / name, folder / name)
    shutil.copy(clone / "journeyctl.yaml", folder)
    return folder


@pytest.fixture(scope="module")
def project(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples alone."""
    return examples(clone, tmp_path_factory.mktemp("project"))


def test_the_wheel_alone_does_everything_but_pdf(
    installed: Path, project: Path, clone: Path, tmp_path: Path, wheel: Path
) -> None:
    """Without dot, git, libcairo, home and PATH: version, check, schema, doctor, and the checkout's own SVGs."""
    env = bare(tmp_path / "home", installed)
    version = run(installed / "journeyctl", "--version", cwd=project, env=env).out
    assert version == f"journeyctl {wheel.name.split('-')[1]}\n"
    words = ("check", "journeys", "--fail-on", "warning", "--today", "2026-11-25")
    told = run(installed / "journeyctl", *words, cwd=project, env=env)
    assert " hint " in told.out
    assert " activities and " in told.err
    schema = run(installed / "journeyctl", "schema", "journey", cwd=project, env=env).out
    assert schema == (clone / "schemas" / "journey.schema.json").read_text(encoding="utf-8")
    older = run(installed / "journeyctl", "schema", "journey", "--draft", "7", cwd=project, env=env).out
    assert older == (clone / "schemas" / "draft-07" / "journey.schema.json").read_text(encoding="utf-8")
    words = ("render", EXAMPLE, "--to", "svg,text", "--revision", "none", "--today", "2026-01-02", "--quiet", "-o")
    for view in ("map", "flow", "compact"):
        command = (installed / "python", "-c", WITHOUT_CAIRO, *words, tmp_path / "wheel", "--view", view)
        run(*command, cwd=project, env=env)
        ours = {**os.environ, "PYTHONPATH": str(clone), "PATH": str(installed)}
        faces = clone / "journeyctl" / "fonts" / "files"
        if not faces.exists():
            shutil.copytree(ROOT / "journeyctl" / "fonts" / "files", faces)
        run(sys.executable, "-m", "journeyctl", *words, tmp_path / "clone", "--view", view, cwd=project, env=ours)
    assert sorted(path.name for path in (tmp_path / "wheel").iterdir()) == [
        "byta-elavtal.compact.svg", "byta-elavtal.flow.svg", "byta-elavtal.svg", "byta-elavtal.txt",
    ]  # fmt: skip
    for path in sorted((tmp_path / "wheel").iterdir()):
        assert path.read_bytes() == (tmp_path / "clone" / path.name).read_bytes(), path.name


def test_the_doctor_of_the_wheel_finds_all_but_the_machine(installed: Path, project: Path, tmp_path: Path) -> None:
    """Fonts, packages, libyaml and a Graphviz come with the wheel; libcairo is named with its cure."""
    env = bare(tmp_path / "home", installed)
    told = run(installed / "python", "-c", WITHOUT_CAIRO, "doctor", cwd=project, env=env).out
    assert "Inter, 10 faces" in told
    assert "graphviz-pure" in told
    assert "libcairo2" in told
    assert "force-reinstall" not in told


def test_the_wheel_draws_pdf_and_png_where_libcairo_is(installed: Path, project: Path, tmp_path: Path) -> None:
    """With the machine's libcairo the wheel makes both."""
    words = ("render", EXAMPLE, "--to", "pdf,png", "--revision", "none", "--quiet", "-o", tmp_path)
    run(installed / "journeyctl", *words, cwd=project, env=bare(tmp_path / "home", installed, "/usr/bin", "/sbin"))
    assert (tmp_path / "byta-elavtal.A0.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "byta-elavtal.png").read_bytes().startswith(b"\x89PNG")


PRINTS = (
    (EXAMPLE, "--to", "svg,png,text", "--dpi", "60"),
    (EXAMPLE, "--to", "svg,pdf", "--view", "flow"),
    (EXAMPLE, "--to", "pdf", "--paper", "A0", "--bleed", "3mm", "--marks", "crop,registration", "--theme", "fjord"),
    (EXAMPLE, "--to", "pdf", "--paper", "A2", "--tile", "A4"),
    (SHEETED, "--to", "pdf,svg", "--paper", "A3"),
)
"""Pictures of every format: a screen, ways drawn by Graphviz, a poster for a press with a logo, tiles, many sheets."""


def test_two_fresh_environments_give_the_same_bytes(
    installed: Path, project: Path, clone: Path, wheel: Path, tmp_path: Path
) -> None:
    """Whatever the paths of program and project, home, time zone, language, mask, hash seed and times of files."""
    away = tmp_path / "ett annat ställe"
    away.mkdir()
    other, moved = install(wheel, away), examples(clone, away)
    for path in moved.rglob("*.yaml"):
        os.utime(path, (1e9, 1e9))
    place = {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1"}
    place_too = {
        "TZ": "America/Adak",
        "LC_ALL": "sv_SE.UTF-8",
        "LANGUAGE": "sv",
        "PYTHONHASHSEED": "77",
        "COLUMNS": "9",
    }
    for words in PRINTS:
        for started, cwd, mask, more, out in (
            (installed, project, 0o022, place, tmp_path / "one"), (other, moved, 0o077, place_too, tmp_path / "other"),
        ):  # fmt: skip
            env = bare(out.with_suffix(".home"), started, "/usr/bin", "/sbin", **more)
            command = (started / "python", "-m", "journeyctl", "render", *words, "--today", "2026-01-02", "--quiet")
            run(*command, "-o", out, cwd=cwd, env=env, mask=mask)
    made = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert made == sorted(path.name for path in (tmp_path / "other").iterdir())
    assert len([name for name in made if SHEETED_NAME in name and name.endswith(".svg")]) > 2
    assert {name.rpartition(".")[2] for name in made} == {"svg", "png", "txt", "pdf"}
    assert [
        name for name in made if (tmp_path / "one" / name).read_bytes() != (tmp_path / "other" / name).read_bytes()
    ] == []


@pytest.fixture
def demo(clone: Path, tmp_path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """A clone for `make`, with an environment as bare as a new account's."""
    folder = tmp_path / "demo"
    run(program("git"), "clone", "--quiet", clone, folder, cwd=tmp_path, env=dict(os.environ))
    python = Path(sys._base_executable).parent  # type: ignore[attr-defined] - of a venv this is its maker
    yield folder, bare(tmp_path / "home", python, "/usr/local/bin", "/usr/bin", "/bin", "/sbin")
    shutil.rmtree(folder)


def test_make_demo_draws_everything_once(demo: tuple[Path, dict[str, str]]) -> None:
    """In a fresh clone `make demo` draws each journey in each format; a second call has nothing to do."""
    folder, env = demo
    run(program("make"), "demo", cwd=folder, env=env)
    slugs = [path.name.removesuffix(".journey.yaml") for path in (folder / "journeys").rglob("*.journey.yaml")]
    assert len(slugs) > 10
    made = {path.name for path in (folder / "build").iterdir()}
    for slug in slugs:
        wanted = {f"{slug}.{end}" for end in ("svg", "A0.pdf", "png", "txt", "compact.svg", "flow.svg")}
        assert wanted <= made, wanted - made
    status = run(program("git"), "status", "--porcelain", cwd=folder, env=env).out
    assert status == ""
    assert "Nothing to be done" in run(program("make"), "demo", cwd=folder, env=env).out
    # What seals the cache of pictures is all that is left at home.
    home = Path(env["HOME"])
    left = [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()]
    assert left == [".cache/journeyctl/seal"]
