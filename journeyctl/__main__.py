"""The way in: answers `--version` before anything is imported, and is the one place that catches everything.

In: the words of the command line. Out: an exit code: 0 clean, 1 findings, 2 usage or environment, 3 our bug,
130 interrupted, 129 and 143 told to end (SIGHUP, SIGTERM). A traceback is shown only with `--verbose`.
"""

from __future__ import annotations

import io
import os
import sys

from journeyctl import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

    from journeyctl.diagnostics import EnvironmentFault

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that tell a run to end; its exit code is 128 and the number of the first."""
_TOLD_TO_END: list[tuple[int, float]] = []
"""The signals by which this run was told to end, and when, in seconds of a clock that is not set back."""
_PATIENCE = 2.0
"""Seconds in which a run that was told to end puts things away, and is not told again."""
GARBAGE = (250_000, 20, 20)
"""How often Python looks for garbage: nearly all that is made lives to the end; at every 700 objects it finds none. A
picture of thirty activities is drawn, and a journey of a megabyte read, before it looks once."""


def main() -> int:
    """Run the command line; the exit code."""
    words = sys.argv[1:]
    _TOLD_TO_END.clear()
    try:
        _open_streams()
        sys.stdout, sys.stderr = _unheard(sys.stdout), _unheard(sys.stderr)
        if words == ["--version"]:
            sys.stdout.write(f"journeyctl {__version__}\n")
            sys.stdout.flush()
            return OK
        return _run(words)
    except KeyboardInterrupt:
        return _told("interrupted\n", _interrupted())
    except Exception as fault:  # noqa: BLE001 - the one error boundary
        return _answered(fault, words)


def _open_streams() -> None:
    """Put nothing in the place of a standard stream that is closed, lest a file that is opened be taken for it."""
    if sys.stdin is not None and sys.stdout is not None and sys.stderr is not None:
        return
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


class _Pipe(io.FileIO):
    """A pipe whose reader may leave: what is said to nobody is as good as said, and the run goes on to its end."""

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - whatever holds bytes
        try:
            return super().write(data)
        except ConnectionError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            return super().write(data)


def _unheard(stream: TextIO) -> TextIO:
    """A standard stream that does not mind when its reader leaves."""
    inner = getattr(stream, "buffer", None)
    raw = getattr(inner, "raw", inner)
    if type(raw) is not io.FileIO or raw.fileno() not in (1, 2) or stream.isatty():
        return stream
    stream.flush()
    pipe = io.BufferedWriter(_Pipe(raw.fileno(), "wb", closefd=False))
    at_once = raw is inner or getattr(stream, "line_buffering", False)
    return io.TextIOWrapper(pipe, stream.encoding, stream.errors, line_buffering=at_once)


def _answered(fault: Exception, words: list[str]) -> int:
    """Say what went wrong; the exit code, also when not even that can be said."""
    if _TOLD_TO_END:
        return _told("interrupted\n", _interrupted())  # a library had taken it for a mistake of its own
    try:
        return _explained(fault, verbose=_verbose(words))
    except KeyboardInterrupt:
        return _told("interrupted\n", _interrupted())
    except Exception as other:  # noqa: BLE001 - a machine without files or memory to explain with
        return _told(f"error J911 {type(fault).__name__}, and then {type(other).__name__}\n", USAGE)


def _interrupted() -> int:
    return 128 + _TOLD_TO_END[0][0] if _TOLD_TO_END else INTERRUPTED


def _heed() -> None:
    """Let SIGTERM and SIGHUP do what Ctrl-C does: no half file stays, no program that was started runs on.

    Whoever tells it twice does not keep it from putting things away; who is not heeded may tell it again later.
    """
    import signal
    from time import monotonic

    def ended(number: int, _: object) -> None:
        now = monotonic()
        if _TOLD_TO_END and now < _TOLD_TO_END[-1][1] + _PATIENCE:
            return
        _TOLD_TO_END.append((number, now))
        raise KeyboardInterrupt

    for name in ENDINGS:
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, ended)


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
    wished = os.environ.get("JOURNEYCTL_VERBOSE", "").lower() in ("1", "true", "yes", "on", "t", "y")
    return wished or "--verbose" in words or "-v" in words


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
