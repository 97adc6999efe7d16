"""Thunderclouds, ideas, crosses and work: what their rules hear, and where they keep quiet."""

from __future__ import annotations

import pytest

from tests.linted import asked, found

CLOUD = "name: A, happiness: -1, mark: cloud"
CALM = "name: A, happiness: 1, needs: {text: N, met: fully}"
LOW = "name: B, happiness: -1, needs: N"


def ideas(*several: str, activities: tuple[str, ...] = (CALM, LOW), head: str = "") -> str:
    """A first version of a journey with these activities and ideas, each a flow mapping without its braces."""
    steps = "".join(f"  - {{{one}}}\n" for one in activities)
    told = "".join(f"  - {{{one}}}\n" for one in several)
    return f"title: T\nstatus: first-version\n{head}activities:\n{steps}" + (f"ideas:\n{told}" if told else "")


def actions(*several: str) -> str:
    """A first version of a journey with these actions."""
    return "title: T\nstatus: first-version\nactivities: [A]\nactions:\n" + "".join(
        f"  - {{{one}}}\n" for one in several
    )


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (ideas(activities=(CLOUD,)), "the thundercloud at “A” has no idea yet"),
        (ideas(activities=(CLOUD, CLOUD.replace("A", "B"))), "2 thunderclouds have no idea yet: “A” and “B”"),
        (ideas("text: I, for: A", activities=(CLOUD,)), ""),
        (ideas("text: I, for: B", activities=(CLOUD, LOW)), "the thundercloud at “A” has no idea yet"),
        (ideas("text: I, for: A, status: rejected", activities=(CLOUD,)), "the thundercloud at “A” has no idea yet"),
        (ideas(activities=(CLOUD,), head="actions: {text: I, for: A}\n"), ""),
        (ideas(activities=(f"{CLOUD}, refuted: yes",)), ""),
        (ideas(activities=("name: A, happiness: 1", "name: B, happiness: -2", "name: C, happiness: 1.5")),
         "the curve is lowest at “B”, and there is no idea for it yet"),
        (ideas(activities=("name: A, happiness: 1", "name: B, happiness: -2, mark: none", "name: C, happiness: 1")),
         ""),
        (ideas(activities=(CLOUD,), head="type: future\n"), ""),
        (ideas(activities=(CLOUD,), head="method: canvas\n"), ""),
        (ideas("text: I, for: B", activities=(CLOUD, LOW), head="method: canvas\n"),
         "the thundercloud at “A” has no idea yet"),
        (ideas(activities=(CLOUD,)).replace("first-version", "draft"), ""),
        ("title: T\nstatus: first-version\nphases: [{name: P, mark: cloud}]\n",
         "the thundercloud at “P” has no idea yet"),
        ("title: T\nstatus: first-version\nphases: [{name: P, mark: cloud, activities: [{name: A, ideas: I}]}]\n", ""),
    ],
)  # fmt: skip
def test_a_thundercloud_without_an_idea(yaml: str, said: str) -> None:
    """An idea or an action near it clears it; clouds that only the picture sets count; a later step is waited for."""
    assert asked(yaml, "J271") == ([f"J271 {said}"] if said else [])


@pytest.mark.parametrize("mark", ["", ", mark: cloud"])
def test_a_cloud_and_its_unmet_need_are_one_cause(mark: str) -> None:
    """Where the map draws a thundercloud, the need there is not told as well."""
    steps = ("name: B, happiness: 1", f"name: A, happiness: -2, needs: {{text: N, met: not}}{mark}", "name: C")
    assert [one[:4] for one in asked(ideas(activities=steps), "J253", "J271")] == ["J271"]


@pytest.mark.parametrize(
    ("idea", "code"),
    [
        ("text: I", "J272"),
        ("quote: I", "J271"),
        ("text: I, status: rejected", "J271"),
        ("text: I, refuted: yes", "J271"),
    ],
)
def test_ideas_that_lie_about_are_placed_before_new_ones_are_asked_for(idea: str, code: str) -> None:
    """As many loose ideas as clouds may be meant for them; with fewer, both are told."""
    assert [one[:4] for one in asked(ideas(idea, activities=(CLOUD,)), "J271", "J272")] == [code]
    both = asked(ideas("text: I", activities=(CLOUD, CLOUD.replace("A", "B"))), "J271", "J272")
    assert [one[:4] for one in both] == ["J271", "J272"]


def test_the_full_day_asks_for_ideas_in_earnest() -> None:
    """The workshop that puts clouds up lets none stand without an idea."""
    for head, level in (("", "hint"), ("method: full-day\n", "warning")):
        told = found(ideas(activities=(CLOUD,), head=head))
        assert [one.level for one in told if one.code == "J271"] == [level]


LOOSE = "the idea “I” is for no activity and no phase"
WELL = "the idea “I” is for “A”, where nothing hurts and nothing is missing"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (ideas("text: I"), [LOOSE]),
        (ideas("text: I", "text: J"), ["2 ideas are for no activity and no phase: “I” and “J”"]),
        (ideas("text: I, status: rejected", "text: J, refuted: yes", "quote: K", "text: L, for: B"), []),
        (ideas("text: I, evidence: e", head="evidence: {e: {kind: interview}}\n"), []),
        (ideas("text: I", head="type: future\n"), []),
        (ideas("text: I").replace("first-version", "draft"), []),
        (ideas("text: I, for: A"), [WELL]),
        (ideas("text: I, for: A", "text: J"), [WELL, LOOSE.replace("I”", "J”")]),
        (ideas("text: I, for: A", "text: J, for: A"),
         ["2 ideas are for moments where nothing hurts and nothing is missing: “I” and “J”"]),
        (ideas("text: I, for: [A, B]"), []),
        (ideas("text: I, for: A", activities=("name: A", LOW)), []),
        (ideas("text: I, for: A", activities=("name: A, happiness: 1", LOW)), []),
        (ideas("text: I, for: A", activities=("name: A, happiness: 1", LOW), head="method: whiteboard\n"), [WELL]),
        (ideas("text: I, for: A", activities=("name: A", LOW), head="method: whiteboard\n"), []),
        (ideas("text: I, for: A", activities=(f"{CALM}, mark: heart", LOW)), [WELL]),
        (ideas("text: I, for: A", head="evidence: {n: {kind: nps, answers: [{score: 3, for: A}]}}\n"), []),
        *((ideas("text: I, for: A", activities=(f"{CALM}, {cause}", LOW)), []) for cause in (
            "mark: star", "mark: cloud", "pains: P", "wants: W", "cells: {own: C}", "backstage: {fails: F}")),
        (ideas("text: I, for: A", activities=(CALM.replace("1", "[2, -1]"), LOW)), []),
        (ideas("text: I, for: A", activities=(CALM.replace("1", "0"), LOW)), [WELL]),
        (ideas("text: I, for: A", activities=("name: A, needs: {text: N, met: fully}", LOW)), [WELL]),
        (ideas("text: I, for: A", activities=(CALM.replace("{text", "[{text: M, refuted: yes}, {text") + "]", LOW)),
         [WELL]),
        (ideas("text: I, for: A", activities=("name: A, happiness: 1, needs: N", LOW)), []),
        (ideas("text: I, for: P", activities=()).replace("activities:",
         f"phases:\n  - {{name: P, gap: G, activities: [{{{CALM}}}]}}\n"), []),
        (ideas("text: I, for: P", activities=()).replace("activities:",
         f"phases:\n  - {{name: P, activities: [{{{CALM}}}]}}\n"), [WELL.replace("A", "P")]),
    ],
)  # fmt: skip
def test_an_idea_without_a_cause(yaml: str, said: list[str]) -> None:
    """An idea is for a moment that hurts or lacks something; where nothing is known, or a need is missing, it waits."""
    assert asked(yaml, "J272") == [f"J272 {one}" for one in said]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("status: adopted", "the idea “I” is under way, but nobody has taken it on and no day is set"),
        ("status: testing, by: 2027-02", "the idea “I” is to be done by 2027-02, and nobody has taken it on"),
        ("status: testing, owner: O", "O has taken on the idea “I”, but no day is set"),
        ("status: testing, owner: O, by: 2027-02", ""),
        ("status: testing, refuted: yes", ""),
        ("status: testing, link: 'https://example.org/1'", ""),
        ("status: to-test", ""),
        ("status: inspiration", ""),
        ("status: rejected", ""),
        ("for: B", ""),
    ],
)
def test_an_idea_under_way_without_an_owner(keys: str, said: str) -> None:
    """What is tested or adopted has a name and a day, or is followed elsewhere."""
    assert asked(ideas(f"text: I, {keys}"), "J273") == ([f"J273 {said}"] if said else [])


def test_ideas_without_owners_are_told_together() -> None:
    """Several are one finding."""
    told = asked(ideas("text: I, status: testing", "text: J, status: adopted, owner: O"), "J273")
    assert told == ["J273 2 ideas are under way without somebody who has taken them on, or without a day: “I” and “J”"]


def test_each_voter_with_too_many_crosses_is_told() -> None:
    """Three crosses are fine, on one idea too; each ballot beyond is mended by itself, at its own line."""
    yaml = ideas("id: i, text: I, for: B", "id: j, text: J, for: B")
    yaml += "ballots:\n  Ann: [i, i, i]\n  Bo: [i, i, j, j]\n  Cy: [i, i, j, j, j]\n"
    told = [(one.message, one.span.line, one.level) for one in found(yaml) if one.code == "J274"]
    assert told == [
        ("“Bo” has put 4 crosses, but each voter has 3", 11, "warning"),
        ("“Cy” has put 5 crosses, but each voter has 3", 12, "warning"),
    ]


@pytest.mark.parametrize(
    ("several", "said"),
    [
        (["text: I, status: adopted"], "the idea “I” is decided, and nothing shows yet that it helps"),
        (["text: I, status: adopted", "text: J, status: adopted"],
         "2 ideas are decided, and nothing shows yet that they help: “I” and “J”"),
        (["text: I, status: adopted, measure: {name: M}"], ""),
        (["text: I, status: adopted, evidence: e"], ""),
        (["text: I, status: adopted, refuted: yes"], ""),
        (["text: I, status: testing"], ""),
    ],
)  # fmt: skip
def test_an_idea_that_is_decided_on_faith(several: list[str], said: str) -> None:
    """Evidence of its own or a measure speaks for an adopted idea; what is being tested is on its way to know."""
    yaml = ideas(*several, head="evidence: {e: {kind: observation}}\nrests_on: e\n")
    assert asked(yaml, "J275") == ([f"J275 {said}"] if said else [])


@pytest.mark.parametrize(
    ("several", "said"),
    [
        (["text: W"], "the action “W” says neither who does it nor by when"),
        (["text: W, by: 2027-02"], "the action “W” is to be done by 2027-02, and nobody is named who does it"),
        (["text: W, owner: O, status: doing"], "O is to do “W”, but no day is set"),
        (["text: W", "text: V, owner: O"], "2 actions lack a name or a day: “W” and “V”"),
        (["text: W, owner: O, by: 2027-02", "text: V, status: done", "text: U, refuted: yes"], ""),
    ],
)
def test_an_action_without_a_name_or_a_day(several: list[str], said: str) -> None:
    """What is not done yet is done by somebody, some day."""
    assert asked(actions(*several), "J276") == ([f"J276 {said}"] if said else [])


TRIED = "the idea “I” was to be tried by 2026-10, and that has passed"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (actions("text: W, by: 2026-10, owner: O"), "“W” was to be done by 2026-10, and that has passed"),
        (actions("text: W, by: 2026-11-24"), "“W” was to be done by 2026-11-24, and that has passed"),
        (actions("text: W, by: 2026-11-25"), ""),
        (actions("text: W, by: 2026-11"), ""),
        (actions("text: W, by: 2026-10, status: done"), ""),
        (actions("text: W, by: 2026-10, refuted: yes"), ""),
        (actions("text: W, by: before summer"), ""),
        (ideas("text: I, by: 2026-10, status: testing"), TRIED),
        (ideas("text: I, by: 2026-10, status: to-test"), TRIED),
        (ideas("text: I, by: 2026-10, status: adopted"), ""),
        (ideas("text: I, by: 2026-10, status: inspiration"), ""),
        (ideas("text: I, by: 2026-10, status: testing", head="actions: {text: W, by: 2026}\n"), TRIED),
        (ideas("text: I, by: 2026-10, status: testing", head="actions: {text: W, by: 2025}\n"),
         "2 things on the plan should have been done by now: “W” and “I”"),
    ],
)  # fmt: skip
def test_work_whose_day_has_passed(yaml: str, said: str) -> None:
    """A month lasts to its end; what is done, adopted or only food for thought has no day to miss."""
    assert asked(yaml, "J277") == ([f"J277 {said}"] if said else [])


def test_overdue_work_asks_its_owner() -> None:
    """The advice names whom to ask, where there is somebody."""
    for owner, advice in ((", owner: Siri", "Ask Siri how far it is"), ("", "Agree who knows how far it is")):
        (told,) = (one for one in found(actions(f"text: W, by: 2026-10{owner}")) if one.code == "J277")
        assert told.advice.startswith(advice)


FIVE = tuple(f"text: I{number}, for: B" for number in range(5))


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (ideas(*FIVE), "there are 5 ideas, and nothing says which come first"),
        (ideas(*FIVE[:4]), ""),
        (ideas(*FIVE[:4], f"{FIVE[4]}, status: rejected"), ""),
        (ideas(*FIVE[:4], f"{FIVE[4]}, refuted: yes"), ""),
        (ideas(*FIVE, "text: J, status: rejected"), "there are 5 ideas, and nothing says which come first"),
        (ideas(*FIVE[:4], f"{FIVE[4]}, status: inspiration"), "there are 5 ideas, and nothing says which come first"),
        *((ideas(*FIVE[:4], f"{FIVE[4]}, {sign}"), "")
          for sign in ("votes: 0", "effort: 1", "value: 5", "status: to-test", "status: adopted")),
        (ideas(*FIVE, head="ballots: {Ann: I1}\n"), ""),
        (ideas(*FIVE, head="type: future\n"), ""),
        (ideas(*FIVE).replace("first-version", "draft"), ""),
    ],
)  # fmt: skip
def test_many_ideas_and_no_choice(yaml: str, said: str) -> None:
    """Crosses, weights or a status of any one of them show that the team has chosen."""
    assert asked(yaml, "J278") == ([f"J278 {said}"] if said else [])
