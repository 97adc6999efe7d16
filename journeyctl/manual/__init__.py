"""The manual: a page for everything the program says, in the languages that facilitators speak.

In: a code (`J211`), a name (`no-low-point`), or what several have in common (`J2`, `evidence`). Out: `Article`s, and
those as text, Markdown or JSON. The pages of rules come from `lint`, all others from the Markdown files in `pages/`.
Loads nothing that draws.
"""

from __future__ import annotations

from journeyctl.manual.catalogue import Article, article, articles, names, nearest, several
from journeyctl.manual.showing import as_json, as_lines, as_markdown, as_text, listed_json, listed_markdown, listed_text
from journeyctl.manual.words import FAMILIES, words

__all__ = [
    "FAMILIES", "Article", "article", "articles", "as_json", "as_lines", "as_markdown", "as_text", "listed_json",
    "listed_markdown", "listed_text", "names", "nearest", "several", "words",
]  # fmt: skip
