"""What goes wrong in painting is never the author's fault: these are our bugs, and end in exit code 3."""

from __future__ import annotations


class PaintBug(Exception):
    """The scene asked for something that cannot be painted, or the picture came out unsafe."""


class UnknownGlyph(PaintBug, KeyError):
    """The scene names a glyph that nobody has drawn. A checked journey only names drawn ones."""

    def __str__(self) -> str:
        return Exception.__str__(self)
