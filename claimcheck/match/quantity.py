"""Disagreements of how many: another quantifier, another number."""

from __future__ import annotations

from typing import Literal

from claimcheck.language.quantifiers import Quantifier, is_loose, is_vague
from claimcheck.match.alike import Disagreement, alike
from claimcheck.match.numbers import numbers, only_in
from claimcheck.match.passages import Passages
from claimcheck.match.reading import Reading, lexicon
from claimcheck.model import EditKind

_HALF = 5
_FEW = 2


def by_quantifier(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
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
            if verdict and alike(claim, report, passages, apart, least, 0.4):
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
    return claim.denies() == report.denies() and (not partial or ours.step >= 9)


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


def another_size(
    claim: Reading, report: Reading, place: tuple[int, int], other: tuple[int, int]
) -> Disagreement | None:
    """Two sizes that stand in each other's place, in sentences that are otherwise the same."""
    mine = [q for q in claim.quantifiers if _overlap((q.first, q.last), place)]
    same = [q for q in report.quantifiers if _overlap((q.first, q.last), other)]
    if len(mine) != 1 or len(same) != 1 or _same_size(mine[0], same[0]):
        return None
    ours, theirs = mine[0], same[0]
    if not _comparable(ours, theirs, claim, report):
        return None
    verdict: Literal["contradicted", "overstated"] | None
    if min(ours.step, theirs.step) <= _FEW < abs(ours.step - theirs.step):
        verdict = "contradicted"
    else:
        verdict = _steps_apart(ours, theirs)
    return verdict and Disagreement(verdict, "quantifier", (ours.first, ours.last), (theirs.first, theirs.last))


def another_number(
    claim: Reading, report: Reading, place: tuple[int, int], other: tuple[int, int]
) -> Disagreement | None:
    """Two exact numbers of one thing that stand in each other's place, in sentences that are otherwise the same."""
    mine = [n for n in numbers(claim) if _overlap(n.place, place)]
    same = [n for n in numbers(report) if _overlap(n.place, other)]
    if len(mine) != 1 or len(same) != 1 or mine[0].value == same[0].value:
        return None
    units = mine[0].unit.split()[0], same[0].unit.split()[0]
    kind: EditKind = "time" if units[0] == "year" else "number"
    return Disagreement("contradicted", kind, mine[0].place, same[0].place) if units[0] == units[1] else None


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def by_number(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    if claim.keys[0] in lexicon().anaphors:
        return None
    ours, theirs = numbers(claim), numbers(report)
    if len({number.value for number in ours} - {number.value for number in theirs}) > 1:
        return None  # what counts two things otherwise counts something else
    for unit in dict.fromkeys(number.unit for number in ours):
        mine, same = only_in(ours, theirs, unit), only_in(theirs, ours, unit)
        if len(mine) != 1 or not same or (len(same) > 1 and (len(ours) > 1 or unit.startswith("year"))):
            continue
        place, other = mine[0].place, same[0].place
        kind: EditKind = "time" if unit.startswith("year") else "number"
        counting = {claim.naming(place[0]), report.naming(other[0])}
        apart = frozenset({unit, *(term.name for term in counting if term is not None)})
        least = 0.35 if unit == "frequency" else 0.4
        whole = unit == "percent" and alike(claim, report, passages, apart, 0.6, 0.75, shared=4)
        if whole or alike(claim, report, passages, apart, 0.8, least, shared=3):
            return Disagreement("contradicted", kind, place, other)
    return None
