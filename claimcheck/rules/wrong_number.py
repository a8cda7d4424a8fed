"""A number in a claim in the report's name, or of the report's recommendations, that is not the report's.

The release puts a figure in the inspectors' mouth, and the passage it is about has another for the same thing; or it
says how many recommendations or areas for improvement the report has, and the report lists another number. Rough
figures ("nearly 100") are compared with nothing.

What to do: correct the figure, or say whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.model import Comparison, Finding
from claimcheck.release.wording import pattern
from claimcheck.rules.shared.evidence import claim_findings, in_release, in_report
from claimcheck.rules.shared.numbers import NUMBER, value
from claimcheck.rules.shared.sentences import sentences_of
from claimcheck.rules.shared.spin import lexicon

FAMILY = "claims"
LEVEL = "error"

_THINGS = r"(?:recommendations|areas for improvement|areas (?:that|which) need to improve|areas for priority action)"
_KINDS = ("improvement", "priority_action")
_FOR = (("authority", "partnership"), ("authority", "partnership", "lscb"), ("lscb",))
_ROUGH = compiled(
    r"\b(?:of|about|around|some|over|nearly|almost|than|least|main|key|first|other|further|more|another)\b"
)


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each claim with another number than the report's, and one for a wrong count of its points."""
    yield from claim_findings(case, "contradicted", lambda kind: kind == "number")
    points = case.inspection.recommendations
    listed = {sum(p.kind == kind and p.audience in audiences for p in points) for kind in _KINDS for audiences in _FOR}
    counts = {*listed, len(points)}
    for sentence in sentences_of(case):
        told = _counts().search(sentence.words)
        if not told or not points or _ROUGH.search(told["before"]) or pattern("past").search(sentence.words):
            continue
        if value(told["count"]) not in counts:
            yield Finding(
                f"The release says that the report has {told['count']} {told['things']}; it lists {len(points)}.",
                (in_release(case, sentence.passage), in_report(case, points[0].passage)),
                level="warning",
            )


@cache
def _counts() -> re.Pattern[str]:
    """The inspectorate makes so many recommendations."""
    verbs = (
        r"(?:makes?|made|identif(?:ies|ied)|lists?|listed|contains?|sets? out|gave|gives?|highlight(?:s|ed)?|includes?)"
    )
    return compiled(
        rf"\b{lexicon().inspectorate} (?:has |have |also )*{verbs}(?P<before>(?: [\w-]+){{0,2}}) "
        rf"(?P<count>{NUMBER}) (?P<things>{_THINGS})\b(?! (?:for the|to the) (?:lscb|board))"
    )
