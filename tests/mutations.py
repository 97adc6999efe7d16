"""Small changes of a source file, one at a time: what `make mutants` tries.

In: Python. Out: mutants. A comparison or an operator is turned into its neighbour, a condition into its contrary, a
number is one larger, a call or a `raise` is left out, nothing is returned, and an expression that looks for text is
without one of its alternatives, or one sign of a class.
"""

from __future__ import annotations

import ast
import copy
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip
_FIRST_HOLE = 0xF0000
"""Where an f-string holds a value, its pattern holds a private character while it is narrowed."""
_SIGN = r"(?:\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\])"
"""One sign in a class of an expression."""

Change = Callable[[ast.AST, ast.AST], None]
"""Makes a change in a node of a tree."""


class Mutant(NamedTuple):
    """A changed file: the line and its text, what was changed (the second such change of a line is called so), all."""

    line: int
    text: str
    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a file, in the same order each time."""
    tree, lines = ast.parse(source), source.splitlines()
    told = {one for node in ast.walk(tree) if isinstance(node, ast.Expr) for one in ast.walk(node)}
    told |= {one for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in node.values}
    same: Counter[tuple[int, str]] = Counter()
    for number, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.AnnAssign | ast.Import | ast.ImportFrom) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and node in told
        ):
            continue
        for change, swap in _changes(node):
            fresh = copy.deepcopy(tree)
            swap(next(one for at, one in enumerate(ast.walk(fresh)) if at == number), fresh)
            line = getattr(node, "lineno", 0)
            same[line, change] += 1
            which = f" ({same[line, change]})" if same[line, change] > 1 else ""
            text = lines[line - 1].strip() if line else ""
            yield Mutant(line, text, change + which, ast.unparse(ast.fix_missing_locations(fresh)))


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """What can be changed in a node: the change in words, and what makes it."""
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            if type(op) in _SWAPS:
                other = _SWAPS[type(op)]
                yield f"{type(op).__name__} {other.__name__}", lambda n, _, at=at, o=other: n.ops.__setitem__(at, o())
    elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _SWAPS:
        other = _SWAPS[type(node.op)]
        if not (isinstance(node, ast.BinOp) and ast.unparse(node.right) == "None"):  # an annotation
            yield f"{type(node.op).__name__} {other.__name__}", lambda n, _: setattr(n, "op", other())
    elif isinstance(node, ast.Constant | ast.JoinedStr):
        yield from _values(node)
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and not isinstance(node.test, ast.Constant):
        yield "not the condition", lambda n, _: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))
    elif isinstance(node, ast.Return) and not (node.value is None or ast.unparse(node.value) == "None"):
        yield "return None", lambda n, _: setattr(n, "value", ast.Constant(None))
    elif isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield "nothing", lambda n, t: _replaced(n, t, ast.Pass())
    elif isinstance(node, ast.Continue):
        yield "break", lambda n, t: _replaced(n, t, ast.Break())


def _values(node: ast.Constant | ast.JoinedStr) -> Iterator[tuple[str, Change]]:
    """The changes of something that is written out."""
    if isinstance(node, ast.JoinedStr):
        for change, less in _narrower(_with_holes(node)):
            yield change, lambda n, _, less=less: setattr(n, "values", _filled(less, n.values))
    elif isinstance(node.value, bool):
        yield f"{node.value} {not node.value}", lambda n, _: setattr(n, "value", not n.value)
    elif isinstance(node.value, int):
        yield f"{node.value} {node.value + 1}", lambda n, _: setattr(n, "value", n.value + 1)
    elif isinstance(node.value, str):
        for change, less in _narrower(node.value):
            yield change, lambda n, _, less=less: setattr(n, "value", less)
    elif isinstance(node.value, bytes):
        for change, less in _narrower(node.value.decode("latin-1")):
            yield change, lambda n, _, less=less: setattr(n, "value", less.encode("latin-1"))


def _with_holes(text: ast.JoinedStr) -> str:
    """An f-string with a private character for each value; "" when it is nothing but values."""
    parts = (
        one.value if isinstance(one, ast.Constant) else chr(_FIRST_HOLE + at) for at, one in enumerate(text.values)
    )
    return "".join(map(str, parts)) if any(isinstance(one, ast.Constant) for one in text.values) else ""


def _filled(pattern: str, values: list[ast.expr]) -> list[ast.expr]:
    """The parts of an f-string, from its text with private characters for the values."""
    parts = re.split(f"([{chr(_FIRST_HOLE)}-{chr(_FIRST_HOLE + 999)}])", pattern)
    return [values[ord(one) - _FIRST_HOLE] if at % 2 else ast.Constant(one) for at, one in enumerate(parts) if one]


def _narrower(pattern: str) -> Iterator[tuple[str, str]]:
    """An expression that looks for text, without each member of its classes, and without each of its alternatives."""
    if not re.search(r"[\[|]", pattern) or pattern.startswith(("<", "{")):
        return
    try:
        with warnings.catch_warnings(action="ignore"):
            re.compile(pattern)
    except re.error:
        return
    for found in re.finditer(r"(?<!\\)\[\^?((?:\\.|[^\]\\])+)\]", pattern, re.DOTALL):
        members = list(re.finditer(f"{_SIGN}-{_SIGN}|{_SIGN}", found[1], re.DOTALL))
        for one in members if len(members) > 1 else ():
            start, end = found.start(1) + one.start(), found.start(1) + one.end()
            yield f"without {one[0]!a}", pattern[:start] + pattern[end:]
    bare = re.sub(r"\\.|\[\^?(?:\\.|[^\]\\])+\]", lambda found: "x" * len(found[0]), pattern, flags=re.DOTALL)
    for at in (at for at, sign in enumerate(bare) if sign == "|"):
        end = _edge(bare, at + 1, 1)
        yield f"without {pattern[at:end]!a}", pattern[:at] + pattern[end:]
        start = _edge(bare, at - 1, -1) + 1
        if not start or bare[start - 1] == "(":  # the first alternative, which has no sign before it
            start += len(re.match(r"(?:\?(?:[:>=!]|<[=!]))?", bare[start:])[0])
            yield f"without {pattern[start : at + 1]!a}", pattern[:start] + pattern[at + 1 :]


def _edge(bare: str, at: int, way: int) -> int:
    """Where an alternative ends that is at an index, going one way."""
    depth = 0
    while 0 <= at < len(bare) and not (depth == 0 and bare[at] in ("|)" if way > 0 else "|(")):
        depth += {"(": way, ")": -way}.get(bare[at], 0)
        at += way
    return at


def _replaced(node: ast.AST, tree: ast.AST, other: ast.stmt) -> None:
    for parent in ast.walk(tree):
        for _, value in ast.iter_fields(parent):
            if isinstance(value, list) and node in value:
                value[value.index(node)] = other
