"""The benchmark of quotations on the reports of the repository's own corpus: its truths hold, and it is repeatable."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.quotations import KINDS, make_items
from benchmarks.quotations.source import Source
from benchmarks.quotes import FLAGGED, TARGETS, Judged, judge, table
from claimcheck.match.index import Index
from claimcheck.model import Inspection
from claimcheck.read import read
from claimcheck.report import read_inspection

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="module")
def inspections() -> list[Inspection]:
    paths = [*sorted(CORPUS.glob("*/report.txt"))[:3], *sorted(CORPUS.glob("*/report.pdf"))[:3]]
    return [read_inspection(read(path)) for path in paths]


@pytest.fixture(scope="module")
def judged(inspections: list[Inspection]) -> list[Judged]:
    sources = [Source(inspection.document) for inspection in inspections]
    return [
        judge(item, inspection, report)
        for inspection, source, other in zip(inspections, sources, [*sources[1:], sources[0]], strict=True)
        for report in [Index(inspection.document)]
        for item in make_items(1, source, other, 1)
    ]


def test_every_family_is_made(judged: list[Judged]) -> None:
    assert {one.item.kind.family for one in judged} == set(TARGETS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_the_quotation_stands_where_it_is_said_to(judged: list[Judged]) -> None:
    for one in judged:
        item = one.item
        assert item.release[item.at : item.at + len(item.quotation)] == item.quotation
        assert item.release[item.at - 1] in "“‘\"'"


def test_the_same_seed_gives_the_same_quotations(inspections: list[Inspection]) -> None:
    one, other = (Source(inspection.document) for inspection in inspections[:2])
    first, again, otherwise = ([item.release for item in make_items(seed, one, other, 1)] for seed in (7, 7, 8))
    assert first == again
    assert first != otherwise


def test_altered_quotations_are_not_in_the_report(judged: list[Judged]) -> None:
    sources = {one.inspection.document.path: Source(one.inspection.document) for one in judged}
    for one in judged:
        if one.item.kind.family == "altered":
            assert not sources[one.inspection.document.path].count(one.item.quotation), one.item.quotation


def test_faithful_quotations_are_in_the_report(judged: list[Judged]) -> None:
    exact = {"verbatim", "over lines", "one clause", *(f"{n} words" for n in range(2, 9))}
    sources = {one.inspection.document.path: Source(one.inspection.document) for one in judged}
    for one in judged:
        if one.item.kind.name in exact:
            assert sources[one.inspection.document.path].count(one.item.quotation), one.item.quotation


def test_none_of_the_invented_reports_is_judged_wrongly(judged: list[Judged]) -> None:
    wrong = [(one.item.kind.name, one.outcome, one.item.quotation) for one in judged if not one.right]
    assert wrong == []


def test_the_table_counts_every_quotation(judged: list[Judged]) -> None:
    lines = table(judged).splitlines()
    assert f"{len(judged)} quotations" in lines[-1]
    flagged = Counter(one.outcome in FLAGGED for one in judged if one.item.kind.family == "person")
    assert any(line.startswith("person") and f"{flagged[False]} of" in " ".join(line.split()) for line in lines)
