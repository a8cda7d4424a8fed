"""The pipeline: read, extract, match, run the rules. A pure function of the files it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from claimcheck.match import compare_documents
from claimcheck.model import Document, Inspection, Level, Result
from claimcheck.read import read
from claimcheck.release import read_release
from claimcheck.report import read_inspection
from claimcheck.rules import run


def compare(
    release: str | Path | Document,
    report: str | Path | Document | Inspection,
    previous: Sequence[str | Path | Document | Inspection] = (),
    *,
    excerpt: bool = False,
    levels: Mapping[str, Level | Literal["off"]] | None = None,
) -> Result:
    """Hold a release against the report it talks about.

    `previous` are reports of earlier inspections of the same authority. `excerpt` says that the release is only a
    part of one, so that what it leaves out proves little. `levels` overrides the rules' levels by name.

    Raises InputError where a file cannot be read.
    """
    inspection = _inspection(report)
    earlier = tuple(_inspection(p) for p in previous)
    document = release if isinstance(release, Document) else read(release)
    excerpt = excerpt or bool(document.properties.get("excerpt"))
    comparison = compare_documents(read_release(document, inspection, excerpt=excerpt), inspection, earlier)
    return Result(comparison, run(comparison, levels))


def _inspection(report: str | Path | Document | Inspection) -> Inspection:
    if isinstance(report, Inspection):
        return report
    return read_inspection(report if isinstance(report, Document) else read(report))
