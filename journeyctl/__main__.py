"""The way in: answers `--version` before anything is imported, and is the one place that catches everything.

In: the words of the command line. Out: an exit code: 0 clean, 1 findings, 2 usage or environment, 3 our bug,
130 interrupted. A traceback is shown only with `--verbose`.
"""

from __future__ import annotations

import sys

from journeyctl import __version__

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
GARBAGE = (50_000, 20, 20)
"""How often Python looks for garbage: nearly all that is made lives to the end; at every 700 objects it finds none."""


def main() -> int:
    """Run the command line; the exit code."""
    words = sys.argv[1:]
    try:
        if words == ["--version"]:
            sys.stdout.write(f"journeyctl {__version__}\n")
            sys.stdout.flush()
            return OK
        return _run(words)
    except KeyboardInterrupt:
        return _told("interrupted\n", INTERRUPTED)
    except BrokenPipeError:
        _close_quietly()
        return OK
    except Exception as fault:  # noqa: BLE001 - the one error boundary
        return _explained(fault, verbose=_verbose(words))


def _run(words: list[str]) -> int:
    import gc

    gc.set_threshold(*GARBAGE)
    from journeyctl.cli import run

    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter gets its number, never a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    code = run(words)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _verbose(words: list[str]) -> bool:
    import os

    wished = os.environ.get("JOURNEYCTL_VERBOSE", "").lower() in ("1", "true", "yes", "on", "t", "y")
    return wished or "--verbose" in words or "-v" in words


def _close_quietly() -> None:
    """Point standard output at nothing, so that Python does not complain at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explained(fault: Exception, *, verbose: bool) -> int:
    """Say what went wrong; the exit code."""
    import errno

    from journeyctl.diagnostics import EnvironmentFault, JourneyctlError
    from journeyctl.report import confess, explain, report

    if isinstance(fault, ModuleNotFoundError) and (fault.name or __package__).partition(".")[0] != __package__:
        from journeyctl.preflight import again

        fault = EnvironmentFault("J908", f"the package {fault.name} is not installed", f"Run: {again()}")
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
        told = f"what is said cannot be written: {fault.strerror}"
        fault = EnvironmentFault("J911", told, "Check the space left where it goes.")
    if isinstance(fault, EnvironmentFault):
        return _told(explain(fault), USAGE)
    if isinstance(fault, JourneyctlError):
        return _told(report(fault.diagnostics), FINDINGS)
    if verbose:
        import traceback

        traceback.print_exception(fault)
    return _told(confess(f"{type(fault).__name__}: {fault}", ", ".join(getattr(fault, "__notes__", ()))), BUG)


def _told(text: str, code: int) -> int:
    if sys.stderr is not None:
        sys.stderr.write(text)
    return code


def entry() -> None:
    """The console script.

    It leaves without taking everything apart: nothing is open any more, and to free what a check has made takes Python
    as long as reading a journey.
    """
    import os

    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = code or USAGE
    os._exit(code)


if __name__ == "__main__":
    entry()
