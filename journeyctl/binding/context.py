"""What every part of a journey is bound with: the catalogue, the names it may refer to, and where findings go."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.binding.catalogue import Catalogue
from journeyctl.binding.channels import Channels
from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.binding.references import Names, resolve
from journeyctl.model import Scale, Standing


class Ground(NamedTuple):
    """The evidence that covers what stands somewhere: its own, else that of what it stands in."""

    evidence: tuple[str, ...] = ()

    def under(self, place: Fields, own: tuple[str, ...]) -> Ground:
        """The ground inside a place that has `own` evidence; one said to be assumed or refuted lends none."""
        if place.flag("assumption") or place.flag("refuted"):
            return Ground()
        return Ground(own) if own else self

    def standing(self, item: Fields, own: tuple[str, ...]) -> Standing:
        """How far what stands here with `own` evidence is known: as it says itself, else by its evidence."""
        if item.flag("refuted"):
            return "refuted"
        if item.flag("assumption"):
            return "assumption"
        return "validated" if own or self.evidence else "assumption"


class Context(NamedTuple):
    """The surroundings of one run of `bind`. `phase_activities` gives the activities' ids of a phase."""

    catalogue: Catalogue
    channels: Channels
    findings: Findings
    scale: Scale
    activities: Names
    phases: Names
    evidence: Names
    phase_activities: dict[str, tuple[str, ...]]

    def evidence_of(self, item: Fields, key: str = "evidence") -> tuple[str, ...]:
        """The ids of the evidence that a thing rests on; an unknown one is an error."""
        found = (
            resolve(text, span, (self.evidence,), self.findings, key)[1] for text, span in item.scalars(key) if text
        )
        return tuple(dict.fromkeys(one for one in found if one))

    def targets_of(self, item: Fields) -> tuple[str, ...]:
        """What `for` means: activities, else phases."""
        found: list[str] = []
        for text, span in item.scalars("for"):
            kind, key = resolve(text, span, (self.activities, self.phases), self.findings, "for")
            if kind:
                found += (key,) if kind == self.activities.kind else self.phase_target(key)
        return tuple(dict.fromkeys(found))

    def phase_target(self, phase: str) -> tuple[str, ...]:
        """A phase as a target. One that shares its id with an activity is told by its activities: ids are plain."""
        return self.phase_activities[phase] if phase in self.activities.ids else (phase,)
