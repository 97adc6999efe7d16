"""Lint: what a good facilitator would say about a journey that is valid.

In: a bound journey, the method's profile, the day. Out: diagnostics of method (J2xx and kin), each of a rule whose
page says why it matters. Loads nothing that draws.
"""

from __future__ import annotations

from journeyctl.lint.catalogue import rules
from journeyctl.lint.coverage import Coverage, coverage, total
from journeyctl.lint.engine import EVERYTHING, Wanted, asked, level_of, lint
from journeyctl.lint.gates import judge
from journeyctl.lint.pages import HEADINGS, Page, page, spoken, words
from journeyctl.lint.profiles import PROFILES, Profile, profile
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.lint.suppression import heeded, ignorable

__all__ = [
    "EVERYTHING", "HEADINGS", "PROFILES", "Coverage", "Finding", "Page", "Profile", "Rule", "Subject", "Wanted",
    "asked", "coverage", "heeded", "ignorable", "judge", "level_of", "lint", "page", "profile", "rules", "spoken",
    "total", "words",
]  # fmt: skip
