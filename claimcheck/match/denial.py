"""Disagreements of whether: one side denies what the other affirms, or names the opposite."""

from __future__ import annotations

from claimcheck.language.stems import stem
from claimcheck.match.alike import Disagreement, alike, limited, universal
from claimcheck.match.passages import Passages, terms
from claimcheck.match.reading import Opposites, Reading, lexicon

_NEGATIVE_PREFIXES = frozenset({"un", "in", "im"})
_TELLING = 2.5
"""The least weight of a word whose denial matters."""
_EVERY = 10
"""The step of a quantifier that leaves nobody and nothing out."""
_SPEAKS_OF_NOTHING_ELSE = 0.75
"""What "no children were at risk" shares with a sentence that finds some; one on how they are helped says more."""
_DEGREE = frozenset({stem("enough")})
"""What is not done quickly enough is not done quickly."""
_SAME_COMPLEMENT = 0.75
"""The share of what a denied word is said of that the other side must affirm it of."""


def by_negation(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    for denying, affirming, denied_by_report in ((report, claim, True), (claim, report, False)):
        if affirming.negators or any(q.step == 0 for q in affirming.quantifiers) or _down(affirming):
            continue
        if denied_by_report and limited(denying.quantifiers) and not universal(affirming.quantifiers):
            continue
        for at, (first, last) in denying.denied.items():
            word, named = denying.stems[at], denying.naming(at)
            if word not in affirming.stems or named is None or passages.weight(named.name) < _TELLING:
                continue
            if any(other == word and n not in denying.denied for n, other in enumerate(denying.stems)):
                continue
            if any(key[:2] in _NEGATIVE_PREFIXES and stem(key[2:]) in denying.stems for key in affirming.keys):
                continue
            where = affirming.stems.index(word)
            if not _denies_as_much(denying, at, last, affirming, where, passages):
                continue
            none = any(q.step == 0 and q.first == first for q in denying.quantifiers)
            if none and passages.share(affirming.subjects, denying.subjects) < _SPEAKS_OF_NOTHING_ELSE:
                continue
            if alike(claim, report, passages, frozenset(), 0.75, 0.45):
                mine, other = (where, where + 1), (first, max(last, at + 1))
                ours, theirs = (mine, other) if denied_by_report else (other, mine)
                return Disagreement("contradicted", "negation", ours, theirs)
    return None


def _denies_as_much(denying: Reading, at: int, scope: int, affirming: Reading, where: int, passages: Passages) -> bool:
    """Whether the word denied at `at` is denied of what the other side affirms it of at `where`, and no less.

    Who gets no consistently timely response may well get help: what follows the word up to the end of its clause must
    be affirmed too, and so must each word that qualifies what the negator before `scope` denies.
    """
    start, end = denying.clause(at)
    affirmed = affirming.clause(where)
    if not denying.qualifiers(max(scope, start), end) <= affirming.qualifiers(*affirmed):
        return False
    complement = denying.subjects_in(at + 1, end) - _DEGREE
    return not complement or passages.share(complement, affirming.subjects_in(*affirmed)) >= _SAME_COMPLEMENT


def _down(reading: Reading) -> bool:
    return any(next(reading.find(scale.down), None) for scale in lexicon().opposites)


def by_opposite(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    for scale in lexicon().opposites:
        ours = _end_of_scale(claim, scale)
        theirs = _end_of_scale(report, scale)
        if ours is None or theirs is None or ours[0] == theirs[0]:
            continue
        if qualified(claim, ours[1][0], True) or qualified(report, theirs[1][0], universal(claim.quantifiers)):
            continue
        words = [*scale.up, *scale.down]
        apart = frozenset(term.name for phrase in words for term in terms(phrase.split()))
        if alike(claim, report, passages, apart, 0.75, 0.45):
            return Disagreement("contradicted", "negation", ours[1], theirs[1])
    return None


def qualified(reading: Reading, at: int, all_told: bool = False) -> bool:
    """Whether a word is denied before it in its clause, or is said of a few while the other side does not tell all."""
    start, _ = reading.clause(at)
    sizes = [quantifier for quantifier in reading.quantifiers if quantifier.first < at]
    return any(start <= first < at for first, _ in reading.negators) or (not all_told and limited(sizes))


def _end_of_scale(reading: Reading, scale: Opposites) -> tuple[bool, tuple[int, int]] | None:
    """The one end of a scale a sentence names; None where it names none or both."""
    ends = [(up, place) for up, phrases in ((True, scale.up), (False, scale.down)) for place in reading.find(phrases)]
    return ends[0] if ends and len({end for end, _ in ends}) == 1 else None


def by_exception(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    """What the claim says of all or always, and the passage calls uneven."""
    sweeping = next((quantifier for quantifier in claim.quantifiers if quantifier.step == _EVERY), None)
    uneven = next(report.find(lexicon().uneven), None)
    if sweeping is None or uneven is None or claim.negators or next(claim.find(lexicon().uneven), None):
        return None
    words = (claim.keys[slice(sweeping.first, sweeping.last)], report.keys[slice(*uneven)])
    apart = frozenset(term.name for phrase in words for term in terms(phrase))
    if not alike(claim, report, passages, apart, 0.75, 0.3):
        return None
    return Disagreement("overstated", "quantifier", (sweeping.first, sweeping.last), uneven)


def by_attribute(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    """One thing called good on one side and poor on the other, each word right before it: "a limited understanding"."""
    if claim.negators or report.negators or (limited(report.quantifiers) and not universal(claim.quantifiers)):
        return None
    known = lexicon()
    ours, theirs = _attributes(claim, known.attributes), _attributes(report, known.attributes)
    for thing, (up, place) in ours.items():
        if thing not in theirs or theirs[thing][0] == up:
            continue
        other = theirs[thing][1]
        apart = frozenset(
            term.name for reading, at in ((claim, place[0]), (report, other[0])) if (term := reading.naming(at))
        )
        if alike(claim, report, passages, apart, 0.75, 0.4, shared=3):
            return Disagreement("contradicted", "negation", place, other)
    return None


def _attributes(reading: Reading, scale: Opposites) -> dict[str, tuple[bool, tuple[int, int]]]:
    """The things a sentence calls good (true) or poor, by stem, and where; one called both is left out."""
    found: dict[str, tuple[bool, tuple[int, int]]] = {}
    both: set[str] = set()
    for up, words in ((True, scale.up), (False, scale.down)):
        for place in reading.find(words):
            thing = reading.stems[place[1]] if place[1] < len(reading.stems) else None
            if thing is None:
                continue
            if thing in found and found[thing][0] != up:
                both.add(thing)
            found[thing] = (up, place)
    return {thing: told for thing, told in found.items() if thing not in both}
