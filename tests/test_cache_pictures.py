"""A picture from the cache is the picture that would be drawn; whatever it depends on makes another one."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl import cache, theme
from journeyctl.cache import Cache
from journeyctl.model import Journey
from journeyctl.pipeline import Done, Wish, cache_of, find, identity, keying, render_all, studio
from journeyctl.pipeline.keying import Keys
from journeyctl.record import Record, replace
from tests.running import TINY, journeyctl
from tests.test_flow_dot import FORKED
from tests.whole import whole_journey

WISH = Wish(revision="none", view="compact")
PROJECT = "name: Here\ntheme: own\n"
THEME = "hue: [250, 310]\n"
JOURNEY = f"{TINY}persona: kim\n"
PERSONA = "name: Kim\n"
FILES = {"a.journey.yaml": JOURNEY, "journeyctl.yaml": PROJECT, "themes/own.theme.yaml": THEME,
         "personas/kim.persona.yaml": PERSONA}  # fmt: skip


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a project with a journey, its persona and its theme."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    found = cache.named(tmp_path / "cache")
    assert found is not None
    return found


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by a word whenever something is laid out."""
    found: list[str] = []
    lay_out = studio.layout.lay_out

    def counted(*given: Any, **more: Any) -> Any:
        found.append(more["view"])
        return lay_out(*given, **more)

    monkeypatch.setattr(studio.layout, "lay_out", counted)
    return found


def drawn(kept: Cache | None, wish: Wish = WISH) -> Done:
    """What is made of the journey, by a program that has read nothing yet."""
    from journeyctl.pipeline import loading, styling

    loading._project.cache_clear()
    styling._judged.cache_clear()
    (done,) = render_all(find(("a.journey.yaml",)), wish, None, kept)
    assert done.faults == ()
    return done


LONG = "x" * 90
LOOKS = st.builds(
    dict,
    view=st.sampled_from(["map", "compact", "flow"]),
    paper=st.sampled_from([None, "A3", "A0"]),
    fonts=st.sampled_from(["embed", "system", "outline"]),
    theme=st.sampled_from(["", "mono", "contrast", "dark"]),
    lang=st.sampled_from(["", "fi"]),
    formats=st.sampled_from([("svg",), ("svg", "text"), ("png", "svg")]),
    dpi=st.just(20.0),
)


@given(seed=st.integers(0, 999), look=LOOKS, long=st.booleans())
@settings(max_examples=8)
def test_what_comes_from_the_cache_is_what_would_be_drawn(
    seed: int, look: dict[str, Any], long: bool, tmp_path_factory: pytest.TempPathFactory
):
    """For random journeys and looks: the same names, bytes and findings, each at its place, also after a comment."""
    folder = tmp_path_factory.mktemp("some")
    chance = random.Random(seed)
    names = [chance.choice(("Arrives", "Leaves", "Väntar på svar", LONG if long else "Ends")) for _ in range(4)]
    text = "title: Her day\nlang: en\nactivities:\n" + "".join(f"  - {{name: {one}}}\n" for one in names)
    path = folder / "a.journey.yaml"
    path.write_text(text, encoding="utf-8")
    kept = cache.named(folder / "cache")
    wish = WISH._replace(**look)
    inputs = find((str(path),))
    first, again = (next(iter(render_all(inputs, wish, None, kept))) for _ in range(2))
    fresh = next(iter(render_all(inputs, wish)))
    assert fresh.outputs or fresh.diagnostics
    for one in (first, again):
        assert (one.outputs, one.diagnostics, one.faults) == (fresh.outputs, fresh.diagnostics, fresh.faults)
    path.write_text(f"# A comment.\n{text}", encoding="utf-8")
    moved, right = next(iter(render_all(inputs, wish, None, kept))), next(iter(render_all(inputs, wish)))
    assert (moved.outputs, moved.diagnostics) == (right.outputs, right.diagnostics)


def test_what_is_kept_is_not_drawn_again(top: Path, kept: Cache, drawings: list[str]):
    """Nor after a comment, other quotes and another file of the project that says the same."""
    first = drawn(kept)
    (top / "a.journey.yaml").write_text("# Ours\n" + JOURNEY.replace("Tiny", '"Tiny"'))
    (top / "journeyctl.yaml").write_text(f"# Ours\n{PROJECT}")
    assert drawn(kept).outputs == first.outputs
    assert drawings == ["compact"]
    drawn(None)
    assert len(drawings) == 2


CHANGES = (
    ("a.journey.yaml", JOURNEY.replace("Leaves", "Left")),
    ("a.journey.yaml", JOURNEY.replace("-1", "-2")),
    ("a.journey.yaml", JOURNEY + "lanes: [activities]\n"),
    ("personas/kim.persona.yaml", "name: Kim Ek\n"),
    ("personas/kim.persona.yaml", PERSONA + "age: 40\n"),
    ("journeyctl.yaml", "name: There\ntheme: own\n"),
    ("journeyctl.yaml", PROJECT + "words: {happiness: Mood}\n"),
    ("themes/own.theme.yaml", "hue: [251, 310]\n"),
    ("themes/own.theme.yaml", THEME + 'tokens: {pos: "#005A5B"}\n'),
)


@pytest.mark.parametrize(("name", "text"), CHANGES)
def test_any_change_of_a_file_draws_anew(top: Path, kept: Cache, drawings: list[str], name: str, text: str):
    """Of the journey, its persona, its project and its theme; put back as it was, the first picture is there again."""
    first = drawn(kept)
    (top / name).write_text(text)
    changed = drawn(kept)
    assert len(drawings) == 2
    assert changed.outputs == drawn(None).outputs
    (top / name).write_text(FILES[name])
    assert drawn(kept).outputs == first.outputs
    assert len(drawings) == 3


OPTIONS: tuple[dict[str, Any], ...] = (
    {"view": "flow"}, {"paper": "A3"}, {"paper": "A3", "orientation": "portrait"}, {"theme": "mono"},
    {"lanes": ("activities",)}, {"lanes": ()}, {"lang": "sv"}, {"fonts": "system"}, {"revision": "abc"},
    {"link": "https://a.se/{id}"}, {"formats": ("pdf",)}, {"formats": ("pdf",), "fonts": "outline"},
    {"formats": ("png",), "dpi": 30}, {"formats": ("png",), "dpi": 31},
)  # fmt: skip


def test_every_option_has_a_picture_of_its_own(top: Path, kept: Cache, drawings: list[str]):
    """No two wishes share one; but the day, on which nothing is due, and the resolution, for an SVG, change nothing."""
    drawn(kept)
    for number, changed in enumerate(OPTIONS, 2):
        drawn(kept, WISH._replace(**changed))
        assert len(drawings) == number, changed
    for same in ({"today": date(2030, 1, 1)}, {"dpi": 31}, {"formats": ("svg", "text")}):
        drawn(kept, WISH._replace(**same))
    assert len(drawings) == len(OPTIONS) + 1


def test_the_day_counts_where_a_review_is_due(top: Path, kept: Cache, drawings: list[str]):
    """Two days before the review share a picture, and two after it."""
    (top / "a.journey.yaml").write_text(JOURNEY + "review_by: 2026-06\n")
    for day, count in ((date(2026, 1, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 2), (date(2027, 1, 1), 2)):
        drawn(kept, WISH._replace(view="map", today=day))
        assert len(drawings) == count


@pytest.mark.parametrize("part", ["tool", "planner"])
def test_another_program_or_graphviz_draws_anew(
    top: Path, kept: Cache, drawings: list[str], monkeypatch: pytest.MonkeyPatch, part: str
):
    """What another version has drawn is not taken."""
    drawn(kept)
    monkeypatch.setattr(keying, part, lambda _: "another")
    drawn(kept)
    assert len(drawings) == 2


def test_the_program_is_known_by_its_files(tmp_path: Path, kept: Cache, monkeypatch: pytest.MonkeyPatch):
    """A changed byte of a module, template or font, another name, another version and another package change it."""
    part = tmp_path / "part.py"
    part.write_text("1")
    monkeypatch.setattr(identity.resources, "shipped", lambda: [SimplePath(part)])

    def tool(remembering: Cache | None = None) -> str:
        identity.looks.cache_clear()
        identity._versions.cache_clear()
        return identity.tool(remembering)

    first = tool()
    assert tool() == tool(kept) == tool(kept) == first
    part.write_text("2")
    assert tool(kept) == tool() != first
    part.write_text("1")
    assert tool(kept) == tool() == first
    monkeypatch.setattr(identity, "__version__", "9.9.9")
    assert tool() != first
    monkeypatch.undo()
    monkeypatch.setattr(identity.resources, "shipped", lambda: [SimplePath(part)])
    (tmp_path / "Jinja2-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert tool() != first
    monkeypatch.undo()
    tool()


class SimplePath:
    """What a folder tells of a file in it."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)


def test_every_field_of_a_journey_is_in_its_key(kept: Cache):
    """A change of any field of anything in a full journey makes another key; of the place it was written at, none."""
    keys = Keys(kept, "", "")
    journey = whole_journey(1)

    def key(one: Journey) -> str:
        return keys.picture(one, theme.load("nordic"), WISH, "svg", "")

    first = key(journey)
    assert key(replace(journey, span=journey.span._replace(line=99))) == first
    for name in type(journey).__names__:
        if name != "span":
            assert key(replace(journey, **{name: "other"})) != first, name
    place = journey.activities[0]
    told = [name for name in type(place).__names__ if name != "span"]
    made = {"".join(keying._told(replace(place, **{name: "other"}))) for name in told}
    assert len(made) == len(told)


def test_no_two_journeys_share_their_words():
    """Full journeys that differ in their texts differ in their words, and an equal one has the same."""
    several = [whole_journey(seed) for seed in range(4)]
    assert len({"".join(keying._told(one)) for one in several}) == len(several)
    assert "".join(keying._told(whole_journey(1))) == "".join(keying._told(several[1]))


def test_what_has_no_words_is_refused():
    """A new kind of value in the model cannot be left out of the key by mistake."""

    class Strange(Record):
        value: object

    with pytest.raises(TypeError, match="object has no words"):
        "".join(keying._told(Strange(value=object())))


def test_a_letter_that_is_borrowed_brings_its_fonts_into_the_key(kept: Cache, monkeypatch: pytest.MonkeyPatch):
    """Other fonts on the machine change the key of a journey in Chinese, and none in Swedish; nor do our own words."""
    from journeyctl import fonts, labels

    keys = Keys(kept, "", "")

    def key(title: str) -> str:
        one = replace(whole_journey(1), title=title)
        return keys.picture(one, theme.load("nordic"), WISH, "svg", "")

    before = key("Åre"), key("旅")
    monkeypatch.setattr(fonts, "shelf", lambda: (("/a.ttf", 1, 2),))
    assert key("Åre") == before[0]
    assert key("旅") != before[1]
    assert not any(fonts.borrows(word) for lang in labels.LANGUAGES for word in labels.load(lang).words.values())


def test_what_the_machine_could_not_do_is_not_kept(top: Path, kept: Cache, monkeypatch: pytest.MonkeyPatch):
    """A fork that Graphviz did not plan is planned the next time."""
    from journeyctl.flow import dot

    (top / "a.journey.yaml").write_text(FORKED)
    monkeypatch.setattr(dot, "find_dot", lambda: None)
    monkeypatch.setattr(dot, "_known", {})
    monkeypatch.setattr(keying, "planner", lambda _: "")
    wish = WISH._replace(view="map")
    assert "J930" in {one.code for one in drawn(kept, wish).diagnostics}
    monkeypatch.undo()
    monkeypatch.chdir(top)
    monkeypatch.setattr(keying, "planner", lambda _: "")
    assert "J930" not in {one.code for one in drawn(kept, wish).diagnostics}


def test_a_cache_lies_in_the_project(top: Path, tmp_path: Path):
    """In the project's folder, or where it was named, or nowhere; a lone file has none unless it is asked for."""
    inputs = find((str(top / "a.journey.yaml"),))
    found = cache_of(inputs)
    assert found is not None
    assert found.folder == top / ".journeyctl_cache"
    assert cache_of(inputs, wanted=False) is None
    assert cache_of(inputs, folder=tmp_path / "named") == Cache(tmp_path / "named")
    (top / "journeyctl.yaml").unlink()
    assert cache_of(inputs) is None
    assert cache_of(inputs, wanted=True) == found


def test_a_run_keeps_its_pictures_for_the_next(top: Path):
    """Both print the same and write the same; with `--no-cache` nothing is kept."""
    (top / "tall.journey.yaml").write_text(TINY + f"  - {{name: {LONG}}}\n")
    words = ("render", ".", "--view", "compact", "--revision", "none")
    ran = [journeyctl(*words, "-o", name, *more, cwd=top) for name, more in
           (("0", ("--no-cache",)), ("1", ()), ("2", ()))]  # fmt: skip
    assert len({(one.code, one.out, one.err.replace(f"{number}/", "")) for number, one in enumerate(ran)}) == 1
    for name in ("a.compact.svg", "tall.compact.svg"):
        assert len({(top / number / name).read_bytes() for number in "012"}) == 1
    assert cache.held(top / ".journeyctl_cache").entries > 2
    assert ran[0].err.count("\n") > 2
