"""Which theme a picture gets: a built-in one by name, or the team's own from a file, judged before it is used."""

from __future__ import annotations

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


def styled(loaded: Loaded, wanted: str) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme by that name or file, `nordic` for "", None when it cannot be used; and what is wrong with it."""
    if wanted in ("", *themes.BUILT_IN):
        return themes.load(wanted or "nordic"), ()
    data, shown, found = _bytes(loaded, wanted)
    if data is None:
        return None, found
    document = read(data, shown)
    found = document.diagnostics
    if document.root is not None:
        found = (*found, *validate(document.root, "theme"))
    if document.root is None or any(one.level == "error" for one in found):
        return None, found
    made = _theme(document.root, Path(shown).name.removesuffix(ENDING))
    found = (*found, *themes.judge(made, document.root.span))
    return (None if any(one.level == "error" for one in found) else made), found


def _bytes(loaded: Loaded, wanted: str) -> tuple[bytes | None, str, tuple[Diagnostic, ...]]:
    """The theme's file: named on the command line, or below the project's root, there by name or by path."""
    if wanted.endswith((".yaml", ".yml")) and Path(wanted).is_file():
        return Input(wanted, Path(wanted)).read(), wanted, ()
    reference = wanted if wanted.endswith((".yaml", ".yml")) else f"themes/{wanted}{ENDING}"
    fetched = fetch(loaded.project.root, reference, Span(loaded.given.name, 1, 1, 1, 1))
    if fetched.data is None and wanted == reference:
        raise EnvironmentFault("J905", f"there is no theme {wanted!r}", f"Built in are {', '.join(themes.BUILT_IN)}.")
    return fetched.data, reference, fetched.diagnostics


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
