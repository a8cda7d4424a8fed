"""Recommendations that stand in the cells of a table, with nothing printed before each and with items of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.model import Document, Passage, Piece, Span

_LINE = compiled(r"[^\r\n]+")
_COLUMNS = compiled(r"(?P<body>\S[^\r\n]{2,60}?)[^\S\r\n]{3,}(?P<text>\S[^\r\n]*)")
_ENDED = compiled(r"[.!?]['\"’”)]*$")
_ASKS = compiled(
    r"(?!(?:They|This|These|It|That|Those|Such|Their|In|To|As|Where|When|If|However|Specifically|Additionally)\b)"
    r"[A-Z][^.:;]{2,90}? (?:should|must|needs? to|ought to)\b(?! also)"
)
_TAKES_UP = compiled(r"(?:They|This|These|It|That|Those|Such|Their work|In (?:particular|addition|doing)|To do this)\b")
_NAME = compiled(r"(?:\(?[^\W\d_a-z][\w’'.-]*+\)?|local authority|and|of|the|for|in|upon|&|,|/|\s)+")
_BODY = compiled(r"\b(?:Council|ICB|ICBs|NHS|Board|Authority|Partnership|Trust)\b")


class _Line(Struct, frozen=True):
    """A printed line; `opens` where a number, `item` where a bullet stands before it."""

    span: Span
    text: str
    opens: bool = False
    item: bool = False
    first: bool = False
    """Whether a piece of the document begins with it."""
    beside: str = ""
    """What of a body's name stands to the left of it."""


def cells(document: Document, pieces: Iterable[Piece], ends: re.Pattern[str] | None = None) -> Iterator[Passage]:
    """Each recommendation among the pieces, whole, without the column that names the bodies responsible.

    On a page those names part the recommendations. Where they do not (a text dump may give column after column, and
    many tables have none), one begins with its number, or with a line on which somebody is told anew what they should
    do; where there is no such column, with any new paragraph too. All ends at a line that is the heading `ends`.
    """
    lines = [line for piece in pieces for line in _lines(document, piece)]
    if ends:
        lines = [*takewhile(lambda line: not ends.fullmatch(line.text), lines)]
    named = _bodies(lines)
    in_order = any(line.beside for line in lines) or (bool(named) and not document.lines)
    current: list[_Line] = []
    parted = False
    for number, line in enumerate(lines):
        if number in named:
            parted = True
            continue
        before = current[-1].beside if current else ""
        row = line.beside != "" and (not before or line.beside == current[0].beside)
        new = row or (parted and not line.item and not line.text[0].islower())
        if current and (new or (not in_order and _begins(line, current[-1], not named))):
            yield _passage(document, current)
            current = []
        current.append(line)
        parted = False
    if current:
        yield _passage(document, current)


def _begins(line: _Line, before: _Line, paragraphs: bool) -> bool:
    """Whether a recommendation begins with `line`, below `before`; `paragraphs` whether each has one of its own."""
    if line.opens or line.item:
        return line.opens
    ended = _ENDED.search(before.text) is not None
    if _ASKS.match(line.text):
        return ended or (line.first and paragraphs)
    return paragraphs and line.first and ended and not _TAKES_UP.match(line.text)


def _bodies(lines: Sequence[_Line]) -> set[int]:
    """The lines that only name the bodies responsible."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate(lines):
        if not line.item and not line.opens and _NAME.fullmatch(line.text):
            run.append(number)
            continue
        if _BODY.search(" ".join(lines[i].text for i in run)):
            found.update(run)
        run = []
    return found.union(run) if _BODY.search(" ".join(lines[i].text for i in run)) else found


def _lines(document: Document, piece: Piece) -> Iterator[_Line]:
    first = True
    for span in piece.passage:
        for match in _LINE.finditer(document.text, span.start, span.end):
            columns = _COLUMNS.search(match.group())
            beside = columns["body"] if columns and _NAME.fullmatch(columns["body"]) else ""
            text = columns["text"].rstrip() if columns and beside else match.group().strip()
            if text:
                start = match.start() + match.group().rindex(text)
                numbered, item = first and piece.number is not None, first and piece.kind == "item"
                yield _Line(Span(start, start + len(text)), text, numbered, item, first, beside)
                first = False


def _passage(document: Document, lines: Sequence[_Line]) -> Passage:
    """The lines as spans, those joined that only white space parts."""
    spans: list[Span] = []
    for line in lines:
        if spans and not document.text[spans[-1].end : line.span.start].strip():
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    return tuple(spans)
