"""An area for priority action that the release does not mention.

An area for priority action is the gravest thing an inspector can name short of a grade: the authority must answer it
with a plan, and visits follow. A release that leaves it out hides what a reader should not miss.

What to do: say what the priority action is and what is being done.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.evidence import in_report, omission_level

FAMILY = "omissions"
LEVEL = "error"


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each absent priority action; a note where the release is only a part of one."""
    for covered in case.coverage:
        if covered.kind == "priority_action" and covered.verdict == "absent":
            yield Finding(
                "The release does not mention this area for priority action.",
                (in_report(case, covered.passage),),
                level=omission_level(case),
            )
