"""A date in a claim in the report's name that is not the report's.

The release says when something took place, in the inspectors' name, and the passage it is about gives another year.

What to do: correct the date.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import claim_findings

FAMILY = "claims"
LEVEL = "warning"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each claim with another date than the report's."""
    yield from claim_findings(case, "contradicted", lambda kind: kind == "time")
