"""The types every room shares. Frozen values, no input or output.

The data takes one way: a `Document` is read; a report's document becomes an `Inspection`, a release's a `Release`;
matching joins the two in a `Comparison`; rules yield `Finding`s about it; a `Result` holds everything that is printed.
"""

from __future__ import annotations

from claimcheck.model.documents import (
    Document,
    Passage,
    Piece,
    PieceKind,
    Place,
    Span,
    touch,
)
from claimcheck.model.facts import (
    Claim,
    EarlierGrade,
    Inspection,
    Judgement,
    Quote,
    Recommendation,
    Release,
    Remark,
    Source,
    Statement,
)
from claimcheck.model.findings import (
    LEVELS,
    FailOn,
    Finding,
    InputError,
    Level,
    Location,
    Result,
)
from claimcheck.model.matches import (
    ClaimMatch,
    Comparison,
    Coverage,
    Edit,
    EditKind,
    Hidden,
    Lift,
    QuoteMatch,
    QuoteVerdict,
    StatementMatch,
    Why,
)

__all__ = [
    "LEVELS",
    "Claim",
    "ClaimMatch",
    "Comparison",
    "Coverage",
    "Document",
    "EarlierGrade",
    "Edit",
    "EditKind",
    "FailOn",
    "Finding",
    "Hidden",
    "InputError",
    "Inspection",
    "Judgement",
    "Level",
    "Lift",
    "Location",
    "Passage",
    "Piece",
    "PieceKind",
    "Place",
    "Quote",
    "QuoteMatch",
    "QuoteVerdict",
    "Recommendation",
    "Release",
    "Remark",
    "Result",
    "Source",
    "Span",
    "Statement",
    "StatementMatch",
    "Why",
    "touch",
]
