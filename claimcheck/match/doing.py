"""Disagreements of what was done and by whom: a plan told as done, what goes on told as over, another actor."""

from __future__ import annotations

from claimcheck.match.alike import Disagreement, alike
from claimcheck.match.passages import Passages, terms
from claimcheck.match.reading import Reading, lexicon

_EARLY = 4
"""Words of a sentence before which whoever is named does what it tells."""


def by_plan(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    known = lexicon()
    if next(claim.find(known.unfinished), None) or claim.negators or "will" in claim.keys:
        return None
    if (found := _by_end(claim, report, passages)) is not None:
        return found
    done = {at for _, last in claim.find(known.done) for at in range(last, min(last + 2, len(claim.keys)))}
    for first, last in report.find(known.unfinished):
        for at in range(last, min(last + 3, len(report.keys))):
            where = next((n for n in sorted(done) if claim.stems[n] == report.stems[at]), None)
            if where is not None and report.naming(at) and alike(claim, report, passages, frozenset(), 0.7, 0.35):
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
    if alike(claim, report, passages, apart, 0.7, 0.35):
        return Disagreement("overstated", "hedge", (over, over + 1), going_on)
    return None


def by_actor(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    ours, theirs = _actors(claim), _actors(report)
    for group, place in ours.items():
        if group in theirs or len(ours) > 1:
            continue
        others = [p for g, p in theirs.items() if g not in ours and (p[0] < 8 or report.keys[p[0] - 1] == "by")]
        acts = place[0] < _EARLY or claim.keys[place[0] - 1] == "by"
        named = frozenset(t.name for group_words in lexicon().actors for w in group_words for t in terms(w.split()))
        shared = (claim.subjects & report.subjects) - named
        if others and acts and len(shared) >= 3 and alike(claim, report, passages, named, 0.9, 0.5):
            return Disagreement("contradicted", "subject", place, others[0])
    return None


def another_actor(
    claim: Reading, report: Reading, place: tuple[int, int], other: tuple[int, int]
) -> Disagreement | None:
    """Two who do something, in each other's place in sentences that are otherwise the same."""
    ours, theirs = (
        {group: at for group, at in _actors(reading).items() if first <= at[0] and at[1] <= last}
        for reading, (first, last) in ((claim, place), (report, other))
    )
    if len(ours) != 1 or len(theirs) != 1 or ours.keys() == theirs.keys():
        return None
    if place[0] >= _EARLY and claim.keys[place[0] - 1 : place[0]] != ["by"]:
        return None
    return Disagreement("contradicted", "subject", next(iter(ours.values())), next(iter(theirs.values())))


def _actors(reading: Reading) -> dict[int, tuple[int, int]]:
    """Who a sentence names as doing something: the group of each, and where it is named first."""
    found: dict[int, tuple[int, int]] = {}
    for number, group in enumerate(lexicon().actors):
        if (place := next(reading.find(group), None)) is not None:
            found[number] = place
    return found
