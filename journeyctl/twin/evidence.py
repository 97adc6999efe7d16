"""What the map rests on, told: every piece of evidence with its answers.

In: a teller. Out: the lines of the section.
"""

from __future__ import annotations

from journeyctl.labels import listed
from journeyctl.model import Answer, Evidence
from journeyctl.twin.lines import Item, Lines, section
from journeyctl.twin.teller import Teller


def evidence(t: Teller) -> Lines:
    """All evidence, by id."""
    pieces = t.bulleted(tuple(_piece(t, one) for one in t.journey.evidence))
    whole = t.fact(t.word("map.rests-on"), ", ".join(t.journey.rests_on))
    return section(t.word("about.evidence"), (*pieces, *whole))


def _piece(t: Teller, one: Evidence) -> Item:
    labels = t.labels
    counted = f"evidence.{one.kind}.counted"
    words = t.word(f"evidence.{one.kind}.name") if one.count is None else labels.count(counted, one.count)
    score = f"{t.word('evidence.score')} {labels.number(one.score)}" if one.score is not None else ""
    said = listed(words, score, one.about, one.segment, labels.date(one.date))
    below = (
        *t.fact(t.head("block.source"), one.source),
        *t.fact(t.head("twin.link"), one.link),
        *t.things(t.head("twin.answers"), (_answer(t, answer) for answer in one.answers)),
    )
    return Item(t.line(one.id, said), below=below)


def _answer(t: Teller, one: Answer) -> Item:
    score = t.labels.number(one.score) if one.score is not None else ""
    text = t.labels.quote(one.text) if one.text else ""
    return Item(t.line(score, text) if score else text, (t.targets(one.targets),))
