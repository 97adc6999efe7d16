"""Flow: plans on numbers. Arcs over and under the cards of a map, and a whole journey as a process.

The only room that runs Graphviz. Nothing here knows a journey; ids and texts stay with the caller.
"""

from __future__ import annotations

from journeyctl.flow.arcs import Arc, ArcPlan, Card, Pill, Request, plan_arcs
from journeyctl.flow.dot import find_dot
from journeyctl.flow.graph import Box, Link, Step
from journeyctl.flow.process import ProcessPlan, plan_process
from journeyctl.flow.routing import Drawn

__all__ = [
    "Arc", "ArcPlan", "Box", "Card", "Drawn", "Link", "Pill", "ProcessPlan", "Request", "Step", "find_dot", "plan_arcs",
    "plan_process",
]  # fmt: skip
