"""What preflight found, for people in a terminal and for programs as JSON.

In: reports. Out: text. The JSON is described by `schemas/preflight.schema.json`; its `version` stays 1 while keys are
only added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeyctl.preflight import Finding, Report
from journeyctl.report.data import dumped
from journeyctl.report.safe import shown

VERSION = 1
"""Of the format."""

_SIGNS = {"kept": ("✓", "32"), "refused": ("✗", "31"), "told": ("·", "90"), "unknown": ("?", "33")}
_WIDE = 9


def written(reports: Iterable[Report], *, colour: bool = False) -> str:
    """The reports, a line a finding; at the end how many are refused."""
    lines: list[str] = []
    refused = 0
    for report in reports:
        refused += len(report.refused)
        lines.append(shown(report.name))
        for page in report.pages:
            lines += [f"  page {page.number}"] if len(report.pages) > 1 else []
            lines += (_line(one, colour=colour) for one in page.findings)
    lines.append(f"{refused} refused" if refused else "nothing is refused")
    return "".join(f"{line}\n" for line in lines)


def _line(one: Finding, *, colour: bool) -> str:
    sign, ink = _SIGNS[one.verdict]
    sign = f"\033[{ink}m{sign}\033[0m" if colour else sign
    return f"  {sign} {one.check.ljust(_WIDE)}{shown(' '.join((one.said, *_rest(one))))}"


def _rest(one: Finding) -> Iterator[str]:
    """Where it is, and what is asked for."""
    if one.at:
        yield f"at {one.at[0]:.1f} mm from the left, {one.at[1]:.1f} mm from the top"
    if one.verdict == "refused" and one.limit is not None:
        bound = "at most" if one.check in ("ink", "colours") else "at least"
        yield f"– {bound} {one.limit:g}{f' {one.unit}' if one.unit else ''} is asked for"


def as_json(reports: Iterable[Report]) -> str:
    """The reports for programs."""
    return dumped({
        "version": VERSION,
        "files": [
            {
                "file": report.name,
                "refused": len(report.refused),
                "pages": [
                    {"page": page.number, "findings": [_data(one) for one in page.findings]} for page in report.pages
                ],
            }
            for report in reports
        ],
    })  # fmt: skip


def _data(one: Finding) -> dict[str, object]:
    return {
        "check": one.check, "verdict": one.verdict, "said": one.said, "value": one.value, "limit": one.limit,
        "unit": one.unit, "at_mm": list(one.at) if one.at else None,
    }  # fmt: skip
