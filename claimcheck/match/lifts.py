"""Runs of the report's own words that the release gives as its own or a speaker's, without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.match.carried import Carrier, content
from claimcheck.match.context import hidden_around
from claimcheck.match.index import Index
from claimcheck.model import Inspection, Lift, Passage, Quote, Release

_WORDS = 8
"""Words in a row that are not alike by chance."""
_CONTENT = 5
"""Content words among them: names of areas and stock phrases have fewer."""
_SEED = 5


def find_lifts(release: Release, inspection: Inspection, index: Index, report: Index) -> tuple[Lift, ...]:
    """The lifted passages of a release, longest run first found; `index` and `report` are the two documents' words.

    Words in a quotation of the report, and sentences put in the report's name, are no lifts: they say whose they are.
    """
    declared = _declared(release)
    spoken = [quote for quote in release.quotes if quote.source == "person"]
    stock = _stock(inspection, report)
    carrier = Carrier(index)
    lifts: list[Lift] = []
    at = 0
    while at <= len(index) - _SEED:
        length, place = max(((_run(index, at, report, p), p) for p in _seeds(index, at, report)), default=(0, 0))
        if length >= _WORDS and _telling(index.keys[at : at + length]) and not _overlaps(stock, place, place + length):
            passage = index.passage(at, at + length)
            attributed = any(_meet(passage, words) for words in declared)
            if not attributed and not any(_cross(passage, quote.passage) for quote in spoken):
                quote = Quote(passage, "report")
                hidden = tuple(
                    h for h in hidden_around(report, place, place + length) if not carrier.carries(h, quote, report)
                )
                speaker = next((quote.speaker for quote in spoken if _meet(passage, quote.passage)), None)
                lifts.append(Lift(passage, report.passage(place, place + length), speaker, hidden))
        at += max(length, 1)
    return tuple(lifts)


def _seeds(index: Index, at: int, report: Index) -> Iterator[int]:
    """Where the report has the same few words in a row."""
    words = index.keys[at : at + _SEED]
    for place in report.pairs(words[0], words[1]):
        if report.keys[place : place + _SEED] == words:
            yield place


def _run(index: Index, at: int, report: Index, place: int) -> int:
    """How many words run alike from here, within one piece of each text."""
    length = 0
    while (
        at + length < len(index)
        and place + length < len(report)
        and index.keys[at + length] == report.keys[place + length]
        and index.piece(at + length) == index.piece(at)
        and report.piece(place + length) == report.piece(place)
    ):
        length += 1
    return length


def _declared(release: Release) -> list[Passage]:
    """Passages that are no lift: said to be somebody else’s, in quotation marks beside no speaker, or a grade."""
    quoted = [quote.passage for quote in release.quotes if quote.source != "person"]
    return [*quoted, *(claim.passage for claim in release.claims), *(stated.words for stated in release.statements)]


def _stock(inspection: Inspection, report: Index) -> list[tuple[int, int]]:
    """Where the report's words are names that everybody has to use: headings and the labels of judgements."""
    document = inspection.document
    passages = [piece.passage for piece in document.pieces if piece.kind in ("heading", "row")]
    passages += [judgement.passage for judgement in inspection.judgements]
    ranges = [report.words_in(passage) for passage in passages]
    names = {tuple(report.keys[position] for position in found) for found in ranges if len(found) >= _SEED}
    return [(found.start, found.stop) for found in ranges] + [
        occurrence for name in sorted(names) for occurrence in report.occurrences(list(name))
    ]


def _overlaps(stock: list[tuple[int, int]], first: int, last: int) -> bool:
    return any(start < last and end > first for start, end in stock)


def _telling(keys: list[str]) -> bool:
    return len({word for word in keys if content(word)}) >= _CONTENT


def _cross(passage: Passage, quotation: Passage) -> bool:
    """Whether a passage is partly in a quotation and partly not: families say that “help came quickly”."""
    return (
        _meet(passage, quotation) and not quotation[0].start <= passage[0].start <= passage[-1].end <= quotation[-1].end
    )


def _meet(left: Passage, right: Passage) -> bool:
    return any(a.start < b.end and b.start < a.end for a in left for b in right)
