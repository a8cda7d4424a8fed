"""The grades of an authority over time, as people and programs read them."""

from __future__ import annotations

import json

from claimcheck.history import PastInspection, grades_of
from claimcheck.output.history import as_json, render


def past(framework: str, start: str, **grades: str) -> PastInspection:
    return PastInspection("fenmoor", framework, start, start, start, grades)


RISE_AND_FALL = (
    past("sif_2013", "2015-03-02", overall="good", care_leavers="good", in_care="good"),
    past("ilacs_2018", "2019-05-06", overall="inadequate", in_care="requires_improvement"),
    past("ilacs_2023", "2024-05-06", overall="requires_improvement", in_care="good", care_leavers="good"),
)


def test_a_column_for_each_inspection_and_a_step_line_below() -> None:
    lines = render(RISE_AND_FALL).splitlines()
    assert lines[0] == "Fenmoor" + " " * 42 + "3 graded inspections since 2013"
    assert lines[2].split() == ["SIF", "ILACS", "ILACS"]
    assert lines[3].split() == ["Mar", "2015", "May", "2019", "May", "2024"]
    picture = lines[lines.index("outstanding") :][:5]
    assert picture == [
        "outstanding",
        "good                    *-------------+",
        "requires improvement                  |             *",
        "inadequate                            *-------------+",
        "                        2015          2019          2024",
    ]


def test_a_rise_or_fall_is_marked_only_where_both_graded_the_same_thing() -> None:
    shown = render(RISE_AND_FALL)
    overall = next(line for line in shown.splitlines() if line.startswith("Overall"))
    assert overall.split() == ["Overall", "good", "inadequate", "v", "requires", "^"]
    care = next(line for line in shown.splitlines() if line.startswith("Children in care"))
    assert care.split() == ["Children", "in", "care", "good", "requires", "good"]
    leavers = next(line for line in shown.splitlines() if line.startswith("Care leavers"))
    assert leavers.split() == ["Care", "leavers", "good", "(joint)", "good"]


def test_the_line_breaks_where_the_scale_changes_and_where_no_headline_is_given() -> None:
    other_scale = (past("lac_2013", "2013-07-01", overall="inadequate"), RISE_AND_FALL[0])
    assert "--" not in render(other_scale)
    headless = past("ilacs_2026", "2026-05-04", leadership="good")
    shown = render((RISE_AND_FALL[0], headless))
    assert "--" not in shown
    assert "give no overall grade" in shown


def test_five_inspections_fit_in_80_columns_and_narrow_terminals_get_tables_below_each_other() -> None:
    five = (*RISE_AND_FALL, *RISE_AND_FALL[:2])
    wide = render(five)
    assert wide.count("\noutstanding") == 1
    assert max(map(len, wide.splitlines())) <= 80
    narrow = render(five, width=40)
    assert narrow.count("\noutstanding") == 3
    assert max(map(len, narrow.splitlines())) <= 40


def test_a_newer_authority_says_since_when_and_what_was_before() -> None:
    shown = render(grades_of("West Northamptonshire"))
    assert "Came into being on 1 April 2021; before that Northamptonshire County Council" in shown
    assert "As of " in shown


def test_json() -> None:
    found = json.loads(as_json(grades_of("Cumberland")))
    assert found["authority"] == "Cumberland"
    assert found["origin"] == {"since": "2023-04-01", "bodies": ["Cumbria County Council"]}
    assert found["inspections"][0]["framework"] == "ilacs_2023"
    assert found["as_of"] >= found["inspections"][-1]["published"]
