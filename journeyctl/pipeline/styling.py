"""Which theme a picture gets: a built-in one by name, or the team's own from a file, judged before it is used."""

from __future__ import annotations

import os
from pathlib import Path

from journeyctl import theme as themes
from journeyctl.diagnostics import Diagnostic, EnvironmentFault, Span
from journeyctl.pipeline.finding import Input
from journeyctl.pipeline.loading import Loaded
from journeyctl.project import fetch
from journeyctl.schema import validate
from journeyctl.source import Mapping, Scalar, Sequence, read
from journeyctl.theme import Theme

ENDING = ".theme.yaml"


def styled(loaded: Loaded, named: str) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme named on the command line, else the journey's, else `nordic`; and what is wrong with it.

    None when it cannot be used.

    Raises:
        EnvironmentFault: when there is no theme of the name on the command line (J905).
    """
    wanted = named or (loaded.journey.theme if loaded.journey else "") or loaded.project.theme
    if wanted in ("", *themes.BUILT_IN):
        return themes.load(wanted or "nordic"), ()
    if named.endswith((".yaml", ".yml")):
        return _judged(Input(named, Path(named)).read(), named)
    reference = wanted if wanted.endswith((".yaml", ".yml")) else f"themes/{wanted}{ENDING}"
    fetched = fetch(loaded.project.root, reference, Span(loaded.given.name, 1, 1, 1, 1))
    if fetched.data is not None:
        return _judged(fetched.data, Path(os.path.relpath(loaded.project.root / reference)).as_posix())
    if named:
        advice = f"Built in are {', '.join(themes.BUILT_IN)}; others are looked for as {reference}."
        raise EnvironmentFault("J905", f"there is no theme {named!r}", advice)
    return None, fetched.diagnostics


def _judged(data: bytes, path: str) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    document = read(data, path)
    found = document.diagnostics
    if document.root is not None:
        found = (*found, *validate(document.root, "theme"))
    if document.root is None or any(one.level == "error" for one in found):
        return None, found
    made = _theme(document.root, Path(path).name.removesuffix(ENDING))
    found = (*found, *themes.judge(made, document.root.span))
    return (None if any(one.level == "error" for one in found) else made), found


def _theme(root: Mapping, name: str) -> Theme:
    base, hue, tokens = root.get("base"), root.get("hue"), root.get("tokens")
    low_high = (
        tuple(float(item.text) for item in hue.items if isinstance(item, Scalar)) if isinstance(hue, Sequence) else ()
    )
    own = {
        entry.key.text: entry.value.text
        for entry in (tokens.entries if isinstance(tokens, Mapping) else ())
        if isinstance(entry.value, Scalar)
    }
    ground = base.text if isinstance(base, Scalar) and not base.empty else "nordic"
    return themes.brand(name, ground, (low_high[0], low_high[1]) if len(low_high) == 2 else None, own)
