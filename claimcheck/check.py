"""The pipeline: read, extract, match, run the rules, apply waivers. A pure function of the files it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from claimcheck.history import known_name, predecessors
from claimcheck.match import compare_documents
from claimcheck.match.ranking import Meanings
from claimcheck.model import Document, InputError, Inspection, Level, Release, Result
from claimcheck.read import read
from claimcheck.release import read_release as read_facts
from claimcheck.report import read_inspection
from claimcheck.rules import run
from claimcheck.waivers import Waiver, waive, waivers_in


def compare(
    release: str | Path | Document,
    report: str | Path | Document | Inspection,
    previous: Sequence[str | Path | Document | Inspection] = (),
    *,
    excerpt: bool = False,
    levels: Mapping[str, Level | Literal["off"]] | None = None,
    waivers: Sequence[Waiver] = (),
    semantic: bool = False,
) -> Result:
    """Hold a release against the report it talks about.

    `previous` are reports of earlier inspections of the same authority. `excerpt` says that the release is only a
    part of one, so that what it leaves out proves little. `levels` overrides the rules' levels by name. Findings that
    one of `waivers`, or a comment in a Markdown release, covers are stamped with its reason and do not count.
    `semantic` lets a language model help to find the passages that claims are about.

    Raises InputError where a file cannot be read, where one of `previous` is of no earlier inspection of this authority
    or of one whose work it took over, or where the extra `semantic` is asked for and not installed.
    """
    meanings = _encoder() if semantic else None
    inspection = read_report(report)
    earlier = tuple(read_report(p) for p in previous)
    for one in earlier:
        if wrong := _no_earlier_one(one, inspection):
            raise InputError(one.document.path, f"is the report of {wrong}, not of an earlier one")
    facts = read_release(release, inspection, excerpt=excerpt)
    comparison = compare_documents(facts, inspection, earlier, meanings)
    own = waivers_in(comparison.release.document)
    return Result(comparison, waive(run(comparison, levels), (*waivers, *own)))


def _no_earlier_one(given: Inspection, inspection: Inspection) -> str:
    """Which inspection a report given as an earlier one is on, where that is surely no earlier one here."""
    known, own = (known_name(one.authority or "") for one in (given, inspection))
    bodies = {known_name(body) for body in predecessors(own or "")}
    if known and own and known != own and known not in bodies:
        return f"an inspection of {given.authority}"
    if not (given.start and inspection.start) or given.start < inspection.start:
        return ""
    return "this inspection" if given.start == inspection.start else "a later inspection"


def _encoder() -> Meanings:
    from claimcheck.semantic import encoder

    return encoder()


def read_report(report: str | Path | Document | Inspection) -> Inspection:
    """What an inspection report says. Raises InputError where the file cannot be read or is no inspection report."""
    if isinstance(report, Inspection):
        return report
    inspection = read_inspection(report if isinstance(report, Document) else read(report))
    if inspection.framework is None and not inspection.judgements and not inspection.recommendations:
        path = inspection.document.path
        raise InputError(path, "is no inspection report that claimcheck knows (the report comes after the release)")
    return inspection


def read_release(release: str | Path | Document, report: Inspection, *, excerpt: bool = False) -> Release:
    """What a release says of the inspection that `report` tells of. Raises InputError where it cannot be read."""
    document = release if isinstance(release, Document) else read(release)
    return read_facts(document, report, excerpt=excerpt or bool(document.properties.get("excerpt")))
