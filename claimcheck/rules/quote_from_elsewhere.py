"""Words attributed to this report that stand in an earlier one.

The quotation is not in the report but is, word for word, in the report of an earlier inspection: a reader takes old
praise, or old criticism, for the present finding.

What to do: name the report and the year that the words are from.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import in_previous, in_release

FAMILY = "quotes"
LEVEL = "warning"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each quotation of the report that only an earlier report contains."""
    for match in case.quotes:
        if match.verdict == "not_found" and match.elsewhere is not None:
            when = f" of {match.elsewhere.start[:4]}" if match.elsewhere.start else ""
            yield Finding(
                f"These words are in the earlier report{when}, not in this one.",
                (
                    in_release(case, match.quote.passage, match.quote.speaker),
                    *(in_previous(match.elsewhere, passage) for passage in match.evidence),
                ),
            )
