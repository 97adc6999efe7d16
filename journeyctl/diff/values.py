"""How things and values are called in a sentence about a change.

In: a thing of the model or a value. Out: words, in English around the author's own. Numbers have a true minus.
"""

from __future__ import annotations

from journeyctl import model as m
from journeyctl.record import Record

_CLOSE = 60
_ROOM = 90
_FEELINGS = {-2: "very sad", -1: "sad", 0: "neutral", 1: "happy", 2: "very happy"}


def number(value: float, *, signed: bool = False) -> str:
    """A number with at most two decimals; with its sign when it is a difference."""
    text = f"{value:+.2f}" if signed else f"{value:.2f}"
    text = text.rstrip("0").rstrip(".")
    return ("0" if text in ("-0", "+0") else text).replace("-", "−")


def feeling(value: float) -> str:
    """A happiness in a word."""
    from journeyctl.feelings import level

    return _FEELINGS[level(value)]


def quoted(text: str, room: int = _CLOSE) -> str:
    """The author's words in quotation marks, cut when there are too many."""
    return f"“{text if len(text) <= room else text[: room - 1].rstrip() + '…'}”"


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
    return told(one)


def told(value: object) -> str:
    """A value in words, "" when it is absent."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number(value)
        case m.Share():
            return f"{value.count}/{value.of}"
        case m.Scale():
            return f"{number(value.min)} … {number(value.max)}"
        case tuple():
            return ", ".join(map(told, value))
        case Record():
            return name_of(value)
    return str(value)


def whole(value: object) -> str:
    """A value with all its parts, for two that are called alike."""
    if not isinstance(value, Record):
        return told(value)
    parts = ((name, getattr(value, name)) for name in type(value).__names__ if name != "span")
    return ", ".join(f"{name} {whole(one)}" for name, one in parts if one not in (None, "", ()))


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
