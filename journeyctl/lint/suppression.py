"""What a team has decided not to hear: `# journeyctl: ignore J203 -- reason` in a journey.

In: what was found, and the comments to the program. Out: what is still to be said; a comment that cannot be read and
one that keeps nothing quiet are said too. What keeps a journey from being read is never kept quiet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, Fix, instead
from journeyctl.source import Comment

_FORM = re.compile(r"ignore\s+(?P<codes>J[0-9]{3}(?:[\s,]+J[0-9]{3})*)\s*(?:--\s*(?P<reason>.*))?$")
_EXAMPLE = "`# journeyctl: ignore J203 -- because of …`"


class _Ignored(NamedTuple):
    """A code that a comment keeps quiet."""

    code: str
    comment: Comment

    def holds(self, one: Diagnostic) -> bool:
        return one.code == self.code and self.comment.first <= one.span.line <= self.comment.last


def ignorable(one: Diagnostic) -> bool:
    """Whether a finding may be left out: advice and method, not what keeps a journey from being read."""
    return one.level != "error" or one.code.startswith("J2")


def heeded(
    found: tuple[Diagnostic, ...], comments: tuple[Comment, ...], asked: Callable[[str], bool]
) -> tuple[Diagnostic, ...]:
    """What is left to say.

    Args:
        found: everything that was found in one file.
        comments: the comments to the program in it.
        asked: whether a code was looked for at all; a comment about one that was not is not called useless.
    """
    ignored: list[_Ignored] = []
    said: list[Diagnostic] = []
    for comment in comments:
        form = _FORM.match(comment.text)
        if form:
            ignored += (_Ignored(code, comment) for code in re.findall(r"J[0-9]{3}", form["codes"]))
        else:
            said.append(_unreadable(comment))
    kept = [one for one in found if not ignorable(one) or not any(each.holds(one) for each in ignored)]
    used = {each for one in found if ignorable(one) for each in ignored if each.holds(one)}
    unused = [each for each in ignored if each not in used and asked(each.code)]
    elsewhere = {one.code: one.span.line for one in reversed(kept) if ignorable(one)}
    lost = tuple(each for each in unused if each.code in elsewhere)
    said += (_misplaced(each, elsewhere[each.code]) for each in lost)
    for each in unused:
        if each not in lost:
            codes = {one.code for one in unused if one.comment == each.comment and one not in lost}
            said.append(_unused(each, _without(each.comment, codes)))
    return (*kept, *said)


def _unreadable(comment: Comment) -> Diagnostic:
    message = f"this comment speaks to journeyctl, but {comment.text!r} is not understood"
    return Diagnostic("warning", "J298", message, comment.span, f"Write it as {_EXAMPLE}.")


def _without(comment: Comment, codes: set[str]) -> Fix:
    """The fix that takes codes out of a comment; the comment goes when none is left."""
    form = _FORM.match(comment.text)
    assert form is not None
    kept = [code for code in re.findall(r"J[0-9]{3}", form["codes"]) if code not in codes]
    if not kept:
        return instead(comment.whole, "", safe=True)
    reason = f" -- {form['reason']}" if form["reason"] else ""
    return instead(comment.span, f"# journeyctl: ignore {', '.join(kept)}{reason}", safe=True)


def _unused(ignored: _Ignored, fix: Fix) -> Diagnostic:
    message = f"nothing here gives {ignored.code} any more"
    return Diagnostic("hint", "J299", message, ignored.comment.span, "Delete the comment, or the code in it.", fix=fix)


def _misplaced(ignored: _Ignored, line: int) -> Diagnostic:
    """The finding on a comment that keeps nothing quiet while its code is given elsewhere; it may be meant for that."""
    message = f"{ignored.code} is given on line {line}, and this comment does not hold there"
    advice = (
        f"Move it to the end of line {line}, or above the first key, where it holds for the whole file; or delete it."
    )
    return Diagnostic("hint", "J299", message, ignored.comment.span, advice)
