"""A release that speaks of another inspection than the one the report is on.

It fires only on positive evidence: the release names another council as the one inspected and never this one, or it
dates the inspection to one that this authority had at another time. Held against the wrong report, every other
finding would be worthless. A release that merely mentions other councils (a partner, a neighbour) says nothing of the
kind.

What to do: pair the release with the report it announces.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claimcheck.cache.patterns import compiled
from claimcheck.history import grades_of
from claimcheck.model import Comparison, Finding
from claimcheck.release.dating import date_in
from claimcheck.release.wording import pattern
from claimcheck.rules.shared.evidence import in_release, in_title
from claimcheck.rules.shared.sentences import names_of, sentences_of
from claimcheck.rules.shared.spin import spin_pattern

FAMILY = "pair"
LEVEL = "error"

_UNTIL_PUBLISHED = timedelta(days=120)
_MONTH = compiled(r"\d{4}-\d{2}")


def check(case: Comparison) -> Iterator[Finding]:
    """At most one finding."""
    yield from _another_authority(case) or _another_date(case)


def _another_authority(case: Comparison) -> list[Finding]:
    foreign = next((m.statement for m in case.statements if m.statement.when == "other"), None)
    if not (names_of(case).elsewhere and foreign):
        return []
    return [
        Finding(
            f"The release speaks of another council's inspection; the report is on {case.inspection.authority}.",
            (in_release(case, foreign.passage, foreign.speaker), in_title(case)),
        )
    ]


def _another_date(case: Comparison) -> list[Finding]:
    start, authority = case.inspection.start, case.inspection.authority
    if not (start and authority):
        return []
    others = [p.start for p in case.previous if p.start] + [p.start for p in grades_of(authority) if p.start != start]
    sentences = list(sentences_of(case))
    years = {start[:4], (case.inspection.published or case.inspection.end or start)[:4]}
    if any(year in s.words for s in sentences for year in years):
        return []
    for sentence in sentences:
        dated = date_in(sentence.words)
        if not (dated and _MONTH.fullmatch(dated) and spin_pattern("inspected").search(sentence.words)):
            continue
        turns = any(pattern(time).search(sentence.words) for time in ("past", "present"))
        if turns or spin_pattern("not_now").search(sentence.words):
            continue
        if any(_fits(dated, other) for other in others) and not _fits(dated, start):
            return [
                Finding(
                    f"The release speaks of the inspection of {dated}; the report is on that of {start[:7]}.",
                    (in_release(case, sentence.passage), in_title(case)),
                )
            ]
    return []


def _fits(month: str, start: str) -> bool:
    """Whether a month lies between an inspection's first and the likely day of its report."""
    first = date.fromisoformat(start)
    return first.isoformat()[:7] <= month <= (first + _UNTIL_PUBLISHED).isoformat()[:7]
