"""Binding: valid YAML in long form becomes a frozen `Journey`, every reference resolved.

In: the root mapping, a `Catalogue` of what lies around the journey, a path. Out: `Bound`.
"""

from journeyctl.binding.catalogue import NOTHING, Catalogue, Sought, System
from journeyctl.binding.channels import CHANNEL_KINDS, CHANNELS, ours
from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.binding.header import language
from journeyctl.binding.identity import fold, slug
from journeyctl.binding.journey import Bound, bind
from journeyctl.binding.lanes import LANES, listed
from journeyctl.binding.outline import too_many_parts
from journeyctl.binding.persona import bind_persona
from journeyctl.binding.text import clean

__all__ = [
    "CHANNELS",
    "CHANNEL_KINDS",
    "LANES",
    "NOTHING",
    "Bound",
    "Catalogue",
    "Fields",
    "Findings",
    "Sought",
    "System",
    "bind",
    "bind_persona",
    "clean",
    "fold",
    "language",
    "listed",
    "ours",
    "slug",
    "too_many_parts",
]
