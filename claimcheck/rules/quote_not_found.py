"""Words attributed to the report that are not in it.

The release says they are the report's or the inspectors' words, and no passage of the report comes near. The nearest
is shown. A fragment of up to four words is only noted: the writer may have fitted the report's words to the sentence.
Quotation marks promise the source's own words (Guardian style guide, "quotes"; Hart's Rules 9.3).

What to do: check which document the words are from and say so, or quote what the report says.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.words import words
from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import quote_locations

FAMILY = "quotes"
LEVEL = "error"

_FITTED = 4


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each quotation of the report that the report does not contain."""
    for match in case.quotes:
        if match.verdict == "not_found" and match.elsewhere is None:
            length = len(words(case.release.document.text, match.quote.passage))
            nearest = " The nearest passage is shown." if match.evidence else ""
            yield Finding(
                f"The report does not contain these words.{nearest}",
                quote_locations(case, match),
                level="note" if length <= _FITTED else None,
            )
