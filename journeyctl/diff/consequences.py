"""What follows from the changes of a journey: what nobody wrote, and a reader would have to work out.

In: two journeys, their walk, what `check` says of each. Out: changes whose fields are called "follows.NAME".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from journeyctl import feelings
from journeyctl import model as m
from journeyctl.diagnostics import Diagnostic
from journeyctl.diff.changes import Change, Kind, Sort
from journeyctl.diff.comparing import Walk
from journeyctl.diff.words import Words
from journeyctl.lint import coverage

_GATES = "J6"
_LOST = "J602"
"""The gate for hearts tells what is told here as a heart."""


def consequences(
    walk: Walk, found: tuple[Sequence[Diagnostic], Sequence[Diagnostic]], today: date
) -> tuple[Change, ...]:
    """Everything that follows, the most important first."""
    return (
        *_marks(walk), *_lowest(walk), *_means(walk), *_needs(walk), *_orphans(walk), *_covered(walk, today),
        *_findings(walk, *found),
    )  # fmt: skip


def mean(values: Sequence[float | None]) -> float | None:
    """The mean of those that are known; None without any."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def lowest(journey: m.Journey) -> m.Place | None:
    """The lowest point of the curve, the first of several."""
    return min(feelings.valued(journey), key=lambda one: one.happiness or 0.0, default=None)


def mean_of(journey: m.Journey) -> float | None:
    """The mean happiness of a journey."""
    return mean([one.happiness for one in feelings.valued(journey)])


def _change(
    walk: Walk, what: str, subject: str, kind: Kind, values: tuple[str, str], text: str, delta: float | None = None,
    sort: Sort = "experience",
) -> Change:  # fmt: skip
    return Change(
        sort=sort, kind=kind, subject=subject, field=f"follows.{what}",
        what=walk.words(f"follows.{what.replace('_', '-')}"), before=values[0], after=values[1], delta=delta, text=text,
    )  # fmt: skip


def _pairs(walk: Walk, kind: str) -> list[tuple[m.Place, m.Place]]:
    """The phases or activities of both journeys."""
    if kind == "phase":
        return [(walk.before.phases[one.before], walk.after.phases[one.after]) for one in walk.phases.pairs]
    return [(walk.before.activities[one.before], walk.after.activities[one.after]) for one in walk.activities.pairs]


def _kind_of(place: m.Place) -> str:
    return "activity" if isinstance(place, m.Activity) else "phase"


def _marks(walk: Walk) -> Iterator[Change]:
    """Hearts, clouds and stars that came or went, set by hand or found by the curve."""
    words, old, new = walk.words, feelings.marks(walk.before), feelings.marks(walk.after)
    kept = {one.id: two.id for kind in ("phase", "activity") for one, two in _pairs(walk, kind)}
    seen: set[str] = set()
    for one in walk.before.places:
        now = new.get(kept.get(one.id, ""))
        mark = old.get(one.id)
        if mark and mark != now and one.id not in seen:
            end = "gone" if one.id in kept else f"gone-with-{_kind_of(one)}"
            text = words(f"say.{mark}.{end}", name=words.quoted(one.name))
            yield _change(walk, "mark", f"{_kind_of(one)}:{one.id}", "removed", (_marked(words, mark, one), ""), text)
        seen.add(one.id)
    seen.clear()
    origin = {after: before for before, after in kept.items()}
    for two in walk.after.places:
        mark = new.get(two.id)
        if mark and mark != old.get(origin.get(two.id, "")) and two.id not in seen:
            text = words(f"say.{mark}.there", name=words.quoted(two.name))
            yield _change(walk, "mark", f"{_kind_of(two)}:{two.id}", "added", ("", _marked(words, mark, two)), text)
        seen.add(two.id)


def _marked(words: Words, mark: str, place: m.Place) -> str:
    return words("value.marked", mark=words.value("Place.mark", mark), name=place.name)


def _lowest(walk: Walk) -> Iterator[Change]:
    """The lowest point, when it is another or stands elsewhere on the scale."""
    one, two = lowest(walk.before), lowest(walk.after)
    if one is None or two is None or one.happiness is None or two.happiness is None:
        return
    same = walk.ids.get(("place", one.id), one.id) == two.id
    if same and one.happiness == two.happiness:
        return
    words = walk.words
    values = [
        words("value.at", value=words.number(each.happiness or 0), name=words.quoted(each.name)) for each in (one, two)
    ]
    delta = two.happiness - one.happiness
    text = words("say.lowest.changed", before=values[0], after=values[1])
    subject = f"{_kind_of(two)}:{two.id}"
    yield _change(walk, "lowest_point", subject, "changed", (values[0], values[1]), text, delta or None)


def _means(walk: Walk) -> Iterator[Change]:
    """The mean happiness of the journey and of its phases."""
    yield from _mean(walk, "journey", "", mean_of(walk.before), mean_of(walk.after))
    for one, two in _pairs(walk, "phase"):
        # A phase that nobody named holds the whole journey.
        if one.name and two.name:
            yield from _mean(walk, f"phase:{two.id}", two.name, _phase_mean(one), _phase_mean(two))


def _phase_mean(phase: m.Place) -> float | None:
    assert isinstance(phase, m.Phase)
    within = mean([one.happiness for one in phase.activities if one.standing != "refuted"])
    return phase.happiness if within is None else within


def _mean(walk: Walk, subject: str, name: str, one: float | None, two: float | None) -> Iterator[Change]:
    words = walk.words
    if one is None or two is None or words.number(one) == words.number(two):
        return
    values = words.number(one), words.number(two)
    # Of what is shown, so that the three numbers go together.
    delta = round(round(two, 2) - round(one, 2), 2)
    text = words(
        f"say.mean.{subject.partition(':')[0]}", name=words.quoted(name), before=values[0], after=values[1],
        feeling=words.feeling(two), delta=words.number(delta, signed=True),
    )  # fmt: skip
    yield _change(walk, "mean", subject, "changed", values, text, delta)


def _needs(walk: Walk) -> Iterator[Change]:
    """Needs that are no longer fully met, or are now."""
    words = walk.words
    for one, two in (*_pairs(walk, "phase"), *_pairs(walk, "activity")):
        old, new = ({each.text: each.met for each in place.needs} for place in (one, two))
        for text in (text for text in new if text in old):
            met = old[text] == "fully", new[text] == "fully"
            if met[0] != met[1]:
                names = {"text": words.quoted(text), "name": words.quoted(two.name)}
                said = words(f"say.need.{'met' if met[1] else 'unmet'}", **names)
                values = [words("value.met" if each else "value.unmet") for each in met]
                yield _change(walk, "need", f"{_kind_of(two)}:{two.id}", "changed", (values[0], values[1]), said)


def _orphans(walk: Walk) -> Iterator[Change]:
    """Ideas and actions that are kept, while everything they were for is gone."""
    words = walk.words
    for kind, olds, news in (("idea", walk.before.ideas, walk.after.ideas),
                             ("action", walk.before.actions, walk.after.actions)):  # fmt: skip
        for text, one, two in _same(olds, news):
            lost = _gone(walk, one.targets, forward=True), _gone(walk, two.targets, forward=False)
            for side, names in enumerate(lost):
                if names:
                    told = {"text": words.quoted(text), "names": words.listed(names)}
                    lose = words.counted(f"say.{kind}.lost", len(names), **told)
                    said = words(f"say.{kind}.found", **told) if side else lose
                    values = (", ".join(names), "") if side == 0 else ("", ", ".join(names))
                    subject = f"{kind}:{getattr(two, 'id', text)}"
                    yield _change(walk, f"{kind}_without_target", subject, "added" if side else "removed", values, said)


Aimed = m.Idea | m.Action


def _same(olds: Sequence[Aimed], news: Sequence[Aimed]) -> Iterator[tuple[str, Aimed, Aimed]]:
    known = {getattr(one, "id", one.text): one for one in reversed(olds)}
    seen = dict.fromkeys(getattr(one, "id", one.text) for one in news)
    first = {getattr(one, "id", one.text): one for one in reversed(news)}
    for key in seen:
        if key in known:
            yield first[key].text, known[key], first[key]


def _gone(walk: Walk, targets: Sequence[str], *, forward: bool) -> list[str]:
    """The names of the targets, when every one of them is in this journey only."""
    here = walk.before if forward else walk.after
    kept = {(one.before if forward else one.after).partition(":")[2]
            for one in walk.pairs if one.kind in ("phase", "activity")}  # fmt: skip
    names = {one.id: one.name for one in here.places}
    gone = [names[target] for target in targets if target in names and target not in kept]
    return gone if targets and len(gone) == len(targets) else []


def _covered(walk: Walk, today: date) -> Iterator[Change]:
    """How much of the map rests on evidence."""
    words, one, two = walk.words, coverage(walk.before, today), coverage(walk.after, today)
    before, after = (words("value.known", n=each.known, of=each.activities) for each in (one, two))
    if one.known != two.known or round(one.percent) != round(two.percent):
        delta = two.percent - one.percent
        percent, was = (f"{each.percent:.0f}" for each in (two, one))
        text = words("say.coverage.changed", before=before, after=after, percent=percent, was=was)
        yield _change(walk, "coverage", "journey", "changed", (before, after), text, delta or None)
    interviews = one.interviews, two.interviews
    if interviews[0] != interviews[1]:
        said = words.counted("say.interviews", interviews[1], was=interviews[0])
        delta = float(interviews[1] - interviews[0])
        yield _change(walk, "interviews", "journey", "changed", (str(interviews[0]), str(interviews[1])), said, delta)


def _findings(walk: Walk, old: Sequence[Diagnostic], new: Sequence[Diagnostic]) -> Iterator[Change]:
    """What `check` says that it did not say before, and the other way round, by code and what it is about."""
    words, renamed = walk.words, {one.before: one.after for one in walk.pairs}

    def key(one: Diagnostic, *, earlier: bool) -> tuple[str, str]:
        subject = renamed.get(one.subject, one.subject) if earlier else one.subject
        return one.code, subject

    counted = Counter(key(one, earlier=True) for one in old), Counter(key(one, earlier=False) for one in new)
    for kind, found, other in (("added", new, counted[0]), ("removed", old, counted[1])):
        left = Counter(other)
        for one in sorted(found, key=lambda one: (not one.code.startswith(_GATES), one.level != "error", one.code)):
            same = key(one, earlier=kind == "removed")
            left[same] -= 1
            if left[same] >= 0 or one.code == _LOST:
                continue
            what = "gate" if one.code.startswith(_GATES) else "finding"
            told = words("value.finding", level=words(f"value.level.{one.level}"), code=one.code)
            values = ("", told) if kind == "added" else (told, "")
            text = words(f"say.{what}.{kind}", code=one.code, message=one.message)
            yield _change(walk, what, one.subject or "journey", "added" if kind == "added" else "removed", values, text,
                          sort="structure")  # fmt: skip
