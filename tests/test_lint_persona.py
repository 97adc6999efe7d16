"""Whose journey it is: what the rules about personas hear, and where they keep quiet."""

from __future__ import annotations

import pytest

from tests.linted import asked, found

PERSONA = ("J22",)


def about(persona: str, head: str = "status: first-version") -> str:
    """A journey of a persona."""
    return f"title: T\n{head}\npersona: {persona}\nactivities: [Signs]\n"


@pytest.mark.parametrize(
    ("persona", "said"),
    [
        ("", "J221 the map does not say whose journey it is"),
        ("Ruth Cole", "J222 “Ruth Cole” is hardly more than a name so far"),
        ("{name: Ruth, age: 52, worries: Falling}", "J222 “Ruth” is hardly more than a name so far"),
        ("{name: Ruth, goals: Sleep}", "J222 nothing tells what life “Ruth” leads: no context, no role, no story"),
        ("{name: Ruth, role: nurse}", "J222 “Ruth” has neither goals nor drivers"),
        ("{name: Ruth, role: nurse, drivers: Calm}", ""),
        ("{name: Ruth, context: Works nights, goals: Sleep}", ""),
        ("{name: Ruth, story: She fell., goals: Sleep}", ""),
        ("{name: Customer}", "J222 “Customer” is hardly more than a name so far"),
        (
            "{name: Customer, role: nurse, drivers: Calm}",
            "J225 the persona is called “Customer”, and that could be anyone",
        ),
    ],
)
def test_a_persona_is_somebody(persona: str, said: str) -> None:
    """None, hardly one, half of one, or anyone: each is told in its own words, and only one of them."""
    assert asked(about(persona), *PERSONA) == ([said] if said else [])


TOLD = "role: nurse, goals: Sleep"


@pytest.mark.parametrize(
    "name",
    [
        "Sara och Erik", "kunder och återförsäljare", "Sara Lind och Erik Berg", "Ingrid og Mats", "kunde eller montør",
        "Customers and dealers", "Buyer & seller", "Buyer/seller", "Kunden und Händler", "Client et vendeur",
        "Comprador y vendedor", "Asiakkaat ja myyjät", "Anna, Bo och Cilla",
    ],
)  # fmt: skip
def test_two_names_are_two_personas(name: str) -> None:
    """In every language of the map; as likely only, so it is a hint."""
    told = [one for one in found(about(f'{{name: "{name}", {TOLD}}}')) if one.code == "J223"]
    assert [(one.level, one.message) for one in told] == [("hint", f"“{name}” sounds like more than one persona")]


@pytest.mark.parametrize(
    "persona",
    [
        "{name: Ingrid og Mats, kind: group, role: par, goals: Hus}",
        "{name: Chef för inköp och logistik, role: chef, goals: Ordning}",
        "{name: Inköps- och logistikchef, role: chef, goals: Ordning}",
        "{name: Sara Lind, role: chef, goals: Ordning}",
        "{name: Andersson, role: mor och dotter, goals: Ordning}",
        "{name: Och, role: chef, goals: Ordning}",
    ],
)
def test_one_persona_may_have_many_words(persona: str) -> None:
    """A group goes together, a role may have two tasks, half a compound is no person."""
    assert not asked(about(persona), *PERSONA)


@pytest.mark.parametrize(
    ("status", "persona", "codes"),
    [
        ("validated", "proposed", ["J224"]),
        ("in-use", "proposed", ["J224"]),
        ("reviewed", "proposed", []),
        ("validated", "real", []),
    ],
)
def test_a_trusted_map_has_a_real_persona(status: str, persona: str, codes: list[str]) -> None:
    """A proposed one is welcome until the map is called validated."""
    yaml = about(f"{{name: Ruth, status: {persona}, {TOLD}}}", f"status: {status}")
    assert [said[:4] for said in asked(yaml, *PERSONA)] == codes


@pytest.mark.parametrize(
    ("name", "anyone"),
    [
        ("The customer", True), ("Våra kunder", True), ("Brukerne", True), ("Alle", True), ("Der Kunde", True),
        ("L’utilisateur", True), ("EL CLIENTE", True), ("Asiakas", True), ("Customer Ruth", False), ("Elkunden", False),
        ("Alla Pugatjova", False),
    ],
)  # fmt: skip
def test_a_word_for_every_customer_is_no_name(name: str, anyone: bool) -> None:
    """With or without an article, in any case of letters; with a word more it may be somebody."""
    told = [one.level for one in found(about(f"{{name: {name}, {TOLD}}}")) if one.code == "J225"]
    assert told == (["hint"] if anyone else [])


@pytest.mark.parametrize("kind", ["role", "group"])
def test_a_role_may_be_called_what_it_is(kind: str) -> None:
    """Only a person needs the name of one."""
    assert not asked(about(f"{{name: Customer, kind: {kind}, {TOLD}}}"), *PERSONA)


def test_a_first_try_is_hinted_at() -> None:
    """Before the first version the persona is a hint, then a warning."""
    levels = [
        one.level for head in ("lang: en", "status: draft", "status: first-version")
        for one in found(about("", head)) if one.code == "J221"
    ]  # fmt: skip
    assert levels == ["hint", "hint", "warning"]
