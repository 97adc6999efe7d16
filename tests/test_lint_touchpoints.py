"""Touchpoints and blueprints: what their rules hear, and where they keep quiet."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeyctl.binding import fold
from tests.linted import asked, found

LISTED = {fold(name): name for name in ("My pages", "The shop", "Desk 1")}


def steps(*activities: str, head: str = "", stage: str = "during", status: str = "first-version") -> str:
    """A journey of one phase with these activities, each a flow mapping without its braces and its id."""
    inside = "".join(f"      - {{id: a{number}, {activity}}}\n" for number, activity in enumerate(activities))
    around = f"phases:\n  - name: P\n    stage: {stage}\n    activities:\n{inside}"
    return f"title: T\nstatus: {status}\n{head}{around}"


def point(name: str, more: str = "", channel: str = "web") -> str:
    """An activity with one touchpoint."""
    where = f"channel: {channel}, " if channel else ""
    return f"name: At {name}, touchpoints: {{{where}name: {name}{more}}}"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (steps("name: A"), "nothing says where the customer meets you at “A”"),
        (steps("name: A", point("X")), "nothing says where the customer meets you at “A”"),
        (steps("name: A", "name: B", point("X")),
         "2 of 3 activities in the middle of the journey have no touchpoint: “A” and “B”"),
        (steps("name: A", "name: B"), "none of the 2 activities in the middle of the journey has a touchpoint"),
        (steps("name: A", stage="before"), ""),
        (steps("name: A, present: no"), ""),
        (steps("name: A, refuted: yes"), ""),
        (steps("name: A, frontstage: F"), ""),
        (steps("name: A, physical: F"), ""),
        (steps("name: A").replace("stage:", "touchpoints: web\n    stage:"), ""),
        (steps("name: A", head="lanes: [activities]\n"), ""),
        (steps("name: A", point("X"), head="lanes: [activities, touchpoints]\n"),
         "nothing says where the customer meets you at “A”"),
        (steps("name: A", head="type: future\n"), ""),
        (steps("name: A", head="type: day-in-the-life\n"), ""),
        (steps("name: A", head="type: blueprint\n"), ""),
        (steps("name: A", head="method: blueprint\n"), ""),
        (steps("name: A", status="draft"), ""),
        ("title: T\nstatus: reviewed\nphases: [{name: P, stage: during}, {name: Q, stage: after}]\n",
         "nothing says where the customer meets you at “P”"),
    ],
)  # fmt: skip
def test_an_activity_without_a_touchpoint(yaml: str, said: str) -> None:
    """In the middle of the journey the customer meets us somewhere; a touchpoint of the phase is its activities'."""
    assert asked(yaml, "J261") == ([f"J261 {said}"] if said else [])


OWNED = point("X", ", owner: O")


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (steps(OWNED, point("Y")), "nobody owns “Y”"),
        (steps(OWNED, point("Y"), point("Z")), ""),
        (steps(OWNED, point("V", ", owner: O"), point("Y"), point("Z")), "nobody owns “Y” and “Z”"),
        (steps(point("X"), point("Y")), ""),
        (steps(OWNED, point("Y", ", ours: no")), ""),
        (steps(OWNED, point("Y", ", ours: partner")), ""),
        (steps(OWNED, f"{point('Y')}, owner: O"), ""),
        (steps(OWNED, "name: A, touchpoints: phone"), ""),
        (steps(OWNED, point("X", ", link: 'https://example.org'")), ""),
        (steps(OWNED, f"{point('Y')}, refuted: yes"), ""),
        (steps(point("Y")).replace("stage:", "owner: O\n    stage:"), ""),
        (steps(point("Y"), head="method: blueprint\n"), "nobody owns “Y”"),
        (steps("name: A, backstage: {system: S}", head="method: blueprint\n"), "nobody owns “S”"),
        (steps("name: A, backstage: {system: S}", head="type: blueprint\n"), ""),
        *((steps(f"name: A, support: {{system: S, {kept}}}", head="method: blueprint\n"), "")
          for kept in ("owner: O", "actor: O", "ours: no", "refuted: yes")),
        (steps("name: A, support: {system: S, action: C}", "name: B, support: {system: S, owner: O}",
               head="method: blueprint\n"), ""),
        (steps("name: A, backstage: Counts", point("Y"), head="method: blueprint\n"), "nobody owns “Counts” and “Y”"),
        (steps("name: A, backstage: [{action: Sorts, owner: O}, Counts]", head="method: blueprint\n"),
         "nobody owns “Counts”"),
        (steps("name: A, backstage: Counts, refuted: yes", head="method: blueprint\n"), ""),
        (steps("name: A, backstage: Counts, owner: O", head="method: blueprint\n"), ""),
        (steps("name: A, backstage: {channel: web}", head="method: blueprint\n"), ""),
    ],
)  # fmt: skip
def test_a_touchpoint_that_nobody_owns(yaml: str, said: str) -> None:
    """Asked where at least half have owners or the method wants them; an owner anywhere owns all of one name."""
    assert asked(yaml, "J262") == ([f"J262 {said}"] if said else [])


def test_one_owner_or_several_are_asked_for() -> None:
    """The advice speaks of one thing, or of each."""
    for more, advice in (("", "Ask who would"), (", backstage: Counts", "Ask of each who would")):
        (told,) = (one for one in found(steps(f"{point('Y')}{more}", head="method: blueprint\n")) if one.code == "J262")
        assert told.advice.startswith(advice)


@pytest.mark.parametrize(
    ("yaml", "listed", "said"),
    [
        (steps(point("My page")), LISTED, ["the project has no touchpoint “My page”, but it has “My pages”"]),
        (steps(point("My page"), point("My page", ", link: l")), LISTED,
         ["the project has no touchpoint “My page”, but it has “My pages”"]),
        (steps(point("my  pages")), LISTED, []),
        (steps(point("My page")), {}, []),
        (steps(point("My page", ", ours: no")), LISTED, []),
        (steps(point("Desk 2")), LISTED, []),
        (steps("name: A, touchpoints: phone", point("The shop")), LISTED, []),
        (steps(point("Desk 2"), point("The shop")), LISTED,
         ["the touchpoint “Desk 2” is not in the project's catalogue"]),
        (steps(point("Ferry"), point("Train"), point("The shop")), LISTED, []),
        (steps(point("Ferry"), point("Train"), point("The shop"), point("Desk 1")), LISTED,
         ["2 touchpoints are not in the project's catalogue: “Ferry” and “Train”"]),
    ],
)  # fmt: skip
def test_a_touchpoint_outside_the_catalogue(yaml: str, listed: Mapping[str, str], said: list[str]) -> None:
    """A slip is told by itself; what is far from all is told where the map otherwise uses the catalogue."""
    assert asked(yaml, "J263", listed=listed) == [f"J263 {one}" for one in said]


def test_what_the_catalogue_lacks_is_told_once() -> None:
    """Whoever lists it gives it an owner and a channel there; a second spelling is the catalogue's to tell."""
    yaml = steps(point("The shop", ", owner: O"), point("My page", channel=""), "name: A, touchpoints: My pages")
    assert [one[:4] for one in asked(yaml, "J26", listed=LISTED)] == ["J263", "J262", "J266"]
    assert asked(yaml, "J266", listed=LISTED) == ["J266 the touchpoint “My pages” has no channel"]
    unowned = steps(point("The shop", ", owner: O"), point("Desk 1"), point("My page"), point("Ferry"))
    assert asked(unowned, "J262", listed=LISTED) == ["J262 nobody owns “Desk 1”"]
    assert asked(unowned, "J262") == []


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (steps(point("My pages"), point("Mypages")), ["“My pages” and “Mypages”"]),
        (steps(point("My-pages"), point("my page"), point("My pages")), ["“My-pages”, “my page” and “My pages”"]),
        (steps(point("Faktura"), point("Fakturan")), ["“Faktura” and “Fakturan”"]),
        (steps(point("App"), point("Appar"), point("Appen")), ["“App”, “Appar” and “Appen”"]),
        (steps(point("Zed"), point("Zeds"), point("Abc"), point("Abcs")), ["“Zed” and “Zeds”", "“Abc” and “Abcs”"]),
        (steps(point("My pages"), point("MY  PAGES")), []),
        (steps(point("My pages"), point("Mypages", channel="app")), []),
        (steps(point("Desk 1"), point("Desk 11"), point("Desk")), []),
        (steps(point("Ad"), point("Ads")), []),
        (steps(point("Cab"), point("Dx")), []),
        (steps(point("Shop"), point("Shopping")), []),
        (steps("name: A, touchpoints: web", "name: B, touchpoints: web"), []),
    ],
)
def test_a_touchpoint_spelt_in_two_ways(yaml: str, said: list[str]) -> None:
    """Spaces, hyphens and endings are spelling, in one channel; capitals are the program's affair, numbers are not."""
    told = [f"J264 {one} look like one touchpoint, spelt in several ways" for one in said]
    assert asked(yaml, "J264") == told
    assert asked(yaml, "J264", listed=LISTED) == []


@pytest.mark.parametrize(
    ("activity", "said"),
    [
        (f"{point('X')}, present: no", "at “At X” we are not present, but the customer meets something of ours: “X”"),
        ("name: A, present: no, touchpoints: phone",
         "at “A” we are not present, but the customer meets something of ours: “phone”"),
        ("name: A, present: no, frontstage: {actor: F, action: G}",
         "at “A” we are not present, but the customer meets something of ours: “F”"),
        *((f"name: A, present: no, frontstage: {{{work}}}",
           "at “A” we are not present, but the customer meets something of ours: “G”")
          for work in ("action: G", "system: G")),
        ("name: A, present: no, touchpoints: Cafe",
         "at “A” we are not present, but the customer meets something of ours: “Cafe”"),
        ("name: A, present: no, frontstage: {action: G, ours: partner}", ""),
        (f"{point('X', ', ours: no')}, present: no", ""),
        (f"{point('X', channel='word-of-mouth')}, present: no", ""),
        (f"{point('X')}, present: no, refuted: yes", ""),
        (f"{point('X')}, present: yes", ""),
        ("name: A, present: no, backstage: B", ""),
    ],
)  # fmt: skip
def test_where_we_are_not_nothing_of_ours_is_met(activity: str, said: str) -> None:
    """Work behind the scene is not met, and what others say in channels of their own is not ours."""
    assert asked(steps(activity), "J265") == ([f"J265 {said}"] if said else [])


def test_a_door_of_ours_where_we_are_not_is_told_once() -> None:
    """A first activity that forgets `ours: no` is a contradiction, not a map that begins at our door."""
    yaml = steps(f"{point('X')}, present: no", stage="before")
    assert [one[:4] for one in asked(yaml, "J234", "J265")] == ["J265"]
    assert [one[:4] for one in asked(yaml.replace("present: no", "present: yes"), "J234", "J265")] == ["J234"]


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (steps(point("X"), point("Y", channel="")), "the touchpoint “Y” has no channel"),
        (steps(point("X"), point("Y", channel=""), point("Z", channel="")),
         "2 touchpoints have no channel: “Y” and “Z”"),
        (steps(point("X"), point("Y", channel=""), point("Y", ", link: l", channel="")),
         "the touchpoint “Y” has no channel"),
        (steps(point("Y", channel="")), ""),
        (steps(point("X"), "name: A, touchpoints: phone"), ""),
        (steps(point("X"), point("Y", channel="harbour")), ""),
    ],
)  # fmt: skip
def test_a_touchpoint_without_a_channel(yaml: str, said: str) -> None:
    """Asked where others have one; a channel of the team's own is one, too."""
    assert asked(yaml, "J266") == ([f"J266 {said}"] if said else [])


def blueprint(*activities: str, head: str = "type: blueprint\n", around: str = "") -> str:
    """A draft of a service blueprint with these activities."""
    made = steps(*activities, head=head, status="draft")
    return made.replace("    stage:", f"    {around}\n    stage:") if around else made


IDLE = "name: A, backstage: {action: Counts, actor: Bo}"
MET = ("frontstage: F", "touchpoints: web", "physical: Bag")
ALONE = "“Counts” at “A” stands under nothing that the customer meets"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (blueprint(IDLE), ALONE),
        (blueprint(IDLE, head="method: blueprint\n"), ALONE),
        (blueprint(IDLE, head=""), ""),
        (blueprint(IDLE, "name: B, support: {system: S}"),
         "2 pieces of work stand under nothing that the customer meets: “Counts” and “S”"),
        *((blueprint(f"{IDLE}, {met}"), "") for met in (*MET, "kind: wait")),
        *((blueprint(IDLE, around=met), "") for met in MET),
        (blueprint(IDLE, f"{IDLE}, frontstage: F"), ""),
        (blueprint(IDLE, "name: B, frontstage: F, backstage: {action: Counts, actor: Eva}"), ALONE),
        (blueprint(f"{IDLE}, refuted: yes"), ""),
        (blueprint("name: A, backstage: {action: Counts, refuted: yes}"), ""),
        (blueprint("name: A", "name: B, frontstage: F", around="backstage: Counts"), ""),
        (blueprint("name: A", around="frontstage: F\n    backstage: Counts"), ""),
        (blueprint("name: A, backstage: {actor: Bo}"), ALONE.replace("Counts", "Bo")),
        (blueprint("name: A", "name: B, frontstage: F, refuted: yes", around="backstage: Counts"),
         ALONE.replace("“A”", "“P”")),
    ],
)  # fmt: skip
def test_work_that_reaches_nobody(yaml: str, said: str) -> None:
    """Equal work is one bar: under one thing that is met is enough; what the customer waits for reaches them."""
    assert asked(yaml, "J294") == ([f"J294 {said}"] if said else [])


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (blueprint("name: A"), "this blueprint shows what the customer does, and no work of yours"),
        (blueprint("name: A, frontstage: F"),
         "this blueprint shows the work in front of the customer, and nothing behind it"),
        (blueprint("name: A, backstage: {action: B, refuted: yes}"),
         "this blueprint shows what the customer does, and no work of yours"),
        (blueprint("name: A, backstage: B, refuted: yes", "name: C"),
         "this blueprint shows what the customer does, and no work of yours"),
        (blueprint("name: A, backstage: B"), ""),
        (blueprint("name: A, support: B"), ""),
        (blueprint("name: A", around="support: B"), ""),
        (blueprint("name: A", head=""), ""),
        (blueprint("name: A").replace("draft", "prepared"), ""),
    ],
)  # fmt: skip
def test_a_blueprint_with_nothing_behind_it(yaml: str, said: str) -> None:
    """A blueprint has something below the line of visibility, once it is begun."""
    assert asked(yaml, "J297") == ([f"J297 {said}"] if said else [])


def test_blueprints_are_asked_in_earnest_by_their_method() -> None:
    """The method makes a warning of idle work, on a first version."""
    for head, level in (("type: blueprint\n", "hint"), ("method: blueprint\n", "warning")):
        told = found(steps(IDLE, head=head))
        assert [one.level for one in told if one.code == "J294"] == [level]
