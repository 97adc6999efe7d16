"""Design tokens: the colours of a picture, by name.

In: the name of a built-in theme (`nordic`, `mono`, `contrast`) or a checked theme file. Out: a frozen `Theme`, whose
`palette` gives every token as `#RRGGBB`. `judge` computes the contrast of every pair of text and ground that the
pictures use (WCAG 2.2, AA: 4.5) and finds hues that collide with feeling.
"""

from __future__ import annotations

from journeyctl.theme.judging import Written, judge
from journeyctl.theme.themes import BUILT_IN, Theme, brand, load

__all__ = ["BUILT_IN", "Theme", "Written", "brand", "judge", "load"]
