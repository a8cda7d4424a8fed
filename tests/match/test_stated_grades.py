"""Stated grades held against the report and earlier inspections: wrong only where nothing is in doubt."""

from __future__ import annotations

import pytest

from claimcheck.match.earlier import change, earlier_grades, standing_before
from claimcheck.match.statements import match_statements
from claimcheck.model import Document, EarlierGrade, Inspection, Judgement, Piece, Span, Statement
from claimcheck.report.framework import framework

WORDS = (Span(0, 4),)
DOCUMENT = Document("report.txt", "Inspection of Fenmoor", (Piece("heading", (Span(0, 21),)),))


def inspection(
    name: str = "ilacs_2023", start: str = "2024-03-04", authority: str = "Fenmoor", **grades: str
) -> Inspection:
    areas = [a.id for a in framework(name).areas]
    judgements = tuple(Judgement(a, a, grades.get(a, "good"), "Good", WORDS) for a in areas)
    return Inspection(DOCUMENT, name, authority, start, None, None, None, judgements, (), (), ())


def statement(area: str, grade: str, when: str = "current", date: str | None = None, plain: bool = True) -> Statement:
    return Statement(WORDS, WORDS, area, grade, when, date, None, plain)  # type: ignore[arg-type]


def verdict(stated: Statement, report: Inspection, *previous: Inspection) -> str:
    (match,) = match_statements([stated], report, earlier_grades(report, previous))
    return match.verdict


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (statement("overall", "good"), "correct"),
        (statement("overall", "outstanding"), "wrong"),
        (statement("overall", "outstanding", plain=False), "unverifiable"),
        (statement("overall", "good", plain=False), "correct"),
        (statement("overall", "outstanding", "target"), "unverifiable"),
        (statement("overall", "outstanding", "other"), "unverifiable"),
        (statement("adoption", "good"), "unverifiable"),
        (statement("overall", "adequate"), "unverifiable"),
        (statement("overall", "satisfactory"), "unverifiable"),
    ],
)
def test_a_present_grade(stated: Statement, expected: str) -> None:
    assert verdict(stated, inspection()) == expected


def test_a_year_that_two_sources_know_is_one_inspection() -> None:
    known = [
        EarlierGrade("overall", "good", "2019-01-14", "previous"),
        EarlierGrade("overall", "good", "2019", "report"),
    ]
    stated = [statement("overall", "inadequate", "previous", year) for year in ("2019", "2018")]
    assert [m.verdict for m in match_statements(stated, inspection(), known)] == ["wrong", "unverifiable"]


EARLIER = inspection("ilacs_2018", "2019-01-14", overall="requires_improvement")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (statement("overall", "requires_improvement", "previous"), "correct"),
        (statement("overall", "requires_improvement", "previous", "2019"), "correct"),
        (statement("overall", "requires_improvement", "previous", "2018-12"), "correct"),  # inspected, then published
        (statement("overall", "inadequate", "previous", "2019"), "wrong"),
        (statement("overall", "inadequate", "previous"), "wrong"),
        (statement("overall", "inadequate", "previous", plain=False), "unverifiable"),
        (statement("overall", "inadequate", "previous", "2018"), "unverifiable"),  # perhaps another visit
        (statement("overall", "inadequate", "previous", "2010"), "unverifiable"),
        (statement("overall", "adequate", "previous", "2019"), "unverifiable"),  # of another scale
        (statement("in_care", "inadequate", "previous", "2019"), "unverifiable"),  # combined then
        (statement("adoption", "good", "previous", "2019"), "unverifiable"),
    ],
)
def test_an_earlier_grade(stated: Statement, expected: str) -> None:
    assert verdict(stated, inspection(), EARLIER) == expected


def test_an_earlier_grade_is_unverifiable_where_no_earlier_inspection_is_known() -> None:
    assert verdict(statement("overall", "inadequate", "previous"), inspection()) == "unverifiable"


def test_a_second_grade_for_an_area_rightly_told_may_be_the_earlier_one() -> None:
    stated = [statement("overall", "good"), statement("overall", "requires_improvement")]
    report = inspection()
    matches = match_statements(stated, report, earlier_grades(report, [EARLIER]))
    assert [m.verdict for m in matches] == ["correct", "unverifiable"]
    alone = match_statements(stated[1:], report, earlier_grades(report, [EARLIER]))
    assert [m.verdict for m in alone] == ["wrong"]


def test_an_overall_grade_is_wrong_where_the_framework_gives_none_and_the_areas_differ() -> None:
    report = inspection("ilacs_2026", "2026-06-08", care_leavers="outstanding")
    assert verdict(statement("overall", "good"), report) == "wrong"
    assert verdict(statement("overall", "good"), inspection("ilacs_2026", "2026-06-08")) == "unverifiable"


def test_earlier_grades_come_from_reports_then_the_history_then_the_report_itself() -> None:
    own = EarlierGrade("overall", "good", "2014", "report", None, WORDS)
    report = inspection("ilacs_2018", "2019-01-14", "Cambridgeshire County Council")
    report = Inspection(*(getattr(report, f) if f != "earlier" else (own,) for f in report.__struct_fields__))
    given = inspection("sif_2013", "2014-06-03", "Cambridgeshire")
    earlier = earlier_grades(report, [given])
    assert [e.source for e in earlier if e.area == "overall"] == ["previous", "history", "report"]
    scopes = {(e.area, e.source): e.scope for e in earlier if e.area in ("in_care", "leadership")}
    assert scopes["in_care", "history"] == "Children looked after and achieving permanence"
    assert scopes["leadership", "history"] is None


def test_the_standing_grade_is_that_of_the_last_inspection_and_names_a_dispute() -> None:
    history = [
        EarlierGrade("overall", "good", "2019-01-14", "history"),
        EarlierGrade("overall", "inadequate", "2015-03-02", "history"),
        EarlierGrade("care_leavers", "good", "2015-03-02", "history"),
    ]
    standing = standing_before([*history, EarlierGrade("overall", "inadequate", "2019", "report")], "overall")
    assert standing and standing.grade == "good" and standing.disputed and standing.disputed.grade == "inadequate"
    assert standing_before(history, "care_leavers") is None  # not graded apart at the last inspection
    assert standing_before([EarlierGrade("overall", "good", "2011", "report")], "overall") is None  # of another scale


def test_grades_of_different_scales_do_not_rise_or_fall() -> None:
    assert change(inspection(), "good", "requires_improvement") == "fall"
    assert change(inspection(), "inadequate", "good") == "rise"
    assert change(inspection(), "good", "good") == "same"
    assert change(inspection(), "adequate", "good") is None
