"""Which two quotation marks belong together, within a piece and over speeches of several pieces.

Marks are paired by their shape and by what stands beside them, for real pages mix styles, close with an opening mark
and lose marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.marks import Mark, find_marks
from claimcheck.language.typography import BROKEN, DOUBLE, INVISIBLE, SINGLE
from claimcheck.model import Document, Passage, Piece, Span

_OPENS_PIECE = compiled(rf"[\s•◼▪*–—{INVISIBLE}-]*(?:{BROKEN.pattern}|[{DOUBLE}{SINGLE}])+(?=\w)")
_SPEECH_START = compiled(rf"(?:^[\s•◼▪*–—{INVISIBLE}-]*|[:,]\s*)$")
_SENTENCE_END = compiled(rf"[.!?…][{DOUBLE}{SINGLE})]?\s+$")
_SET_APART = compiled(r"[,:\s]")
_NEXT_SENTENCE = compiled(r"[.!?…]\s+\S")
_DEEPEST = 6
_PIECES_WITHOUT_OPENER = 6


class PieceText(Struct, frozen=True):
    """The text of a piece as one string, and the way back to the document."""

    text: str
    starts: tuple[int, ...]
    passage: Passage

    def locate(self, start: int, end: int) -> Passage:
        """The passage of the document that `text[start:end]` was taken from, white space at its ends left out."""
        spans = []
        for at, span in zip(self.starts, self.passage, strict=True):
            part = Span(max(start, at), min(end, at + span.end - span.start)).stripped(self.text)
            if part.start < part.end:
                spans.append(Span(span.start + part.start - at, span.start + part.end - at))
        return tuple(spans)


class Quotation(Struct, frozen=True):
    """Words between marks, as offsets of a `PieceText.text`: `outer` with the marks, `inner` without.

    `depth` is 0 for a quotation that stands in no other. One that is not `closed` runs to the end of its piece.
    """

    outer: Span
    inner: Span
    depth: int
    closed: bool = True


def piece_text(document: Document, piece: Piece) -> PieceText:
    """The piece's passage joined, a line break where something interrupts it."""
    parts, starts, length = [], [], 0
    for span in piece.passage:
        starts.append(length)
        parts.append(document.text[span.start : span.end])
        length += span.end - span.start + 1
    return PieceText("\n".join(parts), tuple(starts), piece.passage)


def quotations(texts: Sequence[PieceText]) -> list[list[Quotation]]:
    """The quotations of each piece, outer before inner.

    A speech over several pieces has one quotation a piece, whether each piece opens with a mark or not.
    """
    opening = [bool(_OPENS_PIECE.match(t.text)) for t in texts]
    found: list[list[Quotation]] = []
    strays: list[int | None] = []
    for number, piece in enumerate(texts):
        pairs, stray = _pair(piece.text, continued=opening[number + 1 : number + 2] == [True])
        found.append(pairs)
        strays.append(stray)
    for number, pairs in enumerate(found):
        if pairs and not all(q.closed for q in pairs) and not any(opening[number + 1 : number + 2]):
            _run_on(texts, found, strays, number)
    return found


def _run_on(texts: Sequence[PieceText], found: list[list[Quotation]], strays: list[int | None], number: int) -> None:
    """Carry a quotation into the pieces after it, where one of them closes it without having opened it."""
    for last in range(number + 1, min(number + 1 + _PIECES_WITHOUT_OPENER, len(texts))):
        stray = strays[last]
        if stray is not None and all(q.outer.start > stray for q in found[last]):
            for middle in range(number + 1, last):
                whole = Span(0, len(texts[middle].text))
                found[middle] = [Quotation(whole, whole, 0, closed=False)]
            found[last].insert(0, Quotation(Span(0, stray + 1), Span(0, stray), 0))
            return
        if found[last]:
            return


def _pair(text: str, *, continued: bool) -> tuple[list[Quotation], int | None]:
    """Pair the marks of a text; also the offset of a first double mark that closes what was never opened."""
    marks = find_marks(text)
    next_single = _lookahead(marks)
    closed_later = _closed_later(marks)
    waiting = _balance(marks)
    lone = _lone_opener(text, marks)
    open_marks: list[int] = []
    pairs: list[tuple[int, int | None]] = []
    stray: int | None = None
    for number, mark in enumerate(marks):
        inside = [i for i in open_marks if marks[i].family == mark.family]
        if inside and mark.plural:
            ended = text.rstrip().endswith((".", "!", "?", "…"))  # a headline is not
            runs_on = continued and ended and not next_single[number] and _at_speech(text, marks[inside[-1]])
            runs_on = runs_on or next_single[number] == "close"
            if closed_later[number] if mark.listed else runs_on:
                continue
        if _acts_as_opener(mark, inside=bool(inside)):
            resumes = bool(inside) and mark.family == "double" and _after_sentence(text, mark)
            if resumes:
                pairs.append((inside[-1], None))
            if resumes or (inside and waiting[number] < 1):
                del open_marks[open_marks.index(inside[-1]) :]
            opens = resumes or waiting[number] > 0 or number == lone or _may_run_on(text, mark, continued)
            if len(open_marks) < _DEEPEST and opens:
                open_marks.append(number)
        elif inside and open_marks[-1] != inside[-1] and mark.family == "single" and waiting[open_marks[-1]] > 0:
            continue  # a quotation inside this one is still open: an apostrophe
        elif inside:
            pairs.append((inside[-1], number))
            del open_marks[open_marks.index(inside[-1]) :]
        elif mark.family == "double" and waiting[number] > 0 and _SET_APART.search(text[: mark.start][-1:]):
            open_marks.append(number)  # "that we have a,” Clear vision.”", "after ” a slow start”"
        elif mark.family == "double" and stray is None and not pairs:
            stray = mark.start
    unclosed = [
        i for i in open_marks if i == lone or _may_run_on(text, marks[i], continued) or _after_sentence(text, marks[i])
    ]
    return _nested(text, marks, [*pairs, *((i, None) for i in unclosed)]), stray


def _acts_as_opener(mark: Mark, *, inside: bool) -> bool:
    """Whether a mark opens: by its shape and by what stands beside it.

    Where these tell nothing, or not the same, it opens unless it stands inside a quotation.
    """
    told = set()
    if mark.opens != mark.closes:
        told.add(mark.opens)
    if mark.shape != "straight":
        told.add(mark.shape == "open")
    return told.pop() if len(told) == 1 else not inside


def _at_speech(text: str, mark: Mark) -> bool:
    return bool(_SPEECH_START.search(text[max(0, mark.start - 12) : mark.start]))


def _may_run_on(text: str, mark: Mark, continued: bool) -> bool:
    if mark.family == "single":
        return continued and _at_speech(text, mark)
    return continued or _at_speech(text, mark)


def _lone_opener(text: str, marks: list[Mark]) -> int | None:
    """The last double mark, where by its shape it opens a quotation in the text's last sentence that nothing closes."""
    last = next((number for number in range(len(marks) - 1, -1, -1) if marks[number].family == "double"), None)
    if last is None or marks[last].shape != "open" or marks[last].closes or not marks[last].opens:
        return None
    return None if _NEXT_SENTENCE.search(text, marks[last].end) else last


def _nested(text: str, marks: list[Mark], pairs: list[tuple[int, int | None]]) -> list[Quotation]:
    found: list[Quotation] = []
    ends: list[int] = []
    firsts = sorted(first for first, _ in pairs)
    following = dict(pairwise(firsts))
    for first, last in sorted(pairs, key=itemgetter(0)):
        opener = marks[first]
        if last is not None:
            outer, inner = Span(opener.start, marks[last].end), Span(opener.end, marks[last].start)
        else:
            end = len(text)
            later = following.get(first)
            if later is not None and marks[later].family == opener.family and _after_sentence(text, marks[later]):
                end = marks[later].start
            outer, inner = Span(opener.start, end), Span(opener.end, end)
        if not any(c.isalnum() for c in text[inner.start : inner.end]):
            continue
        while ends and ends[-1] <= outer.start:
            ends.pop()
        found.append(Quotation(outer, inner, len(ends), closed=last is not None))
        ends.append(outer.end)
    return found


def _after_sentence(text: str, mark: Mark) -> bool:
    return bool(_SENTENCE_END.search(text[max(0, mark.start - 8) : mark.start]))


def _lookahead(marks: list[Mark]) -> list[str]:
    """For each mark, whether the next single mark opens or closes ("" where there is none)."""
    following, found = "", []
    for mark in reversed(marks):
        found.append(following)
        if mark.family == "single":
            following = "close" if mark.closes and not mark.opens else "open"
    return found[::-1]


def _closed_later(marks: list[Mark]) -> list[bool]:
    """For each mark, whether a single mark that can be no apostrophe closes after it before another opens."""
    closed, found = False, []
    for mark in reversed(marks):
        found.append(closed)
        if mark.family == "single" and not mark.plural:
            closed = mark.closes and not mark.opens
    return found[::-1]


def _balance(marks: list[Mark]) -> list[int]:
    """For each mark, how many more marks of its family close than open after it, at most at any point.

    Above 0 there is a mark left to close a quotation that this mark opens.
    """
    best = {"single": 0, "double": 0}
    found = []
    for mark in reversed(marks):
        found.append(best[mark.family])
        step = -1 if _acts_as_opener(mark, inside=True) else 1
        best[mark.family] = max(0, best[mark.family] + step)
    return found[::-1]
