"""Whole random files: right ones are drawn, wrong ones are told, and nothing else ever happens."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from journeyctl.source import read
from tests.files import Author, file_of, journey_files, mutated_files
from tests.fuzz import judged, made
from tests.styles import plain_data

FEW = settings(max_examples=5, suppress_health_check=list(HealthCheck))


@FEW
@given(journey_files())
def test_a_right_file_has_no_errors(tmp_path_factory: pytest.TempPathFactory, file: bytes) -> None:
    """What is written by the schema, with references that lead somewhere, is drawn or does not fit its sheet."""
    path = tmp_path_factory.mktemp("right") / "a.journey.yaml"
    path.write_bytes(file)
    judged(path, seed=0)


@FEW
@given(mutated_files())
def test_a_file_with_one_thing_wrong_is_answered(tmp_path_factory: pytest.TempPathFactory, file: bytes) -> None:
    """One mutation, of what is said or of how it is written, is refused with its place or drawn; nothing raises."""
    path = tmp_path_factory.mktemp("wrong") / "a.journey.yaml"
    path.write_bytes(file)
    judged(path, seed=0)


def test_the_author_writes_what_it_means() -> None:
    """The data of the fuzzer's files comes back from reading them, so it is the program that is tested."""
    for seed in range(10):
        chance = random.Random(seed)
        data = Author(chance).journey()
        root = read(file_of(data, chance), "a.yaml").root
        assert root is not None
        assert plain_data(root) == data


def test_one_seed_is_one_file() -> None:
    """A finding of the fuzzer can be made again from its seed."""
    assert made(7) == made(7) != made(8)


@pytest.mark.proof
def test_three_hundred_seeds_are_answered(tmp_path: Path) -> None:
    """The first seeds of `make fuzz`; of those that are right all are drawn but what does not fit its sheet."""
    drawn = 0
    for seed in range(300):
        (tmp_path / "a.journey.yaml").write_bytes(made(seed))
        drawn += judged(tmp_path / "a.journey.yaml", seed)
    assert drawn > 80
