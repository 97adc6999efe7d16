"""What stands between the words of a file: comments and blank lines, which the nodes do not know.

In: the text of a file and an index where a gap begins. Out: the comments of the gap, and how it is broken into lines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BLANK = re.compile(r"[ \t\n]*")
_COMMENT = re.compile(r"#[^\n]*")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=\s|\Z)(?:[ \t]+#[^\n]*)?|%[^\n]*")


class Comment(NamedTuple):
    """A comment as written, without the spaces behind it.

    `own`: nothing else stands on its line. `column`: where it begins, from 0. `blank`: a blank line stands above it.
    """

    text: str
    own: bool
    column: int
    blank: bool


class Gap(NamedTuple):
    """Everything up to the next word or sign. `blank`: a blank line stands before that. `broken`: it begins a line."""

    comments: tuple[Comment, ...]
    blank: bool
    broken: bool
    end: int

    @property
    def beside(self) -> Comment | None:
        """The comment on the line of what stands before the gap."""
        return self.comments[0] if self.comments and not self.comments[0].own else None

    @property
    def below(self) -> tuple[Comment, ...]:
        """The comments on lines of their own."""
        return self.comments[1:] if self.beside else self.comments


def gap(text: str, at: int) -> Gap:
    """The gap that begins at an index. The lines `---`, `...` and `%YAML` count as comments on lines of their own."""
    comments: list[Comment] = []
    broken = at == 0
    while True:
        spaces = _BLANK.match(text, at)
        assert spaces is not None
        lines = spaces[0].split("\n")
        # A comment does not take its line's end along, so that a line is blank from the second end on.
        blank = len(lines) > 2
        own = broken or len(lines) > 1
        broken = own
        at = spaces.end()
        column = len(lines[-1]) if own else -1
        found = _COMMENT.match(text, at) or (_MARKER.match(text, at) if column == 0 else None)
        if not found:
            return Gap(tuple(comments), blank, broken, at)
        comments.append(Comment(found[0].rstrip(), own, column, blank))
        at = found.end()
