"""The frameworks the package knows, and how a report's is recognised."""

from __future__ import annotations

from datetime import date

import msgspec.yaml
import pytest

from claimcheck.read.text import read_text
from claimcheck.report import read_inspection
from claimcheck.report.framework import Framework, framework, frameworks, recognise

ILACS = "inspection of fenmoor local authority children's services overall effectiveness"


@pytest.mark.parametrize("known", frameworks().values(), ids=lambda f: f.id)
def test_names_are_told_apart(known: Framework) -> None:
    for things in (known.areas, known.scale):
        names = [alias for thing in things for alias in thing.aliases]
        assert len(names) == len(set(names))
        assert all(name == name.lower() for name in names)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2019, 1, 14), "ilacs_2018"),
        (date(2023, 1, 15), "ilacs_2018"),
        (date(2023, 1, 16), "ilacs_2023"),
        (date(2026, 3, 31), "ilacs_2023"),
        (date(2026, 4, 1), "ilacs_2026"),
    ],
)
def test_the_date_decides_between_editions(start: date, expected: str) -> None:
    found = recognise(ILACS, start)
    assert found is not None and found.id == expected


def test_without_a_date_the_areas_decide() -> None:
    areas = "the experiences and progress of children in care and care leavers the impact of leaders"
    found = recognise(f"{ILACS} {areas}", None)
    assert found is not None and found.id == "ilacs_2018"


def test_another_kind_of_report_is_not_recognised() -> None:
    assert recognise("annual report of the library service", date(2024, 3, 4)) is None


def test_care_and_care_leavers_were_graded_together_until_2023() -> None:
    together = framework("ilacs_2018").covering("care_leavers")
    apart = framework("ilacs_2023").covering("care_leavers")
    assert together is not None and together.id == "in_care"
    assert apart is not None and apart.id == "care_leavers"


def test_from_2026_there_is_no_overall_grade() -> None:
    assert not framework("ilacs_2026").headed
    assert framework("ilacs_2023").headed


def test_the_board_is_not_the_authority() -> None:
    board = framework("sif_2013").area("lscb")
    assert board is not None and not board.own


def test_the_looked_after_inspections_grades_are_of_something_else() -> None:
    older, later = framework("lac_2013"), framework("sif_2013")
    for area in ("overall", "leadership"):
        then, now = older.area(area), later.area(area)
        assert then is not None and now is not None
        assert set(then.combines or (area,)) != set(now.combines or (area,))


def test_grades_are_ranked_best_first() -> None:
    rank = framework("sif_2013").rank
    assert [rank(g) for g in ("outstanding", "good", "requires_improvement", "inadequate")] == [0, 1, 2, 3]
    assert rank("adequate") is None


SCHOOLS = """
id: schools_2025
name: Inspection of a school (report card)
first: 2025-11-10
last: null
areas:
  - {id: inclusion, name: Inclusion, aliases: [inclusion]}
  - {id: curriculum, name: Curriculum and teaching, short: curriculum, aliases: [curriculum and teaching]}
  - {id: attendance, name: Attendance and behaviour, aliases: [attendance and behaviour]}
scale:
  - {id: exceptional, label: Exceptional, aliases: [exceptional]}
  - {id: strong, label: Strong standard, aliases: [strong standard]}
  - {id: expected, label: Expected standard, aliases: [expected standard]}
  - {id: attention, label: Needs attention, aliases: [needs attention]}
  - {id: urgent, label: Urgent improvement, aliases: [urgent improvement]}
titles: ["report card for (?P<authority>.{2,60}?) school"]
improvement: [What the school needs to do next]
"""


def test_another_inspectorates_framework_is_one_file_of_the_same_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    schools = msgspec.yaml.decode(SCHOOLS, type=Framework)
    monkeypatch.setattr("claimcheck.report.framework.frameworks", lambda: {schools.id: schools})
    report = (
        "Report card for Eastmere School\n\nInspection dates: 18 to 19 November 2025\n\n"
        "Inclusion: Strong standard\nCurriculum and teaching: Needs attention\n"
        "Attendance and behaviour: Expected standard\n\n"
        "Inclusion\n\nPupils are welcomed. However, some wait too long for support.\n\n"
        "What the school needs to do next\n\n- Check what pupils remember.\n"
    )
    found = read_inspection(read_text("card.txt", report, ""))
    assert (found.framework, found.authority, found.start) == ("schools_2025", "Eastmere", "2025-11-18")
    assert {j.area: j.grade for j in found.judgements} == {
        "inclusion": "strong",
        "curriculum": "attention",
        "attendance": "expected",
    }
    assert [found.document.show(r.passage) for r in found.recommendations] == ["Check what pupils remember."]
    assert schools.rank("urgent") == 4
