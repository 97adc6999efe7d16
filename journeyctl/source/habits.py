"""Habits of other editors that YAML reads as something else: bullets, a colon without its space, indentation by eye.

In: the lines of a file and where libyaml stopped, or the span of a text. Out: the finding that names it, or None.
Line numbers count from 0 here, as those of libyaml do; spans count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeyctl.diagnostics import Diagnostic, Edit, Fix, Span, cut

_BULLET = re.compile(r"(?P<head> *)(?P<sign>[•·▪◦‣●○*–—−]|[0-9]{1,3}[.)])[ \t\u00a0]+(?=\S)")
_GLUED = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z_]\w*):(?P<gap>\u00a0*)(?P<text>[^\s/:\u00a0].*)")
_KEY = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[\w-]+):(?: |$)")
_PASTED = re.compile("[ \t]*\u00a0[ \t\u00a0]*")
_COLON = "mapping values are not allowed"
_NO_COLON = "could not find expected ':'"
_ALIAS = "expected alphabetic or numeric character"
_INDENTED = ("expected '-' indicator", "expected <block end>", "expected key")


def habit(problem: str, lines: tuple[str, ...], line: int, column: int, path: str) -> Diagnostic | None:
    """The finding on what made libyaml stop at a line and column with a problem; None when it was none of these."""
    if not lines:
        return None
    for number in sorted(_blamed(problem, lines, line, column)):
        pasted = pasted_blank(Span(path, number + 1, 1, number + 1, 2), lines)
        if pasted:
            return pasted
    at = _bullet(problem, lines, line, column)
    if at is not None:
        return _no_hyphen(lines, at, path, sure=True)
    at = _glued(problem, lines, line, column)
    if at is not None:
        return _no_space(lines[at], at, path)
    return _misplaced(problem, lines, line, column, path)


def pasted_blank(span: Span, lines: tuple[str, ...]) -> Diagnostic | None:
    """The finding that the line of a span is indented by blanks that do not break; the fix is for all such lines."""
    here = _PASTED.match(lines[span.line - 1])
    if here is None:
        return None
    heads = ((at, _PASTED.match(one)) for at, one in enumerate(lines, 1))
    edits = tuple(Edit(Span(span.path, at, 1, at, head.end() + 1), " " * head.end()) for at, head in heads if head)
    column = here[0].index("\u00a0") + 1
    message = "a space that does not break (U+00A0) stands in the indentation; YAML wants plain spaces"
    advice = "Type the spaces again; a word processor or a web page made them."
    place = Span(span.path, span.line, column, span.line, here.end() + 1)
    return Diagnostic("error", "J009", message, place, advice, fix=Fix(edits, safe=True))


def bullets(span: Span, lines: tuple[str, ...], *, sure: bool) -> Diagnostic | None:
    """The finding that a key, or a text whose lines all have the same bullet, was meant as a list; None when not."""
    first = _BULLET.match(lines[span.line - 1])
    if first is None or first.end("head") + 1 != span.column:
        return None
    found = [_BULLET.match(lines[at]) for at in range(span.line, span.end_line)]
    if any(one is None or _kind(one) != _kind(first) for one in found):
        return None
    return _no_hyphen(lines, span.line - 1, span.path, sure=sure)


def swallowed(span: Span, lines: tuple[str, ...]) -> Diagnostic | None:
    """The finding that a text goes on with a line that begins with a hyphen, and so was meant as an item; else None."""
    at = next((one for one in range(span.line, span.end_line) if lines[one].lstrip(" ").startswith("- ")), None)
    if at is None or not lines[span.line - 1].lstrip(" ").startswith("- "):
        return None
    column = lines[at].index("-") + 1
    message = "this item stands deeper than those above it, and YAML takes it for more of the text above"
    advice = "Begin it below the hyphen of the item above; put the text in quotes if the hyphen belongs to it."
    return Diagnostic("error", "J013", message, Span(span.path, at + 1, column, at + 1, column + 1), advice)


def _before(lines: tuple[str, ...], line: int) -> int | None:
    """The last line above one that is not blank."""
    return next((at for at in range(line - 1, -1, -1) if lines[at].strip()), None)


def _blamed(problem: str, lines: tuple[str, ...], line: int, column: int) -> list[int]:
    """The lines that may have made libyaml stop: where it did, and the one above unless the line has a key itself."""
    above = _before(lines, line)
    own = _COLON in problem and ": " in lines[line][:column]
    return [line] if above is None or own else [line, above]


def _bullet(problem: str, lines: tuple[str, ...], line: int, column: int) -> int | None:
    if not any(one in problem for one in (_COLON, _NO_COLON, _ALIAS)):
        return None
    return next((at for at in _blamed(problem, lines, line, column) if _BULLET.match(lines[at])), None)


def _no_hyphen(lines: tuple[str, ...], at: int, path: str, *, sure: bool) -> Diagnostic:
    """The finding on a bullet, at the first of its list, with the fix of all; not `sure` where YAML reads text."""
    here = _BULLET.match(lines[at])
    assert here is not None
    sign, column = here["sign"], here.end("head") + 1
    above = tuple(_alike(lines, range(at - 1, -1, -1), here))
    run = (*reversed(above), at, *_alike(lines, range(at + 1, len(lines)), here))
    edits = tuple(_item(lines[one], one, column, path) for one in run)
    message = f"{sign!r} begins no item of a list; YAML wants a hyphen and a space"
    advice = "Write `- Text` for each item. One text of several lines begins with `|` behind its key."
    span = Span(path, run[0] + 1, column, run[0] + 1, column + 1)
    return Diagnostic("error", "J013", message, span, advice, fix=Fix(edits, safe=sure))


def _item(written: str, at: int, column: int, path: str) -> Edit:
    """The edit that makes a hyphen of a bullet. It names the whole item, which is another thing afterwards."""
    text = written[column - 1 :].rstrip()
    found = _BULLET.match(written)
    assert found is not None
    return Edit(Span(path, at + 1, column, at + 1, column + len(text)), f"- {text[len(found['sign']) :].lstrip()}")


def _kind(bullet: re.Match[str]) -> str:
    """What makes two bullets alike: the sign, for numbers that they are such."""
    return "1" if bullet["sign"][0].isdigit() else bullet["sign"]


def _alike(lines: tuple[str, ...], numbers: range, here: re.Match[str]) -> Iterator[int]:
    """The lines of the list that a bullet is in, one way from it: until a line that is neither an item nor deeper."""
    for number in numbers:
        found = _BULLET.match(lines[number])
        if found and (found["head"], _kind(found)) == (here["head"], _kind(here)):
            yield number
        elif lines[number].strip() and len(lines[number]) - len(lines[number].lstrip(" ")) <= len(here["head"]):
            return


def _glued(problem: str, lines: tuple[str, ...], line: int, column: int) -> int | None:
    if _COLON not in problem and _NO_COLON not in problem:
        return None
    return next((at for at in _blamed(problem, lines, line, column) if _GLUED.fullmatch(lines[at])), None)


def _no_space(written: str, at: int, path: str) -> Diagnostic:
    """The finding on a key whose colon has no space after it; one that does not break is none to YAML."""
    found = _GLUED.fullmatch(written)
    assert found is not None
    span = Span(path, at + 1, found.start("key") + 1, at + 1, found.end("key") + 2)
    kind = "a space that does not break, from another program," if found["gap"] else "no space"
    message = f"{kind} stands behind `{cut(found['key'])}:`; YAML wants a plain space"
    place = Span(path, at + 1, found.start("gap") + 1, at + 1, found.end("gap") + 1)
    advice = f"Write `{cut(found['key'])}: {found['text'].strip()[:40]}`."
    fix = Fix((Edit(place, " "),), safe=found["key"].islower())
    return Diagnostic("error", "J013", message, span, advice, fix=fix)


def _misplaced(problem: str, lines: tuple[str, ...], line: int, column: int, path: str) -> Diagnostic | None:
    """The finding on a line that stands deeper than the key above it, or in a column where nothing above begins."""
    written = lines[line]
    own = _KEY.match(written)
    begin = len(written) - len(written.lstrip(" "))
    above = _before(lines, line)
    key = None if above is None else _KEY.match(lines[above])
    span = Span(path, line + 1, begin + 1, line + 1, begin + 2)
    if _COLON in problem and own and own.end("key") == column and key and begin > len(key["head"]) - len("- "):
        if begin == len(key["head"]):
            return None
        message = f"`{cut(own['key'])}` begins in column {begin + 1}, the key above it in column {len(key['head']) + 1}"
        advice = "Begin both in the same column; a text that goes on here and has a colon needs quotes."
        return Diagnostic("error", "J004", message, span, advice)
    if any(one in problem for one in _INDENTED) and begin == column and written.strip():
        kind = "hyphen" if written.lstrip().startswith("- ") else "key"
        message = f"this line begins in column {begin + 1}, where no {kind} of its block does"
        advice = "Begin it where its neighbours begin: a key below the key above it, a hyphen below a hyphen."
        return Diagnostic("error", "J004", message, span, advice)
    return None
