"""Whom the journey is about: a persona of the project, or one described in the journey itself.

In: a persona's mapping, or a reference and the catalogue. Out: `Persona`. `persona: sara` is the file
`personas/sara.persona.yaml`, else a persona of that name. A word that reads as a name (`Sara Lind`) and finds none is
the persona itself, named and not yet described; one that reads as an id (`sara`) and finds nothing is an error.
"""

from __future__ import annotations

from typing import Literal, get_args

from journeyctl.binding.context import Context
from journeyctl.binding.fields import Fields, nodes
from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import slug
from journeyctl.binding.references import Names, one_near, quoted
from journeyctl.binding.statements import measure
from journeyctl.binding.text import plain, shown
from journeyctl.diagnostics import Span, cut
from journeyctl.model import Avatar, Goal, Persona
from journeyctl.source.nodes import Mapping, Node, Scalar

PersonaKind = Literal["person", "role", "group"]
PersonaStatus = Literal["real", "proposed"]
PERSONA_KINDS: tuple[PersonaKind, ...] = get_args(PersonaKind)
PERSONA_STATUS: tuple[PersonaStatus, ...] = get_args(PersonaStatus)


def bind_persona(root: Mapping) -> Persona:
    """A persona in long form, from a file of its own or from a journey. Evidence is kept as written."""
    item = Fields(root)
    return Persona(
        name=item.text("name"),
        kind=item.word("kind", PERSONA_KINDS) or "person",
        status=item.word("status", PERSONA_STATUS),
        age=item.text("age"),
        role=item.text("role"),
        segment=item.text("segment"),
        quote=item.text("quote"),
        story=item.text("story"),
        goals=tuple(_goal(node) for node in nodes(item.node_of("goals"))),
        drivers=item.texts("drivers"),
        context=item.texts("context"),
        worries=item.texts("worries"),
        avatar=_avatar(item.within("avatar")),
        about=item.text("about"),
        evidence=item.texts("evidence"),
        span=item.span,
    )


def _goal(node: Node) -> Goal:
    if isinstance(node, Mapping):
        item = Fields(node)
        return Goal(text=item.text("text"), measure=measure(item.within("measure")))
    return Goal(text=plain(node) if isinstance(node, Scalar) else "")


def _avatar(item: Fields | None) -> Avatar | None:
    if item is None:
        return None
    return Avatar(
        hair=item.text("hair"), skin=item.text("skin"), shirt=item.text("shirt"), initials=item.text("initials")
    )


def persona_of(root: Fields, context: Context) -> Persona | None:
    """The persona of a journey. What one described in the journey rests on must be the journey's own evidence."""
    node = root.node_of("persona")
    if isinstance(node, Scalar):
        word = plain(node)
        return _referred(word, node.span, context) if word else None
    if not isinstance(node, Mapping):
        return None
    context.evidence_of(Fields(node))
    return bind_persona(node)


def _referred(word: str, span: Span, context: Context) -> Persona | None:
    findings = context.findings
    sought = context.catalogue.personas(word)
    findings.extend(sought.diagnostics)
    if len(sought.found) == 1:
        return sought.found[0]
    if sought.found:
        findings.error(
            "J304",
            f"`persona` says {shown(word)}, which is the name of {len(sought.found)} personas",
            span,
            "Write the id of the one you mean: its file's name up to `.persona.yaml`.",
        )
        return None
    near = Names("persona", ((key, "") for key in sought.known)).nearest(word)
    if slug(word) != word and not near:
        return Persona(name=word, span=span)
    _nowhere(word, span, near, findings)
    return None


def _nowhere(word: str, span: Span, near: tuple[str, ...], findings: Findings) -> None:
    advice = f"Make the file `personas/{cut(slug(word))}.persona.yaml`, or describe the persona here: `{{name: ...}}`."
    if near:
        advice = f"Did you mean {quoted(near)}?"
    findings.error(
        "J303",
        f"`persona` says {shown(word)}, but no persona has that id or name",
        span,
        advice,
        one_near(word, span, near),
    )
