"""The shipped history: names, predecessors, and what it says of real reports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.history import (
    grades_of,
    known_name,
    names,
    names_with,
    predecessors,
    standing,
    successors,
    title,
)
from tests.conftest import ROOT, Run

TOOL = ROOT / "tools" / "make_history.py"
SHIPPED = ROOT / "claimcheck" / "data" / "history" / "inspections.csv"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Hull City Council", "kingston upon hull"),
        ("The London Borough of Barnet", "barnet"),
        ("Royal Borough of Kensington & Chelsea", "kensington and chelsea"),
        ("City of Bradford Metropolitan District Council", "bradford"),
        ("The City of London Corporation", "london corporation"),
        ("Bournemouth, Christchurch and Poole Council", "bournemouth, christchurch & poole"),
        ("Telford & Wrekin Council", "telford & wrekin"),
        ("City of York Council", "york"),
        ("North Yorkshire County Council", "north yorkshire"),
        ("Durham", "durham"),
        ("Fenmoor", None),
        ("", None),
    ],
)
def test_an_authority_is_known_by_the_names_people_write(written: str, known: str | None) -> None:
    assert known_name(written) == known


def test_inspections_come_oldest_first_with_the_framework_they_followed() -> None:
    inspections = grades_of("Cambridgeshire County Council")
    assert [(i.framework, i.start, i.grades["overall"]) for i in inspections] == [
        ("sif_2013", "2014-06-03", "good"),
        ("ilacs_2018", "2019-01-14", "requires_improvement"),
        ("ilacs_2023", "2024-03-04", "requires_improvement"),
    ]
    assert "care_leavers" not in inspections[1].grades


def test_what_a_predecessor_was_graded_is_not_given_as_the_authoritys_own() -> None:
    assert predecessors("West Northamptonshire Council") == ("Northamptonshire County Council",)
    assert all(i.start >= "2021-04-01" for i in grades_of("West Northamptonshire Council"))
    assert all(i.start >= "2023-04-01" for i in grades_of("Cumberland"))


@pytest.mark.parametrize(
    ("abolished", "after"),
    [
        ("Northamptonshire", ("north northamptonshire", "west northamptonshire")),
        ("Cumbria County Council", ("cumberland", "westmorland and furness")),
        ("Dorset County Council", ("bournemouth, christchurch & poole", "dorset")),
        ("Poole", ("bournemouth, christchurch & poole",)),
        ("Bournemouth Borough Council", ("bournemouth, christchurch & poole",)),
        ("Dorset", ()),
        ("Dorset Council", ()),
        ("Kent", ()),
        ("", ()),
    ],
)
def test_an_abolished_council_has_successors(abolished: str, after: tuple[str, ...]) -> None:
    assert successors(abolished) == after


def test_asking_for_an_abolished_council_names_its_successors_in_one_line(run: Run) -> None:
    code, out, err = run("history", "Cumbria")
    assert (code, out) == (2, "")
    assert err == "claimcheck: Cumbria: abolished on 1 April 2023; ask for Cumberland or Westmorland and Furness\n"


def test_names_are_given_capitals() -> None:
    assert title("stoke-on-trent") == "Stoke-on-Trent"
    assert title("bournemouth, christchurch & poole") == "Bournemouth, Christchurch & Poole"


def test_the_shipped_file_is_what_the_tool_makes_of_the_sheet(shared: Path, tmp_path: Path) -> None:
    made = tmp_path / "inspections.csv"
    subprocess.run([sys.executable, TOOL, shared / "history.csv", made], check=True)
    assert made.read_bytes() == SHIPPED.read_bytes()


def test_no_overall_grade_is_known_of_inspections_since_april_2026() -> None:
    later = [i for name in names() for i in grades_of(name) if i.start >= "2026-04-01"]
    assert later
    assert all("overall" not in i.grades for i in later)


def test_standing_counts_each_authority_once_by_its_latest_report() -> None:
    stand = standing("2018-12-31")
    assert len(stand) == len(set(stand))
    assert all(i.published <= "2018-12-31" for i in stand.values())
    assert stand["norfolk"].start == max(i.start for i in grades_of("norfolk") if i.published <= "2018-12-31")


def test_every_real_report_of_the_shared_folder_is_in_the_history_with_its_grades(shared: Path) -> None:
    lines = (shared / "reports" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    graded = [r for r in reports if r.get("authority") and r.get("judgements") and r["framework"] != "lac2013"]
    assert len(graded) > 200
    for report in graded:
        inspection = next((i for i in grades_of(report["authority"]) if i.start == report["start"]), None)
        assert inspection, report["file"]
        stated = {j["area"]: j["grade"] for j in report["judgements"] if j["grade"] != "not_judged"}
        assert inspection.grades == stated, report["file"]


def test_a_part_of_a_name_that_one_authority_has_is_enough(run: Run) -> None:
    assert names_with("Bath") == ("bath and north east somerset",)
    code, out, _ = run("history", "Bath")
    assert code == 0
    assert out.startswith("Bath and North East Somerset")


def test_a_part_of_several_names_lists_them(run: Run) -> None:
    code, _, err = run("history", "Cheshire")
    assert code == 2
    assert "Cheshire East, Cheshire West and Chester" in err
