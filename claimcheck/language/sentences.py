"""Where sentences end.

A few rules of our own: measured on hard paragraphs of inspection reports they split better than the libraries tried
(sentencex keeps "Cllr. Smith" apart and quoted speeches together), and they cost a fraction of the time.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.cache.patterns import compiled
from claimcheck.language.typography import DOUBLE, INVISIBLE, SINGLE
from claimcheck.model import Document, Passage, Piece, Span

_CLOSERS = rf"[{DOUBLE}{SINGLE})\]]*"
_BOUNDARY = compiled(
    rf"[.!?…](?:(?<![.!?…].)[.!?…]*+{_CLOSERS}\d?"
    rf"(?=[{INVISIBLE}]*\s[\s{INVISIBLE}]*{_CLOSERS}[\[(]?[A-Z0-9À-Þ{DOUBLE}{SINGLE}•˜])"
    r"|(?<!…)(?=[A-Z][a-z]))"
)
_ENDED = compiled(rf"[.!?…]{_CLOSERS}\d?$")
_ABBREVIATION = compiled(
    r"(?:\b(?:Cllrs?|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Hon|Sir|Lt|Col|St|vs?|e\.g|i\.e|etc|cf|approx|no|nos|pp?|para|paras|fig|ed|Co|Ltd|Inc|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|(?:\b[a-z]\.)+[a-z])\.$",
)
_ALWAYS_CONTINUES = compiled(r"(?:Cllrs?|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|e\.g|i\.e|cf|vs?|\b[A-Z])\.$")


def sentence_spans(text: str, span: Span) -> list[Span]:
    """Split `text[span.start:span.end]` into sentences, surrounding white space left out."""
    spans: list[Span] = []
    start = span.start
    for boundary in _BOUNDARY.finditer(text, span.start, span.end):
        if _continues(text, start, boundary):
            continue
        spans.append(Span(start, boundary.end()).stripped(text))
        start = boundary.end()
    spans.append(Span(start, span.end).stripped(text))
    return [s for s in spans if s.start < s.end]


def sentences(document: Document, piece: Piece) -> tuple[Passage, ...]:
    """The sentences of a piece; one that an interruption of the piece falls into has several spans."""
    return _sentences(document.text, piece.passage)


@lru_cache(maxsize=2000)
def _sentences(text: str, passage: Passage) -> tuple[Passage, ...]:
    """Remembered for the few documents at hand: each is asked for its sentences several times."""
    found: list[list[Span]] = []
    open_end = False
    for span in passage:
        spans = sentence_spans(text, span)
        for number, sentence in enumerate(spans):
            if number == 0 and open_end and found:
                found[-1].append(sentence)
            else:
                found.append([sentence])
        if spans:
            open_end = not _ENDED.search(text, spans[-1].start, spans[-1].end)
    return tuple(map(tuple, found))


def _continues(text: str, start: int, boundary: re.Match[str]) -> bool:
    """Whether the full stop found belongs to an abbreviation or an initial."""
    mark = boundary.group()
    if not mark.startswith(".") or len(mark.rstrip()) > 1:
        return False
    before = text[max(start, boundary.start() - 12) : boundary.start() + 1]
    if _ALWAYS_CONTINUES.search(before):
        return True
    return bool(_ABBREVIATION.search(before)) and not text[boundary.end() : boundary.end() + 8].lstrip()[:1].isupper()
