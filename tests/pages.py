"""Reads our Markdown as a reader does: its code blocks with the mark above them, its links, its headings."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]

_FENCE = re.compile(r"(?:^<!-- ([\w-]+): ([\w./-]+) -->\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_MADE = re.compile(r"<!-- made: [\w-]+ -->\n.*?<!-- end -->", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ID = re.compile(r'<a id="([\w-]+)"></a>')


class Block(NamedTuple):
    """A code block: the mark above it and what the mark names ("" without one), its language, its text, its line."""

    mark: str
    named: str
    language: str
    text: str
    line: int


def blocks(path: Path) -> Iterator[Block]:
    """The code blocks of a page, in order; without those that are made, which are tested where they are made from."""
    page = path.read_text(encoding="utf-8")
    made = [found.span() for found in _MADE.finditer(page)]
    for found in _FENCE.finditer(page):
        if any(start < found.start() < end for start, end in made):
            continue
        mark, named, language, text = found.groups()
        yield Block(mark or "", named or "", language, text, page.count("\n", 0, found.start(4)) + 1)


def console(path: Path) -> Iterator[str]:
    """The commands of a page, without their comments."""
    for block in blocks(path):
        if block.language == "console":
            lines = (re.sub(r"\s+#.*$", "", line).strip() for line in block.text.splitlines())
            yield from (line for line in lines if line)


def links(path: Path) -> Iterator[str]:
    """The targets of a page's links and pictures that lead to something of ours."""
    prose = _FENCE.sub("", path.read_text(encoding="utf-8"))
    yield from (target for target in _LINK.findall(prose) if not re.match(r"[a-z]+:", target))


def anchors(path: Path) -> set[str]:
    """What a link may name on a page: its headings, as GitHub writes them, and its own marks."""
    page = path.read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w -]", "", text.lower()).strip().replace(" ", "-") for text in _HEADING.findall(page)}
    return headings | set(_ID.findall(page))


def generator() -> ModuleType:
    """The program `docs/build.py`."""
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
