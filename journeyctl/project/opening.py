"""Opens the project at a root.

In: a root. Out: a frozen `Project`, and what is wrong with `journeyctl.yaml`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from journeyctl.binding import Findings
from journeyctl.diagnostics import Diagnostic
from journeyctl.project.documents import parse
from journeyctl.project.personas import Personas
from journeyctl.project.root import PROJECT_FILE
from journeyctl.project.settings import Project, project_of


class Opened(NamedTuple):
    """A project, and what must be said about its file. With an error the project holds defaults only."""

    project: Project
    diagnostics: tuple[Diagnostic, ...] = ()


def open_project(root: Path) -> Opened:
    """The project at a root (`find_root`); a root without `journeyctl.yaml` has one of defaults."""
    defaults = Project(root=root, personas=Personas(root))
    if not os.path.lexists(root / PROJECT_FILE):
        return Opened(defaults)
    parsed = parse(root, PROJECT_FILE, "project")
    if parsed.root is None:
        return Opened(defaults, parsed.diagnostics)
    findings = Findings()
    findings.extend(parsed.diagnostics)
    project = project_of(parsed.root, root, findings)
    return Opened(defaults if findings.failed else project, findings.sorted())
