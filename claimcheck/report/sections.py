"""Which part of the report each piece stands in: cover, contents, summary, what to improve, findings by area, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from claimcheck.language.fold import fold
from claimcheck.model import Document, Piece
from claimcheck.report.framework import Framework
from claimcheck.report.grades import grade_pattern

Part = Literal["cover", "contents", "summary", "improvement", "priority", "findings", "background"]

_PREFIX = re.compile(r"(?:(?:section|part|annex) [\da-z]{1,2}\s*[:.-]?\s*|\d{1,3}(?:\.\d)?[.)]?\s+)+")
_PAGE = re.compile(r"[\s.·…]*\d{1,3}$")
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
    for piece in document.pieces:
        if piece.passage[0].start < table_end:
            yield Placed(piece, "cover", None, False)
            continue
        raw = _folded_heading(document, piece)
        found = _match(raw, framework) if raw else None
        if found and here.part == "contents" and _PAGE.search(raw):
            found = None
        if found is None:
            yield Placed(piece, here.part, here.area, bool(here.board))
            continue
        board = here.board if found.board is None else found.board
        if found.part == "summary" and here.part == "findings" and raw == "summary":
            here = _Heading("findings", here.area, board)
        elif found.part == "findings" and found.area is None:
            here = _Heading("findings", "lscb" if board else here.area, board)
        else:
            here = _Heading(found.part, found.area, board)
        yield Placed(piece, here.part, here.area, bool(board), heading=True)


def _folded_heading(document: Document, piece: Piece) -> str:
    """The folded text of a piece that may be a heading, else nothing."""
    length = piece.passage[-1].end - piece.passage[0].start
    if piece.kind == "item" or length > _LONGEST_HEADING:
        return ""
    return fold(document.text, piece.passage).text.strip()


def _match(raw: str, framework: Framework) -> _Heading | None:
    plain = _PAGE.sub("", _PREFIX.sub("", raw, count=1)).strip(" :?.-")
    return next((heading for pattern, heading in _patterns(framework) if pattern.fullmatch(plain)), None)


@cache
def _patterns(framework: Framework) -> tuple[tuple[re.Pattern[str], _Heading], ...]:
    """Every heading of the framework with what it opens, the most specific first."""
    grade = rf"(?:[\s:,-]*(?:(?:is|are|judged)(?: that it (?:is|are))? )?(?:that it )?(?:is )?(?:{grade_pattern(framework)})\W*)?"
    known: list[tuple[str, _Heading]] = []
    for area in framework.areas:
        opened = _Heading("findings", area.id, area.id == "lscb")
        known += [(name, opened) for name in (area.name, *area.headings)]
    known += [(name, _Heading("improvement")) for name in framework.improvement]
    known += [(name, _Heading("priority")) for name in framework.priority]
    known += [(name, _Heading("findings")) for name in framework.findings]
    known += [(name, _Heading("summary")) for name in framework.summary]
    known += [(name, _Heading("background", None, False)) for name in framework.background]
    known += [(name, _Heading("contents", None, False)) for name in ("Contents",)]
    known += [(name, _Heading("improvement", None, True)) for name in framework.board]
    known.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"(?:the )?{name.lower()}{grade}"), heading) for name, heading in known)
