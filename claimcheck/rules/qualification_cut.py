"""A quotation cut so that the words which negate or limit it are gone.

Every quoted word is the report's, but the same sentence goes on, or began, with words that turn or narrow what is
quoted: "Not all …", "does not …", "only …", or a "not" inside an ellipsis. Quoting out of context distorts although
the words are right (McGlone, "Contextomy", Media, Culture & Society 2005); a cut must not change the sense (Reuters
Handbook, "Q"). Nothing is said where the release carries the limit in the words around the quotation.

What to do: quote the limiting words too, or paraphrase without quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import hidden_words, in_report, quote_locations

FAMILY = "quotes"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each quotation whose sense was cut away."""
    for match in case.quotes:
        cut = [hidden for hidden in match.hidden if hidden.kind == "qualification"]
        if match.verdict == "cut" and cut:
            quotation, *evidence = quote_locations(case, match)
            yield Finding(
                f"The quotation leaves out {hidden_words(case, cut)}, which limits what it says.",
                (quotation, *evidence[:1], *(in_report(case, hidden.passage) for hidden in cut)),
            )
