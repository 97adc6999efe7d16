"""A happiness curve as one line of text.

In: the happiness of every activity, on -2 ... 2. Out: one sign an activity, from ▁ to █; · is not known.
"""

from __future__ import annotations

from collections.abc import Iterable

_BLOCKS = "▁▂▃▄▅▆▇█"


def drawn(values: Iterable[float | str | None]) -> str:
    """The curve; a text stands for itself, as a space does for what is not there."""
    return "".join(map(_block, values))


def _block(value: float | str | None) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return "·"
    return _BLOCKS[round((max(-2.0, min(2.0, value)) + 2) / 4 * (len(_BLOCKS) - 1))]
