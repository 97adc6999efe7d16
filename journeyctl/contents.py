"""What a page holds, in the order in which it is heard: its parts, and which groups of the picture belong to them.

`pipeline` makes it of a scene and its journey, `export` reads it. A picture is drawn lane by lane; it is heard phase by
phase and activity by activity, down the column.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A part of a page.

    Attributes:
        key: no other part of the page has it.
        within: the key of the part that it belongs to, "" for the page.
        title: what it is called; readers of its structure see it.
        heading: the line that is its heading; where no line is that, its largest line is.
        level: of the heading; 0 for none.
        listed: whether it is a bookmark.
    """

    key: str
    within: str = ""
    title: str = ""
    heading: str = ""
    level: int = 0
    listed: bool = False


class Place(NamedTuple):
    """Where a group of the picture is heard.

    Attributes:
        part: the key of its part, "" the one around it.
        alt: what its drawing says.
        silent: whether it is decoration, its words too. Groups inside have no place of their own.
    """

    part: str = ""
    alt: str = ""
    silent: bool = False


class Contents(NamedTuple):
    """A page: what it is called among many, its parts in the order they are heard, the groups' places as drawn."""

    label: str = ""
    parts: tuple[Part, ...] = ()
    places: tuple[Place, ...] = ()
