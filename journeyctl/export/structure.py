"""The tree by which a document is heard: title, persona, phases, and each activity down its column.

In: a document as cairo tagged it, line by line as it was drawn, and for each page what it holds and what was tagged.
Out: the same document with those lines in parts, under headings, drawings with words for them, links with theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from journeyctl.contents import Contents, Part
from journeyctl.export.objects import Entries, Objects, Ref, text
from journeyctl.export.reading import Leaf

_BARE = re.compile(r"[\s\u00ad-]+")
_HYPHENS = ("-", "\u2010", "\u00ad")


class Tagged(NamedTuple):
    """A page: what it holds, and what was tagged on it, in the order of drawing."""

    contents: Contents
    leaves: tuple[Leaf, ...]


def said(leaf: Leaf) -> str:
    """The words of a leaf as one text; a word that was divided at the end of a line is whole."""
    words = ""
    for line in leaf.lines:
        words += line if not words or words.endswith(_HYPHENS) else f" {line}"
    return words


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


def _bare(words: str) -> str:
    return _BARE.sub("", words)


def rebuild(document: Objects, pages: tuple[Tagged, ...], *, spoken: bool) -> None:
    """Put the tagged lines of a document into the order in which it is heard.

    `spoken` gives each of them its words: letters that are shapes have none of their own.
    """
    if "/StructTreeRoot" not in document.catalogue:
        return  # a page without a word
    root = document[document.catalogue["/StructTreeRoot"]]
    given = tuple(elements(document))
    leaves = [one for one in given if document[one]["/S"] in ("/P", "/Figure")]
    links = [
        kid
        for one in given
        if document[one]["/S"] == "/Link"
        for kid in _kids(document, one)
        if _is_link(document[kid])
    ]
    assert len(leaves) == sum(len(page.leaves) for page in pages), "cairo keeps one element for each tag"
    tree, top = _Tree(document, spoken=spoken), given[0]
    document[top]["/K"] = []
    document.drop(root["/ParentTree"])
    root["/K"] = [top]  # cairo begins one for each page
    for page, sheet in zip(pages, document.pages(), strict=True):
        mine, leaves = leaves[: len(page.leaves)], leaves[len(page.leaves) :]
        count = 1 + max((leaf.link for leaf in page.leaves), default=-1)
        own, links = links[:count], links[count:]
        around = tree.element("Part", top, page.contents.label) if len(pages) > 1 else top
        _Page(tree, page, (mine, own), sheet, around).build()
    root["/ParentTree"] = tree.parents()
    root["/ParentTreeNextKey"] = len(tree.owners)
    for one in set(given) - tree.kept - {top}:
        document.drop(one)


def elements(document: Objects) -> Iterator[Ref]:
    """Every element of a document's tree, in the order it was begun."""
    waiting = _kids(document, document.catalogue["/StructTreeRoot"])[::-1]
    while waiting:
        one = waiting.pop()
        inner = document[one]
        if isinstance(one, Ref) and isinstance(inner, dict) and "/S" in inner:
            yield one
            waiting += _kids(document, one)[::-1]


def _kids(document: Objects, one: Ref) -> list[Any]:
    """What an element holds: a list, or a single one."""
    kids = document[one].get("/K", [])
    listed = document[kids]
    return list(listed) if isinstance(listed, list) else [kids]


def _is_link(one: Any) -> bool:  # noqa: ANN401 - a value of a PDF is of any kind
    return isinstance(one, dict) and one.get("/Type") == "/OBJR"


class _Tree:
    """The new tree; remembers for each page, and each link, to which elements its parts belong."""

    def __init__(self, document: Objects, *, spoken: bool) -> None:
        self.document = document
        self.spoken = spoken
        self.owners: list[Any] = []
        self.kept: set[Ref] = set()

    def element(self, tag: str, around: Ref, title: str = "") -> Ref:
        """A new element, the last in the one around it."""
        entries: Entries = {"/Type": "/StructElem", "/S": f"/{tag}"}
        if title:
            entries["/T"] = text(title)
        made = self.document.add(entries)
        self.put(made, around)
        return made

    def put(self, one: Ref, around: Ref) -> None:
        """An element as the last of another."""
        self.kept.add(one)
        self.document[one]["/P"] = around
        self.document[around].setdefault("/K", []).append(one)

    def own(self, owner: Any) -> int:  # noqa: ANN401 - an element, or a list of them
        """The number under which a page or a link finds its elements."""
        self.owners.append(owner)
        return len(self.owners) - 1

    def parents(self) -> Ref:
        """What belongs to which element, by number."""
        return self.document.add({"/Nums": [one for pair in enumerate(self.owners) for one in pair]})


class _Page:
    """One page being put into the tree: what cairo made of its leaves, and of its links."""

    def __init__(self, tree: _Tree, page: Tagged, given: tuple[list[Ref], list[Any]], sheet: Ref, top: Ref) -> None:
        self._tree = tree
        self._document = tree.document
        self._page = page
        self._given, self._links = given
        self._sheet = sheet
        self._top = top
        self._level = 0
        self._owners: dict[int, Ref] = {}
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
        listed = [self._owners.get(mark, self._top) for mark in range(count)]
        self._document[self._sheet]["/StructParents"] = self._tree.own(listed)

    def _parts(self, within: str, around: Ref, heads: dict[str, int]) -> None:
        for part in self._inside.get(within, ()):
            if self._holds(part):
                self._part(part, self._tree.element("Sect", around, part.title), heads)

    def _holds(self, part: Part) -> bool:
        return part.key in self._mine or any(map(self._holds, self._inside.get(part.key, ())))

    def _part(self, part: Part, around: Ref, heads: dict[str, int]) -> None:
        head = heads.get(part.key, -1)
        if head >= 0:
            self._level = min(part.level, self._level + 1)
            self._document[self._given[head]]["/S"] = f"/H{self._level}"
        self._fill(sorted(self._mine.get(part.key, ()), key=lambda at: at != head), around)
        self._parts(part.key, around, heads)

    def _fill(self, leaves: list[int], around: Ref) -> None:
        drawings: dict[str, Ref] = {}
        for at in leaves:
            leaf, one = self._page.leaves[at], self._given[at]
            kids = _kids(self._document, one)
            marks = [kid for kid in kids if isinstance(kid, int)]
            if not marks:
                continue  # nothing of it is on the page
            entries = self._document[one]
            if leaf.kind == "Figure" and leaf.alt in drawings:
                one = drawings[leaf.alt]
                self._document[one]["/K"] = [*_kids(self._document, one), *marks]
            else:
                self._tree.put(one, around)
                if leaf.kind == "Figure":
                    drawings[leaf.alt] = one
                    entries["/Alt"] = text(leaf.alt)
                elif self._tree.spoken:
                    entries["/ActualText"] = text(said(leaf))
            opens = at in self._openers and leaf.link < len(self._links)
            owner = self._linked(leaf, one) if opens else one
            self._owners |= dict.fromkeys(marks, owner)

    def _linked(self, leaf: Leaf, one: Ref) -> Ref:
        """The link inside a line, with its area on the page; and words for the area."""
        inside = _kids(self._document, one)
        reference = self._links[leaf.link]
        self._document[one]["/K"] = []
        made = self._tree.element("Link", one)
        self._document[made] |= {"/Pg": self._sheet, "/K": [*inside, reference]}
        area = self._document[self._document[reference]["/Obj"]]
        area["/StructParent"] = self._tree.own(made)
        area["/Contents"] = text(said(leaf))
        return made
