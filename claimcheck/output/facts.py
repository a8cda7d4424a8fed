"""What was read in a report, the history of an authority, and the rules, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from claimcheck.cache.patterns import compiled
from claimcheck.model import Document, Inspection, Passage
from claimcheck.output import view
from claimcheck.output.sheet import LEVEL_STYLES, QUIET, STRONG, Sheet
from claimcheck.output.words import (
    area_name,
    clean,
    day,
    headline,
    name,
    number,
    whereabouts,
)
from claimcheck.report.framework import framework_of, grade_name
from claimcheck.rules import Rule
from claimcheck.rules.examples import Example, ReportSketch

_LISTS = {
    ("priority_action", False): "Areas for priority action",
    ("improvement", False): "Areas for improvement",
    ("priority_action", True): "Areas for priority action by the safeguarding board",
    ("improvement", True): "Areas for improvement by the safeguarding board",
}
"""The headings of the recommendations, by their kind and whether they are to the board."""

_BREAK = compiled(r"\n\s*\n|\n(?=\s*[-•*|])")


def render(inspection: Inspection, *, width: int = 80, colour: bool = False) -> str:
    """Framework, grades, earlier grades, recommendations and gravest findings, with their places."""
    sheet = Sheet(width, colour)
    document = inspection.document
    sheet.line(Text(headline(inspection), STRONG))
    told = [
        name(document),
        f"published {day(inspection.published)}" if inspection.published else "",
        f"lead inspector {inspection.lead_inspector}" if inspection.lead_inspector else "",
    ]
    sheet.line(Text(clean(", ".join(part for part in told if part)), QUIET))
    _grades(sheet, inspection)
    _earlier(sheet, inspection)
    for (kind, board), title in _LISTS.items():
        listed = [r.passage for r in inspection.recommendations if r.kind == kind and (r.audience == "lscb") == board]
        _passages(sheet, document, title, listed)
    _passages(sheet, document, "Strengths", inspection.strengths)
    praise = sum(remark.praise for remark in inspection.remarks)
    criticisms = sum(remark.severity >= 1 for remark in inspection.remarks)
    if inspection.remarks:
        sheet.blank()
        sheet.line(
            f"{number(len(inspection.remarks), 'sentence')} of the inspectors read: "
            f"{praise} of praise, {criticisms} of criticism"
        )
    return sheet.text


def _grades(sheet: Sheet, inspection: Inspection) -> None:
    rows = view.grade_rows(inspection)
    if not rows:
        return
    places = {area_name(framework_of(inspection), j.area): j.passage for j in inspection.judgements}
    earlier = [view.earlier_heading(inspection)] if any(row.earlier for row in rows) else []
    sheet.blank()
    sheet.table(
        ["Grade", "report", *earlier, ""],
        [
            [
                row.area,
                Text(row.report, STRONG),
                *([row.earlier] if earlier else []),
                Text(whereabouts(inspection.document, places[row.area]), QUIET),
            ]
            for row in rows
        ],
    )


def _earlier(sheet: Sheet, inspection: Inspection) -> None:
    """The earlier grades that the report itself tells of."""
    if inspection.earlier:
        sheet.blank()
        sheet.line(Text(f"Earlier grades it tells of ({len(inspection.earlier)})", STRONG))
        for told in inspection.earlier:
            area = told.scope or area_name(framework_of(inspection), told.area).lower()
            words = f"{grade_name(told.grade)}, {area}{f', {day(told.date)}' if told.date else ''}"
            place = f" ({whereabouts(inspection.document, told.passage)})" if told.passage else ""
            sheet.labelled([("-", Text.assemble(clean(words), (place, QUIET)))], width=1)


def _passages(sheet: Sheet, document: Document, title: str, passages: Sequence[Passage]) -> None:
    if passages:
        sheet.blank()
        sheet.line(Text(f"{title} ({len(passages)})", STRONG))
        for passage in passages:
            shown = Text.assemble(clean(document.show(passage)), (f" ({whereabouts(document, passage)})", QUIET))
            sheet.labelled([("-", shown)], width=1)


def render_rules(rules: Iterable[Rule], *, width: int = 80, colour: bool = False) -> str:
    """Every rule with its default level and what it looks for, by family."""
    sheet = Sheet(width, colour)
    family = ""
    for rule in rules:
        if rule.family != family:
            if family:
                sheet.blank()
            sheet.line(Text(rule.family.capitalize(), STRONG))
            family = rule.family
        sheet.line(Text.assemble((rule.level.ljust(8), LEVEL_STYLES[rule.level]), rule.name), indent=2)
        sheet.line(rule.summary, indent=10)
    return sheet.text


def render_rule(rule: Rule, examples: Iterable[Example], *, width: int = 80, colour: bool = False) -> str:
    """A rule: what it does, why it matters, and the examples that show it fire and stay silent."""
    sheet = Sheet(width, colour)
    sheet.line(Text(rule.name, STRONG), Text(f"{rule.level}, {rule.family}", LEVEL_STYLES[rule.level]))
    for paragraph in rule.description.split("\n\n"):
        sheet.blank()
        sheet.line(" ".join(paragraph.split()))
    for example in examples:
        sheet.blank()
        sheet.line(
            Text(example.title, STRONG), Text("fires", "red") if example.fires else Text("silent", "green"), indent=0
        )
        sheet.labelled(
            [("release", line) for line in flowing(example.release)]
            + list(sketched("report", example.report))
            + (list(sketched("earlier", example.previous)) if example.previous else [])
        )
    return sheet.text


def flowing(text: str) -> list[str]:
    """Each paragraph of a text on a line of its own, and each item of a list or row of a table in it."""
    return [" ".join(line.split()) for line in _BREAK.split(text.strip())]


def sketched(label: str, sketch: ReportSketch) -> Iterable[tuple[str, str]]:
    """What an example's report says, the parts that are filled in for every example left out."""
    usual = ReportSketch()
    if sketch.authority != usual.authority or sketch.dates != usual.dates:
        yield label, f"{sketch.authority}, {sketch.dates}"
    if sketch.grades:
        yield (
            label,
            ", ".join(f"{area.replace('_', ' ')}: {grade_name(grade)}" for area, grade in sketch.grades.items()),
        )
    if sketch.summary != usual.summary:
        yield label, sketch.summary
    if sketch.improve != usual.improve:
        yield from ((label, f"to improve: {item}") for item in sketch.improve)
    for paragraphs in sketch.findings.values():
        yield from ((label, paragraph) for paragraph in paragraphs)
