"""The documentation cannot drift: examples are run, tables are made from the program, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import jsonschema_rs
import pytest

from journeyctl.binding import Catalogue, Findings, bind, bind_persona
from journeyctl.cli import run
from journeyctl.model import Journey
from journeyctl.pipeline import Done, Inquiry, Wish, check_all, find, render_all
from journeyctl.project.settings import project_of
from journeyctl.schema import document, validate
from journeyctl.schema.typing import Typist
from journeyctl.shorthand import expand
from journeyctl.source import Mapping, read
from journeyctl.theme import BUILT_IN, brand
from tests.fuller import fuller
from tests.pages import NAMES, PAGES, ROOT, Block, anchors, blocks, console, generator, links
from tests.running import program
from tests.test_revisions_git import Repository

LANGUAGE = ROOT / "docs" / "language.md"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'
TINY = "title: Tiny\nactivities: [Arrives]\n"
PLAIN = Inquiry(ignore=("J2", "J320"))
build = generator()

YAML = [(path, block) for path in PAGES for block in blocks(path) if block.language == "yaml"]
RIGHT = [one for one in YAML if one[1].mark != "wrong"]
WRONG = [one for one in YAML if one[1].mark == "wrong"]
KEYS = [(name, key) for name in build.objects() for key in build.keys(name)]


def named(case: tuple[Path, Block]) -> str:
    """Where an example stands."""
    return f"{case[0].name}:{case[1].line}"


def written(folder: Path, block: Block) -> Path:
    """The journey that shows an example, whole: the example itself, or a small one around it."""
    files = {
        "activity": {"tiny.journey.yaml": f"title: Tiny\nactivities:\n  - name: Arrives\n{indent(block.text, '    ')}"},
        "activities": {"tiny.journey.yaml": f"title: Tiny\nactivities:\n{indent(block.text, '  ')}"},
        "phases": {"tiny.journey.yaml": f"title: Tiny\nphases:\n{indent(block.text, '  ')}"},
        "journey": {"tiny.journey.yaml": block.text + TINY},
        "persona": {"tiny.journey.yaml": f"{TINY}persona: sara\n", "personas/sara.persona.yaml": block.text},
        "project": {"tiny.journey.yaml": TINY, "journeyctl.yaml": block.text},
        "theme": {"tiny.journey.yaml": TINY, "journeyctl.yaml": "theme: own", "themes/own.theme.yaml": block.text},
    }
    whole = files[block.named] if block.mark == "in" else {block.named or "tiny.journey.yaml": block.text}
    for name, text in whole.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        for logo in re.findall(r"^logo: (\S+)$", text, re.MULTILINE):
            (folder / "themes" / logo).write_text(LOGO, encoding="utf-8")
    return folder / next(iter(whole))


def drawn(path: Path) -> Done:
    """What drawing a journey gives."""
    return next(iter(render_all(find((str(path),)), Wish(revision="none"))))


@pytest.mark.parametrize("case", RIGHT, ids=named)
def test_every_example_is_right(case: tuple[Path, Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A block of YAML, alone or in the place it is marked for, is right and becomes a picture.

    It shows one thing, so it is not asked about method.
    """
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path, case[1]).relative_to(tmp_path)
    checked = next(iter(check_all(find((str(path),)), PLAIN)))
    assert (checked.diagnostics, checked.faults) == ((), ())
    made = drawn(path)
    assert (made.diagnostics, made.faults) == ((), ())
    assert made.outputs


@pytest.mark.parametrize("case", WRONG, ids=named)
def test_every_wrong_example_is_answered_as_shown(
    case: tuple[Path, Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The block after a wrong example is what `check` prints."""
    page, block = case
    written(tmp_path, block)
    monkeypatch.chdir(tmp_path)
    following = next(one for one in blocks(page) if one.line > block.line)
    assert run(["check", "--ignore", "J2", block.named]) == 1
    assert following.language == "text"
    assert capsys.readouterr().out == following.text


def test_every_short_example_is_short() -> None:
    """The first example of the language is ten lines at most; that of the README is ten, as it says."""
    for path in (ROOT / "README.md", LANGUAGE):
        first = next(block for block in blocks(path) if block.language == "yaml")
        assert 0 < len(first.text.splitlines()) <= 10
    assert len(next(blocks(ROOT / "README.md")).text.splitlines()) == 10


def small_project(folder: Path) -> None:
    """A project of three journeys, so that commands about all of them are quick."""
    for slug in ("boliglan", "first-journey", "forsta-kvallen"):
        (folder / "journeys").mkdir(exist_ok=True)
        name = f"journeys/{slug}.journey.yaml"
        (folder / name).write_bytes((ROOT / name).read_bytes())
    for name in ("journeyctl.yaml", "personas/elin.persona.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((ROOT / name).read_bytes())
    settings = (ROOT / "journeyctl.yaml").read_text(encoding="utf-8")
    gates = re.search(r"^gates:\n(  .+\n)+", settings, re.MULTILINE)
    assert gates  # which are for finished maps, not for the first ten lines of a page
    (folder / "journeyctl.yaml").write_text(settings.replace(gates[0], ""), encoding="utf-8")
    for block in blocks(LANGUAGE):
        if block.mark == "file":
            written(folder, block)


def with_history(folder: Path) -> None:
    """Makes a project a repository, with a branch that changed a journey, and a change that is staged."""
    program("git")
    home = Repository(folder)
    path = folder / "journeys" / "first-journey.journey.yaml"
    text = path.read_text(encoding="utf-8")
    for number, branch in enumerate(("main", "work", "")):
        path.write_text(text + f"tags: [t{number}]\n", encoding="utf-8")
        home.git("add", "-A")
        if branch:
            home.git("checkout", "-q", "-B", branch)
            home.git("commit", "-q", "-m", branch)


COMMANDS = dict.fromkeys(line for path in PAGES for line in console(path) if line.startswith("journeyctl "))

SLOW = re.compile(r"pdf|preflight|png|--tile")
"""Commands that make documents and rasters: they are tried with the fuller tests."""


@pytest.mark.parametrize("command", [fuller(one) if SLOW.search(one) else one for one in COMMANDS])
def test_every_command_works_as_written(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A command of the README or the pages ends well, and writes what it names."""
    small_project(tmp_path)
    if command.startswith(("journeyctl diff", "journeyctl log", "journeyctl blame")):
        with_history(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(command.split()[1:]) == 0
    told = capfd.readouterr()
    files = [line for line in told.err.splitlines() if re.fullmatch(r"[\w/.-]+", line)]
    assert told.out or files or re.search(" checked: | as they should be", told.err)
    for name in files:
        assert (tmp_path / name).stat().st_size > 500


def test_every_other_command_is_known() -> None:
    """What is not ours on a console is make with a target that exists, or pip in this folder."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    others = {line for path in PAGES for line in console(path)} - set(COMMANDS)
    others = {re.sub(r" [A-Z]+=\w+", "", line) if line.startswith("make ") else line for line in others}
    allowed = {f"make {target}" for target in targets} | {"pip install .", "pip install 'journeyctl[fonts]'"}
    assert others <= allowed


@pytest.mark.parametrize("name", build.PAGES)
def test_made_parts_are_up_to_date(name: str) -> None:
    """A page is what `make docs` makes of it."""
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert build.filled(page) == page, "run: make docs"


def test_every_object_is_told() -> None:
    """Every object of every schema has its table on the page of the language."""
    told = set(build.parts(LANGUAGE.read_text(encoding="utf-8")))
    assert set(build.objects()) - told == set()


@pytest.mark.parametrize("name", build.objects())
def test_every_key_is_told_once(name: str) -> None:
    """A table and the table of its base tell all keys of an object, but the one for editors."""
    part, _ = build.objects()[name]
    base = build.objects()[build.BASES[name]][0]["properties"] if name in build.BASES else {}
    own = set(build.keys(name))
    assert own | {key for key in base if key in part["properties"]} == set(part["properties"]) - {"$schema"}
    assert set(base) <= set(part["properties"])


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_the_example_of_every_key_is_right(name: str, key: str) -> None:
    """What the table shows as an example is read as the schema's own example, and accepted."""
    part, file = build.objects()[name]
    value = part["properties"][key]
    root = read(f"{key}: {build.flow(value['examples'][-1])}\n".encode(), "").root
    assert root is not None
    whole = document(file)
    data = Typist(whole).typed(root, {"type": "object", "properties": {key: value}})
    judged = {**value, "$defs": whole.get("$defs", {})}
    assert jsonschema_rs.Draft202012Validator(judged).is_valid(data[key])
    assert build.flow(data[key]) == build.flow(value["examples"][-1])


def journey(text: str) -> Journey:
    """A journey as it is bound, without where it was written."""
    root = read(text.encode(), "").root
    assert root is not None
    assert validate(root, "journey") == ()
    bound = bind(expand(root, "journey"), Catalogue(), "-")
    assert bound.journey is not None
    return bound.journey


FRAGMENTS = {
    "activity": "title: T\nactivities:\n  - {name: A, %s}\n",
    "evidence": "title: T\nactivities: [A]\nevidence: {e: {count: 1, %s}}\n",
    "journey": "title: T\nactivities: [A]\n%s\n",
    "scale": "title: T\nactivities: [{name: A, happiness: 1}]\nscale: {%s}\n",
    "touchpoint": "title: T\nactivities: [{name: A, touchpoints: {name: P, %s}}]\n",
    "work": "title: T\nactivities: [{name: A, backstage: {action: P, %s}}]\n",
}
"""A journey around a key of an object."""


@pytest.mark.parametrize(("name", "key"), [pair for pair in build.DEFAULTS if pair[0] in FRAGMENTS])
def test_a_default_is_what_leaving_out_means(name: str, key: str) -> None:
    """A journey with the default written out is the journey without the key; with another value it is not."""
    without = bare(journey(FRAGMENTS[name] % ""))
    default = build.DEFAULTS[name, key]
    assert bare(journey(FRAGMENTS[name] % f"{key}: {default}")) == without
    other = next(one for one in others(name, key) if one != default)
    assert bare(journey(FRAGMENTS[name] % f"{key}: {other}")) != without


def others(name: str, key: str) -> list[str]:
    """Values that a key may have."""
    part = build.objects()[name][0]["properties"][key]
    if name == "scale":
        return ["-9" if key == "min" else "9"]
    words = [str(one["const"]) for one in part.get("oneOf", ()) if "const" in one]
    return words or [str(one) for one in part["enum"] if isinstance(one, str)]


def bare(value: object) -> str:
    """What a thing says, without where it stands and how a number was written."""
    return re.sub(r"(?:, )?(?:span=Span\([^)]*\)|happiness_written='[^']*')", "", repr(value))


def test_the_defaults_of_the_other_files() -> None:
    """A persona, a project and a theme without a key are as the tables say."""
    defaults = build.DEFAULTS
    assert bind_persona(root("name: A")).kind == defaults["persona", "kind"]
    project = project_of(root("touchpoints: {a: {name: A}}"), ROOT, Findings())
    assert project.check.fail_on == defaults["check", "fail_on"]
    assert project.touchpoints["a"].ours == defaults["catalogued", "ours"]
    own = brand("own")
    assert own.tokens == BUILT_IN[defaults["theme", "base"]].tokens
    assert list(own.hues or ()) == [float(one) for one in defaults["theme", "hue"].strip("[]").split(",")]
    assert {pair[0] for pair in defaults} - set(FRAGMENTS) == {"persona", "check", "catalogued", "theme"}


def root(text: str) -> Mapping:
    """The mapping of a text, in long form."""
    found = read(text.encode(), "").root
    assert found is not None
    return expand(found, "project")


def test_what_nothing_uses_is_named() -> None:
    """A key that the page says is not used yet is not used; when it is, the page must tell what it does."""
    words = {("project", "views"): r"\.views\b"}
    assert words.keys() == build.WAITING
    sources = [path for path in (ROOT / "journeyctl").rglob("*.py") if path.parent.name != "schema"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert [pair for pair, word in words.items() if re.search(word, text)] == []


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link is a file or a folder, a heading, or a picture that `make pictures` makes."""
    assert [target for target in links(path) if not leads(path, target)] == []


def leads(path: Path, target: str) -> bool:
    """Whether a link leads somewhere."""
    name, _, anchor = target.partition("#")
    place = (path.parent / name).resolve() if name else path
    if place.parent == ROOT / "docs" / "pictures":
        return place.exists() or promised(place.name)
    if not place.exists():
        return False
    return not anchor or anchor in anchors(place)


def promised(name: str) -> bool:
    """Whether `make pictures` makes a picture of that name."""
    stem, view, _ = name.split(".")
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    return any(f"journeys/{stem}.journey.yaml" in line and f"--view {view}" in line for line in recipe.splitlines())
