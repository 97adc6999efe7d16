"""What a told journey is made of: lines, headings, labelled facts and lists; and how they become text.

In: words. Out: `Line`s, which only know how far they are indented; `render` wraps them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeyctl.columns import columns
from journeyctl.twin.wrapping import wrap

WIDTH = 80
"""No line is wider, in columns of a terminal, but for a word that alone is."""
STEP = 2
BULLET = "- "


class Line(NamedTuple):
    """One paragraph, indented by `indent` columns, its later lines by `hang` more; `ready` ones are not wrapped."""

    text: str
    indent: int = 0
    hang: int = STEP
    bullet: bool = False
    ready: bool = False


Lines = tuple[Line, ...]

BLANK = Line("", ready=True)


class Item(NamedTuple):
    """A thing said: its text, short notes set behind it in parentheses, and lines below it."""

    text: str
    notes: tuple[str, ...] = ()
    below: Lines = ()


def heading(text: str, rule: str) -> Lines:
    """A heading underlined with `rule`."""
    paragraphs = tuple(Line(part, hang=0) for part in text.split("\n"))
    wide = max(columns(part) for part in text.split("\n"))
    return (*paragraphs, Line(rule * min(max(wide, 1), WIDTH), ready=True))


def section(head: str, lines: Lines) -> Lines:
    """A section under its heading; none without lines."""
    return (BLANK, *heading(head, "-"), *lines) if lines else ()


def indented(lines: Iterable[Line], by: int = STEP) -> Lines:
    """The lines further to the right."""
    return tuple(line._replace(indent=line.indent + by) if line.text else line for line in lines)


def render(lines: Iterable[Line]) -> str:
    """The lines as text, wrapped, no two blank lines in a row, a newline at the end."""
    made: list[str] = []
    for line in lines:
        found = _wrapped(line)
        if found == ("",) and (not made or not made[-1]):
            continue
        made += found
    return "\n".join(made).rstrip("\n") + "\n"


def _wrapped(line: Line) -> tuple[str, ...]:
    if line.ready:
        return (" " * line.indent + line.text,) if line.text else ("",)
    first = " " * line.indent + (BULLET if line.bullet else "")
    later = " " * (line.indent + (len(BULLET) if line.bullet else line.hang))
    head, *others = line.text.split("\n")
    return (*wrap(head, WIDTH, first, later), *(part for text in others for part in wrap(text, WIDTH, later, later)))
