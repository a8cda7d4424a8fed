"""A document's text with passages marked in it, in runs that a page can print one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, get_args

from msgspec import Struct

from claimcheck.model import Document, Passage, Piece, Span
from claimcheck.output.words import clean

Kind = Literal["error", "warning", "note", "absent", "softened", "match"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""How a marked passage is shown, the gravest first: where marks overlap, that is the one seen."""


class Mark(Struct, frozen=True):
    """A passage to be marked: the anchor that stands before it, what it is, and what it leads to."""

    anchor: str
    passage: Passage
    kind: Kind
    label: str
    target: str | None = None
    finding: str | None = None
    """The finding it belongs to, if any."""


class Run(Struct, frozen=True):
    """Some text of a piece under the same marks: the gravest of them, the anchors before it, the findings."""

    text: str
    mark: Mark | None
    anchors: tuple[str, ...]
    findings: tuple[str, ...]
    continues: bool
    """Whether its mark was already shown on an earlier run."""


class Block(Struct, frozen=True):
    """A piece of the document on its page; `opens` where it is the first of that page."""

    kind: str
    number: int | None
    page: int | None
    opens: bool
    runs: tuple[Run, ...]


def blocks(document: Document, marks: Iterable[Mark]) -> list[Block]:
    """The document's pieces with the marks in them. A mark outside all pieces is left out."""
    waiting = sorted(marks, key=lambda mark: (mark.passage[0].start, KINDS.index(mark.kind)))
    shown: set[str] = set()
    found: list[Block] = []
    for piece in document.pieces:
        page = document.place(piece.passage).page
        runs = tuple(_runs(document, piece, waiting, shown))
        opens = page is not None and (not found or found[-1].page != page)
        found.append(Block(piece.kind, piece.number, page, opens, runs))
    return found


def anchors(shown: Iterable[Block]) -> set[str]:
    """Every anchor that stands in these blocks."""
    return {anchor for block in shown for run in block.runs for anchor in run.anchors}


def _runs(document: Document, piece: Piece, marks: Sequence[Mark], shown: set[str]) -> Iterator[Run]:
    bounds = Span(piece.passage[0].start, piece.passage[-1].end)
    near = [mark for mark in marks if mark.passage[0].start < bounds.end and bounds.start < mark.passage[-1].end]
    for span in piece.passage:
        for part in _parts(span, near):
            over = [mark for mark in near if any(s.start < part.end and part.start < s.end for s in mark.passage)]
            top = min(over, key=lambda mark: KINDS.index(mark.kind)) if over else None
            new = tuple(mark.anchor for mark in over if mark.anchor not in shown)
            yield Run(
                text=_text(document, part),
                mark=top,
                anchors=new,
                findings=tuple(dict.fromkeys(mark.finding for mark in over if mark.finding)),
                continues=top is not None and top.anchor in shown,
            )
            shown.update(new)
        if span is not piece.passage[-1]:
            yield Run(" ", None, (), (), False)


def _parts(span: Span, marks: Iterable[Mark]) -> Iterator[Span]:
    """The span cut wherever a mark begins or ends."""
    edges = {edge for mark in marks for s in mark.passage for edge in (s.start, s.end) if span.start < edge < span.end}
    cuts = [span.start, *sorted(edges), span.end]
    for start, end in pairwise(cuts):
        yield Span(start, end)


def _text(document: Document, span: Span) -> str:
    raw = document.text[span.start : span.end]
    before = " " if raw[:1].isspace() else ""
    after = " " if raw.strip() and raw[-1:].isspace() else ""
    return before + clean(document.show((span,))) + after
