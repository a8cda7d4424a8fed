"""Makes the PDFs and report texts of corpus/ from their text sources.

    pip install reportlab
    python tools/make_corpus_pdfs.py [CASE…]

Each corpus/<case>/<name>.source.yaml becomes <name>.pdf, or <name>.txt where it asks for text (`text: flow` or
`layout`, as pdftotext gives them, or `pages`, a library's page dump); a release.source.txt becomes release.pdf. The
sources are invented; what they do not say themselves is filled up from tools/corpus_paragraphs.yaml by the grade of
the section. The layout is that of the real reports: running footers drawn before the page's text, paragraphs broken by
the page, bullets of a symbol font, a grade table with cells over several lines, hyphens at line ends, footnotes. The
same source gives the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from corpus_source import Block, Source, ilacs, sif
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
CORPUS = Path(__file__).parent.parent / "corpus"

Draw = Callable[[Any, Any], None]

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8, embeddedHyphenation=1)
NUMBERED = ParagraphStyle("numbered", BODY, leftIndent=28, bulletIndent=0)
BULLET = ParagraphStyle("bullet", BODY, leftIndent=20, bulletFontName="ZapfDingbats", bulletFontSize=8)
DOT = ParagraphStyle("dot", BODY, leftIndent=20, bulletFontName="Symbol")
BOLD = ParagraphStyle("bold", BODY, fontName="Helvetica-Bold", keepWithNext=1)
HEADING = ParagraphStyle("heading", BOLD, fontSize=13, leading=16, spaceBefore=8)
TITLE = ParagraphStyle("title", HEADING, fontSize=18, leading=22)
TABLE = [("GRID", (0, 0), (-1, -1), 0.5, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
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


def flowables(blocks: Iterable[Block]) -> Iterator[Flowable]:
    for kind, *texts in blocks:
        match kind:
            case "table":
                rows = zip(texts[::2], texts[1::2], strict=True)
                cells = [[Paragraph(left, BODY), Paragraph(right, BODY)] for left, right in rows]
                yield KeepTogether([Table(cells, colWidths=[230, 130], hAlign="LEFT", style=TABLE), Spacer(0, 10)])
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

    _build(target, flowables(sif(source) if source.edition == "sif" else ilacs(source)), before, after)


def write_release(text: str, target: Path) -> None:
    """A release as a council's word processor prints it: paragraphs between blank lines, the first its title."""
    title, *body = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))

    def before(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 805, "News release")
        canvas.drawRightString(523, 32, f"Page {document.page}")

    _build(target, [Paragraph(title, TITLE), *(Paragraph(text, BODY) for text in body)], before)


def _build(target: Path, story: Iterable[Flowable], before: Draw, after: Draw = lambda canvas, document: None) -> None:
    document = BaseDocTemplate(str(target), pagesize=A4, title=target.stem, author="claimcheck corpus")
    frame = Frame(72, 72, 451, 720, leftPadding=0, rightPadding=0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=before, onPageEnd=after))
    document.build(list(story))


def write_text(pdf: Path, target: Path, how: str) -> None:
    if how == "pages":
        import pypdfium2

        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
        target.write_text("\n\n".join(page.replace("\r\n", "\n") for page in pages), encoding="utf-8")
    else:
        options = ["-layout"] if how == "layout" else []
        subprocess.run(["pdftotext", "-enc", "UTF-8", *options, str(pdf), str(target)], check=True)
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
    for file in sorted(CORPUS.glob("*/release.source.txt")):
        if not names or file.parent.name in names:
            write_release(file.read_text(encoding="utf-8"), file.with_name("release.pdf"))


if __name__ == "__main__":
    main(sys.argv[1:])
