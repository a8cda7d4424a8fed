"""When a claim says that the inspection took place, held against the dates the report prints.

A council is visited more often than it is graded. So only a sentence that tells the outcome of this inspection is held
against its dates, and none that speaks of another visit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from claimcheck.match.alike import Disagreement
from claimcheck.match.passages import Passages
from claimcheck.match.reading import lexicon
from claimcheck.model import Inspection

_REACH = 3
"""Words from who came to that they came."""


def wrong_visit(keys: Sequence[str], inspection: Inspection, report: Passages) -> Disagreement | None:
    """The month in which a claim says the inspectors came, where the report's dates exclude it."""
    known = lexicon()
    if inspection.start is None or not known.visits & set(keys) or not known.outcomes & set(keys):
        return None
    told = [
        (at, (int(year), known.months.index(month) + 1))
        for at, (before, month, year) in enumerate(zip(keys, keys[1:], keys[2:], strict=False), 1)
        if before in ("in", "during") and month in known.months and year.isdigit() and len(year) == 4
    ]
    printed = _printed(inspection, report)
    if len(told) != 1 or printed is None or known.other_visits & set(keys):
        return None
    [(at, month)] = told
    first, last = date.fromisoformat(inspection.start), date.fromisoformat(inspection.end or inspection.start)
    fits = (first.year, first.month) <= month <= (last.year, last.month)
    if fits or not _inspectors_came(keys[:at]) or _tells(report.index.keys, keys[at : at + 2]):
        return None
    return Disagreement("contradicted", "time", (at, at + 2), printed)


def _inspectors_came(keys: Sequence[str]) -> bool:
    known = lexicon()
    came = (at for at, word in enumerate(keys) if word in known.visits)
    return any(not known.tellers.isdisjoint(keys[max(at - _REACH, 0) : at]) for at in came)


def _tells(keys: Sequence[str], month: Sequence[str]) -> bool:
    """Whether the report itself names that month, of whatever it tells there."""
    return any(pair == tuple(month) for pair in pairwise(keys))


def _printed(inspection: Inspection, report: Passages) -> tuple[int, int] | None:
    """The words of the report's index that print when the inspection began, day and month."""
    first = date.fromisoformat(inspection.start or "")
    day, month = str(first.day), lexicon().months[first.month - 1]
    keys = report.index.keys
    found = (at for at in range(len(keys) - 1) if keys[at] == day and keys[at + 1] == month)
    at = next(found, None)
    return None if at is None else (at, at + 2)
