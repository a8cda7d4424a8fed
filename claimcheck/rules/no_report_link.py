"""The release neither links to the report nor says where to read it.

A reader who can open the report can judge what was selected from it, and a link costs nothing.

What to do: link to the report's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold_text
from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import in_release

FAMILY = "omissions"
LEVEL = "note"

_ADDRESS = compiled(r"https?://|www\.|\w\.gov\.uk|\]\([^)\s]{1,900}\)|href=", re.IGNORECASE)
_POINTER = compiled(
    r"\b(?:read|view|see|download|access)\b[^.!?]{0,60}\b(?:report|findings|letter)\b"
    r"|\b(?:report|findings|letter)\b[^.!?]{0,60}\b(?:read|viewed|found|available|downloaded|accessed|published)\b"
    r"[^.!?]{0,40}\b(?:here|at|on|online|from|website)\b"
)


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for a whole release with no address and no pointer to the report."""
    document = case.release.document
    linked = document.properties.get("links") or _ADDRESS.search(document.text)
    if case.release.excerpt or not document.pieces or linked:
        return
    if not any(_POINTER.search(fold_text(document.show(piece.passage))) for piece in document.pieces):
        yield Finding(
            "The release does not say where the report can be read.",
            (in_release(case, document.pieces[0].passage),),
        )
