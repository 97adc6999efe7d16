"""What the build has made for this installation beside its fonts: tables, read without opening a font.

In: the name of a table. Out: its data. The files are `hatch_build.py`'s.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from journeyctl.diagnostics import EnvironmentFault

FOLDER = Path(__file__).resolve().parent.parent / "fonts" / "files"
"""Where the fonts and their tables lie."""


def table(name: str) -> dict[str, Any]:
    """The data of a table. EnvironmentFault when the installation lacks it."""
    try:
        data = (FOLDER / name).read_text(encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(
            "J910",
            f"the font files of this installation are missing ({error.strerror}: {FOLDER})",
            "install the program again with pip; in a checkout: pip install -e .",
        ) from error
    found: dict[str, Any] = json.loads(data)
    return found
