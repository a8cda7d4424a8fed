"""JSON as the contract gives it, and JSON Lines: one finding a line."""

from __future__ import annotations

import re

import msgspec.json

from claimcheck.model import Inspection, Result
from claimcheck.output.contract import ResultDocument
from claimcheck.output.document import document_of, finding_facts, report_facts

_CONTROL = re.compile(r"[\x7f-\x9f]")  # JSON lets these through, and a terminal would obey them


def render(result: Result) -> str:
    """The whole result as one indented JSON document."""
    return _safe(msgspec.json.format(msgspec.json.encode(document_of(result)), indent=2))


def render_lines(result: Result) -> str:
    """The findings, one JSON object a line."""
    return "".join(_safe(msgspec.json.encode(finding_facts(finding))) for finding in result.findings)


def render_report(inspection: Inspection) -> str:
    """What a report says, as one JSON object on one line."""
    return _safe(msgspec.json.encode(report_facts(inspection)))


def schema() -> str:
    """The JSON Schema of the whole result."""
    return _safe(msgspec.json.format(msgspec.json.encode(msgspec.json.schema(ResultDocument)), indent=2))


def _safe(encoded: bytes) -> str:
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", encoded.decode()) + "\n"
