"""The way in: answers `--version` before anything is imported, and is the one place that catches everything.

Exit codes: 0 clean, 1 findings, 2 usage or environment, 3 our bug, 130 interrupted.
"""

from __future__ import annotations

import sys

from journeyctl import __version__

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


def main() -> int:
    """Run the command line; the exit code."""
    words = sys.argv[1:]
    if words == ["--version"]:
        sys.stdout.write(f"journeyctl {__version__}\n")
        return OK
    try:
        return _run(words)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return OK
    except Exception as fault:  # noqa: BLE001 - the one error boundary
        return _explained(fault)


def _run(words: list[str]) -> int:
    from journeyctl.cli import run

    code = run(words)
    sys.stdout.flush()
    return code


def _close_quietly() -> None:
    """Point standard output at nothing, so that Python does not complain at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explained(fault: Exception) -> int:
    from journeyctl.diagnostics import EnvironmentFault

    if isinstance(fault, EnvironmentFault):
        advice = f"\n  = {fault.advice}" if fault.advice else ""
        sys.stderr.write(f"error {fault.code} {fault.message}{advice}\n")
        return USAGE
    if "--verbose" in sys.argv or "-v" in sys.argv:
        import traceback

        traceback.print_exc()
    kind = type(fault).__name__
    sys.stderr.write(f"journeyctl has a bug: {kind}: {str(fault)[:300]!r}. Please report it, with --verbose.\n")
    return BUG


def entry() -> None:
    """The console script."""
    sys.exit(main())


if __name__ == "__main__":
    entry()
