"""GitLab's code quality report: what GitLab requires of an entry, and each finding in its place."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import validate
from msgspec.structs import replace

from claimcheck import compare
from claimcheck.demo import pair
from claimcheck.model import InputError, Result
from claimcheck.output.gitlab import render
from tests.output.sample import RESULT

REQUIRED = {  # as GitLab's documentation of code quality reports lists it
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def entries(*results: Result, refused: tuple[InputError, ...] = ()) -> list[Any]:
    read: list[Any] = json.loads(render(results, refused))
    validate(read, REQUIRED)
    return read


def test_one_entry_a_finding_of_every_pair_in_its_place() -> None:
    release, report, previous = pair()
    found = compare(release, report, [previous])
    assert len(entries(found, RESULT)) == len(found.findings) + len(RESULT.findings)
    first, _, omission = entries(RESULT)
    assert first["check_name"] == "altered-quote"
    assert first["severity"] == "major"
    assert first["location"] == {"path": "releases/release.txt", "lines": {"begin": 2, "end": 2}}
    assert first["description"] == (
        "The quotation adds words to the report’s. [report.txt, line 4, paragraph 3: “Most plans are detailed”]"
    )
    assert omission["location"]["lines"]["begin"] == 1
    assert omission["severity"] == "minor"


def test_each_entry_has_a_fingerprint_of_its_own() -> None:
    twice = replace(RESULT, findings=RESULT.findings * 2)
    assert len({entry["fingerprint"] for entry in entries(twice)}) == 2 * len(RESULT.findings)


def test_waived_findings_are_left_out() -> None:
    assert entries(replace(RESULT, findings=(replace(RESULT.findings[0], waived="agreed"),))) == []


def test_without_lines_the_description_tells_the_place() -> None:
    word = replace(RESULT.comparison.release.document, lines=False)
    case = replace(RESULT.comparison, release=replace(RESULT.comparison.release, document=word))
    at = replace(RESULT.findings[0].locations[0], document=replace(word, paragraphs=(0, 23)))
    (entry,) = entries(Result(case, (replace(RESULT.findings[0], locations=(at,)),)))
    assert entry["location"]["lines"] == {"begin": 1, "end": 1}
    assert "[release.txt, paragraph 2: “most plans are now" in entry["description"]


def test_what_could_not_be_checked_is_an_entry_too() -> None:
    (entry,) = entries(refused=(InputError("lost.md", "no such file"),))
    assert entry["severity"] == "blocker"
    assert entry["location"]["path"] == "lost.md"
    assert entry["description"] == "Could not be checked: no such file"
