"""Happiness on the team's scale becomes happiness on -2 ... 2.

In: what stands under `happiness` (a number, a word, or one number per respondent) and the team's `scale`. Out: the
ratings on -2 ... 2, their mean, and the text as written. A number off the scale is an error that names the scale.
"""

from __future__ import annotations

from typing import NamedTuple

from journeyctl.binding.fields import Fields, nodes, number
from journeyctl.binding.findings import Findings
from journeyctl.binding.text import plain, shown
from journeyctl.model import Scale
from journeyctl.source.nodes import Scalar

WORDS = {"very-sad": -2.0, "sad": -1.0, "neutral": 0.0, "happy": 1.0, "very-happy": 2.0}
_DIGITS = 6


class Felt(NamedTuple):
    """Happiness on -2 ... 2: one rating per respondent, their mean (None without any), and the text as written."""

    ratings: tuple[float, ...] = ()
    mean: float | None = None
    written: str = ""


def scale_of(root: Fields, findings: Findings) -> Scale:
    """The team's scale; -2 ... 2 when it has none, or none that can be used."""
    given = root.within("scale")
    if given is None:
        return Scale()
    low, high = given.number("min"), given.number("max")
    scale = Scale(min=-2.0 if low is None else low, max=2.0 if high is None else high)
    if scale.min < scale.max:
        return scale
    findings.error(
        "J306",
        f"the scale runs from {scale.min:g} to {scale.max:g}; `min` must be lower than `max`",
        given.span,
        "`min` is the saddest a customer can be, `max` the happiest.",
    )
    return Scale()


def felt(place: Fields, scale: Scale, findings: Findings) -> Felt:
    """The happiness of an activity or a phase."""
    given = [node for node in nodes(place.node_of("happiness")) if isinstance(node, Scalar) and plain(node)]
    ratings = []
    for node in given:
        rating = _rating(plain(node), scale)
        if rating is None:
            _refuse(node, scale, findings)
        else:
            ratings.append(rating)
    written = ", ".join(plain(node) for node in given)
    return Felt(tuple(ratings), _mean(ratings), written)


def _rating(text: str, scale: Scale) -> float | None:
    if text in WORDS:
        return WORDS[text]
    value = number(text)
    if value is None or not scale.min <= value <= scale.max:
        return None
    return round((value - scale.min) / (scale.max - scale.min) * 4.0 - 2.0, _DIGITS) + 0.0


def _mean(ratings: list[float]) -> float | None:
    return round(sum(ratings) / len(ratings), _DIGITS) + 0.0 if ratings else None


def _refuse(node: Scalar, scale: Scale, findings: Findings) -> None:
    findings.error(
        "J305",
        f"happiness is {shown(node.text)}, which is not on the scale from {scale.min:g} to {scale.max:g}",
        node.span,
        f"Write a number from {scale.min:g} to {scale.max:g}, or one of {', '.join(WORDS)}. "
        "Another scale is set at the top of the journey: `scale: {min: 1, max: 5}`.",
    )
