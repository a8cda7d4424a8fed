"""A grade told of a visit that gives none, or an overall grade where there is none.

A focused visit, a monitoring visit and a joint targeted inspection end in a letter without grades; and since April
2026 a report on a council's children's services grades each area and nothing overall. A release that says "rated
good" of the one, or "good overall" of the other, states a grade that nobody gave.

What to do: leave the grade out; for an inspection since April 2026 tell the grade of each area.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.fold import fold, fold_text
from claimcheck.model import Comparison, Finding, Span, StatementMatch
from claimcheck.rules.evidence import in_report
from claimcheck.rules.grades import framework_of, statement_locations, together

FAMILY = "grades"
LEVEL = "error"

_VISIT = re.compile(
    r"\b(?:focus(?:s)?ed visit|monitoring visit|joint targeted area inspection|focused assurance visit)\b"
)
_TITLE = 1500     # characters at the start of a letter in which it says what it is


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each passage that states a grade the inspection did not give."""
    current = [m for m in case.statements if m.statement.when == "current" and m.statement.plain]
    known = framework_of(case)
    if known and known.area("overall") is None:
        for group in together(m for m in current if m.statement.area == "overall" and _states_overall(case, m)):
            yield Finding(
                "The report gives no overall grade: inspections that start since April 2026 grade each area only.",
                (
                    *statement_locations(case, group),
                    *(in_report(case, j.passage) for j in case.inspection.judgements[:1]),
                ),
            )
    elif not case.inspection.judgements:
        visit = _visit(case)
        for group in together(current) if visit else ():
            yield Finding(
                f"The report is on a {visit}, which gives no grade.",
                (*statement_locations(case, group), in_report(case, case.inspection.document.pieces[0].passage)),
            )


def _states_overall(case: Comparison, match: StatementMatch) -> bool:
    """Whether the words say "overall", or state for the services a grade that not every area has."""
    words = fold(case.release.document.text, match.statement.words).text
    return match.verdict == "wrong" or "overall" in words


def _visit(case: Comparison) -> str | None:
    document = case.inspection.document
    body = document.pieces[0].passage[0].start if document.pieces else 0
    found = _VISIT.search(fold(document.text, (Span(body, min(len(document.text), body + _TITLE)),)).text)
    return fold_text(found.group()) if found else None
