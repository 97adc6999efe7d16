"""Records: what a class gets for naming its fields."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from journeyctl import model
from journeyctl.record import Record, once, replace


class Animal(Record):
    name: str
    legs: int = 4


class Bird(Animal):
    wings: int = 2


def test_fields_are_given_by_name_and_have_defaults():
    """What is not given is the default; a subclass has its parent's fields too."""
    bird = Bird(name="sparrow", legs=2)
    assert (bird.name, bird.legs, bird.wings) == ("sparrow", 2, 2)


@pytest.mark.parametrize("given", [{}, {"name": "a", "tail": 1}, {"nmae": "a"}], ids=["missing", "strange", "misspelt"])
def test_a_wrong_field_is_refused(given: dict[str, Any]):
    """A field without a default must be given, and no other than the fields may be."""
    with pytest.raises(TypeError, match="Animal"):
        Animal(**given)


def test_a_record_does_not_change():
    """Neither setting nor deleting a field is possible, nor adding one."""
    animal = Animal(name="dog")
    for act in (lambda: setattr(animal, "legs", 3), lambda: delattr(animal, "legs"), lambda: setattr(animal, "x", 1)):
        with pytest.raises(AttributeError, match="do not change"):
            act()
    assert animal == Animal(name="dog")


def test_records_are_equal_when_kind_and_fields_are():
    """Equality and hash follow the fields; another kind is another thing."""
    assert Animal(name="dog") == Animal(name="dog", legs=4)
    assert hash(Animal(name="dog")) == hash(Animal(name="dog"))
    assert Animal(name="dog") != Animal(name="cat")
    assert Animal(name="dog") != Bird(name="dog")


def test_replace_changes_some_fields_of_a_copy():
    """The rest stays; an unknown field is refused; the standard library's `replace` does the same."""
    dog = Animal(name="dog")
    assert replace(dog, legs=3) == Animal(name="dog", legs=3) == dataclasses.replace(dog, legs=3)
    assert dog.legs == 4
    with pytest.raises(TypeError, match="tail"):
        replace(dog, tail=1)


def test_the_standard_library_sees_a_dataclass():
    """`fields` and `is_dataclass` know a record."""
    assert [field.name for field in dataclasses.fields(Bird)] == ["name", "legs", "wings"]
    assert dataclasses.is_dataclass(Bird(name="sparrow"))
    assert repr(Animal(name="dog")) == "Animal(name='dog', legs=4)"


def test_a_journey_finds_its_activities_once():
    """All activities in file order, the same tuple each time."""
    activities = tuple(model.Activity(id=name, name=name, number=i, phase="p") for i, name in enumerate("ab", 1))
    journey = model.Journey(title="T", phases=(model.Phase(id="p", name="P", activities=activities),))
    assert journey.activities == activities
    assert journey.activities is journey.activities
    assert replace(journey, phases=()).activities == ()


def test_a_question_about_one_record_is_answered_once():
    """The same record is not looked at twice; another one is, though it is equal."""
    asked: list[Animal] = []

    @once
    def legs(animal: Animal) -> int:
        asked.append(animal)
        return animal.legs

    cat, other = Animal(name="cat"), Animal(name="cat")
    assert (legs(cat), legs(cat), legs(other), legs(cat)) == (4, 4, 4, 4)
    assert [one is cat for one in asked] == [True, False, True]
