"""What things are called by their author, which is what they are known by.

In: a thing of the model or a value. Out: text in no language of ours. How they are told stands in `words`.
"""

from __future__ import annotations

from journeyctl import model as m
from journeyctl.record import Record

_ROOM = 90


def name_of(one: object) -> str:
    """What a thing is called; a text is its own name."""
    match one:
        case m.Idea() | m.Statement():
            return one.text
        case m.Way():
            return one.to
        case m.Touchpoint():
            return one.name or (one.channel.id if one.channel else "")
        case m.Work():
            return ": ".join(part for part in (one.actor or one.system, one.action) if part)
        case m.Evidence() | m.Channel():
            return one.id
        case m.Lane():
            return one.title or one.id
        case m.Cell():
            return one.lane
        case m.Ballot():
            return one.voter
        case m.Purpose():
            return one.goal
        case Record():
            return str(getattr(one, "name", "") or getattr(one, "text", ""))
        case tuple():
            return ": ".join(map(name_of, one))
    return "" if one is None else str(one)


def apart(before: str, after: str) -> tuple[str, str]:
    """Two long texts from where they begin to differ, so that the difference is seen."""
    if max(len(before), len(after)) <= _ROOM:
        return before, after
    alike = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, two) in alike if one != two), min(len(before), len(after)))
    start = max(0, before.rfind(" ", 0, max(0, same - 20)) + 1) if same > 20 else 0
    lead = "…" if start else ""
    cut = [lead + text[start:] for text in (before, after)]
    first, second = (text if len(text) <= _ROOM else text[: _ROOM - 1].rstrip() + "…" for text in cut)
    return first, second
