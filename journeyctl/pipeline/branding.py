"""What the title block of a journey shows beyond the journey: the logo of its theme, the address it was asked to carry.

In: a project, a wish, what a map is called. Out: a `Plate`, or what refuses it. A logo lies beside the theme that
names it, below the project's root; a theme that the command line names has it below its own folder.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from journeyctl import theme as themes
from journeyctl.diagnostics import Diagnostic, EnvironmentFault, Span
from journeyctl.pipeline.addressing import LONGEST, fields, filled
from journeyctl.pipeline.styling import ENDING, judged
from journeyctl.pipeline.wish import Wish
from journeyctl.project import Project, fetch, said
from journeyctl.source import Scalar, read
from journeyctl.theme.logo import LIMIT, Logo, Refusal, logo
from journeyctl.theme.plate import Plate

_ENDINGS = (".yaml", ".yml")


class Branded(NamedTuple):
    """A plate, None when its logo is refused; what refuses it."""

    plate: Plate | None
    diagnostics: tuple[Diagnostic, ...] = ()


class _Named(NamedTuple):
    """A logo as a theme names it: below which root, by which reference, and where that was written."""

    root: Path
    reference: str
    span: Span


def branded(project: Project, wish: Wish, called: str, path: str, revision: str) -> Branded:
    """The plate of a journey.

    Raises:
        EnvironmentFault: when the template gives no address for it (J924).
    """
    address = _address(wish.link, called, path, revision)
    drawn, refusals = logo_of(project, wish.theme)
    return Branded(None if refusals else Plate(drawn, address), refusals)


def checked(project: Project, theme: str = "") -> tuple[Diagnostic, ...]:
    """What is wrong with the theme that is named, else with the project's, and with its logo.

    Raises:
        EnvironmentFault: as `styling.judged` does.
    """
    return (*judged(project, theme)[1], *logo_of(project, theme)[1])


def logo_of(project: Project, theme: str = "") -> tuple[Logo | None, tuple[Diagnostic, ...]]:
    """The logo of the theme that is named, else of the project's; None without one, and what refuses it."""
    named = _named(project, theme)
    if named is None:
        return None, ()
    fetched = fetch(named.root, named.reference, named.span, limit=LIMIT)
    if fetched.data is None:
        return None, fetched.diagnostics
    try:
        return _read(fetched.data)._replace(name=project.name), ()
    except Refusal as refusal:
        line = f", line {refusal.line}" if refusal.line else ""
        message = f'the logo "{named.reference}"{line}: {refusal.message}'
        return None, (Diagnostic("error", "J506", message, named.span, refusal.advice),)


def logo_file(project: Project, wish: Wish) -> str:
    """The file of the logo that a journey's theme names, "" for none."""
    named = _named(project, wish.theme)
    return str(named.root / named.reference) if named else ""


def _address(template: str, called: str, path: str, revision: str) -> str:
    if not template:
        return ""
    if "revision" in fields(template) and not revision:
        message = f"git knows no revision of {path}, and --link asks for one"
        raise EnvironmentFault("J924", message, "Commit the journey, or say what it is called with --revision.")
    address = filled(template, {"id": called, "revision": revision.removesuffix("*")})
    if len(address) > LONGEST:
        message = f"the address of {path} has {len(address)} characters; {LONGEST} are the most that --link may give"
        raise EnvironmentFault("J924", message, "Use a shorter address.")
    return address


def _named(project: Project, named: str) -> _Named | None:
    """The logo that the theme names; None without one, or where the theme itself cannot be read."""
    wanted = named or project.theme
    if wanted in ("", *themes.BUILT_IN):
        return None
    if named.endswith(_ENDINGS):
        root, reference = Path(named).parent, Path(named).name
    else:
        root, reference = project.root, wanted if wanted.endswith(_ENDINGS) else f"themes/{wanted}{ENDING}"
    data = fetch(root, reference).data
    written = said(root / reference) if not named.endswith(_ENDINGS) else named
    node = _key(data, written) if data else None
    if node is None:
        return None
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(reference), node.text))
    return _Named(root, beside, node.span)


@lru_cache(maxsize=8)
def _key(data: bytes, path: str) -> Scalar | None:
    """What a theme says under `logo`."""
    root = read(data, path).root
    node = root.get("logo") if root else None
    return node if isinstance(node, Scalar) and not node.empty else None


@lru_cache(maxsize=2)
def _read(data: bytes) -> Logo:
    return logo(data)
