"""SARIF 2.1.0 (OASIS), for code scanning and editors: each finding in the release, its evidence in the report.

Columns and offsets count code points. A Word, HTML or PDF file has no lines: there a location names the file, and the
message says the page or paragraph. A result stands at such a file's beginning, for GitHub takes none without a line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any
from urllib.parse import quote

from claimcheck import __version__
from claimcheck.corrections import corrections
from claimcheck.model import Document, Finding, InputError, Location, Passage, Result, Span
from claimcheck.output.tracking import fingerprints, repository_path
from claimcheck.output.words import clean, name, whereabouts
from claimcheck.read import is_address
from claimcheck.rules import Rule, rules
from claimcheck.sources import sources_of
from claimcheck.waivers import waivers_in

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_ABOUT = "data:text/plain," + quote(
    "claimcheck compares a council's press release with the inspection report it talks about, and says where the two "
    "differ. Its rules are described in docs/rules of its repository and by: claimcheck explain RULE"
)
"""A validator asks for an address that tells of the tool; claimcheck has no page of its own on the web."""
_URI = "/%:=&?~#+!$,;'@()*[]"

Json = dict[str, Any]


def render(results: Collection[Result], refused: Iterable[InputError] = ()) -> str:
    """One run over all pairs. Waived findings are there, as suppressed; what could not be read is a notification."""
    refused = list(refused)
    run = {
        "tool": {"driver": _driver()},
        "invocations": [
            {
                "executionSuccessful": not refused,
                "toolExecutionNotifications": [_notification(error) for error in refused],
            }
        ],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which claimcheck was run."}}},
        "artifacts": _artifacts(results),
        "language": "en-GB",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [found for result in results for found in _results(result)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _driver() -> Json:
    return {
        "name": "claimcheck",
        "semanticVersion": __version__,
        "informationUri": _ABOUT,
        "rules": [_rule(rule) for rule in rules().values()],
    }


def _rule(rule: Rule) -> Json:
    _, _, rest = rule.description.partition("\n")
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join((rest.partition("What to do:")[0] or rule.summary).split())},
        "help": {"text": f"{rule.description}\n\n{_resting_on(rule)}"},
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": [rule.family]},
    }


def _resting_on(rule: Rule) -> str:
    told = (f"{source.title}{f' <{source.address}>' if source.address else ''}" for source in sources_of(rule.name))
    return f"It rests on: {'; '.join(told)}."


def _notification(error: InputError) -> Json:
    file = Document(error.path, "", ())
    return {
        "level": "error",
        "message": {"text": clean(str(error))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(file)}}],
    }


def _artifacts(results: Iterable[Result]) -> list[Json]:
    """Every file that was read, once."""
    found: dict[str, Json] = {}
    for result in results:
        case = result.comparison
        read = [(case.release.document, "analysisTarget"), (case.inspection.document, "referencedOnCommandLine")]
        read += [(inspection.document, "referencedOnCommandLine") for inspection in case.previous]
        for document, role in read:
            hashes = {"hashes": {"sha-256": document.sha256}} if document.sha256 else {}
            found.setdefault(repository_path(document), {"location": _artifact(document), "roles": [role], **hashes})
    return list(found.values())


def _results(result: Result) -> Iterable[Json]:
    order = list(rules())
    case = result.comparison
    comments = waivers_in(case.release.document)
    for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True):
        first = finding.in_release
        found: Json = {
            "ruleId": finding.rule,
            "ruleIndex": order.index(finding.rule),
            "level": finding.level or "note",
            "message": {"text": _message(finding)},
            "locations": [_anchored(_location(first) if first else _whole(case.release.document))],
            "relatedLocations": [
                {"id": number, **_location(at)}
                for number, at in enumerate((at for at in finding.locations if at is not first), start=1)
            ],
            "partialFingerprints": {"words/v1": fingerprint},
            "suppressions": [],
        }
        if finding.waived is not None:
            kind = "inSource" if any(waiver.covers(finding) for waiver in comments) else "external"
            found["suppressions"] = [{"kind": kind, "status": "accepted", "justification": clean(finding.waived)}]
        if first and (fix := _fix(finding, first)):
            found["fixes"] = [fix]
        yield found


def _message(finding: Finding) -> str:
    """What was found and, where the file has no lines to point at, on which page or in which paragraph."""
    at = finding.in_release
    text = _text(finding.message)
    if at and not at.document.lines:
        text += f" ({name(at.document)}, {whereabouts(at.document, at.passage)})"
    return text


def _location(at: Location) -> Json:
    words = f"{whereabouts(at.document, at.passage)}: “{at.document.show(at.passage)}”"
    told = f"{at.speaker}, {words}" if at.speaker else words
    return {
        "physicalLocation": {"artifactLocation": _artifact(at.document), **_region(at.document, at.passage)},
        "message": {"text": _text(told)},
    }


def _whole(document: Document) -> Json:
    """The release as a whole: its first line."""
    start = document.pieces[0].passage if document.pieces else None
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(document),
            **(_region(document, start) if start else {}),
        }
    }


def _anchored(location: Json) -> Json:
    beginning = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    return {**location, "physicalLocation": {"region": beginning, **location["physicalLocation"]}}


def _region(document: Document, passage: Passage) -> Json:
    if not document.lines:
        return {}
    text = document.text[passage[0].start : passage[-1].end]
    return {"region": {**_range(document, passage), "snippet": {"text": text}}}


def _range(document: Document, passage: Passage) -> Json:
    place = document.place(passage)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def _fix(finding: Finding, at: Location) -> Json | None:
    """The replacements that give an altered quotation the report's words."""
    changes = corrections(finding) if at.document.lines else []
    if not changes:
        return None
    return {
        "description": {"text": "Put the report's own words back."},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(at.document),
                "replacements": [_replacement(at.document, span, words) for span, words in sorted(changes)],
            }
        ],
    }


def _replacement(document: Document, span: Span, words: str) -> Json:
    return {"deletedRegion": _range(document, (span,)), "insertedContent": {"text": words}}


def _artifact(document: Document) -> Json:
    if document.path == "-":
        return {"uri": "stdin", "uriBaseId": _ROOT}
    path = repository_path(document)
    if is_address(path):
        return {"uri": quote(path, safe=_URI)}
    uri = quote(path.encode("utf-8", "surrogateescape"))
    if path.startswith("//"):  # a share on a Windows server
        return {"uri": f"file:{uri}"}
    if path[1:3] == ":/":  # a drive of Windows
        return {"uri": f"file:///{path[0]}:{uri[4:]}"}
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}


def _text(text: str) -> str:
    """A message's text: nothing in it can act as a link."""
    return clean(text).replace("](", "] (")
