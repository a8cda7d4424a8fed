"""Areas for priority action that the release does not mention.

An area for priority action is the gravest thing an inspector can name short of a grade: the authority must answer it
with a plan, and visits follow. A release that tells none of them, and not even that there are any, hides what a reader
should not miss. Where it tells some, or that priority action is called for, those left out are only noted.

What to do: say what the priority action is and what is being done.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold_document
from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import in_report, omission_level

FAMILY = "omissions"
LEVEL = "error"

_CALLED_FOR = compiled(r"\b(?:priority|immediate|urgent)\b[^.]{0,30}\baction")


def check(case: Comparison) -> Iterator[Finding]:
    """At most one finding, with every priority action that is absent."""
    actions = [covered for covered in case.coverage if covered.kind == "priority_action"]
    absent = [covered for covered in actions if covered.verdict == "absent"]
    if not absent:
        return
    told = len(actions) - len(absent)
    noted = told or _CALLED_FOR.search(fold_document(case.release.document).text)
    yield Finding(
        f"{told or 'None'} of the report's areas for priority action ({len(actions)}) "
        f"{'is' if told == 1 else 'are'} mentioned.",
        tuple(in_report(case, covered.passage) for covered in absent),
        level="note" if noted else omission_level(case),
    )
