"""The command line: options in, the pipeline called, reports out. No logic of its own.

Nothing heavy is imported before a command runs, and the option parser only where there are options: importing it costs
as much as checking a journey.
"""

from __future__ import annotations

import os

SPEAKS = "JOURNEYCTL"
"""What the name of a variable holds that stands for an option, or that the parser looks at."""


def run(words: list[str]) -> int:
    """Run the command line with these words; the exit code. Faults are left to the caller."""
    if _plain(words, "check"):
        from journeyctl.cli.checking import Asked, run_check

        return run_check(Asked(tuple(words[1:])))
    if _plain(words, "render"):
        from journeyctl.cli import drawing

        return drawing.run_render(drawing.Asked(tuple(words[1:])))
    if words[:1] == ["render"]:
        from journeyctl.cli.recalling import run_recalled

        code = run_recalled(tuple(words))
        if code is not None:
            return code
    if len(words) == 3 and words[:2] == ["git", "textconv"] and not words[2].startswith("-"):
        from journeyctl.cli.flattening import run_textconv

        return run_textconv(words[2])
    if words[:3] == ["git", "diff", "--"] and len(words) in (4, 10, 12) and not _spoken_for():
        from journeyctl.cli.external import run_external

        return run_external(tuple(words[3:]))
    if words[:1] == ["diff"] and not _optioned(words) and not _spoken_for():
        from journeyctl.cli.differing import run_plain

        code = run_plain(tuple(words[1:]))
        if code is not None:
            return code
    from journeyctl.cli import app

    return app.run(words)


def _plain(words: list[str], command: str) -> bool:
    """Whether these are a command and paths, with no option and no variable that stands for one."""
    bare = words[:1] == [command] and len(words) > 1 and not any(word.startswith("-") for word in words[1:])
    return bare and not _spoken_for()


def _optioned(words: list[str]) -> bool:
    """Whether one of these is an option, or may be."""
    return any(word.startswith("-") and word != "--" for word in words)


def _spoken_for() -> bool:
    """Whether a variable stands for an option."""
    return any(SPEAKS in key or key == "SOURCE_DATE_EPOCH" for key in os.environ)


__all__ = ["run"]
