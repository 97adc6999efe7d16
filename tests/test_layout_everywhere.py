"""Every view on every paper in every theme, from 1 to 200 activities: no collision, nothing dropped, all of it legible.

The cases are a covering: every pair of view, paper, size, theme, direction, lanes and way to print occurs in one. Of
large journeys there is a covering of their own, so that every view meets every paper and every theme with them, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

import pytest

from journeyctl import layout, theme
from journeyctl import model as m
from journeyctl.diagnostics import Diagnostic, Span
from journeyctl.labels import Labels
from journeyctl.labels import load as labels
from journeyctl.layout.distance import lay_out_for
from journeyctl.layout.mirror import mirrored
from journeyctl.layout.trimming import bled, marks
from journeyctl.paint import paint
from journeyctl.paper.page import LEAST_POINTS
from journeyctl.paper.press import Press
from journeyctl.paper.sheets import SCREEN, sheet
from journeyctl.paper.style import PT
from journeyctl.record import replace
from journeyctl.scene import Scene, Text
from tests.covering import Case, Choice, covering
from tests.everywhere import LANE_SETS, everywhere
from tests.geometry import flat
from tests.promises import PROMISES, Picture, a_column_has_one_left_edge

TODAY = date(2026, 1, 1)
PRESS = Press(bleed=3.0, marks=("crop", "registration"))
FJORD = theme.brand("fjord", "nordic", (225.0, 300.0), {"wash": "#F3F7F8", "note": "#FFF4D2"})
LOOKS = {**{name: theme.load(name) for name in theme.BUILT_IN}, "fjord": FJORD}
PAPERS = (
    "A0", "A1", "A2", "A3", "A4", "A5", "B1", "letter", "tabloid", "arch-e", "slide", "roll:914mm", "500x700mm", SCREEN,
)  # fmt: skip
FACTORS: Mapping[str, tuple[object, ...]] = {
    "view": ("map", "compact", "flow", "strip", "curve", "blueprint", "matrix", "canvas"),
    "paper": PAPERS,
    "size": (1, 2, 3, 6, 9, 18, 19, 24, 40, 41, 60),
    "look": tuple(LOOKS),
    "orientation": ("landscape", "portrait"),
    "lang": ("sv", "ar", "de"),
    "lanes": tuple(LANE_SETS),
    "way": ("plain", "distance", "press"),
}
FACTORS_OF_LARGE = {**FACTORS, "size": (120, 200), "way": ("plain", "press")}
"""Not set for a distance: for that a picture is drawn again and again, and a large one takes long."""
NEVER = frozenset(
    frozenset((Choice(*one), Choice(*other)))
    for one, other in (
        *((("look", "dark"), ("paper", paper)) for paper in PAPERS if paper not in (SCREEN, "slide")),
        *((("way", "distance"), ("view", view)) for view in FACTORS["view"] if view != "map"),
        *((("way", way), ("paper", SCREEN)) for way in ("distance", "press")),
        (("view", "canvas"), ("paper", SCREEN)),
        (("look", "dark"), ("way", "press")),
    )
)
"""What the program refuses before anything is drawn: dark paper, blank maps on screens, a screen that is printed."""
CASES = covering(FACTORS, NEVER)
LARGE = covering(FACTORS_OF_LARGE, NEVER)
LONG = tuple(
    dict(zip(FACTORS, values, strict=True))
    for values in (
        ("map", "A1", 120, "mono", "landscape", "ar", "lean", "press"),
        ("map", SCREEN, 200, "dark", "landscape", "sv", "all", "plain"),
        ("map", "roll:914mm", 120, "contrast", "portrait", "de", "lean", "plain"),
        ("blueprint", SCREEN, 200, "nordic", "landscape", "ar", "all", "plain"),
        ("blueprint", "A0", 120, "fjord", "landscape", "sv", "all", "press"),
        ("matrix", SCREEN, 200, "contrast", "landscape", "sv", "all", "plain"),
        ("matrix", "roll:914mm", 120, "mono", "landscape", "de", "all", "plain"),
    )
)
"""Large journeys that are drawn and not refused; more maps on many sheets are in `test_layout_large.py`."""
SHOWN: Mapping[str, tuple[str, ...]] = {
    "activities": ("Steg",), "thoughts": ("Tanke", "Citat", "Röst"), "wants": ("Vill",), "can": ("Kan",),
    "feelings": ("Känsla",), "needs": ("Behov",), "pains": ("Smärta",), "delights": ("Glädje",),
    "physical": ("Bevis",), "touchpoints": ("Kanal",), "frontstage": ("Framför", "Brist"), "backstage": ("Bakom",),
    "support": ("Stöd",), "measures": ("Mått",), "ask": ("på",), "ideas": ("Idé",),
}  # fmt: skip
"""Which words of the journey a lane shows."""
PHASED = ("Fas", "Mål", "Löfte")
IN_VIEW: Mapping[str, tuple[str, ...]] = {
    "compact": ("Resan", "Fas", "Steg"), "flow": ("Resan", "Fas", "Steg", "Väg", "Lärdom"),
    "strip": ("Resan", "Fas", "Lärdom"), "curve": ("Resan", "Fas"),
    "blueprint": ("Resan", *PHASED, "Steg", "Kanal", "Bevis", "Framför", "Brist", "Bakom", "Stöd"),
    "matrix": ("Resan", "Fas", "Steg", "Kanal"), "canvas": ("Resan",),
}  # fmt: skip
"""Which words every picture of a view shows; the others are in the map."""
_WORD = re.compile(r"[^\W\d_]+\d+")


def named(case: Case) -> str:
    return "-".join(map(str, case.values()))


def told(case: Case) -> m.Journey:
    """The journey of a case."""
    made = everywhere(int(str(case["size"])), str(case["lang"]), LANE_SETS[str(case["lanes"])])
    return replace(made, span=Span("stor.journey.yaml", 1, 1, 1, 2))


def words_of(case: Case) -> Labels:
    return labels(str(case["lang"]), (), "workshop" if case["view"] == "canvas" else "")


def drawn(case: Case, journey: m.Journey) -> layout.Drawing:
    """The picture of a case."""
    words, paper = words_of(case), str(case["paper"])

    def plain(enlarge: float = 1.0) -> layout.Drawing:
        return layout.lay_out(
            journey, view=case["view"], paper=paper, orientation=case["orientation"], theme=LOOKS[str(case["look"])],
            labels=words, revision="1a2b3c4", today=TODAY, enlarge=enlarge,
        )  # type: ignore[arg-type] # fmt: skip

    return lay_out_for(1500.0, paper, plain, words, journey) if case["way"] == "distance" else plain()


def broken(case: Case, journey: m.Journey, scene: Scene) -> Iterator[tuple[str | None, object]]:
    """The promises that a scene breaks; columns of a picture that runs leftward are seen in a mirror."""
    view, words = str(case["view"]), words_of(case)
    picture = Picture(journey, view, scene, tuple(flat(scene)), words)
    yield from ((one.__doc__, found) for one in PROMISES if (found := one(picture)))
    if scene.rtl:
        turned = mirrored(scene)
        again = Picture(journey, view, turned, tuple(flat(turned)), words)
        if found := a_column_has_one_left_edge(again):
            yield a_column_has_one_left_edge.__doc__, found


def lost(kinds: tuple[str, ...], journey: m.Journey, scenes: tuple[Scene, ...]) -> set[str]:
    """The words of some kinds that a picture should have and has not, wherever lines end."""
    lines = [one.element.text for scene in scenes for one in flat(scene) if isinstance(one.element, Text)]
    there = {word for line in lines for word in _WORD.findall(line)}
    wanted = {word for word in written(journey) if re.sub(r"\d+", "", word) in kinds}
    text = "\n".join(lines)
    return {word for word in wanted - there if not re.search("[-\u00ad]?\n?".join(word) + r"(?!\d)", text)}


def written(journey: m.Journey) -> frozenset[str]:
    """Every word with a number that stands anywhere in a journey."""
    return frozenset(_WORD.findall(repr((journey.title, journey.phases, journey.ideas, journey.takeaways))))


def kinds(case: Case) -> tuple[str, ...]:
    """Which words a picture must show: those of its lanes, or of its view."""
    if case["view"] != "map":
        return IN_VIEW[str(case["view"])]
    lanes = LANE_SETS[str(case["lanes"])]
    return ("Resan", *PHASED, "Lärdom", *(word for lane in lanes for word in SHOWN.get(lane, ())))


def sized(case: Case, scene: Scene) -> None:
    """The sheet has the sides that were asked for, to a tenth of a millimetre."""
    if scene.in_pixels:
        return
    asked = sheet(str(case["paper"]))
    sides = scene.width * scene.unit, scene.height * scene.unit
    if asked.roll:
        across = sides[0] if case["orientation"] == "portrait" else sides[1]
        assert abs(across - asked.short) < 0.1
        return
    wanted = (asked.short, asked.long) if case["orientation"] == "portrait" else (asked.long, asked.short)
    assert max(abs(one - other) for one, other in zip(sides, wanted, strict=True)) < 0.1


def refusal(case: Case, found: tuple[Diagnostic, ...]) -> Diagnostic:
    """The one error of a picture that is not drawn: it names the file, the lane or the word, and by how much."""
    (error,) = [one for one in found if one.level == "error"]
    assert error.code in ("J411", "J412", "J413")
    assert error.span.path == "stor.journey.yaml"
    assert re.search(r"\d mm\b", error.message), error.message
    assert sheet(str(case["paper"])).name in error.message
    assert re.search(r"lane|“.+”|notes of \d+ mm", error.message), error.message
    assert error.advice
    return error


def kept(case: Case) -> None:
    """A picture keeps what every picture promises, or was refused in words."""
    journey = told(case)
    made = drawn(case, journey)
    if not made.scenes:
        refusal(case, made.diagnostics)
        return
    assert [one for one in made.diagnostics if one.level == "error"] == []
    for scene in made.scenes:
        assert list(broken(case, journey, scene)) == []
        sized(case, scene)
        sizes = [one.element.size for one in flat(scene) if isinstance(one.element, Text)]
        assert scene.in_pixels or min(sizes) * scene.unit / PT >= LEAST_POINTS - 0.005
        look = LOOKS[str(case["look"])]
        assert paint(scene, look.palette(scene.phases), "system")
        if case["way"] == "press":
            pressed(journey, scene, case)
    assert lost(kinds(case), journey, made.scenes) == set()


def pressed(journey: m.Journey, scene: Scene, case: Case) -> None:
    """With bleed the picture is the same on a larger page; no mark and no word beside it lies on the sheet."""
    larger = bled(scene, PRESS)
    assert list(broken(case, journey, larger)) == []
    by = PRESS.margin / scene.unit
    assert (larger.width, larger.height) == pytest.approx((scene.width + 2 * by, scene.height + 2 * by))
    beside = marks(scene, PRESS, ("stor.journey.yaml · 1a2b3c4", "1 (1)"))
    assert beside.width * beside.unit == pytest.approx(larger.width * larger.unit)


def number(case: Case) -> int:
    return int(str(case["size"]))


def marked(case: Case) -> Iterator[pytest.MarkDecorator]:
    """Every seventh case of few activities is drawn in every run, the others under proof."""
    if case not in QUICK:
        yield pytest.mark.proof


QUICK = [case for case in CASES if number(case) <= 9 and case["way"] != "distance"][::7]


EVERY = [pytest.param(one, id=named(one), marks=[*marked(one)]) for one in (*CASES, *LARGE, *LONG)]


@pytest.mark.parametrize("case", EVERY)
def test_a_picture_keeps_its_promises_or_is_refused(case: Case) -> None:
    """Nothing collides, nothing is dropped, no text is under the floor, the sheet has its size; else it is said why."""
    kept(case)


@pytest.mark.parametrize(("factors", "cases"), [(FACTORS, CASES), (FACTORS_OF_LARGE, LARGE)], ids=["any", "large"])
def test_every_two_things_come_together_in_a_case(factors: Mapping[str, tuple[object, ...]], cases: list[Case]) -> None:
    """Of every two factors each two values do, but for what never comes together."""
    for one, other in combinations(factors, 2):
        found = {(case[one], case[other]) for case in cases}
        for pair in ((left, right) for left in factors[one] for right in factors[other]):
            never = frozenset((Choice(one, pair[0]), Choice(other, pair[1]))) in NEVER
            assert (pair in found) != never, (one, other, pair)
