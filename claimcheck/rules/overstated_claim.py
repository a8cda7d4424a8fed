"""A claim in the report's name that says more, or less, than the report does.

A few became many, most became all, what was begun or planned is told as done. It works both ways: a criticism made
larger is the same as praise made larger. Exaggeration in a release is carried on by the news made from it (Sumner and
others, BMJ 2014).

What to do: use the report's own quantifier, and keep "beginning to" or "plans to".
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import claim_findings

FAMILY = "claims"
LEVEL = "warning"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each overstated claim."""
    yield from claim_findings(case, "overstated", lambda kind: True)
