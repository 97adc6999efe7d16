"""The words of the manual around its pages, by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

FAMILIES = (
    "file", "keys", "evidence", "wishful", "persona", "scope", "goal", "needs", "touchpoints", "ideas", "team", "flow",
    "blueprint", "future", "references", "text", "colours", "gates", "machine",
)  # fmt: skip
"""What codes are about, in the order they are told."""


class Words(NamedTuple):
    """The words of a language.

    Attributes:
        headings: of a page that is no rule's: what it means, an example, what to do.
        families: titles of what codes are about, in the order of `FAMILIES`.
        levels: how bad a finding is, in a sentence.
        level: the same as a word.
        since: that a rule is gentle before a status.
        quiet: that a rule is silent before a status.
        likely: that a rule guesses from words.
        exclusive: that a rule is silent under other methods.
        pedantic: that a rule speaks only when asked.
        practice: which practice asks for it.
        practices: the practices in words.
        conjunction: between the last two of a list.
        reading: how a page is read, below a list of codes.
    """

    headings: tuple[str, str, str]
    families: tuple[str, ...]
    levels: Mapping[str, str]
    level: Mapping[str, str]
    since: str
    quiet: str
    likely: str
    exclusive: str
    pedantic: str
    practice: str
    practices: Mapping[str, str]
    conjunction: str
    reading: str

    def family(self, name: str) -> str:
        """The title of what codes are about."""
        return self.families[FAMILIES.index(name)]

    def joined(self, listed: Sequence[str]) -> str:
        """A list as a sentence has it."""
        *head, last = listed
        return f"{', '.join(head)} {self.conjunction} {last}" if head else last


_ENGLISH = Words(
    headings=("What it means", "Example", "What to do"),
    families=(
        "The file and its YAML", "Keys and values", "What the map rests on", "Wishful maps", "The persona",
        "What the map is about", "The goal", "Needs", "Touchpoints", "Ideas", "The team", "The way through",
        "The service blueprint", "Maps of the future", "References, ways and lanes", "Text and its place",
        "Colours and contrast", "What the project asks of a change", "The machine and the call",
    ),
    levels={"error": "An error.", "warning": "A warning.", "hint": "A hint."},
    level={"error": "error", "warning": "warning", "hint": "hint"},
    since="Before the map has the status `{status}` it is only a hint.",
    quiet="Not asked before the map has the status `{status}`.",
    likely="Guessed from words, so never more than that.",
    exclusive="Silent on a map whose `method` does not ask for it.",
    pedantic="Only for those who ask for everything.",
    practice="Comes from {practices}.",
    practices={
        "full-day": "the full-day workshop", "canvas": "the journey canvas", "steps": "the steps of journey mapping",
        "whiteboard": "the whiteboard template", "phase-table": "the workshop with phases as columns",
        "nng": "research-first mapping", "blueprint": "service blueprinting",
        "ours": "what published journeys taught us",
    },
    conjunction="and",
    reading="Each has a page: `journeyctl explain J211`, or by its name.",
)  # fmt: skip

_SWEDISH = Words(
    headings=("Vad det betyder", "Exempel", "Gör så här"),
    families=(
        "Filen och dess YAML", "Nycklar och värden", "Vad kartan vilar på", "Önskekartor", "Personan",
        "Vad kartan handlar om", "Målet", "Behov", "Mötespunkter", "Idéer", "Teamet", "Vägen igenom",
        "Service blueprint", "Kartor över framtiden", "Referenser, vägar och rader", "Texten och dess plats",
        "Färger och kontrast", "Vad projektet kräver av en ändring", "Datorn och kommandot",
    ),
    levels={"error": "Ett fel.", "warning": "En varning.", "hint": "Ett tips."},
    level={"error": "fel", "warning": "varning", "hint": "tips"},
    since="Innan kartan har status `{status}` är det bara ett tips.",
    quiet="Säger inget innan kartan har status `{status}`.",
    likely="Gissar utifrån orden och blir därför aldrig mer än så.",
    exclusive="Tiger på en karta vars `method` inte frågar efter det.",
    pedantic="Bara för den som ber om allt.",
    practice="Kommer från {practices}.",
    practices={
        "full-day": "heldagsworkshoppen", "canvas": "kundresecanvasen", "steps": "stegen i kundresekartläggning",
        "whiteboard": "whiteboardmallen", "phase-table": "workshoppen med faser som kolumner",
        "nng": "kartläggning som börjar i research", "blueprint": "service blueprint-metoden",
        "ours": "det publicerade kundresor har lärt oss",
    },
    conjunction="och",
    reading="Var och en har en sida: `journeyctl explain J211`, eller med namnet.",
)  # fmt: skip

_NORWEGIAN = Words(
    headings=("Hva det betyr", "Eksempel", "Gjør slik"),
    families=(
        "Filen og YAML-en i den", "Nøkler og verdier", "Hva kartet bygger på", "Ønskekart", "Personaen",
        "Hva kartet handler om", "Målet", "Behov", "Møtepunkter", "Ideer", "Teamet", "Veien gjennom",
        "Service blueprint", "Kart over fremtiden", "Referanser, veier og rader", "Teksten og plassen den får",
        "Farger og kontrast", "Hva prosjektet krever av en endring", "Maskinen og kommandoen",
    ),
    levels={"error": "En feil.", "warning": "En advarsel.", "hint": "Et tips."},
    level={"error": "feil", "warning": "advarsel", "hint": "tips"},
    since="Før kartet har status `{status}`, er det bare et tips.",
    quiet="Sier ingenting før kartet har status `{status}`.",
    likely="Gjetter ut fra ordene og blir derfor aldri mer enn det.",
    exclusive="Tier på et kart der `method` ikke spør etter det.",
    pedantic="Bare for den som ber om alt.",
    practice="Kommer fra {practices}.",
    practices={
        "full-day": "heldagsworkshopen", "canvas": "kundereiselerretet", "steps": "trinnene i kundereisekartlegging",
        "whiteboard": "whiteboardmalen", "phase-table": "workshopen med faser som kolonner",
        "nng": "kartlegging som begynner med innsikt", "blueprint": "service blueprint-metoden",
        "ours": "det publiserte kundereiser har lært oss",
    },
    conjunction="og",
    reading="Hver av dem har en side: `journeyctl explain J211`, eller med navnet.",
)  # fmt: skip

_WORDS = {"en": _ENGLISH, "sv": _SWEDISH, "nb": _NORWEGIAN}


def words(lang: str) -> Words:
    """The words of en, sv or nb."""
    return _WORDS[lang]
