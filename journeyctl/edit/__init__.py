"""Edit: the only room that writes YAML. `reformat` gives a file the one form, `mend` makes the edits of findings.

In: the bytes of a file. Out: bytes that say the same, or exactly what an edit names; never a file that cannot be read.
"""

from __future__ import annotations

from journeyctl.edit.differences import difference
from journeyctl.edit.formatting import Formatted, reformat
from journeyctl.edit.mending import Mended, mend
from journeyctl.edit.ordering import kind
from journeyctl.edit.repairing import Repaired, repair_all
from journeyctl.edit.words import written

__all__ = ["Formatted", "Mended", "Repaired", "difference", "kind", "mend", "reformat", "repair_all", "written"]
