"""The address of a map: a template is an address on the web, and what is filled in changes nothing beside its place."""

from __future__ import annotations

import pytest

from journeyctl.pipeline.addressing import FIELDS, LONGEST, fault, fields, filled

BEGIN, SIGNS = (
    "an address begins with https:// or http:// and a host",
    "an address has no spaces, quotes or control characters",
)
USER = "before the first / after the host stand neither fields nor a user"
BRACE = "a brace has no other; fields are {id}, {revision}"
WRONG = {
    "": BEGIN,
    "ftp://a.se/{id}": BEGIN,
    "javascript:alert(1)": BEGIN,
    " https://a.se": BEGIN,
    "https:///x": BEGIN,
    "https://?x": BEGIN,
    "https://#x": BEGIN,
    "https://{id}.se/": USER,
    "https://{id.se/": USER,
    "https://id}.se/": USER,
    "https://me:pw@a.se/": USER,
    "https://me@a.se?x": USER,
    "https://a.se/ x": SIGNS,
    "https://a.se/\tx": SIGNS,
    "https://a.se/x\n": SIGNS,
    "https://a.se/\x7f": SIGNS,
    'https://a.se/"': SIGNS,
    "https://a.se/<": SIGNS,
    "https://a.se/>": SIGNS,
    "https://a.se/\\": SIGNS,
    "https://a.se/\u202ex": SIGNS,
    "https://a.se/\u00a0x": SIGNS,
    "https://a.se/{title}": "there is no field {title}; fields are {id}, {revision}",
    "https://a.se/{id}{title}{else}": "there is no field {title}; fields are {id}, {revision}",
    "https://a.se/{}": "there is no field {}; fields are {id}, {revision}",
    "https://a.se/{id.__class__}": "there is no field {id.__class__}; fields are {id}, {revision}",
    "https://a.se/{id": BRACE,
    "https://a.se/id}": BRACE,
    "https://a.se/{{id}}": BRACE,
    f"https://a.se/{'x' * 288}": "it has 301 characters; 300 are the most",
    "https://a.se:x/": "its host is none",
    "https://a.se:0/": "its host is none",
    "https://a.se:65536/": "its host is none",
    "https://[x]/": "its host is none",
    "https://:80/": "its host is none",
}
RIGHT = (
    "https://a.se", "http://a.se", "HTTPS://a.se/{id}", "https://a.se:8080/å/{id}?r={revision}#x", "https://a.se/@{id}",
    "https://a.se?{id}", "https://a.se#{id}", f"https://a.se/{'x' * 287}", "https://[::1]/{id}",
)  # fmt: skip


@pytest.mark.parametrize("template", WRONG, ids=ascii)
def test_a_template_that_gives_no_address_is_refused(template: str) -> None:
    """What is wrong is said, with the fields there are and the limit."""
    assert fault(template) == WRONG[template]


@pytest.mark.parametrize("template", RIGHT, ids=ascii)
def test_an_address_on_the_web_is_taken(template: str) -> None:
    """With fields behind its host, in large letters, with a port, and as long as an address may be."""
    assert fault(template) == ""


def test_what_is_filled_in_stays_in_its_place() -> None:
    """A slash of a name is part of the name; letters beyond ASCII are written as an address has them."""
    values = {"id": "a/b?c@d%", "revision": "ö"}
    assert filled("https://a.se/å/{id}?r={revision}", values) == "https://a.se/%C3%A5/a%2Fb%3Fc%40d%25?r=%C3%B6"
    assert filled("https://[::1]/~x!$&'()*+,;=-._%20?#{id}", values).startswith("https://[::1]/~x!$&'()*+,;=-._%20?#a")


def test_the_fields_of_a_template_are_told() -> None:
    """Each once; there are two."""
    assert fields("https://a.se/{id}/{id}@{revision}") == {"id", "revision"} == set(FIELDS)
    assert fields("https://a.se/") == frozenset()
    assert LONGEST == 300
