"""The pictures we have looked at, kept as text: what layout planned, and what was painted.

`tests/golden/NAME.journey.yaml` is a small journey; beside it lie, for each view, `NAME.map.scene.json` (the geometry,
in words) and `NAME.map.svg`. `fold.bands.scene.json` and `fold.overview.scene.json` are what paper makes of a
large map, `bredband.diff.scene.json` is the picture of a difference, `film.scene.json` that of a history,
`canvas.1.scene.json` and `canvas.2.scene.json` are the sheets of a blank map. `make golden` writes them anew; their
diff is what a change does to a picture.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from journeyctl import labels, layout, overlay
from journeyctl import theme as themes
from journeyctl.box import Box
from journeyctl.flow import find_dot
from journeyctl.history import film
from journeyctl.pipeline.comparing import OWN, compare_files
from journeyctl.scene import Scene
from tests.blanks import blank
from tests.drawn import studio
from tests.large import large
from tests.running import ROOT
from tests.versions import history, made

FOLDER = Path(__file__).resolve().parent / "golden"
VIEWS = {
    "line": ("map", "compact", "strip", "curve"),
    "ways": ("map", "flow"),
    "standings": ("map",),
    "lanes": ("map", "blueprint", "matrix"),
}
"""The golden journeys and the views of each that are kept."""
DIFFERENCE = ROOT / "tests" / "cases-diff" / "bredband"
"""Two versions of a journey, the picture of whose difference is kept."""


def golden() -> dict[str, str]:
    """The text of every golden file by its name, as the program makes it today."""
    texts = {}
    for name, views in VIEWS.items():
        for view in views:
            drawing = studio(f"tests/golden/{name}.journey.yaml", view=view)
            with _one_graphviz():
                scene = drawing.scenes("screen")[0]
            assert scene is not None, name
            texts[f"{name}.{view}.scene.json"] = written(scene)
            texts[f"{name}.{view}.svg"] = drawing.svgs("screen", "system")[0]
    texts |= {f"fold.{name}.scene.json": written(scene) for name, scene in folded().items()}
    texts["bredband.diff.scene.json"] = written(difference())
    texts["film.scene.json"] = written(filmed())
    for number, scene in enumerate(blank(method="full-day", lang="sv", participants=8).scenes, 1):
        texts[f"canvas.{number}.scene.json"] = written(scene)
    return texts


def folded() -> dict[str, Scene]:
    """A map of twenty-two activities in two bands, and the overview of one of fifty on sheets; with two lanes."""
    words, look = labels.load("sv"), themes.load("nordic")
    made = {}
    for name, paper, count in (("bands", "A0", 22), ("overview", "A3", 50)):
        journey = large(count, 1, lanes=("activities", "happiness"))
        with _one_graphviz():
            drawing = layout.lay_out(journey, paper=paper, labels=words, theme=look, today=date(2026, 11, 1))
        made[name] = drawing.scenes[0]
    return made


def difference(folder: Path = DIFFERENCE) -> Scene:
    """The picture of what differs between the two journeys of a folder."""
    sides = (folder / "before.journey.yaml", folder / "after.journey.yaml")
    told = compare_files(*sides, ROOT, date(2026, 11, 1), OWN).difference
    assert told is not None
    words = labels.load("sv", (), overlay.BOOK)
    scene = overlay.lay_out(told, theme=themes.load("nordic"), labels=words, revisions=("3f9c2ab", "9d41e07")).scene
    assert scene is not None
    return scene


def filmed() -> Scene:
    """The film strip of four versions: felt otherwise, new and gone, not known, and one that cannot be read."""
    versions = (made(1, 0, -2, names="abc"), made(1, 1, -1, names="abc"), None, made(1, 1, None, 2, names="axcd"))
    scene = film.lay_out(history(*versions), theme=themes.load("nordic"), labels=labels.load("en")).scene
    assert scene is not None
    return scene


@contextmanager
def _one_graphviz() -> Iterator[None]:
    """With the Graphviz that the program brings, whatever else is installed: plans differ between versions."""
    find_dot.cache_clear()
    with patch.dict(os.environ, PATH=""):
        yield
    find_dot.cache_clear()


def kept() -> dict[str, str]:
    """The golden files that lie in the folder."""
    files = (path for path in FOLDER.iterdir() if path.suffix in (".json", ".svg"))
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(files)}


def written(scene: Scene) -> str:
    """A scene as JSON: one element a line, lengths to two decimals, what is as usual left out."""
    return "\n".join(lines(scene)) + "\n"


def lines(thing: tuple[Any, ...], depth: int = 0) -> Iterator[str]:
    """The lines of an element; the lists of elements within it are indented."""
    own = {name: value for name, value in told(thing).items() if name not in ("children", "definitions")}
    lists = {name: value for name, value in told(thing).items() if name not in own}
    text = json.dumps(own, ensure_ascii=False, default=str)
    if not lists:
        yield " " * depth + text
        return
    opening = " " * depth + text[:-1]
    for name, parts in lists.items():
        yield f'{opening}, "{name}": ['
        for at, part in enumerate(parts, 1):
            *before, last = lines(part, depth + 1)
            yield from before
            yield last + ("," if at < len(parts) else "")
        opening = " " * depth + "]"
    yield opening + "}"


def told(thing: tuple[Any, ...]) -> dict[str, Any]:
    """The kind and the fields of an element as plain data; a box is its four numbers."""
    usual = thing._field_defaults  # type: ignore[attr-defined]
    fields = {name: value for name, value in thing._asdict().items() if name not in usual or value != usual[name]}  # type: ignore[attr-defined]
    return {"kind": type(thing).__name__, **{name: plain(name, value) for name, value in fields.items()}}


def plain(name: str, value: Any) -> Any:
    """A field as plain data."""
    if isinstance(value, float):
        return round(value, 2) + 0.0
    if isinstance(value, Box) or name == "dash":
        return [round(length, 2) + 0.0 for length in value]
    if hasattr(value, "_fields"):
        return {field: each for field, each in told(value).items() if field != "kind"}
    if name == "stops":
        return [plain("", stop) for stop in value]
    return value


if __name__ == "__main__":
    everything = golden()
    for stray in kept().keys() - everything.keys():
        (FOLDER / stray).unlink()
    for file, text in everything.items():
        (FOLDER / file).write_text(text, encoding="utf-8")
