"""The grades of earlier inspections: from earlier reports, from the history, from the report's own prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from claimcheck import history
from claimcheck.model import EarlierGrade, Inspection
from claimcheck.report.framework import Framework, frameworks

Change = Literal["rise", "fall", "same"]

_SAME_SCALE_SINCE = "2013-11"
"""The month since which "good" and "outstanding" are grades of the present scale."""

_INSPECTIONS_BACK = 2
"""How many earlier inspections of the history are given: a release may look past the last one."""


class Standing(Struct, frozen=True):
    """The grade that stood for an area before the inspection."""

    evidence: EarlierGrade
    """The most trusted source that says so."""
    disputed: EarlierGrade | None = None
    """Another source that says otherwise of the same inspection."""

    @property
    def grade(self) -> str:
        return self.evidence.grade


def earlier_grades(inspection: Inspection, previous: Sequence[Inspection]) -> tuple[EarlierGrade, ...]:
    """Every earlier grade known: from the reports `previous`, then the history, then the report itself.

    Within one source the latest inspection comes first. `scope` is set where the area of that inspection covers
    something else than the area of the same id does now; such grades are never compared.
    """
    return (*_of_reports(inspection, previous), *_of_history(inspection), *inspection.earlier)


def standing_before(earlier: Sequence[EarlierGrade], area: str) -> Standing | None:
    """The grade of `area` at the last inspection before this one; None where no source tells it comparably.

    What the report itself tells in prose counts only where nothing better is known; elsewhere it can only dispute.
    """
    known = [grade for grade in earlier if grade.area == area and grade.scope is None]
    trusted = [grade for grade in known if grade.source != "report"]
    if not trusted:
        known = [grade for grade in known if (grade.date or "") >= _SAME_SCALE_SINCE]
        return Standing(known[0]) if len({grade.grade for grade in known}) == 1 else None
    last = max(trusted, key=lambda grade: grade.date or "")
    if any((grade.date or "") > (last.date or "") for grade in earlier if grade.source != "report"):
        return None  # the last inspection did not grade the area apart
    same_time = [g for g in known if g.grade != last.grade and last.date and (g.date or "")[:4] == last.date[:4]]
    return Standing(last, same_time[0] if same_time else None)


def change(inspection: Inspection, before: str, now: str) -> Change | None:
    """How a grade moved on the inspection's scale; None where one of the two is not of that scale."""
    ranks = {grade: rank for rank, grade in enumerate(scale_of(inspection))}
    if before not in ranks or now not in ranks:
        return None
    moved = ranks[now] - ranks[before]
    return "fall" if moved > 0 else "rise" if moved < 0 else "same"


def scale_of(inspection: Inspection) -> tuple[str, ...]:
    """The ids of the grades of the inspection's scale, best first; empty where its framework is not known."""
    known = _framework(inspection.framework)
    return tuple(grade.id for grade in known.scale) if known else ()


def _of_reports(inspection: Inspection, previous: Sequence[Inspection]) -> Iterator[EarlierGrade]:
    for report in sorted(previous, key=lambda p: p.start or p.published or "", reverse=True):
        for judgement in report.judgements:
            yield EarlierGrade(
                area=judgement.area,
                grade=judgement.grade,
                date=report.start or report.published,
                source="previous",
                scope=_differing(inspection, report.framework, judgement.area),
                passage=judgement.passage,
                document=report.document,
            )


def _of_history(inspection: Inspection) -> Iterator[EarlierGrade]:
    start = inspection.start or inspection.published
    if not (inspection.authority and start):
        return
    before = [past for past in history.grades_of(inspection.authority) if past.start < start]
    for past in reversed(before[-_INSPECTIONS_BACK:]):
        for area, grade in past.grades.items():
            scope = _differing(inspection, past.framework, area)
            yield EarlierGrade(area=area, grade=grade, date=past.start, source="history", scope=scope)


def _differing(inspection: Inspection, framework: str | None, area: str) -> str | None:
    """The name of the earlier inspection's area where it covers something else than ours of that id."""
    ours, theirs = _framework(inspection.framework), _framework(framework)
    if not (ours and theirs):
        return None
    mine, other = ours.area(area), theirs.area(area)
    if other is None or (mine and set(mine.combines or (area,)) == set(other.combines or (area,))):
        return None
    return other.name


def _framework(name: str | None) -> Framework | None:
    return frameworks().get(name) if name else None
