"""Writes data as YAML in as many ways as people do: a writer for tests, made to find what a formatter forgets.

In: data (dictionaries, lists, texts) and a source of chance. Out: a file that says exactly this, in random indentation,
brackets, quotes, blocks, comments, blank lines and line ends; and the comments that were strewn into it, in order.
"""

from __future__ import annotations

import random
import re
from typing import Any

from journeyctl.source import Mapping, Node, Scalar, Sequence

TYPED = re.compile(r"~|null|true|false|yes|no|[-+]?[0-9.]+(e[0-9]+)?|[0-9]+[0-9/:.-]*", re.IGNORECASE)
"""Texts that are written plainly, always: in quotes they could mean something else."""

NASTY = (
    "Varför så dyrt?", "a: b", "# inte en kommentar", "- inget streck", "x #y", "slut:", "[a, b]", "{a}",
    "a, b", "'", '"', 'Säg "hej"', "it's", "C:\\temp", "über Straße", "日本語のテキスト", "😀 glad 👍🏽",
    "مرحبا بالعالم", "שלום", "&a", "*b", "!c", "%d", "@e", "`f`", "| g", "> h", "? i", ": j", "-",
    "--- k", "... l", "a  b", "<<x", "=", "y", "06:30", "63 %", "a\u2028b", "tab\there", "é", "é",
    "En lång mening som går över flera rader när någon bryter den, för så skriver folk.",
    "http://x.se/a?b=c#d", "9/12", "1 140 kr", "two\nlines", "para\n\ngraph", "trailing ", " leading",
    "ends\n", "\u200fRTL-märke", "no-break\u00a0space", "1.10", "-5 grader",
)  # fmt: skip


def plain_data(node: Node) -> Any:
    """Nodes as data: what a file says, without how."""
    if isinstance(node, Scalar):
        return None if node.style == "plain" and not node.text else node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain_data(entry.value) for entry in node.entries}
    assert isinstance(node, Sequence)
    return [plain_data(item) for item in node.items]


def tree(chance: random.Random, depth: int = 3) -> dict[str, Any]:
    """Random data, with keys and texts that are hard to write."""
    words = [*NASTY, "ord", "flera vanliga ord", "12", "-0.5", "no", "null", "2026-03"]

    def value(left: int) -> Any:
        kind = chance.random()
        if left and kind < 0.3:
            return tree(chance, left - 1)
        if left and kind < 0.55:
            return [value(left - 1) for _ in range(chance.choice((0, 1, 1, 2, 6)))]
        return None if kind < 0.6 else chance.choice(words)

    keys = chance.sample([*"abcdefgh", "en nyckel", *chance.sample(NASTY, 3)], chance.randint(1, 7))
    return {key: value(depth) for key in keys if "\n" not in key}


class Writer:
    """Writes one file."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.comments: list[str] = []
        self.rate = chance.choice((0, 0.05, 0.2))

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def file(self, data: dict[str, Any]) -> bytes:
        """A whole file."""
        chance = self.chance
        above = "".join(self.lines_between(0) for _ in range(2))
        above += chance.choice(("", "", "", "---\n", "%YAML 1.1\n---\n")) if data else ""
        if self.maybe(0.1):
            text = above + self.flow(data, 1) + self.beside() + "\n"
        else:
            text = above + self.block(data, 0) + self.lines_between(0)
        text += chance.choice(("", "", "", "...\n")) if text.endswith("\n") else ""
        if (
            chance.random() < 0.2
            and not text.endswith(("...\n", " \n"))
            and not re.search(r"[|>][-+0-9]*[^\n]*\n[^\n]*\n*$", text)
        ):
            text = text.rstrip("\n")
        text = text.replace("\n", chance.choice(("\n", "\n", "\r\n", "\r")))
        return (b"\xef\xbb\xbf" if self.maybe(0.1) else b"") + text.encode()

    def comment(self) -> str:
        """A comment that is like no other."""
        self.comments.append(f"{len(self.comments)}:{self.chance.choice(('note', 'a: b', '- c', '[x', 'å 😀', '“'))}")
        return f"# {self.comments[-1]}"

    def beside(self) -> str:
        """Perhaps spaces or a comment at the end of a line."""
        if self.maybe(self.rate):
            return " " * self.chance.randint(1, 4) + self.comment()
        return " " * self.chance.choice((0, 0, 0, 0, 2))

    def lines_between(self, most: int) -> str:
        """Perhaps blank lines and comments of their own, which stand at any column up to `most`."""
        made = ""
        while self.maybe(self.rate):
            blank = "\n" * self.chance.choice((0, 0, 1, 3))
            made += blank + " " * self.chance.randint(0, most) + self.comment() + "\n"
        return made + "\n" * self.chance.choice((0, 0, 0, 0, 1, 3))

    def block(self, data: Any, column: int, *, first: bool = False) -> str:
        """A mapping or list in lines at a column; `first`: its first line is already indented."""
        made = ""
        entries = list(data.items()) if isinstance(data, dict) else [(None, one) for one in data]
        for at, (key, value) in enumerate(entries):
            here = first and at == 0
            made += "" if here else self.lines_between(column) + " " * column
            if key is None:
                made += "-" + self.after_hyphen(value, column)
            elif self.maybe(0.03):
                made += f"? {self.key(key, bracketed=False)}{self.beside()}\n{' ' * column}:{self.value(value, column)}"
            else:
                gap = " " * self.chance.choice((0, 0, 0, 1))
                made += f"{self.key(key, bracketed=False)}{gap}:{self.value(value, column)}"
        return made

    def after_hyphen(self, value: Any, column: int) -> str:
        """An item behind its hyphen: a group may begin on the same line."""
        if isinstance(value, (dict, list)) and value and self.maybe(0.7):
            spaces = self.chance.choice((1, 1, 1, 3))
            return " " * spaces + self.block(value, column + 1 + spaces, first=True)
        return self.value(value, column, hyphen=True)

    def value(self, value: Any, column: int, *, hyphen: bool = False) -> str:
        """A value behind its colon or hyphen, to the end of its last line."""
        if value is None:
            return self.beside() + "\n"
        if isinstance(value, (dict, list)) and value and self.maybe(0.6):
            deep = column + self.chance.choice((1, 2, 2, 2, 4))
            if isinstance(value, list) and not hyphen and self.maybe(0.3):
                deep = column
            return self.beside() + "\n" + self.block(value, deep)
        if isinstance(value, (dict, list)):
            below = (
                self.beside() + "\n" + self.lines_between(column + 2) + " " * (column + 1) if self.maybe(0.1) else " "
            )
            return below + self.flow(value, column + 1) + self.beside() + "\n"
        return self.text(value, column)

    def text(self, text: str, column: int) -> str:
        """A text in lines, to the end of the last."""
        ways = [way for way in (self.literal, self.folded) if self.maybe(0.2)]
        for way in ways:
            made = way(text, column)
            if made:
                return made
        words = self.scalar(text, bracketed=False)
        if " " in text and self.maybe(0.2):
            words = self.broken(words, column) or words
        if self.maybe(0.1):
            return (
                self.beside()
                + "\n"
                + self.lines_between(column + 2)
                + " " * (column + 1)
                + words
                + self.beside()
                + "\n"
            )
        return " " * self.chance.choice((1, 1, 1, 4)) + words + self.beside() + "\n"

    def broken(self, words: str, column: int) -> str:
        """A text that is broken at some of its spaces, where that changes nothing."""
        if re.search(r"  |\\|\A.? | .?\Z| [#&*!|>%@`?:-]|: ", words):
            return ""
        pad = " " * (column + self.chance.randint(1, 5))
        return "".join(("\n" + pad) if sign == " " and self.maybe(0.3) else sign for sign in words)

    def literal(self, text: str, column: int) -> str:
        """A text as a `|` block."""
        if (
            TYPED.fullmatch(text)
            or re.search("\t|\u2028|\\A\\s|\n\\s|\\s\n|\\s\\Z", text.rstrip("\n"))
            or not text.strip()
        ):
            return ""
        return self.in_block("|", text, column)

    def folded(self, text: str, column: int) -> str:
        """A text as a `>` block, broken at some spaces."""
        if TYPED.fullmatch(text) or re.search("\t|\u2028|\n|  |\\A\\s|\\s\\Z", text):
            return ""
        lines = "".join("\n" if sign == " " and self.maybe(0.3) else sign for sign in text)
        return self.in_block(">", lines, column)

    def in_block(self, kind: str, text: str, column: int) -> str:
        step = self.chance.randint(1, 4)
        counted = str(step) if self.maybe(0.2) else ""
        lines = text.rstrip("\n").split("\n")
        ending = "" if text.endswith("\n") else "-"
        ending = ending if kind == "|" else self.chance.choice(("", "-", "+"))
        blank = "\n" * self.chance.choice((0, 0, 2)) if not text.endswith("\n") else ""
        head = f" {kind}{counted}{ending}{self.beside()}\n"
        return head + "".join(f"{' ' * (column + step) if line else ''}{line}\n" for line in lines) + blank

    def key(self, text: str, *, bracketed: bool) -> str:
        return self.scalar(text, bracketed=bracketed)

    def scalar(self, text: str, *, bracketed: bool) -> str:
        """A text on one line: plain where it may be, in quotes of any kind."""
        if TYPED.fullmatch(text):
            return text
        ways = [self.double(text)]
        if "\n" not in text and "\u2028" not in text:
            ways.append("'" + text.replace("'", "''") + "'")
        signs = r"[,\[\]{}?\"']|:" if bracketed else r": |:\Z"
        if not re.search(rf"\A[-?:,\[\]{{}}#&*!|>'\"%@`=<. ]|{signs}|#|\n|\t|\u2028| \Z", text):
            ways += [text] * 3
        return self.chance.choice(ways)

    def double(self, text: str) -> str:
        def one(sign: str) -> str:
            named = {"\n": "\\n", '"': '\\"', "\\": "\\\\", "\u2028": "\\L", "\t": "\\t"}
            if sign in named:
                return named[sign]
            return f"\\U{ord(sign):08x}" if self.maybe(0.01) else sign

        return '"' + "".join(map(one, text)) + '"'

    def space(self, column: int) -> str:
        """What may stand between the signs inside brackets."""
        if self.maybe(0.7):
            return " " * self.chance.choice((0, 1, 1, 2))
        made = (" " + self.comment() if self.maybe(self.rate) else "") + "\n"
        if self.maybe(self.rate):
            made += " " * (column + 1) + self.comment() + "\n"
        return made + " " * (column + self.chance.randint(1, 4))

    def flow(self, value: Any, column: int) -> str:
        """A value in brackets."""
        if value is None:
            return ""
        if isinstance(value, str):
            return self.scalar(value, bracketed=True)
        pairs = isinstance(value, dict)
        parts: list[str] = []
        for one in value.items() if pairs else value:
            made = self.space(column)
            if pairs:
                made += self.key(one[0], bracketed=True) + ":" + (self.space(column) or " ")
                made += self.flow(one[1], column)
            else:
                made += self.flow(one if one is not None else [], column)
            parts.append(made + self.space(column))
        inside = (
            ",".join(parts) + ("," + self.space(column) if parts and self.maybe(0.1) else "")
            if parts
            else self.space(column)
        )
        return ("{" if pairs else "[") + inside + ("}" if pairs else "]")
