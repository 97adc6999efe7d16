"""Everybody comes from one department.

## What it checks
Whether all in `team` have roles of one kind. The rule knows words for leadership, customer service, design, sales and
marketing; another role counts when all have the same.

## Why it matters
Each department meets another customer. Marketing knows why people come, customer service why they call, sales why they
hesitate. The full-day workshop mixes leadership, customer service, design, sales and marketing for that reason. A map
made by one of them shows the part of the journey that this one sees.

## Example
```yaml
title: Switching energy supplier
status: first-version
team:
  - {name: Maya, role: marketing}
  - {name: Tom, role: marketing manager, decides: yes}
  - {name: Ines, role: content marketing}
activities: [Gets a high bill, Signs, Reads the first bill]
```

## Better
```yaml
title: Switching energy supplier
status: first-version
team:
  - {name: Maya, role: marketing}
  - {name: Tom, role: marketing manager, decides: yes}
  - {name: Arash, role: customer service}
activities: [Gets a high bill, Signs, Reads the first bill]
```

## When to ignore
When the others have read the map and had their say. It guesses from the words of the roles, so it never gives more
than a hint, and it is silent as soon as one role is missing or unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject

VIEWS: Mapping[str, tuple[str, ...]] = {
    "service": (
        "kundtjänst", "kundservice", "kundcenter", "kundesenter", "kundeservice", "kundebehandl", "kundestøtte",
        "kundsupport", "asiakaspalvelu", "customer service", "customer care", "customer support", "customer success",
        "call cent", "helpdesk", "service desk", "kundendienst", "kundenservice", "kundenbetreu", "service client",
        "relation client", "atención al cliente",
    ),
    "design": ("design", " ux ", "muotoilu", "gestaltung", "diseñ", "formgiv"),
    "sales": (
        "försälj", "sälj", "salg", "selger", "sælger", "myynti", "myyjä", "sales", "vertrieb", "verkauf", " vente",
        "vendeu", "ventas", "vendedor", "account manager",
    ),
    "marketing": (
        "marknad", "marked", "marketing", "markkinoin", "mercadotecnia", "brand manager", "varumärk", "merkevare",
    ),
    "leadership": (
        " ledning", "företagsledning", "ledningsgrupp", " ledelse", "toppledelse", "daglig leder", " chef ", " vd ",
        " ceo ", "styrelse", "styret", " direktör", " direktør", " johto", " johtaj", "toimitusjohtaj", "leadership",
        " management ", "managing director", "executive", " board ", "geschäftsführ", "geschäftsleit", "vorstand",
        " direction ", "directeur général", "dirección", "gerente", "gerencia",
    ),
}  # fmt: skip
"""Words of roles, in the languages of the labels, by the view of the customer that goes with them."""


def find(subject: Subject) -> Iterator[Finding]:
    """The journey, when all of its team look at the customer from one side."""
    roles = [" ".join(member.role.casefold().split()) for member in subject.journey.team]
    if len(roles) < 2 or not all(roles):
        return
    views = {_views(role) for role in roles}
    only = next(iter(views))
    if len(views) == 1 and len(only) == 1:
        yield Finding(form=next(iter(only)))
    elif not any(views) and len(set(roles)) == 1:
        yield Finding(values={"role": subject.journey.team[0].role}, form="")


def _views(role: str) -> frozenset[str]:
    return frozenset(view for view, words in VIEWS.items() if any(word in f" {role} " for word in words))


RULE = Rule(
    code="J293",
    name="one-department",
    family="team",
    level="hint",
    says={
        "": (
            "everybody in the team has the role “{role}”",
            "Invite somebody who meets customers elsewhere: customer service, sales, marketing, design or leadership.",
        ),
        "service": (
            "everybody in the team comes from customer service",
            "Invite sales or marketing, who see why people come, and somebody from design and from leadership.",
        ),
        "design": (
            "everybody in the team comes from design",
            "Invite customer service first, then sales, marketing and leadership: they meet customers you do not.",
        ),
        "sales": (
            "everybody in the team comes from sales",
            "Invite customer service, who see what comes after the deal, and marketing, design and leadership.",
        ),
        "marketing": (
            "everybody in the team comes from marketing",
            "Invite customer service, who hear what goes wrong, and sales, design and leadership.",
        ),
        "leadership": (
            "everybody in the team comes from leadership",
            "Invite those who meet customers every day: customer service, sales, marketing and design.",
        ),
    },
    practices=("full-day",),
    exclusive=True,
    find=find,
    confidence="likely",
)
