"""The report's gravest findings that the release does not mention.

Ranked by how grave the report's words are, the grade of the section they stand in and whether its summary says them;
the first five that the release leaves out are shown. Only a note where at least half are told, or fewer than three are
left out: the gravest finding of a good report may be light. In 1995 the Chief Inspector of the Social Services
Inspectorate said in public that one council's release had left significant criticisms out (The Independent, March
1995): a reader cannot miss what is not there.

What to do: say the gravest finding in the same voice as the praise.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Comparison, Finding
from claimcheck.rules.shared.evidence import in_report, omission_level

FAMILY = "omissions"
LEVEL = "warning"

_SHOWN = 5
_SOME = "; five of them are shown"
_MANY = 3


def check(case: Comparison) -> Iterator[Finding]:
    """One finding with the gravest weaknesses that are absent, at most five."""
    weaknesses = [covered for covered in case.coverage if covered.kind == "weakness"]
    absent = [covered for covered in weaknesses if covered.verdict == "absent"]
    if absent:
        told = len(weaknesses) - len(absent)
        yield Finding(
            f"{len(absent)} of the report's {len(weaknesses)} gravest findings "
            f"{'is' if len(absent) == 1 else 'are'} not mentioned{_SOME if len(absent) > _SHOWN else ''}.",
            tuple(in_report(case, covered.passage) for covered in absent[:_SHOWN]),
            level="note" if told >= len(absent) or len(absent) < _MANY else omission_level(case),
        )
