"""Hears what git says, for no longer than it may take and no more than it may say.

In: the words of a call, where, and what it reads. Out: an answer, or the fault that there is none.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from journeyctl import programs
from journeyctl.diagnostics import EnvironmentFault
from journeyctl.revisions.refusals import Answer

MOST = 256_000_000
"""Bytes that git may say: a file of 100 kB in 2,500 versions."""


def talk(words: tuple[str, ...], folder: Path, environment: dict[str, str], said: bytes, deadline: float) -> Answer:
    """Run git in a folder.

    Args:
        words: what it is called with.
        folder: where.
        environment: its variables, all of them.
        said: what it reads.
        deadline: seconds that it may take.

    Raises:
        EnvironmentFault: when it cannot be run, is slower, or says more than it may (J941).
    """
    try:
        git = subprocess.Popen(
            ["git", "--no-pager", *words],
            cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError) as fault:
        raise EnvironmentFault("J941", f"git cannot be run: {fault}", "Install git, or put it on PATH.") from None
    try:
        out, complaint = programs.talk(git, said, deadline, MOST)
    except programs.Unanswered as none:
        why = (
            f"it said more than {MOST // 1_000_000:,} MB"
            if none.endless
            else f"it has not answered within {deadline:g} s"
        )
        raise EnvironmentFault("J941", f"git cannot be asked: {why}", "Try: git status.") from None
    return Answer(git.returncode, out, complaint.decode("utf-8", "replace").strip())
