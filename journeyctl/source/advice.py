"""Kind words for people who do not know YAML: what it took their text for, and how to write it instead."""

from __future__ import annotations

import re
from typing import Any

from journeyctl.diagnostics import Diagnostic, Edit, Fix, Span, cut, instead
from journeyctl.source.habits import habit
from journeyctl.source.nodes import Node, Scalar
from journeyctl.source.quoting import quoted, quoting

QUOTES = 'Put the text in quotes: "…".'

_GLUED = re.compile(r"[ \t]+#(?=[^\s#])")
_BARE = re.compile(r"[-+]?[0-9]*\.?[0-9]+|yes|no|true|false")
_COLON_NEXT = re.compile(r"\s*:")
_HALF = re.compile(r"(?<=[\s:])[-−+]?[0-9]{1,15},\Z")
_LONGEST_HALF = 18
_ITEM = re.compile(r"^\s*-[^\s\-]")


def lost_comment(text: str, span: Span, lines: tuple[str, ...]) -> Diagnostic | None:
    """The finding that ` #3` after a text would be lost as a comment; None when the `#` stands apart."""
    # A line may be as long as a file: what is looked at of it for every text stays short.
    found = _GLUED.match(lines[span.end_line - 1], span.end_column - 1)
    if not found or not text:
        return None
    rest = lines[span.end_line - 1][span.end_column - 1 :]
    column = found.end()
    lost = rest[column - span.end_column :].strip()[:30]
    place = Span(span.path, span.end_line, column, span.end_line, column + len(lost))
    message = f"YAML takes {lost!r} for a comment, and it would be lost"
    if _BARE.fullmatch(text) and not lost[1].isdigit():
        # Nobody writes a text that begins so: it was meant for a comment.
        apart = instead(place._replace(end_column=column + 1), "# ", safe=True)
        advice = f"Write `# {lost[1:]}`: a comment has a space after its `#`."
        return Diagnostic("error", "J012", message, place, advice, fix=apart)
    advice = f'Put the text in quotes: "{cut(text)} {lost}". A comment has a space after its `#`.'
    return Diagnostic("error", "J012", message, place, advice, fix=_kept(text, span, rest))


def _kept(text: str, span: Span, rest: str) -> Fix | None:
    """The fix that takes what follows a text into it. With a digit it is a number, else perhaps a comment after all."""
    lost = rest.rstrip()
    if span.line != span.end_line or re.search(r"[\]},]|#.*\s#", lost):
        return None
    whole = span._replace(end_column=span.end_column + len(lost))
    return instead(whole, quoted(text + lost), safe=bool(re.search("#[0-9]", lost)))


def lost_text(key: Scalar, value: Node, lines: tuple[str, ...]) -> Diagnostic | None:
    """The finding that a comma split a text inside `{ }`; None when the key was meant as one."""
    if not isinstance(value, Scalar) or value.text or value.style != "plain":
        return None
    if _COLON_NEXT.match(lines[key.span.end_line - 1], key.span.end_column - 1):
        return None
    number = _decimal(key, lines)
    if number:
        return number
    message = f"{cut(key.text)!r} stands alone inside {{ }}: a comma splits text there"
    return Diagnostic("error", "J013", message, key.span, QUOTES)


def _decimal(key: Scalar, lines: tuple[str, ...]) -> Diagnostic | None:
    """The finding that a comma inside `{ }` split a number, whose second half is taken for a key."""
    line, column = key.span.line, key.span.column
    first = _HALF.search(lines[line - 1][max(0, column - 1 - _LONGEST_HALF) : column - 1])
    if not first or not re.fullmatch("[0-9]{1,15}", key.text):
        return None
    written = first[0] + key.text
    meant = written.replace(",", ".").replace("−", "-")
    span = key.span._replace(column=column - len(first[0]))
    message = f"a comma splits the number {written} inside {{ }}"
    return Diagnostic("error", "J013", message, span, f"Write `{meant}`.", fix=instead(span, meant, safe=True))


def explained(error: Any, path: str, lines: tuple[str, ...]) -> Diagnostic:  # noqa: ANN401 - a PyYAML error
    """A syntax error of libyaml as a diagnostic: where it is, what was found, and what to do."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, max(0, len(lines) - 1)) if mark else 0
    column = mark.column if mark else 0
    written = lines[line] if lines else ""
    unsettled = _unsettled(path, lines)
    if unsettled:
        return unsettled
    problem = str(error.problem or error)
    known = habit(problem, lines, line, column, path) if not _tab(problem, written, column, lines, line) else None
    if known:
        return known
    for test, code, message, advice in _RULES:
        if test(problem, written, column, lines, line):
            at = _start(error, test, lines, line) or (line, column)
            span = Span(path, at[0] + 1, at[1] + 1, at[0] + 1, at[1] + 2)
            told = message.format(found=written[column : column + 1])
            return Diagnostic("error", code, told, span, advice, fix=_mended(test, lines, at[0], path))
    span = Span(path, line + 1, column + 1, line + 1, column + 2)
    advice = "Compare its indentation and quotes with the lines around it."
    return Diagnostic("error", "J004", f"YAML cannot read this line: {problem}", span, advice)


def _unsettled(path: str, lines: tuple[str, ...]) -> Diagnostic | None:
    """The finding that git left two versions of some lines; None without all of its marks."""
    begun = next((at for at, one in enumerate(lines, 1) if one.startswith("<<<<<<<")), 0)
    ended = next((at for at, one in enumerate(lines, 1) if one.startswith(">>>>>>>")), 0)
    if not 0 < begun < ended:
        return None
    message = f"a merge left two versions here, up to line {ended}"
    advice = "Make one of them and take out the three lines of <<<<<<<, ======= and >>>>>>>."
    return Diagnostic("error", "J004", message, Span(path, begun, 1, begun, len(lines[begun - 1]) + 1), advice)


def _mended(test: object, lines: tuple[str, ...], line: int, path: str) -> Fix | None:
    """The advice of a rule as edits, where it is certain what was meant."""
    if test in (_starts, _directive, _colon, _question):
        edit = quoting(lines, line, path) if lines else None
        return Fix((edit,), safe=True) if edit else None
    if test is _item and _ITEM.match(lines[line]):
        column = lines[line].index("-") + 2
        return instead(Span(path, line + 1, column, line + 1, column), " ", safe=True)
    if test is _tab:
        heads = ((at, re.match(r"[ \t]*", lines[at])) for at in (line - 1, line) if at >= 0)
        edits = tuple(_untabbed(path, at, head[0]) for at, head in heads if head and "\t" in head[0])
        item = re.match(r" *-\t", lines[line])
        if not edits and item:
            return instead(Span(path, line + 1, item.end(), line + 1, item.end() + 1), " ", safe=True)
        return Fix(edits, safe=True) if edits else None
    return None


def _untabbed(path: str, line: int, head: str) -> Edit:
    """The edit that makes every tab in an indentation two spaces."""
    return Edit(Span(path, line + 1, 1, line + 1, len(head) + 1), head.replace("\t", "  "))


def _start(error: Any, test: object, lines: tuple[str, ...], line: int) -> tuple[int, int] | None:  # noqa: ANN401
    """Where the trouble began, when libyaml noticed it only later; None when it noticed at once."""
    if test is _item:
        found = next((at for at in range(line, max(-1, line - 3), -1) if _ITEM.match(lines[at])), None)
        return None if found is None else (found, len(lines[found]) - len(lines[found].lstrip()))
    context = error.context_mark
    within = test in (_bracket, _no_colon) or "quoted scalar" in str(error.context)
    if within and test in (_quote, _bracket, _no_colon) and context is not None and context.line < line:
        return context.line, context.column
    return None


def _starts(problem: str, written: str, column: int, *_: object) -> bool:
    return "cannot start any token" in problem and written[column : column + 1] not in ("", "\t")


def _tab(problem: str, written: str, column: int, lines: tuple[str, ...], line: int) -> bool:
    head = written[: len(written) - len(written.lstrip())]
    before = lines[line - 1] if line else ""
    if "cannot start any token" in problem and written[column : column + 1] == "\t":
        return True
    return "\t" in head or "\t" in before[: len(before) - len(before.lstrip())]


def _question(problem: str, written: str, column: int, *_: object) -> bool:
    inside = "?" in written and any(bracket in written for bracket in "{[")
    return inside or ("mapping keys are not allowed" in problem and written[column : column + 1] == "?")


def _item(problem: str, written: str, column: int, lines: tuple[str, ...], line: int) -> bool:  # noqa: ARG001
    return any(_ITEM.match(lines[at]) for at in range(max(0, line - 2), line + 1))


def _colon(problem: str, *_: object) -> bool:
    return "mapping values are not allowed" in problem


def _quote(problem: str, written: str, *_: object) -> bool:
    return (
        "while scanning a quoted scalar" in problem
        or "unexpected end of stream" in problem
        or (("expected <block end>" in problem or "expected key" in problem) and ('"' in written or "'" in written))
    )


def _directive(problem: str, written: str, *_: object) -> bool:
    return written.lstrip().startswith("%") or "directive" in problem


def _block(problem: str, written: str, *_: object) -> bool:  # noqa: ARG001
    return "block scalar" in problem or "indentation indicator" in problem or "comment or line break" in problem


def _reference(problem: str, *_: object) -> bool:
    return "alias" in problem or "alphabetic or numeric" in problem or "anchor" in problem or "tag" in problem


def _list_here(problem: str, *_: object) -> bool:
    return "block sequence entries are not allowed" in problem


def _bracket(problem: str, written: str, *_: object) -> bool:
    return "flow" in problem or "expected ',' or" in problem or written.count("[") != written.count("]")


def _no_colon(problem: str, *_: object) -> bool:
    return "could not find expected ':'" in problem


_RULES = (
    (_tab, "J009", "a tab stands in the indentation; YAML wants spaces", "Replace the tab by two spaces."),
    (_starts, "J013", "a text cannot begin with {found!r} in YAML", QUOTES),
    (_list_here, "J013", "a list begins on a line of its own, not behind its key",
     "Put the item on the next line, deeper than the key; or put the text in quotes."),
    (_directive, "J013", "a text cannot begin with '%' in YAML", QUOTES),
    (_item, "J013", "an item of a list needs a space after its hyphen", "Write `- Text`."),
    (_question, "J013", "YAML takes the '?' in this text for syntax", QUOTES),
    (_colon, "J013", "YAML takes the colon in this text for a key", QUOTES),
    (_block, "J013", "YAML takes the sign at the start of this text for a block of text", QUOTES),
    (_reference, "J013", "YAML takes the sign at the start of this text for a reference", QUOTES),
    (_no_colon, "J004", "this line is neither `key: value` nor an item of a list",
     "Add the colon and a space, or indent it below its key."),
    (_quote, "J004", "a quotation mark is opened and not closed, or text follows the closing one",
     'Put the whole text in quotes; inside them write \\" for a quotation mark.'),
    (_bracket, "J004", "a bracket is opened and not closed, or a text with brackets needs quotes", QUOTES),
)  # fmt: skip
