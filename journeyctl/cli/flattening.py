"""`git textconv` without the option parser: git runs it for every version of a file that it shows."""

from __future__ import annotations

import sys
from pathlib import Path

from journeyctl.cli.speaking import opened


def run_textconv(file: str) -> int:
    """Print a file as flat lines; the exit code.

    Raises:
        EnvironmentFault: when the file cannot be opened (J902).
    """
    from journeyctl.merging.flat import flat

    sys.stdout.buffer.write(flat(opened(Path(file)), file))
    return 0
