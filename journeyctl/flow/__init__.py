"""Flow: plans on numbers. Arcs over and under the cards of a map, and a whole journey as a process.

The only room that runs Graphviz. Nothing here knows a journey; ids and texts stay with the caller.
"""

from __future__ import annotations

from journeyctl.flow.arcs import Arc, ArcPlan, Card, Pill, Request, plan_arcs
from journeyctl.flow.dot import find_dot

__all__ = ["Arc", "ArcPlan", "Card", "Pill", "Request", "find_dot", "plan_arcs"]
