"""The grades of an authority over time: a table, one column an inspection, and a picture of how the headline moved."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec.json
from msgspec import Struct
from rich.text import Text

from claimcheck.history import Origin, PastInspection, as_of, origin, sources, title
from claimcheck.output.sheet import QUIET, STRONG, Sheet
from claimcheck.output.words import area_name, day, number, short_framework
from claimcheck.report.framework import Framework, framework, grade_name
from claimcheck.rules.shared.evidence import listed

_ORDER = ("overall", "leadership", "help_and_protection", "in_care", "care_leavers", "adoption", "lscb")
_SCALE = ("outstanding", "good", "requires_improvement", "inadequate")
_CELL = (13, 14)
"""Columns for an inspection: at the least "improvement" and a space, so that five and their labels fit in 80;
where there is room "outstanding ^" on one line."""
_LABEL = (12, 24)
"""The least and the most columns for the name of an area or a grade."""
_JOINT = "(joint)"


class Past(Struct, frozen=True):
    """A graded inspection. Dates are ISO; `grades` are by area."""

    framework: str
    start: str
    end: str
    published: str
    grades: dict[str, str]


class History(Struct, frozen=True):
    """The inspections of an authority, oldest first; `origin` is null for one that has been there since 2013."""

    authority: str
    origin: Origin | None
    inspections: list[Past]
    as_of: str
    sources: str


def as_json(inspections: Sequence[PastInspection]) -> str:
    """The inspections of one authority as JSON, with where its grades come from."""
    name = inspections[0].authority
    past = [Past(i.framework, i.start, i.end, i.published, i.grades) for i in inspections]
    found = History(title(name), origin(name), past, as_of(), sources())
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def render(inspections: Sequence[PastInspection], *, width: int = 80, colour: bool = False) -> str:
    """The inspections of one authority, oldest first, in as many tables side by side as `width` columns take."""
    sheet = Sheet(width, colour)
    name = inspections[0].authority
    born = origin(name)
    since = born.since.year if born else 2013
    sheet.line(Text(title(name), STRONG), f"{number(len(inspections), 'graded inspection')} since {since}")
    if born:
        sheet.line(
            f"Came into being on {day(born.since.isoformat())}; before that {listed(born.bodies)}, "
            "whose grades are not its own."
        )
    fit = max(1, (width - _LABEL[0]) // _CELL[0])
    for first in range(0, len(inspections), fit):
        _table(sheet, inspections, range(first, min(first + fit, len(inspections))), width)
    sheet.blank()
    sheet.line(Text(" ".join(_notes(inspections)), QUIET))
    sheet.line(Text(f"As of {day(as_of())}. Source: {sources()}.", QUIET))
    return sheet.text


def _table(sheet: Sheet, inspections: Sequence[PastInspection], columns: range, width: int) -> None:
    """The inspections of `columns` with their grades, and the step line of the headline below."""
    shown = [inspections[i] for i in columns]
    cell = _CELL[1] if _LABEL[1] + _CELL[1] * len(shown) <= width else _CELL[0]
    labels = min(_LABEL[1], width - cell * len(shown))
    sheet.blank()
    for head in ([short_framework(i.framework) for i in shown], [_month(i.start) for i in shown]):
        _row(sheet, "", head, (labels, cell), STRONG)
    for area in (a for a in _ORDER if any(a in i.grades for i in shown)):
        cells = [_cell(inspections, i, area) for i in columns]
        _row(sheet, _label(inspections, area), cells, (labels, cell))
    if any("overall" in i.grades for i in shown):
        sheet.blank()
        for line in _steps(shown, labels, cell):
            sheet.line(line)
        _row(sheet, "", [i.start[:4] for i in shown], (labels, cell), QUIET)


def _row(sheet: Sheet, label: str, cells: Sequence[str], widths: tuple[int, int], style: str = "") -> None:
    """One row of the table, of as many lines as its longest cell needs; `widths` are the label's and a cell's."""
    labels, cell = widths
    columns = [textwrap.wrap(label, labels - 1), *(textwrap.wrap(words, cell - 1) for words in cells)]
    for line in range(max(map(len, columns))):
        parts = [column[line] if line < len(column) else "" for column in columns]
        sheet.line(Text(parts[0].ljust(labels) + "".join(part.ljust(cell) for part in parts[1:]).rstrip(), style))


def _steps(shown: Sequence[PastInspection], labels: int, cell: int) -> Iterator[str]:
    """A step line over the four grades, the best on top: a star for each inspection, in the table's columns.

    The line is broken where no headline was given, or where the one before is not comparable.
    """
    ranks = [_rank(past.grades.get("overall")) for past in shown]
    linked = [_comparable(a, b, "overall") for a, b in pairwise(shown)]
    before = [None, *(rank if link else None for rank, link in zip(ranks, linked, strict=False))]
    goes_on = [a is not None and b is not None for a, b in zip(before[1:], ranks[1:], strict=True)] + [False]
    for rank, grade in enumerate(_SCALE):
        for part, words in enumerate(textwrap.wrap(grade_name(grade), labels - 1)):
            draw = _stem if part else _mark
            cells = (
                draw(rank, was, now) + ("-" if not part and on and rank == now else " ") * (cell - 1)
                for was, now, on in zip(before, ranks, goes_on, strict=True)
            )
            yield (words.ljust(labels) + "".join(cells)).rstrip()


def _mark(rank: int, before: int | None, here: int | None) -> str:
    """What stands on the row of `rank` where an inspection's column begins."""
    if rank == here:
        return "*"
    if before is None or here is None:
        return " "
    return "+" if rank == before else "|" if min(before, here) < rank < max(before, here) else " "


def _stem(rank: int, before: int | None, here: int | None) -> str:
    """What stands below that row, where the grade's name takes a second line."""
    return "|" if before is not None and here is not None and min(before, here) <= rank < max(before, here) else " "


def _cell(inspections: Sequence[PastInspection], number: int, area: str) -> str:
    """The grade of an area, marked where it rose or fell since the inspection before."""
    past = inspections[number]
    if area not in past.grades:
        covering = framework(past.framework).covering(area)
        return _JOINT if covering and covering.id in past.grades and covering.id != area else ""
    grade = past.grades[area]
    before = inspections[number - 1].grades.get(area) if number else None
    was, now = _rank(before), _rank(grade)
    if was is None or now is None or was == now or not _comparable(inspections[number - 1], past, area):
        return grade_name(grade)
    first, *rest = grade_name(grade).split()
    return " ".join([first, "^" if now < was else "v", *rest])


def _rank(grade: str | None) -> int | None:
    return _SCALE.index(grade) if grade in _SCALE else None


def _comparable(before: PastInspection, now: PastInspection, area: str) -> bool:
    """Whether two inspections mean the same by an area of that id and grade on the same scale."""
    ours, theirs = framework(now.framework), framework(before.framework)
    same_scale = [grade.id for grade in ours.scale] == [grade.id for grade in theirs.scale]
    return same_scale and _scope(ours, area) == _scope(theirs, area)


def _scope(standard: Framework, area: str) -> set[str]:
    known = standard.area(area)
    return set(known.combines or (area,)) if known else set()


def _label(inspections: Sequence[PastInspection], area: str) -> str:
    """What the latest inspection that grades the area calls it."""
    latest = next(i for i in reversed(inspections) if area in i.grades)
    return area_name(framework(latest.framework), area)


def _notes(inspections: Sequence[PastInspection]) -> Iterator[str]:
    """What the signs in the table mean, those that stand in it."""
    yield "^ rose, v fell since the inspection before, where both graded the same thing."
    for past in inspections:
        joint = framework(past.framework).covering("care_leavers")
        if joint and joint.id != "care_leavers" and joint.id in past.grades:
            yield f"{_JOINT} graded together: {joint.short}."
            break
    if not framework(inspections[-1].framework).headed:
        yield "Inspections that start since April 2026 give no overall grade."


def _month(iso: str) -> str:
    _, month, year = day(iso).split()
    return f"{month[:3]} {year}"
