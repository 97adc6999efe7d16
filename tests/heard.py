"""A PDF as it is heard: the tree of its structure, read with poppler and pypdf."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdf

from tests.running import program

_LINE = re.compile(r'( *)(?:(\w+)(?: "(.*?)")?(?: \(\w+\))?|"(.*)")')


class Heard(NamedTuple):
    """An element of a document's structure: how deep it lies, its tag, its title, its own words."""

    depth: int
    tag: str
    title: str
    words: str


def heard(data: bytes, folder: Path) -> list[Heard]:
    """Every element of a document in the order it is heard, as poppler tells it."""
    path = folder / "heard.pdf"
    path.write_bytes(data)
    told = subprocess.run(
        [program("pdfinfo"), "-struct-text", "-enc", "UTF-8", path], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    found: list[Heard] = []
    for line in told.splitlines():
        part = _LINE.fullmatch(line)
        if part and part[2]:
            found.append(Heard(len(part[1]) // 2, part[2], part[3] or "", ""))
        elif part:
            found[-1] = found[-1]._replace(words=found[-1].words + part[4])
    return found


def elements(data: bytes) -> Iterator[Any]:
    """The same elements as objects of pypdf."""
    yield from _inside(pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"])  # type: ignore[index]


def _inside(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, dict) and "/S" in one:
            yield one
            yield from _inside(one.get("/K", []))
