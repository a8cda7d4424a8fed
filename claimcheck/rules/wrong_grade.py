"""A grade stated otherwise than the report gives it.

The release says plainly that an area, or the services overall, were given a grade at this inspection, and the report's
table gives another. Grades are what most readers take from a release; the publicity code for councils asks that
statements of fact be accurate. Where area or time leave room for doubt nothing is said.

What to do: state the grade as the report prints it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import listed
from claimcheck.rules.shared.grades import area_name, grade_name, statement_locations, together

FAMILY = "grades"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each passage that states a wrong grade, with the grade the report prints."""
    wrong = [m for m in case.statements if m.verdict == "wrong" and m.statement.when == "current" and m.expected]
    for group in together(wrong):
        grades = listed([f"{area_name(case, m.statement.area)} {grade_name(m.expected or '')}" for m in group])
        printed = dict.fromkeys(getattr(m.evidence, "printed", "") for m in group)
        yield Finding(
            f"The report grades {grades}, not {grade_name(group[0].statement.grade)}.",
            statement_locations(case, group),
            suggestion=" / ".join(printed) or None,
        )
