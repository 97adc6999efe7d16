"""Themes: every pair of ink and ground that the pictures use can be told apart, and colours mean what they say."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from math import dist
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl import layout
from journeyctl import theme as themes
from journeyctl.diagnostics import MOST_TOLD, Diagnostic, EnvironmentFault, Span
from journeyctl.paint.glyphs import symbol
from journeyctl.pipeline.styling import styled
from journeyctl.project import open_project
from journeyctl.scene import Glyph, Group, Rect
from journeyctl.theme.contrast import contrast, lines, pairs
from journeyctl.theme.inks import inked as inked_as
from journeyctl.theme.judging import Written, judge
from journeyctl.theme.oklch import Oklch, channels, hex_of, oklch_of
from tests.blanks import blank
from tests.drawn import studio
from tests.geometry import flat
from tests.golden import difference
from tests.inking import Inked, inked
from tests.running import ROOT, TINY
from tests.texts import JOURNEYS
from tests.warm import journeyctl

LOOKS = ("nordic", "mono", "contrast", "dark")
MOST = 12
"""So many phases every theme is proven for."""
NEEDED = {"nordic": (4.5, 3.0), "mono": (4.5, 3.0), "contrast": (7.0, 4.5), "dark": (4.5, 3.0)}
"""The least contrast of text and of large text: AA, and AAA where contrast is promised (WCAG 2.2, 1.4.3 and 1.4.6)."""
COLOURS = re.compile(r"#[0-9a-f]{6}\b")


@cache
def used() -> frozenset[tuple[str, str, str, bool]]:
    """What is drawn on what in every example in every view: kind, token, ground, whether it is a large text."""
    found: set[tuple[str, str, str, bool]] = set()
    for path in JOURNEYS:
        for view in ("map", "compact", "flow", "strip", "curve", "blueprint", "matrix"):
            scenes = studio(path.relative_to(ROOT), view=view).scenes("screen")
            assert scenes or view in ("blueprint", "matrix"), "which not every journey has"
            found |= {one[:4] for scene in scenes for one in inked(scene)}
    found |= {one[:4] for one in inked(difference())}
    found |= {one[:4] for look in LOOKS for scene in blank(look=look, method="full-day").scenes for one in inked(scene)}
    return frozenset(found)


def of_any_phase(token: str, number: int) -> str:
    """The token of a phase for another phase."""
    return re.sub(r"^phase-\d+", f"phase-{number}", token)


def measured(kinds: tuple[str, ...], look: str) -> dict[tuple[str, str, bool], float]:
    """The least contrast of every pair of these kinds, over every number of phases and every phase."""
    ratios: dict[tuple[str, str, bool], float] = {}
    for phases in range(1, MOST + 1):
        palette = themes.load(look).palette(phases)
        for kind, token, ground, large in used():
            if kind in kinds:
                for number in range(1, phases + 1):
                    one, other = of_any_phase(token, number), of_any_phase(ground, number)
                    key = (of_any_phase(token, 0), of_any_phase(ground, 0), large)
                    ratio = contrast(palette[inked_as(one, palette)], palette[other])
                    ratios[key] = min(ratios.get(key, 21.0), ratio)
    return ratios


def test_the_examples_use_many_pairs():
    """What the proofs below rest on: the pairs are found, among them those that are easily overlooked."""
    pairs_of = {kind: {(token, ground) for k, token, ground, _ in used() if k == kind} for kind in ("text", "line")}
    assert {
        ("white", "phase-1"), ("white", "pill"), ("paper", "neg-text"), ("note-ink", "note"), ("ink-2", "bar"),
        ("ink-3", "del-tint"), ("neg-text", "paper"), ("ink", "phase-2-tint"), ("phase-1", "paper"),
    } <= pairs_of["text"]  # fmt: skip
    assert {("phase-3-edge", "phase-3-tint"), ("line-soft", "paper"), ("note-fold", "paper")} <= pairs_of["line"]


@pytest.mark.parametrize("look", LOOKS)
def test_every_text_of_the_pictures_can_be_read(look: str):
    """Each pair of text and ground has the contrast that the theme promises, for 1 to 12 phases."""
    small, large = NEEDED[look]
    ratios = measured(("text",), look)
    assert len(ratios) >= 20
    assert {key: ratio for key, ratio in ratios.items() if ratio < (large if key[2] else small)} == {}


@pytest.mark.parametrize("view", ["map", "blueprint"])
def test_a_bar_can_be_seen_on_every_ground(view: layout.View):
    """Where a theme has no tints, the bars of work have an edge that can be seen, and so has their sample."""
    for look in LOOKS:
        (scene,) = studio("journeys/ny-bredbandskund.journey.yaml", look, view=view).scenes("screen")
        palette = themes.load(look).palette(scene.phases)
        bars = [one for one in flat(scene) if isinstance(one.element, Rect) and one.element.ink.fill == "bar"]
        assert {one.ids[0] for one in bars} >= {"backstage", "legend"}
        edges = [one.element.ink.stroke for one in bars if palette["bar"] == palette["paper"]]
        assert [edge for edge in edges if not edge or contrast(palette[edge], palette["paper"]) < 3] == []


def test_the_check_of_an_answered_question_can_be_seen():
    """It says something, unlike the dash of an empty cell: it has 3 on its cell in every theme (WCAG 2.2, 1.4.11)."""
    for look in LOOKS:
        (scene,) = studio("journeys/byta-elavtal.journey.yaml", look).scenes("screen")
        palette = themes.load(look).palette(scene.phases)
        signs = [one.element for one in flat(scene) if "ask" in one.ids and isinstance(one.element, Glyph)]
        inks = {sign.ink for sign in signs if sign.name == "check"}
        assert inks
        assert [ink for ink in inks if contrast(palette[inked_as(ink, palette)], palette[f"{ink}-tint"]) < 3] == []


def test_every_line_and_sign_of_the_contrast_theme_can_be_seen():
    """Edges, lines and icons have 3 on what they are drawn on (WCAG 2.2, 1.4.11), for 1 to 12 phases."""
    ratios = measured(("line", "sign"), "contrast")
    assert len(ratios) >= 20
    assert {key: ratio for key, ratio in ratios.items() if ratio < 3.0} == {}


def test_every_pair_of_text_that_is_drawn_is_judged():
    """A theme of one's own is refused for any text that pictures have: no pair is missing from the list."""
    judged = {(of_any_phase(text, 0), of_any_phase(ground, 0)) for text, ground in pairs(1)}
    drawn = {(of_any_phase(token, 0), of_any_phase(ground, 0)) for kind, token, ground, _ in used() if kind == "text"}
    assert drawn - judged == set()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#777777", "#FFFFFF", 4.48),
        ("#949494", "#FFFFFF", 3.03),
        ("#595959", "#FFFFFF", 7.0),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#008000", "#FFFFFF", 5.14),
        ("#00FF00", "#FFFFFF", 1.37),
        ("#FFFF00", "#000000", 19.56),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float):
    """Known values of WCAG 2, to two decimals, whichever colour comes first."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("value", "lightness", "chroma", "hue"),
    [
        ("#FF0000", 0.62796, 0.25768, 29.234),
        ("#00FF00", 0.86644, 0.29483, 142.495),
        ("#0000FF", 0.45201, 0.31321, 264.052),
        ("#FFFF00", 0.96798, 0.21101, 109.769),
        ("#00FFFF", 0.90540, 0.15455, 194.769),
        ("#FF00FF", 0.70167, 0.32249, 328.363),
        ("#663399", 0.44027, 0.16030, 303.373),
        ("#808080", 0.59987, 0.0, None),
        ("#FFFFFF", 1.0, 0.0, None),
        ("#000000", 0.0, 0.0, None),
    ],
)
def test_oklch_is_that_of_css(value: str, lightness: float, chroma: float, hue: float | None):
    """Known values of CSS Color 4, there and back."""
    found = oklch_of(value)
    assert (found.lightness, found.chroma) == (
        pytest.approx(lightness, abs=1e-5),
        pytest.approx(chroma, abs=1e-5),
    )
    assert hue is None or found.hue == pytest.approx(hue, abs=1e-3)
    assert hex_of(Oklch(lightness, chroma, hue or 0.0)) == value


HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(HEX)
def test_every_colour_comes_back(value: str):
    """From sRGB to OKLCH and back, byte for byte."""
    assert hex_of(oklch_of(value)) == value


@given(st.floats(0.2, 1), st.floats(0, 0.4), st.floats(0, 720))
def test_a_colour_that_no_screen_has_loses_chroma_only(lightness: float, chroma: float, hue: float):
    """Lightness and hue stay what was asked for, as near as bytes allow; they are coarse where it is nearly black."""
    found = oklch_of(hex_of(Oklch(lightness, chroma, hue)))
    assert found.lightness == pytest.approx(lightness, abs=0.02)
    assert found.chroma <= chroma + 0.02
    away = abs((found.hue - hue + 180) % 360 - 180)
    assert found.chroma * away < 2.5  # the hue of what is nearly grey is anyone's guess


def test_white_and_black_stay_white_and_black():
    """With no room for chroma none is left."""
    assert [hex_of(Oklch(1.0, chroma, 20.0)) for chroma in (0.0, 0.0009, 0.1)] == ["#FFFFFF"] * 3
    assert hex_of(Oklch(0.0, 0.0, 20.0)) == "#000000"


PHASES = {
    "": "#005886 #27538B #414C8C #534688 #663F7C #723B6E",
    "-tint": "#EDF5FC #EEF4FC #F1F3FD #F3F3FC #F7F2FA #F9F1F8",
    "-edge": "#A4C2D8 #ABC0DB #B4BCDB #BDB9D9 #C8B6D3 #CFB4CC",
}


@pytest.mark.parametrize("part", PHASES)
def test_the_six_phases_have_their_colours(part: str):
    """Six phases of the default theme, as they were chosen by eye."""
    palette = themes.load("nordic").palette(6)
    assert " ".join(palette[f"phase-{number}{part}"] for number in range(1, 7)) == PHASES[part]
    assert [palette[f"stage-{stage}"] for stage in ("before", "during", "after")] == ["#105688", "#4A498A", "#6C3D75"]


DARK = {
    "": "#186A99 #38649E #515D9F #63579B #77508E #844B80",
    "-tint": "#142028 #171F28 #1B1D29 #1E1C28 #221B26 #241A23",
}


@pytest.mark.parametrize("part", DARK)
def test_the_six_phases_of_the_dark_theme_have_their_colours(part: str):
    """Six phases as they were chosen; what is written in their hue is lighter than what lies under white."""
    palette = themes.load("dark").palette(6)
    assert " ".join(palette[f"phase-{number}{part}"] for number in range(1, 7)) == DARK[part]
    for number in range(1, 7):
        ground, ink = palette[f"phase-{number}"], palette[f"phase-{number}-ink"]
        assert contrast(ground, palette["white"]) >= 4.5 > contrast(ground, palette["paper"])
        assert contrast(ink, palette["paper"]) >= 7
        assert oklch_of(ink).hue == pytest.approx(oklch_of(ground).hue, abs=4)


def test_a_phase_is_written_in_its_ink():
    """In the dark theme a phase's number is written in the light form of its colour, its chevron keeps the dark one."""
    svg = studio("journeys/ny-bredbandskund.journey.yaml", "dark").svgs("screen", "system")[0]
    palette = themes.load("dark").palette(6)
    root = ET.fromstring(svg)
    text, shapes = (
        {one.get("fill") for one in root.iter() if one.tag.endswith(f"}}{tag}")} for tag in ("text", "path")
    )
    assert palette["phase-3-ink"].lower() in text
    assert palette["phase-3"].lower() in shapes
    assert palette["phase-3"].lower() not in text


@pytest.mark.parametrize("phases", range(MOST * 2))
def test_any_number_of_phases_has_colours(phases: int):
    """Each phase has its three tokens, hues go on from the first of the range, from four phases on to its last."""
    palette = themes.brand("own", hue=(250.0, 310.0)).palette(phases)
    made = [palette[f"phase-{number}"] for number in range(1, max(phases, 1) + 1)]
    assert f"phase-{len(made) + 1}" not in palette
    assert {f"phase-{number}{part}" for number in range(1, len(made) + 1) for part in PHASES} <= set(palette)
    hues = [oklch_of(colour).hue for colour in made]
    assert hues == sorted(hues)
    assert len(set(made)) == len(made)
    assert hues[0] == pytest.approx(250.0, abs=1.5)
    assert phases < 4 or hues[-1] == pytest.approx(310.0, abs=1.5)


@pytest.mark.parametrize("look", LOOKS)
def test_the_built_in_themes_pass_their_own_judge(look: str):
    """What is asked of a theme of one's own holds for ours; they promise what they are tested for."""
    theme = themes.load(look)
    assert judge(theme) == ()
    assert theme.text == NEEDED[look][0]
    assert theme.line == (3.0 if look == "contrast" else 1.0)


def test_an_unknown_name_is_told_with_the_known_ones():
    """No theme is made up."""
    with pytest.raises(EnvironmentFault, match="'neon'") as fault:
        themes.load("neon")
    assert (fault.value.code, fault.value.advice) == ("J510", "Use one of nordic, mono, contrast, dark, or a file.")


def judged(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    """What is said about a theme's file that the command line names."""
    path = folder / "own.theme.yaml"
    path.write_text(text, encoding="utf-8")
    theme, found = styled(open_project(folder).project, str(path))
    assert (theme is None) == any(one.level == "error" for one in found)
    assert all(one.span.path == str(path) for one in found)
    return found


def told(found: tuple[Diagnostic, ...]) -> list[tuple[int, int, str]]:
    return [(one.span.line, one.span.column, one.code) for one in found]


TEAL, VERMILLION = "teal (the customer is glad), at 195", "vermillion (the customer is sad), at 40"


@pytest.mark.parametrize(
    ("low", "high", "near"),
    [
        ("240", "330", ()),
        ("220", "375", ()),
        ("65", "170", ()),
        ("0", "15", ()),
        ("375", "240", ()),
        ("580", "720", ()),
        ("219.5", "300", (TEAL,)),
        ("195", "195", (TEAL,)),
        ("170.5", "60", (TEAL, VERMILLION)),
        ("66", "171", (TEAL,)),
        ("64", "100", (VERMILLION,)),
        ("16", "0", (VERMILLION,)),
        ("300", "376", (VERMILLION,)),
        ("555", "600", (TEAL,)),
        ("0", "720", (TEAL, VERMILLION)),
    ],
)
def test_a_range_of_hues_keeps_clear_of_feeling(tmp_path: Path, low: str, high: str, near: tuple[str, ...]):
    """Nowhere on its way does it come within 25 degrees of glad or sad, however it is turned; else J502 at it."""
    found = judged(tmp_path, f"base: nordic\nhue: [{low}, {high}]\n")
    found = tuple(one for one in found if one.code == "J502")
    assert told(found) == [(2, 6, "J502")] * len(near)
    for one, feeling in zip(found, near, strict=True):
        assert one.message == f"the hue range {low} to {high} comes within 25 degrees of {feeling}"


@pytest.mark.parametrize(
    ("token", "colour", "refused"),
    [
        ("phase-2", "#CC4A1B", True),
        ("phase-12", "#00595B", True),
        ("stage-after", "#9A3412", True),
        ("phase-2", "#663F7C", False),
        ("phase-2", "#3A3434", False),
        ("phase-2-tint", "#FFF6F2", False),
        ("note", "#FFF1E6", False),
        ("neg", "#B8401A", False),
        ("pos-text", "#004D4F", False),
    ],
)
def test_a_phase_of_ones_own_keeps_clear_of_feeling_too(tmp_path: Path, token: str, colour: str, refused: bool):
    """A single phase or stage may not have the hue of glad or sad, which greys have not; feeling itself may."""
    found = [
        one for one in judged(tmp_path, f'tokens:\n  ink: "#000000"\n  {token}: "{colour}"\n') if one.code == "J502"
    ]
    assert [(one.span.line, one.span.column) for one in found] == [(3, 3)] * refused
    assert all(f"`{token}` ({colour}) has the hue" in one.message for one in found)


PALE = (
    ("ink-3: '#8a93a2'", "`ink-3` (#8A93A2) on `paper` (#FFFFFF)", 3.09, "Make `ink-3` darker."),
    ("note: '#C0A060'", "`note-ink` (#6B4E00) on `note` (#C0A060)", 3.10, "Make `note` lighter."),
    ("pill: '#9AA5B4'", "`white` (#FFFFFF) on `pill` (#9AA5B4)", 2.49, "Make `pill` darker."),
    ("white: '#808080'", "`white` (#808080) on `pill` (#363E4E)", 2.71, "Make `white` lighter."),
    ("phase-3: '#8888AA'", "`phase-3` (#8888AA) on `paper` (#FFFFFF)", 3.41, "Make `phase-3` darker."),
    ("phase-4-tint: '#A9A9B9'", "`ink-3` (#5C6678) on `phase-4-tint` (#A9A9B9)", 2.49, "Make `phase-4-tint` lighter."),
    ("del-tint: '#C9C9C9'", "`ink-3` (#5C6678) on `del-tint` (#C9C9C9)", 3.49, "Make `del-tint` lighter."),
)


@pytest.mark.parametrize(("token", "pair", "ratio", "cure"), PALE)
def test_a_token_that_cannot_be_read_is_refused(tmp_path: Path, token: str, pair: str, ratio: float, cure: str):
    """J501 at its line: both tokens with their colours, the contrast they have, the one they need, and the cure."""
    found = judged(tmp_path, f"base: nordic\ntokens:\n  cloud: '#222222'\n  {token}\n")
    assert {place[:2] for place in told(found)} == {(4, 3)}
    (one,) = [one for one in found if pair in one.message]
    assert one.code == "J501"
    assert one.message == f"text in {pair} has a contrast of {ratio:.2f}; at least 4.5 is needed"
    assert one.advice == cure


def test_two_tokens_that_do_not_go_together_are_both_named(tmp_path: Path):
    """Where both are one's own, either may be changed; the finding stands at the text."""
    text = "tokens:\n  note: '#D8B25A'\n  note-ink: '#8A6A20'\n  ink-2: '#222222'\n  ink-3: '#222222'\n"
    (one,) = judged(tmp_path, text)
    assert told((one,)) == [(3, 3, "J501")]
    assert one.advice == "Make `note-ink` darker or `note` lighter."


def test_just_too_little_is_not_rounded_up(tmp_path: Path):
    """4.478 is told as 4.47: what is told is less than what is needed."""
    (one, *_) = judged(tmp_path, "tokens: {ink-3: '#777777'}\n")
    assert "a contrast of 4.47; at least 4.5 is needed" in one.message


def test_of_pairs_that_differ_in_the_phase_the_worst_is_told(tmp_path: Path):
    """A text too pale for every tint is one finding, not twelve; a phase of one's own is told by itself."""
    found = judged(tmp_path, "tokens:\n  ink-3: '#777788'\n  phase-2-tint: '#EEEEEE'\n  phase-5-tint: '#E8E8E8'\n")
    grounds = [one.message.split("`")[3] for one in found]
    assert len(grounds) == len(set(grounds))
    assert {"phase-2-tint", "phase-5-tint"} <= set(grounds)
    assert sum(ground.startswith("phase-") for ground in grounds) == 3


def test_a_contrast_theme_of_ones_own_keeps_its_promise(tmp_path: Path):
    """Built on `contrast`, text needs 7 and lines 3; built on `nordic` the same tokens will do."""
    tokens = "tokens:\n  ink-3: '#666666'\n  line-soft: '#C0C0C0'\n"
    assert judged(tmp_path, f"base: nordic\n{tokens}") == ()
    found = judged(tmp_path, f"base: contrast\n{tokens}")
    assert {place[:2] for place in told(found)} == {(3, 3), (4, 3)}
    said = [one.message for one in found]
    assert "text in `ink-3` (#666666) on `paper` (#FFFFFF) has a contrast of 5.74; at least 7 is needed" in said
    assert (
        "a line or sign in `line-soft` (#C0C0C0) on `paper` (#FFFFFF) has a contrast of 1.81; at least 3 is needed"
        in said
    )


@pytest.mark.parametrize(
    ("token", "advice"),
    [
        ("ink2", "Did you mean `ink-2`?"),
        ("phase-1-tnt", "Did you mean `phase-1-tint`?"),
        ("pos-txt", "Did you mean `pos-text`?"),
        ("zzz", "Tokens are "),
        ("phase-0", "Did you mean `phase-"),
    ],
)
def test_an_unknown_token_is_refused(tmp_path: Path, token: str, advice: str):
    """J503 at its line, with the nearest token there is."""
    (one,) = judged(tmp_path, f"tokens:\n  ink: '#000000'\n  {token}: '#000000'\n")
    assert told((one,)) == [(3, 3, "J503")]
    assert f"`{token}`" in one.message
    assert one.advice.startswith(advice)


@pytest.mark.parametrize(
    "value",
    [
        "url(http://a.se/x)", '#000000" onload="x', "#000000;}", "red", "#00000", "#0000000", "#GGGGGG", "",
        "#000000</style>", "\\u0023000000\\0", "rgb(0,0,0)", "#000000 ", "\\n#000000x",
    ],
)  # fmt: skip
def test_a_token_is_a_colour_and_nothing_else(tmp_path: Path, value: str):
    """What is no colour as #RRGGBB, or more than one, never reaches a picture."""
    quoted = value.replace('"', '\\"')
    assert {one.level for one in judged(tmp_path, f'tokens:\n  ink: "{quoted}"\n')} == {"error"}


def test_a_token_with_the_end_of_its_line_is_a_colour(tmp_path: Path):
    """A newline behind a colour, as a block of text has one, is no part of it."""
    assert judged(tmp_path, 'tokens:\n  ink: "#000000\\n"\n  pill: |\n    #101010\n') == ()
    theme, _ = styled(open_project(tmp_path).project, str(tmp_path / "own.theme.yaml"))
    assert theme is not None
    assert theme.palette(1)["ink"] == "#000000"


def test_of_very_many_unknown_tokens_a_few_are_explained(tmp_path: Path):
    """A theme of thousands of tokens that nothing is drawn in costs no more than its size, and is told in part."""
    tokens = "".join(f"  fase-{number}: '#000000'\n" for number in range(3_000))
    found = [one for one in judged(tmp_path, f"tokens:\n{tokens}") if one.code == "J503"]
    assert len(found) == MOST_TOLD + 1
    assert sum(one.advice.startswith("Did you mean") for one in found) == 25


@pytest.mark.parametrize("token", [*themes.load("nordic").palette(1), "phase-99", "phase-7-tint", "phase-20-edge"])
def test_every_token_may_be_replaced(token: str):
    """Each token of a palette is known, and those of as many phases as a journey may have."""
    assert "J503" not in {
        one.code for one in judge(themes.load("nordic"), Written(tokens={token: Span("", 1, 1, 1, 2)}))
    }


def test_a_theme_without_hues_takes_no_range(tmp_path: Path):
    """`mono` tells feeling by shape; a range of hues would be drawn and mean nothing: J504 at the range."""
    (one,) = judged(tmp_path, "base: mono\nhue: [240, 330]\n")
    assert told((one,)) == [(2, 6, "J504")]
    assert themes.brand("own", "mono", (240.0, 330.0)).mono


def test_all_is_told_at_once_and_in_order(tmp_path: Path):
    """An unknown token, a wrong range and a pale colour in one file give three findings, by line."""
    found = judged(tmp_path, "tokens:\n  inkk: '#000000'\n  ink-3: '#999999'\nhue: [10, 40]\n")
    assert list(dict.fromkeys(told(found))) == [(2, 3, "J503"), (3, 3, "J501"), (4, 6, "J502")]


@given(st.dictionaries(st.sampled_from(sorted(themes.load("nordic").palette(3))), HEX, max_size=4))
def test_what_is_accepted_can_be_read(tokens: dict[str, str]):
    """Whatever tokens a team chooses: a J501 is told when a pair lacks contrast, and only then."""
    theme = themes.brand("own", tokens=tokens)
    found = judge(theme, Written(tokens={token: Span("own", at, 1, at, 2) for at, token in enumerate(tokens, 1)}))
    palette = theme.palette(MOST)
    poor = [pair for pair in pairs(MOST) if contrast(palette[pair[0]], palette[pair[1]]) < 4.5]
    assert bool(poor) == any(one.code == "J501" for one in found)
    assert all(one.span.line for one in found)


MACHADO = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), severity 1.0, for linear light."""
GLAD_SAD = {"normal": 27, "protan": 13, "deutan": 16, "tritan": 31}


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour as an eye sees it, in OKLab times 100 (Björn Ottosson, 2020)."""
    light = channels(colour)
    rgb = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in MACHADO[eye]]
    cones = [
        sum(a * b for a, b in zip(row, rgb, strict=True)) ** (1 / 3)
        for row in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    ]
    lab = [
        100 * sum(a * b for a, b in zip(row, cones, strict=True))
        for row in (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        )
    ]
    return lab[0], lab[1], lab[2]


@pytest.mark.parametrize("eye", MACHADO)
def test_every_eye_tells_glad_from_sad_and_both_from_neutral(eye: str):
    """The distances of the three faces' discs for full colour vision and the three kinds of colour blindness."""
    palette = themes.load("nordic").palette(1)
    glad, sad, neutral = (seen(palette[token], eye) for token in ("pos", "neg", "neu-fill"))
    assert round(dist(glad, sad)) == GLAD_SAD[eye]
    assert min(dist(glad, neutral), dist(sad, neutral)) >= 33.5
    for look in ("contrast", "dark"):
        palette = themes.load(look).palette(1)
        glad, sad, neutral = (seen(palette[token], eye) for token in ("pos", "neg", "neu-fill"))
        assert dist(glad, sad) >= 10, look
        assert min(dist(glad, neutral), dist(sad, neutral)) >= 33.5, look


OWN = "base: nordic\nhue: [280, 330]\ntokens: {note: '#FFF0D6'}\n"


def test_a_theme_reaches_the_picture(tmp_path: Path):
    """`--theme FILE` and `--theme NAME` draw the phases and tokens in its colours, and leave all else as it was."""
    (tmp_path / "journeyctl.yaml").write_text("name: Here\n")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.theme.yaml").write_text(OWN)
    (tmp_path / "tiny.journey.yaml").write_text(f"{TINY}ideas: [{{text: Ring, for: Leaves}}]\n")

    def colours(*words: str) -> set[str]:
        ran = journeyctl("render", "tiny.journey.yaml", "-o", "-", "--revision", "none", *words, cwd=tmp_path)
        assert ran.code == 0, ran.err
        return set(COLOURS.findall(ran.out))

    before, after = colours(), colours("--theme", "themes/own.theme.yaml")
    assert after == colours("--theme", "own")
    theirs = themes.brand("own", hue=(280.0, 330.0), tokens={"note": "#FFF0D6"}).palette(1)
    ours = themes.load("nordic").palette(1)
    changed = {token for token in ours if ours[token] != theirs[token]}
    assert after - before <= {theirs[token].lower() for token in changed}
    assert {theirs[token].lower() for token in ("phase-1", "phase-1-tint", "note")} <= after - before
    assert {ours[token].lower() for token in ("phase-1", "phase-1-tint", "note")} <= before - after


def test_the_command_line_may_name_a_theme_anywhere(tmp_path: Path):
    """A file outside the project is read when it is named there; by a name or a link nothing outside is."""
    project = tmp_path / "project"
    (project / "themes").mkdir(parents=True)
    outside = tmp_path / "own.theme.yaml"
    outside.write_text(OWN)
    (project / "themes" / "away.theme.yaml").symlink_to(outside)
    opened = open_project(project).project
    theme, found = styled(opened, str(outside))
    assert theme is not None
    assert (theme.name, theme.hues, found) == ("own", (280.0, 330.0), ())
    for name, code in (("away", "J902"), ("own", "J905"), ("../../own", "J902"), (f"{tmp_path}/none.yaml", "J902")):
        with pytest.raises(EnvironmentFault) as fault:
            styled(opened, name)
        assert fault.value.code == code, name
        assert name in fault.value.message


def test_the_command_line_goes_before_the_project(tmp_path: Path):
    """Where neither names a theme, it is `nordic`."""
    opened = open_project(tmp_path).project
    assert styled(opened, "") == (themes.load("nordic"), ())
    (tmp_path / "journeyctl.yaml").write_text("theme: contrast\n")
    opened = open_project(tmp_path).project
    assert styled(opened, "") == (themes.load("contrast"), ())
    assert styled(opened, "mono") == (themes.load("mono"), ())


@pytest.mark.parametrize(("words", "refused"), [
    (("--paper", "A3"), True), (("--to", "pdf"), True), (("--to", "pdf", "--paper", "screen"), False),
    (("--view", "compact", "--to", "pdf"), False), (("--view", "compact", "--paper", "slide"), False), ((), False),
])  # fmt: skip
def test_a_theme_for_screens_is_not_printed(tmp_path: Path, words: tuple[str, ...], refused: bool):
    """On paper `dark`, and what starts from it, is refused with what to do; a picture for screens is drawn."""
    (tmp_path / "own.theme.yaml").write_text("base: dark\n")
    (tmp_path / "tiny.journey.yaml").write_text(TINY)
    for theme in ("dark", "own.theme.yaml"):
        ran = journeyctl("render", "tiny.journey.yaml", "-o", "out", "--theme", theme, *words, cwd=tmp_path)
        assert (ran.code, "error J505 " in ran.err) == (int(refused), refused), ran.err
    if refused:
        assert "the theme 'own' is for screens, and A" in ran.err
        assert "--paper screen" in ran.err


GREY = 0.035
"""The most chroma in a picture of `mono` (OKLCH): the slate of our inks. Teal of feeling has 0.09, vermillion 0.17."""


@pytest.mark.parametrize("view", ["map", "compact", "flow", "strip", "curve", "blueprint", "matrix"])
def test_mono_has_no_hue(view: str):
    """Every colour in every example is grey to the eye: at most 0.035 of chroma, busts included."""
    found: set[str] = set()
    for path in JOURNEYS:
        drawn = studio(path.relative_to(ROOT), "mono", view=view)
        found |= {colour for svg in drawn.svgs("screen", "system") for colour in COLOURS.findall(svg)}
    assert len(found) > 6
    assert {colour for colour in found if oklch_of(colour).chroma > GREY} == set()


def faces(look: str) -> dict[str, set[tuple[str, str]]]:
    """For glad, sad and neutral faces of a picture: the fill and the edge of their discs."""
    scene = studio("journeys/ny-bredbandskund.journey.yaml", look).scenes("screen")[0]
    assert scene is not None
    palette = themes.load(look).palette(scene.phases)
    found: dict[str, set[tuple[str, str]]] = {}
    for one in flat(scene):
        if isinstance(one.element, Glyph) and one.element.name.startswith("face-") and "feeling" in one.roles:
            drawn = ET.fromstring(str(symbol(one.element, palette).text))
            _halo, disc, *_ = [part for part in drawn.iter() if part.tag == "circle"]
            sort = "sad" if one.element.name.startswith("face--") else one.element.name[5:]
            dash = "dashed " if disc.get("stroke-dasharray") else ""
            found.setdefault(f"{dash}{sort}", set()).add((disc.get("fill", ""), disc.get("stroke", "")))
    return found


def test_mono_tells_feeling_by_shape():
    """Glad faces are full, sad ones empty with a ring, the area of sadness is hatched; other themes need neither."""
    found = faces("mono")
    paper, ink = "#ffffff", "#1a2233"
    assert found["2"] == found["1"] == {(ink, "")}
    assert found["sad"] == {(paper, ink)}
    assert faces("nordic")["sad"] == {("#cc4a1b", "")}
    below = {}
    for look in ("mono", "nordic"):
        scene = studio("journeys/ny-bredbandskund.journey.yaml", look).scenes("screen")[0]
        assert scene is not None
        below[look] = [group for child in scene.children for group in _groups(child) if group.role == "below"]
    assert (bool(below["mono"]), bool(below["nordic"])) == (True, False)


def _groups(element: object) -> list[Group]:
    if not isinstance(element, Group):
        return []
    return [element, *(found for child in element.children for found in _groups(child))]


def test_an_initial_on_a_partners_tile_can_be_read():
    """Two letters stand for an icon that no one has drawn; no example has them, so they are proven here."""
    for look in LOOKS:
        for phases in range(1, MOST + 1):
            palette = themes.load(look).palette(phases)
            ratios = [contrast(palette["ink"], palette[f"phase-{number}-edge"]) for number in range(1, phases + 1)]
            assert min(ratios) >= 4.5, look
    assert ("phase-1", "phase-1-edge") in lines(1)


def test_what_lies_under_a_text_is_found():
    """The proofs above see grounds as a reader does: a number on its disc, a name on its chevron, words on the page."""
    scene = studio("journeys/ny-bredbandskund.journey.yaml").scenes("screen")[0]
    assert scene is not None
    found: list[Inked] = list(inked(scene))
    assert {one.ground for one in found if one.what == "Väljer"} <= {"phase-2", "paper", "phase-2-tint"}
    assert {
        one.token for one in found if one.kind == "text" and one.ground.startswith("phase-1") and one.what == "1"
    } == {"white"}
