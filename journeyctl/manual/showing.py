"""Pages as text for a terminal, as Markdown and as JSON; and the list of all.

In: articles. Out: text that ends with a newline. Prose is wrapped to a width in columns of a terminal; examples are
indented and never wrapped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from journeyctl.columns import columns
from journeyctl.manual.catalogue import Article
from journeyctl.manual.words import FAMILIES, words
from journeyctl.twin.wrapping import wrap

_BOLD, _END = "\x1b[1m", "\x1b[0m"
_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENT = " " * 4


def as_text(told: Iterable[Article], width: int, *, bold: bool = False) -> str:
    """Pages for a terminal of `width` columns; headings are `bold` when it can show that."""
    return "\n\n".join(_page(one, width, bold=bold) for one in told)


def _page(told: Article, width: int, *, bold: bool) -> str:
    lines = [_headed(line, bold=bold) for line in wrap(_title(told), width)]
    lines += wrap(" ".join(told.facts), width)
    for heading, body in told.parts:
        lines += ["", *(_headed(line, bold=bold) for line in wrap(heading, width)), *_body(body, width)]
    return "\n".join(lines) + "\n"


def as_lines(told: Iterable[Article]) -> str:
    """Codes, names and titles, a line each."""
    return "".join(f"{_title(one)}\n" for one in told)


def as_markdown(told: Iterable[Article], level: int = 1) -> str:
    """Pages as Markdown, their titles headings of `level`."""
    return "\n".join(_marked(one, "#" * level) for one in told)


def _marked(told: Article, mark: str) -> str:
    parts = (f"{mark}# {heading}\n\n{body}\n" for heading, body in told.parts)
    return "\n".join((f"{mark} {_title(told)}\n", " ".join(told.facts) + "\n", *parts))


def as_json(told: Iterable[Article], lang: str) -> str:
    """Pages as a list of plain data, for programs."""
    data = [
        one._asdict() | {"lang": lang, "parts": [{"heading": head, "text": body} for head, body in one.parts]}
        for one in told
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def listed_text(told: Iterable[Article], lang: str, width: int, *, bold: bool = False) -> str:
    """Codes with their names and titles, by what they are about, and how to read a page."""
    lines: list[str] = []
    for family, found in _by_family(told):
        name_width = max(columns(one.name) for one in found)
        lines += ["", _headed(words(lang).family(family), bold=bold)]
        for one in found:
            first = f"  {one.code}  {one.name.ljust(name_width)}  "
            if len(first) < width // 2:
                lines += wrap(one.title, width, first, " " * len(first))
            else:
                lines += [f"  {one.code}  {one.name}", *wrap(one.title, width, " " * 8, " " * 8)]
    lines += ["", *wrap(words(lang).reading, width)] if lines else []
    return "\n".join(lines[1:]) + "\n"


def listed_markdown(told: Iterable[Article], lang: str) -> str:
    """The list as Markdown."""
    parts = [
        f"## {words(lang).family(family)}\n\n" + "\n".join(f"- {one.code} `{one.name}`: {one.title}" for one in found)
        for family, found in _by_family(told)
    ]
    return "\n\n".join(parts) + "\n"


def listed_json(told: Iterable[Article]) -> str:
    """The list as plain data, for programs."""
    data = [
        {"code": one.code, "name": one.name, "family": one.family, "level": one.level, "title": one.title}
        for one in told
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _by_family(told: Iterable[Article]) -> Iterator[tuple[str, list[Article]]]:
    kept = tuple(told)
    for family in FAMILIES:
        found = [one for one in kept if one.family == family]
        if found:
            yield family, found


def _title(told: Article) -> str:
    return f"{told.code} {told.name}: {told.title}"


def _headed(line: str, *, bold: bool) -> str:
    return f"{_BOLD}{line}{_END}" if bold else line


def _body(markdown: str, width: int) -> Iterator[str]:
    """Markdown as lines: paragraphs and items wrapped, blocks of code as they are."""
    parts = _FENCE.split(markdown)
    for place, part in enumerate(parts):
        if place % 2:
            yield from (f"{_INDENT}{line}".rstrip() for line in part.splitlines())
            continue
        for number, paragraph in enumerate(re.split(r"\n\s*\n", part.strip())):
            if paragraph:
                yield from [""] * (number > 0 or place > 0)
                yield from _paragraph(paragraph, width)
        if part.strip() and place + 1 < len(parts):
            yield ""


def _paragraph(text: str, width: int) -> Iterator[str]:
    for item in re.split(r"\n(?=- )", text):
        plain = " ".join(item.split())
        yield from wrap(plain.removeprefix("- "), width, "- ", "  ") if plain.startswith("- ") else wrap(plain, width)
