"""Links in the comment on a change: they lead to the line and the picture they name, and nowhere an author wants."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeyctl.cli import run
from journeyctl.diff import compare
from journeyctl.pipeline.comparing import Compared, compare_files
from journeyctl.report import difference_markdown
from journeyctl.report.links import LINES, PICTURES, Links, fault
from tests.reading import EVIL
from tests.running import TINY

LINE = "https://forge.example/o/r/blob/{revision}/{file}#L{line}"
PICTURE = "https://forge.example/{file}/{slug}.svg?a=(1)&lt;2"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
SAD = TINY.replace("happiness: 1", "happiness: -2")
some_names = st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=20)


def targets(text: str, kind: str = "link_open") -> list[str]:
    """Where the links, or pictures, of a page lead."""
    inline = [part for each in MarkdownIt("gfm-like").parse(text) for part in each.children or ()]
    return [str(each.attrs.get("href") or each.attrs.get("src")) for each in inline if each.type == kind]


def told(folder: Path, before: str = TINY, after: str = SAD, name: str = "a") -> Compared:
    """Two files that were compared."""
    paths = (folder / "old.journey.yaml", folder / f"{name}.journey.yaml")
    for path, text in zip(paths, (before, after), strict=True):
        path.write_text(text, encoding="utf-8")
    return compare_files(*paths, None, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (LINE, ""),
        ("http://localhost:8080/x?file={file}&at={line}", ""),
        ("https://forge.example?{line}", ""),
        ("https://forge.example/{lines}", "{lines} stands for nothing here; there is {revision}, {file}, {line}"),
        ("https://forge.example/{}", "{} stands for nothing"),
        ("https://forge.example/{slug}", "{slug} stands for nothing"),
        ("https://forge.example/{line", "this is no address"),
        ("https://forge.example/a b", "this is no address"),
        ("https://forge.example/\n# x", "this is no address"),
        ("https://forge.example/<x>", "this is no address"),
        ("https://forge.example/å", "this is no address"),
        ("https://forge.example/](x)[", "this is no address"),
        ("javascript:alert({line})", "an address begins with https:// or http://"),
        ("data:text/html,{line}", "an address begins with"),
        ("ftp://forge.example/{line}", "an address begins with"),
        ("//forge.example/{line}", "an address begins with"),
        ("https:forge.example", "an address begins with"),
        ("https://a:secret@forge.example/", "an address begins with"),
        ("https://{file}/x", "a host is written out"),
        ("https://forge.example{line}/x", "a host is written out"),
    ],
)
def test_a_template_is_looked_at(template: str, said: str) -> None:
    """Only an address with a host of its own and names that we know is taken; the message says what is wrong."""
    found = fault(template, LINES, revision=True)
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_a_revision_is_named_only_where_there_is_one() -> None:
    """The files in a folder are no commit; the message says what to compare."""
    assert "compare a range" in fault(LINE, LINES, revision=False)
    assert fault(PICTURE, PICTURES, revision=False) == ""


@given(some_names)
def test_a_file_cannot_leave_its_place(name: str) -> None:
    """Whatever it is called, it is one part of the path, and the address is one target in Markdown."""
    links = Links(LINE, PICTURE, COMMIT)
    for address in (links.line(f"j/{name}", 7), links.picture(f"j/{name}", name)):
        if name == "..":
            continue
        (target,) = targets(f"[x]({address})")
        assert urlsplit(target).netloc == "forge.example"
    if name not in (".", ".."):
        parts = urlsplit(links.line(f"j/{name}", 7))
        assert [unquote(each) for each in parts.path.split("/")[4:]] == [COMMIT, "j", name]
        assert (parts.query, parts.fragment) == ("", "L7")


@pytest.mark.parametrize("file", ["../a.yaml", "/etc/a.yaml", ".."])
def test_a_file_elsewhere_has_no_address(file: str) -> None:
    """What does not lie in the repository is in no place of the forge."""
    assert Links(LINE, PICTURE, COMMIT).line(file, 1) == ""
    assert Links(LINE, PICTURE, COMMIT, Path("/srv/repository")).picture(file, "a") == ""


def test_a_line_is_linked_where_the_change_stands(tmp_path: Path) -> None:
    """The happiness of line 4 changed; an activity that is gone, and what follows, have no line."""
    without = SAD.replace("  - {name: Leaves, happiness: -1}\n", "")
    one = told(tmp_path, TINY, without)
    text = difference_markdown.written([one], links=Links(LINE, "", COMMIT, tmp_path))
    assert targets(text) == [f"https://forge.example/o/r/blob/{COMMIT}/a.journey.yaml#L4"]
    assert "([L4](" in text
    assert "Leaves" in text


def test_what_stands_in_another_file_is_not_linked(tmp_path: Path) -> None:
    """A line of the persona's own file is no line of the journey."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "journeyctl.yaml").write_text("lang: en\n", encoding="utf-8")
    (tmp_path / "personas" / "bo.persona.yaml").write_text("\n\nname: Bo Ek\n", encoding="utf-8")
    one = told(tmp_path, TINY, TINY + "persona: bo\n")
    assert one.difference
    assert [change.new.line for change in one.difference.changes] == [3]
    text = difference_markdown.written([one], links=Links(LINE, "", COMMIT, tmp_path))
    assert "Bo Ek" in text
    assert targets(text) == []


def test_a_picture_is_shown_or_linked(tmp_path: Path) -> None:
    """An address of an image is an image, another is a link; a journey that is gone has neither."""
    one = told(tmp_path)
    image = difference_markdown.written([one], links=Links("", PICTURE, COMMIT, tmp_path))
    assert targets(image, "image") == ["https://forge.example/a.journey.yaml/a.svg?a=%281%29&lt;2"]
    page = difference_markdown.written([one], links=Links("", "https://forge.example/runs/7", COMMIT, tmp_path))
    assert (targets(page, "image"), targets(page)) == ([], ["https://forge.example/runs/7"])
    gone = one._replace(difference=compare(one.after.journey, None), after=None) if one.after else one
    assert targets(difference_markdown.written([gone], links=Links(LINE, PICTURE, COMMIT)), "image") == []


@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_no_text_of_an_author_becomes_a_link(evil: str, tmp_path: Path) -> None:
    """There are our own links and no other, whatever a title or a text holds."""
    text = "".join(sign for sign in evil if sign.isprintable()).replace('"', "").replace("\\", "")
    after = f'title: "T {text}"\nlang: en\nactivities:\n  - {{name: "N {text}", happiness: -2}}\n'
    found = difference_markdown.written([told(tmp_path, TINY, after)], links=Links(LINE, "", COMMIT, tmp_path))
    assert targets(found)
    assert all(each.startswith(f"https://forge.example/o/r/blob/{COMMIT}/a.journey.yaml#L") for each in targets(found))


def test_links_to_lines_are_the_first_to_go(tmp_path: Path) -> None:
    """Where there is no room for them all facts stay; below that classes go as without links."""
    several = [told(tmp_path, name=f"{place}{'x' * 100}") for place in range(12)]
    links = Links(LINE, "https://forge.example/{slug}.svg", COMMIT, tmp_path)
    bare = difference_markdown.written(several, links=links._replace(lines=""))
    full = difference_markdown.written(several, links=links)
    assert len(full.encode()) > len(bare.encode())
    assert difference_markdown.written(several, room=len(full.encode()), links=links) == full
    assert difference_markdown.written(several, room=len(full.encode()) - 1, links=links) == bare
    for room in (1_000, 5_000, 12_000):
        assert len(difference_markdown.written(several, room=room, links=links).encode()) <= room


def test_the_command_links_to_the_later_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """By the name from the top of the repository, from whichever folder; without a commit the call is wrong."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example"]
    (tmp_path / "deep").mkdir()
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for text in (TINY, SAD):
        (tmp_path / "deep" / "å #1.journey.yaml").write_text(text, encoding="utf-8")
        subprocess.run([*git, "add", "."], cwd=tmp_path, check=True)
        subprocess.run([*git, "commit", "-qm", "one"], cwd=tmp_path, check=True)
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=tmp_path, check=True, capture_output=True, text=True)
    for folder in (tmp_path, tmp_path / "deep"):
        monkeypatch.chdir(folder)
        assert run(["diff", "HEAD~1..HEAD", "--format", "markdown", "--lines-at", LINE]) == 0
        address = f"https://forge.example/o/r/blob/{asked.stdout.strip()}/deep/%C3%A5%20%231.journey.yaml#L4"
        assert f"([L4]({address}))" in capfd.readouterr().out
    assert run(["diff", "--format", "markdown", "--lines-at", LINE]) == 2
    assert "--lines-at" in capfd.readouterr().err
    assert run(["diff", "--format", "markdown", "--picture-at", "https://forge.example/{line}"]) == 2
    assert "{line} stands for nothing" in capfd.readouterr().err
