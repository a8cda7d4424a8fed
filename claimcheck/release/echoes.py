"""Sentences that give a grade to more areas without naming it: "So were the other three", "Those were A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded
from claimcheck.model import Passage, Statement
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.wording import pattern

SAME = compiled(
    r"\b(?:mark|grade|rating|judge?ment|verdict|result) (?:is|was) the same\b"
    r"|\bthe same (?:mark|grade|rating|judge?ment|verdict|score|level|result)\b"
    r"|\b(?:and )?so,? too,? (?:do|does|did|is|are|was|were|has|have)\b"
    r"|^(?:and )?so (?:do|does|did|is|are|was|were|has|have)\b|\blikewise\b|\bditto\b"
)
_NAMING = compiled(
    r"^(?:those|these|they|the (?:two|three|four|five)|the ones?) (?:were|are|being|was|is)\b|^namely\b"
    r"|\bone of (?:the|those|these) (?:two|three|four|five)\b"
)
_OTHERS = compiled(r"\b(?:other|remaining) (?:two|three|four|five)\b|\bthe (?:others|rest)\b")
DENIES = compiled(r"\b(?:not|no|never|if|would|could|hope[sd]?|as (?:in|at|last|before))\b|n't\b")


def echoed(
    sentence: Passage,
    folded: Folded,
    names: Names,
    last: Sequence[Statement],
    counted: Statement | None,
    told: Sequence[str],
) -> list[Statement]:
    """The statements a sentence without a grade word makes.

    `last` are those of the sentence before, `counted` the one whose areas it only counted ("three of the five areas"),
    `told` the areas whose present grades were told before. None leaves no room for doubt.
    """
    if DENIES.search(folded.text):
        return []
    areas = names.areas_in(folded.text)
    if counted is not None and areas and _NAMING.search(folded.text):
        return [_as(counted, sentence, area) for area in areas]
    if not last or len({(s.grade, s.when, s.date) for s in last[-1:]}) != 1:
        return []
    if not SAME.search(folded.text):
        return []
    if not areas and (_OTHERS.search(folded.text) or pattern("others").search(folded.text)):
        areas = tuple(a for a in names.every_area() if a not in told and a != OVERALL) if told else ()
    return [_as(last[-1], sentence, area) for area in areas if area != last[-1].area]


def _as(like: Statement, sentence: Passage, area: str) -> Statement:
    return Statement(
        passage=sentence, words=sentence, area=area, grade=like.grade, when=like.when, date=like.date, plain=False
    )
