"""Schema: whether nodes are the language, and what to do where they are not.

In: the root of a read file and the name of a schema (`journey`, `persona`, `project`, `theme`). Out: diagnostics.
Scalars are typed by their key's schema, a quick judge says yes or no, and the reference engine explains a no; the
messages are ours.
"""

from __future__ import annotations

from journeyctl.schema.catalogue import NAMES, SchemaName, document, text, written
from journeyctl.schema.draft7 import draft_7
from journeyctl.schema.validation import validate

__all__ = ["NAMES", "SchemaName", "document", "draft_7", "text", "validate", "written"]
