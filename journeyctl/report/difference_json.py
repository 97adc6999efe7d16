"""What differs between journeys as JSON, for programs; `schemas/difference.schema.json` describes it.

In: compared journeys, and what changed beside them. Out: text. `version` stays 1 while keys are added only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from journeyctl.diagnostics import Span
from journeyctl.diff import SORTS, Change, Difference, figures
from journeyctl.report.data import as_data, dumped
from journeyctl.report.difference import title, worth

if TYPE_CHECKING:
    from journeyctl.pipeline.between import Beside
    from journeyctl.pipeline.comparing import Compared

VERSION = 1
"""Of the format."""


def written(
    several: Iterable[Compared], beside: Iterable[Beside] = (), *, summary: bool = False, lang: str = "en"
) -> str:
    """All that differs; the summary has no list of changes. `lang` is the language of all of them together."""
    made = {
        "version": VERSION,
        "lang": lang,
        "journeys": list(_journeys(several, summary=summary)),
        "beside": [{"file": one.name, "looks": one.looks, "journeys": list(one.journeys)} for one in beside],
    }
    return dumped(made)


def _journeys(several: Iterable[Compared], *, summary: bool) -> Iterator[dict[str, object]]:
    for one in several:
        difference = one.difference
        faults = [as_data(each) for _, found in one.faults for each in found]
        head = {
            "file": one.name, "was": one.was, "lang": one.lang, "through": list(one.through), "faults": faults,
        }  # fmt: skip
        if difference is None:
            yield {**head, "kind": "unreadable"}
        elif worth(one, difference):
            yield {**head, **_told(difference, summary=summary)}


def _told(difference: Difference, *, summary: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "kind": difference.kind,
        "title": title(difference),
        "counts": {sort: len(difference.of(sort)) for sort in SORTS},
        "figures": [
            {"name": one.name, "before": one.before, "after": one.after, "delta": one.delta}
            for one in figures(difference)
        ],
    }
    if not summary:
        found["pairs"] = [
            {"kind": one.kind, "before": one.before, "after": one.after, "by": one.how, "likeness": one.likeness}
            for one in difference.pairs
        ]
        found["consequences"] = as_changes(difference, difference.consequences)
        found["changes"] = as_changes(difference, difference.changes)
    return found


def as_changes(difference: Difference, several: Iterable[Change]) -> list[dict[str, object]]:
    """Changes of a difference as plain data; a place is one in the journey's own file, never in its persona's."""
    old, new = (one.span.path if one else "" for one in (difference.before, difference.after))
    return [_change(one, old, new) for one in several]


def _change(one: Change, old: str, new: str) -> dict[str, object]:
    return {
        "class": one.sort, "kind": one.kind, "sign": one.sign, "subject": one.subject, "field": one.field,
        "what": one.what, "before": one.before, "after": one.after, "delta": one.delta, "text": one.text,
        "old": _place(one.old, old), "new": _place(one.new, new),
    }  # fmt: skip


def _place(span: Span, file: str) -> dict[str, int] | None:
    return {"line": span.line, "column": span.column} if span.line and span.path == file else None
