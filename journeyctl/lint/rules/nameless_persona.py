"""A persona that could be anyone.

## What it checks
Whether the persona of a person is called by a word that fits every customer: “the customer”, “user”, “everyone”.

## Why it matters
The canvas asks whether the persona is specific enough. Nobody has an opinion about what “the customer” would do; about
Ruth, who works nights, everyone has. The name costs nothing and keeps the talk with one person.

## Example
```yaml
title: Joining a gym
persona: {name: The customer, role: works nights, goals: A good back}
activities: [Looks at the price list, Tries a class]
```

## Better
```yaml
title: Joining a gym
persona: {name: Ruth Cole, role: works nights, goals: A good back}
activities: [Looks at the price list, Tries a class]
```

## When to ignore
When the role is what matters and not the person. Write `kind: role` or `kind: group`, and the rule is silent. It is
silent too while the persona is no more than this name: then another rule asks for what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

ANYONE = frozenset({
    "kund", "kunden", "kunder", "kunderna", "användare", "användaren", "användarna", "slutkund", "slutkunden",
    "kunde", "kundene", "kunderne", "bruker", "brukeren", "brukere", "brukerne", "bruger", "brugeren", "brugere",
    "brugerne", "forbruker", "forbrugeren", "konsument", "konsumenten", "asiakas", "asiakkaat", "käyttäjä", "käyttäjät",
    "customer", "customers", "user", "users", "consumer", "consumers", "client", "clients", "everyone", "everybody",
    "anyone", "kundin", "nutzer", "nutzerin", "anwender", "verbraucher", "cliente", "clientes", "clienta",
    "utilisateur", "utilisatrice", "utilisateurs", "usuario", "usuaria", "usuarios",
})  # fmt: skip
"""Words that fit every customer, in the languages of the labels."""
AROUND = frozenset({
    "the", "a", "an", "our", "all", "any", "every", "new", "en", "vår", "våra", "alla", "varje", "ny", "nya", "våre",
    "alle", "nye", "vores", "der", "die", "ein", "eine", "unser", "unsere", "neue", "le", "la", "les", "l", "un", "une",
    "notre", "nos", "tous", "el", "los", "las", "una", "nuestro", "nuestros", "todos", "kaikki", "meidän",
})  # fmt: skip
"""Words around them that say no more."""


def find(subject: Subject) -> Iterator[Finding]:
    """The persona, when its name fits every customer, though something is told about it."""
    persona = subject.journey.persona
    if persona is None or persona.kind != "person":
        return
    # Of a persona that is a name alone, `vague-persona` asks for everything.
    if not (persona.context or persona.role or persona.story or persona.about or persona.goals or persona.drivers):
        return
    words = persona.name.casefold().replace("’", " ").replace("'", " ").split()
    if all(word in ANYONE or word in AROUND for word in words):
        yield Finding(persona.span, f"persona:{persona.name}", {"name": persona.name})


RULE = Rule(
    code="J225",
    name="nameless-persona",
    family="persona",
    level="hint",
    says={
        "": (
            "the persona is called “{name}”, and that could be anyone",
            "Give it the name of a person; if the role is what matters, write `kind: role`.",
        )
    },
    practices=("canvas",),
    find=find,
    confidence="likely",
)
