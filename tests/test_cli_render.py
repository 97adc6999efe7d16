"""Which files `render` reads and writes."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.running import ROOT, TINY
from tests.running import journeyctl as started
from tests.warm import journeyctl

MOMENT = 0.1
"""Seconds after which a file is old enough to be known by its looks."""
FIXED = ("--revision", "none", "--today", "2026-01-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tiny.journey.yaml").write_text(TINY, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ["tiny.svg"]),
        (("--view", "compact"), ["tiny.compact.svg"]),
        (("--view", "flow"), ["tiny.flow.svg"]),
        (("--paper", "A1"), ["tiny.A1.svg"]),
        (("--to", "svg,pdf,png"), ["tiny.A0.pdf", "tiny.png", "tiny.svg"]),
        (("--to", "pdf", "--paper", "A3", "--orientation", "portrait"), ["tiny.A3.pdf"]),
        (("--to", "pdf", "--paper", "screen"), ["tiny.pdf"]),
        (("--to", "png,text", "--view", "compact"), ["tiny.compact.png", "tiny.txt"]),
    ],
)
def test_files_are_called_after_journey_view_and_paper(folder: Path, words: tuple[str, ...], expected: list[str]):
    """NAME, then the view unless it is the map, then the paper unless it is a screen, then the format."""
    ran = journeyctl("render", "tiny.journey.yaml", "-o", "out", *words, *FIXED, cwd=folder)
    assert ran.code == 0, ran.err
    assert files(folder / "out") == expected
    assert sorted(ran.err.split()) == [f"out/{name}" for name in expected]


def test_standard_input_and_output(folder: Path):
    """`-` reads the journey, `-o -` gives its picture and nothing else."""
    ran = journeyctl("render", "-", "-o", "-", *FIXED, cwd=folder, stdin=TINY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<svg") or ran.out.startswith("<?xml")
    assert ran.out.rstrip().endswith("</svg>")


@pytest.mark.parametrize(("name", "magic"), [("kart.pdf", b"%PDF"), ("kart.PNG", b"\x89PNG"), ("kart.txt", b"Tiny")])
def test_an_output_that_is_named_as_a_file_is_one(folder: Path, name: str, magic: bytes):
    """Its ending says the format, folders on the way are made."""
    ran = journeyctl("render", "tiny.journey.yaml", "-o", f"deep/{name}", *FIXED, cwd=folder)
    assert (ran.code, ran.err) == (0, f"deep/{name}\n")
    assert files(folder / "deep") == [name]
    assert (folder / "deep" / name).read_bytes().startswith(magic)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tiny.journey.yaml", "-o", "kart.pdf", "--to", "svg"), "is not the name of svg"),
        (("tiny.journey.yaml", "-o", "-", "--to", "svg,pdf"), "takes one journey in one format"),
        ((".", "-o", "kart.svg"), "takes one journey in one format"),
    ],
)
def test_one_file_holds_one_picture(folder: Path, words: tuple[str, ...], said: str):
    """What does not fit a file is refused before anything is drawn."""
    (folder / "second.journey.yaml").write_text(TINY, encoding="utf-8")
    ran = journeyctl("render", *words, *FIXED, cwd=folder)
    assert ran.code == 2
    assert said in ran.err
    assert files(folder) == ["second.journey.yaml", "tiny.journey.yaml"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("-o", "kart.docx"),
            "-o kart.docx ends in .docx, and that is no format. Name a folder, or a file that ends in .svg,",
        ),
        (("-o", "tiny.journey.yaml"), "J911 tiny.journey.yaml is no folder"),
        (("-o", "/dev/null"), "J911 /dev/null is no folder"),
        (("--to", "pdf,jpeg"), "--to 'jpeg': known formats are svg, pdf, png, text"),
        (("--lang", "svx"), "known languages are sv, nb, nn, da, fi, en, de, fr, es; did you mean sv?"),
        (("--orientation", "portrait"), "--orientation is for sheets; name one, such as --paper A1"),
        (("--orientation", "portrait", "--to", "pdf", "--view", "strip"), "--orientation is for sheets"),
        (("--theme", "drak"), "there is no theme 'drak'; did you mean dark?"),
        (("--theme", "fjrod"), "there is no theme 'fjrod'; did you mean fjord?"),
        (("--theme", "unlike"), "; the project has fjord; others are looked for as themes/unlike.theme.yaml."),
        (("--lanes", "thougths"), "has no lane 'thougths'; did you mean thoughts?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_word_that_means_nothing_is_refused_with_what_was_likely_meant(
    folder: Path, words: tuple[str, ...], said: str
):
    """Exit code 2, one message that names the option, and neither file nor folder."""
    (folder / "themes").mkdir()
    (folder / "themes" / "fjord.theme.yaml").write_text("base: nordic\n", encoding="utf-8")
    (folder / "journeyctl.yaml").write_text("name: Fjord\n", encoding="utf-8")
    before = files(folder)
    ran = journeyctl("render", "tiny.journey.yaml", *words, *FIXED, "--no-cache", cwd=folder)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert files(folder) == before


def test_a_folder_may_have_a_dot_in_its_name(folder: Path):
    """A version is no ending, and a folder that is there is one whatever it is called."""
    (folder / "kart.docx").mkdir()
    for name in ("build-1.2", "kart.docx"):
        ran = journeyctl("render", "tiny.journey.yaml", "-o", name, *FIXED, "--no-cache", cwd=folder)
        assert (ran.code, ran.err) == (0, f"{name}/tiny.svg\n")


def test_of_many_journeys_their_number_is_told(folder: Path):
    """Where so many files are not named one by one, the last line says how many, and where; quiet, nothing."""
    for number in range(4):
        (folder / f"no{number}.journey.yaml").write_text(TINY, encoding="utf-8")
    (folder / "tiny.journey.yaml").unlink()
    time.sleep(MOMENT)
    words = ("render", ".", "-o", "out", "--cache", "--view", "strip", *FIXED)
    assert journeyctl(*words, cwd=folder).err == "4 files written to out\n"
    (folder / "no3.journey.yaml").write_text(f"{TINY}# changed\n", encoding="utf-8")
    assert journeyctl(*words, cwd=folder).err == "1 file written to out\nnothing has changed in 3 journeys\n"
    assert journeyctl(*words, "--quiet", cwd=folder).err == ""


def test_a_file_that_cannot_be_written_keeps_no_other_from_it(folder: Path):
    """A folder and a link in the place of files are told once each, the others written; the next run tries again."""
    for number in range(3):
        (folder / f"no{number}.journey.yaml").write_text(TINY, encoding="utf-8")
    (folder / "out" / "no0.svg").mkdir(parents=True)
    (folder / "out" / "no1.txt").symlink_to(folder / "elsewhere")
    time.sleep(MOMENT)
    words = ("render", ".", "-o", "out", "--to", "svg,text", "--cache", *FIXED)
    told = [
        "error J912 out/no0.svg is a folder",
        "error J913 out/no1.txt is a link; files are not written through links",
    ]
    for last in ("6 files written to out", "2 files written to out\nnothing has changed in 2 journeys"):
        ran = journeyctl(*words, cwd=folder)
        assert (ran.code, [line for line in ran.err.splitlines() if line.startswith("error")]) == (2, told)
        assert ran.err.endswith(f"\n{last}\n")
        time.sleep(MOMENT)
    assert {one.name for one in (folder / "out").iterdir() if one.is_file()} == {
        "no0.txt", "no1.svg", "no2.svg", "no2.txt", "tiny.svg", "tiny.txt",
    }  # fmt: skip
    assert not (folder / "elsewhere").exists()


def test_the_same_input_gives_the_same_bytes(folder: Path):
    """Every format is written twice alike, by processes that share nothing."""
    for name in ("one", "two"):
        started("render", "tiny.journey.yaml", "-o", name, "--to", "svg,pdf,png", *FIXED, cwd=folder)
    assert len(files(folder / "one")) == 3
    for name in files(folder / "one"):
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes(), name


def test_folders_are_walked_without_the_hidden_and_the_foreign(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """Hidden folders, node_modules and links that lead out of it are left alone; other files are no journeys."""
    outside = tmp_path_factory.mktemp("outside") / "secret.journey.yaml"
    outside.write_text(TINY)
    for place in ("team/deep", ".hidden", "node_modules/pack"):
        (folder / place).mkdir(parents=True)
        (folder / place / f"in-{Path(place).name}.journey.yml").write_text(TINY)
    (folder / "link.journey.yaml").symlink_to(outside)
    (folder / "notes.yaml").write_text("a: b\n")
    ran = journeyctl("check", ".", "--verbose", cwd=folder)
    assert ran.err.splitlines()[:2] == ["checked tiny.journey.yaml", "checked team/deep/in-deep.journey.yml"]


def test_a_file_that_is_named_twice_is_drawn_once(folder: Path):
    """A file, its folder and a pattern that all mean one journey give one picture."""
    ran = journeyctl("check", "tiny.journey.yaml", ".", "*.journey.yaml", "./tiny.journey.yaml", cwd=folder)
    assert ran.err.startswith("1 journey checked: ")


def test_two_journeys_of_one_name_are_refused_before_anything_is_drawn(folder: Path):
    """Both files are named, nothing is written over the other."""
    (folder / "other").mkdir()
    (folder / "other" / "tiny.journey.yaml").write_text(TINY)
    ran = journeyctl("render", ".", "-o", "out", cwd=folder)
    assert ran.code == 2
    assert "tiny.journey.yaml and other/tiny.journey.yaml would both be written to tiny.*" in ran.err
    assert not (folder / "out").exists()


def test_a_missing_libcairo_keeps_no_svg_from_being_made(folder: Path):
    """Without libcairo the SVGs are written, the cure is named once in one line, and the exit code is 2."""
    (folder / "second.journey.yaml").write_text(TINY)
    (folder / "sitecustomize.py").write_text(
        "import ctypes.util, sys\nctypes.util.find_library = lambda name: None\nsys.modules['cffi'] = None\n"
        "import cffi_without_cairo\n"
    )
    (folder / "cffi_without_cairo.py").write_text(
        "import sys, types\n"
        "class Broken:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'cairocffi':\n"
        "            raise OSError('no library called \"cairo-2\" was found')\n"
        "sys.meta_path.insert(0, Broken())\n"
    )
    ran = journeyctl(
        "render", ".", "-o", "out", "--to", "svg,pdf,png", *FIXED, cwd=folder, PYTHONPATH=f"{folder}:{ROOT}"
    )
    assert ran.code == 2, ran
    assert files(folder / "out") == ["second.svg", "tiny.svg"]
    assert ran.err.count("J920") == 1
    assert re.search(r"apt-get install libcairo2|brew install cairo", ran.err)


def test_lanes_language_and_theme_are_taken_from_the_line_or_the_environment(folder: Path):
    """An option and its `JOURNEYCTL_*` variable do the same."""
    words = ("render", "tiny.journey.yaml", "-o", "-", *FIXED)
    plain = journeyctl(*words, cwd=folder).out
    for option, value in (("lanes", "activities"), ("lang", "sv"), ("theme", "mono"), ("fonts", "outline")):
        said = journeyctl(*words, f"--{option}", value, cwd=folder)
        assert said.code == 0, said.err
        assert said.out != plain, option
        assert journeyctl(*words, cwd=folder, **{f"JOURNEYCTL_{option.upper()}": value}).out == said.out, option


def test_a_theme_file_is_judged_before_it_is_used(folder: Path):
    """A theme that nobody can read is refused at its line; a good one changes the picture."""
    (folder / "pale.theme.yaml").write_text('base: nordic\ntokens: {ink: "#EEEEEE"}\n')
    ran = journeyctl("render", "tiny.journey.yaml", "-o", "out", "--theme", "pale.theme.yaml", cwd=folder)
    assert ran.code == 1
    assert "pale.theme.yaml:2:10: error J501" in ran.err
    assert not (folder / "out").exists()
    (folder / "deep.theme.yaml").write_text('base: nordic\ntokens: {ink: "#001122"}\n')
    ran = journeyctl("render", "tiny.journey.yaml", "-o", "-", "--theme", "deep.theme.yaml", cwd=folder)
    assert ran.code == 0, ran.err
    assert "#001122" in ran.out


def test_the_dpi_of_a_png_is_written_in(folder: Path):
    """The pixels of an A3 at 72 dpi are those of its millimetres, and the file says 72 dpi."""
    from PIL import Image

    ran = journeyctl(
        "render", "tiny.journey.yaml", "-o", "out", "--to", "png", "--paper", "A3", "--dpi", "72", cwd=folder
    )
    assert ran.code == 0, ran.err
    with Image.open(folder / "out" / "tiny.A3.png") as picture:
        assert picture.size == (1191, 842)
        assert picture.info["dpi"] == pytest.approx((72, 72), abs=0.02)


def test_a_day_comes_from_the_line_else_from_source_date_epoch(folder: Path):
    """`--today` and SOURCE_DATE_EPOCH decide whether a map is stale, and both decide alike."""
    (folder / "old.journey.yaml").write_text(f"{TINY}review_by: 2026-03\n")
    words = ("render", "old.journey.yaml", "-o", "-", "--revision", "none")
    fresh = journeyctl(*words, "--today", "2026-01-01", cwd=folder).out
    stale = journeyctl(*words, "--today", "2026-09-01", cwd=folder).out
    assert fresh != stale
    assert journeyctl(*words, cwd=folder, SOURCE_DATE_EPOCH="1788220800").out == stale


def test_help_stays_plain_on_a_build_server():
    """With GITHUB_ACTIONS set, help holds no escape codes."""
    for words in (("--help",), ("render", "--help"), ("render", "--nonsense")):
        ran = journeyctl(*words, GITHUB_ACTIONS="true", FORCE_COLOR="1")
        assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("command", ["render", "check", "schema", "doctor"])
def test_every_command_explains_itself(command: str):
    """Each command and each of its options has a help text, and options but the help's own have a variable."""
    text = journeyctl(command, "--help").out
    options = re.split(r"\n  (?=-)", text.partition("Options:")[2])[1:]
    assert options
    for option in options:
        words = " ".join(option.split())
        if "--help" not in words:
            assert re.search(r"\[env var: JOURNEYCTL_[A-Z_]+", words), words
    assert {"--quiet", "--verbose", "--color", "--project"} <= set(re.findall(r"--[a-z-]+", text))
