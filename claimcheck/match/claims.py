"""Claims in the report's name, held against the passages of the report that they are about.

A claim is contradicted or overstated only where a close passage disagrees in one thing that can be named, and no other
passage bears the claim out. Otherwise it is supported, or no passage is close to it: that is no accusation.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold_text
from claimcheck.language.words import Word, words
from claimcheck.match.alike import Disagreement
from claimcheck.match.disagreement import disagreement
from claimcheck.match.harm import denied_harm
from claimcheck.match.passages import Near, Passages, Sentence, subjects
from claimcheck.match.ranking import Meanings, Ranked, Ranking
from claimcheck.match.reading import Reading, told_from
from claimcheck.match.visit import wrong_visit
from claimcheck.model import Claim, ClaimMatch, Document, Edit, Inspection, Passage, QuoteMatch, Span, Why

_PASSAGES = 5
_CLOSE = 0.3
"""Closeness from which a passage is evidence for a claim."""
_AKIN = 0.55
"""Kinship from which a passage that is not close is evidence too: of 78 labelled claims that are true and have no close
passage 37 reach it, of 44 of which the report says nothing three."""
_PAUSE = compiled(r"[.!?\n]")
_LEADING_IN = 40
"""Characters between a claim and the quotation it goes on to: ", saying:"."""
_MOST = 0.5
"""The share of a claim that a passage must have to be evidence though it is long and speaks of much else."""
_REPEATED = 0.98
"""The share of a claim that a recommendation must have to be what the claim repeats."""
_RIVAL = 0.9
"""Passages that share this much of the claim, beside the best one, are as good a source for it."""
_RIVAL_CLOSENESS = 0.75
"""The closeness, beside that of the passage that disagrees, that another one needs to bear the claim out."""
_VISIT = "it says when the inspection was, and the report says otherwise"
_HARM = "it says that no child is at risk, and the report finds some who are"
_FAR = "no passage names enough of its subjects"
_MOSTLY = "a passage that speaks of much else names most of its subjects"
_ALIKE = "no passage names enough of its subjects, but one speaks of much the same in other words"
_DISAGREES = "a close passage disagrees in one thing ({}), and none as close bears it out"
_AGREES = "a close passage, and nothing in it disagrees"
_QUOTED = "it goes on to the report's own words"


def match_claims(
    claims: tuple[Claim, ...],
    release: Document,
    inspection: Inspection,
    report: Passages,
    quotes: Sequence[QuoteMatch] = (),
    meanings: Meanings | None = None,
) -> tuple[ClaimMatch, ...]:
    """Hold each claim of a release against the report's sentences.

    A claim that goes on to one of `quotes` that stands in the report word for word is borne out by it.

    Evidence is at most five passages, likeliest first, but the one that disagrees before all others. `meanings` help to
    find them, and never to say that one disagrees.
    """
    ranking = Ranking(report, meanings)
    asked = frozenset(position for r in inspection.recommendations for position in report.index.words_in(r.passage))
    name = subjects(fold_text(inspection.authority or "").split())
    found = (_match(claim, release, inspection, report, ranking, asked, name) for claim in claims)
    return tuple(_quoted(match, release, quotes) for match in found)


def _quoted(match: ClaimMatch, release: Document, quotes: Sequence[QuoteMatch]) -> ClaimMatch:
    """The match of a claim, borne out by the report's own words where it introduces them."""
    if match.verdict != "unsupported":
        return match
    start, end = match.claim.passage[0].start, match.claim.passage[-1].end
    for quote in quotes:
        opens = quote.quote.passage[0].start
        if quote.verdict != "verbatim" or not quote.evidence or quote.elsewhere is not None or opens < start:
            continue
        if not _PAUSE.search(release.text, end, opens) and opens - end <= _LEADING_IN:
            why = match.why and structs.replace(match.why, rule=_QUOTED)
            return ClaimMatch(match.claim, "supported", quote.evidence, why=why)
    return match


def _match(
    claim: Claim,
    release: Document,
    inspection: Inspection,
    report: Passages,
    ranking: Ranking,
    asked: frozenset[int],
    name: frozenset[str],
) -> ClaimMatch:
    said = words(release.text, claim.passage)
    said = said[told_from([word.key for word in said]) :]
    reading = Reading([word.key for word in said])
    about = reading.subjects - name
    near = report.nearest(about, _PASSAGES)
    text = release.text[said[0].start : claim.passage[-1].end] if said else ""
    ranked = ranking.likeliest(text, about, _PASSAGES)
    evidence = tuple(report.passage(r.sentence) for r in ranked)
    if (visit := wrong_visit(reading.keys, inspection, report)) is not None:
        return _against(claim, visit, said, release, report, (), _why(_VISIT, reading, ranked[:1]))
    if (harm := denied_harm(reading, inspection, report)) is not None:
        return _against(claim, harm, said, release, report, (), _why(_HARM, reading, ranked[:1]))
    if not near or near[0].score < _CLOSE:
        shared = about & near[0].sentence.terms if near else frozenset()
        told = len(shared) >= 2 and report.share(about, shared) >= _MOST
        akin = bool(ranked) and ranked[0].kinship >= _AKIN
        why = _why(_MOSTLY if told else _ALIKE if akin else _FAR, reading, ranked[:1])
        return ClaimMatch(claim, "supported" if told or akin else "unsupported", evidence, why=why)
    if (found := _disagreement(reading, near, report, asked)) is not None:
        number, difference = found
        place = near[number].sentence
        first, last = (place.first + position for position in difference.report)
        disagrees = report.passage(place)
        others = tuple(e for e in evidence if e != disagrees)
        placed = difference._replace(report=(first, last))
        why = _why(_DISAGREES.format(difference.kind), reading, [r for r in ranked if r.sentence == place])
        return _against(claim, placed, said, release, report, (disagrees, *others)[:_PASSAGES], why)
    return ClaimMatch(claim, "supported", evidence, why=_why(_AGREES, reading, ranked[:1]))


def _why(rule: str, claim: Reading, nearest: Sequence[Ranked]) -> Why:
    scores: dict[str, float] = {}
    shared: frozenset[str] = frozenset()
    for ranked in nearest:
        scores = {name: round(score, 3) for name, score in ranked.scores().items()}
        shared = ranked.sentence.terms
    words = dict.fromkeys(" ".join(claim.keys[t.first : t.last]) for t in claim.terms if t.name in shared)
    return Why(rule, scores, _CLOSE, tuple(words))


def _against(
    claim: Claim,
    difference: Disagreement,
    said: list[Word],
    release: Document,
    report: Passages,
    evidence: tuple[Passage, ...],
    why: Why,
) -> ClaimMatch:
    """A claim that disagrees with the report; the difference names words of the claim and of the report's index."""
    theirs = report.index.passage(*difference.report)
    ours: Passage = (Span(said[difference.claim[0]].start, said[difference.claim[1] - 1].end),)
    shown = Edit("replace", release.show(ours), report.index.document.show(theirs), difference.kind)
    return ClaimMatch(claim, difference.verdict, evidence or (theirs,), shown, why)


def _disagreement(
    claim: Reading, near: list[Near], report: Passages, asked: frozenset[int]
) -> tuple[int, Disagreement] | None:
    """The disagreement with the passage that shares most of the claim, unless another that shares as much has none.

    `asked` are the words of recommendations, which say what should be: they neither disagree nor bear a claim out.
    """
    shares = [report.share(claim.subjects, n.sentence.terms) for n in near]
    if any(share >= _REPEATED and near[n].sentence.first in asked for n, share in enumerate(shares)):
        return None  # it tells what the report asks for
    rivals = [
        n for n, share in enumerate(shares) if share >= _RIVAL * max(shares) and near[n].sentence.first not in asked
    ]
    found = [(n, _held_against(claim, near[n].sentence, report)) for n in rivals]
    told = [(number, difference) for number, difference in found if difference is not None]
    if not told or told[0][0] != found[0][0]:
        return None
    least = _RIVAL_CLOSENESS * near[told[0][0]].score
    others = [near[n] for n, difference in found if difference is None and near[n].score >= least]
    return None if any(_bears_out(claim, told[0][1], Reading(report.keys(o.sentence))) for o in others) else told[0]


def _held_against(claim: Reading, sentence: Sentence, report: Passages) -> Disagreement | None:
    return disagreement(claim, Reading(report.keys(sentence)), report, report.clauses(sentence))


def _bears_out(claim: Reading, difference: Disagreement, other: Reading) -> bool:
    """Whether another passage leaves room for the claim: not one that says all where this one says only most."""
    if difference.kind != "quantifier" or difference.verdict != "overstated":
        return True
    said = next(q.step for q in claim.quantifiers if q.first == difference.claim[0])
    return not any(0 < quantifier.step < said - 1 for quantifier in other.quantifiers)
