"""What a page shows beside its story: headlines of other stories, which tell nothing of this inspection."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.model import Document, Piece
from claimcheck.release.wording import QUOTE

_LEADS = compiled(
    r"[^a-z]*(?:more (?:on|like|from|stories|news|headlines)|read (?:more|next|also)|related|see also"
    r"|you (?:may|might) also"
    r"|latest (?:news|stories|headlines)|most (?:read|viewed|popular)|recommended|also (?:in|on|from)|in other news"
    r"|other (?:stories|news)|top stories|don't miss|trending|what to read next)\b"
)
_CLOSED = (".", "!", "?", ":")
_HEADLINE = 140  # characters
_LEAD = 60


def story_pieces(document: Document) -> Iterator[Piece]:
    """The pieces of a release without links to other stories: "More on this story", "Read more: …" and what follows."""
    beside = False
    for piece in document.pieces:
        words = fold(document.text, piece.passage).text.strip()
        if _LEADS.match(words) and not words.endswith("."):
            beside = beside or len(words) <= _LEAD
            continue
        closed = words.endswith(_CLOSED) or (words.startswith(tuple(QUOTE)) and words.endswith(tuple(QUOTE)))
        beside = beside and len(words) <= _HEADLINE and not closed
        if not beside:
            yield piece
