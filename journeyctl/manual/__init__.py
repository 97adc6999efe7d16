"""The manual: a page for everything the program says, in the languages that facilitators speak.

In: a code (`J211`) or a name (`no-low-point`). Out: its `Article`, and that as text, Markdown or JSON. The pages of
rules come from `lint`, all others from the Markdown files in `pages/`. Loads nothing that draws.
"""

from __future__ import annotations

from journeyctl.manual.catalogue import Article, article, articles, names, nearest
from journeyctl.manual.showing import as_json, as_lines, as_markdown, as_text, listed_json, listed_markdown, listed_text
from journeyctl.manual.words import FAMILIES, words

__all__ = [
    "FAMILIES", "Article", "article", "articles", "as_json", "as_lines", "as_markdown", "as_text", "listed_json",
    "listed_markdown", "listed_text", "names", "nearest", "words",
]  # fmt: skip
