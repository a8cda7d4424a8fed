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
_TYPED_TWICE = {"'": '"', "`": "“", "‘": "“", "’": "”"}
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
        sign = _sign(match.group(), text[end : end + 1])
        if sign not in SINGLE and sign not in DOUBLE:
            continue
        family: Family = "single" if sign in SINGLE else "double"
        left, right = _beside(text, start, ends, back=True), _beside(text, end, edges, back=False)
        if family == "single" and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
            continue
        opens = (not left.strip() or left in _BEFORE_OPENING) and bool(right.strip()) and right not in ".,;:!?)]}"
        closes = bool(left.strip()) and (not right.strip() or right in _AFTER_CLOSING)
        if family == "single" and opens and sign not in "‘‛‚" and _SHORTENED.match(text, end):
            continue
        if family == "single" and not opens and not closes and sign not in "‘‛‚":
            continue
        listed = right == ","
        plural = family == "single" and closes and left in "sS" and (listed or right.isspace()) and sign not in _OPENING
        shape: Shape = "open" if sign in _OPENING else "close" if sign in _CLOSING else "straight"
        found.append(Mark(start, end, family, shape, opens, closes, plural, listed))
    return found


def _sign(mark: str, after: str) -> str:
    """The one character that a mark stands for: broken on the way, or a double mark typed as two single ones."""
    if len(mark) > 1 and mark[0] in _TYPED_TWICE:
        return _TYPED_TWICE[mark[0]]
    return meant(mark, after) if len(mark) > 1 or mark == "˜" else mark


def _beside(text: str, at: int, adjoining: dict[int, int], *, back: bool) -> str:
    """The character beside a mark, other marks and what nobody sees passed over."""
    for _ in range(_LONGEST_RUN):
        if at not in adjoining:
            break
        at = adjoining[at]
    return text[at - 1 : at] if back else text[at : at + 1]
