"""The way in: answers `--version` before anything is imported, and is the one place that catches everything.

In: the words of the command line. Out: an exit code: 0 clean, 1 findings, 2 usage or environment, 3 our bug,
130 interrupted, 143 told to end (SIGTERM). A traceback is shown only with `--verbose`.
"""

from __future__ import annotations

import sys

from journeyctl import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journeyctl.diagnostics import EnvironmentFault

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
_TOLD_TO_END: list[int] = []
"""The signal by which this run was told to end."""
GARBAGE = (250_000, 20, 20)
"""How often Python looks for garbage: nearly all that is made lives to the end; at every 700 objects it finds none. A
picture of thirty activities is drawn, and a journey of a megabyte read, before it looks once."""


def main() -> int:
    """Run the command line; the exit code."""
    words = sys.argv[1:]
    try:
        _open_streams()
        if words == ["--version"]:
            sys.stdout.write(f"journeyctl {__version__}\n")
            sys.stdout.flush()
            return OK
        return _run(words)
    except KeyboardInterrupt:
        return _told("interrupted\n", _interrupted())
    except BrokenPipeError:
        _close_quietly()
        return OK
    except Exception as fault:  # noqa: BLE001 - the one error boundary
        return _answered(fault, words)


def _open_streams() -> None:
    """Put nothing in the place of a standard stream that is closed, lest a file that is opened be taken for it."""
    if sys.stdin is not None and sys.stdout is not None and sys.stderr is not None:
        return
    import os

    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _answered(fault: Exception, words: list[str]) -> int:
    """Say what went wrong; the exit code, also when not even that can be said."""
    try:
        return _explained(fault, verbose=_verbose(words))
    except KeyboardInterrupt:
        return _told("interrupted\n", _interrupted())
    except Exception as other:  # noqa: BLE001 - a machine without files or memory to explain with
        return _told(f"error J911 {type(fault).__name__}, and then {type(other).__name__}\n", USAGE)


def _interrupted() -> int:
    return 128 + _TOLD_TO_END[0] if _TOLD_TO_END else INTERRUPTED


def _heed() -> None:
    """Let SIGTERM do what Ctrl-C does: no half file stays, no program that was started runs on."""
    import signal

    def ended(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # what is being put away is not left lying by a second one
        _TOLD_TO_END.append(number)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, ended)


def _run(words: list[str]) -> int:
    import gc

    gc.set_threshold(*GARBAGE)
    _heed()
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
    from journeyctl.diagnostics import EnvironmentFault, JourneyctlError
    from journeyctl.report import confess, explain, report

    if isinstance(fault, ModuleNotFoundError) and (fault.name or __package__).partition(".")[0] != __package__:
        from journeyctl.machine import again

        fault = EnvironmentFault("J908", f"the package {fault.name} is not installed", f"Run: {again()}")
    if isinstance(fault, OSError | MemoryError):
        if verbose:
            _traced(fault)
        fault = _of_machine(fault)
    if isinstance(fault, EnvironmentFault):
        return _told(explain(fault), USAGE)
    if isinstance(fault, JourneyctlError):
        return _told(report(fault.diagnostics), FINDINGS)
    if verbose:
        _traced(fault)
    return _told(confess(f"{type(fault).__name__}: {fault}", ", ".join(getattr(fault, "__notes__", ()))), BUG)


def _traced(fault: BaseException) -> None:
    """Show where it was raised. What was raised may quote a journey, which is not to play with a terminal."""
    import traceback

    from journeyctl.report import shown

    lines = "".join(traceback.format_exception(fault)).splitlines()
    _told("".join(f"{shown(line)}\n" for line in lines), BUG)


def _of_machine(fault: OSError | MemoryError) -> EnvironmentFault:
    """What the machine refused; no stage expects it, so it is said here."""
    from journeyctl.diagnostics import EnvironmentFault

    if isinstance(fault, MemoryError):
        return EnvironmentFault("J911", "there is not enough memory", "Close other programs, or split the journey.")
    reason = fault.strerror or str(fault)
    if fault.filename is None:
        advice = "Check the space left where it goes."
        return EnvironmentFault("J911", f"what is said cannot be written: {reason}", advice)
    from journeyctl.report import shown

    where = shown(str(fault.filename))
    return EnvironmentFault("J911", f"{where} cannot be used: {reason}", "Check the permissions and the space left.")


def _told(text: str, code: int) -> int:
    try:  # noqa: SIM105 - contextlib is not imported by every start
        sys.stderr.write(text)
    except (OSError, ValueError, AttributeError):
        pass  # nobody can be told; the code is left
    return code


def entry() -> None:
    """The console script.

    It leaves without taking everything apart: nothing is open any more, and to free what a check has made takes Python
    as long as reading a journey.
    """
    import os

    try:
        code = main()
        for stream in (sys.stdout, sys.stderr):
            try:
                if stream is not None:
                    stream.flush()
            except (OSError, ValueError):
                code = code or USAGE
    except KeyboardInterrupt:
        code = _interrupted()
    os._exit(code)


if __name__ == "__main__":
    entry()
