"""Rows, and entries a line each, that stand joined in one piece of a release; and what a table's columns tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.model import Document, Inspection, Piece, Span, Statement
from claimcheck.release.dating import date_in, is_earlier
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.wording import QUOTE, grade_words

_LONGEST_ENTRY = 140
_LINE = compiled(r"[^\r\n]+")
_CELL = compiled(r"[^|\t\s](?:[^|\t]*[^|\t\s])?")
_RULED = compiled(r"[\s|:+=-]+")
_EDGE = rf" .:;,*()|_{QUOTE}[]-"
_BEFORE = compiled(r"\b(?:previous(?:ly)?|last|earlier|former(?:ly)?|before|then|prior)\b")
_NOW = compiled(
    r"\b(?:current|now|latest|new|this|after|today|grades?|gradings?|ratings?|judge?ments?|outcome|result)\b"
)


class Column(Struct, frozen=True):
    """When the grades of a column were given; `date` is ISO."""

    when: Literal["current", "previous"]
    date: str | None = None


def parted(document: Document, piece: Piece) -> list[Piece]:
    """The rows or entries that a piece joins, each a piece; the piece itself where it joins none."""
    if piece.kind == "row":
        return [piece]
    lines = [
        Span(line.start(), line.end())
        for span in piece.passage
        for line in _LINE.finditer(document.text, span.start, span.end)
    ]
    alone = document.text[lines[0].start : lines[0].end].strip() if len(lines) == 1 else ""
    if "\t" in alone or (alone.startswith("|") and alone.count("|") > 2):
        return [Piece("row", _cells(document.text, lines[0]))]
    if len(lines) < 2:
        return [piece]
    shown = [document.text[line.start : line.end] for line in lines]
    if all("|" in text or "\t" in text.strip() for text in shown):
        rows = [(_cells(document.text, line), text) for line, text in zip(lines, shown, strict=True)]
        return [Piece("row", cells) for cells, text in rows if cells and not _RULED.fullmatch(text)]
    first = 1 if shown[0].rstrip().endswith(":") else 0
    if len(lines) - first < 2 or not all(_is_entry(text) for text in shown[first:]):
        return [piece]
    lead = [Piece(piece.kind, (lines[0],), piece.number)] if first else []
    return [*lead, *(Piece("item", (line,)) for line in lines[first:])]


def columns_of(document: Document, row: Piece, inspection: Inspection | None) -> tuple[Column | None, ...] | None:
    """When each column of the table tells of, where the row heads it; None where it does not."""
    cells = [fold(document.text, (span,)).text for span in row.passage]
    if len(cells) < 2 or any(grade_words().fullmatch(cell.strip(_EDGE)) for cell in cells):
        return None
    columns = tuple(column_of(cell, inspection) for cell in cells[1:])
    return (None, *columns) if any(columns) else None


def of_row(
    document: Document, row: Piece, columns: tuple[Column | None, ...], names: Names
) -> Iterator[Statement] | None:
    """The grades a row states under the heads of its columns; None where the table is not of that kind."""
    if len(row.passage) != len(columns):
        return None
    label = fold(document.text, (row.passage[0],)).text
    areas = names.areas_in(label) if names.covers(label) else ()
    if not areas and label.strip(_EDGE).startswith(OVERALL):
        areas = (OVERALL,)
    return _stated(document, row, columns, areas)


def _stated(
    document: Document, row: Piece, columns: tuple[Column | None, ...], areas: tuple[str, ...]
) -> Iterator[Statement]:
    for span, column in list(zip(row.passage, columns, strict=True))[1:]:
        found = grade_words().fullmatch(fold(document.text, (span,)).text.strip(_EDGE))
        if column is None or found is None or found.lastgroup in (None, "unknown"):
            continue
        for area in areas:
            yield Statement(row.passage, (span,), area, str(found.lastgroup), column.when, column.date)


def column_of(head: str, inspection: Inspection | None) -> Column | None:
    """When the column under a folded head tells of; None where the head tells no time."""
    date = date_in(head)
    if date and is_earlier(date, inspection):
        return Column("previous", date)
    if _BEFORE.search(head):
        return Column("previous")
    return Column("current") if date or _NOW.search(head) else None


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    return tuple(Span(cell.start(), cell.end()) for cell in _CELL.finditer(text, line.start, line.end))


def _is_entry(text: str) -> bool:
    """Whether a line opens or ends with a grade, as an entry of a list does."""
    words = fold(text, (Span(0, len(text)),)).text.strip(_EDGE) if len(text) <= _LONGEST_ENTRY else ""
    return any(not words[: hit.start()] or not words[hit.end() :] for hit in grade_words().finditer(words))
