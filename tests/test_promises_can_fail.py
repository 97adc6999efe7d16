"""Each promise of `promises.py` finds a picture that breaks it: what cannot fail proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from journeyctl.box import Box
from journeyctl.labels import load as labels
from journeyctl.scene import Circle, Element, Glyph, Group, Ink, Rect, Scene, Text
from tests import promises
from tests.drawn import studio
from tests.geometry import flat
from tests.promises import PROMISES, Picture

Damage = Callable[[Scene], Scene]


@cache
def whole() -> Scene:
    scene = studio("journeys/vattenskada.journey.yaml").scenes("screen")[0]
    assert scene is not None
    return scene


def picture(scene: Scene) -> Picture:
    journey = studio("journeys/vattenskada.journey.yaml").journey
    return Picture(journey, "map", scene, tuple(flat(scene)), labels("sv"))


def each(change: Callable[[Element, tuple[str, ...]], Element]) -> Damage:
    """Changes every primitive, which is told the roles around it."""

    def walk(element: Element, roles: tuple[str, ...]) -> Element:
        if isinstance(element, Group):
            return element._replace(children=tuple(walk(child, (*roles, element.role)) for child in element.children))
        return change(element, roles)

    return lambda scene: scene._replace(children=tuple(walk(child, ()) for child in scene.children))


def first(role: str, kind: type, change: Callable[[Element], Element]) -> Damage:
    """Changes the first primitive of a kind inside a role."""
    done: list[bool] = []

    def once(element: Element, roles: tuple[str, ...]) -> Element:
        if done or role not in roles or not isinstance(element, kind):
            return element
        done.append(True)
        return change(element)

    def damage(scene: Scene) -> Scene:
        done.clear()
        return each(once)(scene)

    return damage


def stray(element: Element, lane: str = "happiness") -> Damage:
    """Adds an element to a lane."""

    def add(child: Element) -> Element:
        here = isinstance(child, Group) and child.id == lane
        return child._replace(children=(*child.children, element)) if here else child

    return lambda scene: scene._replace(children=tuple(map(add, scene.children)))


def on_a_face(scene: Scene) -> Scene:
    face = next(one for one in flat(scene) if "feeling" in one.roles and isinstance(one.element, Glyph))
    dy = next(one for one in scene.children if isinstance(one, Group) and one.id == "happiness").dy
    text = Text(face.element.x + face.dx, face.element.y + face.dy - dy + 9, "ord", "text-regular", 6.0, "ink", 12.0)
    return stray(text)(scene)


HEART = Glyph("heart", 300.0, 20.0, 12.0, "pos")
DAMAGES: list[tuple[promises.Promise, Damage]] = [
    (promises.no_text_leaves_the_page, first("card", Text, lambda text: text._replace(x=-50.0))),
    (
        promises.no_text_leaves_its_box,
        first("card", Text, lambda text: text._replace(width=500.0, box=Box(0, 0, 9, 9))),
    ),
    (promises.no_two_texts_overlap, each(lambda one, roles: one._replace(x=200.0) if isinstance(one, Text) else one)),
    (promises.no_text_lies_on_a_feeling, on_a_face),
    (
        promises.feelings_do_not_overlap,
        each(
            lambda one, roles: one._replace(x=300.0, y=50.0) if isinstance(one, Glyph) and "feeling" in roles else one
        ),
    ),
    (
        promises.cards_stand_apart,
        each(
            lambda one, roles: (
                one._replace(box=one.box._replace(w=400.0))
                if isinstance(one, Rect) and roles[-1:] == ("card",)
                else one
            )
        ),
    ),
    (
        promises.no_label_of_a_way_lies_on_a_card,
        each(
            lambda one, roles: (
                one._replace(box=one.box._replace(y=one.box.y + 25, h=60.0))
                if isinstance(one, Rect) and roles[-1:] == ("pill",)
                else one
            )
        ),
    ),
    (
        promises.notes_do_not_overlap,
        each(lambda one, roles: one._replace(x=300.0) if isinstance(one, Text) and roles[-1:] == ("idea",) else one),
    ),
    (promises.a_column_has_one_left_edge, first("cell", Text, lambda text: text._replace(x=text.x - 20.0))),
    (promises.the_legend_is_complete_and_without_surplus, stray(Glyph("spark", 300.0, 20.0, 7.0, "phase-1"))),
    (
        promises.the_legend_is_complete_and_without_surplus,
        each(
            lambda one, roles: HEART._replace(name="check") if isinstance(one, Glyph) and one.name == "heart" else one
        ),
    ),
]


def test_the_whole_picture_breaks_no_promise() -> None:
    """The picture that is damaged below is sound before."""
    assert [promise.__name__ for promise in PROMISES if promise(picture(whole()))] == []


@pytest.mark.parametrize(("promise", "damage"), DAMAGES, ids=[promise.__name__ for promise, _ in DAMAGES])
def test_a_broken_promise_is_noticed(promise: promises.Promise, damage: Damage) -> None:
    """The promise finds the damage."""
    assert promise(picture(damage(whole())))


def test_every_promise_is_tried() -> None:
    """No promise is without a picture that breaks it."""
    assert {promise for promise, _ in DAMAGES} == set(PROMISES)


def test_a_sign_of_another_kind_is_no_sign() -> None:
    """A circle of another size is no answer of the spread, a solid rule no line of visibility."""
    scene = stray(Circle(300.0, 20.0, 1.8, Ink(fill="ink")))(whole())
    assert not promises.the_legend_is_complete_and_without_surplus(picture(scene))
