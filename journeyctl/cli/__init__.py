"""The command line: options in, the pipeline called, reports out. No logic of its own.

Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

from journeyctl.cli.app import run

__all__ = ["run"]
