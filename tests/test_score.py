"""Scoring: each kind of expectation met, read wrongly and missed, and the false accusation."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from claimcheck.corpus import Case, cases, load_case
from claimcheck.model import (
    Comparison,
    Coverage,
    Document,
    Finding,
    InputError,
    Inspection,
    Judgement,
    Level,
    Location,
    Passage,
    Piece,
    Quote,
    QuoteMatch,
    Release,
    Result,
    Span,
    Statement,
    StatementMatch,
)
from claimcheck.output.score import as_json, render
from claimcheck.score import Check, Score, Tally, judge

RELEASE = "Fenmoor is good. The report says “practice is strong”. We are “proud”."
REPORT = "Overall effectiveness Good. Practice is strong in places. The timeliness of visits."


def document(path: str, text: str) -> Document:
    return Document(path, text, (Piece("paragraph", (Span(0, len(text)),)),))


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def finding(rule: str, words: str, level: Level = "error") -> Finding:
    location = Location("release", document("release.txt", RELEASE), passage(RELEASE, words))
    return Finding("It differs.", (location,), level, rule)


def result(*findings: Finding) -> Result:
    release, report = document("release.txt", RELEASE), document("report.txt", REPORT)
    overall = Judgement("overall", "Overall effectiveness", "good", "Good", passage(REPORT, "Good"))
    inspection = Inspection(report, "ilacs_2023", "Fenmoor", None, None, None, None, (overall,), (), (), ())
    quote = Quote(passage(RELEASE, "practice is strong"), "report")
    sentence = passage(RELEASE, "Fenmoor is good.")
    statement = Statement(sentence, passage(RELEASE, "is good"), "overall", "good", "current")
    comparison = Comparison(
        Release(release, (quote,), (statement,), ()),
        inspection,
        (),
        (),
        (QuoteMatch(quote, "verbatim"),),
        (StatementMatch(statement, "correct", "good"),),
        (),
        (),
        (Coverage(passage(REPORT, "The timeliness of visits."), "improvement", "absent", 0.0),),
    )
    return Result(comparison, findings)


def checks(expect: object, *findings: Finding) -> list[Check]:
    case = msgspec.convert({"title": "", "release": "", "report": "", "expect": expect}, Case)
    return list(judge("case", case, result(*findings)))


@pytest.mark.parametrize(
    ("expect", "outcome"),
    [
        ({"judgements": {"overall": "good"}}, "right"),
        ({"judgements": {"overall": ["good", "outstanding"]}}, "right"),
        ({"judgements": {"overall": "inadequate"}}, "wrong"),
        ({"judgements": {"leadership": "good"}}, "missing"),
        ({"quotes": [{"text": "Practice is", "source": "report", "verdict": ["cut", "verbatim"]}]}, "right"),
        ({"quotes": [{"text": "practice is strong.", "verdict": "altered"}]}, "wrong"),
        ({"quotes": [{"text": "is strong"}]}, "missing"),
        ({"statements": [{"text": "is good", "area": "overall", "when": "current", "verdict": "correct"}]}, "right"),
        ({"statements": [{"text": "Well: Fenmoor is good. So there", "grade": "good"}]}, "right"),
        ({"statements": [{"text": "is good", "grade": "inadequate"}]}, "wrong"),
        ({"statements": [{"text": "is outstanding"}]}, "missing"),
        ({"coverage": [{"text": "The timeliness", "verdict": "absent"}]}, "right"),
        ({"coverage": [{"text": "The timeliness", "verdict": ["mentioned", "softened"]}]}, "wrong"),
        ({"coverage": [{"text": "The quality", "verdict": "absent"}]}, "missing"),
    ],
)
def test_a_fact_is_right_wrong_or_missing(expect: object, outcome: str) -> None:
    (check,) = checks(expect)
    assert check.outcome == outcome
    assert bool(check.words) == (outcome != "right")


def test_the_words_of_a_wrong_fact_say_what_is_and_what_should_be() -> None:
    (check,) = checks({"quotes": [{"text": "practice is strong", "source": "report", "verdict": ["cut", "altered"]}]})
    assert check.words == "the quotation “practice is strong”: verdict is verbatim, should be cut or altered"


def test_an_expected_finding_is_met_by_the_words_it_stands_on_or_its_message() -> None:
    fired = finding("altered-quote", "practice is strong")
    for text in (None, "Practice is", "it differs"):
        label = {"rule": "altered-quote"} | ({"text": text} if text else {})
        assert [check.outcome for check in checks({"findings": [label]}, fired)] == ["right"]


def test_an_expected_finding_elsewhere_is_missing_and_the_one_that_fired_is_false() -> None:
    found = checks({"findings": [{"rule": "altered-quote", "text": "proud"}]}, finding("altered-quote", "practice"))
    assert [(check.kind, check.outcome) for check in found] == [("findings", "missing"), ("findings", "wrong")]


@pytest.mark.parametrize(
    ("level", "permitted", "outcomes"),
    [("error", [], ["wrong"]), ("warning", [], ["wrong"]), ("note", [], []), ("error", ["altered-quote"], [])],
)
def test_what_is_not_permitted_is_a_false_accusation_above_a_note(
    level: Level, permitted: list[str], outcomes: list[str]
) -> None:
    found = checks({"permitted": permitted}, finding("altered-quote", "practice", level))
    assert [check.outcome for check in found] == outcomes


def test_what_must_be_absent_is_wrong_even_as_a_note_and_even_where_permitted() -> None:
    expect = {"permitted": ["altered-quote"], "absent": [{"rule": "altered-quote", "text": "practice"}]}
    (check,) = checks(expect, finding("altered-quote", "practice is strong", "note"))
    assert (check.kind, check.outcome, check.rule) == ("absent", "wrong", "altered-quote")
    assert [check.outcome for check in checks(expect, finding("altered-quote", "proud"))] == ["right"]


def test_what_must_be_absent_is_looked_for_where_the_finding_stands_and_not_in_its_evidence() -> None:
    evidence = Location("report", document("report.txt", REPORT), passage(REPORT, "Practice is strong in places."))
    fired = finding("altered-quote", "proud")
    fired = msgspec.structs.replace(fired, locations=(*fired.locations, evidence))
    expect = {"permitted": ["altered-quote"], "absent": [{"rule": "altered-quote", "text": "in places"}]}
    assert [check.outcome for check in checks(expect, fired)] == ["right"]


def test_tallies_by_kind_and_rule() -> None:
    expect = {
        "judgements": {"overall": "good", "leadership": "good"},
        "findings": [{"rule": "altered-quote"}, {"rule": "wrong-grade"}],
    }
    found = checks(expect, finding("altered-quote", "practice"), finding("cross-scale", "proud"))
    score = Score(("case",), tuple(found))
    assert not score.perfect
    assert score.by_kind()["judgements"] == Tally(right=1, wrong=0, missing=1)
    assert score.by_rule() == {
        "altered-quote": Tally(1, 0, 0),
        "cross-scale": Tally(0, 1, 0),
        "wrong-grade": Tally(0, 0, 1),
    }
    assert (score.by_kind()["findings"].precision, score.by_kind()["findings"].recall) == (0.5, 0.5)
    assert score.by_rule()["wrong-grade"].precision is None


def test_a_fact_read_wrongly_is_also_missing() -> None:
    score = Score(("case",), tuple(checks({"judgements": {"overall": "inadequate"}})))
    assert score.by_kind()["judgements"] == Tally(right=0, wrong=1, missing=1)


def test_the_score_is_printed_with_each_miss_in_words() -> None:
    from rich.console import Console

    score = Score(("case",), tuple(checks({"judgements": {"overall": "inadequate", "leadership": "good"}})))
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(render(score))
    printed = capture.get()
    assert "1 case, 2 expectations, 2 not met" in printed
    assert "the grade of overall: grade is good, should be inadequate" in printed
    assert "the grade of leadership was not read" in printed


def test_the_score_as_json() -> None:
    value = msgspec.json.decode(as_json(Score(("case",), tuple(checks({"judgements": {"overall": "good"}})))))
    assert value["cases"] == ["case"]
    assert value["kinds"]["judgements"] == {"right": 1, "wrong": 0, "missing": 0, "precision": 1.0, "recall": 1.0}
    assert value["rules"] == {}
    assert value["misses"] == []


@pytest.mark.parametrize(
    "text",
    [
        "title: a\nrelease: b\nreport: c\nexpect: {quote: []}",
        "title: a\nrelease: b\nexpect: {}",
        "title: a\nrelease: b\nreport: c\nexpect: {quotes: [{text: d, verdict: verbatm}]}",
        "title: a\nrelease: b\nreport: c\nexpect: {findings: [altered-quote]}",
        "title: [",
    ],
)
def test_a_case_not_of_the_form_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(text)
    with pytest.raises(InputError, match=r"case\.yaml: "):
        load_case(file)


def test_a_folder_is_one_case_or_holds_cases_in_order_of_their_names(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no case"):
        cases(tmp_path)
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.yaml").write_text("title: a\nrelease: b\nreport: c\nexpect: {}")
    assert [folder.name for folder, _ in cases(tmp_path)] == ["a", "b"]
    assert [folder.name for folder, _ in cases(tmp_path / "a")] == ["a"]
