"""Keeps one comment on a pull request: found again by its first line, changed, never repeated.

In: the Markdown of `journeyctl diff`; from the environment GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, NUMBER (of
the pull request) and AUTHOR (whose comments are ours). Out: a comment that says what the Markdown says. Where nothing
differs none is begun.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from forge import Forge, Refusal, forge, say

MARK = "<!-- journeyctl:diff -->"
AUTHOR = "github-actions[bot]"
"""As whom a workflow's own token writes."""


def stick(where: Forge, number: int, text: str, author: str = AUTHOR) -> str:
    """Make the one comment say this.

    Args:
        where: the repository.
        number: of the pull request.
        text: Markdown that begins with the mark.
        author: whose comments are ours; others may write the mark, too.

    Returns:
        What was done: begun, changed, kept or none.

    Raises:
        Refusal: when GitHub refuses.
    """
    for one in where.every(f"issues/{number}/comments"):
        if (one.get("user") or {}).get("login") == author and (one.get("body") or "").startswith(MARK):
            if _same(one["body"], text):
                return "kept"
            where.ask(f"issues/comments/{int(one['id'])}", {"body": text}, "PATCH")
            return "changed"
    if not _tells(text):
        return "none"
    where.ask(f"issues/{number}/comments", {"body": text}, "POST")
    return "begun"


def _tells(text: str) -> bool:
    """Whether there is more than the mark and the heading that nothing differs."""
    return len(text.split("\n", 2)[-1].strip()) > 0


def _same(one: str, other: str) -> bool:
    """GitHub may give line ends of another kind."""
    return one.replace("\r\n", "\n").strip() == other.strip()


def main(name: str) -> int:
    """Write the comment; that it may not be written is told, and fails nothing."""
    path = Path(name)
    if not path.is_file():
        return 0
    try:
        done = stick(forge(), int(os.environ["NUMBER"]), path.read_text(encoding="utf-8"),
                     os.environ.get("AUTHOR") or AUTHOR)  # fmt: skip
    except Refusal as refusal:
        say("warning", f"no comment: {refusal}")
        return 0
    sys.stdout.write(f"comment: {done}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
