"""No regular expression of ours tries the same letters in ever more ways: none repeats a repetition without a stop.

`(a+)+` needs twice as long for every letter more. A repetition within one is fine where each turn holds a letter that
nothing else in it takes, and no letter may belong to the end of a turn as well as to the beginning of the next; or
where it is firm: `(?>...)` and `a++` give nothing back.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, get_args

import pytest

import journeyctl
from journeyctl.schema import document
from journeyctl.schema.catalogue import SchemaName

ENDLESS = (signs.MAX_REPEAT, signs.MIN_REPEAT)
FIRM = (signs.ATOMIC_GROUP, signs.POSSESSIVE_REPEAT)
CATEGORIES = {
    signs.CATEGORY_DIGIT: r"\d", signs.CATEGORY_NOT_DIGIT: r"\D", signs.CATEGORY_SPACE: r"\s",
    signs.CATEGORY_NOT_SPACE: r"\S", signs.CATEGORY_WORD: r"\w", signs.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
OURS = ("journeyctl.paint.lettering._FACE_RULES",)
"""Expressions that read nothing but what we have written ourselves."""


def expressions() -> Iterator[tuple[str, str]]:
    """Every expression that a module or a schema holds, with where it stands: compiled, or a text that may be one."""
    for module in pkgutil.walk_packages(journeyctl.__path__, "journeyctl."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", one) for one in held(value))
    for schema in get_args(SchemaName):
        yield from ((f"the schema {schema}", one) for one in patterns(document(schema)))


def held(value: object, depth: int = 3) -> Iterator[str]:
    if isinstance(value, re.Pattern):
        value = value.pattern
    if isinstance(value, str):
        yield value
    elif depth and isinstance(value, dict):
        yield from (one for each in value.values() for one in held(each, depth - 1))
    elif depth and type(value) in (tuple, list, frozenset):
        yield from (one for each in value for one in held(each, depth - 1))  # type: ignore[attr-defined]


def patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "pattern" and isinstance(value, str))
        yield from schema.get("patternProperties", ())
    for one in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from patterns(one)


def doubtful(pattern: str) -> bool:
    """Whether an expression repeats a repetition; what is no expression does not."""
    try:
        return repeats(parser.parse(pattern))
    except (re.error, OverflowError, RecursionError):
        return False


def repeats(parts: Any, *, within: bool = False) -> bool:
    for kind, given in parts:
        if kind in ENDLESS:
            _, most, body = given
            endless = most is signs.MAXREPEAT
            if (within and endless) or repeats(body, within=within or (endless and not parted(body))):
                return True
        elif any(repeats(one, within=within) for one in inner(kind, given)):
            return True
    return False


def inner(kind: object, given: Any) -> tuple[Any, ...]:
    """What a part is made of; nothing, where it is firm."""
    if kind is signs.SUBPATTERN:
        return (given[3],)
    return tuple(given[1]) if kind is signs.BRANCH else ()


def parted(body: Any) -> bool:
    """Whether there is one way only to cut letters into turns."""
    if len(body) == 1 and body[0][0] is signs.SUBPATTERN:
        return parted(body[0][1][3])
    parts = list(body)
    return any(
        kind is signs.LITERAL
        and not any(takes(part, chr(given)) for other, part in enumerate(parts) if other != at)
        and not wavering(parts[at + 1 :] + parts[:at])
        for at, (kind, given) in enumerate(parts)
    )


def wavering(parts: list[Any]) -> bool:
    """Whether a letter between two stops may belong to one part or to another."""
    for one, first in enumerate(parts):
        for other in range(one + 1, len(parts)):
            for letter in map(chr, range(256)):
                between = parts[one + 1 : other]
                if takes(first, letter) and takes(parts[other], letter) and not any(stops(b, letter) for b in between):
                    return loose(first) or loose(parts[other])
    return False


def loose(part: Any) -> bool:
    """Whether a part may take more or fewer letters."""
    kind, given = part
    return (kind in ENDLESS and given[0] != given[1]) or any(map(loose, (p for one in inner(kind, given) for p in one)))


def stops(part: Any, letter: str) -> bool:
    """Whether a part must be there and cannot be this letter."""
    return (
        not takes(part, letter)
        and part[0] in (signs.LITERAL, signs.IN, *ENDLESS)
        and (part[0] not in ENDLESS or part[1][0] > 0)
    )


def takes(part: Any, letter: str) -> bool:
    """Whether a part may take a letter."""
    kind, given = part
    if kind is signs.LITERAL:
        return bool(chr(given) == letter)
    if kind is signs.NOT_LITERAL:
        return bool(chr(given) != letter)
    if kind is signs.IN:
        return any(member(one, letter) for one in given) != (given[0][0] is signs.NEGATE)
    if kind in (*ENDLESS, signs.POSSESSIVE_REPEAT):
        return any(takes(one, letter) for one in given[2])
    if kind is signs.ATOMIC_GROUP:
        return any(takes(one, letter) for one in given)
    if kind in (signs.AT, signs.ASSERT, signs.ASSERT_NOT):
        return False
    return not inner(kind, given) or any(takes(one, letter) for each in inner(kind, given) for one in each)


def member(one: Any, letter: str) -> bool:
    """Whether a letter is of a member of a class."""
    kind, given = one
    if kind is signs.RANGE:
        return bool(given[0] <= ord(letter) <= given[1])
    if kind is signs.CATEGORY:
        return bool(re.fullmatch(CATEGORIES[given], letter))
    return kind is signs.LITERAL and chr(given) == letter


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(a+)+", True), ("(?:a*)*b", True), (r"(?:\s|,|\d+\.?\d*)*", True), (r"(?:\d+[\s,]*)+", True),
        (r"(?:\s*x\s*)*", True), (r"(?:x\s*|\s*y)*", True), ("(?:a|b)*", False), ("(?:a{1,3})*", False),
        (r"(?:\s*;\s*\d+\s*)*", True), (r"(?:;\s*\d+\s*)*", False), (r"(?:;\s*\d*\s*)*", True), ("(?:,a+)*", False),
        ("(?:,[a,]+)*", True), ("(?>a+)+", False), ("(?:a++)+", False), ("(?:a*,b*)*", False), ("(?:a*,a*)*", True),
        ("a+b+c+", False), ("(?:(?:ab)*c)*", False), ("((?:-?a+)*)", True), ("(?:[^,]+,)*", False), ("(?:.+,)*", True),
    ],
)  # fmt: skip
def test_what_repeats_a_repetition_is_known(pattern: str, expected: bool) -> None:
    """The judge of expressions tells those that explode from those that do not."""
    assert doubtful(pattern) == expected


def test_no_expression_repeats_a_repetition() -> None:
    """None of a module, a table or a schema."""
    every = tuple(expressions())
    assert sum(any(sign in pattern for sign in "*+") for _, pattern in every) > 90
    assert [(where, pattern) for where, pattern in every if where not in OURS and doubtful(pattern)] == []
