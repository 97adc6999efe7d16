"""Gates: what a project asks of every journey before a change may pass.

In: a journey, the project's gates, and the journey as it was. Out: errors, each saying which gate is shut and what
opens it. A gate that is not set asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeyctl.diagnostics import Diagnostic, Span, cut
from journeyctl.feelings import marks
from journeyctl.lint.coverage import coverage
from journeyctl.lint.subject import key_of
from journeyctl.model import Action, Idea, Journey, Phase, Place
from journeyctl.project import Gates

_IN_THE_MAKING = frozenset({"prepared", "draft"})


def judge(journey: Journey, gates: Gates, today: date, before: Journey | None = None) -> tuple[Diagnostic, ...]:
    """Which gates are shut for a journey. One in the making need only keep its hearts.

    Args:
        journey: as it is now.
        gates: what the project asks.
        today: the day of the evidence's age.
        before: as it was; without it no heart can be lost.
    """
    found: list[Diagnostic] = []
    if journey.status not in _IN_THE_MAKING:
        found += [*_coverage(journey, gates, today), *_endings(journey, gates), *_clouds(journey, gates)]
    if gates.keep_hearts and before is not None:
        found += _hearts(journey, before)
    return tuple(found)


def _coverage(journey: Journey, gates: Gates, today: date) -> Iterator[Diagnostic]:
    known = coverage(journey, today)
    # What shall happen cannot have been seen yet.
    if journey.type != "future" and gates.coverage is not None and known.percent < gates.coverage:
        message = (
            f"{known.known} of {known.activities} activities ({known.percent:.0f} %) rest on evidence; "
            f"the project asks for {gates.coverage:g} %"
        )
        advice = "Add `evidence` to the activities you know about, or find out with: journeyctl assumptions."
        yield Diagnostic("error", "J601", message, _top(journey), advice)


def _hearts(journey: Journey, before: Journey) -> Iterator[Diagnostic]:
    """What had a heart, has none now, and was not renamed: identity is the id."""
    now, names = marks(journey), {place.id: place for place in journey.places}
    for place in before.places:
        if marks(before).get(place.id) == "heart" and now.get(place.id) != "heart":
            still = names.get(place.id)
            lost = "it is gone" if still is None else "it has none now"
            message = f"“{cut(place.name)}” was one of the best moments; {lost}"
            advice = "Keep what made it good, or say in the change why it may go."
            yield Diagnostic(
                "error", "J602", message, still.span if still else _top(journey), advice, subject=key_of(place)
            )


def _endings(journey: Journey, gates: Gates) -> Iterator[Diagnostic]:
    least = gates.no_phase_ends_below
    for phase in journey.phases if least is not None else ():
        last = _last(phase)
        if last is not None and last.happiness is not None and least is not None and last.happiness < least:
            message = (
                f"the phase “{cut(phase.name)}” ends at {last.happiness:g}, with “{cut(last.name)}”; "
                f"no phase may end below {least:g}"
            )
            advice = "Mend the end of the phase: it is what the customer remembers of it."
            yield Diagnostic("error", "J603", message, last.span, advice, subject=key_of(last))


def _last(phase: Phase) -> Place | None:
    """What a phase ends with: the last activity on the main path that has a happiness, else the phase itself."""
    steps = [one for one in phase.activities if one.on_main and one.happiness is not None and one.standing != "refuted"]
    return steps[-1] if steps else phase if phase.happiness is not None else None


def _clouds(journey: Journey, gates: Gates) -> Iterator[Diagnostic]:
    work: tuple[Idea | Action, ...] = (*journey.ideas, *journey.actions)
    answered = {target for one in work if one.owner and one.by for target in one.targets}
    marked = marks(journey) if gates.clouds_have_owner else {}
    for place in journey.places:
        if marked.get(place.id) == "cloud" and place.id not in answered:
            message = f"the thundercloud at “{cut(place.name)}” has nobody who answers for it by a date"
            advice = "Add an idea or an action `for` it with `owner` and `by`."
            yield Diagnostic("error", "J604", message, place.span, advice, subject=key_of(place))


def _top(journey: Journey) -> Span:
    return Span(journey.span.path, 1, 1, 1, 2)
