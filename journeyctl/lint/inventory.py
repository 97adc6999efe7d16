"""What a map takes from the project's catalogue of touchpoints, and what it does not.

In: the touchpoints of a map, and those of the catalogue by their folded names. Out: an `Inventory`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from journeyctl.binding.identity import fold
from journeyctl.model import Touchpoint

_ALIKE = 0.8
"""From this likeness on (of `difflib`, 0 to 1) one name is taken for a slip of the other."""
_COMPARED = 25
"""So many names are compared, so that a hostile file costs no more than an honest one."""


class Inventory(NamedTuple):
    """Our touchpoints that the catalogue does not have, each name once, in the order of the file.

    `slips` come with the name that is most likely meant. `outside` are the others, where at least half of the map's
    touchpoints stand in the catalogue; a map that does not use it has none.
    """

    slips: tuple[tuple[Touchpoint, str], ...] = ()
    outside: tuple[Touchpoint, ...] = ()

    def names(self) -> frozenset[str]:
        """All names that are not in the catalogue and should be, folded."""
        return frozenset(fold(one.name) for one in (*self.outside, *(one for one, _ in self.slips)))


def inventory(met: Iterable[Touchpoint], listed: Mapping[str, str]) -> Inventory:
    """The inventory of a map; nothing is missing without a catalogue."""
    named: dict[str, Touchpoint] = {}
    for one in met if listed else ():
        if one.name and one.ours == "yes":
            named.setdefault(fold(one.name), one)
    missing = [(key, one) for key, one in named.items() if key not in listed]
    near = {key: name for key, _ in missing[:_COMPARED] if (name := _near(key, listed))}
    slips = tuple((one, near[key]) for key, one in missing if key in near)
    far = tuple(one for key, one in missing if key not in near)
    return Inventory(slips, far if 2 * len(missing) <= len(named) else ())


def _near(name: str, listed: Mapping[str, str]) -> str:
    """The name that is most likely meant. Numbers are no slips: desk 1 is not desk 2."""
    from difflib import get_close_matches

    alike = (one for one in listed if _digits(one) == _digits(name))
    return next((listed[key] for key in get_close_matches(name, alike, 1, _ALIKE)), "")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
