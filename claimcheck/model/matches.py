"""Each fact of a release held against the report."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from claimcheck.model.documents import Passage
from claimcheck.model.facts import Claim, EarlierGrade, Inspection, Judgement, Quote, Release, Statement

QuoteVerdict = Literal["verbatim", "edited", "altered", "cut", "stitched", "not_found", "unchecked"]
EditKind = Literal[
    "negation",
    "number",
    "quantifier",
    "hedge",
    "grade",
    "contrast",
    "intensifier",
    "subject",
    "time",
    "wording",
]


class Edit(Struct, frozen=True):
    """One difference between a quotation and the report; `quoted` or `report` is empty for a deletion or insertion."""

    op: Literal["insert", "delete", "replace"]
    quoted: str
    report: str
    kind: EditKind


class Hidden(Struct, frozen=True):
    """Words of the report that the quotation leaves out and that limit what it says.

    A `qualification` negates or limits the quoted proposition itself; a `contrast` is a clause of the same sentence
    that takes some of it back; a `sequel` is the next sentence that does.
    """

    passage: Passage
    kind: Literal["qualification", "contrast", "sequel"]


class QuoteMatch(Struct, frozen=True):
    """A quotation held against the report. `score` is the share of its words found in order, 0 to 1."""

    quote: Quote
    verdict: QuoteVerdict
    score: float = 0.0
    evidence: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    elsewhere: Inspection | None = None
    """The earlier report that does contain the words, where this one does not."""


class StatementMatch(Struct, frozen=True):
    """A stated grade held against the report; `expected` is the grade the sources give."""

    statement: Statement
    verdict: Literal["correct", "wrong", "unverifiable"]
    expected: str | None = None
    evidence: Judgement | EarlierGrade | None = None


class Why(Struct, frozen=True):
    """What decided a verdict on a claim or on what the release makes of a passage."""

    rule: str
    """The rule that decided, as a clause of plain English."""
    scores: dict[str, float]
    """What was measured on the pair of sentences that comes nearest, by name."""
    threshold: float
    """The closeness from which a passage counts for a claim, or the margin from which one is mentioned."""
    shared: tuple[str, ...] = ()
    """Words for the subjects that both sentences of that pair name."""


class ClaimMatch(Struct, frozen=True):
    """A claim in the report's name held against the report; `difference` names the one thing that disagrees."""

    claim: Claim
    verdict: Literal["supported", "overstated", "contradicted", "unsupported"]
    evidence: tuple[Passage, ...] = ()
    difference: Edit | None = None
    why: Why | None = None


class Lift(Struct, frozen=True):
    """A run of the report's own words that the release gives as its own, without quotation marks."""

    passage: Passage
    evidence: Passage
    speaker: str | None = None
    hidden: tuple[Hidden, ...] = ()


class Coverage(Struct, frozen=True):
    """What the release makes of one recommendation or severe finding of the report."""

    passage: Passage
    kind: Literal["improvement", "priority_action", "weakness"]
    verdict: Literal["mentioned", "softened", "absent"]
    score: float
    evidence: tuple[Passage, ...] = ()
    area: str | None = None
    why: Why | None = None


class Comparison(Struct, frozen=True):
    """A release held against a report: the one thing rules look at."""

    release: Release
    inspection: Inspection
    previous: tuple[Inspection, ...]
    earlier: tuple[EarlierGrade, ...]
    """Every earlier grade known: from previous reports, the history and the report itself, in that order of trust."""
    quotes: tuple[QuoteMatch, ...]
    statements: tuple[StatementMatch, ...]
    claims: tuple[ClaimMatch, ...]
    lifts: tuple[Lift, ...]
    coverage: tuple[Coverage, ...]
