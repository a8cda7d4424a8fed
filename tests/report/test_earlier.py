"""Earlier grades that a report tells of."""

from __future__ import annotations

import pytest

from claimcheck.read.text import read_text
from claimcheck.report import read_inspection
from claimcheck.rules.examples import ReportSketch, report_text


def told(summary: str) -> list[tuple[str, str, str | None]]:
    text = report_text(ReportSketch(summary=summary))
    return [(e.area, e.grade, e.date) for e in read_inspection(read_text("report.txt", text, "")).earlier]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (
            "Since the last inspection in 2019, when services were judged inadequate, much has improved.",
            [("overall", "inadequate", "2019")],
        ),
        (
            "Fenmoor was last inspected in March 2020 and was judged good overall.",
            [("overall", "good", "2020-03")],
        ),
        (
            "Services have improved since the previous inspection in 2018, when they were judged good overall, "
            "outstanding for leadership.",
            [("overall", "good", "2018"), ("leadership", "outstanding", "2018")],
        ),
        (
            "Support for care leavers is better than at the last inspection, when it was judged inadequate.",
            [("care_leavers", "inadequate", None)],
        ),
    ],
)
def test_grades_told_in_prose(summary: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(summary) == expected


def test_a_grade_said_of_all_services_is_each_areas() -> None:
    found = told("The last inspection, in May 2018, judged all the services as requires improvement to be good.")
    assert {area for area, _, _ in found} == {"leadership", "help_and_protection", "in_care", "care_leavers", "overall"}
    assert {(grade, date) for _, grade, date in found} == {("requires_improvement", "2018-05")}


@pytest.mark.parametrize(
    "summary",
    [
        "Services are now judged to be good.",
        "The council runs three children’s homes. Two were judged good at their most recent inspection.",
        "Relationships with schools are good and have improved since the last inspection.",
        "Leaders found good ways to respond to the pandemic.",
    ],
)
def test_other_grades_are_not_taken_for_earlier_ones(summary: str) -> None:
    assert told(summary) == []
