"""What can only be timed inside one process: a stage against its rival, in turn. Prints processor seconds as JSON.

`python -m bench.inside NAME FILE RUNS`: `pdf` (an SVG to an A0 PDF: ours, and stock CairoSVG), `sheets` (the SVGs of a
journey on sheets of A0: to one tagged PDF by us, to a PDF each by stock CairoSVG), `load` (a journey with positions:
ours, and PyYAML's CSafeLoader without any), `many` (a folder of journeys: checked by us, only loaded by the
CSafeLoader), `growth` (a journey drawn).
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from journeyctl.__main__ import GARBAGE

Rival = Callable[[], object]


def _pdf(path: Path) -> dict[str, Rival]:
    import cairosvg

    from journeyctl import export

    svg = path.read_text(encoding="utf-8")
    stock = svg.encode()
    return {"ours": lambda: export.to_pdf((svg,)), "theirs": lambda: cairosvg.svg2pdf(bytestring=stock)}


def _sheets(path: Path) -> dict[str, Rival]:
    import cairosvg

    from journeyctl import export, pipeline, theme
    from journeyctl.pipeline.studio import Studio

    journey = pipeline.load(pipeline.Input(path.name, path)).journey
    assert journey is not None
    studio = Studio(journey, theme.load("nordic"), pipeline.Wish(today=date(2026, 1, 1)), "")
    svgs, heard, first = studio.svgs("A0", "embed"), studio.contents("A0"), studio.scenes("A0")[0]
    assert len(svgs) > 1
    stock = [svg.encode() for svg in svgs]

    def ours() -> object:
        return export.to_pdf(svgs, title=first.title, subject=first.desc, lang=first.lang, contents=heard)

    return {"ours": ours, "theirs": lambda: [cairosvg.svg2pdf(bytestring=svg) for svg in stock]}


def _load(path: Path) -> dict[str, Rival]:
    import yaml

    from journeyctl import source

    data = path.read_bytes()
    return {"ours": lambda: source.read(data, path.name), "theirs": lambda: yaml.load(data, yaml.CSafeLoader)}


def _many(folder: Path) -> dict[str, Rival]:
    import yaml

    from journeyctl.pipeline import check_all, find

    def load() -> None:
        for path in sorted(folder.glob("*.journey.yaml")):
            yaml.load(path.read_bytes(), yaml.CSafeLoader)

    return {"ours": lambda: tuple(check_all(find((str(folder),)))), "theirs": load}


def _growth(path: Path) -> dict[str, Rival]:
    from journeyctl import labels, layout, pipeline, theme
    from journeyctl.paint import paint

    chosen = theme.load("nordic")

    def draw() -> object:
        loaded = pipeline.load(pipeline.Input(path.name, path))
        journey = loaded.journey
        assert journey is not None, loaded.diagnostics
        words = labels.load(journey.lang)
        scene = layout.lay_out(journey, theme=chosen, labels=words, today=date(2026, 1, 1)).scene
        assert scene is not None
        return paint(scene, chosen.palette(scene.phases))

    return {"ours": draw}


SUBJECTS: dict[str, Callable[[Path], dict[str, Rival]]] = {
    "pdf": _pdf, "sheets": _sheets, "load": _load, "many": _many, "growth": _growth,
}  # fmt: skip


def measure(rivals: dict[str, Rival], runs: int) -> dict[str, list[float]]:
    """The processor seconds of every rival, in turn, after one round that is not counted.

    Ours runs with the garbage collector as the program sets it, a rival with Python's own, as its users have it.
    """
    stock = gc.get_threshold()
    made: dict[str, list[float]] = {name: [] for name in rivals}
    for turn in range(runs + 1):
        for name, rival in rivals.items():
            gc.collect()
            gc.set_threshold(*(GARBAGE if name == "ours" else stock))
            start = time.process_time()
            rival()
            spent = time.process_time() - start
            if turn:
                made[name].append(spent)
    return made


def main() -> None:
    """Measure what the command line asks for."""
    name, path, runs = sys.argv[1:]
    print(json.dumps(measure(SUBJECTS[name](Path(path)), int(runs))))


if __name__ == "__main__":
    main()
