"""The cache: bytes kept under a key, sealed, so that what was drawn once need not be drawn again.

In: a key (64 hexadecimal digits that stand for everything the bytes depend on), and the bytes. Out: the same bytes, or
nothing. An entry that is damaged, cut short or not ours is nothing. Nothing in a cache is ever run: an entry is a
line of numbers, a line of JSON and bytes. Only a cache that is sealed for this account is asked where files go
(`cli/recalling.py`), and the key is then the whole command line.
"""

from __future__ import annotations

from journeyctl.cache.keeping import Held, clear, held, prune
from journeyctl.cache.place import FOLDER, named, own
from journeyctl.cache.store import Cache, Entry, key_of

__all__ = ["FOLDER", "Cache", "Entry", "Held", "clear", "held", "key_of", "named", "own", "prune"]
