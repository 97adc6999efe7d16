"""The difference in one sentence: what feels better, what feels worse, what is new, gone or elsewhere."""

from __future__ import annotations

from functools import reduce

from journeyctl.diff import Difference
from journeyctl.feelings import marks
from journeyctl.labels import Labels
from journeyctl.overlay.columns import Column, Plan

MOST = 2
"""So many activities are named."""


def headline(difference: Difference, plan: Plan, labels: Labels) -> str:
    """One sentence in the map's language, from the largest changes."""
    if difference.before is None or difference.after is None:
        count = len(plan.columns)
        return labels.count("overlay.says.whole-new" if difference.before is None else "overlay.says.whole-gone", count)
    parts = [*_felt(difference, plan, labels), *_hearts(difference, labels)]
    steps = [
        labels.count(f"overlay.says.{kind}", number)
        for kind in ("new", "gone", "moved")
        if (number := sum(one.sort == kind for one in plan.columns))
    ]
    parts += [", ".join(steps)] if steps else []
    if not parts:
        count = len(difference.changes)
        parts = [labels.count("overlay.says.quiet", count) if count else labels("overlay.says.none")]
    text = reduce(lambda one, other: labels("twin.join", one=one, other=other), parts)
    return f"{text[:1].upper()}{text[1:]}."


def _felt(difference: Difference, plan: Plan, labels: Labels) -> list[str]:
    """What rose most and what fell most, the stronger direction first: activities, and phases that feel themselves."""
    moves = [(delta, one.one.name) for one in plan.columns if (delta := risen(one))]
    names = {f"phase:{one.id}": one.name for one in (difference.after.phases if difference.after else ())}
    moves += [
        (one.delta, names[one.subject])
        for one in difference.changes
        if one.field == "Place.happiness" and one.subject in names and one.delta
    ]
    better = sorted((pair for pair in moves if pair[0] > 0), key=lambda pair: -pair[0])
    worse = sorted((pair for pair in moves if pair[0] < 0), key=lambda pair: pair[0])
    said = [(_named("better", better, labels), better), (_named("worse", worse, labels), worse)]
    if better and worse and -worse[0][0] > better[0][0]:
        said.reverse()
    return [text for text, found in said if found]


def risen(one: Column) -> float:
    """How much happier an activity became, 0 where either side is not known."""
    values = [side.happiness if side else None for side in (one.before, one.after)]
    if one.sort == "left" or values[0] is None or values[1] is None:
        return 0.0
    return round(values[1] - values[0], 4)


def _named(word: str, found: list[tuple[float, str]], labels: Labels) -> str:
    names = [labels.quote(name) for _, name in found]
    if not names:
        return ""
    if len(names) > MOST:
        named = ", ".join(names[:MOST])
        return labels(f"overlay.says.{word}-many", name=named, n=len(names) - MOST)
    return labels(f"overlay.says.{word}-{('one', 'two')[len(names) - 1]}", name=names[0], other=names[-1])


def _hearts(difference: Difference, labels: Labels) -> list[str]:
    """Hearts that are lost."""
    assert difference.before is not None, "marks are lost from what was there"
    old = marks(difference.before)
    lost = sum(
        one.field == "follows.mark" and one.kind == "removed" and old.get(one.subject.partition(":")[2]) == "heart"
        for one in difference.consequences
    )
    return [labels.count("overlay.says.hearts", lost)] if lost else []
