"""A picture changes only when somebody meant it to: what layout plans and paint writes is kept as text."""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice

import pytest

from tests.golden import VIEWS, golden, kept

FILES = [f"{name}.{view}.{end}" for name, views in VIEWS.items() for view in views for end in ("scene.json", "svg")]
FILES += ["bredband.diff.scene.json", "film.scene.json", "fold.bands.scene.json", "fold.overview.scene.json"]
FILES += ["canvas.1.scene.json", "canvas.2.scene.json"]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return golden()


@pytest.mark.parametrize("name", FILES)
def test_a_picture_is_as_it_was(made: dict[str, str], name: str) -> None:
    """The scene and the SVG of a small journey equal the kept ones; after a change that is meant: `make golden`."""
    before, now = kept().get(name, "").splitlines(), made[name].splitlines()
    lines = islice(unified_diff(before, now, "kept", "now", lineterm="", n=1), 40)
    assert before == now, "meant? Then run `make golden` and look at the pictures.\n" + "\n".join(lines)


def test_every_kept_picture_is_still_made(made: dict[str, str]) -> None:
    """No kept file is left over from a journey or view that is gone."""
    assert kept().keys() == made.keys() == set(FILES)
