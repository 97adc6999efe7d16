"""Which files the words after a command mean, and to which project a file belongs."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.pipeline import Input, find, load
from journeyctl.pipeline.finding import LIMIT
from tests.running import TINY

FILES = (
    "b.journey.yaml",
    "a.journey.yml",
    "notes.yaml",
    "readme.md",
    "deep/er/c.journey.yaml",
    "deep/journeyctl.yaml",
    ".hidden/d.journey.yaml",
    "node_modules/pack/e.journey.yaml",
    "__pycache__/f.journey.yaml",
    "[x].journey.yaml",
    "called.journey.yaml/g.journey.yaml",
)
EVERY = (
    "[x].journey.yaml",
    "a.journey.yml",
    "b.journey.yaml",
    "called.journey.yaml/g.journey.yaml",
    "deep/er/c.journey.yaml",
)
"""The journeys of the folder, in order."""


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with journeys and other files; beside it lies a folder that is not ours."""
    folder = tmp_path / "top"
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TINY, encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.journey.yaml").write_text(TINY, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def names(*words: str) -> tuple[str, ...]:
    return tuple(one.name for one in find(words))


def refused(*words: str) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as fault:
        find(words)
    return fault.value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("b.journey.yaml",), ("b.journey.yaml",)),
        (("./deep/../b.journey.yaml",), ("deep/../b.journey.yaml",)),
        (("readme.md",), ("readme.md",)),
        ((".",), EVERY),
        (("deep",), ("deep/er/c.journey.yaml",)),
        ((".hidden",), (".hidden/d.journey.yaml",)),
        (("node_modules",), ("node_modules/pack/e.journey.yaml",)),
        (("called.journey.yaml",), ("called.journey.yaml/g.journey.yaml",)),
        (("[x].journey.yaml",), ("[x].journey.yaml",)),
        (("?.journey.y*ml",), ("a.journey.yml", "b.journey.yaml")),
        (("*.yaml",), ("[x].journey.yaml", "b.journey.yaml", "called.journey.yaml/g.journey.yaml", "notes.yaml")),
        (("d*",), ("deep/er/c.journey.yaml",)),
        (("**/*.journey.yaml",), tuple(name for name in EVERY if name.endswith(".yaml"))),
        (("deep/**/c*",), ("deep/er/c.journey.yaml",)),
        (("deep/**",), ("deep/er/c.journey.yaml",)),
        (("**",), EVERY),
        (("-",), ("-",)),
        (("deep", "-", "b.journey.yaml"), ("deep/er/c.journey.yaml", "-", "b.journey.yaml")),
    ],
    ids=" ".join,
)
def test_what_words_mean(top: Path, words: tuple[str, ...], expected: tuple[str, ...]):
    """A file is itself, a folder or pattern its journeys, sorted; hidden and foreign folders when they are named."""
    assert names(*words) == expected


def test_absolute_words_give_absolute_names(top: Path):
    """Files are called as they were named."""
    assert names(str(top / "deep")) == names(str(top / "**" / "c.journey.yaml")) == (f"{top}/deep/er/c.journey.yaml",)
    assert names("../top/b*") == ("../top/b.journey.yaml",)


def test_a_file_that_is_named_twice_is_one(top: Path):
    """Whichever ways lead to it: its path, its folder, a pattern, a link; the first name stays. So is `-`."""
    (top / "link.journey.yaml").symlink_to("b.journey.yaml")
    words = ("link.journey.yaml", "b.journey.yaml", "./b.journey.yaml", str(top / "b.journey.yaml"), "b*", "-", "-")
    assert names(*words) == ("link.journey.yaml", "-")
    assert "link.journey.yaml" not in names(".", "link.journey.yaml")


def test_a_link_that_stays_inside_is_a_journey(tmp_path: Path):
    """Also where it leads to a file that is called by another name; one to a folder or to nothing is none."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "one.txt").write_text(TINY, encoding="utf-8")
    for name, goal in (("a", "kept/one.txt"), ("b", "kept"), ("c", "none")):
        (tmp_path / f"{name}.journey.yaml").symlink_to(goal)
    assert [Path(one.name).name for one in find((str(tmp_path),))] == ["a.journey.yaml"]


def test_a_link_that_leads_out_is_read_only_when_it_is_named(top: Path):
    """Neither a folder nor a pattern follows it, to a file or to a folder; whoever names the link means it."""
    (top / "out.journey.yaml").symlink_to("../outside/secret.journey.yaml")
    (top / "away").symlink_to("../outside")
    for words in ((".",), ("**",), ("**/*.journey.yaml", "?.journey.yml")):
        assert not [name for name in names(*words) if "out" in name or "away" in name]
    for pattern in ("out.*", "a*y", "a*/*.yaml"):
        assert refused(pattern).code == "J903", pattern
    assert names("out.journey.yaml") == ("out.journey.yaml",)
    assert names("away") == names("away/*") == ("away/secret.journey.yaml",)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("b", "b.journey.yaml"), ("b.journey.yml", "b.journey.yaml"),
        ("deep/er/cc.journey.yaml", "deep/er/c.journey.yaml"),
        ("unlike.journey.yaml", ""), ("none/b.journey.yaml", ""), ("deep/journey.yaml", ""),
    ],
)  # fmt: skip
def test_a_file_that_is_missing_is_compared_with_those_beside_it(top: Path, word: str, near: str):
    """The message asks whether the journey was meant that is called much like it; its folder is not left."""
    meant = f"; did you mean {near!r}?" if near else ""
    assert refused(word).message == f"there is no file or folder {word!r}{meant}"


def test_a_picture_is_no_journey(top: Path):
    """Nobody who names one wants to hear where it is no YAML; a pattern passes it by."""
    for name in ("map.svg", "map.A0.pdf", "map.PNG"):
        (top / name).write_text("%PDF", encoding="utf-8")
        assert refused(name).message == f"{name!r} is a picture by its name, and no journey"
    assert refused("map.*").code == "J903"


@pytest.mark.parametrize("words", [(".",), ("**/*.journey.y*ml",)], ids=" ".join)
def test_links_in_a_circle_lead_nowhere(top: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    """Folders that hold themselves, twice over, are walked once: each is looked into a few times at most."""
    for name in ("ring", "circle", "deep/up"):
        (top / name).symlink_to(top)
    scandir, looked = os.scandir, [0]

    def counted(path: str):
        looked[0] += 1
        assert looked[0] < 100
        return scandir(path)

    monkeypatch.setattr(os, "scandir", counted)
    assert names(*words) == EVERY


@pytest.mark.parametrize("words", [("empty",), ("no*",), ("**/nothing.yaml",), ("deep", "no*")], ids=" ".join)
def test_words_that_mean_no_journey_are_refused(top: Path, words: tuple[str, ...]):
    """A folder or pattern without a journey is named, even beside one that has some."""
    (top / "empty").mkdir()
    (top / "notes.yaml").unlink()
    (top / "node_modules").rename(top / "foreign")
    assert refused(*words).code == "J903"
    assert repr(words[-1]) in refused(*words).message


def test_a_path_that_is_not_there_is_refused(top: Path):
    """It is named, and is no pattern that matches nothing."""
    assert (refused("b.journey.yaml", "nowhere.yaml").code, refused("nowhere/").code) == ("J904", "J904")
    assert "'nowhere.yaml'" in refused("nowhere.yaml").message


def test_a_pipe_is_read_only_when_it_is_named(top: Path):
    """A folder and a pattern pass it by, where they would wait for ever; one that is named is read to its end."""
    os.mkfifo(top / "pipe.journey.yaml")
    assert names(".") == EVERY
    assert refused("pipe*").code == "J903"
    (given,) = find(("pipe.journey.yaml",))
    writer = threading.Thread(target=(top / "pipe.journey.yaml").write_text, args=(TINY,))
    writer.start()
    assert given.read() == TINY.encode()
    writer.join()


def test_a_folder_that_cannot_be_looked_into_is_not_passed_by_in_silence(top: Path, monkeypatch: pytest.MonkeyPatch):
    """The journeys beside it are found, and reading it tells that it is closed."""
    scandir = os.scandir

    def closed(path: str):
        if str(path).endswith("er"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    *others, last = find((".",))
    assert (len(others), last.name) == (len(EVERY) - 1, "deep/er")
    with pytest.raises(EnvironmentFault) as fault:
        last.read()
    assert (fault.value.code, fault.value.message.partition(":")[0]) == ("J902", "deep/er cannot be read")


@pytest.mark.parametrize(
    ("target", "reason", "advice"),
    [("missing", "No such file", "Check the path."), ("ring.journey.yaml", "Too many levels", "Check its kind")],
)
def test_what_cannot_be_read_says_why(top: Path, target: str, reason: str, advice: str):
    """A link to nothing and one to itself are found when they are named, and refused when they are read."""
    (top / "ring.journey.yaml").symlink_to(target)
    (given,) = find(("ring.journey.yaml",))
    with pytest.raises(EnvironmentFault) as fault:
        given.read()
    assert fault.value.code == "J902"
    assert fault.value.message.startswith(f"ring.journey.yaml cannot be read: {reason}")
    assert fault.value.advice.startswith(advice)


def test_no_more_is_read_than_can_be_refused(top: Path, monkeypatch: pytest.MonkeyPatch):
    """Of a file and of standard input one byte more than the limit is read, so that its size can be told."""
    monkeypatch.setattr("journeyctl.pipeline.finding.LIMIT", 5)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"title: long")))
    assert Input("-", None).read() == b"title"
    assert Input("b", Path("b.journey.yaml")).read() == b"title"
    assert LIMIT == 2_000_001


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("in/ny.journey.yaml", "ny"),
        ("ny.journey.yml", "ny"),
        ("ny.yaml", "ny"),
        ("ny.v2.yml", "ny.v2"),
        ("ny.txt", "ny.txt"),
        (".journey.yaml", ".journey"),
        (".yaml", ".yaml"),
    ],
)
def test_files_are_called_after_their_journey(name: str, slug: str):
    """The name without its folder and its ending; never nothing."""
    assert Input(name, Path(name)).slug == slug


PERSONA = "title: Her\nlang: en\npersona: elin\nactivities: [Arrives]\n"


@pytest.mark.parametrize(
    ("place", "marks", "root"),
    [
        ("journeys", (), "."),
        ("maps", (), "maps"),
        ("maps/deep", ("maps/journeyctl.yaml",), "maps"),
        ("maps/deep", ("maps/.git", "journeyctl.yaml"), "maps"),
        ("maps/journeys", ("journeyctl.yaml",), "."),
        ("maps/journeys", ("journeyctl.yaml", "maps/journeys/.git"), "maps/journeys"),
    ],
)
def test_a_journey_belongs_to_the_nearest_project(
    tmp_path: Path, place: str, marks: tuple[str, ...], root: str, monkeypatch: pytest.MonkeyPatch
):
    """The persona is read below the nearest `journeyctl.yaml` or `.git`, else beside the journey or its `journeys`."""
    if not marks:  # whatever lies above the folder of these tests
        monkeypatch.setattr("journeyctl.project.root._MARKS", ("no-such-mark",))
    for folder in (".", "maps", "maps/deep", "maps/journeys"):
        personas = tmp_path / folder / "personas"
        personas.mkdir(parents=True)
        personas.joinpath("elin.persona.yaml").write_text(f"name: Elin of {folder}\n")
    for mark in marks:
        tmp_path.joinpath(mark).write_text("name: Here\n")
    journey = tmp_path / place / "her.journey.yaml"
    journey.parent.mkdir(exist_ok=True)
    journey.write_text(PERSONA)
    loaded = load(Input(str(journey), journey))
    assert loaded.journey is not None, loaded.diagnostics
    assert loaded.journey.persona is not None
    assert loaded.journey.persona.name == f"Elin of {root}"
    assert load(Input(str(journey), journey), tmp_path / "maps").journey.persona.name == "Elin of maps"  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "shown"), [("b\udcff", "b\ufffd"), ("a\x01b", "ab")])
def test_a_name_that_is_no_text_is_shown_as_far_as_it_is_one(tmp_path: Path, name: str, shown: str):
    """A file may be called what no picture can show: a mark stands for bytes, nothing for what has no letter."""
    path = tmp_path / f"{name}.journey.yaml"
    path.write_text(TINY)
    journey = load(Input(str(path), path), tmp_path).journey
    assert journey is not None
    assert (journey.slug, journey.path) == (shown, f"{shown}.journey.yaml")


@pytest.mark.parametrize("name", ["journeyctl.yaml", "amir.persona.yaml", "dusk.theme.yaml"])
def test_what_journeys_use_is_not_taken_for_a_journey(tmp_path: Path, name: str):
    """Named where a journey is asked for it is refused, and a pattern leaves it out; `fmt` takes it."""
    (tmp_path / name).write_text("name: A\n")
    (tmp_path / "a.journey.yaml").write_text(TINY)
    with pytest.raises(EnvironmentFault, match=f"{name}' is no journey"):
        find((str(tmp_path / name),))
    assert [one.path for one in find((f"{tmp_path}/*.yaml",))] == [tmp_path / "a.journey.yaml"]
    assert [one.path for one in find((str(tmp_path / name),), everything=True)] == [tmp_path / name]
