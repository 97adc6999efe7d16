"""Walks libyaml's events once: guards them, builds nodes, and collects every refusal.

libyaml's own loader is never called: it crashes on deep nesting and lets aliases and merge keys explode. Events carry
positions and cost less than loading. Limits are those of files that people write by hand.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any, NamedTuple

from journeyctl.diagnostics import MOST_TOLD, Diagnostic, EnvironmentFault, Span, cut, fewest
from journeyctl.source.advice import explained, lost_comment, lost_text
from journeyctl.source.decoding import decode, unseen
from journeyctl.source.habits import bullets, pasted_blank, swallowed
from journeyctl.source.nodes import Entry, Mapping, Node, Scalar, ScalarStyle, Sequence

MOST_EVENTS = 200_000
DEEPEST = 40
LONGEST = 20_000

_STYLES: dict[str | None, ScalarStyle] = {
    None: "plain",
    "": "plain",
    "'": "quoted",
    '"': "quoted",
    "|": "block",
    ">": "block",
}


class Document(NamedTuple):
    """A file that was read: its root (None when there is none to go on with), what was wrong, and its lines."""

    root: Mapping | None
    diagnostics: tuple[Diagnostic, ...]
    path: str
    lines: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return any(one.level == "error" for one in self.diagnostics)


class _Stopped(Exception):
    """The file is beyond a limit; reading on would only cost time."""


def read(data: bytes, path: str) -> Document:
    """Read one YAML file.

    Args:
        data: its bytes.
        path: its name, as diagnostics shall show it.

    Returns:
        A document; one with errors may still have a root, of what could be read.

    Raises:
        EnvironmentFault: when PyYAML was installed without libyaml (J901).
    """
    text, found = decode(data, path)
    if found:
        return Document(None, found, path, ())
    lines = tuple(text.split("\n"))
    builder = _Builder(path, lines)
    collecting = gc.isenabled()
    gc.disable()
    try:
        root = builder.build(text)
    finally:
        if collecting:
            gc.enable()
    found = fewest(tuple(sorted(builder.found, key=lambda one: (one.span.line, one.span.column))))
    if isinstance(root, Mapping):
        return Document(root, found, path, lines)
    return Document(None, found or (_no_mapping(root, path),), path, lines)


def _no_mapping(root: Node | None, path: str) -> Diagnostic:
    span = root.span if root is not None else Span(path, 1, 1, 1, 1)
    what = (
        "the file is empty" if root is None or (isinstance(root, Scalar) and root.empty) else "the file holds no keys"
    )
    return Diagnostic("error", "J014", f"{what}; `key: value` lines are expected", span, "Begin with `title: ...`.")


def _parser(text: str) -> Any:  # noqa: ANN401 - PyYAML's C parser has no types
    import yaml

    loader = getattr(yaml, "CLoader", None)
    if loader is None:
        raise EnvironmentFault(
            "J901", "PyYAML was installed without libyaml", "Run: pip install --force-reinstall pyyaml"
        )
    return loader(text)


class _Builder:
    """One pass over the events of a file."""

    def __init__(self, path: str, lines: tuple[str, ...]) -> None:
        self.path = path
        self.lines = lines
        self.found: list[Diagnostic] = []
        self.commented = frozenset(i for i, line in enumerate(lines, 1) if "#" in line)

    def span(self, event: Any) -> Span:  # noqa: ANN401
        start, end = event.start_mark, event.end_mark
        # As Span(...) would; made for every word of a file, so without the call of a Python function.
        return tuple.__new__(Span, (self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1))

    def note(self, found: Diagnostic) -> None:
        """Keep a finding; a file with more than anybody reads is not read on."""
        self.found.append(found)
        if len(self.found) > MOST_TOLD:
            raise _Stopped

    def say(self, code: str, message: str, span: Span, advice: str) -> None:
        self.note(Diagnostic("error", code, message, span, advice))

    def build(self, text: str) -> Node | None:
        """The root node; what was read before an error, None when that is nothing."""
        import yaml

        parser = _parser(text)
        try:
            return self._document(parser, yaml)
        except yaml.MarkedYAMLError as error:
            told = explained(error, self.path, self.lines)
            # A sign that was taken for syntax is told once, by its name.
            if not any(one.span.line == told.span.line for one in self.found):
                self.found.append(told)
        except yaml.YAMLError as error:
            where = Span(self.path, 1, 1, 1, 1)
            told = Diagnostic("error", "J004", f"this is not YAML: {error}", where, "Check the file's characters.")
            self.found.append(told)
        except _Stopped:
            pass
        finally:
            parser.dispose()
        return None

    def _document(self, parser: Any, yaml: Any) -> Node | None:  # noqa: ANN401
        root: Node | None = None
        count = 0
        documents = 0
        stack: list[tuple[bool, Span, list[Any], bool]] = []
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        following = parser.get_event
        while True:
            event = following()
            kind = type(event)
            count += 1
            if count > MOST_EVENTS:
                self.say("J010", f"the file has over {MOST_EVENTS:,} parts", self.span(event), "Split the journey.")
                raise _Stopped
            if kind is scalar:
                node: Node = self._scalar(event)
            elif kind is mapping or kind is sequence:
                self._open(event, stack, mapping=kind is mapping)
                continue
            elif kind in ends:
                node = self._close(event, stack)
            elif kind is yaml.AliasEvent:
                node = self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.say("J008", "a second document begins here; one file is one journey", self.span(event),
                             "Remove the line `---`, and put what follows it into a file of its own.")  # fmt: skip
                    raise _Stopped
                continue
            elif kind is yaml.StreamEndEvent:
                return root
            else:
                continue
            if stack:
                stack[-1][2].append(node)
            else:
                root = node

    def _open(self, event: Any, stack: list[tuple[bool, Span, list[Any], bool]], *, mapping: bool) -> None:  # noqa: ANN401
        self._refuse_decoration(event)
        if len(stack) >= DEEPEST:
            self.say("J010", f"more than {DEEPEST} levels are nested here", self.span(event), "Close some brackets.")
            raise _Stopped
        stack.append((mapping, self.span(event), [], bool(event.flow_style)))

    def _close(self, event: Any, stack: list[tuple[bool, Span, list[Any], bool]]) -> Node:  # noqa: ANN401
        mapping, start, parts, flow = stack.pop()
        end = event.end_mark
        span = tuple.__new__(Span, (start.path, start.line, start.column, end.line + 1, end.column + 1))
        if not mapping:
            return Sequence(tuple(parts), span)
        return Mapping(self._entries(parts, flow=flow), span)

    def _entries(self, parts: list[Node], *, flow: bool) -> tuple[Entry, ...]:
        keys, values = parts[::2], parts[1::2]
        words = {key.text for key in keys if type(key) is Scalar and key.text.isidentifier()}
        lost = flow and any(type(one) is Scalar and not one.text for one in values)
        # Nearly always every key is a word, stands once, and says something.
        if len(words) == len(keys) and not lost:
            return tuple([tuple.__new__(Entry, pair) for pair in zip(keys, values, strict=True)])
        return tuple(self._looked_through(keys, values, flow=flow))

    def _looked_through(self, keys: list[Node], values: list[Node], *, flow: bool) -> Iterator[Entry]:
        """The entries of a mapping that are as they should be; says what is wrong with the others."""
        seen: dict[str, Span] = {}
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, Scalar):
                self.say("J013", "a key is a single word, not a list or a mapping", key.span, "Put the text in quotes.")
                continue
            listed = None if key.text[:1].isalpha() else bullets(key.span, self.lines, sure=True)
            if listed:
                self.found.append(listed)
                raise _Stopped
            if key.text == "<<" and key.style == "plain":
                self.say("J015", "merge keys (`<<`) are not part of a journey", key.span, "Write the values out.")
                continue
            if key.text in seen:
                self.say("J005", f"the key {cut(key.text)!r} stands here a second time; it was first given on line "
                         f"{seen[key.text].line}", key.span, "Keep one of the two, or join their values.")  # fmt: skip
                continue
            lost = lost_text(key, value, self.lines) if flow else None
            if lost:
                self.note(lost)
                continue
            seen[key.text] = key.span
            yield Entry(key, value)

    def _scalar(self, event: Any) -> Scalar:  # noqa: ANN401
        start, end, text = event.start_mark, event.end_mark, event.value
        line, last = start.line + 1, end.line + 1
        # As Span(...) and Scalar(...) would; made for every word of a file, so without calls of Python functions.
        span = tuple.__new__(Span, (self.path, line, start.column + 1, last, end.column + 1))
        # Nearly every text is plain, begins as words do, and stands on one line without a comment.
        ordinary = not event.style and last == line and text[:1].isalnum() and len(text) <= LONGEST
        if ordinary and line not in self.commented and not event.anchor and not event.tag:
            return tuple.__new__(Scalar, (text, "plain", span))
        self._refuse_decoration(event)
        return self._looked_at(text, _STYLES[event.style], span, folded=event.style == ">")

    def _looked_at(self, text: str, style: ScalarStyle, span: Span, *, folded: bool) -> Scalar:
        """A text as it is meant; says what is wrong with it."""
        if folded:
            # A line break that folding kept is the end of a paragraph.
            text = text.rstrip("\n").replace("\n", "\n\n")
        if len(text) > LONGEST:
            self.say(
                "J011", f"this text has {len(text):,} characters; at most {LONGEST:,} are read", span, "Shorten it."
            )
            text = ""
        elif style == "quoted" and unseen(text) >= 0:
            self.say("J003", "an escape in this text makes an invisible character", span, "Delete the escape.")
        elif style == "plain" and span.end_line in self.commented:
            lost = lost_comment(text, span, self.lines)
            if lost:
                self.note(lost)
        if style == "plain" and len(text) > 1 and text[0] == "-" and text[1].isalpha():
            self.say("J013", f"{text[:20]!r} begins with a hyphen and no space", span,
                     "Write `- Text` for an item of a list, or put the text in quotes.")  # fmt: skip
        if style == "plain" and (text[:1] == "\u00a0" or span.end_line > span.line):
            self._by_habit(text, span)
        return Scalar(text, style, span)

    def _by_habit(self, text: str, span: Span) -> None:
        """Say when a plain text is indentation, or a list, from a program that is no editor of YAML."""
        pasted = pasted_blank(span, self.lines) if text[:1] == "\u00a0" else None
        if pasted:
            self.found.append(pasted)
            raise _Stopped
        listed = bullets(span, self.lines, sure=False) or swallowed(span, self.lines)
        if listed:
            self.note(listed)

    def _alias(self, event: Any) -> Scalar:  # noqa: ANN401
        self.say("J007", f"YAML takes `*{cut(event.anchor)}` for a reference", self.span(event),
                 "Put the text in quotes if the asterisk belongs to it; else write the value out.")  # fmt: skip
        return Scalar(f"*{event.anchor}", "quoted", self.span(event))

    def _refuse_decoration(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor:
            self.say("J007", f"YAML takes `&{cut(event.anchor)}` for an anchor", self.span(event),
                     "Put the text in quotes if the `&` belongs to it; else write the value out.")  # fmt: skip
        if event.tag:
            shown = cut(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self.say("J006", f"YAML takes `{shown}` for a tag", self.span(event),
                     "Put the text in quotes if the exclamation mark belongs to it; else remove the tag.")  # fmt: skip
