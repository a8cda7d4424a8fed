"""What the release makes of the report's recommendations and of its gravest findings.

Whether a release mentions a passage is told by a margin: how near one of its sentences is to the passage, less how near
that sentence is to whatever else the report says. A sentence that is nearer to another passage speaks of that one. One
that tells what the report asks for is held against the other recommendations alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Literal

from claimcheck.language.fold import fold_text
from claimcheck.match.gravest import gravest
from claimcheck.match.index import Index
from claimcheck.match.passages import Passages, subjects
from claimcheck.match.points import Point, criticism
from claimcheck.match.told import Told, told
from claimcheck.model import Coverage, Inspection, Passage, Release, Why

Verdict = Literal["mentioned", "softened", "absent"]

_RIVAL_WEIGHT = 0.5
_CLEARLY = 0.1
"""The margin from which it does not matter whether a sentence only names the subject in passing."""
_MENTIONED = {"recommendation": -0.05, "weakness": -0.02}
"""Margins from which a passage counts as mentioned: F1 .86 on 195 labelled points of 25 reports. A recommendation
counts early: to call one left out that is told would be the worse mistake."""

_UNNAMED = "no sentence names what it is about"
_ELSEWHERE = "the sentence that comes nearest is too far from it, or nearer to something else the report says"
_PASSING = "a sentence only names a part of it in passing"
_TOLD = "a sentence tells of it without a word of criticism"
_OWNED = "a sentence tells of it and owns that something is not yet as it should be"


def cover(release: Release, inspection: Inspection, words: Index, report: Passages) -> tuple[Coverage, ...]:
    """What the release makes of each recommendation to the authority and of the gravest weaknesses, gravest first.

    `words` are those of the release's document, `report` the sentences of the inspection's. `score` is the margin
    of the sentence that comes nearest; for an absent passage it is at most that.
    """
    foreign = [quote.passage for quote in release.quotes if quote.source == "other"]
    said = list(told(words, report, foreign))
    critical = criticism(inspection, report)
    name = subjects(fold_text(inspection.authority or "").split())
    found = []
    asked = [r for r in inspection.recommendations if r.audience != "lscb"]
    points = [Point(recommendation.passage, report, critical, name) for recommendation in asked]
    for recommendation, point in zip(asked, points, strict=True):
        others = [other for other in points if other is not point]
        verdict, score, evidence, why = _mention(point, said, "recommendation", others)
        found.append(Coverage(recommendation.passage, recommendation.kind, verdict, score, evidence, why=why))
    for remark in gravest(inspection, report, asked):
        point = Point(remark.passage, report, critical, name)
        verdict, score, evidence, why = _mention(point, said, "weakness")
        found.append(Coverage(remark.passage, "weakness", verdict, score, evidence, remark.area, why))
    return tuple(found)


def _mention(
    point: Point, said: list[Told], kind: str, others: Sequence[Point] = ()
) -> tuple[Verdict, float, tuple[Passage, ...], Why]:
    """What is made of a point; `others` are the other recommendations where it is one."""
    threshold = _MENTIONED[kind]
    best = -1.0
    nearest: Told | None = None
    near = []
    for sentence in said:
        if (doubt := point.doubt(sentence.about)) == inf:
            continue
        margin = point.nearness(sentence.about, sentence.size) - doubt
        if margin >= threshold:
            if any(other.says_more(point, sentence.about) for other in others):
                continue
            asks = sentence.asks and kind == "recommendation"
            margin -= _RIVAL_WEIGHT * (_nearest_of(others, sentence) if asks else point.rival(sentence.nearest))
        if margin > best:
            best, nearest = margin, sentence
        clearly = margin >= _CLEARLY or point.told_by(sentence.whole)
        if margin >= threshold and (sentence.owns_shortfall or (sentence.prose and clearly)):
            near.append(sentence)
    owned = any(sentence.owns_shortfall for sentence in near)
    if nearest is None:
        return "absent", best, (), Why(_UNNAMED, {}, threshold)
    rule = (_OWNED if owned else _TOLD) if near else _PASSING if best >= threshold else _ELSEWHERE
    why = Why(rule, {"margin": round(best, 3)}, threshold, point.words_of(nearest.about))
    evidence = tuple(sorted({sentence.passage for sentence in near}))
    return ("absent" if not near else "mentioned" if owned else "softened"), round(best, 3), evidence, why


def _nearest_of(others: Sequence[Point], sentence: Told) -> float:
    """How near a sentence comes to the nearest of other recommendations."""
    return max((other.resembles(sentence.about) for other in others), default=0.0)
