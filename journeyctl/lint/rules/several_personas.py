"""One map, several personas.

## What it checks
Whether the persona's name sounds like more than one, such as “Sara and Erik” or “customers and dealers”. It is guessed
from words like *and* and *or*, in the languages the map can be drawn in.

## Why it matters
Two kinds of customers rarely feel the same at the same moment. On one curve they cancel out, and the valley of the one
hides behind the peak of the other. The phase table asks for one journey for each persona, the canvas for one for each
segment.

## Example
```yaml
title: Ordering a bathroom
persona: {name: Homeowners and plumbers, context: In the showroom, goals: A bathroom that lasts}
activities: [Chooses tiles, Waits for delivery]
```

## Better
```yaml
title: Ordering a bathroom
persona: {name: Homeowner Priya, context: In the showroom, goals: A bathroom that lasts}
activities: [Chooses tiles, Waits for delivery]
```

## When to ignore
When they make the journey together, as a couple that buys a house does. Write `kind: group`, and the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

JOINED = frozenset({
    "and", "or", "&", "+", "och", "samt", "eller", "og", "ja", "sekä", "tai", "und", "oder", "et", "ou", "y", "o",
})  # fmt: skip
"""What stands between two names, in the languages of the labels."""
LONGEST = 2
"""One who has several tasks is told in more words: “head of sales and marketing”."""


def find(subject: Subject) -> Iterator[Finding]:
    """The persona, when its name is two short names with a joining word between them."""
    persona = subject.journey.persona
    if persona is None or persona.kind == "group":
        return
    parts = _parts(persona.name)
    if len(parts) > 1 and all(_named(part) for part in parts):
        yield Finding(persona.span, f"persona:{persona.name}", {"name": persona.name})


def _parts(name: str) -> list[list[str]]:
    """The words of a name, parted at each joining word."""
    parts: list[list[str]] = [[]]
    for word in name.replace("/", " & ").split():
        if word.casefold() in JOINED:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _named(part: list[str]) -> bool:
    """Whether a part can be somebody: a word or two, no half of a compound as in “inköps- och logistikchef”."""
    return 1 <= len(part) <= LONGEST and not part[-1].endswith("-") and not part[0].startswith("-")


RULE = Rule(
    code="J223",
    name="several-personas",
    family="persona",
    level="warning",
    says={
        "": (
            "“{name}” sounds like more than one persona",
            "Draw one map for each of them; if they make the journey together, write `kind: group`.",
        )
    },
    practices=("phase-table", "canvas"),
    find=find,
    confidence="likely",
)
