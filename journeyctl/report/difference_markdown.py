"""What differs between journeys as Markdown, for one comment on a change.

In: compared journeys, what changed beside them, how many bytes there is room for, a language. Out: a hidden mark by
which a tool finds its comment again, a table that carries the numbers, and what differs in each journey. When there is
too much, the least important classes go first, then the details of the last journeys, then rows; the totals always
stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from journeyctl.diff import Change, Difference, Figure, columns, figures
from journeyctl.labels import Labels
from journeyctl.report.curves import drawn
from journeyctl.report.difference import GROUPS, altering, counted, groups, spoken, title, worth
from journeyctl.report.links import Links
from journeyctl.report.markup import code, plain, size

if TYPE_CHECKING:
    from journeyctl.pipeline.between import Beside
    from journeyctl.pipeline.comparing import Compared

ROOM = 60_000
"""Bytes. A comment on GitHub holds 65,536 characters."""
LEAST = 1_000
"""So many bytes the totals need."""
MARK = "<!-- journeyctl:diff -->"
"""The first line, by which a tool finds its comment again."""

NO_LINKS = Links()

_COLUMNS = ("journey", "mean", "lowest", "evidence", "changes")
_SIGNS = {"+": "&#43;", "~": "&#126;"}
"""What would begin a list in a list, or strike words out."""


def written(
    several: Iterable[Compared],
    beside: Iterable[Beside] = (),
    *,
    room: int = ROOM,
    summary: bool = False,
    lang: str = "en",
    links: Links = NO_LINKS,
) -> str:
    """The comment, in at most so many bytes; the summary is the totals and the table.

    Links to lines are the first that goes when there is no room.
    """
    every, words = tuple(several), spoken(lang)
    told = [(one, one.difference) for one in every if one.difference is not None and worth(one, one.difference)]
    failed = [one for one in every if one.difference is None]
    top = _top(told, failed, tuple(beside), room, words)
    rows = [_row(one, difference, words) for one, difference in told]
    if summary:
        return _fitted(top, rows, [], room, words)
    fewer = links._replace(lines="")
    # One class after the other is left out, from the last.
    for kept, linked in ((len(GROUPS), links), *((kept, fewer) for kept in range(len(GROUPS), 1, -1))):
        parts = [_details(one, difference, GROUPS[:kept], words, linked) for one, difference in told]
        left_out = _left_out(words) if kept < len(GROUPS) else ""
        page = "".join([top, _head(words) if rows else "", *rows, *parts, left_out])
        if size(page) <= room:
            return page
    parts = [_details(one, difference, GROUPS[:2], words, fewer) for one, difference in told]
    return _fitted(top, rows, parts, room, words)


def _head(words: Labels) -> str:
    cells = " | ".join(words(f"table.{name}") for name in _COLUMNS)
    return f"| {cells} |\n| --- | --- | --- | --- | --- |\n"


def _left_out(words: Labels) -> str:
    return f"\n{words('report.left-out')}\n"


def _fitted(top: str, rows: Sequence[str], parts: Sequence[str], room: int, words: Labels) -> str:
    """As much as there is room for: first the rows, then the details."""
    head, left_out = _head(words), _left_out(words)
    left = room - size(top) - size(head) - size(left_out)
    kept: list[str] = []
    for one in (*rows, *parts):
        if size(one) > left:
            break
        left -= size(one)
        kept.append(one)
    whole = len(kept) == len(rows) + len(parts)
    return "".join([top, head if kept else "", *kept, "" if whole else left_out])


def _top(
    told: Sequence[tuple[Compared, Difference]],
    failed: Sequence[Compared],
    beside: Sequence[Beside],
    room: int,
    words: Labels,
) -> str:
    """The mark, how many journeys differ, what could not be read, what changed beside them."""
    kinds = [difference.kind for _, difference in told]
    counts = [(kinds.count(kind), kind) for kind in ("changed", "added", "removed")]
    some = [(count, kind) for count, kind in (*counts, (len(failed), "unreadable")) if count]
    said = [words.count(f"{'further' if at else 'total'}.{kind}", count) for at, (count, kind) in enumerate(some)]
    lines = [MARK, f"### journeyctl: {', '.join(said) or words('report.nothing')}", ""]
    more = [f"- {words('report.unreadable', name=plain(one.name))}" for one in failed]
    more += [f"- {code(one.name)}: {plain(altering(one, words))}" for one in beside]
    spent = size("\n".join(lines))
    for one in more:
        spent += size(one) + 1
        if spent > room // 2:
            lines.append(f"- {words('report.more')}")
            break
        lines.append(one)
    return "\n".join([*lines, ""]) + ("\n" if more else "")


def _row(one: Compared, difference: Difference, words: Labels) -> str:
    """A row of the table: the title, the numbers with their deltas, the counts."""
    cells = [_cell(figure, words) for figure in figures(difference)[:3]]
    last = _through(one, counted(difference, words), words)
    return f"| {plain(title(difference))} | {' | '.join(cells)} | {last} |\n"


def _cell(one: Figure, words: Labels) -> str:
    unit = " %" if one.name == "evidence" else ""
    before, after = (words.number(value) + unit if value is not None else "–" for value in (one.before, one.after))
    if not one.delta:
        return after if one.after is not None else before
    sign = "▲" if one.delta > 0 else "▼"
    return f"{before} → {after} ({sign} {words.number(one.delta, signed=True)})"


def _through(one: Compared, text: str, words: Labels) -> str:
    names = ", ".join(map(plain, one.through))
    return words("report.through", file=text, names=names) if names else text


def _details(one: Compared, difference: Difference, names: Sequence[str], words: Labels, links: Links) -> str:
    """What differs in a journey, folded."""
    file = f"{plain(one.was)} → {plain(one.name)}" if one.was else plain(one.name)
    lines = ["", f"<details><summary><b>{plain(title(difference))}</b> {file}</summary>", ""]
    lines += _picture(one, words, links)
    lines += [*_curve(difference, words), ""] if difference.kind == "changed" else []
    for name, found in groups(difference):
        if name in names:
            lines += [
                f"**{words(f'heading.{name}')}**",
                "",
                *(
                    f"- {_SIGNS.get(each.sign, each.sign)} {plain(each.text)}{_line(one, each, links)}"
                    for each in found
                ),
                "",
            ]
    return "\n".join([*lines, "</details>", ""])


def _picture(one: Compared, words: Labels, links: Links) -> list[str]:
    """The picture of a journey that is still there, or a link to the page that has it."""
    address = links.picture(one.after.given.name, one.after.given.slug) if one.after else ""
    return [f"{'!' if links.drawn() else ''}[{words('report.picture')}]({address})", ""] if address else []


def _line(one: Compared, change: Change, links: Links) -> str:
    """A link to where a change stands in the newer file."""
    if not one.after or not change.new.line or change.new.path != one.after.given.name:
        return ""
    address = links.line(change.new.path, change.new.line)
    return f" ([L{change.new.line}]({address}))" if address else ""


def _curve(difference: Difference, words: Labels) -> list[str]:
    """The happiness of both, one sign an activity: · is not known, a space is not there."""
    pairs = columns(difference)
    if not any(value for pair in pairs for value in pair if isinstance(value, float)):
        return []
    rows = [drawn(side) for side in zip(*pairs, strict=True)]
    heads = words("report.was"), words("report.now")
    wide = max(map(len, heads)) + 2
    return ["```text", *(f"{head:{wide}}{row}".rstrip() for head, row in zip(heads, rows, strict=True)), "```"]
