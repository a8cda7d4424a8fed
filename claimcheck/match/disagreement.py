"""The one specific thing in which a claim disagrees with a sentence of the report that it is close to.

Closeness alone says nothing: a distortion shares more words with the report than an honest paraphrase does. Each test
here names the words on both sides that cannot both be right, or stays silent.
"""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.match.alike import Disagreement
from claimcheck.match.denial import by_attribute, by_negation, by_opposite
from claimcheck.match.doing import by_actor, by_plan
from claimcheck.match.passages import Passages
from claimcheck.match.quantity import by_number, by_quantifier
from claimcheck.match.reading import Reading, lexicon
from claimcheck.match.reworded import by_wording

_SHORTEST = 5
"""Words a sentence needs to say anything that can be denied."""
_TESTS: tuple[Callable[[Reading, Reading, Passages], Disagreement | None], ...] = (
    by_wording,
    by_quantifier,
    by_number,
    by_negation,
    by_opposite,
    by_attribute,
    by_plan,
    by_actor,
)


def disagreement(claim: Reading, report: Reading, passages: Passages) -> Disagreement | None:
    """The first thing in which two close sentences disagree, if there is one.

    A sentence that prescribes disagrees with none that does not: what should be is not what is.
    """
    if any(len(s.keys) < _SHORTEST for s in (claim, report)) or _prescribes(claim) != _prescribes(report):
        return None
    for test in (by_wording,) if _prescribes(claim) else _TESTS:
        if (found := test(claim, report, passages)) is not None:
            return found
    return None


def _prescribes(reading: Reading) -> bool:
    """Whether it tells what should be: "Ensure that …" does, and "meetings ensure that …" does not."""
    known = lexicon()
    if next(reading.find(known.prescribing), None):
        return True
    return any(
        not first or reading.keys[first - 1] in known.before_ordering for first, _ in reading.find(known.ordering)
    )
