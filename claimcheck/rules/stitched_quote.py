"""Pieces of separate passages run together as one quotation.

Each piece is the report's, but they stand apart there, and no ellipsis or second pair of marks says so: a reader takes
them for one statement (Reuters Handbook, "Q"; Guardian style guide, "quotes").

What to do: close the quotation and open another, or put an ellipsis between the pieces.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import quote_locations

FAMILY = "quotes"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each stitched quotation, with every piece's own place."""
    for match in case.quotes:
        if match.verdict == "stitched":
            yield Finding(
                f"The quotation joins {len(match.evidence)} separate passages of the report without a mark.",
                quote_locations(case, match),
            )
