"""Starting: the files of a new repository of journeys, and where they are put.

In: a language, a forge, a day. Out: files as bytes, and what became of each. Nothing that is there is ever overwritten.
"""

from __future__ import annotations

from journeyctl.starting.planting import File, Planted, plant
from journeyctl.starting.repository import Forge, example, repository
from journeyctl.starting.words import LANGUAGES, words

__all__ = ["LANGUAGES", "File", "Forge", "Planted", "example", "plant", "repository", "words"]
