"""Grades that an entry of a list or a cell of a table states, whose area stands in the piece before."""

from __future__ import annotations

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold
from claimcheck.model import Document, Piece, Statement
from claimcheck.release.gradewords import grade_words_of
from claimcheck.release.names import OVERALL, Names
from claimcheck.release.wording import grade_words

_OVERALL_ITEM = compiled(r"\W*(?:the )?overall(?: (?:effectiveness|judge?ment|grade|rating))?\W*")
_LONGEST_GRADE = 48


def bare_grade(document: Document, piece: Piece) -> str | None:
    """The grade that is all a piece says, as the cell of a table may."""
    length = sum(span.end - span.start for span in piece.passage)
    if length > _LONGEST_GRADE:
        return None
    found = grade_words().fullmatch(fold(document.text, piece.passage).text.strip(" .*|"))
    return found.lastgroup if found and found.lastgroup != "unknown" else None


def of_cell(document: Document, piece: Piece, grade: str, label: str, names: Names) -> list[Statement]:
    """What a bare grade states, where the piece before only names areas."""
    areas = names.areas_in(label) if names.covers(label) else ()
    if not areas and label.startswith("overall"):
        areas = (OVERALL,)
    return [Statement(passage=piece.passage, words=piece.passage, area=a, grade=grade, when="current") for a in areas]


def lead_in(document: Document, piece: Piece) -> str | None:
    """The one grade that a paragraph ending in a colon states for the items below it."""
    folded = fold(document.text, piece.passage)
    if not folded.text.rstrip().endswith(":"):
        return None
    words = grade_words_of(folded, document.text)
    return words[0].grade if len(words) == 1 and words[0].grade != "unknown" else None


def of_item(document: Document, piece: Piece, grade: str, names: Names) -> list[Statement]:
    """What an item states that only names areas, below a line that gives their grade."""
    words = fold(document.text, piece.passage).text
    if grade_words().search(words):
        return []
    areas = names.areas_in(words) if names.covers(words) else ()
    if not areas and _OVERALL_ITEM.fullmatch(words):
        areas = (OVERALL,)
    return [Statement(passage=piece.passage, words=piece.passage, area=a, grade=grade, when="current") for a in areas]
