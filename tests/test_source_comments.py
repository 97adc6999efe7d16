"""Comments that speak to the program, and the lines they speak about."""

from __future__ import annotations

import pytest

from journeyctl.source import comments, read

FILE = """\
# journeyctl: head
title: X
about: |
  text # journeyctl: no comment
  # journeyctl: neither
# journeyctl: above a key
activities:
  # journeyctl: above an item
  # something else
  - name: A   # journeyctl: behind
    needs:
      - text: "q # journeyctl: quoted"
        # journeyctl: above an inner item
      - b

  # journeyctl: above the last
  - B  # an aside
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("head", (1, 18)), ("above a key", (7, 17)), ("above an item", (10, 14)), ("behind", (10, 10)),
        ("above an inner item", (14, 14)), ("above the last", (17, 17)),
    ],
)  # fmt: skip
def test_a_comment_holds_for_what_it_stands_at(text: str, lines: tuple[int, int]):
    """Above the first key: the file. On a line of its own: what begins next, whole. Behind something: its line."""
    found = {one.text: (one.first, one.last) for one in comments(read(FILE.encode(), "a.yaml"))}
    assert found[text] == lines


def test_text_is_no_comment():
    """What stands in quotes or in a block of text belongs to the author's words."""
    assert len(comments(read(FILE.encode(), "a.yaml"))) == 6


@pytest.mark.parametrize("text", ["", "a: 1  # other\n", "a: 1 # journeyctl:\nb: [\n", "x: journeyctl: y\n"])
def test_a_file_without_one_has_none(text: str):
    """Other comments, and files that cannot be read, speak to nobody."""
    assert comments(read(text.encode(), "a.yaml")) == ()
