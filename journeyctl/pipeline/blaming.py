"""Who stated what a journey says: the journey as it lies in the folder, asked back through its versions.

In: a file, and what is asked about. Out: `Told`, or the words that may have been meant.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from journeyctl.diagnostics import EnvironmentFault, JourneyctlError
from journeyctl.history.blame import Blame, Inquest, feelings
from journeyctl.history.things import Thing, near, sought, things
from journeyctl.history.words import speech
from journeyctl.pipeline.chronicle import Wanted, read_history
from journeyctl.pipeline.finding import find
from journeyctl.pipeline.loading import load


class Told(NamedTuple):
    """What was asked about, and whether git has the history to its beginning.

    Attributes:
        name: the journey's file.
        blames: the thing, or every activity; () when the word means nothing, or several things.
        several: the things that the word means, when there is more than one.
        near: what may have been meant, when there is none.
        every: all that can be asked about.
        whole: False where a shallow clone has no more.
        lang: the language in which it is told.
    """

    name: str
    blames: tuple[Blame, ...]
    several: tuple[Thing, ...] = ()
    near: tuple[str, ...] = ()
    every: tuple[Thing, ...] = ()
    whole: bool = True
    lang: str = "en"


def blame(path: Path, word: str = "", root: Path | None = None, lang: str = "") -> Told:
    """Who stated what is said of a thing; without a word, how each activity feels. `lang` is as in `Wanted`.

    Raises:
        EnvironmentFault: when there is no repository (J923), no such file (J904), or it is no journey (J903).
        JourneyctlError: when the journey as it is now has errors.
    """
    if not path.is_file():
        raise EnvironmentFault("J904", f"there is no file {os.fspath(path)!r}", "Check the path.")
    loaded = load(find((os.fspath(path),))[0], root)
    now = loaded.journey
    if now is None:
        raise JourneyctlError(tuple(one for one in loaded.diagnostics if one.level == "error"))
    found = sought(now, word) if word else ()
    if word and len(found) != 1:
        return Told(path.as_posix(), (), found, near(now, word), things(now))
    told = read_history(Wanted(path, root=root, compared=False, lang=lang))
    inquest = Inquest(told.moments, now, told.head, speech(told.lang).diff)
    made = (inquest.blame(found[0]),) if found else tuple(feelings(inquest, now))
    return Told(told.name, made, whole=told.whole, lang=told.lang)
