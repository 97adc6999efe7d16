"""Books of words as tests read them.

In: a table of TOML, with tables inside. Out: its texts by their whole keys.
"""

from __future__ import annotations

from typing import Any


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """The texts of a book by key, those of inner tables as `table.key`."""
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return found
