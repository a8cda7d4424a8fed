"""JUnit XML, read back by a parser for it: suites, cases, failures; safe for any text."""

from __future__ import annotations

from typing import Any

from junitparser import JUnitXml
from msgspec.structs import replace

from claimcheck.model import FailOn, Finding, InputError, Location, Result
from claimcheck.output.junit import render
from claimcheck.rules import rules
from tests.output.sample import COMPARISON, RESULT, document


def read(*results: Result, refused: tuple[InputError, ...] = (), fail_on: FailOn = "error") -> Any:
    return JUnitXml.fromstring(render(results, refused, fail_on).encode())


def only(report: Any, rule: str) -> Any:
    """The one case of a rule."""
    (case,) = (case for suite in report for case in suite if case.name == rule)
    return case


def test_a_suite_for_each_pair_and_a_case_for_each_rule_that_ran() -> None:
    suites = list(read(RESULT, RESULT))
    assert [suite.name for suite in suites] == ["releases/release.txt against report.txt"] * 2
    cases = {case.name: case for case in suites[0]}
    assert list(cases) == list(rules())
    (failure,) = cases["altered-quote"].result
    assert failure.message == "The quotation adds words to the report’s."
    assert "report.txt, line 4, paragraph 3: “Most plans are detailed”" in failure.text
    assert cases["altered-quote"]._elem.attrib["file"] == "releases/release.txt"
    assert cases["altered-quote"]._elem.attrib["line"] == "2"


def test_what_stays_below_the_level_that_fails_is_output_of_a_case_that_passes() -> None:
    report = read(RESULT)
    assert (report.tests, report.failures, report.errors, report.skipped) == (len(rules()), 2, 0, 0)
    omission = only(report, "omitted-recommendation")
    assert omission.is_passed
    assert "warning: The one area for improvement is not mentioned." in omission.system_out


def test_fail_on_decides_what_fails() -> None:
    assert read(RESULT, fail_on="warning").failures == 3
    assert read(RESULT, fail_on="never").failures == 0


def test_findings_of_one_rule_are_one_case() -> None:
    report = read(replace(RESULT, findings=(RESULT.findings[0], RESULT.findings[0])))
    (failure,) = only(report, "altered-quote").result
    assert failure.message.endswith("(and 1 more finding)")
    assert failure.text.count("Most plans are detailed") == 2


def test_a_clean_pair_is_seen_to_have_been_checked() -> None:
    report = read(Result(COMPARISON, ()))
    assert (report.tests, report.failures) == (len(rules()), 0)
    assert all(case.is_passed for suite in report for case in suite)


def test_a_rule_that_is_off_has_no_case() -> None:
    shown = render((RESULT,), off=["wrong-date"])
    assert "wrong-date" not in shown
    assert "wrong-number" in shown


def test_a_waived_finding_is_skipped_with_its_reason() -> None:
    report = read(replace(RESULT, findings=(replace(RESULT.findings[0], waived="agreed"),)))
    case = only(report, "altered-quote")
    assert case.is_skipped
    assert case.result[0].message == "waived: agreed"


def test_what_could_not_be_checked_is_an_error() -> None:
    report = read(RESULT, refused=(InputError("lost.md", "no such file"),))
    assert report.errors == 1
    (case,) = list(report)[-1]
    assert case.result[0].message == "no such file"


def test_any_text_makes_well_formed_xml() -> None:
    hostile = document("a&b\x00.txt", "]]> <failure> \x08\ufffe \x1b[31m “x” & 'y' \u202e")
    finding = Finding(
        "<&>\ufffe\x01", (Location("release", hostile, hostile.pieces[0].passage),), level="error", rule="wrong-grade"
    )
    case = only(read(Result(COMPARISON, (finding,))), "wrong-grade")
    assert case.result[0].message == "<&>\ufffd\\x01"
    assert "]]> <failure> \\x08\ufffd \\x1b[31m “x” & 'y' \\u202e" in case.result[0].text
