"""The grades of earlier inspections that a report itself tells of, in its prose or in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import fold, fold_text
from claimcheck.language.sentences import sentences
from claimcheck.language.typography import visible
from claimcheck.model import Document, EarlierGrade, Passage
from claimcheck.report.dates import date_in
from claimcheck.report.framework import Framework
from claimcheck.report.past import GRADE, grade_of, past
from claimcheck.report.pastwords import Told
from claimcheck.report.sections import Placed

_ROW = compiled(
    r"\W*(?P<label>[a-z ,']{5,80}?)\s*[:–-]+\s*"
    r"(?P<grade>outstanding|good|inadequate|adequate|requires improvement(?: to be good)?)\W*"
)
_NEXT = compiled(r"^(?:the|this|these|it|they|both|all|overall|ofsted|inspectors|services?|leadership|local)\b")
_AUTHORITY = compiled(r"\b(?:local authority|council|inspection of|services)\b")
_CUES = ("inspect", "judge", "graded", "rated", "predecessor", " found ")
_GRADE_CUE = compiled(r"outstanding|good|requir|adequate|satisfactory")


def earlier_grades(
    document: Document, placed: Iterable[Placed], framework: Framework, authority: str | None, start: str | None
) -> tuple[EarlierGrade, ...]:
    """Every earlier grade the report states, each once, in its order.

    `authority` is the report's, `start` the day its inspection began, ISO.
    """
    found = [
        (told, passage)
        for told, passage in _told(document, placed, fold_text(authority or ""))
        if not (told.date and start and told.date >= start[: len(told.date)])
    ]
    last = max((told.date or "" for told, _ in found if told.last), key=len, default="")
    same = all(last.startswith(told.date or "") for told, _ in found if told.last)
    by_area: dict[tuple[str, str], list[EarlierGrade]] = {}
    for told, passage in found:
        date = told.date or (last if same and last else None)
        for area, scope in _areas(told, framework):
            grade = EarlierGrade(area, told.grade, date, "report", scope, passage, document)
            known = by_area.setdefault((area, told.grade), [])
            if not any((other.date or "").startswith(date or "") for other in known):
                known[:] = [other for other in known if not (date or "").startswith(other.date or "")]
                known.append(grade)
    return tuple(grade for known in by_area.values() for grade in known)


def _told(document: Document, placed: Iterable[Placed], authority: str) -> Iterator[tuple[Told, Passage]]:
    lexicon = past()
    listed = ""
    for place in placed:
        if place.part in ("cover", "contents", "improvement", "priority") or place.heading or place.area == "lscb":
            continue
        raw = visible(document.text[place.piece.passage[0].start : place.piece.passage[-1].end]).lower()
        told = any(cue in raw for cue in _CUES) and (_GRADE_CUE.search(raw) or raw.endswith(":"))
        if not told and not listed:
            continue
        found = sentences(document, place.piece)
        row = _ROW.fullmatch(fold(document.text, found[0]).text) if listed and len(found) == 1 else None
        if row and (areas := lexicon.named(row["label"])):
            yield Told(grade_of(row["grade"]), areas[0].area, areas[0].scope, date_in(listed), True), found[0]
            continue
        listed = ""
        about_others, lead = False, ""
        for passage in found:
            text = fold(document.text, passage).text
            sentence = f"{lead} {text}" if lead and _NEXT.search(text) else text
            about_others = bool(lexicon.others.search(text)) or (about_others and not _AUTHORITY.search(text))
            about_past = not about_others and bool(lexicon.told_of.search(sentence))
            if about_past and GRADE.search(text):
                for one in lexicon.told(sentence, len(sentence) - len(text), authority):
                    yield one, passage
            lead = sentence if about_past else ""
            if about_past and text.rstrip().endswith(":"):
                listed = sentence


def _areas(told: Told, framework: Framework) -> list[tuple[str, str | None]]:
    """The area a grade was told of, or each of the authority's own where that is all of them."""
    if told.area != "all":
        return [(told.area, told.scope)]
    return [(area.id, told.scope) for area in framework.areas if area.own]
