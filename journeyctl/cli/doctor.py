"""`journeyctl doctor`: what is there, what is missing, how to get it."""

from __future__ import annotations

import sys

from journeyctl.cli.options import Colour, Project, Quiet, Verbose
from journeyctl.cli.speaking import coloured


def doctor(
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Colour = "auto",
) -> int:
    """Look at the machine: what is missing, how to get it."""
    from journeyctl.machine import examine
    from journeyctl.report import finding

    found = examine(project, developing=verbose)
    paint = coloured(color, sys.stdout)
    for one in found:
        if not (quiet and one.there):
            sys.stdout.write(finding(one.name, one.detail, there=one.there, needed=one.needed, colour=paint))
    return 2 if any(one.needed and not one.there for one in found) else 0
