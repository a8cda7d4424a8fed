"""Releases about inspections that give no grades."""

from __future__ import annotations

import pytest

from claimcheck.check import compare
from claimcheck.read.text import read_text
from tests.report import letters

GRADE_RULES = {"wrong-grade", "ungraded-called-graded", "unknown-grade", "grade-not-stated", "cross-scale"}


def fired(report: str, release: str) -> set[str]:
    result = compare(read_text("release.txt", release, ""), read_text("report.txt", report, ""))
    return {finding.rule for finding in result.findings} & GRADE_RULES


@pytest.mark.parametrize(
    "told",
    [
        "Inspectors found that arrangements lead to inconsistent experiences and outcomes for children with SEND.",
        "The report speaks of inconsistent experiences. There are three outcomes, of which the lowest is widespread "
        "and/or systemic failings.",
        "Children's services, which Ofsted rates as 'Good' overall, welcomed the report on inconsistent experiences.",
        "In 2016 inspectors found systemic failings. They now see inconsistent experiences and outcomes.",
        "Children's services were judged requires improvement in 2022. Inspectors now found inconsistent support.",
    ],
)
def test_an_outcome_told_rightly_or_in_passing_accuses_nobody(told: str) -> None:
    assert fired(letters.send(letters.INCONSISTENT), f"SEND inspection published\n\n{told}\n") == set()


def test_another_outcome_is_wrong() -> None:
    release = "Inspectors judged that services typically lead to positive experiences and outcomes for children.\n"
    assert fired(letters.send(letters.INCONSISTENT), release) == {"wrong-grade"}
    assert fired(letters.send(letters.POSITIVE), release) == set()


def test_a_grade_where_there_is_only_an_outcome() -> None:
    release = "The council's SEND services have been rated 'Good' by Ofsted. Inspectors saw inconsistent practice.\n"
    assert fired(letters.send(letters.INCONSISTENT), release) == {"ungraded-called-graded"}


def test_an_outcome_that_is_not_told() -> None:
    release = "Ofsted and the Care Quality Commission visited in June. We are proud of our staff.\n"
    assert fired(letters.send(letters.FAILINGS, letters.PRIORITY), release) == {"grade-not-stated"}


def test_a_grade_said_of_a_visit_and_the_one_that_stands() -> None:
    visit = letters.VISIT.format(kind="Focused visit to")
    assert fired(
        visit, "Marlham's children's services were judged good overall by Ofsted after a focused visit.\n"
    ) == {"ungraded-called-graded"}
    standing = "Marlham's children's services, rated good overall by Ofsted, have had a focused visit.\n"
    assert fired(visit, standing) == set()
