"""The report's own words given as the release's or a speaker's, without quotation marks.

Eight words or more in a row are the report's. That is no fault in itself, and only noted; it becomes a warning where
the lift stops just before the report takes the words back ("However, …") and the release does not say so. Copying
without quotation marks hides whose judgement it is (MHRA Style Guide 5.7).

What to do: put the words in quotation marks and name the report, with the caveat beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import hidden_words, in_release, in_report

FAMILY = "quotes"
LEVEL = "note"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each run of lifted words."""
    for lift in case.lifts:
        message = "These are the report’s words, given without quotation marks."
        if lift.hidden:
            message += f" The report goes on: {hidden_words(case, lift.hidden)}."
        yield Finding(
            message,
            (
                in_release(case, lift.passage, lift.speaker),
                in_report(case, lift.evidence),
                *(in_report(case, hidden.passage) for hidden in lift.hidden),
            ),
            level="warning" if lift.hidden else None,
        )
