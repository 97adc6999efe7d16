"""All rules, by code. A module in `rules/` is a rule by being there; no list names it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from journeyctl.lint import rules as folder
from journeyctl.lint.rule import Rule


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of codes."""
    found: list[Rule] = []
    for _, name, _ in iter_modules(folder.__path__):
        module = import_module(f"{folder.__name__}.{name}")
        found.append(module.RULE._replace(page=(module.__doc__ or "").strip(), module=name))
    return MappingProxyType({rule.code: rule for rule in sorted(found, key=lambda one: one.code)})
