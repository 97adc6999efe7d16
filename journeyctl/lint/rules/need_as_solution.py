"""The need is a solution in disguise.

## What it checks
Whether a need begins by naming a thing to be built: an app, a form, a chatbot, a newsletter. The rule knows such words
in the language of the map, and can be wrong.

## Why it matters
A solution that is written as a need ends the search before it has begun. "An app" has one answer, "to know when the
nurse comes" has twenty, some of them free. The full-day workshop therefore keeps two questions apart. What does the
customer need? And only then: what would the customer want to have, so that just this need is met?

## Example
```yaml
title: Care at home
activities:
  - name: Waits for the nurse
    needs: An app with live positions
```

## Better
```yaml
title: Care at home
activities:
  - name: Waits for the nurse
    needs:
      text: To know when somebody comes
      satisfied_by: An app with live positions
```

## When to ignore
When the thing is what the customer came for, such as a form at a form printer's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject, key_of

NEAR = {"nn": "nb", "no": "nb"}
EVERYWHERE = "app apps api chatbot dashboard faq login newsletter qr sms widget"
"""Solutions in every language."""
ENDINGS = (
    "portal", "formulär", "formular", "skjema", "chattbot", "chatbot", "hemsida", "hjemmeside", "nettside", "webseite",
    "sökfunktion", "søgefunktion", "søkefunksjon", "kalkylator", "kalkulator", "nyhetsbrev", "nyhedsbrev",
    "lomake", "sovellus",
)  # fmt: skip
"""Ends of compound words that are solutions too."""
LEADS: Mapping[str, str] = {
    "en": "i we to have get need want should be given offered there",
    "sv": "jag vi att vill skulle ha få behöver behöva erbjudas",
    "nb": "jeg eg vi å vil skulle ha få trenger treng trenge tilbys",
    "da": "jeg vi at vil skulle have få behøver tilbydes",
    "de": "ich wir will möchte brauche hätte gern haben bekommen",
    "fr": "je nous veux voudrais avoir recevoir obtenir besoin",
    "es": "yo quiero quisiera tener recibir necesito",
    "fi": "minä haluan haluaisin saada tarvitsen",
}
"""By language, words that may come before the thing: whose need it is, and having."""
ARTICLES: Mapping[str, str] = {
    "en": "a an",
    "sv": "en ett",
    "nb": "en ei et ein eit",
    "da": "en et",
    "de": "ein eine einen einem",
    "fr": "un une d'un d'une",
    "es": "un una",
    "fi": "yksi",
}
"""By language, the articles of a thing that is not there yet. A known thing, as in "the form", is no solution."""
SOLUTIONS: Mapping[str, str] = {
    "en": (
        "website webpage portal form button notification email e-mail text-message video brochure leaflet tool "
        "calculator feature popup pop-up wizard"
    ),
    "sv": (
        "appar webbapp mobilapp chatt chattbot hemsida webbplats webbsida sajt portal formulär knapp länk notis "
        "pushnotis mejl nyhetsbrev broschyr folder video guide verktyg kalkylator inloggning automat blankett"
    ),
    "nb": (
        "apper chat chattebot nettside nettsted portal skjema knapp lenke e-post nyhetsbrev brosjyre folder video "
        "guide verktøy kalkulator innlogging automat"
    ),
    "da": (
        "apps chat hjemmeside webside portal formular knap link mail e-mail nyhedsbrev brochure folder video guide "
        "værktøj beregner automat"
    ),
    "de": "chat webseite website portal formular knopf button link e-mail broschüre flyer video tool rechner automat",
    "fr": "appli application site portail formulaire bouton tchat lien e-mail courriel vidéo brochure dépliant outil",
    "es": "aplicación web portal formulario botón chat enlace boletín correo vídeo video folleto herramienta",
    "fi": (
        "appi sovellus verkkosivu sivusto portaali lomake nappi painike chatti linkki uutiskirje tekstiviesti "
        "sähköposti video esite työkalu automaatti"
    ),
}
"""By language, things to be built, as one names one of them."""


class _Words(NamedTuple):
    leads: frozenset[str]
    articles: frozenset[str]
    solutions: frozenset[str]


@lru_cache(maxsize=16)
def _words(lang: str) -> _Words:
    known = NEAR.get(lang, lang)
    known = known if known in SOLUTIONS else "en"
    solutions = f"{SOLUTIONS[known]} {EVERYWHERE}"
    return _Words(frozenset(LEADS[known].split()), frozenset(ARTICLES[known].split()), frozenset(solutions.split()))


def find(subject: Subject) -> Iterator[Finding]:
    """Every need that begins with a solution, at its own place."""
    for place in subject.journey.places:
        for need in place.needs:
            if need.standing != "refuted" and _solves(need.text, _words(subject.journey.lang)):
                yield Finding(need.span, key_of(place), {"need": need.text})


def _solves(text: str, words: _Words) -> bool:
    """Whether a text names a thing first; after an article there may be one word before it, as in "a better app"."""
    rest = [word.strip(".,:;!?()\"'“”«»") for word in text.casefold().split()]
    while rest and rest[0] in words.leads:
        del rest[0]
    if rest and rest[0] in words.articles:
        return any(_solution(word, words.solutions) for word in rest[1:3])
    return bool(rest) and _solution(rest[0], words.solutions)


def _solution(word: str, solutions: frozenset[str]) -> bool:
    parts = word.split("-")
    return word in solutions or word.endswith(ENDINGS) or (len(parts) > 1 and not solutions.isdisjoint(parts))


RULE = Rule(
    code="J252",
    name="need-as-solution",
    family="needs",
    level="hint",
    says={
        "": (
            "the need “{need}” sounds like a solution",
            "Ask what the customer could do with it: that is the need. Move the solution to `satisfied_by`.",
        )
    },
    practices=("full-day",),
    find=find,
    confidence="likely",
)
