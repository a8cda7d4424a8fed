"""A grade that the inspection's scale does not have.

"Needs improvement", "satisfactory", "adequate": other inspections and earlier years have such grades, this one has not.
Whoever reads one cannot tell which of the report's grades is meant.

What to do: use the grade as the report prints it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.match.earlier import scale_of
from claimcheck.model import Comparison, Finding, StatementMatch
from claimcheck.report.framework import framework_of, grade_name
from claimcheck.rules.shared.evidence import listed
from claimcheck.rules.shared.grades import statement_locations, together

FAMILY = "grades"
LEVEL = "warning"


_ANOTHER = compiled(r"\b(?:19|20)\d\d\b|\b(?:last|previous(?:ly)?|most recent|earlier|former(?:ly)?|ago)\b")


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each passage that plainly states such a grade for this inspection."""
    known = framework_of(case.inspection)
    scale = scale_of(case.inspection) if known and known.graded else ()
    current = (m for m in case.statements if m.statement.when == "current" and m.statement.plain)
    for group in together(m for m in current if scale and m.statement.grade not in scale and not _of_another(case, m)):
        yield Finding(
            f"This inspection has no grade “{grade_name(group[0].statement.grade)}”; its grades are "
            f"{listed([grade_name(grade) for grade in scale])}.",
            statement_locations(case, group),
        )


def _of_another(case: Comparison, match: StatementMatch) -> bool:
    """Whether the sentence may speak of an earlier inspection, whose scale had that grade."""
    return bool(_ANOTHER.search(fold(case.release.document.text, match.statement.passage).text))
