"""The personas of a project, read when a journey asks for one and kept for the next.

`personas/ID.persona.yaml` is the persona ID. A reference is an id, else the name of a persona.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NamedTuple

from journeyctl.binding import Sought, bind_persona
from journeyctl.diagnostics import Diagnostic
from journeyctl.model import Persona
from journeyctl.project.documents import parse
from journeyctl.project.fetching import names

FOLDER = "personas"
ENDING = ".persona.yaml"
MOST = 1_000
"""The most files that are read to find a persona by its name."""


class _File(NamedTuple):
    persona: Persona | None
    diagnostics: tuple[Diagnostic, ...]


class Personas:
    """Finds the personas below a project's root; called with a reference."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: dict[str, str] | None = None
        self._read: dict[str, _File] = {}

    def __call__(self, reference: str) -> Sought:
        """The persona of that id, else all of that name, with what is wrong with the files that were read."""
        files = self._known()
        known = tuple(files)
        if reference in files:
            file = self._file(reference)
            return Sought((file.persona or Persona(name=reference),), known, file.diagnostics)
        read = [self._file(key) for key in known[:MOST]]
        found = tuple(file.persona for file in read if file.persona and file.persona.name == reference)
        wrong = () if found else tuple(one for file in read for one in file.diagnostics)
        return Sought(found, known, wrong)

    def ids(self) -> tuple[str, ...]:
        """The ids of all personas, sorted."""
        return tuple(sorted(self._known()))

    def path(self, persona: str) -> Path | None:
        """The file of the persona of that id."""
        name = self._known().get(persona)
        return self.root / FOLDER / name if name else None

    def _known(self) -> dict[str, str]:
        if self._files is None:
            self._files = {
                unicodedata.normalize("NFC", name.removesuffix(ENDING)): name
                for name in names(self.root, FOLDER)
                if name.endswith(ENDING) and name != ENDING
            }
        return self._files

    def _file(self, key: str) -> _File:
        if key not in self._read:
            parsed = parse(self.root, f"{FOLDER}/{self._known()[key]}", "persona")
            persona = bind_persona(parsed.root) if parsed.root else None
            self._read[key] = _File(persona, parsed.diagnostics)
        return self._read[key]
