"""The grades a report gives: the table on its cover, and the sentences that state a grade where no row does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.cache.patterns import compiled
from claimcheck.language.fold import Folded
from claimcheck.model import Document, Judgement, Span
from claimcheck.report.framework import Area, Framework

NOT_JUDGED = "not_judged"
"""What a report may print in a row instead of a grade."""

_COVER = 6000
"""The table stands within this many characters of folded text, save in reports that close with it."""
_BEFORE = 90
_REST = r"(?:improvement(?: to be good| to be| to)?|to be good|be good|to be|to)\b"
"""What is left of a grade whose cell was broken over lines that other cells share."""
_TO_BE = compiled(r"\bto be\b")
"""In a label: the grade "to be good" was broken over lines that its cell shares with that label."""
_LONGEST_GRADE = "requires improvement to be good"
_WORD = compiled(r"\w+")
_BETWEEN = compiled(
    r"(?:[\s:;.,|_()–-]|\d(?:\.\d)?\.?(?=\s)|(?:key )?judge?ments?\b|\bgrade\b|the graded judge?ment\b|\b"
    + _REST
    + ")*"
)


class _Mark(Struct, frozen=True):
    """A label, a grade, or (area and grade) a row or sentence with both, found in folded text."""

    start: int
    end: int
    area: Area | None = None
    grade: str | None = None
    grade_start: int = 0
    grade_end: int = 0


def judgements(document: Document, folded: Folded, framework: Framework) -> tuple[Judgement, ...]:
    """The grade of each area, in the order of the framework; an area without one is left out.

    `folded` is the whole report. The table is the first long run of labels and grades; rows or headings elsewhere,
    which may tell of an earlier inspection, count for nothing.
    """
    cover = _marks(folded.text[:_COVER], framework)
    found = _table(folded.text[:_COVER], cover)
    if len(found) < 2:
        found = _table(folded.text, _marks(folded.text, framework))
    stated = {*found, *(mark.area.id for mark in cover if mark.area and mark.grade)}
    missing = [area for area in framework.areas if area.headline and not area.own and area.id not in stated]
    for mark in (*cover, *_stated_later(folded.text, framework, missing)):
        if mark.area and mark.grade and mark.area.headline:
            found.setdefault(mark.area.id, (mark, _Mark(mark.grade_start, mark.grade_end, grade=mark.grade)))
    return tuple(_judgement(document, folded, *found[a.id], a) for a in framework.areas if a.id in found)


def _table(text: str, marks: Sequence[_Mark]) -> dict[str, tuple[_Mark, _Mark]]:
    """Label and grade by area, from the first run of rows that is more than half as long as the longest."""
    runs = [dict(_rows(run)) for run in _runs(text, marks)]
    longest = max(map(len, runs), default=0)
    return next((run for run in runs if 2 * len(run) > longest), {})


def _stated_later(text: str, framework: Framework, areas: Sequence[Area]) -> Iterator[_Mark]:
    """Grades of other bodies than the authority, which some reports state only in the part on that body."""
    for area in areas:
        for named in re.finditer("|".join(map(re.escape, area.aliases)), text):
            start = max(0, named.start() - _BEFORE)
            for mark in _marks(text[start : named.end() + _BEFORE], framework):
                if mark.area == area and mark.grade:
                    at = (mark.start + start, mark.end + start)
                    yield _Mark(*at, area, mark.grade, mark.grade_start + start, mark.grade_end + start)


def grade_pattern(framework: Framework) -> str:
    """A pattern for the grades of a framework's scale as folded text prints them, longest first."""
    words = sorted((alias for g in framework.scale for alias in g.aliases if len(alias) > 2), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words if not word.startswith("grade"))


def grade_of(framework: Framework, printed: str) -> str | None:
    """The id of the grade that folded text prints as `printed`."""
    if printed == "not judged":
        return NOT_JUDGED
    if printed.startswith("requires"):
        return "requires_improvement"
    return next((g.id for g in framework.scale if printed in g.aliases), None)


def _marks(text: str, framework: Framework) -> list[_Mark]:
    """Every label, grade and stated grade in the order of the text."""
    marks: list[_Mark] = []
    broken = False
    by_group = {f"{kind}_{area.id}": area for area in framework.areas for kind in ("label", "said")}
    for match in _pattern(framework).finditer(text):
        kind = match.lastgroup or ""
        if kind == "grade" and broken and match.group() == "good" and match.start() - marks[-1].end <= 1:
            marks[-1] = replace(marks[-1], end=match.end())
            continue
        broken = kind.startswith("label") and _TO_BE.search(match.group()) is not None
        if kind == "grade":
            marks.append(_Mark(match.start(), match.end(), grade=grade_of(framework, match.group())))
            continue
        area = by_group[kind]
        whole = match.span()
        inner = next((i for i in range(1, match.re.groups + 1) if match.group(i) and match.span(i) != whole), None)
        if inner is None:
            marks.append(_Mark(match.start(), match.end(), area))
        else:
            start, end = match.span(inner)
            marks.append(_Mark(match.start(), match.end(), area, grade_of(framework, match.group(inner)), start, end))
    return marks


@cache
def _pattern(framework: Framework) -> re.Pattern[str]:
    """Labels (a grade may stand inside one, where a column was read line by line), sentences with a grade, grades."""
    grades = rf"(?:{grade_pattern(framework)}|not judged)\b"
    split = r"requires(?: improvement)?(?: to be| to)?"
    parts = []
    for area in framework.areas:
        said = "|".join(area.headline)
        if said:
            parts.append(rf"(?P<said_{area.id}>(?:{said})\s+({grades}))")
    for area in sorted(framework.areas, key=lambda a: -len(a.name)):
        words = [re.escape(word) for word in area.name.lower().split()]
        label = rf"\W+(?:({grades}|{split})\W+|{_REST}\W+)?".join(words)
        parts.append(rf"(?P<label_{area.id}>\b{label}\b(?! and care leavers))")
    parts.append(rf"(?P<grade>\b(?<!\bbe )(?:{grades}|requires\b(?! improvement)))")
    return compiled(rf"\b(?=\w)(?:{'|'.join(parts)})")


def _runs(text: str, marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """Marks with nothing of substance between them."""
    run: list[_Mark] = []
    for mark in marks:
        stated = mark.area is not None and mark.grade is not None and bool(mark.area.headline)
        if run and not _BETWEEN.fullmatch(text, run[-1].end, mark.start):
            yield run
            run = []
        if not stated:
            run.append(mark)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _rows(run: Sequence[_Mark]) -> Iterator[tuple[str, tuple[_Mark, _Mark]]]:
    """Pair labels with grades: the grade inside or after the label, above it, or column after column."""
    waiting: list[_Mark] = []
    spare: _Mark | None = None
    if not run[0].area and sum(mark.area is None for mark in run) > sum(mark.area is not None for mark in run):
        run = run[1:]  # a grade above that belongs to no row
    for mark in run:
        if mark.area and mark.grade:
            yield mark.area.id, (mark, _Mark(mark.grade_start, mark.grade_end, grade=mark.grade))
        elif mark.area and spare and not waiting:
            yield mark.area.id, (mark, spare)
            spare = None
        elif mark.area:
            waiting.append(mark)
        elif waiting:
            label = waiting.pop(0)
            assert label.area is not None
            yield label.area.id, (label, mark)
        else:
            spare = mark


def _judgement(document: Document, folded: Folded, label: _Mark, grade: _Mark, area: Area) -> Judgement:
    first, last = (label, grade) if label.start <= grade.start else (grade, label)
    start, end = folded.original(first.start, first.end), folded.original(last.start, last.end)
    passage = (Span(start.start, max(start.end, end.end)),)
    return Judgement(
        area=area.id,
        label=_shown(document, folded, _label(folded.text, label, grade, area)),
        grade=grade.grade or NOT_JUDGED,
        printed=_shown(document, folded, _printed(folded.text, label, grade)),
        passage=passage,
    )


def _label(text: str, label: _Mark, grade: _Mark, area: Area) -> Iterator[tuple[int, int]]:
    """The words of a label, without those of a grade that was read in the midst of it."""
    if label.grade and area.headline:  # a sentence, which states the grade at its end
        yield label.start, grade.start
        return
    at = label.start
    for word in area.name.lower().split():
        at = text.index(word, at, label.end)
        yield at, at + len(word)
        at += len(word)


def _printed(text: str, label: _Mark, grade: _Mark) -> Iterator[tuple[int, int]]:
    """The words of a grade, with those that its cell has on lines which the label's cell shares."""
    yield grade.start, grade.end
    if not text.startswith("requires", grade.start):
        return
    missing = _LONGEST_GRADE.split()[len(text[grade.start : grade.end].split()) :]
    between = text[label.start : label.end]
    for word in _WORD.finditer(text, grade.end):
        if missing and word.group() == missing[0]:
            yield word.span()
            missing.pop(0)
        elif not (word.group().isdigit() or word.group() in between):
            return


def _shown(document: Document, folded: Folded, parts: Iterable[tuple[int, int]]) -> str:
    return document.show(tuple(folded.original(*part) for part in parts))
