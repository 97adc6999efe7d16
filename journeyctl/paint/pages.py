"""Pages for a printer or a browser that hold words only.

In: a template's name and what it shows. Out: one HTML document without scripts or anything from elsewhere; every text
is escaped.
"""

from __future__ import annotations

from journeyctl.paint.environment import template


def page(name: str, **shown: object) -> str:
    """The page `name` (as `guide` for `guide.html.j2`), filled."""
    return template(f"{name}.html.j2").render(**shown).rstrip("\n") + "\n"
