"""The ordinary patch of one file, as `git diff` writes it when nobody has taught it otherwise.

In: what git gives an external diff: the name of a file, and its two sides as files with their modes. Out: a patch that
`git apply` takes. git itself compares; both sides lie in a folder of their own, called as the patch shall call them.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path, PurePath
from typing import NamedTuple

from journeyctl.revisions import ask
from journeyctl.revisions.refusals import refusal

_LINK, _PROGRAM = "120000", "100755"
_PATCH = re.compile(rb"(?:\x1b\[[0-9;]*m)*diff --git |\Z")
_INDEX = re.compile(rb"^index .*\n", re.MULTILINE)


class Side(NamedTuple):
    """A side of a comparison: its file, its object and its mode as git writes them, "." where there is no file."""

    file: str
    object: str
    mode: str

    @property
    def converted(self) -> bool:
        """Whether the file has other ends of lines than its object, as settings for Windows make it."""
        data = Path(self.file).read_bytes() if self.there and self.object.strip("0") else b""
        if b"\r\n" not in data:
            return False
        from hashlib import new

        kind = "sha1" if len(self.object) == 40 else "sha256"
        return new(kind, b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest() != self.object

    @property
    def there(self) -> bool:
        """Whether there is a file on this side."""
        return self.mode != "."


def patch(names: tuple[str, str], sides: tuple[Side, Side], heading: str = "", *, colour: bool = False) -> bytes:
    """The patch; nothing when the sides are the same.

    Args:
        names: of the file before and after, from the top of the repository.
        sides: before and after.
        heading: the lines that git has for a renamed file.
        colour: whether it is for eyes.

    Raises:
        EnvironmentFault: when git cannot be run (J941).
    """
    with tempfile.TemporaryDirectory(prefix="journeyctl-") as folder:
        top = Path(folder)
        paths = [_put(top, letter, _inside(name), side) for letter, name, side in zip("ab", names, sides, strict=True)]
        ends = "input" if any(side.converted for side in sides) else "false"
        told = _compared(top, paths, ends, colour=colour)
        if not told and heading:
            # Only the name differs: the first line, which has both, is taken from sides that differ.
            (top / paths[1]).write_bytes(b"other" + (top / paths[1]).read_bytes())
            return _compared(top, paths, ends, colour=False).partition(b"\n")[0] + b"\n" + _lines(heading)
    head, end, rest = told.partition(b"\n")
    if heading:
        return head + end + _lines(heading) + _INDEX.sub(b"", rest, count=1)
    return _two_names(head) + end + rest


def _inside(name: str) -> PurePath:
    """A name that stays in our folder, whatever two files somebody compares."""
    path = PurePath(name)
    return PurePath(path.name) if path.is_absolute() or ".." in path.parts else path


def _put(top: Path, letter: str, name: PurePath, side: Side) -> str:
    """Put a side where the patch shall find it; its path from the top of our folder."""
    if not side.there:
        return os.devnull
    path = top / letter / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = Path(side.file).read_bytes()
    if side.mode == _LINK:
        path.symlink_to(os.fsdecode(data))
    else:
        path.write_bytes(data)
        path.chmod(0o755 if side.mode == _PROGRAM else 0o644)
    return path.relative_to(top).as_posix()


def _compared(top: Path, paths: list[str], ends: str, *, colour: bool) -> bytes:
    shade = "--color=always" if colour else "--no-color"
    words = ("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-prefix", shade, "--", *paths)
    told = ask(top, "-c", f"core.autocrlf={ends}", *words)
    if told.code not in (0, 1) or not _PATCH.match(told.out):
        raise refusal(top, told._replace(code=told.code if told.code > 1 else 0))
    return told.out


def _lines(text: str) -> bytes:
    return os.fsencode(text if text.endswith("\n") else text + "\n")


def _two_names(head: bytes) -> bytes:
    """The first line, where git has put the one name of a file that came or went in both places."""
    found = re.fullmatch(rb'(.*diff --git )("?)([ab])/(.*) \2\3/\4(.*)', head)
    return b"%b%ba/%b %bb/%b%b" % (found[1], found[2], found[4], found[2], found[4], found[5]) if found else head
