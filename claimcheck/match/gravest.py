"""Which of the report's remarks are its gravest."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.match.passages import Passages
from claimcheck.match.points import about
from claimcheck.model import Inspection, Recommendation, Remark

_SAME = 0.55
"""Closeness from which two passages of the report make one point."""
_LEAST_SEVERITY = {"inadequate": 2.0, "requires_improvement": 3.0}
"""The least severity of a weakness by its section's grade (the overall one in the summary); else `_CRITICAL`."""
_CRITICAL = 4.0
_MOST_WEAKNESSES = 12
_GRADE_WEIGHT = {"inadequate": 1.0, "requires_improvement": 0.5}
_SUMMARY_WEIGHT = 1.0
_POINTS_BACK = frozenset({"this", "these", "those", "it", "they", "as", "consequently", "however"})
"""First words of a sentence that leans on the one before: a reader who sees it alone learns less."""
_LEANING_WEIGHT = 0.5


def gravest(inspection: Inspection, report: Passages, besides: Sequence[Recommendation] = ()) -> list[Remark]:
    """The report's gravest remarks, each point once, those left out that `besides` already makes."""
    points = [about(recommendation.passage, report) for recommendation in besides]
    chosen: list[Remark] = []
    serious = [r for r in inspection.remarks if r.severity >= _LEAST_SEVERITY.get(_grade(r, inspection), _CRITICAL)]
    for remark in sorted(serious, key=lambda r: (-_gravity(r, inspection, report), r.passage[0].start)):
        if len(chosen) == _MOST_WEAKNESSES:
            break
        point = about(remark.passage, report)
        if all(report.closeness(point, other) < _SAME for other in points):
            points.append(point)
            chosen.append(remark)
    return chosen


def _grade(remark: Remark, inspection: Inspection) -> str:
    return inspection.grade(remark.area or "overall") or ""


def _gravity(remark: Remark, inspection: Inspection, report: Passages) -> float:
    leans = report.index.keys[report.index.words_in(remark.passage).start] in _POINTS_BACK
    return (
        remark.severity
        + _GRADE_WEIGHT.get(_grade(remark, inspection), 0.0)
        + _SUMMARY_WEIGHT * remark.summary
        - _LEANING_WEIGHT * leans
    )
