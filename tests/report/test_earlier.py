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
        (
            "Services for care leavers have improved since the last inspection, when they were inadequate. At that "
            "inspection, in May 2018, which was the last inspection of the council, services were judged good.",
            [("care_leavers", "inadequate", "2018-05"), ("overall", "good", "2018-05")],
        ),
        (
            "Since the last inspection in 2018, when they were rated good, services have moved on.",
            [("overall", "good", "2018")],
        ),
        (
            "Services are stronger than in 2017, when an inspection judged them good overall and outstanding in "
            "leadership and adoption.",
            [("overall", "good", "2017"), ("leadership", "outstanding", "2017"), ("adoption", "outstanding", "2017")],
        ),
        (
            "The previous inspection of Fenmoor’s safeguarding arrangements was in May 2012. The local authority was "
            "judged to be outstanding for overall effectiveness.",
            [("help_and_protection", "outstanding", "2012-05")],
        ),
        (
            "Inspections of child protection in 2010 and 2013 judged services for the protection of children to be "
            "inadequate.",
            [("help_and_protection", "inadequate", "2010"), ("help_and_protection", "inadequate", "2013")],
        ),
        (
            "The 2012 inspection found services for looked after children to be adequate and safeguarding services to "
            "be inadequate.",
            [("in_care", "adequate", "2012"), ("help_and_protection", "inadequate", "2012")],
        ),
        (
            "Progress has been slow since Ofsted judged the local authority as outstanding for safeguarding and good "
            "for children looked after in 2012.",
            [("help_and_protection", "outstanding", "2012"), ("in_care", "good", "2012")],
        ),
        (
            "Services for children in Fenmoor require improvement to be good, as was the case at the last inspection "
            "in May 2018.",
            [("overall", "requires_improvement", "2018-05")],
        ),
        (
            "Services for children have remained outstanding since the last inspection in 2018.",
            [("overall", "outstanding", "2018")],
        ),
        (
            "Much has been done after two inadequate inspection judgements in 2014 and 2017.",
            [("overall", "inadequate", "2014"), ("overall", "inadequate", "2017")],
        ),
        (
            "At the last inspection in 2019 they required improvement to be good.",
            [("overall", "requires_improvement", "2019")],
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
        "Since the last inspection in 2019 the majority of areas found to require improvement have not moved.",
        "The last inspection was in 2019. The local authority’s capacity to improve was judged to be good.",
        "Since the last inspection in 2019 thresholds were inadequate for some months.",
        "Services have not been good enough for some time, and little has changed since the last inspection in 2019.",
        "Services for care leavers have improved since the last inspection in 2019. Inspectors found good practice.",
        "Those services judged inadequate at the last inspection in 2019 have been turned round.",
        "At the last inspection in 2019 the timeliness of assessments was good.",
    ],
)
def test_other_grades_are_not_taken_for_earlier_ones(summary: str) -> None:
    assert told(summary) == []


def test_a_predecessors_grade_is_marked_as_no_grade_of_the_authority() -> None:
    summary = (
        "Children’s services in the predecessor local authority, Marland County Council, were judged inadequate in "
        "November 2022."
    )
    text = report_text(ReportSketch(summary=summary, dates="4 to 15 March 2024"))
    (grade,) = read_inspection(read_text("report.txt", text, "")).earlier
    assert (grade.grade, grade.date, grade.scope) == ("inadequate", "2022-11", "predecessor authority")
