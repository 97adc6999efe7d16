"""Maps of what shall happen: what their rules hear, and where they keep quiet."""

from __future__ import annotations

import pytest

from tests.linted import asked, found

FUTURE = ("J295", "J296")


def hoped(first: str, tail: str = "", phase: str = "", head: str = "type: future\nbased_on: today") -> str:
    """A journey with one hopeful activity in a phase, and one that is neither good nor bad."""
    return (
        f"title: T\nstatus: first-version\n{head}\n{tail}phases:\n  - name: Signing\n{phase}    activities:\n"
        f"      - {{id: signs, name: Signs, happiness: 1, {first}}}\n      - {{name: Waits, happiness: 0}}\n"
    )


BARE = "J295 nothing says what will make “Signs” feel good"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (hoped("thoughts: At last"), [BARE]),
        (hoped("needs: Speed"), [BARE]),
        (hoped("needs: {text: Speed, satisfied_by: One page}"), []),
        (hoped("ask: Does it hold"), []),
        (hoped("because: It is one page"), []),
        (hoped("measures: Minutes"), []),
        (hoped("frontstage: One page"), []),
        (hoped("support: {system: CRM}"), []),
        (hoped("present: no"), []),
        (hoped("happiness: -1").replace("happiness: 1, ", ""), []),
        (hoped("thoughts: At last", phase="    promise: One page\n"), []),
        (hoped("thoughts: At last", phase="    measures: Minutes\n"), []),
        (hoped("thoughts: At last", "ideas: {text: One page, for: signs}\n"), []),
        (hoped("thoughts: At last", "ideas: {text: One page, for: Signing}\n"), []),
        (hoped("thoughts: At last", "ideas: {text: One page}\n"), []),
        (hoped("thoughts: At last", "ideas: {text: One page, for: Waits}\n"), [BARE]),
        (hoped("thoughts: At last", "ideas: {text: One page, for: signs, status: rejected}\n"), [BARE]),
        (hoped("thoughts: At last", "actions: {text: One page, for: signs}\n"), []),
        (hoped("evidence: i", "evidence: {i: {kind: customer-in-workshop, date: 2026}}\n"), []),
        (hoped("thoughts: At last", "evidence: {i: {kind: interview, date: 2026}}\nrests_on: i\n"), []),
        (hoped("thoughts: At last", head="type: current"), []),
        (hoped("thoughts: At last", head="type: day-in-the-life"), []),
        (hoped("thoughts: At last", head="type: future"),
         ["J296 this map of the future does not tell which map of today it changes", BARE]),
    ],
)  # fmt: skip
def test_a_hope_rests_on_something(yaml: str, said: list[str]) -> None:
    """An idea, an answer to a need, a measure, work, a promise or a question; on a map of today nothing is asked."""
    assert asked(yaml, *FUTURE) == said


def test_many_hopes_are_told_together() -> None:
    """One finding at the first of them; where phases alone are drawn, it is about them."""
    many = "title: T\ntype: future\nbased_on: x\nphases:\n" + "".join(
        f"  - {{name: P{number}, happiness: {number}}}\n" for number in (0, 1, 2)
    )
    told = [one for one in found(many) if one.code == "J295"]
    assert [(one.message, one.span.line, one.level) for one in told] == [
        ("nothing says what will make “P1” and “P2” feel good", 6, "hint")
    ]
