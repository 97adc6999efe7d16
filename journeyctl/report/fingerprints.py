"""What a finding is known by when it is met again: after lines have moved, in the next run, in another format.

In: diagnostics. Out: a text for each, made of its code, its file and what it is about, never of a line's number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from journeyctl.diagnostics import Diagnostic

_LENGTH = 32
_METHOD = "J2"
"""How codes of method begin. Without a subject they are about the whole journey, and their words hold counts."""


def fingerprints(found: Iterable[Diagnostic]) -> tuple[str, ...]:
    """A fingerprint for each diagnostic, in hexadecimal digits; equal ones are told apart by a running number."""
    met: Counter[str] = Counter()
    made = []
    for one in found:
        about = _about(one)
        met[about] += 1
        made.append(_digest(f"{about}\0{met[about]}"))
    return tuple(made)


def _about(one: Diagnostic) -> str:
    return "\0".join((one.code, one.span.path, one.subject or _of_words(one)))


def _of_words(one: Diagnostic) -> str:
    """What a finding without a subject is about: its words without numbers, which are mostly those of lines."""
    return "" if one.code.startswith(_METHOD) else re.sub(r"\d+", "", one.message)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
