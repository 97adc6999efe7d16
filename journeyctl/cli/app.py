"""The commands together, and how they are run."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

from journeyctl import __version__

USAGE, INTERRUPTED = 2, 130
COMMANDS = (
    "init",
    "new",
    "render",
    "canvas",
    "check",
    "diff",
    "log",
    "blame",
    "fmt",
    "explain",
    "assumptions",
    "schema",
    "theme",
    "git",
    "cache",
    "preflight",
    "doctor",
)
"""Every command; each is the function of its name in the module of its name, or a group of those it names there."""
GROUPS = {
    "cache": "Look after what is kept of pictures that were drawn.",
    "theme": "Check the colours of a theme, and see them.",
    "git": "Show and merge journeys in git, which calls these.",
}
"""Commands that have commands of their own, and what they are for."""


def _version(value: bool) -> None:
    if value:
        typer.echo(f"journeyctl {__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Customer journeys as code: YAML journeys, checked and drawn as maps."""


def declared(names: tuple[str, ...] = COMMANDS) -> typer.Typer:
    """The command line with some of its commands: declaring one costs more than many a command's work."""
    app = typer.Typer(
        name="journeyctl",
        help="Customer journeys as code: YAML journeys, checked and drawn as maps.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_root)
    for name in names:
        module = import_module(f"journeyctl.cli.{name}")
        if name not in GROUPS:
            app.command(name)(getattr(module, name))
            continue
        group = typer.Typer(name=name, help=GROUPS[name], no_args_is_help=True, rich_markup_mode=None)
        for inner in module.COMMANDS:
            group.command(inner)(getattr(module, inner))
        app.add_typer(group)
    return app


def run(words: list[str]) -> int:
    """Run the command line with these words; the exit code. Faults are left to the caller."""
    stdout = sys.stdout
    if words[:1] == ["diff"] and "--" in words:
        # The parser swallows the sign between revisions and paths, unless there are two.
        words = [*words[: words.index("--")], "--", *words[words.index("--") :]]
    app = declared((words[0],) if words and words[0] in COMMANDS else COMMANDS)
    try:
        result = app(args=words, standalone_mode=False, prog_name="journeyctl", obj=tuple(words))
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.Exit as done:
        return int(done.exit_code)
    except SystemExit:
        if sys.stdout is stdout:
            raise
        # Typer has put a muffler over a broken pipe; what that means is decided in one place, not there.
        sys.stdout = stdout
        raise BrokenPipeError from None
    except Exception as fault:
        # Typer keeps the class of its usage errors to itself; they are known by their way to show themselves.
        show = getattr(fault, "show", None)
        if show is None:
            raise
        show()
        return USAGE
    if result == INTERRUPTED:
        raise KeyboardInterrupt  # Typer has made a number of it, which none of our commands gives
    return result if isinstance(result, int) else 0
