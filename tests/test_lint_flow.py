"""The way through: what its rules hear about forks, loops and ends, and where they keep quiet."""

from __future__ import annotations

import pytest

from tests.linted import asked, found

FLOW = ("J286", "J287", "J288", "J289")


def walk(*activities: str, head: str = "") -> str:
    """A first version of a journey with these activities, each a flow mapping without its braces."""
    steps = "".join(f"  - {{name: {one}}}\n" for one in activities)
    return f"title: T\nstatus: first-version\n{head}activities:\n{steps}"


def heard(yaml: str) -> list[tuple[str, str]]:
    """Which flow rules speak, and about what."""
    told = found(yaml)
    return sorted((one.code, one.subject) for one in told if one.code in FLOW)


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        (("A", "B", "C"), []),
        (("A, next: C", "B", "C"), [("J286", "activity:b")]),
        (("A, next: end", "B", "C"), [("J286", "activity:b")]),
        (("A, next: D", "B, next: C", "C, next: B", "D"), [("J286", "activity:b")]),
        (("A, next: D", "B", "C, next: B", "D"), [("J286", "activity:b")]),
        (("A, next: E", "B, next: E", "C", "D", "E"), [("J286", "activity:b"), ("J286", "activity:c")]),
        (("A, next: C", "B, next: B", "C"), [("J286", "activity:b")]),
        (("A, next: C", "B, refuted: yes", "C"), []),
        (("A, next: B", "B, refuted: yes, next: D", "C", "D"), [("J286", "activity:c")]),
        (("A, next: []", "B"), [("J287", "activity:a")]),
        (("A, next: []", "B", "C"), [("J287", "activity:a")]),
        (("A", "B, next: {to: D, when: no}", "C", "D"), [("J287", "activity:b")]),
        (("A", "B, next: {to: end, when: no}", "C"), [("J287", "activity:b")]),
        (("A", "B, next: {to: C, when: at last}", "C"), []),
        (("A", "B, next: {to: D, when: at last}", "C, refuted: yes", "D"), []),
        (("A, refuted: yes, next: []", "B"), []),
        (("A, next: [B, {to: C, when: no}]", "B, next: end", "C"), [("J287", "activity:c")]),
        (("A, next: [B, {to: C, when: no}]", "B, next: end", "C, next: end"), []),
        (("A, next: [B, {to: C, when: no}]", "B, next: end", "C, refuted: yes"), []),
        (("A, next: D", "B, refuted: yes, next: C", "C, next: B", "D"), [("J286", "activity:c")]),
        (("A, next: E", "B, next: E", "C, refuted: yes", "D, next: B", "E"), [("J286", "activity:d")]),
        (("A, next: E", "B", "C, refuted: yes", "D", "E"), [("J286", "activity:b")]),
        (("A", "B, next: A"), [("J288", "activity:b")]),
        (("A", "B, next: [A, {to: end, when: tired}]"), []),
        (("A", "B, next: {to: A, when: again}"), []),
        (("A, next: A", "B"), [("J286", "activity:b"), ("J288", "activity:a")]),
        (
            ("A, next: [B, {to: C, when: no}]", "B, next: B", "C, next: C"),
            [("J288", "activity:b"), ("J288", "activity:c")],
        ),
        (("A, next: [B, {to: C, when: no}]", "B, next: C", "C, next: A"), [("J288", "activity:c")]),
    ],
)
def test_each_gap_in_the_way_is_told_once(activities: tuple[str, ...], said: list[tuple[str, str]]) -> None:
    """What nobody comes to, where the way stops, and what nobody leaves; never what follows from one of these."""
    assert heard(walk(*activities)) == said


def counted(*shares: str, more: str = "") -> str:
    """A fork with these counts on its ways."""
    ways = ", ".join(f"{{to: {to}, observed: {share}}}" for to, share in zip(("B", "C", "end"), shares, strict=False))
    return walk(f"A, next: [{ways}{more}]", "B", "C")


LAST = "{} of {} go on from “A”, and nothing tells where the last one went"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (counted("9/12", "1/12"), "10 of 12 go on from “A”, and nothing tells where the other 2 went"),
        (counted("9/12", "2/12"), LAST.format(11, 12)),
        (counted("9/12", "1/12", "1/12"), LAST.format(11, 12)),
        (counted("9/12", "3/12"), ""),
        (counted("9/12", "7/12"), ""),
        (counted("9/12", "1/10"), ""),
        (counted("9/12", "1/12", more=", {to: end, when: gives up}"), ""),
        (walk("A, next: {to: B, observed: 3/4}", "B"), LAST.format(3, 4)),
        (
            walk("A, next: {to: B, when: sure, observed: 1/4}", "B"),
            "1 of 4 go on from “A”, and nothing tells where the other 3 went",
        ),
        (walk("A, refuted: yes, next: {to: B, observed: 3/4}", "B"), ""),
        (walk("A", "B"), ""),
    ],
)
def test_those_who_were_counted_are_followed(yaml: str, said: str) -> None:
    """Where every way is counted out of one number, nobody may be missing; a way for the rest takes them all."""
    assert asked(yaml, "J289") == ([f"J289 {said}"] if said else [])


def test_who_is_left_standing_is_not_also_called_lost() -> None:
    """A single way for some, counted, is a dead end for the others; no second rule counts them."""
    assert heard(walk("A, next: {to: C, when: sure, observed: 9/12}", "B", "C")) == [("J287", "activity:a")]


@pytest.mark.parametrize(
    ("head", "back", "said"),
    [
        ("type: day-in-the-life\n", "A", False),
        ("type: day-in-the-life\n", "B", True),
        ("type: future\n", "A", True),
        ("", "A", True),
    ],
)
def test_a_day_may_begin_again(head: str, back: str, said: bool) -> None:
    """A day that ends where it began is no trap; a round within it is, and so is any round on other maps."""
    assert bool(asked(walk("A", "B", f"C, next: {back}", head=head), "J288")) is said


def test_a_loop_is_told_at_its_last_activity_with_the_way_back() -> None:
    """The finding stands where the way back is written, and names where it leads."""
    told = [one for one in found(walk("A", "B", "C, next: B")) if one.code == "J288"]
    assert [(one.span.line, one.message) for one in told] == [
        (6, "from “C” the customer goes back to “B”, and no way leads out of this round")
    ]


@pytest.mark.parametrize(("status", "level"), [("draft", "hint"), ("first-version", "warning"), ("in-use", "warning")])
def test_a_draft_is_told_gently(status: str, level: str) -> None:
    """On a map in the making a gap in the way is a hint."""
    yaml = walk("A, next: C", "B", "C").replace("first-version", status)
    assert [one.level for one in found(yaml) if one.code == "J286"] == [level]


def test_the_nearest_activity_that_counts_is_named() -> None:
    """The activity that could have led there is the one before it that was not refuted."""
    assert asked(walk("A, next: D", "B, refuted: yes", "C", "D"), "J286") == [
        "J286 no way leads to “C”: “A”, which stands before it, does not lead there"
    ]
