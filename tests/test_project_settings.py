"""The project file, its personas, and what they lend to a journey."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyctl.model import Channel, Lane
from journeyctl.project import Check, Gates, View, open_project

FILE = """\
name: Elbolaget
lang: no
theme: nordic
method: full-day
words: {touchpoints: Kontaktpunkter}
lanes: [activities, {lane: juridik, title: Juridik}]
channels: {kiosk: {name: Kiosk, icon: touch, kind: digital}, web: {name: Webben}}
touchpoints: {minasidor: {name: Mina sidor, channel: web, owner: Digital, ours: partner}}
systems: {crm: {name: CRM, owner: IT}}
views: {ledning: {lanes: [activities, happiness], phases: [1, 3], detail: overview}}
check: {ignore: J203, fail_on: warning}
gates: {coverage: 50, keep_hearts: yes, no_phase_ends_below: 0, clouds_have_owner: no}
hyphenation: [kund-rese-kart-lägg-ning]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two personas, one of them broken."""
    personas = tmp_path / "personas"
    personas.mkdir()
    personas.joinpath("sara.persona.yaml").write_text("name: Sara Lind\nage: 29\n", encoding="utf-8")
    personas.joinpath("omar.persona.yaml").write_text("name: [\n", encoding="utf-8")
    personas.joinpath("notes.txt").write_text("no persona", encoding="utf-8")
    tmp_path.joinpath("journeyctl.yaml").write_text(FILE, encoding="utf-8")
    return tmp_path


def test_the_project_file_is_read_whole(root: Path):
    """Every key arrives in its own type."""
    found = open_project(root)
    assert found.diagnostics == ()
    project = found.project
    assert (project.name, project.lang, project.theme, project.method) == ("Elbolaget", "nb", "nordic", "full-day")
    assert project.words == (("touchpoints", "Kontaktpunkter"),)
    assert project.lanes == (Lane(id="activities"), Lane(id="juridik", title="Juridik"))
    assert project.channels["kiosk"] == Channel(id="kiosk", name="Kiosk", icon="touch", kind="digital")
    assert project.channels["web"] == Channel(id="web", name="Webben", icon="web", kind="digital")
    point = project.touchpoints["minasidor"]
    assert (point.name, point.owner, point.ours) == ("Mina sidor", "Digital", "partner")
    assert point.channel == project.channels["web"]
    assert project.systems["crm"][:2] == ("CRM", "IT")
    assert project.views == {"ledning": View(("activities", "happiness"), (1, 3), "", "overview")}
    assert project.check == Check(("J203",), "warning")
    assert project.gates == Gates(50.0, keep_hearts=True, no_phase_ends_below=0.0, clouds_have_owner=False)
    assert project.hyphenation == ("kund-rese-kart-lägg-ning",)


def test_the_catalogue_carries_the_project(root: Path):
    """A journey gets the project's things, defaults and brand, and the channel names of its language."""
    catalogue = open_project(root).project.catalogue({"telefon": "phone"})
    assert catalogue.brand.name == "Elbolaget"
    assert catalogue.brand.hyphenation == ("kund-rese-kart-lägg-ning",)
    assert (catalogue.lang, catalogue.method, catalogue.channel_names) == ("nb", "full-day", {"telefon": "phone"})


def test_without_a_file_there_are_defaults(tmp_path: Path):
    """A folder of journeys needs no project file."""
    found = open_project(tmp_path)
    assert found.diagnostics == ()
    assert (found.project.root, found.project.lanes, found.project.gates) == (tmp_path, None, Gates())
    assert found.project.personas("sara") == ((), (), ())


def test_a_broken_project_file_is_told_and_defaults_hold(root: Path):
    """The diagnostics name the file and the line."""
    root.joinpath("journeyctl.yaml").write_text("name: [\n", encoding="utf-8")
    found = open_project(root)
    assert found.project.name == ""
    assert found.diagnostics
    assert found.diagnostics[0].span.path.endswith("journeyctl.yaml")


def test_a_project_file_that_leads_out_is_refused(root: Path, tmp_path_factory: pytest.TempPathFactory):
    """A link to a file elsewhere is no project file."""
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_text("name: Stolen\n", encoding="utf-8")
    root.joinpath("journeyctl.yaml").unlink()
    root.joinpath("journeyctl.yaml").symlink_to(outside)
    found = open_project(root)
    assert (found.project.name, [one.code for one in found.diagnostics]) == ("", ["J080"])


def test_personas_are_found_by_id_and_name(root: Path):
    """The id is the file's name; a name is looked for in all files; what is unknown lists what is known."""
    personas = open_project(root).project.personas
    sara = personas("sara").found[0]
    assert (sara.name, sara.age) == ("Sara Lind", "29")
    assert sara.span.path.endswith("sara.persona.yaml")
    assert personas("Sara Lind").found == (sara,)
    assert personas("Sara Lind").diagnostics == ()
    assert personas("nobody").known == ("omar", "sara")
    assert personas.path("sara") == root / "personas" / "sara.persona.yaml"
    assert personas.path("nobody") is None


def test_a_broken_persona_is_told(root: Path):
    """Whoever refers to it learns what is wrong with its file, and nothing else."""
    found = open_project(root).project.personas("omar")
    assert len(found.found) == 1
    assert found.diagnostics
    assert {one.span.path.rsplit("/", 1)[-1] for one in found.diagnostics} == {"omar.persona.yaml"}


@pytest.mark.parametrize("reference", ["../secret", "../personas/sara", "/etc/passwd", ".", "a/b", ""])
def test_a_reference_is_never_a_path(root: Path, reference: str):
    """Only files listed in `personas/` are personas."""
    root.parent.joinpath("secret.persona.yaml").write_text("name: Stolen\n", encoding="utf-8")
    assert open_project(root).project.personas(reference).found == ()


def test_personas_that_lead_out_are_refused(root: Path, tmp_path_factory: pytest.TempPathFactory):
    """A linked folder outside the project holds no personas; a linked file is refused."""
    outside = tmp_path_factory.mktemp("outside") / "x.persona.yaml"
    outside.write_text("name: Stolen\n", encoding="utf-8")
    root.joinpath("personas", "eve.persona.yaml").symlink_to(outside)
    assert [one.code for one in open_project(root).project.personas("eve").diagnostics] == ["J080"]
    other = root / "other"
    other.mkdir()
    other.joinpath("personas").symlink_to(outside.parent)
    assert open_project(other).project.personas("x").known == ()
