"""The one specific thing in which a claim disagrees with a sentence of the report that it is close to.

Closeness alone says nothing: a distortion shares more words with the report than an honest paraphrase does. Each test
here names the words on both sides that cannot both be right, or stays silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from claimcheck.language.quantifiers import Quantifier, is_loose, is_vague
from claimcheck.language.stems import stem
from claimcheck.match.numbers import numbers, only_in
from claimcheck.match.passages import Passages, terms
from claimcheck.match.reading import Opposites, Reading, lexicon
from claimcheck.model import EditKind

_HALF = 5
_SHORTEST = 5
"""Words a sentence needs to say anything that can be denied."""
_NEGATIVE_PREFIXES = frozenset({"un", "in", "im"})
_TELLING = 2.5
"""The least weight of a word whose denial matters."""

_DEGREE = frozenset({stem("enough")})
"""What is not done quickly enough is not done quickly."""
_SAME_COMPLEMENT = 0.75
"""The share of what a denied word is said of that the other side must affirm it of."""


class Disagreement(NamedTuple):
    """Words of the claim `[first, last)` against words of the report's sentence; an empty range stands for none."""

    verdict: Literal["contradicted", "overstated"]
    kind: EditKind
    claim: tuple[int, int]
    report: tuple[int, int]


def disagreement(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    """The first thing in which two close sentences disagree, if there is one.

    A sentence that prescribes disagrees with nothing: what should be is not what is.
    """
    if any(len(s.keys) < _SHORTEST or next(s.find(lexicon().prescribing), None) for s in (claim, report)):
        return None
    for test in _TESTS:
        if (found := test(claim, report, passages)) is not None:
            return found
    return None


def _alike(
    claim: Reading,
    report: Reading,
    passages: Passages,
    apart: frozenset[str],
    claims: float,
    reports: float,
    shared: int = 2,
) -> bool:
    """Whether each side has the given share of what the other is about, what they disagree on left out."""
    ours, theirs = claim.subjects - apart, report.subjects - apart
    return (
        len(ours & theirs) >= shared
        and passages.share(ours, theirs) >= claims
        and passages.share(theirs, ours) >= reports
    )


def _limited(quantifiers: Iterable[Quantifier]) -> bool:
    """Whether what is said holds for a few only."""
    return any(0 < quantifier.step <= 3 or quantifier.phrase.startswith("not ") for quantifier in quantifiers)


def _universal(quantifiers: Iterable[Quantifier]) -> bool:
    return any(quantifier.step >= 9 for quantifier in quantifiers)


def _by_quantifier(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    for ours in claim.quantifiers:
        if any(_same_size(ours, theirs) for theirs in report.quantifiers):
            continue
        for theirs in report.quantifiers:
            if not _comparable(ours, theirs, claim, report):
                continue
            head, same = claim.subject_at(ours.last), report.subject_at(theirs.last)
            if head is None or same is None or head.name != same.name or head.first - ours.last > 3:
                continue
            apart = frozenset({head.name})
            verdict = _steps_apart(ours, theirs)
            least = 0.75 if 0 in (ours.step, theirs.step) else 0.65
            if verdict and _alike(claim, report, passages, apart, least, 0.4):
                return Disagreement(verdict, "quantifier", (ours.first, ours.last), (theirs.first, theirs.last))
    return None


def _same_size(ours: Quantifier, theirs: Quantifier) -> bool:
    """Whether two quantifiers may be said of one share: neighbours on the ladder, but not "all" of "almost all"."""
    if {ours.step, theirs.step} in ({0, 1}, {9, 10}):
        return False
    return abs(ours.step - theirs.step) <= 1


def _comparable(ours: Quantifier, theirs: Quantifier, claim: Reading, report: Reading) -> bool:
    """Whether two quantifiers size the same thing: "most do" and "a few do not" agree, as do "many" and "not all"."""
    if 0 in (ours.step, theirs.step):
        return True
    partial = "not" in (ours.phrase.split()[0], theirs.phrase.split()[0])
    return bool(claim.negators) == bool(report.negators) and (not partial or ours.step >= 9)


def _steps_apart(ours: Quantifier, theirs: Quantifier) -> Literal["contradicted", "overstated"] | None:
    if (ours.step == 0) != (theirs.step == 0):
        return "contradicted"
    if is_loose(ours.phrase) or is_loose(theirs.phrase):
        return None
    if ours.step < theirs.step and is_vague(ours.phrase):
        return None
    if ours.step < _HALF - 1 and theirs.step > _HALF:
        return "contradicted"
    if abs(ours.step - theirs.step) >= 2 or (ours.step, theirs.step) == (10, 9):
        return "overstated"
    return None


def _by_negation(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    for denying, affirming, denied_by_report in ((report, claim, True), (claim, report, False)):
        if affirming.negators or any(q.step == 0 for q in affirming.quantifiers) or _down(affirming):
            continue
        if denied_by_report and _limited(denying.quantifiers) and not _universal(affirming.quantifiers):
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
            if _alike(claim, report, passages, frozenset(), 0.75, 0.45):
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


def _by_opposite(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    if claim.negators or report.negators or (_limited(report.quantifiers) and not _universal(claim.quantifiers)):
        return None
    for scale in lexicon().opposites:
        ours = _end_of_scale(claim, scale)
        theirs = _end_of_scale(report, scale)
        if ours is None or theirs is None or ours[0] == theirs[0]:
            continue
        words = [*scale.up, *scale.down]
        apart = frozenset(term.name for phrase in words for term in terms(phrase.split()))
        if _alike(claim, report, passages, apart, 0.75, 0.45):
            return Disagreement("contradicted", "negation", ours[1], theirs[1])
    return None


def _end_of_scale(reading: Reading, scale: Opposites) -> tuple[bool, tuple[int, int]] | None:
    """The one end of a scale a sentence names; None where it names none or both."""
    ends = [(up, place) for up, phrases in ((True, scale.up), (False, scale.down)) for place in reading.find(phrases)]
    return ends[0] if ends and len({end for end, _ in ends}) == 1 else None


def _by_number(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    if claim.keys[0] in lexicon().anaphors:
        return None
    ours, theirs = numbers(claim), numbers(report)
    for unit in dict.fromkeys(number.unit for number in ours):
        mine, same = only_in(ours, theirs, unit), only_in(theirs, ours, unit)
        if len(mine) != 1 or not same or (len(same) > 1 and (len(ours) > 1 or unit.startswith("year"))):
            continue
        place, other = mine[0].place, same[0].place
        kind: EditKind = "time" if unit.startswith("year") else "number"
        counting = {claim.naming(place[0]), report.naming(other[0])}
        apart = frozenset({unit, *(term.name for term in counting if term is not None)})
        least = 0.35 if unit == "frequency" else 0.4
        whole = unit == "percent" and _alike(claim, report, passages, apart, 0.6, 0.75, shared=4)
        if whole or _alike(claim, report, passages, apart, 0.8, least, shared=3):
            return Disagreement("contradicted", kind, place, other)
    return None


def _by_plan(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    known = lexicon()
    if next(claim.find(known.unfinished), None) or claim.negators or "will" in claim.keys:
        return None
    if (found := _by_end(claim, report, passages)) is not None:
        return found
    done = {at for _, last in claim.find(known.done) for at in range(last, min(last + 2, len(claim.keys)))}
    for first, last in report.find(known.unfinished):
        for at in range(last, min(last + 3, len(report.keys))):
            where = next((n for n in sorted(done) if claim.stems[n] == report.stems[at]), None)
            if where is not None and report.naming(at) and _alike(claim, report, passages, frozenset(), 0.7, 0.35):
                return Disagreement("overstated", "hedge", (where, where + 1), (first, at + 1))
    return None


def _by_end(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    """A claim that something is over, of which the passage says that it goes on."""
    known = lexicon()
    over = next((at for at, word in enumerate(claim.keys) if word in known.finished), None)
    going_on = next(report.find([*known.unfinished, *known.under_way]), None)
    if over is None or going_on is None or known.finished & set(report.keys):
        return None
    done, doing = claim.naming(over), [report.naming(at) for at in (going_on[1] - 1, going_on[1])]
    apart = frozenset(term.name for term in (done, *doing) if term is not None)
    if _alike(claim, report, passages, apart, 0.7, 0.35):
        return Disagreement("overstated", "hedge", (over, over + 1), going_on)
    return None


def _by_actor(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    ours, theirs = _actors(claim), _actors(report)
    for group, place in ours.items():
        if group in theirs or len(ours) > 1:
            continue
        others = [p for g, p in theirs.items() if g not in ours and (p[0] < 8 or report.keys[p[0] - 1] == "by")]
        acts = place[0] < 4 or claim.keys[place[0] - 1] == "by"
        named = frozenset(t.name for group_words in lexicon().actors for w in group_words for t in terms(w.split()))
        shared = (claim.subjects & report.subjects) - named
        if others and acts and len(shared) >= 3 and _alike(claim, report, passages, named, 0.9, 0.5):
            return Disagreement("contradicted", "subject", place, others[0])
    return None


def _actors(reading: Reading) -> dict[int, tuple[int, int]]:
    """Who a sentence names as doing something: the group of each, and where it is named first."""
    found: dict[int, tuple[int, int]] = {}
    for number, group in enumerate(lexicon().actors):
        if (place := next(reading.find(group), None)) is not None:
            found[number] = place
    return found


_TESTS: tuple[Callable[[Reading, Reading, Passages], Disagreement | None], ...] = (
    _by_quantifier,
    _by_number,
    _by_negation,
    _by_opposite,
    _by_plan,
    _by_actor,
)
