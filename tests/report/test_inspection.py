"""What is read in a report: invented reports in the layouts that real ones have."""

from __future__ import annotations

import pytest

from claimcheck.model import Inspection
from claimcheck.read.text import read_text
from claimcheck.report import read_inspection
from claimcheck.rules.examples import ReportSketch, report_text


def inspection(text: str) -> Inspection:
    return read_inspection(read_text("report.txt", text, ""))


def grades(text: str) -> dict[str, str]:
    return {judgement.area: judgement.grade for judgement in inspection(text).judgements}


SKETCH = ReportSketch(
    authority="Thornley Vale",
    dates="23 September to 4 October 2024",
    grades={"in_care": "requires_improvement", "leadership": "outstanding"},
    improve=("The timeliness of visits.", "The quality of plans."),
    findings={"in_care": ("Plans are clear. However, too many children wait too long.", "Visits are regular.")},
)


def test_the_cover() -> None:
    found = inspection(report_text(SKETCH))
    assert found.framework == "ilacs_2023"
    assert found.authority == "Thornley Vale"
    assert (found.start, found.end) == ("2024-09-23", "2024-10-04")
    assert found.lead_inspector == "Ada Quill"
    assert [(j.area, j.grade, j.printed) for j in found.judgements] == [
        ("leadership", "outstanding", "Outstanding"),
        ("help_and_protection", "good", "Good"),
        ("in_care", "requires_improvement", "Requires improvement to be good"),
        ("care_leavers", "good", "Good"),
        ("overall", "good", "Good"),
    ]


def test_a_judgement_stands_where_its_words_are() -> None:
    found = inspection(report_text(SKETCH))
    judgement = next(j for j in found.judgements if j.area == "in_care")
    assert found.document.show(judgement.passage) == (
        "The experiences and progress of children in care Requires improvement to be good"
    )


def test_recommendations_and_remarks() -> None:
    found = inspection(report_text(SKETCH))
    show = found.document.show
    assert [show(r.passage) for r in found.recommendations] == ["The timeliness of visits.", "The quality of plans."]
    told = {show(remark.passage): remark for remark in found.remarks}
    grave = told["However, too many children wait too long."]
    assert (grave.area, grave.praise, grave.summary) == ("in_care", False, False)
    assert grave.severity >= 3
    assert told["Plans are clear."].praise
    assert told["Plans are clear."].severity == 0
    assert told["Children in Fenmoor receive a service that meets their needs."].summary


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("4 to 15 March 2024", "2024-03-04", "2024-03-15"),
        ("28 November to 9 December 2022", "2022-11-28", "2022-12-09"),
        ("3 June 2014 - 25 June 2014", "2014-06-03", "2014-06-25"),
        ("18 Feb 2019 – 1 March 2019", "2019-02-18", "2019-03-01"),
        ("16/01/2023 - 27/01/2023", "2023-01-16", "2023-01-27"),
        ("9 to 13 March 2020 and 5 to 9 July 2021", "2020-03-09", "2021-07-09"),
    ],
)
def test_dates_in_the_shapes_reports_print(printed: str, first: str, last: str) -> None:
    found = inspection(report_text(ReportSketch(dates=printed)))
    assert (found.start, found.end) == (first, last)


@pytest.mark.parametrize(
    "title",
    [
        "Inspection of Fenmoor local authority children’s services",
        "Inspection of Fenmoor children’s services",
        "Fenmoor\nInspection of children’s social care services",
        "Fenmoor\nInspection of local authority children’s services",
        "Inspection of the Fenmoor local authority\nchildren’s services",
    ],
)
def test_the_authority_by_title(title: str) -> None:
    text = report_text(ReportSketch()).split("\n", 1)[1]
    assert inspection(f"{title}\n{text}").authority == "Fenmoor"


SIF_HEAD = """Marlham Borough Council
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board
Inspection date: 10 November 2015 – 3 December 2015
Report published: 5 February 2016
"""
SIF_ROWS = """1. Children who need help and protection Requires improvement
2. Children looked after and achieving
permanence
Good
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers Good
3. Leadership, management and governance Good
"""
SIF_BODY = """Executive summary
Children’s services in Marlham are well led and most children are helped in good time.
Recommendations
1. Ensure that plans are clear.
2. Improve the arrangements for:
 the recording of visits
 the recording of reviews.
Summary for children and young people
 You told us that you feel safe.
The experiences and progress of children who need help and protection
Requires improvement
Inspection findings
3. Too many assessments are late. As a result, children are left at risk of harm.
The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board is good
Recommendations
4. Ensure that audits are shared.
Inspection findings – the Local Safeguarding Children Board
5. The board is well attended.
Information about this inspection
Lead inspector: Ada Quill HMI
"""


def test_a_report_of_the_single_framework() -> None:
    found = inspection(f"{SIF_HEAD}Children’s services in Marlham are good\n{SIF_ROWS}{SIF_BODY}")
    assert found.framework == "sif_2013"
    assert found.authority == "Marlham Borough Council"
    assert (found.published, found.lead_inspector) == ("2016-02-05", "Ada Quill")
    assert {j.area: j.grade for j in found.judgements} == {
        "overall": "good",
        "help_and_protection": "requires_improvement",
        "in_care": "good",
        "adoption": "outstanding",
        "care_leavers": "good",
        "leadership": "good",
        "lscb": "good",
    }
    assert [(r.audience, found.document.show(r.passage)) for r in found.recommendations] == [
        ("authority", "Ensure that plans are clear."),
        ("authority", "Improve the arrangements for: the recording of visits the recording of reviews."),
        ("lscb", "Ensure that audits are shared."),
    ]
    left = next(r for r in found.remarks if "left at risk" in found.document.show(r.passage))
    assert left.severity == 5  # critical, and its consequence stated


@pytest.mark.parametrize(
    "overall",
    [
        "The overall judgement is requires improvement.",
        "The overall judgement is that children’s services require improvement",
        "Children’s services in Marlham require improvement to be good",
        "Children’s services require improvement to be good",
    ],
)
def test_the_overall_grade_is_a_sentence(overall: str) -> None:
    assert grades(f"{SIF_HEAD}{overall}\n{SIF_ROWS}{SIF_BODY}")["overall"] == "requires_improvement"


@pytest.mark.parametrize(
    "rows",
    [
        "1. Children who need help and protection Requires\nimprovement\n",
        "Requires\nimprovement\n1. Children who need help and protection\n",
        "1. Children who need help and         Requires improvement\n   protection              to be good\n",
        "                         Requires\n1. Children who need help and protection\n            improvement\n",
    ],
)
def test_a_cell_broken_over_lines(rows: str) -> None:
    rest = SIF_ROWS.split("\n", 1)[1]
    found = grades(f"{SIF_HEAD}Children’s services in Marlham are good\n{rows}{rest}{SIF_BODY}")
    assert found["help_and_protection"] == "requires_improvement"
    assert (found["in_care"], found["adoption"], found["leadership"]) == ("good", "outstanding", "good")


def test_columns_one_after_the_other() -> None:
    labels = report_text(ReportSketch()).splitlines()[4:9]
    text = report_text(ReportSketch(grades={"overall": "inadequate"}))
    names = [label.removesuffix(" Good") for label in labels]
    table = "\n".join((*names, "Outstanding", "Good", "Requires improvement", "Good", "Inadequate"))
    head, rest = text.splitlines()[:4], text.splitlines()[9:]
    assert list(grades("\n".join((*head, table, *rest))).values()) == [
        "outstanding",
        "good",
        "requires_improvement",
        "good",
        "inadequate",
    ]


def test_no_areas_for_action_is_no_recommendation() -> None:
    found = inspection(report_text(ReportSketch(improve=("There are no areas for improvement.",))))
    assert found.recommendations == ()


def test_what_is_no_report_still_yields_an_inspection() -> None:
    found = inspection("Minutes of the library committee.\n\nPresent: Councillor Quill.\n")
    assert found.framework is None
    assert (found.judgements, found.recommendations, found.remarks, found.earlier) == ((), (), (), ())


def test_a_grade_column_between_the_lines_of_a_label_is_no_part_of_it() -> None:
    text = (
        "Fenmoor\nInspection of local authority children's services\n"
        "Inspection dates: 4 to 15 March 2024\n\nJudgement                                    Grade\n"
        "The impact of leaders on social work         Requires improvement\n"
        "practice with children and families          to be good\n\n"
        "The experiences and progress of              Good\nchildren who need help and protection\n"
        "                                             Requires\n"
        "The experiences and progress of children     improvement to be\n"
        "in care                                      good\n"
        "The experiences and progress of care leavers Good\nOverall effectiveness                        Good\n"
    )
    found = {j.area: (j.label, j.grade, j.printed) for j in inspection(text).judgements}
    assert found["leadership"] == (
        "The impact of leaders on social work practice with children and families",
        "requires_improvement",
        "Requires improvement to be good",
    )
    assert found["in_care"][1] == "requires_improvement"
    assert found["care_leavers"] == ("The experiences and progress of care leavers", "good", "Good")
