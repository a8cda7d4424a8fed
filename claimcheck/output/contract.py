"""The JSON that others build on: its shapes.

Fields are only ever added within one `version`. What does not apply is null.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from claimcheck import __version__
from claimcheck.model import EditKind, Level, Place, QuoteVerdict, Source


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


class WhyFacts(Struct, frozen=True):
    """What decided a verdict: the rule, what was measured on the nearest pair of sentences, and what both name."""

    rule: str
    scores: dict[str, float]
    threshold: float
    shared: list[str]


class ClaimFacts(Struct, frozen=True):
    """A sentence put in the report's mouth without quotation marks."""

    text: str
    place: Place
    speaker: str | None
    verdict: Literal["supported", "overstated", "contradicted", "unsupported"]
    evidence: list[Located]
    why: WhyFacts | None


class CoverageFacts(Struct, frozen=True):
    """What the release makes of one recommendation or weakness; `evidence` is the release's words."""

    text: str
    kind: Literal["improvement", "priority_action", "weakness"]
    place: Place
    verdict: Literal["mentioned", "softened", "absent"]
    score: float
    evidence: list[Located]
    why: WhyFacts | None


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


class PairFinding(FindingFacts, frozen=True):
    """A finding among those of several pairs, and the pair's files."""

    release: str
    report: str


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


class Refusal(Struct, frozen=True):
    """Something that could not be checked: the file that is to blame, and why."""

    path: str
    reason: str


class BatchSummary(Summary, frozen=True):
    """The findings of all pairs counted, and how many pairs were checked, failed, or could not be checked."""

    pairs: int
    failing: int
    refused: int


class BatchDocument(Struct, frozen=True):
    """Everything that was found in several pairs: `claimcheck check --format json`."""

    version: Literal[1]
    tool: Tool
    pairs: list[ResultDocument]
    refused: list[Refusal]
    summary: BatchSummary
