"""SVG to PDF: pages of exact size, real text in reading order, links, and the same bytes every time."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime
from typing import Any

from journeyctl.export.lettering import casting
from journeyctl.export.preparing import prepared
from journeyctl.export.surface import Facts, refuse, surfaces


def to_pdf(
    svgs: tuple[str, ...],
    *,
    title: str = "",
    author: str = "",
    subject: str = "",
    lang: str = "",
    created: int = 946684800,
) -> bytes:
    """The PDF of painted SVGs, one a page.

    Args:
        svgs: what `paint` wrote; the width and height of each become its page's.
        title: of the document; readers show it in place of the file's name.
        author: who owns the map.
        subject: the map in a sentence.
        lang: the language of its words, for those who hear it.
        created: seconds since 1970 that the document says it was made at; fixed, so that bytes repeat.

    Raises:
        EnvironmentFault: when libcairo is missing (J920).
    """
    pdf, _ = surfaces()
    moment = datetime.fromtimestamp(created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = Facts(title, author, subject, moment)
    out = io.BytesIO()
    page: Any = type("Page", (pdf,), {"facts": told, "bound": []})
    with casting():
        for svg in svgs:
            page.convert(bytestring=prepared(svg), url_fetcher=refuse, write_to=out)
        page.bound[0].finish()
    return _finished(out.getvalue(), lang, moment)


def _finished(data: bytes, lang: str, moment: str) -> bytes:
    """What cairo cannot say: the language, a title in the window, dates in the standard's form, a fixed identity."""
    from pypdf import PdfWriter
    from pypdf.generic import (
        ArrayObject,
        BooleanObject,
        ByteStringObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    writer: Any = PdfWriter(clone_from=io.BytesIO(data))
    writer.pdf_header = "%PDF-1.7"
    root = writer.root_object
    if lang:
        root[NameObject("/Lang")] = TextStringObject(lang)
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = shown
    for page in writer.pages:
        page[NameObject("/Tabs")] = NameObject("/S")
    date = f"D:{moment.replace('-', '').replace(':', '').replace('T', '')}"
    writer.add_metadata({"/CreationDate": date, "/ModDate": date, "/Creator": "journeyctl"})
    identity = ByteStringObject(hashlib.sha256(data).digest()[:16])
    writer._ID = ArrayObject((identity, identity))  # noqa: SLF001 - pypdf has no public way to fix it
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
