"""A quotation's own words as they are held against a report: open edits set apart, names in their other form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.language.words import Word, key, words
from claimcheck.match.abbreviations import abbreviated, spelt_out
from claimcheck.match.index import Index
from claimcheck.model import Document, Passage, Span

OPEN_EDIT = compiled(
    r"\[(?P<initial>\w)\](?P<rest>\w+)"  # a changed first letter: [c]hildren
    r"|(?<!\w)[^\W\d_]{1,20}\[[a-z]{1,6}\](?!\w)"  # a changed ending: provid[ing]
    r"|\[[^\[\]]{0,200}\]|\(\s*(?:\.{3,}|…)\s*\)|\.{3,}|…|\.\s\.\s\."
)
"""An ellipsis, words in square brackets, a letter or an ending changed in them."""


class Wording(Struct, frozen=True):
    """A quotation's words, those in square brackets left out, and where words were openly left out or put in."""

    words: tuple[Word, ...]
    marks: frozenset[int]
    """Positions in `words` before which an ellipsis or a bracket stands."""

    @property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]


def wording_of(document: Document, passage: Passage) -> Wording:
    """The words of a quotation as they are held against the report."""
    kept: list[Word] = []
    marks: set[int] = set()
    for span in passage:
        at = span.start
        for mark in OPEN_EDIT.finditer(document.text, span.start, span.end):
            kept += words(document.text, (Span(at, mark.start()),))
            if mark["initial"]:
                kept.append(Word(key(mark["initial"] + mark["rest"]), mark.start(), mark.end()))
            else:
                marks.add(len(kept))
            at = mark.end()
        kept += words(document.text, (Span(at, span.end),))
    return Wording(tuple(kept), frozenset(marks))


def respelt(wording: Wording, report: Index) -> Iterator[Wording]:
    """The wording with the other form of each name that the report abbreviates."""
    for respell in (spelt_out, abbreviated):
        found = tuple(respell(wording.words, report.abbreviations))
        if len(found) != len(wording.words):
            starts = [word.start for word in found]
            places = [*(bisect_left(starts, word.start) for word in wording.words), len(found)]
            yield Wording(found, frozenset(places[mark] for mark in wording.marks))
