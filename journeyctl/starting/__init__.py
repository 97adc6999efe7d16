"""Starting: the files of a new repository of journeys, and a new journey.

In: a language, a forge, a day; or a name, a method and answers. Out: files as bytes, and what became of each. Nothing
that is there is ever overwritten.
"""

from __future__ import annotations

from journeyctl.starting import naming
from journeyctl.starting.journey import Beginning, cleaned, journey
from journeyctl.starting.planting import File, Planted, plant
from journeyctl.starting.repository import Forge, example, repository
from journeyctl.starting.words import LANGUAGES, words

__all__ = [
    "LANGUAGES",
    "Beginning",
    "File",
    "Forge",
    "Planted",
    "cleaned",
    "example",
    "journey",
    "naming",
    "plant",
    "repository",
    "words",
]
