"""The words of data/lexicon/spin.yaml, and who says what in a release: what the rules on grades and spin share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from typing import TypeVar

from msgspec import Struct

from claimcheck.cache.patterns import compiled
from claimcheck.data import load
from claimcheck.language.fold import Folded, fold
from claimcheck.language.sentences import sentences
from claimcheck.match.earlier import change, standing_before
from claimcheck.model import Comparison, Document, Passage
from claimcheck.release.gradewords import LONGEST_SENTENCE
from claimcheck.release.names import Names
from claimcheck.release.related import story_pieces

T = TypeVar("T")


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon as it stands in the file."""

    inspectorate: str
    endorsements: tuple[str, ...]
    gives: str
    approves: str
    denials: str
    fell: tuple[str, ...]
    alarm: tuple[str, ...]
    failing: tuple[str, ...]
    not_now: str
    praise: str
    high_praise: str
    improved: tuple[str, ...]
    worsened: tuple[str, ...]
    kept: tuple[str, ...]
    superlatives: dict[str, str]
    graded: tuple[str, ...]
    wishes: str
    inspected: tuple[str, ...]


class Sentence(Struct, frozen=True):
    """A sentence of the release, as it stands and folded."""

    passage: Passage
    folded: Folded

    @property
    def words(self) -> str:
        return self.folded.text


@cache
def lexicon() -> Lexicon:
    """The words and patterns."""
    return load("lexicon/spin.yaml", Lexicon)


@cache
def words(name: str) -> re.Pattern[str]:
    """One list or pattern of the lexicon, compiled."""
    entry = getattr(lexicon(), name)
    return compiled(entry if isinstance(entry, str) else "|".join(entry))


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


def denied(sentence: str, at: int) -> bool:
    """Whether the words before `at`, close by, deny or merely imagine what follows."""
    return bool(words("denials").search(sentence[max(0, at - 45) : at]))


def overall_fall(case: Comparison) -> tuple[str, str] | None:
    """The overall grades before and now, where the overall grade surely fell."""
    now, before = case.inspection.grade("overall"), standing_before(case.earlier, "overall")
    if not now or not before or before.disputed or before.evidence.source == "report":
        return None
    return (before.grade, now) if change(case.inspection, before.grade, now) == "fall" else None


def tells_fall(case: Comparison, before: str, speaker: str | None = None, *, any_voice: bool = True) -> bool:
    """Whether the release tells that the overall grade fell: by the earlier grade, or in so many words.

    With `any_voice` False only what `speaker` says counts (the writer's own words for None).
    """
    for match in case.statements:
        told = match.statement
        earlier = told.when == "previous" and told.grade == before and told.area == "overall"
        if earlier and (any_voice or speaker_at(case, told.words[0].start) == speaker):
            return True
    for sentence in sentences_of(case):
        found = words("fell").search(sentence.words)
        if found and not denied(sentence.words, found.start()):
            at = sentence.folded.original(found.start(), found.end()).start
            if any_voice or speaker_at(case, at) == speaker:
                return True
    return False
