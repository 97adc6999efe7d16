"""The team: who decides, how many they are, and whether they see the customer from more than one side."""

from __future__ import annotations

import pytest

from tests.linted import asked

TEAM = ("J291", "J292", "J293")


def team(*roles: str, head: str = "", decides: bool = True, status: str = "first-version") -> str:
    """A journey made by people with these roles, the first of whom decides."""
    people = "".join(f"  - {{name: P{number}, role: '{role}'}}\n" for number, role in enumerate(roles, 1))
    if decides:
        people = people.replace("}", ", decides: yes}", 1)
    return f"title: T\nstatus: {status}\n{head}team:{' []' if not roles else ''}\n{people}activities: [A, B]\n"


def sizes(count: int, method: str, **more: str) -> list[str]:
    """What is said about the size of a team."""
    return asked(team(*(f"r{n}" for n in range(count)), head=f"method: {method}\n", **more), "J292")


@pytest.mark.parametrize(
    ("method", "counts", "said"),
    [
        ("full-day", (4, 7), ""),
        ("full-day", (2, 3), "people made this map, and its method works with 4 to 7"),
        ("full-day", (8, 10), "people made this map, and its method works with 4 to 7"),
        ("full-day", (11, 12), "people are more than one table can hear"),
        ("canvas", (3, 5), ""),
        ("canvas", (2,), "people made this map, and its method works with 3 to 5"),
        ("canvas", (6, 10), "people made this map, and its method works with 3 to 5"),
        ("phase-table", (2, 10), ""),
        ("phase-table", (11,), "people are more than one table can hear"),
        ("default", (1, 10), ""),
        ("default", (11,), "people are more than one table can hear"),
        ("nng", (1, 10), ""),
    ],
)
def test_a_method_says_how_many_sit_at_the_table(method: str, counts: tuple[int, ...], said: str) -> None:
    """Fewer, more, or a crowd: one finding at most, with the number of people and what the method works with."""
    for count in counts:
        assert sizes(count, method) == ([f"J292 {count} {said}"] if said else [])


def test_who_was_alone_is_named() -> None:
    """A map made by one person names them."""
    assert sizes(1, "canvas") == ["J292 “P1” made this map alone, and its method works with 3 to 5 people"]


@pytest.mark.parametrize(
    ("status", "method", "said"),
    [
        ("prepared", "full-day", True),
        ("first-version", "canvas", True),
        ("first-version", "default", False),
        ("first-version", "whiteboard", False),
    ],
)
def test_an_untold_team_is_asked_for_by_its_method(status: str, method: str, said: bool) -> None:
    """Only a method that counts people asks who they were."""
    assert bool(sizes(0, method, status=status)) is said


def test_a_first_sketch_has_no_team() -> None:
    """A map without a status is not asked who made it."""
    assert not asked("title: T\nmethod: canvas\nactivities: [A]\n", *TEAM)


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (team("a", "b"), []),
        (team("a", "b", decides=False), ["J291 nobody in the team is marked as the one who can decide: “P1” and “P2”"]),
        (
            team("a", "b", "c", "d", "e", decides=False),
            ["J291 nobody in the team is marked as the one who can decide: “P1”, “P2”, “P3” and 2 more"],
        ),
        (team("a", decides=False), ["J291 “P1” is alone in the team, and not marked as somebody who can decide"]),
        (team("a", head="method: canvas\n", decides=False), []),
        (team(decides=False), []),
    ],
)
def test_somebody_at_the_table_can_decide(yaml: str, said: list[str]) -> None:
    """One who decides is enough; without a team nothing is said, and one who is too few already is not told twice."""
    assert asked(yaml, "J291") == said


def test_one_person_is_told_one_thing() -> None:
    """Alone, where the method wants more: the number is told, and no other rule of the team speaks."""
    told = asked(team("a", head="method: full-day\n", decides=False), *TEAM)
    assert [one[:4] for one in told] == ["J292"]


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (("marknad", "Marknadschef", "innehåll och marknadsföring"), "everybody in the team comes from marketing"),
        (("UX designer", "service designer"), "everybody in the team comes from design"),
        (("salgssjef", "selger"), "everybody in the team comes from sales"),
        (("asiakaspalvelu", "asiakaspalvelun esihenkilö"), "everybody in the team comes from customer service"),
        (("Kundtjänst", "customer service", "Kundenbetreuung"), "everybody in the team comes from customer service"),
        (("VD", "styrelseledamot"), "everybody in the team comes from leadership"),
        (("Butik", "butik"), "everybody in the team has the role “Butik”"),
        (("marknad", "kundtjänst"), ""),
        (("marknad", ""), ""),
        (("", ""), ""),
        (("marknad", "butik"), ""),
        (("butik", "lager"), ""),
        (("marknad",), ""),
        (("marknad och försäljning", "marknad och försäljning"), ""),
    ],
)
def test_one_department_is_heard_from_the_roles(roles: tuple[str, ...], said: str) -> None:
    """All of one side, in whatever language and case; an unknown or missing role, or two sides in one, say nothing."""
    assert asked(team(*roles), "J293") == ([f"J293 {said}"] if said else [])
