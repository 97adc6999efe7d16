"""SVG to PDF: pages of exact size, real text, heard in order, links, and the same bytes every time."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from journeyctl.contents import Contents
from journeyctl.export.document import Manner, finished
from journeyctl.export.lettering import casting
from journeyctl.export.metadata import Facts
from journeyctl.export.preparing import prepared
from journeyctl.export.structure import Tagged
from journeyctl.export.surface import surfaces


def to_pdf(
    svgs: tuple[str, ...],
    *,
    title: str = "",
    author: str = "",
    subject: str = "",
    lang: str = "",
    created: int = 946684800,
    contents: tuple[Contents, ...] = (),
    shapes: bool = False,
) -> bytes:
    """The PDF of painted SVGs, one a page.

    Args:
        svgs: what `paint` wrote; the width and height of each become its page's.
        title: of the document; readers show it in place of the file's name.
        author: who owns the map.
        subject: the map in a sentence.
        lang: the language of its words, for those who hear it.
        created: seconds since 1970 that the document says it was made at; fixed, so that bytes repeat.
        contents: what each page holds; without it a page is heard as it is drawn.
        shapes: draw letters as shapes, without fonts; they can be heard, not selected.

    Raises:
        EnvironmentFault: when libcairo is missing (J920).
    """
    pdf, _ = surfaces()
    moment = datetime.fromtimestamp(created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = Facts(title, author, subject, moment, lang)
    held = contents or (Contents(),) * len(svgs)
    out = io.BytesIO()
    page: Any = type("Page", (pdf,), {"facts": told, "bound": [], "tagged": [], "letters_as_shapes": shapes})
    with casting():
        for svg, page.contents in zip(svgs, held, strict=True):
            page.made(prepared(svg), out)
        page.bound[0].finish()
    tagged = tuple(Tagged(one, tuple(read.leaves)) for one, read in zip(held, page.tagged, strict=True))
    return finished(out.getvalue(), told, tagged, Manner(shapes, whole=all(read.whole for read in page.tagged)))
