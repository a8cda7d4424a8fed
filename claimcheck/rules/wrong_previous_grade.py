"""An earlier grade stated otherwise than it was given.

The release says what the last inspection, or that of a year, found; the earlier report (`--previous`) or the published
grades say otherwise. A lower earlier grade makes the present one look like a rise. Grades from before 2013, of a
predecessor council or of an area that then covered something else are never called wrong.

What to do: correct the earlier grade, or name the inspection that gave it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, EarlierGrade, Finding
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import listed
from claimcheck.rules.shared.grades import area_name, source_of, statement_locations, together

FAMILY = "grades"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each passage that states a wrong earlier grade."""
    wrong = [m for m in case.statements if m.verdict == "wrong" and m.statement.when == "previous"]
    for group in together(wrong):
        grades = listed([f"{area_name(case, m.statement.area)} {grade_name(m.expected or '')}" for m in group])
        source = group[0].evidence
        according = f" ({source_of(source)})" if isinstance(source, EarlierGrade) else ""
        yield Finding(
            f"The earlier grade was {grades}{according}, not {grade_name(group[0].statement.grade)}.",
            statement_locations(case, group),
        )
