"""Ideas from wherever they stand, and the ballots on them.

In: the root mapping and the outline. Out: first a `Seed` per idea with its id and what it is implied to be for, then
every `Idea` with its votes. An idea is an assumption until evidence of its own says otherwise: that a problem is real
does not prove that the cure works.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from journeyctl.binding.context import Context, Ground
from journeyctl.binding.fields import Fields, nodes
from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import Claim, identify
from journeyctl.binding.outline import ActivityStub, Outline, PhaseStub
from journeyctl.binding.references import Names, resolve
from journeyctl.binding.statements import measure, said
from journeyctl.binding.text import plain
from journeyctl.model import Ballot, Idea
from journeyctl.source.nodes import Scalar

IdeaStatus = Literal["inspiration", "to-test", "testing", "adopted", "rejected"]
IDEA_STATUS: tuple[IdeaStatus, ...] = get_args(IdeaStatus)
WORK_LANES = ("frontstage", "backstage", "support")


class Seed(NamedTuple):
    """An idea to be: its id, its mapping, and the activity or the phase it stands in (or neither)."""

    id: str
    fields: Fields
    activity: str
    phase: str

    @property
    def text(self) -> str:
        """What the idea says."""
        return self.fields.text("quote") or self.fields.text("text")


def seeds(root: Fields, outline: Outline, findings: Findings) -> tuple[Seed, ...]:
    """Every idea of the journey in the order of the file."""
    found = [Seed("", idea, "", "") for idea in root.items("ideas")]
    for phase in outline.phases:
        if not phase.implied:
            found += [Seed("", idea, "", phase.id) for idea in _inside(phase)]
        for activity in phase.activities:
            found += [Seed("", idea, activity.id, phase.id) for idea in _inside(activity)]
    found.sort(key=lambda seed: seed.fields.span)
    claims = tuple(Claim(s.fields.text("id"), s.text, s.phase, s.fields.span) for s in found)
    return tuple(seed._replace(id=key) for key, seed in zip(identify("idea", claims, findings), found, strict=True))


def _inside(place: PhaseStub | ActivityStub) -> Iterator[Fields]:
    yield from place.fields.items("ideas")
    for pain in place.fields.items("pains"):
        yield from pain.items("ideas")
    for lane in WORK_LANES:
        for work in place.fields.items(lane):
            for fail in work.items("fails"):
                yield from fail.items("ideas")


def ideas_of(sown: tuple[Seed, ...], ballots: tuple[Ballot, ...], context: Context) -> tuple[Idea, ...]:
    """The ideas, with the crosses of the ballots counted."""
    crosses = Counter(key for ballot in ballots for key in ballot.ideas)
    return tuple(_idea(seed, crosses[seed.id] if ballots else None, context) for seed in sown)


def _idea(seed: Seed, crosses: int | None, context: Context) -> Idea:
    item = seed.fields
    return Idea(
        **said(item, context, Ground()),
        id=seed.id,
        targets=tuple(dict.fromkeys((*_implied(seed, context), *context.targets_of(item)))),
        status=item.word("status", IDEA_STATUS),
        effort=item.whole("effort"),
        value=item.whole("value"),
        owner=item.text("owner"),
        by=item.text("by"),
        votes=_votes(seed, crosses, context.findings),
        measure=measure(item.within("measure")),
        link=item.text("link"),
        tags=item.texts("tags"),
    )


def _implied(seed: Seed, context: Context) -> tuple[str, ...]:
    if seed.activity:
        return (seed.activity,)
    return context.phase_target(seed.phase) if seed.phase else ()


def _votes(seed: Seed, crosses: int | None, findings: Findings) -> int | None:
    written = seed.fields.whole("votes")
    if written is not None and crosses is not None and written != crosses:
        findings.warning(
            "J313",
            f"`votes` says {written}, but the ballots hold {crosses} for this idea; the ballots count",
            seed.fields.span_of("votes"),
            "Leave `votes` out where there are `ballots`.",
        )
    return written if crosses is None else crosses


def ballots_of(root: Fields, sown: tuple[Seed, ...], findings: Findings) -> tuple[Ballot, ...]:
    """Every voter's crosses, as ids of ideas."""
    names = Names("idea", ((seed.id, seed.text) for seed in sown))
    made = []
    for voter, place, value in root.pairs("ballots"):
        marked = [(plain(node), node.span) for node in nodes(value) if isinstance(node, Scalar)]
        found = (resolve(text, span, (names,), findings, "ballots")[1] for text, span in marked if text)
        made.append(Ballot(voter=voter, ideas=tuple(key for key in found if key), span=place))
    return tuple(made)
