"""A page that opens anywhere: the verdict, the grades, release and report side by side, and what was left out.

One file without network, assets or need of scripts. Texts of the documents are escaped by the template, and what a
page would obey rather than show (control characters, overrides of direction) is written out.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimcheck import __version__
from claimcheck.model import (
    LEVELS,
    Comparison,
    Coverage,
    Document,
    Finding,
    InputError,
    Level,
    Passage,
    Result,
)
from claimcheck.output import view
from claimcheck.output.balance import Bar, balance
from claimcheck.output.marked import Block, Kind, anchors
from claimcheck.output.sides import CARRIED, sides
from claimcheck.output.words import clean, day, headline, name, number, tally, whereabouts
from claimcheck.rules import Rule, rules

if TYPE_CHECKING:
    from jinja2 import Template

_ROLES = {"release": "Release", "report": "Report", "previous": "Earlier report"}
_POINTS = {
    "priority_action": "Areas for priority action",
    "improvement": "Areas for improvement",
    "weakness": "The gravest findings",
}


class Row(Struct, frozen=True):
    """Words of one document in a finding: pairs of text and whether it differs from the other document's."""

    label: str
    place: str
    speaker: str
    quoted: bool
    words: tuple[tuple[str, bool], ...]
    target: str | None
    """The anchor of the words in the document's text, where they stand in it."""


class Card(Struct, frozen=True):
    """One finding as the page shows it."""

    id: str
    level: Level
    rule: str
    message: str
    rows: tuple[Row, ...]
    ledger: bool
    suggestion: str
    waived: str | None


class Point(Struct, frozen=True):
    """One thing the report criticises, and what the release makes of it."""

    id: str
    kind: Kind
    verdict: str
    words: str
    place: str
    target: str | None
    evidence: tuple[Row, ...]


class Pair(Struct, frozen=True):
    """All that the page shows of one pair."""

    id: str
    title: str
    path: str
    """The release's path as it was given; `release` and `report` are the files' names."""
    release: str
    report: str
    published: str
    inspector: str
    verdict: str
    worst: Level | None
    counts: tuple[tuple[str, str], ...]
    grades: list[view.GradeRow]
    earlier: str
    bars: list[Bar]
    cards: list[Card]
    points: list[tuple[str, list[Point]]]
    release_text: list[Block]
    report_text: list[Block]
    checked: str
    not_checked: str
    rules: list[Rule]
    targets: set[str]
    """What a mark in the two texts can lead to."""


def render(results: Sequence[Result], refused: Iterable[InputError] = (), *, show_waived: bool = False) -> str:
    """The page over all pairs."""
    return _template().render(
        pairs=[_pair(f"p{n}", result, show_waived) for n, result in enumerate(results, start=1)],
        refused=[clean(str(error)) for error in refused],
        tally=tally(*results),
        version=__version__,
        number=number,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["digest"] = _digest
    return environment.get_template("page.html.j2")


def _digest(text: str) -> str:
    """The hash by which a content security policy lets one style or script pass."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _pair(key: str, result: Result, show_waived: bool) -> Pair:
    case = result.comparison
    shown = [finding for finding in result.findings if show_waived or finding.waived is None]
    release_text, report_text = sides(key, case, shown)
    placed = anchors(release_text) | anchors(report_text)
    points = _points(key, case, placed)
    return Pair(
        id=key,
        title=headline(case.inspection),
        path=clean(case.release.document.path),
        release=name(case.release.document),
        report=name(case.inspection.document),
        published=day(case.inspection.published),
        inspector=clean(case.inspection.lead_inspector or ""),
        verdict=_verdict(result),
        worst=next((level for level in LEVELS if result.count(level)), None),
        counts=_counts(result),
        grades=view.grade_rows(case.inspection, case),
        earlier=view.earlier_heading(case.inspection, case),
        bars=balance(case),
        cards=[_card(f"{key}-f{n}", case, finding, placed) for n, finding in enumerate(shown, start=1)],
        points=points,
        release_text=release_text,
        report_text=report_text,
        checked=view.checked(case),
        not_checked=view.not_checked(case),
        rules=[rule for rule in rules().values() if any(finding.rule == rule.name for finding in shown)],
        targets=placed | {point.id for _, group in points for point in group},
    )


def _counts(result: Result) -> tuple[tuple[str, str], ...]:
    counted = [(level, number(result.count(level), level)) for level in LEVELS if result.count(level)]
    return (*counted, *([("waived", f"{result.waived} waived")] if result.waived else []))


def _verdict(result: Result) -> str:
    errors, warnings, notes = (result.count(level) for level in LEVELS)
    if errors:
        return "The release and the report differ"
    if warnings:
        return f"No errors, {number(warnings, 'point')} to look at"
    if notes:
        return f"No errors or warnings, {number(notes, 'note')}"
    return "No differences but waived ones" if result.waived else "No differences found"


def _card(key: str, case: Comparison, finding: Finding, placed: set[str]) -> Card:
    left_out = {hidden.passage for hidden in view.hidden_of(case, finding)}
    match = view.quote_of(case, finding)
    quoted = {match.quote.passage for match in case.quotes} | set(match.evidence if match else ()) | left_out
    edits = {
        "release": [edit.quoted for edit in match.edits] if match else [],
        "report": [edit.report for edit in match.edits] if match else [],
    }
    rows = [
        _row(
            "Left out" if at.passage in left_out else _ROLES[at.role],
            at.document,
            at.passage,
            target=f"{key}-{n}" if f"{key}-{n}" in placed else None,
            speaker=at.speaker,
            quoted=at.passage in quoted,
            differing=edits.get(at.role, []),
        )
        for n, at in enumerate(finding.locations, start=1)
    ]
    suggestion = clean(finding.suggestion or "")
    return Card(
        id=key,
        level=finding.level or "note",
        rule=finding.rule,
        message=clean(finding.message),
        rows=tuple(rows),
        ledger=len(rows) > 1 and {at.role for at in finding.locations} == {"report"},
        suggestion="" if any(_told(row) == suggestion for row in rows) else suggestion,
        waived=None if finding.waived is None else clean(finding.waived),
    )


def _row(
    label: str,
    document: Document,
    passage: Passage,
    *,
    target: str | None,
    speaker: str | None = None,
    quoted: bool = False,
    differing: Iterable[str] = (),
) -> Row:
    text = clean(document.show(passage))
    place = whereabouts(document, passage)
    if label == _ROLES["previous"]:
        place = f"{name(document)}, {place}"
    named = clean(speaker) if speaker and clean(speaker) not in text else ""
    return Row(label, place, named, quoted, tuple(_apart(text, differing)), target)


def _told(row: Row) -> str:
    return "".join(text for text, _ in row.words)


def _apart(text: str, words: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text cut so that the words that differ stand alone, where there is no doubt which they are."""
    spans = []
    for word in words:
        found = list(re.finditer(rf"(?<!\w){re.escape(clean(word))}(?!\w)", text, re.IGNORECASE)) if word else []
        if len(found) == 1:
            spans.append(found[0].span())
    at = 0
    for start, end in sorted(spans):
        if at <= start:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False


def _points(key: str, case: Comparison, placed: set[str]) -> list[tuple[str, list[Point]]]:
    """The report's criticism by kind, in the report's order."""
    numbered = list(enumerate(case.coverage, start=1))
    return [
        (title, [_point(f"{key}-c{n}", case, item, placed) for n, item in numbered if item.kind == kind])
        for kind, title in _POINTS.items()
        if any(item.kind == kind for _, item in numbered)
    ]


def _point(key: str, case: Comparison, item: Coverage, placed: set[str]) -> Point:
    kind, verdict = CARRIED[item.verdict]
    report = case.inspection.document
    evidence = [
        _row("Release", case.release.document, passage, target=anchor if anchor in placed else None)
        for n, passage in enumerate(item.evidence, start=1)
        if (anchor := f"{key}-r{n}")
    ]
    return Point(
        id=key,
        kind=kind,
        verdict=verdict,
        words=clean(report.show(item.passage)),
        place=whereabouts(report, item.passage),
        target=f"{key}-t" if f"{key}-t" in placed else None,
        evidence=tuple(evidence),
    )
