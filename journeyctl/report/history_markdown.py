"""The history of a journey as a Markdown table.

In: a chronicle. Out: text; all that people wrote is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeyctl.history import Moment
from journeyctl.history.words import Speech, speech
from journeyctl.report.history import curves_of, named, numbers, told
from journeyctl.report.markup import code, plain

if TYPE_CHECKING:
    from journeyctl.pipeline.chronicle import Chronicle

_COLUMNS = ("revision", "date", "commit", "author", "mean", "lowest", "evidence", "activities", "curve", "changed")
_RULES = "| --- | --- | --- | --- | ---: | --- | ---: | ---: | --- | --- |\n"


def written(one: Chronicle) -> str:
    """The history, from the newest version on: a heading and a row for each."""
    words = speech(one.lang)
    title = next((each.journey.title for each in one.moments if each.journey), one.name)
    heads = f"| {' | '.join(words(f'log.{name}') for name in _COLUMNS)} |\n"
    rows = [_row(each, curve, words) for each, curve in zip(one.moments, curves_of(one.moments), strict=True)]
    note = "" if one.whole else f"\n{words('log.ends', cut=words('log.cut'))}\n"
    return "".join([f"### {plain(title)}\n\n{code(one.name)}\n\n", heads, _RULES, *rows, note])


def _row(one: Moment, curve: str, words: Speech) -> str:
    sign, said = told(one, words)
    subject = plain(one.subject) if one.commit else words("log.uncommitted")
    # A space in code at the end of a cell would be lost, and with it the columns.
    drawn = f"<code>{curve.replace(' ', '&nbsp;')}</code>" if curve else ""
    cells = (code(named(one)), one.day, subject, plain(one.author), *map(plain, numbers(one, words)), drawn,
             f"{plain(sign)} {plain(said)}")  # fmt: skip
    return f"| {' | '.join(cells)} |\n"
