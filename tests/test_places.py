"""Every place printed is right: the text at the place is the text shown, in every document at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import Result, compare
from claimcheck.corpus import cases
from claimcheck.language.fold import fold_text
from claimcheck.model import Document, Passage
from tests.conftest import ROOT


def _passages(result: Result) -> Iterator[tuple[Document, Passage]]:
    """Every passage of a result that any output gives a place for."""
    case = result.comparison
    release, report = case.release.document, case.inspection.document
    for finding in result.findings:
        yield from ((location.document, location.passage) for location in finding.locations)
    for fact in (*case.inspection.judgements, *case.inspection.recommendations, *case.inspection.remarks):
        yield report, fact.passage
    for grade in case.earlier:
        if grade.passage:
            yield grade.document or report, grade.passage
    for quote in case.quotes:
        yield release, quote.quote.passage
        yield from ((quote.elsewhere.document if quote.elsewhere else report, passage) for passage in quote.evidence)
        yield from ((report, hidden.passage) for hidden in quote.hidden)
    for statement in case.statements:
        yield release, statement.statement.passage
    for claim in case.claims:
        yield release, claim.claim.passage
        yield from ((report, passage) for passage in claim.evidence)
    for item in case.coverage:
        yield report, item.passage
        yield from ((release, passage) for passage in item.evidence)


def _check(result: Result) -> None:
    for document, passage in _passages(result):
        place, shown = document.place(passage), document.show(passage)
        assert shown
        assert (place.start, place.end) == (passage[0].start, passage[-1].end)
        at_place = document.text[place.start : place.end]
        if len(passage) == 1:
            assert fold_text(at_place).strip() == fold_text(shown)
        else:  # what lies between the spans (a footer, a mark) is at the place, not shown
            assert fold_text(at_place).startswith(fold_text(shown).split()[0])
        if place.line and place.column and place.end_line and place.end_column:
            lines = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert shown.startswith(lines[place.line - 1][place.column - 1 :].split()[0][:1])
            assert lines[place.end_line - 1][: place.end_column - 1].endswith(at_place.split()[-1][-1])
        if place.page:
            assert document.pages[place.page - 1] <= place.start
            assert place.page == len(document.pages) or place.start < document.pages[place.page]


def _cases(folder: Path) -> list[Path]:
    return sorted(file.parent for file in folder.glob("*/case.yaml"))


@pytest.mark.parametrize("folder", _cases(ROOT / "corpus"), ids=lambda folder: folder.name)
def test_places_in_the_corpus(folder: Path) -> None:
    for _, case in cases(folder):
        previous = [folder / name for name in case.previous]
        _check(compare(folder / case.release, folder / case.report, previous, excerpt=case.excerpt))


def test_places_in_the_real_pairs(shared: Path) -> None:
    for folder in _cases(shared / "cases"):
        for _, case in cases(folder):
            previous = [folder / name for name in case.previous]
            for report in {case.report, "report.txt"}:
                _check(compare(folder / case.release, folder / report, previous, excerpt=case.excerpt))
