"""The one normalised form of a text, with the alignment that maps it back.

Quotation marks, dashes, ligatures, hyphens at line ends, white space and case are folded here and nowhere else. A
folded position is mapped to the original by lookup; nothing is ever searched for again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.typography import ACCENTS, BROKEN, DASHES, DOUBLE, INVISIBLE, SINGLE, composed, meant
from claimcheck.model import Document, Passage, Span, touch

_SPECIAL = compiled(
    rf"""(?P<broken>{BROKEN.pattern})
    |(?P<hyphen>\x02\s*|(?<=\w)[-\u2010\u2011]\s*\n\s*(?=\w))   # a hyphen at a line's end; pdfium gives U+0002
    |(?P<space>[^\S ]\s*|[ ]\s+)    # a single space stays as it is
    |(?P<single>[{SINGLE}])
    |(?P<double>[{DOUBLE}])
    |(?P<dash>[{DASHES}])
    |(?P<ellipsis>…)
    |(?P<invisible>[{INVISIBLE}]+)
    |(?P<accents>[{ACCENTS}]+)      # the letter before them is one with them
    |(?P<other>[^\x00-\x7f])""",
    re.VERBOSE,
)

_CANDIDATE = compiled(r"[^ !#-&(-,./0-9:-_a-z{-~]|  ")
"""Where alone `_SPECIAL` can match: one look at a set of characters, for most stand for themselves."""


class Folded(Struct, frozen=True):
    """A folded text and its alignment to `Document.text`.

    `alignment` holds, for each run of characters, (offset in the folded text, offset in the original, length in the
    original). Runs of equal length on both sides map character by character; others map as a whole.
    """

    text: str
    alignment: tuple[tuple[int, int, int], ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that the folded range `[start, end)` came from."""
        if end <= start:
            at = self._start(start)
            return Span(at, at)
        return Span(self._start(start), self._end(end))

    def _run(self, offset: int) -> int:
        return bisect_right(self.alignment, offset, key=lambda run: run[0]) - 1

    def _folded_length(self, index: int) -> int:
        following = self.alignment[index + 1][0] if index + 1 < len(self.alignment) else len(self.text)
        return following - self.alignment[index][0]

    def _start(self, offset: int) -> int:
        if not self.alignment:
            return 0
        index = self._run(min(offset, max(len(self.text) - 1, 0)))
        folded, original, length = self.alignment[index]
        same = length == self._folded_length(index)
        return original + (offset - folded if same else (length if offset >= len(self.text) else 0))

    def _end(self, end: int) -> int:
        index = self._run(end - 1)
        folded, original, length = self.alignment[index]
        same = length == self._folded_length(index)
        return original + (end - folded if same else length)


@lru_cache(maxsize=500)
def fold(text: str, passage: Passage) -> Folded:
    """Fold the spans of `passage` in `text` into one string, a single space between spans that white space parts.

    Remembered for the few documents at hand: many rules look at the same sentences.
    """
    parts: list[str] = []
    alignment: list[tuple[int, int, int]] = []
    length = 0

    def add(folded: str, start: int, original_length: int) -> None:
        nonlocal length
        if folded:
            alignment.append((length, start, original_length))
            parts.append(folded)
            length += len(folded)

    for number, span in enumerate(passage):
        if number and parts and not parts[-1].endswith((" ", "-")) and not touch(text, passage[number - 1], span):
            add(" ", span.start, 0)
        at = span.start
        for special in _specials(text, span):
            start, end = special.span()
            if special.lastgroup == "accents" and start > at:
                start -= 1
                folded = composed(text[start:end]).lower()
            else:
                folded = _fold_special(special)
            add(text[at:start].lower(), at, start - at)
            if not (folded == " " and parts and parts[-1].endswith(" ")):
                add(folded, start, end - start)
            at = end
        add(text[at : span.end].lower(), at, span.end - at)
    return Folded("".join(parts), tuple(alignment))


def _specials(text: str, span: Span) -> Iterator[re.Match[str]]:
    at = span.start
    while candidate := _CANDIDATE.search(text, at, span.end):
        special = _SPECIAL.match(text, candidate.start(), span.end)
        if special:
            yield special
        at = special.end() if special else candidate.end()


def fold_document(document: Document) -> Folded:
    """Fold the whole body of a document: its pieces, furniture left out."""
    return fold(document.text, tuple(span for piece in document.pieces for span in piece.passage))


def fold_text(text: str) -> str:
    """The folded form of a loose text, where no alignment is needed."""
    return fold(text, (Span(0, len(text)),)).text


def _fold_special(match: re.Match[str]) -> str:
    kind, found = match.lastgroup, match.group()
    if kind == "broken":
        found = meant(found, match.string[match.end() : match.end() + 1])
        kind = (
            "single" if found in SINGLE else "double" if found in DOUBLE else "dash" if found in DASHES else "ellipsis"
        )
    match kind:
        case "hyphen" | "dash":
            return "-"
        case "space":
            return " "
        case "single":
            return "'"
        case "double":
            return '"'
        case "ellipsis":
            return "..."
        case "invisible":
            return ""
    return composed(found).lower()
