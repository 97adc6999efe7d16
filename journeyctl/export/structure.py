"""The tree by which a document is heard: title, persona, phases, and each activity down its column.

In: a document as cairo tagged it, line by line as it was drawn, and for each page what it holds and what was tagged.
Out: the same document with those lines in parts, under headings, drawings with words for them, links with theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from journeyctl.contents import Contents, Part
from journeyctl.export.reading import Leaf

_BARE = re.compile(r"[\s\u00ad-]+")
_HYPHENS = ("-", "\u2010", "\u00ad")


class Tagged(NamedTuple):
    """A page: what it holds, and what was tagged on it, in the order of drawing."""

    contents: Contents
    leaves: tuple[Leaf, ...]


def said(leaf: Leaf) -> str:
    """The words of a leaf as one text; a word that was divided at the end of a line is whole."""
    text = ""
    for line in leaf.lines:
        text += line if not text or text.endswith(_HYPHENS) else f" {line}"
    return text


def headings(page: Tagged) -> dict[str, int]:
    """Which leaf is the heading of each part that has one, by its key: the one with its words, else the largest."""
    found: dict[str, int] = {}
    mine = _by_part(page)
    for part in page.contents.parts:
        lines = [at for at in mine.get(part.key, ()) if page.leaves[at].kind == "P"]
        if part.level and lines:
            named = (at for at in lines if _bare(said(page.leaves[at])) == _bare(part.heading))
            found[part.key] = next(named, max(lines, key=lambda at: page.leaves[at].size))
    return found


def _by_part(page: Tagged) -> dict[str, list[int]]:
    """The leaves of each part, by its key, in the order of drawing."""
    found: dict[str, list[int]] = {}
    for at, leaf in enumerate(page.leaves):
        found.setdefault(leaf.part, []).append(at)
    return found


def _openers(leaves: tuple[Leaf, ...]) -> frozenset[int]:
    """The leaves that carry a link: of those in it the largest line, which names where it leads from."""
    found: dict[int, int] = {}
    for at, leaf in enumerate(leaves):
        if leaf.link >= 0 and leaf.kind == "P":
            best = found.setdefault(leaf.link, at)
            found[leaf.link] = at if leaf.size > leaves[best].size else best
    return frozenset(found.values())


def _bare(text: str) -> str:
    return _BARE.sub("", text)


def rebuild(writer: Any, pages: tuple[Tagged, ...], *, spoken: bool) -> None:  # noqa: ANN401 - pypdf's writer
    """Put the tagged lines of a document into the order in which it is heard.

    `spoken` gives each of them its words: letters that are shapes have none of their own.
    """
    if "/StructTreeRoot" not in writer.root_object:
        return  # a page without a word
    root = writer.root_object["/StructTreeRoot"]
    top = root["/K"][0].get_object()
    given = list(_elements(root["/K"]))
    leaves = [one for one in given if one["/S"] in ("/P", "/Figure")]
    links = [kid.get_object() for one in given if one["/S"] == "/Link" for kid in one["/K"] if _is_link(kid)]
    assert len(leaves) == sum(len(page.leaves) for page in pages), "cairo keeps one element for each tag"
    tree = _Tree(writer, spoken=spoken)
    top[NameObject("/K")] = ArrayObject()
    root[NameObject("/K")] = ArrayObject([top.indirect_reference])  # cairo begins one for each page
    for number, page in enumerate(pages):
        mine, leaves = leaves[: len(page.leaves)], leaves[len(page.leaves) :]
        count = 1 + max((leaf.link for leaf in page.leaves), default=-1)
        own, links = links[:count], links[count:]
        around = tree.element("Part", top, page.contents.label) if len(pages) > 1 else top
        _Page(tree, page, mine, own, writer.pages[number], around).build()
    root[NameObject("/ParentTree")] = tree.parents()
    root[NameObject("/ParentTreeNextKey")] = NumberObject(len(tree.owners))


def _elements(kids: Any) -> Iterator[Any]:  # noqa: ANN401 - pypdf's objects
    """Every element of cairo's tree, in the order it was begun."""
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, DictionaryObject) and "/S" in one:
            yield one
            yield from _elements(one.get("/K", []))


def _is_link(kid: Any) -> bool:  # noqa: ANN401 - pypdf's objects
    one = kid.get_object()
    return isinstance(one, DictionaryObject) and one.get("/Type") == "/OBJR"


class _Tree:
    """The new tree; remembers for each page, and each link, to which elements its parts belong."""

    def __init__(self, writer: Any, *, spoken: bool) -> None:  # noqa: ANN401 - pypdf's writer
        self.spoken = spoken
        self.owners: list[Any] = []
        self._writer = writer

    def element(self, tag: str, around: Any, title: str = "") -> Any:  # noqa: ANN401 - pypdf's objects
        """A new element, the last in the one around it."""
        made = DictionaryObject(
            {NameObject("/Type"): NameObject("/StructElem"), NameObject("/S"): NameObject(f"/{tag}")}
        )
        if title:
            made[NameObject("/T")] = TextStringObject(title)
        self._writer._add_object(made)  # noqa: SLF001 - pypdf's way to add an object
        self.put(made, around)
        return made

    def put(self, one: Any, around: Any) -> None:  # noqa: ANN401 - pypdf's objects
        """An element as the last of another."""
        one[NameObject("/P")] = around.indirect_reference
        around.setdefault(NameObject("/K"), ArrayObject()).append(one.indirect_reference)

    def own(self, owner: Any) -> NumberObject:  # noqa: ANN401 - pypdf's objects
        """The number under which a page or a link finds its elements."""
        self.owners.append(owner)
        return NumberObject(len(self.owners) - 1)

    def parents(self) -> Any:  # noqa: ANN401 - pypdf's objects
        """What belongs to which element, by number."""
        numbers = ArrayObject()
        for number, owner in enumerate(self.owners):
            numbers += [NumberObject(number), owner]
        return self._writer._add_object(DictionaryObject({NameObject("/Nums"): numbers}))  # noqa: SLF001


class _Page:
    """One page being put into the tree."""

    def __init__(self, tree: _Tree, page: Tagged, given: list[Any], links: list[Any], sheet: Any, top: Any) -> None:  # noqa: ANN401
        self._tree = tree
        self._page = page
        self._given = given
        self._links = links
        self._sheet = sheet
        self._top = top
        self._level = 0
        self._owners: dict[int, Any] = {}
        self._mine = _by_part(page)
        self._openers = _openers(page.leaves)
        self._inside: dict[str, list[Part]] = {}
        for part in page.contents.parts:
            self._inside.setdefault(part.within, []).append(part)

    def build(self) -> None:
        """Every leaf in its part, in order; parts without any are left out."""
        heads = headings(self._page)
        parts = self._page.contents.parts
        known = {part.key for part in parts}
        self._parts("", self._top, heads)
        self._fill([at for at, leaf in enumerate(self._page.leaves) if leaf.part not in known], self._top)
        count = 1 + max(self._owners, default=-1)
        null = self._top.indirect_reference
        listed = ArrayObject(self._owners.get(mark, null) for mark in range(count))
        self._sheet[NameObject("/StructParents")] = self._tree.own(listed)

    def _parts(self, within: str, around: Any, heads: dict[str, int]) -> None:  # noqa: ANN401
        for part in self._inside.get(within, ()):
            if self._holds(part):
                self._part(part, self._tree.element("Sect", around, part.title), heads)

    def _holds(self, part: Part) -> bool:
        return part.key in self._mine or any(map(self._holds, self._inside.get(part.key, ())))

    def _part(self, part: Part, around: Any, heads: dict[str, int]) -> None:  # noqa: ANN401
        head = heads.get(part.key, -1)
        if head >= 0:
            self._level = min(part.level, self._level + 1)
            self._given[head][NameObject("/S")] = NameObject(f"/H{self._level}")
        self._fill(sorted(self._mine.get(part.key, ()), key=lambda at: at != head), around)
        self._parts(part.key, around, heads)

    def _fill(self, leaves: list[int], around: Any) -> None:  # noqa: ANN401
        drawings: dict[str, Any] = {}
        for at in leaves:
            leaf, one = self._page.leaves[at], self._given[at]
            marks = [int(kid) for kid in _listed(one) if isinstance(kid, NumberObject)]
            if not marks:
                continue  # nothing of it is on the page
            if leaf.kind == "Figure" and leaf.alt in drawings:
                one = drawings[leaf.alt]
                one[NameObject("/K")] = ArrayObject([*_listed(one), *map(NumberObject, marks)])
            else:
                self._tree.put(one, around)
                if leaf.kind == "Figure":
                    drawings[leaf.alt] = one
                    one[NameObject("/Alt")] = TextStringObject(leaf.alt)
                elif self._tree.spoken:
                    one[NameObject("/ActualText")] = TextStringObject(said(leaf))
            opens = at in self._openers and leaf.link < len(self._links)
            owner = self._linked(leaf, one) if opens else one
            self._owners |= dict.fromkeys(marks, owner.indirect_reference)

    def _linked(self, leaf: Leaf, one: Any) -> Any:  # noqa: ANN401
        """The link inside a line, with its area on the page; and words for the area."""
        inside = one[NameObject("/K")]
        reference = self._links[leaf.link]
        one[NameObject("/K")] = ArrayObject()
        made = self._tree.element("Link", one)
        made[NameObject("/Pg")] = self._sheet.indirect_reference
        made[NameObject("/K")] = ArrayObject([*(inside if isinstance(inside, list) else [inside]), reference])
        area = reference["/Obj"].get_object()
        area[NameObject("/StructParent")] = self._tree.own(made.indirect_reference)
        area[NameObject("/Contents")] = TextStringObject(said(leaf))
        return made


def _listed(one: Any) -> list[Any]:  # noqa: ANN401 - pypdf's objects
    kids = one.get("/K", [])
    return list(kids) if isinstance(kids, list) else [kids]
