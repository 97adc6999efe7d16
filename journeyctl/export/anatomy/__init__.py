"""What a PDF is made of: its pages, and what is drawn on them, measured in millimetres on the paper.

In: the bytes of a PDF, ours or another's. Out: an `Anatomy`. Nothing is judged here.
"""

from __future__ import annotations

import io
import logging

from journeyctl.diagnostics import EnvironmentFault
from journeyctl.export.anatomy.drawn import leaf_of
from journeyctl.export.anatomy.operators import Allowance
from journeyctl.export.anatomy.types import Anatomy, Box, Boxes, Colour, Font, Leaf, Picture, Stroke, Words, written

__all__ = ["Anatomy", "Box", "Boxes", "Colour", "Font", "Leaf", "Picture", "Stroke", "Words", "dissect", "written"]

MOST_BYTES = 400_000_000
MOST_PAGES = 500


def dissect(data: bytes, name: str) -> Anatomy:
    """The anatomy of a PDF; `name` is what messages call it.

    Raises:
        EnvironmentFault: when it is none, is damaged, locked, or larger than what is looked at (J926).
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    # It warns of damage by its own log, in words of the file and without end; here damage is refused or read over.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        raise _refused(name, "is no PDF: it does not begin with %PDF-")
    if len(data) > MOST_BYTES:
        raise _refused(name, f"has {len(data) / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are looked at")
    try:
        reader = PdfReader(io.BytesIO(data))
        locked, count = reader.is_encrypted, 0 if reader.is_encrypted else len(reader.pages)
        if not locked and count <= MOST_PAGES:
            allowance = Allowance()
            leaves = (leaf_of(page, number, allowance) for number, page in enumerate(reader.pages, start=1))
            return Anatomy(name, tuple(leaves))
    except MemoryError:
        raise
    except DependencyError as fault:
        raise _locked(name) from fault
    except Exception as fault:
        raise _refused(name, f"is damaged: {type(fault).__name__}: {str(fault)[:120]}") from fault
    if locked:
        raise _locked(name)
    raise _refused(name, f"has {count} pages; at most {MOST_PAGES} are looked at")


def _locked(name: str) -> EnvironmentFault:
    return _refused(name, "is encrypted, and cannot be looked into", "Export it without a password or restrictions")


def _refused(name: str, what: str, cure: str = "Export it again") -> EnvironmentFault:
    return EnvironmentFault("J926", f"{name} {what}", f"{cure}, or give the journey itself.")
