"""Holds every grade a release states against the report's judgements and the grades of earlier inspections.

A stated grade is wrong only where the statement is plain and the source certain; any doubt leaves it unverifiable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.match.earlier import scale_of, standing_before
from claimcheck.model import EarlierGrade, Inspection, Passage, Statement, StatementMatch
from claimcheck.report.framework import frameworks


def match_statements(
    statements: Sequence[Statement], inspection: Inspection, earlier: Sequence[EarlierGrade]
) -> tuple[StatementMatch, ...]:
    """One match for each statement, in their order."""
    current = [s for s in statements if s.when == "current"]
    right = {s.area for s in current if s.grade == inspection.grade(s.area)}
    opening = {s.area: s for s in reversed(current)}
    beside: dict[Passage, list[Statement]] = defaultdict(list)
    for s in current:
        beside[s.passage].append(s)
    return tuple(
        _doubted(_match(s, inspection, earlier, s.area in right, s is opening.get(s.area)), inspection, beside)
        for s in statements
    )


def _doubted(
    match: StatementMatch, inspection: Inspection, beside: Mapping[Passage, Sequence[Statement]]
) -> StatementMatch:
    """The match, undecided where the sentence may mean another area by the grade.

    That is where it gives the same area its right grade too, or a wrong one to an area whose grade this is.
    """
    stated = match.statement
    if match.verdict != "wrong" or stated.when != "current":
        return match
    others = [s for s in beside[stated.passage] if s.grade != stated.grade]
    right_too = any(s.area == stated.area and s.grade == match.expected for s in others)
    meant_for_another = any(inspection.grade(s.area) == stated.grade for s in others)
    if right_too or meant_for_another:
        return StatementMatch(stated, "unverifiable", match.expected, match.evidence)
    return match


def _match(
    statement: Statement,
    inspection: Inspection,
    earlier: Sequence[EarlierGrade],
    right_elsewhere: bool,
    opening: bool,
) -> StatementMatch:
    if statement.when == "current":
        return _match_current(statement, inspection, earlier, right_elsewhere, opening)
    if statement.when == "previous":
        return _match_previous(statement, inspection, earlier, right_elsewhere)
    return StatementMatch(statement, "unverifiable")


def _match_current(
    statement: Statement,
    inspection: Inspection,
    earlier: Sequence[EarlierGrade],
    right_elsewhere: bool,
    opening: bool,
) -> StatementMatch:
    judgement = next((j for j in inspection.judgements if j.area == statement.area), None)
    if judgement is None:
        return StatementMatch(statement, "wrong" if _has_no_such_grade(statement, inspection) else "unverifiable")
    if judgement.grade == statement.grade:
        return StatementMatch(statement, "correct", judgement.grade, judgement)
    # A release that states the grade rightly elsewhere is likely to speak of another inspection here: surely where
    # this is a grade of an earlier one, and wherever it is not what the release opens with.
    before = any(e.area == statement.area and e.grade == statement.grade for e in earlier)
    another = right_elsewhere and not statement.latest and (before or not opening)
    wrong = statement.plain and statement.grade in scale_of(inspection) and not another
    return StatementMatch(statement, "wrong" if wrong else "unverifiable", judgement.grade, judgement)


def _has_no_such_grade(statement: Statement, inspection: Inspection) -> bool:
    """Whether an overall grade is plainly stated though the framework gives none, and the areas' grades differ."""
    known = frameworks().get(inspection.framework or "")
    ungraded = known is not None and known.area("overall") is None and statement.area == "overall"
    return ungraded and statement.plain and any(j.grade != statement.grade for j in inspection.judgements)


def _match_previous(
    statement: Statement, inspection: Inspection, earlier: Sequence[EarlierGrade], right_elsewhere: bool
) -> StatementMatch:
    known = [e for e in earlier if e.area == statement.area and e.scope is None]
    near = [e for e in known if statement.date is None or _years_apart(statement.date, e.date) <= 1]
    same = next((e for e in near if e.grade == statement.grade), None)
    if same:
        return StatementMatch(statement, "correct", same.grade, same)
    last = standing_before(earlier, statement.area)
    if not last or last.evidence.source == "report":
        return StatementMatch(statement, "unverifiable")
    if statement.date is not None:
        certain = {(e.date or "")[:4] for e in near} == {statement.date[:4]}  # no other inspection may be meant
        evidence = near[0] if near else last.evidence
    else:
        certain, evidence = not last.disputed, last.evidence
    certain = certain and evidence.source != "report" and evidence.grade in scale_of(inspection)
    # The grade given now, where the release does not state it apart, may be meant for now.
    present = statement.grade == inspection.grade(statement.area) and not right_elsewhere
    wrong = certain and statement.plain and statement.grade in scale_of(inspection) and not present
    return StatementMatch(statement, "wrong" if wrong else "unverifiable", evidence.grade, evidence)


def _years_apart(stated: str, known: str | None) -> int:
    """How many years lie between two ISO dates; many where one is not known."""
    return abs(int(stated[:4]) - int(known[:4])) if known else 99
