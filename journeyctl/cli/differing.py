"""What `journeyctl diff` does when no option is given, without the parser of options, which takes as long as ten files.

In: revisions and paths as they are typed. Out: the exit code, the difference on standard output.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeyctl.cli.speaking import coloured, day, say

if TYPE_CHECKING:
    from journeyctl.pipeline.comparing import Compared


GARBAGE = (500_000, 20, 20)
"""How often Python looks for garbage, as in `__main__`."""


def run_plain(words: tuple[str, ...]) -> int | None:
    """Compare two states of a repository; the exit code. None for two files, and for what is not understood."""
    revisions, paths = parted(words)
    if len(revisions) > 1 or len(paths) == len(words) == 2:
        return None
    # Both sides of every journey live to the end: there is next to nothing to find.
    gc.set_threshold(*GARBAGE)
    from journeyctl.pipeline.between import Wanted, compare_revisions
    from journeyctl.pipeline.comparing import language_of
    from journeyctl.report import difference

    told = compare_revisions(Wanted(revisions, paths=paths, today=day("")))
    complain(told.journeys, colour=coloured("auto", sys.stderr))
    colour, lang = coloured("auto", sys.stdout), language_of(told.journeys)
    sys.stdout.write(difference.written(told.journeys, told.beside, colour=colour, lang=lang))
    return int(any(one.faults for one in told.journeys))


def parted(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Revisions and paths: as `--` parts them, else the first words that are no file and no folder are revisions."""
    if "--" in words:
        at = words.index("--")
        return words[:at], words[at + 1 :]
    at = next((place for place, word in enumerate(words) if os.path.lexists(word)), len(words))
    return words[:at], words[at:]


def complain(several: Iterable[Compared], *, colour: bool) -> None:
    """Say what kept journeys from being compared."""
    from journeyctl.report import report

    for one in several:
        for loaded, found in one.faults:
            say(report(found, {loaded.given.name: loaded.lines}, colour=colour))
