"""Which characters of a text are quotation marks, and whether each may open or close a quotation.

A mark is known by its shape and by what stands beside it; neither is trusted alone. An apostrophe is never taken for a
mark: inside a word, after a plural ("the councils' work") or before a shortened word ("the '90s").
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimcheck.cache.patterns import compiled
from claimcheck.language.typography import BROKEN, DOUBLE, SINGLE, UNSEEN, meant

_MARK = compiled(rf"{BROKEN.pattern}|''|‘‘|’’|``|[{DOUBLE}{SINGLE}]")
_OPENING, _CLOSING = set("“„«‘‛‚‟"), set("”»’")
_SHORTENED = compiled(r"(?:\d0s|[eE]m|[tT]il|[tT]is|[tT]was|cause|n|bout|cos)\b")
_BEFORE_OPENING = set("([{–—-/:;,…=>")
_AFTER_CLOSING = set(".,;:!?…)]}–—-/<")
_LONGEST_RUN = 6

Family = Literal["single", "double"]
Shape = Literal["open", "close", "straight"]


class Mark(NamedTuple):
    """A mark and what it may be."""

    start: int
    end: int
    family: Family
    shape: Shape
    opens: bool
    """Whether what stands beside it lets it open a quotation."""
    closes: bool
    plural: bool
    """Whether it may as well be the apostrophe of a plural."""
    listed: bool
    """Whether a comma follows such an apostrophe: "parents’, carers’ and …"."""


def find_marks(text: str) -> list[Mark]:
    """Every mark that may open or close a quotation; apostrophes that cannot are left out."""
    found = []
    matches = list(_MARK.finditer(text))
    beside = [*matches, *UNSEEN.finditer(text)] if not text.isascii() else matches
    edges = {m.start(): m.end() for m in beside}
    ends = {m.end(): m.start() for m in beside}
    for match in matches:
        start, end = match.span()
        character = match.group()
        if len(character) > 1 and character[0] in "'‘’`":
            shape_of = {"'": '"', "`": "“", "‘": "“", "’": "”"}[character[0]]
        else:
            shape_of = meant(character, text[end : end + 1]) if len(character) > 1 or character in "˜â" else character
            if shape_of not in SINGLE and shape_of not in DOUBLE:
                continue
        family: Family = "single" if shape_of in SINGLE else "double"
        left, right = _beside(text, start, ends, back=True), _beside(text, end, edges, back=False)
        if family == "single" and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
            continue
        opens = (not left.strip() or left in _BEFORE_OPENING) and bool(right.strip()) and right not in ".,;:!?)]}"
        closes = bool(left.strip()) and (not right.strip() or right in _AFTER_CLOSING)
        if family == "single" and opens and shape_of not in "‘‛‚" and _SHORTENED.match(text, end):
            continue
        if family == "single" and not opens and not closes and shape_of not in "‘‛‚":
            continue
        listed = right == ","
        plural = (
            family == "single" and closes and left in "sS" and (listed or right.isspace()) and shape_of not in _OPENING
        )
        shape: Shape = "open" if shape_of in _OPENING else "close" if shape_of in _CLOSING else "straight"
        found.append(Mark(start, end, family, shape, opens, closes, plural, listed))
    return found


def _beside(text: str, at: int, adjoining: dict[int, int], *, back: bool) -> str:
    """The character beside a mark, other marks and what nobody sees passed over."""
    for _ in range(_LONGEST_RUN):
        if at not in adjoining:
            break
        at = adjoining[at]
    return text[at - 1 : at] if back else text[at : at + 1]
