"""A quotation that stops where the report takes some of it back.

The report goes on with a contrasting clause (", but …") or its next sentence begins with "However"; the release quotes
what stands before and tells the caveat nowhere. A press code asks that significant context is not left out (IPSO
Editors' Code, clause 1). It works both ways: a criticism quoted without the good half beside it is the same.

What to do: tell the caveat too, in your own words or the report's.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import hidden_words, in_report, quote_locations

FAMILY = "quotes"
LEVEL = "warning"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each quotation whose caveat the release tells nowhere."""
    for match in case.quotes:
        dropped = [hidden for hidden in match.hidden if hidden.kind != "qualification"]
        if match.quote.source == "report" and dropped:
            quotation, *evidence = quote_locations(case, match)
            before = dropped[0].passage[0].start < match.evidence[0][0].start
            yield Finding(
                f"The report {'says first' if before else 'goes on'}: {hidden_words(case, dropped)}. "
                "The release does not say so.",
                (quotation, *evidence[:1], *(in_report(case, hidden.passage) for hidden in dropped)),
            )
