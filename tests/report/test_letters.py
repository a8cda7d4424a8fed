"""Area SEND reports and letters without grades: what is read in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.history import known_name
from claimcheck.model import Inspection
from claimcheck.read import read
from claimcheck.read.text import read_text
from claimcheck.report import read_inspection
from tests.report import letters


def inspection(text: str) -> Inspection:
    return read_inspection(read_text("report.txt", text, ""))


def asked(found: Inspection) -> list[tuple[str, str]]:
    return [(r.kind, found.document.show(r.passage)) for r in found.recommendations]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (letters.POSITIVE, "typically_positive"),
        (letters.INCONSISTENT, "inconsistent"),
        (letters.FAILINGS, "systemic_failings"),
    ],
)
def test_the_outcome_of_an_area_send_inspection(told: str, outcome: str) -> None:
    found = inspection(letters.send(told))
    assert found.framework == "area_send_2023"
    assert [(j.area, j.grade) for j in found.judgements] == [("outcome", outcome)]
    assert told.startswith(found.document.show(found.judgements[0].passage))
    assert found.earlier == ()


def test_the_cover_of_an_area_send_report() -> None:
    found = inspection(letters.send(letters.INCONSISTENT))
    assert found.authority == "Thornley Vale"
    assert (found.start, found.end) == ("2024-06-03", "2024-06-07")
    assert found.lead_inspector == "Ada Quill"


def test_what_is_effective_and_what_is_not() -> None:
    found = inspection(letters.send(letters.INCONSISTENT))
    assert [found.document.show(s)[:13] for s in found.strengths] == ["Nursery staff", "Short breaks "]
    told = {found.document.show(r.passage): r for r in found.remarks}
    assert told["Children wait too long for some assessments."].summary
    assert told["Plans are reviewed late, and too few of them are useful."].severity


def test_recommendations_that_nothing_marks_are_told_apart_and_read_whole() -> None:
    found = inspection(letters.send(letters.INCONSISTENT))
    assert {r.audience for r in found.recommendations} == {"partnership"}
    assert asked(found) == [
        (
            "improvement",
            "Leaders across the partnership should shorten the wait for hearing tests, and tell families what to "
            "expect meanwhile. This should include: a clinic in every district one telephone number for all questions.",
        ),
        (
            "improvement",
            "The partnership should agree who checks that plans are kept up to date. They should publish what they "
            "find.",
        ),
        ("improvement", "Health leaders need to fill the gaps in school nursing."),
    ]


def test_the_bodies_responsible_are_no_part_of_a_priority_action() -> None:
    found = inspection(letters.send(letters.FAILINGS, letters.PRIORITY + letters.IMPROVE))
    assert [text for kind, text in asked(found) if kind == "priority_action"] == [
        "Leaders should act at once so that no child waits more than a term for a plan. They should say how this "
        "will be checked.",
        "Leaders should agree one strategy for speech and language therapy.",
    ]
    assert len(found.recommendations) == 5


def test_the_bodies_may_stand_beside_the_priority_actions() -> None:
    beside = """Areas for priority action
Responsible body             Areas for priority action
Thornley Vale Council and    Leaders should act at once so that no child
NHS Westmere ICB             waits more than a term for a plan. They should
                             say how this will be checked.
Thornley Vale Council and    Leaders should agree one strategy for speech
NHS Westmere ICB             and language therapy.
"""
    found = inspection(letters.send(letters.FAILINGS, beside + letters.IMPROVE))
    priority = [text for kind, text in asked(found) if kind == "priority_action"]
    assert [text.split(".")[0] for text in priority] == [
        "Leaders should act at once so that no child waits more than a term for a plan",
        "Leaders should agree one strategy for speech and language therapy",
    ]


def test_a_joint_inspection_s_letter() -> None:
    found = inspection(letters.JTAI.format(priority=letters.PRIORITY_IN_LETTER))
    assert (found.framework, found.authority) == ("jtai", "Norcastle")
    assert (found.start, found.end, found.published) == ("2023-01-16", "2023-01-20", "2023-03-14")
    assert found.judgements == ()
    assert asked(found) == [
        ("priority_action", "The police and the council should agree who checks on missing children."),
        ("improvement", "The sharing of what police officers see at night."),
        ("improvement", "The records that health visitors keep."),
    ]
    assert [found.document.show(s) for s in found.strengths] == ["Schools act early, and partners answer them."]


def test_the_year_may_stand_in_the_letter_s_date_alone() -> None:
    text = letters.JTAI.format(priority="").replace("16 to 20 January 2023", "16 to 20 January")
    found = inspection("1\n" + text)
    assert (found.start, found.end, found.published) == ("2023-01-16", "2023-01-20", "2023-03-14")


@pytest.mark.parametrize(
    ("kind", "framework"),
    [
        ("Focused visit to", "focused_visit"),
        ("Focussed visit to", "focused_visit"),
        ("Monitoring visit of", "monitoring_visit"),
        ("Monitoring visit to", "monitoring_visit"),
    ],
)
def test_the_letter_on_a_visit(kind: str, framework: str) -> None:
    found = inspection(letters.VISIT.format(kind=kind))
    assert (found.framework, found.authority) == (framework, "Marlham Borough Council")
    assert (found.start, found.end, found.published) == ("2024-04-16", "2024-04-17", "2024-05-21")
    assert (found.judgements, found.strengths) == ((), ())
    assert asked(found) == [("improvement", "The length of plans, and how well families understand them.")]


def test_real_area_send_reports_and_letters(shared: Path) -> None:
    folder = shared / "letters"
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    for truth in map(json.loads, lines):
        if "2009" in truth["file"]:  # a progress report of another kind
            continue
        found = read_inspection(read(folder / truth["file"]))
        name = known_name(found.authority or "") or ""
        assert "".join(filter(str.isalpha, name)) == truth["authority_key"], truth["file"]
        assert found.grade("outcome") == truth["outcome"], truth["file"]
        assert found.recommendations, truth["file"]
        assert found.start and found.end, truth["file"]
