"""Mutants of the files that guard us that change nothing anybody could see, each with the reason (`make mutants`)."""

from __future__ import annotations

_HANDLE = 'handle = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))'
_NEW = '_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)'
_PART = 'temporary = path.parent / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"'
_LINK = r'r"(?:https?://[^@/?#\s\\]*(?:[/?#]|$)|mailto:|tel:|#|[^:\\\s/?#]+(?:[/?#]|$))[^\s\\]*", re.IGNORECASE'
_SHORT = 'if text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):'
_LOST = "lost = flow and any(type(one) is Scalar and not one.text for one in values)"
_ORDINARY = "ordinary = not event.style and last == line and text[:1].isalnum() and len(text) <= LONGEST"
_PAIRS = "return tuple([tuple.__new__(Entry, pair) for pair in zip(keys, values, strict=True)])"
_COMMAND = r'COMMAND = rf"^[^\S\n]*:(?=:)|{ANYWHERE}"'
_LONG_WAY = "the long way gives the same; asking spares time"
_AS_MANY = "a mapping has as many values as keys"
_SAME = "the same addresses, found in more steps: a host ends at the last such sign, or at the first"
_MISSING = "only where the system has no such flag"

EQUIVALENT: dict[str, dict[tuple[str, str], str]] = {
    "journeyctl/export/files.py": {
        ("mask = os.umask(0o022)", "18 19"): "the mask is put back at once",
        ("return False", "return None"): "both mean no",
        (_HANDLE, "0 1"): _MISSING,
        (_HANDLE, "0 1 (2)"): _MISSING,
        (_NEW, "0 1 (2)"): _MISSING,
        (_PART, "8 9"): "a name that nobody has, and nobody sees",
    },
    "journeyctl/project/fetching.py": {
        ("data = file.read(limit + 1)", "1 2"): "more than the limit is more than the limit",
        ('_NO_LINK = getattr(os, "O_NOFOLLOW", 0)', "0 1"): _MISSING,
        ('_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)', "0 1 (2)"): _MISSING,
    },
    "journeyctl/binding/text.py": {
        (_SHORT, "Or And"): "the long way gives the same text",
    },
    "journeyctl/paint/allowlist.py": {
        ("parser.buffer_text = True", "True False"): "only in how many pieces a style comes",
        ("fine.add((name, value))", "nothing"): "what was judged once is judged again",
        (_LINK, "without '/'"): _SAME,
        (_LINK, "without '?'"): _SAME,
        (_LINK, "without '#'"): _SAME,
        (_LINK, "without '#' (3)"): "what begins so is a place in the picture, which is taken before",
    },
    "journeyctl/report/safe.py": {
        (
            _COMMAND,
            r"without '\\n'",
        ): "what begins lines earlier ends with the same sign, and only that is told by number",
    },
    "journeyctl/theme/raster.py": {
        ("pixels = machine.decompress(packed, row * height + 1)", "1 2"): "more than there may be is more",
    },
    "journeyctl/source/reader.py": {
        (
            "listed = None if key.text[:1].isalpha() else bullets(key.span, self.lines, sure=True)",
            "1 2",
        ): "a key that begins with a letter begins with no bullet; asking spares time",
        (_LOST, "And Or"): _LONG_WAY,
        (_ORDINARY, "LtE Lt"): _LONG_WAY,
        (_ORDINARY, "1 2"): _LONG_WAY,
        (_PAIRS, "True False"): _AS_MANY,
        ("for key, value in zip(keys, values, strict=True):", "True False"): _AS_MANY,
    },
}
"""By file: the text of the line and the change, with the reason."""
