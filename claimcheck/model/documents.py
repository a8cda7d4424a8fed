"""A document: its text as it was read, its pieces, and where a passage of it stands."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.typography import visible

_NEWLINE = compiled(r"\r\n|\n|\r")
_LINE_END_HYPHEN = compiled(r"[\x02-](?:(?<=\x02)|(?<=\w-)(?=\s*\n))\s*")  # pdfium gives U+0002 for one


class Span(Struct, frozen=True, order=True):
    """The half-open range `[start, end)` of a `Document.text`, in code points."""

    start: int
    end: int

    def stripped(self, text: str) -> Span:
        """The range without the white space at its ends; an empty one where there is nothing else."""
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


Passage = tuple[Span, ...]
"""A run of text in reading order. More than one span where something (a page break, a footer) interrupts it."""


def touch(text: str, before: Span, after: Span) -> bool:
    """Whether only a mark without white space (a footnote's number, Markdown's stars) parts two spans of a passage."""
    gap = text[before.end : after.start]
    return len(gap) < 500 and not any(character.isspace() for character in gap)


class Place(Struct, frozen=True):
    """Where a passage stands, as a person would look it up. What does not apply to the format is None.

    Lines, columns and pages count from 1; `end_column` is the one after the last character. `paragraph` is the number
    printed before the paragraph or, in a format without lines and pages, its number counted from 1. `start` and `end`
    index `Document.text`.
    """

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    page: int | None
    paragraph: int | None
    start: int
    end: int


PieceKind = Literal["heading", "paragraph", "item", "row"]


class Piece(Struct, frozen=True):
    """A block of the document's body: what a reader takes as one heading, paragraph, list item or table row.

    Page furniture (running headers and footers, page numbers, footnote marks), bullets and printed paragraph
    numbers belong to no piece's passage, so that they never end up inside a sentence.
    """

    kind: PieceKind
    passage: Passage
    number: int | None = None
    """The number printed before the paragraph or item."""

    @property
    def length(self) -> int:
        """Characters from its beginning to its end, what interrupts it included."""
        return self.passage[-1].end - self.passage[0].start


class Document(Struct, frozen=True, dict=True):
    """A file's text as it was read, never padded or rewritten, and the pieces its body consists of."""

    path: str
    text: str
    pieces: tuple[Piece, ...]
    sha256: str = ""
    pages: tuple[int, ...] = ()
    """Offset at which each page starts; empty where the format has no pages."""
    lines: bool = True
    """Whether line and column mean something to a person (they do not in a PDF)."""
    properties: dict[str, object] = {}
    """What the file says of itself outside its text, such as a Markdown file's front matter."""
    paragraphs: tuple[int, ...] = ()
    """Offset at which each paragraph starts, where a place is told by counting them (Word files, web pages)."""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(newline.end() for newline in _NEWLINE.finditer(self.text))]

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.passage[0].start for piece in self.pieces]

    @property
    def title(self) -> str | None:
        """The first heading, or the first piece where there is none."""
        first = next((p for p in self.pieces if p.kind == "heading"), self.pieces[0] if self.pieces else None)
        return self.show(first.passage) if first else None

    def piece_at(self, offset: int) -> Piece | None:
        """The piece whose passage contains or most closely precedes `offset`."""
        index = bisect_right(self._piece_starts, offset) - 1
        return self.pieces[index] if index >= 0 else None

    def place(self, passage: Passage) -> Place:
        """Where `passage` stands, from its first character to its last."""
        start, end = passage[0].start, passage[-1].end
        line, column = self._line_and_column(start)
        end_line, end_column = self._line_and_column(end)
        return Place(
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            page=bisect_right(self.pages, start) if self.pages else None,
            paragraph=self._paragraph(start),
            start=start,
            end=end,
        )

    def _paragraph(self, offset: int) -> int | None:
        if self.paragraphs:
            return bisect_right(self.paragraphs, offset)
        piece = self.piece_at(offset)
        return piece.number if piece else None

    def _line_and_column(self, offset: int) -> tuple[int | None, int | None]:
        if not self.lines:
            return None, None
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def show(self, passage: Passage) -> str:
        """The passage's text on one line, as a person sees it."""
        parts = []
        for number, span in enumerate(passage):
            parts.append(" " if number and not touch(self.text, passage[number - 1], span) else "")
            parts.append(self.text[span.start : span.end])
        text = visible("".join(parts))
        return " ".join(_LINE_END_HYPHEN.sub("-", text).split())
