"""The list of beliefs, for reading and for programs.

In: a journey's beliefs and the words of its language. Out: text for a terminal, Markdown, or plain data.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyctl.assumptions.ranking import Belief
from journeyctl.feelings import level
from journeyctl.forges import parted
from journeyctl.labels import Labels
from journeyctl.model import Activity, Journey
from journeyctl.twin.lines import STEP, Line, heading, render


def as_text(journey: Journey, beliefs: tuple[Belief, ...], words: Labels) -> str:
    """The list for a terminal: what is believed, what hangs on it, what to find out."""
    head = heading(f"{words('believed.title')}: {journey.title}", "=")
    if not beliefs:
        return render((*head, Line(words("believed.none"))))
    width = len(str(len(beliefs))) + 2
    lines: list[Line] = [*head]
    for number, one in enumerate(beliefs, 1):
        lines += (Line("", ready=True), Line(f"{number}.".ljust(width) + named(journey, one, words), hang=width))
        lines += (Line(text, width, STEP) for text in _facts(one, words))
    return render(lines)


def as_markdown(journey: Journey, beliefs: tuple[Belief, ...], words: Labels) -> str:
    """The list as Markdown, each belief a box to tick."""
    lines = [f"# {plain(words('believed.title'))}: {plain(journey.title)}", ""]
    if not beliefs:
        lines.append(plain(words("believed.none")))
    for one in beliefs:
        lines.append(f"- [ ] **{plain(named(journey, one, words))}**")
        lines += (f"  - {plain(text)}" for text in _facts(one, words))
    return "\n".join(lines) + "\n"


def as_data(journey: Journey, beliefs: tuple[Belief, ...]) -> list[dict[str, object]]:
    """The list as plain data."""
    return [
        {
            "journey": journey.slug, "subject": one.subject, "id": one.id, "name": one.name, "weight": one.weight,
            "happiness": one.feeling, "believed": list(one.said), "hangs": dict(one.hangs),
            "ask": [{"text": ask.text, "how": ask.how} for ask in one.asks],
            "path": one.span.path, "line": one.span.line, "column": one.span.column,
        }
        for one in beliefs
    ]  # fmt: skip


def named(journey: Journey, one: Belief, words: Labels) -> str:
    """What a belief is about, and where on the map that is."""
    if one.subject == "persona":
        return words("believed.persona", name=one.name)
    if isinstance(one.place, Activity) and one.subject == "place":
        phase = next((phase.name for phase in journey.phases if phase.id == one.place.phase), "")
        return f"{one.name} ({', '.join(part for part in (str(one.number), phase) if part and part != one.name)})"
    return f"{one.name} ({one.place.name})" if one.subject == "idea" and one.place else one.name


def thought(one: Belief, words: Labels) -> str:
    """What is believed, in words; "" when it is only that it happens."""
    felt = () if one.feeling is None else (words("believed.feeling", feeling=words(f"happiness.{level(one.feeling)}")),)
    return "; ".join((*felt, *(words.quote(text) for text in one.said)))


def _facts(one: Belief, words: Labels) -> Iterator[str]:
    believed = thought(one, words)
    if believed:
        yield words("twin.line", head=words("believed.thinks"), text=believed)
    if one.hangs:
        hangs = ", ".join(words.count(f"hangs.{reason}", count) for reason, count in one.hangs)
        yield words("twin.line", head=words("believed.hangs"), text=hangs)
    for ask in one.asks:
        text = f"{ask.text} ({ask.how})" if ask.how else ask.text
        yield words("twin.line", head=words("believed.find"), text=text)


def plain(text: str) -> str:
    """Text that Markdown shows as it is, and in which a forge finds nobody to call and nothing to link."""
    made = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~" else sign for sign in parted(" ".join(text.split())))
    return made.replace("&", "&amp;")
