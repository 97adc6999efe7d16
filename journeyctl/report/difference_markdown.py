"""What differs between journeys as Markdown, for one comment on a change.

In: compared journeys, what changed beside them, how many bytes there is room for. Out: a hidden mark by which a tool
finds its comment again, a table that carries the numbers, and what differs in each journey. When there is too much, the
least important classes go first, then the details of the last journeys, then rows; the totals always stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from journeyctl.diff import Change, Difference, Figure, columns, figures
from journeyctl.diff.values import number
from journeyctl.report.difference import HEADINGS, altering, counted, groups, title, worth
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

_HEAD = "| journey | mean | lowest point | on evidence | changes |\n| --- | --- | --- | --- | --- |\n"
_LEFT_OUT = "\nMore is left out here. Run `journeyctl diff` for all.\n"
_SIGNS = {"+": "&#43;", "~": "&#126;"}
"""What would begin a list in a list, or strike words out."""
_PICTURE = "Picture"
_BLOCKS = "▁▂▃▄▅▆▇█"


def written(
    several: Iterable[Compared],
    beside: Iterable[Beside] = (),
    *,
    room: int = ROOM,
    summary: bool = False,
    links: Links = NO_LINKS,
) -> str:
    """The comment, in at most so many bytes; the summary is the totals and the table.

    Links to lines are the first that goes when there is no room.
    """
    every = tuple(several)
    told = [(one, one.difference) for one in every if one.difference is not None and worth(one, one.difference)]
    failed = [one for one in every if one.difference is None]
    top = _top(told, failed, tuple(beside), room)
    rows = [_row(one, difference) for one, difference in told]
    if summary:
        return _fitted(top, rows, [], room)
    names = list(HEADINGS)
    fewer = links._replace(lines="")
    # One class after the other is left out, from the last.
    for kept, linked in ((len(names), links), *((kept, fewer) for kept in range(len(names), 1, -1))):
        parts = [_details(one, difference, names[:kept], linked) for one, difference in told]
        page = "".join([top, _HEAD if rows else "", *rows, *parts, _LEFT_OUT if kept < len(names) else ""])
        if size(page) <= room:
            return page
    return _fitted(top, rows, [_details(one, difference, names[:2], fewer) for one, difference in told], room)


def _fitted(top: str, rows: Sequence[str], parts: Sequence[str], room: int) -> str:
    """As much as there is room for: first the rows, then the details."""
    left = room - size(top) - size(_HEAD) - size(_LEFT_OUT)
    kept: list[str] = []
    for one in (*rows, *parts):
        if size(one) > left:
            break
        left -= size(one)
        kept.append(one)
    whole = len(kept) == len(rows) + len(parts)
    return "".join([top, _HEAD if kept else "", *kept, "" if whole else _LEFT_OUT])


def _top(
    told: Sequence[tuple[Compared, Difference]], failed: Sequence[Compared], beside: Sequence[Beside], room: int
) -> str:
    """The mark, how many journeys differ, what could not be read, what changed beside them."""
    kinds = [difference.kind for _, difference in told]
    counts = ((kinds.count("changed"), "changed"), (kinds.count("added"), "new"), (kinds.count("removed"), "removed"),
              (len(failed), "not readable"))  # fmt: skip
    said = [f"{count} {word}" for count, word in counts if count]
    if said:
        count, _, word = said[0].partition(" ")
        said[0] = f"{count} journey{'' if count == '1' else 's'} {word}"
    heading = ", ".join(said) or "no journey says anything else"
    lines = [MARK, f"### journeyctl: {heading}", ""]
    more = [f"- error: {plain(one.name)} cannot be read; run `journeyctl check`" for one in failed]
    more += [f"- {code(one.name)}: {plain(altering(one))}" for one in beside]
    spent = size("\n".join(lines))
    for one in more:
        spent += size(one) + 1
        if spent > room // 2:
            lines.append("- and more of this kind")
            break
        lines.append(one)
    return "\n".join([*lines, ""]) + ("\n" if more else "")


def _row(one: Compared, difference: Difference) -> str:
    """A row of the table: the title, the numbers with their deltas, the counts."""
    cells = [_cell(figure) for figure in figures(difference)[:3]]
    return f"| {plain(title(difference))} | {' | '.join(cells)} | {counted(difference)}{_through(one)} |\n"


def _cell(one: Figure) -> str:
    unit = " %" if one.name == "evidence" else ""
    before, after = (number(value) + unit if value is not None else "–" for value in (one.before, one.after))
    if not one.delta:
        return after if one.after is not None else before
    sign = "▲" if one.delta > 0 else "▼"
    return f"{before} → {after} ({sign} {number(one.delta, signed=True)})"


def _through(one: Compared) -> str:
    return f", through {', '.join(map(plain, one.through))}" if one.through else ""


def _details(one: Compared, difference: Difference, names: Sequence[str], links: Links) -> str:
    """What differs in a journey, folded."""
    file = f"{plain(one.was)} → {plain(one.name)}" if one.was else plain(one.name)
    lines = ["", f"<details><summary><b>{plain(title(difference))}</b> {file}</summary>", ""]
    lines += _picture(one, links)
    lines += [*_curve(difference), ""] if difference.kind == "changed" else []
    for name, found in groups(difference):
        if name in names:
            lines += [
                f"**{HEADINGS[name]}**",
                "",
                *(
                    f"- {_SIGNS.get(each.sign, each.sign)} {plain(each.text)}{_line(one, each, links)}"
                    for each in found
                ),
                "",
            ]
    return "\n".join([*lines, "</details>", ""])


def _picture(one: Compared, links: Links) -> list[str]:
    """The picture of a journey that is still there, or a link to the page that has it."""
    address = links.picture(one.after.given.name, one.after.given.slug) if one.after else ""
    return [f"{'!' if links.drawn() else ''}[{_PICTURE}]({address})", ""] if address else []


def _line(one: Compared, change: Change, links: Links) -> str:
    """A link to where a change stands in the newer file."""
    if not one.after or not change.new.line or change.new.path != one.after.given.name:
        return ""
    address = links.line(change.new.path, change.new.line)
    return f" ([L{change.new.line}]({address}))" if address else ""


def _curve(difference: Difference) -> list[str]:
    """The happiness of both, one sign an activity: · is not known, a space is not there."""
    pairs = columns(difference)
    if not any(value for pair in pairs for value in pair if isinstance(value, float)):
        return []
    rows = ["".join(map(_block, side)) for side in zip(*pairs, strict=True)]
    return ["```text", f"was  {rows[0]}".rstrip(), f"now  {rows[1]}".rstrip(), "```"]


def _block(value: float | str | None) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return "·"
    return _BLOCKS[round((max(-2.0, min(2.0, value)) + 2) / 4 * (len(_BLOCKS) - 1))]
