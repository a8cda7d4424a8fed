"""Each quotation held against the report: where its words stand, what was changed, what was cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from claimcheck.match.align import Change, Part, align, edit, slid
from claimcheck.match.carried import Carrier
from claimcheck.match.context import hidden_around, hidden_within
from claimcheck.match.index import Index
from claimcheck.match.wording import Wording, respelt, wording_of
from claimcheck.model import Document, Edit, Hidden, Inspection, Quote, QuoteMatch, Span

_FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "weve", "im", "ive"})
_FRAGMENT = 4
"""Up to this many words a quotation is a fragment: the report has it as it stands, or it was not found."""
_DENIALS = (["not"], ["not", "yet"], ["never"], ["no", "longer"], ["not", "always"])
_NEAR = 0.7
"""Share of its words that a longer quotation must have in order in the report to be called its words, altered."""
_PADDED = 0.6
"""The same for a quotation that adds words to a passage it has nearly whole."""
_MANY, _SCATTERED = 3, 0.5
"""Changes, and the share of a passage it has, from and below which a quotation has only some of its words by chance."""
_SHORTEST = 3
_RARE = 5
"""How often the report may have a fragment that nobody is named for, and the inspectors were not speaking before."""
_LONGEST_TERM = 2
_ALIKE = 0.8
"""Share of its words that a quotation nobody is named for must have in order to be called the report's."""
_PLAINLY = 8
"""Words from which a quotation of unknown source may be called the report's though not every one agrees."""


def match_quotes(
    quotes: Sequence[Quote], release: Index, report: Index, previous: Sequence[tuple[Inspection, Index]]
) -> tuple[QuoteMatch, ...]:
    """Hold every quotation of the release against the report and, failing that, the earlier reports."""
    carrier = Carrier(release, quotes)
    return tuple(_match(quote, release.document, report, previous, carrier) for quote in quotes)


def _match(
    quote: Quote,
    document: Document,
    report: Index,
    previous: Sequence[tuple[Inspection, Index]],
    carrier: Carrier,
) -> QuoteMatch:
    wording = wording_of(document, quote.passage)
    if quote.source == "person":
        return _repeated(quote, wording, report, carrier) or QuoteMatch(quote, "unchecked")
    if quote.source == "term" or not wording.words:
        return QuoteMatch(quote, "unchecked")
    if quote.source == "other":
        return _elsewhere(quote, wording, previous) or QuoteMatch(quote, "unchecked")
    found = _held(quote, wording, document, report, carrier)
    if found.verdict in ("altered", "not_found"):
        others = [_held(quote, other, document, report, carrier) for other in respelt(wording, report)]
        others = [replace(match, verdict="edited") if match.verdict == "verbatim" else match for match in others]
        found = min((found, *others), key=lambda match: (match.verdict == "not_found", len(match.edits), -match.score))
    if quote.source == "unknown":
        return _reports(found, wording, report)
    if found.verdict == "not_found":
        if _spoken(wording):
            return QuoteMatch(quote, "unchecked")
        return _elsewhere(quote, wording, previous) or found
    return found


def _repeated(quote: Quote, wording: Wording, report: Index, carrier: Carrier) -> QuoteMatch | None:
    """A quotation that a person makes of the report, whole and word for word; long enough not to be so by chance."""
    if len(wording.words) <= _FRAGMENT:
        return None
    found = _verbatim(replace(quote, source="report"), wording, report, carrier)
    return found if found and found.verdict == "verbatim" and not found.hidden else None


def _held(quote: Quote, wording: Wording, document: Document, report: Index, carrier: Carrier) -> QuoteMatch:
    return (
        _verbatim(quote, wording, report, carrier)
        or _undenied(quote, wording, report)
        or _aligned(quote, wording, document, report, carrier)
    )


def _verbatim(quote: Quote, wording: Wording, report: Index, carrier: Carrier) -> QuoteMatch | None:
    """The quotation word for word in the report, at the place that speaks best for it; None where it is not there."""
    inner = wording.marks - {0, len(wording.words)}
    if inner:
        return None
    places = report.occurrences(wording.keys)
    if not places:
        return None
    contexts = [
        (first, last, _uncarried(hidden_around(report, first, last), quote, report, carrier)) for first, last in places
    ]
    first, last, hidden = min(contexts, key=lambda c: (_cut(c[2]), len(c[2])))
    verdict = "cut" if _cut(hidden) else "edited" if wording.marks else "verbatim"
    evidence = tuple(report.passage(a, b) for a, b in [(first, last), *((a, b) for a, b in places if a != first)][:5])
    return QuoteMatch(quote, verdict, 1.0, evidence, (), hidden)  # type: ignore[arg-type]


def _aligned(quote: Quote, wording: Wording, document: Document, report: Index, carrier: Carrier) -> QuoteMatch:
    keys = wording.keys
    parts = align(report, keys, wording.marks)
    if not parts:
        return QuoteMatch(quote, "not_found")
    matched = sum(part.matched for part in parts)
    score = matched / len(keys)
    span = sum(part.report_last - part.report_first for part in parts)
    padded = matched >= _NEAR * span
    evidence = tuple(report.passage(part.report_first, part.report_last) for part in parts)
    silent, hidden = _judge_changes(wording, parts, report)
    whole = not silent and score == 1.0
    scattered = len(silent) >= _MANY and matched < _SCATTERED * span
    if score < (_PADDED if padded else _NEAR) or scattered or (len(keys) <= _FRAGMENT and not whole):
        nearest = report.passage(*report.sentence(parts[0].report_first))
        return QuoteMatch(quote, "not_found", round(score, 3), (nearest,))
    edits = tuple(edit(report, keys, _shown(document, wording, c.quoted_first, c.quoted_last), c) for c in silent)
    first, last = parts[0].report_first, parts[-1].report_last
    if first < last:
        hidden = hidden + hidden_around(report, first, last)
    hidden = _uncarried(hidden, quote, report, carrier)
    stitched = any(
        wording.marks.isdisjoint(range(left.quoted_last, right.quoted_first + 1))
        and not report.adjoin(left.report_last, right.report_first)
        for left, right in pairwise(parts)
    )
    verdict = "altered" if edits else "stitched" if stitched else "cut" if _cut(hidden) else "edited"
    return QuoteMatch(quote, verdict, round(score, 3), evidence, edits, hidden)  # type: ignore[arg-type]


def _undenied(quote: Quote, wording: Wording, report: Index) -> QuoteMatch | None:
    """A fragment without the "not" that the report has in its midst; too short to be told by its share of words."""
    keys = wording.keys
    if quote.source != "report" or wording.marks or not _SHORTEST <= len(keys) <= _FRAGMENT:
        return None
    for at in range(1, len(keys)):
        for denial in _DENIALS:
            places = report.occurrences([*keys[:at], *denial, *keys[at:]])
            if places:
                dropped = Edit("delete", "", " ".join(denial), "negation")
                return QuoteMatch(quote, "altered", 1.0, (report.passage(*places[0]),), (dropped,))
    return None


def _judge_changes(wording: Wording, parts: list[Part], report: Index) -> tuple[list[Change], tuple[Hidden, ...]]:
    """The changes made without a mark, and what words skipped behind a mark hide."""
    silent: list[Change] = []
    hidden: list[Hidden] = []
    for part in parts:
        for change in part.changes:
            change = slid(report, wording.keys, wording.marks, change)
            marked = change.quoted_first == change.quoted_last and change.quoted_first in wording.marks
            if not marked:
                silent.append(change)
            elif change.report_first < change.report_last and (
                within := hidden_within(report, change.report_first, change.report_last)
            ):
                hidden.append(within)
    return silent, tuple(hidden)


def _shown(document: Document, wording: Wording, first: int, last: int) -> str:
    if first == last:
        return ""
    return document.show((Span(wording.words[first].start, wording.words[last - 1].end),))


def _uncarried(hidden: tuple[Hidden, ...], quote: Quote, report: Index, carrier: Carrier) -> tuple[Hidden, ...]:
    """What is hidden and stands nowhere in the release either."""
    return tuple(h for h in hidden if not carrier.carries(h, quote, report))


def _cut(hidden: tuple[Hidden, ...]) -> bool:
    return any(h.kind == "qualification" for h in hidden)


def _reports(found: QuoteMatch, wording: Wording, report: Index) -> QuoteMatch:
    """A quotation that nobody is named for: the report's where it stands there word for word, else left alone."""
    if not _plainly(found, wording):
        telling = found.quote.heard or len(report.occurrences(wording.keys)) <= _RARE
        if not (found.verdict == "verbatim" and telling and not found.hidden):
            term = len(wording.words) <= _LONGEST_TERM
            return QuoteMatch(replace(found.quote, source="term", speaker=None) if term else found.quote, "unchecked")
    return replace(found, quote=replace(found.quote, source="report"))


def _plainly(found: QuoteMatch, wording: Wording) -> bool:
    """Whether a quotation that nobody is named for is plainly the report's words."""
    if len(wording.words) <= _FRAGMENT:
        return False
    if len(wording.words) < _PLAINLY and not found.quote.heard:
        return found.verdict in ("verbatim", "edited")
    return found.verdict != "not_found" and found.score >= _ALIKE


def _spoken(wording: Wording) -> bool:
    """Whether the words are somebody's speech: inspectors' reports do not say "we"."""
    return bool(_FIRST_PERSON & set(wording.keys))


def _elsewhere(quote: Quote, wording: Wording, previous: Sequence[tuple[Inspection, Index]]) -> QuoteMatch | None:
    """The quotation word for word in an earlier report."""
    if len(wording.words) <= _FRAGMENT:
        return None
    for inspection, index in previous:
        for first, last in index.occurrences(wording.keys):
            return QuoteMatch(
                quote,
                "verbatim" if quote.source == "other" else "not_found",
                1.0,
                (index.passage(first, last),),
                elsewhere=inspection,
            )
    return None
