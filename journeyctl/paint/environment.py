"""The one door to Jinja: templates are found, compiled once and rendered here.

Autoescape is always on and an undefined name is an error. Templates come from the program's own folder only.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from journeyctl import resources
from journeyctl.paint.bytecode import PycacheBytecode


def _shown(value: object) -> Markup:
    """What a template writes for a value: `Markup` as it is, everything else escaped."""
    return value if value.__class__ is Markup else escape(value)


_RECIPE = "escape by environment.shown"
"""How `_Frugal` compiles; must change when it does, so that old bytecode is not taken for new."""


class _Frugal(CodeGenerator):
    """Compiles `{{ value }}` to `_shown(value)`: the stock call makes a new `Markup` of every finished number."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if finalize.src is not None or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class _Environment(Environment):
    """An environment whose templates escape by `_shown`."""

    code_generator_class = _Frugal
    shown = staticmethod(_shown)


@cache
def _environment() -> Environment:
    return _Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=PycacheBytecode(_RECIPE),
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
