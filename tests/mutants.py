"""Changes one small thing in a file that guards us and asks whether a test notices: `make mutants`.

    python -m tests.mutants [FILE ...]

Each mutant runs the tests of its file in a fork of this process, which has run them once and so has loaded everything:
the functions of the file get the code of the mutant. What no test notices so is tried again in a process that loads the
mutant itself, as what others have imported from the file by name was not changed. One that no test notices there either
is printed with its line, and the exit code is 1, unless it stands among `EQUIVALENT`, with the reason.
"""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.util
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import FunctionType, ModuleType
from typing import NamedTuple

import hypothesis
import markupsafe
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
GUARDS: dict[str, tuple[str, ...]] = {
    "journeyctl/export/files.py": ("tests/test_export_files.py",),
    "journeyctl/project/fetching.py": ("tests/test_project_fetching.py",),
    "journeyctl/binding/text.py": ("tests/test_binding_text.py",),
    "journeyctl/report/safe.py": ("tests/test_report_text.py",),
    "journeyctl/paint/allowlist.py": ("tests/test_paint_safety.py",),
    "journeyctl/theme/raster.py": ("tests/test_theme_logo.py",),
    "journeyctl/theme/vector.py": ("tests/test_theme_logo.py",),
    "journeyctl/source/decoding.py": ("tests/test_source_guard.py", "tests/test_cases.py"),
    "journeyctl/source/reader.py": ("tests/test_source_guard.py", "tests/test_cases.py", "tests/test_attacks.py"),
}
"""The files that stand between hostile input and us, with the tests that must notice a change."""
EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "journeyctl/paint/allowlist.py",
        "parser.buffer_text = True",
        "True False",
    ): "only how many pieces a style comes in",
    (
        "journeyctl/binding/text.py",
        'if text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):',
        "Or And",
    ): "the long way gives the same text",
    ("journeyctl/export/files.py", "mask = os.umask(0o022)", "18 19"): "the mask is put back at once",
    ("journeyctl/export/files.py", "return False", "return None"): "both mean no",
    (
        "journeyctl/export/files.py",
        'handle = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))',
        "0 1",
    ): "only where they are missing",
    (
        "journeyctl/project/fetching.py",
        "data = file.read(limit + 1)",
        "1 2",
    ): "more than the limit is more than the limit",
    (
        "journeyctl/project/fetching.py",
        '_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)',
        "0 1",
    ): "only where they are missing",
    (
        "journeyctl/source/decoding.py",
        "return -1  # which is nearly always so, and spares a large expression its making",
        "1 2",
    ): "below zero is nowhere",
    ("journeyctl/source/decoding.py", "return found.start() if found else -1", "1 2"): "below zero is nowhere",
    ("journeyctl/project/fetching.py", '_NO_LINK = getattr(os, "O_NOFOLLOW", 0)', "0 1"): "only where it is missing",
    (
        "journeyctl/theme/vector.py",
        "self.parser.buffer_text = True",
        "True False",
    ): "the text of an SVG is never asked for",
    ("journeyctl/paint/allowlist.py", "fine.add((name, value))", "nothing"): "what was judged once is judged again",
}
"""Mutants that change nothing anybody could see: by file, line and change, with the reason."""
PATIENCE = 6
"""After so many times as long as without a change, and a second, a mutant counts as noticed: it never ends."""
_LOADED = (hypothesis, markupsafe, pytest, yaml)
_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


class Mutant(NamedTuple):
    """A changed file: where, what was changed, and its source."""

    line: int
    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a file."""
    tree = ast.parse(source)
    told = {one for node in ast.walk(tree) if isinstance(node, ast.Expr | ast.JoinedStr) for one in ast.walk(node)}
    for number, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (node in told or "[" not in node.value):
            continue
        if any(isinstance(node, kind) for kind in (ast.AnnAssign, ast.Import, ast.ImportFrom)):
            continue
        for change, swap in _changes(node):
            fresh = copy.deepcopy(tree)
            target = next(one for at, one in enumerate(ast.walk(fresh)) if at == number)
            swap(target, fresh)
            yield Mutant(getattr(node, "lineno", 0), change, ast.unparse(ast.fix_missing_locations(fresh)))


def _changes(node: ast.AST) -> Iterator[tuple[str, object]]:
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
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} {not node.value}", lambda n, _: setattr(n, "value", not n.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} {node.value + 1}", lambda n, _: setattr(n, "value", n.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        for change, less in _narrower(node.value):
            yield change, lambda n, _, less=less: setattr(n, "value", less)
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and not isinstance(node.test, ast.Constant):
        yield "not the condition", lambda n, _: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))
    elif isinstance(node, ast.Return) and not (node.value is None or ast.unparse(node.value) == "None"):
        yield "return None", lambda n, _: setattr(n, "value", ast.Constant(None))
    elif isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield "nothing", _emptied
    elif isinstance(node, ast.Continue):
        yield "break", lambda n, t: _replaced(n, t, ast.Break())


def _narrower(pattern: str) -> Iterator[tuple[str, str]]:
    """A regular expression without each member of its classes, and without each of its alternatives."""
    try:
        re.compile(pattern)
    except re.error:
        return
    for found in re.finditer(r"\[\^?((?:\\.|[^\]\\])+)\]", pattern, re.DOTALL):
        members = list(re.finditer(r"(?:\\.|[^\\])-(?:\\.|[^\\])|\\.|[^\\]", found[1], re.DOTALL))
        for one in members if len(members) > 1 else ():
            start, end = found.start(1) + one.start(), found.start(1) + one.end()
            yield f"without {one[0]!a}", pattern[:start] + pattern[end:]
    bare = re.sub(r"\\.|\[\^?(?:\\.|[^\]\\])+\]", lambda found: "x" * len(found[0]), pattern, flags=re.DOTALL)
    for at in (at for at, sign in enumerate(bare) if sign == "|"):
        end, depth = at + 1, 0
        while end < len(bare) and not (depth == 0 and bare[end] in "|)"):
            depth += {"(": 1, ")": -1}.get(bare[end], 0)
            end += 1
        yield f"without {pattern[at:end]!a}", pattern[:at] + pattern[end:]


def _emptied(node: ast.AST, tree: ast.AST) -> None:
    _replaced(node, tree, ast.Pass())


def _replaced(node: ast.AST, tree: ast.AST, other: ast.stmt) -> None:
    for parent in ast.walk(tree):
        for _, value in ast.iter_fields(parent):
            if isinstance(value, list) and node in value:
                value[value.index(node)] = other


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from another source."""

    def __init__(self, file: str, source: str) -> None:
        self.name, self.file, self.source = _module(file), file, source

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, ROOT / self.file, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, self.file, "exec"), module.__dict__)


def failing(file: str) -> bool:
    """Whether a test of a file fails, in this process."""
    words = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not proof", "-n0", *GUARDS[file]]
    try:
        return int(pytest.main(words)) != 0
    except BaseException:  # noqa: BLE001 - however it ends, it was noticed
        return True


def noticed(file: str, source: str, seconds: float) -> bool:
    """Whether a test fails, or none has ended after so many seconds, with the code of another source of a file."""
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        try:
            _exchange(sys.modules[_module(file)], source)
        except BaseException:  # noqa: BLE001 - what cannot even be loaded is noticed
            os._exit(1)
        os._exit(int(failing(file)))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def surely(file: str, number: int, seconds: float) -> bool:
    """The same in a process that has loaded nothing before it loads the mutant."""
    words = [sys.executable, "-m", "tests.mutants", "--only", file, str(number)]
    try:
        return subprocess.run(words, cwd=ROOT, capture_output=True, timeout=seconds, check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def _module(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".")


def _exchange(module: ModuleType, source: str) -> None:
    """Give a module the code of another source: its functions in their place, its other names anew."""
    fresh: dict[str, object] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(source, str(module.__file__), "exec"), fresh)
    for name, value in fresh.items():
        if not name.startswith("__") and not _recoded(module.__dict__.get(name), value):
            module.__dict__[name] = value


def _recoded(old: object, new: object) -> bool:
    """Whether something is a function or a class, which then has the code of the other one."""
    old, new = (getattr(one, "fget", None) or getattr(one, "__wrapped__", one) for one in (old, new))
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        return True
    if isinstance(old, type) and isinstance(new, type):
        for name, value in vars(new).items():
            _recoded(vars(old).get(name), value)
        return True
    return False


def main() -> int:
    """Try the mutants of the files that are named, else of all; 1 when one is not noticed."""
    os.chdir(ROOT)
    if sys.argv[1:2] == ["--only"]:
        file, number = sys.argv[2], int(sys.argv[3])
        one = next(islice(mutants((ROOT / file).read_text(encoding="utf-8")), number, None))
        sys.meta_path.insert(0, _Changed(file, one.source))
        return int(failing(file))
    return int(sum(tried(file) for file in sys.argv[1:] or GUARDS) > 0)


def tried(file: str) -> int:
    """Try the mutants of a file and say what became of them; how many no test notices."""
    source = (ROOT / file).read_text(encoding="utf-8")
    start = time.monotonic()
    if failing(file):
        print(f"{file}: its tests fail without any change", flush=True)
        return 1
    most = PATIENCE * (time.monotonic() - start + 1)
    lines, count, left, known = source.splitlines(), 0, 0, 0
    for number, one in enumerate(mutants(source)):
        count += 1
        text = lines[one.line - 1].strip() if one.line else ""
        if (file, text, one.change) in EQUIVALENT:
            known += 1
        elif not noticed(file, one.source, most) and not surely(file, number, 2 * most):
            left += 1
            print(f"{file}:{one.line}: {one.change}: {text}", flush=True)
    print(
        f"{file}: {count} mutants, {count - left - known} noticed, {known} equivalent, {left} not noticed", flush=True
    )
    return left


if __name__ == "__main__":
    sys.exit(main())
