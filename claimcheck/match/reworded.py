"""Disagreements of a claim that repeats a passage word for word but for a few words that turn its sense.

Where nearly all words are the same and in the same order, both speak of the same beyond doubt. Then a word in another's
place is enough: the opposite, another size, another month, a "not" put in or left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.match.alike import Disagreement, limited, universal
from claimcheck.match.doing import another_actor
from claimcheck.match.passages import Passages, terms
from claimcheck.match.points import fillers
from claimcheck.match.quantity import another_number, another_size
from claimcheck.match.reading import Opposites, Reading, lexicon

_SAME = 0.7
"""The share of a claim's words that stand in the passage too, in the same order."""
_FEWEST = 5
"""Words that two sentences do not share in order by chance."""
_LONGEST = 5
"""Words of either side that stand in each other's place."""
_BARE = 2
"""Words with which a "not" alone is put in or left out: "do not", "not yet"."""
_GOING_ON = frozenset({"nor", "neither"})
"""Words that go on with a denial made before."""
_PREFIXES = ("un", "in", "im", "ir", "dis", "non")


class _Change(NamedTuple):
    """Words `[first, last)` of the claim where the passage has words of its own; either may be empty."""

    ours: tuple[int, int]
    theirs: tuple[int, int]


def by_wording(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    if claim.keys[0] in lexicon().anaphors and report.keys[0] != claim.keys[0]:
        return None
    changes = list(_changes(claim, report))
    elsewhere = [change for change in changes if _of_something_else(claim, report, change)]
    if elsewhere:
        return another_actor(claim, report, *elsewhere[0]) if len(changes) == 1 else None
    for test in (another_size, another_number):
        found = [disagrees for change in changes if (disagrees := test(claim, report, *change)) is not None]
        if len(found) == 1 and (test is another_size or _counting(claim, report, changes) == 1):
            return found[0]
    for clause in _by_clause(claim, changes):
        turned = [change for change in clause if _turns(claim, report, change)]
        if len(turned) % 2:
            return Disagreement("contradicted", "negation", *turned[0])
    return None


def _counting(claim: Reading, report: Reading, changes: list[_Change]) -> int:
    """How many of the changes have a number in them: where two differ, they count other things."""
    words = (claim.keys[slice(*change.ours)] + report.keys[slice(*change.theirs)] for change in changes)
    return sum(any(word[:1].isdigit() for word in change) for change in words)


def _of_something_else(claim: Reading, report: Reading, change: _Change) -> bool:
    """Whether each side names a subject there that the other does not name anywhere."""
    if _opposite(claim.keys[slice(*change.ours)], report.keys[slice(*change.theirs)]):
        return False
    ours, theirs = (
        (reading.subjects_in(*place) & reading.sized_subjects) - other.subjects - fillers() - _weighing()
        for reading, other, place in ((claim, report, change.ours), (report, claim, change.theirs))
    )
    return bool(ours) and bool(theirs)


@cache
def _weighing() -> frozenset[str]:
    """The subjects of words that size, date, deny or weigh a thing."""
    known = lexicon()
    phrases = [
        *(phrase for scale in _scales() for phrase in (*scale.up, *scale.down)),
        *known.negators,
        *known.frequency,
        *known.months,
        *known.qualifiers,
    ]
    return frozenset(term.name for phrase in phrases for term in terms(phrase.split()))


def _changes(claim: Reading, report: Reading) -> Iterator[_Change]:
    """What differs inside two sentences that are nearly the same; nothing where they are not."""
    from rapidfuzz.distance import Levenshtein

    codes = Levenshtein.opcodes(claim.keys, report.keys)
    same = sum(code.src_end - code.src_start for code in codes if code.tag == "equal")
    if same < max(_FEWEST, _SAME * len(claim.keys)):
        return
    first: tuple[int, int] | None = None
    for code in codes:
        if code.tag == "equal":
            if first is not None:
                yield from _bounded(_Change((first[0], code.src_start), (first[1], code.dest_start)))
            first = None
        elif first is None:
            first = (code.src_start, code.dest_start)
    if first is not None and first[0] < len(claim.keys):  # the passage may go on
        ours = (first[0], len(claim.keys))
        yield from _bounded(_Change(ours, (first[1], min(len(report.keys), first[1] + ours[1] - ours[0] + 1))))


def _bounded(change: _Change) -> Iterator[_Change]:
    if all(last - first <= _LONGEST for first, last in change):
        yield change


def _by_clause(claim: Reading, changes: list[_Change]) -> list[list[_Change]]:
    """The changes, those of one clause together: two in one may take each other back."""
    clauses: dict[tuple[int, int], list[_Change]] = {}
    for change in changes:
        at = min(change.ours[0], len(claim.keys) - 1)
        clauses.setdefault(claim.clause(at), []).append(change)
    return list(clauses.values())


def _turns(claim: Reading, report: Reading, change: _Change) -> bool:
    """Whether the words on one side say the contrary of those on the other, and of no fewer."""
    ours, theirs = claim.keys[slice(*change.ours)], report.keys[slice(*change.theirs)]
    denials = _denials(claim, change.ours), _denials(report, change.theirs)
    if any(denials) and not (ours and theirs) and len(ours or theirs) > _BARE:
        return False  # what is left out or put in says something of its own
    if (sum(denials) + _opposite(ours, theirs)) % 2 == 0:
        return False
    if sum(denials) == 1 and _criticises(theirs if denials[0] else ours):
        return False  # "does not have" and "a limited"
    denied_by_us = denials[0] > denials[1]
    denying, other, (_, last) = (claim, report, change.ours) if denied_by_us else (report, claim, change.theirs)
    of_few = limited(quantifier for quantifier in denying.quantifiers if quantifier.first < last)
    return universal(other.quantifiers) or not of_few


def _denials(reading: Reading, place: tuple[int, int]) -> int:
    found = {at for at, _ in reading.negators if place[0] <= at < place[1] and reading.keys[at] not in _GOING_ON}
    partial = (quantifier for quantifier in reading.quantifiers if quantifier.phrase.startswith("not "))
    return len(found - {quantifier.first for quantifier in partial})


def _scales() -> tuple[Opposites, ...]:
    known = lexicon()
    return (*known.opposites, known.attributes, *known.exchanged)


def _criticises(words: list[str]) -> bool:
    return any(_has(f" {' '.join(words)} ", scale.down) for scale in _scales())


def _opposite(ours: list[str], theirs: list[str]) -> bool:
    one, other = f" {' '.join(ours)} ", f" {' '.join(theirs)} "
    for scale in _scales():
        for up, down in ((one, other), (other, one)):
            if _has(up, scale.up) and _has(down, scale.down) and not _has(up, scale.down) and not _has(down, scale.up):
                return True
    return any(a in _prefixed(b) or b in _prefixed(a) for a in ours for b in theirs)


def _has(words: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {phrase} " in words for phrase in phrases)


def _prefixed(word: str) -> tuple[str, ...]:
    return tuple(prefix + word for prefix in _PREFIXES)
