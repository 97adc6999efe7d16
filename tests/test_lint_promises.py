"""What holds for all rules and every journey: none fails, none speaks twice of one thing, all words are filled in."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.diagnostics import Diagnostic
from journeyctl.lint import HEADINGS, Subject, coverage, lint, profile
from journeyctl.lint.profiles import PROFILES
from journeyctl.model import Journey
from journeyctl.record import replace
from tests.journeys import journeys
from tests.linted import PEDANTIC, TODAY
from tests.whole import whole_journey

ANY = st.one_of(journeys(), st.integers(0, 40).map(whole_journey))
KINDS = {
    "journey", "activity", "phase", "evidence", "idea", "action", "voter", "measure", "persona", "touchpoint", "team",
}  # fmt: skip
RANKS = {"hint": 0, "warning": 1, "error": 2}
CLAIMED = {"J208", "J224"}
"""Asked only of maps that say that they are validated, or in use."""


def said(journey: Journey, method: str = "default", lang: str = "en", days: int = 0) -> tuple[Diagnostic, ...]:
    """What the rules say of a journey."""
    subject = Subject(journey, profile(method), TODAY + timedelta(days), {"app": "App"})
    return lint(subject, PEDANTIC, lang)


def about(journey: Journey) -> set[str]:
    """What a finding may be about, of the kinds that have ids on the map."""
    return {f"activity:{one.id}" for one in journey.activities} | {f"phase:{one.id}" for one in journey.phases}


@settings(max_examples=14, derandomize=True, deadline=None)
@given(ANY, st.sampled_from(sorted(PROFILES)), st.sampled_from(sorted(HEADINGS)), st.integers(-4000, 4000))
def test_every_journey_can_be_looked_at(journey: Journey, method: str, lang: str, days: int) -> None:
    """Whatever the map, the method, the language and the day: whole messages, each once, the same every time."""
    told = said(journey, method, lang, days)
    assert told == said(journey, method, lang, days)
    assert not [one for one, times in Counter(told).items() if times > 1]
    known = about(journey)
    for one in told:
        assert one.message
        assert one.advice
        assert not re.search(r"\{(name|names|count|need|limit|measure|day)\}", one.message + one.advice)
        assert one.span.line > 0
        kind, _, name = one.subject.partition(":")
        assert not one.subject or (kind in KINDS and name)
        assert kind not in {"activity", "phase"} or one.subject in known
    rests = coverage(journey, TODAY)
    assert 0 <= rests.known <= rests.activities
    assert 0 <= rests.known_statements <= rests.statements


@settings(max_examples=14, derandomize=True, deadline=None)
@given(ANY)
def test_a_map_in_the_making_is_treated_gently(journey: Journey) -> None:
    """Nothing is worse on a draft than on a map in use, and a prepared map is asked no more than a draft."""
    made = {
        status: {(one.code, one.subject): RANKS[one.level] for one in said(replace(journey, status=status))}
        for status in ("prepared", "draft", "in-use")
    }
    assert all(level <= made["in-use"].get(key, 2) for key, level in made["draft"].items())
    assert {code for code, _ in made["prepared"]} <= {code for code, _ in made["draft"]} | CLAIMED
