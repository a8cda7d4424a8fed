"""A result for a person at a terminal: the verdict, the grades, each finding with both texts, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from claimcheck.cache.patterns import compiled
from claimcheck.model import LEVELS, Comparison, Coverage, Finding, Result
from claimcheck.output import view
from claimcheck.output.evidence import evidence, spans_of, words_of
from claimcheck.output.sheet import GAP, LEVEL_STYLES, MARGIN, QUIET, STRONG, Sheet
from claimcheck.output.words import clean, headline, name, tally, whereabouts

_CHANGE_STYLES = {"fell": "red", "rose": "green"}
_LOOSE = compiled(r" (?=\(wrong\)|or )|(?<=fell from|rose from) |(?<=,) ")
"""Where a cell with more than a grade may break."""


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
    """The grades side by side; on a narrow page as a table with broken lines, or one below the other."""
    rows = view.grade_rows(case.inspection, case)
    if not rows:
        return
    earlier = [view.earlier_heading(case.inspection, case)] if any(row.earlier for row in rows) else []
    head = ["Grade", "report", "release", *earlier]
    cells = [[row.area, row.report, row.release, *([_earlier(row)] if earlier else [])] for row in rows]
    areas = [row.area for row in rows]
    broken = [[_LOOSE.sub("\n", cell) for cell in line] for line in cells]
    sheet.blank()
    if _fits(sheet, head, cells, areas):
        sheet.columns(head, map(_styled, cells, rows))
    elif _fits(sheet, head, broken, " ".join(areas).split()):
        sheet.columns(head, map(_styled, broken, rows))
    else:
        for area, *grades in map(_styled, cells, rows):
            sheet.line(area, indent=2)
            sheet.labelled([told for told in zip(head[1:], grades, strict=True) if told[1]], indent=4)


def _fits(sheet: Sheet, head: list[str], cells: list[list[str]], areas: Iterable[str]) -> bool:
    """Whether a table of these cells is no wider than the page; `areas` are what its first column cannot break."""
    _, *columns = zip(head, *cells, strict=True)
    widths = [max(len(line) for cell in column for line in cell.split("\n")) for column in columns]
    return MARGIN + max(map(len, areas)) + sum(GAP + width for width in widths) <= sheet.width


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
