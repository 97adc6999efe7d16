"""Histories without a repository: small journeys, and the moments of a file that held them one after the other.

In: how activities feel; versions. Out: journeys; moments, the newest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeyctl import model as m
from journeyctl.history import Moment, moment


def made(*feelings: float | None, names: Sequence[str] = "", lang: str = "en") -> m.Journey:
    """A journey of activities that feel so; they are called a, b, c …, or so."""
    each = names or "abcdefghijklmnop"[: len(feelings)]
    activities = tuple(
        m.Activity(id=name, name=name * 9, number=at + 1, phase="p", happiness=felt,
                   ratings=() if felt is None else (felt,))
        for at, (name, felt) in enumerate(zip(each, feelings, strict=True))
    )  # fmt: skip
    phase = m.Phase(id="p", name="Phase", activities=activities)
    return m.Journey(title="A journey", lang=lang, phases=(phase,), phases_given=False)


def history(*versions: m.Journey | None, subject: str = "a commit") -> tuple[Moment, ...]:
    """Moments of these versions, which are given from the oldest on; None cannot be read."""
    found: list[Moment] = []
    earlier: m.Journey | None = None
    for at, journey in enumerate(versions):
        one = Moment(
            commit=f"{at * 7919 + 29_131_776:07x}".ljust(40, "0"),
            when=f"2026-01-{at % 28 + 1:02d}T10:00:00Z", author="Maja Lind", subject=subject,
            name="a.journey.yaml", kind="unreadable" if journey is None else "changed" if at else "new",
            journey=journey, before=(versions[at - 1],) if at else (),
        )  # fmt: skip
        found.append(moment(one, earlier))
        earlier = journey or earlier
    return tuple(reversed(found))
