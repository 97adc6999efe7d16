"""Flow: plans on numbers. The ways over and under the cards of a map, and a whole journey as a process.

The only room that runs Graphviz. Nothing here knows a journey; ids and texts stay with the caller.
"""

from __future__ import annotations

from journeyctl.flow.arcs import MapPlan, MapRows, map_rows, plan_map
from journeyctl.flow.dot import find_dot, version_of
from journeyctl.flow.places import Column
from journeyctl.flow.process import Band, ProcessPlan, plan_process
from journeyctl.flow.shapes import Card, Drawn, Label, Link

__all__ = [
    "Band", "Card", "Column", "Drawn", "Label", "Link", "MapPlan", "MapRows", "ProcessPlan", "find_dot",
    "map_rows", "plan_map", "plan_process", "version_of",
]  # fmt: skip
