"""The project around a journey: its root, its file, its personas, and the only way to read what files refer to.

In: the path of a journey, or a root. Out: a frozen `Project`, and what is wrong with `journeyctl.yaml`. Every part is
imported when it is first used: to look for a root takes no YAML.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from journeyctl.project.root import PROJECT_FILE, find_root, head_of, is_root

if TYPE_CHECKING:
    from journeyctl.project.documents import said
    from journeyctl.project.fetching import Fetched, fetch
    from journeyctl.project.opening import Opened, open_project
    from journeyctl.project.settings import Check, Gates, Limits, Project, View

__all__ = [
    "PROJECT_FILE", "Check", "Fetched", "Gates", "Limits", "Opened", "Project", "View", "fetch", "find_root", "head_of",
    "is_root", "open_project", "said",
]  # fmt: skip

_HOMES = {
    "documents": ("said",),
    "fetching": ("Fetched", "fetch"),
    "opening": ("Opened", "open_project"),
    "settings": ("Check", "Gates", "Limits", "Project", "View"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    """A part of the room, found when it is first used."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
