"""A number in a claim in the report's name that is not the report's.

The release puts a figure in the inspectors' mouth, and the passage it is about has another for the same thing. Rough
figures ("nearly 100") are compared with nothing.

What to do: correct the figure, or say whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import claim_findings

FAMILY = "claims"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each claim with another number than the report's."""
    yield from claim_findings(case, "contradicted", lambda kind: kind == "number")
