"""The sentences of a release, the councils and areas it names, and who says what in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeVar

from msgspec import Struct

from claimcheck.language.fold import Folded, fold
from claimcheck.language.sentences import sentences
from claimcheck.model import Comparison, Document, Passage
from claimcheck.release.gradewords import LONGEST_SENTENCE
from claimcheck.release.names import Names
from claimcheck.release.related import story_pieces

T = TypeVar("T")


class Sentence(Struct, frozen=True):
    """A sentence of the release, as it stands and folded."""

    passage: Passage
    folded: Folded

    @property
    def words(self) -> str:
        """Its folded text."""
        return self.folded.text

    def offset(self, found: re.Match[str]) -> int:
        """Where in the release begins what was found in its folded text."""
        return self.folded.original(*found.span()).start


def _for_one_case(make: Callable[[Comparison], T]) -> Callable[[Comparison], T]:
    """Keep what `make` gave for the latest comparison: the rules ask for the same, one after the other."""
    latest: list[tuple[Comparison, T]] = []

    @wraps(make)
    def kept(case: Comparison) -> T:
        if not latest or latest[0][0] is not case:
            latest[:] = [(case, make(case))]
        return latest[0][1]

    return kept


@_for_one_case
def sentences_of(case: Comparison) -> tuple[Sentence, ...]:
    """The sentences of the release in order."""
    return tuple(_sentences(case.release.document))


def _sentences(document: Document) -> Iterator[Sentence]:
    for piece in story_pieces(document):
        for passage in sentences(document, piece):
            if passage[-1].end - passage[0].start <= LONGEST_SENTENCE:
                yield Sentence(passage, fold(document.text, passage))


@_for_one_case
def names_of(case: Comparison) -> Names:
    """The names of areas and councils, with the councils the release names."""
    names = Names(case.inspection)
    names.learn(case.release.document)
    return names


def speaker_at(case: Comparison, offset: int) -> str | None:
    """Who speaks at an offset of the release; None where its writer does. An unnamed speaker is "a speaker"."""
    for match in case.quotes:
        quote = match.quote
        if quote.source == "person" and quote.passage[0].start <= offset < quote.passage[-1].end:
            return quote.speaker or "a speaker"
    return None


def in_report_quote(case: Comparison, offset: int) -> bool:
    """Whether an offset of the release stands in a quotation of the report."""
    return any(
        m.quote.source == "report" and m.quote.passage[0].start <= offset < m.quote.passage[-1].end for m in case.quotes
    )
