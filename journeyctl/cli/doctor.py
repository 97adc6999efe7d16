"""`journeyctl doctor`: what is there, what is missing, how to get it."""

from __future__ import annotations

import typer


def doctor() -> int:
    """Look at the machine: what is there, what is missing, how to get it."""
    from journeyctl.preflight import examine

    findings = examine()
    for one in findings:
        sign = "ok     " if one.there else "MISSING" if one.needed else "absent "
        typer.echo(f"{sign}  {one.name:<10} {one.detail}")
    return 2 if any(one.needed and not one.there for one in findings) else 0
