"""Pages for a printer or a browser.

In: a template's name and what it shows. Out: one HTML document that fetches nothing; every text is escaped. A page
with a style and a script of its own says by their hashes that a browser must run nothing else.
"""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Iterable

from markupsafe import Markup

from journeyctl import resources
from journeyctl.paint.environment import template
from journeyctl.paint.lettering import checked


def page(name: str, **shown: object) -> str:
    """The page `name` (as `guide` for `guide.html.j2`), filled."""
    return template(f"{name}.html.j2").render(**shown).rstrip("\n") + "\n"


def sealed(name: str, faces: Iterable[str], **shown: object) -> str:
    """The page `name` with its style (`NAME.css`), these font rules, and its script (`NAME.js`), sealed by a policy.

    The policy is the page's first word to a browser: nothing is fetched, and only this style and this script hold.
    """
    rules = "\n".join(dict.fromkeys(faces))
    style = Markup("\n").join([checked(rules) if rules else Markup(), _own(f"{name}.css")])
    script = _own(f"{name}.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return page(name, policy=policy, style=style, script=script, **shown)


def _own(name: str) -> Markup:
    """The text of one of our own files, which stands in a page as it is."""
    text = resources.read("templates", name).strip()
    assert "</" not in text, f"{name} would end its element"
    return Markup(text)  # noqa: S704 - a file of ours, which holds no end of an element


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{binascii.b2a_base64(digest, newline=False).decode('ascii')}"
