"""A grade told of a visit that gives none, or an overall grade where there is none.

A focused visit, a monitoring visit and a joint targeted inspection end in a letter without grades; an area SEND
inspection has one of three outcomes, told in a sentence; and since April 2026 a report on a council's children's
services grades each area and nothing overall. A release that says "rated good" of the former, or "good overall" of the
last, states a grade that nobody gave.

What to do: leave the grade out and tell the outcome in the report's words; for an inspection of children's services
since April 2026 tell the grade of each area.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.model import Comparison, Finding, StatementMatch
from claimcheck.report.framework import Framework, framework_of
from claimcheck.rules.shared.evidence import in_report, in_title
from claimcheck.rules.shared.grades import statement_locations, together

FAMILY = "grades"
LEVEL = "error"

_ANOTHER = compiled(r"\b(?:last|previous(?:ly)?|earlier|former(?:ly)?|ago|since|full|standing|remains?|still)\b")
_RATES = r"\b(?:rat|grad|judg|award|g[ai]v)"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each passage that states a grade the inspection did not give."""
    now = [m for m in case.statements if m.statement.when == "current"]
    current = [m for m in now if m.statement.plain]
    known = framework_of(case.inspection)
    if known is None:
        return
    if known.graded and not known.headed:
        for group in together(m for m in current if m.statement.area == "overall" and _states_overall(case, m)):
            yield Finding(
                "The report gives no overall grade: inspections that start since April 2026 grade each area only.",
                (
                    *statement_locations(case, group),
                    *(in_report(case, j.passage) for j in case.inspection.judgements[:1]),
                ),
            )
    elif known.told:
        for group in together(m for m in current if known.grade(m.statement.grade) is None):
            yield Finding(
                "This inspection gives no grades; its outcome is told in a sentence.",
                (
                    *statement_locations(case, group),
                    *(in_report(case, j.passage) for j in case.inspection.judgements),
                ),
            )
    elif not known.graded:
        for group in together(m for m in now if _of_visit(case, m, known)):
            yield Finding(
                f"The report is on a {known.short}, which gives no grade.",
                (*statement_locations(case, group), in_title(case)),
            )


def _states_overall(case: Comparison, match: StatementMatch) -> bool:
    """Whether the words say "overall", or state for the services a grade that not every area has."""
    words = fold(case.release.document.text, match.statement.words).text
    return match.verdict == "wrong" or "overall" in words


def _of_visit(case: Comparison, match: StatementMatch, known: Framework) -> bool:
    """Whether the visit is said to have given the grade, which may also be the one of the last inspection."""
    words = fold(case.release.document.text, match.statement.passage).text
    if not match.statement.plain and _ANOTHER.search(words):
        return False
    visit = rf"\b(?:{known.short.split()[-1]}|{known.id})\b"
    gave = rf"{visit}[^.,;]{{0,60}}{_RATES}"
    was_given = rf"{_RATES}[^.,;]{{0,60}}\b(?:after|following|in|at|during|from|by)\b[^.,;]{{0,40}}{visit}"
    return re.search(f"{gave}|{was_given}", words) is not None
