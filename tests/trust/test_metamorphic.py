"""What is written from a report's own facts is judged so; against another authority's report it is the wrong one.

On the invented reports of the corpus always, and on a few of the real ones where they are at hand.
"""

from __future__ import annotations

import json
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from benchmarks.releases import WORDS, accusations, distorted, faithful, judge
from claimcheck.check import read_report
from claimcheck.model import Inspection
from tests.trust.bounded import ROOT

_STYLE = re.compile(r"^Royal Borough of | (?:Metropolitan |County |City |Borough )+Council$")
SEED = 2
REAL = 6
"""Reports, of two hundred: the benchmark goes through all of them."""


class Case(Struct, frozen=True):
    """A report, what it says, and a release that says the same."""

    inspection: Inspection
    truth: dict[str, Any]
    release: str


@pytest.fixture(scope="module")
def invented() -> list[Case]:
    rng = random.Random(SEED)
    cases = []
    for path in sorted(ROOT.glob("corpus/*/report.txt")):
        inspection = read_report(path)
        grades = [{"area": judgement.area, "grade": judgement.grade} for judgement in inspection.judgements]
        if any(grade["area"] == "overall" for grade in grades):
            name = _STYLE.sub("", inspection.authority or "")
            truth = {"file": str(path), "authority": name, "authority_key": name, "judgements": grades}
            truth["start"] = inspection.start
            named = f"{name} Council has welcomed Ofsted’s report. "  # nobody knows it by its bare name
            cases.append(Case(inspection, truth, named + faithful(rng, truth, inspection)))
    assert len(cases) >= 12
    return cases


@pytest.fixture(scope="module")
def real(shared: Path) -> list[Case]:
    rng = random.Random(SEED)
    truths = map(json.loads, (shared / "reports" / "truth.jsonl").read_text("utf-8").splitlines())
    graded = [
        t
        for t in truths
        if t["readable"] and any(j["area"] == "overall" and j["grade"] in WORDS for j in t["judgements"])
    ]
    chosen = rng.sample(graded, REAL)
    inspections = [read_report(shared / "reports" / truth["file"]) for truth in chosen]
    return [Case(i, truth, faithful(rng, truth, i)) for i, truth in zip(inspections, chosen, strict=True)]


@pytest.fixture(params=["invented", "real"])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    found: list[Case] = request.getfixturevalue(request.param)
    return found


def fired(release: str, inspection: Inspection) -> set[str]:
    return {finding.rule for finding in judge(release, inspection).findings}


def test_grades_and_quotations_told_as_they_are_accuse_nobody(cases: list[Case]) -> None:
    for case in cases:
        result = judge(case.release, case.inspection)
        assert not [(f.rule, f.message) for f in accusations(result)], case.truth["file"]
        grades = {j["area"]: j["grade"] for j in case.truth["judgements"]}
        told = [
            m for m in result.comparison.statements if m.statement.when == "current" and m.verdict != "unverifiable"
        ]
        assert "overall" in {match.statement.area for match in told}, case.release
        for match in told:
            assert (match.statement.grade, match.verdict) == (grades[match.statement.area], "correct"), case.release
        quoted = [match.verdict for match in result.comparison.quotes if match.quote.source == "report"]
        assert len(quoted) >= 3 and set(quoted) == {"verbatim"}, case.release


def test_against_another_authority_s_report_it_is_the_wrong_one(cases: list[Case]) -> None:
    for case, stranger in pairwise([*cases, cases[0]]):
        if case.truth["authority_key"] != stranger.truth["authority_key"]:
            assert "wrong-report" in fired(case.release, stranger.inspection), (
                case.truth["file"],
                stranger.truth["file"],
            )


def test_words_put_into_a_quotation_are_found(cases: list[Case]) -> None:
    for case in cases:
        quotes = judge(case.release, case.inspection).comparison.quotes
        end = next(match.quote.passage[-1].end for match in quotes if match.quote.source == "report")
        more = f"{case.release[:end].rstrip('.')} and are a model for every other council.{case.release[end:]}"
        assert fired(more, case.inspection) & {"altered-quote", "quote-not-found"}, more


def test_one_thing_wrong_is_found(cases: list[Case]) -> None:
    rng = random.Random(SEED)
    truths, inspections = [case.truth for case in cases], {case.truth["file"]: case.inspection for case in cases}
    kinds = set()
    for case in cases:
        for kind, wrong, rules in distorted(rng, case.release, case.truth, truths, inspections):
            assert fired(*wrong) & rules, (kind, case.truth["file"], wrong[0])
            kinds.add(kind)
    assert {"wrong overall grade", "another authority's report"} <= kinds
