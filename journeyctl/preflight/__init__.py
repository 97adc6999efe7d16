"""Preflight: whether a PDF will come right from the printer, before anybody pays for it.

In: the bytes of a PDF, limits, and where a press's profile lies. Out: a `Report`: one `Finding` a check and page, each
kept, refused, merely told, or not known because a program is missing. Nothing is guessed.
"""

from __future__ import annotations

from pathlib import Path

from journeyctl.export import anatomy
from journeyctl.preflight.checks import findings
from journeyctl.preflight.inking import Inks, inks
from journeyctl.preflight.presses import press
from journeyctl.preflight.types import CHECKS, Finding, Page, Report, Verdict
from journeyctl.project.settings import Limits

__all__ = ["CHECKS", "Finding", "Limits", "Page", "Report", "Verdict", "preflight"]

MOST_AREA = 60.0
"""Square metres of all pages together: Ghostscript writes six megabytes for each."""


def preflight(data: bytes, name: str, limits: Limits, profile: Path | None = None) -> Report:
    """Look at every page of a PDF.

    Args:
        data: the PDF.
        name: what the report calls it.
        limits: from where on a page is refused.
        profile: of the press, an ICC file; None looks for one of the system's.

    Raises:
        EnvironmentFault: when it is no PDF that can be read (J926), or the profile is none (J927).
    """
    body = anatomy.dissect(data, name)
    area = sum(leaf.boxes.media.width * leaf.boxes.media.height for leaf in body.leaves) / 1e6
    inked = inks(data, len(body.leaves)) if area <= MOST_AREA else Inks(why=f"{area:,.0f} m² are too much to ink")
    against = press(profile)
    found = tuple(findings(leaf, limits, inked, against) for leaf in body.leaves)
    return Report(name, tuple(Page(leaf.number, one) for leaf, one in zip(body.leaves, found, strict=True)))
