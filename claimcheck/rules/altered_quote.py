"""Words between quotation marks that the report does not have in that form.

Something was added, dropped or replaced inside the marks without an ellipsis or square brackets to say so. Quotation
marks promise the source's own words (Guardian style guide, "quotes"; Reuters Handbook, "Q"). An edit that touches a
negation, a number, a quantifier, a hedge, a grade, a contrast, the subject or the time is an error; other wording is a
warning. Capitals, closing punctuation, hyphens, -ise and -ize, and abbreviations in brackets are never a difference.

What to do: put the report's own words back, or mark the change with an ellipsis or square brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import differences, quote_locations

FAMILY = "quotes"
LEVEL = "error"

_HARMLESS = frozenset({"wording", "intensifier"})


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each altered quotation, with the report's own words as the suggestion."""
    for match in case.quotes:
        if match.verdict == "altered":
            harmless = all(edit.kind in _HARMLESS for edit in match.edits)
            yield Finding(
                f"The quotation {differences(match.edits)}, without a mark.",
                quote_locations(case, match),
                level="warning" if harmless else None,
                suggestion=" … ".join(case.inspection.document.show(passage) for passage in match.evidence),
            )
