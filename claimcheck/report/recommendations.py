"""What the report says needs to improve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from claimcheck.cache.patterns import compiled
from claimcheck.model import Document, Passage, Piece, Recommendation
from claimcheck.report.cells import cells
from claimcheck.report.framework import Framework
from claimcheck.report.sections import Placed

_NONE = compiled(
    r"\b(?:no|not (?:find|identify|make) any|none)\b.{0,60}?\b(?:areas?|actions?|recommendations?|identified)\b", re.I
)
_LONGEST_NONE = 170
_LEADS_IN = compiled(r":(?: \([^)]*\))?$|\b(?:including|include|of|by|to|for|that|in|with|on|are|where|when|who)$")
_SUB_ITEM = compiled(r"[a-z(]")


def recommendations(document: Document, placed: Iterable[Placed], framework: Framework) -> Iterator[Recommendation]:
    """The recommendations in the report's order, each whole, with the items below it where it has any."""
    pending: list[Piece] = []
    where: tuple[str, bool] | None = None
    parted: int | None = None
    for place in placed:
        key = (place.part, place.board)
        if place.heading or key != where:
            if where:
                yield from _list(document, pending, *where, framework)
            pending = []
            where = key if place.part in ("improvement", "priority") else None
        if where and not place.heading:
            piece = place.piece
            if document.show(piece.passage).isdecimal():  # a page's number, perhaps between an item and its own number
                parted = piece.number
                continue
            pending.append(piece if piece.number or not parted else Piece(piece.kind, piece.passage, parted))
            parted = None
    if where:
        yield from _list(document, pending, *where, framework)


def strengths(placed: Iterable[Placed]) -> Iterator[Passage]:
    """The items that the report lists as working well; its paragraphs where it lists none."""
    pieces = [p.piece for p in placed if p.part == "strengths" and not p.heading and p.piece.kind != "heading"]
    items = [piece.passage for piece in pieces if piece.kind == "item"]
    yield from items or (piece.passage for piece in pieces)


def _list(
    document: Document, pieces: list[Piece], part: str, board: bool, framework: Framework
) -> Iterator[Recommendation]:
    """The recommendations among the pieces of one list: its numbered paragraphs, its bullets, or its paragraphs."""
    kind: Literal["improvement", "priority_action"] = "priority_action" if part == "priority" else "improvement"
    if framework.cells:
        ends = compiled("|".join(framework.background), re.I) if framework.background else None
        found = cells(document, pieces, ends)
        yield from (Recommendation(passage, kind, framework.audience) for passage in found)
        return
    taken: set[Piece] = set()
    items = [p for p in pieces if p.kind == "item"]
    numbered = [p for p in pieces if p.number is not None]
    if items and (len(numbered) < 2 or pieces.index(items[0]) < pieces.index(numbered[0])):
        chosen = items
    else:
        chosen = numbered or [p for p in pieces if p.kind == "paragraph"]
    for number, piece in enumerate(chosen):
        text = document.show(piece.passage)
        below = _below(document, pieces, piece, chosen[number + 1 :])
        if not (len(text) < _LONGEST_NONE and _NONE.search(text)) and piece not in taken:
            taken.update(below)
            yield Recommendation(
                (*piece.passage, *(span for sub in below for span in sub.passage)),
                kind,
                "lscb" if board else framework.audience,
            )


def _below(document: Document, pieces: list[Piece], piece: Piece, rest: list[Piece]) -> list[Piece]:
    """The items that an item leads in to: all before the next number, or those that begin in lower case."""
    if not _LEADS_IN.search(document.show(piece.passage)):
        return []
    found: list[Piece] = []
    for below in pieces[pieces.index(piece) + 1 :]:
        sub_item = below.kind == "item" or below not in rest
        if below.number is not None or below.kind == "heading" or not sub_item:
            break
        if below.kind == "item" and piece.kind == "item" and not _SUB_ITEM.match(document.show(below.passage)):
            break
        found.append(below)
    return found
