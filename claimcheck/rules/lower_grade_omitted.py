"""An area graded below the headline that the release does not tell.

The release states the overall grade, or those of other areas, and leaves out an area of the authority with a lower
one. Of 15 councils' releases with such an area 8 did not tell it, two of them while they listed every other area. A
press code asks that significant context is not left out (IPSO Editors' Code, clause 1). The safeguarding board's
grade is not the authority's and is not asked for.

What to do: tell the area and its grade.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.match.earlier import scale_of
from claimcheck.model import Comparison, Finding, Judgement
from claimcheck.release.wording import grade_words, pattern
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import in_release, in_report, listed, omission_level
from claimcheck.rules.shared.grades import area_name, own_judgements
from claimcheck.rules.shared.sentences import names_of, sentences_of

FAMILY = "grades"
LEVEL = "warning"

_SHORT_OF_GOOD = compiled(
    r"\b(?:requir\w+ improv\w+|inadequate|needs? (?:to )?improv\w+|not (?:yet )?good|below (?:good|par|standard)"
    r"|f[ae]ll short|weakest|low(?:er|est) (?:grade|rating|mark|judge?ment)|marked down|not good enough|one notch)\b"
)
_OTHERWISE = compiled(r"\b(?:all but one|except|apart from|one area|with the exception|other than|not in all areas)\b")


def check(case: Comparison) -> Iterator[Finding]:
    """At most one finding, naming every area below the headline that is not told."""
    scale = scale_of(case.inspection)
    headline = case.inspection.grade("overall")
    stated = [m for m in case.statements if m.statement.when == "current"]
    if headline not in scale or not stated:
        return
    areas = own_judgements(case)
    lower = [j for j in areas if j.grade in scale and scale.index(j.grade) > scale.index(headline)]
    untold = [j for j in lower if not _told(case, j)]
    if not untold:
        return
    told = [j for j in areas if j not in untold and any(m.statement.area == j.area for m in stated)]
    every_other = len(areas) > len(untold) and len(told) == len(areas) - len(untold)
    grades = listed([f"{area_name(case, j.area)} ({grade_name(j.grade)})" for j in untold])
    first = next((m.statement for m in stated if m.verdict == "correct"), stated[0].statement)
    yield Finding(
        f"The release {'lists every other area and ' if every_other else ''}does not tell the grade of {grades}, "
        f"below the overall grade, {grade_name(headline)}.",
        (*(in_report(case, j.passage) for j in untold), in_release(case, first.passage, first.speaker)),
        level=omission_level(case),
    )


def _told(case: Comparison, judgement: Judgement) -> bool:
    """Whether a statement tells it, or in any form a sentence with the area, or "some areas", and a word of its grade.

    A low grade may also stand in the sentence beside the one that names the area.
    """
    current = [m for m in case.statements if m.statement.when == "current" and m.statement.area == judgement.area]
    if any(m.verdict in ("correct", "wrong") or not m.statement.plain for m in current):
        return True  # told rightly, or told wrongly: then wrong-grade speaks
    names = names_of(case)
    before = ""
    for sentence in sentences_of(case):
        words, around = sentence.words, f"{before} {sentence.words}"
        before = words
        if _SHORT_OF_GOOD.search(around) and judgement.area in names.areas_in(around):
            return True
        graded = any(hit.lastgroup == judgement.grade for hit in grade_words().finditer(words))
        if graded and (judgement.area in names.areas_in(words) or pattern("some").search(words)):
            return True
        if _OTHERWISE.search(words) and (graded or grade_words().search(words)):
            return True
    return False
