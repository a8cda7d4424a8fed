"""What a page tells of one finding, and of one point of the report's criticism."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from claimcheck.model import Comparison, Coverage, Finding, Level
from claimcheck.output.evidence import evidence, spans_of, words_of
from claimcheck.output.marked import Kind
from claimcheck.output.sides import CARRIED
from claimcheck.output.words import clean, whereabouts

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


def card_of(key: str, case: Comparison, finding: Finding, placed: set[str]) -> Card:
    """A finding's card; the words of its nth location lead to the anchor "<key>-<n>" if that is `placed` in a text."""
    rows = [
        Row(
            shown.role.capitalize(),
            shown.place,
            shown.speaker,
            shown.quoted,
            tuple(_apart(shown.words, shown.differing)),
            _placed(f"{key}-{n}", placed),
        )
        for n, shown in enumerate(evidence(case, finding), start=1)
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


def _told(row: Row) -> str:
    return "".join(text for text, _ in row.words)


def _apart(text: str, words: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text cut so that the words that differ stand alone."""
    at = 0
    for start, end in spans_of(words, text):
        if at <= start:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False


def points_of(key: str, case: Comparison, placed: set[str]) -> list[tuple[str, list[Point]]]:
    """The report's criticism by kind; the nth point is "<key>-c<n>", and leads to the anchors that `sides` gave it."""
    numbered = list(enumerate(case.coverage, start=1))
    return [
        (title, [_point(f"{key}-c{n}", case, item, placed) for n, item in numbered if item.kind == kind])
        for kind, title in _POINTS.items()
        if any(item.kind == kind for _, item in numbered)
    ]


def _point(key: str, case: Comparison, item: Coverage, placed: set[str]) -> Point:
    kind, verdict = CARRIED[item.verdict]
    report = case.inspection.document
    release = case.release.document
    carried = [
        Row(
            label="Release",
            place=whereabouts(release, passage),
            speaker="",
            quoted=False,
            words=((words_of(release, passage), False),),
            target=_placed(f"{key}-r{n}", placed),
        )
        for n, passage in enumerate(item.evidence, start=1)
    ]
    return Point(
        id=key,
        kind=kind,
        verdict=verdict,
        words=words_of(report, item.passage),
        place=whereabouts(report, item.passage),
        target=_placed(f"{key}-t", placed),
        evidence=tuple(carried),
    )


def _placed(anchor: str, placed: set[str]) -> str | None:
    return anchor if anchor in placed else None
