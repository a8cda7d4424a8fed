"""A result for a person at a terminal: the verdict, the grades, each finding with both texts, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from claimcheck.cache.patterns import compiled
from claimcheck.model import LEVELS, Comparison, Coverage, Finding, Result
from claimcheck.output import view
from claimcheck.output.evidence import evidence, spans_of, words_of
from claimcheck.output.sheet import LEVEL_STYLES, QUIET, STRONG, Sheet
from claimcheck.output.words import clean, headline, name, tally, whereabouts

_CHANGE_STYLES = {"fell": "red", "rose": "green"}
_LOOSE = compiled(r" (?=\(wrong\)|or )|(?<=fell from|rose from) |(?<=,) ")
"""Where a cell with more than a grade may break."""
_GAPS = 2 + 3 * 2
"""Columns that a table of grades needs beside its words: the indent, and what stands between."""


def render(
    result: Result, *, width: int = 80, colour: bool = False, show_waived: bool = False, paths: bool = False
) -> str:
    """The whole result, `width` columns wide. `paths` heads it with the files as they were given, not their names."""
    sheet = Sheet(width, colour)
    case = result.comparison
    release, report = ((clean(d.path) if paths else name(d)) for d in (case.release.document, case.inspection.document))
    sheet.line(Text(headline(case.inspection), STRONG), _tally(result))
    sheet.line(Text(f"{release} against {report}", QUIET))
    _grades(sheet, case)
    for finding in result.findings:
        if show_waived or finding.waived is None:
            _finding(sheet, case, finding)
    _softenings(sheet, case)
    sheet.blank()
    told = [("Left out", view.left_out(case)), ("Checked", view.checked(case)), ("Not checked", view.not_checked(case))]
    sheet.labelled([(label, text) for label, text in told if text], indent=0, width=12)
    sheet.line(_tally(result))
    return sheet.text


def _grades(sheet: Sheet, case: Comparison) -> None:
    """The grades side by side."""
    rows = view.grade_rows(case.inspection, case)
    if not rows:
        return
    earlier = [view.earlier_heading(case.inspection, case)] if any(row.earlier for row in rows) else []
    cells = [
        [row.area, row.report, row.release, *([_earlier(row)] if earlier else [])]  # one line each, where that fits
        for row in rows
    ]
    if _GAPS + sum(max(map(len, column)) for column in zip(*cells, strict=True)) > sheet.width:
        cells = [[_LOOSE.sub("\n", cell) for cell in line] for line in cells]
    sheet.blank()
    sheet.table(["Grade", "report", "release", *earlier], map(_styled, cells, rows), whole=True)


def _earlier(row: view.GradeRow) -> str:
    return f"{row.change} from {row.earlier}" if row.change else row.earlier


def _styled(cells: list[str], row: view.GradeRow) -> list[str | Text]:
    """The cells of a row as they are shown: the report's grade strong, a wrong one and a change in colour."""
    area, report, release, *earlier = cells
    wrong = "bold red" if "(wrong)" in release else ""
    changed = _CHANGE_STYLES.get(row.change, "")
    return [area, Text(report, STRONG), Text(release, wrong), *(Text(cell, changed) for cell in earlier)]


def _finding(sheet: Sheet, case: Comparison, finding: Finding) -> None:
    level = finding.level or "note"
    sheet.blank()
    label = (level, LEVEL_STYLES[level]) if finding.waived is None else (f"{level}, waived", QUIET)
    sheet.line(Text.assemble(label, "  ", (finding.rule, STRONG)), Text(_at(finding), QUIET))
    sheet.line(finding.message, indent=2)
    if _is_ledger(finding):
        sheet.ledger([(shown.place, shown.words) for shown in evidence(case, finding)])
    else:
        sheet.labelled(_rows(case, finding))
    if finding.waived is not None:
        sheet.labelled([("waived", finding.waived)])


def _is_ledger(finding: Finding) -> bool:
    """Whether it lists several passages of one document, each with its own place."""
    return len(finding.locations) > 1 and len({location.role for location in finding.locations}) == 1


def _at(finding: Finding) -> str:
    if not finding.locations:
        return ""
    first = finding.locations[0]
    place = "" if _is_ledger(finding) else f", {whereabouts(first.document, first.passage)}"
    return name(first.document) + place


def _rows(case: Comparison, finding: Finding) -> Iterator[tuple[str, str | Text]]:
    for number, shown in enumerate(evidence(case, finding)):
        words = f"“{shown.words}”" if shown.quoted else shown.words
        text = Text.assemble(f"{shown.speaker}: " if shown.speaker else "", words)
        for span in spans_of(shown.differing, text.plain):
            text.stylize("bold underline", *span)
        if number:
            text.append(f" ({shown.place})", QUIET)
        yield shown.role, text
    if finding.suggestion:
        yield "suggests", finding.suggestion


def _softenings(sheet: Sheet, case: Comparison) -> None:
    """What the release tells without its criticism."""
    softened = view.softened(case)
    if softened:
        sheet.blank()
        sheet.line(Text.assemble(("softened", STRONG), "  told without the criticism"))
    for item in softened:
        sheet.labelled(_softened(case, item))


def _softened(case: Comparison, item: Coverage) -> Iterator[tuple[str, Text]]:
    for role, document, passages in (
        ("report", case.inspection.document, (item.passage,)),
        ("release", case.release.document, item.evidence),
    ):
        for passage in passages:
            place = f" ({whereabouts(document, passage)})"
            yield role, Text.assemble(words_of(document, passage), (place, QUIET))


def _tally(result: Result) -> Text:
    text = Text(tally(result), "bold green" if not any(result.count(level) for level in LEVELS) else "")
    for level in LEVELS:
        text.highlight_regex(rf"\d+ {level}s?", LEVEL_STYLES[level])
    return text
