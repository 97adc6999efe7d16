"""A word wider than its column.

## What it checks
Whether a word in the columns of a poster in landscape, on a phase, or about the persona is wider than its room, and
nothing divides it there: no hyphen, no soft hyphen, none of the project's `hyphenation`, no rule of the map's language.
It is judged without opening a font: widths come from a table, and a long word in one of the program's languages is
taken to divide at least every nine letters. How full the sheet will be is not known yet, so a word is told only when
it is too wide for the smallest type of a full one. The rows of the service blueprint, ideas and figures are not looked
at, and a map of too many activities for any sheet is not asked. One that is too high for its sheet and comes on several
has wider columns there than are reckoned with here. What is told is nearly always right and far from everything:
`render` tells of every word that it had to break (J402).

## Why it matters
A word that has no room is broken between any two letters, and a reader a few steps away reads two words that do not
exist. Names of files and long compounds are such words, and the more activities a map has, the narrower its columns
are. The author knows best where the word may be divided, or what shorter word the customer uses.

## Example
```yaml
title: Heat pump
activities: [Asks, Fills in Form_4711_heat_pump_grant_2026_final_v3.docx, Waits, Signs, Has it put in, Pays, Is warm]
```

## Better
```yaml
title: Heat pump
activities: [Asks, Fills in the grant form, Waits, Signs, Has it put in, Pays, Is warm]
```

## When to ignore
When the map is only shown on a screen, which grows with the map, so that columns are never as narrow.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.lettering import Lettering
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, about
from journeyctl.paper.style import SMALLER, STEPS

EACH = 3
"""So many words are told one by one; of more it is told once that they are many."""


RUN = 9
"""So many letters at most stand together in a long word that its language divides: 310 of 315 words on our pages."""
DIVIDED = frozenset({"da", "de", "en", "es", "fi", "fr", "nb", "nn", "no", "sv"})
"""Languages with patterns for dividing words, so that these need not be read for a word that is only a little wide."""
_AROUND = "”“„«»\"'‘’()[]?!.,:;…–-"

_LOOKED_AT = 400
"""So many letters of a word are measured in runs: no word that somebody reads is longer."""


def find(subject: Subject) -> Iterator[Finding]:
    """The words that have no room, each at the first place where it stands."""
    found: dict[str, Finding] = {}
    for one in subject.letterings:
        for word in _broken(subject, one):
            found.setdefault(word.casefold(), _finding(one, word))
    if len(found) <= EACH:
        yield from found.values()
    else:
        words = tuple(str(one.values["word"]) for one in found.values())
        yield next(iter(found.values()))._replace(values={"words": words, "count": str(len(words))}, form="many")


def _finding(one: Lettering, word: str) -> Finding:
    """The word, with its width in full type and the room for it, in millimetres of an A0."""
    sizes = {"width": f"{one.width(word):.0f}", "room": f"{one.room:.0f}"}
    return Finding(one.span, about(one.place), {"word": word, **sizes})


def _broken(subject: Subject, one: Lettering) -> list[str]:
    """The words of a text that have no room on the fullest sheet, where they have none set a little smaller either."""
    found: list[str] = []
    most = one.room / STEPS[-1]
    for room in (most / SMALLER, most):
        if max(map(len, one.text.split()), default=0) * one.style.size <= room:  # hardly a letter is wider than high
            return []
        wide = (word for word in dict.fromkeys(one.text.split()) if one.width(word) > room)
        found = [word.strip(_AROUND) or word for word in wide if _whole(subject, one, word, room)]
        if not found:
            return []
    return found


def _whole(subject: Subject, one: Lettering, word: str, room: float) -> bool:
    """Whether some part of a word that nothing divides is wider than its room."""
    language = subject.journey.lang.partition("-")[0].lower()
    bare = word.strip(_AROUND)
    if language in DIVIDED and bare.isalpha() and _easy(one, bare, room):
        return False
    # Only now, for the few words that are left: this reads the patterns of a language.
    from journeyctl.fonts.breaking import breaks, paragraph
    from journeyctl.fonts.wrapping import stretches

    source = paragraph(word)
    if not source.text:
        return False
    parts = stretches(source.text, breaks(source, subject.hyphenator))
    return any(one.width(source.text[start:end] + hyphen) > room for start, end, hyphen in parts)


def _easy(one: Lettering, word: str, room: float) -> bool:
    """Whether there is room for any run of letters as long as a division leaves together."""
    runs = {word[start : start + RUN] for start in range(max(1, min(len(word), _LOOKED_AT) - RUN + 1))}
    return all(one.width(run + "-") <= room for run in runs)


RULE = Rule(
    code="J451",
    name="unbreakable-word",
    family="text",
    level="hint",
    says={
        "": (
            "the word “{word}” ({width} mm on A0) is wider than its column on a poster ({room} mm) and will be broken",
            "Use a shorter word, or say in journeyctl.yaml where it divides, as in `hyphenation: [kund-rese-karta]`.",
        ),
        "many": (
            "{count} words are wider than their columns on a poster and will be broken between letters: {words}",
            "Part the journey, use shorter words, or say under `hyphenation` in journeyctl.yaml where each divides.",
        ),
    },
    practices=("ours",),
    find=find,
)
