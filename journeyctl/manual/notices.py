"""The pages of the codes that are no rules of method, as they stand in `pages/`.

A file is a family in a language, `J3.sv.md`: a page begins with `## CODE NAME LEVEL: Title` in English and with
`## CODE: Title` in other languages. What stands before its first block of code is what the code means, the block is an
example that gives it, what follows is how to mend it. An example is one of

- `yaml`, a journey; with a first line `# PATH` another file of a project, with `# journeyctl ...` a journey and the
  command that says it;
- `console`, a command and its answer;
- `text`, the answer alone, where an example cannot be written down.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, cast

from journeyctl.diagnostics import Level

FOLDER = Path(__file__).resolve().parent / "pages"
FAMILIES = {
    "J0": "file", "J1": "keys", "J2": "file", "J3": "references", "J4": "text", "J5": "colours", "J6": "gates",
    "J9": "machine",
}  # fmt: skip
"""What codes are about, by how they begin."""

_HEAD = re.compile(r"^## (J[0-9]{3})(?: ([a-z0-9-]+) (error|warning|hint))?: (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


class Notice(NamedTuple):
    """A page: what the code means, an example that gives it, how to mend it. Markdown, without headings."""

    code: str
    name: str
    level: Level
    title: str
    meaning: str
    example: str
    mending: str

    @property
    def family(self) -> str:
        """What it is about."""
        return FAMILIES[self.code[:2]]


@lru_cache(maxsize=32)
def notices(beginning: str, lang: str = "en") -> dict[str, Notice]:
    """The pages of the codes that begin so (`J3`), by code; none where no family does."""
    if beginning not in FAMILIES:
        return {}
    found = {one.code: one for one in _read(beginning, "en")}
    if lang == "en":
        return found
    return {
        one.code: one._replace(name=found[one.code].name, level=found[one.code].level) for one in _read(beginning, lang)
    }


def _read(beginning: str, lang: str) -> list[Notice]:
    text = (FOLDER / f"{beginning}.{lang}.md").read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [_notice(head, text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def _notice(head: re.Match[str], body: str) -> Notice:
    code, name, level, title = head.groups()
    return Notice(code, name or "", cast("Level", level), title, *_parted(body))


def _parted(body: str) -> tuple[str, str, str]:
    first = _FENCE.search(body)
    if first is None:
        raise ValueError(f"a page without an example: {body[:60]!r}")
    return body[: first.start()].strip(), first[0], body[first.end() :].strip()
