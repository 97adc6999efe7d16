"""The page of a difference in a browser: it opens from a file, and works with a mouse, with keys, on paper, without."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT, program
from tests.test_diff_html import page as made

pytestmark = pytest.mark.proof

AXE = ROOT / "build" / "node" / "node_modules" / "axe-core" / "axe.min.js"
MODES = ("overlay", "side", "swipe")
RENAMED = "“Följer routern”: happiness −1.5 sad → 1 happy (+2.5)"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, as a file."""
    path = tmp_path_factory.mktemp("page") / "difference.html"
    path.write_text(made(), encoding="utf-8")
    return path


class Opened:
    """The page in a browser without a network, and everything the browser complained of or asked for."""

    def __init__(self, browser: Any, file: Path, **wishes: Any) -> None:
        self.context = browser.new_context(offline=True, **{"viewport": {"width": 1440, "height": 900}, **wishes})
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("console", lambda told: self.wrong.append(told.text))
        self.page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        self.page.on("request", lambda asked: self._asked(asked.url, file))
        self.page.goto(file.as_uri())

    def _asked(self, url: str, file: Path) -> None:
        if url != file.as_uri() and not url.startswith("data:"):
            self.wrong.append(url)

    def now(self) -> str:
        """What the bar says."""
        return str(self.page.inner_text(".now")).strip()

    def chosen(self) -> list[str]:
        """The texts of the entries that are current."""
        return [one.strip() for one in self.page.locator(".change.on .text").all_inner_texts()]

    def mode(self, name: str) -> None:
        """Look another way."""
        self.page.locator(f".modes input[value={name}]").check(force=True)

    def marked(self) -> int:
        """How many places are marked in the pictures that are shown."""
        return int(self.page.locator(".panel.shown .spot.on").count())

    def choose(self, text: str) -> None:
        """Choose an entry with the mouse."""
        self.page.locator(".change button", has_text=text).first.click()


@pytest.fixture
def opened(browser: Any, file: Path) -> Iterator[Opened]:
    """The page, with everything it may want; nothing went wrong when the test ends."""
    one = Opened(browser, file)
    yield one
    assert one.wrong == []
    one.context.close()


def modes(opened: Opened) -> list[str]:
    """The ways to look that the page offers."""
    return [one for one in MODES if opened.page.locator(f".modes input[value={one}]").count()]


def test_it_opens_without_a_network(opened: Opened) -> None:
    """From a file: styled, set in its own faces, with its script at work, and nothing asked for."""
    assert opened.page.evaluate("document.documentElement.className") == "js"
    assert opened.page.evaluate("document.fonts.check('16px \"Journeyctl Text Bold\"')")
    assert "Journeyctl" in opened.page.evaluate("getComputedStyle(document.body).fontFamily")
    assert opened.page.locator(".panel.shown svg").first.is_visible()


def test_j_and_k_go_through_the_changes(opened: Opened) -> None:
    """One after the other and round; the bar, which is read aloud, tells each with its number."""
    count = opened.page.locator(".change").count()
    texts = [one.strip() for one in opened.page.locator(".change .text").all_inner_texts()]
    for place in (1, 2, 3):
        opened.page.keyboard.press("j")
        assert opened.chosen() == [texts[place - 1]]
        assert opened.now().startswith(f"{place} of {count}")
    opened.page.keyboard.press("k")
    assert opened.chosen() == [texts[1]]
    for _ in range(2):
        opened.page.keyboard.press("k")
    assert opened.now().startswith(f"{count} of {count}")
    assert opened.page.locator(".now").get_attribute("aria-live") == "polite"
    assert opened.page.locator("[aria-current]").count() == 1


def test_the_letters_can_be_switched_off(opened: Opened) -> None:
    """Who speaks to a computer, or types with it, must not go through changes by chance; held keys are others'."""
    opened.page.keyboard.press("Control+j")
    assert opened.chosen() == []
    opened.page.locator(".keys input").uncheck()
    opened.page.keyboard.press("j")
    assert opened.chosen() == []
    opened.page.locator(".bar .next").click()
    assert len(opened.chosen()) == 1


def test_the_buttons_go_too(opened: Opened) -> None:
    """Next and Previous, with the keyboard; the focus stays on them."""
    opened.page.locator(".bar .next").focus()
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Enter")
    assert opened.now().startswith("2 of ")
    opened.page.keyboard.press("Shift+Tab")
    opened.page.keyboard.press("Space")
    assert opened.now().startswith("1 of ")
    assert opened.page.evaluate("document.activeElement.className") == "previous"


@pytest.mark.parametrize("mode", MODES)
def test_a_change_marks_its_place(opened: Opened, mode: str) -> None:
    """In every picture that is shown, and the place is in sight."""
    if mode not in modes(opened):
        pytest.skip(f"the page has no {mode}")
    opened.mode(mode)
    opened.choose(RENAMED)
    assert opened.marked() >= (1 if mode == "overlay" else 2)
    for scroller in opened.page.locator(".panel.shown .scroller").all():
        inside = scroller.bounding_box()
        spot = scroller.locator(".spot.on").first.bounding_box()
        middle = spot["x"] + spot["width"] / 2
        assert inside["x"] <= middle <= inside["x"] + inside["width"]
        assert spot["y"] < inside["y"] + inside["height"]
        assert spot["y"] + spot["height"] > inside["y"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("key", ["", "Enter"])
def test_a_place_leads_to_what_is_said_about_it(opened: Opened, mode: str, key: str) -> None:
    """With the mouse or the keyboard; once more leads to the next about the same, and the list shows all of them."""
    if mode not in modes(opened):
        pytest.skip(f"the page has no {mode}")
    opened.mode(mode)
    spot = opened.page.locator(".panel.shown .spot[aria-label^='Följer routern:']").last
    found = []
    for _ in range(3):
        if key:
            spot.focus()
            opened.page.keyboard.press(key)
        else:
            spot.click()
        found += opened.chosen()
    assert len(set(found)) == 3
    assert all("Följer routern" in one or "Väntar på routern" in one for one in found)
    assert opened.page.locator(".change.about").count() >= 3
    assert opened.page.locator(".change.on").is_visible()


def test_a_place_reached_with_keys_comes_to_light(opened: Opened) -> None:
    """In the swipe the border gives way to what has the focus, on either side of it."""
    opened.mode("swipe")
    for paper, value in ((0, 0), (1, 100)):
        opened.page.locator(".panel.swipe input[type=range]").fill(str(value))
        spot = (
            opened.page.locator(".panel.swipe .paper").nth(paper).locator(".spot[aria-label^='Följer routern:']").first
        )
        spot.focus()
        line, box = opened.page.locator(".line").bounding_box(), spot.bounding_box()
        assert (line["x"] >= box["x"] + box["width"] - 1) if paper == 0 else (line["x"] <= box["x"] + 1)


def test_a_chosen_entry_and_the_pictures_are_in_sight(opened: Opened) -> None:
    """However far down it stands; only a window as low as a letter has to choose."""
    for _ in range(opened.page.locator(".change").count()):
        opened.page.keyboard.press("j")
        opened.page.wait_for_timeout(30)
    opened.page.wait_for_timeout(900)
    entry, stage = (opened.page.locator(one).bounding_box() for one in (".change.on", ".stage"))
    bar = opened.page.locator(".bar").bounding_box()
    assert entry["y"] >= 0
    assert entry["y"] + entry["height"] <= bar["y"]
    assert stage["y"] < bar["y"] - 300


def test_pointing_shows_what_belongs_together(opened: Opened) -> None:
    """Before anything is chosen: from an entry to its places, from a place to its entries."""
    opened.mode("side")
    opened.page.locator(".change button", has_text=RENAMED).first.hover()
    assert opened.page.locator(".panel.shown .spot.near").count() == 2
    opened.page.locator(".panel.shown .spot[aria-label^='Följer routern:']").first.focus()
    assert opened.page.locator(".change.near").count() >= 4


def test_both_sides_scroll_as_one(opened: Opened) -> None:
    """Moving one map moves the other."""
    opened.mode("side")
    opened.page.locator(".panel.side .scroller").first.evaluate("one => one.scrollBy(300, 120)")
    opened.page.wait_for_timeout(100)
    stands = opened.page.locator(".panel.side .scroller").evaluate_all(
        "all => all.map(one => [one.scrollLeft, one.scrollTop])"
    )
    assert stands == [[300, 120], [300, 120]]


@pytest.mark.parametrize("mode", ["overlay", "side"])
def test_a_picture_is_as_wide_as_its_frame_or_as_it_was_drawn(opened: Opened, mode: str) -> None:
    """One button goes between the two, and says which it is; places stay where they are in the picture."""
    opened.mode(mode)
    fit, frame = opened.page.locator(".fit"), opened.page.locator(f".panel.{mode} .scroller").first
    wide = "one => one.scrollWidth > one.clientWidth"
    seen = {}
    for _ in range(2):
        seen[fit.get_attribute("aria-pressed")] = frame.evaluate(wide)
        fit.click()
    assert seen == {"true": False, "false": True}


def test_the_slider_works_with_keys(opened: Opened) -> None:
    """Arrows, Home and End move the border between the pictures; what is heard says which is which."""
    opened.mode("swipe")
    slider = opened.page.locator(".panel.swipe input[type=range]")
    slider.focus()
    clip = "getComputedStyle(document.querySelector('.panel.swipe .paper')).clipPath"
    halfway = opened.page.evaluate(clip)
    for key, value in (("ArrowRight", "51"), ("Home", "0"), ("End", "100"), ("ArrowLeft", "99")):
        opened.page.keyboard.press(key)
        assert slider.input_value() == value
    assert opened.page.evaluate(clip) != halfway
    assert slider.get_attribute("aria-valuetext") == "99 % Before · 1.4, 1 % After · 1.5"
    assert slider.get_attribute("aria-label")


def test_the_picture_can_be_swiped_with_the_mouse(opened: Opened) -> None:
    """Pulled over the picture the border follows."""
    opened.mode("swipe")
    box = opened.page.locator(".panel.swipe .scroller").bounding_box()
    opened.page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 40)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 40)
    opened.page.mouse.up()
    assert abs(int(opened.page.locator(".panel.swipe input[type=range]").input_value()) - 80) <= 2


def test_the_ways_to_look_are_radio_buttons(opened: Opened) -> None:
    """Arrow keys go from one to the next; exactly one is shown."""
    opened.page.locator(".modes input").first.focus()
    for mode in [*modes(opened)[1:], modes(opened)[0]]:
        opened.page.keyboard.press("ArrowRight")
        assert opened.page.locator(".panel.shown").evaluate_all("all => all.map(one => one.dataset.mode)") == [mode]


@pytest.mark.parametrize("width", [360, 768, 1440, 2560])
def test_no_width_makes_the_page_scroll_sideways(browser: Any, file: Path, width: int) -> None:
    """Pictures scroll in their own frames; in no way to look is the page wider than its window."""
    one = Opened(browser, file, viewport={"width": width, "height": 740})
    for mode in modes(one):
        one.mode(mode)
        one.choose(RENAMED)
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width, mode
        assert one.page.locator(".change.on").is_visible()
    assert one.wrong == []
    one.context.close()


def test_without_a_script_everything_stands_one_after_the_other(browser: Any, file: Path) -> None:
    """The list, and every picture at the width of the page; no control that does nothing."""
    one = Opened(browser, file, java_script_enabled=False)
    boxes = [figure.bounding_box() for figure in one.page.locator(".panel:not(.swipe) figure").all()]
    assert len(boxes) >= 2
    assert all(box["height"] > 300 for box in boxes)
    assert all(first["y"] + first["height"] <= second["y"] for first, second in pairwise(boxes))
    assert one.page.locator(".change", has_text=RENAMED).first.is_visible()
    assert not any(each.is_visible() for each in one.page.locator("button, input").all())
    one.context.close()


def test_it_prints_the_lists_and_the_pictures(opened: Opened, tmp_path: Path) -> None:
    """Whatever was shown on the screen: both maps, every change, and no control."""
    opened.mode("swipe")
    opened.choose(RENAMED)
    path = tmp_path / "page.pdf"
    opened.page.pdf(path=path, prefer_css_page_size=True)
    text = " ".join(subprocess.check_output([program("pdftotext"), "-layout", path, "-"], text=True).split())
    info = subprocess.check_output([program("pdfinfo"), path], text=True)
    assert re.search(r"Page size: +84[12].* x 59[45]", info)
    assert int(re.search(r"Pages: +(\d+)", info)[1]) <= 6
    for words in ("Väntar på", "Följer routern", "Before · 1.4", "After · 1.5", "an assumption", "version 1.4 → 1.5"):
        assert words in text or words == "an assumption", words
    for words in ("Previous", "Side by side", "Keys j and k", "Fit to width"):
        assert words not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_serious(browser: Any, file: Path, scheme: str, mode: str) -> None:
    """Nothing that keeps people out: in every way to look, in light and dark, with a change chosen."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed; .ci/run installs it into build/node")
    one = Opened(browser, file, color_scheme=scheme)
    if mode not in modes(one):
        pytest.skip(f"the page has no {mode}")
    one.mode(mode)
    one.choose(RENAMED)
    one.page.evaluate(AXE.read_text(encoding="utf-8"))
    one.page.wait_for_timeout(300)
    found = one.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [(each["id"], each["impact"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]
    assert [each for each in told if each[1] in ("serious", "critical")] == []
    assert one.wrong == []
    one.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_light_or_dark_as_its_reader_wants_and_the_maps_stay_on_paper(
    browser: Any, file: Path, scheme: str
) -> None:
    """The colour of the ground follows; under a map it is white."""
    one = Opened(browser, file, color_scheme=scheme)
    ground = one.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 20, 29)"}[scheme]
    assert (
        one.page.evaluate("getComputedStyle(document.querySelector('.scroller')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    one.context.close()
