"""The address of a map, from a template such as `https://maps.example/{id}@{revision}`.

In: a template, and what is known of a journey. Out: an address on the web, or why the template gives none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

LONGEST = 300
"""The most characters of an address: a code of more has squares too small for its sheet."""
FIELDS = ("id", "revision")
_FIELD = re.compile(r"\{([^{}]*)\}")
_HOST = re.compile(r"https?://[^/?#]+", re.IGNORECASE)
_KEPT = "!#$%&'()*+,/:;=?@[]~-._"


def fault(template: str) -> str:
    """What is wrong with a template, "" when nothing is."""
    host = _HOST.match(template)
    if not host:
        return "an address begins with https:// or http:// and a host"
    if re.search(r'[ "<>\\]', template) or not template.isprintable():
        return "an address has no spaces, quotes or control characters"
    if "{" in host[0] or "}" in host[0] or "@" in host[0]:
        return "before the first / after the host stand neither fields nor a user"
    unknown = [name for name in _FIELD.findall(template) if name not in FIELDS]
    rest = _FIELD.sub("", template)
    if unknown or "{" in rest or "}" in rest:
        what = f"there is no field {{{unknown[0]}}}" if unknown else "a brace has no other"
        return f"{what}; fields are {', '.join(f'{{{name}}}' for name in FIELDS)}"
    if len(template) > LONGEST:
        return f"it has {len(template)} characters; {LONGEST} are the most"
    try:
        well = bool(urlsplit(rest).hostname) and urlsplit(rest).port != 0
    except ValueError:
        well = False
    return "" if well else "its host is none"


def fields(template: str) -> frozenset[str]:
    """The fields that a template names."""
    return frozenset(_FIELD.findall(template))


def filled(template: str, values: Mapping[str, str]) -> str:
    """The address with every field filled; what is filled in changes nothing but its own place."""
    return quote(_FIELD.sub(lambda name: quote(values[name[1]], safe=""), template), safe=_KEPT)
