"""A full date stands without quotes.

## What it checks
Whether a full date, such as 2026-05-17, is written without quotation marks. Only asked with `--pedantic`.

## Why it matters
Here a date stays the text you typed. Many other programs that read YAML turn it into a date of their own and show it
in another way, or refuse the file. That matters when the journey is also read by a script or a spreadsheet. A month,
such as 2026-05, stays text everywhere, and for a journey it is mostly exact enough. No guide asks for this; it is what
we learned from journeys that several programs read.

## Example
```yaml
title: Switching energy supplier
evidence:
  interviews: {kind: interview, count: 7, date: 2026-05-17}
rests_on: interviews
activities: [Compares tariffs, Signs]
```

## Better
```yaml
title: Switching energy supplier
evidence:
  interviews: {kind: interview, count: 7, date: "2026-05-17"}
rests_on: interviews
activities: [Compares tariffs, Signs]
```

## When to ignore
When no other program reads the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeyctl.diagnostics import Edit, Fix
from journeyctl.lint.rule import Finding, Rule
from journeyctl.lint.subject import Subject
from journeyctl.source import quoted

_DATE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|"
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}[-+.:0-9Zz ]*"
)
"""What YAML 1.1 calls a timestamp (yaml.org/type/timestamp.html)."""


def find(subject: Subject) -> Iterator[Finding]:
    """The first such date, with the number of all."""
    found = [one for one in subject.texts if one.style == "plain" and re.fullmatch(_DATE, one.text)]
    if found:
        form = "many" if len(found) > 1 else ""
        fix = Fix(tuple(Edit(one.span, quoted(one.text)) for one in found), safe=True)
        yield Finding(found[0].span, values={"date": found[0].text, "count": str(len(found))}, form=form, fix=fix)


RULE = Rule(
    code="J051",
    name="unquoted-date",
    family="file",
    level="hint",
    says={
        "": (
            "the date {date} stands without quotes",
            'Write `"{date}"`, or the month alone, if other programs read this file too.',
        ),
        "many": (
            "{count} full dates stand without quotes, the first is {date}",
            'Write `"{date}"`, or the month alone, if other programs read this file too.',
        ),
    },
    practices=("ours",),
    find=find,
    since="",
    audience="pedantic",
)
