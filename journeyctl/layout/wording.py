"""How facts about a map are said in a line: the research it rests on, its coverage, several sentences in one.

In: a board (its journey and labels). Out: text; where it stands is the business of others.
"""

from __future__ import annotations

from journeyctl.labels import Labels, dotted, listed
from journeyctl.layout.board import Board
from journeyctl.model import Evidence, Measure, Statement

COUNTED = ("interview", "nps", "survey", "staff-interview", "observation", "customer-in-workshop", "workshop",
           "desk-research", "mystery-shopping", "analytics", "case", "complaint", "other")  # fmt: skip


ENDINGS = '.?!…”“"»«。！？」』।؟'
"""What closes a sentence, in any script."""
ISOLATE = "\u2069"
"""The end of a direction of its own, which shows nothing."""


def standing(board: Board, statement: Statement) -> str:
    """The word for a statement about the whole map that is refuted, or believed on a map that rests on evidence."""
    if statement.standing == "refuted" or (statement.standing == "assumption" and board.journey.rests_on):
        return board.labels(f"standing.{statement.standing}")
    return ""


def noted(board: Board, statement: Statement, *notes: str) -> str:
    """A statement in a line, and in brackets what is known of it: notes, who said it, when, how far it is true."""
    labels = board.labels
    text = labels.quote(statement.text) if statement.quote else statement.text
    inside = [*notes, statement.said_by, labels.date(statement.date), standing(board, statement)]
    said = listed(*inside)
    return f"{text.rstrip('.')} ({said})" if said else text


def measured(board: Board, measure: Measure) -> str:
    """A measure in a line: "NPS 12 → 30, till mars 2027, kanalrapport, april 2026"."""
    labels = board.labels
    values = " → ".join(labels.written(value) for value in (measure.now, measure.target) if value)
    return listed(f"{measure.name} {values}".strip(), *sourced(board, measure))


def sourced(board: Board, measure: Measure) -> tuple[str, str, str]:
    """Until when a measure shall be met, where it is from and when it was taken; "" for each that is not said."""
    labels = board.labels
    by = labels("measure.by", by=labels.date(measure.by)) if measure.by else ""
    return by, measure.source, labels.date(measure.date)


def joined(texts: tuple[str, ...]) -> str:
    """Sentences one after the other, each closed with a full stop."""
    return " ".join(text if text.rstrip(ISOLATE)[-1:] in ENDINGS else f"{text}." for text in texts if text)


def which(board: Board) -> str:
    """Which map a picture is of, and where all of it is: version, date, revision, the file of the whole map."""
    journey, labels = board.journey, board.labels
    version = labels("map.version", version=journey.version) if journey.version else ""
    full = labels("map.full", file=f"{journey.slug or 'map'}.svg")
    return dotted(version, journey.date, board.revision, full)


def research(board: Board) -> tuple[tuple[str, str], ...]:
    """What the map rests on, as figures: ("12", "interviews") ... the customers' own voices first, four at most."""
    found = []
    for kind in COUNTED:
        items = [item for item in board.journey.evidence if item.kind == kind and item.count]
        if items:
            total = sum(item.count or 0 for item in items)
            form = "one" if total == 1 else "other"
            found.append((board.labels.number(total), board.labels(f"evidence.{kind}.{form}")))
    return tuple(found[:4])


def basis(board: Board) -> str:
    """The period of the research and how many steps rest on evidence."""
    labels = board.labels
    dates = sorted(item.date for item in board.journey.evidence if item.date)
    period = ""
    if dates:
        period = _period(labels, dates[0], dates[-1])
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in (period, coverage(board)) if part)


def _period(labels: Labels, start: str, end: str) -> str:
    """From one date to another: "March–May 2026", "2025 – May 2026"; no spaces around a dash between single words."""
    last = labels.date(end)
    if labels.date(start) == last:
        return last
    year = start[:4]
    apart = start == year or year != end[:4]
    first = labels.date(start, year=apart)
    spaced = first.split()[1:] or (apart and last.split()[1:])
    return f"{first} – {last}" if spaced else f"{first}–{last}"


def coverage(board: Board) -> str:
    """How many activities rest on evidence, counted in words."""
    activities = board.journey.activities
    validated = sum(activity.standing == "validated" for activity in activities)
    return board.labels("map.coverage", n=validated, of=len(activities))


def evidence_text(board: Board, item: Evidence, *, known_year: str = "") -> str:
    """One piece of evidence in words: "12 intervjuer, mars 2025"; a month of the known year without its year."""
    labels = board.labels
    words = (
        labels.count(f"evidence.{item.kind}.counted", item.count)
        if item.count
        else labels(f"evidence.{item.kind}.name")
    )
    score = f"{labels('evidence.score')} {labels.number(item.score)}" if item.score is not None else ""
    date = labels.date(item.date, year=item.date[:4] != known_year)
    return listed(words, score, item.about, item.segment, date)
