"""What git is told by variables: which repository is meant, and that it reaches no network.

In: our own environment. Out: that of git.
"""

from __future__ import annotations

import os

HERE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C"}
"""A partial clone lacks objects, which git fetches by itself when it is asked for them. Gits before 2.45 may know the
second only, which no setting of a repository opens again."""
_OURS = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_REDIRECTIONS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_NAMESPACE"})


def environment() -> dict[str, str]:
    """What git is told by variables: where we stand alone says which repository is meant."""
    return {key: value for key, value in os.environ.items() if key not in _REDIRECTIONS} | _OURS | HERE
