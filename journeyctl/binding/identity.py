"""Who is who: every phase, activity, idea and piece of evidence gets an id that is its own among its kind.

In: claims, one per thing, in file order. Out: their ids, and errors for two of one id. An id is what the team wrote,
else the slug of the name. Things of one slug and no id are told apart by their phase (`efter/ringer-kundtjanst`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from journeyctl.binding.findings import Findings
from journeyctl.binding.text import shown
from journeyctl.diagnostics import Span

_SPELLED = str.maketrans({"æ": "ae", "ǽ": "ae", "ø": "o", "ǿ": "o", "ß": "ss"})
_FIRST_MARK, _LAST_MARK = "\u0300", "\u036f"


class Claim(NamedTuple):
    """A thing that wants an id: the id it was given or "", its name, the id of its phase or "", where it stands."""

    given: str
    name: str
    phase: str
    span: Span


def slug(name: str) -> str:
    """A name as an id: case folded, Latin letters without their marks, all but letters and digits as hyphens."""
    spelled = unicodedata.normalize("NFC", name).casefold().translate(_SPELLED)
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", spelled):
        if _FIRST_MARK <= char <= _LAST_MARK and kept and kept[-1].isascii():
            continue
        kept.append(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " ")
    return unicodedata.normalize("NFC", "-".join("".join(kept).split()))


def is_device(name: str) -> bool:
    """Whether Windows has a device of that name, and so no file, whatever its ending."""
    return bool(re.fullmatch(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", name, re.IGNORECASE | re.DOTALL))


def fold(name: str) -> str:
    """A name as names are compared: case folded, spaces as one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def identify(
    kind: str, claims: tuple[Claim, ...], findings: Findings, reserved: Mapping[str, Span] | None = None
) -> tuple[str, ...]:
    """The id of every claim, in their order; `reserved` are ids that others of the kind have already.

    `kind` is the word for them in a message, and the id of last resort for a name without letters.
    """
    taken = dict(reserved or {})
    for claim in claims:
        if claim.given in taken:
            _double(kind, claim, taken[claim.given], findings)
        elif claim.given:
            taken[claim.given] = claim.span
    slugs = tuple("" if claim.given else slug(claim.name) or kind for claim in claims)
    alike = Counter(slugs)
    found: list[str] = []
    for claim, short in zip(claims, slugs, strict=True):
        if claim.given:
            found.append(claim.given)
            continue
        twin = alike[short] > 1 or short in taken
        name = f"{claim.phase}/{short}" if twin and claim.phase else short
        if name in taken:
            _twin(kind, claim, taken[name], findings)
        taken.setdefault(name, claim.span)
        found.append(name)
    return tuple(found)


def _double(kind: str, claim: Claim, first: Span, findings: Findings) -> None:
    findings.error(
        "J301",
        f"the id {shown(claim.given)} is used twice: here and for the {kind} on line {first.line}",
        claim.span,
        f"Give one of them another `id`; each {kind} has its own.",
    )


def _twin(kind: str, claim: Claim, first: Span, findings: Findings) -> None:
    findings.error(
        "J302",
        f"{shown(claim.name)} cannot be told apart from the {kind} on line {first.line}: both get the same id",
        claim.span,
        f"Give one of them an `id` of its own, such as `id: {slug(claim.name)[:40] or kind}-2`.",
    )
