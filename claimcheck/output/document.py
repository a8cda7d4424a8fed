"""Puts a result into the shapes of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from claimcheck.model import (
    LEVELS,
    Comparison,
    Document,
    EarlierGrade,
    FailOn,
    Finding,
    Inspection,
    Passage,
    Result,
    Why,
)
from claimcheck.output.contract import (
    BatchDocument,
    BatchSummary,
    ClaimFacts,
    CoverageFacts,
    EditFacts,
    FindingFacts,
    JudgementFacts,
    Located,
    LocationFacts,
    PairFinding,
    Period,
    PreviousGrade,
    QuoteFacts,
    RecommendationFacts,
    Refusal,
    ReleaseFacts,
    ReportFacts,
    ResultDocument,
    StatementFacts,
    Summary,
    Tool,
    WhyFacts,
)

if TYPE_CHECKING:
    from claimcheck.batch import Batch


def document_of(result: Result) -> ResultDocument:
    """The whole result in the shapes of the contract."""
    case = result.comparison
    release = case.release.document
    return ResultDocument(
        version=1,
        tool=Tool(),
        release=ReleaseFacts(_path(release), release.sha256, release.title),
        report=report_facts(case.inspection, case.earlier),
        quotes=_quotes(case),
        statements=_statements(case),
        claims=_claims(case),
        coverage=_coverage(case),
        findings=[finding_facts(finding) for finding in result.findings],
        summary=Summary(
            error=result.count("error"),
            warning=result.count("warning"),
            note=result.count("note"),
            waived=result.waived,
        ),
    )


def batch_of(batch: Batch, fail_on: FailOn) -> BatchDocument:
    """All pairs in the shapes of the contract; `failing` counts those with findings at `fail_on` or above."""
    return BatchDocument(
        version=1,
        tool=Tool(),
        pairs=[document_of(result) for result in batch.results],
        refused=[Refusal(_printable(error.path), _printable(error.reason)) for error in batch.refused],
        summary=BatchSummary(
            **{level: sum(result.count(level) for result in batch.results) for level in LEVELS},
            waived=sum(result.waived for result in batch.results),
            pairs=len(batch.results),
            failing=sum(result.fails(fail_on) for result in batch.results),
            refused=len(batch.refused),
        ),
    )


def pair_findings(result: Result) -> Iterator[PairFinding]:
    """The findings of one pair, each with the pair's files."""
    case = result.comparison
    release, report = _path(case.release.document), _path(case.inspection.document)
    for finding in result.findings:
        yield PairFinding(**structs.asdict(finding_facts(finding)), release=release, report=report)


def report_facts(inspection: Inspection, earlier: Iterable[EarlierGrade] | None = None) -> ReportFacts:
    """What a report says; `earlier` are the earlier grades known, those the report states unless given."""
    document = inspection.document
    return ReportFacts(
        path=_path(document),
        sha256=document.sha256,
        framework=inspection.framework,
        authority=inspection.authority,
        inspection=Period(inspection.start, inspection.end),
        published=inspection.published,
        lead_inspector=inspection.lead_inspector,
        judgements=[
            JudgementFacts(j.area, j.label, j.grade, j.printed, document.place(j.passage))
            for j in inspection.judgements
        ],
        previous=[_previous(grade, document) for grade in (inspection.earlier if earlier is None else earlier)],
        strengths=_located(document, inspection.strengths),
        recommendations=[
            RecommendationFacts(document.show(r.passage), r.kind, r.audience, document.place(r.passage))
            for r in inspection.recommendations
        ],
    )


def finding_facts(finding: Finding) -> FindingFacts:
    """A finding with the words and places it rests on."""
    return FindingFacts(
        rule=finding.rule,
        level=finding.level or "note",
        message=finding.message,
        locations=[
            LocationFacts(
                role=location.role,
                path=_path(location.document),
                text=location.document.show(location.passage),
                speaker=location.speaker,
                place=location.document.place(location.passage),
            )
            for location in finding.locations
        ],
        suggestion=finding.suggestion,
        waived=finding.waived,
    )


def _quotes(case: Comparison) -> list[QuoteFacts]:
    release = case.release.document
    found = []
    for match in case.quotes:
        source = (match.elsewhere or case.inspection).document
        found.append(
            QuoteFacts(
                text=release.show(match.quote.passage),
                place=release.place(match.quote.passage),
                source=match.quote.source,
                speaker=match.quote.speaker,
                verdict=match.verdict,
                score=round(match.score, 3),
                evidence=_located(source, match.evidence),
                edits=[EditFacts(e.op, e.quoted, e.report, e.kind) for e in match.edits],
                hidden=_located(source, (hidden.passage for hidden in match.hidden)),
            )
        )
    return found


def _statements(case: Comparison) -> list[StatementFacts]:
    release = case.release.document
    return [
        StatementFacts(
            text=release.show(match.statement.passage),
            place=release.place(match.statement.passage),
            area=match.statement.area,
            grade=match.statement.grade,
            when=match.statement.when,
            date=match.statement.date,
            verdict=match.verdict,
            expected=match.expected,
        )
        for match in case.statements
    ]


def _claims(case: Comparison) -> list[ClaimFacts]:
    release = case.release.document
    return [
        ClaimFacts(
            text=release.show(match.claim.passage),
            place=release.place(match.claim.passage),
            speaker=match.claim.speaker,
            verdict=match.verdict,
            evidence=_located(case.inspection.document, match.evidence),
            why=_why(match.why),
        )
        for match in case.claims
    ]


def _coverage(case: Comparison) -> list[CoverageFacts]:
    report = case.inspection.document
    return [
        CoverageFacts(
            text=report.show(item.passage),
            kind=item.kind,
            place=report.place(item.passage),
            verdict=item.verdict,
            score=round(item.score, 3),
            evidence=_located(case.release.document, item.evidence),
            why=_why(item.why),
        )
        for item in case.coverage
    ]


def _previous(grade: EarlierGrade, report: Document) -> PreviousGrade:
    document = grade.document or report
    return PreviousGrade(
        area=grade.area,
        scope=grade.scope,
        grade=grade.grade,
        date=grade.date,
        source=grade.source,
        text=document.show(grade.passage) if grade.passage else None,
        place=document.place(grade.passage) if grade.passage else None,
    )


def _why(why: Why | None) -> WhyFacts | None:
    return WhyFacts(why.rule, why.scores, why.threshold, list(why.shared)) if why else None


def _located(document: Document, passages: Iterable[Passage]) -> list[Located]:
    return [Located(document.show(passage), document.place(passage)) for passage in passages]


def _path(document: Document) -> str:
    return _printable(document.path)


def _printable(path: str) -> str:
    """The path as text: JSON cannot carry the bytes of a file name that is not UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
