"""The lines of a text, with what their setting tells: page, indent, and whether white space precedes them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.typography import INVISIBLE

_LINE = compiled(r"[^\r\n\f\v\x85\u2028\u2029]+")
_NEWLINE = compiled(r"\r\n|\n|\r")
_SHOWN = compiled(rf"[^\s{INVISIBLE}](?:.*[^\s{INVISIBLE}])?")


class Line(Struct, frozen=True):
    """A line that has text; `[start, end)`, which indexes the whole text, leaves out what nobody sees around it."""

    text: str
    start: int
    end: int
    indent: int
    page: int
    """Counted from 0."""
    gap: bool
    """Whether a blank line, or the page's beginning, precedes it."""
    adjoins: bool = True
    """Whether nothing but white space lies between it and the line kept before it."""


def split_lines(text: str, pages: Sequence[int]) -> list[Line]:
    """The lines of `text` that are not blank."""
    lines: list[Line] = []
    before = 0
    for match in _LINE.finditer(text):
        shown = _SHOWN.search(text, match.start(), match.end())
        if shown is None:
            continue
        start, end = shown.span()
        indent = len(text[match.start() : start].expandtabs())
        page = bisect_right(pages, start) - 1 if pages else 0
        between = text[before : match.start()]
        gap = len(_NEWLINE.findall(between)) > 1 or "\f" in between or not lines
        lines.append(Line(shown.group(), start, end, indent, page, gap))
        before = match.end()
    return lines
