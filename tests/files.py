"""Whole journeys as files: data made by the schema, right in every reference, and the same with one mutation.

In: a source of chance. Out: data that `check` takes without an error; data with one thing wrong; files of either,
written in as many ways as people do. `journey_files` and `mutated_files` are the strategies, `Author` what they draw.
"""

from __future__ import annotations

import copy
import random
from typing import Any

from hypothesis import strategies as st

from journeyctl.schema import document
from tests.edits import at, places
from tests.styles import NASTY, Writer

HOSTILE = (
    "<script>alert(1)</script>", "]]>", "'\"><image href=x>", "{{7*7}}", "::error::x", "##[error]x", "=1+1", "@x",
    "[a](javascript:x)", "a" * 300, "Donaudampfschifffahrtsgesellschaftskapitän", "x\u0301\u0302\u0303", "\u202eabc",
    "مرحبا", "שלום עולם", "日本語のテキスト", "👩‍👩‍👧", "a\u200db", "ﷺ", "1e400", "nan", "-", "…", "../../x", "CON",
    "n0 -> n1",
)  # fmt: skip
WORDS = ("Asks", "a neighbour", "waits for the bill", "Ringer", "får svar", "63 %", "Kundenzufriedenheit", "ja")
FORMS = {
    "link": ("https://a.se/x?y=1#z", "mailto:a@b.se", "../x.svg", "#a"),
    "observed": ("9/12", "0/3", "12/12"),
    "lang": ("en", "sv", "nb", "de", "ar", "he", "tlh", "zh-Hant"),
    "happiness": ("-2", "-1.5", "0", "0.5", "2"),
    "date": ("2026-03", "2026-03-01", "2026"),
}
REFERENCES = frozenset(("next", "to", "for", "evidence", "rests_on", "ballots", "lanes", "cells", "journey", "scale"))
"""Keys whose values lean on other things: they are filled at the end, when all ids are known, or left out."""


class Author:
    """Writes one journey."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.schema = document("journey")
        self.rate = chance.choice((0.03, 0.1, 0.25))
        self.ids: list[str] = []

    def journey(self) -> dict[str, Any]:
        """The data of a journey without an error."""
        chance = self.chance
        head = {
            key: self.value(part, key)
            for key, part in self.schema["properties"].items()
            if key not in {"phases", "activities", *REFERENCES, "$schema", "based_on"} and chance.random() < self.rate
        }
        activities = [self.activity() for _ in range(chance.choice((1, 1, 2, 4, 7)))]
        made: dict[str, Any] = {"title": self.text(), **head, "activities": activities}
        evidence = [f"e{n}" for n in range(chance.choice((0, 0, 1, 3)))]
        if evidence:
            made["evidence"] = {name: {"kind": "interview", "count": "3", "date": "2026-03"} for name in evidence}
        for one in activities:
            self._lean(one, evidence)
        if chance.random() < 0.5:
            cut = chance.randint(0, len(activities))
            parts = [part for part in (activities[:cut], activities[cut:]) if part]
            made["phases"] = [{"name": self.text() + str(n), "activities": part} for n, part in enumerate(parts)]
            del made["activities"]
        return made

    def activity(self) -> dict[str, Any]:
        """An activity with an id of its own."""
        self.ids.append(f"a{len(self.ids)}")
        made = self.thing(self.schema["$defs"]["activity"], {"id", "assumption", "refuted", *REFERENCES})
        return {**made, "id": self.ids[-1], "name": made.get("name") or self.text()}

    def _lean(self, one: dict[str, Any], evidence: list[str]) -> None:
        chance = self.chance
        if chance.random() < 0.4:
            others = [name for name in self.ids if name != one["id"]]
            ways = chance.sample(others, min(len(others), chance.randint(0, 3)))
            one["next"] = [{"to": to, "when": self.text()} for to in ways] + [{"to": "end"}] * chance.randint(0, 1)
            if not one["next"]:
                del one["next"]
        if evidence and chance.random() < 0.4:
            one["evidence"] = chance.sample(evidence, chance.randint(1, len(evidence)))

    def thing(self, schema: dict[str, Any], without: set[str]) -> dict[str, Any]:
        """A mapping with some of its keys, and those it must have."""
        made: dict[str, Any] = {}
        needed = set(schema.get("required", ()))
        for key, part in schema.get("properties", {}).items():
            if key in needed or (key not in without and self.chance.random() < self.rate):
                made[key] = self.value(part, key)
        if "quote" in made and "text" in made:
            del made["quote"]
        options = schema.get("anyOf", ())
        if options and not any(option["required"][0] in made for option in options):
            key = options[0]["required"][0]
            made[key] = self.value(schema["properties"][key], key)
        return made

    def value(self, schema: dict[str, Any], key: str) -> Any:
        """Something that a place takes."""
        if "$ref" in schema:
            return self.thing(self.schema["$defs"][schema["$ref"].rsplit("/", 1)[1]], {"id", *REFERENCES, "refuted"})
        if "oneOf" in schema:
            return self.value(self.chance.choice([one for one in schema["oneOf"] if one.get("type") != "null"]), key)
        if "const" in schema or "enum" in schema:
            word = self.chance.choice([one for one in schema.get("enum", [schema.get("const")]) if one is not None])
            return {True: "yes", False: "no"}.get(word, str(word))
        if key == "happiness":
            return self.chance.choice(FORMS[key])
        kinds = schema.get("type", "string")
        kinds = {kinds} if isinstance(kinds, str) else set(kinds)
        if "string" in kinds:
            return self.chance.choice(FORMS[key]) if key in FORMS else self.text()
        if "array" in kinds:
            return [self.value(schema["items"], key) for _ in range(self.chance.randint(1, 3))]
        if kinds & {"number", "integer"}:
            low, high = schema.get("minimum", 0), schema.get("maximum", 100)
            return str(self.chance.randint(int(low), int(high)))
        if "boolean" in kinds:
            return self.chance.choice(("yes", "no"))
        return self.thing(schema, set(REFERENCES))

    def text(self) -> str:
        """Some words; now and then such as somebody writes who means harm."""
        chance = self.chance
        if chance.random() < 0.15:
            return chance.choice((*HOSTILE, *NASTY))
        return " ".join(chance.choice(WORDS) for _ in range(chance.choice((1, 2, 2, 3, 8))))


def mutated(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The data with one thing changed as a slip of the pen, or malice, would: a key, a value, a kind, a copy, a gap."""
    made = copy.deepcopy(data)
    path, value = chance.choice([*places(made)])
    holder = at(made, path[:-1])
    kind = chance.randrange(7)
    if kind == 0:
        del holder[path[-1]]
    elif kind == 1:
        holder[path[-1]] = chance.choice((*HOSTILE, *NASTY, "", None, [], {}, "x" * 20_001, "10" * 200, "-1e999"))
    elif kind == 2:
        holder[path[-1]] = [value, copy.deepcopy(value)] if not isinstance(value, list) else {"name": "x"}
    elif kind == 3 and isinstance(holder, dict):
        holder[chance.choice((f"{path[-1]}s", "naem", "<<", "x y", "'", "é"))] = holder.pop(path[-1])
    elif kind == 4 and isinstance(holder, list):
        holder += [copy.deepcopy(value)] * chance.choice((1, 50))
    elif kind == 5 and isinstance(value, str):
        cut = chance.randint(0, len(value))
        holder[path[-1]] = (
            value[:cut] + chance.choice(("\u202e", "\u0301" * 99, "\u2066", "\t", "\ufeff")) + value[cut:]
        )
    else:
        holder[path[-1]] = {"to": "nowhere", "text": value, "for": "nothing"}
    return made


def shaken(file: bytes, chance: random.Random) -> bytes:
    """A file with a few bytes deleted, doubled, or put in, as no writer of YAML would."""
    made = bytearray(file)
    for _ in range(chance.choice((1, 1, 2, 8))):
        here = chance.randint(0, len(made))
        kind = chance.randrange(4)
        if kind == 0:
            del made[here : here + chance.choice((1, 1, 5, 40))]
        elif kind == 1:
            made[here:here] = made[here : here + chance.choice((1, 10, 200))]
        elif kind == 2:
            made[here:here] = chance.choice((b"\t", b"- ", b": ", b"{", b"]", b"'", b'"', b"#", b"&a ", b"*a", b"!!x "))
        else:
            made[here:here] = chance.choice(
                (b"\x00", b"\xff", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\r", b"\n  ", b"---\n")
            )
    return bytes(made)


def file_of(data: dict[str, Any], chance: random.Random) -> bytes:
    """A file that says this."""
    return Writer(chance).file(data)


@st.composite
def journey_files(draw: st.DrawFn) -> bytes:
    """Files of journeys without an error."""
    chance = draw(st.randoms(use_true_random=False))
    return file_of(Author(chance).journey(), chance)


@st.composite
def mutated_files(draw: st.DrawFn) -> bytes:
    """Files of journeys with one thing wrong, in what they say or in how they are written."""
    chance = draw(st.randoms(use_true_random=False))
    data = Author(chance).journey()
    if draw(st.booleans()):
        return file_of(mutated(data, chance), chance)
    return shaken(file_of(data, chance), chance)
