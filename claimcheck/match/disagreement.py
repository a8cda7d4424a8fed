"""The one specific thing in which a claim disagrees with a sentence of the report that it is close to.

Closeness alone says nothing: a distortion shares more words with the report than an honest paraphrase does. Each test
here names the words on both sides that cannot both be right, or stays silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from claimcheck.match.alike import Disagreement, limited, universal
from claimcheck.match.denial import by_attribute, by_exception, by_negation, by_opposite
from claimcheck.match.doing import by_actor, by_plan
from claimcheck.match.passages import Passages
from claimcheck.match.quantity import by_number, by_quantifier
from claimcheck.match.reading import Reading, lexicon
from claimcheck.match.reworded import by_wording

_SHORTEST = 5
"""Words a sentence needs to say anything that can be denied."""
_Test = Callable[[Reading, Reading, Passages], Disagreement | None]
_TESTS: tuple[_Test, ...] = (
    by_wording,
    by_quantifier,
    by_number,
    by_negation,
    by_opposite,
    by_exception,
    by_attribute,
    by_plan,
    by_actor,
)


def disagreement(
    claim: Reading, report: Reading, passages: Passages, starts: Sequence[int] = ()
) -> Disagreement | None:
    """The first thing in which two close sentences disagree, if there is one.

    `starts` are the words of the report's sentence at which further main clauses begin: where the whole disagrees in
    nothing, each clause is asked by itself. A sentence that prescribes disagrees with none that does not: what should
    be is not what is.
    """
    if len(claim.keys) < _SHORTEST or len(report.keys) < _SHORTEST or _prescribes(claim) != _prescribes(report):
        return None
    tests = (by_wording,) if _prescribes(claim) else _TESTS
    if (found := _first(tests, claim, report, passages)) is not None or not starts:
        return found
    for first, last in pairwise((0, *starts, len(report.keys))):
        of_few = limited(quantifier for quantifier in report.quantifiers if quantifier.first < first)
        if last - first < _SHORTEST or (of_few and not universal(claim.quantifiers)):
            continue
        if (found := _first(tests, claim, Reading(report.keys[first:last]), passages)) is not None:
            return found._replace(report=(found.report[0] + first, found.report[1] + first))
    return None


def _first(tests: Iterable[_Test], claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    return next((found for test in tests if (found := test(claim, report, passages)) is not None), None)


def _prescribes(reading: Reading) -> bool:
    """Whether it tells what should be: "Ensure that …" does, and "meetings ensure that …" does not."""
    known = lexicon()
    if next(reading.find(known.prescribing), None):
        return True
    return any(
        not first or reading.keys[first - 1] in known.before_ordering for first, _ in reading.find(known.ordering)
    )
