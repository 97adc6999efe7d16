"""On a wide screen the names of lanes stand again between the phases, where the curve runs."""

from __future__ import annotations

from datetime import date

from journeyctl import layout, theme
from journeyctl.box import Box
from journeyctl.labels import load
from journeyctl.scene import Path, Rect, Text
from tests.bound import journey
from tests.geometry import flat, shape_box, text_box

STEPS = "\n".join(
    f"- name: Phase {phase}\n  activities:\n"
    + "".join(f"  - {{name: {phase}.{one}, happiness: 2}}\n" for one in range(6))
    for phase in range(6)
)
WIDE = f"""
title: Always happy
lang: en
lanes: [activities, {{lane: happiness, title: How it feels to be a customer of ours}}]
phases:
{STEPS}
"""


def covers(ground: Box, line: Box) -> bool:
    """Whether a ground is wider than a line of text and as high; a line's box has room for letters that hang lower."""
    return ground.x < line.x and line.right < ground.right and ground.y < line.y and line.bottom < ground.bottom + 1.0


def test_the_curve_runs_through_no_name_of_its_lane() -> None:
    """A name that stands again is drawn after the curve, on a ground that covers what runs below it."""
    found = layout.lay_out(
        journey(WIDE.lstrip()), theme=theme.load("nordic"), labels=load("en"), today=date(2026, 1, 1)
    )
    assert found.scene is not None
    lane = [one for one in flat(found.scene) if "happiness" in one.ids]
    curve = max(at for at, one in enumerate(lane) if isinstance(one.element, Path) and "url" in one.element.ink.stroke)
    again = [(at, text_box(one)) for at, one in enumerate(lane) if isinstance(one.element, Text) and at > curve]
    names = [(at, box) for at, box in again if box.x > 300.0 and lane[at].element.text[0] not in "0123456789"]
    assert len({box.x for _, box in names}) > 1
    for at, box in names:
        grounds = [shape_box(one) for one in lane[curve:at] if isinstance(one.element, Rect)]
        assert any(ground and covers(ground, box) for ground in grounds), box
