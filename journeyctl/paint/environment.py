"""The one door to Jinja: templates are found, compiled once and rendered here.

Autoescape is always on and an undefined name is an error. Templates come from the program's own folder only.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from journeyctl import resources


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )


@cache
def template(name: str) -> Template:
    """A compiled template of the folder `templates`."""
    return _environment().get_template(name)


@cache
def _macros() -> Any:  # noqa: ANN401 - Jinja's template modules have no static type
    return template("attributes.svg.j2").module


def write(macro: str, *parts: str | Markup) -> Markup:
    """What a macro of `attributes.svg.j2` writes: escaped, save for the parts that are `Markup` already."""
    written = getattr(_macros(), macro)(*parts)
    assert isinstance(written, Markup)
    return written
