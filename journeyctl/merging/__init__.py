"""Merging: what git asks of us. A journey as flat lines, two versions made one, the drivers in git's settings.

In: the bytes of files, a folder. Out: bytes, and settings written. Used by git, through `journeyctl git`.
"""

from __future__ import annotations

from journeyctl.merging import drivers
from journeyctl.merging.flat import flat
from journeyctl.merging.patch import Side, patch
from journeyctl.merging.threeway import MARKER, Merged, merge

__all__ = ["MARKER", "Merged", "Side", "drivers", "flat", "merge", "patch"]
