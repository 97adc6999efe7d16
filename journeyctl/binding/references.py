"""Finds what a reference means: an id, else the name as written; and the nearest ids when it means nothing.

In: the ids and names of one kind. Out: ids. A reference that leads nowhere, or to two things, is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import slug
from journeyctl.binding.text import shown
from journeyctl.diagnostics import Fix, Span, alike, cut, instead
from journeyctl.model import END

_COMPARED = 64
_ASKED, _CANDIDATES = 25, 1_000
_LISTED = 5


class Names:
    """The things of one kind by id and by name. `kind` is the word for one of them in a message."""

    def __init__(self, kind: str, things: Iterable[tuple[str, str]]) -> None:
        self.kind = kind
        self.ids: dict[str, None] = {}
        self._named: dict[str, dict[str, None]] = {}
        for key, name in things:
            self.ids[key] = None
            self._named.setdefault(name, {})[key] = None
        self._missed = 0

    def find(self, reference: str) -> tuple[str, ...]:
        """The id that a reference means: one, none, or several when a name is not one thing's alone."""
        if reference in self.ids:
            return (reference,)
        return tuple(self._named.get(reference, ()))

    def nearest(self, reference: str) -> tuple[str, ...]:
        """At most three ids that look or end like the reference, the nearest first.

        Only the first misses of a file are answered, and compared with the first ids, so that a hostile file costs no
        more than an honest one.
        """
        from difflib import get_close_matches

        self._missed += 1
        if self._missed > _ASKED:
            return ()
        wanted = slug(reference[:_COMPARED]) or reference[:_COMPARED]
        ends = tuple(key for key in self.ids if key.endswith(f"/{wanted}"))
        short = islice((key for key in self.ids if len(key) <= _COMPARED), _CANDIDATES)
        close = get_close_matches(wanted, short, 3, 0.6)
        return tuple(dict.fromkeys((*ends, *close)))[:3]


def resolve(reference: str, span: Span, kinds: tuple[Names, ...], findings: Findings, key: str) -> tuple[str, str]:
    """The kind and id that a reference under `key` means, tried kind by kind; ("", "") and an error when it fails."""
    for names in kinds:
        found = names.find(reference)
        if len(found) == 1:
            return names.kind, found[0]
        if found:
            _ambiguous(reference, span, names.kind, found, findings, key)
            return "", ""
    _missing(reference, span, kinds, findings, key)
    return "", ""


def _ambiguous(reference: str, span: Span, kind: str, found: tuple[str, ...], findings: Findings, key: str) -> None:
    many = "activities" if kind == "activity" else f"{kind}s"
    findings.error(
        "J304",
        f"`{key}` says {shown(reference)}, which is the name of {len(found)} {many}",
        span,
        f"Write the id of the one you mean: {quoted(found[:_LISTED])}.",
    )


def _missing(reference: str, span: Span, kinds: tuple[Names, ...], findings: Findings, key: str) -> None:
    words = " or ".join(names.kind for names in kinds)
    near = tuple(one for names in kinds for one in names.nearest(reference))[:3]
    # Only as many as are listed: this is asked for every wrong reference of a file.
    known = tuple(islice((one for names in kinds for one in names.ids), _LISTED + 1))
    if near:
        advice = f"Did you mean {quoted(near)}?"
    elif not known:
        advice = f"This journey has no {words} yet."
    elif len(known) <= _LISTED:
        advice = f"It can be {quoted(known)}."
    else:
        advice = "Write the id, or the whole name as it stands in the file."
    if key == "next" and not near:
        advice += f" `{END}` leaves the journey."
    findings.error(
        "J303",
        f"`{key}` says {shown(reference)}, but no {words} has that id or name",
        span,
        advice,
        one_near(reference, span, near),
    )


def one_near(word: str, span: Span, near: tuple[str, ...]) -> Fix | None:
    """The fix that writes the one thing that was perhaps meant; None when it may be several or none."""
    same = [one for one in near if alike(one, word)]
    found = same if len(same) == 1 else list(near)
    return instead(span, found[0], safe=bool(same)) if len(found) == 1 else None


def quoted(ids: tuple[str, ...]) -> str:
    """Ids as a sentence lists them: `a`, `b` or `c`."""
    ticked = [f"`{cut(one)}`" for one in ids]
    return ticked[0] if len(ticked) == 1 else f"{', '.join(ticked[:-1])} or {ticked[-1]}"
