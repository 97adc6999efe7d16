"""What a document says about itself, as XMP (ISO 16684-1); the same as stands in its old form.

In: `Facts`. Out: the packet, as bytes.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import escape


class Facts(NamedTuple):
    """What a document says about itself."""

    title: str = ""
    author: str = ""
    subject: str = ""
    created: str = "2000-01-01T00:00:00Z"
    lang: str = ""


_CLAIM = "<pdfuaid:part>1</pdfuaid:part>"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{said}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def xmp(told: Facts, producer: str, *, claims: bool) -> bytes:
    """The packet; `claims` says in it that the document is PDF/UA-1 (ISO 14289-1, 5)."""
    said = [
        _alternatives("dc:title", told.title),
        f"<dc:creator><rdf:Seq><rdf:li>{escape(told.author)}</rdf:li></rdf:Seq></dc:creator>" if told.author else "",
        _alternatives("dc:description", told.subject),
        f"<dc:language><rdf:Bag><rdf:li>{escape(told.lang)}</rdf:li></rdf:Bag></dc:language>" if told.lang else "",
        "<dc:format>application/pdf</dc:format>",
        "<xmp:CreatorTool>journeyctl</xmp:CreatorTool>",
        f"<xmp:CreateDate>{told.created}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{told.created}</xmp:ModifyDate>",
        f"<pdf:Producer>{escape(producer)}</pdf:Producer>",
        _CLAIM if claims else "",
    ]
    return _PACKET.format(said="\n".join(one for one in said if one)).encode()


def disclaimed(packet: bytes) -> bytes:
    """The packet without its claim."""
    return packet.replace(_CLAIM.encode() + b"\n", b"")


def claimed(packet: bytes) -> bool:
    """Whether the packet claims that its document is PDF/UA."""
    return _CLAIM.encode() in packet


def _alternatives(name: str, text: str) -> str:
    if not text:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'
