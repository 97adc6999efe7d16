"""What forges make links of in plain text: people, issues, addresses, commits.

In: any text. Out: the same text to the eye, in which a forge finds nothing to link: a space of no width parts what it
looks for.
"""

from __future__ import annotations

import re

GAP = "\u200b"
"""The space of no width."""
SOUGHT = r'[@#!$%~&^*](?=[\w"])|:(?=//|[\w+-]+:)|\bwww(?=\.)|\bGH-(?=\d)'
"""The beginnings of what forges make links of: people, issues, labels, addresses, pictograms."""
COMMIT = r"\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}\b"
"""What forges take for a commit, when there is one that begins so; six digits are too few for them."""


def parted(text: str) -> str:
    """The text with everything parted that a forge would make a link of."""
    apart = re.sub(COMMIT, lambda found: GAP.join(re.findall(".{1,6}", found[0])), text, flags=re.IGNORECASE)
    return re.sub(SOUGHT, lambda found: found[0] + GAP, apart, flags=re.IGNORECASE)
