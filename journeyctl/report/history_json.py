"""The history of a journey as JSON, for programs; `schemas/history.schema.json` describes it.

In: a chronicle. Out: text. `version` stays 1 while keys are added only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeyctl.diff import SORTS, Difference
from journeyctl.diff.consequences import lowest
from journeyctl.history import Moment
from journeyctl.history.columns import union
from journeyctl.report.data import dumped
from journeyctl.report.difference_json import as_changes
from journeyctl.report.history import figures_of

if TYPE_CHECKING:
    from journeyctl.model import Place
    from journeyctl.pipeline.chronicle import Chronicle

VERSION = 1
"""Of the format."""


def written(one: Chronicle) -> str:
    """The history, from the newest version on."""
    rows = union([each.journey for each in one.moments])
    return dumped({
        "version": VERSION,
        "lang": one.lang,
        "file": one.name,
        "whole": one.whole,
        "versions": [_moment(each, row) for each, row in zip(one.moments, rows, strict=True)],
    })  # fmt: skip


def _moment(one: Moment, row: tuple[Place | None, ...]) -> dict[str, object]:
    found: dict[str, object] = {
        "revision": one.commit, "when": one.when, "author": one.author, "subject": one.subject, "file": one.name,
        "was": one.was, "copied": one.copied, "cut": one.cut, "kind": one.kind, "fault": one.fault,
    }  # fmt: skip
    if one.journey is None:
        return found
    deep = lowest(one.journey)
    curve = [{"column": at, "id": each.id, "name": each.name, "happiness": each.happiness}
             for at, each in enumerate(row) if each]  # fmt: skip
    return found | {
        "title": one.journey.title,
        "figures": {each.name: each.after for each in figures_of(one)},
        "lowest": {"id": deep.id, "name": deep.name, "happiness": deep.happiness} if deep else None,
        "curve": curve,
        "counts": _counts(one.difference),
        "consequences": as_changes(one.difference, one.difference.consequences) if one.difference else [],
        "changes": as_changes(one.difference, one.difference.changes) if one.difference else [],
    }


def _counts(difference: Difference | None) -> dict[str, int]:
    return {sort: len(difference.of(sort)) if difference else 0 for sort in SORTS}
