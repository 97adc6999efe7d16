"""Assumptions: what a map believes and nobody knows, and how to find out.

In: a journey. Out: its beliefs, the weightiest first, as a list; and an interview guide made of them.
"""

from __future__ import annotations

from journeyctl.assumptions.guide import Guide, prepare
from journeyctl.assumptions.ranking import Belief, rank

__all__ = ["Belief", "Guide", "prepare", "rank"]
