"""Records: frozen, keyword-only classes of named fields.

They are used like frozen dataclasses, and `dataclasses.fields` and `dataclasses.replace` take them. They exist because
`dataclass` writes and compiles functions for every class when its module is imported: a millisecond a class, which for
the model is twice the start of Python itself. A record compiles nothing.

In: a class with annotated fields, each with a default or without. Out: a class whose instances are made by keyword,
never change, and are equal when their fields are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar, TypeVar, dataclass_transform


class _Fields:
    """The fields as `dataclasses` knows them, made when somebody asks."""

    def __init__(self) -> None:
        self._made: dict[type, dict[str, Any]] = {}

    def __get__(self, instance: object, owner: type[Any]) -> dict[str, Any]:
        if owner not in self._made:
            from dataclasses import field, fields, make_dataclass

            known = owner.__annotations__
            parts = [
                (name, known.get(name, Any), field(default=owner.__defaults__[name]))
                if name in owner.__defaults__
                else (name, known.get(name, Any), field())
                for name in owner.__names__
            ]
            made = make_dataclass(owner.__name__, parts, frozen=True, kw_only=True)
            self._made[owner] = {one.name: one for one in fields(made)}
        return self._made[owner]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class _Kind(type):
    """Makes the classes: annotations become fields, their values defaults."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Kind:
        own = tuple(
            key for key, kind in body.get("__annotations__", {}).items() if not str(kind).startswith("ClassVar")
        )
        given = {key: body.pop(key) for key in own if key in body}
        made = super().__new__(mcs, name, bases, body)
        parents = [base for base in bases if isinstance(base, _Kind)]
        names = (*(key for base in parents for key in base.__names__), *own)
        made.__names__ = names
        made.__keys__ = frozenset(names)
        made.__defaults__ = {key: value for base in parents for key, value in base.__defaults__.items()} | given
        return made

    __names__: tuple[str, ...]
    __keys__: frozenset[str]
    __defaults__: dict[str, Any]


class Record(metaclass=_Kind):
    """The base of all records.

    Raises:
        TypeError: when a field without a default is missing, or an unknown one is given.
        AttributeError: when a field is set or deleted.
    """

    __dataclass_fields__: ClassVar[Any] = _Fields()

    def __init__(self, **given: Any) -> None:  # noqa: ANN401
        kind = type(self)
        values = kind.__defaults__ | given
        if values.keys() != kind.__keys__:
            raise TypeError(_misfit(kind, values))
        # All fields at once: set one by one they would cost more than everything else in reading a journey.
        object.__setattr__(self, "__dict__", values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: records do not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be deleted: records do not change")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return type(self) is type(other) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash((type(self), self._all()))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__names__)
        return f"{type(self).__name__}({told})"

    def _all(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in type(self).__names__)


R = TypeVar("R", bound=Record)
T = TypeVar("T")


def replace(record: R, **changes: Any) -> R:  # noqa: ANN401
    """The record with some fields changed.

    Raises:
        TypeError: when it has no such field.
    """
    kind = type(record)
    return kind(**{name: getattr(record, name) for name in kind.__names__} | changes)


def once(work: Callable[[R], T]) -> Callable[[R], T]:
    """The function of a record that keeps its last answer, for one that is asked about the same record many times.

    The record is known by identity, as it never changes: to compare it would take longer than most questions.
    """
    kept: list[tuple[R, T]] = []

    @wraps(work)
    def asked(record: R) -> T:
        known = kept[0] if kept else None
        if known is None or known[0] is not record:
            known = (record, work(record))
            kept[:] = [known]
        return known[1]

    return asked


def _misfit(kind: type[Record], values: dict[str, Any]) -> str:
    strange = sorted(values.keys() - kind.__keys__)
    if strange:
        return f"{kind.__name__} has no field {', '.join(strange)}"
    missing = next(name for name in kind.__names__ if name not in values)
    return f"{kind.__name__} needs {missing!r}"
