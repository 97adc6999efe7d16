"""Collects what binding has to say, so that one run reports everything at once."""

from __future__ import annotations

from journeyctl.diagnostics import Diagnostic, Fix, Level, Span


class Findings:
    """The diagnostics of one run of `bind`, in the order they were made."""

    def __init__(self) -> None:
        self._made: dict[Diagnostic, None] = {}

    def error(self, code: str, message: str, span: Span, advice: str = "", fix: Fix | None = None) -> None:
        """Note an error: there will be no journey."""
        self._note("error", code, message, span, advice, fix)

    def warning(self, code: str, message: str, span: Span, advice: str = "", fix: Fix | None = None) -> None:
        """Note something the team should look at."""
        self._note("warning", code, message, span, advice, fix)

    def extend(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Pass on what another file gave rise to."""
        self._made.update(dict.fromkeys(diagnostics))

    def _note(self, level: Level, code: str, message: str, span: Span, advice: str, fix: Fix | None) -> None:
        self._made[Diagnostic(level, code, message, span, advice, fix=fix)] = None

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return any(diagnostic.level == "error" for diagnostic in self._made)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them, each once, by file and place."""
        return tuple(sorted(self._made, key=lambda one: (one.span, one.code, one.message)))
