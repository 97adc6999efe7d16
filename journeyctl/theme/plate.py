"""What a title block shows beyond its journey: whose map it is, and where it lies."""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.theme.logo import Logo


class Plate(NamedTuple):
    """A logo, and an address that is drawn as a code and as words; None and "" for none."""

    logo: Logo | None = None
    link: str = ""
