"""JSON as the contract gives it, and JSON Lines: one finding a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec.json

from claimcheck.cache.patterns import compiled
from claimcheck.model import FailOn, Inspection, Result
from claimcheck.output.contract import BatchDocument, ResultDocument
from claimcheck.output.document import batch_of, document_of, finding_facts, pair_findings, report_facts

if TYPE_CHECKING:
    from claimcheck.batch import Batch

_OBEYED = compiled(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\U000e0000-\U000e007f]|#(?=#[a-z]{0,9}\[)")
"""What JSON lets through, and a terminal or a log would obey."""


def render(result: Result) -> str:
    """The whole result as one indented JSON document."""
    return _indented(document_of(result))


def render_lines(result: Result) -> str:
    """The findings, one JSON object a line."""
    return "".join(_safe(msgspec.json.encode(finding_facts(finding))) for finding in result.findings)


def render_batch(batch: Batch, fail_on: FailOn) -> str:
    """Several pairs as one indented JSON document."""
    return _indented(batch_of(batch, fail_on))


def render_batch_lines(batch: Batch) -> Iterator[str]:
    """The findings of several pairs, one JSON object a line, each with its pair's files."""
    return (_safe(msgspec.json.encode(finding)) for result in batch.results for finding in pair_findings(result))


def render_report(inspection: Inspection) -> str:
    """What a report says, as one JSON object on one line."""
    return _safe(msgspec.json.encode(report_facts(inspection)))


def schema() -> str:
    """The JSON Schema of the whole result; its `BatchDocument` is that of several pairs."""
    _, shapes = msgspec.json.schema_components((ResultDocument, BatchDocument), ref_template="#/$defs/{name}")
    return _indented({"$ref": f"#/$defs/{ResultDocument.__name__}", "$defs": shapes})


def config_schema() -> str:
    """The JSON Schema of claimcheck.yaml."""
    from claimcheck.config import schema as of_configuration

    return _indented(of_configuration())


def _indented(value: object) -> str:
    return _safe(msgspec.json.format(msgspec.json.encode(value), indent=2))


def _safe(encoded: bytes) -> str:
    return _OBEYED.sub(_written_out, encoded.decode()) + "\n"


def _written_out(obeyed: re.Match[str]) -> str:
    units = obeyed.group().encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
