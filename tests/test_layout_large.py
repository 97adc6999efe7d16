"""Large maps on paper: folded into two bands, cut into sheets; nothing collides, nothing is dropped, one curve."""

from __future__ import annotations

from datetime import date

import pytest

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.box import Box
from journeyctl.curve import Point, through
from journeyctl.fonts import Typesetter
from journeyctl.labels import load as labels
from journeyctl.layout import pages
from journeyctl.layout.bands import boards_of
from journeyctl.layout.board import Board
from journeyctl.layout.index import lay_out_index
from journeyctl.layout.overview import _crossed, _Dot, _free
from journeyctl.layout.pages import SHARES
from journeyctl.layout.passages import passages
from journeyctl.layout.plot import plot
from journeyctl.paper.bands import AROUND, MOST_COLUMNS, Window, column_width, fold, in_bands, starts
from journeyctl.paper.grid import NARROWEST_COLUMN, grid
from journeyctl.paper.page import page
from journeyctl.paper.style import PT, STEPS
from journeyctl.pipeline.contents import contents
from journeyctl.record import replace
from journeyctl.scene import Element, Group, Scene, Text
from tests.geometry import flat
from tests.large import LANES, LEAN, STAGES, large
from tests.promises import PROMISES, Picture, no_two_texts_overlap

TODAY = date(2026, 1, 1)
WIDTH = page("A0", "landscape", 0.0).width


def drawn(journey: m.Journey, paper: str = "A0", **options: object) -> layout.Drawing:
    base: dict[str, object] = {"theme": theme.load("nordic"), "labels": labels("sv"), "today": TODAY}
    return layout.lay_out(journey, paper=paper, **({"orientation": "landscape"} | base | options))


def groups(scene: Scene, role: str) -> list[str]:
    """The ids of the groups of a role."""
    found: list[str] = []

    def walk(element: Element) -> None:
        if isinstance(element, Group):
            found.extend([element.id] if element.role == role else [])
            for child in element.children:
                walk(child)

    for child in scene.children:
        walk(child)
    return found


def board(journey: m.Journey) -> Board:
    sheet = page("A0", "landscape", 0.0)
    columns = grid(journey, sheet.width, running=False)
    return Board(
        journey, labels("sv"), Typesetter("sv", (), sheet.cut), sheet, columns, journey.lanes, "", TODAY, factor=0.9
    )


SIZES = [("A0", 1), ("A3", 18), ("A1", 19), ("A0", 24), ("A2", 40), ("A3", 40), ("A0", 41), ("A1", 60)]


def kept(
    count: int, paper: str, lanes: tuple[str, ...], *, stages: bool, orientation: str = "landscape"
) -> layout.Drawing:
    """Every sheet keeps all promises, every activity has one card, every text is there."""
    journey = large(count, lanes=lanes, stages=stages)
    made = drawn(journey, paper, orientation=orientation)
    assert made.scenes, made.diagnostics
    words = labels("sv")
    texts: set[str] = set()
    cards: list[str] = []
    for scene in made.scenes:
        picture = Picture(journey, "map", scene, tuple(flat(scene)), words)
        for promise in PROMISES:
            assert not promise(picture), (scene.title, promise.__doc__)
        texts |= {word for one in picture.texts for word in one.element.text.strip("”“").split()}
        cards += groups(scene, "card")
    assert sorted(cards) == sorted(one.id for one in journey.activities)
    assert wanted(journey, lanes) - texts == set()
    return made


def wanted(journey: m.Journey, lanes: tuple[str, ...]) -> set[str]:
    """The words that must be found."""
    found = {str(len(journey.activities))}
    for one in journey.activities:
        found |= {f"Steg{one.number}", f"Tanke{one.number}", f"Behov{one.number}", f"Kanal{one.number}"}
        found |= {f"Citat{one.number}"} if not one.number % 9 else set()
        found |= {f"System{one.number // 6}"} if "backstage" in lanes and one.backstage else set()
        found |= {f"Väg{one.number}"} if any(way.when for way in one.ways) else set()
    return found | ({idea.text for idea in journey.ideas} if "ideas" in lanes else set())


@pytest.mark.parametrize(("paper", "count"), SIZES, ids=str)
def test_maps_of_any_size_collide_nowhere_and_drop_nothing(paper: str, count: int) -> None:
    """From one activity to sixty, on sheets from A3 to A0, lean and full, with stages and without."""
    kept(count, paper, LANES if count % 2 else LEAN, stages=True)


@pytest.mark.parametrize(
    ("paper", "count", "lanes", "bands"), [("A3", 15, LANES, 2), ("A0", 27, LANES, 2), ("A1", 40, LEAN, 3)], ids=str
)
def test_an_upright_sheet_is_folded_into_two_bands_or_three(
    paper: str, count: int, lanes: tuple[str, ...], bands: int
) -> None:
    """What is too wide for one band of it stands in as few as hold it; nothing collides, nothing is dropped."""
    (scene,) = kept(count, paper, lanes, stages=True, orientation="portrait").scenes
    assert len(groups(scene, "band")) == bands
    texts = [one.element.text for one in flat(scene) if isinstance(one.element, Text)]
    assert {word for word in texts if word.endswith((" överst", " underst"))} != set()


@pytest.mark.proof
@pytest.mark.parametrize("paper", ["A0", "A1", "A3"])
@pytest.mark.parametrize("count", [13, 14, 20, 28, 41, 60])
def test_upright_sheets_of_many_sizes_keep_all_promises(paper: str, count: int) -> None:
    """Folded or cut into sheets."""
    kept(count, paper, LANES, stages=bool(count % 2), orientation="portrait")
    kept(count, paper, LEAN, stages=not count % 2, orientation="portrait")


@pytest.mark.proof
@pytest.mark.parametrize("paper", ["A0", "A1", "A2", "A3"])
@pytest.mark.parametrize("count", [2, 7, 20, 21, 30, 39, 42, 77, 100, 120, 161, 200])
def test_many_more_sizes_do_not_either(paper: str, count: int) -> None:
    """Nor do those in between, up to two hundred."""
    kept(count, paper, LANES, stages=bool(count % 2))
    kept(count, paper, LEAN, stages=not count % 2)


@pytest.mark.parametrize("count", range(19, 41))
def test_a_map_is_folded_near_its_middle_at_a_border_between_phases(count: int) -> None:
    """Two bands, twenty columns at most in each, of one width; a border of stages near the middle goes first."""
    journey = large(count, count)
    halves = in_bands(journey, Window(0, count), WIDTH)
    assert halves[0].first == 0
    assert halves[0].last == halves[1].first
    assert halves[1].last == count
    assert max(half.size for half in halves) <= MOST_COLUMNS
    assert column_width(journey, halves, WIDTH) >= NARROWEST_COLUMN
    at, borders = halves[0].last, starts(journey)
    near = [border for border in borders[1:-1] if abs(border - count / 2) <= AROUND]
    stages = [b for b in near if journey.activities[b - 1].phase != journey.activities[b].phase and staged(journey, b)]
    fitting = [b for b in stages or near if max(b, count - b) <= MOST_COLUMNS]
    assert not (stages or near) or at in fitting or not fitting


def staged(journey: m.Journey, column: int) -> bool:
    """Whether a stage begins at a column."""
    stage = {phase.id: phase.stage for phase in journey.phases}
    before, after = journey.activities[column - 1], journey.activities[column]
    return stage[before.phase] != stage[after.phase]


def test_a_single_phase_is_folded_in_its_middle() -> None:
    """Where there is no border, the phase itself is cut, and its name stands in both bands."""
    activities = tuple(replace(one, phase="p") for one in large(30).activities)
    phase = m.Phase(id="p", name="Fas", activities=activities)
    journey = replace(large(30, lanes=LEAN), phases=(phase,))
    assert fold(journey, Window(0, 30)) == 15
    (scene,) = drawn(journey).scenes
    assert [one.element.text for one in flat(scene) if isinstance(one.element, Text)].count("Fas") == 2


def test_the_header_of_a_long_roll_stays_together() -> None:
    """What matters most stands as near to the title on a roll of three metres as on one of one and a half."""
    told = replace(large(40, lanes=LEAN), takeaways=(m.Takeaway(text="Slutsats"),))
    (scene,) = drawn(told, "roll:841mm").scenes
    (found,) = (one.element for one in flat(scene) if isinstance(one.element, Text) and one.element.text == "Slutsats")
    assert scene.width > 2700
    assert found.x < 1500


@pytest.mark.parametrize("seed", range(8))
def test_the_curve_runs_on_over_the_fold(seed: int) -> None:
    """Value and slope at the end of a band are those at the beginning of the next; both have the same scale."""
    journey = large(36, seed)
    halves = in_bands(journey, Window(0, 36), WIDTH)
    upper, lower = boards_of(board(journey), halves)
    above, below = plot(upper, 120.0), plot(lower, 120.0)
    assert upper.grid.columns[0].w == pytest.approx(lower.grid.columns[0].w)
    assert above.curve.covers(upper.grid.right) == below.curve.covers(lower.grid.left)
    for step in (-20.0, -5.0, 0.0, 5.0, 20.0):
        there, here = upper.grid.right + step, lower.grid.left + step
        assert above.curve.covers(there) == below.curve.covers(here)
        if above.curve.covers(there):
            assert above.curve.at(there) == pytest.approx(below.curve.at(here), abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_every_way_over_the_fold_leaves_by_a_tab_and_lands_from_one(seed: int) -> None:
    """The tab has the number of the activity at the other end; the words of the way stand once."""
    journey = large(40, seed, lanes=("activities", "happiness"))
    (scene,) = drawn(journey).scenes
    at = in_bands(journey, Window(0, 40), WIDTH)[0].last
    over = [one for one in passages(journey) if (one.start < at) != (one.end < at) and one.end != one.start + 1]
    expected = ["left-" + str(at), "right-" + str(at + 1)]
    for one in over:
        for own, other in ((one.start, one.end), (one.end, one.start)):
            expected.append(f"{'right' if own < at else 'left'}-{other + 1}")
    assert sorted(groups(scene, "tab")) == sorted(expected)
    texts = " ".join(one.element.text for one in flat(scene) if isinstance(one.element, Text))
    assert [texts.count(one.when) for one in over] == [1] * len(over)


@pytest.mark.parametrize(("count", "paper", "bands"), [(18, "A0", 1), (40, "A0", 2), (40, "A2", 2)])
def test_a_map_is_folded_before_it_is_squeezed(count: int, paper: str, bands: int) -> None:
    """Up to eighteen activities stand in one band; more in two, down to A2."""
    made = drawn(large(count, lanes=LEAN), paper)
    assert [len(groups(scene, "band")) or 1 for scene in made.scenes] == [bands]


@pytest.mark.parametrize(("count", "bands"), [(18, 1), (19, 2)])
def test_a_map_is_folded_before_a_word_is_broken(count: int, bands: int) -> None:
    """Nineteen columns are wide enough for one band, but not for a word that the two of a folded map hold."""
    bare = large(count, lanes=LEAN)
    first, *rest = bare.phases
    named = (replace(first.activities[0], name="Betalningspåminnelseavgiften_2026"), *first.activities[1:])
    made = drawn(replace(bare, phases=(replace(first, activities=named), *rest)))
    assert [len(groups(scene, "band")) or 1 for scene in made.scenes] == [bands]
    assert any(one.code == "J402" for one in made.diagnostics) is (bands == 1)
    plain = drawn(bare)
    assert [len(groups(scene, "band")) or 1 for scene in plain.scenes] == [1]


def test_what_two_bands_do_not_hold_comes_on_sheets_after_an_overview() -> None:
    """The first sheet names what stands on which; each says how many there are."""
    made = drawn(large(60, lanes=LEAN))
    texts = [[one.element.text for one in flat(scene) if isinstance(one.element, Text)] for scene in made.scenes]
    count = len(texts)
    assert count > 2
    for number, words in enumerate(texts, 1):
        assert f"{number} ({count}), A0" in words
    assert {"Blad 2 · Före", "Blad 3 · Under – Efter"} <= set(texts[0])
    assert groups(made.scenes[0], "card") == []


@pytest.mark.parametrize(("paper", "orientation"), [("A0", "landscape"), ("A1", "landscape"), ("A0", "portrait")])
def test_what_is_too_high_folded_is_drawn_smaller_before_it_is_cut_into_sheets(paper: str, orientation: str) -> None:
    """Forty activities in seven lanes stand on one sheet, no text of it smaller than what is read at arm's length."""
    made = drawn(large(40), paper, orientation=orientation)
    (scene,) = made.scenes
    sheet = page(paper, orientation, 0.0)
    assert scene.unit < sheet.unit
    assert scene.width * scene.unit == pytest.approx(sheet.width * sheet.unit)
    assert scene.height * scene.unit == pytest.approx(sheet.height * sheet.unit)
    sizes = [one.element.size * scene.unit for one in flat(scene) if isinstance(one.element, Text)]
    assert min(sizes) / PT >= max(6.0, SHARES[-1] * STEPS[-1] * 14 * sheet.unit)


def ends(made: layout.Drawing) -> list[int]:
    """The last activity of every sheet after the overview."""
    return [max(int(card[1:]) for card in groups(scene, "card")) for scene in made.scenes[1:]]


def test_sheets_are_as_few_as_hold_the_journey() -> None:
    """Stages that one sheet holds share it: a sheet begins at a stage where as few sheets will do, else at a phase."""
    small = [replace(one, stage=STAGES[at % 3]) for at, one in enumerate(large(60, lanes=LEAN).phases)]
    assert ends(drawn(large(60, lanes=LEAN))) == [22, 60]
    assert len(ends(drawn(replace(large(60, lanes=LEAN), phases=tuple(small))))) == 2
    many = ends(drawn(large(60)))
    assert len(many) == 4
    assert set(many) <= set(starts(large(60)))


def test_a_sheet_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number and the other sheets are told in its header and footer alone; no window is laid out twice alike."""
    seen: list[tuple[object, ...]] = []
    measured = pages.laid

    def laid(board: Board, content: pages.Content) -> pages.Laid:
        seen.append((content.bands, board.factor, board.rows))
        return measured(board, content)

    monkeypatch.setattr(pages, "laid", laid)
    assert len(drawn(large(60, lanes=LEAN)).scenes) == 3
    assert len(seen) == len(set(seen)) < 15


@pytest.mark.parametrize("count", [40, 120])
def test_the_compact_picture_breaks_no_word_of_many_activities(count: int) -> None:
    """Where phases are too narrow for the names below them, these stand in columns of their own; nothing collides."""
    journey = large(count, stages=False)
    named = [replace(one, name=f"Betalningsvillkor {one.name}") for one in journey.phases]
    journey = replace(journey, phases=tuple(named), phases_given=True)
    made = layout.lay_out(journey, view="compact", theme=theme.load("nordic"), labels=labels("sv"), today=TODAY)
    assert [one.message for one in made.diagnostics] == []
    (scene,) = made.scenes
    picture = Picture(journey, "compact", scene, tuple(flat(scene)), labels("sv"))
    for promise in PROMISES:
        assert not promise(picture), promise.__doc__
    assert sorted(groups(scene, "activities")) == sorted(one.id for one in journey.phases)


@pytest.mark.parametrize("count", [44, 56, 72, 100])
def test_a_label_that_stands_again_on_a_wide_screen_keeps_clear_of_ways(count: int) -> None:
    """Ways run over the cards; the name of their lane stands beside the cards, where no words of a way lie on it."""
    journey = large(count, lanes=("activities",))
    (scene,) = layout.lay_out(journey, theme=theme.load("nordic"), labels=labels("sv"), today=TODAY).scenes
    elements = tuple(flat(scene))
    assert sum(isinstance(one.element, Text) and one.element.text == "Aktiviteter" for one in elements) > 1
    assert no_two_texts_overlap(Picture(journey, "map", scene, elements, labels("sv"))) == []


def overview(count: int, across: int) -> tuple[list[Text], list[str]]:
    """The texts of the overview of a journey with phases of so many activities, and its shapes of phases."""
    journey = large(count, lanes=LEAN, stages=False)
    steps = tuple(replace(one, phase=f"p{at // across}") for at, one in enumerate(journey.activities))
    phases = [
        m.Phase(id=f"p{at}", name=f"Fas{at}", activities=steps[at * across : (at + 1) * across])
        for at in range(count // across)
    ]
    desk = board(replace(journey, phases=tuple(phases), phases_given=True))._replace(sheet=(1, 10))
    windows = tuple(Window(at, min(at + 20, count)) for at in range(0, count, 20))
    scene = layout._scene(desk, lay_out_index(desk, windows))
    picture = Picture(desk.journey, "map", scene, tuple(flat(scene)), labels("sv"))
    assert [(one.__doc__, found) for one in PROMISES if (found := one(picture))] == []
    lane = [one.element for one in flat(scene) if "phases" in one.ids]
    texts = [one.element for one in flat(scene) if isinstance(one.element, Text)]
    return texts, [type(one).__name__ for one in lane if not isinstance(one, Text)]


def test_the_overview_has_chevrons_where_their_names_have_room() -> None:
    """The names of phases are as large as in the map, the index is set large. Where there are too many, bars stand."""
    texts, shapes = overview(48, 6)
    name = next(one for one in texts if one.text == "Fas0")
    assert name.size > 11.0
    assert set(shapes) == {"Path"}
    assert max(one.size for one in texts if one.text.startswith("Steg1 ")) > 8.0
    texts, shapes = overview(200, 2)
    assert set(shapes) == {"Rect"}
    assert "Steg1 i resan" not in [one.text for one in texts]


def test_phases_of_one_activity_stand_with_it_on_one_line_of_the_overview() -> None:
    """Their bars have its number; the index names both, in large type for sixty, and of two hundred too."""
    texts, shapes = overview(60, 1)
    assert set(shapes) == {"Rect"}
    bars = [one.text for one in texts if one.fill == "white"]
    assert bars == [str(number) for number in range(1, 61)]
    rows = {one.text: one for one in texts}
    assert [rows[f"Fas{at}"].y for at in range(60)] == pytest.approx([rows[f"Steg{at + 1} i resan"].y
                                                                      for at in range(60)])  # fmt: skip
    assert rows["Steg1 i resan"].size > 8.0
    texts, _ = overview(200, 1)
    assert {f"Fas{at}" for at in range(200)} | {f"Steg{at + 1} i resan" for at in range(200)} <= {
        one.text for one in texts
    }


def test_bars_without_room_for_numbers_have_them_above() -> None:
    """Every fifth number stands over its bar, as along an axis."""
    texts, _ = overview(120, 1)
    assert not [one for one in texts if one.fill == "white" and one.text.isdigit() and one.text not in ("1", "60")]
    over = sorted((one for one in texts if one.fill == "ink-2" and one.text.isdigit()), key=lambda one: one.x)
    assert [one.text for one in over] == ["1", *(str(number) for number in range(5, 121, 5))]


def test_the_number_of_an_extreme_stands_beside_the_line_not_on_it() -> None:
    """Where a flat valley runs on to the right of its face, the number stands at the left."""
    line = through((Point(0.0, 0.0), Point(40.0, 60.0), Point(80.0, 60.0), Point(120.0, 0.0)))
    assert _crossed(Box(45.0, 56.0, 8.0, 7.5), line)
    assert not _crossed(Box(25.0, 62.0, 8.0, 7.5), line)
    assert not _crossed(Box(130.0, 56.0, 8.0, 7.5), line)
    dot = _Dot(m.Phase(id="p", name="P", activities=()), 40.0, 60.0, assumed=False, main=True)
    box = _free(dot, (8.0, 1.0), line, [], Box(0.0, 0.0, 120.0, 90.0))
    assert box is not None
    assert not _crossed(box, line)


def test_an_activity_that_fits_no_sheet_is_refused() -> None:
    """The refusal names the lane and the millimetres; nothing is drawn."""
    journey = large(41, lanes=LEAN)
    long = m.Statement(text="Det här är en mycket lång tanke som fortsätter. " * 70)
    phase = journey.phases[0]
    first = replace(phase.activities[0], thoughts=(long,))
    journey = replace(journey, phases=(replace(phase, activities=(first, *phase.activities[1:])), *journey.phases[1:]))
    made = drawn(journey)
    assert made.scenes == ()
    assert made.diagnostics[0].code == "J411"
    assert "'thoughts'" in made.diagnostics[0].message
    assert "mm too high" in made.diagnostics[0].message


def test_the_broken_words_of_every_sheet_are_told() -> None:
    """A word without room is told once, on whichever sheet it stands."""
    journey = large(41, lanes=LEAN)
    wide = ("0" * 60, "1" * 60)
    ends = {1: wide[0], 40: wide[1]}
    phases = tuple(
        replace(phase, activities=tuple(replace(a, name=ends.get(a.number, a.name)) for a in phase.activities))
        for phase in journey.phases
    )
    told = [one.message for one in drawn(replace(journey, phases=phases)).diagnostics if one.code == "J402"]
    assert [sum(word in message for message in told) for word in wide] == [1, 1]


def test_a_sheet_has_no_lane_of_ideas_where_it_has_no_idea() -> None:
    """An empty lane is not drawn; in two bands of one page the lanes are the same."""
    journey = large(41, lanes=LANES)
    only = replace(journey, ideas=(m.Idea(id="i", text="Idé", targets=("a1",)),))
    made = drawn(only).scenes[1:]
    assert ["ideas" in groups(scene, "lane") for scene in made] == [True] + [False] * (len(made) - 1)
    lean = replace(only, lanes=tuple(m.Lane(id=name) for name in ("activities", "happiness", "ideas")))
    (scene,) = drawn(replace(lean, phases=large(40).phases)).scenes
    assert groups(scene, "lane").count("ideas") == 2


def test_a_folded_map_is_heard_in_the_order_of_its_steps() -> None:
    """The title first, then the whole curve, then each stage before its phases, over the fold as well."""
    journey = large(40, lanes=LEAN)
    (scene,) = drawn(journey).scenes
    heard = [part.key for part in contents(scene, journey, labels("sv")).parts]
    assert next(key for key in heard if key != "lane:header") == "title"
    assert [key for key in heard if key == "overview"] == ["overview"]
    steps = [key for key in heard if key.startswith(("stage:", "phase:"))]
    expected: list[str] = []
    for number, phase in enumerate(journey.phases, 1):
        begins = number == 1 or journey.phases[number - 2].stage != phase.stage
        folds = phase.activities[0].number == in_bands(journey, Window(0, 40), WIDTH)[0].last + 1
        expected += [f"stage:{phase.stage}-{number}"] if begins or folds else []
        expected.append(f"phase:{phase.id}")
    assert steps == expected
