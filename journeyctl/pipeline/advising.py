"""What is said about a journey: its faults, its method, the project's gates, less what the team has set aside.

In: a journey that was read, and an `Inquiry`. Out: diagnostics, in the order of the file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.diagnostics import Diagnostic, fewest
from journeyctl.pipeline.done import Done, Seen
from journeyctl.pipeline.placing import met_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeyctl.lint import Coverage, Subject, Wanted
    from journeyctl.model import Journey
    from journeyctl.pipeline.loading import Loaded
    from journeyctl.pipeline.past import Past
    from journeyctl.project import Project


CLOUD_RULE = "J271"


class Inquiry(NamedTuple):
    """What `check` is asked.

    Attributes:
        today: decides what is old.
        select: codes that are looked for, or their beginnings; none means all. Errors are always told.
        ignore: codes that are left out, with the project's.
        pedantic: whether rules for the fussy speak too.
        lang: in which language rules speak; "" is the project's.
        base: the revision against which nothing good may be lost.
    """

    today: date = date(2026, 1, 1)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pedantic: bool = False
    lang: str = ""
    base: str = "HEAD"

    def wanted(self, project: Project) -> Wanted:
        """Which codes are looked for in a project. Its gate for thunderclouds says what a rule would say of them."""
        from journeyctl.lint import Wanted

        known = (CLOUD_RULE,) if project.gates.clouds_have_owner else ()
        return Wanted(self.select, (*self.ignore, *project.check.ignore, *known), self.pedantic)


EVERYTHING = Inquiry()


def advised(loaded: Loaded, inquiry: Inquiry, past: Past) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a journey. One that could not be read has no method yet."""
    from journeyctl.lint import heeded, ignorable, rules

    wanted = inquiry.wanted(loaded.project)
    found = tuple(dict.fromkeys((*loaded.diagnostics, *_of_theme(loaded.project))))
    asked: frozenset[str] = frozenset()
    if loaded.journey is not None:
        method, asked = _of_method(loaded, loaded.journey, inquiry, wanted)
        found = (*found, *method, *_of_gates(loaded, loaded.journey, inquiry.today, past))
    kept = tuple(one for one in found if not ignorable(one) or wanted.takes(one.code))
    # Nobody knows what else there is in a journey that could not be read, or that was not looked for.
    others = loaded.journey is not None
    said = heeded(
        kept, loaded.comments, lambda code: code in asked or (others and code not in rules() and wanted.takes(code))
    )
    order = sorted(said, key=lambda one: (one.span.path != loaded.given.name, one.span.line, one.span.column))
    return fewest(tuple(order))


def covered(several: Iterable[Done]) -> Coverage:
    """How much of all journeys that could be read rests on evidence."""
    from journeyctl.lint import total

    return total(one.seen.rested for one in several if one.seen and one.seen.rested)


def seen(loaded: Loaded, today: date) -> Seen:
    """What is asked of a journey when all were checked."""
    from journeyctl.lint import coverage

    rested = coverage(loaded.journey, today) if loaded.journey is not None else None
    return Seen(loaded.project.root, met_by(loaded), rested, loaded.project.check.fail_on)


def _of_method(
    loaded: Loaded, journey: Journey, inquiry: Inquiry, wanted: Wanted
) -> tuple[tuple[Diagnostic, ...], frozenset[str]]:
    """What the rules of method say, and the codes that were looked for."""
    from journeyctl.lint import asked, lint, spoken

    subject = _subject(loaded, journey, inquiry.today)
    return lint(subject, wanted, spoken(inquiry.lang or loaded.project.lang)), asked(subject, wanted)


def _subject(loaded: Loaded, journey: Journey, today: date) -> Subject:
    from journeyctl.binding import fold
    from journeyctl.lint import Subject, profile

    known = loaded.project.touchpoints
    listed = {fold(name): one.name for key, one in known.items() for name in (key, one.name) if name}
    return Subject(journey, profile(journey.method), today, listed, loaded.lines)


def _of_gates(loaded: Loaded, journey: Journey, today: date, past: Past) -> tuple[Diagnostic, ...]:
    gates = loaded.project.gates
    if gates == type(gates)():
        return ()
    from journeyctl.lint import judge

    before = past.before(loaded) if gates.keep_hearts else None
    return judge(journey, gates, today, before)


def _of_theme(project: Project) -> tuple[Diagnostic, ...]:
    """What is wrong with the theme that a project names, and with its logo."""
    from journeyctl.theme import BUILT_IN

    if project.theme in ("", *BUILT_IN):
        return ()
    from journeyctl.pipeline.branding import checked

    return checked(project)
