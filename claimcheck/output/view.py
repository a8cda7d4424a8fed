"""What every format for people shows beside the findings, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from claimcheck.match.earlier import Change, Standing, change, standing_before
from claimcheck.model import Comparison, Coverage, EarlierGrade, Finding, Hidden, Inspection, QuoteMatch
from claimcheck.output.words import area_name, number, whereabouts
from claimcheck.report.framework import framework_of, grade_name

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
_CHANGES: dict[Change | None, str] = {"fall": "fell", "rise": "rose"}
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
        before = _before(inspection, case, judgement.area)
        told = [before.evidence.grade, *([before.disputed.grade] if before.disputed else [])] if before else []
        moved = change(inspection, told[0], judgement.grade) if len(told) == 1 else None
        rows.append(
            GradeRow(
                area=area_name(framework_of(inspection), judgement.area),
                report=grade_name(judgement.grade),
                release=_told(case, judgement.area) if case else "",
                earlier=" or ".join(grade_name(grade) for grade in told),
                change=_CHANGES.get(moved, ""),
            )
        )
    return rows


def earlier_heading(inspection: Inspection, case: Comparison | None = None) -> str:
    """The year of the inspection before, or "earlier" where nobody says when it was."""
    return _last_year(case.earlier if case else inspection.earlier) or "earlier"


def _before(inspection: Inspection, case: Comparison | None, area: str) -> Standing | None:
    """The area's grade at the inspection before; None where that inspection did not grade it."""
    known = case.earlier if case else inspection.earlier
    standing = standing_before(known, area)
    return standing if standing and (standing.evidence.date or "")[:4] == _last_year(known) else None


def _last_year(known: Iterable[EarlierGrade]) -> str:
    return max(((grade.date or "")[:4] for grade in known), default="")


def _told(case: Comparison, area: str) -> str:
    known = framework_of(case.inspection)
    told: dict[str, bool] = {}
    for match in case.statements:
        stated = known.covering(match.statement.area) if known else None
        if match.statement.when == "current" and area in (match.statement.area, stated.id if stated else None):
            grade = grade_name(match.statement.grade)
            told[grade] = told.get(grade, False) or match.verdict == "wrong"
    return ", ".join(f"{grade} (wrong)" if wrong else grade for grade, wrong in told.items()) or "not told"


def left_out(case: Comparison) -> str:
    """What of the report's criticism the release does not carry, counted; empty where it carries all of it."""
    told = []
    for kind, (singular, plural) in _CRITICISM.items():
        verdicts = Counter(item.verdict for item in case.coverage if item.kind == kind)
        of = f" of {number(verdicts.total(), singular, plural)}"
        for verdict, words in _CARRIED.items():
            if verdicts[verdict]:
                told.append(f"{verdicts[verdict]}{of} {words}")
                of = ""
    return ", ".join(told)


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
    stated = [m.statement for m in case.statements if m.verdict == "unverifiable" and m.statement.when != "target"]
    counted = {
        ("quotation of a person", "quotations of persons"): sources["person"],
        ("quotation of another document", "quotations of other documents"): sources["other"],
        ("other phrase in quotation marks", "other phrases in quotation marks"): (
            sources["term"] + sources["unknown"] + sources["report"]
        ),
    }
    undecided = [number(count, *things) for things, count in counted.items() if count]
    if stated:
        places = (whereabouts(case.release.document, (one.words[0],)).partition(", column")[0] for one in stated)
        undecided.append(f"{number(len(stated), 'stated grade')} left open ({', '.join(dict.fromkeys(places))})")
    if case.inspection.judgements and not case.earlier:
        undecided.append("changes of grade (no earlier report is known; --previous names one)")
    return ", ".join([*undecided, "opinions"])


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
