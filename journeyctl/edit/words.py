"""How a text is written: plainly where YAML and our reader understand it so, else in double quotes.

In: a leaf of an outline. Out: its words in the file. A text is only ever given other quotes, never another type: what
plain words would make a number, a yes or nothing at all keeps the quotes it has.
"""

from __future__ import annotations

import re

from journeyctl.edit.blocks import header
from journeyctl.edit.outline import Leaf
from journeyctl.source.quoting import quoted

LONGEST_KEY = 1000
"""A longer key needs a `?` before it; YAML looks 1024 characters ahead for the colon."""

_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_TYPED = re.compile(
    r"""
      ~ | null | true | false | yes | no | on | off | y | n | = | <<     # words
    | [-+]?[0-9.][0-9_.,:]*(e[-+]?[0-9]+)? | [-+]?\.inf | \.nan          # numbers and times, as YAML 1.1 had them too
    | 0[xob][0-9a-f_]+
    | [0-9]{4}-[0-9]{1,2}(-[0-9]{1,2}([t ].*)?)?                         # dates
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SYNTAX = re.compile(r":(?= |\Z)| #")
_SYNTAX_IN_BRACKETS = re.compile(r"[,\[\]{}?]|:(?=[ ,\[\]{}?]|\Z)| #")
_MARKER = re.compile(r"(?:---|\.\.\.)(?: |\Z)")
_SLASHES = re.compile(r"\\*\Z")


def needs_quotes(text: str, *, bracketed: bool) -> bool:
    """Whether a text in quotes loses something without them, inside or outside brackets."""
    return (
        not text
        or not text.isprintable()
        or text[0] in _SIGNS
        or text[0] == " "
        or text[-1] == " "
        or bool((_SYNTAX_IN_BRACKETS if bracketed else _SYNTAX).search(text))
        or bool(_TYPED.fullmatch(text))
    )


def written(text: str) -> str:
    """A text of one line as the value of a key, in quotes where YAML or brackets would take it for something else."""
    return quoted(text) if needs_quotes(text, bracketed=True) or _MARKER.match(text) else text


def is_long(leaf: Leaf) -> bool:
    """Whether a text has line breaks of its own, or stands in a block, and so fits on no line."""
    return leaf.node.style == "block" or "\n" in leaf.node.text


def key(leaf: Leaf, *, bracketed: bool) -> str:
    """A key, on one line."""
    written = one_line(leaf, bracketed=bracketed)
    return quoted(leaf.node.text) if _MARKER.match(written) or not written else written


def one_line(leaf: Leaf, *, bracketed: bool) -> str:
    """A text on one line; line breaks of its own, which only keys have here, become escapes."""
    text = leaf.node.text
    if leaf.node.style == "plain":
        # What may stand plainly in brackets may do so elsewhere, but for a lone hyphen.
        return quoted(text) if text == "-" or "\n" in text else text
    single = "\n" not in leaf.source
    if single and leaf.source[0] == '"' and "\\" in leaf.source:
        return leaf.source
    if not needs_quotes(text, bracketed=bracketed):
        return text
    spared = single and leaf.source[0] == "'" and ('"' in text or "\\" in text)
    return leaf.source if spared else quoted(text)


def in_lines(leaf: Leaf, indent: int) -> str:
    """A text in lines as it was typed, those after the first indented by so many spaces."""
    if leaf.node.style == "block":
        return _block(leaf, indent)
    if "\n" not in leaf.source:
        return one_line(leaf, bracketed=False)
    if leaf.node.style == "plain":
        return _indented(leaf.source, indent)
    mark, inner = leaf.source[0], leaf.source[1:-1]
    if mark == "'" and '"' not in inner and "\\" not in inner:
        mark, inner = '"', inner.replace("''", "'")
    return mark + _indented(inner, indent, escapes=mark == '"') + mark


def _indented(text: str, indent: int, *, escapes: bool = False) -> str:
    """Lines with one indentation, no spaces at their ends. Spaces before the first and behind the last are text."""
    first, *others = text.split("\n")
    made = [_cut(first, escapes=escapes)]
    for at, line in enumerate(others, 1):
        words = line.lstrip(" \t")
        last = at == len(others)
        made.append(" " * indent + (words if last else _cut(words, escapes=escapes)) if words or last else "")
    return "\n".join(made)


def _cut(line: str, *, escapes: bool) -> str:
    """A line without the spaces at its end, but for one that a backslash makes text."""
    short = line.rstrip(" \t")
    slashes = _SLASHES.search(short)
    escaped = escapes and slashes is not None and len(slashes[0]) % 2 == 1
    return line[: len(short) + 1] if escaped else short


def _block(leaf: Leaf, indent: int) -> str:
    """A text in a block. Where it had no line end at the end of the file, it gets none now that the file has one."""
    said = header(leaf.source)
    bare = said.kind == "|" and leaf.body and not leaf.node.text.endswith("\n")
    sign = "-" if bare else said.ending
    comment = f"  {beside(said.comment)}" if said.comment else ""
    lines = (" " * indent + line if line else "" for line in leaf.body)
    return "\n".join((f"{said.kind}{'2' if said.counted else ''}{sign}{comment}", *lines))


def beside(comment: str) -> str:
    """A comment as it stands behind something: with a space after its sign, so that nobody takes it for lost text."""
    return f"# {comment[1:]}" if comment[1:2] not in ("", " ", "\t", "#") else comment
