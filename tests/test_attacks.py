"""Hostile files cost no more than honest ones of their size: calls are counted, never seconds."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeyctl.binding import outline
from journeyctl.binding.references import Names
from journeyctl.diagnostics import MOST_TOLD, Diagnostic, Span, fewest
from journeyctl.diff import compare
from journeyctl.layout import pages
from journeyctl.layout.passages import MOST_WAYS
from journeyctl.layout.sheets import MOST_ACTIVITIES
from journeyctl.model import Activity
from journeyctl.pipeline import Input, Wish, bounds, check_all, load, render
from journeyctl.pipeline.wish import View
from journeyctl.record import replace
from journeyctl.report import report
from journeyctl.source import read
from tests.attacks import ACTIVITIES, ATTACKS, HEAD, LONG, MOST, attack

ONCE_SLOW = (
    "one-line-of-keys", "one-line-of-decimals", "words-to-the-program", "words-above", "nowhere",
)  # fmt: skip
"""Attacks that once cost the square of their size, or more than anybody waits."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of C included."""
    count = 0

    def note(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def checked(folder: Path, name: str, size: int) -> tuple[Diagnostic, ...]:
    """What `check` says of an attack."""
    path = folder / "a.journey.yaml"
    path.write_bytes(attack(name, size))
    return tuple(one for done in check_all((Input(path.name, path),)) for one in done.diagnostics)


def worked(folder: Path, name: str, size: int) -> Callable[[], object]:
    return lambda: report(checked(folder, name, size), {}, "concise")


def ratio(folder: Path, name: str, size: int) -> float:
    """How many times as many calls four times the size takes."""
    worked(folder, name, 2_000)()  # modules are loaded and tables made
    return calls(worked(folder, name, 4 * size)) / calls(worked(folder, name, size))


@pytest.mark.parametrize("name", ONCE_SLOW)
def test_what_was_slow_once_is_so_no_more(tmp_path: Path, name: str) -> None:
    """Four times the size takes at most six times the work."""
    assert ratio(tmp_path, name, 4_000) < 6


@pytest.mark.proof
@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_costs_more_than_its_size(tmp_path: Path, name: str) -> None:
    """The same for every attack; nothing is answered by a bug, and every answer has its place."""
    size = 80_000 if name.startswith(("texts", "expanding", "decomposed")) else 25_000  # texts of 20,000 letters
    assert ratio(tmp_path, name, size) < 6
    for one in checked(tmp_path, name, size):
        assert one.span.line >= 1
        assert one.advice


@pytest.mark.parametrize("name", ["same-key", "tags", "activities-of-one-letter"])
def test_of_many_findings_a_thousand_are_told(tmp_path: Path, name: str) -> None:
    """However many mistakes a file holds, a thousand are told and one word says that there are more."""
    found = checked(tmp_path, name, 20_000)
    assert len(found) == MOST_TOLD + 1
    assert found[-1].code == "J016"
    assert found[-1].level == "error"


def test_of_large_files_the_beginning_is_explained(tmp_path: Path) -> None:
    """What is wrong far down in a large file is found and told at its place; what follows is left for the next time."""
    wrong = tuple(f"  - {{name: A, happiness: {'x' if n > 2_000 else 1}}}\n" for n in range(3_600))
    (tmp_path / "a.journey.yaml").write_text("title: A\nactivities:\n" + "".join(wrong))
    found = load(Input("a.journey.yaml", tmp_path / "a.journey.yaml")).diagnostics
    assert (found[0].code, found[0].span.line) == ("J103", 2_004)
    assert [one.span.line for one in found[:900]] == list(range(2_004, 2_904))
    assert (len(found) <= MOST_TOLD + 1, found[-1].code) == (True, "J016")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="timers of POSIX")
@pytest.mark.parametrize("name", ["blanks-before-a-colon", "blanks-before-a-sign", "texts-of-blanks", "texts-of-tabs"])
def test_blanks_do_not_hang_an_expression(tmp_path: Path, name: str) -> None:
    """Blanks without end, which an expression may try one by one from each of them, are answered; once they hung."""

    def late(*_: object) -> None:
        raise AssertionError(name)

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    try:
        assert checked(tmp_path, name, 400_000 if "before" in name else MOST)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("word", ["x" * 15_000, "7" * 15_000, "Å b" * 5_000], ids=["letters", "digits", "words"])
def test_no_finding_quotes_more_than_is_read(tmp_path: Path, word: str) -> None:
    """However long a word is that something is said about, it is quoted by its beginning only."""
    path = tmp_path / "a.journey.yaml"
    for line in LONG:
        rest = ("title: A\n" * ("title:" not in line), "activities: [A]\n" * ("activities:" not in line))
        path.write_text(f"{rest[0]}{line.format(*[word] * 9)}\n{rest[1]}", encoding="utf-8")
        for one in (one for done in check_all((Input(path.name, path),)) for one in done.diagnostics):
            assert max(len(one.message), len(one.advice)) < 500, (line, one.code)


def test_things_of_one_name_cost_their_number() -> None:
    """However many things have one name, each is noted once: no key is compared with all before it."""
    compared = 0

    class Key(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

    names = Names("channel", ((Key(n), "") for n in range(2_000)))
    assert len(names.find("")) == 2_000
    assert compared < 4_000


def test_the_worst_findings_are_told_first() -> None:
    """When there are too many, hints give way to warnings and those to errors; the order of the file stays."""
    levels = ("hint", "error", "warning")
    found = tuple(Diagnostic(levels[n % 3], "J201", "x", Span("a", n, 1, n, 2), "y") for n in range(1, 1_501))
    kept = fewest(found)
    assert [one for one in kept[:-1] if one.level == "hint"] == []
    assert [one.span.line for one in kept[:-1]] == sorted(one.span.line for one in kept[:-1])
    assert (kept[-1].code, kept[-1].level) == ("J016", "hint")
    assert fewest(found[:MOST_TOLD]) == found[:MOST_TOLD]


def test_a_journey_of_too_many_activities_is_refused(tmp_path: Path) -> None:
    """Above ten thousand activities a journey is refused with that limit, before anything else is done with it."""
    found = checked(tmp_path, "activities-of-one-letter", 80_000)
    assert [(one.code, one.span.line) for one in found] == [("J017", 1)]
    assert "10,000" in found[0].message


def test_a_journey_of_too_many_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for all things and texts of a journey together; the limit is a hundred thousand."""
    assert outline.MOST_PARTS == 100_000
    monkeypatch.setattr(outline, "MOST_PARTS", 300)
    for name in ("ideas", "needs", "goals", "evidence-listed"):
        found = [one for one in checked(tmp_path, name, 20_000) if one.level == "error"]
        assert [(one.code, one.span.line) for one in found] == [("J017", 1)]
        assert "parts; at most 300 are read" in found[0].message
        assert [one.code for one in checked(tmp_path, name, 2_000) if one.level == "error"] == []


@pytest.mark.parametrize(
    ("name", "text"), [("journeyctl.yaml", "name: A\nhyphenation"), ("personas/p.persona.yaml", "name: P\ngoals")]
)
def test_a_file_around_a_journey_of_too_many_parts_is_refused(
    tmp_path: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project's file and a persona have the limit of a journey, told at the file that is too large."""
    monkeypatch.setattr(outline, "MOST_PARTS", 300)
    for count, codes in ((299, []), (300, ["J017"])):
        folder = tmp_path / str(count)
        (folder / "personas").mkdir(parents=True)
        for file, said in (("journeyctl.yaml", "name: A"), ("personas/p.persona.yaml", "name: P")):
            (folder / file).write_text(said + "\n")
        (folder / name).write_text(f"{text}: [{', '.join(['A'] * count)}]\n")
        path = folder / "a.journey.yaml"
        path.write_text(f"{HEAD}persona: p\n{ACTIVITIES}  - A\n")
        told = (one for done in check_all((Input(path.name, path),)) for one in done.diagnostics)
        found = [one for one in told if one.level == "error"]
        assert [one.code for one in found] == codes
        assert all(one.span.path.endswith(name) and "at most 300 are read" in one.message for one in found)


def test_what_moved_is_told_for_its_number(tmp_path: Path) -> None:
    """However many activities moved, they are gone through a few times, not once for each of them."""
    walks = 0

    class Row(tuple[Activity, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Activity]:
            nonlocal walks
            walks += 1
            return super().__iter__()

    both = []
    for order in (range(100), reversed(range(100))):
        path = tmp_path / "a.journey.yaml"
        path.write_text(HEAD + ACTIVITIES + "".join(f"  - A{n}\n" for n in order))
        journey = load(Input(path.name, path)).journey
        assert journey is not None
        both.append(replace(journey, phases=(replace(journey.phases[0], activities=Row(journey.activities)),)))
    assert len(compare(*both).changes) >= 99
    assert walks < 40


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("phases-alone", "activities"),
        ("questions-asked", "parts"),
        ("one-title", "letters"),
        ("lanes-listed", "lanes"),
        ("lanes-by-activities", "cells of lanes"),
        ("jungle", "ways"),
    ],
)
def test_more_than_a_picture_holds_is_not_drawn(
    tmp_path: Path, name: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journey beyond what a picture holds is refused with that limit; in words it is told."""
    assert (bounds.MOST_ACTIVITIES, bounds.MOST_PARTS, bounds.MOST_LETTERS) == (2_000, 16_000, 300_000)
    assert (bounds.MOST_LANES, bounds.MOST_CELLS, bounds.MOST_WAYS) == (500, 50_000, 2_000)
    few = {"ACTIVITIES": 50, "PARTS": 400, "LETTERS": 9_000, "LANES": 30, "CELLS": 60, "WAYS": 100}
    if what == "cells of lanes":
        few = {"ACTIVITIES": 9_000, "PARTS": 9_000, "LETTERS": 90_000, "LANES": 9_000, "CELLS": 2_000, "WAYS": 100}
    for bound, most in ((f"MOST_{key}", number) for key, number in few.items()):
        monkeypatch.setattr(bounds, bound, most)
    path = tmp_path / "a.journey.yaml"
    for size in (9_500, 400):
        title = f"title: {'word ' * (size // 5)}\nactivities: [A]\n"
        path.write_bytes(attack(name, size) if name in ATTACKS else title.encode())
        loaded = load(Input(path.name, path))
        made = render(loaded, Wish(formats=("svg", "text"), revision="none"))
        found = [one.message for one in made.diagnostics if one.code == "J414"]
        assert len(made.outputs) == (1 if found else 2)
        assert bool(found) == (size == 9_500)
        assert all(f" {what} are too many" in one for one in found)


@pytest.mark.parametrize(
    ("text", "weight"),
    [("word " * 50, 250), ("a" * 100, 100), ("a" * 101, 808), ("旅 旅", 17), ("旅" * 200, 1_600), ("é", 1)],
)
def test_letters_count_as_often_as_they_cost(text: str, weight: int) -> None:
    """Words without an end, and scripts whose breaks are found letter by letter, have less room."""
    assert bounds._weight(text) == weight


def drawn(folder: Path, text: str, wish: Wish) -> tuple[int, list[str]]:
    """How many pictures a journey gives, and the codes of the errors."""
    path = folder / "a.journey.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    made = render(load(Input(path.name, path)), wish._replace(formats=("svg",), revision="none"))
    return len(made.outputs), [one.code for one in made.diagnostics if one.level == "error"]


def test_a_journey_of_too_many_activities_for_sheets_is_refused(tmp_path: Path) -> None:
    """On paper two hundred activities are the most; on a screen the same journey is drawn."""
    text = "activities:\n" + "".join(f"  - A{n}\n" for n in range(MOST_ACTIVITIES + 1))
    assert MOST_ACTIVITIES == 200
    assert drawn(tmp_path, text, Wish(paper="A0")) == (0, ["J414"])
    assert drawn(tmp_path, text, Wish()) == (1, [])
    assert drawn(tmp_path, "activities: [a, b]", Wish(paper="A0")) == (1, [])


def test_a_journey_of_too_many_ways_for_sheets_is_refused(tmp_path: Path) -> None:
    """On paper two hundred ways are the most that lead elsewhere than on; on a screen the same journey is drawn."""
    assert MOST_WAYS == 200
    names = range(19)
    text = ACTIVITIES + "".join(
        f"  - {{id: a{n}, name: A, next: [{', '.join(f'a{m}' for m in names[:12] if m != n)}]}}\n" for n in names
    )
    path = tmp_path / "a.journey.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    loaded = load(Input(path.name, path))
    found = render(loaded, Wish(formats=("svg",), revision="none", paper="A0"))
    assert [(one.code, one.message[:12]) for one in found.diagnostics] == [("J414", "205 ways are")]
    assert drawn(tmp_path, text, Wish()) == (1, [])


def test_a_tangle_is_refused_before_it_is_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more ways than sheets take no page is tried, in one band or folded: each would take as long as the sheets."""
    made: list[object] = []
    laid = pages.laid
    monkeypatch.setattr(pages, "laid", lambda board, content: made.append(content) or laid(board, content))
    text = attack("tangle", 4_900).decode().removeprefix(HEAD)
    for wish in (Wish(paper="A0", orientation="portrait"), Wish(paper="A0"), Wish(paper="1800x1800mm")):
        assert drawn(tmp_path, text, wish) == (0, ["J414"])
    assert made == []
    assert drawn(tmp_path, text, Wish()) == (1, [])
    assert made


def test_what_fits_no_sheet_is_told_at_the_first_activity(tmp_path: Path) -> None:
    """When one activity alone is too high for its sheet, those after it are not tried: a longer map costs no more."""
    cell = f"{{name: A, thoughts: [{', '.join([f'word {n} ' + 'word ' * 30 for n in range(12)])}]}}"

    def refused(count: int) -> None:
        text = "activities:\n" + f"  - {cell}\n" + "".join(f"  - B{n}\n" for n in range(count))
        assert drawn(tmp_path, text, Wish(paper="A5")) == (0, ["J411"])

    refused(3)
    assert calls(lambda: refused(160)) < 4 * calls(lambda: refused(40))


def test_what_is_far_too_high_for_its_sheet_is_laid_out_once(tmp_path: Path) -> None:
    """Smaller type is not tried where no type would do: to say so of a sheet costs what a picture on a screen does."""
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(attack("work", 14_000))
    loaded = load(Input(path.name, path))

    def cost(paper: str) -> int:
        return calls(lambda: render(loaded, Wish(formats=("svg",), revision="none", paper=paper)))

    cost("A0")
    assert cost("A0") < 1.2 * cost("screen")


@pytest.mark.proof
@pytest.mark.parametrize("view", ["blueprint", "matrix", "strip", "curve", "canvas"])
@pytest.mark.parametrize("name", ["activities-full", "work", "thoughts", "phases", "thicket", "lanes-by-activities"])
def test_no_picture_costs_more_than_its_size(tmp_path: Path, name: str, view: View) -> None:
    """Of four times a hostile journey every other picture takes at most six times the calls, or is refused."""

    def draw(size: int) -> None:
        path = tmp_path / "a.journey.yaml"
        path.write_bytes(attack(name, size))
        made = render(load(Input(path.name, path)), Wish(formats=("svg",), view=view, revision="none"))
        assert made.outputs or any(one.level == "error" for one in made.diagnostics)

    draw(2_000)
    assert calls(lambda: draw(40_000)) < 6 * calls(lambda: draw(10_000))


def test_a_file_of_too_many_parts_is_refused() -> None:
    """Above two hundred thousand parts a file is refused, whatever they are."""
    found = read(attack("thoughts", MOST), "a.journey.yaml").diagnostics
    assert [one.code for one in found] == ["J010"]
    assert "200,000" in found[0].message
