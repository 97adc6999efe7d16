"""What a team has decided not to hear: `# journeyctl: ignore J203 -- reason` in a journey.

In: what was found, and the comments to the program. Out: what is still to be said; a comment that cannot be read and
one that keeps nothing quiet are said too. What keeps a journey from being read is never kept quiet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from journeyctl.diagnostics import Diagnostic, Fix, cut, instead
from journeyctl.source import Comment

_FORM = re.compile(r"ignore\s+(?P<codes>J[0-9]{3}(?:[\s,]+J[0-9]{3})*)\s*(?:--\s*(?P<reason>.*))?$")
_EXAMPLE = "`# journeyctl: ignore J203 -- because of …`"


class _Ignored(NamedTuple):
    """A code that a comment keeps quiet."""

    code: str
    comment: Comment


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
    kept, used = _hushed(found, ignored)
    unused = [each for each in ignored if each not in used and asked(each.code)]
    elsewhere = {one.code: one.span.line for one in reversed(kept) if ignorable(one)}
    said += (_misplaced(each, elsewhere[each.code]) for each in unused if each.code in elsewhere)
    idle: dict[Comment, set[str]] = {}
    for each in unused:
        if each.code not in elsewhere:
            idle.setdefault(each.comment, set()).add(each.code)
    said += (_unused(each, _without(each.comment, idle[each.comment])) for each in unused if each.code not in elsewhere)
    return (*kept, *said)


def _hushed(found: tuple[Diagnostic, ...], ignored: list[_Ignored]) -> tuple[list[Diagnostic], set[_Ignored]]:
    """What is still to be said, and which comments kept something quiet; many of both cost no more than few."""
    places: dict[str, list[tuple[int, int]]] = {}
    for at, one in enumerate(found):
        if ignorable(one):
            places.setdefault(one.code, []).append((one.span.line, at))
    for here in places.values():
        here.sort()
    ranges: dict[tuple[str, int, int], list[_Ignored]] = {}
    for each in ignored:
        ranges.setdefault((each.code, each.comment.first, each.comment.last), []).append(each)
    quiet: set[int] = set()
    used: set[_Ignored] = set()
    for (code, first, last), several in ranges.items():
        here = places.get(code, [])
        held = here[bisect_left(here, (first, 0)) : bisect_left(here, (last + 1, 0))]
        quiet.update(at for _, at in held)
        used.update(several if held else ())
    return [one for at, one in enumerate(found) if at not in quiet], used


def _unreadable(comment: Comment) -> Diagnostic:
    message = f"this comment speaks to journeyctl, but {cut(comment.text)!r} is not understood"
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
