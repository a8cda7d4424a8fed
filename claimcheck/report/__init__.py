"""What an inspection report says: framework, header, grades, earlier grades, recommendations, findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claimcheck.language.fold import fold, fold_document
from claimcheck.model import Document, Inspection, Judgement
from claimcheck.report import header
from claimcheck.report.earlier import earlier_grades
from claimcheck.report.framework import Framework, recognise
from claimcheck.report.grades import judgements
from claimcheck.report.headings import with_headings
from claimcheck.report.outcomes import outcomes
from claimcheck.report.recommendations import recommendations, strengths
from claimcheck.report.remarks import remarks
from claimcheck.report.sections import sections

_COVER = 60
"""The cover and what it states lie within this many first pieces."""
_ROW = 150
"""A numbered paragraph longer than this, in characters, is no row of the cover's table."""


def read_inspection(document: Document) -> Inspection:
    """What the report says. Where no framework is recognised, only what does not depend on one is filled in."""
    opening = document.pieces[:_COVER]
    cover = fold(document.text, tuple(span for piece in opening for span in piece.passage))
    folded = fold_document(document)
    dates = header.inspection_dates(cover)
    known = recognise(cover.text, date.fromisoformat(dates[0]) if dates else None)
    published = header.letter_date(document) if known and known.letter else header.publication_date(cover)
    said = header.inspection_dates(cover, known.dates, published) if known else dates
    first, last = said or (None, None)
    graded = known if known and known.graded else None
    grades = judgements(document, folded, graded) if graded else ()
    placed = tuple(sections(document, known, _table_end(document, known, grades))) if known else ()
    if graded:
        grades = with_headings(document, placed, graded, grades)
    elif known:
        grades = outcomes(document, cover, known)
    authority = header.authority(document, cover, known.titles if known else ())
    return Inspection(
        document=document,
        framework=known.id if known else None,
        authority=authority,
        start=first,
        end=last,
        published=published,
        lead_inspector=header.lead_inspector(document, folded, before=known is not None and known.lead == "before"),
        judgements=grades,
        earlier=earlier_grades(document, placed, graded, authority, first) if graded else (),
        recommendations=tuple(recommendations(document, placed, known)) if known else (),
        remarks=tuple(remarks(document, placed)),
        strengths=tuple(strengths(placed)),
    )


def _table_end(document: Document, known: Framework, grades: Iterable[Judgement]) -> int:
    """Where the cover's table of the authority's grades ends; 0 where the grades stand elsewhere."""
    long = (p.passage[0].start for p in document.pieces if p.number is not None and p.length > _ROW)
    cover_end = next(long, len(document.text))
    rows = (j.passage[-1].end for j in grades if (area := known.area(j.area)) and area.own)
    return max((end for end in rows if end <= cover_end), default=0)
