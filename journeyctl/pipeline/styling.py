"""Which theme a picture gets: a built-in one by name, or the team's own from a file, judged before it is used.

In: a project, and the theme named on the command line ("" for none). Out: a theme, and what is wrong with its
file. A file that the command line names may lie anywhere, one that a project names only below the project's root.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from pathlib import Path

from journeyctl import theme as themes
from journeyctl.binding import clean
from journeyctl.diagnostics import Diagnostic, EnvironmentFault, Span, guess
from journeyctl.pipeline.finding import Input
from journeyctl.project import PROJECT_FILE, Project, fetch, said
from journeyctl.schema import validate
from journeyctl.source import Mapping, Scalar, Sequence, read
from journeyctl.theme import Theme
from journeyctl.theme.judging import Written, judge

ENDING = ".theme.yaml"
_ENDINGS = (".yaml", ".yml")
_MOST_OWN = 20
"""So many themes of a project are listed when the one that was named is none of them."""

Judged = tuple[Theme | None, tuple[Diagnostic, ...]]
"""A theme, None when its file cannot be understood, and what is wrong with it."""

_KEPT: dict[tuple[Path, str], Judged] = {}
"""Themes by their project's root. A committed state lies in a folder that is gone when its journeys are drawn."""


def styled(project: Project, named: str) -> Judged:
    """The theme named on the command line, else the project's, else `nordic`; and what is wrong with it.

    None when it cannot be used.

    Raises:
        EnvironmentFault: when the theme that the command line names does not exist (J905) or cannot be read (J902).
    """
    theme, found = judged(project, named)
    return (None if any(one.level == "error" for one in found) else theme), found


def judged(project: Project, named: str) -> Judged:
    """The same theme, also when it may not be used: whoever makes it wants to see it.

    Raises:
        EnvironmentFault: as `styled` does.
    """
    wanted = named or project.theme
    if wanted in ("", *themes.BUILT_IN):
        return themes.load(wanted or "nordic"), ()
    if named.endswith(_ENDINGS):
        return _judged(Input(named, Path(named)).read(), named)
    reference = wanted if wanted.endswith(_ENDINGS) else f"themes/{wanted}{ENDING}"
    kept = _KEPT.get((project.root, reference))
    if kept and not project.root.is_dir():
        return kept
    fetched = fetch(project.root, reference)
    if fetched.data is not None:
        _KEPT[project.root, reference] = _judged(fetched.data, said(project.root / reference))
        return _KEPT[project.root, reference]
    if named:
        raise _fault(named, reference, project.root, fetched.diagnostics[0])
    place = _named_at(project)
    return None, tuple(one._replace(span=place) for one in fetched.diagnostics)


def _fault(named: str, reference: str, root: Path, found: Diagnostic) -> EnvironmentFault:
    if found.code != "J081":
        return EnvironmentFault("J902", f"the theme {named!r} cannot be used: {found.message}", found.advice)
    own = _own(root)
    project = f"the project has {', '.join(own)}; " if own else ""
    advice = f"Built in are {', '.join(themes.BUILT_IN)}; {project}others are looked for as {reference}."
    return EnvironmentFault("J905", f"there is no theme {named!r}{guess(named, (*themes.BUILT_IN, *own))}", advice)


def _own(root: Path) -> list[str]:
    """The names of a project's themes, at most so many; of a folder that may lead out of it none."""
    folder = root / "themes"
    found = () if folder.is_symlink() else folder.glob(f"*{ENDING}")
    return sorted(one.name.removesuffix(ENDING) for one in islice(found, _MOST_OWN))


def _named_at(project: Project) -> Span:
    """Where a project's file names its theme."""
    path = said(project.root / PROJECT_FILE)
    data = fetch(project.root, PROJECT_FILE).data
    root = read(data, path).root if data else None
    node = root.get("theme") if root else None
    return node.span if node else Span(path, 1, 1, 1, 2)


@lru_cache(maxsize=8)
def _judged(data: bytes, path: str) -> Judged:
    """The theme of a file, read and judged once for all journeys of a call."""
    document = read(data, path)
    found = document.diagnostics
    if document.root is not None:
        found = (*found, *validate(document.root, "theme"))
    if document.root is None or any(one.level == "error" for one in found):
        return None, found
    made = _theme(document.root, Path(path).name.removesuffix(ENDING))
    return made, (*found, *judge(made, _written(document.root)))


def _theme(root: Mapping, name: str) -> Theme:
    base, hue = root.get("base"), root.get("hue")
    low_high = (
        tuple(float(item.text) for item in hue.items if isinstance(item, Scalar)) if isinstance(hue, Sequence) else ()
    )
    ground = base.text if isinstance(base, Scalar) and not base.empty else "nordic"
    own = {key.text: clean(value.text) for key, value in _tokens(root)}
    return themes.brand(name, ground, (low_high[0], low_high[1]) if len(low_high) == 2 else None, own)


def _written(root: Mapping) -> Written:
    start = root.span.beginning
    tokens = {key.text: key.span for key, _ in _tokens(root)}
    hue = root.get("hue")
    return Written(start, hue.span if isinstance(hue, Sequence) else Written().hue, tokens)


def _tokens(root: Mapping) -> tuple[tuple[Scalar, Scalar], ...]:
    tokens = root.get("tokens")
    entries = tokens.entries if isinstance(tokens, Mapping) else ()
    return tuple((entry.key, entry.value) for entry in entries if isinstance(entry.value, Scalar))
