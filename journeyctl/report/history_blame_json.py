"""Who stated what a journey says, as JSON; `schemas/blame.schema.json` describes it.

In: what was told of things. Out: text. `version` stays 1 while keys are added only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeyctl.history.blame import Blame, Since
from journeyctl.history.moments import Moment
from journeyctl.report.data import dumped

if TYPE_CHECKING:
    from journeyctl.pipeline.blaming import Told

VERSION = 1
"""Of the format."""


def written(told: Told) -> str:
    """The things that were asked about, and all that is stated of them."""
    things = [_thing(one) for one in told.blames]
    return dumped({"version": VERSION, "lang": told.lang, "file": told.name, "whole": told.whole, "things": things})


def _thing(one: Blame) -> dict[str, object]:
    stated = [
        {"field": each.fact.field, "what": each.fact.what, "value": each.fact.value, "before": each.before,
         "since": _since(each.since)}
        for each in one.stated
    ]  # fmt: skip
    evidence = [
        {"id": each.id, "kind": each.kind, "count": each.count, "date": each.date, "source": each.source,
         "about": each.about}
        for each in one.evidence
    ]  # fmt: skip
    return {
        "kind": one.thing.kind, "id": one.thing.id, "name": one.thing.name, "since": _since(one.since),
        "stated": stated, "whose": one.whose, "evidence": evidence,
        "resting": _since(one.resting) if one.resting else None,
    }  # fmt: skip


def _since(one: Since) -> dict[str, object]:
    return {"beside": one.beside, "after": one.after.commit if one.after else "", "version": _moment(one.moment)}


def _moment(one: Moment | None) -> dict[str, object] | None:
    if one is None:
        return None
    return {"revision": one.commit, "when": one.when, "author": one.author, "subject": one.subject, "file": one.name,
            "cut": one.cut}  # fmt: skip
