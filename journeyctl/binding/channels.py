"""Channels and touchpoints: where the customer meets somebody, from a word or a whole description.

In: the text or mapping under `touchpoints` or `channel`, and the catalogue. Out: `Touchpoint` and `Channel`. A word is
a touchpoint of the catalogue (id or name), else a channel (id, or its name in the map's language or the project), else
a touchpoint of that name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, get_args

from journeyctl.binding.catalogue import Catalogue
from journeyctl.binding.fields import Fields
from journeyctl.binding.findings import Findings
from journeyctl.binding.identity import fold, slug
from journeyctl.binding.references import Names, one_near, quoted
from journeyctl.binding.text import shown
from journeyctl.diagnostics import Span
from journeyctl.model import Channel, Ours, Touchpoint
from journeyctl.record import replace

ChannelKind = Literal["human", "digital", "physical"]

CHANNEL_KINDS: tuple[ChannelKind, ...] = get_args(ChannelKind)
OURS: tuple[Ours, ...] = get_args(Ours)
_BOOLEANS: Mapping[str, Ours] = {"true": "yes", "false": "no"}
_OTHER_ICONS = {"e-id": "sign", "parcel": "box"}
_KINDS: Mapping[ChannelKind, str] = {
    "digital": "web app email sms chat social search review bot e-id survey",
    "human": "phone visit meeting event partner word-of-mouth",
    "physical": "letter invoice print store place ad tv-radio parcel product",
}

CHANNELS: Mapping[str, Channel] = {
    word: Channel(id=word, icon=_OTHER_ICONS.get(word, word), kind=kind)
    for kind, words in _KINDS.items()
    for word in words.split()
}
"""The built-in channels by id. Their names are the labels' matter."""


class Channels:
    """Finds channels and touchpoints in a catalogue."""

    def __init__(self, catalogue: Catalogue, findings: Findings) -> None:
        self._findings = findings
        self._channels = {**CHANNELS, **catalogue.channels}
        self._listed = Names("channel", ((key, "") for key in self._channels))
        self._touchpoints = catalogue.touchpoints
        self._catalogue = catalogue
        self._named = {fold(one.name): one for one in catalogue.touchpoints.values()}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The ids of all channels by their folded names, the project's own names first."""
        given = self._catalogue.channel_names.items()
        own = {fold(one.name): key for key, one in self._catalogue.channels.items() if one.name}
        return {folded: key for folded, key in given if key in self._channels} | own

    def known(self, word: str) -> Channel | None:
        """The channel that a word means, by id or by name."""
        return self._channels.get(word) or self._channels.get(self._names.get(fold(word), ""))

    def channel(self, item: Fields) -> Channel | None:
        """The channel under a `channel` key; an unknown one is a channel of that name. None without the key."""
        word = item.text("channel")
        if not word:
            return None
        known = self.known(word)
        if known is None:
            self._unknown(word, item.span_of("channel"))
        return known or Channel(id=slug(word) or "channel", name=word)

    def _unknown(self, word: str, span: Span) -> None:
        """A word that is nearly a channel is more likely a slip of the pen than a channel of its own."""
        near = self._listed.nearest(word)
        if near:
            self._findings.warning(
                "J312",
                f"{shown(word)} is no channel of ours or of the project; it is drawn without an icon",
                span,
                f"Did you mean {quoted(near)}? A channel of your own is listed under `channels` in journeyctl.yaml.",
                one_near(word, span, near),
            )

    def touchpoint(self, item: Fields) -> Touchpoint:
        """A touchpoint in long form; what it does not say itself comes from the catalogue.

        One that is a channel's word and nothing else has no name of its own.
        """
        name = item.text("name")
        listed = self._touchpoints.get(name) or self._named.get(fold(name)) if name else None
        meant = self.channel(item)
        if meant is None and listed is None:
            meant = self.known(name)
            name = "" if meant and item.only("name") else name
        base = listed or Touchpoint()
        return replace(
            base,
            name=listed.name if listed else name,
            channel=meant or base.channel,
            owner=item.text("owner") or base.owner,
            ours=ours(item, base.ours),
            link=item.text("link") or base.link,
            tags=item.texts("tags") or base.tags,
            span=item.span,
        )


def ours(item: Fields, default: Ours = "yes") -> Ours:
    """Whose a touchpoint or work is: `yes`, `no`, `partner` or `unknown`; true and false mean yes and no."""
    if item.text("ours") in _BOOLEANS:
        return _BOOLEANS[item.text("ours")]
    return item.word("ours", OURS) or default
