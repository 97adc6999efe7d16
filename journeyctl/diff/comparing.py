"""Walks through two journeys side by side and tells every field that differs.

In: two journeys. Out: pairs and changes. Only what a journey says is compared: comments, forms and the order of keys
are no part of it. No field is named here unless it is told in a way of its own; `fields` says where each belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from journeyctl import model as m
from journeyctl.diagnostics import NOWHERE, Span
from journeyctl.diff.changes import Change, Kind, Pair
from journeyctl.diff.fields import FIELDS, REFERENCES, VALUES, Rule, rule_of
from journeyctl.diff.pairing import Found, Paired, moved, pair
from journeyctl.diff.values import apart, feeling, name_of, number, quoted, told, whole
from journeyctl.record import Record, replace

PHASES, ACTIVITIES = FIELDS["Journey.phases"], FIELDS["Phase.activities"]
_KEYED = (m.Idea, m.Evidence, m.Lane)
_EXACT = (m.Way, m.Cell, m.Ballot)
_BARE = ("tags", "evidence", "rests_on", "targets", "ideas")
"""Lists of words that are equal or not; no word of theirs is nearly another."""


STANDINGS = {
    ("assumption", "validated"): "an assumption became a fact",
    ("validated", "assumption"): "a fact became an assumption",
    ("", "refuted"): "what was believed is refuted",
    ("", "validated"): "what was refuted is a fact after all",
    ("", "assumption"): "what was refuted is an assumption again",
}


class At(NamedTuple):
    """Where the walk is: what it is about, how that is called, where it was and is written, what it inherits."""

    subject: str
    trail: tuple[str, ...] = ()
    old: Span = NOWHERE
    new: Span = NOWHERE
    standing: tuple[str, str] | None = None


class Walk:
    """One walk through two journeys."""

    def __init__(self, before: m.Journey, after: m.Journey) -> None:
        self.before, self.after = before, after
        self.changes: list[Change] = []
        self.pairs: list[Pair] = []
        self.phases = _places(before.phases, after.phases)
        self.activities = _places(before.activities, after.activities)
        ideas = pair(before.ideas, after.ideas, name_of, lambda one: one.id)
        evidence = pair(before.evidence, after.evidence, name_of, lambda one: one.id)
        self._note("phase", before.phases, after.phases, self.phases)
        self._note("activity", before.activities, after.activities, self.activities)
        self._note("idea", before.ideas, after.ideas, ideas)
        self._note("evidence", before.evidence, after.evidence, evidence)
        kinds = {"phase": "place", "activity": "place"}
        self.ids = {
            (kinds.get(kind, kind), one.before.partition(":")[2]): one.after.partition(":")[2]
            for one in self.pairs
            for kind in (one.kind,)
        }
        self.names = [
            {one.id: one.name for one in each.places} | {one.id: one.text for one in each.ideas}
            for each in (before, after)
        ]

    def run(self) -> None:
        """Compare everything."""
        self.record(self.before, self.after, At("journey"))
        self._places("phase", PHASES, self.before.phases, self.after.phases, self.phases)
        self._places("activity", ACTIVITIES, self.before.activities, self.after.activities, self.activities)

    def _note(self, kind: str, before: Sequence[Any], after: Sequence[Any], found: Paired) -> None:
        for one in found.pairs:
            names = f"{kind}:{before[one.before].id}", f"{kind}:{after[one.after].id}"
            self.pairs.append(Pair(kind=kind, before=names[0], after=names[1], how=one.how, likeness=one.likeness))

    # --- phases and activities

    def _places(
        self, kind: str, rule: Rule, before: Sequence[m.Place], after: Sequence[m.Place], found: Paired
    ) -> None:
        for index in found.removed:
            self._whole("removed", kind, rule, before[index])
        for index in found.added:
            self._whole("added", kind, rule, after[index])
        out_of_order = self._moved(before, after, found)
        for one in found.pairs:
            old, new = before[one.before], after[one.after]
            at = At(f"{kind}:{new.id}", (quoted(new.name),), old.span, new.span)
            places = self._place(old, self.before), self._place(new, self.after)
            if one in out_of_order:
                way = f"from {places[0]} to {places[1]}" if places[0] != places[1] else f"and is still {places[1]}"
                self._tell("moved", rule, at, *places, f"{quoted(new.name)} moved, {way}")
            self._named(old, new, at, one)
            self.record(old, new, at)

    def _whole(self, kind: Kind, word: str, rule: Rule, one: m.Place) -> None:
        """A phase or an activity that is in one journey only."""
        at = At(f"{word}:{one.id}", (), one.span if kind == "removed" else NOWHERE, NOWHERE)
        at = at if kind == "removed" else at._replace(new=one.span)
        felt = f", happiness {number(one.happiness)} ({feeling(one.happiness)})" if one.happiness is not None else ""
        journey = self.before if kind == "removed" else self.after
        text = f"{word} {quoted(one.name)} {self._place(one, journey)}{felt}"
        values = (one.name, "") if kind == "removed" else ("", one.name)
        self._tell(kind, rule, at, *values, text)

    def _moved(self, before: Sequence[m.Place], after: Sequence[m.Place], found: Paired) -> set[Found]:
        """Those that are in another phase, or elsewhere among the others of theirs."""
        rows: dict[str, list[Found]] = {}
        gone: set[Found] = set()
        for one in found.pairs:
            homes = [getattr(each, "phase", "") for each in (before[one.before], after[one.after])]
            if self.ids.get(("place", homes[0]), homes[0]) == homes[1]:
                rows.setdefault(homes[1], []).append(one)
            else:
                gone.add(one)
        for row in rows.values():
            gone |= moved(row, lambda one: "\0".join(sorted((before[one.before].id, after[one.after].id))))
        return gone

    def _place(self, one: m.Place, journey: m.Journey) -> str:
        """Where a phase or an activity stands, in words."""
        if isinstance(one, m.Activity):
            phase = next((each for each in journey.phases if each.id == one.phase), None)
            row: Sequence[m.Place] = phase.activities if phase else journey.activities
            inside = f" in {quoted(phase.name)}" if phase and journey.phases_given else ""
        else:
            row, inside = journey.phases, ""
        at = next((index for index, each in enumerate(row) if each is one), 0)
        return (f"after {quoted(row[at - 1].name)}" if at else "the first place") + inside

    def _named(self, old: m.Place, new: m.Place, at: At, found: Found) -> None:
        """A new name, and a new id where no new name explains it."""
        carried = isinstance(old, m.Activity) and isinstance(new, m.Activity) and old.implied and new.implied
        if carried:
            return
        how = f" (matched by likeness {found.likeness:.2f})" if found.how == "likeness" else ""
        if old.name != new.name:
            text = f"{quoted(old.name)} is now called {quoted(new.name)}{how}"
            self._tell("renamed", FIELDS["Place.name"], at, old.name, new.name, text)
        elif old.id != new.id:
            text = f"{quoted(new.name)}: id {old.id} → {new.id}"
            self._tell("changed", FIELDS["Place.id"], at, old.id, new.id, text)

    # --- any record

    def record(self, one: Record, two: Record, at: At) -> None:
        """Every field of two records that are the same thing."""
        if isinstance(one, m.Place) and isinstance(two, m.Place):
            self._felt(one, two, at)
        standing = (str(getattr(one, "standing", "")), str(getattr(two, "standing", "")))
        inner = at._replace(standing=standing) if standing[0] != standing[1] else at
        for name in type(one).__names__:
            rule = rule_of(type(one), name)
            before, after = getattr(one, name), getattr(two, name)
            if rule is None or before == after or rule in (PHASES, ACTIVITIES) or _told_otherwise(rule.field, one, two):
                continue
            if name == "standing" and standing == at.standing:
                continue  # it follows from what this stands on, which is told
            self.field(rule, before, after, inner if name != "standing" else at)

    def _felt(self, one: m.Place, two: m.Place, at: At) -> None:
        """Happiness, however it was written."""
        rule = FIELDS["Place.happiness"]
        if one.happiness != two.happiness:
            before, after = (_felt(each.happiness) for each in (one, two))
            delta = None if one.happiness is None or two.happiness is None else two.happiness - one.happiness
            said = f" ({number(delta, signed=True)})" if delta else ""
            text = f"{self._about(at)}happiness {before or 'none'} → {after or 'none'}{said}"
            self._tell(_kind(before, after), rule, at, before, after, text, delta)

    def field(self, rule: Rule, before: Any, after: Any, at: At) -> None:  # noqa: ANN401
        """One field of two things that are the same."""
        items = before or after
        if rule.field in REFERENCES and not isinstance(items, tuple):
            self._value(rule, self._led(rule, before), after, at)
        elif isinstance(items, tuple) and not isinstance(items[0], float):
            self._list(rule, before, after, at)
        elif isinstance(items, Record) and not isinstance(items, VALUES):
            self._thing(rule, before, after, at)
        else:
            self._value(rule, before, after, at)

    def _led(self, rule: Rule, key: str) -> str:
        """The id that the thing of an older id has now."""
        return self.ids.get((REFERENCES[rule.field], key), key)

    def _value(self, rule: Rule, before: object, after: object, at: At) -> None:
        if before == after:
            return
        first, second = told(before), told(after)
        if first == second:
            first, second = whole(before), whole(after)
        delta = _delta(before, after)
        if rule.field.endswith(".standing"):
            said = STANDINGS.get((first, second)) or STANDINGS["", second]
            self._tell("changed", rule, at, first, second, f"{self._about(at)}{said}")
            return
        one, two = apart(first, second)
        if rule.sort == "wording":
            one, two = (f"“{text}”" if text else "" for text in (one, two))
        change = f"{one or 'none'} → {two or 'none'}" + (f" ({number(delta, signed=True)})" if delta else "")
        text = f"{self._about(at)}{rule.what} {change}"
        if isinstance(after, bool):
            text = f"{self._about(at)}{'now' if after else 'no longer'} {rule.what}"
        self._tell(_kind(first, second), rule, at, first, second, text, delta)

    def _thing(self, rule: Rule, before: Any, after: Any, at: At) -> None:  # noqa: ANN401
        """A part that is there once or not at all."""
        same = before is not None and after is not None
        if same and (not isinstance(before, m.Persona) or pair((before,), (after,), name_of).pairs):
            self.record(before, after, self._inside(rule, before, after, at))
            return
        if before is not None:
            self._item("removed", rule, before, at)
        if after is not None:
            self._item("added", rule, after, at)

    def _inside(self, rule: Rule, before: Record, after: Record, at: At) -> At:
        name = name_of(after)
        step = f"{rule.what} {quoted(self._called(rule, name, 1))}" if name else rule.what
        old, new = (getattr(one, "span", NOWHERE) for one in (before, after))
        subject = at.subject
        if isinstance(after, m.Idea | m.Evidence):
            subject = f"{'idea' if isinstance(after, m.Idea) else 'evidence'}:{after.id}"
        return At(subject, (*at.trail, step), _span(old, at.old), _span(new, at.new), at.standing)

    # --- lists

    def _list(self, rule: Rule, before: tuple[Any, ...], after: tuple[Any, ...], at: At) -> None:
        if rule.field in REFERENCES:
            before = tuple(self._led(rule, one) for one in before)
        if rule.field == "Activity.ways":
            # A way that nobody wrote leads to what follows, and that is told as a place.
            before, after = (tuple(one for one in each if one.given) for each in (before, after))
            before = tuple(replace(one, to=self._led(FIELDS["Way.to"], one.to)) for one in before)
        if not before and not after:
            return
        found = self._paired(rule, before, after)
        for index in found.removed:
            self._item("removed", rule, before[index], at, side=0)
        for index in found.added:
            self._item("added", rule, after[index], at)
        for one in found.pairs:
            self._two(rule, before[one.before], after[one.after], at, one)
        if moved(found.pairs, lambda one: f"{min(one.before, one.after):06}"):
            lists = [", ".join(self._called(rule, name_of(one), 1) for one in each) for each in (before, after)]
            order = rule if rule.sort == "structure" else rule._replace(sort="presentation")
            text = f"{self._about(at)}the order of {rule.what} changed"
            self._tell("moved", order, at, lists[0], lists[1], text)

    def _paired(self, rule: Rule, before: tuple[Any, ...], after: tuple[Any, ...]) -> Paired:
        one = (before or after)[0]
        key: Callable[[Any], str] | None = (lambda each: each.id) if isinstance(one, _KEYED) else None
        bare = rule.field.partition(".")[2] in _BARE and isinstance(one, str)
        return pair(before, after, name_of, key, alike=not (bare or isinstance(one, _EXACT)))

    def _two(self, rule: Rule, before: Any, after: Any, at: At, found: Found) -> None:  # noqa: ANN401
        if before == after:
            return
        if isinstance(before, Record):
            inside = self._inside(rule, before, after, at)
            if isinstance(before, m.Idea | m.Evidence) and isinstance(after, m.Idea | m.Evidence):
                inside = inside._replace(trail=(f"{rule.what} {quoted(name_of(after))}",))
            how = f" (matched by likeness {found.likeness:.2f})" if found.how == "likeness" else ""
            self.record(before, after, inside._replace(trail=(*inside.trail[:-1], inside.trail[-1] + how)))
        else:
            wording = rule._replace(sort="wording") if isinstance(before, str) else rule
            self._value(wording, told(before), told(after), at)

    def _item(self, kind: Kind, rule: Rule, one: object, at: At, side: int = 1) -> None:
        """Something that is in one of the two only."""
        name = self._called(rule, name_of(one), 0 if kind == "removed" and not rule.field.startswith("Way") else side)
        span = getattr(one, "span", NOWHERE)
        at = at._replace(old=_span(span, at.old)) if kind == "removed" else at._replace(new=_span(span, at.new))
        text = f"{self._about(at)}{rule.what} {quoted(name)}" if name else f"{self._about(at)}{rule.what}"
        values = (name, "") if kind == "removed" else ("", name)
        self._tell(kind, rule, at, *values, text)

    def _called(self, rule: Rule, name: str, side: int) -> str:
        """An id by the name of what it leads to."""
        if rule.field not in REFERENCES and rule.field != "Activity.ways":
            return name
        if name == m.END:
            return "the end"
        return self.names[side].get(name) or self.names[1 - side].get(name, name)

    def _about(self, at: At) -> str:
        return f"{', '.join(at.trail)}: " if at.trail else ""

    def _tell(
        self, kind: Kind, rule: Rule, at: At, before: str, after: str, text: str, delta: float | None = None
    ) -> None:
        self.changes.append(
            Change(sort=rule.sort, kind=kind, subject=at.subject, field=rule.field, what=rule.what, before=before,
                   after=after, delta=delta, text=text, old=at.old, new=at.new)
        )  # fmt: skip


def _places(before: Sequence[m.Place], after: Sequence[m.Place]) -> Paired:
    return pair(before, after, lambda one: one.name, lambda one: one.id)


def _told_otherwise(field: str, one: Record, two: Record) -> bool:
    """Whether a field is told with another that differs."""
    if field in ("Place.happiness", "Place.name", "Place.id"):
        return isinstance(one, m.Place)
    if field in ("Place.ratings", "Place.happiness_written"):
        felt = getattr(one, "happiness", None) != getattr(two, "happiness", None)
        rated = field != "Place.ratings" and getattr(one, "ratings", ()) != getattr(two, "ratings", ())
        return felt or rated
    # Rows that nobody chose follow from what there is to show.
    return field == "Journey.lanes" and not (getattr(one, "lanes_given", True) or getattr(two, "lanes_given", True))


def _felt(value: float | None) -> str:
    return "" if value is None else f"{number(value)} {feeling(value)}"


def _kind(before: str, after: str) -> Kind:
    return "added" if not before else "removed" if not after else "changed"


def _delta(before: object, after: object) -> float | None:
    if isinstance(before, bool) or isinstance(after, bool):
        return None
    if isinstance(before, int | float) and isinstance(after, int | float):
        return float(after - before)
    return None


def _span(own: Span, around: Span) -> Span:
    return own if own.line else around
