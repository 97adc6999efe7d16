"""Files up to the limit of size that ask for the most work there is: hostile shapes, made from nothing but a name.

In: nothing. Out: `ATTACKS`, each a name and a maker of the bytes of one journey. What becomes of them is measured by
`make attacks` and, smaller, asked in `tests/test_attacks.py`.
"""

from __future__ import annotations

from collections.abc import Callable

MOST = 2_000_000
HEAD = "title: A\nlang: en\n"
ACTIVITIES = "activities:\n"


def _filled(head: str, part: Callable[[int], str], size: int, tail: str = "") -> str:
    """As many parts as fit."""
    made, length, number = [head], len(head.encode()) + len(tail.encode()), 0
    while True:
        one = part(number)
        length += len(one.encode())
        if length > size:
            return "".join((*made, tail))
        made.append(one)
        number += 1


def _listed(key: str, part: Callable[[int], str]) -> Callable[[int], str]:
    """A journey of one activity with a list of many things."""
    return lambda size: _filled(f"{HEAD}{ACTIVITIES}  - name: A\n    {key}:\n", lambda n: f"      - {part(n)}\n", size)


def _journey(part: Callable[[int], str]) -> Callable[[int], str]:
    """A journey of many activities."""
    return lambda size: _filled(HEAD + ACTIVITIES, lambda n: f"  - {part(n)}\n", size)


def _top(key: str, part: Callable[[int], str]) -> Callable[[int], str]:
    """A journey with a list of many things at its top."""
    return lambda size: _filled(
        f"{HEAD}{ACTIVITIES}  - {{id: a, name: A}}\n  - {{id: b, name: B}}\n{key}:\n", lambda n: f"  {part(n)}\n", size
    )


def _repeated(head: str, text: str, tail: str = "") -> Callable[[int], str]:
    return lambda size: head + text * ((size - len(head.encode()) - len(tail.encode())) // len(text.encode())) + tail


def _texts(letters: str, length: int = 19_000) -> Callable[[int], str]:
    """Many thoughts of the greatest length, made of some letters."""
    text = (letters * (length // len(letters) + 1))[:length]
    return _listed("thoughts", lambda n: f'"{n} {text}"')


def _tangle(size: int) -> str:
    """Every activity leads to every other one, up to a thousand ways."""
    names = range(min(32, int((size / 12) ** 0.5)))
    lines = (f"  - {{id: a{n}, name: A{n}, next: [{', '.join(f'a{m}' for m in names if m != n)}]}}\n" for n in names)
    return HEAD + ACTIVITIES + "".join(lines)


def _jungle(size: int) -> str:
    """Nine thousand ways between less than a hundred activities."""
    names = range(min(95, int((size / 5) ** 0.5)))
    lines = (f"  - {{id: {n}, name: A{n}, next: [{', '.join(str(m) for m in names if m != n)}]}}\n" for n in names)
    return HEAD + ACTIVITIES + "".join(lines)


def _lanes(size: int) -> str:
    """Half the file lists lanes, and every activity has a cell in each."""
    lanes = _filled(f"{HEAD}lanes:\n", lambda n: f"  - {{lane: l{n}}}\n", size // 2)
    return _filled(lanes + ACTIVITIES, lambda n: f"  - A{n}\n", size)


def _thicket(size: int) -> str:
    """A thousand activities, each with forks far away."""
    count = min(1_000, size // 80)
    lines = (
        f"  - {{id: a{n}, name: A{n}, next: [a{(n + 1) % count}, a{(n * 7919 + 13) % count}, a{n * 7 % count}]}}\n"
        for n in range(count)
    )
    return HEAD + ACTIVITIES + "".join(lines)


def _evidence(size: int) -> str:
    """Half the file lists evidence, and every activity rests on twenty pieces of it."""
    found = _filled(
        f"{HEAD}evidence:\n", lambda n: f"  e{n}: {{kind: interview, count: 1, date: 2026-01}}\n", size // 2
    )
    many = found.count("\n") - 3
    return _filled(
        found + ACTIVITIES,
        lambda n: f"  - {{name: A{n}, evidence: [{', '.join(f'e{(n * 20 + m) % many}' for m in range(20))}]}}\n",
        size,
    )


ATTACKS: dict[str, Callable[[int], str]] = {
    # the shape of the file
    "brackets": _repeated("title: ", "["),
    "braces": _repeated("title: ", "{a: "),
    "deep-block": lambda size: "".join(" " * n + f"a{n}:\n" for n in range(int((2 * size) ** 0.5) - 10)),
    "deep-lists": _repeated("title: ", "- "),
    "questions": _repeated("", "? "),
    "empty-lines": _repeated("title: A\n", "\n"),
    "spaces": _repeated("title: A\n", " "),
    "commas": _repeated("title: [", ",", "]"),
    "comments": _repeated(HEAD + ACTIVITIES + "  - A\n", "# x\n"),
    "one-line-with-comment": _repeated(HEAD + "activities: [", "a, ", "] # x"),
    "one-line-of-keys": _repeated(HEAD + "zzz: {", "a, ", "} # x"),
    "one-line-of-decimals": _repeated(HEAD + "zzz: {", "a: 1,5, ", "}"),
    "words-to-the-program": _repeated(HEAD + ACTIVITIES + "  - A\n", "  - A # journeyctl: ignore J201\n"),
    "words-above": _repeated(HEAD + ACTIVITIES + "  - A\n", "  # journeyctl: ignore J201\n"),
    "one-word": _repeated("title: ", "a"),
    "one-quoted-word": _repeated('title: "', "a", '"'),
    "one-folded-block": _repeated("title: >\n", "  a\n\n"),
    "one-plain-over-lines": _repeated("title: a\n", "  a\n"),
    "documents": _repeated("", "---\na: b\n"),
    "aliases": _repeated("a: &a x\nb: [", "*a, ", "]"),
    "anchors": _repeated("b: [", "&a x, ", "]"),
    "merges": _repeated("title: A\n", "<<: {a: b}\n"),
    "tags": _repeated("b: [", "!!str x, ", "]"),
    "unknown-keys": lambda size: _filled(HEAD, lambda n: f"activitys{n}: x\n", size),
    "unknown-long-keys": lambda size: _filled(HEAD, lambda n: f"{'happines' * 60}{n}: x\n", size),
    "same-key": _repeated("", "title: A\n"),
    "bullets": _repeated("title: A\nactivities:\n", "  • a\n"),
    "bullets-in-lists": _repeated("title: A\nactivities:\n", "- • a\n  • b\n"),
    "tabs": _repeated("title: A\nactivities:\n", "\t- a\n"),
    "open-quotes": _repeated("title: A\n", '"a\n'),
    "escapes": _repeated('title: "', "\\u0041", '"'),
    "colons": _repeated("title: ", "a: "),
    "blanks-before-a-colon": _repeated("title: a", " ", ": b\n"),
    "blanks-before-a-sign": _repeated("title: @", " ", "x\n"),
    # wide journeys
    "activities-of-one-letter": _journey(lambda n: "a"),
    "activities": _journey(lambda n: f"{{id: a{n}, name: A{n}, happiness: {n % 5 - 2}, touchpoints: web}}"),
    "activities-full": _journey(
        lambda n: f"{{name: A{n}, happiness: {n % 5 - 2}, thoughts: T{n}, needs: N{n}, touchpoints: web, pains: P{n}, "
        f"delights: D{n}, frontstage: F{n}, backstage: B{n}, support: S{n}, ideas: I{n}}}"
    ),
    "activities-wrong": _journey(lambda n: f"{{nam: A{n}, hapiness: x, touchpoint: [web]}}"),
    "activities-empty": _repeated(HEAD + ACTIVITIES, "  -\n"),
    "phases": lambda size: _filled(HEAD + "phases:\n", lambda n: f"  - {{name: P{n}, activities: [A]}}\n", size),
    "phases-alone": lambda size: _filled(HEAD + "phases:\n", lambda n: f"  - P{n}\n", size),
    "thoughts": _listed("thoughts", lambda n: "a"),
    "needs": _listed("needs", lambda n: f"{{text: N{n}, satisfied_by: [a, b, c]}}"),
    "touchpoints": _listed("touchpoints", lambda n: f"{{channel: phonee{n}, name: T{n}}}"),
    "ratings": _listed("happiness", lambda n: str(n % 5 - 2)),
    "ideas": _listed("ideas", lambda n: f"I{n}"),
    "work": _listed("backstage", lambda n: f"{{actor: A{n}, action: B{n}, system: S{n}}}"),
    "own-lanes": lambda size: _filled(
        f"{HEAD}{ACTIVITIES}  - name: A\n    lanes:\n", lambda n: f"      l{n}: x\n", size
    ),
    "lanes-listed": _top("lanes", lambda n: f"- {{lane: l{n}, title: L{n}}}"),
    "lanes-by-activities": _lanes,
    "takeaways": _top("takeaways", lambda n: f"- {{text: T{n}, for: a}}"),
    "ideas-at-the-top": _top("ideas", lambda n: f"- {{text: I{n}, for: [a, b]}}"),
    "actions": _top("actions", lambda n: f"- {{text: I{n}, for: a}}"),
    "ballots": _top("ballots", lambda n: f"v{n}: [i, i]"),
    "team": _top("team", lambda n: f"- {{name: T{n}, role: R}}"),
    "questions-asked": _top("questions", lambda n: f"- Q{n}"),
    "evidence-listed": _top("evidence", lambda n: f"e{n}: {{kind: interview, count: 1, date: 2026-01}}"),
    "evidence": _evidence,
    "goals": lambda size: _filled(
        f"{HEAD}{ACTIVITIES}  - A\npersona:\n  name: P\n  goals:\n", lambda n: f"    - G{n}\n", size
    ),
    # references
    "nowhere": _journey(lambda n: f"{{id: abcdefgh{n}, name: A, next: abcdefhg{n}}}"),
    "ideas-for-nowhere": lambda size: _filled(
        HEAD + ACTIVITIES, lambda n: f"  - {{id: abcdefgh{n}, name: A}}\n", size // 2
    ) + _filled("ideas:\n", lambda n: f"  - {{text: I, for: abcdefhg{n}}}\n", size // 2),
    "doubled-ids": _journey(lambda n: "{id: a, name: A}"),
    "same-names": _journey(lambda n: "{name: A, happiness: 1}"),
    "votes-for-nowhere": _top("ballots", lambda n: f"v{n}: [abcdefgh{n}]"),
    "evidence-nowhere": _journey(lambda n: f"{{name: A{n}, evidence: abcdefgh{n}}}"),
    "near-names": _journey(lambda n: f"{{name: A, touchpoints: {{channel: web, name: Prissida{n}}}}}"),
    # ways
    "tangle": _tangle,
    "thicket": _thicket,
    "jungle": _jungle,
    "back-to-the-start": _journey(lambda n: f"{{id: a{n}, name: A{n}, next: [a{n + 1}, a0]}}"),
    "skips": _journey(lambda n: f"{{id: a{n}, name: A{n}, next: [a{n + 1}, a{n + 9}]}}"),
    "itself": _journey(lambda n: f"{{id: a{n}, name: A{n}, next: a{n}}}"),
    # texts
    "texts-of-one-word": _texts("a"),
    "texts-of-long-words": _texts("Donaudampfschifffahrtsgesellschaft "),
    "texts-of-towers": _texts("a" + "\u0301" * 400),
    "texts-of-marks": _texts("\u0301"),
    "texts-of-controls": _texts("\u202e"),
    "texts-of-isolates": _texts("\u2067a"),
    "texts-of-joiners": _texts("\u200d"),
    "texts-of-spaces": _texts("a\u00a0"),
    "texts-of-blanks": _texts("a" + " " * 18_900),
    "texts-of-tabs": _listed("thoughts", lambda n: '"a' + "\\t" * 9_000 + f'{n}"'),
    "texts-of-arabic": _texts("الرحلة "),
    "texts-of-cyrillic": _texts("Клиент ждёт ответа "),
    "texts-of-han": _texts("旅"),
    "texts-of-emoji": _texts("👩‍👩‍👧"),
    "texts-of-tofu": _texts("\U000e0100\u0378"),
    "texts-of-hyphens": _texts("a-"),
    "texts-of-soft-hyphens": _texts("a\u00ad"),
    "texts-of-markup": _texts("<&>'"),
    "texts-of-newlines": _listed("thoughts", lambda n: '"' + "a\\n" * 6_000 + '"'),
    "names-of-one-word": _journey(lambda n: "a" * 19_000),
    "long-title": lambda size: f"title: {'word ' * 3_900}\n{ACTIVITIES}  - A\n",
    "expanding": _texts("ﷺ"),
    "decomposed": _texts("ΐ"),
}  # fmt: skip
"""Every hostile shape: its name and its maker, which takes the size in bytes."""


LONG: tuple[str, ...] = (
    "{}: x", '"{}": x', "{}", "? {}\n: x\n? {}\n: y", "? [{}]\n: x", "{}:x", "title:{}\nowner: A", "title: A\n  {}: x",
    "title: &{} A", "title: *{}", "title: !{} A", "title: !<{}> A", "title: A #{}", "title: {} #3", "title: {{{}: x}}",
    "lang: {}", "date: {}", "theme: {}", "type: {}", "status: {}", "based_on: {}", "persona: {}", "owner: [{}]",
    "persona: personas/{}.yaml", "persona: {{name: {}}}", "link: 'javascript:{}'", "lanes: [{}]",
    "lanes: [{{lane: {}}}]",
    "ballots: {{{}: [{}]}}", "ideas: [{{text: {}, for: {}}}]", "actions: [{{text: {}, for: {}}}]", "ideas: {}",
    "owner: A # journeyctl: ignore {}", "# journeyctl: {}", "\u2022 {}: x", "activities:\n-{}",
    "activities: [{{name: A, {}}}]",
    "activities: [{{name: {}}}, {{name: {}}}]", "activities: [{{{}: x}}]", "activities: [{{{}: {{name: A}}}}]",
    "activities: [{{id: {}, name: A}}]", "activities: [{{name: A, next: {}}}]",
    "activities: [{{name: A, happiness: {}}}]",
    "activities: [{{name: A, happiness: 1{},5}}]", "activities: [{{name: A, evidence: {}}}]",
    "activities: [{{name: A, journey: {}}}]", "activities: [{{name: A, lanes: {{{}: x}}}}]",
    "activities: [{{name: A, touchpoints: {{channel: {}, name: {}}}}}]", "activities: [{{name: A, owner: {}}}]",
    "activities: [{{name: {}, touchpoints: {}, next: [{{to: end, when: {}}}]}}]",
    "activities: [{{name: {}, needs: {{text: {}, satisfied_by: {}}}, happiness: -2}}]",
    "phases: [{{name: {}, activities: [{{name: {}, happiness: -2}}]}}, {{name: {}}}]",
    "evidence: {{{}: {{kind: {}}}}}", "evidence: {{e: {{kind: interview, date: {}}}}}",
    "team: [{{name: {}, role: {}}}]",
    "questions: [{}]", "takeaways: [{{text: {}, for: {}}}]", "goal: {{text: {}, measures: [{{name: {}, now: {}}}]}}",
)  # fmt: skip
"""Lines of a journey with places for a word of thousands of letters."""


def attack(name: str, size: int = MOST) -> bytes:
    """The bytes of a hostile journey, at most of a size."""
    return ATTACKS[name](size).encode("utf-8", "surrogatepass")[:MOST]
