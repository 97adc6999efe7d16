"""What the tool says about a file: where it stands, how bad it is, and what to do about it.

The lowest room of the house. A stage that finds something wrong makes a `Diagnostic` and goes on; only
`report` prints them. Trouble with the machine (no libcairo, a full disk) is an `EnvironmentFault`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "hint"]


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def beginning(self) -> Span:
        """Its first column alone: where what is said is about all of it."""
        return self._replace(end_line=self.line, end_column=self.column + 1)


_SEPARATORS = str.maketrans("", "", " -_")

NOWHERE = Span("", 0, 0, 0, 0)
"""The span of a thing that stands in no file, such as a default."""


class Edit(NamedTuple):
    """Words of a file replaced by others. An empty span inserts, an empty text deletes."""

    span: Span
    text: str


class Fix(NamedTuple):
    """What cures a finding. `safe`: it is certain what the author meant; else the author should look at the outcome."""

    edits: tuple[Edit, ...]
    safe: bool


def instead(span: Span, text: str, *, safe: bool) -> Fix:
    """The fix that writes a text in the place of what stands at a span."""
    return Fix((Edit(span, text),), safe)


def alike(one: str, other: str) -> bool:
    """Whether two words differ in nothing but case, spaces, hyphens and underscores."""
    first, second = (word.casefold().translate(_SEPARATORS) for word in (one, other))
    return first == second


QUOTED = 80
"""So many characters of an author's text a message quotes."""


def cut(text: str) -> str:
    """An author's text as a message quotes it: whole, or its beginning and three dots in one sign."""
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, in any case; "" when none does. Give it few words to compare."""
    from difflib import get_close_matches

    names = {one.casefold(): one for one in known}
    near = get_close_matches(word[:QUOTED].casefold(), names, 1, 0.6)
    return names[near[0]] if near else ""


def guess(word: str, known: Iterable[str]) -> str:
    """How a message that refuses a word goes on: with the known one that is likely meant, or not at all."""
    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""


class Diagnostic(NamedTuple):
    """One finding. `message` says what was found and what is expected, `advice` what to do.

    `words` are the author's words it is about, for a stage that knows a text but not where it was written. `subject`
    names the thing it is about by kind and id ("activity:ringer"): that stays when lines move. `fix` is the advice as
    edits, where it is a definite text.
    """

    level: Level
    code: str
    message: str
    span: Span
    advice: str = ""
    words: str = ""
    subject: str = ""
    fix: Fix | None = None


MOST_TOLD = 1_000
"""So many findings are told of one file: nobody reads more, and a hostile file could give rise to any number."""
_LEVELS: tuple[Level, ...] = ("error", "warning", "hint")


def fewest(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """All findings in their order, when they are too many the worst of them, with a word on those left out."""
    if len(found) <= MOST_TOLD:
        return found
    ranked = sorted(range(len(found)), key=lambda at: (_LEVELS.index(found[at].level), at))
    kept = tuple(found[at] for at in sorted(ranked[:MOST_TOLD]))
    left = found[ranked[MOST_TOLD]]
    message = f"there is more to say about this file than {MOST_TOLD:,} findings; no more are told"
    advice = "Mend what is told, and ask again."
    return (*kept, Diagnostic(left.level, "J016", message, left.span, advice))


def placed(found: tuple[Diagnostic, ...], span: Span) -> tuple[Diagnostic, ...]:
    """The findings, those that have no place of their own at this one."""
    return tuple(one if one.span.path else one._replace(span=span) for one in found)


class JourneyctlError(Exception):
    """A refusal: carries the diagnostics that explain it. Exit code 1."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


class EnvironmentFault(Exception):
    """The machine or the call is at fault, not the journey. Exit code 2. `advice` names the cure."""

    def __init__(self, code: str, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice

    def __reduce__(self) -> tuple[type[EnvironmentFault], tuple[str, str, str]]:
        """How it goes from one process to another, which Python guesses wrong for an exception of three parts."""
        return type(self), (self.code, self.message, self.advice)
