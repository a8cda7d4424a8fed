"""A claim in the report's name that the report contradicts.

The release says "inspectors found that …" without quotation marks, and the passage it is about says otherwise: the
negation, the opposite word or another actor. It is told only where the rest of the two sentences agrees closely and no
other passage bears the claim out. Press codes ask that a significant inaccuracy is corrected (IPSO Editors' Code,
clause 1; Impress Standards Code 1.1).

What to do: say what the report says, or quote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import claim_findings

FAMILY = "claims"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each contradicted claim, wrong numbers and dates left to their own rules."""
    yield from claim_findings(case, "contradicted", lambda kind: kind not in {"number", "time"})
