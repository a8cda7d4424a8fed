"""Praise, in the report's name, for an area that the report graded low, while the release does not tell that grade.

"Strong leadership" can be the report's own words although leadership was graded inadequate: of the sections graded
inadequate 88 in 100 contain a favourable word that can be lifted. The words are true, and the reader is misled all the
same. Strong words count where the area is inadequate, the highest ("excellent", "outstanding") also where it requires
improvement; a speaker's own praise is opinion and is left alone.

What to do: tell the area's grade beside the praise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.cache.patterns import compiled
from claimcheck.model import Comparison, Finding, Judgement
from claimcheck.report.framework import grade_name
from claimcheck.rules.shared.evidence import in_release, in_report
from claimcheck.rules.shared.grades import area_name, own_judgements
from claimcheck.rules.shared.sentences import Sentence, in_report_quote, names_of, sentences_of, speaker_at
from claimcheck.rules.shared.spin import denied, lexicon, spin_pattern

FAMILY = "spin"
LEVEL = "warning"

_LOW = {"inadequate": "praise", "requires_improvement": "high_praise"}
_BETWEEN = (
    r"(?:(?:,| and| but) [\w-]+){0,2} (?:(?:work|support|services?|practice|care|help) (?:for|with|to) )?"
    r"(?:(?:the|its|our|their) )?"
)


def check(case: Comparison) -> Iterator[Finding]:
    """One finding for each low area, at the first sentence that praises it in the report's name."""
    for judgement in own_judgements(case):
        if judgement.grade not in _LOW or _told(case, judgement):
            continue
        for sentence in sentences_of(case):
            at = _praised(case, sentence, judgement)
            if at is None:
                continue
            yield Finding(
                f"The release praises {area_name(case, judgement.area)} in the report's name and does not tell that "
                f"the report grades it {grade_name(judgement.grade)}.",
                (in_release(case, sentence.passage, speaker_at(case, at)), in_report(case, judgement.passage)),
            )
            break


def _praised(case: Comparison, sentence: Sentence, judgement: Judgement) -> int | None:
    """Where the sentence praises the area as the report's or inspectors' word; None where it does not."""
    names = names_of(case)
    of_inspectors = spin_pattern("inspectorate").search(sentence.words) is not None
    for found in _praise_before(judgement.grade).finditer(sentence.words):
        named = names.area_at(sentence.words, found.end())
        at = sentence.offset(found)
        attributed = of_inspectors or (in_report_quote(case, at) and speaker_at(case, at) is None)
        if named == judgement.area and attributed and not denied(sentence.words, found.start()):
            return at
    return None


@cache
def _praise_before(grade: str) -> re.Pattern[str]:
    """Words that praise too highly for a grade, with what may stand between them and the name of an area."""
    return compiled(rf"\b{getattr(lexicon(), _LOW[grade])}{_BETWEEN}")


def _told(case: Comparison, judgement: Judgement) -> bool:
    """Whether the release states the area's grade."""
    return any(
        m.statement.when == "current" and m.statement.area == judgement.area and m.statement.grade == judgement.grade
        for m in case.statements
    )
