"""What a map is about: its beginning, its end, its phases and their order; which maps are asked, and which are not."""

from __future__ import annotations

import pytest

from tests.linted import asked, found

SCOPE = tuple(f"J2{number}" for number in range(31, 45))


def heard(yaml: str, *wanted: str) -> list[str]:
    """The codes of what scope rules say about a journey."""
    return [said[:4] for said in asked(yaml, *(wanted or SCOPE))]


def staged(*stages: str, head: str = "", status: str = "first-version") -> str:
    """A map with a phase of two activities for each stage; "" is a phase without one."""
    phases = "".join(
        f"  - {{name: P{n}{f', stage: {stage}' if stage else ''}, activities: [{{name: A{n}, happiness: -1}}, B{n}]}}\n"
        for n, stage in enumerate(stages, 1)
    )
    return f"title: T\nstatus: {status}\n{head}phases:\n{phases}"


def parted(*counts: int, head: str = "") -> str:
    """A map with phases of so many activities; 0 is a phase written as a name alone."""
    phases = "".join(
        f"  - {{name: P{n}, activities: [{', '.join(f'A{n}x{k}' for k in range(count))}]}}\n"
        if count
        else f"  - P{n}\n"
        for n, count in enumerate(counts, 1)
    )
    return f"title: T\nstatus: first-version\n{head}phases:\n{phases}"


@pytest.mark.parametrize(
    ("stages", "head", "said"),
    [
        (("before", "during", "after"), "", []),
        (("during", "after"), "", ["J231"]),
        (("before", "during"), "", ["J232"]),
        (("during",), "", ["J231", "J232"]),
        (("", "during"), "", ["J244"]),
        (("", ""), "", []),
        (("during",), "type: future\n", []),
        (("during",), "type: day-in-the-life\n", []),
        (("during",), "type: blueprint\n", []),
        (("during",), "method: blueprint\n", []),
        (("during",), "level: detail\n", []),
        (("during",), "level: overview\n", ["J231", "J232"]),
        (("before", "", "after"), "", ["J244"]),
        (("before", "", ""), "type: future\n", ["J244"]),
    ],
)
def test_the_time_before_and_after_is_missed_only_on_whole_maps(
    stages: tuple[str, ...], head: str, said: list[str]
) -> None:
    """Where every phase has a stage, and the map tells a whole journey as it is."""
    assert heard(staged(*stages, head=head), "J231", "J232", "J244") == said


def test_a_map_without_phases_has_no_stages() -> None:
    """Activities alone are not asked for stages, for lone activities or for empty phases."""
    yaml = "title: T\nstatus: in-use\nactivities: [A, B]\n"
    assert heard(yaml, "J231", "J232", "J235", "J236", "J239", "J244") == []


def test_phases_without_a_stage_are_told_together() -> None:
    """One finding names them all, at the first."""
    told = [one for one in found(staged("before", "", "")) if one.code == "J244"]
    assert [(one.span.line, one.message) for one in told] == [
        (5, "phases “P2” and “P3” have no stage, while other phases have one")
    ]


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        (("before", "after", "during"), ["phase “P3” has the stage `during`, but stands after “P2”, which is `after`"]),
        (
            ("after", "before", "during"),
            ["phase “P1” has the stage `after`, but stands before “P2” and “P3”, which happen earlier"],
        ),
        (("before", "during", "during", "after", "after"), []),
        (("during", "", "before"), ["phase “P3” has the stage `before`, but stands after “P1”, which is `during`"]),
        (
            ("during", "before", "after", "during"),
            [
                "phase “P2” has the stage `before`, but stands after “P1”, which is `during`",
                "phase “P4” has the stage `during`, but stands after “P3”, which is `after`",
            ],
        ),
    ],
)
def test_one_phase_out_of_order_is_told_once(stages: tuple[str, ...], said: list[str]) -> None:
    """The phase that stands wrong is told, also where all the others seem to stand wrong because of it."""
    assert asked(staged(*stages), "J243") == [f"J243 {one}" for one in said]


def clocks(*times: str, head: str = "", more: str = "") -> str:
    """Activities with these times."""
    steps = "".join(f"  - {{name: A{n}, time: '{time}'{more}}}\n" for n, time in enumerate(times, 1))
    return f"title: T\nstatus: first-version\n{head}activities:\n{steps}"


DAY = "type: day-in-the-life\n"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (clocks("09:00", "08:30"), 1),
        (clocks("9.00", "8.30"), 1),
        (clocks("09:00", "06:30"), 0),
        (clocks("09:00", "08:30", more=", duration: 2 days"), 0),
        (clocks("09:00", "in the morning", "08:30"), 1),
        (clocks("09:00", "25:00", "08:75"), 0),
        (clocks("06:30", "12:00", "07:45", head=DAY), 1),
        (clocks("06:30", "22:00", "01:00", "05:00", head=DAY), 0),
        (clocks("06:30", "22:00", "01:00", "00:30", head=DAY), 1),
        (clocks("22:00", "23:00", "06:00", head=DAY), 0),
    ],
)
def test_a_clock_runs_forwards(yaml: str, said: int) -> None:
    """A small step back is a slip; a long one is another day, and a day may go over midnight once."""
    assert len(asked(yaml, "J243")) == said


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        ("[{name: A, next: C}, {name: B, next: D}, {name: C, next: B}, D]", ["B"]),
        ("[{name: A, next: C}, {name: B, next: [D, {to: B, when: x}]}, {name: C, next: B}, D]", ["B"]),
        ("[{name: A, next: [B, {to: C, when: x}]}, {name: B, next: D}, {name: C, next: B}, D]", []),
        ("[{name: A, next: C}, B, {name: C, next: end}]", []),
        ("[{name: A, next: C}, {name: B, refuted: yes}, {name: C, next: B}, D]", []),
    ],
)
def test_what_comes_later_stands_later(activities: str, said: list[str]) -> None:
    """An activity only reached from later ones stands too early; one that nobody reaches is another's to say."""
    told = asked(f"title: T\nstatus: first-version\nactivities: {activities}\n", "J243")
    assert [one.split("“")[1].split("”")[0] for one in told] == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((2, 2), []),
        ((1, 1, 1), []),
        ((2, 1, 2), ["J236"]),
        ((1, 2, 1), ["J236"]),
        ((2, 0, 2), ["J235"]),
        ((2, 0, 0, 1), ["J235", "J236"]),
        ((0, 0), ["J235"]),
        ((0,), ["J235"]),
        ((2, 8, 1), ["J238"]),
        ((2, 7, 1), ["J236"]),
        ((2, 8, 3), []),
        ((2, 9, 3), ["J238"]),
        ((1, 24, 2), ["J238"]),
        ((2, 38, 2), ["J238"]),
        ((20, 21), ["J240"]),
        ((20, 20), []),
        ((13, 40, 10), ["J238"]),
        ((22, 70, 22), ["J238", "J240"]),
    ],
)
def test_the_shape_of_a_map_is_told_without_repeats(counts: tuple[int, ...], said: list[str]) -> None:
    """Names alone, a single activity, one phase far closer, too much in all: each once, none for another's sake."""
    assert sorted(heard(parted(*counts), "J235", "J236", "J238", "J240")) == said


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        ("B", True),
        ("{name: B}", True),
        ("{name: B, refuted: yes}", False),
        ("{name: B, happiness: 0}", False),
        ("{name: B, mark: cloud}", False),
        ("{name: B, ask: Why?}", False),
        ("{name: B, promise: Fast}", False),
        ("{name: B, duration: 3 weeks}", False),
        ("{name: B, touchpoints: web}", False),
    ],
)
def test_a_phase_with_anything_in_it_is_no_mere_name(phase: str, said: bool) -> None:
    """One word about it is enough."""
    yaml = f"title: T\nstatus: first-version\nphases:\n  - {{name: A, activities: [x, y]}}\n  - {phase}\n"
    assert bool(heard(yaml, "J235")) is said


def test_of_a_mere_name_nothing_else_is_asked() -> None:
    """A phase that is only a name is told to be that, and not asked for its need as well."""
    assert heard(parted(0, 0, 0), "J235", "J251") == ["J235"]
    assert asked(parted(2, 0), "J251") == ["J251 none of the 2 activities has a need"]


def test_an_event_may_be_a_phase_of_its_own_at_the_start() -> None:
    """A trigger needs no neighbours; a single activity further in is asked for them."""
    yaml = (
        "title: T\nstatus: first-version\nphases:\n"
        "  - {name: A, activities: [{name: a, kind: event}]}\n"
        "  - {name: B, activities: [b, c]}\n"
    )
    assert heard(yaml, "J236") == []
    assert heard(yaml + "  - {name: C, activities: [{name: d, kind: event}]}\n", "J236") == ["J236"]


@pytest.mark.parametrize(
    ("count", "method", "said"),
    [
        (5, "phase-table", ""),
        (8, "phase-table", ""),
        (4, "phase-table", "the map has 4 phases, and its method works with 5 to 8"),
        (9, "phase-table", "the map has 9 phases, and its method works with 5 to 8"),
        (1, "phase-table", "the map has one phase, and its method works with 5 to 8"),
        (0, "phase-table", "the map has no phases yet, and its method works with 5 to 8"),
        (1, "default", ""),
        (12, "canvas", ""),
    ],
)
def test_a_method_says_how_many_phases(count: int, method: str, said: str) -> None:
    """Only a method with a number is asked for it, and a map without phases has none."""
    head = f"method: {method}\n"
    flat = f"title: T\nstatus: first-version\n{head}activities: [A, B]\n"
    assert asked(parted(*(2,) * count, head=head) if count else flat, "J237") == ([f"J237 {said}"] if said else [])


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", ["J233", "J241"]),
        ("scope: {starts: x, ends: y}\nscenario: z\n", []),
        ("scope: {starts: x}\nscenario: z\n", ["J233"]),
        ("based_on: other\n", []),
        ("type: day-in-the-life\n", ["J241"]),
        ("type: future\n", ["J233", "J241"]),
        ("type: blueprint\nscenario: z\n", ["J233"]),
        ("method: nng\nscenario: z\nscope: {starts: x, ends: y}\n", ["J242"]),
        ("method: nng\nscenario: z\nscope: {starts: x, ends: y}\nquestions: Why?\n", []),
        ("method: nng\nbased_on: other\n", []),
    ],
)
def test_what_a_map_says_of_itself(head: str, said: list[str]) -> None:
    """Where it starts and ends, the situation, for one method the question; what a map is based on has told them."""
    yaml = f"title: T\nstatus: first-version\n{head}activities: [A, B]\n"
    assert heard(yaml, "J233", "J241", "J242") == said


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("{starts: x}", "the map tells where the journey starts, but not where it ends"),
        ("{ends: x}", "the map tells where the journey ends, but not where it starts"),
    ],
)
def test_half_a_scope_is_asked_for_its_other_half(scope: str, said: str) -> None:
    """Only what is missing is asked for."""
    yaml = f"title: T\nstatus: first-version\nscope: {scope}\nactivities: [A, B]\n"
    assert asked(yaml, "J233") == [f"J233 {said}"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("", ["J234"]),
        ("prepared", ["J234"]),
        ("draft", ["J234", "J235", "J241"]),
        ("first-version", ["J233", "J234", "J235", "J241"]),
    ],
)
def test_a_map_in_the_making_may_lack_much(status: str, said: list[str]) -> None:
    """Before it is a draft only what is there is looked at; J234 speaks of what stands on the map."""
    head = f"status: {status}\n" if status else ""
    yaml = f"title: T\n{head}phases:\n  - {{name: A, activities: [{{name: x, touchpoints: web}}, y]}}\n  - B\n"
    assert sorted(heard(yaml)) == said


FIRST = "title: T\nstatus: first-version\n{head}activities:\n  - {{name: A, {met}}}\n  - B\n"


@pytest.mark.parametrize(
    ("met", "head", "said"),
    [
        ("touchpoints: web", "", True),
        ("touchpoints: {name: Butiken, channel: store}", "", True),
        ("touchpoints: [word-of-mouth, web]", "", True),
        ("touchpoints: word-of-mouth", "", False),
        ("touchpoints: search", "", False),
        ("touchpoints: ad", "", False),
        ("touchpoints: tv-radio", "", False),
        ("touchpoints: {channel: web, ours: no}", "", False),
        ("touchpoints: {channel: web, ours: partner}", "", False),
        ("kind: event, touchpoints: letter", "", False),
        ("needs: x", "", False),
        ("touchpoints: web", "type: future\n", False),
        ("touchpoints: web", "type: day-in-the-life\n", False),
        ("touchpoints: web", "type: blueprint\n", False),
        ("touchpoints: web", "level: detail\n", False),
        ("refuted: yes, touchpoints: web", "", False),
    ],
)
def test_who_begins_with_us_is_asked_for_the_day_before(met: str, head: str, said: bool) -> None:
    """A door of ours in the first activity; not a neighbour, a search, an advertisement or a letter that arrives."""
    assert bool(heard(FIRST.format(met=met, head=head), "J234")) is said


def test_a_late_beginning_is_told_once() -> None:
    """Where no phase lies before first contact, the first touchpoint is not told as well."""
    yaml = (
        "title: T\nstatus: first-version\nphases:\n"
        "  - {name: A, stage: during, activities: [{name: x, touchpoints: web}, y]}\n"
        "  - {name: B, stage: after, activities: [{name: z, happiness: -1}, w]}\n"
    )
    assert heard(yaml, "J231", "J234") == ["J231"]


AFTER = (
    "title: T\nstatus: {status}\n{head}phases:\n"
    "  - {{name: A, stage: before, activities: [x, y]}}\n"
    "  - {{name: B, stage: during, activities: [x2, y2]}}\n"
    "  - {{name: C, stage: after, activities: [{after}]}}\n"
)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("Sover gott", True),
        ("Får första fakturan", False),
        ("Ringer om strulet", False),
        ("Maksaa laskun", False),
        ("Kündigt den Vertrag", False),
        ("Hon sa igenkännande hej", True),
        ("{name: Sover, happiness: -0.5}", False),
        ("{name: Sover, pains: Väntan}", False),
        ("{name: Sover, mark: cloud}", False),
        ("{name: Sover, next: {to: x, when: på nytt}}, z", False),
        ("{name: Sover, next: [z, {to: end, when: tröttnar}]}, z", False),
        ("{name: Sover, next: end}", True),
        ("{name: Betalar, refuted: yes}, Sover", True),
        ("{name: Sover, touchpoints: {name: Kundtjänst, channel: phone}}", False),
    ],
)
def test_what_goes_on_after_the_deal_is_heard_in_words_and_ways(after: str, said: bool) -> None:
    """Paying, trouble, buying again, leaving: in words of many languages, in what hurts, in ways back or out."""
    assert bool(heard(AFTER.format(status="first-version", head="", after=after), "J239")) is said


@pytest.mark.parametrize(
    ("status", "head", "said"),
    [
        ("draft", "", False),
        ("validated", "", True),
        ("validated", "type: future\n", False),
        ("validated", "type: blueprint\n", False),
        ("validated", "level: detail\n", False),
    ],
)
def test_a_guess_waits_for_a_first_version(status: str, head: str, said: bool) -> None:
    """What is guessed from words is never more than a hint, and not asked of a draft or of a map that is no whole."""
    told = [one for one in found(AFTER.format(status=status, head=head, after="Sover gott")) if one.code == "J239"]
    assert [one.level for one in told] == (["hint"] if said else [])


@pytest.mark.parametrize(
    ("level", "activity", "said"),
    [
        ("overview", "{name: B, level: detail}", True),
        ("overview", "{name: B, level: detail, journey: b}", False),
        ("overview", "B", False),
        ("detail", "{name: B, level: detail}", False),
        ("", "{name: B, level: detail}", False),
    ],
)
def test_detail_on_an_overview_is_named(level: str, activity: str, said: bool) -> None:
    """Only a map that calls itself an overview is asked, and a journey of its own takes the detail away."""
    head = f"level: {level}\n" if level else ""
    assert bool(heard(f"title: T\nstatus: first-version\n{head}activities: [A, {activity}]\n", "J238")) is said
