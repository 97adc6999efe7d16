"""A story in a real git repository, from `init` to a submodule, told as a person has read it and found it right."""

from __future__ import annotations

from difflib import unified_diff

from tests.running import program
from tests.story import kept, story


def test_the_story() -> None:
    """Each chapter is as it is kept in tests/story; `make golden` writes them anew."""
    program("git")
    made, known = story(), kept()
    assert list(made) == list(known)
    for name, text in made.items():
        changes = unified_diff(known[name].splitlines(), text.splitlines(), "kept", "made", lineterm="")
        assert text == known[name], f"{name}\n" + "\n".join(changes)
