"""What differs between two versions of a file, as a patch.

In: two times bytes. Out: a unified diff, in bytes, since line ends and byte order marks are part of it.
"""

from __future__ import annotations

import re
from difflib import diff_bytes, unified_diff

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


def difference(before: bytes, after: bytes, name: str) -> bytes:
    """A unified diff, which `patch -p0` and `git apply -p0` take; nothing when there is no difference."""
    path = name.encode("utf-8", "surrogateescape")
    found = diff_bytes(unified_diff, _LINE.findall(before), _LINE.findall(after), path, path)
    return b"".join(one if one.endswith(b"\n") else one + b"\n\\ No newline at end of file\n" for one in found)
