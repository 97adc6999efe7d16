"""`git textconv` without the option parser: git runs it for every version of a file that it shows."""

from __future__ import annotations

import sys
from pathlib import Path


def run_textconv(file: str) -> int:
    """Print a file as flat lines; the exit code.

    Raises:
        EnvironmentFault: when the file cannot be opened (J902).
    """
    from journeyctl.diagnostics import EnvironmentFault
    from journeyctl.merging.flat import flat

    try:
        data = Path(file).read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise EnvironmentFault("J902", f"{file} cannot be read: {reason}", "Name a file that you may read.") from None
    sys.stdout.buffer.write(flat(data, file))
    return 0
