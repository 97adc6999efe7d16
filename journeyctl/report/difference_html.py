"""What differs between journeys as one page for a browser, which fetches nothing and reads well on paper.

In: compared journeys, what changed beside them, the pictures of each, a language. Out: one HTML document. Each journey
has a list of its changes and its pictures; a change and its place in the pictures know one another by the number of the
thing that the change is about. All texts of authors are escaped by the template.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from journeyctl import fonts
from journeyctl import model as m
from journeyctl.diff import Change, Difference, Figure, columns, figures
from journeyctl.labels import Labels
from journeyctl.paint.pages import sealed
from journeyctl.paint.parts import Part, part
from journeyctl.pipeline.picturing import Pictures
from journeyctl.report.difference import altering, counted, groups, spoken, title, worth
from journeyctl.report.safe import shown

if TYPE_CHECKING:
    from journeyctl.paint import Named, Painted
    from journeyctl.pipeline.between import Beside
    from journeyctl.pipeline.comparing import Compared

MOST = 25
"""So many journeys are drawn; of more the page tells the changes, and how to see one."""
WIDE, HIGH = 144, 30
"""The small curves beside the names of journeys, in pixels."""
FACES = ("text-regular", "text-medium", "text-semibold", "text-bold")
"""The faces of the page itself."""

_SHAPES = {"+": "added", "−": "removed", "→": "moved", "~": "changed", "▲": "up", "▼": "down"}
_KINDS = ("changed", "added", "removed")
"""In this order journeys stand on the page."""
_SAID = ("counter", "position", "place.one", "place.other")
"""Words that the script fills."""
_ROLES = {
    "activity": ("card", "cell", "feeling", "need"),
    "phase": ("phase",),
    "idea": ("idea",),
    "persona": ("persona",),
}
"""Where the thing that a change is about is drawn, as roles of groups."""


_FIELD = re.compile(r"-\w+\.\w+")
"""What follows in the name of a part of the overlay that is a row of a list: `-Idea.status`."""


class Entry(NamedTuple):
    """A change in the list: its sign, what that says and looks like, the text, what it is about.

    `thing` is the number of the thing, `field` the field of the model.
    """

    sign: str
    said: str
    shape: str
    text: str
    thing: str
    field: str


class Group(NamedTuple):
    """Changes under a heading."""

    name: str
    entries: tuple[Entry, ...]


class Sheet(NamedTuple):
    """A picture, and where things are in it, as JSON: a thing's number, the ids of the parts, the field or ""."""

    caption: str
    label: str
    svg: str
    places: str


class Panel(NamedTuple):
    """One way to look: its id, its name, one picture or two."""

    mode: str
    name: str
    sheets: tuple[Sheet, ...]


class Row(NamedTuple):
    """A number of both sides; `delta` is "" where it is the same."""

    name: str
    before: str
    after: str
    delta: str


class Told(NamedTuple):
    """A journey of the page.

    `curves` are the points of the older and the newer happiness, for a curve of `WIDE` by `HIGH`; "" where there are
    none. `things` is JSON: by its number, what a thing is called.
    """

    id: str
    title: str
    lang: str
    file: str
    counts: str
    notes: tuple[str, ...]
    figures: tuple[Row, ...]
    groups: tuple[Group, ...]
    panels: tuple[Panel, ...]
    curves: tuple[str, ...]
    things: str


def written(
    several: Iterable[Compared],
    beside: Iterable[Beside] = (),
    *,
    draw: Callable[[Compared], Pictures],
    lang: str = "en",
) -> str:
    """The page.

    Args:
        several: the journeys.
        beside: what changed beside them.
        draw: makes the pictures of a journey.
        lang: of the words around the texts of authors.
    """
    words, every = spoken(lang), tuple(several)
    told = [(one, one.difference) for one in every if one.difference is not None and worth(one, one.difference)]
    told.sort(key=lambda each: _KINDS.index(each[1].kind))
    failed = [words("report.unreadable", name=shown(one.name)) for one in every if one.difference is None]
    notes = (*failed, *(f"{shown(one.name)}: {altering(one, words)}" for one in beside))
    rules: dict[str, None] = {}
    journeys = []
    for place, (one, difference) in enumerate(told, 1):
        made = _Journey(f"j{place}", one, difference, words)
        journeys.append(made.told(draw(one) if len(told) <= MOST else None, many=len(told) > MOST))
        rules |= dict.fromkeys(made.faces)
    texts = tuple(_texts(journeys, notes, words))
    return sealed(
        "difference",
        (*fonts.faces_css(FACES, texts).split("\n"), *rules),
        lang="en" if words.words == spoken("en").words else words.lang,
        rtl=words.rtl,
        heading=_heading([difference.kind for _, difference in told], words),
        words=words,
        said=json.dumps({key: words.words[f"page.{key}"] for key in _SAID}),
        notes=notes,
        journeys=journeys,
        wide=WIDE,
        high=HIGH,
        first=next((f"{one.id}-list" for one in journeys if one.groups), "j1"),
    )


def _texts(journeys: Iterable[Told], notes: Iterable[str], words: Labels) -> Iterator[str]:
    """All that is set in the page's own faces."""
    yield from (
        text for key, text in words.words.items() if key.startswith(("page.", "counted.", "total.", "further."))
    )
    yield from notes
    for one in journeys:
        yield from (one.title, one.file, one.counts, *one.notes)
        yield from (text for group in one.groups for text in (group.name, *(entry.text for entry in group.entries)))


def _heading(kinds: list[str], words: Labels) -> str:
    """How many journeys differ; the first of the totals names what is counted."""
    found = [(kind, kinds.count(kind)) for kind in _KINDS if kind in kinds]
    said = [words.count(f"{'further' if place else 'total'}.{kind}", n) for place, (kind, n) in enumerate(found)]
    return ", ".join(said) or _capital(words("report.nothing"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Journey:
    """One journey on its way to the page: gives its things numbers, and gathers the font rules of its pictures."""

    def __init__(self, name: str, one: Compared, difference: Difference, words: Labels) -> None:
        self.faces: list[str] = []
        self._id = name
        self._one = one
        self._difference = difference
        self._words = words
        subjects = dict.fromkeys(change.subject for _, found in groups(difference) for change in found)
        self._things = {subject: str(place) for place, subject in enumerate(subjects) if subject}

    def told(self, pictures: Pictures | None, *, many: bool = False) -> Told:
        """The journey as the page shows it; without pictures when there are none."""
        difference, one, words = self._difference, self._one, self._words
        journey = difference.after or difference.before
        assert journey is not None
        both = difference.kind == "changed"
        return Told(
            self._id,
            shown(title(difference)),
            journey.lang,
            shown(one.name),
            counted(difference, words),
            tuple(self._notes(many=many)),
            tuple(_row(figure, words) for figure in figures(difference)) if both else (),
            tuple(
                Group(words(f"heading.{name}"), tuple(map(self._entry, found))) for name, found in groups(difference)
            ),
            tuple(self._panels(pictures)) if pictures else (),
            curves(difference),
            json.dumps({place: shown(called(subject, difference)) for subject, place in self._things.items()}),
        )

    def _notes(self, *, many: bool) -> Iterator[str]:
        one, difference, words = self._one, self._difference, self._words
        if one.was:
            yield words("page.renamed", was=shown(one.was))
        if one.through:
            yield words("report.through", file=shown(one.name), names=", ".join(map(shown, one.through)))
        if difference.empty and difference.kind == "changed":
            yield _capital(words("report.unchanged"))
        if many:
            yield words("page.undrawn", n=MOST)

    def _entry(self, change: Change) -> Entry:
        thing = self._things.get(change.subject, "")
        shape = _SHAPES[change.sign]
        return Entry(change.sign, self._words(f"page.sign.{shape}"), shape, shown(change.text), thing, change.field)

    def _panels(self, pictures: Pictures) -> Iterator[Panel]:
        whole = [("before", pictures.before), ("after", pictures.after)]
        small = [("before", pictures.early), ("after", pictures.late)]
        for mode, sides in (("overlay", [("both", pictures.overlay)]), ("side", whole), ("swipe", small)):
            sheets = tuple(self._sheet(mode, side, made) for side, made in sides if made)
            if sheets and (mode != "swipe" or len(sheets) == 2):
                yield Panel(mode, self._words(f"page.{mode}"), sheets)

    def _sheet(self, mode: str, side: str, made: Painted) -> Sheet:
        prefix = f"{self._id}-{mode}-{side}-"
        inside = self._part(made.svg, prefix)
        caption = self._words("page.overlay") if mode == "overlay" else self._caption(side)
        places = [
            [place, [prefix + name for name in names], field]
            for subject, place in self._things.items()
            for names, field in _found(
                made.names, self._earlier.get(subject, subject) if side == "before" else subject, mode
            )
        ]
        return Sheet(caption, f"{shown(title(self._difference))}, {caption}", inside.svg, json.dumps(places))

    @property
    def _earlier(self) -> dict[str, str]:
        """What things were called in the older journey."""
        return {one.after: one.before for one in self._difference.pairs}

    def _part(self, svg: str, prefix: str) -> Part:
        made = part(svg, prefix)
        self.faces += made.faces
        return made

    def _caption(self, side: str) -> str:
        """A side by its version where the two differ in it."""
        before, after = self._difference.before, self._difference.after
        versions = [str(one.version or "") if one else "" for one in (before, after)]
        if not (before and after):
            return self._words("page.new" if after else "page.gone")
        called_, version = self._words(f"page.{side}"), versions[side == "after"]
        differ = versions[0] != versions[1] and all(versions)
        return self._words("page.versioned", side=called_, version=shown(version)) if differ else called_


def _found(names: tuple[Named, ...], subject: str, mode: str) -> Iterator[tuple[list[str], str]]:
    """Where the thing that a change is about stands in a picture.

    Each place is the ids of its parts, and the field of the model when it is only about that one, else "".
    """
    kind, _, id_ = subject.partition(":")
    roles = _ROLES.get(kind, ())
    column = [one.name for one in names if (one.role in roles and one.id == id_) or one.id == subject]
    if column:
        yield column, ""
    if mode != "overlay":
        return
    left = [
        one for one in names if (one.role, one.id) in {("change", f"{subject}-before"), ("feeling", f"{id_}-before")}
    ]
    if any(one.role == "change" for one in left):
        yield [one.name for one in left], ""
    for one in names:
        if one.role == "change" and one.id.startswith(subject) and _FIELD.fullmatch(one.id[len(subject) :]):
            yield [one.name], one.id[len(subject) + 1 :]


def _row(one: Figure, words: Labels) -> Row:
    unit = " %" if one.name == "evidence" else ""
    before, after = (words.number(value) + unit if value is not None else "–" for value in (one.before, one.after))
    name = words("page.activities") if one.name == "activities" else _capital(words(f"table.{one.name}"))
    sign = "▲" if (one.delta or 0) > 0 else "▼"
    return Row(name, before, after, f"{sign} {words.number(one.delta, signed=True)}" if one.delta else "")


def curves(difference: Difference) -> tuple[str, ...]:
    """Both curves of happiness in the same columns, as points of SVG; none of a journey that came or went."""
    found = columns(difference)
    step = WIDE / max(1, len(found) - 1)
    return tuple(
        " ".join(
            f"{place * step:.1f},{HIGH / 2 - max(-2.0, min(2.0, value)) * HIGH / 5:.1f}"
            for place, value in enumerate(side)
            if isinstance(value, (int, float))
        )
        for side in zip(*found, strict=True)
    )


def called(subject: str, difference: Difference) -> str:
    """What a thing is called that changes are about: the name of an activity, a phase, an idea or a persona."""
    kind, _, id_ = subject.partition(":")
    for journey in (difference.after, difference.before):
        if journey is None:
            continue
        if kind == "persona" and journey.persona:
            return journey.persona.name
        things: tuple[m.Phase | m.Activity | m.Idea, ...] = (*journey.phases, *journey.activities, *journey.ideas)
        for one in things:
            if one.id == id_ and type(one).__name__.lower() == kind:
                return one.text if isinstance(one, m.Idea) else one.name
    return id_ or title(difference)
