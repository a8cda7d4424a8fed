"""From a text to the pieces a reader sees: headings, paragraphs, items.

The same rules serve a report's text however it was taken from the page (page by page from a PDF, or dumped by a
converter, with the layout kept or not) and a release, wrapped or with one paragraph a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.typography import DOUBLE, SINGLE
from claimcheck.model import Piece, PieceKind, Span
from claimcheck.read.furniture import body
from claimcheck.read.lines import Line, split_lines

BULLET = compiled(
    r"(?P<glyph>[•◼■▪▫●○◦‣∙⁃➢➤✓✔▶►◆❖\ue000-\uf8ff]\s*|[-–—−*·]\s+|o\s+(?=[A-Z]))(?P<rest>.*)",
)
_NUMBER = compiled(r"(?P<number>\d{1,3})(?P<mark>[.)](?=\s|$)|\.(?=[A-Z])|(?=\s+[A-Z]))\s*(?P<rest>.*)")
_OUTLINE = compiled(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-z]\)|\(?[ivx]{1,4}\))\s+(?P<rest>.+)")
_TERMINAL = compiled(rf"[.!?:;…][{DOUBLE}{SINGLE})\]]*\d{{0,2}}$")
_LEAD_IN = compiled(
    r"\b(?:said|says|added|adds|include|includes|including|following|because|that|are|is|to)\s{0,4}:$", re.I
)
_FULL = 0.82
"""A line this share of the text's width may have been broken by wrapping; proportional type makes it a guess."""
_FULL_AFTER_STOP = 0.88
"""The same for a line that ends a sentence, which is as likely to end its paragraph."""
_HEADING_LENGTH = 170


class _Opening(Struct, frozen=True):
    """The piece that a bullet or a printed number opens, and where in its line the text behind that begins."""

    kind: PieceKind = "paragraph"
    number: int | None = None
    text_at: int = 0


class _Block(Struct):
    """A piece in the making, and its last line so far."""

    kind: PieceKind
    number: int | None
    spans: list[Span]
    last: Line


def pieces(text: str, pages: Sequence[int]) -> tuple[Piece, ...]:
    """The pieces of `text`. `pages` are the offsets at which pages start; empty where there are none."""
    lines = body(text, split_lines(text, pages))
    wrapped = _is_wrapped(lines)
    width = _width(lines)
    blocks: list[_Block] = []
    alone: _Opening | None = None  # a bullet or number on a line of its own, above its text
    number = 0
    for at, line in enumerate(lines):
        current = blocks[-1] if blocks else None
        opening = alone or _opening(line, current, number, wrapped)
        start = line.start
        if opening is None:
            if current and wrapped and _continues(current, line, width) and not _heads(lines, at, width):
                _extend(current, line)
                continue
            opening = _Opening()
        elif alone is None:
            start += opening.text_at
            if opening.number is not None:
                number = opening.number
            if start >= line.end:
                alone = opening
                continue
        alone = None
        blocks.append(_Block(opening.kind, opening.number, [Span(start, line.end)], line))
    return tuple(_piece(text, block) for block in blocks)


def _opening(line: Line, current: _Block | None, number: int, wrapped: bool) -> _Opening | None:
    """What a bullet or a printed number at the start of `line` opens, below the block and the number before it."""
    if bullet := BULLET.match(line.text):
        return _Opening("item", None, bullet.start("rest"))
    mid_sentence = wrapped and current is not None and not _ends(current.last)
    if numbered := _NUMBER.match(line.text):
        value = int(numbered["number"])
        expected = value == number + 1 or (numbered["mark"] != "" and (value == 1 or number < value <= number + 3))
        first = numbered["mark"] != "" and number == 0
        next_in_line = value == number + 1 and numbered["mark"].startswith(".")
        goes_on = mid_sentence and current is not None and not _is_short(current)
        if next_in_line or ((expected or first) and not goes_on):
            return _Opening("paragraph", value, numbered.start("rest"))
    outlined = _OUTLINE.match(line.text)
    return _Opening(text_at=outlined.start("rest")) if outlined and not mid_sentence else None


def _extend(block: _Block, line: Line) -> None:
    """Add a line: to the last span where nothing but white space lies between, else as a span of its own."""
    if line.adjoins:
        block.spans[-1] = Span(block.spans[-1].start, line.end)
    else:
        block.spans.append(Span(line.start, line.end))
    block.last = line


def _heads(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether a heading of one to three lines begins at `lines[at]`, after a sentence's end.

    Its last line neither ends a sentence nor reaches the margin, and yet the next line begins something new.
    """
    if not lines[at].text[:1].isupper():
        return False
    if not _ends(lines[at - 1]):
        turned = lines[at].page != lines[at - 1].page
        return turned and at + 1 < len(lines) and not _ends(lines[at]) and _opens(lines[at + 1])
    for line, following in zip(lines[at : at + 3], lines[at + 1 : at + 4], strict=False):
        if _asks(line.text):
            return line is lines[at] and not following.text[:1].islower()
        if _ends(line):
            return False
        if not following.text[:1].islower() and (not _is_full(line, following, width) or _opens(following)):
            return True
    return False


def _opens(line: Line) -> bool:
    return bool(BULLET.match(line.text) or _NUMBER.match(line.text))


def _is_full(line: Line, following: Line, width: int, share: float = _FULL) -> bool:
    """Whether the first word of the following line would not have fitted in."""
    return line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) >= share * width


def _asks(shown: str) -> bool:
    """Whether a short line ends in the question mark or colon of a heading, not of a sentence that leads on."""
    if len(shown.split()) > 9 or len(shown) > 90:
        return False
    return shown.endswith("?") or (shown.endswith(":") and not _LEAD_IN.search(shown))


def _continues(block: _Block, line: Line, width: int) -> bool:
    """Whether `line` goes on with the piece that ends in `block.last`."""
    last = block.last
    ended, turned = _ends(last), line.page != last.page
    small = line.text[:1].islower()
    if last.text.endswith(("\x02", "-")) and small:
        return True
    full = _is_full(last, line, width, _FULL_AFTER_STOP if ended else _FULL)
    if not ended and small and (full or not line.gap):
        return True
    if turned:
        if ended:
            return block.number is not None and line.indent + len(line.text) >= 0.7 * width
        return full
    if line.gap:
        return False
    if block.kind == "item" and ended and line.indent < last.indent - 1:
        return False
    return full


def _ends(line: Line) -> bool:
    return _TERMINAL.search(line.text) is not None


def _is_short(block: _Block) -> bool:
    return sum(s.end - s.start for s in block.spans) <= _HEADING_LENGTH


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are broken by width: many of them end, and the next begin, in the middle of a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    broken = sum(not _ends(a) and b.text[:1].islower() for a, b in pairs)
    return broken >= 0.2 * len(pairs) > 0


def _width(lines: Sequence[Line]) -> int:
    """The column that full lines reach, in characters."""
    columns = sorted(line.indent + len(line.text) for line in lines if len(line.text) > 30)
    return columns[int(0.9 * (len(columns) - 1))] if columns else 80


def _piece(text: str, block: _Block) -> Piece:
    """The finished piece; a paragraph without a number that reads as a heading is one."""
    shown = "".join(text[span.start : span.end] for span in block.spans)
    heading = block.kind == "paragraph" and block.number is None and reads_as_heading(shown)
    return Piece("heading" if heading else block.kind, tuple(block.spans), block.number)


def reads_as_heading(shown: str) -> bool:
    """Whether an unmarked paragraph is a heading by its looks: short, a capital first, no stop at its end."""
    short = len(shown) <= _HEADING_LENGTH
    return short and shown[:1].isupper() and (not _TERMINAL.search(shown) or _asks(shown))
