"""What the journeys rest on, in a sentence for people and in figures for programs.

In: a `Coverage`. Out: "33 of 40 activities and 62 % of statements rest on evidence; 5 interviews, newest evidence 41
days old", and the same as plain data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeyctl.lint import Coverage


def resting(known: Coverage) -> str:
    """The sentence, without its full stop; "" when there are no activities: nothing was read that could rest."""
    if not known.activities:
        return ""
    told = f"{known.known} of {_several(known.activities, 'activity', 'activities')}"
    alone = known.activities == 1 or known.known == 1
    if known.statements:
        told += f" and {_percent(known.known_statements, known.statements)} % of statements"
        alone = False
    told += f" {'rests' if alone else 'rest'} on evidence; "
    told += _several(known.interviews, "interview", "interviews") if known.interviews else "no interviews"
    if known.newest is not None:
        told += f", newest evidence {_several(known.newest, 'day', 'days')} old"
    return told


def as_figures(known: Coverage) -> dict[str, int | None]:
    """The figures by name; the age of the newest evidence is in days, None where no evidence has a date."""
    return {
        "activities": known.activities,
        "activities_on_evidence": known.known,
        "statements": known.statements,
        "statements_on_evidence": known.known_statements,
        "interviews": known.interviews,
        "newest_days": known.newest,
    }


def _percent(part: int, whole: int) -> int:
    """Whole per cents: 0 of nothing only, 100 of everything only."""
    return max(100 * part // whole, 1 if part else 0)


def _several(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
