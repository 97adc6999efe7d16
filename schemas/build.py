"""Writes the JSON Schemas of the language from one table, so that every property is told the same way.

Run `make schemas` after a change; a test compares the files with this table. A property is a line of the table: its
type, where its value is shown (`map`, the `about` band, or `detail`: the table twin), its title, what it means, and
examples. What editors offer to insert stands in `snippets.yaml`. The schemas stay in a subset that every editor
understands; `draft-07/` has each of them in the dialect of the catalogue SchemaStore.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from journeyctl.schema import draft_7, written

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
SHARE: Schema = {"type": "string", "pattern": "^[0-9]{1,9} ?/ ?[0-9]{1,9}$"}
ADDRESS: Schema = {
    "type": ["string", "null"],
    "pattern": r"^(([Hh][Tt][Tt][Pp][Ss]?://[^@/?#\s\\]*([/?#]|$)|mailto:|tel:|\.{1,2}/|#|[^:\\\s/?#\u200b-\u206f\ufeff][^:\\\s/?#]*([/?#]|$))[^\s\\]*)?$",
}
FOLDER = Path(__file__).resolve().parent
_DRAWN = (path.stem for path in (FOLDER.parent / "templates" / "glyphs").glob("*.svg"))
ICON: Schema = {"enum": [*sorted({*_DRAWN, "e-id", "parcel", "heart", "cloud", "star"}), None]}
FLAG: Schema = {"enum": [True, False, "yes", "no", None]}
BASE = "https://journeyctl.org/schemas/1"


def number(low: float | None = None, high: float | None = None) -> Schema:
    limits = {"minimum": low, "maximum": high}
    return {"type": ["number", "null"], **{key: value for key, value in limits.items() if value is not None}}


def whole(low: int, high: int) -> Schema:
    return {"type": ["integer", "null"], "minimum": low, "maximum": high}


def one_of(**words: str) -> Schema:
    """One word of a list, each with its meaning."""
    branches = [{"const": word.replace("_", "-"), "description": meaning} for word, meaning in words.items()]
    return {"oneOf": [*branches, {"type": "null"}]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def thing(name: str) -> Schema:
    """A mapping, or plain text as its short form."""
    return {"oneOf": [TEXT, ref(name), {"type": "null"}]}


def listed(item: Schema, most: int | None = None) -> Schema:
    """A list of things or texts, or a single one written bare."""
    branches = item.get("oneOf", [item])
    kinds = [branch for branch in branches if branch != {"type": "null"}]
    inner = {"oneOf": kinds} if len(kinds) > 1 else kinds[0]
    array: Schema = {"type": "array", "items": inner}
    if most:
        array["maxItems"] = most
    return {"oneOf": [*kinds, array, {"type": "null"}]}


def things(name: str, most: int | None = None) -> Schema:
    return listed(thing(name), most)


TEXTS = listed(TEXT)

Line = tuple[Schema, str, str, str, list[Any]]


def prop(line: Line) -> Schema:
    kind, shown, title, description, examples = line
    made = {"title": title, "description": description, "examples": examples, "x-shown": shown, **kind}
    if made.get("type") == ["string", "number", "boolean"]:
        made["type"] = ["string", "number", "boolean", "null"]
    elif kind is SHARE:
        made["type"] = ["string", "null"]
    return made


def obj(title: str, description: str, lines: dict[str, Line], required: list[str] | None = None, **more: Any) -> Schema:
    made: Schema = {"title": title, "description": description, "type": "object", "additionalProperties": False}
    made["properties"] = {key: prop(line) for key, line in lines.items()}
    if required:
        made["required"] = required
    return made | more


SAID = {"anyOf": [{"required": ["text"]}, {"required": ["quote"]}]}

STATEMENT: dict[str, Line] = {
    "text": (TEXT, "map", "Text", "The statement, in plain words.", ["Why so expensive?"]),
    "quote": (TEXT, "map", "Quote", "The customer's own words, in place of `text`.", ["It cost more than the rent."]),
    "said_by": (TEXT, "map", "Said by", "Who said it, as it may be shown.", ["interview 4"]),
    "evidence": (
        TEXTS,
        "detail",
        "Evidence",
        "Ids of the evidence it rests on.",
        ["interviews", ["interviews", "nps"]],
    ),
    "assumption": (FLAG, "map", "Assumption", "Yes: still an assumption, whatever evidence stands around.", ["yes"]),
    "refuted": (FLAG, "map", "Refuted", "Yes: found to be untrue; drawn struck through.", ["yes"]),
    "date": (TEXT, "detail", "Date", "When it was said or found.", ["2026-03"]),
}
MET = one_of(fully="The need is met.", partly="It is met in part.", **{"not": "It is not met."})
MARK = one_of(
    heart="Here it is best.",
    cloud="Here it is worst.",
    star="A moment that matters.",
    none="Silences the automatic mark.",
)
TARGETS: Line = (TEXTS, "map", "For", "Ids or names of activities or phases.", ["rings", ["rings", "signs"]])
OWNER: Line = (TEXT, "map", "Owner", "Who answers for it.", ["Finance"])
BY: Line = (TEXT, "map", "By", "When it shall be done.", ["2027-02"])
LINK: Line = (ADDRESS, "detail", "Link", "An address on the web, mailto:, tel:, or a path from here; without spaces.",
              ["https://example.org/report"])  # fmt: skip
TAGS: Line = (TEXTS, "detail", "Tags", "Words to find it by.", [["price", "bill"]])
MEASURE_LINE: Line = (thing("measure"), "about", "Measure", "How it is measured.", [{"name": "NPS", "now": 12}])

EVIDENCE_KINDS = one_of(
    interview="Interviews with customers.", nps="A survey of willingness to recommend, 0 to 10.", survey="A survey.",
    staff_interview="Talks with those who meet customers.", observation="Watching customers.",
    desk_research="Reviews, forums, own and competitors'.", mystery_shopping="Being the customer yourself.",
    analytics="Measured behaviour.", customer_in_workshop="Customers who took part in the workshop.",
    case="Cases at customer service.", complaint="Complaints.", workshop="The team's own knowledge.", other="Anything else.",
)  # fmt: skip

CELLS: Schema = {"type": ["object", "null"], "additionalProperties": TEXTS}
HAPPINESS: Schema = {
    "oneOf": [
        {"type": "number"},
        {"const": "very-sad", "description": "Very unhappy, the lowest."},
        {"const": "sad", "description": "Unhappy."},
        {"const": "neutral", "description": "Neither."},
        {"const": "happy", "description": "Happy."},
        {"const": "very-happy", "description": "Very happy, the highest."},
        {"type": "array", "items": {"type": "number"}},
        {"type": "null"},
    ]
}

PLACE: dict[str, Line] = {
    "id": (TEXT, "detail", "Id", "A short stable name to refer to; without it the name gives one.", ["high-bill"]),
    "name": (TEXT, "map", "Name", "What it is called on the map.", ["Gets a high bill"]),
    "happiness": (HAPPINESS, "map", "Happiness", "How the customer feels here: a number on the scale, a word, or one "
                  "rating per respondent.", [-1.5, "sad", [-2, -2, -1, 0]]),
    "emotion": (TEXT, "map", "Emotion", "The feeling's name.", ["frustrated"]),
    "because": (TEXT, "map", "Because", "Why the customer feels so.", ["Does not know what the price includes"]),
    "thoughts": (things("statement"), "map", "Thoughts", "What the customer thinks.", ["Why so expensive?"]),
    "wants": (things("statement"), "map", "Wants", "What the customer wants to do.", ["Compare prices"]),
    "can": (things("statement"), "map", "Can", "What the customer can do.", ["Ring us"]),
    "needs": (things("need"), "map", "Needs", "What the customer needs.", ["Understand what I pay for"]),
    "touchpoints": (things("touchpoint"), "map", "Touchpoints", "Where the customer meets somebody: a touchpoint or a "
                    "channel.", ["phone", {"channel": "invoice", "name": "Paper bill"}]),
    "pains": (things("pain"), "map", "Pains", "What hurts.", ["A bill that is hard to read"]),
    "delights": (things("delight"), "map", "Delights", "What delights.", ["Done in three minutes"]),
    "physical": (TEXTS, "map", "Physical evidence", "What the customer sees and holds.", ["Receipt"]),
    "frontstage": (things("work"), "map", "Frontstage", "What is done in front of the customer.", ["Web guide"]),
    "backstage": (things("work"), "map", "Backstage", "What is done where the customer does not see it.", ["Credit check"]),
    "support": (things("work"), "map", "Support", "Systems and partners it all rests on.", ["Switching hub"]),
    "measures": (things("measure"), "map", "Measures", "What is measured here.", ["Conversion"]),
    "cells": (CELLS, "map", "Cells", "The content of rows of your own, by lane.", [{"legal": "14 days to withdraw"}]),
    "ask": (things("ask"), "map", "Ask", "What to find out here, and how.", ["Is the wait noticed at all?"]),
    "ideas": (things("idea"), "map", "Ideas", "Ideas for this place; `for` is implied.", ["A bill that explains itself"]),
    "evidence": (TEXTS, "map", "Evidence", "Ids of the evidence it rests on; covers what stands inside. Without any it is "
                 "an assumption, drawn dashed.", [["interviews", "nps-q1"]]),
    "assumption": (FLAG, "map", "Assumption", "Yes: still an assumption, whatever evidence stands around.", ["yes"]),
    "refuted": (FLAG, "map", "Refuted", "Yes: found not to happen.", ["yes"]),
    "mark": (MARK, "map", "Mark", "A heart, a thundercloud or a star set by hand.", ["cloud"]),
    "duration": (TEXT, "map", "Duration", "How long it takes.", ["2 weeks"]),
    "time": (TEXT, "map", "Time", "When it happens.", ["06:30"]),
    "owner": OWNER,
    "about": (TEXT, "detail", "About", "More about it, for those who want to know.", ["Only for rented flats"]),
    "actor": (TEXT, "map", "Actor", "Who acts, when not the persona.", ["Relative"]),
    "date": (TEXT, "detail", "Date", "When it was described.", ["2026-03"]),
    "level": (one_of(overview="Part of the overview.", detail="Only in the detailed map."), "detail", "Level",
              "How detailed it is.", ["detail"]),
    "link": LINK,
    "tags": TAGS,
}  # fmt: skip

STEP: dict[str, Line] = {
    "kind": (one_of(does="The customer does it.", event="It happens to the customer.", wait="The customer waits."), "map",
             "Kind", "What kind of step it is.", ["event"]),
    "present": (FLAG, "map", "Present", "No: we are not there; no touchpoint is asked for.", ["no"]),
    "optional": (FLAG, "map", "Optional", "Yes: some customers skip it.", ["yes"]),
    "observed": (SHARE, "map", "Observed", "How many of those asked did this.", ["9/12"]),
    "next": (things("way"), "map", "Next", "Every way on, the main one first; without it the following activity. `end` "
             "leaves the journey.", ["signs", [{"to": "signs"}, {"to": "end", "when": "Gives up"}]]),
    "journey": (TEXT, "map", "Journey", "The journey that tells this step in detail.", ["first-bill"]),
}  # fmt: skip

DEFS: dict[str, Schema] = {
    "statement": obj("Statement", "A sentence on the map.", STATEMENT, **SAID),
    "need": obj("Need", "What the customer needs.", {
        **STATEMENT,
        "met": (MET, "map", "Met", "How far the need is met today.", ["partly"]),
        "satisfied_by": (TEXTS, "map", "Satisfied by", "What would satisfy the need.", ["A clear breakdown"]),
    }, **SAID),
    "pain": obj("Pain", "What hurts.", {
        **STATEMENT,
        "severity": (whole(1, 3), "map", "Severity", "How much it hurts, 1 to 3.", [3]),
        "ideas": (things("idea"), "map", "Ideas", "Ideas against this pain.", ["A bill that explains itself"]),
    }, **SAID),
    "delight": obj("Delight", "What delights.", {
        **STATEMENT,
        "strength": (whole(1, 3), "map", "Strength", "How much it delights, 1 to 3.", [2]),
    }, **SAID),
    "expectation": obj("Expectation", "What the persona expects before the journey.", {
        **{key: (kind, "about", *rest) for key, (kind, _, *rest) in STATEMENT.items()},
        "met": (MET, "about", "Met", "Whether the journey lives up to it.", ["partly"]),
        "measure": MEASURE_LINE,
    }, **SAID),
    "question": obj("Question", "What the team wants to learn.", {
        **{key: (kind, "about", *rest) for key, (kind, _, *rest) in STATEMENT.items()},
        "answer": (TEXT, "about", "Answer", "What was found out.", ["At the first bill"]),
    }, **SAID),
    "takeaway": obj("Takeaway", "One of the most important conclusions.", {
        **STATEMENT,
        "mark": (MARK, "map", "Mark", "The sign before it.", ["cloud"]),
        "for": TARGETS,
    }, **SAID),
    "idea": obj("Idea", "A way to make the journey better.", {
        "id": (TEXT, "detail", "Id", "A short stable name, for ballots.", ["chat-in-bill"]),
        **STATEMENT,
        "for": TARGETS,
        "status": (one_of(inspiration="Food for thought.", to_test="Worth a test.", testing="Being tested.",
                          adopted="Decided.", rejected="Not going to happen."), "map", "Status", "How far it has come.",
                   ["to-test"]),
        "effort": (whole(1, 5), "map", "Effort", "What it costs, 1 to 5.", [2]),
        "value": (whole(1, 5), "map", "Value", "What it gives the customer, 1 to 5.", [5]),
        "owner": OWNER, "by": BY,
        "votes": (whole(0, 100000), "map", "Votes", "Votes counted, in place of ballots.", [7]),
        "measure": (thing("measure"), "map", "Measure", "How its effect is measured.", [{"name": "NPS", "target": 30}]),
        "link": LINK, "tags": TAGS,
    }, **SAID),
    "action": obj("Action", "Work decided on.", {
        **{key: (kind, "about", *rest) for key, (kind, _, *rest) in STATEMENT.items()},
        "for": (TEXTS, "detail", "For", "Ids or names of activities or phases.", ["rings"]),
        "owner": (TEXT, "about", "Owner", "Who does it.", ["Finance"]),
        "by": (TEXT, "about", "By", "When it shall be done.", ["2027-02"]),
        "status": (one_of(open="Not begun.", doing="Under way.", done="Finished."), "about", "Status", "How far it is.",
                   ["doing"]),
    }, **SAID),
    "touchpoint": obj("Touchpoint", "Where the customer meets somebody.", {
        "name": (TEXT, "map", "Name", "What it is called.", ["My pages"]),
        "channel": (TEXT, "map", "Channel", "A channel's id, or its name in the map's language.", ["invoice", "phone"]),
        "owner": (TEXT, "detail", "Owner", "Who answers for it.", ["Finance"]),
        "ours": ({"enum": [True, False, "yes", "no", "partner", "unknown", None]}, "map", "Ours",
                 "Whose it is: yes (ours), no, partner, unknown.", ["no"]),
        "link": LINK, "tags": TAGS,
    }),
    "work": obj("Work", "What is done on stage, behind it or in support.", {
        "action": (TEXT, "map", "Action", "What is done.", ["Credit check"]),
        "actor": (TEXT, "map", "Actor", "Who does it.", ["Sales support"]),
        "system": (TEXT, "map", "System", "With which system; a system of the project, or a name.", ["CRM"]),
        "owner": (TEXT, "detail", "Owner", "Who answers for it.", ["IT"]),
        "channel": (TEXT, "map", "Channel", "Through which channel.", ["phone"]),
        "from": (one_of(customer="The customer starts.", us="We start.", both="They ask and answer."), "map", "From",
                 "Who starts: the direction of the arrow.", ["customer"]),
        "ours": ({"enum": [True, False, "yes", "no", "partner", "unknown", None]}, "map", "Ours", "Whose work it is.",
                 ["partner"]),
        "fails": (thing("fail"), "map", "Fails", "What goes wrong here.", ["The report takes five days"]),
        "evidence": (TEXTS, "detail", "Evidence", "Ids of the evidence it rests on.", ["interviews"]),
        "assumption": (FLAG, "map", "Assumption", "Yes: still an assumption.", ["yes"]),
        "refuted": (FLAG, "map", "Refuted", "Yes: found not to happen.", ["yes"]),
    }),
    "fail": obj("Fail point", "Where the service breaks.", {
        "text": (TEXT, "map", "Text", "What goes wrong.", ["The report takes five days"]),
        "cost": (TEXT, "map", "Cost", "What it costs.", ["1 switch in 9"]),
        "owner": (TEXT, "map", "Owner", "Who answers for it.", ["Orders"]),
        "ideas": (things("idea"), "map", "Ideas", "What would help.", ["Report it at once"]),
    }, ["text"]),
    "ask": obj("Ask", "What to find out.", {
        "text": (TEXT, "map", "Text", "The question.", ["Is the wait noticed at all?"]),
        "how": (TEXT, "map", "How", "Where the answer may be found.", ["Interviews, three more"]),
    }, ["text"]),
    "way": obj("Way", "A way on from an activity.", {
        "to": (TEXT, "map", "To", "An activity's id or name, or `end`.", ["signs", "end"]),
        "when": (TEXT, "map", "When", "For whom, or in which case.", ["in doubt"]),
        "observed": (SHARE, "map", "Observed", "How many of those who stood here went this way.", ["3/12"]),
    }, ["to"]),
    "measure": obj("Measure", "Something measured. Values keep their unit.", {
        "name": (TEXT, "map", "Name", "What is measured.", ["Conversion"]),
        "channel": (TEXT, "detail", "Channel", "In which channel.", ["web"]),
        "now": (TEXT, "map", "Now", "The value today.", ["63 %"]),
        "target": (TEXT, "map", "Target", "The value wanted.", ["75 %"]),
        "min": (TEXT, "map", "Min", "The low end of its scale.", [0]),
        "max": (TEXT, "map", "Max", "The high end of its scale.", [100]),
        "by": (TEXT, "map", "By", "When the target shall be reached.", ["2026-12"]),
        "date": (TEXT, "map", "Date", "When it was measured.", ["2026-04"]),
        "source": (TEXT, "map", "Source", "Where the figure comes from.", ["channel report"]),
    }, ["name"]),
    "answer": obj("Answer", "One answer of a survey.", {
        "score": (number(), "detail", "Score", "The grade given.", [3]),
        "text": (TEXT, "detail", "Text", "The words given.", ["Eleven days without a word."]),
        "for": (TEXTS, "detail", "For", "The activities it is about.", ["rings"]),
    }),
    "evidence": obj("Evidence", "What the map rests on.", {
        "kind": (EVIDENCE_KINDS, "about", "Kind", "What kind of evidence it is.", ["interview"]),
        "count": (whole(0, 100000000), "about", "Count", "How many were asked, seen or counted.", [7]),
        "score": (number(), "about", "Score", "The result, such as the NPS.", [18]),
        "date": (TEXT, "about", "Date", "When it was gathered.", ["2026-03"]),
        "about": (TEXT, "about", "About", "What it is.", ["Long interviews at home"]),
        "segment": (TEXT, "about", "Segment", "Which customers.", ["new customers"]),
        "source": (TEXT, "detail", "Source", "A file or a place.", ["research/interviews.md"]),
        "link": LINK,
        "answers": (listed(ref("answer")), "detail", "Answers", "Single answers, with grade and words.",
                    [{"score": 3, "text": "Eleven days without a word."}]),
    }),
    "lane": obj("Lane", "A row of the map.", {
        "lane": (TEXT, "map", "Lane", "A built-in lane, or a name of your own, filled by `cells`.", ["needs", "legal"]),
        "title": (TEXT, "map", "Title", "What it is called.", ["Meeting places"]),
        "about": (TEXT, "map", "About", "One helping question.", ["Where do we meet?"]),
        "icon": (ICON, "map", "Icon", "A drawn icon.", ["store"]),
        "group": (TEXT, "detail", "Group", "The same word makes neighbours one group.", ["The customer"]),
    }, ["lane"]),
    "member": obj("Member", "Somebody of the team.", {
        "name": (TEXT, "about", "Name", "The name.", ["Anna"]),
        "role": (TEXT, "about", "Role", "The role or department.", ["customer service"]),
        "decides": (FLAG, "about", "Decides", "Yes: has the mandate to decide.", ["yes"]),
    }, ["name"]),
    "avatar": obj("Avatar", "A drawn bust, or initials; never a photo.", {
        "hair": (one_of(bob="Bob.", short="Short.", long="Long.", curly="Curly.", bun="Bun.", bald="Bald.",
                        scarf="Scarf."), "map", "Hair", "The hair.", ["bob"]),
        "skin": (one_of(pale="Pale.", light="Light.", medium="Medium.", brown="Brown.", dark="Dark."), "map", "Skin",
                 "The skin.", ["light"]),
        "shirt": (one_of(blue="Blue.", indigo="Indigo.", plum="Plum.", green="Green.", sand="Sand.", grey="Grey.",
                         black="Black.", white="White."), "map", "Shirt", "The shirt.", ["blue"]),
        "initials": (TEXT, "map", "Initials", "Initials in place of a face.", ["SL"]),
    }),
    "goal": obj("Goal", "A goal of the persona.", {
        "text": (TEXT, "map", "Text", "The goal.", ["Online the same day"]),
        "measure": MEASURE_LINE,
    }, ["text"]),
}  # fmt: skip

PERSONA: dict[str, Line] = {
    "name": (TEXT, "map", "Name", "The persona's name.", ["Sara Lind"]),
    "kind": (one_of(person="One imagined person.", role="A role.", group="A group of customers."), "map", "Kind",
             "What kind of persona it is.", ["person"]),
    "status": (one_of(real="Rests on real customers.", proposed="A customer wished for."), "map", "Status",
               "Whether such customers exist.", ["real"]),
    "age": (TEXT, "map", "Age", "The age.", [29]),
    "role": (TEXT, "map", "Role", "Work and place.", ["project manager in Gothenburg"]),
    "segment": (TEXT, "map", "Segment", "The customer segment.", ["new customers"]),
    "quote": (TEXT, "map", "Quote", "One sentence in the persona's own words.", ["I want to know what I pay for."]),
    "story": (TEXT, "about", "Story", "What happened to them, in a few sentences.", ["She worked from the kitchen table."]),
    "goals": (things("goal"), "map", "Goals", "What they want to reach.", ["Online the same day"]),
    "drivers": (TEXTS, "map", "Drivers", "What moves them.", ["Security"]),
    "context": (TEXTS, "map", "Context", "Their situation.", ["Moves into her first flat"]),
    "worries": (TEXTS, "map", "Worries", "What worries them.", ["Lock-in periods"]),
    "avatar": (ref("avatar"), "map", "Avatar", "How they are drawn.", [{"hair": "bob", "skin": "light", "shirt": "blue"}]),
    "about": (TEXT, "about", "About", "More about the persona.", ["Drawn after four interviews"]),
    "evidence": (TEXTS, "detail", "Evidence", "Ids of the evidence the persona rests on.", ["interviews"]),
}  # fmt: skip

LANGS = one_of(sv="Svenska", nb="Bokmål", nn="Nynorsk", no="Bokmål", da="Dansk", fi="Suomi", en="English", de="Deutsch",
               fr="Français", es="Español")  # fmt: skip
LANG: Schema = {"type": ["string", "null"], "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$"}
METHOD = one_of(default="The neutral default.", full_day="A workshop of a full day.", canvas="A journey canvas.",
                phase_table="A table with phases as columns.", whiteboard="A whiteboard template.",
                nng="After the Nielsen Norman Group.", blueprint="A service blueprint.")  # fmt: skip
LANES = things("lane")

JOURNEY: dict[str, Line] = {
    "$schema": (TEXT, "detail", "Schema", "The schema, for editors.", ["../schemas/journey.schema.json"]),
    "title": (TEXT, "map", "Title", "What the journey is called.", ["Switching energy supplier"]),
    "subtitle": (TEXT, "map", "Subtitle", "From where to where.", ["From a high bill to the first year"]),
    "lang": (LANG, "map", "Language", "The language of the map: sv nb nn da fi en de fr es; `no` means nb.", ["sv"]),
    "type": (one_of(current="How it is today.", future="How it shall be.", day_in_the_life="A day in the customer's life.",
                    blueprint="How it is today, with the lanes of a service blueprint."), "map", "Type",
             "What kind of map it is.", ["current"]),
    "status": (one_of(prepared="The work is prepared; little is mapped.", draft="A draft, open to all.",
                      first_version="A first whole version.", reviewed="Others have read it.",
                      validated="Tested with customers.", in_use="Decisions rest on it."), "map", "Status", "How far the map has come.", ["draft"]),
    "version": (TEXT, "map", "Version", "The version.", ["1.4"]),
    "date": (TEXT, "map", "Date", "The date of this version.", ["2026-03-14"]),
    "review_by": (TEXT, "map", "Review by", "After this the map is stale.", ["2027-03"]),
    "level": (one_of(overview="The journey in broad strokes.", detail="Every step."), "detail", "Level", "How detailed the map is.", ["overview"]),
    "persona": ({"oneOf": [TEXT, ref("persona"), {"type": "null"}]}, "map", "Persona",
                "Whose journey it is: a persona's id or name, or the persona itself.", ["sara", {"name": "Sara"}]),
    "scenario": (TEXT, "map", "Scenario", "The situation in which the journey takes place.", ["Sara moves house."]),
    "expectations": (things("expectation"), "about", "Expectations", "What the persona expects before the journey.",
                     ["Done in a quarter of an hour"]),
    "questions": (things("question"), "about", "Questions", "What the team wants to learn.", ["Where do we lose customers?"]),
    "audience": (TEXT, "about", "Audience", "For whom the map is made.", ["the board"]),
    "purpose": (ref("purpose"), "map", "Purpose", "Why the team maps: the long-term goal.", [{"goal": "Happier customers"}]),
    "scope": (ref("scope"), "about", "Scope", "Where the journey starts and ends.", [{"starts": "Gets a high bill"}]),
    "owner": (TEXT, "map", "Owner", "Who owns the map.", ["Maja, marketing"]),
    "team": (things("member"), "about", "Team", "Who made the map.", [{"name": "Anna", "role": "board"}]),
    "partners": (TEXTS, "about", "Partners", "Partners concerned.", ["The grid company"]),
    "projects": (TEXTS, "about", "Projects", "Projects that use the map.", ["A new bill"]),
    "based_on": (TEXT, "about", "Based on", "The journey this is a future state or next version of.", ["switching-supplier-2025"]),
    "method": (METHOD, "detail", "Method", "The method whose limits apply.", ["full-day"]),
    "credit": (ref("credit"), "about", "Credit", "The tool the map was made with, and its licence.",
               [{"made_with": "Journey canvas"}]),
    "scale": (ref("scale"), "detail", "Scale", "The team's own happiness scale; -2 to 2 is the default.",
              [{"min": 1, "max": 5}]),
    "takeaways": (things("takeaway", 3), "map", "Takeaways", "The most important conclusions, three at most.",
                  [{"mark": "cloud", "text": "The first bill is the deepest valley"}]),
    "evidence": ({"type": ["object", "null"], "additionalProperties": {"oneOf": [ref("evidence"), {"type": "null"}]}},
                 "about", "Evidence", "What the map rests on, by id.", [{"interviews": {"kind": "interview", "count": 7}}]),
    "rests_on": (TEXTS, "detail", "Rests on", "Evidence for the whole map.", ["interviews"]),
    "lanes": (LANES, "map", "Lanes", "The rows, top to bottom; without it every row that has content.",
              [["activities", "happiness"]]),
    "phases": (things("phase"), "map", "Phases", "The phases of the journey.", [["Before", "During", "After"]]),
    "activities": (things("activity"), "map", "Activities", "The activities, while there are no phases yet.",
                   [["Compares tariffs"]]),
    "ideas": (things("idea"), "map", "Ideas", "The innovation layer.", ["A chat in the bill"]),
    "ballots": ({"type": ["object", "null"], "additionalProperties": TEXTS}, "detail", "Ballots",
                "Who voted for which ideas; an idea may be named up to three times.", [{"Anna": ["chat-in-bill", "chat-in-bill"]}]),
    "parking": (TEXTS, "about", "Parking", "Set aside, not deleted.", ["Charging electric cars"]),
    "actions": (things("action"), "about", "Actions", "Work decided on.", [{"text": "Rewrite the bill", "owner": "Finance"}]),
    "link": LINK,
    "tags": TAGS,
}  # fmt: skip

JOURNEY_DEFS: dict[str, Schema] = {
    **DEFS,
    "persona": obj("Persona", "Whom the journey is about.", PERSONA, ["name"]),
    "activity": obj("Activity", "A step of the journey, or an event that happens to the customer.", {**PLACE, **STEP}, ["name"]),
    "phase": obj("Phase", "A phase. Without activities it is one column and acts as an activity itself.", {
        **PLACE,
        **STEP,
        "stage": (one_of(before="Before the first contact.", during="While becoming a customer.",
                         after="After the deal."), "map", "Stage", "Before, during or after first contact and deal.",
                  ["before"]),
        "group": (TEXT, "map", "Group", "A band over neighbours with the same word.", ["At home"]),
        "customer_goal": (TEXT, "map", "Customer goal", "What the customer wants of this phase.", ["Not pay too much"]),
        "promise": (TEXT, "map", "Promise", "What the business promises in this phase.", ["We make the price easy to understand"]),
        "gap": (TEXT, "about", "Gap", "Where the promise is not kept.", ["The price comes in step four only"]),
        "drivers": (TEXTS, "about", "Drivers", "What moves the customer in this phase.", ["Worry about money"]),
        "activities": (things("activity"), "map", "Activities", "The activities of the phase.", [["Gets a high bill"]]),
    }, ["name"]),
    "purpose": obj("Purpose", "The long-term goal of the work.", {
        "goal": (TEXT, "map", "Goal", "The goal in words.", ["Happier new customers"]),
        "measure": (thing("measure"), "map", "Measure", "The measure of the goal.", [{"name": "NPS", "now": 12, "target": 30}]),
    }),
    "scope": obj("Scope", "Where the journey starts and ends.", {
        "starts": (TEXT, "about", "Starts", "What starts it.", ["Gets a high bill"]),
        "ends": (TEXT, "about", "Ends", "What ends it.", ["Renews or ends the contract"]),
    }),
    "credit": obj("Credit", "What the map was made with.", {
        "made_with": (TEXT, "about", "Made with", "The tool or canvas.", ["Journey canvas"]),
        "licence": (TEXT, "about", "Licence", "Its licence.", ["CC BY-SA 4.0"]),
    }),
    "scale": obj("Scale", "The team's own happiness scale, ends included.", {
        "min": (number(), "detail", "Min", "The unhappiest value.", [-2]),
        "max": (number(), "detail", "Max", "The happiest value.", [2]),
    }),
}  # fmt: skip

PROJECT: dict[str, Line] = {
    "$schema": (TEXT, "detail", "Schema", "The schema, for editors.", ["schemas/project.schema.json"]),
    "name": (TEXT, "detail", "Name", "The organisation or project.", ["Northern Power"]),
    "lang": (LANG, "detail", "Language", "The language of journeys that name none.", ["sv"]),
    "theme": (TEXT, "detail", "Theme", "A built-in theme, or a file in themes/.", ["nordic", "themes/brand.theme.yaml"]),
    "method": (METHOD, "detail", "Method", "The method of journeys that name none.", ["full-day"]),
    "words": ({"type": ["object", "null"], "additionalProperties": TEXT}, "detail", "Words",
              "The team's own words of the map, by lane or label key.", [{"touchpoints": "Meeting places"}]),
    "lanes": (LANES, "detail", "Lanes", "The rows of journeys that list none.", [["activities", "happiness"]]),
    "channels": ({"type": ["object", "null"], "additionalProperties": ref("channel")}, "detail", "Channels",
                 "The team's own channels, by id.", [{"kiosk": {"name": "Kiosk", "icon": "touch", "kind": "digital"}}]),
    "touchpoints": ({"type": ["object", "null"], "additionalProperties": ref("catalogued")}, "detail", "Touchpoints",
                    "The catalogue of touchpoints, by id.", [{"my-pages": {"name": "My pages", "channel": "web"}}]),
    "systems": ({"type": ["object", "null"], "additionalProperties": ref("system")}, "detail", "Systems",
                "The catalogue of systems, by id.", [{"crm": {"name": "CRM", "owner": "IT"}}]),
    "views": ({"type": ["object", "null"], "additionalProperties": ref("view")}, "detail", "Views", "Saved views, by name.",
              [{"board": {"lanes": ["activities", "happiness"], "phases": [1, 3]}}]),
    "check": (ref("check"), "detail", "Check", "What `check` reports.", [{"ignore": "J203", "fail_on": "error"}]),
    "gates": (ref("gates"), "detail", "Gates", "What a change may not break.", [{"coverage": 50}]),
    "preflight": (ref("preflight"), "detail", "Preflight", "From where on a print is refused.", [{"text": 8, "bleed": 3}]),
    "hyphenation": (TEXTS, "detail", "Hyphenation", "Words with their own places to divide.", ["Förder-antrags-bestätigung"]),
}  # fmt: skip

PROJECT_DEFS: dict[str, Schema] = {
    "lane": DEFS["lane"],
    "channel": obj("Channel", "A channel of the team's own.", {
        "name": (TEXT, "detail", "Name", "What it is called.", ["Kiosk"]),
        "icon": (ICON, "detail", "Icon", "A drawn icon.", ["touch"]),
        "kind": (one_of(human="Between people.", digital="On a screen.", physical="In the hand."), "detail", "Kind",
                 "What kind of channel it is.", ["digital"]),
    }),
    "catalogued": obj("Touchpoint", "A touchpoint of the catalogue.", {
        "name": (TEXT, "detail", "Name", "What it is called.", ["My pages"]),
        "channel": (TEXT, "detail", "Channel", "Its channel.", ["web"]),
        "owner": (TEXT, "detail", "Owner", "Who answers for it.", ["Digital"]),
        "ours": ({"enum": [True, False, "yes", "no", "partner", "unknown", None]}, "detail", "Ours", "Whose it is.", ["yes"]),
        "link": LINK, "tags": TAGS,
    }),
    "system": obj("System", "A system of the catalogue.", {
        "name": (TEXT, "detail", "Name", "What it is called.", ["CRM"]),
        "owner": (TEXT, "detail", "Owner", "Who answers for it.", ["IT"]),
    }),
    "view": obj("View", "A saved view.", {
        "lanes": (LANES, "detail", "Lanes", "The rows to show.", [["activities"]]),
        "phases": (listed({"type": "integer"}), "detail", "Phases", "First and last phase to show.", [[1, 3]]),
        "segment": (TEXT, "detail", "Segment", "The segment to show.", ["new customers"]),
        "detail": (one_of(overview="Only the overview.", detail="Everything."), "detail", "Detail", "How much to show.",
                   ["overview"]),
    }),
    "check": obj("Check", "What `check` reports.", {
        "ignore": (TEXTS, "detail", "Ignore", "Codes that are not reported.", [["J203"]]),
        "fail_on": (one_of(error="Errors.", warning="Warnings.", hint="Hints.", never="Nothing."), "detail", "Fail on",
                    "From which level on the exit code is 1.", ["error"]),
    }),
    "gates": obj("Gates", "What a change may not break.", {
        "coverage": (number(0, 100), "detail", "Coverage", "Least percentage of activities with evidence.", [50]),
        "keep_hearts": (FLAG, "detail", "Keep hearts", "Yes: no heart may be lost.", ["yes"]),
        "no_phase_ends_below": (number(), "detail", "No phase ends below", "Least happiness at a phase's end.", [0]),
        "clouds_have_owner": (FLAG, "detail", "Clouds have an owner", "Yes: every thundercloud has an owner.", ["yes"]),
    }),
    "preflight": obj("Preflight", "From where on `journeyctl preflight` refuses a print; 0 refuses nothing.", {
        "text": (number(0, 1000), "detail", "Text", "The least size of text, in points; else 6.", [8]),
        "line": (number(0, 1000), "detail", "Line", "The least width of a line, in points; else 0.25.", [0.25]),
        "image": (number(0, 2400), "detail", "Image", "The fewest pixels to an inch of a picture; else 100.", [150]),
        "contrast": (number(0, 21), "detail", "Contrast", "The least contrast of text on its ground; else 4.5.", [4.5]),
        "ink": (number(0, 400), "detail", "Ink", "The most ink at one spot, in per cent of one full ink; else 300.", [280]),
        "margin": (number(0, 1000), "detail", "Margin", "The least distance of text from the knife, in mm; else 3.", [5]),
        "bleed": (number(0, 100), "detail", "Bleed", "The least bleed, in mm; else none is asked for.", [3]),
        "shift": (number(0, 200), "detail", "Shift", "The most that a colour may move on the press, in CIELAB; else any.", [15]),
    }),
}  # fmt: skip

COLOUR: Schema = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}
THEME: dict[str, Line] = {
    "$schema": (TEXT, "detail", "Schema", "The schema, for editors.", ["../schemas/theme.schema.json"]),
    "base": (one_of(nordic="The default.", mono="Black and white.", contrast="High contrast.", dark="Dark, for screens."), "detail", "Base",
             "The built-in theme it starts from.", ["nordic"]),
    "hue": ({"oneOf": [{"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 720}, "minItems": 2,
                        "maxItems": 2}, {"type": "null"}]}, "detail", "Hue",
            "First and last hue of the phases, in degrees.", [[240, 330]]),
    "logo": (TEXT, "detail", "Logo", "A PNG, or an SVG of plain shapes, beside the theme.", ["logo.png"]),
    "tokens": ({"type": ["object", "null"], "additionalProperties": COLOUR}, "detail", "Tokens", "Single colours, by token.",
               [{"paper": "#FFFFFF"}]),
}  # fmt: skip


def whole_schema(
    name: str, title: str, description: str, lines: dict[str, Line], required: list[str], **more: Any
) -> Schema:
    head: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{BASE}/{name}.schema.json"}
    return head | obj(title, description, lines, required, **more)


SCHEMAS: dict[str, Schema] = {
    "journey": whole_schema("journey", "Journey", "A customer journey.", JOURNEY, ["title"],
                            anyOf=[{"required": ["phases"]}, {"required": ["activities"]}],
                            **{"$defs": JOURNEY_DEFS}),
    "persona": whole_schema("persona", "Persona", "A persona, shared by journeys.",
                            {"$schema": JOURNEY["$schema"], **PERSONA}, ["name"],
                            **{"$defs": {key: DEFS[key] for key in ("goal", "avatar", "measure")}}),
    "project": whole_schema("project", "Project", "What the journeys of a project share.", PROJECT, [],
                            **{"$defs": PROJECT_DEFS}),
    "theme": whole_schema("theme", "Theme", "Design tokens of the team's own.", THEME, []),
}  # fmt: skip


def places(name: str) -> Iterator[Schema]:
    """Where the schemas speak of an object, or of an object's key as `OBJECT.KEY`."""
    thing_name, _, key = name.partition(".")
    for root_name, root in SCHEMAS.items():
        part = root if root_name == thing_name else root.get("$defs", {}).get(thing_name)
        if part:
            yield part["properties"][key] if key else part


# Every scalar stays text: what is inserted is what is written there.
_SNIPPETS = yaml.load((FOLDER / "snippets.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - safe
for _name, _offered in _SNIPPETS.items():
    for _part in places(_name):
        _part["defaultSnippets"] = _offered


def text_of(name: str, *, older: bool = False) -> str:
    """The file of a schema; the `older` one is in draft-07."""
    return written(draft_7(SCHEMAS[name]) if older else SCHEMAS[name])


if __name__ == "__main__":
    (FOLDER / "draft-07").mkdir(exist_ok=True)
    for _name in SCHEMAS:
        (FOLDER / f"{_name}.schema.json").write_text(text_of(_name), encoding="utf-8")
        (FOLDER / "draft-07" / f"{_name}.schema.json").write_text(text_of(_name, older=True), encoding="utf-8")
