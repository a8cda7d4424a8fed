"""What the report says needs to improve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.model import Document, Piece, Recommendation
from claimcheck.report.sections import Placed

_NONE = re.compile(r"\b(?:there (?:are|were|is) no|no) (?:areas?|recommendations?|priority|specific|identified)\b", re.I)
_OPEN = re.compile(r"[:;,]\s*$|\b(?:and|or)\s*$")


def recommendations(document: Document, placed: Iterable[Placed]) -> Iterator[Recommendation]:
    """The recommendations in the report's order, each whole, with the items below it where it has any."""
    pending: list[Piece] = []
    where: tuple[str, bool] | None = None
    for place in placed:
        key = (place.part, place.board)
        if place.heading or key != where:
            if where:
                yield from _list(document, pending, *where)
            pending = []
            where = key if place.part in ("improvement", "priority") else None
        if where and not place.heading:
            pending.append(place.piece)
    if where:
        yield from _list(document, pending, *where)


def _list(document: Document, pieces: list[Piece], part: str, board: bool) -> Iterator[Recommendation]:
    marked = next((p.kind for p in pieces if p.kind == "item" or p.number is not None), None)
    if marked is None:
        chosen = [p for p in pieces if p.kind == "paragraph"]
    elif marked == "item":
        chosen = [p for p in pieces if p.kind == "item"]
    else:
        chosen = [p for p in pieces if p.number is not None]
    for piece in chosen:
        if not _NONE.match(document.show(piece.passage)):
            yield Recommendation(
                piece.passage,
                "priority_action" if part == "priority" else "improvement",
                "lscb" if board else "authority",
            )
