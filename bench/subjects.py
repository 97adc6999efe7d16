"""What the benchmarks work on: journeys of any length, made from fixed words, the same on every machine.

In: a number of activities, or of bytes. Out: the text of a journey file; a repository of such files.
"""

from __future__ import annotations

import subprocess
from itertools import count
from pathlib import Path

_ACTIVITY = """\
      - id: a{number}
        name: Väntar på besked om del {number}
        happiness: {happiness}
        thoughts: Har de glömt mig? Det är dag {number} nu.
        needs:
          text: Veta när något händer
          satisfied_by: Datum i appen, sms dagen före
        touchpoints:
          - {{channel: {channel}, name: Mejl om del {number}}}
          - {{channel: phone, name: Kundtjänst, owner: Service}}
        pains: {{text: Inget besked på {number} dagar, severity: {severity}}}
        delights: En människa som svarade
        backstage:
          - {{actor: Lager, system: Leveranssystem, action: Plockar del {number}}}
        evidence: intervjuer
        observed: {severity}/12
"""
_LEAN = """\
      - id: a{number}
        name: Väntar på besked om del {number}
        happiness: {happiness}
        thoughts: Dag {number} nu.
        touchpoints: {channel}
"""
"""Ten thousand of these stay below the two megabytes that are read of a file."""
_HEAD = """\
title: Resa med {activities} steg
lang: sv
persona: {{name: Kim Ek, age: 40, role: kund i Örebro, quote: Jag vill bara veta., goals: Klart i tid}}
scenario: Kim har beställt något stort som kommer i många delar.
evidence:
  intervjuer: {{kind: interview, count: 12, date: 2026-03}}
phases:
"""
PHASE = 5
"""So many activities make a phase."""


def journey(activities: int, *, forks: bool = False, lean: bool = False) -> str:
    """A journey of so many activities; with `forks` every phase has a skip and a return; `lean` ones say little."""
    parts = [_HEAD.format(activities=activities)]
    for number in range(1, activities + 1):
        if (number - 1) % PHASE == 0:
            parts.append(f"  - name: Del {number // PHASE + 1}\n    activities:\n")
        parts.append(_activity(number, _LEAN if lean else _ACTIVITY))
        if forks:
            parts.append(_ways(number, activities))
    return "".join(parts)


def _activity(number: int, form: str = _ACTIVITY) -> str:
    channel = ("web", "app", "email", "sms", "letter")[number % 5]
    happiness = (-1.5, 0.5, 1, -0.5, 2, 0)[number % 6]
    return form.format(number=number, happiness=happiness, channel=channel, severity=number % 3 + 1)


def _ways(number: int, last: int) -> str:
    place = number % PHASE
    if place == 1 and number + 2 <= last:
        return f"        next: [a{number + 1}, {{to: a{number + 2}, when: har bråttom}}]\n"
    if place == 4 and number < last:
        return f"        next: [a{number + 1}, {{to: a{number - 2}, when: börjar om}}]\n"
    return ""


def journey_of(size: int) -> str:
    """A journey of about so many bytes."""
    each = len(_activity(100).encode())
    for activities in count(max(1, size // each - 1)):
        text = journey(activities)
        if len(text.encode()) >= size:
            return text
    raise AssertionError


REVIEWED, CHANGED, LENGTH = 500, 10, 6_600
"""So many journeys are in a repository, so many of them changed, each of so many bytes, as ours have on average."""


def repository(folder: Path) -> None:
    """A repository of journeys with two commits; in the second a feeling and a thought of some are others."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)

    folder.mkdir()
    git("init", "-q")
    text = journey_of(LENGTH)
    paths = [folder / f"{number}.journey.yaml" for number in range(REVIEWED)]
    for number, path in enumerate(paths):
        path.write_text(text.replace("title: Resa", f"title: Resa {number}"), encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "Before")
    for path in paths[:: REVIEWED // CHANGED]:
        before = path.read_text(encoding="utf-8")
        after = before.replace("happiness: 0.5", "happiness: -2", 1).replace("Har de glömt mig?", "Var är de?", 1)
        path.write_text(after, encoding="utf-8")
    git("commit", "-q", "-a", "-m", "After")


def diagram(activities: int) -> str:
    """The same number of steps in Mermaid's journey diagram, which knows a name and a score."""
    lines = ["journey", f"  title Resa med {activities} steg"]
    for number in range(1, activities + 1):
        if (number - 1) % PHASE == 0:
            lines.append(f"  section Del {number // PHASE + 1}")
        lines.append(f"    Väntar på besked om del {number}: {number % 5 + 1}: Kim")
    return "\n".join(lines) + "\n"
