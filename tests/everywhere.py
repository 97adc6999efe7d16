"""A journey with something in every lane, of any size, and the ways to draw it: views, papers, themes, directions.

In: how many activities, and the language. Out: a `Journey` in which every text is a word of its own, so that whoever
looks for it finds that one or none.
"""

from __future__ import annotations

from journeyctl import model as m
from journeyctl.binding import LANES
from journeyctl.record import replace
from tests.large import large

CHANNELS = ("web", "app", "phone", "store", "letter", "")
SYSTEMS = ("CRM", "Kassa", "Lager")
LEAN = ("activities", "thoughts", "happiness", "needs", "touchpoints")
BEHIND = ("activities", "happiness", "physical", "frontstage", "backstage", "support", "ideas")
LANE_SETS = {"lean": LEAN, "behind": BEHIND, "all": LANES}


def everywhere(count: int, lang: str = "sv", lanes: tuple[str, ...] = LANES) -> m.Journey:
    """A journey of so many activities, as `large` makes them, with something to show in every view."""
    base = large(count, lanes=lanes)
    phases = tuple(
        replace(
            phase, promise=f"Löfte{at}", customer_goal=f"Mål{at}", duration="2 dagar",
            activities=tuple(map(_filled, phase.activities)),
        )
        for at, phase in enumerate(base.phases)
    )  # fmt: skip
    told = tuple(
        m.Takeaway(text=f"Lärdom{at} är kort", targets=(f"a{number}",), mark=mark)
        for at, (number, mark) in enumerate(((1, "cloud"), ((count + 1) // 2, None), (count, "heart")))
    )
    return replace(
        base, title="Resan1", lang=lang, phases=phases, takeaways=told, subtitle="Underrubrik",
        scenario="Scenario i korthet",
        persona=m.Persona(name="Persona", role="Roll", quote="Personans citat"), owner="Ägare", version="1.0",
        purpose=m.Purpose(goal="Syfte", measure=m.Measure(name="NPS", now="12", target="40", channel="phone")),
        questions=(m.Question(text="Fråga1"),), parking=("Parkerat",), phases_given=True,
        evidence=(m.Evidence(id="e", kind="interview", count=12),), path="stor.journey.yaml",
    )  # fmt: skip


def _filled(one: m.Activity) -> m.Activity:
    """An activity with something in every lane, and what makes cards and columns differ."""
    n = one.number
    channel = CHANNELS[n % len(CHANNELS)]
    met = m.Channel(id=channel, icon=channel) if channel else None
    fails = m.Fail(text=f"Brist{n}", cost=f"{n} kr", owner="Drift") if n % 11 == 3 else None
    return replace(
        one,
        kind="wait" if n % 10 == 7 else "does", present=n % 8 != 5, optional=n % 9 == 4,
        duration="2 h" if n % 3 else "",
        observed=m.Share(count=n % 12 + 1, of=12), mark="star" if n % 17 == 6 else None, emotion=f"Känsla{n}",
        wants=(m.Statement(text=f"Vill{n}"),), can=(m.Statement(text=f"Kan{n}"),),
        needs=(m.Need(text=f"Behov{n}", met=("fully", "partly", "not", None)[n % 4]),),
        pains=(m.Pain(text=f"Smärta{n}", severity=n % 3 + 1),) if n % 2 else (),
        delights=() if n % 2 else (m.Delight(text=f"Glädje{n}", strength=n % 3 + 1),),
        physical=(f"Bevis{n}",) if n % 4 == 1 else (),
        touchpoints=(m.Touchpoint(name=f"Kanal{n}", channel=met, ours=("yes", "no", "partner", "unknown")[n % 4]),),
        frontstage=(m.Work(action=f"Framför{n}", actor="Säljare", fails=fails),) if n % 3 else (),
        backstage=(m.Work(action=f"Bakom{n}", system=SYSTEMS[n // 3 % 3]),) if n % 2 else (),
        support=(m.Work(action=f"Stöd{n}"),) if n % 5 == 1 else (),
        measures=(m.Measure(name=f"Mått{n}", now="3", target="5"),) if n % 6 == 2 else (),
        ask=(m.Ask(text=f"Ta reda på{n}"),) if n % 7 == 1 else (),
    )  # fmt: skip
