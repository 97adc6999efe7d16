"""A contact sheet: every example in every view, small, on pages that a person looks through before handing in.

`python -m tests.sheet FOLDER` (or `make sheet`) draws PNG pages and an `index.html` that shows them. In: the examples
of the repository. Out: one page for each view, theme and paper; each picture with its name below.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from journeyctl.pipeline import Wish, find, load, render

ROOT = Path(__file__).resolve().parents[1]
PAGE, GUTTER, CAPTION = 2400, 24, 34
"""The width of a page, the room between pictures and that of a name, in pixels."""


class Look(NamedTuple):
    """One page: its name, its wish, how many pictures stand in a row."""

    name: str
    wish: Wish
    across: int


def _wish(**more: object) -> Wish:
    return Wish(**{"formats": ("png",), "revision": "none", **more})  # type: ignore[arg-type]


LOOKS = (
    Look("map", _wish(dpi=72.0), 3),
    Look("compact", _wish(view="compact", dpi=96.0), 3),
    Look("flow", _wish(view="flow", dpi=72.0), 2),
    Look("blueprint", _wish(view="blueprint", dpi=72.0), 2),
    Look("matrix", _wish(view="matrix", dpi=72.0), 2),
    Look("poster", _wish(paper="A0", dpi=25.0), 3),
    Look("portrait", _wish(paper="A1", orientation="portrait", dpi=25.0), 4),
    Look("mono", _wish(paper="A0", theme="mono", dpi=25.0), 3),
    Look("contrast", _wish(paper="A0", theme="contrast", dpi=25.0), 3),
)


def pictures(look: Look) -> Iterator[tuple[str, Image.Image | None]]:
    """Every example drawn with one wish; None when it does not fit its paper."""
    for given in find((str(ROOT / "journeys"),)):
        made = render(load(given), look.wish)
        data = next((one.data for one in made.outputs), None)
        yield given.slug, Image.open(io.BytesIO(data)).convert("RGB") if data else None


def page(look: Look) -> Image.Image:
    """The page of one look."""
    wide = (PAGE - GUTTER * (look.across + 1)) // look.across
    rows: list[list[tuple[str, Image.Image | None]]] = [[]]
    for name, picture in pictures(look):
        if len(rows[-1]) == look.across:
            rows.append([])
        rows[-1].append((name, picture and picture.resize((wide, round(picture.height * wide / picture.width)))))
    heights = [max((one.height for _, one in row if one), default=60) + CAPTION + GUTTER for row in rows]
    sheet = Image.new("RGB", (PAGE, sum(heights) + GUTTER), "#DDE1E8")
    draw = ImageDraw.Draw(sheet)
    y = GUTTER
    for row, height in zip(rows, heights, strict=True):
        for place, (name, picture) in enumerate(row):
            x = GUTTER + place * (wide + GUTTER)
            if picture:
                sheet.paste(picture, (x, y))
            said = name if picture else f"{name}: does not fit"
            draw.text((x, y + height - CAPTION - GUTTER + 6), said, fill="#1A2233", font=ImageFont.load_default(22))
        y += height
    return sheet


def main(folder: Path) -> None:
    """Draw every page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        page(look).save(folder / f"{look.name}.png", optimize=True)
        print(folder / f"{look.name}.png", flush=True)
    shown = "\n".join(
        f'<h2>{escape(look.name)}</h2><img src="{look.name}.png" alt="{escape(look.name)}" width="100%">'
        for look in LOOKS
    )
    page_text = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>{shown}</html>\n'
    (folder / "index.html").write_text(page_text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
