"""Addresses of lines and pictures of journeys on a forge, made from a template.

In: a template such as `https://forge.example/blob/{revision}/{file}#L{line}`, and what its names stand for. Out: an
address that is one word in Markdown. Whatever a file is called, it cannot leave its place in the address.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, urlsplit

LINES = ("revision", "file", "line")
"""What an address of a line may name."""
PICTURES = ("revision", "file", "slug")
"""What an address of a picture may name."""

_NAME = re.compile(r"\{([^{}]*)\}")
_ADDRESS = re.compile(r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*")
"""What an address is made of by RFC 3986, without the brackets of a numbered host."""
_SIGNS = str.maketrans({"(": "%28", ")": "%29", "&": "&amp;"})
"""What would end a target in Markdown, or begin a character's name."""
_DRAWN = (".svg", ".png", ".gif", ".webp", ".jpg", ".jpeg")


class Links(NamedTuple):
    """Where lines and pictures are to be found.

    Attributes:
        lines: the template for a line; "" for none.
        pictures: the template for a picture; "" for none.
        revision: the commit that is the later state; "" when it is none.
        top: the folder from which files are named there; None leaves them as they are called here.
    """

    lines: str = ""
    pictures: str = ""
    revision: str = ""
    top: Path | None = None

    def line(self, file: str, number: int) -> str:
        """The address of a line of a file, or "" when there is none."""
        name = self._inside(file)
        return _filled(self.lines, {**self._common(name), "line": str(number)}) if self.lines and name else ""

    def picture(self, file: str, slug: str) -> str:
        """The address of a journey's picture, or "" when there is none."""
        name = self._inside(file)
        return _filled(self.pictures, {**self._common(name), "slug": _coded(slug)}) if self.pictures and name else ""

    def drawn(self) -> bool:
        """Whether a picture's address is that of an image, and not of a page about it."""
        return urlsplit(self.pictures).path.lower().endswith(_DRAWN)

    def _common(self, name: str) -> dict[str, str]:
        return {"revision": _coded(self.revision), "file": "/".join(map(_coded, name.split("/")))}

    def _inside(self, file: str) -> str:
        """A file as it is called from the top; "" when it lies elsewhere."""
        folder, last = os.path.split(file)
        path = os.path.relpath(os.path.realpath(folder), self.top) if self.top else os.path.normpath(folder)
        name = PurePosixPath(Path(path, last).as_posix())
        return "" if name.is_absolute() or ".." in name.parts else name.as_posix()


def fault(template: str, names: tuple[str, ...], *, revision: bool) -> str:
    """What is wrong with a template, in words; "" when it is right.

    Args:
        template: as it was given.
        names: what it may name.
        revision: whether there is a commit to name.
    """
    used = _NAME.findall(template)
    unknown = [name for name in used if name not in names]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in names)
        return f"{{{unknown[0]}}} stands for nothing here; there is {known}"
    bare = _NAME.sub("x", template)
    if not _ADDRESS.fullmatch(bare):
        return "this is no address; write it in ASCII, without spaces, and signs such as < or | as %3C or %7C"
    parts = urlsplit(bare)
    if parts.scheme not in ("https", "http") or not parts.netloc or "@" in parts.netloc:
        return "an address begins with https:// or http:// and a host, without a name of a user"
    if "{" in re.split("[/?#]", template.split("://", 1)[1])[0]:
        return "a host is written out; only what comes after it may hold names in braces"
    if "revision" in used and not revision:
        return "{revision} needs a commit as the later state; compare a range, such as main...HEAD"
    return ""


def _filled(template: str, values: dict[str, str]) -> str:
    return _NAME.sub(lambda found: values[found[1]], template).translate(_SIGNS)


def _coded(text: str) -> str:
    return quote(os.fsencode(text), safe="")
