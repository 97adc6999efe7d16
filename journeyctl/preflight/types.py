"""What preflight says: pages, and on each what was looked at."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Verdict = Literal["kept", "refused", "told", "unknown"]
Check = Literal["paper", "boxes", "text", "fonts", "lines", "images", "contrast", "ink", "colours", "margin"]
CHECKS: tuple[Check, ...] = get_args(Check)
"""What is looked at, in the order in which it is told."""


class Finding(NamedTuple):
    """One thing that was looked at.

    Attributes:
        check: what.
        verdict: within its limit, beyond it, told without a limit, or not known.
        said: the finding in a sentence.
        value: what was measured, None where it is no number.
        limit: what it was held against, None without one.
        unit: of both.
        at: millimetres from the left and from the top of the trimmed page, where it is at one place.
    """

    check: Check
    verdict: Verdict
    said: str
    value: float | None = None
    limit: float | None = None
    unit: str = ""
    at: tuple[float, float] | None = None


class Page(NamedTuple):
    """A page, counted from 1."""

    number: int
    findings: tuple[Finding, ...]


class Report(NamedTuple):
    """What was found in a file."""

    name: str
    pages: tuple[Page, ...]

    @property
    def refused(self) -> tuple[tuple[int, Finding], ...]:
        """What is beyond its limit, with its page."""
        return tuple((page.number, one) for page in self.pages for one in page.findings if one.verdict == "refused")
