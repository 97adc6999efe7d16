"""Which key is meant: other words of the field for our keys, in English, Swedish and Norwegian, and slips of the pen.

In: a key that is not known, the keys that are. Out: the one that was probably meant, or None. Nothing is accepted by
this; it only serves the advice.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from journeyctl.diagnostics import alike

_MEANT = {
    "about": "description notes note comment beskrivning beskrivelse kommentar anteckning notat om",
    "activities": "activity steps step actions events aktiviteter aktivitet steg handlingar handlinger",
    "actor": "who role participant aktör aktør roll rolle vem hvem",
    "backstage": "behind-the-scenes internal bakom-scenen bak-scenen baksiden",
    "because": "why reason cause varför hvorfor orsak årsak",
    "channel": "medium kanal",
    "decisions": "decision beslut beslutning beslutninger",
    "delights": "delight gains gain positives joys glädjeämnen gleder",
    "duration": "takes length varaktighet varighet tidsåtgång",
    "emotion": "emotions feels känsla känslor følelse følelser",
    "evidence": "sources source research proof underlag källa källor kilde kilder belägg funn",
    "facilitator": "moderator processledare prosessleder",
    "frontstage": "on-stage onstage framför-scenen foran-scenen",
    "goal": "objective aim purpose mål syfte formål",
    "happiness": "mood feeling feelings sentiment satisfaction experience score lycka lyckokurva "
    "nöjdhet humör gledeskurve tilfredshet humør",
    "ideas": "idea opportunities opportunity improvements solutions idéer ideer idé möjligheter muligheter "
    "forslag förslag",
    "lang": "language locale språk",
    "lanes": "rows swimlanes rader baner",
    "link": "url href länk lenke",
    "measures": "metrics kpis kpi metric measure mätetal måltall måling",
    "name": "title label does activity namn navn rubrik",
    "needs": "need jobs behov",
    "next": "then goto flow to nästa neste",
    "owner": "responsible accountable ansvarig ansvarlig ägare eier",
    "pains": "pain painpoints pain-points pain_points problems problem frustrations smärtor smärta smerter smerte",
    "persona": "customer user kund kunde brukare bruker användare",
    "phases": "phase stages stage sections faser fas fase",
    "physical": "physical-evidence props fysiska-bevis fysiske-bevis",
    "questions": "question frågor spørsmål",
    "quote": "says citat sitat",
    "quotes": "quote says citat sitat",
    "refuted": "disproved motbevisad motbevist avkräftad avkreftet",
    "scope": "boundaries avgränsning avgrensning omfattning omfang",
    "subtitle": "tagline underrubrik undertittel",
    "support": "systems processes stöd støtte system",
    "team": "participants members attendees deltagare deltakere lag",
    "text": "quote content words description",
    "thoughts": "thinks thinking thought think tankar tanker tänker tenker",
    "title": "name heading titel tittel namn navn",
    "touchpoints": "touchpoint contacts contact-points kontaktpunkter kontaktpunkt beröringspunkter berøringspunkter "
    "kanaler channels",
    "updated": "date modified ändrad oppdatert uppdaterad",
    "wants": "want vill",
}
"""What people write instead, by the key that is meant. A word may stand in two lines; the keys of the place decide."""


OTHER_WORDS = {"ja": "yes", "nej": "no", "nei": "no", "true": "yes", "false": "no", "on": "yes", "off": "no"}
"""What people write instead of a word that a place takes. It counts only where the place takes that word."""


def certain(key: str, near: str) -> bool:
    """Whether it is sure that a key was meant: by a word of the field, or by itself but for case and hyphens."""
    word = key.strip().lower().replace(" ", "-")
    return alike(key, near) or word in _MEANT.get(near, "").split()


def meant(key: str, known: Collection[str]) -> str | None:
    """The key of this place that another word of the field, or a slip of the pen, stands for."""
    word = key.strip().lower().replace(" ", "-")
    named = next((ours for ours, others in _MEANT.items() if ours in known and word in others.split()), None)
    near = get_close_matches(word, tuple(known), 1, 0.7)
    return named or (near[0] if near else None)
