"""Arcs of a map and pieces of lines side by side: what nests does not cross, and nothing touches."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyctl.box import Box
from journeyctl.flow import Card, Column, Link, MapPlan, plan_map
from journeyctl.flow.labels import along, fit
from journeyctl.flow.shapes import MAP
from journeyctl.flow.tracks import AFTER, BEFORE, Piece, crossings, ordered, stacked
from journeyctl.layout.passages import passages
from tests.bound import journey as bound

many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
Made = tuple[tuple[Link, ...], tuple[Card, ...]]
PILLS = ((60.0, 11.0), (40.0, 20.0), (28.0, 28.0))


@st.composite
def arcs(draw: st.DrawFn, most: int = 12, left: tuple[float, float] = (38.0, 17.0)) -> Made:
    """At most so many ways between the cards of one row, some with labels; some cards with exits as large as `left`."""
    count = draw(st.integers(2, 14))
    ends = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=most, unique=True))
    labels = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    links = tuple(Link(a, b, PILLS if told else ()) for (a, b), told in zip(pairs, labels, strict=True))
    exits = draw(st.lists(st.sampled_from([(0.0, 0.0), (0.0, 0.0), left]), min_size=count, max_size=count))
    return links, tuple(Card(60.0, 55.0, exit=one) for one in exits)


def planned(links: tuple[Link, ...], cards: tuple[Card, ...], pitch: float = 67.0) -> MapPlan:
    columns = tuple(Column(number * pitch, 60.0) for number in range(len(cards)))
    return plan_map(columns, cards, links, (0,) * len(cards))


def above(plan: MapPlan, number: int) -> bool:
    way = plan.ways[number]
    assert way
    return min(y for _, y in way.points) < plan.cards[0].y


def nested(one: Link, other: Link) -> bool:
    """Whether one way's cards lie within the other's, or all beside them."""
    (a, b), (c, d) = sorted(one[:2]), sorted(other[:2])
    return (a <= c and d <= b) or (c <= a and b <= d) or b <= c or d <= a


@many
@given(arcs())
def test_arcs_that_nest_do_not_cross(made: Made) -> None:
    """On one side of the cards only ways whose stretches interlock cross, and those once."""
    links, cards = made
    plan = planned(links, cards)
    for a, b in combinations(range(len(links)), 2):
        one, other = plan.ways[a], plan.ways[b]
        assert one
        assert other
        if above(plan, a) == above(plan, b):
            assert one.crosses(other) <= (0 if nested(links[a], links[b]) else 1), (links[a], links[b])
        else:
            assert one.crosses(other) == 0


@many
@given(arcs())
def test_ways_land_at_ports_of_their_own(made: Made) -> None:
    """No two ways meet a card at one place; ports are 7 apart where there is room, and none is under an exit."""
    links, cards = made
    plan = planned(links, cards)
    ports: dict[tuple[int, bool], list[float]] = {}
    for number, way in enumerate(plan.ways):
        assert way
        for card, (x, y) in ((links[number].tail, way.points[0]), (links[number].head, way.points[-1])):
            box = plan.cards[card]
            if len(way.points) == 2 and way.points[0][1] == way.points[1][1]:
                assert x in (box.x, box.right)
                continue
            assert box.x < x < box.right
            assert y in (box.y, box.bottom)
            under = y == box.bottom
            assert not under or x >= box.x + cards[card].exit[0]
            ports.setdefault((card, under), []).append(x)
    for (card, under), xs in ports.items():
        apart = min((b - a for a, b in pairwise(sorted(xs))), default=7.0)
        assert apart >= (7.0 - 1e-6 if not (under and cards[card].exit[0]) and len(xs) < 8 else 0.5)


@settings(many, max_examples=40)
@given(arcs(most=6, left=(0.0, 0.0)))
def test_nothing_touches_an_arrowhead(made: Made) -> None:
    """An arrowhead at a card's top or bottom stands on a straight piece, and no other way meets it."""
    links, cards = made
    heads: list[tuple[int, Box]] = []
    lines: list[tuple[int, Box]] = []
    for number, way in enumerate(planned(links, cards).ways):
        assert way
        for (ax, ay), (bx, by) in pairwise(way.points):
            lines.append((number, Box(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)).grown(0.5)))
        (_, before), (x, y) = way.points[-2:]
        if before != y:
            assert abs(y - before) >= MAP.corner + 3.4 - 1e-6
            heads.append((number, Box(x - 2.4, min(y, before) if before > y else y - 4.2, 4.8, 4.2).grown(0.5)))
    for number, head in heads:
        assert not any(_meet(head, box) for other, box in (*heads, *lines) if other != number)


@many
@given(arcs())
def test_labels_stand_apart(made: Made) -> None:
    """No label meets a card, another label or the words of an exit; each touches its own way."""
    links, cards = made
    plan = planned(links, cards)
    boxes = [way.label.box for way in plan.ways if way and way.label]
    assert len(boxes) == sum(1 for link in links if link.pills)
    exits = [Box(box.x, box.bottom, *card.exit) for box, card in zip(plan.cards, cards, strict=True) if card.exit[1]]
    for at, box in enumerate(boxes):
        assert not any(_meet(box, other) for other in (*plan.cards, *exits, *boxes[at + 1 :]))
    for way in plan.ways:
        assert way
        if way.label:
            grown = Box(way.label.box.x - 1, way.label.box.y - 1, way.label.box.w + 2, way.label.box.h + 2)
            assert any(_meet(grown, Box(min(a[0], b[0]) - 0.1, min(a[1], b[1]) - 0.1, abs(a[0] - b[0]) + 0.2,
                                        abs(a[1] - b[1]) + 0.2)) for a, b in pairwise(way.points))  # fmt: skip


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def test_shorter_arcs_lie_inside() -> None:
    """Three nested skips: the shortest lies nearest to the cards, lanes at least 8 apart."""
    plan = planned((Link(0, 5), Link(1, 4), Link(2, 4)), (Card(60.0, 55.0),) * 6)
    tops = [min(y for _, y in way.points) for way in plan.ways if way]
    assert tops[0] <= tops[1] - 8.0
    assert tops[1] <= tops[2] - 8.0
    assert tops[2] < plan.cards[0].y


def test_skips_go_over_and_returns_under() -> None:
    """A way on leaves from the top and a way back from the bottom, and so they land."""
    plan = planned((Link(0, 3), Link(3, 1), Link(2, 2)), (Card(60.0, 55.0),) * 4)
    assert [above(plan, number) for number in range(3)] == [True, False, False]


@many
@given(st.integers(0, 10**6))
def test_pieces_side_by_side_keep_their_distance(seed: int) -> None:
    """Pieces over a common stretch lie a pitch apart, labels further, all within the room that is told."""
    random = Random(seed)
    pieces = tuple(_piece(random) for _ in range(random.randint(1, 14)))
    order = ordered(pieces)
    assert sorted(order) == list(range(len(pieces)))
    found = stacked(pieces, order, pitch=8.0, air=3.0, clear=(5.0, 0.0), least=10.0)
    for a, b in combinations(order, 2):
        one, other = pieces[a], pieces[b]
        if one.meets(other):
            apart = found.offsets[b] - found.offsets[a]
            assert apart >= 8.0 - 1e-6
            assert apart >= one.after + other.before + 3.0 - 1e-6
    for piece, offset in zip(pieces, found.offsets, strict=True):
        assert offset >= max(5.0, piece.before + 3.0) - 1e-6
        assert offset + piece.after <= found.room + 1e-6


def _piece(random: Random) -> Piece:
    low = random.uniform(0, 200)
    high = low + random.uniform(0, 150)
    half = random.choice((0.0, 0.0, 6.0, 15.0))
    ends = tuple((x, random.choice((BEFORE, AFTER))) for x in (low, high))
    return Piece(low, high, ends, half, half)


@many
@given(st.integers(0, 10**6))
def test_no_order_found_is_worse_than_the_first_guess(seed: int) -> None:
    """Searching an order never adds crossings, and of two pieces it finds the best."""
    random = Random(seed)
    pieces = tuple(_piece(random) for _ in range(random.randint(2, 7)))
    total = sum(
        crossings(pieces[a], pieces[b]) for a, b in combinations(ordered(pieces), 2) if pieces[a].meets(pieces[b])
    )
    turned = sum(
        crossings(pieces[b], pieces[a]) for a, b in combinations(ordered(pieces), 2) if pieces[a].meets(pieces[b])
    )
    assert total <= turned
    a, b = pieces[0], pieces[1]
    if a.meets(b):
        first, second = ordered((a, b))
        assert crossings((a, b)[first], (a, b)[second]) == min(crossings(a, b), crossings(b, a))


def test_a_label_takes_the_widest_size_that_is_free_of_lines() -> None:
    """In the middle if it can, else in the widest free stretch, narrower if need be."""
    sizes = ((60.0, 10.0), (30.0, 20.0))
    whole = fit(sizes, (0.0, 100.0), [], 3.0, 50.0)
    assert whole is not None
    assert (whole.x, whole.choice) == (20.0, 0)
    beside = fit(sizes, (0.0, 100.0), [30.0], 3.0, 50.0)
    assert beside is not None
    assert (beside.x, beside.choice) == (33.0, 0)
    nearest = fit(sizes, (0.0, 200.0), [90.0], 3.0, 100.0)
    assert nearest is not None
    assert nearest.x == 93.0
    narrow = fit(sizes, (0.0, 100.0), [48.0], 3.0, 50.0)
    assert narrow is not None
    assert narrow.choice == 1
    assert fit(sizes, (0.0, 100.0), [20.0, 50.0, 80.0], 3.0, 50.0) is None


def test_a_label_longer_than_its_line_stands_over_an_end_but_not_over_the_arrowhead() -> None:
    """Beyond the start rather than beyond the end; where lines are on both sides it covers one."""
    short = Piece(0.0, 20.0)
    spot = along(short, ((40.0, 10.0),), MAP, [], 20.0)
    assert spot.x + 40.0 <= 20.0
    boxed = along(short, ((40.0, 10.0),), MAP, [-5.0, 10.0, 25.0], 20.0)
    assert boxed.x + 20.0 == 10.0


PASSED = """
title: A
lang: en
activities:
  - {id: a, name: A, evidence: e}
  - {id: b, name: B, evidence: e, refuted: yes}
  - {id: c, name: C, evidence: e, optional: yes}
  - {id: d, name: D}
evidence:
  e: {kind: interview, count: 4}
"""


def test_a_refuted_step_is_passed_by_and_that_is_known() -> None:
    """Nobody goes to it or from it; the way past it is solid."""
    found = passages(bound(PASSED.replace("name: A, evidence: e}", "name: A}")))
    assert [(one.start, one.end, one.believed) for one in found] == [(0, 2, False), (2, 3, False)]


def test_what_is_said_of_a_way_to_a_refuted_step_is_kept() -> None:
    """A way with words is drawn to where it was written to, and one from there as well."""
    text = PASSED.replace("{id: a, name: A,", "{id: a, name: A, next: {to: b, when: in spring},").replace(
        "refuted: yes}", "refuted: yes, next: {to: d, when: never}}"
    )
    found = [(one.start, one.end, one.when) for one in passages(bound(text))]
    assert (0, 1, "in spring") in found
    assert (1, 3, "never") in found


def test_an_optional_step_has_a_way_past_it() -> None:
    """Where no written way goes past a side step, one is drawn; where one does, none is added."""
    text = PASSED.replace(", refuted: yes", "")
    assert [(one.start, one.end) for one in passages(bound(text))] == [(0, 1), (1, 2), (2, 3), (1, 3)]
    known = text.replace("{id: a, name: A,", "{id: a, name: A, next: [b, d],")
    assert [(one.start, one.end) for one in passages(bound(known))] == [(0, 1), (0, 3), (1, 2), (2, 3)]


def test_a_way_nobody_counted_is_believed() -> None:
    """With a case but no share, or from an assumption, a way is dashed; counted or simply following it is not."""
    ways = "{id: a, name: A, next: [b, {to: c, when: rarely}, {to: d, when: often, observed: 3/4}],"
    found = passages(bound(PASSED.replace("{id: a, name: A,", ways).replace(", refuted: yes", "")))
    assert [(one.end, one.believed) for one in found if one.start == 0] == [(1, False), (2, True), (3, False)]
    found = passages(bound(PASSED.replace("name: A, evidence: e}", "name: A}").replace(", refuted: yes", "")))
    assert (found[0].start, found[0].end, found[0].believed) == (0, 1, True)
