"""The history of a journey as a Markdown table.

In: a chronicle. Out: text; all that people wrote is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeyctl.history import Moment
from journeyctl.report.history import SHALLOW, UNCOMMITTED, curves_of, named, numbers, told
from journeyctl.report.markup import code, plain

if TYPE_CHECKING:
    from journeyctl.pipeline.chronicle import Chronicle

_HEAD = (
    "| revision | date | commit | author | mean | lowest point | on evidence | activities | curve | what changed |\n"
    "| --- | --- | --- | --- | ---: | --- | ---: | ---: | --- | --- |\n"
)


def written(one: Chronicle) -> str:
    """The history, from the newest version on: a heading and a row for each."""
    title = next((each.journey.title for each in one.moments if each.journey), one.name)
    rows = [_row(each, curve) for each, curve in zip(one.moments, curves_of(one.moments), strict=True)]
    note = "" if one.whole else f"\nThe history ends here: {SHALLOW}.\n"
    return "".join([f"### {plain(title)}\n\n{code(one.name)}\n\n", _HEAD, *rows, note])


def _row(one: Moment, curve: str) -> str:
    sign, said = told(one)
    subject = plain(one.subject) if one.commit else UNCOMMITTED
    # A space in code at the end of a cell would be lost, and with it the columns.
    drawn = f"<code>{curve.replace(' ', '&nbsp;')}</code>" if curve else ""
    cells = (code(named(one)), one.day, subject, plain(one.author), *map(plain, numbers(one)), drawn,
             f"{plain(sign)} {plain(said)}")  # fmt: skip
    return f"| {' | '.join(cells)} |\n"
