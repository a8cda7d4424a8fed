"""What the release makes of the report's recommendations and of its gravest findings.

Whether a release mentions a passage is told by a margin: how near one of its sentences is to the passage, less how near
that sentence is to whatever else the report says. A sentence that is nearer to another passage speaks of that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from claimcheck.data import load
from claimcheck.language.stems import stem
from claimcheck.language.words import key
from claimcheck.match.index import Index
from claimcheck.match.passages import Passages, subjects
from claimcheck.model import Coverage, Document, Inspection, Passage, Recommendation, Release, Remark

_NEAREST_WEIGHT = 0.75
_MENTIONED = {"recommendation": 0.26, "weakness": 0.35}
"""Margins from which a passage counts as mentioned: F1 .86 on labelled releases, and .84 on recommendations alone."""
_KEY_SUBJECTS = 5
"""Of how many of a passage's rarest subjects the release must name one."""
_RARE = 4.0
"""The weight from which one subject alone tells what a part of a sentence is about."""
_SAME = 0.55
"""Closeness from which two passages of the report make one point."""
_LEAST_SEVERITY = {"inadequate": 2.0, "requires_improvement": 3.0}
"""The least severity of a weakness by its section's grade (the overall one in the summary); else `_CRITICAL`."""
_CRITICAL = 4.0
_MOST_WEAKNESSES = 12
_GRADE_WEIGHT = {"inadequate": 1.0, "requires_improvement": 0.5}
_SUMMARY_WEIGHT = 1.0
_POINTS_BACK = frozenset({"this", "these", "those", "it", "they", "as", "consequently", "however"})
"""First words of a sentence that leans on the one before: a reader who sees it alone learns less."""
_LEANING_WEIGHT = 0.5


class _Shortfall(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    phrases: tuple[str, ...]


class _Said(NamedTuple):
    """A sentence of the release, or a part of one, and how near it is to any passage of the report."""

    passage: Passage
    subjects: frozenset[str]
    whole: bool
    nearest: float
    owns_shortfall: bool


def cover(release: Release, inspection: Inspection, words: Index, report: Passages) -> tuple[Coverage, ...]:
    """What the release makes of each recommendation to the authority and of the gravest weaknesses, gravest first.

    `words` are those of the release's document, `report` the sentences of the inspection's. `score` is the margin:
    below 0 where nothing in the release comes near.
    """
    said = list(_said(release.document, words, report))
    found = []
    asked = [r for r in inspection.recommendations if r.audience == "authority"]
    for recommendation in asked:
        verdict, score, evidence = _mention(recommendation.passage, said, report, "recommendation")
        found.append(Coverage(recommendation.passage, recommendation.kind, verdict, score, evidence))
    for remark in gravest(inspection, report, asked):
        verdict, score, evidence = _mention(remark.passage, said, report, "weakness")
        found.append(Coverage(remark.passage, "weakness", verdict, score, evidence, remark.area))
    return tuple(found)


def gravest(inspection: Inspection, report: Passages, besides: Sequence[Recommendation] = ()) -> list[Remark]:
    """The report's gravest remarks, each point once, those left out that `besides` already makes."""
    points = [_about(report.index, recommendation.passage) for recommendation in besides]
    chosen: list[Remark] = []
    serious = [r for r in inspection.remarks if r.severity >= _LEAST_SEVERITY.get(_grade(r, inspection), _CRITICAL)]
    for remark in sorted(serious, key=lambda r: (-_gravity(r, inspection, report), r.passage[0].start)):
        if len(chosen) == _MOST_WEAKNESSES:
            break
        point = _about(report.index, remark.passage)
        if all(report.closeness(point, other) < _SAME for other in points):
            points.append(point)
            chosen.append(remark)
    return chosen


def _grade(remark: Remark, inspection: Inspection) -> str:
    return inspection.grade(remark.area or "overall") or ""


def _gravity(remark: Remark, inspection: Inspection, report: Passages) -> float:
    leans = report.index.keys[report.index.words_in(remark.passage).start] in _POINTS_BACK
    return (
        remark.severity
        + _GRADE_WEIGHT.get(_grade(remark, inspection), 0.0)
        + _SUMMARY_WEIGHT * remark.summary
        - _LEANING_WEIGHT * leans
    )


def _about(index: Index, passage: Passage) -> frozenset[str]:
    positions = index.words_in(passage)
    return subjects(index.keys[positions.start : positions.stop])


def _mention(
    passage: Passage, said: list[_Said], report: Passages, kind: str
) -> tuple[Literal["mentioned", "softened", "absent"], float, tuple[Passage, ...]]:
    point = _about(report.index, passage)
    rarest = frozenset(sorted(point, key=lambda subject: (-report.weight(subject), subject))[:_KEY_SUBJECTS])
    margins = [
        (2 * report.closeness(point, s.subjects) - _NEAREST_WEIGHT * s.nearest, s)
        for s in said
        if (s.whole or kind == "recommendation") and s.subjects & rarest
    ]
    score = round(max((margin for margin, _ in margins), default=-1.0), 3)
    near = [s for margin, s in margins if margin >= _MENTIONED[kind]]
    if not near:
        return "absent", score, ()
    evidence = tuple(sorted({s.passage for s in near}))
    return ("mentioned" if any(s.owns_shortfall for s in near) else "softened"), score, evidence


def _said(document: Document, words: Index, report: Passages) -> Iterable[_Said]:
    """The release's sentences, and the parts of those that list several things."""
    announced = False
    for number in range(len(words.sentence_firsts)):
        first, last = words.sentence_range(number)
        keys = words.keys[first:last]
        owns = _owns_shortfall(keys)
        piece = document.pieces[words.sentence_pieces[number]]
        if piece.kind != "item":
            announced = owns
        passage = words.passage(first, last)
        parts = _parts(document, words, first, last)
        for part_first, part_last in [(first, last), *parts]:
            named = subjects(words.keys[part_first:part_last])
            if len(named) >= 2 or report.weight_of(named) >= _RARE:
                nearest = report.nearest(named, 1)
                yield _Said(
                    passage,
                    named,
                    (part_first, part_last) == (first, last),
                    nearest[0].score if nearest else 0.0,
                    owns or (piece.kind == "item" and announced),
                )


def _parts(document: Document, words: Index, first: int, last: int) -> list[tuple[int, int]]:
    """The ranges of words between commas, semicolons, dashes and "and"; none where there is only one."""
    cuts = [first]
    for at in range(first + 1, last):
        between = document.text[words.ends[at - 1] : words.starts[at]]
        if words.keys[at] == "and" or any(mark in between for mark in ",;:–—"):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], last], strict=True)) if len(cuts) > 1 else []


@cache
def _shortfall() -> tuple[frozenset[str], tuple[str, ...]]:
    lexicon = load("lexicon/shortfall.yaml", _Shortfall)
    return frozenset(stem(key(word)) for word in lexicon.words), lexicon.phrases


def _owns_shortfall(keys: Sequence[str]) -> bool:
    words, phrases = _shortfall()
    if any(stem(word) in words for word in keys):
        return True
    text = " ".join(keys)
    return any(phrase in text for phrase in phrases)
