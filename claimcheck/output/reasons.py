"""Why each claim and each point of the report was judged as it was: what `compare --explain` adds at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from claimcheck.model import Document, Passage, Result, Why
from claimcheck.output.sheet import QUIET, STRONG, Sheet
from claimcheck.output.words import clean, whereabouts


def render(result: Result, *, width: int = 80, colour: bool = False) -> str:
    """The reasons, `width` columns wide; those of claims first."""
    sheet = Sheet(width, colour)
    case = result.comparison
    release, report = case.release.document, case.inspection.document
    for match in case.claims:
        if match.why is not None:
            _head(sheet, f"claim, {match.verdict}", release, match.claim.passage)
            sheet.labelled([("claim", clean(release.show(match.claim.passage))), *_rows(match.why)])
            sheet.labelled([("report", _words(report, passage)) for passage in match.evidence[:1]])
    for item in case.coverage:
        if item.why is not None:
            _head(sheet, f"{item.kind.replace('_', ' ')}, {item.verdict}", report, item.passage)
            sheet.labelled([("report", clean(report.show(item.passage))), *_rows(item.why)])
            sheet.labelled([("release", _words(release, passage)) for passage in item.evidence])
    return sheet.text


def _head(sheet: Sheet, title: str, document: Document, passage: Passage) -> None:
    sheet.blank()
    sheet.line(Text(title, STRONG), Text(whereabouts(document, passage), QUIET))


def _rows(why: Why) -> Iterator[tuple[str, str]]:
    yield "why", why.rule
    if why.scores:
        told = ", ".join(f"{name} {score:.2f}" for name, score in why.scores.items())
        yield "scores", f"{told}; {next(iter(why.scores))} counts from {why.threshold:.2f}"
    if why.shared:
        yield "shared", ", ".join(map(clean, why.shared))


def _words(document: Document, passage: Passage) -> Text:
    return Text.assemble(clean(document.show(passage)), (f" ({whereabouts(document, passage)})", QUIET))
