"""Which part of the report each piece stands in: cover, contents, summary, what to improve, findings, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.model import Document, Piece, Span
from claimcheck.report.framework import Framework
from claimcheck.report.grades import grade_of, grade_pattern

Part = Literal["cover", "contents", "summary", "improvement", "priority", "strengths", "findings", "background"]

_PREFIX = compiled(r"(?:(?:section|part|annex) [\da-z]{1,2}\s*[:.-]?\s*|\d{1,3}(?:\.\d)?[.)]?\s+)+")
_PAGE = compiled(r"[\s.·…]*\d{1,3}$")
_UNDER_AN_AREA = compiled(r"summary|(?:key )?judge?ment.*|.*\bgrade\b.*|inspection findings")
_NEWLINE = compiled(r"\r\n|\n|\r")
_GRADE_LENGTH = 16
_GRADE_ENDINGS = ("outstanding", "good", "adequate", "improvement")
_LONGEST_HEADING = 190


class Placed(Struct, frozen=True):
    """A piece and the part of the report it stands in; `heading` where it is what that part is headed."""

    piece: Piece
    part: Part
    area: str | None
    board: bool
    """Whether it belongs to the part on the safeguarding board."""
    heading: bool = False


class _Heading(Struct, frozen=True):
    part: Part
    area: str | None = None
    board: bool | None = None


def sections(document: Document, framework: Framework, table_end: int) -> Iterator[Placed]:
    """The pieces of the report in order, each with its part. The cover goes as far as `table_end`."""
    here = _Heading("summary", None, False)
    following = (*document.pieces[1:], None)
    for piece, after in zip(document.pieces, following, strict=True):
        parted = _parted(document, piece, framework)
        if parted:
            yield Placed(parted[0], here.part, here.area, bool(here.board))
            piece = parted[1]
        if piece.passage[0].start < table_end:
            yield Placed(piece, "cover", None, False)
            continue
        found = _heading(document, piece, framework) or _taken_for_item(document, piece, after, framework)
        if found and here.part == "contents" and _is_entry(document, piece, after):
            found = None
        if found and found.area and _is_sub_heading(document, piece, after, framework, here):
            found = None
        if found is None:
            yield Placed(piece, here.part, here.area, bool(here.board))
            continue
        board = here.board if found.board is None else found.board
        if found.part == "summary" and here.part == "findings" and _folded(document, piece) == "summary":
            here = _Heading("findings", here.area, board)
        elif found.part == "findings" and found.area is None:
            here = _Heading("findings", "lscb" if board else here.area, board)
        else:
            here = _Heading(found.part, found.area, board)
        yield Placed(piece, here.part, here.area, bool(board), heading=True)


def _is_entry(document: Document, piece: Piece, after: Piece | None) -> bool:
    """Whether a heading's words on the contents page have their page number behind or below them."""
    below = document.show(after.passage) if after else ""
    return _PAGE.search(document.show(piece.passage)) is not None or below.isdecimal()


def _heading(document: Document, piece: Piece, framework: Framework) -> _Heading | None:
    """What the piece opens, if it is a known heading, or two set one below the other."""
    raw = _folded(document, piece)
    if not raw:
        return None
    if (whole := _match(raw, framework)) or piece.kind != "heading" or len(piece.passage) > 1:
        return whole
    span = piece.passage[0]
    for newline in _NEWLINE.finditer(document.text, span.start, span.end):
        upper = _match(fold(document.text, (Span(span.start, newline.start()),)).text.strip(), framework)
        lower = _match(fold(document.text, (Span(newline.end(), span.end),)).text.strip(), framework)
        if upper and lower:
            return _Heading(lower.part, lower.area, upper.board if lower.board is None else lower.board)
    return None


def _taken_for_item(document: Document, piece: Piece, after: Piece | None, framework: Framework) -> _Heading | None:
    """The heading of a numbered list of recommendations that was taken for the last item of the list above it."""
    if piece.kind != "item" or after is None or after.number is None:
        return None
    found = _match(fold(document.text, piece.passage).text.strip(), framework)
    return found if found and found.part in ("improvement", "priority") else None


def _parted(document: Document, piece: Piece, framework: Framework) -> tuple[Piece, Piece] | None:
    """A paragraph and the heading, graded or of recommendations, set right below it and taken for its last line."""
    span = piece.passage[-1]
    ending = document.text[max(span.start, span.end - _GRADE_LENGTH) : span.end].lower().rstrip(" .\r\n")
    if piece.kind == "heading" or not ending.endswith(_GRADE_ENDINGS):
        return None
    for newline in _NEWLINE.finditer(document.text, max(span.start, span.end - _LONGEST_HEADING), span.end):
        below = Span(newline.end(), span.end)
        raw = fold(document.text, (below,)).text.strip()
        found = _match(raw, framework)
        list_begins = found and found.part in ("improvement", "priority") and not raw.endswith(".")
        if found and (found.area or (list_begins and document.text[below.start].isupper())):
            above = (*piece.passage[:-1], Span(span.start, newline.start()))
            return Piece(piece.kind, above, piece.number), Piece("heading", (below,))
    return None


def _is_sub_heading(
    document: Document, piece: Piece, after: Piece | None, framework: Framework, here: _Heading
) -> bool:
    """Whether an area's name only groups items of a summary or list: no grade goes with it, and findings come later."""
    if not framework.findings or here.part not in ("summary", "improvement", "priority"):
        return False
    below = _folded(document, after) if after is not None and after.number is None else ""
    graded = re.search(rf"\b(?:{grade_pattern(framework)})\W*$", _folded(document, piece))
    return not graded and not _UNDER_AN_AREA.fullmatch(below) and grade_of(framework, below.strip(" .")) is None


def _folded(document: Document, piece: Piece) -> str:
    """The folded text of a piece that may be a heading, else nothing."""
    if piece.kind == "item" or piece.length > _LONGEST_HEADING:
        return ""
    return fold(document.text, piece.passage).text.strip()


def _match(raw: str, framework: Framework) -> _Heading | None:
    plain = _PAGE.sub("", _PREFIX.sub("", raw, count=1)).strip(" :?.-")
    return next((heading for pattern, heading in _patterns(framework) if pattern.fullmatch(plain)), None)


@cache
def _patterns(framework: Framework) -> tuple[tuple[re.Pattern[str], _Heading], ...]:
    """Every heading of the framework with what it opens, the most specific first."""
    said = r"(?:[\s:,-]|\bis\b|\bare\b|\bjudged\b|\bthat (?:it|they)\b)*"
    grade = rf"(?:{said}(?:{grade_pattern(framework)})\W*| is| are)?"
    known: list[tuple[str, _Heading]] = []
    for area in framework.areas:
        opened = _Heading("findings", area.id, area.id == "lscb")
        known += [(name, opened) for name in (area.name, *area.headings)]
    known += [(name, _Heading("improvement")) for name in framework.improvement]
    known += [(name, _Heading("priority")) for name in framework.priority]
    known += [(name, _Heading("strengths")) for name in framework.strengths]
    known += [(name, _Heading("findings")) for name in framework.findings]
    known += [(name, _Heading("summary")) for name in framework.summary]
    known += [(name, _Heading("background", None, False)) for name in framework.background]
    known.append(("contents", _Heading("contents", None, False)))
    known += [(name, _Heading("improvement", None, True)) for name in framework.board]
    known.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (compiled(rf"(?:the )?{re.sub('^[Tt]he ', '', name)}{grade}", re.I), heading) for name, heading in known
    )
