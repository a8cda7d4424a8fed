"""A specific disagreement of two sentences, and what every test for one asks first: whether both speak of the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from claimcheck.language.quantifiers import Quantifier
from claimcheck.match.passages import Passages
from claimcheck.match.reading import Reading
from claimcheck.model import EditKind

_WHOLE = 0.95
"""The share of a claim from which a passage has all of it, though it goes on to other things."""
_REST = 0.25
_FEWEST_OF_WHOLE = 3


class Disagreement(NamedTuple):
    """Words of the claim `[first, last)` against words of the report's sentence; an empty range stands for none."""

    verdict: Literal["contradicted", "overstated"]
    kind: EditKind
    claim: tuple[int, int]
    report: tuple[int, int]


def alike(
    claim: Reading,
    report: Reading,
    passages: Passages,
    apart: frozenset[str],
    claims: float,
    reports: float,
    shared: int = 2,
) -> bool:
    """Whether each side has the given share of what the other is about, what they disagree on left out."""
    ours, theirs = claim.sized_subjects - apart, report.sized_subjects - apart
    both, told = len(ours & theirs), passages.share(ours, theirs)
    if both < shared or told < claims:
        return False
    whole = told >= _WHOLE and both >= _FEWEST_OF_WHOLE
    return passages.share(theirs, ours) >= (min(_REST, reports) if whole else reports)


def limited(quantifiers: Iterable[Quantifier]) -> bool:
    """Whether what is said holds for a few only."""
    return any(0 < quantifier.step <= 3 or quantifier.phrase.startswith("not ") for quantifier in quantifiers)


def universal(quantifiers: Iterable[Quantifier]) -> bool:
    """Whether what is said holds for all or nearly all."""
    return any(quantifier.step >= 9 for quantifier in quantifiers)
