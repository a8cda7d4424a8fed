"""The JSON others build on: exactly the contract's fields, and places that hold."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from msgspec.structs import replace

from claimcheck.model import Finding, Location, Result
from claimcheck.output.contract import ReportFacts, ResultDocument
from claimcheck.output.json import render, render_lines, render_report, schema
from tests.output.sample import COMPARISON, INSPECTION, PREVIOUS, RELEASE, REPORT, RESULT, document

PLACE = {"line", "column", "end_line", "end_column", "page", "paragraph", "start", "end"}
CONTRACT: dict[str, Any] = {
    "": {"version", "tool", "release", "report", "quotes", "statements", "claims", "coverage", "findings", "summary"},
    "tool": {"name", "version"},
    "release": {"path", "sha256", "title"},
    "report": {
        *("path", "sha256", "framework", "authority", "inspection", "published", "lead_inspector"),
        *("judgements", "previous", "strengths", "recommendations"),
    },
    "report.inspection": {"start", "end"},
    "report.judgements": {"area", "label", "grade", "printed", "place"},
    "report.previous": {"area", "scope", "grade", "date", "source", "text", "place"},
    "report.strengths": {"text", "place"},
    "report.recommendations": {"text", "kind", "audience", "place"},
    "quotes": {"text", "place", "source", "speaker", "verdict", "score", "evidence", "edits", "hidden"},
    "quotes.evidence": {"text", "place"},
    "quotes.edits": {"op", "quoted", "report", "kind"},
    "quotes.hidden": {"text", "place"},
    "statements": {"text", "place", "area", "grade", "when", "date", "verdict", "expected"},
    "coverage": {"text", "kind", "place", "verdict", "score", "evidence", "why"},
    "findings": {"rule", "level", "message", "locations", "suggestion", "waived"},
    "findings.locations": {"role", "path", "text", "speaker", "place"},
    "findings.locations.place": PLACE,
    "summary": {"error", "warning", "note", "waived"},
}


def _at(value: Any, path: str) -> Any:
    for key in filter(None, path.split(".")):
        value = value[key]
        value = value[0] if isinstance(value, list) else value
    return value


def test_the_fields_are_the_contract_s() -> None:
    printed = json.loads(render(RESULT))
    assert {path: set(_at(printed, path)) for path in CONTRACT} == CONTRACT


def test_what_is_printed_is_valid_against_the_schema_s_types() -> None:
    assert msgspec.json.decode(render(RESULT), type=ResultDocument, strict=True).version == 1
    assert msgspec.json.decode(render_report(INSPECTION), type=ReportFacts).authority == "Fenmoor"


def test_the_schema_names_every_field_of_a_finding() -> None:
    definitions = json.loads(schema())["$defs"]
    assert set(definitions["FindingFacts"]["required"]) == CONTRACT["findings"]
    assert set(definitions["LocationFacts"]["properties"]) == CONTRACT["findings.locations"]


def test_every_place_holds_the_text_beside_it() -> None:
    documents = {d.path: d for d in (RELEASE, REPORT, PREVIOUS)}
    for finding in json.loads(render(RESULT))["findings"]:
        for location in finding["locations"]:
            place = location["place"]
            text = documents[location["path"]].text
            assert text[place["start"] : place["end"]] == location["text"]
            line = text.splitlines()[place["line"] - 1]
            assert line[place["column"] - 1 : place["end_column"] - 1] == location["text"]


def test_the_earlier_grades_of_the_comparison_are_the_report_s_previous() -> None:
    assert json.loads(render(RESULT))["report"]["previous"][0]["source"] == "previous"
    assert json.loads(render_report(INSPECTION))["previous"] == []


def test_a_report_stands_on_one_line() -> None:
    assert render_report(INSPECTION).count("\n") == 1


def test_lines_hold_one_finding_each() -> None:
    assert [json.loads(line)["rule"] for line in render_lines(RESULT).splitlines()] == [f.rule for f in RESULT.findings]


def test_control_characters_are_escaped_and_come_back_whole() -> None:
    hostile = document("evil.txt", "\x1b[2J \x9b31m \x7f ’")
    passage = hostile.pieces[0].passage
    finding = Finding("…", (Location("release", hostile, passage),), level="note", rule="altered-quote")
    printed = render(Result(COMPARISON, (finding,)))
    assert printed.isprintable() or not set(printed) & set(map(chr, [*range(10), *range(11, 32), *range(127, 160)]))
    assert json.loads(printed)["findings"][0]["locations"][0]["text"] == hostile.show(passage)


def test_a_file_name_that_is_not_utf_8_can_be_printed() -> None:
    odd = replace(RELEASE, path=b"caf\xe9.txt".decode("utf-8", "surrogateescape"))
    printed = render(Result(replace(COMPARISON, release=replace(COMPARISON.release, document=odd)), ()))
    assert json.loads(printed)["release"]["path"] == "caf\ufffd.txt"
