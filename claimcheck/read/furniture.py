"""What a page carries beside its text: running headers and footers, page numbers, footnotes and their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.read.lines import Line

_DIGITS = compiled(r"\d+")
_LONE_NUMBER = compiled(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]", re.I)
_FOOTNOTE = compiled(r"(?P<mark>\d{1,2})(?:\s+(?=[^\W\d_]|[‘“'\"(])|$)(?P<rest>.*)")
_GLUED = compiled(r"(?<=[^\W\d]|[.!?)’”:;,])\s{0,4}(\d{1,3})$")
"""A page number that runs on from the page's last words."""
_EDGE = 4
"""Running headers and footers stand among this many first or last lines of a page."""


def body(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines that belong to the text, in order; `adjoins` tells where furniture was taken out between two."""
    by_page = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    if len(by_page) > 1:
        running = _running(by_page)
        by_page = [_without_furniture(text, page, running) for page in by_page]
    kept = [line for page in by_page for line in page]
    return [
        replace(line, adjoins=previous is not None and not text[previous.end : line.start].strip())
        for previous, line in zip([None, *kept], kept, strict=False)
    ]


def _running(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Lines, numbers apart, that come back on page after page."""
    seen: Counter[str] = Counter()
    for page in pages[1:]:
        edges = {_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
        seen.update(edges | {_shape(line) for line in page if len(line.text) > 25})
    enough = max(3, len(pages) // 4)
    return {shape for shape, count in seen.items() if count >= enough and len(shape) > 3}


def _shape(line: Line) -> str:
    return _DIGITS.sub("", line.text).strip().lower()


def _without_furniture(text: str, page: Sequence[Line], running: set[str]) -> list[Line]:
    numbered = (0, 1, 2, len(page) - 2, len(page) - 1)
    kept = [
        line
        for at, line in enumerate(page)
        if not (page[0].page and _shape(line) in running)  # the cover may have as its title what then runs
        and not (at in numbered and _LONE_NUMBER.fullmatch(line.text))
    ]
    if kept and (glued := _GLUED.search(kept[-1].text)) and int(glued[1]) in _numbers(kept[-1].page):
        kept[-1] = _cut(kept[-1], glued.start())
    return _without_footnotes(text, kept)


def _numbers(page: int) -> range:
    """The numbers that may be printed on a page: covers and contents may go uncounted."""
    return range(max(1, page - 1), page + 3)


def _cut(line: Line, length: int) -> Line:
    return replace(line, text=line.text[:length], end=line.start + length)


def _without_footnotes(text: str, page: Sequence[Line]) -> list[Line]:
    """The page down to its first footnote: a number without a stop whose mark stands somewhere above."""
    for at, line in enumerate(page):
        note = _FOOTNOTE.fullmatch(line.text)
        if note and at >= 2 and (note["rest"] or at + 1 < len(page)):
            above = text[page[0].start : page[at - 1].end]
            mark = note["mark"]
            glued = re.search(
                rf"(?<=[a-z)’”'\"]){mark}(?!\d)|(?<=[a-z)’”][.,;:?]){mark}(?![\d%])|(?<=\n){mark}\s*?(?:\n|$)", above
            )
            if glued and not (note["rest"] == "" and page[at + 1].text[:1].islower()):
                return list(page[:at])
    return list(page)
