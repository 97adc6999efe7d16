"""Reads a YAML file of the project as far as its long form.

In: a path below the root. Out: the root mapping after `source.read`, `schema.validate` and `shorthand.expand`, or None
and everything that is wrong with the file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from journeyctl.binding import too_many_parts
from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.project.fetching import fetch
from journeyctl.schema import SchemaName, validate
from journeyctl.shorthand import expand
from journeyctl.source import read
from journeyctl.source.nodes import Mapping


class Parsed(NamedTuple):
    """The long form of a file, or None when a diagnostic is an error."""

    root: Mapping | None
    diagnostics: tuple[Diagnostic, ...] = ()


def parse(root: Path, reference: str, schema: SchemaName) -> Parsed:
    """The long form of the file `reference` below `root`, checked by the schema of that name."""
    path = said(root / reference)
    fetched = fetch(root, reference, Span(path, 1, 1, 1, 1))
    if fetched.data is None:
        return Parsed(None, fetched.diagnostics)
    document = read(fetched.data, path)
    if document.root is None:
        return Parsed(None, document.diagnostics)
    many = too_many_parts(document.root)
    if many:
        return Parsed(None, (*document.diagnostics, *many))
    diagnostics = (*document.diagnostics, *validate(document.root, schema))
    if any(one.level == "error" for one in diagnostics):
        return Parsed(None, diagnostics)
    return Parsed(expand(document.root, schema), diagnostics)


def said(path: Path) -> str:
    """A path as messages show it: from the current folder when it lies below it."""
    try:
        return path.relative_to(Path(os.path.realpath("."))).as_posix()
    except ValueError:
        return path.as_posix()
