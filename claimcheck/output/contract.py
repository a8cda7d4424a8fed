"""The JSON that others build on: its shapes, and how a result is put into them.

Fields are only ever added within one `version`. What does not apply is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from claimcheck import __version__
from claimcheck.model import (
    Comparison,
    Document,
    EarlierGrade,
    EditKind,
    Finding,
    Inspection,
    Level,
    Passage,
    Place,
    QuoteVerdict,
    Result,
    Source,
)


class Located(Struct, frozen=True):
    """Words of a document and where they stand."""

    text: str
    place: Place


class Tool(Struct, frozen=True):
    """What made the document."""

    name: str = "claimcheck"
    version: str = __version__


class ReleaseFacts(Struct, frozen=True):
    """Which release was read."""

    path: str
    sha256: str
    title: str | None


class Period(Struct, frozen=True):
    """First and last day of an inspection, ISO dates."""

    start: str | None
    end: str | None


class JudgementFacts(Struct, frozen=True):
    """A grade the report gives."""

    area: str
    label: str
    grade: str
    printed: str
    place: Place


class PreviousGrade(Struct, frozen=True):
    """A grade of an earlier inspection and who says so; `text` and `place` are null where the history does."""

    area: str
    scope: str | None
    grade: str
    date: str | None
    source: Literal["report", "previous", "history"]
    text: str | None
    place: Place | None


class RecommendationFacts(Struct, frozen=True):
    """One thing the report says needs to improve."""

    text: str
    kind: Literal["improvement", "priority_action"]
    audience: Literal["authority", "lscb", "partnership"]
    place: Place


class ReportFacts(Struct, frozen=True):
    """What was read in the report; `claimcheck report --format json` prints this alone."""

    path: str
    sha256: str
    framework: str | None
    authority: str | None
    inspection: Period
    published: str | None
    lead_inspector: str | None
    judgements: list[JudgementFacts]
    previous: list[PreviousGrade]
    strengths: list[Located]
    recommendations: list[RecommendationFacts]


class EditFacts(Struct, frozen=True):
    """One difference between a quotation and the report."""

    op: Literal["insert", "delete", "replace"]
    quoted: str
    report: str
    kind: EditKind


class QuoteFacts(Struct, frozen=True):
    """A quotation of the release and what the report says."""

    text: str
    place: Place
    source: Source
    speaker: str | None
    verdict: QuoteVerdict
    score: float
    evidence: list[Located]
    edits: list[EditFacts]
    hidden: list[Located]


class StatementFacts(Struct, frozen=True):
    """A grade the release states; `text` is the whole sentence."""

    text: str
    place: Place
    area: str
    grade: str
    when: Literal["current", "previous", "target", "other"]
    date: str | None
    verdict: Literal["correct", "wrong", "unverifiable"]
    expected: str | None


class ClaimFacts(Struct, frozen=True):
    """A sentence put in the report's mouth without quotation marks."""

    text: str
    place: Place
    speaker: str | None
    verdict: Literal["supported", "overstated", "contradicted", "unsupported"]
    evidence: list[Located]


class CoverageFacts(Struct, frozen=True):
    """What the release makes of one recommendation or weakness; `evidence` is the release's words."""

    text: str
    kind: Literal["improvement", "priority_action", "weakness"]
    place: Place
    verdict: Literal["mentioned", "softened", "absent"]
    score: float
    evidence: list[Located]


class LocationFacts(Struct, frozen=True):
    """Evidence for a finding."""

    role: Literal["release", "report", "previous"]
    path: str
    text: str
    speaker: str | None
    place: Place


class FindingFacts(Struct, frozen=True):
    """One difference between release and report; `waived` is the reason why it was let pass."""

    rule: str
    level: Level
    message: str
    locations: list[LocationFacts]
    suggestion: str | None
    waived: str | None


class Summary(Struct, frozen=True):
    """How many findings stand at each level, and how many were waived."""

    error: int
    warning: int
    note: int
    waived: int


class ResultDocument(Struct, frozen=True):
    """Everything one comparison found."""

    version: Literal[1]
    tool: Tool
    release: ReleaseFacts
    report: ReportFacts
    quotes: list[QuoteFacts]
    statements: list[StatementFacts]
    claims: list[ClaimFacts]
    coverage: list[CoverageFacts]
    findings: list[FindingFacts]
    summary: Summary


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
        statements=[
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
        ],
        claims=[
            ClaimFacts(
                text=release.show(match.claim.passage),
                place=release.place(match.claim.passage),
                speaker=match.claim.speaker,
                verdict=match.verdict,
                evidence=_located(case.inspection.document, match.evidence),
            )
            for match in case.claims
        ],
        coverage=[
            CoverageFacts(
                text=case.inspection.document.show(item.passage),
                kind=item.kind,
                place=case.inspection.document.place(item.passage),
                verdict=item.verdict,
                score=round(item.score, 3),
                evidence=_located(release, item.evidence),
            )
            for item in case.coverage
        ],
        findings=[finding_facts(finding) for finding in result.findings],
        summary=Summary(
            error=result.count("error"),
            warning=result.count("warning"),
            note=result.count("note"),
            waived=sum(finding.waived is not None for finding in result.findings),
        ),
    )


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
        strengths=_located(document, (remark.passage for remark in inspection.remarks if remark.praise)),
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


def _located(document: Document, passages: Iterable[Passage]) -> list[Located]:
    return [Located(document.show(passage), document.place(passage)) for passage in passages]


def _path(document: Document) -> str:
    """The path as text: JSON cannot carry the bytes of a file name that is not UTF-8."""
    return document.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
