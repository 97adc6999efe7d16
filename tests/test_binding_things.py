"""What lies around a journey: channels, touchpoints, systems, personas, lanes, and the project's defaults."""

from __future__ import annotations

import pytest

from journeyctl import resources
from journeyctl.binding import CHANNELS, Catalogue, Sought, System, language
from journeyctl.model import Brand, Channel, Lane, Persona, Touchpoint
from journeyctl.source import read
from tests.bound import bound, journey

OWN = Channel(id="kiosk", name="Biljettkiosk", icon="touch", kind="digital")
CATALOGUE = Catalogue(
    channels={"kiosk": OWN},
    touchpoints={"minasidor": Touchpoint(name="Mina sidor", channel=CHANNELS["web"], owner="Digital")},
    systems={"crm": System("Kundregistret", "IT")},
    channel_names={"telefon": "phone", "mejl": "email"},
)

WORDS = (
    ("minasidor", ("Mina sidor", "web", "Digital")),
    ("mina SIDOR", ("Mina sidor", "web", "Digital")),
    ("phone", ("", "phone", "")),
    ("Telefon", ("", "phone", "")),
    ("kiosk", ("", "kiosk", "")),
    ("biljettkiosk", ("", "kiosk", "")),
    ("Hembesöket", ("Hembesöket", None, "")),
    ("{channel: invoice, name: Pappersfaktura, owner: Ekonomi}", ("Pappersfaktura", "invoice", "Ekonomi")),
    ("{channel: mejl}", ("", "email", "")),
    ("{channel: Rörpost, name: Brev}", ("Brev", "rorpost", "")),
    ("{name: minasidor, owner: Ekonomi}", ("Mina sidor", "web", "Ekonomi")),
    ("{name: Mina sidor, channel: app}", ("Mina sidor", "app", "Digital")),
    ("{name: Telefon, owner: Kundtjänst}", ("Telefon", "phone", "Kundtjänst")),
)


@pytest.mark.parametrize(("written", "expected"), WORDS)
def test_a_touchpoint_is_found_by_a_word(written: str, expected: tuple[str, str | None, str]):
    """A catalogue touchpoint by id or name, else a channel by id or name, else a touchpoint of that name."""
    point = journey(f"title: T\nactivities: {{name: A, touchpoints: {written}}}\n", CATALOGUE).activities[0].touchpoints
    assert [(one.name, one.channel and one.channel.id, one.owner) for one in point] == [expected]


@pytest.mark.parametrize(("said", "meant"), [("no", "no"), ("false", "no"), ("true", "yes"), ("partner", "partner")])
def test_a_touchpoint_may_be_somebody_elses(said: str, meant: str):
    """`ours` takes yes and no, true and false, partner and unknown; yes when nothing is said."""
    point, other = (
        journey(f"title: T\nactivities: {{name: A, touchpoints: [{{channel: web, ours: {said}}}, app]}}\n")
        .activities[0]
        .touchpoints
    )
    assert (point.ours, other.ours) == (meant, "yes")


def test_every_built_in_channel_has_a_drawn_icon_and_a_kind():
    """The icon of each channel is among the glyphs that the painter knows."""
    drawn = {file.name.split(".")[0] for file in resources.folder("templates").joinpath("glyphs").iterdir()}
    assert {one.icon for one in CHANNELS.values()} <= drawn
    assert all(one.kind for one in CHANNELS.values())
    assert len(CHANNELS) == 26


def test_work_takes_its_system_from_the_catalogue():
    """A system brings its name and owner; what the work says itself stays."""
    works = (
        journey(
            "title: T\nactivities:\n- name: A\n  backstage:\n"
            "  - {actor: Sales, action: Looks up, system: crm, from: us}\n"
            "  - {action: Notes, system: KUNDREGISTRET, channel: phone, "
            "fails: {text: Slow, cost: 5 days, ideas: Cache}}\n"
            "  - Waits\n",
            CATALOGUE,
        )
        .activities[0]
        .backstage
    )
    assert [(one.actor, one.system, one.owner, one.origin) for one in works] == [
        ("Sales", "Kundregistret", "IT", "us"),
        ("", "Kundregistret", "IT", "both"),
        ("", "", "", "both"),
    ]
    assert works[1].fails
    assert (works[1].fails.text, works[1].fails.cost, works[1].fails.ideas) == ("Slow", "5 days", ("Cache",))
    assert works[1].channel == CHANNELS["phone"]


SARA = Persona(name="Sara Lind", age="29")


def personas(reference: str) -> Sought:
    found = {"sara": (SARA,), "Sara Lind": (SARA,), "Two": (SARA, SARA)}.get(reference, ())
    return Sought(found, ("sara", "omar"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("sara", SARA),
        ("Sara Lind", SARA),
        ("{name: Omar, role: student}", "Omar"),
        ("Barnfamiljen på landet", "Barnfamiljen på landet"),
        ("Two", "J304"),
        ("saraa", "J303"),
        ("unknown-one", "J303"),
    ],
)
def test_the_persona_is_found_named_or_described(written: str, expected: Persona | str):
    """An id or a name finds a persona; a new name is one; a word that only looks like an id is an error."""
    found = bound(f"title: T\npersona: {written}\nactivities: A\n", Catalogue(personas=personas))
    if isinstance(expected, Persona):
        assert found.journey
        assert found.journey.persona == expected
    elif found.journey and found.journey.persona:
        assert found.journey.persona.name == expected
    else:
        assert [one.code for one in found.diagnostics] == [expected]


def test_a_persona_described_in_the_journey_is_whole():
    """Every field of a persona arrives, and its evidence must be the journey's."""
    text = (
        "title: T\nactivities: A\nevidence: {talks: {kind: interview}}\npersona:\n  name: Omar\n  kind: role\n"
        "  status: proposed\n  age: 31\n  role: nurse\n  segment: night\n  quote: Soon\n  story: Works\n"
        "  goals: [Sleep, {text: Eat, measure: {name: Meals, now: 1}}]\n  drivers: Calm\n  context: Alone\n"
        "  worries: [Noise]\n  avatar: {initials: OM}\n  about: More\n  evidence: talks\n"
    )
    one = journey(text).persona
    assert one
    assert (one.kind, one.status, one.age, one.role, one.segment) == ("role", "proposed", "31", "nurse", "night")
    assert (one.quote, one.story, one.about, one.evidence) == ("Soon", "Works", "More", ("talks",))
    assert (one.drivers, one.context, one.worries) == (("Calm",), ("Alone",), ("Noise",))
    assert [(goal.text, goal.measure and goal.measure.now) for goal in one.goals] == [("Sleep", None), ("Eat", "1")]
    assert one.avatar
    assert one.avatar.initials == "OM"
    assert [d.code for d in bound(text.replace("evidence: talks", "evidence: talk")).diagnostics] == ["J303"]


def test_without_lanes_every_row_with_content_is_there():
    """Rows come in the default order, the team's own last, none without content."""
    found = journey(
        "title: T\nideas: Chat\nphases:\n- {name: A, touchpoints: web, cells: {law: Text}}\n"
        "- {name: B, happiness: 1, because: Good, thoughts: Hm, cells: {law: [X, Y], tax: Z}}\n"
    )
    assert [lane.id for lane in found.lanes] == [
        "activities", "thoughts", "feelings", "happiness", "touchpoints", "ideas", "law", "tax",
    ]  # fmt: skip
    assert not found.lanes_given
    assert found.activities[1].cells[0].texts == ("X", "Y")


def test_lanes_are_exactly_those_listed():
    """A listed lane stays though it is empty, with the team's words; the project's list holds where there is none."""
    own = "{lane: needs, title: Behov, about: Vad, icon: target, group: Vi}"
    text = f"title: T\nlanes: [activities, {own}]\nactivities: A\n"
    found = journey(text)
    needs = Lane(id="needs", title="Behov", about="Vad", icon="target", group="Vi")
    assert found.lanes == (Lane(id="activities"), needs)
    assert found.lanes_given
    listed = Catalogue(lanes=(Lane(id="pains"),))
    assert journey(text, listed).lanes == found.lanes
    assert journey("title: T\nactivities: A\n", listed).lanes == (Lane(id="pains"),)
    assert [d.code for d in bound("title: T\nactivities: {name: A, cells: {law: X}}\n", listed).diagnostics] == ["J307"]


def test_a_blueprint_shows_its_rows():
    """A blueprint has the stage's rows even while they are empty, and keeps every other row that has content."""
    found = journey("title: T\ntype: blueprint\nactivities: {name: A, needs: Speed}\n")
    assert [lane.id for lane in found.lanes] == ["activities", "needs", "frontstage", "backstage", "support"]
    assert found.type == "blueprint"


@pytest.mark.parametrize(
    ("own", "project", "meant"),
    [("no", "", "nb"), ("sv", "fi", "sv"), ("", "fi", "fi"), ("", "", "en"), ("", "no", "nb")],
)
def test_language(own: str, project: str, meant: str):
    """The journey's language, else the project's, else English; `no` is bokmål."""
    text = f"title: T\nlang: {own}\n" if own else "title: T\n"
    root = read(text.encode(), "a.yaml").root
    assert root
    assert language(root, Catalogue(lang=project)) == meant
    assert journey(text + "activities: A\n", Catalogue(lang=project)).lang == meant


def test_the_project_decides_where_the_journey_is_silent():
    """Method and brand come from the project; the journey's own method wins."""
    catalogue = Catalogue(method="nng", brand=Brand(name="Elbolaget"))
    found = journey("title: T\nactivities: A\n", catalogue)
    assert (found.method, found.brand.name) == ("nng", "Elbolaget")
    assert journey("title: T\nmethod: canvas\nactivities: A\n", catalogue).method == "canvas"
    assert journey("title: T\nactivities: A\n").method == "default"


@pytest.mark.parametrize(
    ("path", "slug"), [("journeys/byta-elavtal.journey.yaml", "byta-elavtal"), ("x.yml", "x"), ("-", "far-hjalp")]
)
def test_a_journey_has_the_id_of_its_file(path: str, slug: str):
    """The file's name without endings; from standard input the slug of the title."""
    found = bound("title: Får hjälp\nactivities: A\n", path=path).journey
    assert found
    assert found.slug == slug
    long = bound(f"title: {'Lång ' * 50}\nactivities: A\n", path="-").journey
    assert long
    assert len(long.slug) <= 64
