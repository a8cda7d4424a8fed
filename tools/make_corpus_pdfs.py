"""Makes the reports of corpus/ from their text sources.

    pip install reportlab
    python tools/make_corpus_pdfs.py [CASE…]

Each corpus/<case>/<name>.source.yaml becomes <name>.pdf, or <name>.txt where it asks for text (`text: flow` or
`layout`, as pdftotext gives them, or `pages`, a library's page dump). The sources are invented; what they do not say
themselves is filled up from tools/corpus_paragraphs.yaml by the grade of the section. The layout is that of the real
reports: running footers drawn before the page's text, paragraphs broken by the page, bullets of a symbol font, a
grade table with cells over several lines, hyphens at line ends, footnotes. The same source gives the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

rl_config.invariant = 1
HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
FILLERS = yaml.safe_load((HERE / "corpus_paragraphs.yaml").read_text())

GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
    "adequate": "Adequate",
}
ILACS_AREAS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall": "Overall effectiveness",
}
IN_CARE_2018 = "The experiences and progress of children in care and care leavers"
SIF_AREAS = {
    "help_and_protection": "1. Children who need help and protection",
    "in_care": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care_leavers": "2.2 Experiences and progress of care leavers",
    "leadership": "3. Leadership, management and governance",
}
SIF_HEADINGS = {
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care": "The experiences and progress of children looked after and achieving permanence",
    "adoption": "The graded judgement for adoption performance is that it is",
    "care_leavers": "The graded judgement about the experience and progress of care leavers is that it is",
    "leadership": "Leadership, management and governance",
}
ABOUT = (
    "The Office for Standards in Education, Children’s Services and Skills (Ofsted) inspects and regulates services that care for children and young "
    "people. This report was written for a collection of invented examples; the authority it names does not exist."
)


@dataclass
class Source:
    """What a source file may say of a report."""

    authority: str
    edition: str
    dates: str
    grades: dict[str, str]
    summary: list[str]
    improve: list[str]
    lead: str = "Ada Quill"
    published: str = ""
    council: str = ""
    priority: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)
    lscb: dict[str, Any] = field(default_factory=dict)
    short_grade: bool = False
    text: str = ""


Block = tuple[str, ...]


def printed(source: Source, grade: str) -> str:
    return GRADES[grade].removesuffix(" to be good") if source.short_grade else GRADES[grade]


# ----------------------------------------------------------------------------------------------------- what is said


def paragraphs(source: Source, area: str, grade: str) -> list[str]:
    """The section's own paragraphs, spread among fillers that suit its grade."""
    section = source.sections.get(area, {}) if area != "lscb" else source.lscb
    bank = {**FILLERS[area], **(FILLERS["care_leavers"] if area == "in_care" and source.edition == "ilacs_2018" else {})}
    topics = [texts for topic, texts in bank.items() if topic not in section.get("skip", [])]
    seed = zlib.crc32(f"{source.authority} {source.dates} {area}".encode())
    turn = seed % len(topics)
    count = int(section.get("fillers", len(topics)))
    fillers = [_filler(topic, grade, seed + number) for number, topic in enumerate((topics[turn:] + topics[:turn])[:count])]
    own = list(section.get("own", []))
    step = max(len(fillers) // (len(own) + 1), 1)
    found = [section["opening"]] if "opening" in section else []
    for number, filler in enumerate(fillers):
        if number % step == step - 1 and own:
            found.append(own.pop(0))
        found.append(filler)
    return [text.replace("{A}", source.authority) for text in found + own]


def _filler(topic: dict[str, str], grade: str, turn: int) -> str:
    good, limits, poor = topic["good"], topic["limits"], topic["poor"]
    first = good.partition(". ")[0].removesuffix(".") + "."
    mixed = f"{first} However, {limits[0].lower()}{limits[1:]}" if turn % 2 else f"{first} {limits}"
    if grade == "outstanding":
        return good
    if grade == "good":
        return f"{good} {limits}" if turn % 5 == 0 else good
    if grade == "requires_improvement":
        return poor if turn % 6 == 0 else good if turn % 3 == 0 else mixed
    return mixed if turn % 5 == 0 else poor


def ilacs(source: Source) -> Iterator[Block]:
    areas = {area: name for area, name in ILACS_AREAS.items() if area in source.grades}
    if source.edition == "ilacs_2018":
        areas["in_care"] = IN_CARE_2018
        yield "title", source.authority
        yield "title", "Inspection of children’s social care services"
        yield "line", f"Inspection dates: {source.dates}"
        yield "line", f"Lead inspector: {source.lead}<br/>Her Majesty’s Inspector"
    else:
        yield "title", f"Inspection of {source.authority} local authority children’s services"
        yield "line", f"Inspection dates: {source.dates}"
        yield "line", f"Lead inspector: {source.lead}, His Majesty’s Inspector"
    rows = [("Judgement", "Grade"), *((name, printed(source, source.grades[area])) for area, name in areas.items())]
    yield "table", *(cell for row in rows for cell in row)
    yield from (("para", text) for text in source.summary)
    if source.priority:
        yield "heading", "Areas for priority action"
        yield from (("bullet", text) for text in source.priority)
    yield "heading", "What needs to improve?" if source.edition != "ilacs_2018" else "What needs to improve"
    yield from (("bullet", text) for text in source.improve)
    number = 0
    for area in ("help_and_protection", "in_care", "care_leavers", "leadership"):
        if area not in areas:
            continue
        grade = GRADES[source.grades[area]]
        if source.edition != "ilacs_2018":
            grade = grade[0].lower() + grade[1:]
        yield "heading", f"{areas[area]}: {grade}"
        for text in paragraphs(source, area, source.grades[area]):
            number += 1
            yield "numbered", str(number), text
    yield "break",
    yield "para", ABOUT


def sif(source: Source) -> Iterator[Block]:
    board = bool(source.lscb)
    yield "title", source.council or f"{source.authority} Council"
    yield "title", "Inspection of services for children in need of help and protection, children looked after and care leavers"
    if board:
        yield "line", "and"
        yield "title", "Review of the effectiveness of the Local Safeguarding Children Board<super>1</super>"
        yield "footnote", "1 This report combines the inspection of the local authority with the review of the Local Safeguarding Children Board."
    yield "line", f"Inspection date: {source.dates}"
    yield "line", f"Report published: {source.published}"
    overall = source.grades["overall"]
    verb = "require improvement to be good" if overall == "requires_improvement" else f"are {overall}"
    yield "heading", f"Children’s services in {source.authority} {verb}"
    rows = [(name, printed(source, source.grades[area])) for area, name in SIF_AREAS.items() if area in source.grades]
    yield "table", *(cell for row in rows for cell in row)
    yield "break",
    yield "heading", "Executive summary"
    yield from (("para", text) for text in source.summary)
    yield "break",
    yield "heading", "Contents"
    for name, page in (("Executive summary", 2), ("The local authority", 4), ("Recommendations", 5), *zip(SIF_HEADINGS.values(), (6, 8, 10, 11, 12), strict=True)):
        if not name.startswith("The graded"):
            yield "contents", f"{name} {page}"
    yield "heading", "The local authority"
    yield "heading", "Information about this local authority area<super>2</super>"
    yield "footnote", "2 The local authority was able to check this section and has brought some of its figures up to date."
    yield "heading", "Previous Ofsted inspections"
    yield from (("dot", text) for text in source.previous)
    yield "heading", "Children living in this area"
    yield from (("dot", text) for text in source.facts)
    number = 0
    if source.priority:
        yield "heading", "Priority and immediate action"
        for text in source.priority:
            number += 1
            yield "numbered", str(number), text
    yield "heading", "Recommendations"
    for text in source.improve:
        number += 1
        yield "numbered", str(number), text
    for area, heading in SIF_HEADINGS.items():
        if area not in source.grades:
            continue
        grade = GRADES[source.grades[area]]
        if heading.endswith("it is"):
            yield "heading", f"{heading} {grade[0].lower()}{grade[1:]}"
        else:
            yield "table", heading, printed(source, source.grades[area])
            yield from (("para", text) for text in source.sections.get(area, {}).get("summary", []))
            yield "heading", "Inspection findings"
        for text in paragraphs(source, area, source.grades[area]):
            number += 1
            yield "numbered", str(number), text
    if board:
        grade = source.lscb["grade"]
        verb = "requires improvement" if grade == "requires_improvement" else f"is {grade}"
        yield "break",
        yield "title", "The Local Safeguarding Children Board (LSCB)"
        yield "heading", f"The Local Safeguarding Children Board {verb}"
        yield "heading", "Executive summary"
        yield from (("para", text) for text in source.lscb["summary"])
        yield "heading", "Recommendations"
        for text in source.lscb["improve"]:
            number += 1
            yield "numbered", str(number), text
        yield "heading", "Inspection findings – the Local Safeguarding Children Board"
        for text in paragraphs(source, "lscb", grade):
            number += 1
            yield "numbered", str(number), text
    yield "break",
    yield "heading", "Information about this inspection"
    yield "para", "Inspectors read children’s case files, watched meetings and visits, and spoke with children, families, carers and staff."
    yield "line", f"Lead inspector: {source.lead} HMI"
    yield "para", ABOUT


# ------------------------------------------------------------------------------------------------------ how it looks

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8, embeddedHyphenation=1)
NUMBERED = ParagraphStyle("numbered", BODY, leftIndent=28, bulletIndent=0)
BULLET = ParagraphStyle("bullet", BODY, leftIndent=20, bulletFontName="ZapfDingbats", bulletFontSize=8)
DOT = ParagraphStyle("dot", BODY, leftIndent=20, bulletFontName="Symbol")
HEADING = ParagraphStyle("heading", BODY, fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=8, keepWithNext=1)
TITLE = ParagraphStyle("title", HEADING, fontSize=18, leading=22)
STYLES = {"para": BODY, "line": BODY, "contents": BODY, "heading": HEADING, "title": TITLE}


class Footnote(Flowable):  # type: ignore[misc]
    """Takes no room; has the page it falls on draw its text at the foot, after the page's own text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        notes = getattr(self.canv, "footnotes", [])
        self.canv.footnotes = [*notes, self.text]


def flowables(blocks: Iterator[Block]) -> Iterator[Flowable]:
    for kind, *texts in blocks:
        match kind:
            case "table":
                cells = [[Paragraph(left, BODY), Paragraph(right, BODY)] for left, right in zip(texts[::2], texts[1::2], strict=True)]
                yield KeepTogether([Table(cells, colWidths=[230, 130], hAlign="LEFT", style=[("GRID", (0, 0), (-1, -1), 0.5, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")]), Spacer(0, 10)])
            case "numbered":
                yield Paragraph(texts[1], NUMBERED, bulletText=f"{texts[0]}.")
            case "bullet":
                yield Paragraph(texts[0], BULLET, bulletText="n")
            case "dot":
                yield Paragraph(texts[0], DOT, bulletText="\xb7")
            case "break":
                yield PageBreak()
            case "footnote":
                yield Footnote(texts[0])
            case _:
                yield Paragraph(texts[0], STYLES[kind])


def write_pdf(source: Source, target: Path) -> None:
    def before(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 9)
        if source.edition in ("ilacs_2023", "ilacs_2026") and document.page > 1:
            canvas.drawString(72, 44, f"Inspection of {source.authority} local authority children’s services")
            canvas.drawString(72, 32, source.dates)
        elif source.edition == "ilacs_2018" and document.page > 1 and len(source.authority) % 2:
            canvas.drawString(72, 805, f"{source.authority}: inspection of children’s social care services")
        canvas.drawRightString(523, 32, str(document.page))

    def after(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        for number, text in enumerate(getattr(canvas, "footnotes", [])):
            canvas.drawString(72, 62 - 10 * number, text)
        canvas.footnotes = []

    document = BaseDocTemplate(str(target), pagesize=A4, title=f"{source.authority} inspection report", author="claimcheck corpus")
    frame = Frame(72, 72, 451, 720, leftPadding=0, rightPadding=0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=before, onPageEnd=after))
    document.build(list(flowables(sif(source) if source.edition == "sif" else ilacs(source))))


def write_text(pdf: Path, target: Path, how: str) -> None:
    if how == "pages":
        import pypdfium2

        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
        target.write_text("\n\n".join(page.replace("\r\n", "\n") for page in pages), encoding="utf-8")
    else:
        subprocess.run(["pdftotext", "-enc", "UTF-8", *(["-layout"] if how == "layout" else []), str(pdf), str(target)], check=True)
    pdf.unlink()


def main(names: list[str]) -> None:
    for file in sorted(CORPUS.glob("*/*.source.yaml")):
        if names and file.parent.name not in names:
            continue
        source = Source(**yaml.safe_load(file.read_text(encoding="utf-8")))
        pdf = file.with_name(file.name.replace(".source.yaml", ".pdf"))
        write_pdf(source, pdf)
        if source.text:
            write_text(pdf, pdf.with_suffix(".txt"), source.text)


if __name__ == "__main__":
    main(sys.argv[1:])
