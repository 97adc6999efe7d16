"""What differs between two journeys: pairs of things that are the same, and changes, each of one class.

Frozen; texts are the author's and not yet safe to print. Happiness and its deltas are on -2 ... 2.
"""

from __future__ import annotations

from typing import Literal

from journeyctl.diagnostics import NOWHERE, Span
from journeyctl.model import Journey
from journeyctl.record import Record

Sort = Literal["experience", "structure", "wording", "presentation"]
SORTS: tuple[Sort, ...] = ("experience", "structure", "wording", "presentation")
"""The classes of changes, the most important first."""

Kind = Literal["added", "removed", "moved", "renamed", "changed"]
How = Literal["id", "name", "likeness"]

_SIGNS = {"added": "+", "removed": "−", "moved": "→", "renamed": "~", "changed": "~"}


class Pair(Record):
    """A thing of both journeys, by `kind:id` as each calls it, and how it was found again.

    `likeness` is 1 where an id or a name said it, else the likeness of the names, from `pairing.ALIKE` to 1.
    """

    kind: str
    before: str
    after: str
    how: How = "id"
    likeness: float = 1.0


class Change(Record):
    """One change.

    Attributes:
        sort: its class.
        kind: what happened.
        subject: what it is about, as `kind:id` ("activity:ringer"); of the newer journey unless it is gone.
        field: the field of the model, as "Place.happiness", or "follows.NAME" for what follows from other changes.
        what: the field in words.
        within: the part of the subject that has the field, in words; "" for the subject itself.
        before, after: the values in words, "" where there is none.
        delta: after less before, where both are numbers.
        text: the change as one sentence without its sign.
        old, new: where it was written, and is.
    """

    sort: Sort
    kind: Kind
    subject: str
    field: str
    what: str
    within: str = ""
    before: str = ""
    after: str = ""
    delta: float | None = None
    text: str
    old: Span = NOWHERE
    new: Span = NOWHERE

    @property
    def sign(self) -> str:
        """How it begins in a list: a change is told by a sign, never by colour alone."""
        if self.delta:
            return "▲" if self.delta > 0 else "▼"
        return _SIGNS[self.kind]


class Difference(Record):
    """All that differs between two journeys; one is None where the journey was added or removed.

    `changes` are facts, `consequences` what follows from them; both the most important first.
    """

    before: Journey | None
    after: Journey | None
    pairs: tuple[Pair, ...] = ()
    changes: tuple[Change, ...] = ()
    consequences: tuple[Change, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether the journey itself was added, removed or changed."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not self.changes and not self.consequences

    def of(self, sort: Sort) -> tuple[Change, ...]:
        """The changes of one class."""
        return tuple(one for one in self.changes if one.sort == sort)
