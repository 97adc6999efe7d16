"""The commands together, and how they are run."""

from __future__ import annotations

import sys

import typer

from journeyctl import __version__
from journeyctl.cli import check, doctor, render, schema

USAGE = 2

app = typer.Typer(
    name="journeyctl",
    help="Customer journeys as code: YAML journeys, checked and drawn as maps.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"journeyctl {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Customer journeys as code: YAML journeys, checked and drawn as maps."""


app.command("render")(render.render)
app.command("check")(check.check)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)


def run(words: list[str]) -> int:
    """Run the command line with these words; the exit code. Faults are left to the caller."""
    stdout = sys.stdout
    try:
        result = app(args=words, standalone_mode=False, prog_name="journeyctl")
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
    return result if isinstance(result, int) else 0
