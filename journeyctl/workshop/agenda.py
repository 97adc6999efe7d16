"""The agenda: the tasks of a method by the clock, with breaks and lunch where people need them.

In: a method, when the day begins, how many phases there are. Out: entries that follow one another without a gap. For a
full day from nine o'clock it is the agenda of its guide, to the minute.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from journeyctl.workshop.methods import Method, Task

BREAK, LUNCH = 15, 60
TIRED = 90
"""After so many minutes without a pause there is one."""
LONGEST = 120
"""Nor is a task begun that would make it more than this."""
NOON = (11 * 60 + 30, 13 * 60 + 30)
"""Between these times lunch begins, when people have worked before it and work on after it."""
SHORT = 60
"""Lunch is eaten together only when at least so much work lies on either side of it, and a pause made only before
more than half of it."""


class Entry(NamedTuple):
    """A stretch of the day, in minutes after midnight. `number` is the task's on the map, 0 where it has none.

    `phase` counts from 1 where the task is one phase of several.
    """

    what: str
    start: int
    minutes: int
    kind: Literal["task", "break", "lunch"] = "task"
    number: int = 0
    phase: int = 0
    alone: int = 0

    @property
    def end(self) -> int:
        """When it is over."""
        return self.start + self.minutes


def agenda(method: Method, start: int, phases: int = 0, more: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    """The day of a method.

    Args:
        method: whose tasks.
        start: of the day, in minutes after midnight.
        phases: of the map, for a method that goes phase by phase.
        more: lanes of the team's own, each with a task of fifteen minutes before the ideas.
    """
    tasks = tuple(_unfolded(_with(method, more), max(1, phases or method.phases)))
    numbers = _numbers(method, tasks, more)
    found: list[Entry] = []
    now, since, eaten = start, 0, False
    for place, (task, phase) in enumerate(tasks):
        left = sum(one.minutes for one, _ in tasks[place:])
        pause = _pause(now, since, task.minutes, left, start, eaten=eaten) if found else None
        if pause:
            found.append(pause)
            now, since, eaten = pause.end, 0, eaten or pause.kind == "lunch"
        found.append(Entry(task.what, now, task.minutes, "task", numbers.get(task.what, 0), phase, task.alone))
        now, since = now + task.minutes, since + task.minutes
    return tuple(found)


def _with(method: Method, more: tuple[str, ...]) -> tuple[Task, ...]:
    """The tasks, those of further lanes before the ideas, else before the end; phase by phase they take no more."""
    tasks = method.tasks
    if method.columns:
        return tasks
    names = [task.what for task in tasks]
    at = names.index("ideas") if "ideas" in names else len(names) - 1
    return (*tasks[:at], *(Task(lane, 15) for lane in more if lane not in names), *tasks[at:])


def _unfolded(tasks: tuple[Task, ...], phases: int) -> Iterator[tuple[Task, int]]:
    """Each task with the phase it is about, 0 for none."""
    for task in tasks:
        if task.each:
            yield from ((task, phase) for phase in range(1, phases + 1))
        else:
            yield task, 0


def _numbers(method: Method, tasks: tuple[tuple[Task, int], ...], more: tuple[str, ...]) -> dict[str, int]:
    """The numbers of what stands on the map, in the order of the day; where phases are columns, from top to bottom."""
    shown = (*method.lanes, *more)
    order = shown if method.columns else tuple(dict.fromkeys(task.what for task, _ in tasks if task.what in shown))
    return {what: number for number, what in enumerate(order, 1)}


def lane_numbers(method: Method, more: tuple[str, ...] = ()) -> dict[str, int]:
    """The number of every lane of a method's map, and of the team's own."""
    tasks = tuple((task, 0) for task in _with(method, more))
    return _numbers(method, tasks, more)


def _pause(now: int, since: int, minutes: int, left: int, start: int, *, eaten: bool) -> Entry | None:
    """The pause before a task of so many minutes, None when it can begin at once."""
    if not eaten and NOON[0] <= now <= NOON[1] and left >= SHORT and now - start >= SHORT:
        return Entry("lunch", now, LUNCH, "lunch")
    if left > SHORT / 2 and since and (since >= TIRED or since + minutes > LONGEST):
        return Entry("break", now, BREAK, "break")
    return None
