"""A claim in the report's name for which the report has no passage that is close.

No accusation: the claim may be a fair summary in words of its own. It is a prompt to look for the passage that is
meant.

What to do: name the passage, or quote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import in_release, in_report

FAMILY = "claims"
LEVEL = "note"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each claim without a close passage, those that state a grade left to the rules on grades."""
    graded = {statement.passage[0] for statement in case.release.statements}
    for match in case.claims:
        if match.verdict == "unsupported" and match.claim.passage[0] not in graded:
            yield Finding(
                "No passage of the report is close to this claim in its name.",
                (
                    in_release(case, match.claim.passage, match.claim.speaker),
                    *(in_report(case, passage) for passage in match.evidence[:1]),
                ),
            )
