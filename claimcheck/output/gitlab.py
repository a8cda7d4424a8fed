"""GitLab's code quality report: one entry a finding, shown in the merge request beside the release's line.

GitLab wants a line: in a Word, HTML or PDF file it is always the first, and the description tells the place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from typing import Any

from claimcheck.model import Document, Finding, InputError, Level, Location, Result
from claimcheck.output.tracking import fingerprints, repository_path
from claimcheck.output.words import clean, name, whereabouts

_SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}
_REFUSED = "could-not-check"


def render(results: Collection[Result], refused: Iterable[InputError] = ()) -> str:
    """The findings of all pairs, waived ones left out; what could not be read is the gravest entry of all."""
    entries = [_refusal(error) for error in refused]
    for result in results:
        for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True):
            if finding.waived is None:
                entries.append(_entry(result, finding, fingerprint))
    return json.dumps(entries, indent=2) + "\n"


def _entry(result: Result, finding: Finding, fingerprint: str) -> dict[str, Any]:
    release = result.comparison.release.document
    first = finding.in_release
    place = release.place(first.passage) if first else None
    shown = [at for at in finding.locations if at is not first or not release.lines]
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": " ".join([clean(finding.message), *map(_told, shown)]),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.level or "note"],
        "location": {
            "path": repository_path(release),
            "lines": {"begin": (place and place.line) or 1, "end": (place and place.end_line) or 1},
        },
    }


def _told(at: Location) -> str:
    words = clean(at.document.show(at.passage))
    return f"[{name(at.document)}, {whereabouts(at.document, at.passage)}: “{words}”]"


def _refusal(error: InputError) -> dict[str, Any]:
    path = clean(repository_path(Document(error.path, "", ())))
    return {
        "type": "issue",
        "check_name": _REFUSED,
        "description": clean(f"Could not be checked: {error.reason}"),
        "fingerprint": hashlib.sha256(f"{_REFUSED}\0{path}".encode("utf-8", "replace")).hexdigest()[:32],
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }
