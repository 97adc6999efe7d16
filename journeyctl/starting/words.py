"""The words of `init` and `new` in the languages that a start is written in, and the files they stand in.

In: a language and a key. Out: text from `templates/start/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from journeyctl import resources

LANGUAGES = ("en", "sv", "nb")
"""The languages that a start is written in."""

_FOLDER = "start"


@cache
def words(lang: str) -> Mapping[str, Mapping[str, str]]:
    """The words of a language by table and key."""
    import tomllib

    return tomllib.loads(text(lang, "words.toml"))


def text(lang: str, name: str) -> str:
    """A file of a language, or of `shared`."""
    return resources.read("templates", _FOLDER, lang, name)


def named(lang: str, ending: str) -> str:
    """The name of the one file of a language with this ending."""
    folder = resources.folder("templates") / _FOLDER / lang
    (found,) = (path.name for path in folder.iterdir() if path.name.endswith(ending))
    return found
