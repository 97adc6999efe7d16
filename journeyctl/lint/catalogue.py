"""All rules, by code. A module in `rules/` is a rule by being there; no list names it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

from journeyctl.lint import rules as folder
from journeyctl.lint.rule import Rule


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of codes."""
    found: list[Rule] = []
    for name in _names():
        module = import_module(f"{folder.__name__}.{name}")
        found.append(module.RULE._replace(page=(module.__doc__ or "").strip(), module=name))
    return MappingProxyType({rule.code: rule for rule in sorted(found, key=lambda one: one.code)})


def _names() -> list[str]:
    """The modules of the folder. `pkgutil` would tell them too, but it imports `inspect` for that."""
    files = os.listdir(folder.__path__[0])  # noqa: PTH208 - only the names
    return sorted(file.removesuffix(".py") for file in files if file.endswith(".py") and not file.startswith("_"))
