"""The grades of earlier inspections that a report itself tells of, in its prose or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from claimcheck.data import load
from claimcheck.language.fold import fold
from claimcheck.language.sentences import sentences
from claimcheck.model import Document, EarlierGrade, Passage
from claimcheck.report.framework import Framework
from claimcheck.report.sections import Placed

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    rf"\b(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)(?:,? and \w+)? )?(?P<year>20[012]\d)\b"
)
_GRADE = re.compile(
    r"\b(?:outstanding|good|requir(?:es?|ed|ing) (?:improvement|to improve)(?: to be good)?"
    r"|inadequate|adequate|satisfactory)\b"
)
_CLAUSE = re.compile(r"[;.]|,? (?:when|where|which|who|while|but|however)\b|, (?=(?:there|the|progress|strong)\b)")
_MORE = re.compile(
    r"(?: overall)?(?:,? and|,) (?P<grade>outstanding|good|inadequate) (?:in|for) (?P<areas>[^,.;]{3,80})"
)
_ROW = re.compile(
    r"\W*(?P<label>[a-z ,']{5,80}?)\s*[:–-]+\s*"
    r"(?P<grade>outstanding|good|inadequate|adequate|requires improvement(?: to be good)?)\W*"
)
_NEXT = re.compile(r"^(?:the|this|these|it|they|both|all|overall|ofsted|inspectors|services?|leadership|local)\b")
_WHOLE = re.compile(
    r"(?<!those )(?<!some )(?<!other )\b(?:services|social care|local authority|council|authority|they|it)\b"
    r"|\binspections? judge?ments?|\binspected\b"
)
_LAST = re.compile(r"\b(?:last|previous)\b.{0,40}\binspect")


_INSPECTED = re.compile(
    r"\binspect(?:ion|ed)s? (?:of|for) .{3,140}?(?= (?:was|were|took|in \w+ 20|in 20|on|by)\b|[.;]|$)"
)
_OPENING = re.compile(
    r"(?:the |these |this )?(?:quality of )?(?:services?|support|provision) (?:for|to) [^,]{3,70}?"
    r"(?= (?:has|have|is|are|was|were|need|who)\b)"
)
_AUTHORITY = re.compile(r"\b(?:local authority|council|inspection of|services)\b")
_CUES = ("inspect", "judge", "graded", "rated", "predecessor", " found ")
_GRADE_CUE = re.compile(r"outstanding|good|requir|adequate|satisfactory")


class _Scope(Struct, frozen=True, forbid_unknown_fields=True):
    area: str
    re: str
    scope: str | None = None


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    scopes: tuple[_Scope, ...]
    told: tuple[str, ...]
    past: str
    not_past: str
    others: tuple[str, ...]


class _Patterns(Struct, frozen=True):
    scopes: tuple[tuple[_Scope, re.Pattern[str]], ...]
    told: re.Pattern[str]
    past: re.Pattern[str]
    not_past: re.Pattern[str]
    others: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lexicon = load("lexicon/earlier.yaml", _Lexicon)
    return _Patterns(
        tuple((scope, re.compile(scope.re)) for scope in lexicon.scopes),
        re.compile("|".join(lexicon.told)),
        re.compile(lexicon.past),
        re.compile(lexicon.not_past),
        re.compile("|".join(lexicon.others)),
    )


def earlier_grades(
    document: Document, placed: Iterable[Placed], framework: Framework, start: str | None
) -> tuple[EarlierGrade, ...]:
    """Every earlier grade the report states, each once, in its order. `start` is the day this inspection began, ISO."""
    found: dict[tuple[str, str, str], EarlierGrade] = {}
    for grade in _told(document, placed, framework):
        if grade.date and start and grade.date[:4] > start[:4]:
            continue
        key = (grade.area, grade.grade, (grade.date or "")[:4])
        if key not in found or len(found[key].date or "") < len(grade.date or ""):
            found[key] = grade
    dated = {(area, grade) for area, grade, year in found if year}
    return tuple(g for (area, grade, year), g in found.items() if year or (area, grade) not in dated)


def _told(document: Document, placed: Iterable[Placed], framework: Framework) -> Iterator[EarlierGrade]:
    listed = ""
    for place in placed:
        if place.part in ("cover", "contents", "improvement", "priority") or place.heading or place.area == "lscb":
            continue
        raw = document.text[place.piece.passage[0].start : place.piece.passage[-1].end].lower()
        told = any(cue in raw for cue in _CUES) and (_GRADE_CUE.search(raw) or raw.endswith(":"))
        if not told and not listed:
            continue
        found = sentences(document, place.piece)
        whole = fold(document.text, place.piece.passage).text if len(found) == 1 else ""
        row = _ROW.fullmatch(whole) if listed else None
        if row and (areas := _named(row["label"])):
            date = _date(listed, len(listed))
            yield EarlierGrade(areas[0][0], _grade(row["grade"]), date, "report", areas[0][1], found[0], document)
            continue
        listed = ""
        about_others, lead = False, ""
        for passage in found:
            text = fold(document.text, passage).text
            patterns = _patterns()
            sentence = f"{lead} {text}" if lead and _NEXT.search(text) else text
            about_others = bool(patterns.others.search(text)) or (about_others and not _AUTHORITY.search(text))
            past = not about_others and bool(patterns.past.search(sentence))
            if past and _GRADE.search(text):
                yield from _in_sentence(document, passage, sentence, len(sentence) - len(text), framework)
            lead = sentence if past else ""
            if past and text.rstrip().endswith(":"):
                listed = sentence


def _in_sentence(
    document: Document, passage: Passage, text: str, begins: int, framework: Framework
) -> Iterator[EarlierGrade]:
    """The grades in `text` from `begins` on; what stands before it are sentences that it takes up."""
    patterns = _patterns()
    stated: list[tuple[int, int]] = []
    for match in _GRADE.finditer(text, begins):
        before = text[: match.start()]
        if patterns.told.search(before[-110:]) and not patterns.not_past.search(before[-60:] + match.group()):
            stated.append(match.span())
    for number, (start, end) in enumerate(stated):
        grade = _grade(text[start:end])
        since = stated[number - 1][1] if number else 0
        until = stated[number + 1][0] if number + 1 < len(stated) else len(text)
        date = _date(text, start)
        for area, scope in _areas(text[since:start], text[end:until], framework):
            if date is None and not _LAST.search(text):
                continue
            yield EarlierGrade(area, grade, date, "report", scope, passage, document)
        if more := _MORE.match(text, end):
            for area, scope in _named(more["areas"]):
                yield EarlierGrade(area, _grade(more["grade"]), date, "report", scope, passage, document)


def _areas(before: str, after: str, framework: Framework) -> list[tuple[str, str | None]]:
    """The areas a grade is said of: named after it, or in its clause, or as the subject that its pronoun stands for."""
    tail = re.match(r"(?: overall)?[ ,'\"]*(?:for|in|across|overall)\b[^,.;]{0,140}", after)
    clause = _CLAUSE.split(before)[-1]
    named = _named(tail.group() if tail else "") or _named(clause) or _named(_subject(before))
    inspected = [*_INSPECTED.finditer(before)]
    if not named and inspected:
        named = _named(inspected[-1].group())
    if named and named[0][0] == "all":
        return [(area.id, named[0][1]) for area in framework.areas if area.own]
    if not named and (_WHOLE.search(clause) or _WHOLE.search(before[-80:])):
        return [("overall", None)]
    return named


def _subject(before: str) -> str:
    """What the sentence is about, where it opens with services for somebody."""
    opening = _OPENING.match(before)
    return opening.group() if opening else ""


def _named(text: str) -> list[tuple[str, str | None]]:
    """The areas named in `text`, "all" alone where it is said of all; a part of another name is not counted again."""
    found: list[tuple[str, str | None]] = []
    for scope, pattern in _patterns().scopes:
        if pattern.search(text):
            if scope.area == "all":
                return [("all", scope.scope)]
            if scope.area not in (area for area, _ in found):
                found.append((scope.area, scope.scope))
            text = pattern.sub(" ", text)
    return found


def _grade(printed: str) -> str:
    return "requires_improvement" if printed.startswith("requir") else printed


def _date(text: str, at: int) -> str | None:
    """The date nearest to `at`, the one before it preferred; as precise as it is given."""
    dates = sorted(_DATE.finditer(text), key=lambda d: (at - d.end()) if d.end() <= at else 3 * (d.start() - at))
    if not dates:
        return None
    nearest = dates[0]
    if not nearest["month"]:
        return nearest["year"]
    month = _MONTHS.index(nearest["month"][:3]) + 1
    return f"{nearest['year']}-{month:02}" + (f"-{int(nearest['day']):02}" if nearest["day"] else "")
