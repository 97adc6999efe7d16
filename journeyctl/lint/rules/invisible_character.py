r"""A character that nobody sees.

## What it checks
Whether the file holds characters without width, or such that change the direction of writing, where the writing does
not need them. A soft hyphen is welcome: it says where a word divides. So are joiners in scripts and emoji that use
them, and marks of direction on a line with Hebrew or Arabic.

## Why it matters
Such characters come along when text is copied from a web page or a chat. Two names then look alike and are two names:
a reference leads nowhere, a search finds nothing, and a change shows no difference to the one who reviews it. Those of
direction can even show another text than the file holds. No guide speaks of it: they were made for paper.

## Example
```yaml
title: "Switching energy\u200b supplier"
activities: [Compares tariffs, Signs]
```

## Better
```yaml
title: Switching energy supplier
activities: [Compares tariffs, Signs]
```

## When to ignore
When the character is meant, such as a zero-width space where a long code may break.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from journeyctl.diagnostics import Edit, Fix, Span
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

_UNSEEN = "[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0001-\U000e007f]"
"""Characters of no width that `source` lets pass, without the soft hyphen."""
_JOINERS = "\u200c\u200d"
_MARKS = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
_FIRST_JOINED = "\u0590"
"""Latin, Greek and Cyrillic join no letters; scripts and pictures after them do."""
_TURNING = frozenset({"R", "AL", "AN"})
_AROUND = 16
"""So many characters are quoted on either side."""


def find(subject: Subject) -> Iterator[Finding]:
    """The first such character, with the number of all."""
    seen = [*_in_lines(subject)]
    found = [*seen, *_in_escapes(subject)]
    if found:
        span, text, at = min(found)
        values = {"code": f"U+{ord(text[at]):04X}", "around": _around(text, at), "count": str(len(found))}
        fix = Fix(tuple(Edit(span, "") for span, _, _ in seen), safe=True) if len(seen) == len(found) else None
        yield Finding(span, values=values, form="many" if len(found) > 1 else "", fix=fix)


def _in_lines(subject: Subject) -> Iterator[tuple[Span, str, int]]:
    path = subject.journey.span.path
    for number, line in enumerate(subject.lines, 1):
        if not line.isprintable():
            for at in _strange(line):
                yield Span(path, number, at + 1, number, at + 2), line, at


def _in_escapes(subject: Subject) -> Iterator[tuple[Span, str, int]]:
    """Those that stand in a text as an escape, which can be seen in the file but not on the map."""
    if not any("\\u" in line or "\\U" in line for line in subject.lines):
        return
    for one in subject.texts:
        if one.style == "quoted" and not one.text.isprintable():
            written = frozenset().union(*subject.lines[one.span.line - 1 : one.span.end_line])
            yield from ((one.span, one.text, at) for at in _strange(one.text) if one.text[at] not in written)


def _strange(text: str) -> Iterator[int]:
    """Where a character stands that nobody sees and the writing does not need."""
    found = tuple(re.finditer(_UNSEEN, text))
    turns = any(one[0] in _MARKS for one in found) and any(unicodedata.bidirectional(one) in _TURNING for one in text)
    flag = text.find("\U0001f3f4")
    for match in found:
        at = match.start()
        if match[0] in _JOINERS and at and text[at - 1] >= _FIRST_JOINED:
            continue
        if match[0] in _MARKS and turns:
            continue
        if match[0] >= "\U000e0020" and 0 <= flag < at:
            continue  # the letters of a flag
        yield at


def _around(text: str, at: int) -> str:
    """What stands on both sides, to find the place by."""
    part = text[max(0, at - _AROUND) : at + _AROUND]
    return " ".join(re.sub(_UNSEEN, "", part).split())


RULE = Rule(
    code="J052",
    name="invisible-character",
    family="file",
    level="warning",
    says={
        "": (
            "an invisible character, {code}, stands in “{around}”",
            "Delete it; if you cannot see where it is, type the words around it again.",
        ),
        "many": (
            "{count} invisible characters stand in this file, the first, {code}, in “{around}”",
            "Delete them; where you cannot see them, type the words around them again.",
        ),
    },
    practices=("ours",),
    find=find,
    since="",
)
