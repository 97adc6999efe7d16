"""Walks through two journeys side by side and tells every field that differs.

In: two journeys, and words. Out: pairs and changes. Only what a journey says is compared: comments, forms and the order
of keys are no part of it. No field is named here unless it is told in a way of its own; where each belongs is in
`fields`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any, NamedTuple

from journeyctl import model as m
from journeyctl.diagnostics import NOWHERE, Span
from journeyctl.diff.changes import Change, Kind, Pair
from journeyctl.diff.fields import FIELDS, REFERENCES, VALUES, Rule, rule_of
from journeyctl.diff.pairing import Found, Paired, moved, pair
from journeyctl.diff.values import apart, name_of
from journeyctl.diff.words import Words
from journeyctl.record import Record, replace

PHASES, ACTIVITIES = FIELDS["Journey.phases"], FIELDS["Phase.activities"]
_KEYED = (m.Idea, m.Evidence, m.Lane)
_EXACT = (m.Way, m.Cell, m.Ballot)
_BARE = ("tags", "evidence", "rests_on", "targets", "ideas")
"""Lists of words that are equal or not; no word of theirs is nearly another."""


class At(NamedTuple):
    """Where the walk is: what it is about, how that is called, where it was and is written, what it inherits."""

    subject: str
    trail: tuple[str, ...] = ()
    old: Span = NOWHERE
    new: Span = NOWHERE
    standing: tuple[str, str] | None = None


class Walk:
    """One walk through two journeys."""

    def __init__(self, before: m.Journey, after: m.Journey, words: Words) -> None:
        self.before, self.after, self.words = before, after, words
        self.changes: list[Change] = []
        self.pairs: list[Pair] = []
        self.phases = _places(before.phases, after.phases)
        self.activities = _places(before.activities, after.activities)
        self.stands = _stands(before) | _stands(after)
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
            at = At(f"{kind}:{new.id}", (self.words.quoted(new.name),), old.span, new.span)
            if one in out_of_order:
                self._tell_move(rule, at, self._place(old), self._place(new))
            self._named(old, new, at, one)
            self.record(old, new, at)

    def _tell_move(self, rule: Rule, at: At, before: str, after: str) -> None:
        if before == after:
            text = self.words("say.moved-among", name=at.trail[0], place=after)
        else:
            text = self.words("say.moved", name=at.trail[0], before=before, after=after)
        self._tell("moved", rule, at, before, after, text)

    def _whole(self, kind: Kind, word: str, rule: Rule, one: m.Place) -> None:
        """A phase or an activity that is in one journey only."""
        at = At(f"{word}:{one.id}", (), one.span if kind == "removed" else NOWHERE, NOWHERE)
        at = at if kind == "removed" else at._replace(new=one.span)
        place = self._place(one)
        said = {"name": self.words.quoted(one.name), "place": place}
        if one.happiness is None:
            text = self.words(f"say.{word}.plain", **said)
        else:
            felt = {"value": self.words.number(one.happiness), "feeling": self.words.feeling(one.happiness)}
            text = self.words(f"say.{word}.felt", **said, **felt)
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

    def _place(self, one: m.Place) -> str:
        """Where a phase or an activity stands, in words."""
        before, inside = self.stands[id(one)]
        key = f"place.{'first' if before is None else 'after'}{'-in' if inside else ''}"
        return self.words(key, name=self.words.quoted(before or ""), phase=self.words.quoted(inside))

    def _named(self, old: m.Place, new: m.Place, at: At, found: Found) -> None:
        """A new name, and a new id where no new name explains it."""
        carried = isinstance(old, m.Activity) and isinstance(new, m.Activity) and old.implied and new.implied
        if carried:
            return
        if old.name != new.name:
            names = [self.words.quoted(each.name) for each in (old, new)]
            text = self._alike(self.words("say.renamed", before=names[0], after=names[1]), found)
            self._tell("renamed", FIELDS["Place.name"], at, old.name, new.name, text)
        elif old.id != new.id:
            text = self.words("say.id", name=at.trail[0], before=old.id, after=new.id)
            self._tell("changed", FIELDS["Place.id"], at, old.id, new.id, text)

    def _alike(self, text: str, found: Found) -> str:
        """A text with how sure it is that two names are of one thing."""
        if found.how != "likeness":
            return text
        return self.words("say.alike", text=text, likeness=self.words.likeness(found.likeness))

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
            before, after = (self.words.felt(each.happiness) for each in (one, two))
            delta = _delta(one.happiness, two.happiness)
            text = self._about(at, self._became(rule, before, after, delta))
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
        first, second = (self.words.told(rule.field, one) for one in (before, after))
        if first == second:
            first, second = self.words.whole(before, after), self.words.whole(after, before)
        delta = _delta(before, after)
        if rule.field.endswith(".standing"):
            text = self.words.standing(str(before), str(after))
        elif isinstance(after, bool):
            text = self.words.turned(rule, holds=after)
        else:
            one, two = apart(first, second)
            if rule.sort == "wording":
                one, two = (self.words("format.quote", text=text) if text else "" for text in (one, two))
            text = self._became(rule, one, two, delta)
        self._tell(_kind(first, second), rule, at, first, second, self._about(at, text), delta)

    def _became(self, rule: Rule, before: str, after: str, delta: float | None) -> str:
        """That a field has another value."""
        none = self.words("value.none")
        said = {"what": self.words.field(rule), "before": before or none, "after": after or none}
        if not delta:
            return self.words("say.value", **said)
        return self.words("say.value-by", **said, delta=self.words.number(delta, signed=True))

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
        step = self._thing_of(rule, self._called(rule, after, 1))
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
            lists = [", ".join(self._called(rule, one, 1) for one in each) for each in (before, after)]
            order = rule if rule.sort == "structure" else rule._replace(sort="presentation")
            text = self.words("say.order", what=self.words.field(rule))
            self._tell("moved", order, at, lists[0], lists[1], self._about(at, text))

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
                inside = inside._replace(trail=(self._thing_of(rule, name_of(after)),))
            trail = (*inside.trail[:-1], self._alike(inside.trail[-1], found))
            self.record(before, after, inside._replace(trail=trail))
        else:
            wording = rule._replace(sort="wording") if isinstance(before, str) else rule
            self._value(wording, before, after, at)

    def _item(self, kind: Kind, rule: Rule, one: object, at: At, side: int = 1) -> None:
        """Something that is in one of the two only."""
        name = self._called(rule, one, 0 if kind == "removed" and not rule.field.startswith("Way") else side)
        span = getattr(one, "span", NOWHERE)
        at = at._replace(old=_span(span, at.old)) if kind == "removed" else at._replace(new=_span(span, at.new))
        values = (name, "") if kind == "removed" else ("", name)
        self._tell(kind, rule, at, *values, self._about(at, self._thing_of(rule, name)))

    def _called(self, rule: Rule, one: object, side: int) -> str:
        """What a thing is called; an id by the name of what it leads to."""
        if rule.field not in REFERENCES and rule.field != "Activity.ways":
            return self.words.name(rule.field, one)
        name = name_of(one)
        if name == m.END:
            return self.words("value.end")
        return self.names[side].get(name) or self.names[1 - side].get(name, name)

    def _thing_of(self, rule: Rule, name: str) -> str:
        """A thing by its field and its name, when it has one."""
        what = self.words.field(rule)
        return self.words("say.thing", what=what, name=self.words.quoted(name)) if name else what

    def _about(self, at: At, text: str) -> str:
        """A text, begun with what it is about."""
        if not at.trail:
            return text
        about = reduce(lambda outer, inner: self.words("say.within", outer=outer, inner=inner), at.trail)
        return self.words("say.about", about=about, text=text)

    def _within(self, at: At) -> str:
        """In which of the parts of its subject it is, from the outer to the inner one."""
        inner = at.trail if at.subject == "journey" else at.trail[1:]
        return reduce(lambda outer, part: self.words("say.within", outer=outer, inner=part), inner) if inner else ""

    def _tell(
        self, kind: Kind, rule: Rule, at: At, before: str, after: str, text: str, delta: float | None = None
    ) -> None:
        self.changes.append(
            Change(sort=rule.sort, kind=kind, subject=at.subject, field=rule.field, what=self.words.field(rule),
                   within=self._within(at), before=before, after=after, delta=delta, text=text, old=at.old, new=at.new)
        )  # fmt: skip


def _places(before: Sequence[m.Place], after: Sequence[m.Place]) -> Paired:
    return pair(before, after, lambda one: one.name, lambda one: one.id)


def _stands(journey: m.Journey) -> dict[int, tuple[str | None, str]]:
    """By the identity of each phase and activity: what stands before it, None when nothing does, and in which phase.

    Made once: of ten thousand that moved, each would be looked for among all.
    """
    rows: list[tuple[Sequence[m.Place], str]] = [(journey.phases, "")]
    rows += [(phase.activities, phase.name if journey.phases_given else "") for phase in journey.phases]
    return {
        id(one): (row[index - 1].name if index else None, inside)
        for row, inside in rows
        for index, one in enumerate(row)
    }


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
