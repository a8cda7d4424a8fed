"""An earlier grade of another scale, or of a predecessor council, set beside the present one.

Until 2013 the third grade was "adequate"; "requires improvement" is another grade with another meaning, and the
inspectorate never equated them. A council that took over from another was not graded before its own first inspection.
A rise or fall between such grades is no change that anybody measured.

What to do: say that the earlier inspection followed another framework, or looked at another council.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.history import grades_of, predecessors
from claimcheck.match.earlier import scale_of
from claimcheck.model import Comparison, Finding
from claimcheck.report.framework import frameworks, grade_name
from claimcheck.rules.shared.evidence import listed
from claimcheck.rules.shared.grades import statement_locations, together

FAMILY = "grades"
LEVEL = "note"


def check(case: Comparison) -> Iterator[Finding]:
    """One note for each passage that states an earlier grade which does not compare."""
    scale = scale_of(case.inspection)
    known = {grade.id for framework in frameworks().values() for grade in framework.scale}
    earlier = [m for m in case.statements if m.statement.when == "previous"]
    for group in together(m for m in earlier if scale and m.statement.grade in known - set(scale)):
        grade = grade_name(group[0].statement.grade)
        yield Finding(
            f"“{grade.capitalize()}” is a grade of an earlier framework; it does not compare with the present grades.",
            statement_locations(case, group),
        )
    bodies = _predecessors(case)
    for group in together(m for m in earlier if bodies and m.statement.grade in scale):
        yield Finding(
            f"The authority was not graded before this inspection; an earlier grade is that of {listed(bodies)}.",
            statement_locations(case, group),
        )


def _predecessors(case: Comparison) -> tuple[str, ...]:
    """The bodies whose grade an earlier grade can only be, where this is the authority's own first inspection."""
    authority, start = case.inspection.authority, case.inspection.start
    if not authority or not start or any(past.start < start for past in grades_of(authority)):
        return ()
    return predecessors(authority)
