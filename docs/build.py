"""Writes the parts of the documentation that are made from the program itself, so that they cannot drift.

In: the pages beside this file; a part that is made stands between `<!-- made: NAME -->` and `<!-- end -->`. Out: the
same pages with every such part written anew: tables of keys from the JSON Schemas, commands from the command line,
rules and codes from the manual, lists of lanes, channels, icons and colours. Run `make docs` after a change; a test
compares.
"""  # noqa: INP001 - a program beside the pages it writes

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from journeyctl import manual, resources, schema
from journeyctl.binding import CHANNELS, LANES
from journeyctl.labels import LANGUAGES, load
from journeyctl.lint import Rule, rules
from journeyctl.shorthand import expand
from journeyctl.source import Mapping, Sequence, read
from journeyctl.theme.themes import BUILT_IN

Schema = dict[str, Any]

PAGES = ("language.md", "commands.md", "rules.md", "codes.md")
REGION = re.compile(r"(<!-- made: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

BASES = {
    **dict.fromkeys(("need", "pain", "delight", "expectation", "question", "takeaway", "idea", "action"), "statement"),
    "phase": "activity",
}
"""Objects that have all keys of another: their tables tell only what is their own."""

ANCHORS = {"catalogued": "catalogued-touchpoint", "journey": "the-journey-file", "project": "the-project-file"}
"""Where an object is told, when it is not under its own name."""

DEFAULTS = {
    ("activity", "kind"): "does",
    ("activity", "present"): "yes",
    ("check", "fail_on"): "error",
    ("evidence", "kind"): "other",
    ("journey", "type"): "current",
    ("persona", "kind"): "person",
    ("scale", "max"): "2",
    ("scale", "min"): "-2",
    ("theme", "base"): "nordic",
    ("theme", "hue"): "[240, 330]",
    ("touchpoint", "ours"): "yes",
    ("catalogued", "ours"): "yes",
    ("work", "from"): "both",
    ("work", "ours"): "yes",
}
"""What a key that is left out is the same as; a test compares the two."""

WAITING = {("project", "views")}
"""Keys that are read and checked, but that nothing uses yet; a test tells when that changes."""

PATTERNS = {
    "^[0-9]{1,9} ?/ ?[0-9]{1,9}$": "two whole numbers with a slash",
    "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$": "the code of a [language](#languages)",
    "^#[0-9A-Fa-f]{6}$": "a colour as `#RRGGBB`",
    r"^(([Hh][Tt][Tt][Pp][Ss]?://[^@/?#\s\\]*([/?#]|$)|mailto:|tel:|\.{1,2}/|#|"
    r"[^:\\\s/?#\u200b-\u206f\ufeff][^:\\\s/?#]*([/?#]|$))[^\s\\]*)?$": "an address",
}
"""Forms of text, in words."""

MOST = 1000
"""From here on an upper limit is only a fence, and not told."""

SHOWN = {"map": "map", "about": "About band", "detail": "words"}
LANGUAGE_NAMES = {
    "sv": "Swedish", "nb": "Norwegian bokmål (also `no`)", "nn": "Norwegian nynorsk", "da": "Danish", "fi": "Finnish",
    "en": "English", "de": "German", "fr": "French", "es": "Spanish",
}  # fmt: skip


@cache
def objects() -> dict[str, tuple[Schema, str]]:
    """Every object of the language by name, with the name of the schema it stands in."""
    found: dict[str, tuple[Schema, str]] = {}
    for name in schema.NAMES:
        root = json.loads(schema.text(name))
        if name != "persona":
            found[name] = (root, name)
        for inner, part in root.get("$defs", {}).items():
            found.setdefault(inner, (part, name))
    return found


def link(name: str) -> str:
    """An object as a link to where it is told."""
    return f"[{name.replace('catalogued', 'touchpoint')}](#{ANCHORS.get(name, name)})"


@cache
def short(key: str, file: str) -> str:
    """The key that plain text under `key` stands for, as the program itself reads it; "" when text stays text."""
    root = read(f"{key}: text\n".encode(), "").root
    assert root is not None
    value = expand(root, file).get(key)
    item = value.items[0] if isinstance(value, Sequence) else value
    return item.entries[0].key.text if isinstance(item, Mapping) else ""


def alternatives(part: Schema) -> list[Schema]:
    """What a value may be, nothing left out but emptiness."""
    return [one for one in part.get("oneOf", [part]) if one != {"type": "null"}]


def is_text(part: Schema) -> bool:
    """Whether any text is taken."""
    return "string" in part.get("type", ()) and "pattern" not in part


def worded(part: Schema, key: str, file: str) -> str:
    """What is written under a key, in words."""
    options = alternatives(part)
    words = [one for one in options if "const" in one]
    listed = next((one for one in options if one.get("type") == "array"), None)
    if words and len(words) == len(options):
        return "one of" + "".join(f"<br>`{one['const']}` {one['description']}" for one in words)
    if words:
        return "a number, " + ", ".join(f"`{one['const']}`" for one in words) + ", or a list of numbers"
    referred = next((one["$ref"].rsplit("/", 1)[1] for one in options if "$ref" in one), "")
    if referred:
        many = f"a list of {link(referred)}, or one" if listed else link(referred)
        alone = short(key, file) if any(is_text(one) for one in options) else ""
        texts = len(options) > 1 + bool(listed)
        return many + (f"; text alone is its `{alone}`" if alone else ", or its id or name" if texts else "")
    if listed and len(options) > 1:
        return f"{plain(options[0])}, or a list"
    return plain(options[0])


def plain(part: Schema) -> str:
    """A value without alternatives, in words."""
    if "enum" in part:
        given = [one for one in part["enum"] if isinstance(one, str)]
        return "yes or no" if given == ["yes", "no"] else ", ".join(f"`{one}`" for one in given)
    kinds = part.get("type", ())
    if "array" in kinds:
        return f"a list of {part['minItems']} numbers"
    if "object" in kinds:
        return named(part["additionalProperties"])
    if "pattern" in part:
        return PATTERNS[part["pattern"]]
    if "string" in kinds:
        return "text"
    number = "a whole number" if "integer" in kinds else "a number"
    low, high = part.get("minimum"), part.get("maximum", MOST)
    return f"{number} from {low} to {high}" if high < MOST else number


def named(part: Schema) -> str:
    """The value of a key that holds things by names of the team's own."""
    options = alternatives(part)
    if "$ref" in options[0]:
        return f"names of your own, each with {link(options[0]['$ref'].rsplit('/', 1)[1])}"
    return f"names of your own, each with {plain(options[0])}{', or a list' if len(options) > 1 else ''}"


def flow(value: object, *, inside: bool = False) -> str:
    """An example as YAML on one line; `inside` brackets more of it needs quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one, inside=True)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one, inside=True) for one in value) + "]"
    text = str(value)
    signs = r"^[#@%*&!>|\"'\[{]|: | #" + (r"|[,\[\]{}?]" if inside else "")
    return f'"{text}"' if re.search(signs, text) else text


def keys(name: str) -> dict[str, Schema]:
    """The keys that the table of an object tells: all, or those it does not share with its base."""
    part, _ = objects()[name]
    base = objects()[BASES[name]][0]["properties"] if name in BASES else {}
    own = {key: value for key, value in part["properties"].items() if key != "$schema"}
    return {key: value for key, value in own.items() if unshown(base.get(key)) != unshown(value)}


def unshown(part: Schema | None) -> Schema | None:
    """A key without where it is shown."""
    return part and {key: value for key, value in part.items() if key != "x-shown"}


def table(name: str) -> str:
    """The keys of an object: meaning, what to write, where it is shown, an example."""
    part, file = objects()[name]
    shown = file in ("journey", "persona")
    rows = [row(name, key, value, file, shown=shown) for key, value in keys(name).items()]
    head = ("key", "meaning", "what you write", *(("shown",) if shown else ()), "example")
    rule = tuple("---" for _ in head)
    return "\n".join(
        [part["description"] + shared(name), "", *("| " + " | ".join(cells) + " |" for cells in (head, rule, *rows))]
    )


def shared(name: str) -> str:
    """The sentence that points to the keys an object has from another."""
    if name not in BASES:
        return ""
    base = BASES[name]
    part, _ = objects()[name]
    places = {part["properties"][key]["x-shown"] for key in objects()[base][0]["properties"]}
    where = ", all shown in the About band" if places == {"about"} else ""
    return f" It has all keys of {'an' if base[0] in 'aeiou' else 'a'} {link(base)}{where}, and these:"


def row(name: str, key: str, value: Schema, file: str, *, shown: bool) -> tuple[str, ...]:
    """One row of a table."""
    required = " *(required)*" if key in objects()[name][0].get("required", ()) else ""
    written = worded(value, key, file)
    if (name, key) in DEFAULTS:
        written += f"{'<br>' if '<br>' in written else '; '}left out: `{DEFAULTS[name, key]}`"
    meaning = value["description"] + (" *Not used yet.*" if (name, key) in WAITING else "")
    place = f"lane [{key}](#lanes)" if key in LANES and value["x-shown"] == "map" else SHOWN[value["x-shown"]]
    example = f"`{key}: {flow(value['examples'][-1])}`"
    cells = (f'<a id="{name}-{key}"></a>`{key}`{required}', meaning, written, *((place,) if shown else ()), example)
    return tuple(cell.replace("|", "\\|") for cell in cells)


def lanes() -> str:
    """The built-in lanes in their order."""
    said = load("en")
    rows = [f"| `{lane}` | {said.lane(lane, 'title')} | {said.lane(lane, 'about')} |" for lane in LANES]
    return "\n".join(["| lane | its title in English | its question |", "| --- | --- | --- |", *rows])


def channels() -> str:
    """The built-in channels by kind."""
    said = load("en")
    found: dict[str, list[str]] = {}
    for key, channel in CHANNELS.items():
        name = said(f"channel.{key}")
        found.setdefault(str(channel.kind), []).append(f"`{key}`" + (f" ({name})" if name != key else ""))
    rows = [f"| {kind} | {', '.join(names)} |" for kind, names in found.items()]
    return "\n".join(["| kind | channels |", "| --- | --- |", *rows])


def icons() -> str:
    """The names of the drawn icons."""
    return ", ".join(f"`{name}`" for name in sorted(resources.icons()))


def tokens() -> str:
    """The colours of the default theme."""
    rows = [f"| `{token}` | `{colour}` |" for token, colour in BUILT_IN["nordic"].tokens.items()]
    return "\n".join(["| token | in `nordic` |", "| --- | --- |", *rows])


def languages() -> str:
    """The languages that the map's own words are in."""
    rows = [f"| `{code}` | {LANGUAGE_NAMES[code]} | {load(code)('map.name')} |" for code in LANGUAGES]
    return "\n".join(["| code | language | the map is called |", "| --- | --- | --- |", *rows])


def program() -> Any:  # noqa: ANN401 - Typer's own command type is private
    """The command line as Typer builds it."""
    import typer

    from journeyctl.cli.app import declared

    return typer.main.get_command(declared())


def leaves() -> dict[str, Any]:
    """Every command by the words that call it; a group counts as the commands in it."""
    found: dict[str, Any] = {}
    for name, command in program().commands.items():
        inner = getattr(command, "commands", None)
        found |= {f"{name} {one}": each for one, each in inner.items()} if inner else {name: command}
    return found


def everywhere() -> dict[str, Any]:
    """The options that every command takes, by name."""
    commands = list(leaves().values())
    first = {one.name: one for one in commands[0].params}
    return {name: one for name, one in first.items() if all(name in {p.name for p in c.params} for c in commands[1:])}


def commands() -> str:
    """Every command with its arguments and options; those that all take come last, once."""
    common = everywhere()
    parts: list[str] = []
    for name, command in leaves().items():
        own = [one for one in command.params if one.name not in common]
        taken = " ".join(["[OPTIONS]", *(usage(one) for one in own if one.param_type_name == "argument")])
        about = "\n\n".join(" ".join(part.split()) for part in str(command.help).split("\n\n"))
        parts += [f"## journeyctl {name}", about, f"```text\njourneyctl {name} {taken}\n```", options(own)]
    parts += ["## Every command", "Every command takes these too.", options(list(common.values()))]
    return "\n\n".join(part for part in parts if part)


def usage(argument: Any) -> str:  # noqa: ANN401
    """An argument as the usage line shows it."""
    word = argument.metavar or argument.name.upper()
    return word if argument.required else f"[{word}]"


def options(given: list[Any]) -> str:
    """A table of arguments and options."""
    rows = [
        f"| {spelled(one) if one.param_type_name == 'option' else usage(one)} "
        f"| {one.help} | {values(one)} | {f'`{one.envvar}`' if one.envvar else ''} |"
        for one in given
    ]
    head = ["| option | meaning | values | variable |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows]) if rows else ""


def spelled(option: Any) -> str:  # noqa: ANN401
    """The ways to write an option, and to write that it is not wished."""
    return ", ".join(f"`{word}`" for word in (*option.opts, *option.secondary_opts))


def values(option: Any) -> str:  # noqa: ANN401
    """What an option takes, and what it is when left out."""
    choices = getattr(option.type, "choices", None)
    taken = ", ".join(f"`{one}`" for one in choices) if choices else option.metavar or ""
    if getattr(option, "is_flag", False):
        return "a switch"
    default = f"left out: `{option.default}`" if option.default not in (None, "") else ""
    return "; ".join(part for part in (taken, default) if part)


def told_rules() -> str:
    """The table of all rules of method, and the page of each."""
    pages = {one.code: one for one in manual.articles()}
    rows = [rule_row(rule, pages[rule.code]) for rule in rules().values()]
    head = ("code", "name", "what it says", "about", "level", "as it is from", "from")
    table = ["| " + " | ".join(cells) + " |" for cells in (head, tuple("---" for _ in head), *rows)]
    return "\n".join([*table, "", manual.as_markdown((pages[code] for code in rules()), 2).rstrip()])


def rule_row(rule: Rule, page: manual.Article) -> tuple[str, ...]:
    """One row of the table of rules."""
    words = manual.words("en")
    practices = words.joined([words.practices[one] for one in rule.practices])
    level = "hint" if rule.confidence == "likely" else rule.level
    status = f"`{rule.since}`" if level != "hint" and rule.since else ""
    asked = f"{level}, only with `--pedantic`" if rule.audience == "pedantic" else level
    name = f"[{rule.name}](#{anchor(page)})"
    return rule.code, name, page.title, words.family(rule.family).lower(), asked, status, practices


def anchor(page: manual.Article) -> str:
    """What a link to the heading of a page is called, as GitHub makes it."""
    text = f"{page.code} {page.name}: {page.title}".lower()
    return re.sub(r"[^\w -]", "", text).replace(" ", "-")


def codes() -> str:
    """The list of all codes that are no rule's, and the page of each."""
    pages = [one for one in manual.articles() if one.code not in rules()]
    rows = [f"| [{one.code}](#{anchor(one)}) | `{one.name}` | {one.level} | {one.title} |" for one in pages]
    table = ["| code | name | level | what it says |", "| --- | --- | --- | --- |", *rows]
    return "\n".join([*table, "", manual.as_markdown(pages, 2).rstrip()])


LISTS: dict[str, Callable[[], str]] = {
    "lanes": lanes, "channels": channels, "icons": icons, "tokens": tokens, "languages": languages,
    "commands": commands, "rules": told_rules, "codes": codes,
}  # fmt: skip
"""What is made beside the tables of objects."""


def filled(page: str) -> str:
    """A page with every made part written anew. A part of an unknown name raises KeyError."""

    def made(found: re.Match[str]) -> str:
        body = LISTS[found[2]]() if found[2] in LISTS else table(found[2].removeprefix("keys-"))
        return f"{found[1]}\n{body}\n\n{found[3]}"

    return REGION.sub(made, page)


def parts(page: str) -> Iterator[str]:
    """The names of the made parts of a page."""
    yield from (found[2] for found in REGION.finditer(page))


if __name__ == "__main__":
    for name in PAGES:
        path = Path(__file__).with_name(name)
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
