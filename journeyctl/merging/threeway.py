"""The verb of `journeyctl git merge`: two versions of a file become one, thing by thing.

In: the bytes of the base and of both sides. Out: the merged bytes, and whether people have to settle something. When
lines can be merged so that the data is right, that is done, since it keeps most; else the pieces are joined. What comes
out is read again: if it does not hold exactly the merged data, or a file cannot be read, git's merge of lines counts.
A file that is written as cannot be cut is put into the one form, when that leaves nothing to settle.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

from journeyctl.edit import reformat
from journeyctl.edit.sameness import same
from journeyctl.merging.joining import Conflict, Stretch, joined, resolved
from journeyctl.merging.moving import Cut, Three, settled
from journeyctl.merging.pieces import Unsuited, cut
from journeyctl.merging.plan import Planner, clashes, data
from journeyctl.revisions import ask
from journeyctl.shorthand import expand
from journeyctl.source import Mapping, Node, decode, read

MARKER = 7
"""How many signs a conflict marker has, unless git says otherwise."""

_OUR_SIDE, _THEIR_SIDE = "ours", "theirs"


Files: TypeAlias = tuple[bytes, bytes, bytes]
"""Base, ours and theirs."""


class Merged(NamedTuple):
    """The bytes of a merged file, and how many conflicts are marked in it; more than 127 count as that."""

    data: bytes
    conflicts: int


class _Version(NamedTuple):
    """One version: its text with one kind of line end, and one at the end; its root."""

    text: str
    root: Mapping


def merge(base: bytes, ours: bytes, theirs: bytes, path: str, marker: int = MARKER) -> Merged:
    """The merge of two versions.

    Args:
        base: the version that both come from; empty when both made the file.
        ours: our version; what nobody touched is as it stands there.
        theirs: the other version.
        path: the file's name, which its readers may show.
        marker: how many signs a conflict marker has.

    Raises:
        EnvironmentFault: when git cannot be run (J941), or PyYAML was installed without libyaml (J901).
    """
    if theirs in (base, ours):
        return Merged(ours, 0)
    if ours == base:
        return Merged(theirs, 0)
    by_lines = _by_lines(base, ours, theirs, marker)
    try:
        return _by_things((base, ours, theirs), by_lines, path, marker)
    except Unsuited:
        pass
    # In the one form everything can be cut. That is worth a change of form only where nobody has to settle anything.
    tidy = [reformat(one, path).data for one in (base, ours, theirs)]
    try:
        made = _by_things((tidy[0] or b"", tidy[1] or b"", tidy[2] or b""), by_lines, path, marker)
    except Unsuited:
        return by_lines
    return by_lines if made.conflicts else made


def _by_things(files: Files, by_lines: Merged, path: str, marker: int) -> Merged:
    """The merge of base, ours and theirs thing by thing; that of their lines where it is right.

    Raises:
        Unsuited: when a version cannot be read or cut, or what comes out would say something else.
    """
    old, mine, yours = (_version(one, path) for one in files)
    if old is None or mine is None or yours is None:
        raise Unsuited
    cuts = _cuts(old, mine, yours)
    there, contested = settled(cuts) if cuts else (None, frozenset[int]())
    base, ours, theirs = (one.root for one in there or (old, mine, yours))
    made = Planner(contested).plan(base, ours, theirs)
    wanted = None if clashes(made) else data(made, ours, theirs)
    if wanted and not by_lines.conflicts and _holds(by_lines.data, wanted, path):
        return by_lines
    if there is None:
        raise Unsuited
    stretches = joined(made, *(one.file for one in there))
    found = [one for one in stretches if isinstance(one, Conflict)]
    if not found:
        text = _as_ours(resolved(stretches, lambda one: one.ours), *files)
        if not wanted or not _holds(text, wanted, path):
            raise Unsuited
        return Merged(text, 0)
    sides = (resolved(stretches, lambda one: one.ours), resolved(stretches, lambda one: one.theirs))
    if any(_version(one.encode(), path) is None for one in sides):
        raise Unsuited
    return Merged(_as_ours(_marked(stretches, marker), *files), min(len(found), 127))


def _cuts(old: _Version, mine: _Version, yours: _Version) -> Three | None:
    """The versions in pieces; None when one cannot be cut."""
    try:
        return Cut(old.root, cut(*old)), Cut(mine.root, cut(*mine)), Cut(yours.root, cut(*yours))
    except Unsuited:
        return None


def _version(given: bytes, path: str) -> _Version | None:
    """A version that can be read and cut; None for any other."""
    document = read(given, path)
    text, _ = decode(given, path)
    mixed = b"\r" in given and given.count(b"\r\n") != given.count(b"\n") + given.replace(b"\r\n", b"").count(b"\r")
    if document.root is None or document.failed or mixed:
        return None
    return _Version(text if text.endswith("\n") else text + "\n", document.root)


def _holds(given: bytes, wanted: Node, path: str) -> bool:
    """Whether a file can be read and says exactly this, in whichever form."""
    made = read(given, path)
    if made.root is None or made.failed:
        return False
    return isinstance(wanted, Mapping) and same(*(expand(one, "journey") for one in (made.root, wanted)), ordered=False)


def _marked(stretches: list[Stretch], marker: int) -> str:
    """The text with its conflicts between markers."""

    def sides(one: Conflict) -> str:
        return f"{'<' * marker} {_OUR_SIDE}\n{one.ours}{'=' * marker}\n{one.theirs}{'>' * marker} {_THEIR_SIDE}\n"

    return resolved(stretches, sides)


def _as_ours(text: str, base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """The bytes of a text, with the line ends and the byte order mark of our side.

    The last line ends as that side has it that changed it.
    """
    ended = [one.endswith((b"\n", b"\r")) for one in (base, ours, theirs)]
    if not (ended[2] if ended[1] == ended[0] else ended[1]):
        text = text.removesuffix("\n")
    made = text.encode()
    if b"\r\n" in ours:
        made = made.replace(b"\n", b"\r\n")
    return (BOM_UTF8 if ours.startswith(BOM_UTF8) else b"") + made


def _by_lines(base: bytes, ours: bytes, theirs: bytes, marker: int) -> Merged:
    """What git makes of three files by itself. One that is not text stays as ours, and conflicts."""
    with TemporaryDirectory(prefix="journeyctl-") as name:
        folder = Path(name)
        for part, given in (("base", base), (_OUR_SIDE, ours), (_THEIR_SIDE, theirs)):
            (folder / part).write_bytes(given)
        labels = [word for one in (_OUR_SIDE, "base", _THEIR_SIDE) for word in ("-L", one)]
        files = (_OUR_SIDE, "base", _THEIR_SIDE)
        told = ask(folder, "merge-file", "-p", "-q", f"--marker-size={marker}", *labels, *files)
    if told.code > 127:
        return Merged(ours, 1)
    return Merged(told.out, told.code)
