"""Where the files that ship with the program lie: schemas and templates.

In a wheel they lie inside the package; in a checkout they stand at the top of the repository. This is the only room
that knows both places.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `schemas` or `templates`, wherever this copy of the program keeps it."""
    inside = _PACKAGE / name
    if inside.is_dir() and name == "schemas" and (inside / "journey.schema.json").is_file():
        return inside
    if inside.is_dir() and name == "templates":
        return inside
    return _PACKAGE.parent / name


def read(name: str, *parts: str) -> str:
    """The text of one shipped file, as UTF-8."""
    return folder(name).joinpath(*parts).read_text(encoding="utf-8")


@cache
def icons() -> frozenset[str]:
    """The names of the drawn line icons, which a project may give its channels and lanes."""
    return frozenset(path.stem for path in (folder("templates") / "glyphs").glob("*.svg"))


def shipped() -> Iterator[os.DirEntry[str]]:
    """Every file that this copy of the program consists of, in no order: its modules, fonts, words, schemas, templates.

    What Python and Jinja have made of them is left out.
    """
    places = [str(_PACKAGE), str(folder("schemas")), str(folder("templates"))]
    for place in places:
        with os.scandir(place) as found:
            for one in found:
                if not one.is_dir():
                    yield one
                elif one.name != "__pycache__" and one.path not in places:
                    places.append(one.path)
