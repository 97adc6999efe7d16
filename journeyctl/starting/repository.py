"""The files of a repository of journeys: an example with its persona, settings, schemas, a pipeline, a page to read.

In: a language, a forge, a day. Out: files. What the example says of time is counted from that day, so that it is not
old when it is new.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from journeyctl.schema import NAMES
from journeyctl.schema import text as schema
from journeyctl.starting.dates import dated
from journeyctl.starting.planting import File
from journeyctl.starting.words import named, text, words

Forge = Literal["github", "gitlab", "none"]

_SHARED = {
    ".vscode/settings.json": "settings.json",
    ".vscode/extensions.json": "extensions.json",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}
_PIPELINES = {"github": (".github/workflows/journeys.yml", "github.yml"), "gitlab": (".gitlab-ci.yml", "gitlab.yml")}


def repository(lang: str, forge: Forge, today: date) -> tuple[File, ...]:
    """The files of a new repository, those that people read first.

    Args:
        lang: one of `LANGUAGES`.
        forge: whose pipeline checks and draws every change.
        today: the day that the example is written on.
    """
    journey, persona = named(lang, ".journey.yaml"), named(lang, ".persona.yaml")
    made = {
        "README.md": text(lang, "README.md").replace("{ci}", words(lang)["init"].get(f"ci-{forge}", "")),
        "journeyctl.yaml": text(lang, "journeyctl.yaml"),
        f"journeys/{journey}": dated(text(lang, journey), today),
        f"personas/{persona}": text(lang, persona),
        **{f"schemas/{name}.schema.json": schema(name) for name in NAMES},
        **{target: text("shared", source) for target, source in _SHARED.items()},
    }
    if forge in _PIPELINES:
        target, source = _PIPELINES[forge]
        made[target] = text("shared", source)
    return tuple(File(name, data.encode()) for name, data in made.items())


def example(lang: str) -> str:
    """The name of the example's picture, without its ending."""
    return named(lang, ".journey.yaml").removesuffix(".journey.yaml")
