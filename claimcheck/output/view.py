"""What every format for people shows beside the findings, worked out once."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from msgspec import Struct

from claimcheck.model import Comparison, Coverage, EarlierGrade, Finding, Hidden, Inspection, QuoteMatch
from claimcheck.output.words import area_name, grade_name, number
from claimcheck.report.framework import Framework, framework

_VERDICTS = {
    "verbatim": "word for word",
    "edited": "with marked edits",
    "altered": "altered",
    "cut": "cut",
    "stitched": "stitched",
    "not_found": "not found",
}
_CRITICISM = {
    "priority_action": ("area for priority action", "areas for priority action"),
    "improvement": ("area for improvement", "areas for improvement"),
    "weakness": ("grave finding", "gravest findings"),
}
_CARRIED: dict[Literal["absent", "softened"], str] = {"absent": "not mentioned", "softened": "softened"}
_JUDGED = {"correct": "right", "wrong": "wrong"}


class GradeRow(Struct, frozen=True):
    """One area's grades side by side, each in words; empty where nothing is known."""

    area: str
    report: str
    release: str
    earlier: str
    """Two grades joined by "or" where the sources disagree."""
    change: str
    """Whether the grade "fell" or "rose"; empty where it stayed or the two grades are not on one scale."""


def grade_rows(inspection: Inspection, case: Comparison | None = None) -> list[GradeRow]:
    """The report's grades, overall first, beside what the release says of each and the grade before."""
    rows = []
    for judgement in sorted(inspection.judgements, key=lambda j: j.area != "overall"):
        before = [grade.grade for grade in _before(inspection, case, judgement.area)]
        rows.append(
            GradeRow(
                area=area_name(standard_of(inspection), judgement.area),
                report=grade_name(judgement.grade),
                release=_told(case, judgement.area) if case else "",
                earlier=" or ".join(grade_name(grade) for grade in before),
                change=_change(inspection, before[0], judgement.grade) if len(before) == 1 else "",
            )
        )
    return rows


def earlier_heading(inspection: Inspection, case: Comparison | None = None) -> str:
    """The year of the earlier grades, or "earlier" where they are of several years."""
    found = [grade for judgement in inspection.judgements for grade in _before(inspection, case, judgement.area)]
    years = {(grade.date or "")[:4] for grade in found}
    return years.pop() or "earlier" if len(years) == 1 else "earlier"


def _before(inspection: Inspection, case: Comparison | None, area: str) -> list[EarlierGrade]:
    """The area's grade at the inspection before; more than one where the sources disagree."""
    known = case.earlier if case else inspection.earlier
    earlier = [g for g in known if g.area == area and g.scope is None and (g.date or "") < (inspection.start or "9")]
    year = max(((grade.date or "")[:4] for grade in earlier), default="")
    by_grade = {grade.grade: grade for grade in reversed(earlier) if (grade.date or "")[:4] == year}
    return list(by_grade.values())[::-1]


def standard_of(inspection: Inspection) -> Framework | None:
    """The framework of an inspection, where one was recognised."""
    return framework(inspection.framework) if inspection.framework else None


def _told(case: Comparison, area: str) -> str:
    rules = standard_of(case.inspection)
    told = []
    for match in case.statements:
        stated = rules.covering(match.statement.area) if rules else None
        if match.statement.when == "current" and area in (match.statement.area, stated.id if stated else None):
            told.append(grade_name(match.statement.grade) + (" (wrong)" if match.verdict == "wrong" else ""))
    return ", ".join(dict.fromkeys(told)) or "not told"


def _change(inspection: Inspection, before: str, now: str) -> str:
    rules = standard_of(inspection)
    was, became = (rules.rank(before), rules.rank(now)) if rules else (None, None)
    if was is None or became is None:
        return ""
    return "fell" if became > was else "rose" if became < was else ""


def left_out(case: Comparison) -> str:
    """What of the report's criticism the release does not carry, counted; empty where it carries all of it."""
    told = []
    for kind, (singular, plural) in _CRITICISM.items():
        verdicts = Counter(item.verdict for item in case.coverage if item.kind == kind)
        missing = [f"{verdicts[verdict]} {words}" for verdict, words in _CARRIED.items() if verdicts[verdict]]
        if missing:
            told.append(f"of {number(verdicts.total(), singular, plural)} {' and '.join(missing)}")
    return "; ".join(told)


def softened(case: Comparison) -> list[Coverage]:
    """What the release tells without its criticism."""
    return [item for item in case.coverage if item.verdict == "softened"]


def checked(case: Comparison) -> str:
    """What was held against the report, counted by verdict."""
    quotes = Counter(_VERDICTS[match.verdict] for match in case.quotes if match.verdict in _VERDICTS)
    grades = Counter(_JUDGED[match.verdict] for match in case.statements if match.verdict in _JUDGED)
    told = [
        f"{number(counts.total(), thing)} ({', '.join(f'{count} {words}' for words, count in counts.items())})"
        for thing, counts in (("quotation", quotes), ("stated grade", grades))
        if counts
    ]
    return ", ".join(told)


def not_checked(case: Comparison) -> str:
    """What was left alone, counted: persons' quotations, other documents', what no source can decide, opinions."""
    sources = Counter(match.quote.source for match in case.quotes if match.verdict == "unchecked")
    unknown = sum(match.verdict == "unverifiable" and match.statement.when != "target" for match in case.statements)
    counted = {
        ("quotation of a person", "quotations of persons"): sources["person"],
        ("quotation of another document", "quotations of other documents"): sources["other"],
        ("other phrase in quotation marks", "other phrases in quotation marks"): (
            sources["term"] + sources["unknown"] + sources["report"]
        ),
        ("grade that no source at hand gives", "grades that no source at hand gives"): unknown,
    }
    return ", ".join([*(number(count, *things) for things, count in counted.items() if count), "opinions"])


def quote_of(case: Comparison, finding: Finding) -> QuoteMatch | None:
    """The quotation a finding is about."""
    passages = [location.passage for location in finding.locations if location.role == "release"]
    return next((match for match in case.quotes if match.quote.passage in passages), None)


def hidden_of(case: Comparison, finding: Finding) -> tuple[Hidden, ...]:
    """The report's words that the quotation or lifted passage a finding is about leaves out."""
    passages = [location.passage for location in finding.locations if location.role == "release"]
    match = quote_of(case, finding)
    lift = next((lift for lift in case.lifts if lift.passage in passages), None)
    return (match.hidden if match else ()) + (lift.hidden if lift else ())
