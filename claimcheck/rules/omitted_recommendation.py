"""Areas for improvement that the release does not mention.

Inspectors end their summary with what needs to improve. The finding is a ledger: how many of these the release
mentions, how many it softens (their subject is there, told as a strength, a plan or a neutral fact: what falls short
is not) and which it leaves out, each with its place. A selection is no error: it is a warning only where fewer than a
quarter are mentioned.

What to do: list the areas for improvement, or link to them beside the praise.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import in_report, omission_level

FAMILY = "omissions"
LEVEL = "warning"

_FEW = 0.25


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for a release that leaves any area for improvement out."""
    asked = [covered for covered in case.coverage if covered.kind == "improvement"]
    absent = [covered for covered in asked if covered.verdict == "absent"]
    if not absent:
        return
    mentioned = sum(covered.verdict == "mentioned" for covered in asked)
    softened = len(asked) - mentioned - len(absent)
    areas = "area for improvement" if len(asked) == 1 else "areas for improvement"
    untold = f"{len(absent)} of {len(asked)} {areas} {'is' if len(absent) == 1 else 'are'} not mentioned"
    without = f"; {softened} more {'is' if softened == 1 else 'are'} told without the criticism" if softened else ""
    few = mentioned + softened < _FEW * len(asked)
    yield Finding(
        f"{untold}{without}.",
        tuple(in_report(case, covered.passage) for covered in absent),
        level=omission_level(case) or (None if few else "note"),
    )
