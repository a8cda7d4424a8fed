"""Grades that the headings of the findings repeat, for areas whose row on the cover could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.model import Document, Judgement, Passage
from claimcheck.report.framework import Framework
from claimcheck.report.grades import grade_of, grade_pattern
from claimcheck.report.sections import Placed

_LONGEST_GRADE = len("Requires improvement to be good.\r\n")


def with_headings(
    document: Document, placed: Sequence[Placed], framework: Framework, judgements: tuple[Judgement, ...]
) -> tuple[Judgement, ...]:
    """`judgements` with what the first graded heading of each missing area adds, in the framework's order."""
    found = {judgement.area: judgement for judgement in judgements}
    at_end = compiled(rf"\b(?P<grade>{grade_pattern(framework)})\W*$")
    for number, place in enumerate(placed):
        if not place.heading or place.part != "findings" or place.area is None or place.area in found:
            continue
        passage: Passage = place.piece.passage
        heading = fold(document.text, passage)
        stated = at_end.search(heading.text)
        if stated is None and number + 1 < len(placed) and placed[number + 1].piece.length <= _LONGEST_GRADE:
            passage = placed[number + 1].piece.passage
            heading = fold(document.text, passage)
            stated = at_end.fullmatch(heading.text)
        if stated is None:
            continue
        printed = heading.original(*stated.span("grade"))
        area = framework.area(place.area)
        assert area is not None
        found[area.id] = Judgement(
            area=area.id,
            label=area.name,
            grade=grade_of(framework, stated["grade"]) or "",
            printed=document.show((printed,)),
            passage=(*place.piece.passage, printed) if passage is not place.piece.passage else passage,
        )
    return tuple(found[area.id] for area in framework.areas if area.id in found)
