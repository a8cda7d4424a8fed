"""From the blocks that a file marks up itself (a Word file, a web page) to a document's text and pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.model import Document, Piece, PieceKind, Span
from claimcheck.read.layout import BULLET, reads_as_heading

_NUMBER = compiled(r"(?P<number>\d{1,3})[.)]\s+(?=\S)")
_LINE = compiled(r"[^\n]+")
_LONGEST_ROW = 300
"""Characters in a row of figures or grades; one with more is a page laid out as a table."""


class Run(Struct, frozen=True):
    """Some text, and the node of the file that holds it; None for what the file has no text for."""

    text: str
    node: Any = None


CELL_END = Run(" | ")
_LINE_END = Run("\n")


class Block(Struct, frozen=True):
    """What a file marks up as one heading, paragraph, list item or table row."""

    kind: PieceKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The text of its runs."""
        return "".join(run.text for run in self.runs)


def row(cells: Iterable[Sequence[Block]]) -> list[Block]:
    """A row of a table as one block, its cells separated; or what its cells hold, where they only lay out the page."""
    filled = [cell for cell in cells if any(block.text.strip() for block in cell)]
    length = sum(len(block.text) for cell in filled for block in cell)
    if len(filled) < 2 or length > _LONGEST_ROW:
        return [block for cell in filled for block in cell]
    runs: list[Run] = []
    for cell in filled:
        runs.append(CELL_END)
        for block in cell:
            runs += [*block.runs, _LINE_END]
        runs.pop()
    return [Block("row", tuple(runs[1:]))]


def located(blocks: Iterable[Block]) -> Iterator[tuple[int, Run]]:
    """Every run with the offset at which the document's text has it."""
    at = 0
    for block in _filled(blocks):
        for run in block.runs:
            yield at, run
            at += len(run.text)
        at += 1


def assemble(path: str, blocks: Iterable[Block], sha256: str, properties: dict[str, object]) -> Document:
    """The document of those blocks: their texts joined by newlines, places told by counting the blocks."""
    parts: list[str] = []
    pieces: list[Piece] = []
    paragraphs: list[int] = []
    at = 0
    for block in _filled(blocks):
        paragraphs.append(at)
        parts.append(block.text)
        pieces += _row(block, at) if block.kind == "row" else _pieces(block, at)
        at += len(block.text) + 1
    return Document(
        path, "\n".join(parts), tuple(pieces), sha256, lines=False, properties=properties, paragraphs=tuple(paragraphs)
    )


def _filled(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.text.strip())


def _row(block: Block, at: int) -> list[Piece]:
    """A row is one piece; what separates its cells belongs to none of its spans."""
    spans: list[Span] = []
    start = end = at
    for run in (*block.runs, CELL_END):
        if run is CELL_END:
            spans += _stripped(block.text, start - at, end - at, at)
            start = end + len(run.text)
            end = start
        else:
            end += len(run.text)
    return [Piece("row", tuple(spans))]


def _pieces(block: Block, at: int) -> Iterator[Piece]:
    """The pieces of a block: one, or several where blank lines part it. Typed bullets and numbers are left out."""
    text = block.text
    for start, end in _stretches(text):
        kind, number = block.kind, None
        if bullet := BULLET.match(text, start, end):
            kind, start = "item", bullet.start("rest")
        elif kind != "heading" and (numbered := _NUMBER.match(text, start, end)):
            number, start = int(numbered["number"]), numbered.end()
        elif kind == "paragraph" and reads_as_heading(text[start:end].strip()):
            kind = "heading"
        if spans := _stripped(text, start, end, at):
            yield Piece(kind, spans, number)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of lines that no blank line parts, without white space before them."""
    start = end = 0
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        if end and text.count("\n", end, line.start()) > 1:
            yield start, end
            end = 0
        if not end:
            start = line.end() - len(line.group().lstrip())
        end = line.end()
    if end:
        yield start, end


def _stripped(text: str, start: int, end: int, at: int) -> tuple[Span, ...]:
    """The range without the white space around it, moved to where the block stands; nothing where nothing is left."""
    found = Span(start, end).stripped(text)
    return (Span(at + found.start, at + found.end),) if found.start < found.end else ()
